"""Titles of works in a Japanese article, with who made them.

Here: 『』 outside speech, 「」 after 映画, 小説, 題は or after a winner's name.  Never here: terms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms
from presskit.extract.marks import Pair, pairs_of
from presskit.extract.proposal import Marked, Person, Placed, Quote, Work

__all__ = ["find_works"]

BY = re.compile(r"(?:さん|氏)?(?:（[^（）]{0,40}）)?(?:さん|氏)?(?:＝[^＝。「」]{1,24}＝)?"
                r"(?P<join>(?:監督|兄弟|姉妹|夫妻)?の[^、。「」『』]{0,10}|作|著|監督|による[^、。「」『』]{0,8}"
                r"|[ \u3000]?)$")
BEGINS = "あいうえおかきくけこさしすせそたちつぬねひふへほまみむめゆよりろわァ-ヺ"


@dataclass(frozen=True, slots=True)
class WorkWords:
    """Expressions of the lists.

    ``bare``: titles without marks between a word for a work and a verb of making, that begin in
    kana, so that they don't go on the word: 紙芝居かわうその手紙を書き下ろし.
    """

    nouns: re.Pattern[str]
    bare: re.Pattern[str]
    trailing: re.Pattern[str]
    awarded: re.Pattern[str]


def work_words(forms: Forms) -> WorkWords:
    """The expressions, compiled; to be asked for with :meth:`Forms.made`."""
    return WorkWords(
        nouns=re.compile(f"{forms.any('work_nouns')}(?:[・は、 \u3000]|に[は]?|)$"),
        bare=re.compile(f"{forms.any('work_nouns', least=2)}(?P<title>[{BEGINS}]"
                        f"[{HIRA}{KANJI}{KATA}]{{4,16}}?)を[^、。「」]{{0,6}}?"
                        f"{forms.any('making')}"),
        trailing=re.compile(f"(?:を|が|は)(?:[^、。「」]{{0,8}}){forms.any('work_verbs')}"),
        awarded=re.compile(f"(?:が|は|を)?(?:[^、。「」]{{0,6}}){forms.any('awards')}"))


def find_works(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
               quotes: tuple[Quote, ...], marked: tuple[Marked, ...],
               mentions: list[tuple[int, int, int]], forms: Forms) -> tuple[Work, ...]:
    """Every work once, where it stands first."""
    speech = sorted((piece.start, piece.end) for quote in quotes for piece in quote.outer)
    works = {piece.piece for piece in marked if piece.kind == "work"}
    expressions = forms.made(work_words)
    found: dict[str, tuple[Piece, float, str]] = {}
    makers: dict[str, list[int]] = {}
    for number, block, _ in article.each():
        head = placed[number].kind in ("headline", "subhead")
        for pair in pairs_of(article, block):
            if pair.inner is None or not pair.closed or len(article.words(pair.inner)) > 48:
                continue
            reason = _reason(article, pair, works, speech, mentions, expressions)
            words = article.words(pair.inner)
            if words not in found:
                if not reason or head and reason[1] == "after-its-maker":
                    continue
                found[words] = (pair.inner, *reason)
            made = makers.setdefault(words, [])
            made += [one for one in _makers(article, pair, block.piece, mentions)
                     if one not in made]
    for number, block, _ in article.each():
        if placed[number].kind == "paragraph":
            for piece in _bare(article, block.piece, speech, forms):
                found.setdefault(article.words(piece), (piece, 0.6, "said-in-passing"))
    return tuple(Work(piece, "work", tuple(makers.get(words, ())[:4]), sure, why)
                 for words, (piece, sure, why) in found.items())


def _bare(article: Article, block: Piece, speech: list[tuple[int, int]],
          forms: Forms) -> Iterator[Piece]:
    """Titles without marks."""
    for match in forms.made(work_words).bare.finditer(article.text, block.start, block.end):
        at = bisect_left(speech, (match.start("title") + 1, 0)) - 1
        if not (at >= 0 and match.start("title") < speech[at][1]) \
                and not re.search("[をはがも]", match["title"][1:-1]):
            yield Piece(*match.span("title"))


def _reason(article: Article, pair: Pair, works: set[Piece], speech: list[tuple[int, int]],
            mentions: list[tuple[int, int, int]],
            expressions: WorkWords) -> tuple[float, str] | None:
    text = article.text
    before = text[max(0, pair.outer.start - 12):pair.outer.start]
    after = text[pair.outer.end:pair.outer.end + 24]
    if pair.mark == "『":
        at = bisect_left(speech, (pair.outer.start + 1, 0)) - 1
        inside = at >= 0 and speech[at][0] < pair.outer.start < speech[at][1]
        if pair.depth or inside and text[speech[at][0]] in "「“":
            known = expressions.nouns.search(before)
            return (0.8, "white-corner-brackets-in-speech") if known else None
        said = after[:1] == "と" and re.search("[。！？]$", article.words(pair.inner))
        return None if said else (0.9, "white-corner-brackets")
    if pair.mark != "「" or pair.depth:
        return None
    if pair.inner in works and expressions.nouns.search(before):
        return 0.85, "after-a-word-for-works"
    if pair.inner in works and expressions.trailing.match(after):
        return 0.76, "with-a-verb-for-works"
    owner = _owner(text, pair, mentions)
    words = article.words(pair.inner)
    if owner is not None and not re.search("[。！？]", words) and (
            expressions.awarded.match(after) or text[pair.outer.start - 1] in "）＝さ \u3000の"
            and (after[:1] in ("", "／", "、", "\n", "（") or expressions.awarded.match(after))):
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
