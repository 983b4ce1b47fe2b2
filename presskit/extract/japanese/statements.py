"""What somebody says in a release under their own name.

Here: paragraphs under a line or a heading with a name, and behind a name where a heading asks for
comments.  Never here: speech inside a report, answers of an interview.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.forms import Forms
from presskit.extract.japanese.lines import SPEAKER_LINE
from presskit.extract.marks import pairs_of
from presskit.extract.proposal import Placed, Quote

__all__ = ["statements"]

PROFILE = re.compile(r"[ぁ-ゖ]{1,8}・[ぁ-ゖ]{1,8}[ \u3000（]|(?:[\d０-９]{4}|昭和"
                     r"|平成)[\d０-９]*年[^。]{0,20}(?:生|創|設|卒)"
                     r"|[^。]{2,20}[　 （][^。]{0,16}[\d０-９]{4}年|[◆◇※▽■＊*]")
LABELLED = re.compile(r"[○◯●◆◇■□・]?[ \u3000]?(?P<who>[^「」。、：:\s]{1,20}(?:（[^（）]{1,16}）"
                      r")?)(?:[：:]\s*"
                      r"|\u3000|(?=「))(?=.)")
BRACKETED = re.compile(r"[（(【［\[][^（）「」。]{2,24}[)）】］\]]\s*")


TOLD_BY = "behind-whose-words-they-are"


@dataclass(frozen=True, slots=True)
class Heads:
    """Expressions of the lists; ``told``: what an expert says, behind their name: 城戸千秋・東都
    文化大教授（労働法）の話　…"""

    narrated: re.Pattern[str]
    comment: re.Pattern[str]
    comments: re.Pattern[str]
    told: re.Pattern[str]


def heads_of(forms: Forms) -> Heads:
    """The expressions, compiled; to be asked for with :meth:`Forms.made`."""
    return Heads(
        narrated=re.compile("」と[^。「」]{1,16}た。$|^（[^（）]{1,12}）$|」と[^。「」]{0,20}"
                            f"{forms.any('narrating')}[^。]{{0,8}}。|さんは|氏は"
                            "|（[\\d０-９]{1,3}）は"),
        comment=re.compile(f"(?:より|から)の?{forms.any('sent_words')}|"
                           f"{forms.any('statement_heads')}[＞〉】》]?$"),
        comments=re.compile(f"{forms.any('statements_heads')}|の声$"),
        told=re.compile("[◇◆■●○▽▼・]?[ \u3000]?[＜〈【《]?(?P<who>[^。「」＜＞\n]{4,56}?)"
                        f"の{forms.any('expert_words')}(?:[＞〉】》]|[ \u3000：:＝])"
                        "\\s*(?=[^\\s「])"))


@dataclass(slots=True)
class Release:
    """What is known of the article while its statements are read; ``comments``: a heading has
    asked for them; ``taken`` are blocks that are answers of an interview."""

    article: Article
    placed: tuple[Placed, ...]
    mentions: list[tuple[int, int, int]]
    taken: Container[int]
    heads: Heads
    comments: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Where somebody begins to speak: the block, the place in it if that is not its beginning."""

    block: int
    who: int | None
    why: str
    cue: Piece | None = None
    unnamed: Piece | None = None
    start: int | None = None


def statements(article: Article, placed: tuple[Placed, ...], mentions: list[tuple[int, int, int]],
               taken: Container[int], forms: Forms) -> tuple[list[Quote], set[int]]:
    """Statements as quotes, and the numbers of the blocks that they and their names take up;
    ``taken`` are those that somebody else has."""
    release = Release(article, placed, mentions, taken, forms.made(heads_of))
    quotes: list[Quote] = []
    used: set[int] = set()
    at = 0
    while at < len(placed):
        here, at = at, at + 1
        begun = None if here in taken else _begins(release, here)
        if begun is None or begun.block in taken:
            continue
        quote, at = _statement(release, begun)
        if quote:
            quotes.append(quote)
            used.update(range(here, at))
    return quotes, used


