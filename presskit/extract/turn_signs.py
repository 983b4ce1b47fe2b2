"""The marks and words by which an interview is laid out, compiled from the lists of a language.

Here: what one block shows by itself.  Never here: what an article makes of it (``turns``).

The lists, each of which may be missing: ``turn_questions`` and ``turn_answers`` (letters and words
before a question, an answer), ``turn_askers`` and ``turn_press_ends`` (labels of the press, what
the name of a paper ends with), ``turn_answerers``, ``turn_moderators``, ``turn_writers`` (words by
the name of who moderates, who wrote), ``turn_signs`` (words that say that this is an interview),
``turn_asks`` and ``turn_requests`` (how a question ends without its mark, how one begins),
``turn_mine`` and ``turn_yours`` (I, we; you), ``turn_addressed`` (what speaks to
whoever is asked), ``turn_kin`` (kin, before a name), ``turn_faq`` (words over questions that nobody
is asked), ``turn_honours`` (what stands by a name in a label), ``turn_narrates`` (the
writer's own words), ``turn_polite`` (how somebody who speaks ends a sentence), ``turn_meets`` and
``turn_asked`` (words before and behind the name of somebody who is interviewed), ``turn_meanwhile``
(a time told by the interview, at which others do something), ``turn_meanwhile_ends`` (what makes a
time of a word of ``turn_meets`` before it), ``turn_pronouns`` (who is asked by a pronoun),
``turn_beside`` and ``turn_beside_behind`` (before and behind the name of somebody who only stands
by).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from presskit.extract.words import Words, any_of, made_once

__all__ = ["TurnSigns", "turn_signs"]

_COLON = r"[:：﹕]"
_WIDE = r"[^\s，。、！？!?；;：:﹕「」“”『』《》〈〉（）()【】\[\]\"'…｜|=＝>＞]"
_LATIN = (r"[^\W\d_a-z][\w.’'-]*(?:[ ,&]{1,2}(?:(?:of|de|del|da|di|la|le|van|von|der|den|ter|bin|al"
          r"|and|the|el|y|e|for|at)|[^\W\d_a-z][\w.’'-]*)){0,6}")
_ASIDE = r"(?:\s?[（(][^（）()\n]{1,40}[)）])?"
_BULLET = r"[○◯●◆◇■□▶▷▲△・·]?[ \u3000]?"
_NAME = rf"(?:{_LATIN}|(?:《[^《》\n]{{1,16}}》)?{_WIDE}{{1,14}}?(?:[ \u3000]{_WIDE}{{1,10}})?)"
_LABEL = re.compile(
    rf"{_BULLET}(?P<who>{_NAME}{_ASIDE})"
    rf"\s?(?:{_COLON}(?!//)\s*|[|｜=＝>＞]\s*|\u3000+|\s?[—–]\s|\s(?=[「“])|(?=「))(?=\S)")
_LINE = re.compile(rf"[【〔\[<＜●○■◆]?\s?(?P<who>{_NAME}){_ASIDE}\s?[】〕\]>＞]?\s?{_COLON}?")
_DASH = re.compile(r"(?:[―—–─－‐-]{1,3}|[ー━]{2,3})\s*(?=[^\s―—–─－‐―-])")
_OPENERS, _SHUTTERS = "【〔[［（(〈<＜《", "】〕]］）)〉>＞》"
_DIGITS = r"\s?[\d０-９①-⑳]{0,2}\s?"
_TITLED = re.compile(r"[（(][^（）()]*[)）]")
_WRITERS = 90


@dataclass(frozen=True, slots=True)
class TurnSigns:
    """Patterns of one language's lists."""

    words: Mapping[str, tuple[str, ...]]
    asking: re.Pattern[str]
    request: re.Pattern[str]
    sign: re.Pattern[str]
    mine: re.Pattern[str]
    yours: re.Pattern[str]
    addressed: re.Pattern[str]
    kin: re.Pattern[str]
    faq: re.Pattern[str]
    narrates: re.Pattern[str]
    polite: re.Pattern[str]
    moderator: re.Pattern[str]
    writer: re.Pattern[str]
    honours: re.Pattern[str]
    meets: re.Pattern[str]
    asked: re.Pattern[str]
    meanwhile: re.Pattern[str]
    pronoun: re.Pattern[str]
    beside: re.Pattern[str]
    beside_behind: re.Pattern[str]
    letters: Mapping[str, re.Pattern[str]]
    dash: re.Pattern[str] = _DASH

    def question(self, text: str) -> re.Match[str] | None:
        """The letter that a question begins with: Q1. or 【問】."""
        return _letter(self.letters["turn_questions"], text)

    def answer(self, text: str) -> re.Match[str] | None:
        """The letter that an answer begins with; ``aside`` are the words in its bracket."""
        return _letter(self.letters["turn_answers"], text)

    def inside(self, text: str) -> re.Match[str] | None:
        """The letter that an answer begins with in the block of its question: 问：…？答：…"""
        asked = self.question(text)
        return self.letters["inside"].search(text, asked.end()) if asked else None

    def arrow(self, text: str) -> re.Match[str] | None:
        """The arrow that an answer begins with."""
        return _ARROW.match(text)

    def label(self, text: str) -> re.Match[str] | None:
        """Words before a colon and the like, ``who``, and what parts them from what is said."""
        match = _LABEL.match(text[:120])
        if match is None or len(match["who"]) > 60:
            return None
        behind = text[match.end("who"):match.end()].strip(" ")
        if not behind and (text[match.end():match.end() + 1] not in ("「", "“")
                           or text.rstrip("。（笑） ")[-1:] not in ("」", "”")):
            return None
        return match

    def line(self, text: str) -> bool:
        """Whether a block could be a name and nothing else."""
        return len(text) <= 40 and _LINE.fullmatch(text) is not None

    def core(self, label: str) -> str:
        """A label without brackets, marks and numbers."""
        bare = _TITLED.sub("", label).strip(" \u3000【】〔〕[]<>＜＞●○■◆:：﹕")
        return re.sub(r"\s?[\d０-９]{1,2}$", "", bare) or bare

    def bare(self, core: str) -> str:
        """A label without titles and forms of address."""
        return self.honours.sub("", core).strip() or core

    def is_press(self, core: str) -> bool:
        """Whether a label is the press's: 記者, Interviewer, the name of a paper."""
        low = core.lower()
        return low in self.words["turn_askers"] or low in self.words["turn_questions"] \
            or any(low.endswith(one) for one in self.words["turn_press_ends"]) \
            or any(low.startswith(one) for one in self.words["turn_moderators"])

    def is_answerer(self, core: str) -> bool:
        return core.lower() in (*self.words["turn_answers"], *self.words["turn_answerers"])

    def moderates(self, core: str, texts: list[str], labels: Iterable[int]) -> bool:
        """Whether an article calls somebody its moderator, or its writer, by letters alone too."""
        if len(core) < 2:
            return False
        skip = frozenset(labels)
        for number, text in enumerate(texts):
            if number in skip:
                continue
            if len(text) <= _WRITERS and (found := self.writer.match(text)):
                names = re.findall(r"\b[A-Z]\w+", text[found.end():])
                if core in text or core.isupper() and core == "".join(one[0] for one in names):
                    return True
            at = text.find(core)
            if at >= 0 and (self.moderator.search(text[max(0, at - 24):at])
                            or self.moderator.match(text[at + len(core):at + len(core) + 12]
                                                    .lstrip(" （(,，、"))):
                return True
        return False

    def bracketed(self, text: str) -> bool:
        """Whether brackets hold a whole block."""
        at = _OPENERS.find(text[0])
        return at >= 0 and text[-1] == _SHUTTERS[at] and text[0] not in text[1:] and len(text) > 4

    @staticmethod
    def long_dash(dash: str) -> bool:
        """Whether a dash is none that an item of a list has."""
        return dash.strip() not in ("-", "–", "‐", "－")


