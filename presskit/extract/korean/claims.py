"""Who spoke words that stand alone, as the sentence or paragraph beside them says.

Here: 그가 묻자, 목소리를 높인 이는 기세환씨다, 국 사무국장의 말이다, 첫 문장이다.  Never here:
speech inside a sentence.
"""

from __future__ import annotations

import re

from presskit.extract.korean.reported import Reader, Speech, cue_after
from presskit.extract.korean.spans import Unit
from presskit.extract.korean.speakers import Subject
from presskit.extract.words import Words, any_of

__all__ = [
    "GUESSED",
    "attributes",
    "claim",
    "differ",
    "is_answer",
    "is_written",
    "later",
    "of_whom",
    "spoke_in",
]

NOUNS = re.compile(
    r"(?:말|설명|이야기|얘기|소감|증언|회고|당부|하소연|전언|주장|지적|분석|진단|평가|반응|대답|답|바람|고백"
    r"|첫마디|인사|푸념|농담|조언)(?:이었다|였다|이다|다|입니다)"
)
WEAK = frozenset(
    (
        "해 한다 하고 하자 하며 하면서 했다 했습니다 한숨 웃어 묻 손을 고개를 웃음을 미소 끄덕였"
        " 웃었 웃으며 손사래 환호했 탄성 알려 올렸 올린 보고했 게시했 노래했 남겼 남긴 후회했"
    ).split()
)
"""Stems that say more than speech when they stand alone."""
TOLD = re.compile(r"(?:이는|사람은|사람이|건|것은|주인공은|장본인은|말|목소리)")
ASKED = re.compile(
    r"(?:\s?\([^()\n]{1,30}\))?\s?(?:씨|군|양)?(?: [가-힣]{2,8}){0,2}?의 "
    r"(?:질타|질문|물음|추궁|호통|말|지적|제안|부탁|당부|항의|농담|외침|요구|타박|핀잔|넋두리|푸념|너스레)"
    r"(?:에|이|가|을|를|에도|에는|도|이 이어지|이 끝나)[^.]{0,20}"
)
KIN = re.compile(
    r"(아버지|어머니|할아버지|할머니|외할머니|외할아버지|남편|아내|아들|딸|형|누나|언니|오빠|동생|스승|선생"
    r"|제자|삼촌|이모|고모|장모|장인|시어머니|며느리|사위|손자|손녀|친구) (?:고 |고\(故\) |故 )?$"
)
"""What somebody is to the one whom a text speaks of otherwise."""
FIRST = 24
"""How far from the beginning of a sentence the one stands who spoke before it."""
WRITTEN = re.compile(
    r"(?:문장|문구|글귀|구절|제목|안내문|표어|구호|현수막|팻말|쪽지|낙서|메모|간판|대사|가사|노랫말)"
    r"(?:이다|다|이었다|였다|[이가은는도] (?:\S+ )?(?:적혀|쓰여|붙어|걸려|새겨|남아|눈에))"
)
"""What says of the words before it that they are written somewhere."""
GUESSED = ("words-alone", "whom-the-text-speaks-of")


def spoke_in(words: Words) -> re.Pattern[str]:
    """A verb of speech and no other that ends a sentence."""
    stems = any_of(one for one in words["verbs"] if one not in WEAK)
    return re.compile(rf"{stems}[가-힣]{{0,5}}(?: [가-힣]{{1,6}})?[.]?\s*$")


def attributes(reader: Reader, unit: Unit) -> bool:
    """Whether a sentence without speech says that somebody spoke."""
    said = unit.outside(reader.article.text)
    return bool(NOUNS.search(said) or reader.spoke.search(said))


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
    verb = bool(reader.verb.search(said)) or bool(NOUNS.search(said))
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
    if after is not None and not after.pairs and WRITTEN.search(after.outside(text)):
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
        and (kin := KIN.search(text, max(0, piece.start - 16), piece.start))
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
        if ASKED.match(said, piece.end - unit.start):
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
