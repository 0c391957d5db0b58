"""How far the translations are, for others to look at: a page, a table in Markdown, a badge."""

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape

from translate.languages import language
from translate.model import ArticleStatus
from translate.render.site import Site
from translate.render.themes import rendered

BAR = 10
"""Characters of a bar in Markdown."""
GREEN, AMBER, RED = "#2b7a2f", "#8a5a00", "#b3261e"
"""Grounds of a badge; white stands out from each by 4.5 : 1 and more (WCAG 2.2, 1.4.3)."""

BADGE = """<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="20" role="img">
<title>{title}</title>
<rect width="{whole}" height="20" rx="3" fill="{ground}"/>
<path d="M3 0H{split}V20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3Z" fill="#484848"/>
<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
<text x="{left}" y="14" textLength="{label_width}" lengthAdjust="spacingAndGlyphs" lang="{tag}">{label}</text>
<text x="{right}" y="14" textLength="{value_width}" lengthAdjust="spacingAndGlyphs">{value}</text>
</g>
</svg>
"""
PADDING = 6
"""Pixels on both sides of a text of a badge."""
WIDTHS = {5: "fijlrtI1 .,:;!|()[]{}'-/", 10: "mwMW@%ЖШЩЮжшщю"}
"""Pixels of a sign in Verdana at 11 pixels → signs; see `_advance` for the others."""


def progress_page(rows: Sequence[ArticleStatus], totals: Sequence[ArticleStatus]) -> str:
    """Return an HTML page without script: one table, the totals first if there are several articles."""
    articles: dict[str, list[ArticleStatus]] = {}
    for row in [*(totals if _several(rows) else ()), *rows]:
        articles.setdefault(row.article, []).append(row)
    groups = [(same[0].shown, [(language(row.language), row) for row in same]) for same in articles.values()]
    return rendered(Site(), "progress.html.j2", {"groups": groups})


def progress_table(rows: Sequence[ArticleStatus], totals: Sequence[ArticleStatus]) -> str:
    """Return tables in GFM: the totals of each language, then the articles if there are several."""
    tables = [*_totals_table(totals), *(_articles_table(rows, totals) if _several(rows) else ())]
    return "".join(f"{line}\n" for line in tables)


def badge(totals: Sequence[ArticleStatus], whole: ArticleStatus) -> str:
    """Return an SVG as projects set them into a README: the only language of `totals`, or all of them."""
    only = language(totals[0].language) if len(totals) == 1 else None
    label, value = only.own_name if only else "translations", f"{whole.percent}%"
    about = only.name if only else f"{len(totals)} languages"
    title = f"{about}: {whole.reviewed} of {whole.segments} segments reviewed"
    label_width, value_width = _width(label), _width(value)
    split = label_width + 2 * PADDING
    return BADGE.format(
        title=escape(title),
        label=escape(label),
        value=value,
        tag=only.tag if only else "en",
        ground=GREEN if whole.percent == 100 else AMBER if whole.percent >= 50 else RED,
        whole=split + value_width + 2 * PADDING,
        split=split,
        left=PADDING + label_width / 2,
        right=split + PADDING + value_width / 2,
        label_width=label_width,
        value_width=value_width,
    )


def _several(rows: Sequence[ArticleStatus]) -> bool:
    return len({row.article for row in rows}) > 1


def _totals_table(totals: Sequence[ArticleStatus]) -> Iterator[str]:
    yield "| Language | | Reviewed | Fuzzy | Empty | Words left |"
    yield "|---|---|--:|--:|--:|--:|"
    for row in totals:
        done = row.percent * BAR // 100
        bar = f"{'█' * done}{'░' * (BAR - done)} {row.percent}%"
        figures = f"{row.reviewed}/{row.segments} | {row.fuzzy} | {row.empty} | {row.words_left:,}"
        yield f"| {language(row.language).name} | {bar} | {figures} |"


def _articles_table(rows: Sequence[ArticleStatus], totals: Sequence[ArticleStatus]) -> Iterator[str]:
    codes = [row.language for row in totals]
    percents = {(row.article, row.language): f"{row.percent}%" for row in rows}
    yield ""
    yield f"| Article | {' | '.join(language(code).tag for code in codes)} |"
    yield f"|---|{'--:|' * len(codes)}"
    for article, shown in {row.article: row.shown for row in rows}.items():
        yield f"| {_code(shown)} | {' | '.join(percents.get((article, code), '') for code in codes)} |"


def _code(name: str) -> str:
    """Return a name as code in a cell of a table, where nothing in it is markup (GFM 0.29, 4.10 and 6.3)."""
    shown = name.replace("|", "\\|")
    fence = "`" * next(n for n in range(1, len(shown) + 2) if "`" * n not in shown)
    blank = " " if "`" in shown else ""
    return f"{fence}{blank}{shown}{blank}{fence}"


def _width(text: str) -> int:
    """Return about how many pixels a text takes in a badge; it is then fitted into just these."""
    return sum(map(_advance, text))


def _advance(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 11
    if unicodedata.bidirectional(sign) in {"AL", "R"}:
        return 5
    return next((width for width, signs in WIDTHS.items() if sign in signs), 8 if sign.isupper() else 7)
