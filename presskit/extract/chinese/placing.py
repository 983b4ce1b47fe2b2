"""What each block of an article is, by evidence that hangs on no words.

Here: the order in which evidence is heard: hints of the file, the place of a block among its
neighbours, its length, how it ends, marks of layout, addresses.  Never here: words; those come in
:class:`Signs`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from presskit.extract.article import Article
from presskit.extract.proposal import Placed
from presskit.extract.turns import Talk, place_turn

__all__ = ["ADDRESS", "EMAIL", "PHONE", "URL", "Signs", "ends_sentence", "place"]

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.ASCII)
URL = re.compile(r"(?:https?://|www\.)[\w./?&=%#~:-]{3,200}", re.ASCII)
PHONE = re.compile(r"(?<![\w.])[+(]?\d[\d()  -]{5,20}\d(?!\w)")
ADDRESS = re.compile(f"{EMAIL.pattern}|{URL.pattern}", re.ASCII)
"""What only a contact, a note or boilerplate gives in print."""
CLOSERS = "」』”’\"'》〉»）)］]】〕 \u3000"
"""Marks that may stand after the stop of a sentence."""
ASIDE = re.compile(r"\s*[（(【\[〔][^（()）】〕\[]{1,40}[)）】\]〕][\s\d]*$")
LEADING = "：:，,、；;"
"""What ends a block that the next one goes on from."""
LABEL = re.compile(r"\S{1,12}?[：:](?!//)")
BULLET = re.compile(r"(?:[•‣◦●○◎◇◆■□※*・–-]|\(?\d{1,2}[.)、）])\s*\S")
END = re.compile(r"[\s#*＊＃—–=（(－【-]*(?:(?:[#＃*＊]\s*){3,}|(?:-\s*){3,}"
                 r"|ENDS?|以上|끝|完|全文完)[\s#*＊＃—–=）)－】-]*$", re.I)


@dataclass(frozen=True, slots=True)
class Signs:
    """By what a language's press lets a block be known, compiled.
    ``claims`` are tried on a block's words in their order: kind, pattern (matched at the
    block's beginning), how sure, why; the first that fits has the block.  ``stops`` end a
    sentence.  ``heading`` is how many characters a heading has at most, ``subheads`` how many
    may follow a headline.  ``caption`` says how much a short block without a stop looks like
    words under a picture: above 0 it is one, below 0 a heading, for 0 neighbours decide.
    ``photo`` finds the credit of a picture at a block's end; a block of ``caption_length``
    at most that has one is a caption.  ``credit`` fits a block that is nothing else, ``shown``
    finds where in a picture somebody stands.  ``talk`` are the turns of an interview.
    """

    claims: tuple[tuple[str, re.Pattern[str], float, str], ...] = ()
    stops: str = "。！？!?.…"
    asks: str = "！？!?…"
    heading: int = 40
    subheads: int = 3
    caption_length: int = 160
    caption: Callable[[str], int] = field(default=lambda words: 0)
    photo: re.Pattern[str] = re.compile(r"(?!)")
    credit: re.Pattern[str] = re.compile(r"(?!)")
    shown: re.Pattern[str] = re.compile(r"(?!)")
    talk: Talk = field(default_factory=Talk)


def ends_sentence(words: str, stops: str) -> bool:
    """Whether the last sign but brackets and quotation marks is one of these stops, where a
    short aside in brackets may follow.

    >>> [ends_sentence(words, "。") for words in ("「好」", "他說：「好。」", "他說好。（完）")]
    [False, True, True]
    """
    kept = words.rstrip(CLOSERS)
    if kept and kept[-1] in stops:
        return True
    aside = ASIDE.search(words[-60:])
    before = words[:len(words) - len(aside[0])].rstrip(CLOSERS) if aside else ""
    return bool(before) and before[-1] in stops


def place(article: Article, signs: Signs) -> tuple[Placed, ...]:
    """One entry a block."""
    texts = [words for _, _, words in article.each()]
    placed: list[Placed | None] = [None] * len(texts)
    _hear_file(article, placed)
    for number, words in enumerate(texts):
        placed[number] = placed[number] or place_turn(signs.talk, number) \
            or _claimed(words, signs)
    _carry_on(texts, placed, signs)
    _pictures(texts, placed, signs)
    _head(texts, placed, signs)
    _lists(texts, placed, signs)
    _body(texts, placed, signs)
    return tuple(one or Placed("paragraph") for one in placed)


def _hear_file(article: Article, placed: list[Placed | None]) -> None:
    """What the file said; its first heading of the highest level is the headline."""
    levels = [block.level for block in article.blocks if block.hint == "heading"]
    top, titled = min(levels, default=0), False
    for number, block in enumerate(article.blocks):
        if block.hint == "heading":
            first = not titled and block.level == top and number < 3
            titled = titled or first
            placed[number] = Placed("headline" if first else "heading", 0.98, "file-says-heading")
        elif block.hint in ("caption", "list"):
            placed[number] = Placed(block.hint, 0.95, f"file-says-{block.hint}")
        elif block.hint == "table":
            placed[number] = Placed("list", 0.9, "file-says-table")


def _claimed(words: str, signs: Signs) -> Placed | None:
    """What a block's own words say it is."""
    if len(words) <= 40 and END.match(words):
        return Placed("end", 0.97, "end-mark")
    for kind, pattern, sure, why in signs.claims:
        if pattern.match(words):
            return Placed(kind, sure, why)
    if len(words) <= signs.caption_length and (found := signs.photo.search(words)) \
            and found.start() > 0:
        return Placed("caption", 0.92, "ends-in-a-picture's-credit")
    return None


