"""Months and weekdays: each language reads the names that CLDR has of it, whichever was asked first."""

from importlib.resources import files

import pytest
from babel.dates import get_day_names, get_month_names

from translate.checks import CHECKS, Pair
from translate.languages import language_data
from translate.languages.dates import date_names

DATA = sorted(file.name[:-5] for file in (files("translate.languages") / "data").iterdir())
LISTED = [code for code in DATA if language_data(code, "dates")]


@pytest.mark.parametrize(
    "code", [*LISTED, "da", "ro", "el", "sk", "bg", "id", "hr", "ar_LB", "pt_BR", "zh_TW"]
)
def test_the_names_of_cldr_are_read(code: str) -> None:
    months = [("month", number, name) for number, name in get_month_names("wide", locale=code).items()]
    days = [("weekday", day + 1, name) for day, name in get_day_names("wide", locale=code).items()]
    for kind, number, name in (*months, *days):
        assert {found[:2] for found in date_names(f"15 {name}", code, perhaps=True)} == {(kind, number)}


def test_languages_are_not_confused() -> None:
    """Babel gives the names of whichever language was asked first where CLDR only refers to others."""
    assert get_month_names("wide", "stand-alone", "he")[11] == "נובמבר"
    assert [name.number for name in date_names("november, נובמבר", "nb", perhaps=True)] == [11]


@pytest.mark.parametrize("code", ["de", "he", "hu", "ja", "sk", "tr"])
@pytest.mark.parametrize(
    "piece", ["1", "a", "1.", "1/", "lundi ", "15 mai ", "Dienstag ", "ב", "月", "火曜日", "1a"]
)
def test_long_texts_take_linear_time(code: str, piece: str) -> None:
    text = piece * (20_000 // len(piece))
    list(CHECKS["dates"](Pair(f"lundi 15 novembre {text}", f"{text} x", code)))
