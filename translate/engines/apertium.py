"""Apertium: rule-based translation on this computer, from French into its neighbours.

By default only the pairs that it translates directly. By way of Spanish or Catalan every language gets many
times the unknown words: such a *pivot* must be asked for by name, as the engine ``apertium:es-pt``.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from translate.engines.base import Engine, EngineStopped
from translate.engines.draft import UnansweredError, draft
from translate.engines.names import half_known_names
from translate.engines.pipe import Pipe, PipeError
from translate.engines.protect import Masked, mask
from translate.engines.run import Run
from translate.engines.shapes import DamagedError, Reading, Shape
from translate.engines.stream import SHAPES
from translate.engines.verify import marks_fault
from translate.languages import base_language
from translate.model import Answer, Question

FAILURES_IN_A_ROW = 3
"""So many texts without any answer, one after the other, and the engine stops."""


class Leg(NamedTuple):
    """A pair of languages that Apertium translates directly."""

    mode: str
    package: str
    """The Debian package."""


class Route(NamedTuple):
    """How Apertium gets from French into a language."""

    language: str
    legs: tuple[Leg, ...]


_SPANISH, _CATALAN = Leg("fr-es", "apertium-fr-es"), Leg("fra-cat", "apertium-fra-cat")

DIRECT: Mapping[str, Route] = MappingProxyType(
    {
        "ca": Route("Catalan", (_CATALAN,)),
        "es": Route("Spanish", (_SPANISH,)),
        "frp": Route("Arpitan", (Leg("fra-frp", "apertium-fra-frp"),)),
        "oc": Route("Occitan", (Leg("fra-oci", "apertium-oci-fra"),)),
        "oc_gascon": Route("Gascon", (Leg("fra-oci_gascon", "apertium-oci-fra"),)),
    }
)
"""The pairs from French, by target."""

PIVOTS: Mapping[str, tuple[str, Route]] = MappingProxyType(
    {
        "es-pt": ("pt", Route("Portuguese", (_SPANISH, Leg("es-pt", "apertium-es-pt")))),
        "es-pt_BR": ("pt_br", Route("Brazilian Portuguese", (_SPANISH, Leg("es-pt_BR", "apertium-es-pt")))),
        "es-it": ("it", Route("Italian", (_SPANISH, Leg("spa-ita", "apertium-spa-ita")))),
        "es-en": ("en", Route("English", (_SPANISH, Leg("spa-eng", "apertium-eng-spa")))),
        "ca-en": ("en", Route("English", (_CATALAN, Leg("cat-eng", "apertium-eng-cat")))),
    }
)
"""By what stands after ``apertium:``: the target, and the way there."""


class Apertium:
    """The engine ``apertium``; its pipelines run until `close`."""

    sends = "this computer only"

    def __init__(self, name: str, timeout: float, modes: str, *, keep_unknown_names: bool) -> None:
        """Take its name, how many seconds a text may take, and the folder of the mode files.

        With `keep_unknown_names`, names that its dictionaries know by half are left as they are.
        """
        self.name = name
        self._keep_unknown_names = keep_unknown_names
        self._timeout = timeout
        self._modes = Path(modes)
        variant = name.partition(":")[2]
        self._routes = dict([PIVOTS[variant]]) if variant else DIRECT
        self._pipes: dict[str, Pipe] = {}

    def refuses(self, source: str, target: str) -> str | None:
        """Return what is not installed, or that there is no such pair; None if it can translate."""
        route = self._route(target)
        if _language(source) != "fr" or route is None:
            known = ", ".join(one.language for one in self._routes.values())
            return f"Apertium translates from French into {known} only"
        packages = " ".join(leg.package for leg in route.legs)
        if not (shutil.which("apertium") and shutil.which("bash")):
            return f"Apertium is not installed (apt install apertium {packages})"
        if not shutil.which("apertium-wblank-mode"):
            return "this Apertium is too old; version 3.8 or later is needed"
        missing = [leg.package for leg in route.legs if not self._mode(leg).is_file()]
        if missing:
            return f"Apertium has no {route.language} in {self._modes} (apt install {' '.join(missing)})"
        return None

    def translate(
        self, questions: Sequence[Question], source: str, target: str
    ) -> Iterator[tuple[int, Answer]]:
        """Yield the answers in the order of the questions."""
        route = self._route(target)
        refusal = self.refuses(source, target)
        if route is None or refusal:
            raise EngineStopped(refusal or "")
        pipes = [self._pipes.setdefault(leg.mode, Pipe(self._mode(leg), self._timeout)) for leg in route.legs]
        failures: list[str] = []

        def ask(masked: Masked, shape: Shape) -> Reading:
            try:
                reading = _through(pipes, masked, shape)
            except PipeError as error:
                failures.append(str(error))
                raise UnansweredError(str(error)) from None
            failures.clear()
            return reading

        for index, question in enumerate(questions):
            if self._keep_unknown_names:
                question = _with_names(question, pipes)  # noqa: PLW2901 - the same question
            answer = draft(question, SHAPES, ask, target)
            if len(failures) >= FAILURES_IN_A_ROW:
                raise EngineStopped(failures[-1])
            yield index, answer

    def close(self) -> None:
        """End the pipelines."""
        for pipe in list(self._pipes.values()):
            pipe.close()
        self._pipes.clear()

    def _mode(self, leg: Leg) -> Path:
        return self._modes / f"{leg.mode}.mode"

    def _route(self, target: str) -> Route | None:
        """Return the way to a target: by its whole name, or by its language where a country is added."""
        code = target.replace("-", "_").lower()
        country = code.partition("_")[2]
        return self._routes.get(code) or (self._routes.get(_language(code)) if len(country) == 2 else None)


def make(name: str, run: Run, *, timeout: float, modes: str, keep_unknown_names: bool) -> Engine:
    """Make the engine from its settings."""
    del run  # it sends nothing, and starting it costs nothing that a cache could save
    return Apertium(name, timeout, modes, keep_unknown_names=keep_unknown_names)


def _through(pipes: Sequence[Pipe], masked: Masked, shape: Shape) -> Reading:
    """Send a text through the pipelines; Apertium's own marks are taken out after each."""
    unknown: list[str] = []
    text = masked.text
    for number, pipe in enumerate(pipes):
        if number and (reason := marks_fault(masked, text)):
            raise DamagedError(reason)
        reading = shape.read(pipe.ask(shape.write(Masked(text, masked.marks))), masked)
        text = reading.text
        unknown += reading.unknown
    return Reading(text, tuple(unknown))


def _with_names(question: Question, pipes: Sequence[Pipe]) -> Question:
    """Return a question whose half-known names are not to be translated."""

    def render(name: str) -> Reading:
        try:
            return _through(pipes, mask(name), SHAPES[0])
        except (PipeError, DamagedError):
            return Reading(name)

    names = [
        name
        for name in half_known_names(question.text, render)
        if not any(name.start < span.end and span.start < name.end for span in question.spans)
    ]
    return replace(question, spans=(*question.spans, *names)) if names else question


def _language(code: str) -> str:
    return base_language(code)
