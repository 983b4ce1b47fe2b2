"""What each block of a Japanese article is.

Here: marks at the beginning and the end of a block, its length, its neighbours.  Never here:
whose name a line holds (only that it looks like one).

First each block by itself, then by what stands round it: a short line is a heading only where
paragraphs follow, what follows a heading over a contact is the contact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Article, Block
from presskit.extract.japanese.captions import caption_marks, dateline_of, has_credit_tail
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms, forms_of
from presskit.extract.japanese.lines import (
    CHAPTER,
    LIMIT,
    STOPS,
    contact_of,
    place_short,
    place_shown,
    place_speakers,
)
from presskit.extract.japanese.parts import split_name
from presskit.extract.proposal import Placed
from presskit.extract.turn_layout import find_talk
from presskit.extract.turns import place_turn, settle_turns
from presskit.extract.words import Words

__all__ = ["place_blocks"]

BRACKETED = re.compile(r"[【＜<〈《\[［〔](?P<in>[^】＞>〉》\]］〕]{1,40})[】＞>〉》\]］〕]$")
LABEL = re.compile(f"[{KANJI}{HIRA}{KATA}A-Za-z・/／（）() \u3000]{{1,14}}[：:](?=.)")
NUMBERED = re.compile(r"[(（]?[\d０-９]{1,2}[)）.．、]\s*\S|[①-⑳]")
PHONE = re.compile(r"[\d０-９]{2,5}[-－‐(（・][\d０-９]{1,4}[-－‐)）・][\d０-９]{3,4}")
MARKS_ALONE = re.compile(r"[◇◆○●■□☆★＊*・＝=～〜―—─－\-　 ]{1,24}")
NUMBERED_LINE = re.compile(r"(?:[\d０-９]{1,2}|[一二三四五六七八九十])[ \u3000.．、]\s*\S")


@dataclass(frozen=True, slots=True)
class Marks:
    """Expressions of the lists; ``asks``: labels of what to ask at."""

    byline: re.Pattern[str]
    about: re.Pattern[str]
    contact: re.Pattern[str]
    comment: re.Pattern[str]
    source: re.Pattern[str]
    above: re.Pattern[str]
    field: re.Pattern[str]
    pictures_by: re.Pattern[str]
    desk: re.Pattern[str]
    sender: re.Pattern[str]
    no_sender: re.Pattern[str]
    asks: re.Pattern[str]


def marks_of(forms: Forms) -> Marks:
    """The expressions, compiled; to be asked for with :meth:`Forms.made`."""
    shares = f"(?:[・／/]{forms.any('byline_shares')})*"
    return Marks(
        byline=re.compile(f"[（(]?(?:{forms.any('byline_words')}){shares}"
                          f"\\s*[＝=：:／/・ \u3000]\\s*[^。「」]{{2,40}}[）)]?$"),
        about=re.compile(forms.any("about_heads")), contact=re.compile(forms.any("contact_heads")),
        comment=re.compile(forms.any("comment_heads")),
        source=re.compile(f"[（(【]?(?:{forms.any('source_marks')})[】]?[：:＝=]"),
        above=re.compile(f"[（(【＜]?(?:{forms.any('above_title')})"),
        field=re.compile(f"{forms.any('field_labels')}[ \u3000]+(?=\\S)"),
        pictures_by=re.compile(f"[（(]?{forms.any('picture_labels')}\\s*[・／/：:＝ \u3000]\\s*"
                               f"([{KANJI}{HIRA}{KATA} \u3000]{{2,9}})[）)]?"),
        desk=re.compile(f"{forms.any('byline_ends')}(?:[・＝=／ \u3000]|$)"),
        sender=re.compile(
            "(?:株式会社|法人)[^、。]{0,16}$|^(?:株式会社|[^、。]{0,4}法人)[^、。]{1,18}$|"
            f"^[^、。\\s]{{2,20}}(?:[市県町村]|{forms.any('sender_ends')})$|^No\\."
            f"|^第[\\d０-９]+[-－]?[\\d０-９]*号|{forms.any('sender_words')}"),
        no_sender=re.compile(f"[をがはへ]|{forms.any('no_sender_words')}"),
        asks=contact_of(forms))


def place_blocks(article: Article, words: Words) -> tuple[Placed, ...]:
    """One :class:`Placed` a block."""
    forms = forms_of(words)
    marks = forms.made(marks_of)
    texts = [text for _, _, text in article.each()]
    talk = find_talk(article, words)
    placed = [place_turn(talk, number) or _alone(text, block, forms, marks)
              for number, block, text in article.each()]
    _place_runs(texts, placed)
    said = {at for at, block in enumerate(article.blocks) if block.piece.start > 0
            and article.text[block.piece.start - 1] == "\u3000" and texts[at][-1] in "。」"}
    _place_top(texts, placed, marks, said, forms)
    place_speakers(texts, placed, forms, marks.comment)
    place_shown(texts, placed, forms)
    place_short(texts, placed, said, marks.asks)
    _place_parts(texts, placed, marks)
    return settle_turns(article, tuple(one or Placed("paragraph") for one in placed), talk)


def _alone(text: str, block: Block, forms: Forms, marks: Marks) -> Placed | None:
    """What a block is by itself; ``None`` where its neighbours must say."""
    if block.hint in ("heading", "list", "caption"):
        return Placed(block.hint, 0.95, "the-file-says-so")
    if block.hint == "table":
        return Placed("list", 0.9, "cell-of-a-table")
    bare = text.strip("()（）【】[]＜＞<>－―- 　")
    if text in forms["end_marks"] or bare in forms["end_marks"]:
        return Placed("end", 0.95, "closing-word")
    if len(text) > 400:
        return None
    if MARKS_ALONE.fullmatch(text):
        return Placed("note", 0.8, "marks-alone")
    ends = text[-1] in STOPS
    if _is_byline(text, forms, marks):
        return Placed("byline", 0.9, "writer-alone-in-a-block")
    if (match := marks.pictures_by.fullmatch(text)) and split_name(
            re.sub(r"\s", "", match[1]), forms)[1] >= 3.5:
        return Placed("credit", 0.9, "photographer-alone-in-a-block")
    if _is_caption(text, ends, forms):
        return Placed("caption", 0.9, "caption-mark")
    if marks.source.match(text) and len(text) < 120:
        return Placed("source", 0.85, "source-word")
    if any(text.startswith(mark) for mark in forms["note_marks"]):
        return Placed("note", 0.85, "note-mark")
    return _marked(text, ends, forms, marks)


def _marked(text: str, ends: bool, forms: Forms, marks: Marks) -> Placed | None:
    """What the marks at a block's beginning say that it is, or a label with its value."""
    if text[0] in forms["heading_marks"] and not text.endswith("。") and len(text) <= LIMIT + 16 \
            and not PHONE.search(text):
        return Placed("heading", 0.95, "heading-mark")
    if (match := BRACKETED.match(text)) and not dateline_of(match[0] + "。", forms):
        return Placed("heading", 0.85, "whole-line-in-brackets")
    if text[0] in forms["list_marks"] or NUMBERED.match(text) and len(text) > 1:
        if not CHAPTER.match(text) or len(text) > 24 or ends:
            return Placed("list", 0.85, "list-mark")
    if field := marks.field.match(text):
        if len(text) > field.end() and not text.endswith("。"):
            return Placed("list", 0.8, "label-and-value")
    if LABEL.match(text) and len(text) < 160 and not text.endswith("。"):
        return Placed("list", 0.8, "label-and-value")
    return None


