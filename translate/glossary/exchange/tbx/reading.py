"""TBX read: any version, style and dialect, as far as the glossary can say it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from translate.errors import TranslateError
from translate.glossary.exchange.base import Read, Request
from translate.glossary.schema import Status, Target, Term, TermType
from translate.safe_xml import Element, elements

ROOTS = {"tbx", "martif"}
ENTRIES = {"conceptEntry", "termEntry"}
LANGUAGES = {"langSec", "langSet"}
TERMS = ("termSec", "tig", "ntig")
STATUSES = {"administrativestatus", "normativeauthorization", "usagestatus"}
FORBIDDEN = ("deprecated", "superseded", "forbidden", "obsolete", "rejected", "notrecommended", "prohibited")
DRAFT = ("proposed", "unprocessed", "provisionallyprocessed", "draft", "starterelement", "importedelement")
ACRONYMS = {"acronym", "initialism", "abbreviation"}
NO_SOURCE = "entries without a French term"
UNKNOWN = "languages with an unknown code"
ONLY_FORBIDDEN = "languages with nothing but forbidden terms"


@dataclass(slots=True)
class _Forms:
    """What an entry says in one language."""

    preferred: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    type: TermType = "term"
    status: Status = "approved"

    @property
    def accepted(self) -> tuple[str, ...]:
        """The accepted forms, the preferred one first."""
        return tuple(dict.fromkeys((*self.preferred, *self.others)))


def read_tbx(path: Path, request: Request) -> Read:
    """Return the terms of a TBX file; raises `TranslateError`, with the line, when it is none, or broken."""
    terms: dict[str, Term] = {}
    left_out: Counter[str] = Counter()
    for element in elements(path, ENTRIES):
        if element.name in ENTRIES:
            term = _term(element, request, left_out)
            if term is not None and terms.setdefault(term.fr, term) is not term:
                left_out["entries whose French term has another entry"] += 1
        elif element.name not in ROOTS:
            message = f"this is no TBX file: it begins with <{element.name}>"
            raise TranslateError(message, path=path, line=element.line)
    return Read(tuple(terms.values()), left_out)


def _term(entry: Element, request: Request, left_out: Counter[str]) -> Term | None:
    """Return the term of an entry, None if it has no French one."""
    by_language: dict[str, _Forms] = {}
    for section in entry.elements:
        if section.name in LANGUAGES:
            code = _locale(section.language, request)
            if code is None:
                left_out[UNKNOWN] += 1
            else:
                _take(section, by_language.setdefault(code, _Forms()))
    french = by_language.pop(request.source, _Forms())
    if not french.accepted:
        left_out[NO_SOURCE] += 1
        return None
    left_out.update({"forbidden French terms": len(french.forbidden)} if french.forbidden else {})
    targets = {
        code: forms for code, forms in by_language.items() if code in (request.languages or by_language)
    }
    left_out.update(ONLY_FORBIDDEN for forms in targets.values() if forms.forbidden and not forms.accepted)
    return Term(
        french.accepted[0],
        type=french.type,
        variants=french.accepted[1:],
        note=_note(entry),
        keep=_is_kept(entry),
        targets=tuple((code, _target(forms)) for code, forms in targets.items() if forms.accepted),
        line=entry.line,
    )


def _locale(tag: str, request: Request) -> str | None:
    """Return the locale of a tag; any region of the articles' language is that language."""
    base = tag.replace("_", "-").partition("-")[0].lower()
    return request.source if base == request.source else request.locale(tag)


def _take(section: Element, forms: _Forms) -> None:
    """Take in the terms of a language."""
    for item in section.every(*TERMS):
        term = next(item.every("term"), None)
        said = " ".join(term.text.split()) if term else ""
        if not said:
            continue
        values = _categories(item.every("termNote", "descrip", "admin", *_CATEGORIES))
        status = " ".join(value.lower() for name, value in values.items() if name in STATUSES)
        if any(word in status for word in FORBIDDEN):
            forms.forbidden.append(said)
            continue
        if status.startswith("preferred"):
            forms.preferred.append(said)
        else:
            forms.others.append(said)
        if values.get("partofspeech", "").lower() == "propernoun":
            forms.type = "name"
        elif values.get("termtype", "").lower() in ACRONYMS and forms.accepted[0] == said:
            forms.type = "acronym"
        if f"{values.get('processstatus', '')} {status}".lower().strip().startswith(DRAFT):
            forms.status = "draft"


_CATEGORIES = ("administrativeStatus", "normativeAuthorization", "partOfSpeech", "termType", "processStatus")
"""Those that style DCT has as names of elements."""


def _categories(found: Iterable[Element]) -> dict[str, str]:
    """Return data categories with their values."""
    return {(one.attributes.get("type") or one.name).lower(): one.text.strip() for one in found}


def _target(forms: _Forms) -> Target:
    first, *others = forms.accepted
    forbidden = (form for form in dict.fromkeys(forms.forbidden) if form not in forms.accepted)
    return Target(first, tuple(others), forbid=tuple(forbidden), status=forms.status)


def _note(entry: Element) -> str:
    """Return the notes of an entry, else its definition."""
    notes = [item.text for item in entry.elements if item.name == "note"]
    if not notes:
        notes = [one.text for one in entry.every("descrip", "definition") if _is(one, "definition")][:1]
    return "; ".join(filter(None, (" ".join(note.split()) for note in notes)))


def _is_kept(entry: Element) -> bool:
    """Return whether an entry says that it is not to be translated, as Weblate and others write it."""
    return any(
        _is(one, "translation needed") and one.text.strip().lower() == "no" for one in entry.every("descrip")
    )


def _is(one: Element, category: str) -> bool:
    return (one.attributes.get("type") or one.name).lower() == category
