"""Speech in a Korean article, with its speakers, and what else stands in marks.

Here: which words in marks are speech, which belong together, who spoke.  Never here: names.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from presskit.extract.article import Article
from presskit.extract.korean.claims import (
    GUESSED,
    claim,
    differ,
    is_answer,
    is_written,
    later,
    of_whom,
)
from presskit.extract.korean.marked import angled, kind_of, titling_of
from presskit.extract.korean.reported import (
    Reader,
    Speech,
    bracketed,
    cue_after,
    cue_of,
    is_speech,
    quoted_by,
    turn_to,
)
from presskit.extract.korean.spans import Unit, others_of, speech_pairs, units_of
from presskit.extract.korean.speakers import Subject, finder
from presskit.extract.marks import Pair, pairs_of
from presskit.extract.proposal import Marked, Person, Placed, Quote
from presskit.extract.turn_answers import find_answers
from presskit.extract.words import Words, any_of

__all__ = ["find_quotes"]

SPOKEN = frozenset({"paragraph", "list"})


def find_quotes(
    article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...], words: Words
) -> tuple[tuple[Quote, ...], tuple[Marked, ...]]:
    """Quotes in their order, and all other pairs."""
    reader, titling = _reader(article, people, words), titling_of(words)
    waiting: Speech | None = None
    spoken = find_answers(article, placed, people, words)
    for number, block, _ in article.each():
        if number in spoken.blocks:
            continue
        both = pairs_of(article, block)
        pairs = speech_pairs(both)
        reader.marked += [
            Marked(pair.inner, kind_of(article.text, pair.outer, pair.mark, titling))
            for pair in others_of(both)
            if pair.inner
        ]
        reader.marked += angled(article.text, block.piece.start, block.piece.end, titling)
        if placed[number].kind in SPOKEN:
            units = units_of(article, block, pairs)
            if waiting and units and waiting.block == number - 1:
                claim(reader, waiting, units)
            _block(reader, number, units)
            waiting = _waiting(reader, number, units)
        else:
            reader.marked += [Marked(pair.inner, "partial") for pair in pairs if pair.inner]
    quotes = [_quote(one) for one in reader.found] + list(spoken.quotes)
    return (
        tuple(sorted(quotes, key=lambda one: one.outer)),
        tuple(sorted(reader.marked, key=lambda one: one.piece)),
    )


def _reader(article: Article, people: tuple[Person, ...], words: Words) -> Reader:
    """The patterns, made once."""
    return Reader(
        article,
        finder(article, people, words),
        re.compile(rf"\s?{any_of(words['reporting'])}(?![가-힣])|\s?(?:이라고|라고|고)(?=[,도는])"),
        re.compile(
            r"\s?(?:이라고|라고|고|라|이라)\s?(?:도 )?"
            rf"(?:{any_of(words['namings'])}|하는 {any_of(words['named_nouns'])})"
        ),
        re.compile(rf"(?:이라는|라는|는|던)\s(?:[가-힣]{{1,6}}\s)?{any_of(words['statements'])}"),
        re.compile(any_of(words["verbs"])),
        re.compile(any_of(words["texts"])),
    )


def _waiting(reader: Reader, number: int, units: list[Unit]) -> Speech | None:
    """A quote that is a paragraph of its own, with a speaker who is only guessed."""
    last = reader.found[-1] if reader.found else None
    if last is None or last.block != number or last.why not in GUESSED:
        return None
    return last if all(one.alone(reader.article.text) for one in units) else None


def _quote(one: Speech) -> Quote:
    subject = one.subject
    return Quote(
        tuple(pair.inner for pair in one.pairs if pair.inner),
        tuple(pair.outer for pair in one.pairs),
        subject.person if subject else None,
        subject.unnamed if subject else None,
        one.cue,
        one.sure,
        one.why,
    )


def _block(reader: Reader, number: int, units: list[Unit]) -> None:
    """The sentences of one block: speech is judged by its own sentence and its neighbours."""
    text = reader.article.text
    for place, unit in enumerate(units):
        before = units[place - 1] if place else None
        if unit.alone(text):
            _alone(
                reader,
                number,
                place,
                unit,
                before,
                units[place + 1] if place + 1 < len(units) else None,
            )
        elif unit.pairs:
            _within(reader, number, place, unit)
        else:
            _follow(reader, unit)
    if (
        units
        and not any(unit.pairs for unit in units)
        and len(units) == 1
        and len(text[units[0].start : units[0].end]) < 60
    ):
        inside = reader.people.inside(units[0].start, units[0].end)
        if inside:
            turn_to(reader, Subject(inside[-1][0].start, inside[-1][0].end, inside[-1][1]))


def _settle(reader: Reader, subject: Subject | None) -> Subject | None:
    """A pronoun stands for whom the article speaks of."""
    if subject is None or not subject.pronoun:
        return subject
    topic = reader.topic
    return Subject(subject.at, subject.end, topic.person, topic.unnamed) if topic else None


def _follow(reader: Reader, unit: Unit) -> None:
    """Remember of whom a sentence without speech says something."""
    subjects = [
        one for one in reader.people.subjects(unit) if one.person is not None or one.unnamed is None
    ]
    named = [one for one in subjects if one.topical] or subjects
    if named and not named[0].pronoun:
        turn_to(reader, named[0])
    elif (person := reader.people.whose(unit)) is not None:
        turn_to(reader, Subject(unit.start, unit.end, person))
    elif not named and (person := reader.people.turned_to(unit)) is not None:
        turn_to(reader, Subject(unit.start, unit.end, person))
    elif (
        re.search(r"(?:까|나|가|[?])[.?]?\s*$", reader.article.text[unit.start : unit.end])
        and not named
    ):
        asked = reader.people.inside(unit.start, unit.end)
        if asked:
            turn_to(reader, Subject(asked[0][0].start, asked[0][0].end, asked[0][1]))


def _alone(
    reader: Reader, number: int, place: int, unit: Unit, before: Unit | None, after: Unit | None
) -> None:
    """Speech that is a sentence of its own: it goes on what was said before it, or belongs to
    whom the sentence after or before it names."""
    last = reader.found[-1] if reader.found else None
    joins = last is not None and last.block == number and last.unit >= place - 1
    behind, verb = later(reader, after)
    if is_written(reader, before, after, behind):
        reader.marked += [Marked(pair.inner, "partial") for pair in unit.pairs if pair.inner]
        return
    if (signed := bracketed(reader, unit.pairs[-1])) is not None:
        turn_to(reader, signed)
        reader.found.append(
            Speech(list(unit.pairs), signed, None, 0.9, "signed", place + 1, number)
        )
        return
    if joins and last and not (behind and verb and differ(behind, last.subject)):
        last.pairs += unit.pairs
        last.unit = place + (behind is not None and not differ(behind, last.subject))
        return
    if behind and (verb or before is None) and not is_answer(reader, before, after, behind):
        subject, why, sure = _settle(reader, behind), "sentence-after", 0.9 if verb else 0.8
        cue = cue_after(reader, after, verb)
        unit_end = place + 1
    else:
        subject, cue, unit_end = of_whom(reader, unit), None, place
        why, sure = "whom-the-text-speaks-of", 0.8 if before is not None else 0.66
    if subject is None and before is None and behind is None:
        sure, why = 0.5, "words-alone"
    if subject:
        turn_to(reader, subject)
    reader.found.append(
        Speech(list(unit.pairs), subject, cue, sure if subject else 0.5, why, unit_end, number)
    )


def _within(reader: Reader, number: int, place: int, unit: Unit) -> None:
    """Speech inside a sentence: what binds it tells speech from a term."""
    spoken = [pair for pair in unit.pairs if is_speech(reader, unit, pair)]
    heard = {pair.outer.start for pair in spoken}
    reader.marked += [
        Marked(pair.inner, "partial")
        for pair in unit.pairs
        if pair.outer.start not in heard and pair.inner
    ]
    if not spoken:
        _follow(reader, unit)
        return
    subjects = reader.people.subjects(unit)
    groups: list[tuple[Subject | None, list[Pair]]] = []
    floor = unit.start
    for pair in spoken:
        low = bisect_left(subjects, floor, key=lambda one: one.at)
        before = subjects[low : bisect_left(subjects, pair.outer.start, key=lambda one: one.at)]
        chosen = bracketed(reader, pair) or _choose(before)
        if groups and chosen is None:
            groups[-1][1].append(pair)
        else:
            groups.append((chosen, [pair]))
        floor = pair.outer.end
    for subject, pairs in groups:
        _report(reader, number, place, unit, subject, pairs, subjects)


def _choose(subjects: list[Subject]) -> Subject | None:
    """The last with 은 or 는 before the words, a person rather than one without a name."""
    for test in (
        lambda one: one.topical and (one.person is not None or one.pronoun),
        lambda one: one.topical,
        lambda one: one.person is not None or one.pronoun,
        lambda one: True,
    ):
        kept = [one for one in subjects if test(one)]
        if kept:
            return kept[-1]
    return None


def _report(
    reader: Reader,
    number: int,
    place: int,
    unit: Unit,
    subject: Subject | None,
    pairs: list[Pair],
    subjects: list[Subject],
) -> None:
    if (named := bracketed(reader, pairs[-1])) is not None:
        subject = named
    settled, why, sure = _settle(reader, subject), "reported", 0.94
    if subject is not None and subject.pronoun:
        why, sure = "reported-by-pronoun", 0.85
    if settled is None:
        behind = [one for one in subjects if one.at >= pairs[-1].outer.end]
        person = reader.people.whose(unit)
        if behind:
            settled, why, sure = _settle(reader, behind[0]), "reported-after", 0.9
        elif person is not None:
            settled, why, sure = Subject(unit.start, unit.end, person), "reported-after", 0.88
        else:
            settled, why, sure = (
                quoted_by(reader, unit, pairs[0])
                or reader.people.body(unit, pairs[0].outer.start)
                or reader.topic,
                "goes-on",
                0.78,
            )
    if settled is None:
        sure = 0.6
    else:
        turn_to(reader, settled)
    reader.found.append(
        Speech(list(pairs), settled, cue_of(reader, unit, pairs[-1]), sure, why, place, number)
    )
