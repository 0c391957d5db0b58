"""The check `markup`: links, images, code, tags, footnote marks and template fields must all come back.

A translator may move them, but not lose, double or change them: the link would be dead, the footnote
without its mark. Tags must be closed in the order in which they are opened, the text of a link must be
opened, emphasis that is opened must be closed. Emphasis that the translation does without is a warning, in
East Asian languages, which seldom slant letters, information. A handle, *@mairie21*, that is lost or
changed is a warning; a hashtag may be translated, so that its loss is information.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from translate.checks.emphasis import emphasis, places
from translate.checks.handles import lost_handles
from translate.checks.pair import Pair
from translate.inline import ADDRESS, Atom, atoms, may_have_atoms
from translate.languages import base_language
from translate.model import Diagnostic, Edit, Severity

NAME = "markup"
KINDS = {"code": "code", "field": "template tag", "tag": "HTML tag"}
EMPHASIS = re.compile(r"[*_<]|~~")
SIGNS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|~~")
BRACKET = re.compile(r"(?<!\\)[\[\]]")
TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)")
VOID = frozenset(
    {"br", "hr", "img", "input", "wbr", "area", "col", "embed", "source", "track", "link", "meta"}
)
"""Elements without an end tag (HTML standard, 13.1.2)."""
WITHOUT_END = VOID | {"p", "li", "td", "th", "tr", "dt", "dd", "option"}
"""These, and elements whose end tag may be left out."""
EMPHATIC = frozenset({"em", "i", "b", "strong", "cite"})
EAST_ASIAN = frozenset({"ja", "zh", "ko"})

Place = tuple[int, int]
Pieces = dict[tuple[str, str], list[Place]]
"""(kind, text) → where it is written."""


def check_markup(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each kind of markup whose pieces differ between the two texts."""
    if "[" in pair.msgid or may_have_atoms(pair.msgid) or may_have_atoms(pair.msgstr):
        wanted, found = _pieces(pair.msgid), _pieces(pair.msgstr)
        if wanted.keys() != found.keys() or any(len(found[key]) != len(wanted[key]) for key in wanted):
            yield from _differences(pair, wanted, found)
        yield from _links(pair)
        if "](" in pair.msgstr or "][" in pair.msgstr:
            yield from _unopened(pair)
        if "<" in pair.msgstr:
            yield from _nesting(pair)
    if EMPHASIS.search(pair.msgid) or EMPHASIS.search(pair.msgstr):
        yield from _emphasis(pair)
    if "@" in pair.msgid or "#" in pair.msgid:
        yield from lost_handles(pair)


@lru_cache(maxsize=512)
def _pieces(text: str) -> Pieces:
    """Return the pieces of markup of a text; all languages ask for those of a msgid."""
    pieces: Pieces = {}
    for atom in atoms(text):
        for kind, said, place in _said(text, atom):
            pieces.setdefault((kind, said), []).append(place)
    return pieces


def _said(text: str, atom: Atom) -> Iterator[tuple[str, str, Place]]:
    """Yield what must come back of a piece of markup: kind, text, place."""
    place = (atom.start, atom.end)
    if atom.kind == "tag":
        yield "HTML tag", _without_attributes(atom.text), place
        for found in ADDRESS.finditer(atom.text):
            start, end = found.span(found.lastindex or 0)
            yield "link target", found[found.lastindex or 0], (atom.start + start, atom.start + end)
    elif atom.kind == "mark":
        if atom.text != "[]":
            yield "footnote mark" if atom.text.startswith("[^") else "link label", atom.text, place
    elif atom.kind == "target":
        said = atom.text.strip(" <>")
        start = atom.start + atom.text.find(said)
        kind = "link target" if text.endswith("](", 0, atom.start) else "address"
        yield kind, said, (start, start + len(said))
    elif atom.kind in KINDS:
        yield KINDS[atom.kind], atom.text, place


def _without_attributes(tag: str) -> str:
    """Return a tag without its attributes: a title in it may be translated."""
    found = TAG.match(tag)
    return f"<{found[1]}{found[2].lower()}>" if found else tag


