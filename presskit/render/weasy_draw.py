"""Drawing inside WeasyPrint 70: lines of glyphs and pictures, written the short way.

Here: replacements that give what they replace, only sooner, and the room of characters without
ink, which the engine writes wrongly.  Never here: another part of the engine (``weasy_quick``),
anything else that a reader of the PDF could see (``weasy_inside``).

The engine asks for every field of every glyph by itself, and presses every picture twice for
every document that shows it.
"""

from __future__ import annotations

import hashlib
import struct
from collections import Counter, OrderedDict
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise, repeat
from typing import Any

from presskit.render.weasy_codes import find_code

__all__ = ["GLYPH", "KNOWN", "each_run", "quicken_drawing"]

KNOWN = ("weasyprint.draw.text draw_first_line pango ffi FROM_UNITS",
         "weasyprint.images RasterImage", "weasyprint.svg TAGS")
"""What the replacements need to find: modules and their names."""


def quicken_drawing() -> None:
    """Put the replacements in place; the engine has been imported."""
    _quicken_glyphs()
    _quicken_pictures()
    _quicken_paths()


# Glyphs ---------------------------------------------------------------------------------

GLYPH = struct.Struct("=IiiiI")
"""A glyph of Pango's: its number, its width, how far it is moved across and up, flags."""
_EMPTY, _UNKNOWN = 0x0FFFFFFF, 0x10000000
_UNSEEN = dict.fromkeys(map(ord, "\u2060\u200b"))
"""What serves layout alone, and is never told to a reader of the PDF."""


def _quicken_glyphs() -> None:
    """A line of plain glyphs is read run by run.  What is cut off with an ellipsis, raised,
    missing or a picture is left to the engine."""
    from weasyprint.draw import text as drawing

    pango, ffi, whole = drawing.pango, drawing.ffi, drawing.draw_first_line
    if ffi.sizeof("PangoGlyphInfo") != GLYPH.size or pango.pango_version() < 14802:
        return

    def draw(stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any,
             matrix: Any) -> Any:
        if (text_overflow == "ellipsis" or block_ellipsis != "none"
                or textbox.style["font_size"] < 1e-6 or not textbox.text.strip()):
            return whole(stream, textbox, text_overflow, block_ellipsis, matrix)
        pango.pango_layout_set_single_paragraph_mode(textbox.pango_layout.layout, True)
        line, _index = textbox.pango_layout.get_first_line()
        runs = [_Run(run, stream, drawing) for run in each_run(line, ffi)]
        if not all(run.is_plain for run in runs):
            return whole(stream, textbox, text_overflow, block_ellipsis, matrix)
        shown = next((run for run in runs if run.font), None)
        if shown is None:
            return []
        stream.set_text_matrix(*matrix.values)
        written, before = "", None
        for run in runs:
            shown = run if run.font else shown
            if shown.face != before:
                before = shown.face
                if written:
                    stream.show_text(_close(written))
                written = ""
                stream.set_font_size(shown.font.hash, shown.size)
            written += (run.write(textbox, stream, drawing) if run.font
                        else run.leave(shown.size))
        stream.show_text(_close(written))
        return []

    drawing.draw_first_line = draw


def _write_room(width: int, size: float) -> str:
    """The room of a character without ink, in thousandths of an em, as a PDF has it.  (The engine
    takes the 1024 units of Pango for thousandths.)"""
    return f">{-width * 1000 / 1024 / size:.2f}<"


def _close(written: str) -> str:
    """A string of glyphs without empty ones in it: where there is one, PDFium, which is in every
    Chrome, loses the room at the end, the gap behind a Latin word."""
    return written.replace("<>", " ")


def _is_blank(glyphs: list[tuple[int, ...]]) -> bool:
    """Whether a run holds no ink at all, joiners and the like: it asks the PDF for no face then.
    (The engine embeds one that draws nothing, whole and without a way back to Unicode.)"""
    return all(glyph[0] == _EMPTY for glyph in glyphs)


def each_run(line: Any, ffi: Any) -> Iterator[Any]:
    """The runs of a line of Pango's, in the order in which they stand."""
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


