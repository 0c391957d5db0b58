"""Real projects in temporary folders, and the command line run on them in this process."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from translate.cli.app import run

REPOSITORY = Path(__file__).parent.parent
ARTICLE = """---
title: Kim Jong Un à Moscou
---

# Le sommet

La Corée du Nord et la Russie ont signé un traité.

- Kyiv proteste ;
- [Séoul](https://example.org/seoul) attend **2 000** soldats nord‑coréens.
"""
GLOSSARY = """terms:
  - fr: Corée du Nord
    type: name
    de: Nordkorea
  - fr: nord-coréen
    severity: error
    de: [nordkoreanisch, Nordkoreaner]
  - fr: Kyiv
    type: name
    de: {term: Kyjiw, or: [Kiew], forbid: [Kiev]}
"""
GERMAN = {
    "Kim Jong Un à Moscou": "Kim Jong Un in Moskau",
    "Le sommet": "Der Gipfel",
    "La Corée du Nord et la Russie ont signé un traité.": "Nordkorea und Russland schlossen einen Vertrag.",
    "Kyiv proteste ;": "Kyjiw protestiert;",
    "[Séoul](https://example.org/seoul) attend **2 000** soldats nord‑coréens.": (
        "[Seoul](https://example.org/seoul) erwartet **2000** nordkoreanische Soldaten."
    ),
}


class Done(NamedTuple):
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document on stdout."""
        return json.loads(self.out)


@dataclass
class Project:
    """A project in a folder."""

    root: Path
    engines: list[str] = field(default_factory=lambda: ["memory"])

    def lay_out(self, **settings: object) -> "Project":
        """Write the configuration, the article and the glossary."""
        self.configure(engines=self.engines, **settings)
        self.write("source/fr/article.md", ARTICLE)
        self.write("glossary.yaml", GLOSSARY)
        return self

    def configure(self, **settings: object) -> None:
        """Write translate.toml: JSON values are TOML's too."""
        lines = (f"{key.replace('_', '-')} = {json.dumps(value)}\n" for key, value in settings.items())
        self.write("translate.toml", "".join(lines))

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self, name: str) -> str:
        """Return a file of the project, line endings kept."""
        return (self.root / name).read_bytes().decode()

    def run(self, *arguments: str) -> Done:
        """Run a command in the project."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run(["-C", str(self.root), *arguments])
        return Done(code, out.getvalue(), err.getvalue())

    def ok(self, *arguments: str) -> Done:
        """Run a command that must succeed."""
        done = self.run(*arguments)
        assert done.code == 0, done
        return done

    def translate(self, texts: dict[str, str], language: str = "de", article: str = "article") -> None:
        """Do a translator's work: write msgstrs into a catalog as a PO editor does, and approve them."""
        import polib

        path = self.root / "locales" / language / f"{article}.po"
        catalog = polib.pofile(str(path), wrapwidth=78)
        for entry in catalog:
            if entry.msgid in texts and not entry.obsolete:
                entry.msgstr = texts[entry.msgid]
                entry.fuzzy = False
        catalog.save()

    def snapshot(self) -> dict[str, tuple[bytes, int]]:
        """Return every file of the project with its bytes and modification time."""
        files = (p for p in self.root.rglob("*") if p.is_file() and ".translate" not in p.parts)
        return {str(p.relative_to(self.root)): (p.read_bytes(), p.stat().st_mtime_ns) for p in files}
