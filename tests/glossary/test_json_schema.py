"""docs/glossary.schema.json: as the reader's tables say, good for good files, against broken ones."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.project import REPOSITORY
from translate.glossary.json_schema import LOCALE, json_schema

HERE = Path(__file__).parent
GOOD = [REPOSITORY / "glossary.yaml", HERE / "files/full.yaml", HERE / "files/seed.yaml"]
BEYOND = {
    "conflict_markers",
    "duplicate_language",
    "duplicate_of_variant",
    "duplicate_term",
    "duplicate_yaml_key",
    "norwegian_without_quotes",
    "not_yaml",
    "own_forbidden",
    "target_without_letters",
    "truth_value_as_term",
    "unknown_language",
}
"""What only the program sees: doubles, contradictions, unknown languages, what is not YAML 1.1."""
BROKEN = [path for path in sorted((HERE / "broken").glob("*.yaml")) if path.stem not in BEYOND]
CHECK = jsonschema.Draft202012Validator(json_schema())


class EditorsLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: only true and false are truth values."""


EditorsLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in own if not tag.endswith(":bool")]
    for sign, own in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorsLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def read(path: Path) -> object:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=EditorsLoader)  # noqa: S506 - a SafeLoader


def test_the_documentation_has_the_schema_of_the_program():
    shown = json.loads((REPOSITORY / "docs/glossary.schema.json").read_text(encoding="utf-8"))
    assert shown == json_schema()
    jsonschema.Draft202012Validator.check_schema(shown)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_files_are_valid(path):
    assert [error.message for error in CHECK.iter_errors(read(path))] == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_files_are_not(path):
    assert not CHECK.is_valid(read(path))


@pytest.mark.parametrize("code", ["de", "pt_BR", "pt-BR", "zh_Hans", "zh_Hant_TW", "es_419", "oc"])
def test_languages_are_keys(code):
    assert re.search(LOCALE, code)
