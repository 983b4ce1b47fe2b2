"""Looks beside a kit: its theme and its table of roles, read with the place of every value.

Here: reading the YAML that ``render`` decodes, and what a kit's own roles must be.  Never here:
what a token or a style looks like.
"""

from __future__ import annotations

import codecs
import difflib
import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit import registry
from presskit.content.yaml import read_table
from presskit.desk import resources
from presskit.diagnostics import Findings, PresskitError, Span, show_path

if TYPE_CHECKING:
    from presskit.render.frames import Frame, Frames
    from presskit.render.theme import Theme

__all__ = ["check_classes", "check_everyday", "check_roles", "read_theme"]


def read_theme(path: Path, *below: Path | str, own: bool = True) -> Theme:
    """The theme in a file, its keys laid over those of the files ``below``, the shipped one first;
    ``own`` says that the file is a kit's, and no theme that ships.

    Raises ``PresskitError`` with every fault of the YAML, or of the tokens (``theme-…``).
    """
    from presskit.render.theme import decode_theme
    files = [*map(Path, below), path]
    seal = hashlib.sha256(b"".join(one.read_bytes() for one in files)).hexdigest()
    tables = [(_with_merged(value), places) for value, places in map(read_table, files)]
    return decode_theme(tables[-1], [value for value, _places in tables[:-1]], seal, own)


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
    shipped = dict[str, Any]()
    for path in frame.below:
        shipped |= read_table(Path(path))[0]
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


# Everyday characters ------------------------------------------------------------------------

_HEX = re.compile("[0-9A-Fa-f]{4,6}")
_RANGE = re.compile(f"({_HEX.pattern})(?:-({_HEX.pattern}))?")
_ROWS = ("levels", "ranges", "characters")
_EVERYDAY = "begin from templates/everyday.yaml as it ships"


def check_everyday(path: Path, findings: Findings) -> None:
    """Complain of a kit's own table of everyday characters (``everyday-table``), each fault at
    its place."""
    try:
        table, places = read_table(path)
    except PresskitError as error:
        findings.extend(error.diagnostics)
        return

    def told(where: tuple, message: str, hint: str = _EVERYDAY) -> None:
        findings.error("everyday-table", message, hint=hint,
                       span=places.get(where) or Span(show_path(path)))
    levels, rows = table.get("levels"), table.get("locales")
    if not isinstance(levels, Mapping) or not isinstance(rows, Mapping):
        told((), "the table needs `levels:` and `locales:`, with a row under each name")
        return
    for name, row in levels.items():
        _check_level(("levels", name), row, told)
    if "other" not in rows:
        told(("locales",), "locales lacks `other`, the row of the western face",
             "add the row `other` of the shipped table")
    for tag, row in rows.items():
        _check_everyday_row(("locales", tag), row, levels, told)


def _check_level(where: tuple, row: Any, told: Callable[..., None]) -> None:
    good = (isinstance(row, Mapping) and row.keys() == {"coding", "first", "last"}
            and all(isinstance(one, str) for one in row.values()))
    if not good:
        told(where, f"{where[-1]} is no level", "write {coding: big5, first: A440, last: C67E}")
        return
    try:
        codecs.lookup(row["coding"])
    except LookupError:
        told((*where, "coding"), f"Python has no coding {row['coding']}",
             "use big5, gb2312, euc_jp, euc_kr or another that Python names")
    for end in ("first", "last"):
        if not re.fullmatch("[0-9A-Fa-f]{4}", row[end]):
            told((*where, end), f"{row[end]} is no code of two bytes",
                 "write four hexadecimal digits, for example A440")


def _check_everyday_row(where: tuple, row: Any, levels: Mapping,
                        told: Callable[..., None]) -> None:
    if not isinstance(row, Mapping):
        told(where, f"{where[-1]} is no row", f"write any of {', '.join(_ROWS)} under it")
        return
    for key in row.keys() - set(_ROWS):
        told((*where, key), f"a row has no `{key}`", f"known are: {', '.join(_ROWS)}")
    if not isinstance(row.get("characters") or "", str):
        told((*where, "characters"), "characters are one text",
             "write them one behind the other, in quotation marks")
    for name in _ROWS[:2]:
        listed = row.get(name) or []
        if not isinstance(listed, list):
            told((*where, name), f"{name} are a list", "write them in brackets: [A, B]")
            continue
        for place, one in enumerate(listed):
            if name == "levels" and one not in levels:
                near = difflib.get_close_matches(str(one), levels, n=1)
                told((*where, name, place), f"there is no level {one}",
                     f"did you mean {near[0]}?" if near else "define it under `levels:`")
            elif name == "ranges" and not (isinstance(one, str) and _RANGE.fullmatch(one)):
                told((*where, name, place), f"{one} is no range of code points",
                     "write it hexadecimal, from-to: 00A0-017F")


# Classes ------------------------------------------------------------------------------------

_WRITTEN = frozenset({"running"})
"""Classes that the writer of web pages gives, and no shipped sheet uses."""


@cache
def _shipped_classes(folder: Path) -> frozenset[str]:
    """The classes that the shipped sheets know."""
    from presskit.render.sheet_faults import list_classes
    return frozenset(name for path in folder.glob("*.css")
                     for name, _line, _column in list_classes(path.read_text("utf-8")))


def check_classes(frames: Frames, own: Frame, findings: Findings) -> None:
    """Warn of a class in a kit's own style sheet that no document has (``css-class-unknown``):
    neither a role, nor one that the shipped sheets and frames know."""
    from presskit.render.docx_sheet import read_roles
    from presskit.render.frames import read_frame
    from presskit.render.sheet_faults import list_classes
    known = {*read_roles(frames), *registry.DOCUMENTS, *_WRITTEN,
             *_shipped_classes(resources() / "templates" / "css")}
    for one in frames.items:
        if one.name.startswith("html/"):
            known |= set(re.findall(r"[\w-]+", " ".join(
                re.findall(r"class\s*=\s*[\"']([^\"']*)", read_frame(one)))))
    for name, line, column in list_classes(read_frame(own)):
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            findings.warning("css-class-unknown", f"no document has the class .{name}",
                             span=Span(own.shown, line, column),
                             hint=f"did you mean .{near[0]}?" if near else
                             "the classes are the roles of templates/roles.yaml")
            known.add(name)
