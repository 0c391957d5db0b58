"""Large and hostile articles, and what a program needs for one: seconds and memory.

    python -m tests.documents.large                 a table of all, as they are on this machine
    python -m tests.documents.large NAME [COUNT]    one, as JSON

One article is measured in a process of its own, so that its peak of memory is its own.
"""

# ruff: noqa: T201 - it is run by hand too
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from tests.project import REPOSITORY

WORDS = "Le musée de Koursk, qui a ouvert ses portes en avril, montre *des* [lettres](x.md) et `du` code. "
HEAD = """\
| article | MB | split s | join s | guard s | n / quarter of n | MB for split | MB for all | of its size |
|---|---|---|---|---|---|---|---|---|"""
PATIENCE = 100
"""Seconds after which a measurement is given up."""


@dataclass(frozen=True)
class Large:
    """A kind of article of any size."""

    article: str
    count: int
    """The size that has to be mastered."""
    text: Callable[[int], str]


def _repeated(piece: str, article: str = "a.md", count: int = 100_000) -> Large:
    return Large(article, count, lambda n: piece * n + "mot\n")


def _lines(line: str, before: str = "", article: str = "a.md", count: int = 20_000, after: str = "") -> Large:
    """Return one line repeated, `{}` its number."""
    return Large(
        article, count, lambda n: before + "".join(line.replace("{}", str(i)) for i in range(n)) + after
    )


BLOCKS = {
    "one paragraph of one line": Large("a.md", 100_000, lambda n: WORDS * n + "\n"),
    "one paragraph of many lines": Large("a.md", 100_000, lambda n: f"{WORDS.strip()}\n" * n),
    "one quote of many lines": Large("a.md", 100_000, lambda n: f"> {WORDS.strip()}\n" * n),
    "one word of 10 MB": _repeated("é", count=5_000_000),
    "hard breaks": _lines("mot  \n"),
    "paragraphs": _lines("Un mot {}.\n\n"),
    "the same paragraph": _lines("Un mot.\n\n"),
    "headings": _lines("# Titre {}\n", count=100_000),
    "setext headings": _lines("Titre {}\n=====\n\n"),
    "list items": _lines("- mot {}\n", count=100_000),
    "loose list items": _lines("1. mot {}\n\n"),
    "nested lists by indent": Large("a.md", 1000, lambda n: "".join(f"{'  ' * i}- mot\n" for i in range(n))),
    "task items": _lines("- [ ] mot {}\n"),
    "table rows": _lines("| mot {} | deux \\| trois |\n", "| a | b |\n|---|---|\n", count=50_000),
    "table columns": Large(
        "a.md", 20_000, lambda n: "| mot " * n + "|\n" + "|---" * n + "|\n" + "| b " * n + "|\n"
    ),
    "tables": _lines("| a |\n|---|\n| mot {} |\n\n", count=20_000),
    "footnotes": _lines("[^{}]: Note {}.\n\n", count=100_000),
    "footnote marks": _lines("Mot[^{}] \n", after="\n[^1]: Note.\n"),
    "reference definitions": _lines('[a{}]: /u "Titre"\n', count=100_000),
    "references used": Large(
        "a.md",
        50_000,
        lambda n: (
            "".join(f"Voir [mot {i}].\n\n" for i in range(n)) + "".join(f"[mot {i}]: /u\n" for i in range(n))
        ),
    ),
    "references used in one paragraph": Large(
        "a.md",
        50_000,
        lambda n: "[mot] " * n + "\n\n" + "".join(f"[mot {i}]: /u\n" for i in range(n)) + "[mot]: /u\n",
    ),
    "definitions of one term": _lines(": définition {}\n", "Terme\n"),
    "images": _lines('![Une image {}](i.png "Titre")\n\n'),
    "abbreviations": _lines("*[A{}]: Abréviation\n"),
    "admonitions": _lines('!!! note "Titre {}"\n    Texte.\n\n', count=20_000),
    "containers": _lines("::: note\nTexte {}.\n:::\n\n", count=20_000),
    "alerts": _lines("> [!NOTE]\n> Texte {}.\n\n", count=20_000),
    "template tags": _lines("{% if x %}\nTexte {}.\n{% endif %}\n", count=20_000),
    "HTML blocks": _lines("<div>\nTexte {}.\n</div>\n\n", count=20_000),
    "directives": _lines("<!-- translate: comment Note -->\nTexte {}.\n\n", count=20_000),
    "blank lines": _repeated("\n", count=1_000_000),
    "lines of blanks": _repeated("   \n", count=1_000_000),
    "one code fence": Large("a.md", 100_000, lambda n: "```\n" + f"{WORDS.strip()}\n" * n + "```\n"),
    "indented code": Large("a.md", 100_000, lambda n: f"    {WORDS.strip()}\n" * n),
    "one HTML block": Large("a.md", 100_000, lambda n: "<div>\n" + f"{WORDS.strip()}\n" * n + "</div>\n"),
    "front matter": _lines("cle{}: valeur\n", "---\n", count=20_000, after="---\n\nTexte.\n"),
    "one value in front matter": Large(
        "a.md", 100_000, lambda n: f"---\ntitle: '{WORDS * n}'\n---\n\nTexte.\n"
    ),
    "unclosed front matter": _lines("cle{}: valeur\n", "---\n"),
    "unclosed fences": _lines("~~~ x{}\n", after="\n"),
}
NESTED = [
    *("> ", ">", "- ", "1. ", "+ ", "* ", "    ", "\t", "# ", "|", "|-", "---", "===", ": ", ":", "~~~"),
    *("\\", "[", "]", "[]", "[a", "[a](", "](", "](<", '](u "', "[a][", "[[", "![", "![a](", "[^", "[^a]"),
    *("^[", "(", ")", "*", "**a ", "*a _b ", "_", "__a", "`", "`a", "``a`", "~~", "~~a", "<", "<a "),
    *("<a b='", '<a title="', "</", "<b>", "</b>", "<div>", "<div>\n", "<!--", "<!-- ", "-->", "<?"),
    *("<![CDATA[", "<!A", "<pre>", "<script>", "{{", "{{ ", "}}", "{%", "{% raw %}", "{#", "{{<", "{{%"),
    *("{:", "{#a", "{", "$", "$$", "$a", "\\(", "<%", '"', "'", "«", "&", "&amp", "&#", "http://", "www."),
    *("a@", "a.", "!!! ", "::: ", "\0", "\u200f", "é", "e\u0301", "<!-- translate: off -->"),
    *("<!-- translate:", "<!-- translate: comment ", "translate=", "M. ", "a. ", "… ", "1) ", "a  \n"),
    *("a\\\n", "a\r", "a\r\n", "> a\n", "[a]: u\n", "[a]:\n", "*[a]:"),
]
"""What may be opened and never closed, or closed and never opened."""

