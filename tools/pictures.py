"""Make the README's picture: two built pages side by side, as Chromium shows them.

Usage: python tools/pictures.py build/de/musee-kursk.html build/ar/musee-kursk.html
"""

import argparse
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from chromium import QUIET, find_chromium

WIDTH, HEIGHT = 1320, 900
"""Of the picture, in CSS pixels; it has twice as many of its own, for sharp letters."""

FRAME = """<!doctype html>
<meta charset="utf-8">
<style>
  body {{ display: flex; gap: 32px; box-sizing: border-box; height: 100vh; margin: 0; padding: 40px; }}
  body {{ background: #d9d4ca; }}
  iframe {{ flex: 1; border: 0; border-radius: 6px; background: #fcfbf8; }}
  iframe {{ box-shadow: 0 1px 2px #0002, 0 12px 32px #0002; }}
</style>
<iframe src="{left}"></iframe>
<iframe src="{right}"></iframe>
"""


def main() -> int:
    """Read the arguments, take the picture; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("left", type=Path, help="a built page")
    parser.add_argument("right", type=Path, help="the page beside it")
    parser.add_argument("output", type=Path, nargs="?", default=Path("docs/images/two-languages.png"))
    arguments = parser.parse_args()
    program = find_chromium()
    missing = [str(page) for page in (arguments.left, arguments.right) if not page.is_file()]
    if program is None or missing:
        print(
            f"error: {'no such page: ' + missing[0] if missing else 'Chromium is not installed'}",
            file=sys.stderr,
        )
        return 2
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    take_picture(program, arguments.left, arguments.right, arguments.output)
    print(f"{arguments.output}: {arguments.output.stat().st_size // 1024} KiB")
    return 0


def take_picture(program: str, left: Path, right: Path, output: Path) -> None:
    """Write both pages to `output`, a PNG; raises `subprocess.CalledProcessError` if Chromium fails."""
    with tempfile.TemporaryDirectory() as folder:
        frame = Path(folder) / "frame.html"
        sources = {"left": left.resolve().as_uri(), "right": right.resolve().as_uri()}
        frame.write_text(
            FRAME.format(**{name: escape(uri) for name, uri in sources.items()}), encoding="utf-8"
        )
        command = [
            program,
            "--headless",
            *QUIET,
            f"--user-data-dir={folder}/profile",
            f"--window-size={WIDTH},{HEIGHT}",
            "--force-device-scale-factor=2",
            f"--screenshot={output.resolve()}",
            frame.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)


if __name__ == "__main__":
    sys.exit(main())
