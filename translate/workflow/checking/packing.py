"""Sheets and their notes as bytes, for other processes and later runs."""

import io
import pickle
from typing import Any

OURS = ("translate.model", "translate.checks.", "translate.workflow.checking.sheets")
"""Where what sheets are made of is defined."""
UNREADABLE = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    OverflowError,
    TypeError,
    ValueError,
)
"""What unpickling raises for bytes that nobody has pickled."""

pack = pickle.dumps


def unpack(data: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """Return what was packed, if it is made of what sheets are made of; else raise one of `UNREADABLE`.

    What is unpickled may run anything, and a file in a project's folder may come from anybody.
    """
    return _Unpickler(io.BytesIO(data)).load()


class _Unpickler(pickle.Unpickler):
    """Knows no other classes than ours."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as its base has it
        """Return a class of ours; raises `UnpicklingError` for anything else."""
        found = super().find_class(module, name) if module.startswith(OURS) and "." not in name else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is nothing that a sheet is made of")
