"""Quicker inside WeasyPrint 70: the same pages for less work.

Here: replacements that give what they replace, only sooner.  Never here: anything that a
reader of the PDF could see (``weasy_inside``).

Where the engine spends its time on our pages: it works out every property of every box through
one long general path, shapes each line again when it is drawn, makes a text context for every
run, and writes every object of the PDF twice.  Each replacement takes the short way for the
common case and leaves all others to the engine.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from importlib import import_module
from math import inf
from typing import Any

__all__ = ["is_known", "quicken_engine"]

KNOWN = ("weasyprint.css ComputedStyle INHERITED INITIAL_NOT_COMPUTED INITIAL_VALUES "
         "PHYSICAL_FUNCTIONS",
         "weasyprint.layout.percent resolve_percentages percentage adjust_box_sizing",
         "weasyprint.layout.inline inline_min_content_width",
         "weasyprint.text.line_break Layout LST_TO_ISO PANGO_DIRECTION font_features "
         "get_font_description gobject split_first_line",
         "pydyf _to_bytes Stream Dictionary PDF")
"""What the replacements need to find: modules and their names."""


def is_known() -> bool:
    """Whether the engine is built as the replacements know it."""
    return all(hasattr(import_module(module), name) for module, *names in map(str.split, KNOWN)
               for name in names)


def quicken_engine() -> None:
    """Put the replacements in place; the engine has been imported."""
    _quicken_styles()
    _quicken_lengths()
    _quicken_contexts()
    _quicken_lines()
    _quicken_breaks()
    _quicken_floats()
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

    _replace(whole, resolve)


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


def _replace(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Put one function in the place of another wherever the engine has imported it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint."):
            for key, value in list(vars(module).items()):
                if value is old:
                    setattr(module, key, new)


# Text -----------------------------------------------------------------------------------

_FACE = ("direction", "lang", "font_language_override", "font_family", "font_style",
         "font_stretch", "font_weight", "font_size", "font_variant_caps",
         "font_variation_settings", "font_kerning", "font_variant_ligatures",
         "font_variant_position", "font_variant_numeric", "font_variant_alternates",
         "font_variant_east_asian", "font_feature_settings")
_FEATURES = ("font_kerning", "font_variant_ligatures", "font_variant_position",
             "font_variant_caps", "font_variant_numeric", "font_variant_alternates",
             "font_variant_east_asian", "font_feature_settings")
_ENDS = ("\n", "\r", "\u2028", "\u2029")


def _quicken_contexts() -> None:
    """One text context for all runs that look alike."""
    from weasyprint.text import line_break as engine

    pango, ffi, setup = engine.pango, engine.ffi, engine.Layout.setup

    def begin(self: Any, style: Any) -> None:
        if style["text_decoration_line"] != "none":  # asks for the metrics of its face
            return setup(self, style)
        kept = style.font_config.__dict__.setdefault("_presskit_contexts", {})
        key = tuple([style[name] for name in _FACE])
        if key not in kept:
            kept[key] = _make_context(style, engine)
        context, self.language, description, features = kept[key]
        self.style, self.first_line_direction = style, 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.layout = ffi.gc(pango.pango_layout_new(context), engine.gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, description)
        if features is not None:
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, features)
            pango.pango_layout_set_attributes(self.layout, attributes)
        return None

    engine.Layout.setup = begin


def _quicken_lines() -> None:
    """A line that was measured is drawn as it is."""
    from weasyprint.text import line_break as engine

    pango, ffi, layout = engine.pango, engine.ffi, engine.Layout
    set_text, deactivate, reactivate = layout.set_text, layout.deactivate, layout.reactivate

    def fill(self: Any, text: str, justify: bool = False) -> None:
        if not any(end in text for end in _ENDS):
            # Drawing asks for this, and a change of it then would shape the line again.
            pango.pango_layout_set_single_paragraph_mode(self.layout, True)
        set_text(self, text, justify)

    def keep(self: Any) -> None:
        if self.justification_spacing or self.style["text_decoration_line"] != "none":
            deactivate(self)

    def wake(self: Any, style: Any) -> None:
        if getattr(self, "style", None) is not style \
                or pango.pango_layout_get_line_readonly(self.layout, 1) != ffi.NULL:
            reactivate(self, style)

    layout.set_text, layout.deactivate, layout.reactivate = fill, keep, wake


_AHEAD = 24
"""Characters shaped beyond those that surely fill a line, for the place where the next line may
end and for what stands there joined."""
_ROOM = {True: 1.25, False: 2.5}
"""Characters that a line holds at most, for each em of its width: Han (or kana, or Hangul), and
letters."""


def _quicken_breaks() -> None:
    """A line is broken off a little more text than it holds, instead of four times as much, or
    of all the rest where the narrowest width is looked for."""
    from weasyprint.text import line_break as engine

    whole = engine.split_first_line

    def split(text: str, style: Any, context: Any, max_width: Any, *rest: Any,
              **named: Any) -> Any:
        size = style["font_size"]
        if size and max_width is not None and max_width != inf:
            wide = (style["lang"] or "")[:2] in ("zh", "ja", "ko")
            short = text[:int(max_width / size * _ROOM[wide]) + _AHEAD]
            if len(short) < len(text):
                found = whole(short, style, context, max_width, *rest, **named)
                if found[2] is not None and len(short.encode()[found[2]:]) > 2 * _AHEAD // 3:
                    return found
        return whole(text, style, context, max_width, *rest, **named)

    _replace(whole, split)


def _quicken_floats() -> None:
    """The least width of a line, which tells whether it fits beside a float, is asked for only
    where a float reaches so far down."""
    from weasyprint.layout import inline

    measure = inline.inline_min_content_width

    def look(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
        if named.get("first_line") and all(
                shape.position_y + shape.margin_height() <= box.position_y
                for shape in context.excluded_shapes):
            return 0
        return measure(context, box, *rest, **named)

    inline.inline_min_content_width = look


def _make_context(style: Any, engine: Any) -> tuple[Any, Any, Any, Any]:
    """Context, language, description of the face and its features, for a style."""
    pango, ffi = engine.pango, engine.ffi
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map),
                     engine.gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, engine.PANGO_DIRECTION[style["direction"]])
    tag, language = style["lang"], pango.pango_language_get_default()
    if style["font_language_override"] != "normal":
        override = style["font_language_override"]
        tag = engine.LST_TO_ISO.get(override.lower(), override)
    if tag:
        language = pango.pango_language_from_string(tag.encode() + b"\0")
        pango.pango_context_set_language(context, language)
    features = engine.font_features(*(style[name] for name in _FEATURES))
    attribute = pango.pango_attr_font_features_new(
        ",".join(f"{name} {value}" for name, value in features.items()).encode() + b"\0"
    ) if features else None
    return context, language, engine.get_font_description(style), attribute


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