def _carry_on(texts: list[str], placed: list[Placed | None], signs: Signs) -> None:
    """A contact goes on over its lines, boilerplate over its paragraph."""
    for number in range(1, len(texts)):
        before, words = placed[number - 1], texts[number]
        if placed[number] is not None or before is None:
            continue
        alone = len(words) <= 80 and not ends_sentence(words, signs.stops)
        address = len(words) <= 120 and (ADDRESS.search(words) or PHONE.search(words))
        if "contact" in (before.kind, before.why[6:]) and (address or alone):
            placed[number] = Placed("contact", 0.85, "line-of-a-contact")
        elif "boilerplate" in (before.kind, before.why[6:]) and not ends_sentence(
                texts[number - 1], signs.stops):
            placed[number] = Placed("boilerplate", 0.9, "under-its-heading")


def _pictures(texts: list[str], placed: list[Placed | None], signs: Signs) -> None:
    """A short sentence that says where somebody stands in a picture, and a short block before
    a line that is a picture's credit alone."""
    for number, words in enumerate(texts):
        if placed[number] is not None or len(words) > signs.caption_length // 2 or not number:
            continue
        after = number + 1 < len(texts) and signs.credit.match(texts[number + 1])
        if signs.shown.search(words) and ends_sentence(words, signs.stops):
            placed[number] = Placed("caption", 0.85, "places-in-a-picture")
        elif after and number + 2 < len(texts):
            placed[number] = Placed("caption", 0.85, "before-a-picture's-credit")


def _head(texts: list[str], placed: list[Placed | None], signs: Signs) -> None:
    """The headline is the first block, if it is short and no sentence; what is short after it
    and no sentence either, before the first paragraph, stands under it."""
    first = next((number for number, one in enumerate(placed) if one is None
                  or one.kind in ("headline", "heading", "paragraph")), None)
    if first is None or first > 3 and {one.kind for one in placed[:first]} - {"note", "source"}:
        return
    if placed[first] is None:
        rest = any(one is None or one.kind in ("paragraph", "question")
                   for one in placed[first + 1:])
        if not rest or not _is_title(texts[first], signs, 2 * signs.heading):
            return
        placed[first] = Placed("headline", 0.9, "first-block-without-a-stop")
    elif placed[first].kind != "headline":
        return
    found = 0
    for number in range(first + 1, len(texts)):
        if placed[number] is not None:
            if placed[number].kind in ("byline", "credit", "dateline", "subhead", "caption"):
                continue
            return
        if found == signs.subheads or not _is_title(texts[number], signs, 2 * signs.heading):
            return
        after = next((one for one in range(number + 1, len(texts)) if placed[one] is None), None)
        if after is None or signs.caption(texts[number]) > 0:
            return
        placed[number] = Placed("subhead", 0.8, "under-the-headline")
        found += 1


def _is_title(words: str, signs: Signs, length: int) -> bool:
    """Short, and without a stop at its end unless it asks or calls."""
    if len(words) > length or words[-1] in LEADING:
        return False
    return not ends_sentence(words, signs.stops) or (
        ends_sentence(words, signs.asks) and len(words) <= signs.heading
        and words[-1] not in CLOSERS)


