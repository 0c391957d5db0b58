"""The shape of ``glossary.yaml`` as a JSON Schema (draft 2020-12), for editors that complete and validate.

It is made from the tables that the file is read with; ``docs/glossary.schema.json`` is what this returns.
"""

from typing import Any

from translate.glossary.reading import CHOICES, TARGET_KEYS, TERM_KEYS

URL = "https://json-schema.org/draft/2020-12/schema"
TEXT: dict[str, Any] = {"type": ["string", "number"], "pattern": r"\S"}
TEXTS: dict[str, Any] = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
LOCALE = r"^[A-Za-z]{2,3}([_-][A-Za-z]{4})?([_-]([A-Za-z]{2}|[0-9]{3}))?$"
"""A gettext locale name, or a BCP 47 tag."""
SAID = {
    "fr": "The French form, as in a dictionary.",
    "type": "name: no plural, and words made from it are not it; acronym: capitals count.",
    "variants": "Other French forms that are the same term.",
    "not-in": "French contexts in which it does not count.",
    "note": "What the translator should know; shown on each entry.",
    "articles": "Globs of the articles where it applies; none: everywhere.",
    "keep": "It stays as it is in every language that has no target of its own.",
    "case": "exact: capitals must be the same.",
    "match": "inflect (usual): endings count; exact: none do; compound: also inside longer words.",
    "severity": "How grave it is when it is missing.",
    "term": "The preferred form, as in a dictionary.",
    "or": "Other good forms.",
    "forms": "Inflected forms that no rule would find.",
    "forbid": "Forms that are an error where the French term is.",
    "status": "What a draft lacks is worth a note only.",
}


def json_schema() -> dict[str, Any]:
    """Return the schema of a glossary."""
    target = {
        "description": "How the language says it: the preferred form, a list beginning with it, or keys.",
        "anyOf": [
            TEXT,
            {"type": "array", "items": TEXT, "minItems": 1},
            _object(TARGET_KEYS, required="term"),
        ],
    }
    term = _object(TERM_KEYS, required="fr") | {"patternProperties": {LOCALE: {"$ref": "#/$defs/target"}}}
    return {
        "$schema": URL,
        "title": "Names and terms of the articles (glossary.yaml)",
        "type": ["object", "null"],
        "properties": {"terms": {"type": ["array", "null"], "items": {"$ref": "#/$defs/term"}}},
        "additionalProperties": False,
        "$defs": {"term": term, "target": target},
    }


def _object(keys: tuple[str, ...], *, required: str) -> dict[str, Any]:
    properties = {key: {"description": SAID[key]} | _value(key) for key in keys}
    return {"type": "object", "properties": properties, "required": [required], "additionalProperties": False}


def _value(key: str) -> dict[str, Any]:
    if key in CHOICES:
        return {"enum": list(CHOICES[key])}
    if key == "keep":
        return {"type": "boolean"}
    return TEXT if key in {"fr", "note", "term"} else TEXTS
