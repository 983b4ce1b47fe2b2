"""Words that came back and could not be taken: kept beside the kit until somebody decides.

Here: their record, its line in a file, what deciding does to a catalogue.  Never here: which words
are parked (``landing``), reading and writing files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from presskit.localise.exchange.landing import Fate, Landing, nearest_row
from presskit.localise.exchange.parcel import Parcel, Row, readable, row_id
from presskit.localise.review import record_line
from presskit.model.segment import Catalogue, Message

__all__ = ["FIELDS", "Parked", "find_row", "number_parked", "ours_now", "park", "parked_yaml",
           "settle"]


@dataclass(frozen=True, slots=True)
class Parked:
    """Words that wait: for which text (``path``, its ``msgctxt``), why, from which file and when.

    ``source`` and ``words`` are theirs, ``draft`` their mark (``yes`` or empty), ``comment`` what
    they said; ``our_source`` and ``our_words`` what stood here then, empty where the text is gone.
    ``number`` is its own, and is given to no other; what has been decided of it and when are
    ``decision`` and ``decided``, and ``our_words`` are then those it was decided about.
    """

    path: str
    why: str
    reason: str
    file: str
    line: str
    date: str
    source: str
    words: str
    draft: str = ""
    comment: str = ""
    our_path: str = ""
    our_source: str = ""
    our_words: str = ""
    number: str = ""
    decision: str = ""
    decided: str = ""

    @property
    def version(self) -> tuple[str, str, str]:
        """What two files that bring the same words share."""
        return self.path, self.source, self.words


FIELDS = tuple(Parked.__slots__)  # type: ignore[attr-defined]


def park(landings: Iterable[Landing], known: Iterable[Parked], file: str, date: str) -> tuple[
        Parked, ...]:
    """The records after a file has come: those there were, and one for each row of it that is
    parked; the same words for the same text are kept once."""
    found = {one.version: one for one in known}
    for one in landings:
        if one.fate is Fate.PARKED and one.why:
            row, back = one.row, one.returned
            fresh = Parked(
                row.context if row and row.id == back.id else back.context, one.why.value,
                one.reason, file, str(back.line or ""), date,
                back.source or (row.source if row else ""), back.words, "yes" * back.draft,
                back.comment, row.context if row else "", row.source if row else "",
                row.words if row else "")
            fresh = Parked(*(readable(getattr(fresh, name)) for name in FIELDS))
            found.setdefault(fresh.version, fresh)
    return tuple(found.values())


def number_parked(parked: Iterable[Parked], settled: Iterable[Parked]) -> tuple[Parked, ...]:
    """The records, each with a number of its own: those that have one keep it, the others get
    numbers that neither these nor the ``settled`` ones have had."""
    parked, seen = tuple(parked), set[str]()
    last = max((int(one.number) for one in (*parked, *settled) if _has_number(one)), default=0)
    found = []
    for one in parked:
        if not _has_number(one) or one.number in seen:  # two branches may have given the same
            last += 1
            one = replace(one, number=str(last))
        seen.add(one.number)
        found.append(one)
    return tuple(found)


def _has_number(one: Parked) -> bool:
    return one.number.isascii() and one.number.isdigit()


def parked_yaml(parked: Iterable[Parked]) -> str:
    """The text of a file of parked words: one a line, in their order."""
    return "".join(
        f"- {record_line((name, getattr(one, name)) for name in FIELDS)}\n" for one in parked)


def find_row(parcel: Parcel, one: Parked) -> Row | None:
    """The text of today that parked words belong to."""
    if not one.our_path:
        return None
    return (parcel.by_id.get(row_id(one.our_path, one.our_source))
            or nearest_row(parcel.rows, one.our_path, one.our_source))


def ours_now(catalogue: Catalogue, parcel: Parcel, one: Parked) -> str:
    """The words that a decision on parked ones would replace; empty for none."""
    row = find_row(parcel, one)
    place = (row.context, row.source) if row else (one.path, one.source)
    return next((other.words for other in catalogue.messages
                 if (other.context, other.source) == place and other.obsolete == (row is None)),
                row.words if row else "")


def settle(catalogue: Catalogue, parcel: Parcel, one: Parked, words: str) -> Catalogue:
    """The catalogue with ``words`` for the text that a record is about.

    Theirs for a source that has changed come in as stale; for a text that is gone they stay at the
    end, as obsolete.  Other words than theirs are somebody's decision, and count as translated.
    """
    row = find_row(parcel, one)
    if row is None:
        gone = Message(one.path, one.source, words, obsolete=True)
        kept = [other for other in catalogue.messages if not (
            other.obsolete and (other.context, other.source) == (one.path, one.source))]
        return replace(catalogue, messages=(*kept, gone))
    theirs = words == one.words
    stale = theirs and one.source != row.source
    fresh = Message(row.context, row.source, words, comment=row.note, remark=row.remark,
                    fuzzy=stale or (theirs and bool(one.draft)),
                    previous=one.source if stale else "")
    known = False
    messages = []
    for other in catalogue.messages:
        if not other.obsolete and (other.context, other.source) == (row.context, row.source):
            other, known = replace(fresh, comment=other.comment, remark=other.remark), True
        messages.append(other)
    if not known:
        at = sum(not other.obsolete for other in messages)
        messages.insert(at, fresh)
    return replace(catalogue, messages=tuple(messages))
