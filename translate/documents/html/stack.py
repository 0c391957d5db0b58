"""The elements that are open at a place of an HTML text, as a browser would have them."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from sys import intern

from translate.documents.html.elements import CLOSED_BY, ENDS, FORMATTING, GROUPS, Reach

_OTHERS = ("#special",)
_SCOPE = ("#scope",)
_CURRENT = ("#current",)


def _new_array() -> "array[int]":
    return array("q")


class OpenElements:
    """The stack of open elements (HTML Standard, 13.2.4.2), as far as places and translation need it.

    Each step takes constant time, over the whole text: for each name and group of elements the stack knows
    where its open ones are.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.starts = array("q")
        """Where each start tag stands in its text."""
        self._where: defaultdict[str, array[int]] = defaultdict(_new_array)
        self._switches: list[tuple[int, bool, int]] = []

    def __len__(self) -> int:
        return len(self.names)

    @property
    def off(self) -> bool:
        """Whether what comes here is not to be translated."""
        return bool(self._switches) and self._switches[-1][1]

    @property
    def off_since(self) -> int:
        """The index of the element that last decided what `off` is."""
        return self._switches[-1][0]

    def left_off(self) -> list[tuple[str, int]]:
        """Return the open elements whose content is not to be translated: name and line."""
        return [(self.names[index], line) for index, off, line in self._switches if off]

    def within(self, group: str) -> bool:
        """Whether an element of a name or group is open."""
        return bool(self._where.get(group))

    def innermost(self, group: str) -> str:
        """Return the name of the innermost open element of a group, empty if there is none."""
        where = self._where.get(group)
        return self.names[where[-1]] if where else ""

    def open(self, name: str, start: int) -> None:
        """Put an element on the stack."""
        index = len(self.names)
        self.names.append(intern(name))
        self.starts.append(start)
        self._where[name].append(index)
        if name in GROUPS:
            for group in GROUPS[name]:
                self._where[group].append(index)

    def switch(self, *, off: bool, line: int) -> None:
        """Say whether the content of the element opened last is kept from translation."""
        if off != self.off:
            self._switches.append((len(self.names) - 1, off, line))

    def make_room(self, name: str) -> None:
        """End the elements that end where a start tag comes, although nothing closes them."""
        if name not in CLOSED_BY:
            return
        for reach in CLOSED_BY[name]:
            while (index := self._find(reach)) >= 0:
                self._cut(index)

    def close(self, name: str) -> tuple[int, int]:
        """Follow an end tag; return the index of the element that it ends, -1 for none, and its start."""
        reach = ENDS.get(name)
        index = self._found_other(name) if reach is None else self._find(reach)
        if index < 0:
            return -1, -1
        start = self.starts[index]
        self._cut(index)
        return index, start

    def _found_other(self, name: str) -> int:
        """Return which element the end tag of one that is not special ends (13.2.6.4.7, the last case).

        What is special in the element hides it. An element of formatting ends all the same; what is still
        open in it stays so, unless the text was kept from translation by it.
        """
        where = self._where.get(name)
        if not where:
            return -1
        index = where[-1]
        if index > self._innermost(_OTHERS):
            return index
        if name not in FORMATTING or index < self._innermost(_SCOPE):
            return -1
        if self._decides(index):
            return index
        where.pop()
        return -1

    def _decides(self, index: int) -> bool:
        """Whether an element decides if what is in it is translated."""
        found = bisect_left(self._switches, (index,))
        return found < len(self._switches) and self._switches[found][0] == index

    def _find(self, reach: Reach) -> int:
        """Return the index of the innermost element that is in reach, -1 if none is."""
        names, hiding = reach
        index = self._innermost(names)
        if hiding == _CURRENT:
            return index if index == len(self.names) - 1 else -1
        return index if index >= 0 and index >= self._innermost(hiding) else -1

    def _innermost(self, keys: Iterable[str]) -> int:
        """Return the index of the innermost element of some names and groups, -1 if none is open."""
        index, places = -1, self._where
        for key in keys:
            if key in places and (where := places[key]) and where[-1] > index:
                index = where[-1]
        return index

    def _cut(self, index: int) -> None:
        """End an element and all that is open in it."""
        places = self._where
        for last in range(len(self.names) - 1, index - 1, -1):
            name = self.names.pop()
            if places[name] and places[name][-1] == last:
                places[name].pop()
            if name in GROUPS:
                for group in GROUPS[name]:
                    places[group].pop()
        del self.starts[index:]
        while self._switches and self._switches[-1][0] >= index:
            self._switches.pop()
