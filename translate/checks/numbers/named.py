"""For the check `numbers`: French names of things whose numbers other languages do not say.

*Le 20 heures de TF1* is the evening news, *une association loi 1901* one that makes no profit, *bac +5* a
master's degree, *le 7e art* the cinema, *la guerre de 14-18* the First World War, *le 14-Juillet* Bastille
Day, *les Vingt-Sept* the states of the European Union.
"""

import re

from translate.checks.numbers.within import is_within, spans_of
from translate.languages.number_words import Spoken
from translate.languages.numbers import Number

CHANNEL = r"(?:TF1|France\s?[235]|M6|BFM|RTL|Arte)\b"
"""A television or radio channel."""
NAME = re.compile(
    rf"""\b(?:
      (?:33|45|78)[-\s]tours\b
    | (?:JT|[Jj]ournal(?:\s+télévisé)?)\s+d[eu]\s+(?:12|13|19|20)\s?(?:h|[Hh]eures)\b
    | (?:12|13|19|20)\s?(?:h|[Hh]eures)\s+de\s+{CHANNEL}
    | (?:12/13|19/20)[\s»]{{0,3}}de\s+{CHANNEL}
    | [Ll]oi\s+(?:de\s+)?1901\b
    | [Bb]ac\s?\+\s?\d\b
    | [789](?:e|è?me|ᵉ)\s+[Aa]rt\b
    | (?:14[-‑–]18|39[-‑–]45)\b(?!\s+ans\b)
    | (?:1er|8|11|14|15)[-‑](?:Mai|Juillet|Août|Novembre)\b
    | 4\s?[x×]\s?4\b
    | Trente\s+Glorieuses\b
    | onze\s+(?:de\s+départ|type|titulaire|tricolore|national)\b
    | Vingt[-‑](?:Cinq|Sept|Huit)\b
    )""",
    re.VERBOSE,
)
"""The names; white space in them may be any."""
_names = spans_of(NAME)


def is_of_name(text: str, number: Number | Spoken) -> bool:
    """Return whether a number of the msgid, in digits or in words, stands in one of these names."""
    return is_within(number.start, _names(text))
