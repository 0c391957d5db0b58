"""What becomes of translations when an article is edited, in the files that translators see."""

from pathlib import Path

import polib

from tests.project import GERMAN, Project
from tests.support.google import FakeGoogle, translation
from tests.workflow.test_update import only

ONE = "Kim Jong Un a inauguré un musée à Pyongyang."
TWO = "La cérémonie a duré trois heures."
ONE_DE = "Kim Jong Un hat in Pjöngjang ein Museum eröffnet."
TWO_DE = "Die Zeremonie dauerte drei Stunden."
NEW = "Aucun diplomate ne figurait parmi les invités."


def museum(root: Path, *engines: str, url: str = "") -> Project:
    """Return a project with a paragraph of two sentences, approved in German."""
    project = Project(root, list(engines)).lay_out()
    if url:
        names = ", ".join(f'"{engine}"' for engine in engines)
        project.write("translate.toml", f'engines = [{names}]\n[engine.google]\nurl = "{url}"\n')
    project.write("source/fr/article.md", f"{ONE} {TWO}\n")
    project.ok("update", "-l", "de", "--no-fill")
    project.translate({f"{ONE} {TWO}": f"{ONE_DE} {TWO_DE}"})
    return project


def entry(project: Project, msgid: str, article: str = "article") -> polib.POEntry:
    return polib.pofile(str(project.root / f"locales/de/{article}.po")).find(msgid)


def test_only_the_new_sentence_is_asked(tmp_path: Path) -> None:
    with FakeGoogle() as google:
        project = museum(tmp_path, "memory", "google", url=google.url)
        project.write("source/fr/article.md", f"{ONE} {NEW} {TWO}\n")
        report = only(project.ok("update", "--json").json)
        assert [asked.text for asked in google.asked] == [NEW]
        assert (report["changed"], report["filled"], report["empty"]) == (1, {}, 0)
        assert (report["filled_sentences"], report["new_sentences"]) == ({"google": 1}, 0)
        before = project.snapshot()
        project.ok("update")
        assert project.snapshot() == before
    changed = entry(project, f"{ONE} {NEW} {TWO}")
    assert changed.msgstr == f"{ONE_DE} {translation(NEW, 'de')} {TWO_DE}"
    assert changed.fuzzy
    assert changed.tcomment == f"new sentence: {NEW}\nmachine translation: google; of the new sentence"
    project.translate({changed.msgid: changed.msgstr})
    project.ok("update", "--no-fill")
    assert entry(project, changed.msgid).tcomment == ""


def test_a_sentence_without_an_engine_waits_for_one(tmp_path: Path) -> None:
    with FakeGoogle() as google:
        project = museum(tmp_path, "google", url=google.url)
        project.write("source/fr/article.md", f"{ONE} {TWO} {NEW}\n")
        report = only(project.ok("update", "--no-fill", "--json").json)
        assert (report["new_sentences"], google.asked) == (1, [])
        assert entry(project, f"{ONE} {TWO} {NEW}").msgstr == f"{ONE_DE} {TWO_DE}"
        report = only(project.ok("fill", "--json").json)
        assert (report["new_sentences"], report["filled_sentences"]) == (0, {"google": 1})
    assert entry(project, f"{ONE} {TWO} {NEW}").msgstr == f"{ONE_DE} {TWO_DE} {translation(NEW, 'de')}"


def test_an_unfinished_translation_of_a_person_is_left_alone(tmp_path: Path) -> None:
    with FakeGoogle() as google:
        project = museum(tmp_path, "google", url=google.url)
        project.write("source/fr/article.md", f"{ONE} {TWO} {NEW}\n")
        project.ok("update", "--no-fill")
        catalog = polib.pofile(str(tmp_path / "locales/de/article.po"))
        catalog[0].msgstr += " Keine Diplomaten."
        catalog.save()
        assert only(project.ok("update", "--json").json)["new_sentences"] == 0
        assert google.asked == []
    assert entry(project, f"{ONE} {TWO} {NEW}").msgstr == f"{ONE_DE} {TWO_DE} Keine Diplomaten."


def test_a_split_paragraph_in_the_catalog(tmp_path: Path) -> None:
    project = museum(tmp_path, "memory")
    project.write("source/fr/article.md", f"{ONE}\n\n{TWO}\n")
    assert only(project.ok("update", "--json").json)["changed"] == 2
    text = project.read("locales/de/article.po")
    assert f'#, fuzzy\n#| msgid "{ONE} {TWO}"\nmsgid "{ONE}"\nmsgstr "{ONE_DE}"\n' in text
    assert f'#, fuzzy\n#| msgid "{ONE} {TWO}"\nmsgid "{TWO}"\nmsgstr "{TWO_DE}"\n' in text
    project.write("source/fr/article.md", f"{ONE} {TWO}\n")
    project.ok("update")
    text = project.read("locales/de/article.po")
    assert f'msgid "{ONE} {TWO}"\nmsgstr "{ONE_DE} {TWO_DE}"\n' in text
    assert "fuzzy" not in text
    assert "#~" not in text


def test_typography_is_adjusted_unless_strict(tmp_path: Path) -> None:
    project = museum(tmp_path, "memory")
    comma = TWO.replace("trois", "trois,")
    project.write("source/fr/article.md", f"{ONE} {comma}\n")
    report = only(project.ok("update", "--json").json)
    assert (report["adjusted"], report["changed"], report["obsolete"]) == (1, 0, 0)
    text = project.read("locales/de/article.po")
    assert f'article.md\nmsgid "{ONE} {comma}"\nmsgstr "{ONE_DE} {TWO_DE}"\n' in text
    assert "#~" not in text
    project.write("source/fr/article.md", f"{ONE} {TWO}\n")
    report = only(project.ok("update", "--strict", "--json").json)
    assert (report["adjusted"], report["changed"]) == (0, 1)
    assert entry(project, f"{ONE} {TWO}").fuzzy


def test_the_same_text_between_the_same_neighbours_is_approved(project: Project) -> None:
    project.ok("update", "-l", "de")
    project.translate(GERMAN)
    article = project.read("source/fr/article.md").replace("title: Kim", "title: Encore Kim")
    project.write("source/fr/autre.md", article)
    done = project.ok("update", "-l", "de", "autre", "--json").json
    assert only(done)["filled"] == {"memory": 5}
    states = {e.msgid: e.fuzzy for e in polib.pofile(str(project.root / "locales/de/autre.po"))}
    # The heading stands beside another title, so a person has to look at both.
    assert [msgid for msgid, fuzzy in states.items() if fuzzy] == [
        "Encore Kim Jong Un à Moscou",
        "Le sommet",
    ]
    assert entry(project, "Kyiv proteste ;", "autre").tcomment == ""
