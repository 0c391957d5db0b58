"""Link references: titles in their definitions, and links whose text is also their label.

``[texte]`` and ``[texte][]`` point to the definition ``[texte]: address`` by their very text (CommonMark,
section 6.6), so that a translation of the text would lose the link. The label is no prose: it is added
when the translation is set, ``[text][texte]``.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translate.documents.lines import Lines
from translate.documents.partition import Mark, Warnings, as_msgid, has_prose
from translate.documents.setters import Bracketed
from translate.model import Segment, Setter
from translate.syntax import normalize_label

SHORTCUT = re.compile(
    r"""(?P<code>`++)(?:(?!(?P=code)).){0,999}(?P=code)
      | (?<![\]\\])\[(?P<text>(?:\\.|[^\[\]\\])++)\](?P<collapsed>\[\])?(?!\[)
        (?!\((?:<[^<>\n]*+>|(?:[^\s()<>]|\([^\s()]*+\))*+)
           (?:\s++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?+\s*+\))""",
    re.VERBOSE | re.DOTALL,
)
"""A text in brackets that neither has a target nor is the label of another."""

TITLE = re.compile(
    r"""(?<=\s)(?:"(?P<double>(?:\\.|[^\\"\r\n])*+)"
      | '(?P<single>(?:\\.|[^\\'\r\n])*+)'
      | \((?P<round>(?:\\.|[^\\()\r\n])*+)\))[ \t]*+\Z""",
    re.VERBOSE,
)
"""The title at the end of a link definition (CommonMark, section 4.7)."""
COMMENT = "#"
"""The address of a definition that stands for a comment: ``[//]: # (à vérifier)``."""
DELIMITERS = {"double": '"', "single": "'", "round": "()"}


@dataclass(frozen=True, slots=True)
class Relinked:
    """Sets a text whose links must find the definitions that the source's links find."""

    setter: Setter
    source: str
    labels: tuple[str, ...]
    """The labels of the source's links, in order, as the author wrote them."""

    def set(self, text: str) -> str:
        """Return the raw slice, a label added to each link that lost its own.

        The links are taken in order; where there are not as many of them as in the source, the text stays
        as it is.
        """
        known = {normalize_label(label) for label in self.labels}
        links, wanted = list(_shortcuts(text)), [match["text"] for match in _shortcuts(self.source)]
        if len(links) != len(wanted):
            links = [link for link in links if normalize_label(link["text"]) not in known]
            wanted = _without(self.labels, [match["text"] for match in _shortcuts(text)])
        if len(links) != len(wanted):
            return self.setter.set(text)
        lost = [
            (link, label)
            for link, label in zip(links, wanted, strict=True)
            if normalize_label(label) in known and normalize_label(link["text"]) not in known
        ]
        return self.setter.set(_with_labels(text, lost))


def _without(labels: Sequence[str], kept: Sequence[str]) -> list[str]:
    """Return the labels that are not among those kept, each as often as it is missing."""
    counted = Counter(map(normalize_label, kept))
    missing = []
    for label in labels:
        counted[normalize_label(label)] -= 1
        if counted[normalize_label(label)] < 0:
            missing.append(label)
    return missing


def _with_labels(text: str, links: Sequence[tuple[re.Match[str], str]]) -> str:
    """Return the text with a label behind each of the links."""
    pieces, position = [], 0
    for match, label in links:
        pieces += [text[position : match.end("text")], f"][{label}]"]
        position = match.end()
    return "".join([*pieces, text[position:]])


def relinked(setter: Setter, msgid: str, labels: Collection[str]) -> Setter:
    """Return the setter of a segment; `labels` are those defined in the article, normalised."""
    found = tuple(m["text"] for m in _shortcuts(msgid) if normalize_label(m["text"]) in labels)
    return Relinked(setter, msgid, found) if found else setter


def _shortcuts(text: str) -> Iterator[re.Match[str]]:
    return (match for match in SHORTCUT.finditer(text) if match["text"] is not None)


def title_marks(
    references: Mapping[str, Mapping[str, Any]], lines: Lines, before: int, warnings: Warnings
) -> Iterator[tuple[int, Mark]]:
    """Yield line (from 0) and mark of the title of each link definition, in order.

    `references` are the definitions as the parser found them, `before` the lines above what it parsed. A
    title that cannot be found on one line is left with a warning.
    """
    for reference in sorted(references.values(), key=lambda r: int(r["map"][0])):
        if not has_prose(reference["title"]) or reference["href"] == COMMENT:
            continue
        first, after = (line + before for line in reference["map"])
        match = TITLE.search(lines.text, lines.starts[first], lines.ends[after - 1])
        if match is None or match.lastgroup is None:
            warnings.append((first + 1, "the title of a link is left in the source language"))
            continue
        start, end = match.span(match.lastgroup)
        setter = Bracketed(DELIMITERS[match.lastgroup])
        msgid = as_msgid(match[match.lastgroup])
        yield first, Mark(start, end, Segment(msgid, "link title", lines.number_at(start) + 1, setter))
