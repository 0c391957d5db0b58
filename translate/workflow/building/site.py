"""What is the same on every page, as the configuration has it."""

import sys
from dataclasses import asdict

from translate.config import Project
from translate.errors import TranslateError
from translate.render import Allowed, Site, refuse_unsafe, theme_digest
from translate.workflow.building.record import key_of
from translate.workflow.surroundings import libraries, program

SETTINGS = ("source_language", "segments", "front_matter")
"""Keys of the configuration on which a page depends beside those of the site."""


def site_of(project: Project) -> Site:
    """Return the site of a project; raises `TranslateError` for what cannot be, or is unsafe."""
    table = project.site
    if table.theme is not None and not table.theme.is_dir():
        raise project.fault(f"no such folder: {project.shown(table.theme)}", "theme", ("site",))
    allow = table.allow
    allowed = Allowed(
        tags=frozenset(allow.tags),
        attributes={tag: frozenset(names) for tag, names in allow.attributes.items()},
        classes={tag: frozenset(names) for tag, names in allow.classes.items()},
        frames=frozenset(allow.frames),
    )
    try:
        refuse_unsafe(allowed)
    except TranslateError as error:
        raise project.fault(error.message, "allow", ("site",)) from None
    return Site(
        source_language=project.source_language,
        url=table.url,
        name=table.name,
        logo=table.logo,
        credits=table.credits,
        theme=table.theme,
        allowed=allowed,
    )


def surroundings(project: Project, site: Site) -> str:
    """Return the key of all that a page depends on beside its article, catalog and neighbours."""
    settings = {name: getattr(project, name) for name in SETTINGS}
    table = asdict(project.site) | {"theme": None}  # what is in it counts, not where it is
    return key_of(settings, table, theme_digest(site), sys.version, program(), libraries())
