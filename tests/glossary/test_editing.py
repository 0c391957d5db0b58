"""Terms added to glossary.yaml: each case of `editing` is a file before, and what must not change in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import TranslateError
from translate.glossary import Target, Term, add_terms, read_glossary
from translate.glossary.editing import with_terms

NEW = (
    Term(
        "Volodymyr Zelensky",
        type="name",
        variants=("Zelensky",),
        note="président: ukrainien",
        targets=(("de", Target("Wolodymyr Selenskyj", status="draft")), ("no", Target("on", ("a, b", "#c")))),
    ),
    Term(
        "porte-avions", keep=True, targets=(("ru", Target("авианосец", forbid=("x: y",), severity="info")),)
    ),
)
CASES = {
    "empty": "",
    "comment": "# only\n# comments",
    "nothing": "terms:\n",
    "no_final_newline": "terms:",
    "nothing_and_comments": "terms: # one\n\n  # two\n",
    "empty_list": "terms: []\n# end\n",
    "empty_list_and_comment": "terms: [] # end",
    "list_with_comment": "terms: [ # one\n]\n",
    "null": "terms: ~\n",
    "braces": "{}\n",
    "all_braces": "{terms: []}",
    "braces_without_list": "{terms: }\n",
    "flow_list": "terms: [{fr: a, de: b}, # one\n  {fr: b},\n]\n",
    "json": '{"terms": [\n  {"fr": "é😀", "de": "x"}\n]}\n',
    "block": "terms:\n- fr: a\n  de: b\n# end\n",
    "deep_block": "# top\nterms:\n    -   fr: a # a comment\n        de: [b,\n          c]",
    "windows": "terms:\r\n  - fr: a\r\n    de: b\r\n\r\n  - {fr: b, de: x}\r\n",
    "byte_order_mark": "\ufeffterms:\n  - fr: é😀 # €\n",
    "marked_end": "---\nterms:\n  - fr: a\n...\n",
    "block_text": "terms:\n  - fr: a\n    note: |\n      long\n      text\n\n\n",
    "dash_alone": "terms:\n  -\n    fr: a\n",
}


@pytest.mark.parametrize("before", CASES.values(), ids=CASES)
def test_terms_are_added_and_nothing_else_changes(tmp_path: Path, before: str) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_bytes(before.encode())
    old = read_glossary(path).terms
    add_terms(path, NEW)
    assert read_glossary(path).terms == (*old, *NEW)
    after = path.read_bytes().decode()
    rest = iter(after)
    lost = [sign for sign in before if sign not in "[]{}~" and sign not in rest]
    assert lost == [], after
    assert ("\r\n" in before) == ("\r\n" in after)
    assert after.count("\n") == after.count("\r\n") or "\r" not in after


def test_new_terms_are_written_as_the_others_are() -> None:
    before = b"terms:\n    -   fr: a\n        de: b\n\n    -   fr: c\n"
    after = with_terms(Path("g"), before, [Term("d", targets=(("de", Target("e", status="draft")),))])
    assert after == before + b"\n    -   fr: d\n        de: {term: e, status: draft}\n"


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    add_terms(tmp_path / "glossary.yaml", NEW)
    assert read_glossary(tmp_path / "glossary.yaml").terms == NEW


@pytest.mark.parametrize(
    "before", ["terms:\n  - fr: porte-avions\n", "terms: &a\n  - fr: b\n", "terms: {", "- a\n"]
)
def test_what_cannot_be_added_leaves_the_file_alone(tmp_path: Path, before: str) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(before, encoding="utf-8")
    with pytest.raises(TranslateError) as error:
        add_terms(path, NEW)
    assert error.value.path == path
    assert path.read_text(encoding="utf-8") == before


@given(st.text(min_size=1, max_size=20), st.sampled_from(list(CASES.values())))
def test_any_text_is_read_back_or_refused(text: str, before: str) -> None:
    term = Term(
        "mot", note=" ".join(text.split()), targets=(("de", Target(f"x{' '.join(text.split())}".strip())),)
    )
    try:
        after = with_terms(Path("g"), before.encode(), [term])
    except TranslateError:
        return
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith("\ufeff")
