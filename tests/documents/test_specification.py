"""Every example of CommonMark and GFM: cut without loss, and rendered alike in another language."""

from collections.abc import Callable, Iterator

import pytest

from tests.documents.comparison import compare
from tests.documents.pseudo import pseudo_texts
from tests.documents.specification import COUNTS, Example, examples
from translate.documents import join, split

VARIANTS: dict[str, Callable[[str], str]] = {
    "LF": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "byte order mark": lambda text: f"\ufeff{text}",
    "no final newline": lambda text: text.removesuffix("\n"),
}

pytestmark = [
    pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS),
    pytest.mark.parametrize("name", COUNTS),
]


def articles(name: str, variant: Callable[[str], str]) -> Iterator[Example]:
    found = examples(name)
    assert len(found) == COUNTS[name]
    return (Example(example.name, variant(example.markdown)) for example in found)


def test_identity(name: str, variant: Callable[[str], str]) -> None:
    lost = []
    for example in articles(name, variant):
        document = split("a.md", example.markdown)
        same = join(document, {s.msgid: s.msgid for s in document.segments})
        if not document.raw == same == example.markdown:
            lost.append(example)
    assert lost == []


def test_pseudo_translation_keeps_the_skeleton(name: str, variant: Callable[[str], str]) -> None:
    broken = []
    for example in articles(name, variant):
        document = split("a.md", example.markdown)
        result = join(document, pseudo_texts(document))
        comparison = compare("a.md", example.markdown, result)
        if found := comparison.skeleton or comparison.plain or comparison.not_prose:
            broken.append((example, result, found))
    assert broken == []
