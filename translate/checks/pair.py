"""What a check looks at: a text and its translation, as they are written and as they are read."""

from dataclasses import dataclass, field

from translate.checks.reading import Reading, read


@dataclass(frozen=True, slots=True)
class Pair:
    """A msgid and its msgstr (of an entry with a plural: each of its forms), with their languages."""

    msgid: str
    msgstr: str
    language: str
    """Of the msgstr: a gettext locale name."""
    source_language: str = "fr"
    """Of the msgid."""
    kind: str = ""
    """What the block is, as its extracted comment says: ``paragraph``, ``heading 2``; may be empty."""
    labels: tuple[str, ...] = ()
    """The texts in brackets in the msgid that are links by themselves: ``[texte]``."""

    source: Reading = field(init=False, compare=False)
    """The msgid as its readers see it: markup left out."""
    target: Reading = field(init=False, compare=False)
    """The msgstr as its readers see it: markup left out."""

    def __post_init__(self) -> None:
        """Read both texts: nearly every check asks for them."""
        object.__setattr__(self, "source", read(self.msgid))
        object.__setattr__(self, "target", read(self.msgstr))
