"""Lines of text inside WeasyPrint 70: broken and measured once.

Here: replacements that give what they replace, only sooner.  Never here: another part of the
engine (``weasy_quick``), anything that a reader of the PDF could see (``weasy_inside``).

The engine shapes four times as much text as a line holds to find its end, all the rest of the
paragraph to find how narrow it can be, the line once more without what follows it, and again
when it is drawn.
"""

from __future__ import annotations

from math import inf
from typing import Any

from presskit.render.weasy_load import replace_everywhere

__all__ = ["KNOWN", "quicken_text"]

KNOWN = ("weasyprint.layout.inline inline_min_content_width",
         "weasyprint.text.line_break Layout LST_TO_ISO PANGO_DIRECTION font_features "
         "get_font_description gobject split_first_line first_line_metrics strut line_size "
         "FROM_UNITS")
"""What the replacements need to find: modules and their names."""

def quicken_text() -> None:
    """Put the replacements in place; the engine has been imported."""
    _quicken_contexts()
    _quicken_struts()
    _quicken_lines()
    _quicken_breaks()
    _quicken_floats()


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


def _quicken_struts() -> None:
    """The height of a line without text is kept by what it depends on, not by how that would be
    written out."""
    from weasyprint.text import line_break as engine

    whole = engine.strut

    def look(style: Any) -> Any:
        kept = style.font_config.__dict__.setdefault("_presskit_struts", {})
        key = tuple([style[name] for name in _FACE]), style["line_height"]
        if key not in kept:
            kept[key] = whole(style)
        return kept[key]

    replace_everywhere(whole, look)


def _quicken_lines() -> None:
    """A line that was measured is drawn as it is."""
    from weasyprint.text import line_break as engine

    pango, ffi, layout = engine.pango, engine.ffi, engine.Layout
    metrics = engine.first_line_metrics
    set_text, deactivate, reactivate = layout.set_text, layout.deactivate, layout.reactivate

    def fill(self: Any, text: str, justify: bool = False) -> None:
        self._presskit_measured = False
        if not any(end in text for end in _ENDS):
            # Drawing asks for this, and a change of it then would shape the line again.
            pango.pango_layout_set_single_paragraph_mode(self.layout, True)
        set_text(self, text, justify)

    def keep(self: Any) -> None:
        if self.justification_spacing or self.style["text_decoration_line"] != "none":
            deactivate(self)

    def wake(self: Any, style: Any) -> None:
        if getattr(self, "style", None) is not style or not (
                self._presskit_measured
                or pango.pango_layout_get_line_readonly(self.layout, 1) == ffi.NULL):
            reactivate(self, style)

    def measure(line: Any, text: str, layout: Any, resume_at: Any, space_collapse: bool, style: Any,
                hyphenated: bool = False, hyphenation_character: Any = None) -> Any:
        encoded = text.encode()[:line.length] if resume_at and not hyphenated else b" "
        if encoded[-1:] in (b"", b" ") or any(end in layout.text for end in _ENDS):
            return metrics(line, text, layout, resume_at, space_collapse, style, hyphenated,
                           hyphenation_character)
        # The engine would shape the line again, without what follows it; it would look the same.
        layout.text, layout._presskit_measured = encoded.decode(), True
        (width, height), length = engine.line_size(line, style), line.length
        baseline = pango.pango_layout_get_baseline(layout.layout) * engine.FROM_UNITS
        layout.deactivate()  # a line with a rule under it goes with its layout
        return layout, length, resume_at, width, height, baseline

    engine.first_line_metrics = measure

    layout.set_text, layout.deactivate, layout.reactivate = fill, keep, wake


_AHEAD = 18
"""Characters shaped beyond those that surely fill a line, for the place where the next line may
end and for what stands there joined."""
_ROOM = {True: 1.1, False: 2.3}
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

    replace_everywhere(whole, split)


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
