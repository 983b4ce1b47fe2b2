"""Titles of works in a Japanese article, with who made them.

Here: 『』 outside speech, 「」 after 映画, 小説, 題は or after a winner's name.  Never here: terms.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.forms import Forms
from presskit.extract.marks import Pair, pairs_of
from presskit.extract.proposal import Marked, Person, Placed, Quote, Work

__all__ = ["find_works"]

BY = re.compile(r"(?:さん|氏)?(?:（[^（）]{0,40}）)?(?:さん|氏)?(?:＝[^＝。「」]{1,24}＝)?"
                r"(?P<join>の[^、。「」『』]{0,10}|作|著|監督|による[^、。「」『』]{0,8}"
                r"|[ \u3000]?)$")
MADE = re.compile(r"(?:の|を|は|が)?[^。「」『』]{0,4}")
CREDITED = re.compile(r"（[^（）]{0,24}$")
TRAILING = re.compile(r"(?:を|が|は)(?:[^、。「」]{0,8})(?:執筆|出版|刊行|上梓|監督|主演|作曲"
                      r"|作詞|上演|初演|上映|"
                      r"公開|連載|描い|撮っ|著し|詠ん)")
AWARDED = re.compile(r"(?:が|は)?(?:[^、。「」]{0,6})(?:選ばれ|佳作|入選|受賞|大賞|最優秀"
                     r"|グランプリ)")


def find_works(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
               quotes: tuple[Quote, ...], marked: tuple[Marked, ...],
               mentions: list[tuple[int, int, int]], forms: Forms) -> tuple[Work, ...]:
    """Every work once, where it stands first."""
    speech = sorted((piece.start, piece.end) for quote in quotes for piece in quote.outer)
    works = {piece.piece for piece in marked if piece.kind == "work"}
    nouns = re.compile(f"{forms.any('work_nouns')}(?:[・は、 \u3000]|に[は]?|)$")
    found: dict[str, tuple[Piece, float, str]] = {}
    makers: dict[str, list[int]] = {}
    for _, block, _ in article.each():
        for pair in pairs_of(article, block):
            if pair.inner is None or not pair.closed or len(article.words(pair.inner)) > 48:
                continue
            reason = _reason(article, pair, works, speech, mentions, nouns)
            words = article.words(pair.inner)
            if words not in found:
                if not reason:
                    continue
                found[words] = (pair.inner, *reason)
            made = makers.setdefault(words, [])
            made += [one for one in _makers(article, pair, block.piece, mentions)
                     if one not in made]
    return tuple(Work(piece, "work", tuple(makers[words][:4]), sure, why)
                 for words, (piece, sure, why) in found.items())


def _reason(article: Article, pair: Pair, works: set[Piece], speech: list[tuple[int, int]],
            mentions: list[tuple[int, int, int]],
            nouns: re.Pattern[str]) -> tuple[float, str] | None:
    text = article.text
    before = text[max(0, pair.outer.start - 12):pair.outer.start]
    after = text[pair.outer.end:pair.outer.end + 24]
    if pair.mark == "『":
        at = bisect_left(speech, (pair.outer.start + 1, 0)) - 1
        inside = at >= 0 and speech[at][0] < pair.outer.start < speech[at][1]
        if pair.depth or inside and text[speech[at][0]] in "「“":
            return (0.8, "white-corner-brackets-in-speech") if nouns.search(before) else None
        said = after[:1] == "と" and re.search("[。！？]$", article.words(pair.inner))
        return None if said else (0.9, "white-corner-brackets")
    if pair.mark != "「" or pair.depth:
        return None
    if pair.inner in works and nouns.search(before):
        return 0.85, "after-a-word-for-works"
    if pair.inner in works and TRAILING.match(after):
        return 0.76, "with-a-verb-for-works"
    owner = _owner(text, pair, mentions)
    words = article.words(pair.inner)
    if owner is not None and not re.search("[。！？]", words) and (
            AWARDED.match(after) or text[pair.outer.start - 1] in "）＝さ \u3000の"
            and (after[:1] in ("", "／", "、", "\n", "（") or AWARDED.match(after))):
        return 0.78, "after-its-maker"
    return None


def _owner(text: str, pair: Pair, mentions: list[tuple[int, int, int]]) -> int | None:
    """Whoever is named right before a pair: 神代周さん（48）＝大洲市＝の「…」."""
    at = bisect_left(mentions, (pair.outer.start, 0, 0)) - 1
    if at < 0 or mentions[at][1] < pair.outer.start - 40:
        return None
    between = text[mentions[at][1]:pair.outer.start]
    return mentions[at][2] if BY.fullmatch(between) else None


def _makers(article: Article, pair: Pair, block: Piece,
            mentions: list[tuple[int, int, int]]) -> list[int]:
    text = article.text
    owner = _owner(text, pair, mentions)
    found = [owner] if owner is not None else []
    if text[pair.outer.end:pair.outer.end + 1] == "（":
        close = text.find("）", pair.outer.end, min(block.end, pair.outer.end + 60))
        at = bisect_left(mentions, (pair.outer.end, 0, 0))
        while close > 0 and at < len(mentions) and mentions[at][1] <= close:
            found.append(mentions[at][2])
            at += 1
    return found
