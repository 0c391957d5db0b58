"""A local server where Google would be that renders what it knows, placeholders in their places.

    with Rendering({"@ proteste.": "@ протестует.", "Kiev": "Киев"}) as google: ...

What it does not know it answers by `tests.support.google.translation`; ``@`` stands for any placeholder.
"""

import re
from collections.abc import Callable, Mapping

from tests.support.google import PLAYS, Asked, FakeGoogle, translation

_PLACEHOLDER = re.compile(r"\[X\d+X\]|XNAME\d+X")


class Rendering(FakeGoogle):
    """The server, as a context manager; `before` is called with each text before it is answered."""

    def __init__(
        self, known: Mapping[str, str], *plays: str, before: Callable[[str], None] = lambda _: None
    ) -> None:
        """Take its sentences in French and in the target language, and plays as `FakeGoogle` does."""
        super().__init__(*plays, then="rendered")
        self.known = known
        self.before = before

    @property
    def texts(self) -> list[str]:
        """What was asked, with ``@`` for placeholders."""
        return [_PLACEHOLDER.sub("@", asked.text) for asked in self.asked]

    def rendered(self, asked: Asked) -> str:
        """Return the answer to a text."""
        self.before(asked.text)
        tokens = iter(_PLACEHOLDER.findall(asked.text))
        said = self.known.get(_PLACEHOLDER.sub("@", asked.text))
        if said is None:
            return translation(asked.text, asked.target)
        return re.sub("@", lambda _: next(tokens), said)


def _rendered(handler: object, asked: Asked, _: str) -> None:
    handler.say([handler.server.owner.rendered(asked)], asked)  # type: ignore[attr-defined]


PLAYS["rendered"] = _rendered
