"""Front matter: what is read of it, and that what is written into it is read back as it was meant."""

import re
import time
import tomllib
from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.documents.front_matter import FrontMatter, front_matter_end, read_front_matter
from translate.errors import TranslateError

KEYS = ("title", "tags", "é")
TEXTS = st.text(
    st.one_of(
        st.sampled_from("'\"\\#:,[]{}&*!|>-?%@` \t\n\r=+é’…~0\0\4\x07\x7f\x85\u2028\u3000\ufeff🎉"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=30,
)
YAML_FORMS = [
    "title: un titre # là",
    "title: 'un titre'",
    'title: "un titre"',
    'title: "\\n\\nun titre\\n"',
    "title: &a un titre\nautre: *a",
    "title: !!str un titre",
    "title:\n  un\n  titre\nautre: 1",
    "{title: un titre, autre: 1}",
    "tags: [un titre, 2]",
    "tags: ['un titre',\n  # là\n  \"2\"]",
    "tags:\n- un titre\n- 3",
    "tags:\n  - 'un titre'\n  - {title: non}\n  - [non]",
    "tags:\n  -   un\n      titre\n",
    "? title\n: un titre",
    "  title: un titre\n  autre: 1",
]
YAML_BLOCKS = [
    "title: |\n  un titre\nautre: 1",
    "title: >\n  un\n  titre\n\n# là\nautre: 1",
    "title: |+ # là\n\n   un titre\n\n\nautre: 1",
    "title: >-2\n    un titre\n  ici",
    "tags:\n  - |\n    un titre\n  - >2-\n      un titre",
    "tags:\n- |-\n un titre",
]
TOML_FORMS = [
    'title = "un titre" # là',
    "title = 'un titre'",
    'title = """un titre"""',
    'title="""\nun titre\n"""',
    "title\t=\t'''un titre'''",
    "title = '''\n\nun\ntitre\n'''",
    'tags = ["un titre", 2, ["non"], { title = "non" }]',
    'tags = [\n  \'un titre\', # \'là\'\n  """deux""",\n]',
    '"é" = "un titre"',
    "'\\u00e9' = 'non'\n\"\\u00e9\" = 'un titre'",
]


def framed(source: str, fence: str, ending: str) -> str:
    return f"{fence}\n{source}\n{fence}\nTexte.\n".replace("\n", ending)


def rewritten(text: str, found: FrontMatter, value: str) -> str:
    pieces, position = [], 0
    for mark in found.marks:
        pieces += [text[position : mark.start], mark.segment.setter.set(value)]
        position = mark.end
    return "".join([*pieces, text[position:]])


def loaded(text: str, fence: str) -> dict[str, Any]:
    """Return what another parser says the front matter holds: that of the library, not ours."""
    source = text[4 : front_matter_end(text)].rstrip().removesuffix(fence)
    if fence == "+++":
        return tomllib.loads(source.replace("\r\n", "\n"))
    return dict(yaml.safe_load(source))


def values(data: dict[str, Any]) -> list[str]:
    """Return the texts of the chosen keys."""
    found = []
    for key in KEYS:
        value = data.get(key, [])
        found += [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]
    return found


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("source", "fence"), [*((s, "---") for s in YAML_FORMS), *((s, "+++") for s in TOML_FORMS)]
)
@settings(max_examples=120, deadline=None)
@given(value=TEXTS)
def test_what_is_written_is_read_back(source: str, fence: str, ending: str, value: str) -> None:
    text = framed(source, fence, ending)
    found = read_front_matter(text, KEYS)
    before, after = loaded(text, fence), loaded(rewritten(text, found, value), fence)
    assert found.marks
    assert after.keys() == before.keys()
    for old, new in zip(values(before), values(after), strict=True):
        lead, tail = old[: len(old) - len(old.lstrip("\n"))], old[len(old.rstrip("\n")) :]
        assert new in (lead + value + tail, old)
    assert any(value in new for new in values(after))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("source", YAML_BLOCKS)
@settings(max_examples=120, deadline=None)
@given(value=TEXTS)
def test_block_scalars_keep_the_lines_of_a_text(source: str, ending: str, value: str) -> None:
    """Blanks at the ends of lines, and blank lines around the text, are not told apart there."""
    text = framed(source, "---", ending)
    found = read_front_matter(text, KEYS)
    after = loaded(rewritten(text, found, value), "---")
    wanted = [line.strip(" \t") for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    for new in values(after):
        assert [line.strip(" \t") for line in new.strip(" \t\n").split("\n")] == "\n".join(wanted).strip(
            " \t\n"
        ).split("\n")
    assert after.get("autre") == loaded(text, "---").get("autre")


@pytest.mark.parametrize(
    ("source", "fence"),
    [*((s, "---") for s in [*YAML_FORMS, *YAML_BLOCKS]), *((s, "+++") for s in TOML_FORMS)],
)
def test_values_are_found_where_they_stand(source: str, fence: str) -> None:
    """The raw text of a mark, put in the place of itself, says what the parser of the library says."""
    text = framed(source, fence, "\n")
    found = read_front_matter(text, KEYS)
    assert text[found.end :] == "Texte.\n"
    assert [mark.segment.msgid for mark in found.marks] == [
        v.strip("\n") for v in values(loaded(text, fence))
    ]


ENDS = [
    ("---\na: 1\n---\nTexte", "Texte"),
    ("---\na: 1\n...\nTexte", "Texte"),
    ("--- \na: |\n  ---\n  x\n--- \nTexte", "Texte"),
    ("---\n---\nTexte", "Texte"),
    ("---\n# rien\n---", ""),
    ("---\r\na: 1\r\n---\r\nTexte", "Texte"),
    ("+++\ra = 1\r+++\rTexte", "Texte"),
    ("+++\na = 1\n+++\nTexte", "Texte"),
    ('+++\na = """\n+++"""\n+++\nTexte', "Texte"),
]


@pytest.mark.parametrize(("text", "body"), ENDS)
def test_the_article_begins_behind_it(text: str, body: str) -> None:
    assert text[front_matter_end(text) :] == body
    if '"""' not in text:
        assert read_front_matter(text, KEYS).end == front_matter_end(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "+++",
        "----\na: 1\n----\n",
        " ---\na: 1\n---\n",
        "---\nUn texte entre deux filets.\n---\n",
        "---\n- un\n- deux\n---\n",
        "+++\nUn texte.\n",
        "+++ Un\n+++\n",
        '{\n"title": "x"\n}\n',
        "Texte\n---\na: 1\n---\n",
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert read_front_matter(text, KEYS) == FrontMatter()
    assert front_matter_end(text) == 0


@pytest.mark.parametrize("text", ["---\ntitle: x\n\nTexte\n", '+++\ntitle = "x"\n\nTexte\n'])
def test_what_is_not_closed_is_text_with_a_warning(text: str) -> None:
    found = read_front_matter(text, KEYS)
    assert (found.end, found.marks) == (0, ())
    assert found.warnings == ((1, f"front matter is not closed with '{text[:3]}'; it is read as text"),)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("---\ntitle: [\n---\n", 3, "YAML"),
        ('---\na: b\ntitle: "x\n---\n', 3, "YAML"),
        ("---\ntitle: a: b\n---\n", 2, "YAML: mapping values"),
        ("---\na: 1\ntitle: \x07\n---\n", 3, "YAML: U\\+0007"),
        ("+++\ntitle = x\n+++\n", 2, "TOML: Invalid value"),
        ('+++\na = 1\ntitle = "x\n+++\n', 3, "TOML"),
        ("+++\na = 1\r\ntitle = [\r\n1,\r\n+++\n", 3, "TOML"),
        ('+++\na = 1\n\ntitle = """\nx\n+++\n', 4, "TOML: Unterminated"),
        ("+++\na = 1\na = 2\n+++\n", 3, "TOML"),
        (f"+++\na = {'9' * 5000}\n+++\n", 2, "TOML"),
    ],
)
def test_what_is_not_valid_has_its_line(text: str, line: int, said: str) -> None:
    """YAML is read line by line all the same: site generators have parsers of their own."""
    if text.startswith("---"):
        ((found, message),) = read_front_matter(text, KEYS).warnings
    else:
        with pytest.raises(TranslateError) as caught:
            read_front_matter(text, KEYS)
        found, message = caught.value.line or 0, caught.value.message
    assert (found, message[: message.index(":")]) == (line, "front matter is not valid " + said[:4])
    assert re.match(f"front matter is not valid {said}", message)
    assert len(message) < 300
    assert "\n" not in message


@pytest.mark.parametrize(
    ("source", "msgid", "written"),
    [
        ("title: Kim : le retour", "Kim : le retour", 'title: "Putin : x"'),
        ("title: 'Kim, l''autre' # là", "Kim, l'autre", "title: 'Putin : x' # là"),
        ('title: "Kim \\"le\\" Grand"\t', 'Kim "le" Grand', 'title: "Putin : x"\t'),
        ("title: Kim\r", "Kim", 'title: "Putin : x"\r'),
        ("title: @Kim", None, "title: @Kim"),
    ],
)
def test_what_is_not_valid_is_read_line_by_line(source: str, msgid: str | None, written: str) -> None:
    text = f"---\nautre:\t- [x\n{source}\n---\n"
    found = read_front_matter(text, KEYS)
    assert [mark.segment.msgid for mark in found.marks] == ([msgid] if msgid else [])
    for mark in found.marks:
        text = text[: mark.start] + mark.segment.setter.set("Putin : x") + text[mark.end :]
    assert text == f"---\nautre:\t- [x\n{written}\n---\n"


def is_read_soon(text: str) -> None:
    """Read front matter, or have it refused, in a time that only what is linear keeps."""
    started = time.perf_counter()
    with suppress(TranslateError):
        read_front_matter(text, KEYS)
    assert time.perf_counter() - started < 5


HOSTILE = {
    "[": "title: {}",
    "{a: ": "title: {}",
    "- ": "{}",
    "? ": "{}",
    "[a, ": "title: {}",
    "a: ": "{}",
    "&a ": "title: {}x",
    "*a ": "title: {}",
    "title: x\n": "{}",
    "title: y\n": "{}[",
    "- x\n": "tags:\n{}",
    "'": "title: '{}",
    '"': 'title: "{}"',
    "\\": 'title: "{}"',
    "# ": "title: x {}",
    "a\n\n ": "title: {}",
    "a: &a [x]\nb: [*a, *a]\n": "{}",
}


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_yaml_is_read_in_linear_time_or_refused(piece: str) -> None:
    is_read_soon(f"---\n{HOSTILE[piece].replace('{}', piece * 20_000)}\n---\n")


HOSTILE_TOML = {
    "[": "title = {}",
    "{a = ": "title = {}",
    '"': "title = {}",
    "'": "title = {}",
    "\\": 'title = "{}"',
    '""': 'title = """{}"""',
    "# ": "{}",
    "a.": "{}a = 1",
    "'a',": "tags = [{}]",
    "'a' # b\n,": "tags = [\n{}]",
    "x\n": "title = '''{}'''",
    "+": "{}",
}


@pytest.mark.parametrize("piece", HOSTILE_TOML)
def test_hostile_toml_is_read_in_linear_time_or_refused(piece: str) -> None:
    is_read_soon(f"+++\n{HOSTILE_TOML[piece].replace('{}', piece * 20_000)}\n+++\n")


PIECES = st.sampled_from(
    [
        *(
            "title: ",
            "tags:",
            "é: ",
            "- ",
            "  ",
            "\n",
            "\r\n",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ": ",
            "? ",
            "&a ",
            "*a",
        ),
        *(
            "un",
            "'deux'",
            '"trois"',
            "|\n  x\n",
            ">-\n  y\n",
            "# c\n",
            "!!str ",
            "! ",
            "~",
            "\t",
            "\x85",
            "🎉",
        ),
        *(
            'title = "x"\n',
            "= ",
            '"""',
            "'''",
            "\\",
            "[a]\n",
            "a.b = 1\n",
            "...",
            "---",
            "+++",
            "\0",
            "\ufeff",
        ),
    ]
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["---", "+++"]))
def test_any_front_matter_is_read_or_refused(source: str, fence: str) -> None:
    text = f"{fence}\n{source}\n{fence}\n"
    try:
        found = read_front_matter(text, KEYS)
    except TranslateError as error:
        found = FrontMatter(warnings=((error.line or 0, error.message),))
    position = 0
    for mark in found.marks:
        assert position <= mark.start < mark.end <= found.end
        assert mark.segment.line == len(text[: mark.start].replace("\r\n", "\n").split("\n"))
        position = mark.end
    assert all(line > 0 for line, _ in found.warnings)
