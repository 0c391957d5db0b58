"""What the program knows of languages: names and directions from CLDR, the rest from one file a language.

A language is named as gettext names locales (``de``, ``pt_BR``, ``zh_Hans``); web pages and users may
write it as BCP 47 does (``pt-BR``). Babel, the adapter of CLDR, is imported here and in `formats`.
`data/LANG.toml` holds what CLDR does not: the words of our own pages (``[page]``), the endings that
glossary terms take (``[matching]``), the words before them (``[determiners]``) and how sentences end
(``[sentences]``).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from translate.errors import TranslateError, nearest


@dataclass(frozen=True, slots=True)
class Language:
    """A target language."""

    code: str
    """The gettext locale name."""
    name: str
    """Its name in English."""
    own_name: str
    """Its name in itself, as a reader looks for it."""
    direction: Literal["ltr", "rtl"]
    plural_forms: str
    """The ``Plural-Forms`` header of its catalogs."""

    @property
    def tag(self) -> str:
        """The BCP 47 tag (RFC 5646): ``zh-Hans``."""
        return self.code.replace("_", "-")


@lru_cache(maxsize=256)
def language(code: str) -> Language:
    """Return the language that `code` names, in gettext's or BCP 47's spelling and any case.

    Raises `TranslateError` when CLDR knows no such language, script or territory.
    """
    from babel.messages.plurals import get_plural

    parts = _canonical(code)
    if not parts[0]:
        raise TranslateError(f"unknown language '{code}'; use a gettext locale name such as de or zh_Hans")
    known = _english()
    for part, table in zip(parts, known, strict=True):
        if part and part not in table:
            hint = nearest(part, table) or "; use a gettext locale name such as de, pt_BR or zh_Hans"
            raise TranslateError(f"unknown language '{code}'{hint}")
    tag = "_".join(filter(None, parts))
    locale = _babel_locale(*parts)
    name = known[0][parts[0]]
    plural = get_plural(locale or "en")
    return Language(
        code=tag,
        name=english_name(code),
        own_name=(locale.get_display_name() if locale else None) or name,
        direction=_direction(parts, locale),
        plural_forms=f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
    )


@lru_cache(maxsize=256)
def base_language(code: str) -> str:
    """Return the language of a locale, without script and territory: ``zh`` of ``zh_Hant`` and ``zh-TW``.

    To be asked wherever something holds for a language however it is written; of what depends on its script
    ask `script_of`. The primary language subtag of RFC 5646, section 2.2.1; any text has one.
    """
    return code.replace("-", "_").partition("_")[0].lower()


@lru_cache(maxsize=256)
def english_name(code: str) -> str:
    """Return the English name of a language that is known, for which nothing else of it need be read."""
    parts, tables = _canonical(code), _english()
    name, *more = (table[part] for part, table in zip(parts, tables, strict=True) if part)
    return f"{name} ({', '.join(more)})" if more else name


def _english() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    """Return the English names of all languages, scripts and territories."""
    from babel import Locale

    english = Locale("en")
    return english.languages, english.scripts, english.territories


@lru_cache(maxsize=256)
def language_data(code: str, table: str) -> dict[str, Any] | None:
    """Return a table of a language's data file, or None when there is none.

    The file of the locale itself comes first (``zh_Hant``), then that of the language in the script that
    CLDR says is likely there (``zh_TW`` is ``zh_Hant``), then that of the language.
    """
    for name in fallbacks(code):
        found = _tables(name).get(table)
        if found is not None:
            return dict(found)
    return None


@lru_cache(maxsize=32)
def _tables(name: str) -> Mapping[str, Any]:
    """Return all tables of a data file; none if there is no such file."""
    file = files("translate.languages") / "data" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


PARTS_OF_CONTINENTS = frozenset(
    {"011", "014", "015", "017", "018", "202", "030", "034", "035", "143", "145"}  # Africa, Asia
    | {"039", "151", "154", "155", "053", "054", "057", "061"}  # Europe, Oceania
)
"""Northern Africa and the like in CLDR (UN M.49): names made of another name, which they do not replace."""


def separates_sentences(code: str) -> bool:
    """Return whether white space stands between two sentences in a language, as in most it does."""
    return bool((language_data(code, "sentences") or {}).get("separated", True))


@lru_cache(maxsize=256)
def territory_names(code: str) -> tuple[str, ...]:
    """Return what a locale calls the countries and continents of the world, in CLDR's order."""
    locale = _babel_locale(*_canonical(code))
    names = locale.territories.items() if locale else ()
    return tuple(dict.fromkeys(name for number, name in names if number not in PARTS_OF_CONTINENTS))


@lru_cache(maxsize=256)
def script_of(code: str) -> str:
    """Return the script that a locale is written in: its own, or the one that CLDR says is likely there."""
    from babel.core import get_global

    base, script, territory = _canonical(code)
    likely = get_global("likely_subtags")
    found = likely.get(f"{base}_{territory}") or likely.get(base) or ""
    return script or next((part for part in found.split("_")[1:] if len(part) == 4), "")


@lru_cache(maxsize=256)
def number_signs(code: str) -> tuple[str, str]:
    """Return the signs between thousands and before decimals in a locale's numbers, with Latin digits."""
    locale = _babel_locale(*_canonical(code))
    signs = locale.number_symbols.get("latn", {}) if locale else {}
    return signs.get("group", "\u202f"), signs.get("decimal", ",")


@lru_cache(maxsize=4096)
def plural_category(code: str, number: str) -> str:
    """Return CLDR's plural category of a number (digits, with ``.`` before decimals): ``one``, ``few``."""
    from decimal import Decimal

    locale = _babel_locale(*_canonical(code))
    return str(locale.plural_form(Decimal(number))) if locale else "other"


@lru_cache(maxsize=256)
def fallbacks(code: str) -> tuple[str, ...]:
    """Return a locale and those that speak for it too, the nearest first: zh_TW, zh_Hant, zh.

    The script is the one that CLDR says is likely in the territory.
    """
    base, script, territory = _canonical(code)
    locale = None if script or not territory else _babel_locale(base, script, territory)
    likely = locale.script if locale is not None else script
    return tuple(dict.fromkeys((code, f"{base}_{likely}" if likely else base, base)))


def _canonical(code: str) -> tuple[str, str, str]:
    """Split a locale name into language, script and territory, each in its usual case ("" if absent)."""
    first, *rest = code.replace("-", "_").split("_")
    script = territory = ""
    for part in rest:
        if len(part) == 4 and not script and not territory:
            script = part.title()
        elif not territory:
            territory = part.upper()
        else:
            raise TranslateError(f"unknown language '{code}': a locale is LANGUAGE[_SCRIPT][_TERRITORY]")
    return first.lower(), script, territory


def _babel_locale(base: str, script: str, territory: str) -> Any:  # noqa: ANN401 - Babel stays in this file
    """Return CLDR's data for a locale, or the nearest that CLDR has, or None."""
    from babel import Locale, UnknownLocaleError

    for tag in dict.fromkeys(("_".join(filter(None, (base, script, territory))), base)):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    return None


RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})


def _direction(parts: tuple[str, str, str], locale: Any) -> Literal["ltr", "rtl"]:  # noqa: ANN401
    """Return the direction of the script that is named, else of the language's usual one."""
    if parts[1]:
        return "rtl" if parts[1] in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if locale is not None and locale.text_direction == "rtl" else "ltr"
