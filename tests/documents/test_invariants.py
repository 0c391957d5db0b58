"""What holds for every document: it is cut without loss, and a translation cannot break it."""

from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from translate.catalog.po import format_catalog, parse_catalog
from translate.catalog.template import template_catalog, template_entries
from translate.documents import FORMATS, broken_by, join, split
from translate.errors import TranslateError
from translate.model import Document

PIECES = [
    *("# ", "## T #", "- ", "1. ", "> ", "    ", "\t", "| a | b |", "|---|---|", "---", "===", "***"),
    *("\n", "\n\n", "\r\n", "\r", "  \n", "\\\n", "```\n", "~~~", ": d", "[ ] ", "[TOC]", "\\|", "|", "\\"),
    *("`c`", "[^1]: ", "[^1]", "[a]: /u 'T'", '![i](u "t")', "*é*", "**", "<div>", "</div>", "<!-- x -->"),
    *("<!-- translate: off -->", "<!-- translate: on -->", "{{ x }}", "{% y %}", "{#id}", "{: .c}", "$$"),
    *(
        "\0",
        "\4",
        "\u200f",
        "\xa0",
        "\x0c",
        "\ufeff",
        "\u2028",
        "\x85",
        "Mot ",
        "deux",
        "1",
        "title: x\n",
        "---\n",
    ),
]
ARTICLES = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
BEGUN = st.text(st.sampled_from("aé #->+*=_`~|[]:!<\\1.){}\t\x0c\u2028"), max_size=9).map("a".__add__)
HOSTILE = st.text(st.sampled_from("#->+*=_`~|[]:!<\\ 1.)aé\n\t("), min_size=1, max_size=12)


def parsed(name: str, text: str) -> Document:
    try:
        return split(name, text, ("title",))
    except TranslateError as error:
        assume("front matter" not in error.message)
        raise


@settings(max_examples=600, deadline=None)
@given(ARTICLES, st.sampled_from(["a.md", "a.txt"]), st.booleans())
def test_identity(text: str, name: str, byte_order_mark: bool) -> None:
    text = "\ufeff" * byte_order_mark + text
    document = parsed(name, text)
    assert document.raw == text
    assert join(document, {s.msgid: s.msgid for s in document.segments}) == text


@settings(max_examples=600, deadline=None)
@given(ARTICLES)
def test_only_segments_are_replaced(text: str) -> None:
    document = parsed("a.md", text)
    texts = {s.msgid: s.msgid + "z" for s in document.segments}
    rest = [piece.raw for piece in document.slices if piece.segment is None]
    result = join(document, texts)
    position = 0
    for raw in rest:
        found = result.find(raw, position)
        assert found >= 0
        position = found + len(raw)


@settings(max_examples=600, deadline=None)
@given(ARTICLES, HOSTILE)
def test_hostile_translations_are_escaped_or_named(text: str, hostile: str) -> None:
    """A text that says something keeps the structure, or the guard names a msgid that does not."""
    document = parsed("a.md", text)
    texts = {s.msgid: hostile for s in document.segments}
    broken = broken_by(document, texts)
    assert set(broken) <= set(texts)
    harmless = {msgid: text for msgid, text in texts.items() if msgid not in broken}
    if len(broken) < len(texts):
        assert broken_by(document, harmless) == ()


@settings(max_examples=400, deadline=None)
@given(ARTICLES, HOSTILE | BEGUN, st.sampled_from(["", "fr"]), st.booleans())
def test_what_the_guard_lets_pass_changes_no_block(
    text: str, said: str, sentences_of: str, spaced: bool
) -> None:
    """Asked of the parser itself: the guard spares it the texts of which it is sure."""
    try:
        document = split("a.md", text, sentences_of=sentences_of)
    except TranslateError:
        return
    texts = {s.msgid: said for s in document.segments}
    if not broken_by(document, texts, spaced=spaced):
        joined = join(document, texts, spaced=spaced)
        before, after = (FORMATS["markdown"].skeleton(t.removeprefix("\ufeff")) for t in (text, joined))
        assert before == after


@settings(max_examples=300, deadline=None)
@given(ARTICLES, st.sampled_from(["a.md", "a.txt"]))
def test_every_msgid_can_be_kept_in_a_catalog(text: str, name: str) -> None:
    document = parsed(name, text)
    entries = template_entries(document, "source/fr/a.md", "full")
    catalog = template_catalog("a", entries)
    assert parse_catalog(format_catalog(catalog), Path("a.pot")) == catalog
