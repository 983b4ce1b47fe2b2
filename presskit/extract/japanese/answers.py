"""What somebody answers in an interview, or says in a release under their own name.

Here: paragraphs under a line with a name, after a question, after a name and a colon.  Never
here: speech inside a report.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.lines import SPEAKER_LINE
from presskit.extract.japanese.locals import labels_of
from presskit.extract.marks import pairs_of
from presskit.extract.proposal import Person, Placed, Quote

__all__ = ["answers"]

NARRATED = re.compile(r"」と[^。「」]{1,16}た。$|^（[^（）]{1,12}）$|」と[^。「」]{0,20}(?:話|語"
                      r"|述べ|振り返|笑)[^。]{0,8}。|さんは|氏は"
                      r"|（[\d０-９]{1,3}）は")
PROFILE = re.compile(r"[ぁ-ゖ]{1,8}・[ぁ-ゖ]{1,8}[ \u3000（]|(?:[\d０-９]{4}|昭和"
                     r"|平成)[\d０-９]*年[^。]{0,20}(?:生|創|設|卒)"
                     r"|[^。]{2,20}[　 （][^。]{0,16}[\d０-９]{4}年|[◆◇※▽■＊*]")
COMMENT = re.compile("(?:より|から)の?(?:メッセージ|コメント|ことば|言葉|あいさつ|ご挨拶)|"
                     "(?:メッセージ|コメント|ごあいさつ|ご挨拶|談話)$")
COMMENTS = re.compile("コメント|ひとこと|一言|ひと言|メッセージ|談話|選評|推薦の?(?:言葉|文)|の声$")
TURN = re.compile(r"[○◯●◆◇■□][ \u3000]?[^「」。、はがを\s]{1,14}[ \u3000：:]")
LABELLED = re.compile(r"[○◯●◆◇■□・]?[ \u3000]?(?P<who>[^「」。、：:\s]{1,20}(?:（[^（）]{1,16}）"
                      r")?)(?:[：:]\s*"
                      r"|\u3000|(?=「))(?=.)")
BRACKETED = re.compile(r"[（(【［\[][^（）「」。]{2,24}[）)】］\]]\s*")
ASKED = re.compile(r"(?:さん|氏|[一-鿿]{2,4})?(?:（[^（）]*）)?に、?[^。、]{0,16}(?:聞い|尋ね"
                   r"|訊い|伺っ|インタビュー|迫っ)")
LETTER = re.compile(r"(?:A[\d０-９]{0,2}|Ａ[\d０-９]{0,2}|答)[.．：:、\u3000 ]\s*")


@dataclass(slots=True)
class Talk:
    """What is known of the article while its turns are read; ``comments``: a heading has asked
    for them."""

    article: Article
    placed: tuple[Placed, ...]
    mentions: list[tuple[int, int, int]]
    labels: set[str]
    guests: dict[int, int | None]
    asks: bool
    named: bool
    comments: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody begins to speak: the block, the place in it if that is not its beginning."""

    block: int
    who: int | None
    why: str
    cue: Piece | None = None
    unnamed: Piece | None = None
    start: int | None = None


def answers(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
            mentions: list[tuple[int, int, int]]) -> tuple[list[Quote], set[int]]:
    """Answers as quotes, and the numbers of the blocks that they and their names take up."""
    asks = any(one.kind == "question" for one in placed) \
        or _is_dialogue(article, placed, mentions)
    talk = Talk(article, placed, mentions, labels_of(article, placed) if asks else set(),
                _guests(article, placed, people, mentions) if asks else {}, asks,
                any(one.why == SPEAKER_LINE for one in placed))
    quotes: list[Quote] = []
    taken: set[int] = set()
    at = 0
    while at < len(placed):
        here, at = at, at + 1
        turn = _turn(talk, here)
        if turn is None:
            continue
        quote, at = _answer(talk, turn)
        if quote:
            quotes.append(quote)
            taken.update(range(here, at))
    return quotes, taken


def _turn(talk: Talk, here: int) -> Turn | None:
    """The turn that a block begins or announces."""
    block, one = talk.article.blocks[here].piece, talk.placed[here]
    if one.kind == "heading":
        words = talk.article.words(block)
        talk.comments = COMMENTS.search(words) is not None
        who = _named_in(block, talk.mentions)
        if who is not None and COMMENT.search(words):
            return Turn(here + 1, who, "under-a-name", block)
    elif one.why == SPEAKER_LINE:
        first = bisect_left(talk.mentions, (block.start, 0, 0))
        opens = first < len(talk.mentions) and talk.mentions[first][0] == block.start
        who = talk.mentions[first][2] if opens else _named_in(block, talk.mentions)
        return Turn(here + 1, who, "under-a-name", block, block)
    elif (talk.asks or talk.comments) and one.kind in ("paragraph", "list"):
        labelled = _labelled(talk.article, block, talk.mentions, talk.labels) \
            or talk.comments and _bracketed(talk.article, block, talk.mentions)
        if labelled:
            start, who, name = labelled
            return Turn(here, who, "after-a-name", Piece(block.start, start), name, start)
    elif one.kind == "question" and not talk.named:
        return _reply(talk, here)
    return None


