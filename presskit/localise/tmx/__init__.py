"""Translation memories as files of other programs: TMX 1.4b (LISA, 2005).

Words stand in a segment without our escapes, our markup as ``bpt``, ``ept`` and ``ph``, so
that a translator's tool protects it.  What only presskit knows (kit, path, neighbours, state,
embargo) is in properties whose types begin with ``x-presskit-``; date and reviewer have
attributes of their own.  Never here: the memory itself.
"""

from presskit.localise.tmx.reading import read_tmx
from presskit.localise.tmx.writing import write_tmx

__all__ = ["read_tmx", "write_tmx"]
