"""What changes leave an approval as it is, and what never does."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.catalog.changes import adjusted, form, letters

SAME = [
    ("Il a dit « non ».", 'Il a dit "non".'),
    ("Il a dit « non ».", "Il a dit “non”."),
    ("l'accord", "l’accord"),
    ("10 000 soldats", "10\u202f000 soldats"),
    ("Qui\u00a0? Quoi !", "Qui? Quoi\u202f!"),
    ("nord-coréens", "nord\u2011coréens"),
    ("le musée - le premier - ouvre", "le musée — le premier — ouvre"),
    ("le musée – le premier – ouvre", "le musée—le premier—ouvre"),
    ("de 2014-2015", "de 2014–2015"),
    ("Et puis...", "Et puis…"),
    ("Kim, lui, part", "Kim lui part"),
    ("En avril la Corée", "En avril, la Corée"),
    ("En 2024, la Corée", "En 2024 la Corée"),
    ("deux  espaces", "deux espaces"),
    ("cœur", "coeur"),
    ("soldats&nbsp;: dix", "soldats : dix"),
    ("élan", "e\u0301lan"),
    ("un[^1], deux", "un[^1] deux"),
]
CHANGED = [
    ("Il part.", "Il part ?"),
    ("Il part.", "Il part !"),
    ("Il part.", "Il part…"),
    ("Il part", "Il part."),
    ("2,5 millions", "25 millions"),
    ("2,5 millions", "2.5 millions"),
    ("2, 5 et 7", "2 5 et 7"),
    ("10 000 soldats", "10 001 soldats"),
    ("10 000 soldats", "10000 soldats"),
    ("treize morts", "trente morts"),
    ("Il part", "Il ne part pas"),
    ("ni lui ni elle", "lui et elle"),
    ("sans armes", "avec armes"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("le Président", "le président"),
    ("peut-être", "peut être"),
    ("le « pacte »", "le pacte"),
    ("un pacte", "un *pacte*"),
    ("`a,b`", "`a b`"),
    ("{{ a }} ici", "{{ b }} ici"),
    ("un[^1]", "un[^2]"),
    ("une\nligne", "une ligne"),
    ('<b class="x">un</b>', '<b class="y">un</b>'),
    ("[un][a]", "[un][b]"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_typography_says_the_same(one: str, other: str) -> None:
    assert adjusted(one, "Übersetzung", other) == "Übersetzung"
    assert adjusted(other, "Übersetzung", one) == "Übersetzung"


@pytest.mark.parametrize(("one", "other"), CHANGED)
def test_anything_else_is_for_a_person(one: str, other: str) -> None:
    assert adjusted(one, "Übersetzung", other) is None
    assert adjusted(other, "Übersetzung", one) is None


@pytest.mark.parametrize(
    ("before", "msgstr", "after", "expected"),
    [
        ("[Séoul](a.md) a", "[Seoul](a.md) hat", "[Séoul](b.md) a", "[Seoul](b.md) hat"),
        ("![Séoul](a.png)", "![Seoul](a.png)", "![Séoul](b.png)", "![Seoul](b.png)"),
        ('<a href="a">x</a>', '<a href="a">y</a>', '<a href="b">x</a>', '<a href="b">y</a>'),
        ("<https://a.b/c>.", "<https://a.b/c>.", "<https://a.b/d>.", "<https://a.b/d>."),
        ("Voir https://a.b/c.", "Siehe https://a.b/c.", "Voir https://a.b/d.", "Siehe https://a.b/d."),
        ("[x](a) [y](b)", "[y](b) [x](a)", "[x](b) [y](a)", "[y](a) [x](b)"),
        ("[x](a) [y](a)", "[x](a) [y](a)", "[x](b) [y](b)", "[x](b) [y](b)"),
        ('[x](a "t")', '[x](a "u")', '[x](b "t")', '[x](b "u")'),
        ("[x](a_(b))", "[x](a_(b))", "[x](a_(c))", "[x](a_(c))"),
    ],
)
def test_addresses_are_replaced(before: str, msgstr: str, after: str, expected: str) -> None:
    assert adjusted(before, msgstr, after) == expected
    assert adjusted(after, expected, before) == msgstr


@pytest.mark.parametrize(
    ("before", "msgstr", "after"),
    [
        ("[x](/fr/a)", "[x](/de/a)", "[x](/fr/b)"),
        ("[x](a)", "x", "[x](b)"),
        ("[x](a)", "[x](a) [x](a)", "[x](b)"),
        ("[x](a) [y](a)", "[x](a) [y](a)", "[x](a) [y](b)"),
        ("[x](a)", "[x](a)", "x"),
        ("[x](a)", "[x](a)", "[x](a) [x](a)"),
        ("[x](a)", "[x](a)", "[x](<b c>)"),
    ],
)
def test_what_cannot_be_adjusted_surely_is_for_a_person(before: str, msgstr: str, after: str) -> None:
    assert adjusted(before, msgstr, after) is None


TEXTS = st.text(alphabet="ab12 ,.«»“\"'’-–—…?\u00a0\n[](){}<>`*/:", max_size=40)


@given(st.text(alphabet="ab12 ,.«»“\"'’-–—…?\u00a0", max_size=40))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert form(form(text)) == form(text)


@given(TEXTS, TEXTS, TEXTS)
def test_taking_a_change_back_restores_the_translation(before: str, msgstr: str, after: str) -> None:
    now = adjusted(before, msgstr, after)
    if now is not None:
        assert adjusted(after, now, before) == msgstr


@pytest.mark.parametrize(
    "unit", [" ", ",", "—", " - ", '"', "](", "`", "<", "<a", "[^", "{{", "{%", "a,1", "&"]
)
def test_time_is_linear(unit: str) -> None:
    started = time.perf_counter()
    form(unit * (100_000 // len(unit)))
    assert time.perf_counter() - started < 2


@given(TEXTS, TEXTS)
def test_texts_of_one_form_have_the_same_letters(one: str, other: str) -> None:
    assert form(one) != form(other) or letters(one) == letters(other)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_typography_leaves_the_letters(one: str, other: str) -> None:
    assert letters(one) == letters(other)
