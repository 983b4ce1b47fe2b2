"""Text as the witnesses compare it.

Here: what does not count when the text of two formats is compared, and why; the marks of lists,
which only some formats have as words.  Never here: reading a format.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from presskit.document import List, Paragraph, Section, Text

__all__ = ["bare", "invisible", "with_marks"]

_JOINERS = "\u2060\u200b"
"""Word joiner and zero width space: the paper's writer sets them for layout alone, and no
other format may hold them (see :func:`invisible`)."""

_BARE = re.compile(rf"[\s{_JOINERS}]+")


def bare(text: str) -> str:
    """The text without white space (Unicode's) and without the joiners of layout."""
    return _BARE.sub("", text)


def invisible(text: str) -> list[str]:
    """Every character of a text that nobody sees and a desk would paste unawares: formatting
    characters, private use, controls but for the line feed, surrogates; by code point."""
    return sorted({f"U+{ord(one):04X}" for one in text
                   if unicodedata.category(one) in ("Cf", "Co", "Cs", "Cn")
                   or (unicodedata.category(one) == "Cc" and one != "\n")
                   or one in "\u2028\u2029\u3164\u115f\u1160\uffa0"})


def with_marks(block: object, bullet: str) -> object:
    """A block whose lists have their marks as words: ``bullet``, or their numbers."""
    if isinstance(block, List):
        return replace(block, children=tuple(
            replace(item, children=(
                _with_mark(item.children[0], f"{number}." if block.ordered else bullet),
                *(with_marks(one, bullet) for one in item.children[1:])))
            for number, item in enumerate(block.children, 1)))
    if isinstance(block, Section):
        return replace(block, children=tuple(with_marks(one, bullet) for one in block.children))
    return block


def _with_mark(paragraph: Paragraph, mark: str) -> Paragraph:
    return replace(paragraph, children=(Text(mark), *paragraph.children))
