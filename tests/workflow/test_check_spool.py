"""What a run has found is put away in a file, and comes back as it was."""

from collections.abc import Sequence

import pytest

from translate.workflow.checking.spool import Spool


def test_values_come_back_in_order_while_others_are_added() -> None:
    values = [("ß" * n, n, None) for n in range(50)]
    kept: Sequence[tuple[str, int, None]] = Spool(values)
    assert list(zip(kept, kept, strict=True)) == list(zip(values, values, strict=True))
    assert (len(kept), kept[7], kept[-1], kept[3:5]) == (50, values[7], values[-1], values[3:5])
    assert isinstance(kept, Spool)
    for number, value in enumerate(kept):
        if number < len(values):
            kept.add(value)
    assert list(kept) == values * 2


def test_an_index_beyond_the_end_is_refused() -> None:
    with pytest.raises(IndexError):
        _ = Spool(["a"])[1]
