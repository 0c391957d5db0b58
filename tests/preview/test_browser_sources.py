"""The files of the page: what the policy of the server allows, and nothing that makes markup of data."""

import re
from importlib.resources import files

import pytest

from translate.preview.assets import TYPES

PAGE = {
    item.name: item.read_text(encoding="utf-8")
    for item in files("translate.preview").joinpath("page").iterdir()
}
SCRIPTS = [name for name in PAGE if name.endswith(".js")]
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|document\.write|\beval\b"
    r"""|new Function|setAttribute\(["'](?:style|on)|["']style["']:|setHTML"""
)


def test_every_file_is_given_out():
    assert [name for name in PAGE if name[name.rfind(".") :] not in TYPES] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_data_becomes_text_only(name):
    assert MARKUP.findall(PAGE[name]) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_a_script_imports_is_there(name):
    """From files beside it, and only what those export."""
    for names, source in re.findall(
        r'^import (?:\{([^}]*)\}|\* as \w+) from "([^"]+)";', PAGE[name], re.MULTILINE
    ):
        script = PAGE[source.removeprefix("./")]
        exported = set(re.findall(r"^export (?:async )?(?:function|class|const) (\w+)", script, re.MULTILINE))
        assert {one.strip() for one in names.split(",") if one.strip()} <= exported, source


def test_the_page_has_no_script_or_style_of_its_own():
    html = PAGE["index.html"]
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:|//", html) == []
    assert re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL) == [""]
    assert set(re.findall(r'(?:src|href)="/page/([^"]+)"', html)) <= set(PAGE)
