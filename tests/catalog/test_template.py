"""What a template says of each segment."""

from translate.catalog.po import format_catalog
from translate.catalog.template import template_catalog, template_entries, with_hints
from translate.documents import split

ARTICLE = "# Titre\n\n<!-- translate: comment Ironique. -->\nMême texte.\n\n- Même texte.\n"


def test_one_entry_a_text_with_its_kinds_and_comments() -> None:
    titre, texte = template_entries(split("a.md", ARTICLE), "source/fr/a.md", "full")
    assert (titre.extracted, titre.references) == (("heading 1",), (("source/fr/a.md", "1"),))
    assert texte.extracted == ("paragraph", "Ironique.", "list item")
    assert texte.references == (("source/fr/a.md", "4"), ("source/fr/a.md", "6"))


def test_locations_as_configured() -> None:
    document = split("a.md", ARTICLE)
    assert template_entries(document, "a.md", "file")[1].references == (("a.md", ""),)
    assert template_entries(document, "a.md", "never")[1].references == ()
    assert template_entries(document, "un nom.md", "file")[0].references == (("\u2068un nom.md\u2069", ""),)


def test_hints_follow_the_kind() -> None:
    entries = template_entries(split("a.md", ARTICLE), "a.md", "file")
    titre, _ = with_hints(entries, lambda msgid: (f"Glossary: {msgid} → x",))
    assert titre.extracted == ("heading 1", "Glossary: Titre → x")


def test_the_template_says_that_it_is_one() -> None:
    text = format_catalog(template_catalog("a", template_entries(split("a.md", ARTICLE), "a.md", "file")))
    assert text.startswith('#, fuzzy\nmsgid ""\nmsgstr ""\n"Project-Id-Version: a\\n"\n')
    assert "POT-Creation-Date" not in text
