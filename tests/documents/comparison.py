"""Source and pseudo-translation held against each other as a reader's program shows them.

Three questions: is the skeleton (tags, where they lead, code) the same; how much of the prose is changed;
is anything changed that is not prose.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import html5lib
import yaml
from markdown_it import MarkdownIt

from tests.documents.pseudo import ATTRIBUTES, FOOTNOTE, TEMPLATE, prose_letters
from translate.documents import format_of
from translate.syntax import new_parser

PLACES = frozenset({"href", "src", "srcset", "action", "cite", "data", "poster"})
"""Attributes that lead somewhere: part of the skeleton."""
READ = frozenset(
    {
        *("alt", "title", "placeholder", "content", "value", "label", "summary", "abbr"),
        *("aria-label", "aria-description", "aria-roledescription", "aria-placeholder", "aria-valuetext"),
    }
)
"""Attributes that a reader may read (the HTML Standard, 3.2.6.3): they may change."""
RAW = frozenset({"script", "style"})
"""Of these, what ends only with its own end tag: all that can be told without repairing."""
CODE = frozenset({"code", "pre", "script", "style", "math", "samp", "tt", "textarea"})
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "ins",
            "kbd",
            "mark",
        ),
        *("q", "s", "small", "span", "strong", "sub", "sup", "u", "var", "wbr"),
    }
)
"""Elements that do not end a run of text."""
FRONT_MATTER = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*(?:\r\n?|\n)(?P<text>.*?)(?:\r\n?|\n)(?P=fence)[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
INVARIABLE = re.compile(rf"{TEMPLATE} | (?<!\\)(?:{ATTRIBUTES} | {FOOTNOTE})", re.VERBOSE | re.DOTALL)

BLANK_LINES = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")

Event = tuple[str, str, tuple[tuple[str, str], ...]]
"""Kind (start, end, text, comment), name or text, attributes."""


@dataclass
class Comparison:
    """What became of one article."""

    skeleton: str = ""
    """The first difference between the skeletons; empty when there is none."""
    plain: str = ""
    """The same as CommonMark without additions shows it, where an admonition's text is code."""
    not_prose: str = ""
    """The first thing changed that is not prose."""
    letters: int = 0
    """Letters of prose that a reader sees."""
    unchanged: int = 0
    examples: list[str] = field(default_factory=list)
    """Runs of text in which letters are unchanged."""


@dataclass
class _Sight:
    """A rendered article."""

    skeleton: list[str] = field(default_factory=list)
    not_prose: list[str] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)


def compare(article: str, source: str, result: str, front_matter: Sequence[str] = ()) -> Comparison:
    """Return what a pseudo-translation changed; `front_matter` names the keys that are prose."""
    comparison = Comparison()
    sights = {"html": _html, "markdown": _markdown}.get(format_of(article), _text)
    for name, before, after in sights(source, result):
        difference = _differs(name, before.skeleton, after.skeleton)
        if name == "plain":
            comparison.plain = difference
            continue
        comparison.skeleton = comparison.skeleton or difference
        comparison.not_prose = comparison.not_prose or _differs(name, before.not_prose, after.not_prose)
    _count(comparison, before.runs, after.runs)
    if format_of(article) == "markdown":
        comparison.not_prose = comparison.not_prose or _front_matter(source, result, front_matter)
        raw = [re.sub(r"\s+", " ", m[0]) for m in INVARIABLE.finditer(source)]
        found = [re.sub(r"\s+", " ", m[0]) for m in INVARIABLE.finditer(result)]
        comparison.not_prose = comparison.not_prose or _differs("source", raw, found)
    return comparison


Sights = Iterator[tuple[str, _Sight, _Sight]]


def _markdown(source: str, result: str) -> Sights:
    """Yield the sights of both texts, as plain CommonMark and with what sites add (these are counted)."""
    for name, parser in _parsers().items():
        before, after = (
            _seen(_events(parser.render(_without_front_matter(text)))) for text in (source, result)
        )
        yield name, before, after


@lru_cache(maxsize=1)
def _parsers() -> Mapping[str, MarkdownIt]:
    plain = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return {"plain": plain, "with plugins": new_parser()}


def _html(source: str, result: str) -> Sights:
    """Yield the sights of both texts as written and as a browser repairs them (the HTML Standard, 13.2)."""
    texts = [_without_front_matter(text) for text in (source, result)]
    before, after = (_seen(_events(text), RAW) for text in texts)
    yield "as written", before, after
    before, after = (_seen(_repaired(text)) for text in texts)
    yield "repaired", before, after


def _text(source: str, result: str) -> Sights:
    """Yield the sights of both texts: paragraphs by blank lines or, without any, by lines."""
    end = BLANK_LINES if BLANK_LINES.search(source.strip()) else re.compile(r"\r\n?|\n")
    sights = []
    for text in (source, result):
        runs = [_folded(run) for run in end.split(text.strip())]
        sights.append(_Sight(skeleton=["text"] * len(runs), runs=runs))
    yield "text", sights[0], sights[1]


