"""Which notes say something to editors, and which are lines of a form.

Here: telling them apart.  Never here: finding notes (the rules of a language), what becomes of
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.proposal import Proposal
from presskit.extract.words import Words, any_of

__all__ = ["find_notes", "is_note_head"]

_HEAD = 60  # characters: a line above notes that is longer says something itself
_LABELLED = re.compile(r"[:：﹕]\s*\S|[.。!?！？]$")


def find_notes(proposal: Proposal, words: Words) -> tuple[int, ...]:
    """The numbers of the blocks that say something to editors; ``words`` are the lists of the
    table ``notes``."""
    return tuple(_each(proposal, words))


def _each(proposal: Proposal, words: Words) -> Iterator[int]:
    form = re.compile(rf"[\W_]*{any_of(words.get('forms', ()))}", re.IGNORECASE)
    sign = re.compile(rf"\s*{any_of(('©', 'ⓒ'))}")
    for number, _, text in proposal.article.each():
        placed = proposal.placed[number]
        if placed.kind == "note" and placed.why not in words.get("rules", ()) and not (
                form.match(text) or sign.match(text)):
            yield number


def is_note_head(text: str) -> bool:
    """Whether a note is the line above others.

    >>> is_note_head("Notes to editors"), is_note_head("Note to editors: bring boots.")
    (True, False)
    """
    return len(text) <= _HEAD and "\n" not in text and not _LABELLED.search(text)