HTML = {
    "HTML: one paragraph": Large("a.html", 100_000, lambda n: f"<p>{WORDS * n}</p>\n"),
    "HTML: paragraphs": _lines("<p>Un mot {}.</p>\n", article="a.html"),
    "HTML: unclosed paragraphs": _lines("<p>Un mot {}.\n", article="a.html"),
    "HTML: unclosed items": _lines("<li>Un mot {}.\n", "<ul>", article="a.html"),
    "HTML: table rows": _lines("<tr><td>Un<td>mot {}", "<table>", article="a.html", count=20_000),
    "HTML: attributes": _lines('<img src=x alt="Une image {}">\n', article="a.html"),
    "HTML: one tag": Large(
        "a.html", 100_000, lambda n: "<p " + "".join(f"a{i}=b " for i in range(n)) + ">mot</p>"
    ),
    "HTML: one script": Large("a.html", 100_000, lambda n: f"<script>{WORDS * n}</script><p>mot"),
    "HTML: one comment": Large("a.html", 100_000, lambda n: f"<!--{WORDS * n}--><p>mot"),
}
HTML_NESTED = [
    *("<", "<b>", "</b>", "<div>", "</div>", "<p>", "<li>", "<ul><li>", "<table>", "<table><tr><td>"),
    *("<a ", '<a b="', "<!--", "<!-", "<!", "<?", "<![CDATA[", "</", "<script>", "<style>", "<pre>"),
    *("<svg>", "<title>", "<textarea>", "&", "&amp", "&#", "<b", "<b/", "<b =", "<p translate=no>"),
    *("<select>", "<option>", "<!DOCTYPE ", "{{", "{%", ">", "<br>", "<br> ", "a <b>b</b> ", "<script"),
    *("</script", "<!-- translate: off -->", "<!-- translate:", "\0", "\r"),
]
TEXT = {
    "text: one line": Large("a.txt", 100_000, lambda n: WORDS * n + "\n"),
    "text: lines": _lines("Un mot {}.\n", article="a.txt"),
    "text: paragraphs": _lines("Un mot {}.\n\n", article="a.txt"),
    "text: one paragraph": _lines("Un mot {}.\n", "Titre\n\n", article="a.txt"),
    "text: blank lines": _repeated("\n", "a.txt", 1_000_000),
}
LARGE: dict[str, Large] = {
    **BLOCKS,
    **{f"nested {piece!r}": _repeated(piece) for piece in NESTED},
    **HTML,
    **{f"HTML: nested {piece!r}": _repeated(piece, "a.html") for piece in HTML_NESTED},
    **TEXT,
    **{
        f"text: nested {piece!r}": _repeated(piece, "a.txt")
        for piece in ("<!--", "<!-- translate:", "\0", "«", "M. ")
    },
}


