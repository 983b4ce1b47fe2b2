"""Numbering of lists: every numbered list begins at one.

Here: instances of the numbering that the frame's list styles name (ECMA-376, Part 1, 17.9).
Never here: bullets, indents, number forms: those are the frame's.
"""

from __future__ import annotations

import re

from lxml import etree

from presskit.diagnostics import Span
from presskit.render.docx_runs import FIGURES, choose_face, name_face
from presskit.render.docx_sheet import Sheet
from presskit.render.docx_xml import clark, parse, serialise, w

__all__ = ["number_list", "render_numbering"]

_COUNT = re.compile("%[0-9]")


def number_list(sheet: Sheet, style: str, ordered: bool) -> str:
    """The id of the numbering for one list: the style's own, or a fresh count for a numbered
    list."""
    own = sheet.frame.numbers.get(style, "")
    if not own:
        sheet.findings.error("frame-list-plain", "a list style of the frame has no numbering",
                             span=Span(sheet.frame.name),
                             hint="give List Bullet and List Number a list format in Word")
    if not ordered or not own:
        return own
    sheet.numbers.append(own)
    return str(sheet.frame.highest_number + len(sheet.numbers))


def render_numbering(sheet: Sheet, data: bytes) -> bytes:
    """The numbering part with one instance more for every numbered list of the document, and
    the face of each number and bullet that the document's own lack."""
    root = parse(data)
    for level in root.iter(clark("w:lvl")):
        _name_face(sheet, level)
    tag, identifier = clark("w:num"), clark("w:numId")
    abstract = {one.get(identifier): one.find(clark("w:abstractNumId")).get(clark("w:val"))
                for one in root.iter(tag)}
    last = list(root.iter(tag))[-1]
    for offset, own in enumerate(sheet.numbers, start=1):
        new = w("num", w("abstractNumId", val=abstract[own]),
                w("lvlOverride", w("startOverride", val="1"), ilvl="0"),
                numId=str(sheet.frame.highest_number + offset))
        last.addnext(new)
        last = new
    return serialise(root)


def _name_face(sheet: Sheet, level: etree._Element) -> None:
    text, properties = level.find(clark("w:lvlText")), level.find(clark("w:rPr"))
    mark = "" if text is None else text.get(clark("w:val"), "")
    face = choose_face(sheet, _COUNT.sub(FIGURES, mark))
    if face and (properties is None or properties.find(clark("w:rFonts")) is None):
        if properties is not None:
            level.remove(properties)
        level.append(name_face(properties, face))  # the last of a level (17.9.6)
