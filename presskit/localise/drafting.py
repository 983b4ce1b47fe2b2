"""What a machine is asked for, and what its answers come to.

Here: which texts of a locale have no words yet, and which of them no machine may translate; how a
text travels; the words, or the reason why there are none.  Never here: sending, reading and
writing files, what becomes of an entry (``outcomes``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from presskit.document import plain_text
from presskit.locales import is_han_spaced, related, script, separator
from presskit.localise.engines.protocol import Result, Unit
from presskit.localise.marks import PAIRS
from presskit.localise.memory import Query, each_query
from presskit.localise.names import paired_names
from presskit.localise.notes import LIMITS, write_note
from presskit.localise.outcomes import Entry, Outcome, left_open
from presskit.localise.register import FORMER
from presskit.localise.route import Localised
from presskit.localise.scopes import within
from presskit.localise.shields import (
    Kind,
    Restored,
    Shield,
    Shielded,
    restore,
    shield_inlines,
)
from presskit.localise.states import message_state
from presskit.model.names import name_form
from presskit.model.segment import Segment, State, container_of
from presskit.model.sentence_ends import Cut
from presskit.model.speech import is_back_translation, written

__all__ = ["HELD", "Card", "Open", "Plan", "glossary_of", "passage_of", "plan_drafts",
           "settle_result"]

HELD = "presskit"
"""Who leaves a text open before any engine is asked."""

_PLACEHOLDER = re.compile(r"⟦\d+⟧")
_SORTS = {"person": "a person", "organisation": "an organisation", "work": "a title",
          "term": "a term"}


@dataclass(frozen=True, slots=True)
class Open:
    """A text that wants words: the entry it belongs to, what the memory is asked, and what an
    engine gets."""

    entry: Entry
    query: Query
    shielded: Shielded
    unit: Unit

    @property
    def wording(self) -> tuple[str, bool]:
        """What two texts share that are asked for once."""
        return self.query.source, self.is_quoted

    @property
    def is_quoted(self) -> bool:
        """Whether its words will stand in quotation marks."""
        return _is_quoted(self.unit.id)


@dataclass(frozen=True, slots=True)
class Card:
    """A passage for a quote's card: it is taken from the quote's translation.

    ``text`` is the passage by itself, ``source`` are the fragments that the quote has in the
    locale translated from, ``passage`` the card's words there, ``fragments`` the entries of the
    translated ones.
    """

    text: Open
    source: tuple[str, ...]
    passage: str
    fragments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a locale lacks: ``texts`` for the memory and an engine, ``cards`` that are taken from
    them, ``held`` what stays open, with the reason; ``unsourced`` counts texts that have no entry
    because the locale translated from lacks them."""

    source: str
    target: str
    texts: tuple[Open, ...] = ()
    cards: tuple[Card, ...] = ()
    held: tuple[Outcome, ...] = ()
    unsourced: int = 0
    glossary: Mapping[str, str] = field(default_factory=dict)


# Which texts -------------------------------------------------------------------------------------

def plan_drafts(origin: Localised, target: Localised, shield: Shield, *,
                stale: bool = False) -> Plan:
    """What ``target`` lacks of ``origin``; with ``stale`` also what was translated from words
    that have changed since."""
    wanted = {State.INITIAL, State.STALE} if stale else {State.INITIAL}
    open_ = {key: Entry(one.context, one.source, one.words) for key, one in target.messages.items()
             if message_state(one) in wanted}
    reasons = {key: _reason(origin, target, key) for key in open_}
    queries = each_query(origin, origin.texts)
    shielded = {key: shield_inlines(
        replace(shield, register=within(shield.register, origin.kit, key)), origin.words[key],
        quoted=_is_quoted(key)) for key in origin.texts}
    around = {origin.texts[key]: _bare(one.text) for key, one in shielded.items()}
    texts, cards, held = [], [], []
    for key, entry in open_.items():
        segment = origin.segments[key]
        if reasons[key]:
            held.append(left_open(entry, HELD, reasons[key]))
            continue
        query = queries[key]
        text = Open(entry, query, shielded[key], Unit(
            key, shielded[key].text, around.get(query.before, ""), around.get(query.behind, ""),
            tuple(_notes(origin, target, segment, shielded[key])),
            _longest(target.kit.locale, segment)))
        if container_of(segment.path).endswith(".card") and segment.quote:
            cards.append(_card(origin, target, segment, text))
        else:
            texts.append(text)
    return Plan(shield.source, shield.target, tuple(texts), tuple(cards), tuple(held),
                len(target.segments.keys() - target.messages.keys() - origin.texts.keys()),
                glossary_of(origin, shield.target))


def _reason(origin: Localised, target: Localised, key: str) -> str:
    """Why no machine may translate a text; empty where one may."""
    segment, locale = origin.segments[key], target.kit.locale
    state = segment.state
    if state.rank < State.TRANSLATED.rank:
        return (f"in {origin.kit.locale}, which it is translated from, this is "
                f"{_STATES.get(state, state)}")
    quote = origin.kit.quotes.get(segment.quote)
    spoken = quote and written(quote.spoken_in) if quote and quote.spoken_in else ""
    back = quote is not None and (is_back_translation(target.kit, quote) or bool(
        spoken and related(spoken, locale) and not related(origin.kit.locale, locale)))
    return (f"spoken in {quote.spoken_in}: give the speaker's own words, or tell it in indirect "
            "speech" if back and quote else "")


_STATES = {State.INITIAL: "not translated yet", State.STALE: "out of date",
           State.MACHINE: "a machine's draft that nobody has gone through"}


def _is_quoted(key: str) -> bool:
    path = container_of(key)
    return ".closing_words" in path or (path.startswith("quotes.")
                                        and path.endswith((".words", ".card")))


