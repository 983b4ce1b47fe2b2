"""What each block of a Korean article is.

Here: marks of layout, labels, and the place of a block among its neighbours.  Never here: names.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article
from presskit.extract.korean.credits import (
    Marks,
    is_credit_alone,
    is_shown,
    marks_of,
    place_captions,
)
from presskit.extract.korean.heads import place_head
from presskit.extract.korean.signs import (
    ARROWS,
    EMAIL,
    HEADED,
    ITEM,
    KIND_OF_QUOTE,
    LABEL,
    PHONE,
    URL,
    WRAPPED,
    Signs,
    is_closed,
    is_open,
    signs_of,
)
from presskit.extract.proposal import Placed
from presskit.extract.turn_layout import find_talk
from presskit.extract.turns import place_turn, settle_turns
from presskit.extract.words import Words

__all__ = ["place_blocks"]

SIGNED = re.compile(r"[.?!…][\"”]\s?[(（—–-]\s?[가-힣 ]{2,24}[)）]?$")
"""Speech with its speaker behind it: “호미입니다.”(추광민 이사장)."""
NAMED_RIGHTS = re.compile(r"[^ⓒ©]{4,}[ⓒ©] ?[가-힣A-Za-z]{2,12}(?: [가-힣]{2,4})?")
"""Whose the picture is, behind what it shows: 연장들 ⓒ 표은재."""


def place_blocks(article: Article, words: Words) -> tuple[Placed, ...]:
    """One entry a block."""
    signs, marks = signs_of(words), marks_of(words)
    texts = [said for _, _, said in article.each()]
    placed: list[Placed | None] = [None] * len(texts)
    talk = find_talk(article, words)
    for number, block in enumerate(article.blocks):
        placed[number] = (
            place_turn(talk, number)
            or _file_says(block.hint, block.level, number, placed)
            or _own_words(texts[number], signs, marks)
        )
    place_captions(texts, placed, marks)
    head = place_head(texts, placed, signs)
    _sections(texts, placed, signs, head)
    _body(texts, placed, signs, marks, head)
    return settle_turns(article, tuple(one or Placed("paragraph") for one in placed), talk)


def _file_says(hint: str, level: int, number: int, placed: list[Placed | None]) -> Placed | None:
    if hint == "heading":
        first = level <= 1 and not any(one and one.kind == "headline" for one in placed)
        return Placed("headline" if first else "heading", 0.98, "file-says-heading")
    if hint in ("caption", "list", "table"):
        return Placed("list" if hint == "table" else hint, 0.95, f"file-says-{hint}")
    return None


def _own_words(said: str, signs: Signs, marks: Marks) -> Placed | None:
    """What a block says itself, whatever stands round it."""
    short = len(said) <= 120
    if signs.end.match(said):
        return Placed("end", 0.97, "end-mark")
    if is_credit_alone(said, marks):
        return Placed("credit", 0.9, "whose-picture")
    pictured = len(said) <= 300 and marks.credit.search(said) is not None
    if short and signs.note.match(said) and not (pictured and NAMED_RIGHTS.fullmatch(said)):
        return Placed("note", 0.95, "rights-or-note")
    if short and signs.byline.match(said):
        return Placed("byline", 0.95, "reporter's-line")
    if short and signs.contact.match(said) and re.search(f"{EMAIL}|{PHONE}|{URL}", said):
        return Placed("contact", 0.95, "contact-label")
    if pictured or len(said) <= 300 and signs.caption.match(said) and said[0] not in ARROWS:
        return Placed("caption", 0.95, "caption-mark-or-credit")
    if short and signs.source.match(said):
        return Placed("source", 0.9, "source-label")
    return None


def _sections(texts: list[str], placed: list[Placed | None], signs: Signs, head: int) -> None:
    """Marked headings, what stands under those for contact and boilerplate, arrows, items."""
    inside = ""
    for number in range(head, len(texts)):
        said = texts[number]
        if placed[number] is not None:
            inside = "" if placed[number].kind == "heading" else inside
            continue
        short = len(said) <= 50 and not said.endswith(".")
        names = next(
            (
                kind
                for kind, sign in (("contact", signs.contact), ("boilerplate", signs.boilerplate))
                if short and sign.match(said)
            ),
            "",
        )
        marked = (
            short
            and (HEADED.match(said) or WRAPPED.match(said))
            and not LABEL.match(said)
            and not any(one in said[1:] for one in "△▲")
        )
        if names and number + 1 < len(texts) and not re.search(r"[:：=]\s?\S", said):
            placed[number] = Placed("heading", 0.93, f"heading-of-{names}")
            inside = names
        elif marked and number + 1 < len(texts) and not _numbered(texts, number):
            placed[number] = Placed("heading", 0.95, "marked-heading")
            inside = ""
        elif said[0] in ARROWS:
            placed[number] = _arrow(said)
        elif inside:
            placed[number] = Placed(inside, 0.9, "under-its-heading")
        elif ITEM.match(said) or HEADED.match(said) and (LABEL.match(said) or len(said) <= 80):
            placed[number] = Placed("list", 0.9, "marked-item")


def _numbered(texts: list[str], number: int) -> bool:
    """Whether a line with a figure stands beside another one: items, not headings."""
    figure = re.compile(r"(?:\d{1,2}[.)]|[①-⑩])")
    if not figure.match(texts[number]):
        return False
    return any(
        0 <= other < len(texts) and figure.match(texts[other]) for other in (number - 1, number + 1)
    )


def _arrow(said: str) -> Placed | None:
    """An arrow begins an item where it has a label, else what stands under a picture."""
    if (
        LABEL.match(said)
        or len(said) > 300
        or re.match(r".\s?\S{1,10}(?: \S{1,8})?\s?=", said)
        or sum(said.count(one) for one in ARROWS) > 1
    ):
        return Placed("list", 0.8, "arrow-and-label")
    return Placed("caption", 0.9, "arrow")


def _body(
    texts: list[str], placed: list[Placed | None], signs: Signs, marks: Marks, head: int
) -> None:
    """Short blocks without a stop: names over statements, labels, headings."""
    for number in range(max(1, head), len(texts) - 1):
        beside = min(len(texts[number - 1]), len(texts[number + 1]) + 30 * bool(placed[number + 1]))
        if placed[number] is None and beside > 30 and is_shown(texts[number], marks):
            placed[number] = Placed("caption", 0.72, "shows-and-says-nothing")
    open_ = [placed[number] is None and is_open(said, 45) for number, said in enumerate(texts)]
    for number in range(head, len(texts)):
        said = texts[number]
        if not open_[number]:
            continue
        after = texts[number + 1] if number + 1 < len(texts) else ""
        if _label_line(texts, placed, number):
            placed[number] = Placed("list", 0.8, "line-with-a-label")
        elif after[:1] and after[0] in KIND_OF_QUOTE and signs.titled.search(said):
            placed[number] = Placed("paragraph", 0.9, "name-over-a-statement")
        elif (
            number
            and number + 1 < len(texts)
            and open_[number - 1]
            and open_[number + 1]
            or number + 2 < len(texts)
            and open_[number + 1]
            and open_[number + 2]
            or number > 1
            and open_[number - 1]
            and open_[number - 2]
        ):
            placed[number] = Placed("list", 0.75, "three-short-lines")
        elif said[0] in KIND_OF_QUOTE and (is_closed(said) or SIGNED.search(said)):
            continue
        elif _leads(texts, placed, number):
            placed[number] = Placed(
                "heading", 0.9 if not is_closed(said) else 0.8, "short-without-a-stop"
            )
        else:
            placed[number] = Placed("paragraph", 0.5, "short-without-a-stop-at-the-end")


def _label_line(texts: list[str], placed: list[Placed | None], number: int) -> bool:
    """A label with its words, beside another such line or an item."""
    if not LABEL.match(texts[number]):
        return False
    return any(
        0 <= other < len(texts)
        and (
            LABEL.match(texts[other]) or placed[other] and placed[other].kind in ("list", "heading")
        )
        for other in (number - 1, number + 1)
    )


def _leads(texts: list[str], placed: list[Placed | None], number: int) -> bool:
    """Whether text follows, captions aside."""
    for other in range(number + 1, min(len(texts), number + 5)):
        if placed[other] is None:
            return len(texts[other]) > 45 or is_closed(texts[other])
        if placed[other].kind in ("paragraph", "list", "question"):
            return True
        if placed[other].kind not in ("caption", "credit"):
            return False
    return False
