"""docs/checks.md says of each check what its module says."""

from tests.checks.documented import BEGIN, END, PAGE, sections
from translate.checks import CATALOG_CHECKS, CHECKS, LEVELS, SURVEYS


def test_the_page_says_what_the_code_says() -> None:
    """If this fails: `python -m tests.checks.documented`."""
    page = PAGE.read_text(encoding="utf-8")
    assert page.partition(BEGIN)[2].partition(END)[0] == sections()


def test_every_check_has_its_severities() -> None:
    assert set(LEVELS) == {*CHECKS, *CATALOG_CHECKS, *SURVEYS}