def _card(origin: Localised, target: Localised, segment: Segment, text: Open) -> Card:
    words = origin.kit.quotes[segment.quote].words
    entries = (target.messages.get(one.id) for one in words)
    return Card(text, tuple(plain_text(one.words, "") for one in words),
                plain_text(segment.words, ""),
                tuple((one.context, one.source) if one else ("", "") for one in entries))


# How a text travels ------------------------------------------------------------------------------

def _bare(text: str) -> str:
    """A neighbour as an engine sees it: its placeholders are none of the text's."""
    return _PLACEHOLDER.sub("…", text)


def _longest(locale: str, segment: Segment) -> int:
    """The characters that a text has room for; 0 where that isn't known, or its script is neither
    as wide as Chinese nor as narrow as Latin."""
    wide, narrow = LIMITS.get(container_of(segment.path), (0, 0))
    return wide if is_han_spaced(locale) else narrow if script(locale) == "Latn" else 0


def _notes(origin: Localised, target: Localised, segment: Segment,
           shielded: Shielded) -> Iterator[str]:
    """What an engine is told of a text: where it stands, what its placeholders are.  Nobody is
    named, and nothing that only the team may know is said."""
    lines = write_note(origin.kit, segment, origin.side.register, target.kit.locale).splitlines()
    if lines:
        parts = container_of(segment.path).split(".")
        named = getattr(origin.kit, parts[0], None)
        named = named.get(parts[1]) if isinstance(named, dict) and parts[1:] else None
        form = name_form(named, origin.kit.locale) if hasattr(named, "names") else None
        yield lines[0].removeprefix(f"{form.full}: ") if form else lines[0]
    if segment.quote:
        yield "Words that somebody said: all of them, nothing softened, no marks round them"
    register = origin.kit.register
    for one in shielded.pieces:
        sort = _SORTS.get(one.key.partition(":")[0], "")
        pronoun = getattr(register.get(one.key), "pronoun", "")
        if one.kind is Kind.NAME and sort:
            yield f"⟦{one.number}⟧ is {sort}" + (f" ({pronoun})" if pronoun else "")
        elif one.kind is Kind.QUOTE:
            yield f"⟦{one.number}⟧ is a quotation in its marks"


def glossary_of(origin: Localised, target: str) -> dict[str, str]:
    """The register's forms and terms in the locale translated from, with those of ``target``."""
    kit, locale, found = origin.kit, origin.kit.locale, {}
    for (key, form), theirs in paired_names(kit, locale, target).items():
        ours = name_form(kit.register[key], locale)
        kind, _, number = form.partition(":")
        if ours and not form.startswith(FORMER) and not getattr(kit.register[key], "only", ()):
            mine = ours.aliases[int(number)] if kind == "alias" else getattr(ours, kind)
            found.setdefault(mine, theirs)
    return found


# What an answer comes to -------------------------------------------------------------------------

def settle_result(shield: Shield, text: Open, result: Result,
                  engine: str) -> tuple[Outcome, bool]:
    """The words of an answer, or why it has none; and whether it is worth asking once more."""
    if result.failure:
        why = result.failure.detail or result.failure.kind.value
        return left_open(text.entry, engine, why), False
    answer = _unmarked(result.text, text.unit.text) if text.is_quoted else result.text
    restored = restore(shield, text.shielded, answer)
    if not restored.is_whole:
        return left_open(text.entry, engine, _faults(text.shielded, restored)), True
    remark = "".join(f"{engine}: see the particle behind {name}\n" for name in restored.unsure)
    return Outcome(text.entry, restored.text, remark.rstrip()), False


def _faults(shielded: Shielded, restored: Restored) -> str:
    pieces = {one.number: one for one in shielded.pieces}

    def name(numbers: Iterable[int]) -> str:
        return ", ".join(pieces[one].shown or pieces[one].source for one in numbers)

    said = [(f"it lost {name(restored.lost)}" if restored.lost else ""),
            (f"it doubled {name(restored.doubled)}" if restored.doubled else ""),
            ("it invented a placeholder" if restored.invented else ""),
            ("it put links or stress out of order"
             if restored.crossed or restored.emptied else "")]
    return "; ".join(one for one in said if one)


def _unmarked(answer: str, source: str) -> str:
    """The words of a quote without marks round the whole of them, which engines like to add."""
    answer = answer.strip()
    closing = {**PAIRS, '"': '"'}.get(answer[:1], "")
    inner = answer[1:-1]
    if (len(answer) < 3 or not closing or answer[-1] != closing or source[:1] in PAIRS
            or answer[0] in inner or closing in inner):
        return answer
    return inner


def passage_of(plan: Plan, card: Card, fragments: Sequence[str], cut: Cut) -> str:
    """The words of a card out of those of its quote (``fragments``, translated): the same
    sentences, as ``cut`` tells them apart.  Empty where they can't be."""
    if not all(fragments):
        return ""
    whole = cut(separator(plan.source).join(card.source), plan.source)
    passage = cut(card.passage, plan.source)
    mine = cut(separator(plan.target).join(fragments), plan.target)
    bare = [_letters(one) for one in whole]
    wanted = [_letters(one) for one in passage]
    if wanted == bare:
        return separator(plan.target).join(fragments)
    at = next((at for at in range(len(bare) - len(wanted) + 1)
               if bare[at:at + len(wanted)] == wanted), -1)
    if at < 0 or not wanted or len(mine) != len(whole):
        return ""
    return separator(plan.target).join(mine[at:at + len(wanted)])


def _letters(sentence: str) -> str:
    return "".join(char for char in sentence if char.isalnum())
