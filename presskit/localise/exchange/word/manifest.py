"""The data part of a sheet: what went out, as it was.

Here: writing it and reading it.  Never here: the table that people see.

Word keeps the part (ECMA-376, Part 1, 15.2.5, custom XML data) and so do the libraries; a program
that drops it costs nothing but the old words beside parked ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from presskit.localise.exchange.parcel import Parcel

__all__ = ["NAMESPACE", "Manifest", "Sent", "read_manifest", "write_manifest"]

NAMESPACE = "urn:presskit:proof-sheet"


@dataclass(frozen=True, slots=True)
class Sent:
    """A text that went out: source and words in Markdown, and what the words are known by."""

    source: str
    words: str
    was: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What went out, by id; for which kit and locales; the words behind the box of a draft.  All
    empty where the part is gone."""

    kit: str = ""
    source: str = ""
    target: str = ""
    stands: str = ""
    rows: Mapping[str, Sent] = field(default_factory=dict)


def write_manifest(parcel: Parcel, stands: str) -> bytes:
    """The data part for the texts of a parcel; ``stands`` are the words behind the box of a
    draft."""
    root = etree.Element(_tag("sheet"), nsmap={None: NAMESPACE}, version="1", kit=parcel.kit,
                         source=parcel.source, target=parcel.target, stands=stands)
    for row in parcel.rows:
        one = etree.SubElement(root, _tag("row"), id=row.id, was=row.was)
        etree.SubElement(one, _tag("source")).text = row.source
        etree.SubElement(one, _tag("words")).text = row.words
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def read_manifest(roots: Iterable[etree._Element]) -> Manifest:
    """What the data parts of a file say; those of others are passed over."""
    for root in roots:
        if root.tag == _tag("sheet"):
            rows = {one.get("id", ""): Sent(one.findtext(_tag("source")) or "",
                                            one.findtext(_tag("words")) or "",
                                            one.get("was", ""))
                    for one in root.iter(_tag("row"))}
            return Manifest(root.get("kit", ""), root.get("source", ""), root.get("target", ""),
                            root.get("stands", ""), rows)
    return Manifest()


def _tag(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"