def _is_byline(text: str, forms: Forms, marks: Marks) -> bool:
    """A writer's name with what they did or the desk that they write for, and no more."""
    if len(text) > 60 or text[-1] in "。」" or "「" in text or "『" in text:
        return False
    if marks.byline.match(text):
        return True
    inner = text[1:-1]
    whole = text[0] in "（(【〔［[" and text[-1] in "）)】〕］]" and "）" not in inner
    if whole and marks.desk.search(inner) and not re.search(r"[をがにはへ]", inner):
        return True
    names = re.fullmatch(f"(?:[{KANJI}]{{2,6}}(?:部|支局|局|委員|社))?(?:・|\u3000| )?"
                         f"([{KANJI}{HIRA}{KATA} \u3000]{{2,8}})", inner if whole else "")
    return bool(names and split_name(re.sub(r"\s", "", names[1]), forms)[1] >= 4.5) \
        and text[0] in "（(〔［["


def _is_caption(text: str, ends: bool, forms: Forms) -> bool:
    """Words with a mark for captions; or without a stop, with a credit at the end."""
    inner = text[1:-1] if text[0] in "（(" and text[-1] in "）)" else text
    if match := forms.made(caption_marks).marked.match(inner):
        return len(inner) - match.end() > 8 or inner is text
    if ends or len(text) > 160 or PHONE.search(text):
        return False
    if has_credit_tail(text, forms) and not LABEL.match(text) and not text.startswith("※"):
        return True
    placed = re.search(r"（[左右上下中][^（）]{0,12}）|（[^（）。]{2,20}(?:で|にて)）$", text)
    return bool(placed) and not re.search(r"[。「]", text)


