"""Articles that nobody would write, what must hold for them all the same, and the least of one that fails."""

import hashlib
import random
import re
import signal
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.documents.comparison import compare
from tests.documents.pseudo import pseudo_texts
from tests.documents.specification import COUNTS, examples
from tests.documents.test_cases import CASES, FRONT_MATTER
from tests.documents.test_invariants import PIECES
from translate.catalog.po import format_catalog, parse_catalog
from translate.catalog.template import template_catalog, template_entries
from translate.documents import FORMATS, SUFFIXES, broken_by, join, split
from translate.errors import TranslateError
from translate.model import Document

FOUND = Path(__file__).parent / "found"
LONGEST = 3000
"""Characters of an article: what goes wrong in a long one goes wrong in a short one."""
SLOW = 2.0
"""Seconds that no such article may take."""
LINE_END = re.compile(r"\r\n|\r|\n")
PREFIXES = (
    "> ",
    ">",
    "- ",
    "1. ",
    "  ",
    "    ",
    "\t",
    "# ",
    ": ",
    "| ",
    "!!! ",
    "[^1]: ",
    "- [ ] ",
    "   ",
    " ",
)
HTML_PIECES = [
    *("<p>", "</p>", "<li>", "<ul>", "</ul>", "<div>", "</div>", "<b>", "</b>", "<a href=x>", "</a>"),
    *("<br>", "<!--", "-->", "<script>", "</script>", "<style>", "</style>", "<pre>", "</pre>", "<code>"),
    *("</code>", "<title>", "<td>", '<img alt="Une image">', "<img alt='", "<p title=Mot>"),
    *('<p translate="no">', "&eacute;", "&", "<", ">", '"', "=", "<table>", "<tr>", "<h1>", "</h1>"),
    *("<svg>", "<textarea>", "<!DOCTYPE html>", "<head>", "<body>", "<meta "),
    *('<meta name="description" content="Mot">', "\n", "\n\n", "\r\n", "\r", " ", "Mot ", "deux"),
    *("{{ x }}", "\0", "<!-- translate: off -->", "<!-- translate: on -->", "<option>", "<select>"),
    *("<input value=x placeholder='Mot'>",),
]
PIECES_OF = {".html": HTML_PIECES}


def material() -> dict[str, list[str]]:
    """Return what is mutated, by file ending: our cases, those found before, the specifications' examples."""
    files = [next(case.glob("article.*")) for case in CASES] + found()
    texts: dict[str, list[str]] = {
        suffix: [] for suffix in (".md", ".html", ".txt") if SUFFIXES[suffix] in FORMATS
    }
    for file in files:
        texts.setdefault(file.suffix, []).append(file.read_bytes().decode())
    texts[".md"] += [example.markdown for name in COUNTS for example in examples(name)]
    return texts


def found() -> list[Path]:
    """Return the articles that went wrong once."""
    return sorted(path for path in FOUND.iterdir() if path.suffix in SUFFIXES)


