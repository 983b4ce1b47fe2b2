"""Who says it: the subject of a verb of speech, whom a pronoun means, whom a passage is about.

Here: one sentence or clause at a time.  Never here: which words are speech.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from presskit.extract.chinese.scene import NAMES, Scene, Someone
from presskit.extract.words import Words, any_of

__all__ = ["Cue", "Memory", "cue_after", "cue_before", "genders", "hero_of",
           "subject_of"]

WEAK = ("kin", "group", "title", "body")
ALONE = re.compile(r"[^，,。：:听闻见看收接]{1,16}[，,。]")
"""What somebody does who hears nobody, before somebody else speaks."""
NEAR = 12
"""How far a verb may stand from a subject that is only a title or a tie of kin."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Who speaks (``None``: the words don't say, whoever it was before), the stretch that says
    so, whether it has a verb of speech."""

    who: Someone | None
    start: int
    end: int
    verb: bool


@dataclass(slots=True)
class Memory:
    """Whom the last sentences were about, the last one first; and what pronoun was theirs."""

    recent: list[Someone] = field(default_factory=list)
    gender: dict[int, str] = field(default_factory=dict)
    hero: Someone | None = None

    def fits(self, one: Someone, pronoun: str) -> bool:
        """Whether nothing says that a pronoun isn't somebody's."""
        known = self.gender.get(one.person) if one.person is not None else None
        return known is None or pronoun not in ("他", "她") or known == pronoun

    def about(self, one: Someone) -> None:
        """A sentence is about somebody."""
        self.recent = [one, *(other for other in self.recent if not _same(one, other))][:6]

    def meant(self, pronoun: str) -> Someone | None:
        """Whom a pronoun means: the last whom the text has not called otherwise."""
        fitting = (one for one in self.recent if self.fits(one, pronoun))
        return next(fitting, self.recent[0] if self.recent else None)


def _same(one: Someone, other: Someone) -> bool:
    return one.person == other.person if one.person is not None else one == other


def cue_before(scene: Scene, start: int, end: int) -> Cue | None:
    """The words before speech that say who speaks: of the last clause with a verb its subject,
    else that of the clauses before it; without any verb the last subject at all.

    After *X said, that …,* the verb before the first comma leads, not one in what X said.
    """
    clauses = scene.clauses(start, end)
    if scene.masked[start:end].rstrip().endswith(("，", ",")):
        for begin, stop in reversed(clauses):
            verbs = scene.verbs(begin, stop)
            if verbs and not scene.masked[verbs[-1].end():stop].strip("，,道了着 "):
                clauses = [one for one in clauses if one[1] <= stop]
                break
    if who := _gesturing(scene, clauses):
        return Cue(who, who.start, end, True)
    verb = None
    for begin, stop in reversed(clauses):
        if verb is None and (verbs := scene.verbs(begin, stop)):
            verb = verbs[-1]
            who = _subject(scene, begin, verb.start(), begin)
            if who:
                return Cue(who, who.start, end if stop == end else stop, True)
        elif verb is not None:
            if who := subject_of(scene, begin, stop, strict=True):
                return Cue(who, verb.start(), end, True)
    if verb is not None:
        who = _subject(scene, *clauses[-1], clauses[-1][0]) if clauses else None
        return Cue(who, who.start if who else verb.start(), end, True)
    for begin, stop in reversed(clauses):
        if who := _subject(scene, begin, stop, begin):
            return Cue(who, who.start, end, False)
    return None


def _gesturing(scene: Scene, clauses: list[tuple[int, int]]) -> Someone | None:
    """Who does what people do while they speak, right before a colon and without a verb of
    speech: 他哼了一聲：; before a comma too where somebody asked before it."""
    begin, stop = clauses[-1] if clauses else (0, 0)
    ends = scene.masked[begin:stop].rstrip()[-1:]
    if not ends or ends not in "：:，," or scene.verbs(begin, stop):
        return None
    if ends in "，," and any(not verb[0].endswith(("问", "问到")) for first, last in clauses[:-1]
                            for verb in scene.verbs(first, last)):
        return None
    who = subject_of(scene, begin, stop, strict=True)
    return who if who and scene.gestures.search(scene.masked, who.end, stop) else None


def cue_after(scene: Scene, start: int, end: int) -> Cue | None:
    """The words after speech that say who spoke: their first subject and its verb, with
    nobody else between."""
    first = next((one for one in scene.those(start, end) if scene.acts(one, start)
                  and (one.kind not in WEAK or _verb_near(scene, one, end))), None)
    if first is None:
        return None
    for verb in scene.verbs(first.end, end):
        between = [one for one in scene.those(first.end, verb.start())
                   if one.kind in ("name", "polite", "unnamed") and scene.acts(one, first.end)
                   and not _same(one, first)]
        if not between:
            stop = re.compile(r"[，,。！？：:]").search(scene.masked, verb.end(), end)
            return Cue(first, first.start, stop.end() if stop else end, True)
        alone = ALONE.match(scene.masked, first.end, between[0].start)
        return Cue(first, first.start, alone.end(), False) if alone else None
    return Cue(first, first.start, end, False)


def subject_of(scene: Scene, start: int, end: int, strict: bool = False) -> Someone | None:
    """Whom a sentence is about: the first who acts in it, else the first whom it names, unless
    ``strict``; not whose kin that is (*闻人晚父亲闻人守田*)."""
    other = None
    for begin, stop in scene.clauses(start, end):
        those = scene.those(begin, stop)
        for place, one in enumerate(those):
            if one.kind in WEAK or one.kind == "unnamed" and one.end - one.start <= 2:
                continue
            if any(after.kind == "name" and scene.kin.fullmatch(scene.masked, one.end, after.start)
                   for after in those[place + 1:place + 3]):
                continue
            if scene.acts(one, begin):
                return one
            if other is None and one.kind in NAMES:
                other = one
    return None if strict else other


def _subject(scene: Scene, start: int, end: int, begin: int) -> Someone | None:
    """Of those who act in a stretch the one nearest to its end; titles and kin only there."""
    those = [one for one in scene.those(start, end) if scene.acts(one, begin)
             and (one.kind not in WEAK or end - one.end <= NEAR)]
    named = [one for one in those if one.kind not in ("pronoun", "body")]
    if not named:
        return next((one for one in reversed(those) if one.kind == "pronoun"),
                    those[-1] if those else None)
    last = named[-1]
    while len(named) > 1 and _joined(scene, named[-2], last):
        last = named.pop(-2)
    return last


def _joined(scene: Scene, one: Someone, other: Someone) -> bool:
    """Whether two are named in one breath."""
    return bool(re.fullmatch(r"[（(][^）)]*[）)]|、|和|与|及", scene.masked[one.end:other.start]))


def _verb_near(scene: Scene, one: Someone, end: int) -> bool:
    return bool(scene.verbs(one.end, min(end, one.end + NEAR)))


def hero_of(scene: Scene, start: int, end: int) -> Someone | None:
    """The one whom the headline names, if the article names nobody else more often."""
    named = [one for one in scene.those(start, end) if one.kind == "name"]
    if len({one.person for one in named}) != 1:
        return None
    counts = Counter(one.person for one in scene.someones if one.kind == "name")
    hero = named[0]
    others = [count for person, count in counts.items() if person != hero.person]
    return hero if counts[hero.person] >= max(others, default=0) else None


def genders(scene: Scene, words: Words) -> dict[int, str]:
    """The pronoun of people whom the article calls Mrs or Mr, or of whom it says their sex."""
    women = re.compile(rf"(?:{any_of(words['women'])}|[，,]女[，,])")
    men = re.compile(rf"(?:{any_of(words['men'])}|[，,]男[，,])")
    found: dict[int, str] = {}
    for one in scene.someones:
        if one.kind == "name" and one.person is not None:
            after = scene.masked[one.end:one.end + 4]
            if women.match(after):
                found[one.person] = "她"
            elif men.match(after):
                found.setdefault(one.person, "他")
    return found
