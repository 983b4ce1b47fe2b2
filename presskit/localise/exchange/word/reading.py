"""A proof sheet that came back, as rows with words in Markdown.

Here: from what stands in the file to what somebody wants, and what of it can't be carried by
words.  Never here: what becomes of it (``landing``).

Tracked changes count as accepted.  What a person did that no text can hold is never passed over: it
keeps the row from being taken, or becomes a remark, or is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from presskit.diagnostics import Findings, PresskitError, Span
from presskit.localise.exchange.parcel import Delivery, Parcel, Returned
from presskit.localise.exchange.word.chips import list_links, read_chips, show_text
from presskit.localise.exchange.word.comments import Comment, read_comments, read_notes
from presskit.localise.exchange.word.manifest import Manifest, Sent, read_manifest
from presskit.localise.exchange.word.package import Package, open_word
from presskit.localise.exchange.word.remarks import Told, tell
from presskit.localise.exchange.word.rows import (
    FoundRow,
    find_head,
    find_rows,
    read_signatures,
    row_key,
)
from presskit.localise.exchange.word.words import tidy

__all__ = ["read_head", "read_sheet"]

_EDGE = re.compile(r"‹(?:[bi]|[1-9][0-9]?)›")
_ODD = {"struck": "words are crossed out by hand", "hidden": "words are hidden",
        "box": "a table or a text box stands among the words",
        "symbol": "a sign is there that only one face has",
        "field": "a field begins and does not end"}
"""What no text can hold: such a row is not taken."""


@dataclass(frozen=True, slots=True)
class _File:
    """What is known of a file when its rows are read."""

    parcel: Parcel
    manifest: Manifest
    ids: dict[str, str]
    comments: dict[str, Comment]
    notes: dict[tuple[str, str], str]
    stands: str
    strict: bool


def read_head(data: bytes, name: str) -> Delivery:
    """Which kit and locales a sheet says that it is of, without its rows.

    Raises :class:`PresskitError` with ``proof-sheet-…``.
    """
    package = open_word(data, name)
    return Delivery(name, (), *_head(package, read_manifest(package.others["customXml"])))


def _head(package: Package, manifest: Manifest) -> tuple[str, ...]:
    return tuple(one or other for one, other in zip(
        find_head(package.main), (manifest.kit, manifest.source, manifest.target), strict=True))


def read_sheet(data: bytes, name: str, parcel: Parcel, findings: Findings, *,
               stands: str = "", strict: bool = False) -> Delivery:
    """The rows of a sheet, in its order.

    ``parcel`` is what would go out today: it tells what a row was where the file has lost it, as
    do ``stands``, the words behind the box of a draft.
    ``strict`` keeps rows from being taken in which a tracked change is neither accepted nor
    rejected.  Raises :class:`PresskitError` with ``proof-sheet-…``.
    """
    package = open_word(data, name)
    manifest = read_manifest(package.others["customXml"])
    ids = _list_keys((*manifest.rows, *parcel.by_id))
    file = _File(parcel, manifest, ids, read_comments(package.others["comments"]),
                 read_notes(package.others), manifest.stands or stands, strict)
    signed = read_signatures(package.main)
    found = tuple(find_rows(package.main))
    if not found:
        raise PresskitError.one(
            "proof-sheet-foreign", f"{name} is no proof sheet: no row of it names a text of a kit",
            span=Span(name), hint="make one with presskit exchange export --format docx; text "
            "of another Word file has to be copied into its table")
    rows = tuple(_read_row(file, one, at) for at, one in enumerate(found, 1) if not one.deleted)
    tell(Told(name, found, rows, parcel, manifest, signed, package.outside,
              _loose(file, found)), findings)
    return Delivery(name, rows, *_head(package, manifest))


def _list_keys(ids: Iterable[str]) -> dict[str, str]:
    """The ids by the keys that are printed; a key that two share tells nothing."""
    found: dict[str, set[str]] = {}
    for one in ids:
        found.setdefault(row_key(one), set()).add(one)
    return {key: next(iter(own)) for key, own in found.items() if len(own) == 1}


def _loose(file: _File, found: tuple[FoundRow, ...]) -> tuple[Comment, ...]:
    """The comments that belong to no row."""
    tied = {key for one in found for key in one.comments}
    return tuple(one for key, one in file.comments.items() if key not in tied)


def _read_row(file: _File, found: FoundRow, at: int) -> Returned:
    id = found.id or next((file.ids[key] for key in found.keys if key in file.ids), "")
    sent = _find_sent(file, id, found.was)
    links = list_links(sent.source)
    shown = show_text(sent.words, links)
    draft = sent.was.endswith("-draft") if sent.was else (
        id in file.parcel.by_id and file.parcel.by_id[id].is_draft)
    remark, good = _read_box(found.remark, file.stands)
    comment = "\n".join(_each_remark(file, found, sent, remark))
    line = found.number or at
    if found.words.text == tidy(shown):
        return Returned(id, sent.words, sent.source, draft and not good, sent.was, comment,
                        line=line)
    read = read_chips(found.words.text, sent.source, sent.words)
    broken = next(_each_fault(file, found, sent, read.faults), "")
    source = sent.source or read_chips(found.source.text, "").text
    return Returned(id, read.text, source, False, sent.was, comment, broken, line)


def _find_sent(file: _File, id: str, was: str) -> Sent:
    """What went out of a text: as the file's data say, or as it stands here if that is still what
    went out."""
    sent, row = file.manifest.rows.get(id), file.parcel.by_id.get(id)
    if sent is not None and was in ("", sent.was):
        return sent
    if row is not None:
        same = not was or was.partition("-")[0] == row.was.partition("-")[0]
        return Sent(row.source, row.words if same else "", was)
    return Sent(sent.source if sent else "", "", was)


def _each_fault(file: _File, found: FoundRow, sent: Sent, faults: tuple[str, ...]) -> Iterator[str]:
    """Why the words of a row can't be taken, the gravest first."""
    if len(found.keys) > 1:
        yield ("the marks of the row are those of several texts: cells were copied from one row "
               "to another")
    if found.split:
        yield "the row has lost or gained cells"
    if file.strict and found.changes.count:
        who = ", ".join(found.changes.authors) or "somebody"
        yield f"changes by {who} are neither accepted nor rejected"
    for kind, said in _ODD.items():
        if found.words.odd(kind):
            yield ": ".join(filter(None, (said, "; ".join(found.words.odd(kind)))))
    yield from faults
    links = list_links(sent.source)
    wanted = Counter(_EDGE.findall(show_text(sent.words, links))) | Counter(
        _addresses(sent.source, links))
    lost = wanted - Counter(_EDGE.findall(found.words.text))
    if lost and found.words.text:
        yield f"{', '.join(lost)} of the text is lost"


