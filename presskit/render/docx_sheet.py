"""One Word file in the making: the frame it stands on and what it gathers on the way.

Here: the record that the block and run writers share, styles by role, relationships and media
that a document adds.  Never here: how a block looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from lxml import etree

from presskit.diagnostics import Findings, Span
from presskit.render.docx_faces import Faces
from presskit.render.docx_frame import WordFrame, find_role_style, report_style, style_kind
from presskit.render.docx_package import add_relationship
from presskit.render.fonts import Fonts
from presskit.render.tables import load_table

__all__ = ["Sheet", "find_role", "find_style", "link_target", "read_roles", "sheet_of"]


@dataclass(slots=True)
class Sheet:
    """The file in the making.

    ``kind`` is the document's; ``roles`` is the table of roles; ``pictures`` gives the bytes of
    a figure by its source; ``relationships`` are those of the document's part; ``media`` the
    parts it adds;
    ``lists`` are the (list style, restart) pairs met so far; ``missing`` are the styles that
    have been complained of already; ``asked`` remembers which face a character must name.
    """

    frame: WordFrame
    faces: Faces
    roles: Mapping[str, Mapping[str, str]]
    findings: Findings
    fonts: Fonts
    relationships: etree._Element
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)
    drawings: int = 0
    missing: set[tuple[str, str]] = field(default_factory=set)
    asked: dict[tuple[str, str], str] = field(default_factory=dict)
    kind: str = ""


def sheet_of(sheet: Sheet, role: str) -> Sheet:
    """The same file for a block with a role: its faces, where they are those of headings."""
    faces = sheet.faces.of(role)
    if faces is sheet.faces:
        return sheet
    return replace(sheet, faces=faces, fonts=sheet.fonts.role(role), asked={})


def find_style(sheet: Sheet, kind: str, name: str) -> str:
    """The id of a style by its name; a complaint, once, if the frame has none."""
    key = kind, name.lower()
    found = sheet.frame.styles.get(key, "")
    if not found and key not in sheet.missing:
        sheet.missing.add(key)
        report_style(sheet.findings, sheet.frame, kind, name)
    return found


def find_role(sheet: Sheet, role: str) -> str:
    """The style id of a role; empty for a role that has no Word style by intent."""
    row = sheet.roles.get(role)
    if row is None:
        if ("role", role) not in sheet.missing:
            sheet.missing.add(("role", role))
            sheet.findings.error("role-unknown", f"the table of roles has no role “{role}”",
                                 span=Span("templates/roles.yaml"),
                                 hint=f"add a line for {role}: its kind and its Word style")
        return ""
    if not row["word"]:
        return ""
    return (find_role_style(sheet.frame, sheet.roles, role)
            or find_style(sheet, style_kind(row["kind"]), row["word"]))


def link_target(sheet: Sheet, address: str) -> str:
    """The relationship id of a web or mail address."""
    return add_relationship(sheet.relationships, "hyperlink", address, external=True)


def read_roles(frames) -> Mapping[str, Mapping[str, str]]:
    """The table of roles, the kit's own laid over the shipped one: role → ``kind``, ``word``."""
    frame = frames.frame("roles.yaml")
    return _read_roles(*(Path(one).read_bytes() for one in (*frame.below, frame.path)))


@lru_cache(maxsize=4)
def _read_roles(*tables: bytes) -> Mapping[str, Mapping[str, str]]:
    """The tables were checked where the kit was read."""
    merged: dict[str, dict[str, str]] = {}
    for data in tables:
        for role, row in (load_table(data) or {}).items():
            merged[role] = {**merged.get(role, {}), **row}
    return {role: {**row, "word": row.get("word") or ""} for role, row in merged.items()}
