"""Templates and the stylesheet, ours or a theme's. The adapter of Jinja.

A theme is a folder of templates that stand in for ours of the same name; ours stay in reach under
``default/``: ``{% extends "default/page.html.j2" %}``. Whatever is put into a template is escaped.
"""

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from translate.errors import TranslateError
from translate.render.site import Site

__all__ = ["Markup", "escape", "rendered", "stylesheet", "theme_digest", "without_controls"]

UNSAFE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[^\0-\uffff]")
"""What no page and no XML may hold (HTML standard, 13.2.3.5; XML 1.0, 2.2), and what must be looked at."""


def rendered(site: Site, name: str, context: Mapping[str, Any]) -> str:
    """Return a template filled in, without characters that HTML forbids.

    Raises `TranslateError` with file and line when a theme's template cannot be read or filled in.
    """
    try:
        return without_controls(_environment(site.theme).get_template(name).render(context))
    except Exception as error:  # whatever a theme's expressions raise is its author's to mend
        if site.theme is None:
            raise
        raise _theme_error(error, site.theme) from None


def without_controls(text: str) -> str:
    """Return a text with a blank for each character that neither HTML nor XML may hold."""
    return UNSAFE.sub(lambda found: " " if _is_forbidden(found[0]) else found[0], text)


def stylesheet(site: Site) -> str:
    """Return the text of ``style.css``: the theme's, else ours.

    Raises `TranslateError` when the theme's cannot be read.
    """
    own = site.theme / "style.css" if site.theme is not None else None
    if own is None or not own.is_file():
        return (files("translate.render") / "style.css").read_text(encoding="utf-8")
    try:
        return _content(own).decode("utf-8")
    except UnicodeDecodeError:
        raise TranslateError("the stylesheet is not written in UTF-8; save it as UTF-8", path=own) from None


def theme_digest(site: Site) -> str:
    """Return hexadecimal digits that change when a template or stylesheet changes, ours or the theme's.

    Raises `TranslateError` for a file that cannot be read.
    """
    ours = Path(str(files("translate.render")))
    folders = [ours] if site.theme is None else [ours, site.theme]
    digest = sha256()
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.suffix in {".j2", ".css"}):
            content = _content(file) if file.is_file() else b""
            digest.update(b"%b\0%d\0%b" % (os.fsencode(file.relative_to(folder)), len(content), content))
    return digest.hexdigest()


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise TranslateError(f"cannot be read: {error.strerror}", path=file) from None


def _is_forbidden(character: str) -> bool:
    """Whether what `UNSAFE` finds may not stand in HTML: controls, surrogates, non-characters."""
    return ord(character) < 0x10000 or ord(character) & 0xFFFE == 0xFFFE


@lru_cache(maxsize=4)
def _environment(theme: Path | None) -> Environment:
    """Return what finds and compiles templates, each once, and again when a theme's file has changed."""
    ours = PackageLoader("translate.render", "templates")
    loaders: list[BaseLoader] = [ours, PrefixLoader({"default": ours})]
    if theme is not None:
        loaders.insert(0, FileSystemLoader(theme))
    return SandboxedEnvironment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=theme is not None,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _theme_error(error: Exception, theme: Path) -> TranslateError:
    """Return what is wrong with a theme, with the line of the template in which it showed."""
    if isinstance(error, TemplateSyntaxError):
        return TranslateError(f"{error.message}; mend the template", path=error.filename, line=error.lineno)
    path, line = _place(error, theme)
    message = f"{' '.join(str(error).split())}; mend the template (docs/publishing.md lists what it gets)"
    if isinstance(error, RecursionError):
        message = 'a template extends or includes itself; extend ours as {% extends "default/page.html.j2" %}'
    elif isinstance(error, UnicodeDecodeError):
        message = "a template is not written in UTF-8; save it as UTF-8"
        same = (file for file in theme.rglob("*.j2") if _content(file) == error.object)
        path, line = next(same, path), None
    elif isinstance(error, TemplateNotFound):
        message = f"there is no template '{error.name}'; name one of the theme's, or of ours with default/"
    return TranslateError(message, path=path, line=line)


def _place(error: Exception, theme: Path) -> tuple[Path, int | None]:
    """Return the innermost template that an exception went through, and the line; the theme if none."""
    place: tuple[Path, int | None] = (theme, None)
    trace = None if isinstance(error, RecursionError) else error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = Path(file), trace.tb_lineno
        trace = trace.tb_next
    return place
