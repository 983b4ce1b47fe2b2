"""Whose turn it is: how one speech of a paragraph gets its speaker.

Here: the order in which the words before, the words after, the sentence before and the
paragraph before are asked.  Never here: what one of these sentences says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from presskit.extract.chinese.scene import NAMES, Scene, Someone
from presskit.extract.chinese.speakers import Cue, Memory, cue_after, cue_before, subject_of
from presskit.extract.chinese.speech import Said
from presskit.extract.proposal import Placed
from presskit.extract.words import Words, any_of

__all__ = ["Habits", "Turn", "attribute", "habits_of", "joins", "learn", "note"]

NEARBY = 160
UNKNOWN = re.compile(r"的(?![确时候话])[\u4e00-\u9fff]{2,4}?"
                     r"(?:哽咽|含泪|笑着|苦笑|激动|坦率|[昨今]日|[昨今]天|随后|也|则|就)?$")
"""Somebody who has no name that is known, right before a verb: 摘得影后的某某某哽咽|道."""
THESE = re.compile(r"的?(?:这|那)?一?(?:句|番|席|段|句大实)(?:心里|肺腑之|家常)?(?:话|言)"
                   r"|的(?:话|疑问|心声|感慨|回答|提问|感叹)"
                   r"(?=[，,让令道说引打在成])")
THIS_IS = re.compile(r"(?:这|那|说话)(?:个|位|名)?[^，。]{0,10}?(?:就是|是|叫|便是)")


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, how sure that is, why, and the words for it; ``other`` is whoever is asked."""

    who: Someone | None
    sure: float
    why: str
    cue: Cue | None = None
    other: Someone | None = None


@dataclass(frozen=True, slots=True)
class Habits:
    """Patterns of sentences round speech."""

    turns: re.Pattern[str]
    one_of: re.Pattern[str]
    asks: re.Pattern[str]
    proxies: re.Pattern[str]


def habits_of(words: Words) -> Habits:
    """The patterns, from the word lists of the language."""
    opening = any_of(words["turns"])
    return Habits(re.compile(rf"^\W*{opening}|{opening}{any_of(words['say'])}"),
                  re.compile(any_of(words["one_of"])),
                  re.compile(any_of(words["asks"])), re.compile(any_of(words["proxies"])))


def learn(scene: Scene, memory: Memory, habits: Habits, start: int, end: int,
          opening: int = -1, weak: bool = False) -> None:
    """Remember whom the sentences of a stretch are about; ``opening`` is where their paragraph
    begins; ``weak``: only where nobody is remembered."""
    for begin, stop in scene.sentences(start, end):
        one = subject_of(scene, begin, stop)
        if one is None:
            continue
        if one.kind == "pronoun":
            meant = _meant(scene, memory, one, begin, begin == opening)
            if meant is None:
                continue
            if len(memory.recent) == 1 and meant.person is not None:
                memory.gender.setdefault(meant.person, scene.masked[one.start])
            one = meant
        elif weak and memory.recent:
            continue
        note(scene, memory, habits, one)


def note(scene: Scene, memory: Memory, habits: Habits, one: Someone) -> None:
    """Remember somebody whom a pronoun for one may mean later."""
    if one.kind in (*NAMES, "title", "role") or one.kind == "unnamed" \
            and habits.one_of.match(scene.masked, one.start):
        memory.about(one)


def _meant(scene: Scene, memory: Memory, pronoun: Someone, start: int,
           opens: bool) -> Someone | None:
    """Whom a pronoun means: who acts before it in its sentence, the one whom the article is
    about where a paragraph begins and nobody speaks, else whomever the last sentences were
    about."""
    word = scene.masked[pronoun.start:pronoun.end]
    earlier = subject_of(scene, start, pronoun.start, strict=True)
    if earlier and earlier.kind != "pronoun" and memory.fits(earlier, word):
        sure = memory.recent and memory.gender.get(memory.recent[0].person) == word \
            and scene.masked[pronoun.end] == "的"
        return memory.recent[0] if sure else earlier
    if opens and memory.hero and memory.fits(memory.hero, word) \
            and not scene.verbs(pronoun.end, pronoun.end + 7):
        return memory.hero
    return memory.meant(word)


