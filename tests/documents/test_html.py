"""HTML as browsers read it: tokens against html5lib's, what is not translated against its tree."""

import itertools
import re
from html import unescape
from typing import Any

import html5lib
import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from translate.documents import broken_by, join, split, with_notice
from translate.documents.directives import Directives
from translate.documents.html import HtmlReader
from translate.documents.html.setters import HtmlAttribute
from translate.documents.html.templates import CODE
from translate.documents.html.tokens import ESCAPABLE, HOLDS_NO_TAGS, SPACE, attributes, tokens
from translate.documents.partition import Mark

PIECES = [
    *(
        "<",
        "</",
        ">",
        "/>",
        "/",
        "=",
        '"',
        "'",
        " ",
        "\n",
        "\t",
        "\f",
        "\r\n",
        "é",
        "x",
        "5 < 6",
        "&amp;",
        "&eacute;",
    ),
    *(
        "<!--",
        "-->",
        "--!>",
        "-",
        "--",
        "!",
        "<!",
        "<!DOCTYPE html>",
        "<?x",
        "?>",
        "a",
        "b",
        "p",
        "title",
        "script",
    ),
    *(
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<SCRIPT>",
        "</Script ",
        "<style>",
        "</style>",
        "<plaintext>",
    ),
    *("<textarea>", "</textarea>", "<noembed>", "<iframe>", "<xmp>", "</xmp", "<br/>", "<b t='é\"'>", "</b>"),
    *("<p class=x>", "</p>", '<a href="x>y" k>', 'A="B"', "<p a=1 a=2>"),
]
TEMPLATES = [
    "{{",
    "}}",
    "{% if a > b %}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{{<",
    ">}}",
    "<?php ",
    "<%",
    "{% comment %}",
]
WRITTEN = st.lists(
    st.sampled_from([*PIECES, *TEMPLATES, "<svg>", "</svg>", "<![CDATA[", "]]>", "\0", "{", "<{{ x }}"])
)
PLAIN = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)

Seen = list[tuple[str, Any]]


def add_text(seen: Seen, text: str) -> None:
    if seen and seen[-1][0] == "text":
        seen[-1] = ("text", f"{seen[-1][1]}{text}")
    elif text:
        seen.append(("text", text))


def ours(text: str) -> Seen:
    seen: Seen = []
    for token in tokens(text):
        raw = text[token.start : token.end]
        if token.kind in ("text", "content"):
            add_text(seen, raw if token.name and token.name not in ESCAPABLE else unescape(raw))
        elif token.kind == "start":
            found = {a.name: unescape(text[a.start : a.end]) for a in attributes(text, token)}
            seen.append((token.name, found))
        elif token.kind == "end":
            seen.append((f"/{token.name}", {}))
    return seen


def theirs(text: str) -> Seen:
    tokenizer: Any = HTMLTokenizer(text)
    seen: Seen = []
    for token in tokenizer:
        name = token.get("name")
        if token["type"] in (tokenTypes["Characters"], tokenTypes["SpaceCharacters"]):
            add_text(seen, token["data"])
        elif token["type"] == tokenTypes["StartTag"]:
            seen.append((name, dict(token["data"])))
            if name in HOLDS_NO_TAGS:
                tokenizer.state = getattr(tokenizer, STATES.get(name, "rawtextState"))
        elif token["type"] == tokenTypes["EndTag"]:
            seen.append((f"/{name}", {}))
    return seen


STATES = {
    "script": "scriptDataState",
    "plaintext": "plaintextState",
    "title": "rcdataState",
    "textarea": "rcdataState",
}


@settings(max_examples=1000, deadline=None)
@given(PLAIN)
def test_tokens_are_those_of_a_browser(text: str) -> None:
    assert ours(text.replace("\r\n", "\n")) == theirs(text)


@settings(max_examples=500, deadline=None)
@given(WRITTEN.map("".join))
def test_tokens_are_the_text(text: str) -> None:
    found = list(tokens(text))
    assert "".join(text[token.start : token.end] for token in found) == text
    for token in found:
        for attribute in attributes(text, token) if token.kind == "start" else ():
            assert token.start < attribute.start <= attribute.end < token.end
            around = text[attribute.start - 1] + text[attribute.end]
            assert around == attribute.quote * 2 or not attribute.quote


