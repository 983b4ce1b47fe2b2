"""What is drafted for an entry, put into a catalogue.

Here: words, reasons, what the memory offers, each in its place of an entry; what goes again when
somebody has worked on it.  Never here: where words come from, files.

Nothing that somebody wrote is touched: an outcome counts only for an entry that still says what
it said when the words were asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from presskit.localise.memory import Match, write_difference
from presskit.model.segment import REJECTED, Catalogue, Message

__all__ = ["Entry", "Outcome", "apply_outcomes", "carry_over", "is_untouched", "left_open",
           "recalled", "said_by_people"]

_REASON = re.compile(r"[\w.-]+: left open: ")
_OWN = re.compile(_REASON.pattern + rf"|memory: [0-9]+ %|{REJECTED}")
_OFFER = re.compile(r"Memory(?: \d+ %|, difference): ")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it was when its words were asked for: ``was`` are the words that it had."""

    context: str
    source: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came for an entry: ``words``, or none; ``remark`` for whoever looks at it, ``offers``
    of the memory."""

    entry: Entry
    words: str = ""
    remark: str = ""
    offers: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Why there are no words."""
        return "" if self.words else self.remark


def left_open(entry: Entry, who: str, reason: str) -> Outcome:
    """No words, and why."""
    return Outcome(entry, remark=f"{who}: left open: {' '.join(reason.split())}")


def recalled(entry: Entry, matches: Sequence[Match]) -> Outcome | None:
    """What the memory has for an entry: words that were approved for just this text, else likes
    to be shown; None for nothing."""
    best = next((one for one in matches if one.is_exact), None)
    if best is None:
        lines = tuple(line for one in matches for line in _offer(one))
        return Outcome(entry, offers=lines) if lines else None
    entry_, said = best.entry, f"memory: {best.score} %"
    said += f", from {entry_.kit}" if entry_.kit else ""
    said += f", approved by {entry_.reviewer}" if entry_.reviewer else ""
    said += f" on {entry_.date}" if entry_.date else ""
    return Outcome(entry, entry_.target, said)


def _offer(match: Match) -> Iterable[str]:
    found = match.entry
    whence = f" ({found.kit}{'' if 'unapproved' not in match.against else ', not approved'})"
    yield f"Memory {match.score} %: {' '.join(found.target.split())}" + (
        whence if found.kit else "")
    if match.score < 100 and match.likeness < 100:
        yield f"Memory, difference: {' '.join(write_difference(match.difference).split())}"


def is_untouched(message: Message, entry: Entry) -> bool:
    """Whether an entry still says what it said, so that a draft may come into it."""
    return (not message.obsolete and (message.context, message.source) == (
        entry.context, entry.source) and message.words == entry.was
        and (not message.words or (message.fuzzy and bool(message.previous))))


def apply_outcomes(catalogue: Catalogue, outcomes: Iterable[Outcome]) -> Catalogue:
    """The catalogue with what came for its entries.

    Old words that a draft takes the place of stay at the end, as obsolete.
    """
    wanted = {(one.entry.context, one.entry.source): one for one in outcomes}
    messages, former = [], []
    for message in catalogue.messages:
        outcome = wanted.get((message.context, message.source))
        if outcome is None or not is_untouched(message, outcome.entry):
            messages.append(message)
            continue
        remark = _join(_without(_REASON, message.remark), outcome.remark)
        comment = _join(_without(_OFFER, message.comment) if outcome.offers else message.comment,
                        "\n".join(outcome.offers))
        if outcome.words and message.words:
            former.append(replace(message, source=message.previous, previous="", comment="",
                                  remark="", fuzzy=False, obsolete=True))
        if outcome.words:
            message = replace(message, words=outcome.words, inlines=(), fuzzy=True, previous="")
        messages.append(replace(message, remark=remark, comment=comment))
    known = {(one.context, one.source) for one in messages}
    return replace(catalogue, messages=(*messages, *(
        one for one in former if (one.context, one.source) not in known)))


def carry_over(before: Catalogue, after: Catalogue) -> Catalogue:
    """A merged catalogue with what the memory had offered for entries that are not done yet, and
    without reasons where there are words by now."""
    offers = {(one.context, one.source): [line for line in one.comment.splitlines()
                                          if _OFFER.match(line)]
              for one in before.messages if not one.obsolete}
    messages = []
    for one in after.messages:
        if not one.obsolete and (one.fuzzy or not one.words):
            lines = offers.get((one.context, one.source), [])
            one = replace(one, comment=_join(one.comment, "\n".join(lines)))
        if one.words:
            one = replace(one, remark=_without(_REASON, one.remark))
        messages.append(one)
    return replace(after, messages=tuple(messages))


def said_by_people(remark: str) -> str:
    """What people have remarked to an entry, on one line; not why it is open or rejected, nor
    where its draft is from.

    >>> said_by_people("memory: 100 %, from forum\\nIs this a coined term?")
    'Is this a coined term?'
    """
    return " ".join(_without(_OWN, remark).split())


def _without(pattern: re.Pattern[str], text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not pattern.match(line))


def _join(*texts: str) -> str:
    return "\n".join(one for one in texts if one)
