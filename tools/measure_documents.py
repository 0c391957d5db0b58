"""Measure splitting and joining on a folder of articles of any origin.

    python tools/measure_documents.py FOLDER [--limit N] [--worst N] [--cli N] [--json FILE]

Every .md, .markdown, .txt and .html file is split and joined again unchanged, then pseudo-translated
(tests/documents/pseudo.py) and held against its source (tests/documents/comparison.py). With `--cli` a
sample goes through `translate update`, its catalogs and `translate build` too.
"""

import argparse
import json
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.documents.comparison import compare
from tests.documents.pseudo import pseudo, pseudo_texts
from translate.catalog.po import format_catalog, parse_catalog
from translate.documents import SUFFIXES, broken_by, format_of, join, split
from translate.errors import TranslateError

FRONT_MATTER = ("title", "subtitle", "description", "summary", "excerpt")
MUST_NOT_BE = ("crashes", "identity failures", "skeleton failures", "changed though not prose")
PATIENCE = 120
"""Seconds for one file."""


@dataclass
class Outcome:
    """What was found out about one file."""

    file: str
    size: int
    seconds: float = 0
    segments: int = 0
    warnings: int = 0
    refused: str = ""
    """What a user is told: the file cannot be read."""
    crash: str = ""
    identity: bool = True
    broken: list[str] = field(default_factory=list)
    """Msgids whose pseudo-translation the guard refuses."""
    skeleton: str = ""
    plain: str = ""
    not_prose: str = ""
    letters: int = 0
    unchanged: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def coverage(self) -> float:
        """The share of letters that are changed."""
        return 1 - self.unchanged / self.letters if self.letters else 1.0


