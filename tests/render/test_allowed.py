"""What a publisher may let through the sanitiser, and what stays out whoever asks for it."""

import re

import nh3
import pytest

from tests.render.articles import page, read, valid
from tests.render.test_safety import HOSTILE, dangers
from translate.errors import TranslateError
from translate.render import Allowed, Site, refuse_unsafe
from translate.render.safety import UNSAFE_ATTRIBUTES, UNSAFE_TAGS

FRAMES = frozenset({"www.youtube-nocookie.com", "example.org:8443"})
WIDE = Allowed(
    tags=frozenset({"picture", "meter"}),
    attributes={
        "*": frozenset({"data-kind"}),
        "img": frozenset({"srcset", "loading"}),
        "a": frozenset({"rel"}),
    },
    classes={"p": frozenset({"lead"}), "*": frozenset({"wide"})},
    frames=FRAMES,
)


def prose(text: str, allowed: Allowed) -> str:
    html = page(text, site=Site(allowed=allowed))
    valid(html)
    return html.partition('<div class="prose">')[2].partition("</div>\n</article>")[0].lstrip()


def test_tags_attributes_and_classes_are_let_through():
    text = '<p class="lead wide other" data-kind="x" style="x" onclick="hit()">a <meter>b</meter></p>\n'
    assert prose(text, Allowed()) == "<p>a b</p>\n"
    assert prose("```python\na\n```\n", Allowed()).startswith('<pre tabindex="0" dir="ltr"><code>')
    assert prose(text, WIDE) == '<p class="lead wide" data-kind="x">a <meter>b</meter></p>\n'
    picture = '<picture><img src="a.png" alt="a" srcset="b.png 2x" loading="lazy"></picture>\n'
    assert '<img src="a.png" alt="a" srcset="b.png 2x" loading="lazy">' in prose(f"x {picture}", WIDE)


@pytest.mark.parametrize(
    ("src", "kept"),
    [
        (
            "https://www.youtube-nocookie.com/embed/x?a=1&amp;b=2",
            "https://www.youtube-nocookie.com/embed/x?a=1&b=2",
        ),
        ("//www.youtube-nocookie.com/embed/x", "https://www.youtube-nocookie.com/embed/x"),
        (" https://EXAMPLE.org:8443/ ", "https://EXAMPLE.org:8443/"),
        ("http://www.youtube-nocookie.com/embed/x", None),
        ("https://example.org/", None),
        ("https://www.youtube-nocookie.com.evil.org/", None),
        ("https://www.youtube-nocookie.com@evil.org/", None),
        ("https://evil.org\\@www.youtube-nocookie.com/", None),
        ("https:www.youtube-nocookie.com", None),
        ("https://[", None),
        ("frame.html", None),
        ("/frame.html", None),
        ("javascript:hit()", None),
        ("data:text/html,x", None),
        ("", None),
    ],
)
def test_frames_are_only_of_the_hosts_that_are_named_sealed_and_titled(src, kept):
    html = page(f'<iframe src="{src}" width="9" sandbox="" srcdoc="x"></iframe>\n', site=Site(allowed=WIDE))
    valid(html)
    frames = list(read(html).iter("iframe"))
    assert [frame.get("src") for frame in frames] == ([] if kept is None else [kept])
    for frame in frames:
        assert frame.get("title") in FRAMES
        assert frame.get("width") == "9"
        assert "allow-top-navigation" not in frame.attrib["sandbox"]
        assert "srcdoc" not in frame.attrib
    assert list(read(page(f'<iframe src="{src}"></iframe>\n')).iter("iframe")) == []


def test_what_stands_in_a_frame_is_dropped_and_what_follows_stays():
    open_frame = '<iframe title="Film" src="https://example.org:8443/">'
    for inside in (
        "<script>hit()</script>",
        "<script>",
        "<!--",
        "</iframe",
        "<iframe>",
        '"><img src=x onerror=hit()>',
    ):
        html = page(
            f"<div>{open_frame}{inside}</iframe><b>danach</b></div>\n\nEnde\n", site=Site(allowed=WIDE)
        )
        assert [frame.get("title") for frame in read(html).iter("iframe")] == ["Film"]
        assert set(dangers(html)) <= {"iframe"}, inside
        assert inside == "<!--" or "danach" in html or inside == "</iframe", inside
        valid(html)


def test_the_policy_names_the_frames():
    def policy(html: str) -> str:
        return str(re.findall(r"frame-src ([^\"]*)", html)[0])

    assert policy(page("x\n")) == "'none'"
    named = policy(page("x\n", site=Site(allowed=WIDE)))
    assert named == "https://example.org:8443 https://www.youtube-nocookie.com"


def test_a_wide_sanitiser_lets_nothing_hostile_through():
    site = Site(allowed=WIDE)
    for text in HOSTILE:
        assert dangers(page(f"⟦paragraph|{text}⟧\n", site=site)) == [], text


@pytest.mark.parametrize(
    ("allowed", "message"),
    [
        *((Allowed(tags=frozenset({tag})), f"'tags' has '{tag}'") for tag in sorted(UNSAFE_TAGS)),
        *(
            (Allowed(attributes={"p": frozenset({name})}), f"has '{name}' for 'p'")
            for name in sorted({*UNSAFE_ATTRIBUTES, "onclick", "onfoo", "class"})
        ),
        (Allowed(attributes={"script": frozenset({"src"})}), "'attributes' has 'script'"),
        (Allowed(classes={"svg": frozenset({"x"})}), "'classes' has 'svg'"),
        (Allowed(tags=frozenset({"iframe"})), "'frames'"),
        (Allowed(tags=frozenset({"P"})), "lower case"),
        (Allowed(tags=frozenset({"*"})), "lower case"),
        (Allowed(attributes={"a": frozenset({"xlink:href"})}), "lower case"),
        (Allowed(attributes={"a": frozenset({"ONCLICK"})}), "lower case"),
        (Allowed(attributes={"a": frozenset({"x onclick"})}), "lower case"),
        (Allowed(classes={"p": frozenset({"a b"})}), "a class is"),
        (Allowed(frames=frozenset({"https://example.org"})), "host alone"),
        (Allowed(frames=frozenset({"*.example.org"})), "host alone"),
        (Allowed(frames=frozenset({"example.org; script-src *"})), "host alone"),
        (Allowed(frames=frozenset({""})), "host alone"),
    ],
)
def test_what_could_do_harm_is_refused(allowed, message):
    with pytest.raises(TranslateError) as raised:
        refuse_unsafe(allowed)
    assert message in str(raised.value)


def test_what_is_not_refused_is_taken():
    tags = ["figure", "meter", "progress", "track", "label", "fieldset", "my-tag", "font", "dir", "search"]
    names = [
        "rel",
        "target",
        "name",
        "type",
        "value",
        "src",
        "href",
        "data-x",
        "aria-label",
        "tabindex",
        "lang",
    ]
    for tag in {*tags, *nh3.ALLOWED_TAGS, "input", "iframe", "*"}:
        wide = Allowed(
            tags=frozenset({tag} - {"*"}),
            attributes={tag: frozenset(names)},
            classes={tag: frozenset({"x"})},
            frames=FRAMES,
        )
        refuse_unsafe(wide)
        assert "Text" in page("⟦paragraph|<b>Text</b>⟧\n", site=Site(allowed=wide))
    refuse_unsafe(WIDE)