def _addresses(source: str, links: tuple[str, ...]) -> Iterator[str]:
    """The chips of the links that lead out: a name that is settled is a matter of one language."""
    return (f"‹{number}›" for number, end in enumerate(links, 1)
            if re.match(r"\]\((?:https?|mailto|tel):", end))


def _read_box(text: str, stands: str) -> tuple[str, bool]:
    """A remark, and whether the box above it is ticked."""
    found = re.match(rf"\[\s*(\S?)\s*\]\s*{re.escape(stands)}", text)
    return (text[found.end():].strip(), bool(found[1])) if found else (text, False)


def _each_remark(file: _File, found: FoundRow, sent: Sent, remark: str) -> Iterator[str]:
    """What somebody said beside the words, one a line."""
    if remark:
        yield " ".join(remark.split())
    for key in found.comments:
        one = file.comments.get(key)
        if one is not None:
            yield f"{one.author}: {one.text}" if one.author else one.text
    for key in found.words.notes:
        if key in file.notes:
            yield f"note: {file.notes[key]}"
    for kind in ("struck", "hidden", "box"):
        yield from (f"{_ODD[kind]}: {' '.join(one.split())}" for one in found.words.odd(kind))
    yield from (f"marked with a colour: {' '.join(one.split())}"
                for one in found.words.odd("marked"))
    yield from (f"reading set above: {one}" for one in found.words.odd("ruby"))
    if is_source_changed(found, sent):
        yield f"source in the sheet: {' '.join(found.source.text.split())}"


def is_source_changed(found: FoundRow, sent: Sent) -> bool:
    """Whether somebody wrote into the cell of the source."""
    return bool(sent.source and found.source.text and not found.split
                and found.source.text != tidy(show_text(sent.source)))
