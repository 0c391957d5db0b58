"""The glossary enforced on real engines: Apertium, and Google's before a server that renders a table."""

import itertools
import os
import signal
import threading
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.project import Project
from tests.support.google import FakeGoogle
from tests.support.rendering import Rendering
from translate.engines import EngineStopped, make_engine
from translate.glossary import Glossary, read_glossary
from translate.model import Answer, Question
from translate.workflow.filling.enforcement import Enforced, no_worse

CASES = tomllib.loads((Path(__file__).parent / "enforcement.toml").read_text(encoding="utf-8"))["case"]
KIEV = "- {fr: Kiev, type: name, de: Kyjiw}"
ALONE = {"Kiev": "Kiew"}
LEFT = "glossary: Kiev should be Kyjiw"
MENDED = "glossary: citation form inserted: Kyjiw for Kiew; check its case"


def glossary_of(terms: str, folder: Path) -> Glossary:
    path = folder / "glossary.yaml"
    path.write_text(f"terms:\n  {terms}\n", encoding="utf-8")
    return read_glossary(path)


def enforced(google: FakeGoogle, terms: str, folder: Path) -> Enforced:
    engine = make_engine("google", {"url": google.url, "per-second": 0, "concurrency": 1})
    return Enforced(engine, glossary_of(terms, folder), lambda _: "2025/article.md")


