"""Whether words in marks are speech.

Here: the evidence round one pair of marks: stops, what leads to it, what follows, length, who
is meant in it.  Never here: whose speech it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.chinese.scene import COVER, Scene
from presskit.extract.marks import Pair
from presskit.extract.words import Words, any_of

__all__ = ["Judge", "Said", "judge_of"]

REACH = 300
"""How far before and after a pair its sentence is looked for."""
STOPS = "。！？!?…～"
BREAKS = STOPS + "；;"
CLOSING = "」』”’\"〞）)"
AHEAD = re.compile(r"[。！？!?…；;\n]|[「“\"『〝](?=○*[。！？!?…，,]|○{9})")
SHOUT = re.compile(r"[A-Za-z]{1,10}\s?[!！.。]?|(?:卡|咔|开机|开麦拉)[!！。]?")
"""What is called on a set or a stage and quotes nobody."""
MINE = re.compile(r"[我你您咱阮偶]|自己|佢哋|吾")


@dataclass(frozen=True, slots=True)
class Said:
    """One outermost pair: ``lead`` is the stretch before it in its sentence, ``tail`` the one
    after it; ``speech`` is how sure it is that somebody says these words, 0 for none."""

    pair: Pair
    block: int
    lead: tuple[int, int]
    tail: tuple[int, int]
    speech: float
    why: str


@dataclass(frozen=True, slots=True)
class Judge:
    """Patterns of what leads to words that are no speech, and of what goes on after them."""

    scene: Scene
    sayings: re.Pattern[str]
    naming: re.Pattern[str]
    written: re.Pattern[str]
    goes_on: re.Pattern[str]
    just_said: re.Pattern[str]
    repeats: re.Pattern[str]
    fictions: re.Pattern[str]
    abouts: re.Pattern[str]

    def said(self, pair: Pair, number: int) -> Said:
        """One pair of a block, judged."""
        block = self.scene.article.blocks[number].piece
        lead = self._lead(pair, block.start)
        tail = self._tail(pair, block.end)
        speech, why = self._weigh(pair, lead, tail, (block.start, block.end))
        return Said(pair, number, lead, tail, speech, why)

    def _lead(self, pair: Pair, begin: int) -> tuple[int, int]:
        masked, end = self.scene.masked, pair.outer.start
        start = max(begin, end - REACH)
        for at in range(end - 1, start - 1, -1):
            if masked[at] in BREAKS or masked[at] in CLOSING and masked[at + 1].isspace():
                start = at + 1
                while start < end and masked[start] in CLOSING:
                    start += 1
                break
        return start, end

    def _tail(self, pair: Pair, end: int) -> tuple[int, int]:
        limit = min(end, pair.outer.end + REACH)
        stop = AHEAD.search(self.scene.masked, pair.outer.end, limit)
        if stop is None:
            return pair.outer.end, limit
        return pair.outer.end, stop.end() - (stop[0] in "「“\"『〝")

    def _weigh(self, pair: Pair, lead: tuple[int, int], tail: tuple[int, int],
               block: tuple[int, int]) -> tuple[float, str]:
        masked = self.scene.masked
        before, after = masked[slice(*lead)].rstrip(), masked[slice(*tail)]
        inner = self.scene.article.words(pair.inner).strip() if pair.inner else ""
        inner = inner.rstrip("」』”’\"）)") or inner
        if not inner or pair.mark in "《〈«":
            return 0, "work" if inner else "nothing"
        if SHOUT.fullmatch(inner):
            return 0, "shout"
        full = inner[-1] in STOPS or inner[-1] == "." and len(inner) > 8
        if self.fictions.search(before[-30:]) or self.fictions.search(after[:12]) \
                or self.sayings.search(before[-24:]) or self.repeats.search(before[-20:]) \
                or not (full and before.endswith(("，", ",")) and self.scene.verbs(*lead)) \
                and self.naming.search(before[-14:]) \
                or self.written.search(before[-30:]) and not before.endswith(("说：", "道：")):
            return 0, "words-of-nobody"
        if before.endswith(("：", ":")):
            return self._after_colon(inner, full, before, after)
        if before.endswith(("，", ",")):
            return self._after_comma(inner, full, lead, after)
        if not before:
            return self._at_beginning(inner, full, tail, after, pair.outer.start == block[0])
        return self._attached(inner, full, before, after)

    def _after_colon(self, inner: str, full: bool, before: str, after: str) -> tuple[float, str]:
        if full:
            return 0.95, "after-a-colon"
        if len(inner) <= 4 or (len(inner) <= 8 and after[:1] in "「“、和与及"):
            return 0, "short-after-a-colon"
        return (0.85, "clause-after-a-colon") if after[:1] in "。，,；;！？" or not after.strip() \
            else (0, "goes-on-after-it")

    def _after_comma(self, inner: str, full: bool, lead: tuple[int, int],
                     after: str) -> tuple[float, str]:
        says = bool(self.scene.verbs(*lead))
        if full:
            return (0.9, "after-a-comma-and-a-verb") if says else (0.78, "after-a-comma")
        if says and inner[-1] in "，," and len(inner) >= 6:
            return 0.78, "speech-that-goes-on"
        ends = not after.strip() or after[:1] in "。；;！？" or after[:1] in "，," and bool(
            self.scene.verbs(*self.scene.clauses(*lead)[-1]))
        if ends and says and len(inner) >= 6:
            return 0.7, "clause-after-a-verb"
        return 0, "part-of-a-sentence"

    def _at_beginning(self, inner: str, full: bool, tail: tuple[int, int], after: str,
                      opens: bool) -> tuple[float, str]:
        next_verb = self.scene.verbs(*tail)
        near = bool(next_verb) and next_verb[0].start() - tail[0] <= 40
        if full or inner[-1] in "，,":
            if self.goes_on.match(after) and not near:
                return 0, "its-sentence-goes-on"
            return (0.95, "sentence-and-a-verb") if near else (0.8, "sentence-alone")
        if near and (after[:1] in "，," or next_verb[0].start() - tail[0] <= 12) \
                and not self.goes_on.match(after):
            return (0.85, "clause-and-a-verb") if after[:1] in "，," else (0.7, "clause-and-a-verb")
        if opens and not after.strip() and MINE.search(inner):
            return 0.6, "clause-alone"
        return 0, "words-in-a-sentence"

    def _attached(self, inner: str, full: bool, before: str, after: str) -> tuple[float, str]:
        clause = re.split(r"[，,：:]", before)[-1].lstrip()
        says = bool(self.just_said.search(before[-8:])) and not self.abouts.match(clause)
        ends = not after.strip() or after[:1] in "。，,；;！？" or full
        if says and full and len(inner) >= 6 and ends:
            return 0.82, "right-after-a-verb"
        if says and ends and len(inner) >= 12 and MINE.search(inner):
            return 0.6, "clause-right-after-a-verb"
        return 0, "part-of-a-sentence"


def judge_of(scene: Scene, words: Words) -> Judge:
    """The judge of one article."""
    surface, written = any_of(words["surfaces"]), any_of(words["written"])
    return Judge(
        scene,
        re.compile(rf"{any_of(words['sayings'])}(?:是|叫|说|为)?[：:，,]?$"),
        re.compile(rf"{any_of(words['naming'])}(?:为|是|的|了)?[：:，,]?$"),
        re.compile(rf"{surface}[^。，,：:{COVER}]{{0,12}}[：:]$|{surface}[^。：:{COVER}]{{0,12}}"
                   rf"{written}[：:，,]?$|{written}[：:，,]?$"),
        re.compile(any_of(words["goes-on"])),
        re.compile(rf"{any_of(words['say'])}(?:了|了句|一句|过|着)?$"),
        re.compile(rf"{any_of(words['repeats'])}[^。]*$"), re.compile(any_of(words["fictions"])),
        re.compile(any_of(words["abouts"])))
