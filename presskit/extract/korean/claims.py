"""Who spoke words that stand alone, as the sentence or paragraph beside them says.

Here: 그가 묻자, 목소리를 높인 이는 기세환씨다, 국 사무국장의 말이다, 첫 문장이다.  Never here:
speech inside a sentence.
"""

from __future__ import annotations

import re

from presskit.extract.korean.reported import Reader, Speech, cue_after
from presskit.extract.korean.spans import Unit
from presskit.extract.korean.speakers import Subject

__all__ = [
    "GUESSED",
    "attributes",
    "claim",
    "differ",
    "is_answer",
    "is_written",
    "later",
    "of_whom",
]

TOLD = re.compile(r"(?:이는|사람은|사람이|건|것은|주인공은|장본인은|말|목소리)")
FIRST = 24
"""How far from the beginning of a sentence the one stands who spoke before it."""
GUESSED = ("words-alone", "whom-the-text-speaks-of")


def attributes(reader: Reader, unit: Unit) -> bool:
    """Whether a sentence without speech says that somebody spoke."""
    said = unit.outside(reader.article.text)
    return bool(
        reader.people.sayings.attributed.search(said) or reader.people.sayings.spoke.search(said)
    )


def differ(one: Subject, other: Subject | None) -> bool:
    return not one.pronoun and (other is None or one.person != other.person or one.person is None)


def later(reader: Reader, after: Unit | None) -> tuple[Subject | None, bool]:
    """Whom the next sentence names, if it has no speech itself; whether it says that he spoke."""
    if after is None:
        return None, False
    if (asked := _asker(reader, after)) is not None:
        return asked, True
    if after.pairs:
        return None, False
    subjects = reader.people.subjects(after)
    said = after.outside(reader.article.text)
    named = [one for one in subjects if one.topical] or subjects
    verb = bool(reader.verb.search(said) or reader.people.sayings.attributed.search(said))
    if named:
        return named[0], verb
    person = reader.people.whose(after)
    return (Subject(after.start, after.end, person), True) if person is not None else (None, False)


def is_answer(reader: Reader, before: Unit | None, after: Unit | None, behind: Subject) -> bool:
    """Whether the sentence behind a quote tells what another one did at the words of whom the
    sentence before names: 육씨가 우산을 내밀었다. “버리려다 왔어요.” 나씨는 고개를 끄덕였다."""
    topic = reader.topic
    return (
        before is not None
        and after is not None
        and topic is not None
        and before.start <= topic.at < before.end
        and differ(behind, topic)
        and not attributes(reader, after)
        and _asker(reader, after) is None
    )


def is_written(
    reader: Reader, before: Unit | None, after: Unit | None, behind: Subject | None
) -> bool:
    """Whether words that stand alone are no speech: the sentence beside them says that they are
    written, and none that somebody spoke them."""
    text = reader.article.text
    if after is not None and not after.pairs and reader.people.sayings.written.search(
            after.outside(text)):
        return True
    return (
        before is not None
        and not (after is not None and behind is not None and attributes(reader, after))
        and reader.texts.search(before.outside(text)[-16:]) is not None
    )


def of_whom(reader: Reader, unit: Unit) -> Subject | None:
    """Of whom the text speaks before a quote: the one before him where the words speak of him
    (할아버지 나덕팔씨다. “할아버지는 …”)."""
    topic, earlier = reader.topic, reader.earlier
    if topic is None or topic.person is None or earlier is None or earlier.person is None:
        return topic
    text, low, high = reader.article.text, unit.pairs[0].outer.start, unit.pairs[-1].outer.end
    called = [
        kin[1]
        for piece, person in reader.people.inside(topic.at, topic.end)
        if person == topic.person
        and (kin := reader.people.sayings.kin.search(text, max(0, piece.start - 16), piece.start))
    ]
    told = any(
        re.search(rf"{kin}(?:께서|은|는|이|가|도|한테|를|을)", text[low:high]) for kin in called
    )
    inside = any(person == topic.person for _, person in reader.people.inside(low, high))
    return earlier if told or inside else topic


def _asker(reader: Reader, unit: Unit) -> Subject | None:
    """Who said something that a sentence answers: 그가 묻자 봉씨는, 피 의원의 질타에."""
    said = unit.outside(reader.article.text)
    stop = said.find("\x00")
    subjects = [
        one for one in reader.people.subjects(unit) if one.person is not None or one.pronoun
    ]
    if subjects and subjects[0].at - unit.start < FIRST:
        last = subjects[1].at - unit.start if len(subjects) > 1 else stop
        between = said[subjects[0].end - unit.start : last] if last > 0 else ""
        if re.search(r"자,? $", between) and reader.verb.search(between):
            return subjects[0]
    for piece, person in reader.people.inside(unit.start, unit.start + FIRST)[:1]:
        if reader.people.sayings.prompted.match(said, piece.end - unit.start):
            return Subject(piece.start, piece.end, person)
    return None


def claim(reader: Reader, waiting: Speech, units: list[Unit]) -> None:
    """Give a quote that is a paragraph of its own to whom the next paragraph begins with: whoever
    spoke it, or the first one named where nobody was before."""
    first = units[0]
    if first.alone(reader.article.text):
        return
    subject, verb = _named(reader, first)
    if subject is None or subject.pronoun or not (verb or waiting.subject is None):
        return
    waiting.subject, waiting.why = subject, "paragraph-after"
    waiting.sure = 0.86 if verb else 0.66
    if verb and not first.pairs:
        waiting.cue = cue_after(reader, first, verb)


def _named(reader: Reader, unit: Unit) -> tuple[Subject | None, bool]:
    """Whom a sentence speaks of, and whether it says that he spoke before it."""
    if not unit.pairs:
        person = reader.people.whose(unit)
        if person is not None:
            told = TOLD.search(unit.outside(reader.article.text)) is not None
            return Subject(unit.start, unit.end, person), told
        subject, asked = later(reader, unit)
        return subject, asked and attributes(reader, unit)
    subjects = [one for one in reader.people.subjects(unit) if one.person is not None]
    return (subjects[0] if subjects else None), False
