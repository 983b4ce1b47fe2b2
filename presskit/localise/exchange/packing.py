"""What goes out: the texts of a kit for one pair of locales.

Here: rows with all that a translator may want to know.  Never here: formats; asking the memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from presskit.document import plain_text
from presskit.localise.catalogue import Wanted, key_texts
from presskit.localise.exchange.parcel import Offer, Parcel, Row
from presskit.localise.memory import each_query
from presskit.localise.notes import write_note
from presskit.localise.printed import is_needed
from presskit.localise.register import extract_mentions
from presskit.localise.route import Localised
from presskit.localise.states import message_state
from presskit.model.kit import Kit
from presskit.model.names import name_form
from presskit.model.segment import Message, State

__all__ = ["pack_parcel"]


def pack_parcel(whole: Kit, origin: Localised, target: Localised, *,
                offers: Mapping[str, tuple[Offer, ...]] = {}) -> Parcel:
    """Every text that ``target`` is made from, in the kit's order, with the words it has.

    ``whole`` is the kit as it is in its files (a reached one has no contacts but its own);
    ``origin`` is the kit in the locale that ``target`` comes from; ``offers`` what the memory has,
    by segment id.
    """
    kit = target.kit
    texts = key_texts((key, origin.segments[key].path, text) for key, text in origin.texts.items()
                      if is_needed(whole, kit.locale, origin.segments[key].path))
    around = each_query(origin, origin.texts)
    rows = []
    for one in texts:
        query = around[one.segment]
        rows.append(replace(
            _row(origin, target, one), before=query.before, behind=query.behind,
            names=tuple(_names(origin, one.segment, kit.locale)),
            offers=tuple(offers.get(one.segment, ()))))
    return Parcel(kit.id, origin.kit.locale, kit.locale, tuple(rows),
                  plain_text(origin.kit.title.words), _embargo(kit))


def _row(origin: Localised, target: Localised, one: Wanted) -> Row:
    """A row with its words, their state, and what is told of it."""
    segment, message = origin.segments[one.segment], target.messages.get(one.segment)
    shown = replace(segment, words=origin.words[one.segment])
    words, state = _words(target, one.segment, message)
    quote = origin.kit.quotes.get(segment.quote)
    speaker = origin.kit.people.get(quote.speaker) if quote else None
    form = name_form(speaker, origin.kit.locale) if speaker else None
    return Row(one.segment, one.context, one.text, words, state,
               message.previous if message and state is State.STALE else "",
               write_note(origin.kit, shown, origin.side.register, target.kit.locale),
               message.remark if message else "",
               form.full if form else quote.speaker if quote else "")


def _words(target: Localised, key: str, message: Message | None) -> tuple[str, State]:
    """The words of a text as its file has them, and how far they have come.

    A name that nobody has confirmed holds a text's state back for documents, not for its
    translator.
    """
    if message and message.words:
        own = message_state(message)
        shown = target.segments[key].state
        approved = own is State.TRANSLATED and shown in (State.REVIEWED, State.FINAL)
        return message.words, shown if approved else own
    if target.segments[key].language == target.kit.locale and key in target.texts:
        return target.texts[key], State.CONVERTED
    return "", State.INITIAL


def _names(origin: Localised, key: str, locale: str) -> Iterator[tuple[str, str]]:
    """The names in a text as it writes them, each once, with their forms in the locale."""
    text, found = plain_text(origin.words[key]), {}
    for one in extract_mentions(origin.side.register, text):
        form = name_form(origin.kit.register[one.key], locale)
        if form and not one.escaped:
            found[text[one.start:one.end]] = form.full
    yield from found.items()


def _embargo(kit: Kit) -> str:
    if kit.embargo is None:
        return ""
    return (f"UNDER EMBARGO until {kit.embargo.isoformat(' ', 'minutes')}: nothing of it may be "
            "published, passed on or sent to any service before")
