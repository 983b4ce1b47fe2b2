"""Speech in an English article, word for word, with who spoke.

Here: which pairs of marks hold whole utterances, which of them are one.  Never here: what the
words of an attribution are, whom they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.english import attribution
from presskit.extract.english.attribution import Said
from presskit.extract.english.cast import cast_of
from presskit.extract.english.lexicon import Lexicon, folded, lexicon_of
from presskit.extract.english.marked import marked_as
from presskit.extract.english.shapes import (
    ENDS,
    Shape,
    after_counts,
    before_counts,
    ends_well,
    shape_of,
)
from presskit.extract.english.tokens import sentences_of
from presskit.extract.english.utterances import Speech, give_voices
from presskit.extract.marks import Pair, pairs_of
from presskit.extract.proposal import Marked, Person, Placed, Quote
from presskit.extract.turn_answers import find_answers
from presskit.extract.words import Words

__all__ = ["find_quotes"]

_MARKS = frozenset("“\"‘'")
_SPEAKING = frozenset({"paragraph", "list"})
_GOES_ON = re.compile(r",? \w+ (?!(?:in|on|at|after|yesterday|last|this|later|with|as|of)\b)[a-z]")
_GESTURE = re.compile(r"(He|She) (?:[a-z]+ly )?([a-z]+)\b[^.!?:]{0,70}\.\s*$")
"""What somebody does between two halves of what they say: She holds the brush up to the lamp."""
_CLOSERS = "”\"’')"


@dataclass(slots=True)
class _Reader:
    """What is known while the blocks go by."""

    text: str
    lexicon: Lexicon
    speeches: list[Speech] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    last: Speech | None = None
    """The speech that the block before ended with, or with whose attribution."""
    colon: tuple[int, int] | None = None
    """The block before, where it ends with a colon."""


def find_quotes(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
                words: Words) -> tuple[tuple[Quote, ...], tuple[Marked, ...]]:
    """Quotes, and what else stands in marks, each in order."""
    lexicon = lexicon_of(words)
    reader = _Reader(article.text, lexicon)
    names = {piece.start: piece.end for one in people for piece in (one.name, *one.mentions)}
    spans = sorted(names.items())
    hidden: list[Piece] = []
    answers = find_answers(article, placed, people, words)
    for number, block, _ in article.each():
        pairs = [pair for pair in pairs_of(article, block) if pair.depth == 0
                 and pair.mark in _MARKS and pair.inner]
        hidden += [pair.outer for pair in pairs if not _in_name(pair.outer, spans)]
        start, end = block.piece.start, block.piece.end
        if number in answers.blocks:
            reader.last = reader.colon = None
        elif placed[number].kind in _SPEAKING:
            _read_block(reader, pairs, start, end, spans)
        else:
            reader.marked += [_mark(reader, pair, (start, end), spans) for pair in pairs
                              if pair.closed]
            reader.last = reader.colon = None
    cast = cast_of(article, people, lexicon, hidden)
    quotes = (*give_voices(reader.speeches, article, cast, lexicon), *answers.quotes)
    return tuple(sorted(quotes, key=lambda one: one.outer)), tuple(reader.marked)


def _in_name(outer: Piece, spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (outer.start, 10**12)) - 1
    return at >= 0 and outer.end <= spans[at][1]


def _mark(reader: _Reader, pair: Pair, block: tuple[int, int],
          spans: list[tuple[int, int]]) -> Marked:
    assert pair.inner
    return marked_as(reader.text, pair.outer, pair.inner, block, _in_name(pair.outer, spans),
                     reader.lexicon)


def _read_block(reader: _Reader, pairs: list[Pair], start: int, end: int,
                spans: list[tuple[int, int]]) -> None:
    named = [pair for pair in pairs if _in_name(pair.outer, spans)]
    reader.marked += [_mark(reader, pair, (start, end), spans) for pair in named if pair.closed]
    pairs = [pair for pair in pairs if not _in_name(pair.outer, spans)] if named else pairs
    carried, colon = reader.last, reader.colon
    current: Speech | None = None
    reader.last = reader.colon = None
    if carried and carried.said is None and not pairs:
        signed = attribution.after(reader.text, start, end, reader.lexicon)
        if signed and signed.signed:
            carried.said, carried.why = signed, "signed"
    since = start
    for number, pair in enumerate(pairs):
        begin = pairs[number - 1].outer.end if number else start
        stop = pairs[number + 1].outer.start if number + 1 < len(pairs) else end
        first = number == 0 and pair.outer.start == start
        speech = _judge(reader, pair, begin, stop, current if number else None,
                        carried if first else None, colon if first else None, since)
        if speech is None:
            if pair.closed:
                reader.marked.append(_mark(reader, pair, (start, end), spans))
        elif speech not in reader.speeches[-2:]:
            reader.speeches.append(speech)
        if speech is None and current and _within_cue(reader.text, current, pair):
            continue
        current, since = speech, pair.outer.end
    if current is not None:
        tail = reader.text[pairs[-1].outer.end : end]
        sentences = sentences_of(reader.text, pairs[-1].outer.end, end) if tail.strip() else []
        if len(sentences) < 2 and (not tail.strip() or current.said
                                   and current.said.cue.start >= pairs[-1].outer.end):
            reader.last = current
    if reader.text[end - 1] == ":":
        reader.colon = (start, end)


def _judge(reader: _Reader, pair: Pair, begin: int, stop: int, before: Speech | None,
           carried: Speech | None, colon: tuple[int, int] | None,
           since: int) -> Speech | None:
    """The speech that a pair belongs to, an earlier one's too; ``None`` for no speech."""
    text, lexicon = reader.text, reader.lexicon
    assert pair.inner
    words = text[pair.inner.start : pair.inner.end]
    shape = shape_of(text, pair, words, begin)
    after = attribution.after(text, pair.outer.end, stop, lexicon) if pair.closed else None
    if (after and text[pair.outer.end : stop].rstrip().endswith(":")
        and not words.rstrip(_CLOSERS).endswith(",")):
        after = None
    if after and _by_me(text, after) and words.rstrip(_CLOSERS)[-1:] in "?,":
        return None
    if after and (_by_me(text, after) or _begins_anew(text, pair, after, words)):
        after = None
    if after and not ends_well(text, pair, words, shape, after):
        after = None
    if pair.closed and (after is None or after.weak) and shape.opens:
        after = attribution.between(text, pair.outer.end, stop) or after
    ahead = attribution.before(text, begin, pair.outer.start, lexicon)
    if (ahead and begin > 0 and before and before.said and before.said.cue.start >= begin
        and text[begin : pair.outer.start].rstrip().endswith(",")):
        ahead = None
    if ahead and _by_me(text, ahead):
        return None
    if carried and carried.unclosed:
        return _join(carried, pair, after)
    if before and _goes_on(reader, pair, since, before, shape, after):
        return _join(before, pair, None)
    if after and after_counts(shape, after):
        return Speech([pair], after, pair.outer.start, why="said-after", unclosed=not pair.closed)
    if ahead is None and colon:
        ahead = attribution.before(text, colon[0], colon[1], lexicon)
        ahead = ahead and Said(ahead.cue, ahead.subject, ahead.inverted, False)
    if ahead and before_counts(text, pair, shape, ahead):
        return Speech([pair], ahead, ahead.cue.start, why="said-before", unclosed=not pair.closed)
    said_alone = shape.upper and shape.count < 3 and _ends_itself(text, pair) and not shape.title
    if shape.opens and (shape.whole or said_alone):
        follows = None if carried and carried.said and carried.said.signed else carried
        return Speech([pair], None, pair.outer.start, why="no-verb", unclosed=not pair.closed,
                       follows=follows)
    return None


