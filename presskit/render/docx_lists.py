"""Numbering of lists: every numbered list begins at one.

Here: instances of the numbering that the frame's list styles name (ECMA-376, Part 1, 17.9).
Never here: bullets, indents, number forms: those are the frame's.
"""

from __future__ import annotations

from presskit.diagnostics import Span
from presskit.render.docx_sheet import Sheet
from presskit.render.docx_xml import clark, parse, serialise, w

__all__ = ["number_list", "render_numbering"]


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
    """The numbering part with one instance more for every numbered list of the document."""
    root = parse(data)
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
