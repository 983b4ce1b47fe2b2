"""The register as a table that others fill in: one line for each form of a name.

Here: CSV (RFC 4180) out and in, what a line that came back changes.  Never here: files.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which goes again
when the table is read.  Each line carries a mark of what it said when it went out, so that one that
nobody touched changes nothing, whatever has become of the name since, and one that was changed on
both sides is told.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from presskit.localise.names_cells import (
    Change,
    Clash,
    Line,
    each_part,
    guard,
    is_touched,
    join_parts,
    mark_of,
    unguard,
)
from presskit.localise.terms_table import RULE_FIELDS, RULES, each_rule
from presskit.model.kit import Kit, Named, NameForm, Term
from presskit.model.names import KEPT

__all__ = ["COLUMNS", "FIELDS", "compare_line", "read_table", "write_table"]

FIELDS = ("full", "short", "sort", "reading", "aliases", "status", "method", "source", "note")
COLUMNS = ("kind", "id", "locale", *FIELDS, "mark")
TERM_COLUMNS = ("kind", "id", "locale", "rule", "full", "instead", *FIELDS[1:], "mark")
"""Only where there are terms: nobody who checks people has to wonder about two more columns."""
_WRITTEN = ("full", "short", "aliases", "reading")
"""The fields by which a form is confirmed: another word in one of them is another name."""
_MARK = re.compile("[0-9a-f]{8}")


# Out ----------------------------------------------------------------------------------------

def write_table(kit: Kit, locales: Iterable[str], kinds: Iterable[str] = ()) -> str:
    """The forms of every name in some locales; of names without one an empty line; all else that a
    term says.

    Forms that stand for more than one locale (``zh-Hant``) have a line of their own.
    """
    out = io.StringIO()
    kinds, locales = tuple(kinds), tuple(locales)
    named = {**kit.register, **{f"term:{key}": term for key, term in kit.terms.items()}}
    named = {key: one for key, one in named.items()
             if not kinds or key.partition(":")[0] in kinds}
    columns = TERM_COLUMNS if any(key.startswith("term:") for key in named) else COLUMNS
    table = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    table.writeheader()
    for key, one in named.items():
        kind, _, ident = key.partition(":")
        for row in (*_each_rule(key, one, locales), *_each_form(key, one, locales)):
            table.writerow({"kind": kind, "id": guard(ident)} | {
                column: guard(cell) for column, cell in row.items()})
    return out.getvalue()


def _each_rule(key: str, named: Named, locales: Iterable[str]) -> Iterator[dict[str, str]]:
    for rule, tag, words, instead in each_rule(named) if isinstance(named, Term) else ():
        if not tag or _serves(tag, locales):
            yield {"rule": rule, "locale": tag, "full": words, "instead": instead,
                   "mark": mark_of(key, tag, rule, (words, instead))}


def _each_form(key: str, named: Named, locales: Iterable[str]) -> Iterator[dict[str, str]]:
    tags = [tag for tag in named.names if tag != KEPT and _serves(tag, locales)]
    served = [one for one in locales if named.names and KEPT not in named.names and not any(
        one == tag or one.startswith(f"{tag}-") for tag in tags)]
    for tag in (*tags, *served):
        said = _say(named.names.get(tag))
        yield {"locale": tag, **said, "mark": mark_of(key, tag, "", said.values())}


def _serves(tag: str, locales: Iterable[str]) -> bool:
    return any(one == tag or one.startswith(f"{tag}-") for one in locales)


def _say(form: NameForm | None) -> dict[str, str]:
    """The fields of a form as cells."""
    if form is None:
        return dict.fromkeys(FIELDS, "")
    return {name: join_parts(form.aliases) if name == "aliases" else getattr(form, name)
            for name in FIELDS}


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
    seen: dict[tuple[str, ...], int] = {}
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
            fault = _wrong_with(line, len(row) > len(names), cells, seen)
            if fault:
                faults.append((number, fault))
            else:
                seen[_identity(line)] = number
                lines.append(line)
    except csv.Error as error:
        faults.append((table.line_num, f"this is no CSV: {error}"))
    return _without_copies(lines), tuple(faults)


def _without_copies(lines: list[Line]) -> tuple[Line, ...]:
    """Whoever needs a new line in a spreadsheet copies one, with its mark: that says nothing of the
    copy."""
    count = Counter(one.mark for one in lines)
    return tuple(dataclasses.replace(one, mark="") if count[one.mark] > 1 and is_touched(
        one, RULE_FIELDS if one.rule else FIELDS) else one for one in lines)


def _line(number: int, cells: Mapping[str, str], names: Iterable[str]) -> Line:
    known, rule = {*names}, cells.get("rule", "").strip().lower()
    said = {name: unguard(cells.get(name, "")).strip()
            for name in (RULE_FIELDS if rule else FIELDS) if name in known}
    kind, ident, locale = (unguard(cells.get(one, "")).strip() for one in ("kind", "id", "locale"))
    return Line(number, f"{kind}:{ident}", locale, said, cells.get("mark", "").strip(), rule)


def _identity(line: Line) -> tuple[str, ...]:
    """What there is one line of; a forbidden word has its own."""
    return (line.key, line.locale, line.rule,
            line.said.get("full", "") if line.rule == "forbid" else "")


def _wrong_with(line: Line, longer: bool, cells: Mapping[str, str],
                seen: Mapping[tuple[str, ...], int]) -> str:
    if longer:
        return "it has more cells than the table has columns"
    if line.mark and not _MARK.fullmatch(line.mark):
        return "its mark is damaged: clear the cell"
    fault = _wrong_rule(line, cells)
    if not fault and _identity(line) in seen:
        what = " ".join(filter(None, (line.key, line.rule, _identity(line)[3])))
        where = f" in {line.locale}" if line.locale else ""
        return f"{what}{where} stands in line {seen[_identity(line)]} already"
    return fault


def _wrong_rule(line: Line, cells: Mapping[str, str]) -> str:
    """What of a line can't be meant: rules have other cells than forms."""
    if line.rule and line.rule not in RULES:
        return f"{line.rule} is no rule: write {', '.join(RULES)}, or nothing for a form"
    if line.rule and not line.key.startswith("term:"):
        return "only terms have rules"
    if bool(line.locale) != (line.rule in ("", "forbid")):
        return f"{line.rule} holds in every locale: clear the cell" if line.locale else \
            "nothing says which locale it is for"
    idle = (*FIELDS[1:], *([] if line.rule == "forbid" else ["instead"])) if line.rule \
        else ("instead",)
    said = next((one for one in idle if cells.get(one, "").strip()), "")
    return f"{said} says nothing in a line with {line.rule or 'a form'}" if said else ""


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
    empty = form is None and not any(line.said.values())
    if empty or now == said or not is_touched(line, FIELDS):
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
    if line.mark and mark_of(line.key, line.locale, "", now.values()) != line.mark:
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
    return {*each_part(ours)} <= {*each_part(theirs)} if name == "aliases" else ours == theirs


def _show(said: Mapping[str, str]) -> str:
    written = " / ".join(filter(None, (said["full"], said["short"], said["aliases"])))
    return f"{written or 'nothing'} ({said['status'] or 'no status'})"


def _value(name: str, cell: str) -> Any:
    return [*each_part(cell)] if name == "aliases" else cell
