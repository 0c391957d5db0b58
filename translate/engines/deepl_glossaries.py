"""Our glossary as one of DeepL's, which inflects its terms; made once and used by its id.

Source: the DeepL API documentation, "Manage glossaries" (v2). A glossary cannot be changed there, so its name
holds a digest of its terms: another list of terms is another glossary. Old ones are left, as another project
of the same account may use them; DeepL keeps a thousand.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from translate.engines.cache import digest
from translate.engines.transport import Transport, TroubleError

LONGEST = 1024
"""Bytes of a term that DeepL takes."""

Terms = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Known:
    """A glossary that DeepL has; one without an id stands for terms that it does not take."""

    identity: str
    terms: Terms


class Glossaries:
    """The glossaries of a run; threads may ask at once."""

    def __init__(self, transport: Transport, headers: Callable[[], Mapping[str, str]]) -> None:
        self._transport = transport
        self._headers = headers
        self._lock = threading.Lock()
        self._known: dict[tuple[str, str], _Known] = {}
        self._pairs: set[tuple[str, str]] | None = None

    def of(self, terms: Iterable[tuple[str, str]], source: str, target: str) -> str:
        """Return the id of a glossary that holds (French, preferred) terms; empty without one.

        A translation without DeepL's glossary is better than none: when one cannot be made, or the pair of
        languages has none, that is all.
        """
        wanted = frozenset(filter(_is_fit, terms))
        if not wanted:
            return ""
        with self._lock:
            known = self._known.get((source, target))
            if known is None or not wanted <= known.terms:
                together = _unambiguous(wanted, known.terms if known else frozenset())
                known = _Known(self._made(together, source, target), together | wanted)
                self._known[source, target] = known
            return known.identity

    def _made(self, terms: Terms, source: str, target: str) -> str:
        """Return the id of the glossary of these terms that DeepL has, or of a new one."""
        name = f"translate-articles {source}-{target} {digest(map(repr, sorted(terms)))[:16]}"
        try:
            if (source, target) not in self._supported():
                return ""
            there = self._get("/v2/glossaries", "glossaries")
            ids = [str(one.get("glossary_id", "")) for one in there if one.get("name") == name]
            return next(filter(None, ids), "") or self._new(name, terms, source, target)
        except TroubleError:
            return ""

    def _new(self, name: str, terms: Terms, source: str, target: str) -> str:
        entries = "\n".join("\t".join(term) for term in sorted(terms))
        body = {"name": name, "source_lang": source, "target_lang": target, "entries": entries}
        said = self._transport.post(
            "/v2/glossaries", body | {"entries_format": "tsv"}, headers=self._headers()
        ).json()
        return str(said.get("glossary_id") or "") if isinstance(said, dict) else ""

    def _supported(self) -> set[tuple[str, str]]:
        if self._pairs is None:
            pairs = self._get("/v2/glossary-language-pairs", "supported_languages")
            self._pairs = {
                (str(one.get("source_lang", "")).lower(), str(one.get("target_lang", "")).lower())
                for one in pairs
            }
        return self._pairs

    def _get(self, path: str, key: str) -> list[Mapping[str, object]]:
        """Return the objects of a list that DeepL sends."""
        said = self._transport.get(path, headers=self._headers()).json()
        found = said.get(key) if isinstance(said, dict) else None
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _is_fit(term: tuple[str, str]) -> bool:
    """Whether DeepL takes a term: on one line, not too long."""
    return all(
        text.strip() and text.isprintable() and len(text.encode("utf-8", "ignore")) <= LONGEST
        for text in term
    )


def _unambiguous(wanted: Terms, known: Terms) -> Terms:
    """Return the terms of both, one for each French word: DeepL refuses a list that has a word twice."""
    return frozenset({**dict(sorted(known)), **dict(sorted(wanted))}.items())
