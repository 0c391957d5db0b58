"""The files of the page: those in `page/`, by their names alone."""

from importlib.resources import files

from translate.preview.refused import RefusedError

START = "index.html"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
"""Endings of the files that are given out, and what they are."""


def asset(name: str) -> tuple[str, bytes]:
    """Return the content type and the bytes of a file of the page; no path leads elsewhere."""
    table = {item.name: item for item in files("translate.preview").joinpath("page").iterdir()}
    kind = TYPES.get(name[name.rfind(".") :])
    if kind is None or name not in table or not table[name].is_file():
        raise RefusedError(404, "there is no such file")
    return kind, table[name].read_bytes()
