"""Utterances with whom they are by, once it is known which pairs of marks hold them.

Here: the words for a speaker followed to a person, talk by turns, speech that nobody is named for.
Never here: which pairs are speech.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from presskit.extract.article import Article, Piece
from presskit.extract.english.attribution import Said
from presskit.extract.english.cast import Cast
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.pronouns import Voice, gestured, voice_before
from presskit.extract.english.speakers import resolve
from presskit.extract.marks import Pair
from presskit.extract.proposal import Quote

__all__ = ["Speech", "give_voices"]


@dataclass(slots=True)
class Speech:
    """An utterance in the making.  ``open``: the next block may go on with it."""

    pairs: list[Pair] = field(default_factory=list)
    said: Said | None = None
    at: int = 0
    why: str = ""
    unclosed: bool = False
    follows: Speech | None = None
    """The speech of the block before, where nothing says who speaks now: the same, or the other
    of two who talk by turns."""


def give_voices(speeches: list[Speech], article: Article, cast: Cast,
                lexicon: Lexicon) -> tuple[Quote, ...]:
    """A quote for each utterance, in order; those that go on with another are a part of it."""
    heard: list[tuple[Speech, Voice]] = []
    for speech in speeches:
        other = _other_of_two(article.text, speech, heard)
        if speech.follows and other is None and heard and heard[-1][0] in (
                speech.follows, speech.follows.follows):
            heard[-1][0].pairs.extend(speech.pairs)
            speech.follows = heard[-1][0]
            continue
        voice = other or _voice(article, speech, cast, lexicon, heard[-1][1] if heard else None)
        heard.append((speech, voice))
    return tuple(_quote(speech, voice) for speech, voice in heard)


def _quote(speech: Speech, voice: Voice) -> Quote:
    sure = (voice.sure - (0.22 if speech.said and speech.said.weak else 0)
            - (0.25 if speech.said is None else 0))
    return Quote(tuple(pair.inner for pair in speech.pairs if pair.inner),
                 tuple(pair.outer for pair in speech.pairs), voice.person,
                 None if voice.person is not None else voice.unnamed,
                 speech.said.cue if speech.said else None, round(max(0.3, sure), 2),
                 f"{speech.why}-{voice.why}" if voice.why else speech.why)


def _other_of_two(text: str, speech: Speech, heard: list[tuple[Speech, Voice]]) -> Voice | None:
    """Who spoke before the last, where those two have talked by turns and nothing else is told
    between: “A,” says one. “B,” says the other. “C.”"""
    if speech.follows is None or len(heard) < 2 or heard[-1][0] is not speech.follows:
        return None
    (first, one), (second, other) = heard[-2:]
    if None in (one.person, other.person) or one.person == other.person:
        return None
    end = max(first.pairs[-1].outer.end, first.said.cue.end if first.said else 0)
    if len(second.pairs) > 1 or text[end:second.pairs[0].outer.start].strip(" .\n"):
        return None
    return replace(one, sure=0.8, why="by-turns")


def _says_nothing(text: str, subject: Piece, lexicon: Lexicon) -> bool:
    """Then: and the like, which name nobody."""
    words = re.findall(r"[\w’']+", text[subject.start : subject.end][:60])
    return len(words) < 4 and all(word in lexicon.plain
                                  and word not in ("he", "she", "it", "we", "they", "i", "one")
                                  for word in map(str.lower, words))


def _voice(article: Article, speech: Speech, cast: Cast, lexicon: Lexicon,
           previous: Voice | None) -> Voice:
    """Who speaks, by the attribution, else by the sentences before."""
    text = article.text
    high = speech.at
    number = article.block_of(speech.pairs[0].outer)
    low = article.blocks[max(0, number - 3)].piece.start
    said = speech.said
    if said and said.subject and _says_nothing(text, said.subject, lexicon):
        near = voice_before(text, cast, lexicon, (low, high))
        return previous if previous and speech.why == "said-before" else near or Voice(sure=0.4)
    if said is None or said.subject is None:
        if said is not None and previous is not None:
            near = cast.within(said.cue.start, said.cue.end)
            if not near:
                return previous
            return Voice(near[0][2], sure=0.85, why="named")
        return (gestured(text, cast, lexicon, (low, high))
                or voice_before(text, cast, lexicon, (low, high)) or previous
                or Voice(sure=0.4))
    return resolve(text, said.subject, said.inverted, cast, lexicon, (low, high))