@settings(max_examples=500, deadline=None)
@given(WRITTEN.map("".join))
def test_identity(text: str) -> None:
    document = split("a.html", text)
    assert join(document, {s.msgid: s.msgid for s in document.segments}) == document.raw == text
    for piece in document.slices:
        assert piece.segment is None or not piece.raw or piece.raw == piece.raw.strip(SPACE)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("<svg><title>a<b></title>", "start start text start end"),
        ("<title>a<b></title>", "start content end"),
        ("<svg><style/><script/>a", "start start start text"),
        ("<style/>a", "start content"),
        ("<svg a=b/>a<title>c", "start text start text"),
        ("<svg a=b />a<title>c", "start text start content"),
        ("<svg><{{ a=b }}/><script a=b a=c/>d", "start start start content"),
        ("<svg><![CDATA[ a > b ]]>c", "start raw text"),
        ("<![CDATA[ a > b ]]>", "raw text"),
        ("<script><!--<script></script>--></script>a", "start content end text"),
        ("<p {% if a > b %}c{% endif %}>d", "start text"),
        ('<p a="{{ "b>" }}">c', "start text"),
        ('<p a="{{">b</p><p a="}}">', "start text end start"),
        ("<{{ a > b }} c>", "start"),
        ("{{ a }} {{ b", "template text"),
        ("{{/* a }} */}}b", "template text"),
        ("{{{ a }}}b", "template text"),
        ("<?php a > b", "template"),
        ("<? a > b", "raw text"),
        ("{% comment %}<p>{% endcomment %}a", "template text"),
        ("{{< math >}}<p>{{< /math >}}a", "template text"),
        ("{% comment %}<p>", "template start"),
        ("a <b c", "text unclosed"),
    ],
)
def test_kinds_of_tokens(text: str, kinds: str) -> None:
    assert " ".join(token.kind for token in tokens(text)) == kinds


def numbered(pieces: list[str]) -> str:
    """Give each word its number."""
    count = itertools.count()
    return re.sub(r"\bmot\b", lambda _: f"mot{next(count)}", "".join(pieces))


BLOCKS = [
    *("p", "div", "ul", "li", "ol", "dl", "dt", "dd", "blockquote", "section", "h2", "h3", "table", "tr"),
    *("td", "th", "tbody", "caption", "article", "button", "address", "center", "fieldset"),
]
TREES = st.lists(
    st.sampled_from(
        [
            *(f"<{name}>" for name in BLOCKS),
            *(f'<{name} translate="no">' for name in BLOCKS),
            *(f"</{name}>" for name in BLOCKS if name not in {"tbody", "caption"}),
            *("<b>", "</b>", "<span>", "</span>", "<br>", '<div translate="yes">'),
            *["<p>mot", "<td>mot", "<li>mot", *["mot "] * 20],
        ]
    ),
    max_size=12,
).map(numbered)


def translated(text: str) -> set[str]:
    """Return the words that a browser's tree does not keep from translation.

    They are put into comments, which stay where they are also in a table.
    """
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse("<!DOCTYPE html><body>" + re.sub(r"mot\d+", r"<!--\g<0>-->", text))
    assume(not any(re.search("ignored|voodoo", error[1]) for error in parser.errors))
    words = set()
    waiting = [(root, True)]
    while waiting:
        element, wanted = waiting.pop()
        if isinstance(element.tag, str):
            wanted = {"no": False, "yes": True}.get(element.get("translate", ""), wanted)
            waiting += [(child, wanted) for child in element]
        elif wanted:
            words.add(element.text)
    return words


@settings(max_examples=1000, deadline=None)
@given(TREES)
def test_elements_end_where_browsers_end_them(text: str) -> None:
    msgids = " ".join(segment.msgid for segment in split("a.html", text).segments)
    assert set(re.findall(r"mot\d+", msgids)) == translated(text)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Un ", "<b> deux</b> ", "<p> ", "<li> ", "<img alt=' Une  image '> ", "{{ x }} ", "« "]
        )
    ),
    st.sampled_from(["\n", "\r\n\t", "  ", "\f"]),
)
def test_wrapping_changes_no_msgid(pieces: list[str], space: str) -> None:
    text = "".join(pieces)
    other = split("a.html", text.replace(" ", space)).segments
    assert [segment.msgid for segment in other] == [
        segment.msgid for segment in split("a.html", text).segments
    ]


def texts_of(marks: list[Mark]) -> list[str]:
    return [f"{mark.segment.line} {mark.segment.msgid}" for mark in marks]


def is_off(reader: HtmlReader) -> bool:
    return reader.off


def test_fragments_go_on_where_the_last_one_ended() -> None:
    reader = HtmlReader(Directives())
    assert texts_of(reader.read("<ul><li translate=no>non", 1)) == []
    assert is_off(reader)
    assert texts_of(reader.read("non<li>oui\n\n<!-- fin", 5)) == ["5 oui"]
    assert is_off(reader)
    assert texts_of(reader.read("non --><p>encore</p></ul><style>", 9)) == ["9 encore"]
    assert is_off(reader)
    assert texts_of(reader.read("p > a {}</style><p title=a>\n</p><svg>", 20)) == ["20 a"]
    assert not is_off(reader)
    assert texts_of(reader.read("<title>b <i>c</i></title></svg>", 30)) == ["30 b <i>c</i>"]
    assert list(reader.left_open()) == []


def test_wrapped_tags_stay_as_they_are() -> None:
    text = '<p>Le <a\n  href="a\nb">lien</a> {{ x\r\n y }}.</p>'
    document = split("a.html", text)
    (segment,) = document.segments
    assert segment.msgid == 'Le <a href="a b">lien</a> {{ x y }}.'
    result = join(document, {segment.msgid: 'Der {{ x y }}: <a href="a b">Link</a>'})
    assert result == '<p>Der {{ x\r\n y }}: <a\n  href="a\nb">Link</a></p>'


