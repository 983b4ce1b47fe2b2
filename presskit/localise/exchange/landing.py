"""What becomes of what comes back.

Here: for each row of a file whether its words are taken, and if not, why; the catalogue with those
that are.  Never here: formats, files, what is kept beside the catalogue (``parking``).

Nothing that somebody wrote is lost, on neither side.  Each row says what its words were when it
went out; so there are three of them, and whoever changed nothing gives way:

==================  ==================  =====================================================
they                we                  then
==================  ==================  =====================================================
changed nothing     whatever            ours stay
changed it          changed nothing     theirs are taken
changed it          changed it          the same words stay; others are parked, ours stay
changed the mark    changed the words   ours stay: their mark was for words that are gone
==================  ==================  =====================================================

Also parked is what was made for a source that has changed meanwhile, what can't be read, what
lost a quote on the way, and a second version of one text.  Words that came back empty take
nothing away, and the source in the place of words that were empty, which some programs write there,
puts nothing in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from presskit.localise.exchange.parcel import (
    Delivery,
    Parcel,
    Returned,
    Row,
    readable,
    same_text,
)
from presskit.model.segment import Catalogue, Message, container_of

__all__ = ["Fate", "Landing", "Why", "apply_landings", "land", "nearest_row"]

_LIKENESS = 50.0
"""The least likeness, in percent, of a text that went out and one of today that count as one
text edited, as where catalogues are merged."""
_QUOTE = re.compile(r"\{q:([^#!,{}\s]+)")


class Fate(StrEnum):
    """What becomes of a row."""

    TAKEN = "taken"
    SAME = "same"
    PARKED = "parked"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """Why a row is parked; one that is unknown belongs to nothing here."""

    SOURCE = "source-changed"
    BOTH = "both-changed"
    CODES = "codes-lost"
    MARKUP = "markup-broken"
    GONE = "text-gone"
    TWICE = "given-twice"


@dataclass(frozen=True, slots=True)
class Landing:
    """A row with its fate: ``row`` is the text of today that it belongs to, if any; ``why`` and
    ``reason`` say what speaks against it, the latter for people."""

    fate: Fate
    returned: Returned
    row: Row | None = None
    why: Why | None = None
    reason: str = ""

    @property
    def remark(self) -> str:
        """What translators have said of the text, with what came."""
        known = self.row.remark if self.row else ""
        return "\n".join(filter(None, (known, self.fresh_comment)))

    @property
    def fresh_comment(self) -> str:
        """What translators say of the text that nobody has said before."""
        known = {line.strip() for line in self.row.remark.splitlines()} if self.row else set()
        lines = (readable(line).strip() for line in self.returned.comment.splitlines())
        return "\n".join(dict.fromkeys(line for line in lines if line and line not in known))

    @property
    def is_change(self) -> bool:
        """Whether the entry is another after it."""
        return self.row is not None and (
            self.fate is Fate.TAKEN or bool(self.fresh_comment))


def land(parcel: Parcel, delivery: Delivery, fault: Callable[[str], str] = lambda _: "") -> tuple[
        Landing, ...]:
    """The fate of each row of a file, in its order.

    ``parcel`` is what would go out today; ``fault`` says what is wrong with the markup of a text.
    """
    own = {one.id for one in delivery.rows}
    free = [one for one in parcel.rows if one.id not in own]
    seen: dict[str, Returned] = {}
    landings = []
    for one in delivery.rows:
        first = seen.setdefault(one.id, one) if one.id else one
        if first is not one:
            landings.append(_again(parcel, one, first))
        else:
            landings.append(_land(parcel, one, free, fault, ours=bool(delivery.kit)))
    return tuple(landings)


def _again(parcel: Parcel, one: Returned, first: Returned) -> Landing:
    row = parcel.by_id.get(one.id)
    if one.words in ("", first.words) or one.is_untouched:
        return Landing(Fate.SAME, one, row)
    return Landing(Fate.PARKED, one, row, Why.TWICE,
                   "the file has this text twice, with different words")


def _land(parcel: Parcel, one: Returned, free: list[Row], fault: Callable[[str], str], *,
          ours: bool) -> Landing:
    row = parcel.by_id.get(one.id)
    if row is not None and (not one.source or same_text(one.source, row.source)):
        return _weigh(one, row, fault)
    if row is None and not (one.source and (ours or _has_container(parcel, one))):
        return Landing(Fate.UNKNOWN, one, reason="no text of this kit is known by this id")
    if not one.words or one.is_untouched:
        return Landing(Fate.SAME, one, row)
    if row is not None:
        return Landing(Fate.PARKED, one, row, Why.SOURCE, "the source in the file is another "
                       "than the one of this id")
    now = nearest_row(free, one.context, one.source)
    if now is None:
        return Landing(Fate.PARKED, one, None, Why.GONE, "this text is no longer in the kit")
    if now.words == one.words:
        return Landing(Fate.SAME, one, now)
    return Landing(Fate.PARKED, one, now, Why.SOURCE, "the source was changed meanwhile")


def _has_container(parcel: Parcel, one: Returned) -> bool:
    name = container_of(one.context)
    return any(container_of(row.context) == name for row in parcel.rows)


def nearest_row(rows: Iterable[Row], context: str, source: str) -> Row | None:
    """The text of today that one which went out has become: of the same container, whose earlier
    source it was, or which is the most like it; a field that holds one text is itself."""
    from rapidfuzz import fuzz

    rows = [row for row in rows if container_of(row.context) == container_of(context)]
    known = next((row for row in rows if row.previous and same_text(row.previous, source)), None)
    if known or not rows:
        return known
    likeness, at = max((fuzz.ratio(row.source, source), -at) for at, row in enumerate(rows))
    return rows[-at] if len(rows) == 1 or likeness >= _LIKENESS else None


def _weigh(one: Returned, row: Row, fault: Callable[[str], str]) -> Landing:
    """The fate of words for a source that is as it was."""
    if one.broken and one.words and not one.is_untouched:
        return Landing(Fate.PARKED, one, row, Why.MARKUP, one.broken)
    if not one.words or one.is_untouched or one.words == row.words and one.draft == row.is_draft:
        return Landing(Fate.SAME, one, row)
    if one.is_copy and one.draft:
        return Landing(Fate.SAME, one, row)
    if one.words == row.words:
        # A mark alone counts where we have left ours; of a file that can't tell, only its end.
        counts = one.was == row.was or not one.was and row.is_draft
        return Landing(Fate.TAKEN if counts else Fate.SAME, one, row)
    if one.keeps_words:
        return Landing(Fate.SAME, one, row)
    why, reason = _spoiled(one, row, fault)
    if why:
        return Landing(Fate.PARKED, one, row, why, reason)
    if not row.words or one.was.partition("-")[0] == row.was.partition("-")[0]:
        return Landing(Fate.TAKEN, one, row)
    return Landing(Fate.PARKED, one, row, Why.BOTH, "the words were changed here as well" if
                   one.was else "there are other words here, and the file does not say what they "
                   "were when it went out")


def _spoiled(one: Returned, row: Row, fault: Callable[[str], str]) -> tuple[Why | None, str]:
    """What speaks against words by themselves."""
    wrong = fault(one.words)
    if wrong:
        return Why.MARKUP, wrong
    before, after = {*_QUOTE.findall(row.source)}, {*_QUOTE.findall(one.words)}
    if not one.draft and before - after:
        return Why.CODES, f"the quote {', '.join(sorted(before - after))} is lost"
    if after - before:
        return Why.CODES, f"the quote {', '.join(sorted(after - before))} isn't in the source"
    return None, ""


def apply_landings(catalogue: Catalogue, landings: Iterable[Landing]) -> Catalogue:
    """The catalogue with what was taken, and with what translators said.

    ``catalogue`` is merged with the kit of today.  A text that had no entry (a converted one) gets
    its own.
    """
    wanted: Mapping[tuple[str, str], Landing] = {
        (one.row.context, one.row.source): one for one in landings if one.row and one.is_change}
    messages = [_changed(one, wanted[one.context, one.source])
                if not one.obsolete and (one.context, one.source) in wanted else one
                for one in catalogue.messages]
    known = {(one.context, one.source) for one in catalogue.messages if not one.obsolete}
    fresh = [_changed(Message(one.row.context, one.row.source, "", comment=one.row.note), one)
             for key, one in wanted.items() if key not in known and one.row
             and one.fate is Fate.TAKEN]
    live = [one for one in messages if not one.obsolete]
    return replace(catalogue, messages=(*live, *fresh, *(one for one in messages
                                                         if one.obsolete)))


def _changed(message: Message, landing: Landing) -> Message:
    """An entry with the words that were taken; they are never more than translated."""
    message = replace(message, remark=landing.remark)
    if landing.fate is not Fate.TAKEN:
        return message
    one = landing.returned
    return replace(message, words=one.words, inlines=(), fuzzy=one.draft,
                   previous=message.previous if one.draft else "")
