"""The field Plural-Forms of a catalog's header: how many forms there are, and which one is for which number.

GNU gettext manual, section "Additional functions for plural forms". The expression is read by the standard
library's `gettext`, as programs do that show the translations.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py

NPLURALS = re.compile(r"nplurals\s*=\s*([^;\s]*)")
PLURAL = re.compile(r"plural\s*=\s*([^;\n]*)")
UP_TO = 1000
"""The largest number whose form is looked up, as `msgfmt` does."""
OFTEN = 5
"""A form for more numbers than these is not one for a few: it has to name them."""


@dataclass(frozen=True)
class PluralForms:
    """What a header says of plural forms."""

    count: int | None
    """How many there are; None if it does not say so."""
    fault: str = ""
    """What is wrong with what it says."""
    often: frozenset[int] = frozenset()
    """The forms that are for many numbers."""


@lru_cache(maxsize=256)
def plural_forms(field: str) -> PluralForms:
    """Return what the field says; nothing if it has not both ``nplurals=`` and ``plural=``."""
    said, expression = NPLURALS.search(field), PLURAL.search(field)
    count = int(said[1]) if said and re.fullmatch(r"[0-9]{1,4}", said[1]) else None
    if said is None or expression is None:
        return PluralForms(None)
    if count is None:
        return PluralForms(None, f"nplurals is '{said[1][:20]}', not a number")
    try:
        asked = Counter(map(c2py(expression[1].strip()), range(UP_TO + 1)))
    except (ValueError, OverflowError, RecursionError):
        return PluralForms(count, f"invalid plural expression '{expression[1].strip()[:40]}'")
    except ZeroDivisionError:
        return PluralForms(count, "its plural expression divides by zero")
    outside = [form for form in (min(asked), max(asked)) if not 0 <= form < count]
    fault = f"its plural expression asks for form {outside[0]}, there are {count}" if outside else ""
    return PluralForms(count, fault, frozenset(form for form, times in asked.items() if times > OFTEN))
