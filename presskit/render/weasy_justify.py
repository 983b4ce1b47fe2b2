"""Justification inside WeasyPrint 70: both edges straight in Chinese and Japanese.

Here: where a line may open and by how much (CLREQ, text alignment and justification; JLREQ 3.8),
a line that would stay short made whole by its neighbour, and opening it when it is drawn.  Never
here: where a line may end (the engine, ``joiners``), which texts are justified
(``templates/css/print.css``).

The engine opens nothing but spaces.  A line of Chinese or Japanese is opened between all its
characters alike, at most by ``MOST`` of an em; what is left goes into the gaps beside Latin
words, into spaces and behind the marks that end a clause.  (The gaps come last: as they are no
reader of the PDF takes them for a blank.)  Where that is not enough, the line before gives a
character or two away; a line that still needs more is left short and counted.
Only the advances of glyphs change: no character comes in, none is shaped again.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from presskit import locales
from presskit.render.joiners import BREAK, JOINER
from presskit.render.rules import read_rules
from presskit.render.runs import GAP
from presskit.render.weasy_draw import each_run

__all__ = ["KNOWN", "MOST", "Lines", "count_lines", "find_hidden", "justify_engine"]

MOST = 0.09
"""How far two characters are moved apart at most, in em."""
_MOST_LOOSE = 0.375
"""The same for a gap beside a Latin word, a space, and the room behind a mark, beyond what they
have: a gap of an eighth of an em is then half an em wide (JLREQ 3.8)."""
_GIVEN = (1, 2, 3)
"""How many characters a line may give to the next."""
_NARROW_END = "\u2e80"
_WIDE_MARKS = frozenset("“”‘’…—·")
_EMPTY = frozenset((JOINER, BREAK, "\u00ad"))
_SPACES = frozenset(" \u00a0")
_CLOSE = 0.05
"""How far a drawn line may differ from its measure, in em, before it counts as wrong."""


@dataclass(slots=True)
class Lines:
    """What happened to the lines of one document: those that were opened, those left short for
    want of room, and how many were drawn with another width than they were given."""

    opened: dict[str, None] = field(default_factory=dict)
    short: dict[str, None] = field(default_factory=dict)
    wrong: int = 0


_OPENED, _SHORT = "opened", "short"


@dataclass(slots=True)
class _Work:
    """What the replacements know of the document in work: whether it is justified at all, its
    lines, what became of the line just laid out (:data:`_OPENED`, :data:`_SHORT`, else it needed
    nothing), and by how much it was made narrower than its measure."""

    active: bool = True
    lines: Lines = field(default_factory=Lines)
    became: str = ""
    narrower: float = 0.0


_work = _Work()


@contextmanager
def count_lines(active: bool = True) -> Iterator[Lines]:
    """While open, one document is laid out and drawn; its lines are counted.  Without
    ``active`` nothing is opened, and lines begin at the same edge only."""
    _work.active, _work.lines = active, Lines()
    try:
        yield _work.lines
    finally:
        _work.active = True


KNOWN = ("weasyprint.layout.inline justify_line iter_line_boxes",
         "weasyprint.layout.block iter_line_boxes",
         "weasyprint.draw.text draw_first_line ffi pango TO_UNITS")
"""What the replacements need to find: modules and their names."""


def justify_engine() -> None:
    """Put our way of opening lines in place; the engine has been imported."""
    from weasyprint.draw import text as drawing
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import block, inline

    open_spaces, draw, lay_out = (inline.justify_line, drawing.draw_first_line,
                                  inline.iter_line_boxes)

    def open_line(context: Any, line: Any, extra: float) -> None:
        if not locales.is_han_spaced(line.style["lang"] or ""):
            open_spaces(context, line, extra)
        elif _work.active:
            _open_line(line, extra + _work.narrower, boxes)

    def draw_line(stream: Any, box: Any, *rest: Any) -> Any:
        if widths := box.__dict__.get("presskit_widths"):
            _widen(box, widths, drawing)
        return draw(stream, box, *rest)

    def lay_lines(context: Any, box: Any, position: float, bottom: float, start: Any,
                  around: Any, *rest: Any) -> Iterator[Any]:
        lines = lay_out(context, box, position, bottom, start, around, *rest)
        if not (_work.active and box.style["text_align_all"] == "justify"
                and locales.is_han_spaced(box.style["lang"] or "")):
            yield from lines
            return

        def lay(place: float, after: Any, container: Any) -> Any:
            return next(lay_out(context, box, place, bottom, after, container, *rest),
                        (None, None))

        yield from _settle_lines(lay, position, start, around, box.style["font_size"], boxes)

    inline.justify_line, drawing.draw_first_line = open_line, draw_line
    inline.iter_line_boxes = block.iter_line_boxes = lay_lines


# Lines ----------------------------------------------------------------------------------

def _settle_lines(lay: Callable[[float, Any, Any], Any], position: float, start: Any,
                  around: Any, size: float, boxes: Any) -> Iterator[Any]:
    """The lines of a block with where each goes on, one looked at ahead: where the next would
    stay short, this one ends a little earlier, if then neither is short."""
    def measure(place: float, after: Any, narrower: float = 0.0) -> tuple[Any, Any, str]:
        container = around
        if narrower:
            container = copy.copy(around)
            container.width = around.width - narrower
        _work.became, _work.narrower = "", narrower
        try:
            line, goes_on = lay(place, after, container)
        finally:
            _work.narrower = 0.0
        fits = not narrower or line is None or around.width - line.width < _CLOSE * size
        return line, goes_on, _work.became if fits else _SHORT

    line, goes_on, became = measure(position, start)
    while line is not None:
        ahead = None
        if goes_on is not None:
            ahead = measure(line.position_y + line.height, goes_on)
            if ahead[2] == _SHORT != became:
                for count in _GIVEN:
                    other = measure(position, start, (count - 0.5) * size)
                    if other[0] is None or other[1] is None or other[2] == _SHORT:
                        break
                    below = measure(other[0].position_y + other[0].height, other[1])
                    if below[2] != _SHORT:
                        (line, goes_on, became), ahead = other, below
                        break
        if became:
            text = "".join(box.text for box in _texts(line, boxes))
            (_work.lines.short if became == _SHORT else _work.lines.opened)[text] = None
        if not became and around.width - line.width < _CLOSE * size:
            _open_line(line, 0.0, boxes)  # full as it is
        elif became != _OPENED:
            _trim_line(line, boxes)
        yield line, goes_on
        if ahead is None:
            return
        position, start = line.position_y + line.height, goes_on
        line, goes_on, became = ahead


def _open_line(line: Any, extra: float, boxes: Any) -> None:
    points = list(_find_points(line, boxes))
    size, trim = line.style["font_size"], _find_blank(line, boxes)
    extra += find_hidden(line, boxes)
    widths = _share(points, extra + trim, size)
    if widths is None and trim:
        trim, widths = 0.0, _share(points, extra, size)
    _work.became = _SHORT if widths is None else _OPENED
    if widths is not None:
        _spread(line, dict(zip(points, widths, strict=True)), -trim, boxes)


def _trim_line(line: Any, boxes: Any) -> None:
    """Let a line that isn't opened begin with the ink of its opening mark."""
    if trim := _find_blank(line, boxes):
        _spread(line, {}, -trim, boxes)