def _differences(pair: Pair, wanted: Pieces, found: Pieces) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each kind of which pieces are lost or added."""
    for kind in dict.fromkeys(kind for kind, _ in (*wanted, *found)):
        lost, added = _beyond(kind, wanted, found), _beyond(kind, found, wanted)
        if kind == "link label":
            known = {f"[{label}]" for label in pair.labels}
            added = [piece for piece in added if piece[0] not in known]
        if kind == "HTML tag" and _emphasised_otherwise(lost, added) and _open(found) == _open(wanted):
            yield replace(_diagnostic(kind, lost, added), severity=_mild(pair.language))
        elif lost or added:
            said = _diagnostic(kind, lost, added)
            yield replace(said, repair=_repair(wanted, found, said)) if kind == "link target" else said


def _repair(wanted: Pieces, found: Pieces, said: Diagnostic) -> tuple[Edit, ...]:
    """Return the edit that gives the one changed link its target; none if links stand in another order."""
    if not len(said.expected) == len(said.in_msgstr) == 1:
        return ()
    edit = Edit(*said.in_msgstr[0], said.expected[0])
    right = [edit.text if place == edit[:2] else target for place, target in _targets(found)]
    return (edit,) if right == [target for _, target in _targets(wanted)] else ()


def _targets(pieces: Pieces) -> list[tuple[Place, str]]:
    """Return the targets of all links in their order, with their places."""
    found = (
        (place, said) for (kind, said), where in pieces.items() for place in where if kind == "link target"
    )
    return sorted(found)


def _emphasised_otherwise(lost: list[tuple[str, Place]], added: list[tuple[str, Place]]) -> bool:
    """Return whether tags of emphasis have only become others: ``<b>`` for ``<i>``."""
    tags = [{said.strip("</>") for said, _ in some} for some in (lost, added)]
    return bool(lost) and len(lost) == len(added) and all(some <= EMPHATIC for some in tags)


def _open(pieces: Pieces) -> list[int]:
    """Return of how many tags more are opened than closed, or closed than opened, by any name."""
    counted = Counter[str]()
    for (kind, said), where in pieces.items():
        if kind == "HTML tag":
            counted[said.strip("</>")] += -len(where) if said.startswith("</") else len(where)
    return sorted(count for count in counted.values() if count)


def _mild(language: str) -> Severity:
    """Return how grave it is that emphasis is not that of the msgid."""
    return "info" if base_language(language) in EAST_ASIAN else "warning"


def _beyond(kind: str, some: Pieces, others: Pieces) -> list[tuple[str, Place]]:
    """Return the pieces of a kind that some have more often than others, with the last of their places."""
    return [
        (said, place)
        for (own, said), where in some.items()
        if own == kind
        for place in where[len(others.get((own, said), ())) :]
    ]


def _diagnostic(kind: str, lost: list[tuple[str, Place]], added: list[tuple[str, Place]]) -> Diagnostic:
    missing, extra = (", ".join(said for said, _ in some) for some in (lost, added))
    if lost and added:
        message = f"{kind} changed: {missing} has become {extra}"
    elif lost:
        message = f"{kind} lost: {missing}"
    else:
        message = f"{kind} added: {extra}"
    return Diagnostic(
        NAME,
        "error",
        message,
        expected=tuple(said for said, _ in lost),
        found=extra or None,
        in_msgid=tuple(place for _, place in lost),
        in_msgstr=tuple(place for _, place in added),
    )


def _links(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a link whose text is its label is gone: ``[texte]``."""
    if not pair.labels:
        return
    wanted, found = (_bracketed(text) for text in (pair.msgid, pair.msgstr))
    if found < wanted:
        labels = ", ".join(f"[{label}]" for label in pair.labels)
        message = f"link lost: {wanted} in brackets are links here ({labels}), the translation has {found}"
        yield Diagnostic(NAME, "error", message, expected=tuple(f"[{label}]" for label in pair.labels))


def _unopened(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a link lacks the bracket before its text, and none of the msgid does."""
    places = _without_begin(pair.msgstr)
    if places and not _without_begin(pair.msgid):
        message = "a link has lost the [ before its text"
        yield Diagnostic(NAME, "error", message, in_msgstr=tuple(places))


def _without_begin(text: str) -> list[Place]:
    """Return where the text of a link ends that begins nowhere: the ``]`` before its target or label."""
    places: list[Place] = []
    opened = at = 0
    for atom in atoms(text):
        for bracket in BRACKET.finditer(text, at, atom.start):
            if bracket[0] == "[":
                opened += 1
            elif opened:
                opened -= 1
            elif _ends_link(text[bracket.start() : atom.start], atom):
                places.append(bracket.span())
        at = atom.end
    return places


def _ends_link(sign: str, atom: Atom) -> bool:
    """Return whether a piece of markup is a link's target or label, by what stands before it."""
    is_label = atom.kind == "mark" and not atom.text.startswith("[^")
    return (atom.kind == "target" and sign == "](") or (is_label and sign == "]")


def _bracketed(text: str) -> int:
    """Return how many texts in brackets a text has, labels behind them and marks of notes apart."""
    return len(re.findall(r"(?<![\\\]])\[(?!\^)", text))


def _nesting(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic if the tags of the translation are not nested, and those of the msgid are."""
    wrong = _crossing(pair.msgstr)
    if wrong is not None and _crossing(pair.msgid) is None:
        message = f"HTML tags cross: {wrong.text} closes what was not opened last"
        yield Diagnostic(NAME, "error", message, found=wrong.text, in_msgstr=((wrong.start, wrong.end),))


def _crossing(text: str) -> Atom | None:
    """Return the first end tag that does not close what was opened last; one that closes nothing passes."""
    opened: list[str] = []
    counted: Counter[str] = Counter()
    for atom in atoms(text):
        found = TAG.match(atom.text) if atom.kind == "tag" else None
        if found is None or (name := found[2].lower()) in WITHOUT_END or atom.text.endswith("/>"):
            continue
        if not found[1]:
            opened.append(name)
            counted[name] += 1
        elif counted[name]:
            if opened.pop() != name:
                return atom
            counted[name] -= 1
    return None


def _emphasis(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for emphasis that is opened and not closed, or else for emphasis that is lost."""
    wanted, found = emphasis(pair.msgid), emphasis(pair.msgstr)
    left = found.lost(wanted)
    for sign in (sign for sign, count in left.items() if count % 2):
        message = f"emphasis opened and not closed, or closed and not opened: '{sign}'"
        yield Diagnostic(NAME, "error", message, in_msgstr=places(pair.msgstr, sign))
    if not left and found.shown < wanted.shown and not _tags_only(pair):
        message = f"emphasis lost: {wanted.shown} in the msgid, {found.shown} here"
        yield Diagnostic(NAME, _mild(pair.language), message, in_msgid=_marked(pair.msgid))


def _tags_only(pair: Pair) -> bool:
    """Return whether all emphasis of the msgid is written as tags, of which the loss is said already."""
    return not SIGNS.search(pair.msgid)


def _marked(text: str) -> tuple[Place, ...]:
    """Return where signs of emphasis are."""
    return tuple(m.span() for m in SIGNS.finditer(text))
