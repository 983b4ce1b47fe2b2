"""The sentences of a block, and who stands in each.

Here: where a sentence ends although marks stand in it; which mention is what it speaks of.  Never
here: who says a quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from presskit.extract.article import Article, Block, Piece
from presskit.extract.japanese.forms import Forms
from presskit.extract.japanese.parts import fit_given, fit_surname
from presskit.extract.marks import Pair, pairs_of
from presskit.extract.proposal import Person

__all__ = ["TOPIC", "Line", "Topic", "lines_of", "mentions_of"]

TOPIC = re.compile(
    r"(?:さん|氏|さま|様|ら)?(?:[一-鿿ァ-ヺー]{1,10}[長員師士官者授事])?(?:（[^（）「」]{0,60}）)?(?:さん|氏|ら)?(?:（[^（）「」]{0,40}）)?"
    r"(?:＝[^＝。「」]{1,30}＝?)?(?:・[^、。「」はがも（）]{1,20}(?:（[^（）「」]{0,20}）)?)?"
    r"(?P<how>によると|によれば|からは|からも|からの|から|より|にも|には|では|は|も|が|[：:]|、|の|に"
    r"|を|と|だ|で|。|$)")
READING = re.compile("（[^（）「」]{2,40}）")
ASIDE = re.compile(r"(?:ら|夫妻|夫婦)?(?:（[^（）「」]{0,20}）)?")
SURNAMED = re.compile("さん|氏")
LONGEST = 1200
"""A sentence of more characters is cut before its next mark, so that none costs its square."""
STOP = re.compile("[。！？!?]+(?![）)])")
TRAILS = re.compile("[―—─–]*[。]?")
GO_ON = "とはがをにのでもへや、。，）（」』・…っなだかとらさ＝※％!！?？"
"""What goes on with a sentence after a closing mark."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Somebody in a sentence.  ``how`` is the particle after it; ``person`` a number, or the
    piece of words for somebody unnamed."""

    piece: Piece
    how: str
    person: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, with its outermost pairs of marks and those who stand in it outside them."""

    piece: Piece
    pairs: tuple[Pair, ...]
    topics: tuple[Topic, ...]


def mentions_of(people: tuple[Person, ...]) -> list[tuple[int, int, int]]:
    """Every mention of everybody: start, end, number of the person; in order."""
    return sorted({(piece.start, piece.end, number) for number, person in enumerate(people)
                   for piece in person.mentions})


def lines_of(article: Article, block: Block, mentions: list[tuple[int, int, int]],
             unnamed: re.Pattern[str], forms: Forms) -> list[Line]:
    """The sentences of a block, in order."""
    text = article.text
    pairs = [pair for pair in pairs_of(article, block) if pair.depth == 0]
    lines, start, at = [], block.piece.start, 0
    for end in _ends(text, block.piece, pairs):
        inside = []
        while at < len(pairs) and pairs[at].outer.start < end:
            inside.append(pairs[at])
            at += 1
        topics = _topics(text, Piece(start, end), inside, mentions, unnamed, forms, bool(pairs))
        lines.append(Line(Piece(start, end), tuple(inside), topics))
        start = end
    return lines


def _ends(text: str, block: Piece, pairs: list[Pair]) -> list[int]:
    ends, at = [], block.start
    bounds = [(pair.outer.start, pair.outer.end) for pair in pairs] + [(block.end, block.end)]
    for start, end in bounds:
        if start - (ends[-1] if ends else block.start) > LONGEST:
            ends.append(start)
        ends += [match.end() for match in STOP.finditer(text, at, start)]
        if start < block.end and end < block.end:
            spoken = text[end - 2] in "。！？!?…" or end - start > 18
            if spoken and text[end] not in GO_ON and text[end - 1] in "」”\"" \
                    and not (start == block.start and text[end] in "―—─–"
                             and "。" not in text[end:block.end]):
                ends.append(TRAILS.match(text, end, block.end).end())
        at = end
    return sorted({*(end for end in ends if end < block.end), block.end})


def _topics(text: str, line: Piece, pairs: list[Pair], mentions: list[tuple[int, int, int]],
            unnamed: re.Pattern[str], forms: Forms, spoken: bool) -> tuple[Topic, ...]:
    def free(at: int) -> bool:
        return not any(pair.outer.start <= at < pair.outer.end for pair in pairs)

    found: list[Topic] = []
    at = bisect_left(mentions, (line.start, 0, 0))
    while at < len(mentions) and mentions[at][0] < line.end:
        start, end, person = mentions[at]
        at += 1
        if free(start) and end <= line.end:
            aside = READING.match(text, end, line.end)
            honour = forms.after_name.match(text, end, line.end) or aside and \
                forms.after_name.match(text, aside.end(), line.end)
            how = TOPIC.match(text, honour.end() if honour else end, line.end)
            found.append(Topic(Piece(start, end), how["how"] if how else "", person))
    if pairs or SURNAMED.search(text, line.start, line.end):
        found += _surnamed(text, line, free, [topic.piece for topic in found], forms)
    if pairs or spoken:
        taken = [topic.piece for topic in found]
        for match in unnamed.finditer(text, line.start, line.end):
            piece = Piece(match.start("who"), match.end("who"))
            if not pairs and (match["how"] != "は"
                              or not forms.made(spokesman_of).search(match["who"])):
                continue
            if free(piece.start) and not any(other.start < piece.end and piece.start < other.end
                                             for other in taken):
                found.append(Topic(piece, match["how"], None))
    return tuple(sorted(found, key=lambda topic: topic.piece))


def _surnamed(text: str, line: Piece, free: Callable[[int], bool], taken: list[Piece],
              forms: Forms) -> Iterator[Topic]:
    """Those whom an article calls by a surname alone, as somebody without a name."""
    for match in forms.surnamed.finditer(text, line.start, line.end):
        start, end = match.span()
        if not free(start) or any(other.start < end and start < other.end for other in taken) \
                or match["surname"] in forms["not_honoured"] \
                or fit_surname(match["surname"], forms) < 1.5 \
                and fit_given(match["surname"], forms) < 2:
            continue
        how = TOPIC.match(text, match.end(), line.end)
        aside = ASIDE.match(text, end, line.end)
        yield Topic(Piece(start, aside.end() if aside else end), how["how"] if how else "", None)


def unnamed_of(forms: Forms) -> re.Pattern[str]:
    """Words for somebody without a name, as what a sentence speaks of."""
    return re.compile(
        f"(?P<who>(?:[^\\s、。「」『』（）はがもをとにでへ]{{1,16}}(?:の|な|た|る|い))?"
        f"[^\\s、。「」『』（）はがもをとにのでへたるい]{{0,10}}?{forms.any('somebody')}(?:さん"
        f"|ら|たち)?"
        r"(?:（[^（）]{0,20}）)?)(?P<how>によると|によれば|からは|からも|から|は|も"
        r"|が)(?![くわぱ])")


def spokesman_of(forms: Forms) -> re.Pattern[str]:
    """Somebody without a name of whom a sentence without speech may speak, for the next one."""
    return re.compile(f"{forms.any('spokesmen')}(?:さん)?(?:（[^（）]*）)?$")
