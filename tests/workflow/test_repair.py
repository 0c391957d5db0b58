"""What `check --fix` makes of a text."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.project import GERMAN, Project
from translate.catalog.po import format_catalog, parse_catalog
from translate.checks import CHECKS, MENDING, Pair
from translate.model import Entry
from translate.workflow.checking.repair import repaired
from translate.workflow.checking.severities import severities

RULES = severities({})
SIGNS = st.text(st.sampled_from("ab \u00a0«»“”„\"'’!?:;.,–-()*_[]<>&\n日ב"), max_size=50)


def fixed(msgid: str, msgstr: str, language: str) -> str | None:
    found = repaired(Pair(msgid, msgstr, language), Entry(msgid, msgstr), RULES)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("language", "msgid", "before", "after"),
    [
        ("de", "Un « mot » ?", 'Ein "Wort" ?', "Ein „Wort“?"),
        ("es", "Un « mot » !", "Una «\u00a0palabra\u00a0» !", "Una «palabra»!"),
        ("fi", "Un « mot ».", 'Yksi "sana".', "Yksi ”sana”."),
        ("de", "Un **« mot »** ici.", 'Ein **"Wort"** hier.', "Ein **„Wort“** hier."),
        ("pt", "Un « mot ».", "Uma «&nbsp;palavra&nbsp;».", "Uma «palavra»."),
        ("ar", "Qui est venu ?", "من جاء?", "من جاء؟"),
        ("zh_Hans", "Il est venu.", "他来了.", "他来了。"),
        ("ru", "Un – deux – trois.", "Один - два - три.", "Один — два — три."),
        ("de", "Un  mot.", "Ein  Wort.", None),
        ("de", "Un « mot ».", 'Ein 5" breites "Wort".', None),
        ("de", "[a](x) et [b](y)", "[a](u) und [b](v)", None),
        ("de", "[a](x) et [b](y)", "[a](x) und [b](v)", "[a](x) und [b](y)"),
        ("de", "[un](/1), [deux](/2)", "[eins](/2), [zwei](/3)", None),
        ("de", "[un](/1), [deux](/2)", "[zwei](/2), [eins](/3)", None),
        (
            "de",
            "[un](/1), [deux](/2), [un](/1)",
            "[eins](/1), [zwei](/2), [eins](/9)",
            "[eins](/1), [zwei](/2), [eins](/1)",
        ),
    ],
)
def test_what_is_certain(language: str, msgid: str, before: str, after: str | None) -> None:
    assert fixed(msgid, before, language) == after


@settings(max_examples=300, deadline=None)
@given(SIGNS, SIGNS, st.sampled_from(["de", "es", "fi", "ja", "he", "ar", "fr"]))
def test_repairs_settle(msgid: str, msgstr: str, language: str) -> None:
    right = fixed(msgid, msgstr, language)
    assert right is None or fixed(msgid, right, language) is None


def test_who_may_mend() -> None:
    modules = {str(sys.modules[check.__module__].__file__): name for name, check in CHECKS.items()}
    files = Path(sys.modules["translate.checks"].__path__[0]).rglob("*.py")
    assert {modules[str(file)] for file in files if "repair=" in file.read_text("utf-8")} == MENDING


BROKEN = "Kyjiw protestiert ;"


@pytest.mark.parametrize(
    ("told", "change"),
    [
        (False, lambda text: text),
        (True, lambda text: text.replace("\n", "\r\n")),
        (True, lambda text: f"\ufeff{text}"),
        (True, lambda text: text.replace(f'msgstr "{BROKEN}"', f'msgstr ""\n"{BROKEN}"')),
    ],
    ids=["as we write it", "CRLF", "BOM", "wrapped"],
)
def test_a_file_that_is_written_anew_is_told(
    project: Project, told: bool, change: Callable[[str], str]
) -> None:
    path = "locales/de/article.po"
    project.ok("update", "-l", "de")
    project.translate({**GERMAN, "Kyiv proteste ;": BROKEN})
    text = format_catalog(parse_catalog(project.read(path), Path(path)))
    project.write(path, change(text))
    done = project.ok("check", "--fix")
    assert project.read(path) == text.replace(BROKEN, "Kyjiw protestiert;")
    message = f"warning: {path}: the whole file is written anew, as `update` does it: UTF-8, LF, lines not"
    assert (message in done.err) == told
