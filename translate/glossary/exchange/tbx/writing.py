"""TBX written: TBX-Basic in both styles, TBX-Core, and version 2, which many programs still want."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.glossary.exchange.base import Request, Written, chosen
from translate.glossary.exchange.tbx import ADMITTED, DEPRECATED, PREFERRED
from translate.glossary.schema import Target, Term
from translate.languages import language
from translate.safe_xml import escaped, sayable

CONTROLLED = "terms with control characters"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a kind of TBX is written."""

    root: str
    """The start tag without its language."""
    header: str
    entry: str = "conceptEntry"
    section: str = "langSec"
    term: str = "termSec"
    doctype: str = ""
    categories: bool = True
    """Whether it has data categories; TBX-Core has none."""
    extended: bool = True
    """Whether it takes what TBX-Basic has no category for: drafts, and terms that are not translated."""
    modules: bool = False
    """Whether categories are elements of modules (style DCT)."""


NAMESPACE = 'xmlns="urn:iso:std:iso:30042:ed-2"'
BASIC = Dialect(f'tbx type="TBX-Basic" style="dca" {NAMESPACE}', "tbxHeader")
BASIC_DCT = Dialect(
    f'tbx type="TBX-Basic" style="dct" {NAMESPACE} xmlns:min="http://www.tbxinfo.net/ns/min"'
    ' xmlns:basic="http://www.tbxinfo.net/ns/basic"',
    "tbxHeader",
    extended=False,
    modules=True,
)
CORE = Dialect(f'tbx type="TBX-Core" style="dca" {NAMESPACE}', "tbxHeader", categories=False, extended=False)
MARTIF = Dialect(
    'martif type="TBX"',
    "martifHeader",
    entry="termEntry",
    section="langSet",
    term="tig",
    doctype='<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n',
)


def write_tbx(dialect: Dialect, terms: Sequence[Term], request: Request) -> Written:
    """Return terms as TBX."""
    kept = [term for term in terms if _is_sayable(term)]
    left_out = Counter({CONTROLLED: len(terms) - len(kept)} if len(kept) < len(terms) else {})
    text = "".join(_file(dialect, kept, request))
    return Written(text.encode("utf-8"), left_out)


def _is_sayable(term: Term) -> bool:
    forms = (form for _, target in term.targets for form in (*target.expected, *target.forbid))
    return sayable(term.fr, term.note, *term.variants, *forms)


def _file(dialect: Dialect, terms: Sequence[Term], request: Request) -> Iterator[str]:
    source = _tag(request.source)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{dialect.doctype}<{dialect.root} xml:lang="{source}">\n'
    yield f"  <{dialect.header}>\n    <fileDesc>\n      <sourceDesc>\n        <p>glossary.yaml</p>\n"
    yield f"      </sourceDesc>\n    </fileDesc>\n  </{dialect.header}>\n  <text>\n    <body>\n"
    for number, term in enumerate(terms, 1):
        yield f'      <{dialect.entry} id="c{number}">\n'
        yield from _entry(dialect, term, request)
        yield f"      </{dialect.entry}>\n"
    yield f"    </body>\n  </text>\n</{dialect.root.partition(' ')[0]}>\n"


def _entry(dialect: Dialect, term: Term, request: Request) -> Iterator[str]:
    if term.keep and dialect.extended:
        yield '        <descrip type="Translation needed">No</descrip>\n'
    if term.note:
        yield f"        <note>{escaped(term.note)}</note>\n"
    french = Target(term.fr, term.variants)
    for code, target in [(request.source, french), *chosen(term, request.languages)]:
        yield f'        <{dialect.section} xml:lang="{_tag(code)}">\n'
        for form, status in _forms(target):
            if status == DEPRECATED and not dialect.categories:
                continue
            yield f"          <{dialect.term}>\n            <term>{escaped(form)}</term>\n"
            if dialect.categories:
                yield from _categories(dialect, _facts(term, target, form, status))
            yield f"          </{dialect.term}>\n"
        yield f"        </{dialect.section}>\n"


def _forms(target: Target) -> Iterator[tuple[str, str]]:
    """Yield the forms of a target with their status."""
    yield target.term, PREFERRED
    for form in target.accepted:
        yield form, ADMITTED
    for form in target.forbid:
        yield form, DEPRECATED


def _facts(term: Term, target: Target, form: str, status: str) -> Iterator[tuple[str, str]]:
    """Yield the data categories of a form, with their values."""
    if status != DEPRECATED and term.type == "name":
        yield "partOfSpeech", "properNoun"
    if form == term.fr and term.type == "acronym":
        yield "termType", "acronym"
    yield "administrativeStatus", status
    if target.status == "draft" and status == PREFERRED:
        yield "processStatus", "provisionallyProcessed"


MODULES = {"partOfSpeech": "min", "administrativeStatus": "min", "termType": "basic"}
"""Category → the module that has it, in style DCT; of others, style DCA only knows."""


def _categories(dialect: Dialect, facts: Iterator[tuple[str, str]]) -> Iterator[str]:
    for name, value in facts:
        if not dialect.modules:
            if name != "processStatus" or dialect.extended:
                yield f'            <termNote type="{name}">{value}</termNote>\n'
        elif name in MODULES:
            yield f"            <{MODULES[name]}:{name}>{value}</{MODULES[name]}:{name}>\n"


def _tag(code: str) -> str:
    return language(code).tag
