"""Readings inside WeasyPrint 70: small above the middle of their characters.

Here: where a reading lies, once its line is laid out; that a line which ends with characters ends
behind their reading.  Never here: how big it is and how much room its characters have (``sheets``,
``html_inlines``), which line they stand in (``weasy_plan``).

The engine has no ruby.  A reading is a box that is placed by itself, so that it changes neither the
height nor the width of its line; the engine lays it out before it knows where the line stands, and
before the line is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from presskit.render.weasy_load import replace_everywhere

__all__ = ["BEHIND", "KNOWN", "each_flowing", "ends_with", "find_rooms", "go_on_behind",
           "set_readings"]

KNOWN = ("weasyprint.layout.inline iter_line_boxes", "weasyprint.layout.absolute "
         "AbsolutePlaceholder")
"""What the replacement needs to find: modules and their names."""

_ABOVE = 0.94
"""From line to line of writing, in em of the characters: the square of a Han character reaches 0.88
above it, that of a reading, half as big, 0.06 below its own."""
_RUBY, _READING = "ruby", "rt"
BEHIND = {-1: None}
"""Where a paragraph goes on, as characters with a reading say it that a line ends with: behind
them.  The engine has a number for every child, and what it holds."""


def set_readings() -> None:
    """Put our places of readings in the place of the engine's, which has been imported."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import inline

    lay_out = inline.iter_line_boxes

    def lay_lines(context: Any, box: Any, *rest: Any) -> Iterator[Any]:
        for line, goes_on in lay_out(context, box, *rest):
            for one in line.descendants() if line is not None else ():
                if one.element_tag == _RUBY and isinstance(one, boxes.InlineBox):
                    _place(one, boxes)
            yield line, goes_on

    replace_everywhere(lay_out, lay_lines)


def _place(ruby: Any, boxes: Any) -> None:
    """Move the reading of some characters over their middle."""
    texts = [one for one in each_flowing(ruby) if isinstance(one, boxes.TextBox)]
    for reading in (one for one in ruby.children if _is_reading(one)):
        over = [one for one in reading.descendants() if isinstance(one, boxes.TextBox)]
        if texts and over:
            rise = _ABOVE * texts[0].style["font_size"]
            reading.translate(_middle(texts) - _middle(over),
                              _baseline(texts) - rise - _baseline(over))


def _middle(texts: list[Any]) -> float:
    return (texts[0].position_x + texts[-1].position_x + texts[-1].width) / 2


def _baseline(texts: list[Any]) -> float:
    return texts[0].position_y + texts[0].baseline


def _is_reading(box: Any) -> bool:
    return box.element_tag == _READING


# Ends of lines --------------------------------------------------------------------------

def ends_with(box: Any, text: Any, stop: int, boxes: Any) -> bool:
    """Whether a box is characters with a reading, and a line that ends in a text box behind some
    bytes of it has all of them.  (The engine would take the reading and the room for it, which
    stand behind the characters, into the next line.)"""
    if text is None or box.element_tag != _RUBY or stop < len(text.text.encode()):
        return False
    texts = [one for one in each_flowing(box) if isinstance(one, boxes.TextBox)]
    return bool(texts) and texts[-1] is text


def go_on_behind(box: Any, goes_on: Any) -> Any:
    """Where the next line goes on, with the child behind in the place of :data:`BEHIND`; none
    where nothing is left."""
    found = _step(box, goes_on) if goes_on else None
    return None if found == BEHIND else found


def _step(box: Any, goes_on: dict[int, Any]) -> dict[int, Any]:
    (index, inner), = goes_on.items()
    if index < 0 or inner is None or not hasattr(box, "children"):
        return goes_on
    inner = _step(box.children[index], inner)
    if inner != BEHIND:
        return {index: inner}
    return {index + 1: None} if index + 1 < len(box.children) else dict(BEHIND)


# Room -----------------------------------------------------------------------------------

def each_flowing(box: Any) -> Iterator[Any]:
    """The boxes below one but for readings, which take no room in a line."""
    for child in box.children:
        if not _is_reading(child):
            yield child
            if hasattr(child, "children"):
                yield from each_flowing(child)


def find_rooms(line: Any, boxes: Any) -> tuple[dict[Any, float], dict[Any, float]]:
    """The room, in px, that characters keep for a wider reading: ahead of the text boxes that such
    characters begin with, and behind those that they end with."""
    ahead: dict[Any, float] = {}
    behind: dict[Any, float] = {}
    for ruby in (one for one in each_flowing(line) if one.element_tag == _RUBY):
        texts = [one for one in each_flowing(ruby) if isinstance(one, boxes.TextBox)]
        if texts:
            ahead[texts[0]], behind[texts[-1]] = ruby.padding_left, ruby.padding_right
    return ahead, behind
