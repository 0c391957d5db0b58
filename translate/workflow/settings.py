"""The settings of engines and checks held against what they know, before any work is done."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from translate.config import Project
from translate.engines import check_settings as check_engine
from translate.errors import TranslateError


def refuse_wrong_settings(project: Project) -> None:
    """Raise `TranslateError`, with file and line, for what is unknown or set up wrongly."""
    for name in project.engines:
        _held(project, "engines", partial(check_engine, name, {}))
    _tables(project, project.engine, check_engine)
    if project.check:  # the checks take a tenth of a second to load
        from translate.workflow.checking.severities import check_settings as check_check

        _tables(project, project.check, check_check)


def refuse_unknown_engines(names: Sequence[str]) -> None:
    """Raise `TranslateError` for an engine that does not exist."""
    for name in names:
        check_engine(name, {})


def _tables(
    project: Project,
    tables: Mapping[str, Mapping[str, object]],
    check: Callable[[str, Mapping[str, object]], object],
) -> None:
    for name, settings in tables.items():
        _held(project, name, partial(check, name, {}))
        for key, value in settings.items():
            _held(project, key, partial(check, name, {key: value}))


def _held(project: Project, key: str, check: Callable[[], object]) -> None:
    """Run a check of the configuration; give its error the line that sets the key."""
    try:
        check()
    except TranslateError as error:
        raise project.fault(error.message, key) from None