def main() -> int:
    """Print what was measured; return 1 when a file failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="take only so many files, by chance with a fixed seed")
    parser.add_argument("--worst", type=int, default=15, help="show so many of each kind of failure")
    parser.add_argument("--cli", type=int, default=0, help="send so many files through the command line")
    parser.add_argument("--json", type=Path, help="write the outcome of every file here")
    options = parser.parse_args()
    files = _sample(_files(options.folder), options.limit)
    outcomes = [_measured(file, options.folder) for file in files]
    if options.json:
        options.json.write_text(json.dumps([asdict(o) for o in outcomes], ensure_ascii=False, indent=1))
    failed = _report(outcomes, options.worst)
    if options.cli:
        failed |= _through_the_command_line(_sample(files, options.cli), options.folder)
    return int(failed)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())


def _sample(files: list[Path], limit: int | None) -> list[Path]:
    if limit is None or limit >= len(files):
        return files
    return sorted(random.Random(1).sample(files, limit))  # noqa: S311 - a fixed sequence is wanted


def _measured(file: Path, folder: Path) -> Outcome:
    """Return what becomes of one file; nothing that it raises stops the others."""
    raw = file.read_bytes()
    outcome = Outcome(str(file.relative_to(folder)), len(raw))
    try:
        with _patience():
            _measure(raw.decode(), outcome)
    except UnicodeDecodeError:
        outcome.refused = "not UTF-8"
    except TranslateError as error:
        outcome.refused = f"line {error.line}: {error.message}"
    except Exception:  # noqa: BLE001 - a crash is what we look for
        outcome.crash = "".join(traceback.format_exc().splitlines(keepends=True)[-5:])
    return outcome


def _measure(text: str, outcome: Outcome) -> None:
    name = f"a{Path(outcome.file).suffix.lower()}"
    begin = time.process_time()
    document = split(name, text, FRONT_MATTER)
    outcome.seconds = time.process_time() - begin
    outcome.segments, outcome.warnings = len(document.segments), len(document.warnings)
    same = join(document, {s.msgid: s.msgid for s in document.segments})
    outcome.identity = document.raw == text and same == text
    texts = pseudo_texts(document)
    outcome.broken = list(broken_by(document, texts))
    comparison = compare(name, text, join(document, texts), FRONT_MATTER)
    outcome.skeleton, outcome.plain = comparison.skeleton, comparison.plain
    outcome.not_prose = comparison.not_prose
    outcome.letters, outcome.unchanged = comparison.letters, comparison.unchanged
    outcome.examples = comparison.examples


@contextmanager
def _patience() -> Iterator[None]:
    """Raise `TimeoutError` when a file takes too long."""

    def give_up(*_: object) -> None:
        raise TimeoutError(f"more than {PATIENCE} s")

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)


def _report(outcomes: Sequence[Outcome], worst: int) -> bool:
    """Print the figures and the failures; return whether there are any."""
    read = [o for o in outcomes if not (o.refused or o.crash)]
    letters, unchanged = sum(o.letters for o in read), sum(o.unchanged for o in read)
    size = sum(o.size for o in outcomes)
    seconds = sum(o.seconds for o in read)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(outcomes)} files, {size / 1e6:.1f} MB, {sum(o.segments for o in read)} segments,", end=" ")
    print(f"split in {seconds:.1f} s; peak of the measuring program {peak:.0f} MB")
    print(f"coverage {1 - unchanged / max(1, letters):.4%} of {letters} letters")
    kinds: dict[str, Callable[[Outcome], str]] = {
        "crashes": lambda o: o.crash,
        "refused": lambda o: o.refused,
        "identity failures": lambda o: "" if o.identity else "not the same bytes",
        "skeleton failures": lambda o: o.skeleton,
        "skeleton failures seen by CommonMark without additions only": lambda o: (
            "" if o.skeleton else o.plain
        ),
        "changed though not prose": lambda o: o.not_prose,
        "refused by the guard": lambda o: f"{len(o.broken)}: {o.broken[0][:100]!r}" if o.broken else "",
    }
    failed = False
    for kind, said in kinds.items():
        found = [o for o in outcomes if said(o)]
        print(f"\n{kind}: {len(found)} ({len(found) / max(1, len(outcomes)):.2%})")
        for outcome in found[:worst]:
            print(f"  {outcome.file}\n      {said(outcome)}")
        failed |= bool(found) and kind in MUST_NOT_BE
    uncovered = sorted((o for o in read if o.unchanged), key=lambda o: -o.unchanged)
    print(f"\nfiles with unchanged prose: {len(uncovered)}")
    for outcome in uncovered[:worst]:
        print(f"  {outcome.file}: {outcome.unchanged} of {outcome.letters} letters ({outcome.coverage:.2%})")
        for example in sorted(outcome.examples, key=len, reverse=True)[:3]:
            print(f"      {example[:160]!r}")
    return failed or unchanged * 200 > letters


def _through_the_command_line(files: Sequence[Path], folder: Path) -> bool:
    """Send files through update, their catalogs and build; print and return whether something got lost."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        (project / "translate.toml").write_text('languages = ["de"]\nengines = ["memory"]\n')
        sources = {}
        for number, file in enumerate(files):
            source = project / "source/fr" / f"n{number}{file.suffix.lower()}"
            source.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, source)
            sources[source.name] = file
        _translate(project, "update", "--no-fill")
        lost = _lost(project, sources, lambda msgid, _: msgid, "identity")
        lost += _lost(project, sources, pseudo, "pseudo-translation")
    print(f"\nthrough the command line: {len(files)} files, {len(lost)} failures")
    for line in lost:
        print(f"  {line.replace(str(folder), '')}")
    return bool(lost)


def _lost(
    project: Path, sources: dict[str, Path], translator: Callable[[str, str], str], what: str
) -> list[str]:
    """Translate the catalogs, build, and name the files that are not what `join` makes of them."""
    for path in sorted((project / "locales/de").rglob("*.po")):
        catalog = parse_catalog(path.read_text(encoding="utf-8"), path)
        form = next(format_of(name) for name in sources if Path(name).stem == path.stem)
        entries = tuple(
            e if e.obsolete else replace(e, msgstr=translator(e.msgid, form)) for e in catalog.entries
        )
        path.write_text(format_catalog(catalog.with_entries(entries)), encoding="utf-8", newline="")
    said = _translate(project, "build", "--drafts")
    lost = []
    for name, file in sources.items():
        built = project / "build/de" / name
        try:
            text = file.read_bytes().decode()
            document = split(name, text, FRONT_MATTER)
        except (UnicodeDecodeError, TranslateError):
            continue
        form = format_of(name)
        wanted = join(document, {s.msgid: translator(s.msgid, form) for s in document.segments})
        if not document.segments and not built.exists():
            continue
        if not built.exists() or built.read_bytes().decode() != wanted:
            reason = next((line for line in said.splitlines() if f"/{Path(name).stem}." in line), "")
            lost.append(f"{what}: {file}: {'differs' if built.exists() else 'not built'}: {reason}")
    return lost


def _translate(project: Path, *arguments: str) -> str:
    """Run the program; return what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "translate", "-C", project, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    return done.stderr


if __name__ == "__main__":
    raise SystemExit(main())
