"""`check --fix`: what is certain is put right: blanks, typography, the targets of links.

A catalog is changed as all others are, by a pure function on the file as it is then. An entry whose words are
other ones afterwards, or whose links lead elsewhere, becomes fuzzy; blanks and typography keep the approval.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from translate.catalog.po import format_catalog
from translate.catalog.store import Plan, catalog_of, rewrite_catalog, width_of
from translate.checks import CHECKS, MENDING, Pair
from translate.checks.reading import read
from translate.errors import TranslateError
from translate.inline import targets
from translate.model import Catalog, Edit, Entry
from translate.workflow.checking.severities import Severities
from translate.workflow.checking.sheets import Place, pairs_of
from translate.workflow.checking.silencing import silenced
from translate.workflow.desk import Desk

ROUNDS = 5
"""How often a text is repaired at most: one repair may make room for another."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A translation that was put right."""

    article: str
    language: str
    path: str
    line: int
    msgid: str
    before: str
    after: str
    checks: tuple[str, ...]
    fuzzy: bool
    """Whether it is for a person to review."""


def repair_all(desk: Desk, rules: Severities) -> tuple[Repair, ...]:
    """Put right what is certain in the catalogs of the desk; return what was changed.

    What goes wrong with one file is noted on the desk.
    """
    done: list[Repair] = []
    for article in desk.articles:
        document = desk.document(article)
        for code in desk.languages:
            catalog = desk.catalog(article, code)
            if catalog is None:
                continue
            place = Place(desk, article, code, catalog, document)
            if not any(repaired(pair, entry, rules) for entry, pair in pairs_of(place)):
                continue
            try:
                done += _rewrite(place, rules)
            except TranslateError as error:
                desk.note(error)
    return tuple(done)


def _rewrite(place: Place, rules: Severities) -> list[Repair]:
    """Repair a catalog's file and return what was changed in it."""
    done: list[Repair] = []

    def change(found: Catalog | None) -> Catalog:
        done.clear()
        if found is None:
            raise TranslateError("has gone meanwhile", path=place.path)
        here = replace(place, catalog=found)
        entries = []
        for entry in found.entries:
            changed, repairs = _entry(entry, here, rules)
            entries.append(changed)
            done.extend(repairs)
        return found.with_entries(tuple(entries))

    path, wrap = place.desk.catalog_path(place.article, place.language), place.desk.project.wrap
    plan = rewrite_catalog(path, change, wrap)
    if _is_reformatted(plan, wrap):
        lines = f"wrapped at {wrap}" if wrap else "lines not wrapped"
        place.desk.warnings.append(
            f"{place.path}: the whole file is written anew, as `update` does it: UTF-8, LF, {lines}"
        )
    return done


def _is_reformatted(plan: Plan, wrap: int) -> bool:
    """Return whether a file was written in another way before: charset, line ends, width of lines."""
    if plan.before is None or not plan.changes:
        return False
    return width_of(plan.before, format_catalog(catalog_of(plan.path, plan.before))) != wrap


def _entry(entry: Entry, place: Place, rules: Severities) -> tuple[Entry, list[Repair]]:
    """Return an entry put right, with what was changed."""
    new: dict[str, str] = {}
    repairs = []
    for _, pair in pairs_of(replace(place, catalog=Catalog((), (entry,)))):
        right = repaired(pair, entry, rules)
        if right is not None:
            after, checks = right
            fuzzy = not _says_the_same(pair.msgstr, after)
            new[pair.msgstr] = after
            values = (place.article, place.language, place.path, entry.line, pair.msgid, pair.msgstr, after)
            repairs.append(Repair(*values, checks, fuzzy))
    if not repairs:
        return entry, []
    plurals = tuple(new.get(form, form) for form in entry.plurals)
    fuzzy = entry.fuzzy or any(repair.fuzzy for repair in repairs)
    return replace(entry, msgstr=new.get(entry.msgstr, entry.msgstr), plurals=plurals, fuzzy=fuzzy), repairs


def repaired(pair: Pair, entry: Entry, rules: Severities) -> tuple[str, tuple[str, ...]] | None:
    """Return the msgstr put right and the checks that asked for it; None if there is nothing to repair."""
    mending = MENDING - silenced(entry)
    checks = [c for name, c in CHECKS.items() if name in mending and rules.runs(name, pair.language)]
    text, asked = pair.msgstr, dict[str, None]()
    for _ in range(ROUNDS):
        now = replace(pair, msgstr=text)
        said = [diagnostic for check in checks for diagnostic in check(now) if diagnostic.repair]
        if not said:
            break
        asked.update(dict.fromkeys(diagnostic.check for diagnostic in said))
        text = applied(text, (edit for diagnostic in said for edit in diagnostic.repair))
    return None if text == pair.msgstr else (text, tuple(asked))


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its edits done; of those that overlap, the first."""
    return "".join(_pieces(text, sorted(edits)))


def _pieces(text: str, edits: list[Edit]) -> Iterator[str]:
    at = 0
    for edit in edits:
        if edit.start >= at:
            yield text[at : edit.start]
            yield edit.text
            at = edit.end
    yield text[at:]


def _says_the_same(before: str, after: str) -> bool:
    """Return whether two texts differ in blanks and typography only."""
    if [before[a:b] for a, b in targets(before)] != [after[a:b] for a, b in targets(after)]:
        return False
    return _letters(read(before).text) == _letters(read(after).text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