_ARROW = re.compile(r"[▲△▶▷▸▹►▻●○◆◇■□→⇒➡☞](?P<aside>)\s*(?=\S)")


def _letter(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """A letter with something that parts it from the words: a stop, a bracket, a wide space, a
    number; a space where the words begin with a capital or in a script without."""
    match = pattern.match(text[:100])
    if match is None or match.end() == len(text):
        return None
    between = match["between"]
    if re.search(r"[^\s]|\u3000", between):
        return match
    first = text[match.end()]
    plain = match["word"].isascii() or "\uff21" <= match["word"][0] <= "\uff3a"
    return match if plain and between and ord(first) > 0x2E80 else None


@made_once
def turn_signs(words: Words) -> TurnSigns:
    """The signs of a language's lists."""
    names = ("turn_questions", "turn_answers", "turn_askers", "turn_press_ends", "turn_answerers",
             "turn_moderators", "turn_writers", "turn_signs", "turn_asks", "turn_requests",
             "turn_mine", "turn_honours", "turn_narrates", "turn_polite", "turn_meets",
             "turn_asked", "turn_yours", "turn_addressed", "turn_kin",
             "turn_faq", "turn_meanwhile", "turn_meanwhile_ends", "turn_pronouns", "turn_beside",
             "turn_beside_behind")
    lists = {name: words.get(name, ()) for name in names}
    low = {name: tuple(one.lower() for one in those) for name, those in lists.items()}

    def one(name: str, rest: str = "") -> re.Pattern[str]:
        return re.compile(_whole(lists[name]) + rest, re.I)

    letters = {name: re.compile(
        rf"[【〔\[［（(<＜〈《]?\s?(?P<word>{any_of(lists[name])})"
        rf"(?P<between>{_DIGITS}[)）\]］】〕>＞〉》]?\s?(?:[（(](?P<aside>[^（）()\n]{{1,40}})[)）])?"
        rf"\s?[.．:：﹕、|｜\-–—)）]?\s*)(?=\S)")
        for name in ("turn_questions", "turn_answers")}
    letters["inside"] = re.compile(
        rf"(?<=[？?。.！!…”」\s]){any_of(lists['turn_answers'])}\s?\d{{0,2}}\s?[:：﹕.．]\s*(?=\S)")
    return TurnSigns(
        low, re.compile(rf"(?:[?？]|{any_of(lists['turn_asks'])}[。.…]?)$"),
        re.compile(rf"{any_of(lists['turn_requests'])}", re.I), one("turn_signs"),
        one("turn_mine"), one("turn_yours"), one("turn_addressed"),
        one("turn_kin", r"\s?$"), one("turn_faq"), one("turn_narrates"),
        re.compile(rf"{any_of(lists['turn_polite'])}(?=[。.！!？?…（(」”\s]|$)"),
        one("turn_moderators"), one("turn_writers", r"\s?[\s：:／/|｜・＝=·＊]"),
        re.compile(rf"^{_whole(lists['turn_honours'])} ?|{any_of(lists['turn_honours'])}$", re.I),
        one("turn_meets"), re.compile(rf".{{0,16}}?{_whole(lists['turn_asked'])}".replace(
            "…", "[^。！？!?]{0,30}?"), re.I),
        re.compile(rf"{_whole(lists['turn_meets'])}\s?{any_of(lists['turn_meanwhile_ends'])}"
                   rf"|{_whole(lists['turn_meanwhile'])}", re.I),
        re.compile(rf"(?<!其){_whole(lists['turn_pronouns'])}(?![的们女])", re.I),
        one("turn_beside", r"\s?$"),
        re.compile(rf".{{0,8}}?{_whole(lists['turn_beside_behind'])}", re.I), letters)


def _whole(words: Iterable[str]) -> str:
    """One of these; those in Latin letters as whole words, one syllable of Hangul too."""
    words = tuple(words)
    latin = [word for word in words if word[:1].isascii() and word[:1].isalpha()]
    short = [word for word in words if len(word) == 1 and "가" <= word <= "힣"]
    parts = [any_of(set(words) - {*latin, *short}), rf"\b{any_of(latin)}(?!\w)",
             rf"(?<![가-힣]){any_of(short)}(?![가-힣])"]
    return f"(?:{'|'.join(parts)})"
