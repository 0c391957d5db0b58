"""What the elements of HTML are to a translator: tables, as the HTML Standard (WHATWG) has them."""

from collections.abc import Mapping


def names(listed: str) -> frozenset[str]:
    """Return the names in a list that is written with blanks between them."""
    return frozenset(listed.split())


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

SPECIAL = (
    names("""address applet article aside blockquote body button caption center col colgroup dd details
    dir div dl dt fieldset figcaption figure footer form frameset head header hgroup hr html
    iframe li listing main marquee menu nav noembed noframes noscript object ol p plaintext pre
    script search section select style summary table tbody td template textarea tfoot th thead
    title tr ul xmp foreignobject desc mi mo mn ms mtext annotation-xml""")
    | HEADINGS
)
"""13.2.4.2: the category "special", as far as its elements have content."""

BOUNDARIES = (
    SPECIAL | names("audio canvas datalist dialog frame label legend optgroup option text video")
) - names("mi mo mn ms mtext annotation-xml")
"""Where a sentence ends. ``text``, ``desc``, ``title`` and ``foreignobject`` are those of SVG."""

VOID = names("""area base basefont bgsound br col embed frame hr img input keygen link meta param source track
    wbr""")
"""13.1.2: they have no content and no end tag."""

NO_PROSE = names(
    "code iframe listing math noembed noframes plaintext pre samp script style textarea tt var xmp"
)
"""Their content is not for translators, unless ``translate="yes"`` says so."""

FORMATTING = names("a b big code em font i nobr s small strike strong tt u")
"""13.2.4.2: the category "formatting"; their end tags reach over elements that are still open."""

END_OPTIONAL = names(
    "body colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr caption"
)
"""13.1.2.4: that they are never closed is no mistake."""

KINDS: Mapping[str, str] = {
    **{name: f"heading {name[1]}" for name in sorted(HEADINGS)},
    "blockquote": "block quote",
    "button": "button",
    "caption": "caption",
    "dd": "definition",
    "desc": "image description",
    "dt": "term",
    "figcaption": "caption",
    "label": "label",
    "legend": "legend",
    "li": "list item",
    "optgroup": "option",
    "option": "option",
    "summary": "summary",
    "td": "table cell",
    "text": "image text",
    "th": "table cell",
    "title": "image title",
}
"""What the innermost of these makes of a text, in the words of the catalog; ``title`` here is that of SVG."""

FOREIGN = frozenset({"svg", "math"})

_SCOPE = names("""applet caption html table td th marquee object template foreignobject desc mi mo mn ms mtext
    annotation-xml""")
_TABLE = frozenset({"html", "table", "template"})
_ITEM = SPECIAL - {"address", "div", "p"}

GROUPS: Mapping[str, tuple[str, ...]] = {
    name: tuple(
        group
        for group, members in {
            "#scope": _SCOPE,
            "#table": _TABLE,
            "#item": _ITEM,
            "#special": SPECIAL,
            "#kind": KINDS,
            "#foreign": FOREIGN,
        }.items()
        if name in members
    )
    for name in SPECIAL | BOUNDARIES | frozenset(KINDS) | FOREIGN
}
"""13.2.4.2, "has an element in scope": the groups of elements that an element belongs to."""

Reach = tuple[frozenset[str], tuple[str, ...]]
"""Names, and the groups or names of the elements that hide those around them; ``#current``: any other."""

_IN_TABLE = ("#table",)
_ROWS = names("td th tr caption colgroup")
_SECTIONS = names("tbody thead tfoot")
_PARAGRAPH: Reach = (frozenset({"p"}), ("#scope", "button"))

CLOSED_BY: Mapping[str, tuple[Reach, ...]] = {
    **dict.fromkeys(
        names("""address article aside blockquote center details dialog dir div dl fieldset figcaption figure
        footer form header hgroup hr listing main menu nav ol p plaintext pre search
        section summary ul xmp"""),
        (_PARAGRAPH,),
    ),
    **dict.fromkeys(HEADINGS, (_PARAGRAPH, (HEADINGS, ("#current",)))),
    "li": ((frozenset({"li"}), ("#item",)), _PARAGRAPH),
    **dict.fromkeys(("dd", "dt"), ((frozenset({"dd", "dt"}), ("#item",)), _PARAGRAPH)),
    "button": ((frozenset({"button"}), ("#scope",)),),
    "option": ((frozenset({"option"}), ("select", "datalist", "#scope")),),
    "optgroup": ((frozenset({"option", "optgroup"}), ("select", "datalist", "#scope")),),
    **dict.fromkeys(("td", "th"), ((frozenset({"td", "th", "caption"}), _IN_TABLE),)),
    "tr": ((_ROWS, _IN_TABLE),),
    "table": ((frozenset({"table"}), ("td", "th", "caption", "template")), _PARAGRAPH),
    **dict.fromkeys(_SECTIONS | {"caption", "colgroup"}, ((_ROWS | _SECTIONS, _IN_TABLE),)),
    "body": ((frozenset({"head"}), ()),),
}
"""13.1.2.4 and 13.2.6: the elements that end where this start tag comes, although nothing closes them."""

ENDS: Mapping[str, Reach] = {
    **{name: (frozenset({name}), ("#scope",)) for name in SPECIAL},
    **dict.fromkeys(HEADINGS, (HEADINGS, ("#scope",))),
    **{
        name: (frozenset({name}), _IN_TABLE)
        for name in names("table caption colgroup tbody thead tfoot tr td th")
    },
    "template": (frozenset({"template"}), ()),
    **dict.fromkeys(("html", "body"), (frozenset[str](), ())),
    "li": (frozenset({"li"}), ("#scope", "ol", "ul")),
    "p": (frozenset({"p"}), ("#scope", "button")),
}
"""13.2.6.4.7, end tags: what they may close, and what stands in their way; for others see `OpenElements`."""
