"""Markup is never divided, and never in the way; whatever a text holds, the time is linear."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.segmentation import gaps
from translate.segmentation.image import Image

WHOLE = [
    "**Un. Deux.**",
    "*Un. Deux* trois.",
    "__Un. Deux__",
    "~~Un. Deux~~",
    "***Un. Deux***",
    "**Un *deux. Trois* quatre. Cinq**",
    "`Un. Deux`",
    "``Un. ` Deux``",
    "[Un. Deux](/x)",
    "[Un. Deux][x]",
    "[Un. Deux]",
    '[un](/x "Un. Deux ! Trois")',
    "[un](/x 'Un. Deux :) Trois')",
    "[un](/x (Un. Deux))",
    "[un](</x y. Z>)",
    '[un](/x_(y) "A. B")',
    "![Un. Deux](/x)",
    "[[Un. Deux]]",
    "<b>Un. Deux</b>",
    "<b>Un. <i>Deux. Trois</i> quatre. Cinq</b>",
    '<a title="Un. Deux > Trois. Quatre">x</a>',
    "<abbr title='Un. Deux'>x</abbr>",
    "<!-- Un. Deux --> trois",
    "{{ un. Deux }}",
    '{% un "Un. Deux" %} trois',
    "{{< un >}}Un. Deux{{< /un >}}",
    "{% un %}Un. Deux{% endun %}",
    "<% Un. Deux %>",
    "$$Un. Deux$$",
    "{: un. Deux}",
    "Un[^1. Deux] trois",
    "Un.&nbsp;Deux",
    "Un.&#32;Deux",
    "M.\xa0Dupont",
    "`x`. `y`. `z`.",
    "Un mot. `x`.",
    "https://a.b. https://c.d",
    "Un. … !",
]


@pytest.mark.parametrize("text", WHOLE)
def test_this_is_not_divided(text: str) -> None:
    assert gaps(text, "fr", markup=True) == []


@pytest.mark.parametrize("text", [text for text in WHOLE if not text.startswith(("`x", "https", "Un"))])
def test_what_is_around_it_is(text: str) -> None:
    whole = f"Avant elle. Et {text}. Après elle. Fin."
    assert [whole[end : end + 2] for _, end in gaps(whole, "fr", markup=True)] == ["Et", "Ap", "Fi"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("**Un.** Deux.", ["**Un.**", "Deux."]),
        ("Un.** Deux.", ["Un.**", "Deux."]),
        ("<b>Un.</b> <i>Deux.</i>", ["<b>Un.</b>", "<i>Deux.</i>"]),
        ("Un mot.[^1] Deux.", ["Un mot.[^1]", "Deux."]),
        ("Un mot. [^1] Deux.", ["Un mot. [^1]", "Deux."]),
        ("Un.<br>Deux.", ["Un.", "Deux."]),
        ("Un. <br/> Deux.", ["Un.", "Deux."]),
        ("Un.  \nDeux.", ["Un.", "Deux."]),
        ("Un mot.<br>deux.", ["Un mot.<br>deux."]),
        ("Voici `x`. Puis.", ["Voici `x`.", "Puis."]),
        ("Un <b>jamais fermé. Deux.", ["Un <b>jamais fermé.", "Deux."]),
        ("Un **jamais fermé. Deux.", ["Un **jamais fermé.", "Deux."]),
        ("Un [jamais fermé. Deux.", ["Un [jamais fermé.", "Deux."]),
        ("Un `jamais fermé. Deux.", ["Un `jamais fermé.", "Deux."]),
        ("Un \\*astérisque. Un\\* autre.", ["Un \\*astérisque.", "Un\\* autre."]),
        ("3 * 4 font 12. Et 2 * 2 font 4.", ["3 * 4 font 12.", "Et 2 * 2 font 4."]),
        ("Prix* hors taxe. Voir* plus bas.", ["Prix* hors taxe.", "Voir* plus bas."]),
        ("un_deux. Trois_quatre.", ["un_deux.", "Trois_quatre."]),
        ("&laquo;&nbsp;Un&nbsp;!&nbsp;&raquo; Deux.", ["&laquo;&nbsp;Un&nbsp;!&nbsp;&raquo;", "Deux."]),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    found, position = [], 0
    for start, end in gaps(text, "fr", markup=True):
        found.append(text[position:start])
        position = end
    assert [*found, text[position:]] == pieces


def test_plain_text_has_no_markup() -> None:
    assert len(gaps("*Un. Deux.* [Trois. Quatre].", "fr", markup=False)) > len(
        gaps("*Un. Deux.* [Trois. Quatre].", "fr", markup=True)
    )


SIGNS = st.lists(
    st.sampled_from(
        [
            *"«»\"'’()[]*_~`<>&;\\{}%#!?….:/|$ \n\t\xa0aéA1",
            "](",
            "<b>",
            "</b>",
            "<br>",
            "<!--",
            "-->",
            "{{",
            "}}",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=3000, deadline=None)
@given(SIGNS, st.sampled_from(["fr", "en", "ja"]), st.booleans())
def test_gaps_are_in_order_and_hold_no_word(text: str, language: str, markup: bool) -> None:
    position = 0
    for start, end in gaps(text, language, markup=markup):
        assert position < start < end < len(text)
        assert text[start:end].replace("<br>", "").strip() == ""
        assert any(sign.isalnum() for sign in text[position:start])
        position = end
    image = Image(text, markup=markup)
    assert markup or image.text == text


HOSTILE = [
    *"«»\"'’()[]*_`<&\\{!?….\n -é",
    *("](", '](a "', "](a '", "](<", "![", "**", "~~", "``", "`` ` ", "<a ", '<a "', "<a '", "</a>", "<b>"),
    *(
        "<!--",
        "{{",
        "{%",
        "{% x ",
        "{% x %}",
        "{% endx %}",
        "{{< x >}}",
        "<%",
        "<?",
        "$$",
        "&amp;",
        "{:",
        "{.",
        "[^",
    ),
    *(
        "http://",
        ". ",
        "! ",
        "… ",
        "… A",
        "A. ",
        "a. ",
        "1. ",
        "M. A",
        "`x`. A",
        "<b>A. ",
        "A. </b>",
        "(A. ",
        "« A. ",
    ),
    *(
        "A. » ",
        "A.\n",
        "A.<br>",
        "[a](",
        '[a](b "c" ',
        "*a ",
        "a* ",
        "_a_ ",
        "e.",
        "A.A.",
        "a.b",
        "! 🎉",
        "- A. ",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_time_is_linear(piece: str) -> None:
    text = f"Un. {piece * (200_000 // len(piece))} Fin. Deux."
    started = time.perf_counter()
    gaps(text, "fr", markup=True)
    assert time.perf_counter() - started < 10
