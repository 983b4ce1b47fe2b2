"""Names that lines keep whole: which of a block do, and where longer ones end a line.

Here: names and titles that stand by themselves in a block.  Never here: names in running text,
joiners (``joiners``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.document import Span, plain_text, walk

__all__ = ["find_names", "find_parts", "is_listed"]

_WHOLE_NAMES = frozenset({"person-name", "listed-name", "original-name", "work-title",
                          "listed-work"})
_PEOPLE = frozenset({"person-name", "listed-name", "original-name"})
_PART = re.compile(r"[^\s·・＝=]+[·・＝=]?")
_LONGEST_NAME = 14
_LONGEST_LISTED = 9
"""The same for a name in a column of its own beside others, in em."""
_LONGEST_WORK = 12
"""The same for a title in such a column: a longer one that has to be parted is parted anywhere, and
would leave one character alone."""


def find_names(inlines: object) -> Iterator[str]:
    """Names and titles that stand by themselves in a block and are short enough for a line."""
    for node in walk(inlines):
        if isinstance(node, Span) and node.role in _WHOLE_NAMES:
            name = plain_text(node.children)
            if len(name) > 1 and _fits(name, node):
                yield name


def _fits(name: str, node: Span) -> bool:
    if node.role not in ("listed-name", "original-name"):
        return len(name) <= (_LONGEST_WORK if node.role == "listed-work" else _LONGEST_NAME)
    return _fits_wide(name, node)


def _fits_wide(name: str, node: Span) -> bool:
    """The same, with two Latin letters for a Han character."""
    halves = sum(1 if one < "\u1100" else 2 for one in name)
    return halves <= 2 * (_LONGEST_LISTED if node.role == "listed-name" else _LONGEST_NAME)


def find_parts(inlines: object) -> Iterator[str]:
    """The parts of longer names of people, which end a line at their dots and spaces alone."""
    for node in walk(inlines):
        if isinstance(node, Span) and node.role in _PEOPLE:
            name = plain_text(node.children)
            yield from (one for one in _PART.findall(name)
                        if len(one) > 1 and _fits_wide(one, node) and not _fits(name, node))


def is_listed(inlines: object) -> bool:
    """Whether names stand here in a column of their own beside others, or in a row."""
    return any(isinstance(node, Span) and node.role == "listed-name" for node in walk(inlines))
