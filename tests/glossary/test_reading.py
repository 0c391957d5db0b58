"""Reading glossary.yaml: what is good, and what each broken file in `broken` says.

The first line of a broken file is ``# LINE: a part of the message``.
"""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import TranslateError
from translate.glossary import Glossary, Target, Term, read_glossary

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_says_where_and_what(path):
    expected, _, message = (
        path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ").partition(": ")
    )
    with pytest.raises(TranslateError) as error:
        read_glossary(path)
    assert message in error.value.message
    assert error.value.line == int(expected)
    assert error.value.path == path
    assert "\n" not in str(error.value)


def test_every_kind_of_key_is_read():
    glossary = read_glossary(HERE / "files" / "full.yaml")
    north, kcna, pact = glossary.terms
    assert north == Term(
        "Corée du Nord",
        type="name",
        variants=("RPDC", "République populaire démocratique de Corée"),
        not_in=("Corée du Nord-Sud",),
        note="pays",
        articles=("2025/**",),
        targets=(
            ("en", Target("North Korea")),
            (
                "ru",
                Target(
                    "Северная Корея",
                    accepted=("КНДР",),
                    forms=("Сев. Кореи",),
                    forbid=("Северокорея",),
                    status="draft",
                    case="exact",
                    match="compound",
                    severity="warning",
                ),
            ),
            ("pl", Target("Korea Północna", ("KRLD",))),
            ("pt_BR", Target("Coreia do Norte")),
            ("no", Target("Nord-Korea")),
        ),
    )
    assert north.line == 4
    assert kcna.keep
    assert kcna.targets == ()
    assert (pact.severity, pact.match, pact.case) == ("error", "exact", "exact")
    assert glossary.languages == ("de", "en", "no", "pl", "pt_BR", "ru")


def test_a_locale_takes_the_target_of_its_language():
    term = Term("x", targets=(("pt", Target("a")), ("zh_Hant", Target("b"))))
    assert term.target("pt_BR") == Target("a")
    assert term.target("zh_Hant_TW") == Target("b")
    assert term.target("zh_Hans") is None


def test_what_is_kept_has_itself_for_a_target_save_where_there_is_one():
    term = Term("KCNA", variants=("ACNC",), keep=True, targets=(("ko", Target("조선중앙통신")),))
    assert term.target("de") == Target("KCNA", ("ACNC",))
    assert term.kept("de")
    assert not term.kept("ko")


@pytest.mark.parametrize("text", ["", "# nothing\n", "terms: []\n", "terms:\n", "\ufeffterms: []\n"])
def test_a_glossary_may_be_empty(tmp_path, text):
    path = tmp_path / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_glossary(path).terms == ()


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(TranslateError, match="there is no glossary here"):
        read_glossary(tmp_path / "glossary.yaml")


def test_a_file_that_is_not_utf_8_is_said_with_its_line(tmp_path):
    path = tmp_path / "glossary.yaml"
    path.write_bytes("terms:\n  - fr: Corée\n".encode("latin-1"))
    with pytest.raises(TranslateError, match="UTF-8") as error:
        read_glossary(path)
    assert error.value.line == 2


@pytest.mark.parametrize(
    "text", ["terms: " + "[" * 3000, "a\x00b", "terms: [&a {fr: x, de: y}, *b]", "%YAML 9"]
)
def test_rubbish_is_refused(tmp_path, text):
    path = tmp_path / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TranslateError):
        read_glossary(path)


@given(st.text(alphabet=st.sampled_from("terms:-fr de{}[]\"'#&*!|>%@`,?\n \tnoé\x85"), max_size=60))
def test_no_text_raises_anything_else(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    with suppress(TranslateError):
        assert isinstance(read_glossary(path), Glossary)


@pytest.mark.parametrize(
    ("glob", "article", "applies"),
    [
        ("2025/**", "2025/musee.md", True),
        ("2025/**", "2025/mai/musee.md", True),
        ("2025/**", "2024/musee.md", False),
        ("musee", "musee.md", True),
        ("musee.md", "musee.md", True),
        ("*", "2025/musee.md", False),
        ("**/mus*", "2025/mai/musee.md", True),
        ("**", "musee.md", True),
        ("20[", "20[.md", True),
    ],
)
def test_globs_of_articles(glob, article, applies):
    assert Term("x", articles=(glob,)).applies(article) is applies


def test_a_variant_that_reads_like_its_own_term_is_harmless():
    (term,) = read_glossary(HERE / "files" / "same_form_twice.yaml").terms
    assert term.variants == ("Corée‑du‑Nord",)


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        *(("zh_CN", "hans"), ("zh_SG", "hans"), ("zh_TW", "hant"), ("zh_HK", "hant"), ("zh_Hant_TW", "hant")),
        *(("pt_BR", "pt"), ("pt", "pt"), ("sr_RS", "sr"), ("zh", None), ("de", None)),
    ],
)
def test_a_locale_finds_the_target_of_its_script_or_language(locale, says):
    targets = (("zh_Hans", "hans"), ("zh_Hant", "hant"), ("pt", "pt"), ("sr", "sr"))
    target = Term("x", targets=tuple((code, Target(text)) for code, text in targets)).target(locale)
    assert (target and target.term) == says