def _begins(release: Release, here: int) -> Statement | None:
    """The statement that a block begins or announces."""
    block, one = release.article.blocks[here].piece, release.placed[here]
    if one.kind == "heading":
        words = release.article.words(block)
        release.comments = release.heads.comments.search(words) is not None
        who = _named_in(block, release.mentions)
        if who is not None and release.heads.comment.search(words):
            return Statement(here + 1, who, "under-a-name", block)
    elif one.why == SPEAKER_LINE:
        first = bisect_left(release.mentions, (block.start, 0, 0))
        opens = first < len(release.mentions) and release.mentions[first][0] == block.start
        who = release.mentions[first][2] if opens else _named_in(block, release.mentions)
        return Statement(here + 1, who, "under-a-name", block, block)
    elif one.kind in ("paragraph", "list") and (told := release.heads.told.match(
            release.article.text, block.start, min(block.end, block.start + 72))) \
            and (who := _named_in(Piece(*told.span("who")), release.mentions)) is not None:
        return Statement(here, who, TOLD_BY, Piece(block.start, told.end()), None, told.end())
    elif release.comments and one.kind in ("paragraph", "list"):
        labelled = _labelled(release, block) or _bracketed(release, block)
        if labelled:
            start, who, name = labelled
            return Statement(here, who, "after-a-name", Piece(block.start, start), name, start)
    return None


def _statement(release: Release, begun: Statement) -> tuple[Quote | None, int]:
    """The quote that begins in a block and goes on in those that follow, and the block after."""
    article, placed, at = release.article, release.placed, begun.block
    fragments: list[Piece] = []
    outer: list[Piece] = []
    while at < len(placed) and at not in release.taken and placed[at].why != SPEAKER_LINE and (
            placed[at].kind in ("paragraph", "boilerplate")
            or at == begun.block and begun.start is not None):
        block = article.blocks[at].piece
        begin = begun.start if at == begun.block and begun.start is not None else block.start
        marked = _whole_pair(article, at, begin)
        if fragments and _ends(release, block, marked is not None,
                               article.text[outer[0].start] == "「"):
            break
        words = article.text[begin:block.end]
        if not marked and not fragments and begun.why == "under-a-name" \
                and words.startswith("「") and "」" in words and words[-1] not in "。」":
            break
        fragments.append(marked[1] if marked else Piece(begin, block.end))
        outer.append(marked[0] if marked else Piece(begin, block.end))
        at += 1
        if begun.why == TOLD_BY:
            break
    if not fragments:
        return None, max(at, begun.block)
    return Quote(tuple(fragments), tuple(outer), begun.who,
                 begun.unnamed if begun.who is None else None, begun.cue,
                 0.9 if begun.who is not None else 0.7, begun.why), at


def _ends(release: Release, block: Piece, marked: bool, opened: bool) -> bool:
    """Whether a further paragraph is no longer of the one who spoke; ``opened``: whose words
    stand in marks."""
    words = release.article.words(block)
    return bool(PROFILE.match(words) or release.heads.narrated.search(words)) or marked != opened \
        or _labelled(release, block) is not None or _bracketed(release, block) is not None


def _whole_pair(article: Article, number: int, begin: int) -> tuple[Piece, Piece] | None:
    """Outer and inner of the pair that a whole block is."""
    block = article.blocks[number]
    for pair in pairs_of(article, block):
        if pair.outer.start == begin and pair.inner and pair.mark in "「“" \
                and article.text[pair.outer.end:block.piece.end].strip("。（笑）") == "":
            return pair.outer, pair.inner
        if pair.outer.start >= begin:
            return None
    return None


def _named_in(piece: Piece, mentions: list[tuple[int, int, int]]) -> int | None:
    """The last person that a piece names."""
    at, found = bisect_left(mentions, (piece.start, 0, 0)), None
    while at < len(mentions) and mentions[at][1] <= piece.end:
        found = mentions[at][2]
        at += 1
    return found


def _labelled(release: Release, block: Piece) -> tuple[int, int | None, Piece] | None:
    """Where the statement begins and whose it is, in 山田　… or 山田氏：…"""
    text = release.article.text
    match = LABELLED.match(text, block.start, min(block.end, block.start + 48))
    if not match or match.end() >= block.end - 2 \
            or match.end() == match.end("who") and text[block.end - 1] != "」":
        return None
    name = Piece(match.start("who"), match.end("who"))
    who = _named_in(name, release.mentions)
    if who is None or PROFILE.match(text[match.end():match.end() + 30]):
        return None
    return match.end(), who, name


def _bracketed(release: Release, block: Piece) -> tuple[int, int | None, Piece] | None:
    """The same for （山田太郎教授）…"""
    match = BRACKETED.match(release.article.text, block.start, min(block.end, block.start + 60))
    if not match or match.end() >= block.end:
        return None
    name = Piece(block.start + 1, max(block.start + 2, match.end() - 1))
    who = _named_in(name, release.mentions)
    return None if who is None else (match.end(), who, name)
