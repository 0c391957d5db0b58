"""Keys are set in a glossary however it is written; every other line stays as it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.project import REPOSITORY
from translate.glossary import Target, Term, read_glossary
from translate.glossary.amending import with_amended

STYLES = Path(__file__).parent / "amending/styles.yaml"
TARGETS = [
    Target("neu"),
    Target("a: b", ("c, d",)),
    Target("no"),
    Target("x", forbid=("#y",), status="draft"),
]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.term)
@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_any_term_gets_any_target(ending: str, target: Target) -> None:
    text = STYLES.read_text("utf-8")
    data = (text.replace("\n", ending) if ending else text.rstrip()).encode()
    terms = read_glossary(STYLES, data).terms
    lines = set(data.decode().splitlines())
    for number in range(len(terms)):
        for code in ("de", "en", "pt_BR", "sv"):
            wanted = amended(terms[number], code, target)
            after = with_amended(STYLES, data, {number: wanted})
            assert read_glossary(STYLES, after).terms[number] == wanted
            assert len(lines - set(after.decode().splitlines())) <= 5
            assert b"\r" not in after or after.count(b"\n") == after.count(b"\r\n")


def test_all_terms_at_once() -> None:
    path = REPOSITORY / "glossary.yaml"
    data = path.read_bytes()
    wanted = {
        number: amended(term, "sv", TARGETS[1]) for number, term in enumerate(read_glossary(path).terms)
    }
    after = with_amended(path, data, wanted)
    assert read_glossary(path, after).terms == tuple(wanted.values())
    comments = [line for line in data.splitlines() if line.lstrip().startswith(b"#")]
    assert [line for line in after.splitlines() if line.lstrip().startswith(b"#")] == comments


def amended(term: Term, code: str, target: Target) -> Term:
    targets = dict(term.targets) | {code: target}
    return replace(term, targets=tuple(targets.items()), note='neue: "note" #1')
