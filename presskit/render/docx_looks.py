"""What of a Word frame can't go out, or could hardly be read.

Here: parts that a reader's program would fetch from elsewhere, and text that stands out too little
from its ground.  Never here: faces and characters (``docx_letterhead``), styles that are missing
(``docx_frame``).

Styles are named as in Word, words of a letterhead by their paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from presskit.diagnostics import Findings, Span
from presskit.render.docx_frame import (
    WordFrame,
    find_part,
    find_role_style,
    strip_slots,
    style_kind,
)
from presskit.render.docx_letterhead import each_paragraph
from presskit.render.docx_package import name_relationships
from presskit.render.docx_theme import find_place, read_scheme
from presskit.render.docx_xml import clark, parse
from presskit.render.palette import contrast, suggest_colour
from presskit.render.sheet_looks import INSIDE, LEAST

__all__ = ["check_contrast", "check_resources"]

_HARMLESS = {"hyperlink", "attachedTemplate"}
"""What a reader follows only by hand, and what is left out of every file (``docx_dress``)."""

_FIELD = re.compile(r"\s*(INCLUDEPICTURE|INCLUDETEXT|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE)
_HEX = re.compile("[0-9A-Fa-f]{6}")


def check_resources(frame: WordFrame, findings: Findings) -> None:
    """Complain of pictures, objects and fields that a frame takes from elsewhere
    (``frame-remote-resource``): a reader's program would ask for them, and may tell who reads."""
    said = set()
    for part in (frame.main, *frame.running):
        root, name = parse(frame.parts[part]), _name(part)
        for key, kind, target in _list_external(frame, part):
            place = _find_paragraph(root, key)
            where = f"paragraph {place} of the {name}" if place else f"the {name}"
            said.add(target)
            _report(frame, f"{where} shows something ({kind}) that lies at {target}", findings)
    for part in sorted(frame.parts):
        for _key, kind, target in _list_external(frame, part):
            if target not in said:
                said.add(target)
                _report(frame, f"its part {part} asks for {target} ({kind})", findings)
    for place, paragraph in each_paragraph(frame):
        for one in paragraph.iter(clark("w:instrText"), clark("w:fldSimple")):
            words = one.text or one.get(clark("w:instr")) or ""
            if found := _FIELD.match(words):
                _report(frame, f"{place} has a field {found[1].upper()}, which reads another file",
                        findings)


def _report(frame: WordFrame, message: str, findings: Findings) -> None:
    findings.error("frame-remote-resource", message, span=Span(frame.name),
                   hint="a document is whole in itself: put the picture into the frame (in Word: "
                        "Insert, Picture, without a link; for one that is linked, File, Info, Edit "
                        "links to files, Break link)")


def _name(part: str) -> str:
    return part.rpartition("/")[2].removesuffix(".xml")


def _list_external(frame: WordFrame, part: str) -> Iterator[tuple[str, str, str]]:
    """The relationships of a part that lead outside: id, kind, address."""
    data = frame.parts.get(name_relationships(part))
    for one in parse(data) if data is not None else ():
        kind = one.get("Type", "").rpartition("/")[2]
        if one.get("TargetMode") == "External" and kind not in _HARMLESS:
            yield one.get("Id", ""), kind, one.get("Target", "")


def _find_paragraph(root: etree._Element, key: str) -> int:
    """The number of the paragraph that uses a relationship, 0 if none does."""
    for number, paragraph in enumerate(root.iter(clark("w:p")), start=1):
        if any(key in one.attrib.values() for one in paragraph.iter()
               if one.tag is not etree.Comment):
            return number
    return 0


# Contrast -----------------------------------------------------------------------------------

def check_contrast(frame: WordFrame, roles: Mapping[str, Mapping[str, str]],
                   colours: Mapping[str, str], findings: Findings) -> None:
    """Warn of text whose colour stands out too little (``frame-contrast``; WCAG 2.2, 1.4.3).

    ``roles`` is the table of roles, ``colours`` the theme's by token.  A style counts with what it
    is based on, and on the ground of the block that its role stands in; words of a letterhead on
    that of their cell or paragraph.  Pictures behind text can't be told.
    """
    reader = _Reader(frame, colours)
    told = set()
    for where, colour, ground in (*_pair_styles(reader, roles), *_pair_words(reader)):
        if not colour or not ground or (colour, ground, where) in told:
            continue
        told.add((colour, ground, where))
        ratio = contrast(colour, ground)
        if ratio < LEAST:
            findings.warning(
                "frame-contrast", f"{where}: text in {colour} on {ground} has a contrast of "
                f"{ratio:.1f}:1", span=Span(frame.name),
                hint=f"{suggest_colour(colour, ground, LEAST)} could be read there")


