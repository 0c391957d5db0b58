"""`translate status` in its formats: figures, widths, and names that would be markup."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from tests.project import Project
from tests.support.browser import Tabs, axe, no_horizontal_scroll
from tests.support.markup import html_errors
from translate.cli.output import columns
from translate.cli.status_text import status_lines
from translate.model import ArticleStatus
from translate.render.progress import badge, progress_page, progress_table
from translate.workflow.status import total, totals

SVG = "{http://www.w3.org/2000/svg}"
NAMES = (
    "2025/musée de la bataille.md",
    "日本語の記事.md",
    "a|b \\| c.md",
    "`code`` and ```more.md",
    "<script>alert(1)</script>.md",
    '"><img src=x onerror=alert(1)>&amp;.md',
    "[link](javascript:alert(1)).md",
    "*stars* _lines_ ~~gone~~ @everyone https://example.org www.example.org.md",
    "\u202egnp.md",
    "escape \x1b[31m and\nline\r\x00\x85\u2028 \ud800.md",
    " blanks ",
    "x" * 10_000,
)
"""Names of articles, most of them hostile."""


def xml(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


def row(article: str, language: str, reviewed: int, fuzzy: int, empty: int) -> ArticleStatus:
    return ArticleStatus(article, language, reviewed + fuzzy + empty, reviewed, fuzzy, empty, 1000, 7 * empty)


def some(names: tuple[str, ...] = NAMES) -> list[ArticleStatus]:
    return [
        row(name, code, number, 3, code == "ar") for number, name in enumerate(names) for code in ("de", "ar")
    ]


def visible(name: str) -> str:
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


@pytest.fixture
def two(project: Project) -> Project:
    """Two articles in two languages; German has an entry reviewed, one fuzzy."""
    project.write("source/fr/2025/b.md", "Un texte.\n")
    project.ok("update", "-l", "de", "-l", "ar")
    project.translate({"Le sommet": "Der Gipfel"})
    path = "locales/de/2025/b.po"
    project.write(path, project.read(path).replace('msgstr ""\n', 'msgstr "Ein Text."\n'))
    return project


def test_the_table_has_a_row_each_and_totals_a_language(two: Project) -> None:
    empty, bar = "·" * 20, "█" * 4 + "·" * 16
    assert two.ok("status").out.splitlines() == [
        f"2025/b.md       ar  {empty}  0/1 reviewed (1 empty, 2 words left)",
        f"2025/b.md       de  {'█' * 20}  1/1 reviewed",
        f"article.md      ar  {empty}  0/5 reviewed (5 empty, 27 words left)",
        f"article.md      de  {bar}  1/5 reviewed (4 empty, 25 words left)",
        f"all 2 articles  ar  {empty}  0/6 reviewed (6 empty, 29 words left)",
        f"all 2 articles  de  {'█' * 6}{'·' * 14}  2/6 reviewed (4 empty, 25 words left)",
    ]
    assert len(two.ok("status", "article").out.splitlines()) == 2


def test_totals_are_sums() -> None:
    rows = [row("a.md", "de", 1, 2, 3), row("a.md", "ar", 0, 0, 5), row("b.md", "de", 10, 20, 30)]
    assert totals(rows) == (
        ArticleStatus("", "de", 66, 11, 22, 33, 2000, 231),
        ArticleStatus("", "ar", 5, 0, 0, 5, 1000, 35),
    )


@pytest.mark.parametrize("width", [28, 40, 60, 80, 132, 400])
def test_the_table_fits_the_terminal(width: int) -> None:
    rows = some()
    lines = list(status_lines(rows, totals(rows), width, lambda text, _: text))
    assert len(lines) == len(rows) + 2
    assert all(line.isprintable() and columns(line) <= width for line in lines)
    languages = [match for line in lines if (match := re.search(r"  (de|ar)  .*\d+/\d+", line))]
    assert len(languages) == len(lines)
    assert len({columns(match.string[: match.start()]) for match in languages}) == 1


def test_colours_and_the_width_of_a_terminal(two: Project) -> None:
    """On a terminal of 60 columns, in a process of its own; in a file and a pipe there is no colour."""
    terminal, stdout = pty.openpty()
    fcntl.ioctl(stdout, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}}
    command = [sys.executable, "-m", "translate", "-C", str(two.root), "status"]
    subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, env=environment, check=True, timeout=50)
    os.close(stdout)
    seen = os.read(terminal, 10_000).decode().splitlines()
    os.close(terminal)
    assert seen[3] == "article.md      de  \x1b[32m██\x1b[0m\x1b[2m········\x1b[0m  1/5 (4 empty)"
    assert "\x1b" not in two.ok("status").out


@pytest.mark.parametrize(("reviewed", "left", "percent"), [(999, 1, 99), (0, 0, 100), (0, 9, 0), (9, 0, 100)])
def test_nothing_is_full_before_all_is_reviewed(reviewed: int, left: int, percent: int) -> None:
    rows = [row("a.md", "de", reviewed, left, 0)]
    assert rows[0].percent == percent
    (line,) = status_lines(rows, rows, None, lambda text, _: text)
    assert ("█" * 20 in line) == (percent == 100)
    assert f"{'█' * 10} 100%" in progress_table(rows, rows) or percent < 100


def test_markdown_cells_hold_the_names_as_they_are() -> None:
    rows = some()
    html = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(progress_table(rows, totals(rows)))
    )
    cells = [
        [cell.strip() for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", tr)] for tr in html.split("<tr>")
    ]
    shown = [row[0] for row in cells if len(row) == 3][1:]
    tree = xml(f"<x>{''.join(f'<y>{cell}</y>' for cell in shown)}</x>")
    assert ["".join(y.itertext()).strip() for y in tree] == [visible(name).strip() for name in NAMES]
    assert all([child.tag for child in y] == ["code"] for y in tree)


def test_markdown_of_one_article_is_one_table() -> None:
    rows = [row("a.md", "de", 3, 1, 0), row("a.md", "zh_Hans", 0, 0, 4)]
    assert progress_table(rows, totals(rows)).splitlines() == [
        "| Language | | Reviewed | Fuzzy | Empty | Words left |",
        "|---|---|--:|--:|--:|--:|",
        "| German | ███████░░░ 75% | 3/4 | 1 | 0 | 0 |",
        "| Chinese (Simplified) | ░░░░░░░░░░ 0% | 0/4 | 0 | 4 | 28 |",
    ]


def test_the_page_is_valid_and_shows_the_names_as_they_are() -> None:
    rows = some()
    html = progress_page(rows, totals(rows))
    assert html_errors(html) == []
    assert "<script" not in html
    assert "http" not in html.replace("https://example.org", "")
    tree = xml(re.sub(r"(<(?:meta|link)[^>]*)>", r"\1/>", html.replace("<!doctype html>", "")))
    assert [bdi.text for bdi in tree.iter("bdi")] == [visible(name) for name in NAMES]
    names = {(e.get("lang"), e.get("dir"), e.text) for e in tree.iter("span")}
    assert names == {("de", "ltr", "Deutsch"), ("ar", "rtl", "العربية")}


@pytest.mark.browser
def test_the_page_is_accessible(tmp_path: Path, serve: Callable[[Path], str], tab: Tabs) -> None:
    rows = some(NAMES[:9])
    (tmp_path / "status.html").write_text(progress_page(rows, totals(rows)), encoding="utf-8")
    window = tab(f"{serve(tmp_path)}/status.html", width=360)
    no_horizontal_scroll(window)
    assert axe(window) == []
    window.emulate_media(color_scheme="dark")
    assert axe(window) == []


@pytest.mark.parametrize("code", ["de", "ar", "ja", "zh_Hans", "pt_BR", "uk", "gsw", "he", "hi", "kk_Cyrl"])
def test_badges_are_well_formed_and_as_wide_as_their_texts(code: str) -> None:
    rows = [row("a.md", code, 1, 1, 1)]
    tree = xml(badge(rows, rows[0]))
    left, right = tree.iter(f"{SVG}text")
    assert right.text == "33%"
    assert tree.findtext(f"{SVG}title", "").endswith(": 1 of 3 segments reviewed")
    widths = [int(text.attrib["textLength"]) for text in (left, right)]
    assert int(tree.attrib["width"]) == sum(widths) + 24
    assert len(left.text or "") * 4 < widths[0] < len(left.text or "") * 12
    assert left.get("lang") == code.replace("_", "-")


def test_a_badge_of_several_languages_is_of_all_together(two: Project) -> None:
    tree = xml(two.ok("status", "--format", "svg").out)
    assert tree.findtext(f"{SVG}title") == "2 languages: 2 of 12 segments reviewed"
    assert [text.text for text in tree.iter(f"{SVG}text")] == ["translations", "16%"]
    assert {rect.get("fill") for rect in tree.iter(f"{SVG}rect")} == {"#b3261e"}
    assert total("", []).percent == 100


@pytest.mark.parametrize("form", ["text", "html", "markdown", "svg", "json"])
def test_a_file_holds_what_would_be_printed(two: Project, form: str) -> None:
    printed = two.ok("status", "--format", form).out
    place = two.root / "docs" / "status"
    assert two.ok("status", "--format", form, "-o", str(place)).out == f"wrote {place}\n"
    assert place.read_text(encoding="utf-8") == printed
    assert form != "json" or json.loads(printed) == two.ok("status", "--json").json


def test_a_file_that_cannot_be_written_stays_as_it_was(two: Project) -> None:
    place = two.root / "status.svg"
    place.mkdir()
    done = two.run("status", "--format", "svg", "-o", str(place))
    assert (done.code, done.out) == (2, "")
    assert "cannot be written" in done.err
    assert not any(place.iterdir())


def test_a_hostile_article_is_counted_in_every_format(project: Project) -> None:
    project.write('source/fr/<b>|`"&.md', "Un texte.\n")
    project.ok("update", "-l", "de")
    assert html_errors(project.ok("status", "--format", "html").out) == []
    assert '`` <b>\\|`"&.md ``' in project.ok("status", "--format", "markdown").out
    assert '<b>|`"&.md' in project.ok("status").out
    names = {row["article"] for row in project.ok("status", "--json").json["articles"]}
    assert names == {"article.md", '<b>|`"&.md'}
