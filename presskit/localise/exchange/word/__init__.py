"""The bilingual proof sheet that comes back from Word.

``read_sheet`` for a file; ``show_chips``, ``row_key`` and the ``write_…`` for whoever makes one.
Never here: making a Word file (``render``), putting into a catalogue what came back.
"""

from presskit.localise.exchange.word.chips import list_links, show_chips, show_text
from presskit.localise.exchange.word.manifest import write_manifest
from presskit.localise.exchange.word.reading import read_head, read_sheet
from presskit.localise.exchange.word.rows import (
    row_key,
    write_bookmark,
    write_head,
    write_mark,
    write_sign,
)

__all__ = ["list_links", "read_head", "read_sheet", "row_key", "show_chips", "show_text",
           "write_bookmark", "write_head", "write_manifest", "write_mark", "write_sign"]