@pytest.mark.parametrize(
    ("msgstr", "written"),
    [
        ("5 < 6", "5 &lt; 6"),
        ("a <b ist", "a &lt;b ist"),
        ("a <b ist, <i>dann</i>", "a &lt;b ist, <i>dann</i>"),
        ("a <!-- b", "a &lt;!-- b"),
        ("a </", "a &lt;/"),
        ('<a href="x>y">b</a>', '<a href="x>y">b</a>'),
        ('<a href="x', '&lt;a href="x'),
        ("<br/>a<b/> <!-- b -->", "<br/>a<b/> <!-- b -->"),
        ("{{ a < b }} < c", "{{ a < b }} &lt; c"),
        ("eins\n\nzwei", "eins zwei"),
        ("R&D & mehr", "R&D & mehr"),
    ],
)
def test_text_stays_text(msgstr: str, written: str) -> None:
    document = split("a.html", "<p>Un texte.</p>")
    texts = {"Un texte.": msgstr}
    assert join(document, texts) == f"<p>{written}</p>"
    assert broken_by(document, texts) == ()


@pytest.mark.parametrize(
    "msgstr",
    [
        "<div>x",
        "x</p>",
        "<script>x</script>",
        "<title>",
        "a {{ b",
        "<?x>",
        "</td>",
        "<hr>",
        "<?php x",
    ],
)
def test_what_would_change_the_page_is_named(msgstr: str) -> None:
    document = split("a.html", "<p>Un.</p><p>Deux.</p>")
    assert broken_by(document, {"Un.": msgstr, "Deux.": "<i>zwei"}) == ("Un.",)


HOSTILE = st.lists(st.sampled_from([*PIECES, *TEMPLATES]), min_size=1, max_size=5).map("".join)


@settings(max_examples=600, deadline=None)
@given(HOSTILE, HOSTILE, st.sampled_from([" ", "<b>", "<div>", "<br>"]))
def test_what_the_guard_lets_pass_hides_nothing(one: str, other: str, between: str) -> None:
    """The blocks of the page are the same to another parser, and so are its scripts."""
    assume(not CODE.search(f"{one}\n{other}{other}") and not CODE.search(f"{other}{one}"))
    document = split("a.html", f"<p title='un'>deux {between} <h2>fin</h2><script>1</script></p>")
    texts = {segment.msgid: other for segment in document.segments} | {"un": one}
    if broken_by(document, texts):
        return
    seen = [(name, found) for name, found in theirs(join(document, texts)) if name in STRUCTURE]
    assert [name for name, _ in seen] == ["p", "h2", "/h2", "script", "/script", "/p"]
    assert set(seen[0][1]) == {"title"}


STRUCTURE = {"p", "/p", "h2", "/h2", "script", "/script"}


@pytest.mark.parametrize(
    ("quote", "text", "written"),
    [
        ('"', 'Der "Titel"', "Der &quot;Titel&quot;"),
        ("'", 'L\'eau "x"', 'L&#39;eau "x"'),
        ("", "Titel", "Titel"),
        ("", "Ein Titel", '"Ein Titel"'),
        ("", 'a="b', '"a=&quot;b"'),
        ("", "a/", '"a/"'),
        ("", "{{ a }}b", "{{ a }}b"),
        ('"', '{{ "a" }} "b"', '{{ "a" }} &quot;b&quot;'),
        ('"', "eins\nzwei", "eins zwei"),
    ],
)
def test_attributes_keep_their_quotes(quote: str, text: str, written: str) -> None:
    assert HtmlAttribute(quote).set(text) == written


def test_a_title_holds_no_end_tag() -> None:
    document = split("a.html", "<title> Un <b> </title>")
    assert join(document, {"Un <b>": "Ein </title>"}) == "<title> Ein &lt;/title> </title>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a</p>\n", "<p>N &lt; &amp;</p>\n<p>a</p>\n"),
        ("<!DOCTYPE html>\r\n<p>a", "<!DOCTYPE html>\r\n<p>N &lt; &amp;</p>\r\n<p>a"),
        ("<html><head><title>a</title></head><body class=x>b", "{}<body class=x>\n<p>N &lt; &amp;</p>\nb"),
        ("<html><head>\n<body>\n<p>a", "<html><head>\n<body>\n<p>N &lt; &amp;</p>\n<p>a"),
        ("---\nlayout: x\n---\na", "---\nlayout: x\n---\n<p>N &lt; &amp;</p>\na"),
        ('{% extends "x" %}{% block y %}\n<p>a', '{% extends "x" %}{% block y %}\n<p>N &lt; &amp;</p>\n<p>a'),
        ("<title>a</title><!-- b -->c", "<title>a</title><!-- b -->\n<p>N &lt; &amp;</p>\nc"),
    ],
)
def test_a_notice_is_the_first_paragraph(text: str, expected: str) -> None:
    expected = expected.replace("{}", "<html><head><title>a</title></head>")
    assert with_notice("a.html", text, "N < &") == expected
