"""What the lists and the other pages say of an article's page."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from translate.model import Document, Facts
from translate.render.markdown import inline_text
from translate.render.sanitise import text_of_html
from translate.render.site import Listed, Site

DESCRIPTIONS = ("description", "summary", "excerpt")
"""The front matter that describes the article: the first that is there."""
LONGEST, LONGEST_GIVEN = 160, 400
"""Characters of a description: of one that is taken from the text, and of one that the author gives."""
LONGEST_READ = 2000
"""Characters of a text that are looked at: what markup costs may grow with the square of them."""
NO_END = " ,;:–—-(«„“‹\N{NO-BREAK SPACE}"
"""Signs that a shortened text does not end in."""
BREAKS = re.compile(r"[\t\n\r\f\v]+")


class _Said(NamedTuple):
    """A text of the article, and whether it has no translation."""

    text: str
    in_source: bool


NOTHING = _Said("", in_source=False)
NO_FACTS = Facts()


def listed(  # noqa: PLR0913, PLR0917 - what a page is, one by one
    document: Document,
    language: str,
    path: str,
    site: Site,
    french: frozenset[int] = frozenset(),
    draft: bool = False,  # noqa: FBT001, FBT002
    facts: Facts = NO_FACTS,
) -> Listed:
    """Return what is said of the page at `path`: title and description without markup, in one line each.

    `document` is the translated article, split again, whose segments `french` have no translation. Quick:
    nothing is rendered. The title is never empty: without one in the article it is the file's name.
    """
    in_source = french if language != site.source_language else frozenset()
    title = next((said for said in _titles(document, in_source) if said.text), NOTHING)
    described = [said for said in _descriptions(document, in_source) if said.text]
    description = next((said for said in described if not said.in_source), (described or [NOTHING])[0])
    said = {"title": title, "description": description}
    return Listed(
        article=document.article,
        language=language,
        path=path,
        title=title.text or _name(document.article),
        description=description.text,
        published=facts.published,
        updated=facts.updated,
        authors=facts.authors,
        image=facts.image,
        draft=draft,
        in_source=frozenset(name for name, text in said.items() if text.in_source),
    )


def front_matter(document: Document, key: str, french: frozenset[int]) -> tuple[str, bool] | None:
    """Return the text of a key of the front matter in one line, and whether it has no translation."""
    for index, segment in enumerate(document.segments):
        if segment.kind == f"front matter: {key}" and segment.msgid.strip():
            return BREAKS.sub(" ", segment.msgid), index in french
    return None


def shortened(text: str, limit: int) -> str:
    """Return a text of no more than `limit` characters, cut behind a word if it has words."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    if not text[limit - 1].isspace():
        space = cut.rfind(" ")
        cut = cut[:space] if space > limit // 2 else cut
    return cut.rstrip(NO_END) + "…"


def _name(article: str) -> str:
    """Return the file's name with spaces for hyphens."""
    name = PurePosixPath(article).stem
    return name.replace("-", " ").replace("_", " ").strip() or article


def _titles(document: Document, french: frozenset[int]) -> Iterator[_Said]:
    """Yield what may be the title, the best first; front matter holds no markup."""
    given = front_matter(document, "title", french)
    if given is not None:
        yield _Said(*given)
    is_text = document.article.endswith(".txt")
    for wanted in ("heading 1", "page title"):
        for index, segment in enumerate(document.segments):
            if segment.kind == wanted or (is_text and index == 0 and segment.kind.startswith("heading")):
                yield _Said(plain(document, segment.msgid), index in french)
                break


def _descriptions(document: Document, french: frozenset[int]) -> Iterator[_Said]:
    """Yield what may describe the article, the best first."""
    for key in DESCRIPTIONS:
        given = front_matter(document, key, french)
        if given is not None:
            yield _Said(shortened(given[0], LONGEST_GIVEN), given[1])
    texts, in_source = _first_paragraph(document, french)
    yield _Said(shortened(plain(document, texts), LONGEST), in_source)


def _first_paragraph(document: Document, french: frozenset[int]) -> tuple[str, bool]:
    """Return the first paragraph, whose sentences may be segments of their own."""
    texts, in_source, index = list[str](), False, -1
    for piece in document.slices:
        index += piece.segment is not None
        if piece.segment is not None and piece.segment.kind == "paragraph":
            texts.append(piece.segment.msgid)
            in_source = in_source or index in french
        elif texts and piece.is_gap:
            texts.append(" " if piece.raw else "")
        elif texts:
            break
    return "".join(texts), in_source


def plain(document: Document, text: str) -> str:
    """Return the text of a segment without its markup, on one line, as far as anybody reads a title."""
    text = text[:LONGEST_READ]
    if document.article.endswith(".txt"):
        plain = text
    elif document.article.endswith((".html", ".htm")):
        plain = text_of_html(text)
    else:
        plain = inline_text(text, document.raw)
    return " ".join(plain.split())
