"""An article under another name is known by its text; another article is not."""

import pytest

from translate.catalog.moved import moved

NOTE = "Cet article est sous licence libre ; vous pouvez le reprendre en citant sa source et son auteur."
TEXT = [f"Le paragraphe numéro {n} parle de la ville, du fleuve et de ce qui s’y passe." for n in range(9)]
OTHER = [
    f"Au chapitre {n}, rien de commun avec ce qui précède : la mer, le vent et le sel." for n in range(9)
]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (TEXT, TEXT, True),
        (TEXT, TEXT[::-1], True),
        (TEXT, [text.replace("’", "'").upper() for text in TEXT], True),
        (TEXT, [*TEXT[:6], *OTHER[:3]], True),  # every third paragraph edited
        (TEXT, [*TEXT[:4], *OTHER[:5]], False),
        (TEXT, OTHER, False),
        ([*TEXT[:3], NOTE], [*OTHER[:3], NOTE], False),
        (TEXT, [*TEXT, *OTHER], True),
        (TEXT[:2], [*TEXT[:2], *OTHER], False),  # a short text that a long one quotes
        ([], [], False),
        (["***"], ["***"], False),
    ],
)
def test_what_is_mostly_the_same(old: list[str], new: list[str], *, same: bool) -> None:
    assert moved({"new": new}, {"old": old}) == ({"new": "old"} if same else {})


def test_the_best_one_and_each_once() -> None:
    gone = {"a": TEXT, "b": [*TEXT[:7], *OTHER[:2]]}
    assert moved({"x": TEXT, "y": TEXT[:7]}, gone) == {"x": "a", "y": "b"}
    assert moved({"x": TEXT}, gone) == {"x": "a"}
    assert moved({"x": TEXT, "y": TEXT}, {"a": TEXT}) == {"x": "a"}


def test_of_equals_the_one_whose_file_kept_its_name() -> None:
    assert moved({"2025/m": TEXT}, {"2024/a": TEXT, "2024/m": TEXT}) == {"2025/m": "2024/m"}


def test_a_thousand_articles_are_paired_at_once() -> None:
    texts = {f"{n}": [f"{n} {text}" for text in TEXT] for n in range(1000)}
    pairs = moved({f"new/{name}": msgids for name, msgids in texts.items()}, texts)
    assert pairs == {f"new/{name}": name for name in texts}