def _reply(talk: Talk, question: int) -> Turn | None:
    """What follows a question without a name."""
    text, number = talk.article.text, question + 1
    if number >= len(talk.placed) or talk.placed[number].kind != "paragraph":
        return None
    block = talk.article.blocks[number].piece
    if _labelled(talk.article, block, talk.mentions, talk.labels):
        return None
    who = talk.guests[question]
    letter = LETTER.match(text, block.start, block.end)
    if letter and (named := BRACKETED.match(text, letter.end(), block.end)):
        return Turn(number, _named_in(Piece(letter.end(), named.end()), talk.mentions),
                    "after-a-question", None, None, named.end())
    told = NARRATED.search(text, block.start, min(block.end, block.start + 160))
    if who is None or not letter and told and not _whole_pair(talk.article, number, block.start):
        return None
    return Turn(number, who, "after-a-question", None, None, letter.end() if letter else None)


def _is_dialogue(article: Article, placed: tuple[Placed, ...],
                 mentions: list[tuple[int, int, int]]) -> bool:
    """Whether at least three blocks open with somebody's name in the margin and then speak."""
    found = 0
    for number, block, _ in article.each():
        if placed[number].kind in ("paragraph", "list") and article.text[
                block.piece.end - 1] in "。？！）」":
            labelled = _labelled(article, block.piece, mentions, None)
            found += labelled is not None and article.text[labelled[0]] != "「"
    return found >= 3


def _answer(talk: Talk, turn: Turn) -> tuple[Quote | None, int]:
    """The quote that begins in a block and goes on in those that follow, and the block after."""
    article, placed, at = talk.article, talk.placed, turn.block
    fragments: list[Piece] = []
    outer: list[Piece] = []
    while at < len(placed) and placed[at].why != SPEAKER_LINE and (
            placed[at].kind in ("paragraph", "boilerplate")
            or at == turn.block and turn.start is not None):
        block = article.blocks[at].piece
        begin = turn.start if at == turn.block and turn.start is not None else block.start
        marked = _whole_pair(article, at, begin)
        if fragments and _ends_turn(talk, block, marked is not None,
                                    article.text[outer[0].start] == "「"):
            break
        words = article.text[begin:block.end]
        if not marked and not fragments and turn.why == "under-a-name" \
                and words.startswith("「") and "」" in words and words[-1] not in "。」":
            break
        fragments.append(marked[1] if marked else Piece(begin, block.end))
        outer.append(marked[0] if marked else Piece(begin, block.end))
        at += 1
    if not fragments:
        return None, max(at, turn.block)
    return Quote(tuple(fragments), tuple(outer), turn.who,
                 turn.unnamed if turn.who is None else None, turn.cue,
                 0.9 if turn.who is not None else 0.7, turn.why), at


def _ends_turn(talk: Talk, block: Piece, marked: bool, opened: bool) -> bool:
    """Whether a further paragraph is no longer of the one who spoke; ``opened``: whose words
    stand in marks."""
    words = talk.article.words(block)
    return bool(TURN.match(words) or PROFILE.match(words) or NARRATED.search(words)) \
        or marked != opened \
        or _labelled(talk.article, block, talk.mentions, talk.labels) is not None \
        or _bracketed(talk.article, block, talk.mentions) is not None


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


def _labelled(article: Article, block: Piece, mentions: list[tuple[int, int, int]],
              labels: set[str] | None) -> tuple[int, int | None, Piece] | None:
    """Where the answer begins and whose it is, in 山田　… or 山田氏：…"""
    match = LABELLED.match(article.text, block.start, min(block.end, block.start + 48))
    if not match or match.end() >= block.end - 2 \
            or match.end() == match.end("who") and article.text[block.end - 1] != "」":
        return None
    who = _named_in(Piece(match.start("who"), match.end("who")), mentions)
    name = Piece(match.start("who"), match.end("who"))
    bare = re.sub("(?:さん|氏|様)$", "", match["who"])
    turn = labels is not None and TURN.match(article.text, block.start, block.end)
    if who is None and bare not in (labels or ()) and not turn \
            or PROFILE.match(article.text[match.end():match.end() + 30]):
        return None
    return match.end(), who, name


def _bracketed(article: Article, block: Piece,
               mentions: list[tuple[int, int, int]]) -> tuple[int, int | None, Piece] | None:
    """The same for （山田太郎教授）… where comments are asked for."""
    match = BRACKETED.match(article.text, block.start, min(block.end, block.start + 60))
    if not match or match.end() >= block.end:
        return None
    name = Piece(block.start + 1, max(block.start + 2, match.end() - 1))
    who = _named_in(name, mentions)
    return None if who is None else (match.end(), who, name)


def _guests(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
            mentions: list[tuple[int, int, int]]) -> dict[int, int | None]:
    """Who is asked each question: whom the paragraph before the questions speaks to or of, and
    of several there the one who is named most."""
    counts = [len(person.mentions) for person in people]
    guest = max(range(len(people)), key=lambda one: (counts[one], -one), default=None)
    found: dict[int, int | None] = {}
    asked, answered = False, False
    for number, block, _ in article.each():
        kind = placed[number].kind
        if kind == "question":
            found[number] = guest
            asked, answered = True, False
        elif kind in ("paragraph", "subhead", "headline") and (not asked or answered):
            at = bisect_left(mentions, (block.piece.start, 0, 0))
            named = []
            while at < len(mentions) and mentions[at][0] < block.piece.end:
                named.append(mentions[at])
                at += 1
            told = [one for one in named if ASKED.match(article.text, one[1])]
            if told or named and (not asked or NARRATED.search(article.words(block.piece))):
                pick = told or named
                guest = max((one[2] for one in pick), key=lambda one: (counts[one], -one))
        elif kind == "paragraph":
            answered = True
    return found