class _Reader(HTMLParser):
    """Reads tags as they are written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(("start", tag, tuple((name, value or "") for name, value in attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.events.append(("end", tag, ()))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("end", tag, ()))

    def handle_data(self, data: str) -> None:
        self.events.append(("text", data, ()))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data, ()))

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)


def _events(text: str) -> list[Event]:
    reader = _Reader()
    reader.feed(re.sub(r"<!--(-?)>", r"<!--\1-->", text))  # the HTML Standard, 13.2.5.44
    reader.close()
    return reader.events


def _repaired(text: str) -> Iterator[Event]:
    """Yield the tree that html5lib builds."""
    tree = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    for token in html5lib.getTreeWalker("etree")(tree):
        attributes = (
            tuple((name[1], value) for name, value in (token.get("data") or {}).items())
            if (token["type"] in ("StartTag", "EmptyTag"))
            else ()
        )
        match token["type"]:
            case "StartTag" | "EmptyTag":
                yield "start", token["name"], attributes
            case "EndTag":
                yield "end", token["name"], ()
            case "Characters" | "SpaceCharacters":
                yield "text", token["data"], ()
            case "Comment":
                yield "comment", token["data"], ()


def _seen(events: Iterable[Event], code: frozenset[str] = CODE) -> _Sight:
    """Return what a reader sees of a stream of tags; what stands in `code` must not change."""
    sight = _Sight()
    run: list[str] = []
    inside: list[
        tuple[str, bool]
    ] = []  # elements in which nothing may change, or in them something may again
    for kind, name, attributes in events:
        if kind == "start":
            sight.skeleton.append(f"<{name} {[a for a in attributes if a[0] in PLACES]}>")
            sight.not_prose.append(f"<{name} {[a for a in attributes if a[0] not in PLACES | READ]}>")
            if (inside or name in code or (code is CODE and _is_kept(attributes))) and name not in VOID:
                inside.append((name, ("translate", "yes") not in attributes))
        elif kind == "end":
            sight.skeleton.append(f"</{name}>")
            at = max((n for n, opened in enumerate(inside) if opened[0] == name), default=len(inside))
            del inside[at:]
        elif kind == "comment":
            sight.not_prose.append(f"<!-- {_folded(name)} -->")
        elif inside and inside[-1][1]:
            sight.skeleton.append(f"{inside[-1][0]}: {name if 'pre' in dict(inside) else _folded(name)}")
            run.append("\N{OBJECT REPLACEMENT CHARACTER}")
        else:
            run.append(name)
        if kind in ("start", "end") and name not in INLINE | CODE - {"pre"}:
            sight.runs.append("".join(run))
            run = []
    sight.runs.append("".join(run))
    sight.runs = [_folded(text) for text in sight.runs if text.strip()]
    return sight


def _is_kept(attributes: Iterable[tuple[str, str]]) -> bool:
    """Whether an element says that it is not to be translated."""
    said = dict(attributes)
    return said.get("translate") == "no" or "notranslate" in said.get("class", "").split()


def _folded(text: str) -> str:
    """Return a text with its white space as a browser shows it."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


def _differs(name: str, before: Sequence[str], after: Sequence[str]) -> str:
    """Return the first difference of two lists, empty when they are equal."""
    for number, (one, other) in enumerate(zip(before, after, strict=False)):
        if one != other:
            return f"{name}: {number}: {one[:100]!r} became {other[:100]!r}"
    if len(before) != len(after):
        longer = (before if len(before) > len(after) else after)[min(len(before), len(after))]
        return f"{name}: {len(before)} became {len(after)}: {longer[:100]!r}"
    return ""


def _count(comparison: Comparison, before: Sequence[str], after: Sequence[str]) -> None:
    """Count the letters of prose, and those that are as they were."""
    aligned = len(before) == len(after) and all(map(_same_length, before, after))
    known = frozenset(after)
    for number, run in enumerate(before):
        letters = prose_letters(run)
        if aligned:
            other = after[number]
            same = sum(run[n] == other[n] for n in letters)
        else:
            same = len(letters) if run in known else 0
        comparison.letters += len(letters)
        comparison.unchanged += same
        if same:
            comparison.examples.append(run.strip())


def _same_length(one: str, other: str) -> bool:
    return len(one) == len(other)


def _without_front_matter(text: str) -> str:
    match = FRONT_MATTER.match(text)
    return text[match.end() :] if match else text.removeprefix("\ufeff")


def _front_matter(source: str, result: str, keys: Sequence[str]) -> str:
    """Return what is changed in YAML front matter beside the chosen keys; nothing where it is none."""
    before, after = (FRONT_MATTER.match(text) for text in (source, result))
    if before is None:
        return "" if after is None else "front matter: there is one now"
    if after is None:
        return "front matter: it is gone"
    values: list[Any] = []
    for match in (before, after):
        if match["fence"] == "+++":
            return ""
        try:
            values.append(yaml.load(match["text"], Loader=yaml.BaseLoader))  # noqa: S506 - texts only
        except yaml.YAMLError as error:
            values.append(str(error) if match is after else None)
    if not isinstance(values[0], dict):
        return ""
    if not isinstance(values[1], dict):
        return f"front matter: {values[1]!r}"[:200]
    rest = [[f"{k}: {v}" for k, v in value.items() if k not in keys] for value in values]
    return _differs("front matter", *rest)
