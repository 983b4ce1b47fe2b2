"""The register as a table that others fill in: one line for each form of a name.

Here: CSV (RFC 4180) out and in, what a line that came back changes.  Never here: files.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which goes again
when the table is read.  Each line carries a mark of what it said when it went out, so that one that
nobody touched changes nothing, whatever has become of the name since, and one that was changed on
both sides is told.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from presskit.model.kit import Kit, NameForm
from presskit.model.names import KEPT

__all__ = ["COLUMNS", "Change", "Clash", "Line", "compare_line", "read_table", "write_table"]

FIELDS = ("full", "short", "sort", "reading", "aliases", "status", "method", "source", "note")
COLUMNS = ("kind", "id", "locale", *FIELDS, "mark")
_WRITTEN = ("full", "short", "aliases", "reading")
"""The fields by which a form is confirmed: another word in one of them is another name."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_MARK = re.compile("[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its number there (the head is 1), which form, what it says by field,
    and the mark that it went out with, if it has one."""

    number: int
    key: str
    locale: str
    said: Mapping[str, str]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A form that a line changes: fields with their new values (``aliases`` a list), and what it
    was before, which is kept where the name was written otherwise; ``{}`` for a new one."""

    line: Line
    fields: Mapping[str, Any]
    former: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Clash:
    """A line that is not taken, and why; both forms."""

    line: Line
    ours: str
    theirs: str
    why: str


# Out ----------------------------------------------------------------------------------------

def write_table(kit: Kit, locales: Iterable[str], kinds: Iterable[str] = ()) -> str:
    """The forms of every name in some locales; of names without one an empty line.

    Forms that stand for more than one locale (``zh-Hant``) have a line of their own.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    kinds, locales = tuple(kinds), tuple(locales)
    for key, named in kit.register.items():
        kind, _, ident = key.partition(":")
        if kinds and kind not in kinds or KEPT in named.names:
            continue
        tags = [tag for tag in named.names if tag in locales or any(
            one.startswith(f"{tag}-") for one in locales)]
        served = [one for one in locales if not any(
            one == tag or one.startswith(f"{tag}-") for tag in tags)]
        for tag in (*tags, *served):
            said = _say(named.names.get(tag))
            table.writerow([kind, ident, tag, *map(_guard, said.values()), _mark(said)])
    return out.getvalue()


def _say(form: NameForm | None) -> dict[str, str]:
    """The fields of a form as cells."""
    if form is None:
        return dict.fromkeys(FIELDS, "")
    return {name: " | ".join(re.sub(r"([\\|])", r"\\\1", one) for one in form.aliases)
            if name == "aliases" else getattr(form, name) for name in FIELDS}


def _mark(said: Mapping[str, str]) -> str:
    words = "\0".join(said[name].strip() for name in FIELDS)
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def _guard(cell: str) -> str:
    return f"'{cell}" if _is_formula(cell) or (cell[:1] == "'" and (
        cell[1:2] == "'" or _is_formula(cell[1:]))) else cell


def _is_formula(cell: str) -> bool:
    return cell.lstrip(" ").startswith(_FORMULA) or cell.startswith(_FORMULA)


# In -----------------------------------------------------------------------------------------

def read_table(text: str) -> tuple[tuple[Line, ...], tuple[tuple[int, str], ...]]:
    """The lines of a table, and what is wrong with others, by line.

    Commas, semicolons or tabs may part the cells; the columns may stand in any order, and others
    beside them.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    parting = max(",;\t", key=head.count)
    csv.field_size_limit(1_000_000)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=parting, strict=True)
    lines: list[Line] = []
    faults: list[tuple[int, str]] = []
    seen: dict[tuple[str, str], int] = {}
    try:
        names = [one.strip().lower() for one in next(table, [])]
        lacking = [one for one in ("kind", "id", "locale", "full") if one not in names]
        if lacking:
            return (), ((1, f"the columns {', '.join(lacking)} are missing"),)
        for row in table:
            number = table.line_num
            if not any(one.strip() for one in row):
                continue
            cells = dict(zip(names, row, strict=False))
            line = _line(number, cells, names)
            fault = _wrong_with(line, len(row) > len(names), seen)
            if fault:
                faults.append((number, fault))
            else:
                seen[line.key, line.locale] = number
                lines.append(line)
    except csv.Error as error:
        faults.append((table.line_num, f"this is no CSV: {error}"))
    return tuple(lines), tuple(faults)


