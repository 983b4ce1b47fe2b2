"""The Word frame: an editor's ``.docx`` with letterhead, named styles and slots.

Here: opening a frame, what the writer must know of it (styles by name, measures), and the
complaints about one that doesn't fit.  Never here: filling it, content, colours.

A frame is found by the longest prefix of the locale: ``docx/document.zh-Hant-HK.docx``,
``docx/document.zh-Hant.docx`` … ``docx/document.docx``.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from presskit.diagnostics import Findings, PresskitError, Span
from presskit.render.docx_package import read_relationships
from presskit.render.docx_xml import clark, parse

__all__ = ["SLOT", "SLOTS", "WordFrame", "check_frame", "find_part", "frame_names", "open_frame",
           "find_role_style", "paragraph_text", "report_style", "strip_slots", "style_kind"]

SLOTS = ("body", "header-start", "running-header", "header-end", "footer-start", "notice",
         "label", "label-note", "page")
"""The slots that a paragraph of a frame may name as ``[[ slot ]]``."""

_OWN = (("character", "Strong"), ("character", "Emphasis"), ("character", "Hyperlink"),
        ("paragraph", "Table gap"))
SLOT = re.compile(r"\[\[\s*([^\]\s][^\]]*?)\s*\]\]")
_TWIP = 635  # EMU


@dataclass(frozen=True, slots=True, eq=False)
class WordFrame:
    """An opened frame; lengths in twips (1/1440 inch).

    ``parts`` are its files; ``main`` the document's part; ``running`` its headers and
    footers; ``styles`` gives the id of a style by (kind, name in lower case); ``width`` is
    the type area, ``text_edge`` the indent of running text in it, ``section_space`` the space
    above a section heading; ``table_indents`` are the
    indents of the table styles by id, ``table_margins`` how far words stand in from their left
    edges, ``sole`` the table styles with a look for the first column, ``numbers`` the numbering of
    the list styles by id,
    ``numbering`` the part that holds it, and ``highest_number`` the last one in it.
    """

    name: str
    parts: Mapping[str, bytes]
    main: str
    running: tuple[str, ...]
    styles: Mapping[tuple[str, str], str]
    width: int
    text_edge: int
    section_space: int
    table_indents: Mapping[str, int]
    table_margins: Mapping[str, int]
    sole: frozenset[str]
    numbers: Mapping[str, str]
    numbering: str
    highest_number: int


def frame_names(locale: str) -> tuple[str, ...]:
    """The paths under ``templates/`` where the frame of a locale may lie, best first."""
    parts = locale.split("-")
    tags = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return (*(f"docx/document.{tag}.docx" for tag in tags), "docx/document.docx")


def open_frame(path: Path, name: str = "") -> WordFrame:
    """Open a frame, once per worker for the same bytes.

    ``name`` is the path to show in complaints.  Raises :class:`PresskitError` with
    ``frame-unreadable`` if it is no Word file, ``frame-slot-unknown`` and
    ``frame-slot-missing`` if its slots are wrong.
    """
    shown = name or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(shown, error.strerror or "can't be read") from error
    return _open(data, shown)


def _unreadable(name: str, why: str) -> PresskitError:
    return PresskitError.one(
        "frame-unreadable", f"the Word frame can't be opened: {why}", span=Span(name),
        hint="save it from Word as .docx, or delete it so that the shipped frame is used")


# The one cache of this format: a frame is opened once per worker, keyed by its bytes.
@lru_cache(maxsize=24)
def _open(data: bytes, name: str) -> WordFrame:
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(io.BytesIO(data))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {one.filename: archive.read(one) for one in archive.infolist()
                     if not one.is_dir()}
    except (OpcError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, RuntimeError,
            EOFError, etree.XMLSyntaxError) as error:
        raise _unreadable(name, "it is not a Word document") from error
    main = str(document.part.partname).lstrip("/")
    targets = read_relationships(parts, main).values()
    if dict(targets).get("styles") not in parts:
        raise _unreadable(name, "it has no styles")
    running = tuple(sorted({target for kind, target in targets if kind in {"header", "footer"}}))
    numbering = dict(targets).get("numbering", "")
    findings = Findings()
    _check_slots(parts, main, running, name, findings)
    findings.raise_errors()
    section = document.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return WordFrame(name, parts, main, running, _list_styles(document.styles), width // _TWIP,
                     _find_length(document.styles, "body text", "left_indent"),
                     _find_length(document.styles, "heading 2", "space_before"),
                     _list_lengths(document.styles, "w:tblInd"),
                     _list_lengths(document.styles, "w:tblCellMar/w:left"),
                     _list_sole(document.styles),
                     _list_numbers(document.styles), numbering,
                     _find_highest(parts, numbering))


def _list_styles(styles) -> dict[tuple[str, str], str]:
    kinds = {1: "paragraph", 2: "character", 3: "table", 4: "list"}
    return {(kinds[int(one.type)], one.name.lower()): one.style_id for one in styles
            if one.name}


def _find_length(styles, name: str, length: str) -> int:
    """A length of a paragraph style, from itself or the styles that it is based on."""
    style = next((one for one in styles if (one.name or "").lower() == name), None)
    while style is not None:
        value = getattr(style.paragraph_format, length)
        if value is not None:
            return int(value) // _TWIP
        style = style.base_style
    return 0


def _list_lengths(styles, path: str) -> dict[str, int]:
    """A length of the table styles that say it, by their ids."""
    place = "/".join(map(clark, ("w:tblPr", *path.split("/"))))
    found = ((one.style_id, one.element.find(place)) for one in styles)
    return {style: round(float(length.get(clark("w:w"), "0"))) for style, length in found
            if length is not None}


def _list_sole(styles) -> frozenset[str]:
    parts = ((one.style_id, one.element.iterfind(clark("w:tblStylePr"))) for one in styles)
    return frozenset(style for style, found in parts
                     if any(one.get(clark("w:type")) == "firstCol" for one in found))


def _list_numbers(styles) -> dict[str, str]:
    path = "/".join(clark("w:" + name) for name in ("pPr", "numPr", "numId"))
    found = ((one.style_id, one.element.find(path)) for one in styles)
    return {style: number.get(clark("w:val"), "") for style, number in found
            if number is not None}


def _find_highest(parts: Mapping[str, bytes], name: str) -> int:
    data = parts.get(name)
    numbers = [] if data is None else [int(one.get(clark("w:numId"), "0"))
                                       for one in parse(data).iter(clark("w:num"))]
    return max(numbers, default=0)


def paragraph_text(paragraph: etree._Element) -> str:
    """The characters of a paragraph, its runs joined."""
    return "".join(one.text or "" for one in paragraph.iter(clark("w:t")))


def strip_slots(text: str) -> str:
    """What an editor wrote round the slots."""
    return SLOT.sub("", text)


def _check_slots(parts: Mapping[str, bytes], main: str, running: tuple[str, ...], name: str,
                 findings: Findings) -> None:
    bodies = 0
    for part in (main, *running):
        for number, paragraph in enumerate(parse(parts[part]).iter(clark("w:p")), start=1):
            for slot in SLOT.findall(paragraph_text(paragraph)):
                bodies += slot == "body" and part == main
                if slot not in SLOTS:
                    place = part.rpartition("/")[2].removesuffix(".xml")
                    findings.error(
                        "frame-slot-unknown", f"paragraph {number} of the {place} asks for "
                        f"[[ {slot} ]], which no document has", span=Span(name),
                        hint="use one of " + ", ".join(f"[[ {one} ]]" for one in SLOTS))
    if bodies != 1:
        findings.error("frame-slot-missing", f"[[ body ]] stands {bodies} times in the frame",
                       span=Span(name),
                       hint="write [[ body ]] once, alone in a paragraph of the page")


def find_part(frame: WordFrame, kind: str) -> str:
    """The part of a frame by the last word of its relationship (``styles``, ``theme``),
    empty if there is none."""
    return dict(read_relationships(frame.parts, frame.main).values()).get(kind, "")


def check_frame(path: Path, roles: Mapping[str, Mapping[str, str]],
                name: str = "") -> tuple[WordFrame, Findings]:
    """Open a frame and see that every style of the table of roles is in it.

    ``roles`` maps a role to its row (``kind``, ``word``).  The findings hold one
    ``frame-style-missing`` for each style that is not there; raises like :func:`open_frame`.
    """
    frame = open_frame(path, name)
    findings = Findings()
    if not find_part(frame, "theme"):
        findings.warning("frame-theme-missing", "the frame has no theme, so the brand colours of "
                         "theme.yaml do not reach it", span=Span(frame.name),
                         hint="begin from the shipped frame, and save it from Word")
    wanted = [(style_kind(row["kind"]), row["word"]) for role, row in roles.items()
              if row["word"] and not find_role_style(frame, roles, role)]
    for kind, style in dict.fromkeys((*wanted, *_OWN)):
        if (kind, style.lower()) not in frame.styles:
            report_style(findings, frame, kind, style)
    return frame, findings


def find_role_style(frame: WordFrame, roles: Mapping[str, Mapping[str, str]], role: str) -> str:
    """The id of the frame's style for a role that has one, or for the role that serves frames
    from before it (``instead``); empty where the frame has neither."""
    row = roles[role]
    found = frame.styles.get((style_kind(row["kind"]), row["word"].lower()), "")
    other = row.get("instead") or ""
    return found or (find_role_style(frame, roles, other) if other in roles else "")


def style_kind(kind: str) -> str:
    """The kind of Word style for a role's kind: ``paragraph``, ``character`` or ``table``."""
    if kind == "span":
        return "character"
    return "table" if kind in {"table", "section"} else "paragraph"


def report_style(findings: Findings, frame: WordFrame, kind: str, name: str) -> None:
    """Complain of a style that the frame lacks."""
    findings.error("frame-style-missing", f"the frame has no {kind} style “{name}”",
                   span=Span(frame.name),
                   hint=f"open {frame.name} in Word and add a {kind} style named “{name}”, or "
                        "copy the shipped frame again")
