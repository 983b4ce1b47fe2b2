"""The words under a picture, and who is said to have written or photographed.

Here: what of a caption is a mark, what its words are, what its credit; credits and datelines in
other blocks.  Never here: whom a picture shows.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms
from presskit.extract.proposal import Placed

__all__ = ["DAY_IN_LINE", "MARKED", "PLACE", "caption_parts", "credits_of", "dateline_of",
           "has_credit_tail", "says_when", "shows_somebody"]

NAME = f"[{KANJI}{HIRA}{KATA}A-Za-z0-9０-９・＝. \u3000＆&]{{1,24}}"
MARKED = re.compile(
    r"[【＜〈《][^】＞〉》]{0,6}(?:写真|図|キャプション)[^】＞〉》]{0,6}[】＞〉》]"
    r"|[（(〔\[［](?:写真|図)(?:[上下左右中①-⑨\d０-９]*|[上下左右中前後]{1,2}(?:から|より)|説明)[）)〕\]］]"
    r"|(?:写真説明|写真キャプション|キャプション|Photo|図版|写真|図|画像)[上下左右中①-⑨\d０-９]{0,2}\s*[：:＝=／/]"
    r"|[▲△↑↓←→◀◁]\s*(?=[^\s])")
TAILS = tuple(map(re.compile, (
    r"\s*[（(〔\[［【]([^（）()]{0,30}(?:提供|撮影|写真|フォト|Photo|photo|PHOTO|©)[^（）()]{0,30})"
    r"[）)〕\]］】]$",
    f"[、，＝=／/。 \u3000]\\s*((?:写真・|)(?:撮影者?|写真|フォト|Photo by|Photo|photo|©)\\s*"
    f"(?:[・：:＝=／/]\\s*|\u3000| |\\b){NAME})$",
    "[、，＝=／/。 \u3000（]\\s*([^、，＝=。「」（）\\s]{2,24}(?:氏|さん)?(?:撮影|提供"
    "|写す))[）]?$")))
IN_TEXT = re.compile(
    r"[（(](?:[^（）()「」。、]{0,16}(?:記者|支局長?|通信員|特派員|編集委員|論説委員|編集部"
    r"|文化部|社会部|経済部|"
    r"政治部|科学部|運動部|報道部|外信部|国際部|生活部|地域報道部|学芸部|写真部"
    r"|整理部)[^（）()「」。、]{0,16}"
    r"|(?:聞き手|取材|構成|撮影|写真|文)(?:[・／/](?:構成|文|写真|撮影|執筆))*[・：:＝=／/ \u3000]"
    r"[^（）()「」。、]{1,24})[）)]$"
    f"|(?<=。)（[{KANJI}{HIRA}{KATA}]{{2,12}}[・＝／ \u3000][{KANJI}{HIRA}{KATA}]{{3,8}}）$"
    f"|(?<=[。\\s])【[{KANJI}{HIRA}{KATA}・、 \u3000]{{2,20}}】$")
DATELINE = re.compile(r"(?:【(?P<in>[^】]{2,30})】|[（(〔［\[](?P<round>[^）)〕］\]]{1,24}"
                      r"(?:共同|時事|ロイター|通信|新聞|AP|ＡＰ|記者|＝"
                      r"|=)[^）)〕］\]]{0,24})[）)〕］\]])")
PLACE = re.compile(f"[{KANJI}{KATA}{HIRA}・]{{1,16}}")
DAY_IN_LINE = re.compile(r"(?:\d{4}|[０-９]{4}|令和[元\d０-９]+)年[\d０-９]{1,2}月[\d０-９]{1,2}日|"
                 r"[\d０-９]{1,2}月[\d０-９]{1,2}日|[\d０-９]{1,2}日")


WHEN = re.compile(r"[＝=](?:[^＝。「」]{0,24}[\d０-９]{1,2}(?:日|時|月|年)[^＝。「」\d０-９]{0,24}"
                  r"|[^＝。「」、]{1,16}[市町村区](?:[^＝。「」]{0,10}[でに])?|[^＝。「」、]{2,16}で)$"
                  r"|（[^（）。]{2,20}(?:で|にて)）$")
"""When and where a picture was taken, at the end of the words under it: ＝10日、雪守市."""
SHOWS = re.compile("(?:[うくぐすつぬぶむるた]|[でに]、)[^。、「」]{2,16}(?:さん|氏|監督|選手"
                   "|館長|会長|社長|市長|町長|理事長|教授|代表)(?:ら|たち)?(?:（[^（）]{1,12}）)?$")


def shows_somebody(text: str) -> bool:
    """Whether a line without a stop says what somebody does and ends with who it is."""
    return 12 <= len(text) <= 80 and bool(SHOWS.search(text)) \
        and bool(re.search("[をにで]", text)) and not re.search("(?<=[^ぁ-ん『「])は", text)


def says_when(text: str) -> bool:
    """Whether some words without a stop end in when and where a picture was taken."""
    return bool(WHEN.search(text[-60:]))


def has_credit_tail(text: str) -> bool:
    """Whether some words end in whose picture something is."""
    return any(tail.search(text[-60:]) for tail in TAILS)


def caption_parts(article: Article, piece: Piece) -> tuple[Piece, Piece | None]:
    """A caption's words without mark and credit, and the credit."""
    text = article.words(piece)
    begin, end = 0, len(text)
    if text[0] in "（(" and text[-1] in "）)" and MARKED.match(text, 1):
        begin, end = 1, end - 1
    if match := MARKED.match(text, begin, end):
        begin = match.end()
    credit = None
    for tail in TAILS:
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


def dateline_of(text: str) -> re.Match[str] | None:
    """A bracket with a place that a lead opens with."""
    match = DATELINE.match(text)
    if not match or match.end() >= len(text):
        return None
    inner = match["in"] or match["round"]
    if match["in"] and not re.search(r"[＝=]|通信|共同|時事|[都道府県市区町村]|\d日|[０-９]日"
                                     r"|本社|支局|発$",
                                     inner):
        return None
    return match


def credits_of(article: Article, placed: tuple[Placed, ...], forms: Forms) -> tuple[Piece, ...]:
    """Every piece that says who wrote, photographed or gave."""
    found = []
    for number, block, text in article.each():
        kind, start = placed[number].kind, block.piece.start
        if kind in ("byline", "credit"):
            found.append(block.piece)
        elif kind == "caption":
            credit = caption_parts(article, block.piece)[1]
            found += [credit] if credit else []
        elif kind in ("paragraph", "note"):
            tail = text[-60:]
            match = IN_TEXT.search(tail)
            if match:
                found.append(Piece(block.piece.end - len(tail) + match.start(),
                                   block.piece.end - len(tail) + match.end()))
            match = dateline_of(text[:80])
            if match:
                found.append(Piece(start + match.start(), start + match.end()))
    return tuple(found)
