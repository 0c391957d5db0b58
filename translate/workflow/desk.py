"""The desk: which articles and languages a command works on, and where their files are."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from translate.catalog.store import read_catalog
from translate.config import Project
from translate.documents import SUFFIXES, format_of, split
from translate.errors import TranslateError
from translate.files import decode, find_articles, folders_in, names_under, read_text, select, stem
from translate.languages import language
from translate.model import Catalog, Document
from translate.saving import read_settled

if TYPE_CHECKING:
    from translate.glossary import Glossary
    from translate.workflow.updating.remembered import Remembered

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
    def _known(self) -> frozenset[str]:
        return frozenset(self.all_articles)

    @cached_property
    def glossary(self) -> "Glossary":
        """The project's glossary, without terms if there is no file; `TranslateError` if it is broken."""
        from translate.glossary import Glossary, read_glossary

        path = self.project.glossary
        try:
            return read_glossary(path) if path.exists() else Glossary()
        except TranslateError as error:
            raise shown_error(self.project, error) from None

    def apart(self) -> "Desk":
        """Return the same desk with nothing noted on it, for a process that works on its own.

        The glossary is read before, once for all; `TranslateError` if it is broken.
        """
        found = replace(self, errors=[], warnings=[])
        vars(found)["glossary"] = self.glossary
        return found

    @cached_property
    def remembered(self) -> "Remembered":
        """What the last update left as it had to be."""
        from translate.workflow.updating.remembered import Remembered

        return Remembered(self.project)

    def source_path(self, article: str) -> Path:
        """Return where an article is."""
        return self.project.source / article

    def template_path(self, article: str) -> Path:
        """Return where an article's template is."""
        return self.project.templates / f"{stem(article)}.pot"

    def catalog_path(self, article: str, code: str) -> Path:
        """Return where the catalog of an article (with or without its ending) in a language is."""
        name = stem(article) if article in self._known else article
        return self.project.locales / code / f"{name}.po"

    def shown(self, path: Path) -> str:
        """Return a path as users see it."""
        return self.project.shown(path)

    def catalogs(self, code: str) -> tuple[str, ...]:
        """Return the catalogs of a language as paths under its folder, without their ending, sorted."""
        return tuple(sorted(map(stem, names_under(self.project.locales / code, (".po",)))))

    def document(self, article: str) -> Document | None:
        """Return an article, split; None, with its error noted, when it cannot be read."""
        path = self.source_path(article)
        try:
            format_of(article)
            data = read_settled(path)
            text = read_text(path) if data is None else decode(data, path)  # which says that there is none
            return split_article(self.project, article, text)
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

    def is_broken(self, article: str, code: str, catalog: Catalog | None) -> bool:
        """Return whether a catalog that `catalog` did not return is there but cannot be read."""
        return catalog is None and self.catalog_path(article, code).exists()

    def note(self, error: TranslateError) -> None:
        """Note the error of one file, once, its path as users see it."""
        shown = shown_error(self.project, error)
        if str(shown) not in map(str, self.errors):
            self.errors.append(shown)


def split_article(project: Project, article: str, text: str) -> Document:
    """Return an article's text as a document, as the project is set up; `TranslateError` if it is broken."""
    by_sentence = project.segments == "sentence"
    language_of_sentences = project.source_language if by_sentence else ""
    return split(article, text, project.front_matter, sentences_of=language_of_sentences)


def shown_error(project: Project, error: TranslateError) -> TranslateError:
    """Return an error with its path as users see it."""
    path = None if error.path is None else project.shown(Path(error.path))
    return TranslateError(error.message, path=path, line=error.line)


