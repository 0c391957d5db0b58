"""TMX, the format in which translation memories are exchanged (TMX 1.4b, LISA OSCAR, 2005).

reading    a file of others, unit by unit, in constant memory
writing    a file of ours
"""

from translate.memory.tmx.reading import read_tmx
from translate.memory.tmx.writing import write_tmx

__all__ = ["read_tmx", "write_tmx"]
