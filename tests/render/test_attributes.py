"""Attributes and markers beside the prose are not shown; ids that an author gave can be linked to."""

import tomllib

import pytest

from tests.render.articles import DATA, page, read, text_of
from translate.syntax import TOC_MARKERS

CASES = tomllib.loads((DATA / "attributes.toml").read_text(encoding="utf-8"))


def prose(html: str) -> str:
    """Return the elements of an article as they are written on its page, blanks folded."""
    _, _, rest = html.partition('<div class="prose">')
    return " ".join(rest.partition("</div>\n</article>")[0].split())


@pytest.mark.parametrize("name", CASES)
def test_only_the_prose_is_shown(name):
    assert prose(page(CASES[name]["article"])) == CASES[name]["shown"]


def test_the_table_of_contents_shows_no_attributes_and_leads_to_the_authors_ids():
    html = read(page("[TOC]\n\n## ⟦heading 2|Lage⟧ {#sec-a .x}\n\n## ⟦heading 2|Ort⟧\n{: #sec-b}\n"))
    links = html.iterfind(".//nav[@class='contents']//a")
    assert [(a.get("href"), text_of(a)) for a in links] == [("#sec-a", "Lage"), ("#sec-b", "Ort")]


@pytest.mark.parametrize("marker", sorted(TOC_MARKERS))
def test_a_marker_of_the_contents_is_no_attribute_list(marker):
    assert (
        read(page(f"{marker}\n\n## ⟦heading 2|Lage⟧ {{#a}}\n")).find(".//nav[@class='contents']") is not None
    )
