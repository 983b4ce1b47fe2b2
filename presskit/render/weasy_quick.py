"""Quicker inside WeasyPrint 70: the same pages for less work.

Here: replacements that give what they replace, only sooner.  Never here: anything that a
reader of the PDF could see (``weasy_inside``).

Where the engine spends its time on our pages: it works out every property of every box through
one long general path, reads markup character by character, and writes every object of the PDF
twice.  Each replacement takes the short way for the
common case and leaves all others to the engine.  Those for lines of text are in ``weasy_text``.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from importlib import import_module
from math import inf
from typing import Any

from presskit.render import weasy_text

__all__ = ["is_known", "quicken_engine", "read_markup"]

KNOWN = ("weasyprint.css ComputedStyle INHERITED INITIAL_NOT_COMPUTED INITIAL_VALUES "
         "PHYSICAL_FUNCTIONS",
         "weasyprint.layout.percent resolve_percentages percentage adjust_box_sizing",
         "pydyf _to_bytes Stream Dictionary PDF")
"""What the replacements need to find: modules and their names."""


def is_known() -> bool:
    """Whether the engine is built as the replacements know it."""
    return all(hasattr(import_module(module), name)
               for module, *names in map(str.split, KNOWN + weasy_text.KNOWN) for name in names)


def quicken_engine() -> None:
    """Put the replacements in place; the engine has been imported."""
    _quicken_styles()
    _quicken_lengths()
    weasy_text.quicken_text(replace_everywhere)
    _quicken_objects()


# Styles ---------------------------------------------------------------------------------

def _quicken_styles() -> None:
    """A property that no rule names is its parent's or the initial one, without more ado."""
    from weasyprint import css

    whole = css.ComputedStyle.__missing__
    names = {*css.INITIAL_VALUES, *css.INHERITED}
    plain = {name for name in names if name not in {"float", "display", "position", "page"}
             and not name.startswith(("__", "text_decoration_"))}
    inherited = frozenset(plain & set(css.INHERITED))
    initial = {name: css.INITIAL_VALUES[name] for name in plain - inherited
               if name not in css.INITIAL_NOT_COMPUTED}
    logical: dict[tuple[str, str], str] = {}

    def is_named(style: Any, name: str) -> bool:
        if name in style.cascaded:
            return True
        function = css.PHYSICAL_FUNCTIONS.get(name)
        if function is None:
            return False
        key = name, style["direction"]
        if key not in logical:
            logical[key] = function(block="ttb", inline=key[1])
        return logical[key] in style.cascaded

    def find(self: Any, name: str) -> Any:
        if name in inherited:
            if self.parent_style is None or is_named(self, name):
                return whole(self, name)
            value = self.parent_style[name]
        elif name in initial and not is_named(self, name):
            value = initial[name]
        else:
            return whole(self, name)
        self[name] = value
        return value

    css.ComputedStyle.__missing__ = find


# Lengths --------------------------------------------------------------------------------

_ACROSS = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width",
           "max_width")
_DOWN = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_HIGH = ("height", "min_height")
_HIGHEST = ("max_height",)
_SMALLEST = frozenset({"min_width", "min_height"})
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))


def _quicken_lengths() -> None:
    """The lengths of a box, of which nearly all are in px or ``auto``."""
    from weasyprint.formatting_structure.boxes import Box, PageBox
    from weasyprint.layout import percent

    whole, adjust = percent.resolve_percentages, percent.adjust_box_sizing

    def resolve(box: Any, containing_block: Any) -> None:
        if isinstance(containing_block, Box):
            width, height = containing_block.width, containing_block.height
        else:
            width, height = containing_block
        style, own = box.style, box.__dict__
        if height == "auto" and getattr(style["height"], "unit", "%") == "%" \
                and style["height"] != "auto":
            return whole(box, containing_block)  # a share of a height that isn't known yet
        _set_lengths(own, style, _ACROSS, width, percent.percentage)
        _set_lengths(own, style, _DOWN, height if isinstance(box, PageBox) else width,
                     percent.percentage)
        if height == "auto":
            _set_lengths(own, style, _HIGH, 0, percent.percentage)
            _set_lengths(own, style, _HIGHEST, inf, percent.percentage)
        else:
            _set_lengths(own, style, _HIGH + _HIGHEST, height, percent.percentage)
        collapsed = style["border_collapse"] == "collapse"
        for name in _BORDERS:
            if not (collapsed and hasattr(box, name)):
                own[name] = style[name]
        if style["box_sizing"] != "content-box":
            adjust(box, "width")
            adjust(box, "height")
        return None

    replace_everywhere(whole, resolve)