def open_desk(
    project: Project, patterns: Sequence[str] = (), codes: Sequence[str] = (), *, new: bool = False
) -> Desk:
    """Return the desk for some articles (all without patterns) and languages (the project's without codes).

    With `new` a language may have no catalogs yet. Raises `TranslateError` when there is no article, an
    article or language is unknown, or a language has a folder without any catalog.
    """
    articles = _articles(project)
    chosen = select(articles, [_under_source(project, pattern) for pattern in patterns])
    known = languages_of(project)
    languages = tuple(dict.fromkeys(language(code).code for code in codes)) or known
    _refuse_languages(project, languages)
    desk = Desk(project, chosen, articles, languages, tuple(dict.fromkeys((*known, *languages))))
    if not new:
        _refuse_without_catalogs(desk, named=bool(codes))
    return desk


def open_bare_desk(project: Project, codes: Sequence[str] = ()) -> Desk:
    """Return a desk without articles, and perhaps without languages: for the glossary and the memory alone.

    Raises `TranslateError` when a language is unknown.
    """
    known = project.languages or _locale_folders(project)
    languages = tuple(dict.fromkeys(language(code).code for code in codes)) or known
    return Desk(project, (), (), languages, tuple(dict.fromkeys((*known, *languages))))


def _articles(project: Project) -> tuple[str, ...]:
    """Return all articles; raises `TranslateError` when there are none, or two would share a catalog."""
    try:
        articles = find_articles(project.source, tuple(SUFFIXES))
    except TranslateError as error:
        raise shown_error(project, error) from None
    if not articles:
        raise TranslateError(
            f"no article here ({', '.join(SUFFIXES)}); put one there, or run `translate init` for an example",
            path=project.shown(project.source),
        )
    return articles


def _under_source(project: Project, pattern: str) -> str:
    """Return an ARTICLE argument as a pattern of paths under the source folder.

    It may be that already, or a file or folder as the shell completes it: from here, from the project's
    folder, or absolute. A folder stands for all that is in it.
    """
    for start in (Path.cwd(), project.root, project.source):
        path = Path(os.path.normpath(start / pattern))
        if path.exists() and path.is_relative_to(project.source):
            name = path.relative_to(project.source).as_posix()
            return f"{name}/*".removeprefix("./") if path.is_dir() else name
    return pattern.removeprefix("./").removeprefix(f"{project.shown(project.source)}/")


def _refuse_languages(project: Project, languages: Sequence[str]) -> None:
    """Raise `TranslateError` when there is no target language, or the source language is one."""
    if not languages:
        raise project.fault(
            'no target language; name one: `translate update -l de`, or set languages = ["de"]'
        )
    if project.source_language in languages:
        raise project.fault(f"'{project.source_language}' is the language of the articles; name others")


def languages_of(project: Project) -> tuple[str, ...]:
    """Return the languages of a project: those of its configuration, or those that have a folder."""
    return project.languages or _locale_folders(project)


def _locale_folders(project: Project) -> tuple[str, ...]:
    """Return the languages that have a folder under the locales."""
    codes = []
    try:
        for folder in folders_in(project.locales):
            if folder.name != TEMPLATES:
                codes.append(_language_of(folder))
    except TranslateError as error:
        raise shown_error(project, error) from None
    return tuple(codes)


def _language_of(folder: Path) -> str:
    """Return the locale that a folder is named after."""
    try:
        code = language(folder.name).code
    except TranslateError as error:
        raise TranslateError(error.message, path=folder) from None
    if code != folder.name:
        raise TranslateError(f"the folder of this language is '{code}'; rename it", path=folder)
    return code


def _refuse_without_catalogs(desk: Desk, *, named: bool) -> None:
    """Raise `TranslateError` for a language that was named, or has a folder, but no catalog at all."""
    for code in desk.languages:
        folder = desk.project.locales / code
        if (named or folder.is_dir()) and not desk.catalogs(code) and _has_text(desk):
            raise TranslateError(
                f"no catalog of any article; run `translate update -l {code}`", path=desk.shown(folder)
            )


def _has_text(desk: Desk) -> bool:
    """Whether any article has something to translate."""
    documents = (desk.document(article) for article in desk.all_articles)
    return any(document is None or document.segments for document in documents)
