"""Lines of a paragraph that mean something only on a line of their own.

Most are no prose; some hold a title for readers, which is a segment of its own.
"""

import re
from dataclasses import dataclass

from translate.syntax import ALERT, LINE_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class BareLine:
    """A kind of such lines."""

    first: str
    """The characters that it may begin with."""
    pattern: re.Pattern[str]
    """The whole line; the group ``title`` is what readers read."""
    kind: str = ""
    """What the title is, in the words of the catalog."""
    indents: bool = False
    """Whether what belongs to it is indented below, which is code to CommonMark behind a blank line."""


def _bare(first: str, pattern: str, kind: str = "", *, indents: bool = False) -> BareLine:
    return BareLine(first, re.compile(pattern), kind, indents)


ADMONITION = r"(?:!!!|\?\?\?\+?)[ \t]*+[A-Za-z][\w-]*+"

BARE_LINES = (
    # Tags of Liquid and Jinja; shortcodes of Hugo.
    _bare("{", r"(?:\{%(?:[^%]|%(?!\}))*+%\}\s*+)++"),
    _bare("{", r"(?:\{\{[<%](?:[^>%]|[>%](?!\}\}))*+[>%]\}\}\s*+)++"),
    BareLine("{ \t", LINE_ATTRIBUTES),
    # Admonitions of Docusaurus, VuePress and Pandoc; of GitHub and Obsidian; of PyMdown.
    _bare(":", r":{3,}[ \t]*+[\w-]*+\[(?P<title>[^\]]*+)\][^\]]*+", "admonition title"),
    _bare(":", r":{3,}[ \t]*+[A-Za-z][\w-]*+[ \t]++(?P<title>[^{}:\s][^{}]*+)(?:\{.*)?", "admonition title"),
    _bare(":", r":{3,}.*"),
    BareLine("[ \t", ALERT),
    _bare("[", r"\[![\w-]++\][+-]?[ \t]++(?P<title>.*)", "admonition title"),
    _bare("/", r"/{3,}[ \t]*+[A-Za-z][\w-]*+[ \t]*+\|[ \t]*+(?P<title>.*)", "admonition title"),
    _bare("/", r"/{3,}[ \t]*+[\w-]*+(?:[ \t]*+\{.*\})?[ \t]*+"),
    # Admonitions of Python-Markdown and Material for MkDocs; tabs of PyMdown.
    _bare("!?", ADMONITION + r'[ \t\w-]*+"(?P<title>.*)"[ \t]*+', "admonition title", indents=True),
    _bare("!?", ADMONITION + r"(?:[ \t]++(?:inline|end))*+[ \t]*+", indents=True),
    _bare("=", r'={3}[!+]?[ \t]++"(?P<title>.*)"[ \t]*+', "tab title", indents=True),
    # Abbreviations of PHP Markdown Extra.
    _bare("*", r"\*\[[^\[\]]++\]:[ \t]*+(?P<title>.*)", "abbreviation"),
    # Mathematics on one line; commands of LaTeX for the page.
    _bare("$", r"\$\$[^$]*+\$\$"),
    _bare("\\", r"\\\[(?=.*(?:[=^_{}]|\\[A-Za-z]))(?:[^\\]|\\(?!\]))*+\\\][ \t]*+"),
    _bare("\\", r"\\(?:newpage|pagebreak|clearpage|tableofcontents|noindent|(?:small|med|big)skip)\b\s*+"),
    # Comments of Obsidian; modules of MDX.
    _bare("%", r"%%[^%]*+%%[ \t]*+"),
    _bare("i", r"""import\b[^'"]*+(?:\bfrom[ \t]++)?(?P<q>['"])[^'"]++(?P=q)[ \t]*+;?[ \t]*+"""),
    _bare("e", r"export[ \t]++(?:const|default|function|let|var)\b.*"),
)

FIRST = frozenset("".join(row.first for row in BARE_LINES))

CODE_TAG = re.compile(
    r"\{(?:%-?|\{[<%])\s*+(?P<name>highlight|raw|code|verbatim|comment|mermaid|math|katex)\b"
)
"""Template tags between which there is code."""
VERBATIM = re.compile(r"\$\$|\\\[[ \t]*+\Z|\\begin\{(?P<name>[a-z]+\*?)\}|\{\{|\{%")
"""What begins mathematics or a template tag that may end on another line."""
VERBATIM_END = {"$$": r"\$\$", "\\[": r"\\\]", "{{": r"\}\}", "{%": r"%\}"}
LONGEST = 3000
"""Of mathematics or a tag, in characters: a sign further off belongs to something else."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A line that is no running text, and where the title in it stands, if there is one."""

    kind: str = ""
    title: tuple[int, int] | None = None
    indents: bool = False


class BareLines:
    """Tells such lines as an article is read from top to bottom."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.code_until = 0
        """Where code or mathematics ends that a line above began."""
        self._never: dict[str, int] = {}
        """Closing tag → where it was looked for in vain."""

    def take(self, start: int, end: int) -> Taken | None:
        """Return what the line at `start`:`end` of the article is; None if it is running text."""
        first = self.text[start]
        if first in "{$\\" and start >= self.code_until:
            self._begin(start, end)
        if start < self.code_until:
            return Taken()
        if first not in FIRST:
            return None
        for row in BARE_LINES:
            if first in row.first and (match := row.pattern.fullmatch(self.text, start, end)):
                title = match.span("title") if row.kind else None
                return Taken(row.kind, title, row.indents)
        return None

    def _begin(self, start: int, end: int) -> None:
        """Look whether a line begins code or mathematics that ends on another line."""
        for tag in CODE_TAG.finditer(self.text, start, end) if self.text[start] == "{" else ():
            self._go_on(rf"\{{(?:%-?|\{{[<%])\s*+(?:end|/\s*+){tag['name']}\b", tag.end(), end)
        if opener := VERBATIM.match(self.text, start, end):
            closer = VERBATIM_END.get(opener[0].rstrip()) or rf"\\end\{{{re.escape(opener['name'])}\}}"
            self._go_on(closer, opener.end(), end, LONGEST)

    def _go_on(self, closer: str, position: int, end: int, longest: int | None = None) -> None:
        """Remember where `closer` comes if that is behind the line that ends at `end`."""
        if self._never.get(closer, len(self.text)) <= position:
            return
        stop = len(self.text) if longest is None else position + longest
        match = re.compile(closer).search(self.text, position, stop)
        if match is None and longest is None:
            self._never[closer] = position
        elif match is not None and match.start() >= end:
            self.code_until = max(self.code_until, match.end())
