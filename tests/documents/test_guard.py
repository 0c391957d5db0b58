"""Translations that would become another block: escaped where Markdown can say it."""

import pytest
from markdown_it import MarkdownIt

from translate.documents import broken_by, join, split, with_notice
from translate.errors import TranslateError

PARAGRAPH = "Un texte.\n"


@pytest.mark.parametrize(
    ("msgstr", "written"),
    [
        ("# Nr. 1", "\\# Nr. 1"),
        ("- sagte er", "\\- sagte er"),
        ("+ mehr", "\\+ mehr"),
        ("1. Mai", "1\\. Mai"),
        ("1945) war", "1945\\) war"),
        ("> 9000", "\\> 9000"),
        ("***", "\\***"),
        ("```", "\\```"),
        ("[1]: x", "\\[1]: x"),
        ("eins\n===", "eins  \n\\==="),
        ("eins\n\n\nzwei", "eins  \nzwei"),
        ("   eingerückt", "eingerückt"),
        ("2024 war", "2024 war"),
        ("-5 Grad", "-5 Grad"),
    ],
)
def test_paragraph_stays_a_paragraph(msgstr: str, written: str) -> None:
    document = split("a.md", PARAGRAPH)
    texts = {"Un texte.": msgstr}
    assert join(document, texts) == f"{written}\n"
    assert broken_by(document, texts) == ()
    assert MarkdownIt().render(f"{written}\n").startswith("<p>")


def test_cells_and_headings_stay_on_their_line() -> None:
    document = split("a.md", "# Titre\n\n| a |\n|---|\n| b |\n")
    result = join(document, {"Titre": "Zwei\nZeilen #", "a": "x | y", "b": "p \\| q\nr"})
    assert result == "# Zwei Zeilen \\#\n\n| x \\| y |\n|---|\n| p \\| q r |\n"


def test_what_cannot_be_escaped_is_named() -> None:
    document = split("a.md", "Un.\n\nDeux.\n")
    assert broken_by(document, {"Un.": "<div>\n", "Deux.": "zwei"}) == ("Un.",)


def test_image_texts_keep_their_delimiters() -> None:
    document = split("a.md", '![Une carte](c.png "Titre")\n')
    result = join(document, {"Une carte": "Eine [Karte]", "Titre": 'Der "Titel"'})
    assert result == '![Eine \\[Karte\\]](c.png "Der \\"Titel\\"")\n'


def test_front_matter_changes_its_quotes_only_when_it_must() -> None:
    document = split("a.md", "---\ntitle: Un titre\n---\n\nTexte.\n", ("title",))
    assert join(document, {"Un titre": "Ein Titel"}).startswith("---\ntitle: Ein Titel\n---\n")
    assert join(document, {"Un titre": "Titel: x #1"}).startswith('---\ntitle: "Titel: x #1"\n---\n')


@pytest.mark.parametrize(
    ("text", "line"),
    [("---\ntitle: [\n---\n", 3), ('---\na: b\ntitle: "x\n---\n', 3), ("---\ntitle: a: b\n---\n", 2)],
)
def test_broken_front_matter_has_its_line(text: str, line: int) -> None:
    with pytest.raises(TranslateError) as caught:
        split("a.md", text, ("title",))
    assert caught.value.line == line


def test_formats_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(TranslateError, match="TOML"):
        split("a.md", '+++\ntitle = "x"\n+++\n')
    with pytest.raises(TranslateError, match=r"\.html"):
        split("a.html", "<p>x</p>")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "---\ntitle: x\n---\n\nTexte.\n", "---\ntitle: x\n---\n\n> Entwurf.\n\nTexte.\n"),
        ("a.md", "---\ntitle: x\n---\nTexte.\n", "---\ntitle: x\n---\n\n> Entwurf.\n\nTexte.\n"),
        ("a.md", "Texte.\r\n", "> Entwurf.\r\n\r\nTexte.\r\n"),
        ("a.txt", "\ufeffTexte.\n", "\ufeffEntwurf.\n\nTexte.\n"),
    ],
)
def test_notice_stands_at_the_top(name: str, text: str, expected: str) -> None:
    assert with_notice(name, text, "Entwurf.") == expected
