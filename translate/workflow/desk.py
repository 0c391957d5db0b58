"""The desk: which articles and languages a command works on, and where their files are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from translate.catalog.store import read_catalog
from translate.config import Project
from translate.documents import SUFFIXES, format_of, split
from translate.errors import TranslateError
from translate.files import find_articles, read_text, select, stem
from translate.glossary import Glossary, read_glossary
from translate.languages import language
from translate.model import Catalog, Document

TEMPLATES = "templates"


@dataclass(frozen=True)
class Desk:
    """The articles and languages that a command works on."""

    project: Project
    articles: tuple[str, ...]
    """Paths under the source folder, with ``/``."""
    all_articles: tuple[str, ...]
    """Those of the whole project."""
    languages: tuple[str, ...]
    """Locales."""
    all_languages: tuple[str, ...]
    """Those of the whole project."""
    errors: list[TranslateError] = field(default_factory=list)
    """What went wrong with one file while the others went on."""
    warnings: list[str] = field(default_factory=list)

    @cached_property
    def glossary(self) -> Glossary:
        """The project's glossary, without terms if there is no file; `TranslateError` if it is broken."""
        path = self.project.glossary
        try:
            return read_glossary(path) if path.exists() else Glossary()
        except TranslateError as error:
            raise shown_error(self.project, error) from None

    def source_path(self, article: str) -> Path:
        """Return where an article is."""
        return self.project.source / article

    def template_path(self, article: str) -> Path:
        """Return where an article's template is."""
        return self.project.templates / f"{stem(article)}.pot"

    def catalog_path(self, article: str, code: str) -> Path:
        """Return where an article's catalog in a language is."""
        return self.project.locales / code / f"{stem(article)}.po"

    def shown(self, path: Path) -> str:
        """Return a path as users see it."""
        return self.project.shown(path)

    def document(self, article: str) -> Document | None:
        """Return an article, split; None, with its error noted, when it cannot be read."""
        path = self.source_path(article)
        try:
            format_of(article)
            return split(article, read_text(path), self.project.front_matter)
        except TranslateError as error:
            self.note(TranslateError(error.message, path=path, line=error.line))
            return None

    def catalog(self, article: str, code: str) -> Catalog | None:
        """Return an article's catalog in a language; None without one or, error noted, if broken."""
        path = self.catalog_path(article, code)
        try:
            return read_catalog(path)
        except TranslateError as error:
            self.note(error)
            return None

    def note(self, error: TranslateError) -> None:
        """Note the error of one file, once, its path as users see it."""
        shown = shown_error(self.project, error)
        if str(shown) not in map(str, self.errors):
            self.errors.append(shown)


def shown_error(project: Project, error: TranslateError) -> TranslateError:
    """Return an error with its path as users see it."""
    path = None if error.path is None else project.shown(Path(error.path))
    return TranslateError(error.message, path=path, line=error.line)


def open_desk(
    project: Project, patterns: Sequence[str] = (), codes: Sequence[str] = (), *, new: bool = False
) -> Desk:
    """Return the desk for some articles (all without patterns) and languages (the project's without codes).

    With `new` a language may have no catalogs yet. Raises `TranslateError` when there is no article, an
    article or language is unknown, or a language has no catalog at all.
    """
    if project.segments != "block":
        raise TranslateError(
            f'segments = "{project.segments}" is not available in this version; use "block"',
            path=project.file,
        )
    try:
        articles = find_articles(project.source, tuple(SUFFIXES))
    except TranslateError as error:
        raise shown_error(project, error) from None
    if not articles:
        raise TranslateError(
            f"no article here ({', '.join(SUFFIXES)}); put one there, or run `translate init` for an example",
            path=project.shown(project.source),
        )
    prefix = project.shown(project.source) + "/"
    chosen = select(articles, [pattern.removeprefix("./").removeprefix(prefix) for pattern in patterns])
    known = project.languages or _locale_folders(project)
    languages = tuple(dict.fromkeys(language(code).code for code in codes)) or known
    if not languages:
        raise TranslateError(
            'no target language; name one: `translate update -l de`, or set languages = ["de"]',
            path=project.shown(project.file) if project.file else None,
        )
    desk = Desk(project, chosen, articles, languages, tuple(dict.fromkeys((*known, *languages))))
    if not new:
        _refuse_without_catalogs(desk)
    return desk


def _locale_folders(project: Project) -> tuple[str, ...]:
    """Return the languages that have a folder under the locales."""
    if not project.locales.exists():
        return ()
    if not project.locales.is_dir():
        raise TranslateError("not a folder; catalogs go into it", path=project.shown(project.locales))
    codes = []
    for folder in sorted(project.locales.iterdir()):
        if folder.is_dir() and folder.name != TEMPLATES and not folder.name.startswith("."):
            try:
                code = language(folder.name).code
            except TranslateError as error:
                raise TranslateError(error.message, path=project.shown(folder)) from None
            if code != folder.name:
                raise TranslateError(
                    f"the folder of this language is '{code}'; rename it", path=project.shown(folder)
                )
            codes.append(code)
    return tuple(codes)


def _refuse_without_catalogs(desk: Desk) -> None:
    """Raise `TranslateError` for a language without any catalog, unless there is nothing to translate."""
    for code in desk.languages:
        if any(desk.catalog_path(article, code).exists() for article in desk.all_articles):
            continue
        documents = (desk.document(article) for article in desk.all_articles)
        if any(document is None or document.segments for document in documents):
            raise TranslateError(
                f"no catalog of any article; run `translate update -l {code}`",
                path=desk.shown(desk.project.locales / code),
            )
