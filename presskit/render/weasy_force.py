"""Lines that end where we say, inside WeasyPrint 70.

Here: a line that is wider than its column since no place in it may end a line (a phrase, a name, an
address), which is broken by force; a line whose end was planned; one with one straight edge that
would part a word of katakana.  Never here: which place is the least bad (``breaks``), or the best
(``weasy_plan``), all other lines (the engine).

Left to itself, the engine breaks such a line behind whichever character fills it, and only
where one run of text is wider than the column: a phrase that changes its face stands out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from presskit import locales
from presskit.render.breaks import find_forced
from presskit.render.joiners import JOINER
from presskit.render.rules import read_rules
from presskit.render.weasy_load import replace_everywhere
from presskit.render.weasy_readings import BEHIND, ends_with, go_on_behind

__all__ = ["WHOLE", "break_lines", "end_line"]

WHOLE = ("nowrap", "pre")
"""What a style sheet says of white space in text that no line ends."""
_WORD = re.compile("(?<![ァ-ヺー])[ァ-ヺ][ァ-ヺー]{1,9}(?![ァ-ヺー])")
_COLLAPSING = ("normal", "nowrap", "pre-line")
_ENDLESS = 2.0 ** 22
"""A width, in px, that holds every paragraph."""


@dataclass(slots=True)
class _End:
    """Where a line is to end: in which text box, behind how many bytes of it."""

    box: Any = None
    stop: int = 0


_planned: dict[int, _End] = {}
"""Where the next line of a paragraph is to end, by the paragraph's own box of lines."""


@contextmanager
def end_line(paragraph: Any, box: Any = None, stop: int = 0) -> Iterator[None]:
    """While open, the next line of a paragraph (its box of lines) ends in one of its text boxes,
    behind some bytes of it, whether or not it is as wide as its column; without a box it holds
    all that is left.  What is a share of the column's width stays one."""
    _planned[id(paragraph)] = _End(box, stop)
    try:
        yield
    finally:
        del _planned[id(paragraph)]


