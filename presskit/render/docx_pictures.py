"""Pictures of a Word file: drawings with their alternative text.

Here: PNG and JPEG as DrawingML (ECMA-376, Part 1, 20.4), in the line or hung in the side
column.  Never here: choosing, scaling or converting a picture file.

Lengths are in EMU (1/360000 cm).
"""

from __future__ import annotations

import io

from lxml import etree

from presskit.diagnostics import Span
from presskit.document import Figure
from presskit.render.docx_package import add_relationship
from presskit.render.docx_sheet import Sheet
from presskit.render.docx_xml import clark, w, xml

__all__ = ["anchor_portrait", "write_figure"]

_TWIP = 635
_SIZES = {"mark": 396000, "portrait": 896400}  # 11 mm and 24.9 mm
_WIDEST = 3
"""How many times as wide as high a logo may be and still have the height of a mark."""
_MOST = {"fact-sheet": (2304000, 2016000), "captions-sheet": (1728000, 1512000)}
"""The widest and the highest of a sheet, 64 and 56 mm, 48 and 42: there to be recognised, beside
its caption's facts."""
_HIGHEST, _HIGH = 3312000, 2592000  # 92 mm, 72 mm where it is higher than wide, as on paper
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def write_figure(sheet: Sheet, figure: Figure) -> etree._Element | None:
    """A figure as ``w:drawing`` in the line; None for a drawn sign without a picture.

    A mark or monogram that no picture stands for is left out: it says nothing that the text
    beside it doesn't.  A picture that is not there is a complaint.
    """
    placed = _place(sheet, figure)
    if placed is None:
        return None
    graphic, width, height = placed
    inline = xml("wp:inline", xml("wp:extent", cx=str(width), cy=str(height)),
                 _name_drawing(sheet, figure), graphic, distT="0", distB="0", distL="0",
                 distR="0")
    return w("drawing", inline)


def anchor_portrait(sheet: Sheet, figure: Figure, paragraph: etree._Element) -> None:
    """Hang a portrait in the side column, beside the head of ``paragraph``."""
    placed = _place(sheet, figure)
    if placed is None:
        return
    graphic, width, height = placed
    anchor = xml(
        "wp:anchor", xml("wp:simplePos", x="0", y="0"),
        xml("wp:positionH", xml("wp:posOffset", text="0"), relativeFrom="margin"),
        xml("wp:positionV", xml("wp:posOffset", text="0"), relativeFrom="line"),
        xml("wp:extent", cx=str(width), cy=str(height)), xml("wp:wrapNone"),
        _name_drawing(sheet, figure), graphic, distT="0", distB="0", distL="0", distR="0",
        simplePos="0", relativeHeight="1", behindDoc="0", locked="0", layoutInCell="1",
        allowOverlap="1")
    properties = paragraph.find(clark("w:pPr"))
    paragraph.insert(0 if properties is None else 1, w("r", w("drawing", anchor)))


def _place(sheet: Sheet, figure: Figure) -> tuple[etree._Element, int, int] | None:
    data = sheet.pictures.get(figure.source)
    if data is None:
        if not figure.source.startswith(("mark:", "monogram:")):
            sheet.findings.error("picture-missing", f"there is no picture {figure.source}",
                                 span=Span(figure.source),
                                 hint="put the file into the kit's pictures folder")
        return None
    measured = _measure(sheet, figure, data)
    if measured is None:
        return None
    kind, width, height = measured
    square = figure.role == "portrait"
    name = f"word/media/{_name_media(sheet, data, kind)}"
    sheet.media[name] = data
    relationship = add_relationship(sheet.relationships, "image", name.removeprefix("word/"))
    shown = width if square else height
    return _draw(sheet, relationship, (width, shown), _crop(width, height) if square else {}), \
        width, shown


def _name_media(sheet: Sheet, data: bytes, kind: str) -> str:
    for name, known in sheet.media.items():
        if known == data:
            return name.rpartition("/")[2]
    return f"image{len(sheet.media) + 1}.{kind}"


def _measure(sheet: Sheet, figure: Figure, data: bytes) -> tuple[str, int, int] | None:
    """Extension, width and height; a picture fills the text column at most, that of a fact
    sheet half of it, and of a page's height so much that little stays empty before it."""
    from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError
    from docx.image.image import Image

    try:
        image = Image.from_file(io.BytesIO(data))
    except (InvalidImageStreamError, UnrecognizedImageError):
        sheet.findings.error("picture-format", f"{figure.source} is no PNG or JPEG",
                             span=Span(figure.source),
                             hint="save it as PNG or JPEG; Word shows nothing else everywhere")
        return None
    if figure.role in _SIZES:
        width = _SIZES[figure.role]
        if figure.role == "mark":
            width = round(width * min(image.px_width / image.px_height, _WIDEST))
    else:
        column = (sheet.frame.width - sheet.frame.text_edge) * _TWIP
        high = _HIGH if image.px_width < image.px_height else _HIGHEST
        widest, highest = _MOST.get(sheet.kind, (column, high))
        width = min(int(image.width), column, widest,
                    round(min(high, highest) * image.px_width / image.px_height))
    return image.ext, width, round(width * image.px_height / image.px_width)


def _name_drawing(sheet: Sheet, figure: Figure) -> etree._Element:
    sheet.drawings += 1
    named = xml("wp:docPr", id=str(sheet.drawings), name=f"{figure.role} {sheet.drawings}",
                descr=figure.alternative)
    if not figure.alternative:
        # A sign says nothing that the text beside it doesn't: a reading voice passes it over,
        # and Word's own check does not ask for a description.
        named.append(xml("a:extLst", xml("a:ext", xml("adec:decorative", val="1"),
                                         uri=_DECORATIVE)))
    return named


def _crop(width: int, height: int) -> dict[str, str]:
    """What a square cuts from a picture's edges, in thousandths of a per cent: both sides
    alike, of a high one more below than above, where heads are."""
    if width > height:
        side = str(round((1 - height / width) * 50_000))
        return {"l": side, "r": side}
    rest = round((1 - width / height) * 100_000)
    return {"t": str(rest // 5), "b": str(rest - rest // 5)} if rest else {}


def _draw(sheet: Sheet, relationship: str, size: tuple[int, int],
          crop: dict[str, str]) -> etree._Element:
    number, (width, height) = str(sheet.drawings + 1), size
    shape = xml("pic:spPr",
                xml("a:xfrm", xml("a:off", x="0", y="0"),
                    xml("a:ext", cx=str(width), cy=str(height))),
                xml("a:prstGeom", xml("a:avLst"), prst="rect"))
    fill = xml("pic:blipFill", xml("a:blip", r__embed=relationship),
               *([xml("a:srcRect", **crop)] if crop else []),
               xml("a:stretch", xml("a:fillRect")))
    names = xml("pic:nvPicPr", xml("pic:cNvPr", id=number, name=f"picture {number}"),
                xml("pic:cNvPicPr"))
    return xml("a:graphic", xml("a:graphicData", xml("pic:pic", names, fill, shape),
                                uri=_PICTURE))