def attribute(scene: Scene, placed: tuple[Placed, ...], said: Said, habits: Habits,
              memory: Memory, history: list[tuple[list[Said], Turn]], at: int) -> Turn:
    """The turn of one speech.  ``history`` are those before it, ``at`` is where the last one of
    its paragraph ends."""
    block = scene.article.blocks[said.block].piece
    lead = scene.masked[slice(*said.lead)].strip()
    before = cue_before(scene, *said.lead) if lead else None
    after = _cue_behind(scene, said, habits, at > block.start or bool(lead))
    direct = lead.endswith(("：", ":")) or said.why.startswith(("right", "clause-right"))
    if before and (before.verb or direct):
        return _turn(scene, before, memory, habits, said, "verb-before")
    if direct:
        return _from_memory(memory, 0.72, "colon-before", Cue(None, *said.lead, False))
    behind = after and (after.verb or _leads_on(scene, said, habits, after))
    if before and not (behind and after.who.kind == "pronoun"):
        return replace(_turn(scene, before, memory, habits, said, "subject-before"), sure=0.78)
    if behind:
        return _turn(scene, after, memory, habits, said, "verb-after")
    if said.pair.outer.start == block.start:
        return _opening(scene, placed, said, habits, memory, after, history)
    if history and history[-1][0][-1].block == said.block \
            and not scene.masked[at:said.pair.outer.start].strip():
        last = history[-1][1]
        return Turn(last.who, min(last.sure, 0.8), "right-after-speech")
    *_, sentence = [(at, at), *scene.sentences(at, said.lead[0])]
    told = cue_before(scene, *sentence)
    if told and told.verb and told.who and told.who.kind in ("unnamed", "role", "body"):
        return Turn(told.who, 0.7, "no-name-sentence-before")
    return _from_memory(memory, 0.74, "sentence-before")


def _leads_on(scene: Scene, said: Said, habits: Habits, after: Cue) -> bool:
    """Whether somebody's gesture stands between two marks: ``他搖搖頭，``, or one clause that is
    about nobody else: ``她把扁擔換了個肩，``."""
    words = scene.masked[slice(*said.tail)].strip()
    if not words.endswith(("，", ",")) or len(words) > 26 \
            or scene.masked[said.tail[1]:said.tail[1] + 1] not in tuple("「“\"『〝"):
        return False
    return bool(scene.gestures.search(scene.masked, after.start, said.tail[1])) \
        or after.start - said.tail[0] <= 2 and not re.search("[，,]", words[:-1]) \
        and after.who.kind in (*NAMES, "pronoun") and bool(said.pair.inner) \
        and scene.masked[said.pair.inner.end - 1] in "。！？!?…～"


def _cue_behind(scene: Scene, said: Said, habits: Habits, inside: bool) -> Cue | None:
    """The words behind, unless they are about the next speech or about somebody else."""
    found = _whose_words(scene, said) or cue_after(scene, *said.tail)
    if found is None:
        return None
    tail = scene.masked[said.tail[0]:found.end]
    if inside and habits.turns.search(tail) or _asks_on(scene, said, habits, found):
        return None
    if scene.masked[slice(*said.tail)].rstrip().endswith(("：", ":")) \
            and "，" not in tail and said.pair.inner \
            and scene.masked[said.pair.inner.end - 1] not in "，,":
        return None if inside else Cue(found.who, found.start, found.end, False)
    return found


def _whose_words(scene: Scene, said: Said) -> Cue | None:
    """Whose words the sentence behind calls them: 「…。」父親的這句話，他記了二十年."""
    first = next(iter(scene.those(*said.tail)), None)
    if first is None or first.start - said.tail[0] > 6:
        return None
    words = THESE.match(scene.masked, first.end, said.tail[1])
    return Cue(first, first.start, words.end(), True) if words else None


def _asks_on(scene: Scene, said: Said, habits: Habits, found: Cue) -> bool:
    """Whether the words behind no question ask the next one: ``記者追問，「…？」``."""
    return bool(said.pair.inner) and scene.masked[said.pair.inner.end - 1] not in "？?" \
        and scene.masked[said.tail[1]:said.tail[1] + 1] in tuple("「“\"『〝") \
        and bool(re.search(rf"{habits.asks.pattern}[道说]?[，,：:]?\s*$",
                           scene.masked[found.who.end:said.tail[1]]))


def _turn(scene: Scene, cue: Cue, memory: Memory, habits: Habits, said: Said, why: str) -> Turn:
    """The turn that a cue gives, with its pronoun resolved."""
    who = cue.who
    if who is None:
        if UNKNOWN.search(scene.masked, max(said.lead[0], cue.start - 24), cue.start):
            return Turn(None, 0.4, f"unknown-{why}", cue)
        return _from_memory(memory, 0.72, why, cue)
    if who.kind == "name" and habits.proxies.search(scene.masked[cue.start:cue.end]):
        others = [one for one in memory.recent if one.person != who.person]
        if others:
            return Turn(others[0], 0.6, "read-out", cue)
    if who.kind == "pronoun":
        opens = said.lead[0] == scene.article.blocks[said.block].piece.start
        meant = _meant(scene, memory, who, said.lead[0], opens and who.start < said.lead[1])
        if meant is None and (named := _named_behind(scene, said)):
            return Turn(named, 0.55, f"name-behind-{why}", cue)
        sure = 0.4 if meant is None else 0.72 if _rivals(scene, memory, who, said) else 0.85
        return Turn(meant, sure, f"pronoun-{why}", cue)
    if who.kind in ("kin", "group", "body"):
        return Turn(who, 0.7, f"no-name-{why}", cue)
    return Turn(who, 0.93 if who.kind != "title" else 0.8, why, cue)