def _within_cue(text: str, speech: Speech, pair: Pair) -> bool:
    """Whether a few words in marks are a part of the sentence that says who spoke."""
    said = speech.said
    return (said is not None and speech.pairs[-1].outer.end <= said.cue.start < pair.outer.start
            and len(sentences_of(text, said.cue.start, pair.outer.end + 2)) == 1)


def _begins_anew(text: str, pair: Pair, after: Said, words: str) -> bool:
    """Whether a new sentence that goes on about something else follows the full stop in the
    marks: “We agree.” Dr Roe, who led the work, said it had been hard."""
    if words.rstrip(_CLOSERS)[-1:] != "." or after.inverted or after.subject is None:
        return False
    first = text[after.subject.start]
    return first.isupper() and _GOES_ON.match(text, after.subject.end) is not None


def _by_me(text: str, said: Said) -> bool:
    """I said, we asked: the writer's own words, or a story within somebody's."""
    return (said.subject is not None and re.fullmatch(r"(?:.*[,.;] )?(?:I|we|We|you|You)(?: \w+)?",
                                                      text[
        said.subject.start : said.subject.end]) is not None)


def _goes_on(reader: _Reader, pair: Pair, begin: int, before: Speech, shape: Shape,
             after: Said | None) -> bool:
    """Whether only an attribution stands between this pair and the one before: “A,” she said,
    “and B.”; “A,” she said. “B.”"""
    gap = reader.text[begin : pair.outer.start]
    if before.unclosed:
        return False
    if not gap.strip():
        return before.pairs[-1].closed and shape.whole and after is None
    said = before.said
    if said is None or said.cue.start < begin - 1 or said.cue.start > pair.outer.start:
        return False
    told = sentences_of(reader.text, said.cue.start, pair.outer.start)
    if len(told) == 2 and _gestures(reader, said, told[1]):
        return after is None and shape.whole and ENDS.search(gap) is not None
    if len(told) > 1:
        return False
    if gap.rstrip()[-1:] in ",;:—–-":
        return True
    return (after is None and ENDS.search(gap) is not None
            and (shape.whole
                 or shape.upper and shape.count < 3 and _ends_itself(reader.text, pair)))


def _gestures(reader: _Reader, said: Said, sentence: tuple[int, int]) -> bool:
    """Whether a sentence behind an attribution says what the same one does, and not says: of a
    pronoun the same, of a name none that the lists have for the other sex."""
    match = _GESTURE.match(reader.text, *sentence)
    if match is None or said.subject is None or match[2] in reader.lexicon.say:
        return False
    she, he = reader.lexicon.she | {"she", "mrs", "ms"}, reader.lexicon.he | {"he", "mr"}
    same, other = (she, he) if match[1] == "She" else (he, she)
    words = {folded(one) for one in re.findall(
        r"[^\W\d_]+", reader.text[said.subject.start:said.subject.end][:80])}
    return not words & {"it", "they", "we"} and not words & (other - same)


def _ends_itself(text: str, pair: Pair) -> bool:
    """Whether a few words in marks end with a stop of their own: “It fits,” he said. “Just.”"""
    return pair.closed and text[pair.outer.end - 2] in ".!?…"


def _join(speech: Speech, pair: Pair, after: Said | None) -> Speech:
    speech.pairs.append(pair)
    speech.unclosed = not pair.closed
    if speech.said is None and after:
        speech.said, speech.at, speech.why = after, pair.outer.start, "said-after"
    return speech
