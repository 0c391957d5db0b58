"""The translation memory: what people have approved in any catalog or imported TMX, offered for other texts.

units      what a memory holds
store      the database under .translate/, made from the files and never trusted over them
tables     its tables
similar    which texts of the store are like one
numbers    texts that differ in their numbers only
names      texts that differ in one name only
memory     answers, as an engine does, so that `fill` asks it first
tmx        TMX files, read and written
"""

from translate.memory.memory import Memory
from translate.memory.units import Context, Unit, approved, contexts

__all__ = ["Context", "Memory", "Unit", "approved", "contexts"]
