"""Apertium: rule-based translation on this computer, from French into its neighbours.

Only direct pairs: by way of Spanish or Catalan every language gets many times the unknown words.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from translate.engines.base import EngineStopped
from translate.engines.draft import UnansweredError, draft
from translate.engines.pipe import Pipe, PipeError
from translate.engines.stream import SHAPES
from translate.model import Answer, Question

FAILURES_IN_A_ROW = 3
"""So many texts without any answer, one after the other, and the engine stops."""


class Pair(NamedTuple):
    """A pair of languages that Apertium translates directly."""

    language: str
    mode: str
    package: str
    """The Debian package."""


PAIRS: Mapping[str, Pair] = MappingProxyType(
    {
        "ca": Pair("Catalan", "fra-cat", "apertium-fra-cat"),
        "es": Pair("Spanish", "fr-es", "apertium-fr-es"),
        "frp": Pair("Arpitan", "fra-frp", "apertium-fra-frp"),
        "oc": Pair("Occitan", "fra-oci", "apertium-oci-fra"),
        "oc_gascon": Pair("Gascon", "fra-oci_gascon", "apertium-oci-fra"),
    }
)
"""The pairs from French, by target."""


class Apertium:
    """The engine ``apertium``; its pipelines run until `close`."""

    name = "apertium"
    sends = "this computer only"

    def __init__(self, timeout: float, modes: str) -> None:
        """Take how many seconds a text may take, and the folder of the mode files."""
        self._timeout = timeout
        self._modes = Path(modes)
        self._pipes: dict[str, Pipe] = {}

    def refuses(self, source: str, target: str) -> str | None:
        """Return what is not installed, or that there is no such pair; None if it can translate."""
        pair = _pair(target)
        if _language(source) != "fr" or pair is None:
            known = ", ".join(pair.language for pair in PAIRS.values())
            return f"Apertium translates from French into {known} only, not from {source} into {target}"
        if not (shutil.which("apertium") and shutil.which("bash")):
            return f"Apertium is not installed (apt install apertium {pair.package})"
        if not shutil.which("apertium-wblank-mode"):
            return "this Apertium is too old; version 3.8 or later is needed"
        if not (self._modes / f"{pair.mode}.mode").is_file():
            return f"Apertium has no {pair.language} in {self._modes} (apt install {pair.package})"
        return None

    def translate(
        self, questions: Sequence[Question], source: str, target: str
    ) -> Iterator[tuple[int, Answer]]:
        """Yield the answers in the order of the questions."""
        pair = _pair(target)
        refusal = self.refuses(source, target)
        if pair is None or refusal:
            raise EngineStopped(refusal or "")
        pipe = self._pipes.setdefault(pair.mode, Pipe(self._modes / f"{pair.mode}.mode", self._timeout))
        failures: list[str] = []

        def ask(stream: str) -> str:
            try:
                answer = pipe.ask(stream)
            except PipeError as error:
                failures.append(str(error))
                raise UnansweredError(str(error)) from None
            failures.clear()
            return answer

        for index, question in enumerate(questions):
            answer = draft(question, SHAPES, ask, target)
            if len(failures) >= FAILURES_IN_A_ROW:
                raise EngineStopped(failures[-1])
            yield index, answer

    def close(self) -> None:
        """End the pipelines."""
        for pipe in self._pipes.values():
            pipe.close()
        self._pipes.clear()


def _pair(target: str) -> Pair | None:
    """Return the pair of a target: by its whole name, else by its language where only a country is added."""
    code = target.replace("-", "_").lower()
    country = code.partition("_")[2]
    return PAIRS.get(code) or (PAIRS.get(_language(code)) if len(country) == 2 else None)


def _language(code: str) -> str:
    return code.replace("-", "_").lower().partition("_")[0]
