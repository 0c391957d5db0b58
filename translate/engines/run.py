"""What the engines of one run share."""

from dataclasses import dataclass, field

from translate.engines.cache import Cache
from translate.engines.costs import Costs


@dataclass(frozen=True, slots=True)
class Run:
    """What the engines of one run share."""

    cache: Cache = field(default_factory=Cache)
    """The answers of earlier runs."""
    costs: Costs = field(default_factory=Costs)
    """What is sent is counted here."""
    anew: bool = False
    """Everything is asked again, whatever is in the cache."""
    rehearsal: bool = False
    """Nothing is sent: what would be is counted, and answered by the question itself."""
