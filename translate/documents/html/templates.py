"""Code of site generators in an HTML text, which is opaque to us: Liquid, Jinja, Hugo, Handlebars, PHP, ERB.

Nothing in it is markup or prose: a ``>`` in ``{% if a > b %}`` ends no tag. What is opened and not closed is
plain text. Code of a kind holds none of its own openings, so that one that was never closed takes nothing
with it, and looking for the end costs no more than the text to the next opening.
"""

import re


def _code(opening: str, closing: str, sign: str = ".") -> str:
    """Return a pattern for the signs that stand between two patterns and hold neither."""
    return rf"{opening}(?:(?!{opening}|{closing}){sign})*+{closing}"


def _template(sign: str = ".", without: str = "") -> str:
    """Return a pattern for all kinds; those in braces are made of signs `without` some."""
    return "|".join(
        [
            _code(r"\{\{<", r">\}\}", sign),  # Hugo: {{< figure >}}
            _code(r"\{\{%", r"%\}\}", sign),
            _code(r"\{\{!--", r"--\}\}", sign),  # Handlebars: {{!-- a comment --}}
            _code(r"\{\{-?[ ]?/\*", r"\*/[ ]?-?\}\}", sign),  # Hugo: {{/* a comment */}}
            _code(r"\{\{\{", r"\}\}\}", sign),  # Handlebars: {{{ raw }}}
            rf"\{{\{{(?:[^{{}}{without}]++|\{{(?!\{{)|\}}(?!\}}))*+\}}\}}",
            rf"\{{%(?:[^{{%{without}]++|\{{(?!%)|%(?!\}}))*+%\}}",
            rf"\{{\#(?:[^{{\#{without}]++|\{{(?!\#)|\#(?!\}}))*+\#\}}",
            r"<\?(?=\s)(?:[^<?]++|<(?!\?)|\?(?!>))*+\?>",
            r"<\?(?=php\b|=)(?:[^<?]++|<(?!\?)|\?(?!>))*+(?:\?>|\Z)",  # PHP, whose last end may be left out
            _code("<%", "%>"),  # ERB, EJS, JSP
        ]
    )


TEMPLATE = _template()
"""The kinds, for a verbose pattern in which the dot stands for every character."""

TEMPLATE_IN_QUOTES = _template("[^<]", "<")
"""The kinds in the value of an attribute, where an opening that was meant as text must not reach far."""

CODE = re.compile(TEMPLATE, re.VERBOSE | re.DOTALL)

OUTPUT = re.compile(
    r"""\{\{\{?[-~]?\s*+(?![\s/#^!>*{]|(?:if|else|end|with|range|block|define|template|break|continue|return)\b)
      | \{\{[<%]\s*+[^\s/]
      | <\?(?:=|php\s+echo\b) | <%[=-]""",
    re.VERBOSE,
)
"""Code that most likely leaves a text in the sentence, so that a translator may have to move it."""

HIDES = re.compile(
    r"""\{%-?\s*+(?P<tag>comment|highlight|code|mermaid|schema|javascript|stylesheet)\b
      | \{\{[<%]\s*+(?P<shortcode>highlight|mermaid|katex|math)\b(?!.*/[>%]\}\}\Z)""",
    re.VERBOSE | re.DOTALL,
)
"""Tags between which nothing is prose: comments and code."""


def behind_hidden(text: str, start: int, end: int, never: set[str]) -> int:
    """Return where a piece of code ends, with what it hides; `never` keeps what is closed no more."""
    match = HIDES.match(text, start, end)
    if match is None:
        return end
    name = match["tag"] or match["shortcode"]
    closing = (
        rf"\{{%-?\s*+end{name}\b[^%]*+%\}}" if match["tag"] else rf"\{{\{{[<%]\s*+/\s*+{name}\s*+[%>]\}}\}}"
    )
    if closing in never:
        return end
    found = re.compile(closing).search(text, end)
    if found is None:
        never.add(closing)
        return end
    return found.end()
