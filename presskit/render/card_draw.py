"""Drawing a quote card: its PDF.

Here: the drawing of a layout with ReportLab, faces reduced to the card's own characters.  Never
here: measures, text, pictures of pages (``card_picture``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO

from presskit.diagnostics import PresskitError, Span
from presskit.document import Document
from presskit.render.card_fit import Setting, shape_runs
from presskit.render.card_layout import Layout
from presskit.render.card_margins import Line, Sign
from presskit.render.face_files import find_family, verify_face
from presskit.render.fonts import Face
from presskit.render.outline import glyph_outline, place_outline
from presskit.render.shaping import Shaped
from presskit.render.theme import Theme

__all__ = ["Area", "Drawn", "draw_card"]

_INSET = 0.08
"""Of its height, how far a logo stands from the edge of the ground that it is given."""
_POINT = 0.5
"""pt of the PDF per px of the picture: a square card is 190.5 mm wide."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the card that holds two colours, ``ground`` and ``ink`` (#rrggbb), and what
    lies between; left, top, right, bottom in px."""

    box: tuple[float, float, float, float]
    ground: str
    ink: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card's PDF, the families of its faces, and where which colours are; ``pictured``
    where a picture with colours of its own is on it."""

    pdf: bytes
    families: tuple[str, ...]
    areas: tuple[Area, ...]
    pictured: bool


def draw_card(layout: Layout, document: Document, setting: Setting, theme: Theme,
              picture: bytes | None, generator: str) -> Drawn:
    """The PDF of a card.

    ``picture`` are the bytes of the kit's own mark, if the layout's sign is no monogram.  The
    same layout gives the same bytes: the faces inside are cut to the card's characters, the
    dates are those of the document.
    """
    shaped = [shape_runs(line.runs, line.style, setting) for line in layout.lines]
    names = _register_faces(shaped, setting)
    canvas, buffer = _open_canvas(layout, document, names, generator)
    width, height = layout.shape.size
    canvas.scale(_POINT, _POINT)
    paint = _Paint(canvas, layout, theme, height)
    paint.area((0, 0, width, height), "ground", "quotation")
    paint.fill("ground")
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    for box in layout.boxes:
        paint.box(box)
    for line, pieces in zip(layout.lines, shaped, strict=True):
        paint.line(line, pieces, names)
    if layout.sign is not None:
        _draw_sign(layout.sign, paint, setting, document.locale, picture)
    canvas.showPage()
    canvas.save()
    families = {family.name for family in setting.fonts.families
                for face in (family.regular, family.bold) if face in names}
    return Drawn(buffer.getvalue(), tuple(sorted(families)), tuple(paint.areas),
                 picture is not None)


def _open_canvas(layout: Layout, document: Document, names: dict[Face, str], generator: str):
    from reportlab import rl_config
    from reportlab.lib.utils import TimeStamp
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    width, height = layout.shape.size
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(width * _POINT, height * _POINT), invariant=1,
                    pageCompression=1, initialFontName=next(iter(names.values())),
                    lang=document.locale, pdfVersion=(1, 7))
    canvas.setTitle(document.title)
    canvas.setAuthor(document.property("author"))
    canvas.setSubject(" ".join(filter(None, (document.property("subject"),
                                             document.property("notice")))))
    canvas.setKeywords(document.property("keywords"))
    canvas.setCreator(generator)
    canvas.setProducer(generator)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stamp = TimeStamp(1)
    stamp.YMDhms = _date_of(document) or stamp.YMDhms
    canvas._doc._timeStamp = stamp
    return canvas, buffer


def _date_of(document: Document) -> tuple[int, ...] | None:
    """The document's own date: the clock never reaches a document."""
    from datetime import datetime

    try:
        day = datetime.fromisoformat(document.property("date"))
    except ValueError:
        return None
    return day.timetuple()[:6]


# Faces ------------------------------------------------------------------------------------

def _register_faces(shaped: list[tuple[Shaped, ...]], setting: Setting) -> dict[Face, str]:
    """Every face that the card uses, cut to its characters, under the name of its file.

    A name means another face with every card, so that a worker's memory holds one card's
    faces at a time.  ``registerFont`` keeps the first face of a name for good, hence the
    table behind it.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    _mend_unicode_map()
    wanted: dict[Face, set[str]] = {}
    for line in shaped:
        for one in line:
            for piece in one.pieces:
                wanted.setdefault(piece.face, set()).update(piece.text)
    names: dict[Face, str] = {}
    for face in sorted(wanted, key=lambda one: one.path):
        name = verify_face(face).stem
        if name in names.values():  # a family of one weight has one file for both
            name += f"-{face.weight}"
        cut = BytesIO(_cut_face(face, "".join(sorted(wanted[face]))))
        font = pdfmetrics._fonts[name] = TTFont(name, cut, asciiReadable=0)
        font.face.name = name.encode()  # what a house calls its file inside may be anything
        names[face] = name
    return names


@cache
def _mend_unicode_map() -> None:
    """Have characters beyond the Basic Multilingual Plane (𠮷, 𨋢) told as UTF-16 in the map by
    which a card's words are copied (ISO 32000-1, 9.10.3): ReportLab writes five digits, which
    every reader takes for another character."""
    from reportlab.pdfbase import ttfonts

    write = ttfonts.makeToUnicodeCMap

    def write_mended(name: str, subset: list[int]) -> str:
        return re.sub("<([0-9A-F]{5,6})>", lambda found: "<{}>".format(
            chr(int(found[1], 16)).encode("utf-16-be").hex().upper()), write(name, subset))

    ttfonts.makeToUnicodeCMap = write_mended


@lru_cache(maxsize=16)
def _opened(face: Face):
    import uharfbuzz as hb

    return hb.subset_preprocess(hb.Face(hb.Blob.from_file_path(str(verify_face(face)))))


def _cut_face(face: Face, characters: str) -> bytes:
    """A face with these characters alone, glyphs numbered anew and no layout tables: what is
    drawn was shaped before, and ReportLab reads a small face in a tenth of the time."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(one) for one in characters)
    wanted.layout_feature_tag_set.clear()
    return bytes(hb.subset(_opened(face), wanted).blob.data)