def articles(chance: random.Random, texts: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield names and texts of articles without end."""
    suffixes = [".md"] * 6 + [suffix for suffix in texts if suffix != ".md"] * 2
    while True:
        suffix = chance.choice(suffixes)
        pieces = PIECES_OF.get(suffix, PIECES)
        if chance.random() < 0.2 or not texts[suffix]:
            text = "".join(chance.choices(pieces, k=chance.randint(1, 30)))
        else:
            text = chance.choice(texts[suffix])
        for _ in range(chance.randint(0, 5)):
            text = chance.choice(MUTATIONS)(
                chance, text[:LONGEST], chance.choice(texts[suffix] or [""]), pieces
            )
        yield f"a{suffix}", text


def _place(chance: random.Random, text: str) -> int:
    """Return a place in a text, often the start of a line."""
    place = chance.randint(0, len(text))
    if chance.random() < 0.5:
        return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    return place


def _stretch(chance: random.Random, text: str) -> tuple[int, int]:
    start, end = sorted((_place(chance, text), _place(chance, text)))
    return start, min(end, start + chance.choice((1, 2, 5, 20, 100, LONGEST)))


def _splice(chance: random.Random, text: str, other: str, _: Sequence[str]) -> str:
    return text[: _place(chance, text)] + other[_place(chance, other) :]


def _put_in(chance: random.Random, text: str, other: str, _: Sequence[str]) -> str:
    place = _place(chance, text)
    start, end = _stretch(chance, other)
    return text[:place] + other[start:end] + text[place:]


def _duplicate(chance: random.Random, text: str, _: str, __: Sequence[str]) -> str:
    start, end = _stretch(chance, text)
    return text[:end] + text[start:end] * chance.choice((1, 1, 2, 10)) + text[end:]


def _delete(chance: random.Random, text: str, _: str, __: Sequence[str]) -> str:
    start, end = _stretch(chance, text)
    return text[:start] + text[end:]


def _insert(chance: random.Random, text: str, _: str, pieces: Sequence[str]) -> str:
    place = _place(chance, text)
    return text[:place] + "".join(chance.choices(pieces, k=chance.randint(1, 3))) + text[place:]


def _indent(chance: random.Random, text: str, _: str, __: Sequence[str]) -> str:
    """Put something before some lines that follow each other."""
    lines = text.splitlines(keepends=True)
    first = chance.randint(0, len(lines))
    last = first + chance.choice((1, 1, 2, 4, len(lines)))
    prefix, further = chance.choice(PREFIXES), chance.choice(("", "", "  ", "    ", "> "))
    middle = [
        (prefix if n == 0 or not further else further) + line for n, line in enumerate(lines[first:last])
    ]
    return "".join([*lines[:first], *middle, *lines[last:]])


def _end_lines(chance: random.Random, text: str, _: str, __: Sequence[str]) -> str:
    """Give lines another ending: all of them, or each its own."""
    ending = chance.choice(("\n", "\r\n", "\r", None))
    return LINE_END.sub(lambda _: ending or chance.choice(("\n", "\r\n", "\r")), text)


MUTATIONS: tuple[Callable[[random.Random, str, str, Sequence[str]], str], ...] = (
    *(
        _splice,
        _put_in,
        _duplicate,
        _delete,
        _delete,
        _insert,
        _insert,
        _insert,
        _indent,
        _indent,
        _end_lines,
    ),
)


def wrong(article: str, text: str) -> str:
    """Return what does not hold for an article, as `kind: details`; empty when all does."""
    try:
        with _patience():
            return _wrong(article, text)
    except _TooSlowError:
        return f"slow: more than {SLOW} s for {len(text)} characters"
    except Exception as error:  # noqa: BLE001 - any exception is a fault to name
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"raises {type(error).__name__} in {Path(place.filename).stem}.{place.name}: {error}"[:300]


class _TooSlowError(BaseException):
    """An article took too long; no handler of the program may stop it."""


@contextmanager
def _patience() -> Iterator[None]:
    """Raise after `SLOW` seconds of CPU, also inside a regular expression."""

    def give_up(*_: object) -> None:
        raise _TooSlowError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _wrong(article: str, text: str) -> str:
    try:
        document = split(article, text, FRONT_MATTER)
    except TranslateError:
        return ""
    if document.raw != text:
        return "identity: the slices are not the article"
    if join(document, {s.msgid: s.msgid for s in document.segments}) != text:
        return "identity: joined with its own msgids, it is not the article"
    return (
        _wrong_segments(document)
        or _wrong_catalog(document)
        or _wrong_translation(document)
        or _wrong_in_crlf(document)
        or _wrong_by_sentence(document)
    )


def _wrong_segments(document: Document) -> str:
    position, line = 0, 1
    for piece in document.slices:
        segment = piece.segment
        if segment is not None:
            starts_on = len(LINE_END.findall(document.raw, 0, position)) + 1
            if not any(c.isalnum() for c in segment.msgid):
                return f"nothing to translate: {segment.msgid!r}"
            if _letters(piece.raw) != _letters(segment.msgid) and not segment.kind.startswith("front matter"):
                return f"lost: {piece.raw!r} is shown as {segment.msgid!r}"
            if segment.line < line:
                return f"order: line {segment.line} after line {line}"
            if segment.line != starts_on:
                return f"line: {segment.msgid!r} is said to be on {segment.line}, is on {starts_on}"
            line = segment.line
        position += len(piece.raw)
    return ""


def _letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum()]


def _wrong_catalog(document: Document) -> str:
    catalog = template_catalog("a", template_entries(document, "source/fr/a.md", "full"))
    if parse_catalog(format_catalog(catalog), Path("a.pot")) != catalog:
        return "catalog: it does not hold the msgids"
    return ""


def _wrong_translation(document: Document) -> str:
    """Hold the article against its pseudo-translation: as many segments, or the guard has named some."""
    texts = pseudo_texts(document)
    named = broken_by(document, texts)
    if not set(named) <= set(texts):
        return f"guard: it names what is no msgid: {named!r}"
    kept = {msgid: text for msgid, text in texts.items() if msgid not in named}
    if named and kept and broken_by(document, kept):
        return "guard: without what it names, the rest still breaks the article"
    result = join(document, kept)
    try:
        again = split(document.article, result, FRONT_MATTER)
    except TranslateError as error:
        return f"translation: it cannot be read any more: {error.message}"
    before, after = ([s.kind for s in d.segments] for d in (document, again))
    if len(before) != len(after):
        return f"number of segments: {len(before)} became {len(after)}: {result!r}"
    if before != after and not document.article.endswith(".txt"):  # there, a kind is but a guess
        return f"kinds of segments: {before} became {after}: {result!r}"
    return ""


def _wrong_by_sentence(document: Document) -> str:
    """Hold the article cut into sentences against the same cut into blocks."""
    cut = split(document.article, document.raw, FRONT_MATTER, sentences_of="fr")
    if cut.raw != document.raw or join(cut, {s.msgid: s.msgid for s in cut.segments}) != document.raw:
        return "sentences: the slices are not the article"
    if (fault := _wrong_catalog(cut)) or (fault := _wrong_segments(cut)):
        return f"sentences, {fault}"
    texts = pseudo_texts(cut)
    for spaced in (True, False):
        if broken_by(cut, texts, spaced=spaced):
            continue
        again = split(document.article, join(cut, texts, spaced=spaced), FRONT_MATTER)
        if len(again.segments) != len(document.segments):
            return f"sentences: {len(document.segments)} blocks became {len(again.segments)}: {again.raw!r}"
    return ""


def wrong_to_readers(article: str, text: str) -> str:
    """Return what a reader would see otherwise in the pseudo-translation, beside its letters.

    Not for articles made by chance: there the pseudo-translator takes for code what is none, or the reverse.
    """
    document = split(article, text, FRONT_MATTER)
    comparison = compare(article, text, join(document, pseudo_texts(document)), FRONT_MATTER)
    return comparison.skeleton or comparison.not_prose


def _wrong_in_crlf(document: Document) -> str:
    if "\r" in document.raw:
        return ""
    other = split(document.article, document.raw.replace("\n", "\r\n"), FRONT_MATTER)
    before, after = ([(s.msgid, s.kind, s.line) for s in d.segments] for d in (document, other))
    first = next((pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]), (before, after))
    return "" if before == after else f"CRLF: {first[0]!r} became {first[1]!r}"


def smallest(article: str, text: str, seconds: float = 30) -> str:
    """Return the least part of an article that is wrong in the same way."""
    kind = wrong(article, text).partition(":")[0]
    deadline = time.monotonic() + seconds

    def same(candidate: str) -> bool:
        return wrong(article, candidate).partition(":")[0] == kind

    for pieces in (lambda t: re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", t), list):
        text = _fewest(pieces(text), same, deadline)
    return text


def _fewest(pieces: list[str], same: Callable[[str], bool], deadline: float) -> str:
    """Leave out pieces, many at once and then fewer, as long as the fault stays (delta debugging)."""
    size = max(1, len(pieces) // 2)
    while True:
        start, before = 0, len(pieces)
        while start < len(pieces):
            fewer = pieces[:start] + pieces[start + size :]
            if time.monotonic() > deadline:
                return "".join(pieces)
            if same("".join(fewer)):
                pieces = fewer
            else:
                start += size
        if size == 1 and len(pieces) == before:
            return "".join(pieces)
        size = max(1, size // 2)


def keep(article: str, text: str) -> Path:
    """Write an article that went wrong among those found, named after its fault."""
    slug = re.sub(r"\W+", "-", wrong(article, text).partition(":")[0]).strip("-").lower()
    FOUND.mkdir(exist_ok=True)
    name = f"{slug}-{hashlib.sha256(text.encode()).hexdigest()[:6]}{Path(article).suffix}"
    (FOUND / name).write_bytes(text.encode())
    return FOUND / name
