"""The units of measures: one table of what they measure, how large they are, and what texts call them.

Most names come from CLDR (`units`). Here stand the French ones as patterns, since of French texts all
amounts are read, and of other languages those names that CLDR lacks or has in another form: of miles, feet
and pounds, from which desks convert, and of metric units, which differ by powers of ten as mistakes do.
Factors: NIST SP 811, appendix B; the mu, the dunam and the pyeong by their metric definitions.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from translate.languages import base_language


class Measure(NamedTuple):
    """A unit of measures."""

    kind: str
    """What it measures; only units of a kind can be taken for, or converted into, each other."""
    name: str
    """CLDR's name of it; empty where texts are not searched for CLDR's names."""
    factor: float
    """Times the unit of its kind: metre, metre², kilogram, litre, watt, metre a second, price of a metre²."""
    french: str = ""
    """A pattern of its French names and signs."""
    elsewhere: str = ""
    """A pattern of its names and signs in any language."""
    is_decimal: bool = False
    """Whether it differs from the unit of its kind by a power of ten."""
    is_customary: bool = False
    """Whether it is of British and American texts: who writes it has not converted it."""
    languages: frozenset[str] = frozenset()
    """The languages whose texts use it; empty where all may."""

    def is_used_in(self, language: str) -> bool:
        """Return whether texts of a language (a gettext locale name) use it."""
        return not self.languages or base_language(language) in self.languages


MEASURES = (
    Measure(
        "speed", "kilometer-per-hour", 0.277778, r"km ?/ ?h|kmh|kilomètres?(?:[ /-]| par | à l['’])heure"
    ),
    Measure(
        "speed", "mile-per-hour", 0.44704, r"mph|miles? (?:par|à l['’]) ?heure", r"mph\b", is_customary=True
    ),
    Measure("speed", "knot", 0.514444, "nœuds?"),
    Measure("speed", "", 1.0),  # a metre a second
    Measure("area", "square-kilometer", 1e6, "km²|km2|kilomètres?[ -]carrés?", is_decimal=True),
    Measure(
        "price",
        "",
        1.0,
        r"(?:dollars?|euros?|livres?)(?: le | par | ?/ ?)(?:m²|m2|mètre carré)",
        is_decimal=True,
    ),
    Measure("price", "", 10.7639),  # by the square foot
    Measure("price", "", 0.3025, languages=frozenset({"ko"})),  # by the pyeong
    Measure("area", "square-meter", 1.0, "m²|m2|mètres?[ -]carrés?", is_decimal=True),
    Measure("area", "hectare", 1e4, "hectares?|ha", is_decimal=True),
    Measure(
        "area", "acre", 4046.86, "acres?", r"acres?\b|акр|エーカー|英亩|英畝|에이커|فدان", is_customary=True
    ),
    Measure("area", "square-mile", 2.59e6),
    Measure("area", "square-foot", 0.092903, "pieds? carrés?", is_customary=True),
    Measure("area", "", 3.3058, languages=frozenset({"ko", "ja"})),  # the pyeong
    Measure("area", "", 1000.0, languages=frozenset({"he", "ar", "tr"})),  # the dunam
    Measure("area", "", 666.67, languages=frozenset({"zh"})),  # the mu
    Measure("mass", "", 0.5, languages=frozenset({"zh"})),  # the jin
    Measure("volume", "", 1000.0, "m³|m3|mètres? cubes?", is_decimal=True),
    Measure("length", "", 1852.0, "milles? (?:nautiques?|marins?)"),
    Measure(
        "length",
        "kilometer",
        1000.0,
        "km|kilomètres?",
        r"""km\b|км\b|㎞|キロ|公里|千米|킬로|كم\b|كلم\b|ק["״']{1,2}מ|קילומטר|kilom""",
        is_decimal=True,
    ),
    Measure(
        "length",
        "mile",
        1609.344,
        "miles?|milles",
        r"""miles?\b|mi\b|millas?\b|milhas?\b|milles?\b|miglia\b|meilen?\b|mijl|mil\b|мил[ьия]|マイル|英里
        |마일|ميل|מייל|μίλι|mérföld|mil[ei]\b""",
        is_customary=True,
    ),
    Measure(
        "length",
        "centimeter",
        0.01,
        "cm|centimètres?",
        r"""cm\b|см\b|㎝|センチ|厘米|公分|센티|سم\b|سنت[يی]متر|ס["״']{1,2}מ|סנטימטר|εκ|\w{0,2}ent[iy]m|сантим|sentti
        |santim|szenti""",
        is_decimal=True,
    ),
    Measure(
        "length",
        "millimeter",
        0.001,
        "mm|millimètres?",
        r"""mm\b|мм\b|㎜|ミリ|毫米|公釐|밀리|ملم|مليمتر|ملليمتر|מ["״']{1,2}מ|מילימטר|χιλ|mil[il]+m|миллим|міліметр""",
        is_decimal=True,
    ),
    Measure(
        "length",
        "meter",
        1.0,
        "m|mètres?",
        r"m\b|м\b|メートル|米|公尺|미터|متر|מטר|מ['׳]|m[eéè]t[er]|метр|metr",
        is_decimal=True,
    ),
    Measure(
        "length",
        "foot",
        0.3048,
        "pieds?",
        r"f(?:ee|oo)?t\b|pieds?\b|pies\b|pés\b|piedi\b|fuß\b|фут|フィート|英尺|피트|قدم",
        is_customary=True,
    ),
    Measure(
        "length",
        "inch",
        0.0254,
        "pouces?",
        r"inch|zoll\b|pulgadas?|polegadas?|pollici|pouces?|дюйм|インチ|英寸|인치",
        is_customary=True,
    ),
    Measure("length", "yard", 0.9144, "yards?", r"yards?\b|ярд|ヤード|码|야드", is_customary=True),
    Measure("mass", "tonne", 1000.0, "tonnes?|t", is_decimal=True),
    Measure(
        "mass",
        "kilogram",
        1.0,
        "kg|kilos?|kilogrammes?",
        r"""kg\b|кг\b|㎏|キロ|公斤|千克|킬로|كغ\b|كلغ\b|ק["״']ג|kilo""",
        is_decimal=True,
    ),
    Measure("mass", "gram", 0.001, "g|grammes?", is_decimal=True),
    Measure(
        "mass",
        "pound",
        0.453592,
        "livres?(?! sterling)",
        r"pounds?\b|lbs?\b|livres?\b|pfund\b|libras?\b|libbre\b|фунт|ポンド|磅|파운드|رطل",
        is_customary=True,
    ),
    Measure("mass", "ounce", 0.0283495, "onces?", r"ounces?\b|onces?\b", is_customary=True),
    Measure("mass", "stone", 6.35029),
    Measure("mass", "", 907.185),  # the short ton
    Measure("volume", "liter", 1.0, "l|litres?", is_decimal=True),
    Measure("volume", "centiliter", 0.01, "cl|centilitres?", r"cl\b", is_decimal=True),
    Measure(
        "volume", "milliliter", 0.001, "ml|millilitres?", r"ml\b|мл\b|毫升|ミリリットル", is_decimal=True
    ),
    Measure("power", "", 735.499, "ch|chevaux"),  # the metric horsepower
    Measure("power", "horsepower", 745.7),
    Measure("power", "kilowatt", 1000.0, "kW|kilowatts?", is_decimal=True),
    Measure("volume", "gallon", 3.78541, "gallons?", r"gallons?\b|галлон", is_customary=True),
    Measure("volume", "", 4.54609),  # the British gallon
    Measure("volume", "barrel", 158.987, "barils?"),
    Measure("volume", "", 0.473176),  # the pint
    Measure("volume", "", 0.0295735),  # the fluid ounce
    Measure(
        "temperature", "fahrenheit", 1.0, "°[ ]?F|degrés? Fahrenheit", r"[°º]\s?f\b|fahrenheit|華氏|华氏|화씨"
    ),
    Measure("temperature", "celsius", 1.0, "°[ ]?C|degrés?(?: Celsius)?|°", is_decimal=True),
    Measure("concentr", "percent", 0.01),
)
"""The units; one whose French name begins like that of another one stands before it."""
OF_KIND = {kind: tuple(one for one in MEASURES if one.kind == kind) for kind in {m.kind for m in MEASURES}}
"""The units of each kind."""
_FRENCH = tuple(measure for measure in MEASURES if measure.french)
_NAMES = re.compile(
    rf"[\s-]?(?:d['’]|de )?(?:{'|'.join(f'({measure.french})' for measure in _FRENCH)})(?![^\W_])"
)
_CONVERTED = "|".join(
    measure.elsewhere for measure in MEASURES if not measure.is_decimal and measure.elsewhere
)
_OTHER = re.compile(rf"[\s-]?(?:square\s|кв\.\s)?(?:{_CONVERTED})", re.IGNORECASE | re.VERBOSE)


def measure_at(text: str, end: int) -> tuple[Measure, int] | None:
    """Return the unit of the number that ends there in a French text, and where its name ends."""
    found = _NAMES.match(text, end)
    return None if found is None or found.lastindex is None else (_FRENCH[found.lastindex - 1], found.end())


def is_other_unit(text: str, end: int) -> bool:
    """Return whether a number that ends there, in any language, has a unit from or to which desks convert."""
    return _OTHER.match(text, end) is not None


def is_written_at(measure: Measure, text: str, end: int) -> bool:
    """Return whether a number that ends there, in any language, has a unit by its name for sure."""
    return bool(measure.elsewhere) and _elsewhere(measure).match(text, end) is not None


@lru_cache(maxsize=64)
def _elsewhere(measure: Measure) -> re.Pattern[str]:
    return re.compile(rf"[\s-]?(?:{measure.elsewhere})", re.IGNORECASE | re.VERBOSE)
