"""`check`: every entry that has a translation held against the glossary and the other checks."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from translate.checks import SURVEYS
from translate.errors import TranslateError
from translate.files import folders_in
from translate.model import Catalog, Diagnostic, Entry, Finding
from translate.workflow.checking.book import Added, Book, Leaf
from translate.workflow.checking.names import names_judge
from translate.workflow.checking.parallel import run_tasks
from translate.workflow.checking.severities import Severities
from translate.workflow.checking.sheets import Place, Task, texts_of, translated
from translate.workflow.checking.spool import Spool
from translate.workflow.desk import TEMPLATES, Desk
from translate.workflow.processes import shared_out
from translate.workflow.progress import Watch, silent

SHOWN = 3
"""How many other places a finding names at most."""
KEPT = 16
"""How many catalogs are kept that were read again."""


@dataclass(frozen=True)
class CheckReport:
    """What the checks found."""

    findings: Collection[Finding]
    """By article, language and line; to be gone through as often as need be."""
    catalogs: int
    entries: int
    """How many entries had a translation and were checked."""
    behind: int = 0
    """How many catalogs lack segments of their article, or are not there yet."""
    empty: int = 0
    """How many segments have no translation in the catalogs that are there."""

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity == "error" for finding in self.findings)


def check(desk: Desk, rules: Severities, watch: Watch = silent) -> CheckReport:
    """Check the catalogs of the desk with the checks that the rules run.

    What an unfinished entry gets wrong is a warning at most: it is not published. What is compared over
    all catalogs of a language is compared with those of the other articles too. Raises `TranslateError` when
    the rules run no check at all.
    """
    if not any(rules.runs(name, code) for name in rules.names for code in desk.languages):
        raise TranslateError(
            "no check is left to run: each that is selected is ignored, or off in the settings"
        )
    _ = desk.glossary  # a broken one is said also when nothing is translated yet
    told = frozenset(desk.articles)
    surveys = any(rules.runs(name, code) for name in SURVEYS for code in desk.languages)
    tasks = [Task(a, told=a in told) for a in (desk.all_articles if surveys else desk.articles)]
    book = Book(desk.languages)
    behind = empty = 0
    for sheet in run_tasks(desk, rules, tasks, watch):
        book.put(sheet)
        if sheet.article in told:  # the archive may know more of others than was asked for
            behind += sheet.behind
            empty += sheet.empty
    if surveys:
        _surveys(desk, rules, book)
    order = {name: number for number, name in enumerate(desk.articles)}
    codes = {code: number for number, code in enumerate(desk.languages)}
    leaves = [leaf for leaf in book.leaves if leaf.article in told]
    leaves.sort(key=lambda leaf: (order[leaf.article], codes[leaf.language]))
    findings = Spool(finding for leaf in leaves for finding in book.findings(leaf))
    entries = sum(leaf.entries for leaf in leaves)
    return CheckReport(findings, len(leaves), entries, behind + _absent(desk), empty)


def note_unchecked(desk: Desk) -> None:
    """Note an error for each article of the desk that has no catalog in any of its languages."""
    chosen = len(desk.languages) < len(desk.all_languages)
    where = f" in {', '.join(desk.languages)}" if chosen else ""
    for article in desk.articles:
        if all(_is_absent(desk, article, code) for code in desk.languages) and _has_text(desk, article):
            path = desk.source_path(article)
            desk.note(TranslateError(f"no catalog{where} yet; run `translate update`", path=path))


def warn_of_unlisted(desk: Desk) -> None:
    """Warn of languages that have catalogs, while the configuration names others."""
    listed = desk.project.languages
    if listed and set(listed) <= set(desk.languages):
        codes = (folder.name for folder in folders_in(desk.project.locales) if folder.name != TEMPLATES)
        others = ", ".join(code for code in codes if code not in desk.languages and desk.catalogs(code))
        if others:
            desk.warnings.append(f"not checked, for `languages` does not name them: the catalogs of {others}")


def _absent(desk: Desk) -> int:
    """Return how many catalogs of the desk's articles are not there yet."""
    absent = Counter(a for a in desk.articles for code in desk.languages if _is_absent(desk, a, code))
    return sum(number for article, number in absent.items() if _has_text(desk, article))