@dataclass(frozen=True)
class Needed:
    """What one article needed."""

    size: int
    """In bytes."""
    lines: int
    segments: int
    split: float
    """Seconds of CPU."""
    join: float
    guard: float
    split_bytes: int
    """Peak of memory beyond what the program and the article took before."""
    all_bytes: int

    @property
    def seconds(self) -> float:
        return self.split + self.join + self.guard


def needed(name: str, count: int | None = None) -> Needed:
    """Measure one article in a process of its own.

    Raises `CalledProcessError` when that fails, `TimeoutExpired` when it takes too long.
    """
    command = [sys.executable, "-m", "tests.documents.large", name, *([str(count)] if count else [])]
    done = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    return Needed(**json.loads(done.stdout))


def needed_here(name: str, count: int | None = None) -> Needed:
    """Measure one article in this process: of memory, only what is beyond all that came before."""
    from translate.documents import broken_by, join, split

    large = LARGE[name]
    split(large.article, "mot\n")
    text = large.text(count or large.count)
    size = len(text.encode())
    before, begin = _peak(), time.process_time()
    document = split(large.article, text, ("title",))
    cut, cut_bytes = time.process_time(), _peak() - before
    texts = {segment.msgid: f"{segment.msgid.upper()}!" for segment in document.segments}
    joined = time.process_time()
    join(document, texts)
    guarded = time.process_time()
    broken_by(document, {})
    done = time.process_time()
    assert document.raw == text
    return Needed(
        size,
        text.count("\n") + text.count("\r"),
        len(document.segments),
        cut - begin,
        guarded - joined,
        done - guarded,
        cut_bytes,
        _peak() - before,
    )


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _row(name: str) -> str:
    """Return a line of the table, or why there is none."""
    try:
        found = needed(name)
    except subprocess.TimeoutExpired:
        return f"| {name} | | more than {PATIENCE} s | | | | | | |"
    except subprocess.CalledProcessError as error:
        return f"| {name} | | fails | | | | | | {error.stderr.strip().splitlines()[-1:]} |"
    try:
        growth = f"{found.seconds / max(0.01, needed(name, LARGE[name].count // 4).seconds):.1f}"
    except (subprocess.SubprocessError, ValueError):
        growth = "?"
    times = found.split_bytes / found.size
    sizes = f"{found.split_bytes / 1e6:.0f} | {found.all_bytes / 1e6:.0f} | {times:.0f} x"
    return (
        f"| {name.replace('|', '¦')} | {found.size / 1e6:.1f} | {found.split:.2f} | {found.join:.2f}"
        f" | {found.guard:.2f} | {growth} | {sizes} |"
    )


def main(arguments: list[str]) -> None:
    """Print one measurement as JSON, or the table of all."""
    if arguments:
        count = int(arguments[1]) if len(arguments) > 1 else None
        print(json.dumps(asdict(needed_here(arguments[0], count))))
        return
    print(HEAD)
    for name in LARGE:
        print(_row(name), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
