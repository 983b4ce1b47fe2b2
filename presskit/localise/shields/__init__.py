"""What an engine must not touch, as placeholders, and back again.

``open_shield`` for a pair of locales, ``shield_inlines`` gives the text that is sent, and
``restore`` makes Markdown of what came back, or says which placeholders it lacks.
Never here: asking an engine, what is a name.
"""

from presskit.localise.shields.pieces import Kind, Piece, Restored, Shielded
from presskit.localise.shields.restoring import restore
from presskit.localise.shields.shielding import Shield, open_shield, shield_inlines

__all__ = ["Kind", "Piece", "Restored", "Shield", "Shielded", "open_shield", "restore",
           "shield_inlines"]