def _spread(line: Any, widths: dict[_Point, float], ahead: float, boxes: Any) -> None:
    for child in line.children:
        if child.is_in_normal_flow():
            ahead = _move(child, widths, ahead, boxes)
    line.width += ahead


def _find_blank(line: Any, boxes: Any) -> float:
    """The blank half, in px, of an opening mark that a line begins with (JLREQ 3.1.5).  At the
    start of a block the joiners have seen to it, by a feature of the face."""
    box = next(_texts(line, boxes), None)
    tag = line.style["lang"] or ""
    if box is None or box.style["font_feature_settings"] != line.style["font_feature_settings"]:
        return 0.0
    rules, mark = read_rules(tag), box.text.lstrip("".join(_EMPTY))[:1]
    wide = mark in rules.opening_marks or (
        mark in rules.opening_quotes and locales.script(tag) == "Hans")
    return box.style["font_size"] / 2 if wide and mark else 0.0


def find_hidden(line: Any, boxes: Any) -> float:
    """The width, in px, of a gap beside a Latin word that a line ends with: nobody sees it."""
    box = next(reversed([*_texts(line, boxes)]), None)
    ends = box is not None and box.text.endswith((BREAK * 2, JOINER * 2))
    return GAP * box.style["font_size"] if box is not None and ends else 0.0