class _Reader:
    """Colours of a frame as they will be in a file: those of the theme are the kit's."""

    def __init__(self, frame: WordFrame, colours: Mapping[str, str]) -> None:
        self.frame = frame
        self.scheme = read_scheme(frame, colours)
        self.ink, self.paper = colours["ink"], colours["paper"]
        self.styles = {one.get(clark("w:styleId"), ""): one for one in parse(
            frame.parts[find_part(frame, "styles")]).iter(clark("w:style"))}

    def read(self, element: etree._Element | None, own: str, reference: str) -> str | None:
        """A colour as ``#rrggbb``: ``None`` where none is said, empty where nobody can tell."""
        if element is None:
            return None
        place = element.get(clark(f"w:{reference}"))
        mixed = any(element.get(clark(f"w:{reference}{way}")) for way in ("Tint", "Shade"))
        value = element.get(clark(f"w:{own}"), "")
        if place and not mixed:
            value = self.scheme.get(find_place(place), value)
        if value == "auto":
            return None
        return f"#{value.lower()}" if _HEX.fullmatch(value) else ""

    def colour(self, holder: etree._Element) -> str | None:
        """The colour of text that a holder of run properties says."""
        return self.read(holder.find(f"{clark('w:rPr')}/{clark('w:color')}"), "val", "themeColor")

    def ground(self, holder: etree._Element) -> str | None:
        """The ground that a style, a cell, a paragraph or a run says."""
        for path in ("tcPr", "pPr", "rPr", "tblPr"):
            shade = holder.find(f"{clark('w:' + path)}/{clark('w:shd')}")
            if shade is not None and shade.get(clark("w:val"), "clear") not in ("clear", "nil"):
                return ""  # a pattern
            found = self.read(shade, "fill", "themeFill")
            if found is not None:
                return found
        return None

    def of_style(self, key: str, ask) -> str | None:
        """What a style says, or the first that it is based on."""
        seen = set()
        while key in self.styles and key not in seen:
            seen.add(key)
            found = ask(self.styles[key])
            if found is not None:
                return found
            base = self.styles[key].find(clark("w:basedOn"))
            key = "" if base is None else base.get(clark("w:val"), "")
        return None

    def find(self, roles: Mapping[str, Mapping[str, str]], role: str) -> str:
        """The id of the style of a role, empty if it has none."""
        row = roles.get(role) or {}
        return find_role_style(self.frame, roles, role) if row.get("word") else ""


def _pair_styles(reader: _Reader, roles: Mapping[str, Mapping[str, str]],
                 ) -> Iterator[tuple[str, str, str]]:
    """Colour and ground of every style that documents are set in, with its name."""
    for role, row in roles.items():
        key = reader.find(roles, role)
        if not key:
            continue
        colour = reader.of_style(key, reader.colour)
        ground = reader.of_style(key, reader.ground)
        if style_kind(row["kind"]) == "table":
            if ground is None or colour is None:
                continue  # its words have styles of their own
        elif style_kind(row["kind"]) == "character" and colour is None and ground is None:
            continue
        if ground is None:
            around = (reader.find(roles, one) for one in INSIDE.get(role, ()))
            ground = next((found for one in around if (
                found := reader.of_style(one, reader.ground)) is not None), reader.paper)
        yield (f"the style “{row['word']}”", reader.ink if colour is None else colour, ground)


def _pair_words(reader: _Reader) -> Iterator[tuple[str, str, str]]:
    """Colour and ground of the words that an editor wrote into the page, with their paragraph."""
    for place, paragraph in each_paragraph(reader.frame):
        style = paragraph.find(f"{clark('w:pPr')}/{clark('w:pStyle')}")
        key = "" if style is None else style.get(clark("w:val"), "")
        cells = paragraph.iterancestors(clark("w:tc"))
        grounds = [reader.ground(paragraph), reader.of_style(key, reader.ground),
                   *(reader.ground(one) for one in cells)]
        for run in paragraph.iter(clark("w:r")):
            words = "".join(one.text or "" for one in run.iter(clark("w:t")))
            if not strip_slots(words).strip():
                continue
            colour = next((one for one in (reader.colour(run), reader.of_style(key, reader.colour))
                           if one is not None), reader.ink)
            ground = next((one for one in (reader.ground(run), *grounds) if one is not None),
                          reader.paper)
            yield place, colour, ground