def _set_lengths(own: dict[str, Any], style: Any, names: tuple[str, ...], size: Any,
                 general: Callable[..., Any]) -> None:
    """Put the used lengths of a style among a box's own attributes; ``size`` is 100 %."""
    for name in names:
        value = style[name]
        if value == "auto":
            own[name] = 0 if name in _SMALLEST else value
        elif getattr(value, "unit", None) == "px":
            own[name] = value.value
        else:
            own[name] = general(value, style, size)


def replace_everywhere(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Put one function in the place of another wherever the engine has imported it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint."):
            for key, value in list(vars(module).items()):
                if value is old:
                    setattr(module, key, new)


# Markup ---------------------------------------------------------------------------------

def read_markup(engine: Any, markup: str, fetcher: Any) -> Any:
    """The engine's page.  What is written as XML, as our own frame is, goes to Python's own
    parser, which is ten times quicker; all else to the engine's for HTML."""
    from xml.etree import ElementTree

    from cssselect2 import ElementWrapper

    try:
        root = ElementTree.fromstring(markup)
    except ElementTree.ParseError:
        return engine.HTML(string=markup, url_fetcher=fetcher)

    class Page(engine.HTML):
        """A page whose tree is there already."""

        def __init__(self) -> None:
            self.base_url, self.url_fetcher, self.media_type = None, fetcher, "print"
            self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = root

    return Page()


# Objects --------------------------------------------------------------------------------

_LEVEL = 6
"""How hard streams are pressed: at 9 they are a hundredth smaller, for twice the time."""


def _quicken_objects() -> None:
    """Every object is made into bytes once: the engine does it for the file and once more for
    the identifier of the file.  Streams are pressed at the usual level."""
    import pydyf

    general, write = pydyf._to_bytes, pydyf.PDF.write
    kinds = {kind: kind.data.fget for kind in (pydyf.Stream, pydyf.Dictionary)}
    whole = kinds[pydyf.Stream]
    made: dict[int, bytes] = {}
    writing: list[bool] = []

    def turn(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item
        if kind is str:
            return item.encode("ascii")
        if kind is int:
            return b"%d" % item
        if kind is float:
            return (b"%d" % item if item.is_integer()
                    else (b"%f" % item).rstrip(b"0"))
        return general(item)

    def press(self: Any) -> bytes:
        if not self.compress:
            return whole(self)
        stream = zlib.compress(b"\n".join(turn(item) for item in self.stream), _LEVEL)
        extra = pydyf.Dictionary({**self.extra, "Filter": "/FlateDecode", "Length": len(stream)})
        return b"\n".join((extra.data, b"stream", stream, b"endstream"))

    def remember(get: Callable[[Any], bytes]) -> property:
        def data(self: Any) -> bytes:
            if not writing or self.number is None:
                return get(self)
            if id(self) not in made:
                made[id(self)] = get(self)
            return made[id(self)]
        return property(data)

    def write_once(self: Any, *rest: Any, **named: Any) -> None:
        writing.append(True)
        try:
            write(self, *rest, **named)
        finally:
            writing.clear()
            made.clear()

    pydyf._to_bytes, kinds[pydyf.Stream] = turn, press
    for kind, get in kinds.items():
        kind.data = remember(get)
    pydyf.PDF.write = write_once
