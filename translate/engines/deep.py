"""The adapter of deep-translator (1.11.4).

It is not thread-safe, knows no time limit, does not retry, hides the status of an answer and takes error
pages for translations. So there is one instance a request, requests is replaced in it by our `Transport`,
and every answer goes through `Service`. Its providers that are not used here are listed, with the reason, in
`translate.engines.UNSERVED`.
"""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any, NamedTuple

from translate.engines.transport import Page, Transport, TroubleError
from translate.engines.verify import is_error_message


class Provider(NamedTuple):
    """One of its translators."""

    module: str
    name: str
    """The class."""
    look: Callable[[Page], None]
    """Raises `TroubleError` for a page that holds no translation."""


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


def ask(provider: Provider, transport: Transport, pair: tuple[str, str], text: str) -> str:
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
