"""The glossary in the formats of others: nothing is lost that a format can say, what it cannot is told."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.project import REPOSITORY, Project
from translate.errors import TranslateError
from translate.glossary import Target, Term, read_glossary
from translate.glossary.exchange import FORMATS, Request
from translate.glossary.exchange.tbx.writing import CONTROLLED
from translate.languages import language

FILES = Path(__file__).parent / "exchange"
CASES = sorted(path for path in FILES.iterdir() if path.suffix not in ("", ".yaml"))
BROKEN = sorted(path for path in (FILES / "broken").iterdir() if path.suffix != ".error")
PAIRS = ("omegat", "deepl", "deepl-csv")
OURS = """# names
terms:

  # the capital
  - fr: Kyiv   # since 1995
    type: name
    de: {term: Kyjiw, or: [Kiew]}
    # what follows is checked
    en: Kyiv

  - {fr: sommet, de: Gipfel}
  - fr: traité
    de:
      - Vertrag
      - Abkommen
"""


def locale(tag: str) -> str | None:
    try:
        return language(tag).code
    except TranslateError:
        return None


def codes(path: Path) -> list[str]:
    return ["-l", "de"] if path.suffix in (".tsv", ".txt", ".utf8") else []


def empty(folder: Path) -> Project:
    project = Project(folder).lay_out()
    project.configure(languages=["de", "en"])
    project.write("glossary.yaml", "")
    return project


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.name)
def test_files_of_others(path: Path, tmp_path: Path) -> None:
    project = empty(tmp_path)
    project.ok("glossary", "import", str(path), *codes(path))
    assert read_glossary(tmp_path / "glossary.yaml").terms == read_glossary(path.with_suffix(".yaml")).terms


@pytest.mark.parametrize("path", BROKEN, ids=lambda p: p.name)
def test_what_is_wrong_is_named_with_file_and_line(path: Path, tmp_path: Path) -> None:
    project = empty(tmp_path)
    done = project.run("glossary", "import", str(path), *codes(path))
    assert done.code == 2
    assert path.with_suffix(".error").read_text("utf-8").strip() in done.err
    assert done.err.count("\n") == 1
    assert project.read("glossary.yaml") == ""


def test_what_a_file_has_beyond_our_glossary_is_told(tmp_path: Path) -> None:
    done = empty(tmp_path).ok("glossary", "import", str(FILES / "basic-dca.tbx"), "--json")
    assert done.json["left_out"] == {
        "entries without a French term": 1,
        "languages with an unknown code": 1,
    }


TEXT = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Zs"), whitelist_characters='|\\",;= '),
    max_size=8,
).map(lambda text: " ".join(f"a{text}".split()))
FORMS = st.lists(TEXT, max_size=3, unique=True).map(tuple)
SEVERITY = st.sampled_from([None, "error", "warning", "info"])
TARGET = st.builds(
    Target,
    term=TEXT,
    accepted=FORMS,
    forms=FORMS,
    forbid=FORMS,
    status=st.sampled_from(["approved", "draft"]),
    case=st.sampled_from([None, "exact"]),
    match=st.sampled_from([None, "exact", "compound"]),
    severity=SEVERITY,
)
TERM = st.builds(
    Term,
    fr=TEXT,
    type=st.sampled_from(["term", "name", "acronym"]),
    variants=FORMS,
    not_in=FORMS,
    note=TEXT,
    articles=FORMS,
    keep=st.booleans(),
    match=st.sampled_from([None, "inflect"]),
    severity=SEVERITY,
    targets=st.lists(
        st.tuples(st.sampled_from(["de", "pt_BR"]), TARGET), max_size=2, unique_by=lambda t: t[0]
    ).map(tuple),
)


@given(st.lists(TERM, max_size=4, unique_by=lambda term: (term.fr, "|".join(term.articles))))
def test_our_csv_says_everything(terms: list[Term]) -> None:
    import tempfile

    form, request = FORMATS["csv"], Request("fr", locale)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "terms.csv")
        path.write_bytes(form.write(terms, request).data)
        assert form.read(path, request).terms == tuple(terms)


def said(term: Term, says: frozenset[str]) -> Term:
    """Return what a format that says some keys leaves of a term."""
    full = {
        "type": term.type,
        "variants": term.variants,
        "note": term.note,
        "keep": term.keep,
    }
    targets = tuple(
        (
            code,
            Target(
                target.term,
                target.accepted if "or" in says else (),
                forbid=target.forbid if "forbid" in says else (),
                status=target.status if "status" in says else "approved",
            ),
        )
        for code, target in term.targets
    )
    return Term(term.fr, **{key: value for key, value in full.items() if key in says}, targets=targets)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [name for name in FORMATS if name.startswith("tbx")])
def test_tbx_keeps_what_it_can_say(name: str, tmp_path: Path) -> None:
    terms = [
        *read_glossary(REPOSITORY / "glossary.yaml").terms,
        Term("Spoutnik", keep=True, targets=(("de", Target("Sputnik", status="draft")),)),
        Term("UNESCO", type="acronym", note='<b> & "c"', targets=(("ru", Target("НАТО", forbid=("ОТАН",))),)),
    ]
    form, request, path = FORMATS[name], Request("fr", locale), tmp_path / "a.tbx"
    path.write_bytes(form.write(terms, request).data)
    assert form.read(path, request).terms == tuple(said(term, form.says) for term in terms)


def test_omegat_keeps_the_forms_and_notes(tmp_path: Path) -> None:
    terms = [
        Term("Kyiv", note="capitale", targets=(("de", Target("Kyjiw", ("Kiew",))),)),
        Term("Oslo", keep=True),
    ]
    form, request, path = FORMATS["omegat"], Request("fr", locale, ("de",)), tmp_path / "a.tsv"
    path.write_bytes(form.write(terms, request).data)
    assert path.read_text("utf-8") == "Kyiv\tKyjiw\tcapitale\nKyiv\tKiew\tcapitale\nOslo\tOslo\n"
    assert form.read(path, request).terms == (terms[0], Term("Oslo", targets=(("de", Target("Oslo")),)))


@pytest.mark.parametrize("name", ["deepl", "deepl-csv"])
def test_deepl_gets_what_it_takes(name: str, tmp_path: Path) -> None:
    long = "é" * 513
    terms = [
        Term("Kyiv", variants=("Kiev",), targets=(("de", Target("Kyjiw, die Stadt", ("Kiew",))),)),
        Term("Kiev", articles=("2020/*",), targets=(("de", Target("Kiew")),)),
        Term("long", targets=(("de", Target(long)),)),
        Term("si\x85gne", targets=(("de", Target("Zeichen")),)),
        Term("Oslo", targets=(("en", Target("Oslo")),)),
    ]
    form, request = FORMATS[name], Request("fr", locale, ("de",))
    written = form.write(terms, request)
    expected = "Kyiv\tKyjiw, die Stadt\nKiev\tKyjiw, die Stadt\n"
    if name == "deepl-csv":
        expected = 'Kyiv,"Kyjiw, die Stadt"\nKiev,"Kyjiw, die Stadt"\n'
    assert written.data.decode() == expected
    assert sorted(written.left_out.values()) == [1, 1, 1, 1]
    path = tmp_path / "a"
    path.write_bytes(written.data)
    assert [term.fr for term in form.read(path, request).terms] == ["Kyiv", "Kiev"]


def test_deepl_csv_names_its_languages(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Kyiv,Kyjiw,FR,DE\nKyiv,Kyiv,fr,en\n", encoding="utf-8")
    read = FORMATS["deepl-csv"].read(path, Request("fr", locale, ("de",)))
    assert read.terms == (Term("Kyiv", targets=(("de", Target("Kyjiw")),)),)
    assert read.left_out == {"pairs of other languages": 1}


def test_what_xml_cannot_hold_is_left_out() -> None:
    written = FORMATS["tbx"].write([Term("a\x07"), Term("b")], Request("fr", locale))
    assert written.left_out == {CONTROLLED: 1}
    assert b"\x07" not in written.data


def test_a_tag_without_end_is_refused_early(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    path.write_bytes(b"<martif a='" + b"x" * 20_000_000)
    with pytest.raises(TranslateError, match="too large"):
        FORMATS["tbx"].read(path, Request("fr", locale))
    path.write_bytes(b"<martif>" + b"<a>" * 200)
    with pytest.raises(TranslateError, match="more than 100 elements inside each other"):
        FORMATS["tbx"].read(path, Request("fr", locale))


@given(
    st.sampled_from(sorted(FORMATS)),
    st.binary(max_size=60) | st.text('frTERMa,;|\\"\t\n\r<>&#é', max_size=60),
)
def test_any_file_is_an_error_at_most(name: str, content: bytes | str) -> None:
    import tempfile

    data = content if isinstance(content, bytes) else f"fr,language,term\n{content}".encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a")
        path.write_bytes(data)
        with contextlib.suppress(TranslateError):
            FORMATS[name].read(path, Request("fr", locale, ("de",)))


@pytest.mark.parametrize("command", ["import", "export"])
def test_help_has_an_example(project: Project, command: str) -> None:
    assert f"Example: translate glossary {command}" in project.ok("glossary", command, "--help").out


@pytest.fixture
def ours(project: Project) -> Project:
    project.configure(languages=["de", "en"])
    project.write("glossary.yaml", OURS)
    return project


def test_export_says_what_is_lost(ours: Project) -> None:
    ours.write(
        "glossary.yaml",
        OURS.replace("type: name", "type: name\n    articles: [2025/**]\n    variants: [Kiev]"),
    )
    place = str(ours.root / "a.tsv")
    done = ours.ok("glossary", "export", place, "-l", "de")
    assert "left out: articles of 1 term\n" in done.err
    assert "left out: type of 1 term\n" in done.err
    assert "as terms of their own: variants of 1 term\n" in done.err
    found = ours.ok("glossary", "export", place, "-l", "de", "--json").json
    assert (found["left_out"], found["apart"]) == ({"articles": 1, "type": 1}, {"variants": 1})


def test_formats_of_pairs_need_a_language(ours: Project) -> None:
    done = ours.run("glossary", "export", str(ours.root / "a.tsv"))
    assert done.code == 2
    assert "has one language; name it" in done.err
    assert not (ours.root / "a.tsv").exists()


def test_an_unknown_ending_or_format(ours: Project) -> None:
    assert "--format (formats: csv, omegat," in ours.run("glossary", "export", "a.xyz").err.replace(
        "with ", ""
    )
    assert "did you mean 'omegat'?" in ours.run("glossary", "export", "a.tsv", "--format", "omega").err


def test_import_adds_and_keeps_every_other_byte(ours: Project) -> None:
    path = ours.write(
        "in.csv", "fr,language,term,note\nKyiv,es,Kiev,capitale\nsommet,en,summit,\nOslo,de,Oslo,\n"
    )
    done = ours.ok("glossary", "import", str(path), "--json")
    assert (done.json["terms"], len(done.json["added"]), done.json["conflicts"]) == (["Oslo"], 3, [])
    after = OURS.replace("    en: Kyiv\n", "    en: Kyiv\n    note: capitale\n    es: Kiev\n")
    after = after.replace("de: Gipfel}", "de: Gipfel, en: summit}")
    assert ours.read("glossary.yaml") == after + "  - fr: Oslo\n    de: Oslo\n"
    assert ours.ok("glossary", "import", str(path), "--json").json["unchanged"] == 3


def test_conflicts_are_listed_and_left(ours: Project) -> None:
    path = ours.write("in.tsv", "Kyiv\tKiew\nsommet\tGipfeltreffen\ntraité\tAbkommen\n")
    done = ours.run("glossary", "import", str(path), "-l", "de")
    assert done.code == 1
    assert f"conflict: {path}:2: sommet: de: Gipfeltreffen; ours: Gipfel\n" in done.err
    assert ours.read("glossary.yaml") == OURS
    shown = ours.run("glossary", "import", str(path), "-l", "de", "--replace", "--dry-run", "--json")
    assert (shown.code, len(shown.json["conflicts"]), shown.json["written"]) == (0, 3, False)
    assert ours.read("glossary.yaml") == OURS
    ours.ok("glossary", "import", str(path), "-l", "de", "--replace")
    assert ours.read("glossary.yaml") == (
        OURS.replace("{term: Kyjiw, or: [Kiew]}", "Kiew")
        .replace("de: Gipfel}", "de: Gipfeltreffen}")
        .replace("      - Vertrag\n      - Abkommen\n", "      Abkommen\n")
    )


def test_a_variant_names_its_term(ours: Project) -> None:
    ours.write("glossary.yaml", OURS.replace("type: name", "variants: [Kiev]"))
    path = ours.write("in.tsv", "Kiev\tKyjiw\nKiev\tKiew\n")
    assert ours.ok("glossary", "import", str(path), "-l", "de", "--json").json["unchanged"] == 1


def test_a_windows_glossary_stays_one(ours: Project) -> None:
    ours.write("glossary.yaml", OURS.replace("\n", "\r\n").encode("utf-8-sig"))
    path = ours.write("in.tsv", "Kyiv\tKiev\nOslo\tOslo\n")
    ours.ok("glossary", "import", str(path), "-l", "es")
    data = (ours.root / "glossary.yaml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf#")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert dict(read_glossary(ours.root / "glossary.yaml").terms[0].targets)["es"] == Target("Kiev")


def test_a_language_is_the_one_that_the_project_has(ours: Project) -> None:
    ours.configure(languages=["de", "zh_Hans"])
    path = ours.write(
        "in.csv", "fr,language,term\nsommet,zh-CN,峰会\ntraité,de-DE,Vertrag\ntraité,pt-br,tratado\n"
    )
    ours.ok("glossary", "import", str(path))
    terms = read_glossary(ours.root / "glossary.yaml").terms
    assert [code for code, _ in terms[1].targets] == ["de", "zh_Hans"]
    assert [code for code, _ in terms[2].targets] == ["de", "pt_BR"]
