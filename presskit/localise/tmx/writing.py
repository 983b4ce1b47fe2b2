"""Entries as a TMX file.

Here: elements and their order, what stands in a code.  Never here: which entries, files.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from presskit.localise.closed_xml import legal
from presskit.localise.codes import split_codes
from presskit.localise.memory.entries import Entry

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["OWN", "PREFIX", "XML_LANG", "write_tmx"]

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PREFIX = "x-presskit-"
OWN = ("context", "before", "behind", "kit", "state", "embargo", "date")
"""What stands in properties of our own, by the names of an entry's fields."""
_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def write_tmx(entries: Iterable[Entry]) -> bytes:
    """The entries as a TMX file, in their order; the same entries give the same bytes."""
    from lxml import etree

    from presskit import __version__

    entries = tuple(entries)
    sources = {one.source_locale for one in entries}
    header = etree.Element("header", {
        "creationtool": "presskit", "creationtoolversion": __version__, "segtype": "paragraph",
        "o-tmf": "presskit", "adminlang": "en", "datatype": "plaintext",
        "srclang": sources.pop() if len(sources) == 1 else "*all*"})
    out = io.BytesIO()
    with etree.xmlfile(out, encoding="UTF-8") as file:
        file.write_declaration()
        file.write_doctype(_DOCTYPE)
        with file.element("tmx", {"version": "1.4"}):
            file.write("\n", header, "\n")
            with file.element("body"):
                file.write("\n")
                for one in entries:
                    file.write(_unit(one), "\n")
            file.write("\n")
    return out.getvalue() + b"\n"


def _unit(entry: Entry) -> _Element:
    from lxml import etree

    unit = etree.Element("tu", {"srclang": entry.source_locale})
    day = _DAY.fullmatch(entry.date)
    if day:
        unit.set("changedate", f"{day[1]}{day[2]}{day[3]}T000000Z")
    if entry.reviewer:
        unit.set("changeid", legal(entry.reviewer))
    if entry.note:
        etree.SubElement(unit, "note").text = legal(entry.note)
    for name in OWN:
        value = str(getattr(entry, name))
        if value and not (name == "date" and day):
            prop = etree.SubElement(unit, "prop", {"type": PREFIX + name})
            prop.text = legal(value)
    numbers: dict[str, list[int]] = {}
    for locale, text, first in ((entry.source_locale, entry.source, True),
                                (entry.target_locale, entry.target, False)):
        variant = etree.SubElement(unit, "tuv", {XML_LANG: locale})
        _write_segment(etree.SubElement(variant, "seg"), text, numbers, first=first)
    return unit


def _write_segment(segment: _Element, text: str, numbers: dict[str, list[int]], *,
                   first: bool) -> None:
    """The words and codes of a text; ``x`` says which code of the target is which of the
    source."""
    from lxml import etree

    pieces = split_codes(legal(text))
    waiting = {key: [*found] for key, found in numbers.items()}
    last: _Element | None = None
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            _append(segment, last, piece)
            continue
        kind = "ph" if piece.partner < 0 else "bpt" if piece.partner > at else "ept"
        last = etree.SubElement(segment, kind)
        last.text = piece.text
        if kind != "ph":
            last.set("i", str(min(at, piece.partner) + 1))
        if kind != "ept":
            if first:
                numbers.setdefault(piece.text, []).append(at + 1)
                last.set("x", str(at + 1))
            elif waiting.get(piece.text):
                last.set("x", str(waiting[piece.text].pop(0)))


def _append(segment: _Element, last: _Element | None, text: str) -> None:
    if last is None:
        segment.text = (segment.text or "") + text
    else:
        last.tail = (last.tail or "") + text

