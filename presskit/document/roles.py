"""Sets of roles: what the blocks of several roles have in common.

Here: every set that more than one module asks for, so that a new role is put where it belongs
once.  Never here: what a role is called in a format (``templates/roles.yaml``), what only the
looks of one writer tell apart.
"""

from __future__ import annotations

__all__ = ["BESIDE", "BOXES", "DISPLAY", "HANGING", "HEAD", "HEADINGS", "OPENING", "TITLE",
           "TITLES"]

BOXES = frozenset({"notice-box", "embargo-box"})
"""What a document is and whom it is for, and until when it is kept."""

BESIDE = BOXES | {"masthead", "head-table"}
"""Blocks that are laid out beside each other at the top of a page."""

OPENING = BESIDE | {"head-date", "addressee", "sample-notice"}
"""Those, and what goes with them."""

TITLE = frozenset({"headline", "subhead", "document-note"})
"""What a document is called, and what it is about."""

HEAD = OPENING | {"correction"} | TITLE
"""What stands above a document's text, in whatever order a look has it."""

DISPLAY = frozenset({"headline", "subhead", "pull-quote", "section-heading", "bio-name"})
"""Large type: it keeps an author's breaks at sense."""

HEADINGS = DISPLAY | {"subsection-heading", "panel-heading"}
"""What is set in the family for headings, as the quotation of a card is; lines end at the edges
of phrases."""

TITLES = frozenset({"fact-label", "bio-title", "bio-note", "quote-title", "quote-occasion",
                    "attribution"})
"""Short texts with one edge straight: in Chinese and Japanese they lose nothing by lines that end
at the edges of phrases too."""

HANGING = frozenset({"pull-quote", "quote-words"})
"""Quotes that stand alone: their opening mark hangs outside of the text."""