def answers(engine: Enforced, texts: Sequence[str], language: str = "de") -> list[Answer]:
    got = dict(engine.translate([Question(text) for text in texts], "fr", language))
    return [got[index] for index in range(len(texts))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']}: {case['what']}")
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    with Rendering(case["says"]) as google:
        engine = enforced(google, case["terms"], tmp_path)
        [answer] = answers(engine, [case.get("text") or next(iter(case["says"]))], case["lang"])
        engine.close()
    assert (answer.text, answer.note) == (case["is"], case["note"])
    assert len(google.asked) == case["asked"], google.texts


def test_what_is_right_goes_on_at_once_and_a_rendering_is_asked_for_once(tmp_path: Path) -> None:
    says = {"Kiev part.": "Kiew geht.", "Kiev vient.": "Kyjiw kommt.", "À Kiev.": "Nach Kiew."} | ALONE
    with Rendering(says) as google:
        engine = enforced(google, KIEV, tmp_path)
        stream = engine.translate([Question(text) for text in list(says)[:3]], "fr", "de")
        assert next(stream) == (1, Answer("Kyjiw kommt."))
        assert "Kiev" not in google.texts
        assert dict(stream) == {0: Answer("Kyjiw geht.", MENDED), 2: Answer("Nach Kyjiw.", MENDED)}
        assert google.texts.count("Kiev") == 1
        assert answers(engine, ["Kiev part."]) == [Answer("Kyjiw geht.", MENDED)]
        assert google.texts.count("Kiev") == 1
        engine.close()


@pytest.mark.parametrize(
    ("served", "first"), [(2, Answer("Kiew geht.", LEFT)), (3, Answer("Kyjiw geht.", MENDED))]
)
def test_an_engine_that_stops_while_terms_are_mended_loses_no_answer(
    served: int, first: Answer, tmp_path: Path
) -> None:
    says = {"Kiev part.": "Kiew geht.", "Le maire de Kiev.": "Kiews Bürgermeister."}
    with Rendering(says | ALONE, *["rendered"] * served, "403") as google:
        engine = enforced(google, KIEV, tmp_path)
        stream = engine.translate([Question(text) for text in says], "fr", "de")
        assert sorted(itertools.islice(stream, 2)) == [(0, first), (1, Answer("Kiews Bürgermeister.", LEFT))]
        with pytest.raises(EngineStopped):
            next(stream)
        engine.close()


def test_ctrl_c_while_terms_are_mended_loses_no_answer(tmp_path: Path) -> None:
    assert threading.current_thread() is threading.main_thread()

    def interrupt(text: str) -> None:
        if text == "Kiev":
            os.kill(os.getpid(), signal.SIGINT)

    with Rendering({"Kiev part.": "Kiew geht."} | ALONE, before=interrupt) as google:
        engine = enforced(google, KIEV, tmp_path)
        stream = engine.translate([Question("Kiev part.")], "fr", "de")
        assert next(stream) == (0, Answer("Kiew geht.", LEFT))
        with pytest.raises(KeyboardInterrupt):
            next(stream)
        engine.close()


def test_answers_of_several_windows_stay_with_their_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translate.workflow.filling.enforcement.WINDOW", 7)
    texts = [f"Kiev a reçu {n} lettres." for n in range(40)]
    says = {text: f"Kiew hat {n} Briefe bekommen." for n, text in enumerate(texts)} | ALONE
    with Rendering(says) as google:
        engine = enforced(google, KIEV, tmp_path)
        got = answers(engine, texts)
        engine.close()
    assert [answer.text for answer in got] == [f"Kyjiw hat {n} Briefe bekommen." for n in range(len(texts))]


@pytest.mark.parametrize(
    ("after", "fine"),
    [
        ("Die Straßen von Kyjiw sind leer.", True),
        ("Die Straßen von Kyjiw sind heute leer.", False),
        ("Die Wege von Kyjiw sind öde.", False),
        ("Die Straßen in der Stadt von Kyjiw sind leer.", False),
        ("Die Straßen von rues Kyjiw sind leer.", False),
        ("Die Straßen von 2 Kyjiw sind leer.", False),
        ("Die Straßen sind leer.", False),
    ],
)
def test_no_worse(after: str, fine: bool) -> None:
    before = "Die Straßen Kiews sind leer."
    assert no_worse(before, after, "Les rues de Kiev sont vides.", ["Kyjiw"]) is fine


def test_long_texts_are_compared_in_no_time() -> None:
    assert not no_worse("a b " * 40_000, "b a " * 40_000 + "Kyjiw", "", ["Kyjiw"])


@pytest.mark.apertium
@pytest.mark.parametrize(
    ("language", "term", "text", "said"),
    [
        ("es", "Kim Jong-un", "Le portrait de Kim Jong Un.", "El retrato de Kim Jong-un."),
        (
            "es",
            "Corte Penal Internacional",
            "La Cour pénale a parlé.",
            "La Corte Penal Internacional ha hablado.",
        ),
        ("ca", "Rússia Nova", "La Russie attaque.", "Rússia Nova ataca."),
        ("ca", "OIEA", "Les inspecteurs de l’AIEA.", "Els inspectors de l’OIEA."),
        ("oc", "Ostal Blanc Grand", "À la Maison-Blanche.", "A l’Ostal Blanc Grand."),
    ],
)
def test_apertium(language: str, term: str, text: str, said: str, tmp_path: Path) -> None:
    french = next(f for f in ("Kim Jong Un", "Cour pénale", "Russie", "AIEA", "Maison-Blanche") if f in text)
    engine = Enforced(
        make_engine("apertium"),
        glossary_of(f"- {{fr: {french}, type: name, {language}: {term}}}", tmp_path),
        lambda _: "article.md",
    )
    if engine.refuses("fr", language):
        pytest.skip(str(engine.refuses("fr", language)))
    [answer] = answers(engine, [text], language)
    engine.close()
    assert answer.text == said


def test_fill_enforces_the_glossary(tmp_path: Path) -> None:
    with Rendering({"Kyiv proteste.": "Kiev protestiert."}) as google:
        project = Project(tmp_path).lay_out()
        settings = f'[engine.google]\nurl = "{google.url}"\nper-second = 0\n'
        project.write("translate.toml", f'engines = ["google"]\n{settings}')
        project.write("source/fr/article.md", "Kyiv proteste.\n")
        project.ok("update", "-l", "de")
    catalog = (project.root / "locales/de/article.po").read_text(encoding="utf-8")
    assert 'msgstr "Kyjiw protestiert."' in catalog
    assert "# machine translation: google; glossary: citation form inserted: Kyjiw for Kiev" in catalog
