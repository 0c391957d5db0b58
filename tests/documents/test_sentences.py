"""Articles by sentences: one folder a construct, as in `test_cases`, and what holds for every article.

`translated.txt` is the article with every text in capitals, `unspaced.txt` the article in a language that
has no white space between sentences. In `segments.txt` a ``+`` stands before what goes on in its block.
"""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.comparison import compare
from tests.documents.pseudo import pseudo_texts
from translate.documents import broken_by, join, split, translated
from translate.documents.sentences.alignment import aligned
from translate.model import Document

CASES = sorted((Path(__file__).parent / "sentences").iterdir())
FRONT_MATTER = ("title", "description")


def by_sentence(article: str, text: str) -> Document:
    return split(article, text, FRONT_MATTER, sentences_of="fr")


def read(case: Path) -> Document:
    article = next(case.glob("article.*"))
    return by_sentence(article.name, article.read_bytes().decode())


def shown(document: Document) -> str:
    lines, goes_on = [], " "
    for piece in document.slices:
        if piece.segment is None:
            goes_on = "+" if piece.is_gap else " "
            continue
        segment = piece.segment
        msgid = segment.msgid.replace("\n", "⏎")
        comment = f"  # {segment.comment}" if segment.comment else ""
        lines.append(f"{segment.line}  {segment.kind} {goes_on} {msgid}{comment}\n")
        goes_on = " "
    return "".join(lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_segments(case: Path) -> None:
    assert shown(read(case)) == (case / "segments.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_translation(case: Path) -> None:
    document = read(case)
    texts = {s.msgid: f"{s.msgid.upper()}!" for s in document.segments}
    assert join(document, texts) == (case / "translated.txt").read_bytes().decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_translation_without_white_space_between_sentences(case: Path) -> None:
    """Each text is its number; every fourth one stays as it is, and has its white space on both sides."""
    document = read(case)
    msgids = dict.fromkeys(s.msgid for s in document.segments)
    texts = {msgid: f"第{number}句。" for number, msgid in enumerate(msgids, 1) if number % 4}
    assert join(document, texts, spaced=False) == (case / "unspaced.txt").read_bytes().decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_identity_in_every_line_ending(case: Path, ending: str) -> None:
    article = next(case.glob("article.*"))
    text = article.read_bytes().decode().replace("\n", ending)
    document = by_sentence(article.name, text)
    for spaced in (True, False):
        assert join(document, {s.msgid: s.msgid for s in document.segments}, spaced=spaced) == text
    assert [(s.msgid, s.line) for s in document.segments] == [(s.msgid, s.line) for s in read(case).segments]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_sentences_of_a_block_are_its_text(case: Path) -> None:
    article = next(case.glob("article.*"))
    whole = split(article.name, article.read_bytes().decode(), FRONT_MATTER)
    texts = [s.msgid for s in read(case).segments]
    for block in whole.segments:
        rest = block.msgid
        while rest:
            assert rest.startswith(texts[0])
            rest = rest[len(texts.pop(0)) :].strip().removeprefix("<br>").strip()
    assert texts == []


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("終。", "始", "終。始"),
        ("終」", "始", "終」始"),
        ("終…", "始", "終…始"),
        ("終", "始", "終始"),
        ("OK.", "始", "OK. 始"),
        ("終", "**始**", "終 **始**"),
        ("終。", "**始**", "終。**始**"),
        ("**終。**", "始", "**終。** 始"),
        ("`x`", "始", "`x` 始"),
        ("終。[^1]", "始", "終。[^1]始"),
        ("[終]", "(始)", "[終] (始)"),
        ("<b>終</b>", "始", "<b>終</b>始"),
        ("Une.", "始", "Une. 始"),
        ("終。", "Deux.", "終。 Deux."),
    ],
)
def test_white_space_is_left_out_where_nothing_needs_it(before: str, after: str, joined: str) -> None:
    document = by_sentence("a.md", "Une. Deux.\n")
    assert join(document, {"Une.": before, "Deux.": after}, spaced=False) == f"{joined}\n"
    assert join(document, {"Une.": before, "Deux.": after}) == f"{before} {after}\n"


def test_a_text_that_would_begin_a_block_is_escaped_only_at_the_beginning_of_a_line() -> None:
    text = "Une.\nDeux. Trois.\n\n> Une.\n> Deux. Trois.\n"
    document = by_sentence("a.md", text)
    result = join(document, {"Deux.": "1. Mai", "Trois.": "2. Mai", "Une.": "- drei"})
    assert result == "\\- drei\n1\\. Mai 2. Mai\n\n> \\- drei\n> 1\\. Mai 2. Mai\n"
    assert broken_by(document, {"Deux.": "1. Mai", "Trois.": "2. Mai"}) == ()
    result = join(document, {"Une.": "一。", "Deux.": "二。\n# 二", "Trois.": "- 三。\n- 四"}, spaced=False)
    assert result.startswith("一。二。  \n\\# 二- 三。  \n\\- 四\n")


