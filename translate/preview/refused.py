"""A request that is not granted."""

from collections.abc import Mapping


class RefusedError(Exception):
    """Why a request is refused: an HTTP status (RFC 9110, section 15) and one line for people."""

    def __init__(self, status: int, message: str, more: Mapping[str, object] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.more = more or {}
        """What the answer says beside ``error``."""
