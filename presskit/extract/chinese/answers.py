"""Answers of an interview that are printed without marks.

Here: labels at the beginning of paragraphs, and whose they are.  Never here: speech in marks.
"""

from __future__ import annotations

import re

from presskit.extract.article import Piece
from presskit.extract.chinese.scene import Scene
from presskit.extract.proposal import Placed, Quote
from presskit.extract.words import Words, any_of

__all__ = ["answers_in"]

LABEL = re.compile(r"[^\s，。！？：:「」“”]{1,24}?[：:]\s*")
ASIDE = re.compile(r"\s*[（(【\[][^（）()]{1,12}[）)】\]]\s*")
MINE = re.compile(r"[我咱]")


def answers_in(scene: Scene, placed: tuple[Placed, ...],
               words: Words) -> tuple[tuple[Quote, ...], dict[int, int | None]]:
    """Answers, and for each block that is one the number of who gives it.

    Only where blocks are questions: a label alone is no conversation.
    """
    if not any(one.kind == "question" for one in placed):
        return (), {}
    answerer = re.compile(rf"{any_of(words['answerers'])}\s*"
                          r"(?:[（(](?P<in>[^（）()]{1,20})[）)])?\s*[：:]\s*")
    quotes: list[Quote] = []
    answered: dict[int, int | None] = {}
    last: int | None = None
    for number, one in enumerate(placed):
        last = last if one.kind == "paragraph" else None
        if one.kind != "paragraph":
            continue
        piece = scene.article.blocks[number].piece
        opened = _label(scene, piece, answerer)
        if opened:
            label, name, speaker = opened
            speaker = speaker if name else _only(scene, quotes)
            words_said = _bare(scene, Piece(label.end, piece.end))
            if words_said:
                unnamed = name if speaker is None else None
                quotes.append(Quote((words_said,), (words_said,), speaker, unnamed, label, 0.9,
                                    "answer-with-a-label"))
                answered[number], last = speaker, number
        elif last is not None and _still(scene, piece, quotes[-1], placed, number):
            if words_said := _bare(scene, piece):
                quotes[-1] = _longer(quotes[-1], words_said)
                answered[number], last = quotes[-1].speaker, number
    return tuple(quotes), answered


def _label(scene: Scene, piece: Piece,
           answerer: re.Pattern[str]) -> tuple[Piece, Piece | None, int | None] | None:
    """The label at a block's beginning, the words for somebody in it, and who that is."""
    text, masked = scene.article.text, scene.masked
    folded = answerer.match(masked, piece.start, piece.end)
    if folded:
        inside = folded.span("in")
        name = Piece(*inside) if inside[0] >= 0 else None
        label = Piece(piece.start, folded.end()) if folded.end() > piece.start else None
        return (label, name, _who(scene, text[slice(*inside)]) if name else None) if label else None
    found = LABEL.match(text, piece.start, piece.end)
    if found is None:
        return None
    name = Piece(piece.start, piece.start + len(found[0].rstrip("：: 　")))
    speaker = _who(scene, scene.article.words(name))
    return None if speaker is None else (Piece(piece.start, found.end()), name, speaker)


def _who(scene: Scene, label: str) -> int | None:
    """The person whom a label names: by the whole name, a shorter form, or its beginning."""
    label = label.strip()
    for fits in (lambda name: name == label, lambda name: label.endswith(name),
                 lambda name: label.startswith(name), lambda name: name.startswith(label)):
        found = {number for number, person in enumerate(scene.people)
                 if any(fits(scene.article.words(piece))
                        for piece in (person.name, *person.mentions[:50], *person.also))}
        if len(found) == 1:
            return found.pop()
    return None


def _only(scene: Scene, quotes: list[Quote]) -> int | None:
    """Who answers under a label without a name: the last who did, or whoever is named most."""
    if quotes and quotes[-1].speaker is not None:
        return quotes[-1].speaker
    return max(range(len(scene.people)), key=lambda one: len(scene.people[one].mentions),
               default=None)


def _bare(scene: Scene, piece: Piece) -> Piece | None:
    """Words without stage directions and white space at both ends."""
    text, start, end = scene.article.text, piece.start, piece.end
    if aside := ASIDE.match(text, start, end):
        start = aside.end()
    tail = re.search(r"\s*[（(【\[][^（）()]{1,12}[）)】\]]\s*$", text[max(start, end - 16):end])
    if tail and text[:max(start, end - 16) + tail.start()].rstrip().endswith(tuple("。！？…")):
        end = max(start, end - 16) + tail.start()
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Piece(start, end) if start < end else None


def _still(scene: Scene, piece: Piece, quote: Quote, placed: tuple[Placed, ...],
           number: int) -> bool:
    """Whether a paragraph without a label goes on with the answer before it: it says *I*, and
    names neither the speaker nor a reporter."""
    masked = scene.masked[piece.start:piece.end]
    own = any(one.person == quote.speaker for one in scene.those(piece.start, piece.end)
              if one.person is not None)
    return bool(MINE.search(masked)) and not own and "记者" not in masked


def _longer(quote: Quote, piece: Piece) -> Quote:
    return Quote((*quote.fragments, piece), (*quote.outer, piece), quote.speaker, quote.unnamed,
                 quote.cue, min(quote.sure, 0.74), "answer-over-paragraphs")
