"""Styles inside WeasyPrint 70: worked out once, by the short way.

Here: replacements that give what they replace, only sooner.  Never here: another part of the
engine (``weasy_quick``), anything that a reader of the PDF could see (``weasy_inside``).

Most properties of most boxes are named by no rule.  The engine works each of them out through
one long general path, and reads the lengths of a box again whenever it is laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from typing import Any

from presskit.render.weasy_load import replace_everywhere

__all__ = ["KNOWN", "quicken_styles"]

KNOWN = ("weasyprint.css ComputedStyle AnonymousStyle INHERITED INITIAL_NOT_COMPUTED "
         "INITIAL_VALUES PHYSICAL_FUNCTIONS",
         "weasyprint.layout.percent resolve_percentages percentage adjust_box_sizing "
         "resolve_radii_percentages",
         "weasyprint.formatting_structure.boxes Box")
"""What the replacements need to find: modules and their names."""

def quicken_styles() -> None:
    """Put the replacements in place; the engine has been imported."""
    from weasyprint import css

    inherited, initial = _sort_properties(css)
    logical = frozenset(find(block="ttb", inline=inline)
                        for find in css.PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl"))
    _quicken_named(css, inherited, initial, logical)
    _quicken_anonymous(css, inherited, initial)
    _quicken_lengths(initial, logical)
    _quicken_radii()
    _quicken_places()


# Properties -----------------------------------------------------------------------------

_SIDES = ("top", "right", "bottom", "left")
_WIDTHS = {"outline_width": "outline_style", "column_rule_width": "column_rule_style",
           **{f"border_{side}_width": f"border_{side}_style" for side in _SIDES}}
_PASSED_ON = frozenset(("page", "text_decoration_line", "text_decoration_color",
                        "text_decoration_style", "text_decoration_thickness"))
"""Not inherited, as CSS has it, yet the parent's where no rule names them."""
_REMEMBERED = frozenset(("position", "float"))
"""Of these the engine also wants to know what was specified."""


def _sort_properties(css: Any) -> tuple[frozenset[str], dict[str, Any]]:
    """The properties that are plainly inherited, and those that plainly have an initial
    value."""
    names = {*css.INITIAL_VALUES, *css.INHERITED}
    plain = {name for name in names if name not in {"float", "display", "position", "page"}
             and not name.startswith(("__", "text_decoration_"))}
    inherited = frozenset(plain & set(css.INHERITED))
    initial = {name: css.INITIAL_VALUES[name] for name in plain - inherited
               if name not in css.INITIAL_NOT_COMPUTED}
    return inherited, initial


def _quicken_named(css: Any, inherited: frozenset[str], initial: dict[str, Any],
                   logical: frozenset[str]) -> None:
    """A property that no rule names is its parent's or the initial one, without more ado."""
    whole = css.ComputedStyle.__missing__
    physical = css.PHYSICAL_FUNCTIONS
    remembered = {name: css.INITIAL_VALUES[name] for name in _REMEMBERED}

    passed_on = inherited | _PASSED_ON

    def is_logical(style: Any, name: str) -> bool:
        own = style.__dict__.get("_presskit_logical")
        if own is None:
            own = style._presskit_logical = not logical.isdisjoint(style.cascaded)
        return own and physical[name](block="ttb", inline=style["direction"]) in style.cascaded

    def find(self: Any, name: str) -> Any:
        if name in self.cascaded or name in physical and is_logical(self, name):
            return whole(self, name)
        if name in initial:
            value = initial[name]
        elif name in passed_on:
            if self.parent_style is None:
                return whole(self, name)
            value = self.parent_style[name]
        elif name in _WIDTHS and self[_WIDTHS[name]] in ("none", "hidden"):
            value = 0
        elif name in remembered:
            value = self.specified[name] = remembered[name]
            if name == "float":
                self["position"]  # what was specified is asked for later on
        else:
            return whole(self, name)
        self[name] = value
        return value

    css.ComputedStyle.__missing__ = find
    _begin_with(css, initial, inherited, logical)


_OF_PARTS = frozenset(("first-line", "first-letter"))


def _begin_with(css: Any, initial: dict[str, Any], inherited: frozenset[str],
                logical: frozenset[str]) -> None:
    """A style begins with the initial values that no rule of it names, and with what it inherits:
    one copy instead of a question for each.

    What is laid over the style of a part of a paragraph holds only what was asked for, since
    the engine takes all that it holds; and a side that may be named by a logical property is
    worked out when asked for.
    """
    begin = css.ComputedStyle.__init__

    def start(self: Any, parent_style: Any, cascaded: Any, pseudo_type: Any, *rest: Any) -> None:
        if pseudo_type not in _OF_PARTS and logical.isdisjoint(cascaded):
            self.update(initial)
            if parent_style is not None:
                self.update(_hand_down(parent_style, inherited))
            for name in cascaded:
                self.pop(name, None)
        begin(self, parent_style, cascaded, pseudo_type, *rest)

    css.ComputedStyle.__init__ = start


def _hand_down(style: Any, inherited: frozenset[str]) -> dict[str, Any]:
    """What the children of a style have of it, worked out with the first of them."""
    kept = style.__dict__.get("_presskit_inherited")
    if kept is None:
        kept = style._presskit_inherited = {name: style[name] for name in inherited}
    return kept