# Drawing ----------------------------------------------------------------------------------

class _Paint:
    """The canvas with y counted down from the top and colours by the shape's names."""

    def __init__(self, canvas, layout: Layout, theme: Theme, height: float) -> None:
        self.canvas, self.layout, self.theme, self.height = canvas, layout, theme, height
        self.areas: list[Area] = []

    def area(self, box: tuple[float, float, float, float], ground: str, ink: str) -> None:
        self.areas.append(Area(box, self.colour(ground), self.colour(ink)))

    def colour(self, key: str) -> str:
        return self.theme.colour(self.layout.shape.get("colours", key))

    def fill(self, key: str) -> None:
        self.canvas.setFillColorRGB(*_parts(self.colour(key)))

    def box(self, box) -> None:
        self.area((box.x, box.y, box.x + box.width, box.y + box.height), "ground", box.colour)
        self.fill(box.colour)
        step = box.dashes * 2 or box.width
        x = box.x
        while x < box.x + box.width:
            self.canvas.rect(x, self.height - box.y - box.height, box.dashes or box.width,
                             box.height, stroke=0, fill=1)
            x += step

    def line(self, line: Line, shaped: tuple[Shaped, ...], names: dict[Face, str]) -> None:
        x = line.x
        ground = "foot" if 0 < self.layout.strip < line.y else "ground"
        for run, one in zip(line.runs, shaped, strict=True):
            colour, size = "occasion" if run.quiet else line.colour, line.style.size
            width = sum(one.advances.advance) * size
            self.area((x - size / 8, line.band[0], x + width, line.band[1]), ground, colour)
            self.fill(colour)
            for piece in one.pieces:
                text = self.canvas.beginText()
                text.setTextOrigin(x + piece.x * size, self.height - line.y)
                text.setFont(names[piece.face], size * piece.scale)
                text.setCharSpace(piece.spacing * size)
                if piece.stretch != 1.0:
                    text.setHorizScale(piece.stretch * 100)
                text.textOut(piece.text)
                if piece.stretch != 1.0:
                    text.setHorizScale(100)  # it outlives the text object
                self.canvas.drawText(text)
            x += width


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5))


def _draw_sign(sign: Sign, paint: _Paint, setting: Setting, locale: str,
               picture: bytes | None) -> None:
    canvas, bottom = paint.canvas, paint.height - sign.y - sign.side
    if picture is not None:
        if paint.layout.strip:  # a logo is made for paper
            canvas.setFillColorRGB(*_parts(paint.theme.colour("paper")))
            canvas.rect(sign.x, bottom, sign.wide, sign.side, stroke=0, fill=1)
        inset = sign.side * _INSET if paint.layout.strip else 0.0
        _draw_picture(sign, canvas, bottom, picture, inset)
        return
    paint.area((sign.x, sign.y, sign.x + sign.side, sign.y + sign.side), "issuer-square",
               "issuer-letter")
    paint.fill("issuer-square")
    canvas.rect(sign.x, bottom, sign.side, sign.side, stroke=0, fill=1)
    letters = sign.figure.source.partition(":")[2]
    key = next(filter(None, (find_family(setting.fonts, one, setting.fonts.stack(locale))
                             for one in letters)))
    outline = glyph_outline(verify_face(setting.fonts.family(key).bold), letters)
    scale, x, y = place_outline(outline, sign.letter, sign.side)
    paint.fill("issuer-letter")
    path = canvas.beginPath()
    here = (0.0, 0.0)
    for command, points in outline.commands:
        placed = [value * scale + (sign.x + x, bottom + y)[index % 2]
                  for index, value in enumerate(points)]
        here = _add_command(path, command, placed, here)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)  # non-zero: strokes of a glyph overlap


def _add_command(path, command: str, at: list[float],
                 here: tuple[float, float]) -> tuple[float, float]:
    """Add one command; a quadratic curve becomes the cubic one of the same shape."""
    if command == "M":
        path.moveTo(*at)
    elif command == "L":
        path.lineTo(*at)
    elif command == "Q":
        (cx, cy, x, y), (hx, hy) = at, here
        path.curveTo(hx + (cx - hx) * 2 / 3, hy + (cy - hy) * 2 / 3,
                     x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y)
    elif command == "C":
        path.curveTo(*at)
    else:
        path.close()
        return here
    return at[-2], at[-1]


def _draw_picture(sign: Sign, canvas, bottom: float, picture: bytes, inset: float) -> None:
    from PIL import UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        reader = ImageReader(BytesIO(picture))
    except (UnidentifiedImageError, OSError) as error:
        raise PresskitError.one(
            "picture-format", f"the mark {sign.figure.source} can't be drawn on a card",
            span=Span(sign.figure.source), hint="save the mark as PNG or JPEG") from error
    canvas.drawImage(reader, sign.x + inset, bottom + inset, sign.wide - 2 * inset,
                     sign.side - 2 * inset, mask="auto", preserveAspectRatio=True, anchor="c")