def _lists(texts: list[str], placed: list[Placed | None], signs: Signs) -> None:
    """Bullets, neighbouring lines that begin with a label, and three short lines in a row."""
    free = [placed[number] is None and not ends_sentence(words, signs.stops)
            for number, words in enumerate(texts)]
    labels = [found[0] if (found := LABEL.match(words)) else "" for words in texts]
    again = {one for one, count in Counter(labels).items() if count > 1}
    labelled = [free[number] and bool(one) and one not in again
                for number, one in enumerate(labels)]
    bullets = [placed[number] is None and bool(BULLET.match(words)) and len(words) <= 200
               for number, words in enumerate(texts)]
    short = [free[number] and not labelled[number] and len(words) <= signs.heading
             and signs.caption(words) <= 0 for number, words in enumerate(texts)]
    for kind, least, why in ((bullets, 2, "neighbouring-bullets"),
                             (labelled, 2, "neighbouring-labels"),
                             (short, 3, "three-short-lines")):
        for start, end in _runs(kind):
            if end - start >= least:
                for number in range(start, end):
                    placed[number] = placed[number] or Placed("list", 0.8, why)


def _runs(flags: Iterable[bool]) -> list[tuple[int, int]]:
    """From where up to where they are true."""
    found: list[tuple[int, int]] = []
    for number, flag in enumerate(flags):
        if flag and found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        elif flag:
            found.append((number, number + 1))
    return found


def _body(texts: list[str], placed: list[Placed | None], signs: Signs) -> None:
    """What stands among paragraphs and ends without a stop: a heading or a caption."""
    again = _repeated(texts, [words for number, words in enumerate(texts)
                              if placed[number] is None and 8 <= len(words) <= 2 * signs.heading])
    odd = _odd(texts, placed, signs)
    last = max((number for number, words in enumerate(texts)
                if placed[number] is None and ends_sentence(words, signs.stops)
                or placed[number] is not None and placed[number].kind in ("question", "list")),
               default=-1)
    for number, words in enumerate(texts):
        if placed[number] is None and _heads_list(words, texts, placed, number, signs):
            placed[number] = Placed("heading", 0.8, "head-of-a-list")
        if placed[number] is not None or len(words) > 2 * signs.heading or words[-1] in LEADING:
            continue
        if ends_sentence(words, signs.stops):
            if number < last and _asks_alone(words, signs):
                placed[number] = Placed("heading", 0.7, "short-question-alone")
            continue
        if "。" in words or ". " in words and len(words) > signs.heading:
            continue
        weight = signs.caption(words) + 2 * (words in again) + (number in odd)
        if weight > 0 or len(words) > signs.heading:
            placed[number] = Placed("caption", 0.85 if weight > 1 else 0.7,
                                    "like-words-under-a-picture")
        elif number < last:
            placed[number] = Placed("heading", 0.9 if len(words) <= signs.heading // 2 else 0.8,
                                    "short-without-a-stop")
        else:
            placed[number] = Placed("paragraph", 0.5, "short-without-a-stop-at-the-end")


def _heads_list(words: str, texts: list[str], placed: list[Placed | None], number: int,
                signs: Signs) -> bool:
    """Whether a short block that ends in a colon stands above lines that are no sentences."""
    if words[-1] not in "：:" or len(words) > signs.heading // 3 or number + 2 >= len(texts):
        return False
    if after := placed[number + 1]:
        return after.kind == "list"
    return not any(ends_sentence(one, signs.stops) for one in texts[number + 1:number + 3])


def _odd(texts: list[str], placed: list[Placed | None], signs: Signs) -> set[int]:
    """Blocks without a stop that are no headings since those of the article are much shorter."""
    found = {number: len(words) for number, words in enumerate(texts) if placed[number] is None
             and len(words) <= signs.heading
             and not ends_sentence(words, signs.stops) and signs.caption(words) == 0}
    if len(found) < 2:
        return set()
    usual = sorted(found.values())[(len(found) - 1) // 2]
    return {number for number, length in found.items()
            if length >= 2.2 * usual and length >= 0.4 * signs.heading}


def _repeated(texts: list[str], candidates: list[str]) -> set[str]:
    """Which of these, of 8 characters and more, stand in another block too, as a name with its
    title does."""
    opening: dict[str, list[str]] = {}
    for words in set(candidates):
        opening.setdefault(words[:8], []).append(words)
    found: set[str] = set()
    for text in texts if opening else ():
        for at in range(len(text) - 7):
            for words in opening.get(text[at:at + 8], ()):
                if len(words) < len(text) and text.startswith(words, at):
                    found.add(words)
    return found


def _asks_alone(words: str, signs: Signs) -> bool:
    """A short question or call, not in quotation marks and nobody's answer."""
    return len(words) <= signs.heading // 2 and words[-1] in signs.asks \
        and not any(mark in words for mark in "「“\"『")
