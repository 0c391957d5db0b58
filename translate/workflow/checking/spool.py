"""What is too much to keep in memory: put away in a temporary file, in order, and taken out again."""

import pickle
from array import array
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import TypeVar, overload
from weakref import finalize

from translate.system import read_at

Item = TypeVar("Item")


class Spool(Sequence[Item]):
    """Values that are kept pickled, of which each is made anew when it is asked for.

    Only where each begins is kept in memory, eight bytes. The file has no name, and goes with the last
    reference, or with the process. Copies of this process have it too: they may read what is there, and one
    of them may add to it, whose `starts` this one then takes over. Raises `OSError` when the disk is full.
    """

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed with the last reference
        finalize(self, self._file.close)
        self.starts = array("Q", [0])
        """Where each value begins, and the next one will."""
        for item in items:
            self.add(item)

    def add(self, item: Item) -> None:
        """Put a value behind those that are there."""
        data = pickle.dumps(item)
        self._file.seek(self.starts[-1])
        self._file.write(data)
        self._file.flush()
        self.starts.append(self.starts[-1] + len(data))

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[Item]:
        """Yield the values in their order."""
        return map(self._made, range(len(self)))

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        """Return a value, or a stretch of values."""
        places = range(len(self))[index]
        return self._made(places) if isinstance(places, int) else [self._made(place) for place in places]

    def _made(self, number: int) -> Item:
        start, end = self.starts[number : number + 2]
        item: Item = pickle.loads(read_at(self._file, start, end - start))  # noqa: S301 - put there by `add`
        return item
