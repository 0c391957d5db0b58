"""How a translation is set into its place of an HTML text, so that it stays in its place."""

import re
from dataclasses import dataclass
from functools import lru_cache

from translate.documents.html.templates import CODE, TEMPLATE, TEMPLATE_IN_QUOTES
from translate.documents.html.tokens import SPACE
from translate.documents.partition import one_line

_S = r"\ \t\n\f\r"
_QUOTED = (
    rf""" "(?:[^"{{<]++|{TEMPLATE_IN_QUOTES}|[{{<])*+" | '(?:[^'{{<]++|{TEMPLATE_IN_QUOTES}|[{{<])*+' """
)
BARE_LESS_THAN = re.compile(
    rf"""(?P<markup>{TEMPLATE}
      | <!--(?:-?>|(?:[^<-]++|<(?!!--)|-(?!-!?>))*+--!?>)
      | <(?!!--)(?:[!?]|/(?![A-Za-z]))(?:[^<>]++|<(?![!?/]))*+>
      | </?+(?:[A-Za-z]|{TEMPLATE})(?:[^{_S}/<>{{]++|{TEMPLATE}|\{{)*+
        (?:[{_S}/]++ | (?:[^{_S}/<>{{=]|{TEMPLATE}|\{{|=)(?:[^{_S}/<>{{=]++|{TEMPLATE}|\{{)*+
          (?:[{_S}]*+=[{_S}]*+(?:{_QUOTED}|(?:[^{_S}<>{{"']|{TEMPLATE}|\{{)(?:[^{_S}<>{{]++|{TEMPLATE}|\{{)*+))?+
        )*+>
    ) | <""",
    re.VERBOSE | re.DOTALL,
)
"""Markup that is complete, or a ``<`` that begins none.

No tag has another ``<`` in it but in quotes, no comment another beginning: so each is read once.
"""


def is_kept(markup: str) -> bool:
    """Whether a translation may hold this tag or the like; of what is stranger, the ``<`` is escaped."""
    match = BARE_LESS_THAN.fullmatch(markup)
    return match is not None and match["markup"] is not None


UNQUOTED = re.compile(rf"[^{SPACE}\"'=<>`]++(?<!/)")
"""13.1.2.3: what the value of an attribute may be without quotes; a slash would seem to end the tag."""

ESCAPES = {'"': "&quot;", "'": "&#39;"}


@dataclass(frozen=True, slots=True)
class HtmlText:
    """Text with inline markup, as HTML source."""

    wrapped: tuple[tuple[str, str], ...] = ()
    """Tags and the like that the author has wrapped: as they are in the msgid, as they are in the article."""

    def set(self, text: str) -> str:
        """Return the text on one line, its tags as the author wrote them.

        A ``<`` that begins no markup is escaped.
        """
        text = one_line(text)
        if "<" not in text and not self.wrapped:
            return text
        written = dict(self.wrapped)
        return BARE_LESS_THAN.sub(lambda m: written.get(m[0], m["markup"] or "&lt;"), text)


@dataclass(frozen=True, slots=True)
class HtmlContent:
    """The content of an element that holds no tags, such as ``title``."""

    def set(self, text: str) -> str:
        """Return the text on one line, without what would be an end tag."""
        return one_line(text).replace("</", "&lt;/")


@dataclass(frozen=True, slots=True)
class HtmlAttribute:
    """The value of an attribute, in the quotes that the author has chosen, if any."""

    quote: str

    def set(self, text: str) -> str:
        """Return the value on one line, the quote escaped in it; with quotes if it now needs some."""
        text = one_line(text)
        if self.quote:
            return _escaped(text, self.quote)
        if UNQUOTED.fullmatch(CODE.sub("x", text)):
            return text
        return '"' + _escaped(text, '"') + '"'


def _escaped(text: str, quote: str) -> str:
    """Return a text with a quote escaped, but in template code."""
    return re.sub(
        rf"({TEMPLATE})|{quote}", lambda m: m[1] or ESCAPES[quote], text, flags=re.VERBOSE | re.DOTALL
    )


@lru_cache(maxsize=8)
def attribute_setter(quote: str) -> HtmlAttribute:
    """Return the setter for values in these quotes; there need not be one for each."""
    return HtmlAttribute(quote)