# Where a line opens ---------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class _Point:
    """A place where a line may open: behind a character of a text box; ``close`` where it opens
    as all do, ``loose`` where it may open wide, ``inside`` where the next character is in the
    same box."""

    box: Any
    index: int
    close: bool
    loose: bool
    inside: bool


def _texts(box: Any, boxes: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _texts(child, boxes)


def _is_wide(character: str) -> bool:
    return character >= _NARROW_END or character in _WIDE_MARKS


def _find_points(line: Any, boxes: Any) -> Iterator[_Point]:
    """Every place between two characters that can be seen, in order."""
    seen = [(box, index, one) for box in _texts(line, boxes)
            for index, one in enumerate(box.text) if one not in _EMPTY]
    while seen and seen[-1][2] in _SPACES:
        seen.pop()
    rules = read_rules(line.style["lang"] or "")
    for (box, index, one), (next_box, _next, other) in zip(seen, seen[1:], strict=False):
        if one == other and one in rules.never_parted:
            continue
        if one in _SPACES:
            yield _Point(box, index, True, True, box is next_box)
        elif other not in _SPACES and (_is_wide(one) or _is_wide(other)):
            beside = one.isalnum() and other.isalnum() and _is_wide(one) != _is_wide(other)
            yield _Point(box, index, not beside, beside or one in rules.open_wide, box is next_box)


def _share(points: list[_Point], extra: float, size: float) -> list[float] | None:
    """How far each point opens, in px; None where they can't take so much."""
    if not points:
        return None
    close, loose = sum(point.close for point in points), sum(point.loose for point in points)
    most = MOST * size
    if extra <= most * close:
        return [extra / close if point.close else 0.0 for point in points]
    more = (extra - most * close) / loose if loose else _MOST_LOOSE * size + 1
    if more > _MOST_LOOSE * size:
        return None
    return [most * point.close + more * point.loose for point in points]


def _move(box: Any, widths: dict[_Point, float], ahead: float, boxes: Any) -> float:
    """Give every box of a line its new place and width; how far what follows has moved."""
    if isinstance(box, boxes.TextBox):
        box.position_x += ahead
        own = {point: width for point, width in widths.items() if point.box is box}
        inside = {point.index: width for point, width in own.items() if point.inside}
        if inside:
            box.presskit_widths = inside
            box.width += sum(inside.values())
        return ahead + sum(own.values())
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        before = ahead
        box.position_x += ahead
        for child in box.children:
            if child.is_in_normal_flow():
                ahead = _move(child, widths, ahead, boxes)
        box.width += ahead - before
    else:
        box.translate(ahead, 0)
    return ahead


# Drawing --------------------------------------------------------------------------------

def _widen(box: Any, widths: dict[int, float], drawing: Any) -> None:
    """Add to the advances of the glyphs of a laid-out line what its characters were given, and
    see whether it then is as wide as it should be."""
    ffi, units = drawing.ffi, drawing.TO_UNITS
    text = box.pango_layout.text
    # Drawing asks for this; a change of it then would lay the line out again.
    drawing.pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
    wanted = {len(text[:index].encode()): width for index, width in widths.items()}
    line, _next = box.pango_layout.get_first_line()
    if box.__dict__.get("presskit_widened") == line:
        return  # drawn before
    box.presskit_widened = line
    total, left = 0, sum(wanted.values())
    for run in each_run(line, ffi):
        item, glyphs = run.item, run.glyphs
        clusters = [glyphs.log_clusters[index] for index in range(glyphs.num_glyphs)]
        for index, start in enumerate(clusters):
            end = clusters[index + 1] if index + 1 < len(clusters) else item.length
            geometry = glyphs.glyphs[index].geometry
            for place in range(item.offset + start, item.offset + end):
                if width := wanted.get(place):
                    geometry.width += round(width * units)
                    left -= width
            total += geometry.width
    if abs(left) > 1e-6 or abs(total / units - box.width) > _CLOSE * box.style["font_size"]:
        _work.lines.wrong += 1
