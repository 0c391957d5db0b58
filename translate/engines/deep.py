"""The adapter of deep-translator (1.11.4).

It is not thread-safe, knows no time limit, does not retry, hides the status of an answer and takes error
pages for translations. So there is one instance a request, requests is replaced in it by our `Transport`,
and every answer goes through `Service`. Its providers that are not used here are listed, with the reason, in
`translate.engines.UNSERVED`.
"""

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any, NamedTuple

from translate.engines.dialect import Limits, Part
from translate.engines.locales import lacking
from translate.engines.shapes import TOKENS
from translate.engines.transport import Page, Transport, TroubleError
from translate.engines.verify import is_error_message


class Provider(NamedTuple):
    """One of its translators."""

    title: str
    """What messages call it."""
    module: str
    name: str
    """The class."""
    size: int
    """How many bytes a text may have."""
    code: Callable[[str], str | None]
    """Returns its code of a locale, None if it has none."""
    look: Callable[[Page], None]
    """Raises `TroubleError` for a page that holds no translation."""


class Deep:
    """The dialect of a service that deep-translator asks, one text a request."""

    shapes = TOKENS
    takes_terms = False
    flavour = ""

    def __init__(self, provider: Provider, transport: Transport) -> None:
        self._provider = provider
        self.transport = transport
        self.limits = Limits(texts=1, size=provider.size)

    def refuses(self, source: str, target: str) -> str | None:
        """Return which language it does not know; None if it can translate."""
        return lacking(self._provider.title, self._provider.code, (source, target))

    def ask(self, parts: Sequence[Part], source: str, target: str) -> Sequence[object]:
        """Ask for the one text."""
        pair = (self._provider.code(source) or "", self._provider.code(target) or "")
        return [_translation(self._provider, self.transport, pair, part.text) for part in parts]


class _Requests:
    """What deep-translator finds in the place of the module requests."""

    @staticmethod
    def get(_url: str, params: dict[str, str], proxies: object = None) -> Page:  # noqa: ARG004 - its signature
        """Ask the service that is asked in this thread."""
        transport, look = _asked.get()
        page = transport.get(params=params)
        look(page)
        return page


_asked: ContextVar[tuple[Transport, Callable[[Page], None]]] = ContextVar("asked")


def _translation(provider: Provider, transport: Transport, pair: tuple[str, str], text: str) -> str:
    """Translate one text from and into its codes of languages; raises `TroubleError`."""
    from deep_translator.exceptions import BaseError

    _asked.set((transport, provider.look))
    try:
        translator = getattr(_module(provider.module), provider.name)(source=pair[0], target=pair[1])
        answer = translator.translate(text)
    except TroubleError:
        raise
    except (
        BaseError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RuntimeError,
        StopIteration,
        TypeError,
        ValueError,
    ):
        raise TroubleError("failing", f"{transport.host} sent a page without a translation") from None
    if answer is None:
        return text
    if not str(answer).strip():
        raise TroubleError("failing", f"{transport.host} sent an empty answer")
    if is_error_message(str(answer), text):
        raise TroubleError("failing", f"{transport.host} sent an error message")
    return str(answer)


@cache
def codes(table: str) -> Mapping[str, str]:
    """Return one of its tables of languages: English names → codes."""
    found: Mapping[str, str] = getattr(import_module("deep_translator.constants"), table)
    return found


@cache
def _module(name: str) -> Any:  # noqa: ANN401 - deep-translator is not typed and stays in this file
    """Return a copy of one of its modules of our own, with `_Requests` in the place of requests."""
    spec = find_spec(f"deep_translator.{name}")
    if spec is None or spec.loader is None:
        raise ImportError(f"deep_translator.{name}")
    module: Any = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.requests = _Requests
    return module