def _quicken_anonymous(css: Any, inherited: frozenset[str], initial: dict[str, Any]) -> None:
    """A box without an element begins with everything that it does not inherit."""
    begin, whole = css.AnonymousStyle.__init__, css.AnonymousStyle.__missing__

    def start(self: Any, parent_style: Any) -> None:
        self.update(initial)
        self.update(_hand_down(parent_style, inherited))
        begin(self, parent_style)

    def find(self: Any, name: str) -> Any:
        if name not in inherited:
            return whole(self, name)
        value = self[name] = self.parent_style[name]
        return value

    css.AnonymousStyle.__init__, css.AnonymousStyle.__missing__ = start, find


# Lengths --------------------------------------------------------------------------------

_ACROSS = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width",
           "max_width")
_DOWN = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_HIGH = ("height", "min_height", "max_height")
_SMALLEST = frozenset(("min_width", "min_height"))
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_SIZED = frozenset((*_ACROSS, *_DOWN, *_HIGH, *_BORDERS,
                    *(f"border_{side}_style" for side in _SIDES)))
"""What has to be named by a rule for a box to have lengths of its own."""


def _quicken_lengths(initial: dict[str, Any], logical: frozenset[str]) -> None:
    """The lengths of a box, of which nearly all are in px or ``auto``: those are kept with the
    style, which no one changes once a box has been laid out with it."""
    from weasyprint.formatting_structure.boxes import Box, PageBox
    from weasyprint.layout import percent

    whole, adjust, general = (percent.resolve_percentages, percent.adjust_box_sizing,
                              percent.percentage)
    sort = _sort_once(initial, logical)

    def resolve(box: Any, containing_block: Any) -> None:
        style, own = box.style, box.__dict__
        kept = style.__dict__.get("_presskit_lengths")
        if kept is None:
            kept = style._presskit_lengths = sort(style)
        fixed, shares, borders, is_content_box = kept
        if shares:
            if isinstance(containing_block, Box):
                width, height = containing_block.width, containing_block.height
            else:
                width, height = containing_block
            if height == "auto" and "height" in shares:
                return whole(box, containing_block)  # of a height that isn't known yet
            down = height if isinstance(box, PageBox) else width
            for name, value in shares.items():
                size = width if name in _ACROSS else down if name in _DOWN else height
                if size == "auto":
                    size = inf if name == "max_height" else 0
                own[name] = general(value, style, size)
        own.update(fixed)
        for name in borders:
            if not hasattr(box, name):  # two cells have not settled their common border yet
                own[name] = style[name]
        if not is_content_box:
            adjust(box, "width")
            adjust(box, "height")
        return None

    replace_everywhere(whole, resolve)


def _sort_once(initial: dict[str, Any], logical: frozenset[str]) -> Callable[[Any], Lengths]:
    """Gives the lengths of a style; those of one without any, as most are, are worked out once."""
    bare: dict[tuple[str, str], Lengths] = {}
    plain = {name: initial[name] for name in _SIZED & initial.keys()}

    def sort(style: Any) -> Lengths:
        named = getattr(style, "cascaded", None)
        if named is None or not (_SIZED.isdisjoint(named) and logical.isdisjoint(named)
                                 and plain.items() <= style.items()):  # none set by hand
            return _sort_lengths(style)
        key = style["border_collapse"], style["box_sizing"]
        if key not in bare:
            bare[key] = _sort_lengths(style)
        return bare[key]

    return sort


def _quicken_radii() -> None:
    """Corners that are all square, as nearly all are, are so without a look at each."""
    from weasyprint.layout import percent

    whole = percent.resolve_radii_percentages
    square = {f"border_{corner}_radius": (0, 0) for corner in (
        "top_left", "top_right", "bottom_right", "bottom_left")}

    def resolve(box: Any) -> None:
        style = box.style
        kept = style.__dict__.get("_presskit_square")
        if kept is None:
            kept = style._presskit_square = all((0, "px") in style[name] for name in square)
        if kept:
            vars(getattr(box, "_box", box)).update(square)  # a placeholder stands for its box
        else:
            whole(box)

    replace_everywhere(whole, resolve)


Lengths = tuple[dict[str, Any], dict[str, Any], tuple[str, ...], bool]


def _sort_lengths(style: Any) -> Lengths:
    """Of a style: used lengths that depend on nothing, computed ones that are a share of
    something, the borders that may be settled already, whether sizes are those of the content."""
    fixed: dict[str, Any] = {}
    shares: dict[str, Any] = {}
    for name in _ACROSS + _DOWN + _HIGH:
        value = style[name]
        if value == "auto":
            fixed[name] = 0 if name in _SMALLEST else value
        elif getattr(value, "unit", None) == "px":
            fixed[name] = value.value
        else:
            shares[name] = value
    collapsed = style["border_collapse"] == "collapse"
    if not collapsed:
        fixed |= {name: style[name] for name in _BORDERS}
    return fixed, shares, _BORDERS if collapsed else (), style["box_sizing"] == "content-box"


# Places ---------------------------------------------------------------------------------

_OUT_OF_FLOW = frozenset(("left", "right", "inline-start", "inline-end", "footnote"))


def _quicken_places() -> None:
    """Whether a box stands in the flow is asked tens of times of each: in one look instead of six,
    and the boxes below one are gone through without a generator for each."""
    from weasyprint.formatting_structure.boxes import Box

    def is_in_normal_flow(self: Any) -> bool:
        style = self.style
        position = style["position"]
        return not (style["float"] in _OUT_OF_FLOW or position in ("absolute", "fixed")
                    or position[0] in ("running()", "note()"))

    def descendants(self: Any, placeholders: bool = False) -> Iterator[Any]:
        waiting = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Box):
                yield one
                waiting += reversed(one.children)
            elif placeholders:
                yield from one.descendants(placeholders)
            else:
                yield one

    Box.is_in_normal_flow, Box.descendants = is_in_normal_flow, descendants
