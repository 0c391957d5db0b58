"""The settings of engines and checks held against what they know, before any work is done."""

from collections.abc import Callable, Mapping
from functools import partial

from translate.config import Project, line_of
from translate.engines import check_settings as check_engine
from translate.errors import TranslateError
from translate.workflow.check import check_settings as check_check


def refuse_wrong_settings(project: Project) -> None:
    """Raise `TranslateError`, with file and line, for what is unknown or set up wrongly."""
    for name in project.engines:
        _held(project, "engines", partial(check_engine, name, {}))
    _tables(project, project.engine, check_engine)
    _tables(project, project.check, check_check)


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
        file = project.file
        line = line_of(file, key) if file else None
        raise TranslateError(error.message, path=file.name if file else None, line=line) from None
