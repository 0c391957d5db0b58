"""A local server where Google would be; see `tests.support.services`."""

from tests.support.services import PLAYS, Asked, Google, Server, translation

__all__ = ["PLAYS", "Asked", "FakeGoogle", "translation"]


class FakeGoogle(Server):
    """The server, as a context manager."""

    def __init__(self, *plays: str, then: str = "ok", delay: float = 0.0) -> None:
        """Take names of `PLAYS`, and seconds before each answer."""
        super().__init__(Google(), *plays, then=then, delay=delay)