def test_each_sentence_keeps_the_labels_of_its_own_links() -> None:
    document = by_sentence("a.md", "[Un] est là. Voir [deux][]. Et [un].\n\n[un]: /1\n[deux]: /2\n")
    texts = {"[Un] est là.": "[Eins] da.", "Voir [deux][].": "Siehe [zwei][].", "Et [un].": "- [eins]."}
    assert join(document, texts).startswith("[Eins][Un] da. Siehe [zwei][deux]. - [eins][un].\n")


def test_a_translated_document_says_where_its_texts_are() -> None:
    document = by_sentence("a.md", "\ufeff---\ntitle: Un\n---\nUne. Deux.\n")
    texts = {"Un": "Eins und", "Une.": "Eine.", "Deux.": "Zwei."}
    result = translated(document, texts)
    assert result.raw == join(document, texts) == "\ufeff---\ntitle: Eins und\n---\nEine. Zwei.\n"
    assert [s.msgid for s in result.segments] == ["Eins und", "Eine.", "Zwei."]
    assert result.raw[result.body :] == "Eine. Zwei.\n"


PIECES = [
    *(
        "Une phrase. ",
        "Deux ! ",
        "M. Un a dit « Non ? » ",
        "mot ",
        "Mot. ",
        "A. B. ",
        "1. ",
        "\n",
        "\n\n",
        "  \n",
    ),
    *(
        "\\\n",
        "\r\n",
        "> ",
        "- ",
        "    ",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "``",
        "[",
        "](",
        "](/u)",
        ")",
        "![",
        "[^1]",
    ),
    *(
        "<b>",
        "</b>",
        "<br>",
        "<a href='x. Y'>",
        "</a>",
        "<!-- ",
        " -->",
        "{{ a. B }}",
        "{% a %}",
        "{% enda %}",
    ),
    *(
        "| a. B |",
        "|---|",
        "\\",
        "\0",
        "\4",
        "&nbsp;",
        "\xa0",
        "\u2028",
        "\x0c",
        "…",
        "?",
        "[a]",
        "[a]: /u\n",
        "<",
    ),
]
ARTICLES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
FORMATS = st.sampled_from(["a.md", "a.txt", "a.html"])


@settings(max_examples=1500, deadline=None)
@given(ARTICLES, FORMATS)
def test_identity(text: str, article: str) -> None:
    document = by_sentence(article, text)
    assert document.raw == text
    assert join(document, {s.msgid: s.msgid for s in document.segments}, spaced=False) == text


@settings(max_examples=1500, deadline=None)
@given(ARTICLES, FORMATS)
def test_every_sentence_says_something(text: str, article: str) -> None:
    """A block is cut where there is white space only, and no part of it is punctuation alone."""
    blocks = split(article, text).segments
    sentences = by_sentence(article, text).segments
    assert len(sentences) >= len(blocks)
    known = {block.msgid for block in blocks}
    for sentence in sentences:
        assert sentence.msgid in known or any(sign.isalnum() for sign in sentence.msgid)
        assert sentence.msgid in known or not sentence.msgid.startswith(" ")
        assert sentence.msgid in known or not sentence.msgid.endswith(" ")


@settings(max_examples=1000, deadline=None)
@given(ARTICLES)
def test_no_markup_is_divided(text: str) -> None:
    """What changes no markup in the blocks changes none in their sentences."""
    whole = split("a.md", text)
    if compare("a.md", text, join(whole, pseudo_texts(whole))).skeleton:
        return
    document = by_sentence("a.md", text)
    assert compare("a.md", text, join(document, pseudo_texts(document))).skeleton == ""


@settings(max_examples=500, deadline=None)
@given(ARTICLES, st.sampled_from(["- x", "1. x", "# x", "x\n- y", "```", "***", "===", "> x"]))
def test_hostile_sentences_are_escaped_or_named(text: str, hostile: str) -> None:
    document = by_sentence("a.md", text)
    texts = {s.msgid: hostile for s in document.segments}
    broken = broken_by(document, texts)
    harmless = {msgid: text for msgid, text in texts.items() if msgid not in broken}
    assert len(broken) == len(texts) or broken_by(document, harmless) == ()


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from(["mot", "mot.", ">", "a>b", "\\", "\\>", "\n", "  \n> ", "\\\n> > ", " ", "  "]))
)
def test_what_is_aligned_is_the_same(pieces: list[str]) -> None:
    raw = "x " + "".join(pieces) + " x"
    msgid = " ".join(raw.replace("\n> > ", "\n").replace("\n> ", "\n").replace("\\\n", "\n").split())
    cuts = [(at, at + 1) for at in range(1, len(msgid)) if msgid[at] == " "]
    for (start, end), place in zip(cuts, aligned(raw, msgid, cuts) or [], strict=False):
        assert msgid[start - 1] == raw[place[0] - 1]
        assert msgid[end] == raw[place[1]]


def test_a_paragraph_of_many_sentences_takes_linear_time() -> None:
    sentence = "Le **pré**sident a [parlé](/x) de l’art. 3. Il a\ndit `non`. M. Dupont est venu ! "
    started = time.perf_counter()
    document = by_sentence("a.md", sentence * 12_000)
    assert time.perf_counter() - started < 20
    assert len(document.segments) == 36_000
