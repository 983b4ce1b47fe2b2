"""What is to be said of a sheet that came back, beside the fate of its rows.

Here: changes and who made them, rows that are not there, what no text can hold.  Never here:
whether words are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from presskit.diagnostics import Findings, Span
from presskit.localise.exchange.parcel import Parcel, Returned
from presskit.localise.exchange.word.changes import Changes
from presskit.localise.exchange.word.chips import list_links, show_text
from presskit.localise.exchange.word.comments import Comment
from presskit.localise.exchange.word.manifest import Manifest
from presskit.localise.exchange.word.rows import FoundRow

__all__ = ["Told", "tell"]

_MOST = 6
_SIGNS = str.maketrans({
    **dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‐‑–—−", "-"),
    "…": "...", "\u00a0": " ", "\u202f": " ", "\u3000": " "})


@dataclass(frozen=True, slots=True)
class Told:
    """A file that was read: its rows as they were found and as they are handed on, what went
    out, who signed, what it asks for from outside, comments that belong to no row."""

    name: str
    found: tuple[FoundRow, ...]
    rows: tuple[Returned, ...]
    parcel: Parcel
    manifest: Manifest
    signed: tuple[str, ...]
    outside: tuple[str, ...]
    loose: tuple[Comment, ...]


def tell(told: Told, findings: Findings) -> None:
    """Say it."""
    span = Span(told.name)
    _tell_changes(told, findings, span)
    _tell_missing(told, findings, span)
    _tell_words(told, findings, span)
    for one in told.loose:
        findings.warning("proof-sheet-comment", f"{one.author or 'somebody'} says, to no row: "
                         f"{one.text}", span=span,
                         hint="if it is a question: presskit review ask")
    if told.signed:
        findings.note("proof-sheet-signed", f"the sheet is signed ({'; '.join(told.signed)}): that "
                      "is evidence, and no approval by itself", span=span,
                      hint='keep the file, then: presskit review approve --name … --evidence "…"')
    if told.outside:
        findings.warning("proof-sheet-outside", f"the file asks for {', '.join(told.outside)} from "
                         "elsewhere; nothing was fetched", span=span,
                         hint="ask who made it, before anybody opens it in Word")


def _tell_changes(told: Told, findings: Findings, span: Span) -> None:
    changed = [one for one in told.found if one.changes.count]
    total = sum((one.changes for one in changed), Changes())
    if changed:
        by = f" by {', '.join(total.authors)}" if total.authors else ""
        findings.note(
            "proof-sheet-changes", f"tracked changes in {_many(len(changed), 'row')}{by}: "
            f"{_many(total.insertions, 'insertion')}, {_many(total.deletions, 'deletion')}, "
            f"{_many(total.moves, 'move')}; read as if accepted", span=span,
            hint="to have them settled in Word first: --strict")


def _tell_missing(told: Told, findings: Findings, span: Span) -> None:
    """Rows that went out and are not there; they stay as they are."""
    here = {one.id for one in told.rows}
    gone = [id for id in told.manifest.rows or told.parcel.by_id if id not in here]
    if gone:
        findings.warning("proof-sheet-rows", f"{_many(len(gone), 'row')} of what went out "
                         f"{'is' if len(gone) == 1 else 'are'} not in the file: "
                         f"{_some(gone)}; what stands here stays", span=span)


def _tell_words(told: Told, findings: Findings, span: Span) -> None:
    pairs = _pairs(told)
    lists = (
        ("proof-sheet-looks", [one for _back, one in pairs if one.words.odd("stressed")],
         "somebody made words bold, slanted or underlined in", "looks are not taken over: for "
         "stress type ‹i›…‹/i›, for strong ‹b›…‹/b›"),
        ("proof-sheet-picture", [one for _back, one in pairs if one.words.odd("picture")],
         "a picture was put into", "pictures of a kit stand in pictures.yaml"),
        ("proof-sheet-emptied", [one for back, one in pairs if not back.words
                                 and _before(told, back)],
         "the words were deleted in", "nothing is taken away: to leave a text out in a language, "
         "presskit review deviate"),
        ("proof-sheet-source", [one for back, one in pairs if "source in the sheet:"
                                in back.comment],
         "somebody wrote into the source of", "it stands as a remark in the PO file; the source "
         "is changed in the kit"))
    for code, some, what, hint in lists:
        if some:
            findings.warning(code, f"{what} row {_some(map(_name, some))}", span=span, hint=hint)
    signs = [one for back, one in pairs if _differ_in_signs(told, back)]
    if signs:
        findings.note("proof-sheet-signs", "only quotation marks, dashes, dots or spaces are "
                      f"other ones in row {_some(map(_name, signs))}", span=span,
                      hint="Word replaces such signs on its own as somebody types; compare them")


def _pairs(told: Told) -> list[tuple[Returned, FoundRow]]:
    return list(zip(told.rows, (one for one in told.found if not one.deleted), strict=True))


def _before(told: Told, back: Returned) -> str:
    """The words that went out of a row."""
    sent, row = told.manifest.rows.get(back.id), told.parcel.by_id.get(back.id)
    return sent.words if sent else row.words if row else ""


def _differ_in_signs(told: Told, back: Returned) -> bool:
    """Whether words differ in nothing but signs that a word processor changes by itself."""
    before = _before(told, back)
    if not before or before == back.words:
        return False
    links = list_links(back.source)
    one, other = (_plain(show_text(text, links)) for text in (before, back.words))
    return one == other


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_SIGNS)).strip()


def _name(found: FoundRow) -> str:
    return str(found.number or found.id)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _some(names: Iterable[str]) -> str:
    names = [*names]
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more
