"""What `check --fix` makes of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.checks import Pair
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
    ],
)
def test_what_is_certain(language: str, msgid: str, before: str, after: str | None) -> None:
    assert fixed(msgid, before, language) == after


@settings(max_examples=300, deadline=None)
@given(SIGNS, SIGNS, st.sampled_from(["de", "es", "fi", "ja", "he", "ar", "fr"]))
def test_repairs_settle(msgid: str, msgstr: str, language: str) -> None:
    right = fixed(msgid, msgstr, language)
    assert right is None or fixed(msgid, right, language) is None
