"""Format strings: what a program puts in, and whether a translation leaves it the same.

As `msgfmt -c` judges them (GNU gettext manual, section "Checking Translations", and its `format-c.c`,
`format-python.c`, `format-python-brace.c`): the arguments count, by number or name and kind, not their order,
flags, width or number of mentions.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from string import Formatter

C = re.compile(
    r"""%(?:(?P<number>[0-9]{1,9})\$)?+[-+ #0'I]*+
    (?P<width>[0-9]++|\*(?:[0-9]{1,9}\$)?+)?+
    (?:\.(?P<precision>[0-9]++|\*(?:[0-9]{1,9}\$)?+)?+)?+
    (?P<size>hh?|ll?|[LqjzZt])?+
    (?P<kind>[diouxXeEfFgGaAcCsSpnm%]|<PRI[diouxX]\w+>)""",
    re.VERBOSE,
)
PYTHON = re.compile(
    r"""%(?:\((?P<name>[^()]*)\))?+[-+ #0]*+
    (?P<width>[0-9]++|\*)?+
    (?:\.(?P<precision>[0-9]++|\*)?+)?+
    [hlL]?+
    (?P<kind>[diouxXeEfFgGcsra%])""",
    re.VERBOSE,
)
C_KINDS = {**dict.fromkeys("di", "d"), **dict.fromkeys("ouxX", "u"), **dict.fromkeys("eEfFgGaA", "f")}
PYTHON_KINDS = {**dict.fromkeys("diouxX", "d"), **dict.fromkeys("eEfFgG", "f"), **dict.fromkeys("sra", "s")}
SIZES = {"q": "ll", "L": "ll", "Z": "z"}
"""Sizes of C that have two names."""
DEEP = 2
"""How deep fields in braces may be nested (Python's documentation, section "Format String Syntax")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A place at which a program puts something in."""

    argument: str
    """The number or the name of what it puts in."""
    kind: str
    """What kind of value that is; empty if any will do."""
    text: str
    """How it is written."""


class InvalidFormatError(ValueError):
    """A text is no format string; it says why."""


@dataclass(frozen=True)
class Format:
    """A kind of format strings."""

    pieces: Callable[[str], Iterable[Piece]]
    """Its places in a text; raises `InvalidFormatError`."""
    may_leave_out: Callable[[Piece], bool]
    """Whether a plural form for few numbers may do without an argument."""


def difference(flag: str, msgid: str, msgstr: str, *, whole: bool) -> tuple[str, tuple[str, ...]]:
    """Return what a format string's translation gets wrong, empty if nothing, and the pieces that it lost.

    Without `whole` it may leave arguments out where the format allows that. A msgid that is no format string
    asks for nothing.
    """
    form = FORMATS[flag]
    try:
        wanted = _by_argument(form.pieces(msgid))
    except InvalidFormatError:
        return "", ()
    try:
        found = _by_argument(form.pieces(msgstr))
    except InvalidFormatError as error:
        return f"{flag}: {error}", ()
    lost = [piece.text for piece in _beyond(wanted, found) if whole or not _left_out(form, piece, found)]
    added = [piece.text for piece in _beyond(found, wanted)]
    said = [f"{' '.join(some)} {what}" for some, what in ((lost, "lost"), (added, "added")) if some]
    return (f"{flag}: {', '.join(said)}" if said else ""), tuple(lost)


def _left_out(form: Format, piece: Piece, found: Mapping[str, Piece]) -> bool:
    return piece.argument not in found and form.may_leave_out(piece)


def _by_argument(pieces: Iterable[Piece]) -> dict[str, Piece]:
    """Return the first mention of each argument."""
    found: dict[str, Piece] = {}
    for piece in pieces:
        if found.setdefault(piece.argument, piece).kind != piece.kind:
            raise InvalidFormatError(f"{found[piece.argument].text} and {piece.text} are the same argument")
    return found


def _beyond(some: Mapping[str, Piece], others: Mapping[str, Piece]) -> list[Piece]:
    """Return the pieces whose argument others do not have, or as one of another kind."""
    return [p for name, p in some.items() if name not in others or others[name].kind != p.kind]


def _c(text: str) -> list[Piece]:
    """Return the places of ``c-format``; arguments are their numbers from 1."""
    pieces: list[Piece] = []
    is_numbered = set()
    for found in _directives(C, text):
        for argument, kind in _c_arguments(found):
            is_numbered.add(argument is not None)
            pieces.append(Piece(argument or str(len(pieces) + 1), kind, found[0]))
    if len(is_numbered) > 1:
        raise InvalidFormatError("some arguments are numbered, others are not")
    given = {int(piece.argument) for piece in pieces}
    left = next((number for number in range(1, len(given) + 1) if number not in given), None)
    if left is not None:
        raise InvalidFormatError(f"argument {left} is left out, although a later one is there")
    return pieces


def _c_arguments(found: re.Match[str]) -> Iterator[tuple[str | None, str]]:
    """Yield the number, if it is written, and the kind of each argument that a directive of C takes."""
    for part in ("width", "precision"):
        if (found[part] or "").startswith("*"):
            yield found[part][1:-1] or None, "d"
    kind, size = found["kind"], SIZES.get(found["size"] or "", found["size"] or "")
    if kind[0] == "<":
        kind, size = kind[4], kind[5:]
    elif kind in "CS":
        kind, size = kind.lower(), "l"
    same = C_KINDS.get(kind, kind)
    if same == "f" and size != "ll":
        size = ""
    if kind != "m":
        yield found["number"], same + size


def _python(text: str) -> list[Piece]:
    """Return the places of ``python-format``; arguments are ``(NAME)``, or their numbers from 1."""
    pieces: list[Piece] = []
    for found in _directives(PYTHON, text):
        for part in ("width", "precision"):
            if found[part] == "*":
                pieces.append(Piece(str(len(pieces) + 1), "d", found[0]))
        argument = str(len(pieces) + 1) if found["name"] is None else f"({found['name']})"
        kind = found["kind"]
        pieces.append(Piece(argument, PYTHON_KINDS.get(kind, kind), found[0]))
    if len({_is_named(piece) for piece in pieces}) > 1:
        raise InvalidFormatError("some arguments have names, others have not")
    return pieces


def _is_named(piece: Piece) -> bool:
    return piece.argument.startswith("(")


def _directives(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the directives of a text that take something; all signs of per cent must belong to one."""
    at = text.find("%")
    while at >= 0:
        found = pattern.match(text, at)
        if found is None:
            raise InvalidFormatError(f"'{text[at : at + 8]}' is no format specification; write %% for a %")
        if found["kind"] != "%":
            yield found
        at = text.find("%", found.end())


def _brace(text: str) -> list[Piece]:
    """Return the places of ``python-brace-format``; arguments are field names, or numbers from 0."""
    try:
        return list(_fields(text, count(), DEEP))
    except ValueError as error:
        raise InvalidFormatError(str(error)) from None


def _fields(text: str, numbers: Iterator[int], deep: int) -> Iterator[Piece]:
    """Yield the fields of a text, and those within them."""
    for _, name, inner, _ in Formatter().parse(text):
        if name is not None:
            if not deep:
                raise InvalidFormatError("a field within a field within a field")
            yield Piece(name or str(next(numbers)), "", f"{{{name}}}")
            yield from _fields(inner or "", numbers, deep - 1)


FORMATS: Mapping[str, Format] = {
    "c-format": Format(_c, lambda _: True),
    "python-format": Format(_python, _is_named),
    "python-brace-format": Format(_brace, lambda _: True),
}
"""Flag → the format strings that it announces."""
