"""Names that an engine knows by half: found by what it renders, here by a table, and by Apertium itself."""

import pytest

from translate.engines import make_engine
from translate.engines.names import half_known_names
from translate.engines.shapes import Reading
from translate.errors import TranslateError
from translate.model import Question

RENDERED = {
    "Ri Yong Ho": Reading("Reído Yong Ho", ("Yong", "Ho")),
    "Ri Yong-Ho": Reading("Reído Yong-Ho", ("Yong", "Ho")),
    "Son Un Ho": Reading("Su Un Ho", ("Ho",)),
    "Kim Jong Un": Reading("Kim Jong Un"),
    "Pak Jong Chol": Reading("Pak Jong Chol", ("Pak", "Jong", "Chol")),
}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Selon Ri Yong Ho, rien.", ["Ri Yong Ho"]),
        ("Ri Yong Ho parle.", ["Ri Yong Ho"]),
        ("Hier. Selon Ri Yong-Ho et Ri Yong Ho", ["Ri Yong-Ho", "Ri Yong Ho"]),
        ("Le général Son Un Ho parle.", ["Son Un Ho"]),
        ("Kim Jong Un parle.", []),  # known
        ("Pak Jong Chol parle.", []),  # unknown, and left
        ("Hôtel Ri Yong Ho ouvert.", []),  # four words
        ("La Tour Eiffel, Li Peng, RI YONG HO, ri yong ho.", []),
    ],
)
def test_half_known_names(text: str, names: list[str]) -> None:
    spans = list(half_known_names(text, lambda name: RENDERED.get(name, Reading(name))))
    assert [text[span.start : span.end] for span in spans] == names
    assert [span.says for span in spans] == names


@pytest.mark.apertium
@pytest.mark.parametrize(("keep", "said"), [(True, "Ri Yong Ho"), (False, "Reído Yong Ho")])
def test_apertium_keeps_them_unless_told_not_to(keep: bool, said: str) -> None:
    engine = make_engine("apertium", {"keep-unknown-names": keep})
    if engine.refuses("fr", "es"):
        pytest.skip(str(engine.refuses("fr", "es")))
    [(_, answer)] = engine.translate([Question("Le soldat **Ri Yong Ho** est ici.")], "fr", "es")
    engine.close()
    assert answer.text == f"El soldado **{said}** es aquí."


def test_the_setting_is_true_or_false() -> None:
    with pytest.raises(TranslateError, match=r"'engine\.apertium\.keep-unknown-names' must be true or false"):
        make_engine("apertium", {"keep-unknown-names": "yes"})
