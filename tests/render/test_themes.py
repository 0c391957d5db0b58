"""Themes: templates of a publisher in place of ours, their stylesheet, and what is wrong with them."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from tests.project import REPOSITORY
from tests.render.articles import page, read, text_of, valid
from translate.errors import TranslateError
from translate.render import Listed, Site, render_front, render_index, stylesheet, theme_digest

TEXT = "---\ntitle: ⟦front matter: title|Das <Museum>⟧\n---\n\n⟦paragraph|Text⟧\n"
EXTENDS = '{% extends "default/page.html.j2" %}\n'


def theme(folder: Path, **templates: str) -> Site:
    """Return a site with a theme of some templates."""
    for name, text in templates.items():
        (folder / f"{name}.html.j2").write_text(text, encoding="utf-8")
    return Site(name="Le Courrier", theme=folder)


def test_a_theme_replaces_a_template_and_escapes_as_ours_do(tmp_path):
    site = theme(tmp_path, page="<!doctype html><title>{{ title.text }}</title>{{ body }}")
    assert page(TEXT, site=site) == "<!doctype html><title>Das &lt;Museum&gt;</title><p>Text</p>\n"


def test_a_theme_extends_ours_block_by_block(tmp_path):
    footer = (
        "{% block footer %}{{ super() }}<footer>{{ site.name }}, {{ page.language }}</footer>{% endblock %}"
    )
    base = '{% extends "default/base.html.j2" %}{% block skip %}{% endblock %}'
    site = theme(tmp_path, page=EXTENDS + footer, base=base)
    html = page(TEXT, "fr", site=site)
    valid(html)
    assert text_of(read(html).find(".//footer")) == "Le Courrier, fr"
    assert 'class="skip"' not in html
    lists = {"de": "de/index.html"}
    listed = [Listed("a.md", "de", "de/a.html", "A")]
    for other in (
        render_index(site, "de", listed, lists, lists["de"]),
        render_front(site, {"de": listed}, lists),
    ):
        valid(other)
        assert 'class="skip"' not in other


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("\n{% if %}", 2, "Expected an expression"),
        ("\n\n{{ titel.text }}", 3, "'titel' is undefined"),
        (EXTENDS + "{% block main %}\n{{ 1 / 0 }}{% endblock %}", 3, "division by zero"),
        ('{% extends "default/pages.html.j2" %}', 1, "no template 'default/pages.html.j2'"),
        ('{% extends "page.html.j2" %}', None, "default/page.html.j2"),
        ("{{ page.nothing }}", 1, "no attribute 'nothing'"),
    ],
)
def test_what_is_wrong_with_a_theme_is_said_with_file_and_line(tmp_path, template, line, message):
    site = theme(tmp_path, page=template)
    with pytest.raises(TranslateError, match=message) as raised:
        page(TEXT, site=site)
    error = raised.value
    assert (error.line, Path(str(error.path)).is_relative_to(tmp_path)) == (line, True)
    assert "\n" not in str(error)


def test_what_is_no_utf_8_is_an_error(tmp_path):
    (tmp_path / "page.html.j2").write_bytes(b"\xff")
    (tmp_path / "style.css").write_bytes(b"\xff")
    site = Site(theme=tmp_path)
    with pytest.raises(TranslateError, match="UTF-8") as raised:
        page(TEXT, site=site)
    assert raised.value.path == tmp_path / "page.html.j2"
    with pytest.raises(TranslateError, match="UTF-8"):
        stylesheet(site)


def test_the_stylesheet_is_the_themes_or_ours(tmp_path):
    site = Site(theme=tmp_path)
    assert stylesheet(site) == stylesheet(Site())
    (tmp_path / "style.css").write_text("p {}", encoding="utf-8")
    assert stylesheet(site) == "p {}"


def test_the_digest_changes_with_every_file_of_the_theme(tmp_path):
    site = Site(theme=tmp_path)
    seen = [theme_digest(Site()), theme_digest(site)]
    for name, text in {
        "page.html.j2": "a",
        "style.css": "a",
        "sub/x.j2": "a",
        "b.css": "",
        "c.css": "",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        seen.append(theme_digest(site))
    (tmp_path / "page.html.j2").write_text("b", encoding="utf-8")
    seen.append(theme_digest(site))
    (tmp_path / "notes.txt").write_text("nothing of ours", encoding="utf-8")
    assert theme_digest(site) == seen[-1]
    assert len(set(seen)) == len(seen) - 1  # without files a theme is ours


def test_a_theme_that_changes_is_read_again(tmp_path):
    site = theme(tmp_path, page="one")
    assert page(TEXT, site=site) == "one"
    (tmp_path / "page.html.j2").write_text("two!", encoding="utf-8")
    assert page(TEXT, site=site) == "two!"


def test_the_examples_of_the_documentation_work(tmp_path):
    text = (REPOSITORY / "docs" / "publishing.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```jinja\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert len(examples) == 2
    shown = [page(TEXT, draft=True, site=theme(tmp_path, page=example)) for example in examples]
    assert "<p>© Le Courrier</p>" in shown[0]
    assert '<meta name="robots" content="noindex">' in shown[1]
    for html in shown:
        valid(html)


@pytest.mark.parametrize("name", ["base", "page", "index", "front", "macros"])
def test_the_documentation_names_every_block_and_variable(name):
    text = (REPOSITORY / "docs" / "publishing.md").read_text(encoding="utf-8")
    template = (REPOSITORY / f"translate/render/templates/{name}.html.j2").read_text(encoding="utf-8")
    parsed = Environment(autoescape=True).parse(template)
    blocks = {node.name for node in parsed.find_all(nodes.Block)} - {"head", "body"}
    variables = meta.find_undeclared_variables(parsed)
    assert {word for word in blocks | variables if f"`{word}`" not in text} == set()
