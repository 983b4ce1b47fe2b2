"""Justification inside WeasyPrint 70: both edges straight in Chinese and Japanese.

Here: the lines of a paragraph laid out as they were planned, opened or closed.  Never here:
which characters a line holds (``weasy_plan``), where it may open and by how much
(``weasy_points``), its boxes and glyphs moved (``weasy_spread``), where it may end (the engine,
``joints``), which texts are justified (``templates/css/print.css``).

The engine opens nothing but spaces, and fills each line before it looks at the next.  A paragraph
of Chinese or Japanese is laid out once in one line, planned as a whole, and then line by line.  A
line that can't be opened far enough is left short and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from presskit import locales
from presskit.document import Mark
from presskit.render.weasy_force import end_line
from presskit.render.weasy_plan import End, plan_lines
from presskit.render.weasy_points import (
    choose_fit,
    each_text,
    find_ends,
    find_given,
    find_hidden,
    find_points,
    share,
)
from presskit.render.weasy_readings import each_flowing
from presskit.render.weasy_spread import CLOSE, spread_line, widen_glyphs

__all__ = ["KNOWN", "Lines", "count_lines", "justify_engine"]


@dataclass(slots=True)
class Lines:
    """What happened to the lines of one document: those that were opened, those left short for
    want of room, those that stand out of their column, by how many em, and how many were drawn
    with another width than they were given.  And its pictures that were drawn smaller than the
    style sheet has them: their alternative, their share of that height.  ``marks`` are the places
    of all these, and of what else should be looked at."""

    opened: dict[str, None] = field(default_factory=dict)
    short: dict[str, None] = field(default_factory=dict)
    wide: dict[str, float] = field(default_factory=dict)
    smaller: dict[str, float] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    wrong: int = 0


_OPENED, _SHORT, _WIDE = "opened", "short", "wide"


@dataclass(slots=True)
class _Work:
    """What the replacements know of the document in work: whether it is justified at all, its
    lines, what became of the line just laid out (:data:`_OPENED`, also if it was narrowed,
    :data:`_SHORT`, :data:`_WIDE`, else it needed nothing)."""

    active: bool = True
    lines: Lines = field(default_factory=Lines)
    became: str = ""


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
            _open_line(line, extra, boxes)

    def draw_line(stream: Any, box: Any, *rest: Any) -> Any:
        widths = box.__dict__.get("presskit_widths")
        if widths and not widen_glyphs(box, widths, drawing):
            _work.lines.wrong += 1
        return draw(stream, box, *rest)

    def lay_lines(context: Any, box: Any, position: float, bottom: float, start: Any,
                  around: Any, absolute: Any, fixed: Any, first_letter: Any, first_line: Any
                  ) -> Iterator[Any]:
        def lay(place: float, after: Any, container: Any) -> Any:
            return lay_out(context, box, place, bottom, after, container, absolute, fixed,
                           first_letter, first_line)

        if not (_work.active and box.style["text_align_all"] == "justify"
                and locales.is_han_spaced(box.style["lang"] or "")):
            yield from lay(position, start, around)
        elif first_letter or first_line or not _is_plain(box, boxes) or any(
                one.position_y + one.margin_height() > position
                for one in context.excluded_shapes):
            for line, goes_on in lay(position, start, around):
                _settle(line, goes_on, around.width, boxes)
                yield line, goes_on
                _work.became = ""
        else:
            yield from _Lay(lay, box, around, boxes, inline.can_break_text).lines(position, start)

    inline.justify_line, drawing.draw_first_line = open_line, draw_line
    inline.iter_line_boxes = block.iter_line_boxes = lay_lines


# Lines ----------------------------------------------------------------------------------

def _is_plain(box: Any, boxes: Any) -> bool:
    """Whether a paragraph holds words, perhaps with readings, and nothing else."""
    if "presskit_plain" not in box.__dict__:
        box.presskit_plain = all(
            isinstance(one, boxes.TextBox | boxes.InlineBox) and one.is_in_normal_flow()
            for one in each_flowing(box))
    return box.presskit_plain


class _Lay:
    """Lays out the lines of one paragraph.  What was planned for it is kept with its box: the
    engine asks for the same lines again where it tries another end of the page."""

    def __init__(self, lay: Callable[[float, Any, Any], Any], box: Any, around: Any, boxes: Any,
                 can_break: Callable[[str, str], bool]) -> None:
        self._lay, self._box, self._boxes, self._can_break = lay, box, boxes, can_break
        self._around, self._width = around, around.width
        self._plans: dict[tuple[float, str], list[End] | None] = box.__dict__.setdefault(
            "presskit_plans", {})

    def lines(self, place: float, after: Any) -> Iterator[Any]:
        """The lines from a place on, each with where the next goes on."""
        while True:
            line, goes_on = self._lay_planned(place, after)
            if line is None:
                return
            _settle(line, goes_on, self._width, self._boxes)
            yield line, goes_on
            if goes_on is None:
                return
            place, after = line.position_y + line.height, goes_on

    def _lay_planned(self, place: float, after: Any) -> tuple[Any, Any]:
        key = self._width, repr(after)
        if key not in self._plans:
            whole, _next = self._lay_line(place, after, ())
            if whole is None:
                return None, None
            self._plans[key] = plan_lines(whole, self._width, self._boxes, self._can_break)
        ends = self._plans[key]
        if ends is None:
            return self._lay_line(place, after, None)
        line, goes_on = self._lay_line(place, after, ends)
        if line is not None:
            _fit_full(line, goes_on, self._width, self._boxes)
        if line is not None and _work.became == _WIDE:  # nothing in it may end a line
            return self._lay_line(place, after, None)
        if ends and goes_on is not None:
            self._plans[self._width, repr(goes_on)] = ends[1:]
        return line, goes_on

    def _lay_line(self, place: float, after: Any, ends: Sequence[End] | None) -> tuple[Any, Any]:
        """One line: to the first of some ends, without one to the end of the paragraph; without
        any as the engine would have it."""
        _work.became = ""
        planned = (nullcontext() if ends is None else
                   end_line(self._box, *ends[0]) if ends else end_line(self._box))
        with planned:
            return next(iter(self._lay(place, after, self._around)), (None, None))


def _settle(line: Any, goes_on: Any, measure: float, boxes: Any) -> None:
    """See to the ends of a line that the engine has laid out, and count it."""
    _fit_full(line, goes_on, measure, boxes)
    if _work.became != _OPENED:
        _trim_line(line, boxes)
    if _work.became in (_OPENED, _SHORT):
        text = "".join(box.text for box in each_text(line, boxes))
        (_work.lines.opened if _work.became == _OPENED else _work.lines.short)[text] = None


def _fit_full(line: Any, goes_on: Any, measure: float, boxes: Any) -> None:
    """Narrow a line that the engine doesn't open, since it is full or too full; one that is not
    the last is opened where it was only what no one sees that filled it."""
    over = line.width - find_hidden(line, boxes) - measure
    if not _work.became and (over > -CLOSE * line.style["font_size"]
                             or goes_on is not None and line.width >= measure):
        _open_line(line, measure - line.width, boxes)


def _open_line(line: Any, extra: float, boxes: Any) -> None:
    """Open a line by some px, or narrow it."""
    size, points = line.style["font_size"], list(find_points(line, boxes))
    extra += find_hidden(line, boxes)
    ahead, behind = find_ends(line, boxes)
    given = find_given(line, boxes) if extra + ahead + behind < 0 else []
    fit = choose_fit(extra, ahead, behind, sum(one.close for one in points),
                     sum(one.loose for one in points), sum(most for _point, most in given), size)
    if fit is None:
        _work.became = _WIDE
        return
    if fit.extra < 0:
        share_of = fit.extra / sum(most for _point, most in given)
        widths = {point: share_of * most for point, most in given}
    else:
        opened = share(points, fit.extra, size)
        if opened is None:
            _work.became = _SHORT
            return
        widths = dict(zip(points, opened, strict=True))
    _work.became = _OPENED
    line.presskit_cut = behind if fit.behind else 0.0
    spread_line(line, widths, -ahead if fit.ahead else 0.0, boxes)


def _trim_line(line: Any, boxes: Any) -> None:
    """Let a line that isn't opened begin with the ink of its opening mark."""
    if ahead := find_ends(line, boxes)[0]:
        spread_line(line, {}, -ahead, boxes)
