"""The words under a picture, and who is said to have written or photographed.

Here: what of a caption is a mark, what its words are, what its credit; credits and datelines in
other blocks.  Never here: whom a picture shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms
from presskit.extract.proposal import Placed

__all__ = ["DAY_IN_LINE", "PLACE", "caption_marks", "caption_parts", "credits_of", "dateline_of",
           "has_credit_tail", "says_when", "shows_somebody"]

NAME = f"[{KANJI}{HIRA}{KATA}A-Za-z0-9０-９・＝. \u3000＆&]{{1,24}}"
PLACE = re.compile(f"[{KANJI}{KATA}{HIRA}・]{{1,16}}")
DAY_IN_LINE = re.compile(r"(?:\d{4}|[０-９]{4}|令和[元\d０-９]+)年[\d０-９]{1,2}月[\d０-９]{1,2}日|"
                 r"[\d０-９]{1,2}月[\d０-９]{1,2}日|[\d０-９]{1,2}日")


WHEN = re.compile(r"[＝=](?:[^＝。「」]{0,24}[\d０-９]{1,2}(?:日|時|月|年)[^＝。「」\d０-９]{0,24}"
                  r"|[^＝。「」、]{1,16}[市町村区](?:[^＝。「」]{0,10}[でに])?|[^＝。「」、]{2,16}で)$"
                  r"|（[^（）。]{2,20}(?:で|にて)）$")
"""When and where a picture was taken, at the end of the words under it: ＝10日、雪守市."""

@dataclass(frozen=True, slots=True)
class CaptionMarks:
    """Expressions of the lists of caption words and credits: ``marked`` for what stands before a
    caption, ``tails`` for credits at its end, ``in_text`` for those at the end of a paragraph,
    ``dateline`` and what makes words in its bracket one (``datelined``), ``shows`` for a line that
    ends with somebody."""

    marked: re.Pattern[str]
    tails: tuple[re.Pattern[str], ...]
    in_text: re.Pattern[str]
    dateline: re.Pattern[str]
    datelined: re.Pattern[str]
    shows: re.Pattern[str]


def caption_marks(forms: Forms) -> CaptionMarks:
    """The expressions, compiled; to be asked for with :meth:`Forms.made`."""
    return CaptionMarks(
        marked=re.compile(
            f"[【＜〈《][^】＞〉》]{{0,6}}{forms.any('caption_kinds')}[^】＞〉》]{{0,6}}[】＞〉》]"
            f"|[（(〔\\[［]{forms.any('caption_sides')}(?:[上下左右中①-⑨\\d０-９]*"
            "|[上下左右中前後]{1,2}(?:から|より)|説明)[）)〕\\]］]"
            f"|{forms.any('caption_labels')}[上下左右中①-⑨\\d０-９]{{0,2}}\\s*[：:＝=／/]"
            "|[▲△↑↓←→◀◁]\\s*(?=[^\\s])"),
        tails=tuple(map(re.compile, (
            f"\\s*[（(〔\\[［【]([^（）()]{{0,30}}{forms.any('credit_words')}[^（）()]{{0,30}})"
            "[）)〕\\]］】]$",
            f"[、，＝=／/。 \u3000]\\s*((?:写真・|){forms.any('credit_labels')}\\s*"
            f"(?:[・：:＝=／/]\\s*|\u3000| |\\b){NAME})$",
            "[、，＝=／/。 \u3000（]\\s*([^、，＝=。「」（）\\s]{2,24}(?:氏|さん)?"
            f"{forms.any('credit_acts')})[）]?$"))),
        in_text=re.compile(
            f"[（(](?:[^（）()「」。、]{{0,16}}{forms.any('paper_desks')}[^（）()「」。、]{{0,16}}"
            f"|{forms.any('work_shares')}(?:[・／/]{forms.any('work_shares_joined')})*"
            "[・：:＝=／/ \u3000][^（）()「」。、]{1,24})[）)]$"
            f"|(?<=。)（[{KANJI}{HIRA}{KATA}]{{2,12}}[・＝／ \u3000][{KANJI}{HIRA}{KATA}]{{3,8}}）$"
            f"|(?<=[。\\s])【[{KANJI}{HIRA}{KATA}・、 \u3000]{{2,20}}】$"),
        dateline=re.compile(
            "(?:【(?P<in>[^】]{2,30})】|[（(〔［\\[](?P<round>[^）)〕］\\]]{1,24}"
            f"(?:{forms.any('dateline_agencies')}|[＝=])[^）)〕］\\]]{{0,24}})[）)〕］\\]])"),
        datelined=re.compile(f"[＝=]|{forms.any('dateline_words')}|[都道府県市区町村]|\\d日|[０-９]日|発$"),
        shows=re.compile(
            "(?:[うくぐすつぬぶむるた]|[でに]、)[^。、「」]{2,16}"
            f"(?:さん|氏|{forms.any('shown_titles')})(?:ら|たち)?(?:（[^（）]{{1,12}}）)?$"))


def shows_somebody(text: str, forms: Forms) -> bool:
    """Whether a line without a stop says what somebody does and ends with who it is."""
    return 12 <= len(text) <= 80 and bool(
        forms.made(caption_marks).shows.search(text)) \
        and bool(re.search("[をにで]", text)) and not re.search("(?<=[^ぁ-ん『「])は", text)


def says_when(text: str) -> bool:
    """Whether some words without a stop end in when and where a picture was taken."""
    return bool(WHEN.search(text[-60:]))


def has_credit_tail(text: str, forms: Forms) -> bool:
    """Whether some words end in whose picture something is."""
    return any(tail.search(text[-60:]) for tail in forms.made(caption_marks).tails)


def caption_parts(article: Article, piece: Piece, forms: Forms) -> tuple[Piece, Piece | None]:
    """A caption's words without mark and credit, and the credit."""
    text, marks = article.words(piece), forms.made(caption_marks)
    begin, end = 0, len(text)
    if text[0] in "（(" and text[-1] in "）)" and marks.marked.match(text, 1):
        begin, end = 1, end - 1
    if match := marks.marked.match(text, begin, end):
        begin = match.end()
    credit = None
    for tail in marks.tails:
        window = max(begin, end - 60)
        match = tail.search(text[window:end])
        if match and window + match.start() > begin:
            credit = Piece(piece.start + window + match.start(1),
                           piece.start + window + match.end(1))
            end = window + match.start()
            break
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and (text[end - 1].isspace() or text[end - 1] in "、，"):
        end -= 1
    if begin >= end:
        return piece, credit
    return Piece(piece.start + begin, piece.start + end), credit


def dateline_of(text: str, forms: Forms) -> re.Match[str] | None:
    """A bracket with a place that a lead opens with."""
    marks = forms.made(caption_marks)
    match = marks.dateline.match(text)
    if not match or match.end() >= len(text):
        return None
    return None if match["in"] and not marks.datelined.search(match["in"]) else match


def credits_of(article: Article, placed: tuple[Placed, ...], forms: Forms) -> tuple[Piece, ...]:
    """Every piece that says who wrote, photographed or gave."""
    found = []
    for number, block, text in article.each():
        kind, start = placed[number].kind, block.piece.start
        if kind in ("byline", "credit"):
            found.append(block.piece)
        elif kind == "caption":
            credit = caption_parts(article, block.piece, forms)[1]
            found += [credit] if credit else []
        elif kind in ("paragraph", "note"):
            tail = text[-60:]
            match = forms.made(caption_marks).in_text.search(tail)
            if match:
                found.append(Piece(block.piece.end - len(tail) + match.start(),
                                   block.piece.end - len(tail) + match.end()))
            match = dateline_of(text[:80], forms)
            if match:
                found.append(Piece(start + match.start(), start + match.end()))
    return tuple(found)
