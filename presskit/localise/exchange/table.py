"""A parcel as a table for a spreadsheet: CSV (RFC 4180), UTF-8 with a mark of byte order.

Here: columns, cells that no spreadsheet takes for a formula, and back.  Never here: what a row
means.

A cell that a spreadsheet would calculate, or take for a number or a date and write anew in its own
way, gets an apostrophe in front, and so does one that already begins with such an apostrophe;
reading takes one away.  So every text comes back as it was.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from presskit.diagnostics import PresskitError, Span
from presskit.localise.exchange.parcel import MOST_ROWS, Delivery, Parcel, Returned, Row
from presskit.model.segment import State

__all__ = ["read_table", "write_table"]

_COLUMNS = ("id", "source", "target", "state", "comment", "notes", "speaker", "kit",
            "source_locale", "target_locale", "was")
_TEXTS = ("source", "target", "state", "comment", "notes", "speaker", "kit")
_NEEDED = ("id", "source", "target")
_FORMULA = re.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_SHORT = 32
"""A text of no more characters with a figure in it may be a date to a spreadsheet."""
_WAS = "was:"
_LARGEST = 10 * 1024 * 1024
_LONGEST = 1_000_000
_OPEN = {str(one) for one in (State.INITIAL, State.MACHINE, State.STALE)}
_HINT = "save it again as CSV in UTF-8, with the columns as they went out"


def write_table(parcel: Parcel) -> bytes:
    """The parcel as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_cells(parcel, row) for row in parcel.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cells(parcel: Parcel, row: Row) -> tuple[str, ...]:
    notes = "\n".join(filter(None, (parcel.embargo, row.note)))
    texts = map(_guard, (row.source, row.words, str(row.state), row.remark, notes, row.speaker,
                         parcel.kit))
    return (row.id, *texts, parcel.source, parcel.target, _WAS + row.was)


def _guard(text: str) -> str:
    return f"'{text}" if _is_touchy(text) else text


def _is_touchy(text: str) -> bool:
    """Whether a spreadsheet would make something else of a text, apostrophes in front apart."""
    bare = text.lstrip("'")
    return bool(_FORMULA.match(bare)) or len(bare) <= _SHORT and any(
        char.isdigit() for char in bare)


def read_table(data: bytes, name: str) -> Delivery:
    """What a table brings, whichever program saved it: parted by commas, semicolons or tabs, in
    UTF-8 or UTF-16.

    Raises ``PresskitError``: ``table-too-big``, ``table-encoding``, ``table-broken``,
    ``table-columns``.
    """
    lines = _lines(_decode(data, name), name)
    head = next(lines, (0, []))[1]
    columns = {cell.strip().lower(): number for number, cell in reversed([*enumerate(head)])}
    missing = [one for one in _NEEDED if one not in columns]
    if missing:
        raise _wrong("table-columns", f"has no column {', '.join(missing)}", name, 1)
    rows, said = [], dict.fromkeys(("kit", "source_locale", "target_locale"), "")
    for line, cells in lines:
        found = {key: _plain(cells[at]) if key in _TEXTS else cells[at].strip()
                 for key, at in columns.items() if at < len(cells)}
        if not found.get("id", "").strip():
            continue
        if len(rows) == MOST_ROWS:
            raise _wrong("table-too-big", f"has more than {MOST_ROWS:,} rows", name, line)
        rows.append(_row(found, line))
        for key in said:
            said[key] = said[key] or found.get(key, "").strip()
    return Delivery(name, tuple(rows), *said.values())


def _row(found: dict[str, str], line: int) -> Returned:
    words, state = found.get("target", ""), found.get("state", "").strip().lower()
    return Returned(found["id"].strip(), words, found.get("source", ""),
                    bool(words) and (not state or state in _OPEN),
                    found.get("was", "").removeprefix(_WAS),
                    found.get("comment", ""), line=line)


def _plain(cell: str) -> str:
    guarded = cell.startswith("'") and _is_touchy(cell[1:])
    return (cell[1:] if guarded else cell).replace("\r\n", "\n")


def _wrong(code: str, what: str, name: str, line: int = 0) -> PresskitError:
    return PresskitError.one(code, f"{name} {what}", span=Span(name, line), hint=_HINT)


def _decode(data: bytes, name: str) -> str:
    if len(data) > _LARGEST:
        raise _wrong("table-too-big", "is larger than 10 MB", name)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _wrong("table-encoding", f"is not in UTF-8: byte 0x{data[error.start]:02X} stands "
                     "in it", name, data[:error.start].count(b"\n") + 1) from None
    if "\0" in text:
        raise _wrong("table-broken", "is no text", name, text[:text.index("\0")].count("\n") + 1)
    return text


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of cells, each with the line that it begins in."""
    head = text.partition("\n")[0]
    sign = max(",;\t", key=head.count)
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _wrong("table-broken", f"breaks off or is no table: {error}", name,
                         line) from None
        if cells is None:
            return
        yield line, cells
