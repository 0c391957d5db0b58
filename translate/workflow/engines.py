"""`engines`: what can be asked, for which languages of the project, and where text would go."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from translate.config import Project
from translate.engines import ENGINES, UNSERVED, make_engine, settings_of
from translate.languages import language
from translate.workflow.desk import languages_of

LOCAL = "this computer only"
"""What engines say that send nothing."""


@dataclass(frozen=True)
class EngineReport:
    """An engine as it is set up here."""

    name: str
    usable: bool
    """Whether it can translate into one of the languages, at least."""
    asked: int
    """Its place in the order in which `fill` asks; 0 if it is not asked."""
    sends: str
    """Where text goes; empty for one that cannot be used at all."""
    languages: tuple[str, ...] = ()
    """Those of the project that it translates into."""
    reasons: dict[str, list[str]] = field(default_factory=dict)
    """Why not into others, and what to do → these languages."""


def list_engines(project: Project, codes: Sequence[str]) -> tuple[EngineReport, ...]:
    """Return all engines, those that are asked first; `codes` narrows to languages.

    A server that says which languages it has is asked for them; nothing else is sent.
    """
    targets = tuple(dict.fromkeys(language(code).code for code in codes)) or languages_of(project)
    names = dict.fromkeys((*project.engines, *_all_names()))
    with ThreadPoolExecutor(len(names)) as threads:
        reports = threads.map(lambda name: _report(project, name, targets), names)
        served = tuple(reports)
    unserved = (
        EngineReport(name, usable=False, asked=0, sends="", reasons={reason: list(targets)})
        for name, reason in UNSERVED.items()
    )
    return (*served, *unserved)


def _all_names() -> Iterator[str]:
    """Yield the names of all engines, also with what may stand after a colon."""
    for name, kind in ENGINES.items():
        yield name
        yield from (f"{name}:{variant}" for variant in kind.variants)


def _report(project: Project, name: str, targets: Sequence[str]) -> EngineReport:
    asked = project.engines.index(name) + 1 if name in project.engines else 0
    if not ENGINES[name.partition(":")[0]].module:
        return EngineReport(name, usable=True, asked=asked, sends=LOCAL, languages=tuple(targets))
    engine = make_engine(name, settings_of(name, project.engine))
    try:
        refusals = {target: engine.refuses(project.source_language, target) for target in targets}
    finally:
        engine.close()
    reasons: dict[str, list[str]] = {}
    for target, reason in refusals.items():
        if reason:
            reasons.setdefault(reason, []).append(target)
    able = tuple(target for target, reason in refusals.items() if not reason)
    return EngineReport(
        name, usable=bool(able), asked=asked, sends=engine.sends, languages=able, reasons=reasons
    )
