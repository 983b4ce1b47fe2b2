"""Inside WeasyPrint 70: the places where we change what it does.

Here: subsets of embedded faces by uharfbuzz, joiners that are as wide as we say, and that the
other changes are put in place.  Never here: anything that a public interface can do, what only
saves time (``weasy_quick``), tags (``weasy_tags``), straight edges (``weasy_justify``), lines
broken by force (``weasy_force``), readings (``weasy_readings``), codes (``weasy_codes``), the
order of drawing (``weasy_order``).

Each replacement asks first whether what it replaces is still there, and says so if not.
"""

from __future__ import annotations

import re

from presskit.diagnostics import Exit, PresskitError
from presskit.render import (
    weasy_codes,
    weasy_force,
    weasy_justify,
    weasy_order,
    weasy_quick,
    weasy_readings,
    weasy_tags,
)
from presskit.render.joiners import BREAK, JOINER
from presskit.render.runs import GAP

__all__ = ["bend_engine", "subset_glyphs"]

_EMPTY = re.compile(rb"(?:\xe2\x81\xa0){1,2}|(?:\xe2\x80\x8b){2}")  # U+2060, U+200B
_DROPPED = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH",
            "PCLT", "SVG ", "vhea", "vmtx", "VORG")


def bend_engine() -> None:
    """Put the changes in place.

    Raises :class:`PresskitError` (``engine-version``) if the engine is not built as we know.
    """
    from weasyprint.layout import inline
    from weasyprint.pdf import fonts
    from weasyprint.text import line_break

    if not (hasattr(inline, "split_inline_box") and hasattr(inline, "split_text_box")
            and hasattr(fonts.Font, "subset")
            and hasattr(line_break.Layout, "set_text") and weasy_quick.is_known()):
        raise PresskitError.one("engine-version", "WeasyPrint is not built as presskit knows it",
                                hint="install the locked versions again", exit_code=Exit.MACHINE)
    weasy_quick.quicken_engine()
    weasy_codes.part_codes()
    weasy_justify.justify_engine()
    weasy_readings.set_readings()
    weasy_tags.mend_tags()
    weasy_order.draw_as_read()
    weasy_force.break_lines()
    fonts.Font.subset = _subset_font
    set_text = line_break.Layout.set_text

    def set_text_and_joiners(self, text: str, justify: bool = False) -> None:
        set_text(self, text, justify)
        if JOINER in self.text or BREAK in self.text:
            _space_joiners(self, line_break)

    line_break.Layout.set_text = set_text_and_joiners


def _space_joiners(layout, engine) -> None:
    """Open every doubled joiner or break to the gap between Han and Latin, and take the letter
    spacing from single ones, which have no width.

    Pango spaces the clusters inside a run and passes over the ends of a run that has no width;
    a run of two empty characters therefore comes out as wide as one letter space a cluster,
    but for half a space where the text ends.
    """
    spaced = layout.style["letter_spacing"] not in ("normal", 0)
    gap, text = layout.style["font_size"] * GAP / 2 * engine.TO_UNITS, layout.text.encode()
    changes = [(*match.span(), int(gap if match.end() < len(text) else gap / 0.75)
                if len(match[0]) > 3 else 0) for match in _EMPTY.finditer(text)]
    changes = [one for one in changes if one[2] or spaced]
    if not changes:
        return
    pango, ffi = engine.pango, engine.ffi
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for start, end, width in changes:
        change = pango.pango_attr_letter_spacing_new(width)
        change.start_index, change.end_index = start, end
        pango.pango_attr_list_change(attributes, change)
    pango.pango_layout_set_attributes(layout.layout, attributes)


def _subset_font(font, to_unicode, _hinting) -> None:
    """In place of the engine's choice between a system library, if there is one, and
    fontTools, which is ten times slower: one library that the project locks, so that the same
    bytes come out on every machine."""
    if glyphs := [one for one in to_unicode if one < font.glyph_count]:  # others are mere codes
        font.file_content = subset_glyphs(font.file_content, font.index, glyphs)


def subset_glyphs(data: bytes, index: int, glyphs) -> bytes:
    """A face reduced to some glyph ids, which stay what they are; no layout tables."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = (hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
                    | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.DESUBROUTINIZE
                    | hb.SubsetFlags.NO_PRUNE_UNICODE_RANGES)
    wanted.drop_table_tag_set.update(hb.Tag(name) if hasattr(hb, "Tag") else _tag(name)
                                     for name in _DROPPED)
    return bytes(hb.subset(hb.Face(hb.Blob(data), index), wanted).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")
