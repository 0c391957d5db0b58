"""Reading ``glossary.yaml``; the shape of the file is described in `schema`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from translate.errors import TranslateError, nearest
from translate.glossary.forms import identity
from translate.glossary.nodes import Node, YamlFile
from translate.glossary.rules import Rules, rules
from translate.glossary.schema import Case, Glossary, Match, Status, Target, Term, TermType
from translate.glossary.text import words
from translate.languages import language
from translate.model import Severity

TOP_KEYS = ("terms",)
TERM_KEYS = ("fr", "type", "variants", "not-in", "note", "articles", "keep", "case", "match", "severity")
TARGET_KEYS = ("term", "or", "forms", "forbid", "status", "case", "match", "severity")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "type": get_args(TermType),
    "case": get_args(Case),
    "match": get_args(Match),
    "severity": get_args(Severity),
    "status": get_args(Status),
}
"""The keys with fixed values."""


def read_glossary(path: Path, data: bytes | None = None) -> Glossary:
    """Return the glossary that a YAML file holds, or will hold if `data` is given; an empty one has no terms.

    Raises `TranslateError` with file and line for whatever is not as it should be: broken YAML, unknown keys
    and languages, terms that come twice, empty targets, targets that they forbid themselves.
    """
    file = YamlFile(path, data)
    root = file.root()
    terms: list[Term] = []
    for key, key_node, value in file.pairs(root, "a glossary") if root is not None else ():
        if key not in TOP_KEYS:
            raise file.error(key_node, _unknown(key, TOP_KEYS))
        terms += [_Reader(file).term(node) for node in file.items(value, "'terms'")]
    _refuse_duplicates(terms, path)
    return Glossary(tuple(terms), str(path))


class _Reader:
    """Turns the nodes of a file into terms and targets."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file

    def term(self, node: Node) -> Term:
        """Return one term of the list."""
        fields: dict[str, Any] = {}
        targets: dict[str, Target] = {}
        for key, key_node, value in self.file.pairs(node, "a term"):
            if key in TERM_KEYS:
                fields[key.replace("-", "_")] = self._term_value(key, value)
            else:
                code = self._language(key, key_node)
                if code in targets:
                    raise self.file.error(
                        key_node, f"'{key}' is the same language as another key here; keep one"
                    )
                targets[code] = self._target(value, code, key)
        if "fr" not in fields:
            raise self.file.error(node, "a term needs its French form; add 'fr: …'")
        return Term(**fields, targets=tuple(targets.items()), line=node.start_mark.line + 1)

    def _term_value(self, key: str, node: Node) -> Any:  # noqa: ANN401 - each key has a type of its own
        if key in CHOICES:
            return self._choice(key, node)
        if key == "keep":
            return self.file.truth(node, key)
        if key == "articles":
            return self.file.texts(node, f"'{key}'")
        if key in {"variants", "not-in"}:
            return self._forms(node, f"'{key}'", rules("fr"))
        text = self.file.text(node, f"'{key}'")
        return self._with_letters(text, node, f"'{key}'", rules("fr")) if key == "fr" else text

    def _target(self, node: Node, code: str, key: str) -> Target:
        """Return a target: a text, a list (the first is preferred) or a mapping."""
        own = rules(code)
        if not self.file.is_mapping(node):
            forms = self._forms(node, f"the term in '{key}'", own)
            if not forms:
                raise self.file.error(node, f"the term in '{key}' is empty; write it or remove the line")
            return Target(forms[0], forms[1:])
        fields: dict[str, Any] = {}
        for name, name_node, value in self.file.pairs(node, f"a target in '{key}'"):
            if name not in TARGET_KEYS:
                raise self.file.error(name_node, _unknown(name, TARGET_KEYS))
            if name in CHOICES:
                fields[name] = self._choice(name, value)
            elif name == "term":
                fields[name] = self._with_letters(self.file.text(value, "'term'"), value, "'term'", own)
            else:
                fields["accepted" if name == "or" else name] = self._forms(value, f"'{name}'", own)
        if "term" not in fields:
            raise self.file.error(node, f"the target in '{key}' needs its preferred form; add 'term: …'")
        target = Target(**fields)
        self._refuse_own_forbidden(target, node)
        return target

    def _refuse_own_forbidden(self, target: Target, node: Node) -> None:
        for form in target.forbid:
            if form in {*target.expected, *target.forms}:
                message = (
                    f"'{form}' is both accepted and forbidden; remove it from 'forbid' or accept another form"
                )
                raise self.file.error(node, message)

    def _choice(self, key: str, node: Node) -> str:
        text = self.file.text(node, f"'{key}'")
        if text not in CHOICES[key]:
            hint = nearest(text, CHOICES[key])
            raise self.file.error(node, f"'{key}' is {' or '.join(CHOICES[key])}, not '{text}'{hint}")
        return text

    def _forms(self, node: Node, what: str, own: Rules) -> tuple[str, ...]:
        return tuple(self._with_letters(text, node, what, own) for text in self.file.texts(node, what))

    def _with_letters(self, text: str, node: Node, what: str, own: Rules) -> str:
        if not words(text, own):
            raise self.file.error(node, f"{what} has no letter or digit to look for: '{text}'")
        return text

    def _language(self, key: str, node: Node) -> str:
        try:
            return language(key).code
        except TranslateError:
            pass
        hint = nearest(key, TERM_KEYS) or "; the other keys are languages, such as de or pt_BR"
        raise self.file.error(node, f"unknown key or language '{key}'{hint}")


def _unknown(key: str, known: tuple[str, ...]) -> str:
    return f"unknown key '{key}'" + (nearest(key, known) or f"; known: {', '.join(known)}")


def _refuse_duplicates(terms: list[Term], path: Path) -> None:
    """Raise when two terms, or a term and a variant, are the same, save in different articles."""
    seen: dict[str, list[Term]] = {}
    for term in terms:
        for form in (term.fr, *term.variants):
            others = seen.setdefault(identity(form, rules("fr")), [])
            for other in others:
                apart = term.articles and other.articles and not set(term.articles) & set(other.articles)
                if not apart and other is not term:
                    message = (
                        f"'{form}' is already on line {other.line}, as '{other.fr}' or a variant; keep one"
                    )
                    raise TranslateError(message, path=path, line=term.line)
            others.append(term)
