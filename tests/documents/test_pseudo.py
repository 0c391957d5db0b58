"""Our cases pseudo-translated: what a reader's program shows is the same but for the letters of the prose.

And the pseudo-translator and the comparison themselves, on which larger measurements rest.
"""

from pathlib import Path

import pytest

from tests.documents.comparison import compare
from tests.documents.pseudo import prose_letters, pseudo, pseudo_texts
from tests.documents.test_cases import CASES, FRONT_MATTER, read
from tests.project import REPOSITORY
from translate.documents import broken_by, join, split

SEEN_OTHERWISE = {"html_unclosed_code"}
"""There a browser takes all that follows for code; we show it to the translator, as its author wanted."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cases_keep_their_skeleton(case: Path) -> None:
    document = read(case)
    texts = pseudo_texts(document)
    assert broken_by(document, texts) == ()
    found = compare(document.article, document.raw, join(document, texts), FRONT_MATTER)
    assert found.skeleton == "" or case.name in SEEN_OTHERWISE
    assert found.not_prose == ""


def test_prose_is_changed() -> None:
    """The texts of this repository are Markdown as people write it."""
    letters = unchanged = 0
    for path in [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/*.md"), *REPOSITORY.glob("source/fr/*.md")]:
        text = path.read_text(encoding="utf-8")
        document = split(path.name, text, FRONT_MATTER)
        found = compare(path.name, text, join(document, pseudo_texts(document)), FRONT_MATTER)
        assert (found.skeleton, found.plain, found.not_prose) == ("", "", "")
        letters += found.letters
        unchanged += found.unchanged
    assert letters > 10_000
    assert unchanged < letters * 0.005


@pytest.mark.parametrize(
    ("msgid", "expected"),
    [
        ("Été à *Paris*", "Êuê á *Qbsjt*"),
        ("un `code` et ``a ` b`` puis ` seul", "vo `code` fu ``a ` b`` qvjt ` tfvm"),
        ('[texte](http://x.org/a_(b) "Le titre")', '[ufyuf](http://x.org/a_(b) "Mf ujusf")'),
        ("[lié][ref] [court][] [seul] note[^n]", "[mjê][ref] [dpvsu][] [tfvm] opuf[^n]"),
        ("[a]({{ site.url }}/b) {% if x %} {{< ref >}}", "[b]({{ site.url }}/b) {% if x %} {{< ref >}}"),
        (
            "voir <http://x.org/a>, http://x.org/b ou a@x.org",
            "wpjs <http://x.org/a>, http://x.org/b pv a@x.org",
        ),
        ('<b class="x" title="Le titre">gras</b>', '<b class="x" title="Mf ujusf">hsbt</b>'),
        ("<code>a <code>b</code> c</code> d", "<code>a <code>b</code> c</code> e"),
        ("a <b et c> d", "b <b et c> e"),
        ("5 $ et 10 $, mais $a_b$ et $$x$$", "5 $ fu 10 $, nbjt $a_b$ fu $$x$$"),
        ("[[Page]] [[Page|texte]] [[1]](u)", "[[Page]] [[Page|ufyuf]] [[1]](u)"),
        ("titre {#id .c} &nbsp; &eacute; <!-- non -->", "ujusf {#id .c} &nbsp; ê <!-- non -->"),
        ("\\[échappé\\] \\`non\\`", "\\[êdibqqê\\] \\`opo\\`"),
        ("да 日", "еб 旦"),
    ],
)
def test_pseudo_translator(msgid: str, expected: str) -> None:
    assert pseudo(msgid) == expected
    assert len(pseudo(msgid, "html")) == len(msgid) or "&" in msgid


SOURCE = "# Un titre\n\nDu texte, `du code` et [un lien](x.md).\n\n<!-- non -->\n\n{{ x }}\n"
TARGET = "# Vo ujusf\n\nEv ufyuf, `du code` fu [vo mjfo](x.md).\n\n<!-- non -->\n\n{{ x }}\n"


def test_comparison_finds_nothing_in_a_good_translation() -> None:
    found = compare("a.md", SOURCE, TARGET)
    assert (found.skeleton, found.plain, found.not_prose, found.unchanged) == ("", "", "", 0)
    assert found.letters == len("UntitreDutexteetunlien")


@pytest.mark.parametrize(
    ("right", "wrong", "seen"),
    [
        ("# Vo", "Vo", "skeleton"),
        ("`du code`", "`ev dpef`", "skeleton"),
        ("(x.md)", "(y.md)", "skeleton"),
        ("[vo mjfo]", "*[vo mjfo]*", "skeleton"),
        ("<!-- non -->", "<!-- opo -->", "not_prose"),
        ("{{ x }}", "{{ y }}", "not_prose"),
        ("Ev ufyuf", "Du texte", "examples"),
    ],
)
def test_comparison_finds_what_is_wrong(right: str, wrong: str, seen: str) -> None:
    assert getattr(compare("a.md", SOURCE, TARGET.replace(right, wrong)), seen)


@pytest.mark.parametrize(
    ("source", "result", "wrong"),
    [
        ("---\ntitle: a\ntags: [b]\n---\n\nc\n", "---\ntitle: b\ntags: [b]\n---\n\nd\n", False),
        ("---\ntitle: a\ntags: [b]\n---\n\nc\n", "---\ntitle: b\ntags: [c]\n---\n\nd\n", True),
        ("---\ntitle: a\n---\n\nc\n", "---\ntitle: a: b\n---\n\nd\n", True),
    ],
)
def test_comparison_of_front_matter(source: str, result: str, *, wrong: bool) -> None:
    assert bool(compare("a.md", source, result, ("title",)).not_prose) == wrong


@pytest.mark.parametrize(
    ("result", "seen"),
    [
        ('<p>Ufyuf<br><img src=a alt="Dibu"><script>x<y</script><p>nopq', ""),
        ('<p>Ufyuf<br><img src=b alt="Dibu"><script>x<y</script><p>nopq', "skeleton"),
        ('<p>Ufyuf<br><img src=a alt="Dibu"><script>y<y</script><p>nopq', "skeleton"),
        ('<p>Ufyuf<br><img src=a alt="Dibu"><script>x<y</script><p class=x>nopq', "not_prose"),
    ],
)
def test_comparison_of_html(result: str, seen: str) -> None:
    source = '<p>Texte<br><img src=a alt="Chat"><script>x<y</script><p>mots'
    found = compare("a.html", source, result)
    assert [name for name in ("skeleton", "not_prose") if getattr(found, name)] == ([seen] if seen else [])


def test_letters_that_stand_for_themselves() -> None:
    text = "a {{ x }} http://x.org/b c[^d] e"
    assert [text[n] for n in prose_letters(text)] == ["a", "c", "e"]
