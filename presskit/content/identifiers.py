"""Ids: what a kit, a person, a quote may be called in files, addresses and commands.

Here: their form.  Never here: making one of a name (``build.identifiers``), what it names.
"""

from __future__ import annotations

import re

__all__ = ["ID_HINT", "is_identifier", "suggest_identifier"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_HINT = "use a-z, 0-9 and single hyphens"


def is_identifier(text: str) -> bool:
    """Whether a text is an id: small letters and digits, parted by single hyphens.

    >>> is_identifier("forum-2025"), is_identifier("forum--2025"), is_identifier("Forum")
    (True, False, False)
    """
    return bool(_ID.fullmatch(text))


def suggest_identifier(text: str) -> str:
    """The id that comes nearest to a text.

    >>> suggest_identifier("Forum 2025!"), suggest_identifier("論壇")
    ('forum-2025', 'my-kit')
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "my-kit"
