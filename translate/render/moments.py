"""The days and hours of articles in one order, and as feeds write them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from translate.render.site import Listed

EARLIEST = datetime.min.replace(tzinfo=UTC)


def moment(value: date | datetime) -> datetime:
    """Return a day or an hour as a moment; what says no zone is taken for UTC, a day for its beginning."""
    hour = value if isinstance(value, datetime) else datetime.combine(value, time())
    if hour.tzinfo is None:
        return hour.replace(tzinfo=UTC)
    try:
        return hour.astimezone(UTC)
    except OverflowError:
        return hour.replace(tzinfo=UTC)


def written(value: date | datetime) -> str:
    """Return a moment as Atom writes it (RFC 3339): ``2025-05-03T00:00:00Z``."""
    return moment(value).isoformat(timespec="seconds").replace("+00:00", "Z")


def newest_first(pages: Sequence[Listed]) -> list[Listed]:
    """Return pages by when they were published, the newest first, those without a date last."""
    return sorted(sorted(pages, key=lambda page: page.article), key=_published, reverse=True)


def _published(page: Listed) -> datetime:
    day = page.published or page.updated
    return moment(day) if day is not None else EARLIEST