def _named_behind(scene: Scene, said: Said) -> Someone | None:
    """Whom the paragraph names after words of a pronoun that stands before any name."""
    end = scene.article.blocks[said.block].piece.end
    return next((one for one in scene.those(said.tail[0], end) if one.kind == "name"), None)


def _rivals(scene: Scene, memory: Memory, pronoun: Someone, said: Said) -> bool:
    """Whether a pronoun could mean one of several whom its paragraph just spoke of."""
    word = scene.masked[pronoun.start:pronoun.end]
    begin = max(scene.article.blocks[said.block].piece.start, pronoun.start - NEARBY)
    return len({one.person if one.person is not None else one.start
                for one in scene.those(begin, pronoun.start)
                if one.kind in NAMES and memory.fits(one, word)}) > 1


def _from_memory(memory: Memory, sure: float, why: str, cue: Cue | None = None) -> Turn:
    """Whoever the last sentences were about."""
    who = memory.meant("")
    return Turn(who, sure if who else 0.4, why if who else "nobody-before", cue)


def _opening(scene: Scene, placed: tuple[Placed, ...], said: Said, habits: Habits,
             memory: Memory, after: Cue | None, history: list[tuple[list[Said], Turn]]) -> Turn:
    """A speech at a paragraph's beginning that no verb goes with."""
    number, alone = said.block, said.tail[0] == said.tail[1]
    previous = number - 1 if number and placed[number - 1].kind == "paragraph" else None
    asked = None
    if previous is not None:
        piece = scene.article.blocks[previous].piece
        *_, (start, end) = scene.sentences(max(piece.start, piece.end - 300), piece.end)
        if scene.masked[:end].endswith(("：", ":")):
            cue = cue_before(scene, start, end)
            return _turn(scene, cue, memory, habits, replace(said, lead=(start, end)),
                         "paragraph-before") if cue \
                else _from_memory(memory, 0.7, "paragraph-before")
        asked = _asked(scene, habits, start, end) if alone else None
    if after:
        return replace(_turn(scene, after, memory, habits, said, "subject-after"), sure=0.74)
    if asked:
        return asked
    if alone and history and history[-1][0][-1].block == previous and history[-1][1].other:
        last = history[-1][1]
        return Turn(last.other, 0.55, "in-turn", other=last.who)
    named = any(one.kind in NAMES for one in memory.recent)
    ahead = _ahead(scene, placed, number, not named)
    return ahead or _from_memory(memory, 0.6, "paragraph-before")


def _asked(scene: Scene, habits: Habits, start: int, end: int) -> Turn | None:
    """Whoever was asked by somebody else in the sentence before."""
    asker = subject_of(scene, start, end)
    if asker is None or not habits.asks.search(scene.masked, start, end):
        return None
    other = next((one for one in scene.those(start, end) if one.kind == "name"
                  and one.person != asker.person), None)
    return Turn(other, 0.6, "asked", other=asker) if other else None


def _ahead(scene: Scene, placed: tuple[Placed, ...], number: int, unknown: bool) -> Turn | None:
    """Whom the next paragraph names: as the one of whom it was (*這個女人是…*), or where nobody
    was named before (``unknown``)."""
    for later in range(number + 1, min(number + 3, len(placed))):
        piece = scene.article.blocks[later].piece
        if placed[later].kind != "paragraph":
            continue
        for start, end in scene.sentences(piece.start, min(piece.end, piece.start + 200)):
            those = [one for one in scene.those(start, end) if one.kind == "name"]
            if those and (unknown or THIS_IS.match(scene.masked, start, end)):
                return Turn(those[0], 0.5, "paragraph-after")
        if not unknown:
            break
    return None


def joins(scene: Scene, habits: Habits, before: Said, turn: Turn, said: Said) -> bool:
    """Whether a speech goes on in the next marks: between them stands who speaks, and no more."""
    start, end = before.pair.outer.end, said.pair.outer.start
    between = scene.masked[start:end].strip()
    if before.block != said.block or not between or re.search(r"[。！？!?；]", between):
        return False
    if before.pair.inner and scene.masked[before.pair.inner.end - 1] in "，,":
        return True
    cue = turn.cue
    if cue is None or cue.start < start or not between.endswith(("，", ",")):
        return False
    rest = scene.clauses(cue.end, end) if cue.verb else scene.clauses(start, end)[2:]
    if not cue.verb and len(between) > 26:
        return False
    return all(stop - begin <= 9 and scene.gestures.search(scene.masked, begin, stop)
               for begin, stop in rest)