def _place_runs(texts: list[str], placed: list[Placed | None]) -> None:
    """Lines with one mark, one after another, are items and no headings."""
    for at in range(1, len(texts)):
        if texts[at][0] == texts[at - 1][0] and all(
                one and one.why in ("heading-mark", "list-of-one-mark") for one in
                placed[at - 1:at + 1]):
            placed[at - 1] = placed[at] = Placed("list", 0.8, "list-of-one-mark")


def _place_top(texts: list[str], placed: list[Placed | None], marks: Marks, said: set[int],
               forms: Forms) -> None:
    """The title, what stands above it and right under it; not what is indented and ends."""
    first = 0
    while first < min(6, len(texts)) and (marks.above.match(texts[first]) and len(texts[first]) < 30
                                          or _is_address(texts[first], marks)):
        placed[first] = Placed("note", 0.85, "above-the-title")
        first += 1
    if first >= len(texts) - 1 or len(texts[first]) > 90 or texts[first].endswith("。") \
            or placed[first] and placed[first].kind not in ("heading", "list") \
            or dateline_of(texts[first], forms):
        return
    placed[first] = Placed("headline", 0.9 if texts[first][-1] not in STOPS else 0.7,
                           "first-line-without-a-stop")
    lead = next((at for at in range(first + 1, len(texts))
                 if texts[at].endswith("。") or len(texts[at]) > 60), len(texts))
    for at in range(first + 1, min(first + 5, len(texts) - 1)):
        now = placed[at]
        if at in said or lead > first + 4 and texts[at][0] not in "〜～－―—-─":
            return
        if now and now.kind == "byline":
            continue
        text = texts[at]
        if re.fullmatch(r"(?:令和|平成)?[\d０-９元]+(?:年|[./-])[\d０-９]+(?:月|[./-])[\d０-９]+日?"
                        r"(?:[ \u3000（].{0,10})?", text):
            placed[at] = Placed("note", 0.8, "day-under-the-title")
            continue
        if now and now.why == "whole-line-in-brackets" and text[0] not in "〜～＜<" \
                or CHAPTER.match(text) or NUMBERED_LINE.match(text):
            return
        if now and now.kind != "heading" or len(text) > 90 or text.endswith("。") \
                or "。" in text or dateline_of(text, forms) or now and now.why == "heading-mark":
            return
        if text[0] in "〜～－―—-─" or len(text) <= 60:
            placed[at] = Placed("subhead", 0.8, "short-line-under-the-title")


def _is_address(text: str, marks: Marks) -> bool:
    """A day, a sender or a number that a release begins with."""
    return bool(re.fullmatch(r"(?:(?:令和|平成)[\d０-９元]+年|[\d０-９]{4}年)[\d０-９]+月[\d０-"
                             r"９]+日.{0,6}"
                             r"|[\d０-９]{4}[./][\d０-９]{1,2}[./][\d０-９]{1,2}", text)
                or len(text) < 30 and marks.sender.search(text)
                and not marks.no_sender.search(text))


def _place_parts(texts: list[str], placed: list[Placed | None], marks: Marks) -> None:
    """What follows a heading over a contact, or over what a body says of itself."""
    part = ""
    for at, text in enumerate(texts):
        one = placed[at]
        if one and one.kind in ("headline", "subhead", "question", "byline", "end"):
            part = ""
        elif one and one.kind == "heading":
            part = "contact" if marks.contact.search(text) else \
                "boilerplate" if marks.about.search(text) and len(text) < 40 else ""
        elif part == "contact" and not (one and one.kind in ("note", "caption")):
            placed[at] = Placed("contact", 0.85, "under-a-contact-heading")
        elif part == "boilerplate" and one is None and not text.startswith("「"):
            placed[at] = Placed("boilerplate", 0.85, "under-a-heading-about-a-body")
        elif not part and marks.contact.search(text[:12]) and len(text) < 200 \
                and (marks.asks.search(text) or PHONE.search(text) or text[-1] in "：:】"):
            placed[at] = Placed("contact", 0.8, "asks-to-be-asked")
            part = "contact" if len(text) < 40 and at > len(texts) * 0.5 else ""
