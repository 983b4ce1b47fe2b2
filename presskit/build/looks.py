"""Looks beside a kit: its theme and its table of roles, read with the place of every value.

Here: reading the YAML that ``render`` decodes, and what a kit's own roles must be.  Never here:
what a token or a style looks like.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit.content.yaml import read_table
from presskit.diagnostics import Findings, PresskitError

if TYPE_CHECKING:
    from presskit.render.frames import Frames
    from presskit.render.theme import Theme

__all__ = ["check_roles", "read_theme"]


def read_theme(path: Path, base: Path | str = "") -> Theme:
    """The theme in a file; with ``base`` its keys are laid over those of that theme.

    Raises ``PresskitError`` with every fault of the YAML, or of the tokens (``theme-…``).
    """
    from presskit.render.theme import decode_theme
    files = [one for one in (Path(base) if base else None, path) if one]
    seal = hashlib.sha256(b"".join(one.read_bytes() for one in files)).hexdigest()
    tables = [(_with_merged(value), places) for value, places in map(read_table, files)]
    return decode_theme(tables[-1], tables[0] if base else None, seal)


def _with_merged(value: Any) -> Any:
    """The values with those that ``<<: *name`` takes over (YAML 1.1, "Merge Key")."""
    if not isinstance(value, dict):
        return value
    own = {key: _with_merged(one) for key, one in value.items()}
    taken = own.pop("<<", [])
    for one in taken if isinstance(taken, list) else [taken]:
        own = {**(_with_merged(one) if isinstance(one, dict) else {}), **own}
    return own


def check_roles(frames: Frames, findings: Findings) -> None:
    """Complain of a kit's own table of roles: a role or a kind that there is not, a style that
    a Word frame in use lacks.

    Codes: ``role-unknown``, ``role-value``, ``frame-style-missing``.
    """
    from presskit.render.docx_frame import style_kind
    frame = frames.frame("roles.yaml")
    try:
        own, places = read_table(Path(frame.path))
    except PresskitError as error:
        findings.extend(error.diagnostics)
        return
    shipped, _places = read_table(Path(frame.base))
    kinds = sorted({row["kind"] for row in shipped.values()})
    for role, row in own.items():
        if role not in shipped:
            near = difflib.get_close_matches(role, shipped, n=1)
            findings.error("role-unknown", f"no document has a role {role}",
                           span=places.names[role,], hint=f"did you mean {near[0]}?" if near
                           else "delete the line: the roles are those of the shipped roles.yaml")
        elif _is_row(row, kinds):
            whole = {**shipped[role], **row}
            if row.get("word"):
                _check_style(frames, style_kind(whole["kind"]), row["word"],
                             places[role, "word"], findings)
        else:
            findings.error("role-value", f"{role} is no row of this table",
                           span=places[role,], hint='write {word: "Style name"}; a kind is one '
                           f"of {', '.join(kinds)}")


def _is_row(row: Any, kinds: list[str]) -> bool:
    return (isinstance(row, Mapping) and row.keys() <= {"kind", "word"}
            and row.get("kind", kinds[0]) in kinds
            and isinstance(row.get("word") or "", str))


def _check_style(frames: Frames, kind: str, name: str, span: Any, findings: Findings) -> None:
    """Complain, once, of a style that some Word frame doesn't have."""
    from presskit.render.docx_frame import open_frame
    for one in frames.items:
        if not one.name.startswith("docx/") or not one.name.endswith(".docx"):
            continue
        try:
            styles = open_frame(Path(one.path), one.shown).styles
        except PresskitError:
            continue  # said where the frames are checked
        if (kind, name.lower()) not in styles:
            known = [word for has, word in styles if has == kind]
            near = difflib.get_close_matches(name.lower(), known, n=1)
            hint = f"did you mean “{near[0]}”? Or " if near else ""
            findings.error("frame-style-missing", f"the Word frame {one.name} has no {kind} "
                           f"style “{name}”", span=span, hint=f"{hint}put a frame that has the "
                           f"style into templates/{one.name}")
            return