def break_lines() -> None:
    """Put our way of breaking lines by force in place; the engine has been imported.  Where a
    style sheet doesn't ask for it (``overflow-wrap``) a line stays as wide as it is."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import inline
    from weasyprint.text import line_break

    filling = _Filling(boxes, inline, line_break)
    replace_everywhere(filling.split_box, filling.fill)
    replace_everywhere(filling.split_text, filling.split)


class _Filling:
    """Fills lines in the engine's place; ``ends`` are those of the lines that are being filled,
    one inside the other."""

    def __init__(self, boxes: Any, inline: Any, line_break: Any) -> None:
        self.split_box, self.split_text = inline.split_inline_box, inline.split_text_box
        self._engine = inline, line_break
        self._boxes = boxes
        self._ends: list[_End] = []

    def fill(self, context: Any, box: Any, position: float, most: float, *rest: Any) -> Any:
        """In the place of ``split_inline_box``."""
        ends = self._ends
        if isinstance(box, self._boxes.LineBox):
            found = self._fill_line(context, box, position, most, *rest)
            return found[0], go_on_behind(box, found[1]), *found[2:]
        if not (ends and ends_with(box, ends[-1].box, ends[-1].stop, self._boxes)):
            return self.split_box(context, box, position, most, *rest)
        end, ends[-1] = ends[-1], _End()
        found = self.split_box(context, box, position, most, *rest)
        ends[-1] = end
        return found[0], found[1] or dict(BEHIND), *found[2:]

    def _fill_line(self, context: Any, box: Any, position: float, most: float,
                   *rest: Any) -> Any:
        ends = self._ends
        ends.append(_planned.get(id(box)) or _End())
        try:
            if id(box) in _planned:
                return self.split_box(context, box, position, _ENDLESS, *rest)
            placed = _keep(rest)
            found = self.split_box(context, box, position, most, *rest)
            if found[0].width <= (most - position) * (1 + 1e-9):
                end = _find_word(found[0], most - position, self._boxes)
            else:
                inline, line_break = self._engine
                end = _find_end(found[0], most, context, self._boxes, line_break, inline)
            if end is None:
                return found
            ends[-1] = end
            _restore(rest, placed)
            return self.split_box(context, box, position, most, *rest)
        finally:
            ends.pop()

    def split(self, context: Any, box: Any, width: Any, skip: Any,
              is_line_start: bool = True) -> Any:
        """In the place of ``split_text_box``."""
        if self._ends and self._ends[-1].box is box:
            stop = self._ends[-1].stop
            return _cut_text(self.split_text, context, box, width, skip, stop), stop, False
        found = self.split_text(context, box, width, skip, is_line_start=False)
        if found[0] is not None:
            found[0].presskit_source = box, skip
        return found


def _cut_text(split_text: Any, context: Any, box: Any, width: Any, skip: Any, stop: int) -> Any:
    """The part of a text box between two of its bytes, laid out in one line; nothing where only
    spaces stand there."""
    text = box.text.encode()[skip:stop].decode()
    if box.style["white_space"] in _COLLAPSING:  # as the engine does itself
        text = text.rstrip(" ")
    if not text:
        return None
    new, _resume, _preserved = split_text(
        context, box.copy_with_text(text), float("inf"), 0, is_line_start=False)
    if new is not None:
        new.pango_layout.max_width = width  # drawing asks for it
    return new


def _keep(rest: tuple[Any, ...]) -> list[int]:
    """How long the lists are that filling a line adds to."""
    return [len(one) if isinstance(one, list) else -1 for one in rest]


def _restore(rest: tuple[Any, ...], lengths: list[int]) -> None:
    for one, length in zip(rest, lengths, strict=True):
        if length >= 0:
            del one[length:]


def _find_word(line: Any, room: float, boxes: Any) -> _End | None:
    """Where a line with one straight edge ends that would part a word of katakana which the next
    line holds: before the word.  (Where both edges are straight, that is weighed with the rest of
    the paragraph.)"""
    tag = line.style["lang"] or ""
    if line.style["text_align_all"] == "justify" or locales.script(tag) != "Jpan":
        return None
    texts = [one for one in line.descendants() if isinstance(one, boxes.TextBox)
             and hasattr(one, "presskit_source")]
    if not texts:
        return None
    source, skip = texts[-1].presskit_source
    text, rules = source.text, read_rules(tag)
    place = len(text.encode()[:skip or 0].decode()) + len(texts[-1].text)
    word = next((one for one in _WORD.finditer(text) if one.start() < place < one.end()), None)
    if word is None:
        return None
    behind = takewhile((rules.no_line_start | {JOINER}).__contains__, text[word.end():])
    needed = len(word[0]) + sum(one != JOINER for one in behind)
    before = "".join(one.text for one in texts)[:-(place - word.start())]
    if not before or before[-1] in rules.no_line_end | {JOINER} or (
            needed * source.style["font_size"] > room):
        return None
    return _end_behind(texts, len(before))


def _find_end(line: Any, most: float, context: Any, boxes: Any, line_break: Any,
              inline: Any) -> _End | None:
    """Where a line that is too wide had best end; nothing where it isn't but for the space that
    it ends with, or may not be broken."""
    if line.position_x + line.width - inline.trailing_whitespace_size(context, line) <= most:
        return None
    texts = [one for one in line.descendants() if isinstance(one, boxes.TextBox)
             and hasattr(one, "presskit_source")]
    before = ""
    for box in texts:
        if box.position_x + box.width > most:
            break
        before += box.text
    else:
        return None
    held = len(before) + _count_fitting(box, most - box.position_x, line_break)
    text = "".join(one.text for one in texts)
    whole = _find_whole(texts)
    place = find_forced(text, box.style["lang"] or "", held, whole)
    return _end_behind(texts, place) if place else None


def _end_behind(texts: list[Any], place: int) -> _End | None:
    """The end of a line behind so many characters of its text boxes."""
    for box in texts:
        if place <= len(box.text):
            source, skip = box.presskit_source
            return _End(source, (skip or 0) + len(box.text[:place].encode()))
        place -= len(box.text)
    return None


def _find_whole(texts: list[Any]) -> frozenset[int]:
    """The places inside boxes that a style sheet wants whole."""
    whole: set[int] = set()
    start = 0
    for box in texts:
        end = start + len(box.text)
        if box.style["overflow_wrap"] == "normal" or box.style["white_space"] in WHOLE:
            whole.update(range(start + 1, end))
        start = end
    return frozenset(whole)


def _count_fitting(box: Any, room: float, line_break: Any) -> int:
    """How many characters of a text box are no wider than some px together."""
    low, high = 0, len(box.text)
    while low < high:
        middle = (low + high + 1) // 2
        width = line_break.split_first_line(box.text[:middle], box.style, None, None, 0)[3]
        low, high = (middle, high) if width <= room else (low, middle - 1)
    return low
