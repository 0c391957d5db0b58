"""What a publisher may let through the sanitiser, and what nobody may."""

import re
from collections.abc import Iterable

from translate.errors import TranslateError
from translate.render.site import Allowed

NAME = re.compile(r"[a-z][a-z0-9]*+(?:-[a-z0-9]++)*+")
CLASS = re.compile(r"[\w-]++")
HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?")

UNSAFE_TAGS = frozenset(
    {
        "script",
        "style",
        "link",
        "meta",
        "base",
        "head",
        "title",
        "html",
        "body",
        "frame",
        "frameset",
        "portal",
    }
    | {"object", "embed", "applet", "param", "svg", "math", "template", "slot", "marquee", "dialog", "image"}
    | {"form", "button", "select", "optgroup", "option", "textarea", "keygen", "isindex"}
    | {"noscript", "noembed", "noframes", "plaintext", "xmp", "listing"}
)
"""What runs, loads, restyles or asks, is of another language, or changes how what follows is read."""

UNSAFE_ATTRIBUTES = frozenset(
    {"style", "srcdoc", "action", "formaction", "http-equiv", "ping", "is", "nonce", "integrity"}
)
HARMFUL = "which a translation could do harm with; leave it out"


def refuse_unsafe(allowed: Allowed) -> None:
    """Raise `TranslateError` for what would let an article or a translation run something on its page.

    Names the key (``tags``, ``attributes``, ``classes``, ``frames``) and the value; who calls adds file and
    line. What passes here `render_page` takes without an error.
    """
    for tag in sorted(allowed.tags):
        if tag == "iframe" and not allowed.frames:
            raise TranslateError("'tags' has 'iframe': name the hosts that may be framed in 'frames' instead")
        _refuse_tag("tags", tag)
    for tag, names in sorted(allowed.attributes.items()):
        _refuse_tag("attributes", tag, "*")
        _refuse_attributes(tag, names)
    for tag, names in sorted(allowed.classes.items()):
        _refuse_tag("classes", tag, "*")
        _each("classes", names, CLASS, "a class is letters, digits, '-' and '_'")
    _each("frames", allowed.frames, HOST, "give the host alone, such as 'www.youtube-nocookie.com'")


def _refuse_tag(key: str, tag: str, *others: str) -> None:
    """Raise `TranslateError` for the name of an element that may not be let through."""
    if tag in UNSAFE_TAGS:
        raise TranslateError(f"'{key}' has '{tag}', {HARMFUL}")
    if tag not in others:
        _each(key, [tag], NAME, "write the name of an HTML element in lower case")


def _refuse_attributes(tag: str, names: Iterable[str]) -> None:
    """Raise `TranslateError` for an attribute that may not be let through."""
    for name in sorted(names):
        if name == "class":
            raise TranslateError(f"'attributes' has 'class' for '{tag}'; name them in 'classes' instead")
        if name.startswith("on") or name in UNSAFE_ATTRIBUTES:
            raise TranslateError(f"'attributes' has '{name}' for '{tag}', {HARMFUL}")
        _each("attributes", [name], NAME, "write the name of an attribute in lower case")


def _each(key: str, values: Iterable[str], form: re.Pattern[str], advice: str) -> None:
    """Raise `TranslateError` for a value that is not of the form."""
    for value in sorted(values):
        if form.fullmatch(value) is None:
            raise TranslateError(f"'{key}' has {value!r}; {advice}")
