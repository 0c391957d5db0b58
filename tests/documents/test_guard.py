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
        ("[1]: x", "[1\\]: x"),
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


def test_culprits_are_found_among_many() -> None:
    document = split("a.md", "".join(f"Texte {n}.\n\n" for n in range(40)))
    texts = {s.msgid: s.msgid.upper() for s in document.segments}
    texts |= {"Texte 7.": "<div>", "Texte 31.": "<!-- x"}
    assert set(broken_by(document, texts)) == {"Texte 7.", "Texte 31."}


def test_links_keep_their_labels() -> None:
    source = "Voir [le rapport] et [le site][], pas [sic].\n\n[le rapport]: /r\n[le site]: /s\n"
    document = split("a.md", source)
    msgid = document.segments[0].msgid

    def built(msgstr: str) -> str:
        return join(document, {msgid: msgstr}).partition("\n")[0]

    assert built("See [the report] and [the site][], not [sic].") == (
        "See [the report][le rapport] and [the site][le site], not [sic]."
    )
    assert (
        built("See [the report][le rapport] and [Le Site].") == "See [the report][le rapport] and [Le Site]."
    )
    assert built("See [the report].") == "See [the report]."


def test_tags_and_code_keep_their_line_breaks() -> None:
    document = split("a.md", '> Un <a href="/a"\n>   title="T">lien</a> et `du\n> code`.\n')
    msgstr = 'Ein <a href="/a" title="T">Link</a> und `du code`.'
    built = '> Ein <a href="/a"\n>   title="T">Link</a> und `du\n> code`.\n'
    assert join(document, {document.segments[0].msgid: msgstr}) == built


def test_headings_over_several_lines_keep_the_line_breaks_in_their_tags() -> None:
    document = split("a.md", '> Le sommet <b\n> class="x">de</b>\n> Pyongyang\n> ---\n')
    (segment,) = document.segments
    result = join(document, {segment.msgid: 'Der Gipfel <b class="x">von</b> Pjöngjang'})
    assert result == '> Der Gipfel <b\n> class="x">von</b> Pjöngjang\n> ---\n'


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


def test_formats_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(TranslateError, match=r"'\.rst' cannot be split yet; write it in one of \.md"):
        split("a.rst", "Titre\n=====\n")


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