class _Run:
    """Glyphs of one line in one face: those of Pango, read at once; without ``font`` mere room."""

    __slots__ = ("_glyphs", "_item", "_string", "face", "font", "is_plain", "size")

    def __init__(self, run: Any, stream: Any, drawing: Any) -> None:
        self._item, self._string = run.item, run.glyphs
        self.face, self.font, self.size = self._item.analysis.font, None, 0.0
        self._glyphs = list(GLYPH.iter_unpack(drawing.ffi.buffer(
            self._string.glyphs, self._string.num_glyphs * GLYPH.size)))
        self.is_plain = True
        if _is_blank(self._glyphs):
            return
        self.font, self.size = stream.add_font(self.face)
        font = self.font
        self.is_plain = not (font.bitmap or font.png or font.svg or font.colr) and not any(
            up or glyph & _UNKNOWN for glyph, _width, _across, up, _flags in self._glyphs)

    def write(self, textbox: Any, stream: Any, drawing: Any) -> str:
        """The glyphs as a string of a PDF, with the room between them."""
        known = self.font.__dict__.setdefault("_presskit_glyphs", {})
        written = "<"
        texts = self._split_text(textbox.pango_layout.text.encode(), drawing.ffi)
        for one, text in zip(self._glyphs, texts, strict=True):
            glyph, width, across, _up, _flags = one
            key = glyph, width, across, self.size, text
            if key not in known:
                known[key] = (_write_room(width, self.size) if glyph == _EMPTY else
                              self._write_glyph(one, text.decode(), stream, drawing))
            written += known[key]
        return written[:-1] if written[-1] == "<" else written + ">"

    def leave(self, size: float) -> str:
        """The room of a run without ink, between the glyphs of another."""
        return f"<{_write_room(sum(glyph[1] for glyph in self._glyphs), size)}>"

    def _write_glyph(self, one: tuple[int, ...], text: str, stream: Any, drawing: Any) -> str:
        """A glyph that its font may not know yet: its text, its width, what is written."""
        glyph, width, across, _up, _flags = one
        font, size, units = self.font, self.size, drawing.FROM_UNITS
        code = find_code(font, glyph, text.translate(_UNSEEN) or text)
        if code not in font.widths:
            drawing.pango.pango_font_get_glyph_extents(self.face, glyph, stream.ink_rect,
                                                       stream.logical_rect)
            font.widths[code] = round(stream.logical_rect.width * 1000 * units / size)
        offset = across / size
        room = font.widths[code] + offset - width * 1000 * units / size
        return (f"{f'>{-offset}<' if offset else ''}{code:04x}"
                f"{f'>{int(room)}<' if room else ''}")

    def _split_text(self, text: bytes, ffi: Any) -> list[bytes]:
        """The characters that each glyph stands for, in bytes: those of its cluster, which may
        hold a joiner; where a cluster has as many glyphs as characters, a letter and its accent,
        one each."""
        item = self._item
        clusters = ffi.unpack(self._string.log_clusters, self._string.num_glyphs)
        ends = dict(pairwise(sorted({*clusters, item.length})))
        parts = {own: text[item.offset + own:item.offset + end] for own, end in ends.items()}
        inked = [own for own, glyph in zip(clusters, self._glyphs, strict=True)
                 if glyph[0] != _EMPTY]
        if len(inked) == len(set(inked)):
            return [parts[own] for own in clusters]
        shared = {own: _share(parts[own], count) for own, count in Counter(inked).items()}
        return [next(shared[own]) if glyph[0] != _EMPTY else b""
                for own, glyph in zip(clusters, self._glyphs, strict=True)]


def _share(text: bytes, count: int) -> Iterator[bytes]:
    """The text of a cluster for each of its glyphs."""
    each = text.decode().translate(_UNSEEN)
    whole = count == 1 or len(each) != count
    return repeat(text, count) if whole else iter([one.encode() for one in each])


# Pictures -------------------------------------------------------------------------------

_MOST = 32_000_000
"""How many bytes of pressed pictures a process keeps."""


class _Shelf:
    """Pressed pictures by what they were pressed from, the latest used."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Any, bytes] = OrderedDict()

    def find(self, key: Any) -> bytes | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def keep(self, key: Any, data: bytes) -> bytes:
        self._kept[key] = data
        while sum(map(len, self._kept.values())) > _MOST:
            self._kept.popitem(last=False)
        return data


def _quicken_pictures() -> None:
    """A picture that several documents show is pressed once."""
    from PIL import Image
    from weasyprint.images import RasterImage

    begin, press = RasterImage.__init__, RasterImage._get_png_data
    shelf = _Shelf()

    def start(self: Any, image: Any, image_id: str, data: Any, path: Any = None,
              cache: Any = None, orientation: Any = "none", *rest: Any) -> None:
        if data is None or path or image.format != "PNG":
            return begin(self, image, image_id, data, path, cache, orientation, *rest)
        key = hashlib.sha256(data).digest(), repr(orientation), *(
            options.get("optimize_images") for options in rest)
        made = shelf.find(key)
        if made is not None:  # what the engine made of it, which it takes as it is
            return begin(self, Image.open(BytesIO(made)), image_id, made, None, cache, "none",
                         *rest)
        if image.mode in ("1", "P", "I") and not {"transparency", "exif"} & image.info.keys():
            # The engine would press it hard, only to open it again.
            file = BytesIO()
            image.convert("RGB").save(file, "PNG", compress_level=1)
            image, data = Image.open(file), file.getvalue()
        begin(self, image, image_id, data, path, cache, orientation, *rest)
        shelf.keep(key, self.image_data.data)
        return None

    def press_once(image: Any) -> bytes:
        file = getattr(image, "fp", None)
        if isinstance(file, BytesIO):  # a file of which nothing has been read
            source = file.getvalue()
        elif image.mode in ("L", "RGB"):
            source = image.tobytes()
        else:
            return press(image)
        key = hashlib.sha256(source).digest(), image.mode, image.size
        made = shelf.find(key)
        return made if made is not None else shelf.keep(key, press(image))

    RasterImage.__init__, RasterImage._get_png_data = start, staticmethod(press_once)


# Drawings -------------------------------------------------------------------------------

_PATHS = 256
"""How many outlines a process keeps."""


def _quicken_paths() -> None:
    """An outline that several documents show, a monogram, is read once: what it draws depends on
    its data alone, but for lengths that are a part of something."""
    from weasyprint import svg

    draw = svg.TAGS["path"]
    kept: OrderedDict[tuple[str, float], tuple[list[Any], list[Any]]] = OrderedDict()

    def draw_once(picture: Any, node: Any, size: float) -> None:
        key, stream = (node.get("d", ""), size), picture.stream.stream
        if key in kept:
            kept.move_to_end(key)
            drawn, vertices = kept[key]
            stream += drawn
            node.vertices += vertices
            return
        before, corners = len(stream), len(node.vertices)
        draw(picture, node, size)
        if "%" not in key[0]:
            kept[key] = stream[before:], [*node.vertices][corners:]
            while len(kept) > _PATHS:
                kept.popitem(last=False)

    svg.TAGS["path"] = draw_once