def _is_absent(desk: Desk, article: str, code: str) -> bool:
    return not desk.catalog_path(article, code).exists()


def _has_text(desk: Desk, article: str) -> bool:
    """Return whether an article has something to translate; one that has a template need not be split."""
    if desk.template_path(article).exists():
        return True
    document = desk.document(article)
    return document is not None and bool(document.segments)


def _surveys(desk: Desk, rules: Severities, book: Book) -> None:
    """Add to the book what surveys say, the languages shared among processes."""
    judge = _Judge(desk.apart(), rules, book)
    leaves = len(book.leaves)
    for code, (added, errors) in zip(
        desk.languages, shared_out(judge, desk.languages, leaves, copied=True), strict=True
    ):
        book.take_over(code, added)
        for error in errors:
            desk.note(error)


@dataclass(frozen=True)
class _Judge:
    """What a process needs for the surveys of any language."""

    desk: Desk
    rules: Severities
    book: Book

    def __call__(self, code: str) -> tuple[Added, tuple[TranslateError, ...]]:
        """Add to the book what the surveys of a language say of the articles that are told of."""
        self.desk.errors.clear()
        leaves = [leaf for leaf in self.book.leaves if leaf.language == code]
        pages, told = _Pages(self.desk, leaves), frozenset(self.desk.articles)
        own = {"names": names_judge(self.desk.glossary)}
        judges = {name: survey.judge for name, survey in SURVEYS.items()} | own
        for name, judge in judges.items():
            for number, said in judge(code, self.book.notes(name, leaves)) if leaves else ():
                leaf = pages.leaf(number)
                finding = pages.finding(number, said, self.rules) if leaf.article in told else None
                if finding is not None:
                    self.book.add(leaf, finding)
        return self.book.added(code), tuple(self.desk.errors)


class _Pages:
    """The catalogs of a language, read again where a survey has something to say of them."""

    def __init__(self, desk: Desk, leaves: Sequence[Leaf]) -> None:
        self._desk, self._leaves = desk, leaves
        self._starts = [leaf.start for leaf in leaves]
        self._read: dict[int, tuple[Place, list[tuple[Entry, str]]]] = {}

    def leaf(self, number: int) -> Leaf:
        """Return the sheet on which a pair is."""
        return self._leaves[bisect_right(self._starts, number) - 1]

    def finding(self, number: int, said: Diagnostic, rules: Severities) -> Finding | None:
        """Return what is said of a pair at its place; None if it is silenced or no longer there."""
        own = self._pair(number)
        if own is None:
            return None
        place, entry, msgstr = own
        finding = place.finding(said, rules, entry, msgstr)
        if finding is None:
            return None
        others = filter(None, map(self._pair, said.elsewhere[:SHOWN]))
        return replace(finding, elsewhere=tuple(f"{where.path}:{other.line}" for where, other, _ in others))

    def _pair(self, number: int) -> tuple[Place, Entry, str] | None:
        """Return a pair's place, entry and msgstr; None if the catalog has changed meanwhile."""
        at = bisect_right(self._starts, number) - 1
        if at not in self._read:
            if len(self._read) >= KEPT:
                self._read.clear()
            self._read[at] = self._open(self._leaves[at])
        place, pairs = self._read[at]
        inside = number - self._starts[at]
        return (place, *pairs[inside]) if inside < len(pairs) else None

    def _open(self, leaf: Leaf) -> tuple[Place, list[tuple[Entry, str]]]:
        catalog = self._desk.catalog(leaf.article, leaf.language) or Catalog((), ())
        place = Place(self._desk, leaf.article, leaf.language, catalog)
        reviewed = (entry for entry in translated(catalog) if not entry.fuzzy)
        return place, [(entry, msgstr) for entry in reviewed for _, msgstr in texts_of(entry)]
