"""A translation brings nothing into an article that may run on its page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.documents import smuggled_by, split

MARKDOWN, PLAIN = split("a.md", ""), split("a.txt", "")


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("un <b>mot</b>", '<b onclick="run()">ein</b> Wort'),
        ("un mot", "<img src=x onerror=run()>"),
        ("un mot", "<svg/onload=run()>"),
        ("un mot", "<SCRIPT>run()</SCRIPT>"),
        ("un mot", "<script"),
        ("un mot", '<meta http-equiv="refresh" content="0;url=//e.org">'),
        ("un mot", '<a title="x>y" onclick=run()>'),
        ("un mot", "<img x={{ onerror=run() }}>"),
        ("un mot", '<iframe srcdoc="x">'),
        ("[x](a.md)", "[y](javascript:run())"),
        ("[x](a.md)", "[y](java&Tab;script:run())"),
        ("[x](a.md)", "![y](data:text/html,x)"),
        ('<a href="x">a</a>', "<a href=javascript:run()>a</a>"),
        ('<a href="x">a</a>', '<a href="  &#x6A;avascript:run()">a</a>'),
        ('<a href="x">a</a>', "<a\nhref='jav\nascript:run()'>a</a>"),
        ('<a onclick="one()">a</a>', '<a onclick="other()">a</a>'),
    ],
)
def test_what_runs_is_found(msgid, msgstr):
    assert smuggled_by(MARKDOWN, {msgid: msgstr}).keys() == {msgid}
    assert smuggled_by(PLAIN, {msgid: msgstr}) == {}


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("un mot", "a < b and one = 2 > 3"),
        ("un mot", "<em>ein</em> <a href='y.html' title=\"on = x\">Wort</a>"),
        ("un mot", "<https://example.org/on=1> und <ich@example.org>"),
        ("un mot", "javascript: ein Wort, data: noch eins"),
        ('<a onclick="f()">a</a> b', 'b <a onclick="f()">a</a>'),
        ("<iframe src='a'></iframe> x", "x <iframe src='a'></iframe>"),
        ("[x](javascript:f())", "[y](javascript:f())"),
        ("![x](data:image/png;base64,AA)", "![y](data:image/png;base64,AA)"),
    ],
)
def test_what_the_author_wrote_or_does_nothing_is_let_through(msgid, msgstr):
    assert smuggled_by(MARKDOWN, {msgid: msgstr}) == {}


@given(st.text(alphabet="<>ab =\"'/:()[]!{}%&;on\n", max_size=60))
def test_any_text_is_judged_and_may_stay_what_it_is(text):
    assert smuggled_by(MARKDOWN, {text: text}) == {}
    smuggled_by(MARKDOWN, {"x": text})
