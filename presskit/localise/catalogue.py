"""The catalogue of a locale: what is to be translated, and what has been.

Here: merging the texts of a kit with an existing catalogue, its text as a PO file (GNU
gettext).  Never here: reading PO files (``content``), which words a locale shows (``route``).

An entry is known by (msgctxt, msgid), so moving a paragraph changes nothing and inserting one
touches nobody else.  What has lost its partner on both sides of one container is paired by
likeness: the old words stay, as fuzzy, with the old source.  What is left over becomes
obsolete and comes back to life with its source; no translator's work is ever dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from presskit.model.segment import Catalogue, Message, container_of

__all__ = ["Wanted", "find_entry", "is_changed", "key_texts", "merge_catalogue"]

_LIKENESS = 50.0
"""The least likeness, in percent (rapidfuzz ratio), of two texts of one list that count as
one text edited.  A field that holds one text is itself whatever it says."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to translate: the segment it belongs to and its entry."""

    segment: str
    context: str
    text: str
    comment: str = ""


def key_texts(texts: Iterable[tuple[str, str, str]]) -> tuple[Wanted, ...]:
    """Entries for (segment id, path, text), in order.

    The context is the path; identical texts of one container get ``#2``, ``#3`` ... here
    again, since two sources may have become one text in the locale translated from.
    """
    seen: dict[tuple[str, str], int] = {}
    found = []
    for segment, path, text in texts:
        base = container_of(path)
        count = seen[base, text] = seen.get((base, text), 0) + 1
        found.append(Wanted(segment, base if count == 1 else f"{base}#{count}", text))
    return tuple(found)


def merge_catalogue(existing: Catalogue, wanted: Iterable[Wanted], *,
                    overrides: bool = False) -> Catalogue:
    """The catalogue with one entry for each wanted text, in their order, obsolete ones last.

    ``overrides`` keeps only entries that hold words already: a converted locale's file lists
    what a person wrote over the conversion, nothing else.
    """
    wanted = tuple(wanted)
    old = _Old.of(existing)
    found = {one.segment: old.take(one) for one in wanted}
    for pick in (old.take_reverted, old.take_obsolete):
        found |= {one.segment: pick(one) for one in wanted if not found[one.segment]}
    rest = [one for one in wanted if not found[one.segment]]
    found |= {one.segment: message for one, message in _pair(old, rest, wanted)}
    messages = []
    for one in wanted:
        message = found[one.segment] or Message(one.context, one.text, "")
        if message.words or not overrides:
            messages.append(replace(message, comment=one.comment))
    return Catalogue(existing.locale, (*messages, *old.leftovers()), existing.header)


@dataclass(slots=True)
class _Old:
    """The existing entries; those that found their text are struck off."""

    messages: tuple[Message, ...]
    taken: set[int]
    active: dict[tuple[str, str], int]
    reverted: dict[tuple[str, str], int]
    obsolete: dict[tuple[str, str], int]

    @classmethod
    def of(cls, existing: Catalogue) -> _Old:
        old = cls(existing.messages, set(), {}, {}, {})
        for number, one in enumerate(existing.messages):
            (old.obsolete if one.obsolete else old.active)[one.context, one.source] = number
            if one.previous and one.words and not one.obsolete:
                old.reverted[container_of(one.context), one.previous] = number
        return old

    def take(self, one: Wanted) -> Message | None:
        """The entry of just this text."""
        return self._strike(self.active.get((one.context, one.text)))

    def take_reverted(self, one: Wanted) -> Message | None:
        """The entry whose words were made for this text, before its source was changed."""
        found = self._strike(self.reverted.get((container_of(one.context), one.text)))
        return found and replace(found, context=one.context, source=one.text, fuzzy=False,
                                 previous="")

    def take_obsolete(self, one: Wanted) -> Message | None:
        """The entry of this text that had become obsolete."""
        found = self._strike(self.obsolete.get((one.context, one.text)))
        return found and replace(found, obsolete=False)

    def unmatched(self) -> list[tuple[int, Message]]:
        """Entries with words of a person whose text is gone.

        A machine's words for a text that is gone are worth less than none.
        """
        return [(number, one) for number, one in enumerate(self.messages)
                if number not in self.taken and one.words and not one.obsolete
                and (not one.fuzzy or one.previous)]

    def leftovers(self) -> list[Message]:
        """What found no text, as obsolete, in the file's order; stale words under the source
        that they were made for."""
        return [replace(one, source=one.previous or one.source, previous="", comment="",
                        fuzzy=one.fuzzy and not one.previous, obsolete=True)
                for number, one in enumerate(self.messages)
                if number not in self.taken and (one.words or one.remark)]

    def _strike(self, number: int | None) -> Message | None:
        if number is None or number in self.taken:
            return None
        self.taken.add(number)
        return self.messages[number]


def _pair(old: _Old, new: list[Wanted],
          wanted: tuple[Wanted, ...]) -> list[tuple[Wanted, Message]]:
    """Old words with new texts of the same container, the most alike first, then by place."""
    from rapidfuzz import fuzz

    single = {name for name, count in
              Counter(container_of(one.context) for one in wanted).items() if count == 1}
    scores = []
    for number, message in old.unmatched():
        name = container_of(message.context)
        for place, one in enumerate(new):
            if container_of(one.context) != name:
                continue
            likeness = fuzz.ratio(message.source, one.text)
            if name in single or likeness >= _LIKENESS:
                scores.append((-likeness, number, place))
    pairs: dict[int, Message] = {}
    for _, number, place in sorted(scores):
        if number in old.taken or place in pairs:
            continue
        old.taken.add(number)
        message, one = old.messages[number], new[place]
        pairs[place] = replace(message, context=one.context, source=one.text, fuzzy=True,
                               previous=message.previous or message.source)
    return [(new[place], message) for place, message in pairs.items()]


def find_entry(existing: Catalogue, message: Message) -> tuple[str, str]:
    """Context and source under which the words of a merged entry stand in the file.

    They are its own, but where the source was changed, or changed back, since they were written.
    """
    made_for, name = message.previous or message.source, container_of(message.context)
    own = (message.context, message.source)
    if any((one.context, one.source) == own for one in existing.messages):
        return own
    return next(((one.context, one.source) for one in existing.messages
                 if one.words == message.words and container_of(one.context) == name
                 and made_for in (one.source, one.previous)), own)


def is_changed(before: Catalogue, after: Catalogue) -> bool:
    """Whether an entry differs; the order of entries, headers and line breaks don't count,
    because a translator's tool writes them as it likes."""
    return _entries(before) != _entries(after)


def _entries(catalogue: Catalogue) -> dict:
    return {(one.context, one.source, one.obsolete):
            (one.words, one.fuzzy, one.previous, one.comment, one.remark)
            for one in catalogue.messages}