def _line(number: int, cells: Mapping[str, str], names: Iterable[str]) -> Line:
    known = {*names}
    said = {name: _unguard(cells.get(name, "")).strip() for name in FIELDS if name in known}
    key = f"{cells.get('kind', '').strip()}:{cells.get('id', '').strip()}"
    return Line(number, key, cells.get("locale", "").strip(), said, cells.get("mark", "").strip())


def _unguard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _guard(cell[1:]) == cell else cell


def _wrong_with(line: Line, longer: bool, seen: Mapping[tuple[str, str], int]) -> str:
    if longer:
        return "it has more cells than the table has columns"
    if (line.key, line.locale) in seen:
        return f"{line.key} in {line.locale} stands in line {seen[line.key, line.locale]} already"
    if line.mark and not _MARK.fullmatch(line.mark):
        return "its mark is damaged: clear the cell"
    return ""


# What a line changes ------------------------------------------------------------------------

def compare_line(line: Line, form: NameForm | None, approved: bool, *,
                 replace: bool = False) -> Change | Clash | None:
    """What a line changes in the form that the kit has; nothing (``None``), or why it is not taken.

    A form that somebody has given, confirmed or approved is only changed with ``replace``; so is
    one that was changed here since the table went out.
    """
    now = {name: cell.strip() for name, cell in _say(form).items()}
    said = {**now, **line.said}
    said["status"] = said["status"] or now["status"]
    touched = _mark({**dict.fromkeys(FIELDS, ""), **line.said}) != line.mark
    if not touched or now == said or (form is None and not any(line.said.values())):
        return None
    why = _against(line, form, now, said, approved)
    if why and not (replace and said["full"]):
        return Clash(line, _show(now), _show(said), why)
    fields = {name: _value(name, value) for name, value in said.items()
              if value != now[name]}
    former = {}
    if form and any(name in fields for name in _WRITTEN[:3]):
        former = {name: _value(name, now[name]) for name in _WRITTEN[:3]
                  if name in fields and now[name]}
    return Change(line, fields, former)


def _against(line: Line, form: NameForm | None, now: Mapping[str, str], said: Mapping[str, str],
             approved: bool) -> str:
    if not said["full"]:
        return "the line has no full form, and no table takes a name away"
    if form is None:
        return ""
    if line.mark and _mark(now) != line.mark:
        return "it was changed here as well since the table went out"
    other = any(now[name] and not _keeps(name, now[name], said[name]) for name in _WRITTEN)
    weaker = form.status != "suggested" and said["status"] == "suggested"
    if other and form.status != "suggested":
        return f"ours is {form.status}"
    if other and approved:
        return "a reviewer has approved ours"
    return f"ours is {form.status}, theirs only suggested" if weaker else ""


def _keeps(name: str, ours: str, theirs: str) -> bool:
    """Whether a cell says what ours does; further aliases may stand beside ours."""
    return {*_parts(ours)} <= {*_parts(theirs)} if name == "aliases" else ours == theirs


def _show(said: Mapping[str, str]) -> str:
    written = " / ".join(filter(None, (said["full"], said["short"], said["aliases"])))
    return f"{written or 'nothing'} ({said['status'] or 'no status'})"


def _value(name: str, cell: str) -> Any:
    return [*_parts(cell)] if name == "aliases" else cell


def _parts(cell: str) -> Iterator[str]:
    for one in re.findall(r"(?:\\.|[^|\\])+", cell):
        words = re.sub(r"\\(.)", r"\1", one.strip())
        if words:
            yield words
