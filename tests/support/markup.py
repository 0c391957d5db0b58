"""Whether a page is HTML without errors, by the parser that the standard describes."""

import html5lib


def html_errors(text: str) -> list[str]:
    """Return what html5lib finds wrong with a whole page: line, column, what (HTML Standard, 13.2.2)."""
    parser = html5lib.HTMLParser()
    parser.parse(text)
    return [f"{line}:{column}: {code} {detail}" for (line, column), code, detail in parser.errors]
