"""The direction of imports (docs/architecture.md): downwards only, parts apart, libraries behind adapters."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "translate"
LAYERS = [
    {"cli"},
    {"preview"},
    {"workflow"},
    {"documents", "catalog", "memory", "engines", "glossary", "checks", "render"},
    {"config"},
    {"safe_xml", "saving", "sentences"},
    {"files", "history", "segmentation", "system"},
    {"languages", "syntax", "similarity"},
    {"inline", "model", "errors"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
ADAPTERS = {
    "anyascii": {"languages/romanised.py"},
    "babel": {f"languages/{name}.py" for name in ("__init__", "dates", "formats", "places", "units")},
    "bs4": set(),
    "deep_translator": {"engines/deep.py"},
    "jinja2": {"render/themes.py"},
    "markdown_it": {"syntax.py"},
    "markupsafe": {"render/themes.py"},
    "mdit_py_plugins": {"syntax.py"},
    "nh3": {"render/sanitise.py"},
    "polib": {"catalog/second_reader.py"},
    "rapidfuzz": {"similarity.py"},
    "regex": {"glossary/text.py"},
    "requests": {"engines/transport.py"},
    "rich": {"cli/progress.py"},
    "sentencex": {"segmentation/splitter.py"},
    "simplemma": {"languages/lemmas.py"},
    "typer": {
        f"cli/{name}.py" for name in ("app", "check", "common", "engines", "glossary", "glossary_exchange")
    }
    | {"cli/build.py", "cli/memory.py", "cli/preview.py"},
    "sqlite3": {"engines/cache.py", "memory/store.py", "memory/tables.py"},
    "yaml": {"documents/front_matter/yaml.py", "glossary/nodes.py"},
}
"""Library → the modules that may import it; the others use what those offer."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(module: Path) -> list[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return names + [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def room(name: str) -> str:
    """Return the part or module of the package that a dotted name belongs to."""
    return name.split(".")[1] if name.count(".") else ""


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_imports_point_downwards(module: Path) -> None:
    own = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for name in imports(module):
        target = room(name)
        if name.startswith("translate.") and own in RANK and target != own:
            assert RANK[target] > RANK[own], f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_libraries_stay_behind_their_adapters(module: Path) -> None:
    for name in imports(module):
        allowed = ADAPTERS.get(name.split(".")[0])
        assert allowed is None or module.relative_to(PACKAGE).as_posix() in allowed, (
            f"{module} imports {name}"
        )


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_rooms_are_small(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
            assert node.end_lineno - node.lineno < 50, f"{module}: {node.name}"


def test_help_imports_nothing_heavy() -> None:
    heavy = {"babel", "bs4", "deep_translator", "jinja2", "markdown_it", "nh3", "polib", "rapidfuzz", "regex"}
    heavy |= {"anyascii", "requests", "rich", "sentencex", "simplemma", "yaml"}
    code = (
        "import sys; from translate.cli.app import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage: translate" in done.stdout
    assert heavy.isdisjoint(done.stderr.split())
