"""What languages call countries and cities: CLDR's territories, and the cities that name its time zones."""

from collections.abc import Mapping
from functools import lru_cache

from translate.languages import PARTS_OF_CONTINENTS, _babel_locale, _canonical


@lru_cache(maxsize=64)
def countries(code: str) -> Mapping[str, str]:
    """Return code → name of the countries and continents, as a locale writes them."""
    locale = _babel_locale(*_canonical(code))
    names = locale.territories.items() if locale else ()
    return {key: name for key, name in names if key not in PARTS_OF_CONTINENTS}


@lru_cache(maxsize=64)
def cities(code: str) -> Mapping[str, str]:
    """Return time zone → name of its city, as a locale writes it; else as the zone does."""
    from babel.core import get_global

    locale = _babel_locale(*_canonical(code))
    known = locale.time_zones if locale else {}
    return {
        zone: str(known.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " "))
        for zone in get_global("zone_territories")
        if not zone.startswith("Etc/")
    }
