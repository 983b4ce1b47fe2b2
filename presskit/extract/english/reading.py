"""An article's blocks as words and candidates for names, read once for a function.

Here: which blocks may name people, which stretches are credits and may not.  Never here: which
candidates are people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from presskit.extract.article import Article, Piece
from presskit.extract.english.credits import credit_marks
from presskit.extract.english.lexicon import Lexicon, folded
from presskit.extract.english.names import Candidate, candidate_of
from presskit.extract.english.tokens import Token, runs_of, tokens_of
from presskit.extract.proposal import Placed

__all__ = ["CREDITED", "Line", "credits_of", "read_lines"]

_LONGEST = 80  # words with a capital, one after another: no name has as many with its titles
_OFFICE = re.compile(
    r"\b([A-Z][\w-]+) (?:of|for)(?: the)?(?: (?:[A-Z][\w’'-]*,?|and|&)){0,6} $")
_FORM = re.compile(r"(?: |, (?=Inc|L|Corp))([A-Z][A-Za-z]{1,4})(?![\w-])")
_FORMS = frozenset(
    "FC AFC RFC CC UK US USA HK AG SA NV AB AS GmbH SE KK BV SpA Oy Pty Sdn Bhd TV FM NHS HQ IT"
    " Ltd LLC LLP PLC Plc plc Inc Corp Co SC CIC CIO".split())
"""What follows the name of a company, a club, a station."""
_POST = re.compile(r"(?:\b[Tt]he|[’']s|\b[Ii]ts|\b[Tt]heir) (?:[A-Z][\w’'.-]* and )?$")
_COUNTRIES = frozenset(("UK", "US", "USA", "HK"))
_OF = re.compile(r"\b([A-Z][\w-]+) (?:of|for)(?: the)? $")
CREDITED = frozenset({"byline", "credit", "source", "end"})
"""Kinds of blocks in which nobody is a person of the article."""


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its words; ``at`` finds a word by where it starts."""

    number: int
    kind: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    at: dict[int, int]
    candidates: tuple[Candidate, ...]


def read_lines(article: Article, placed: tuple[Placed, ...], lexicon: Lexicon) -> list[Line]:
    """Every block that may name somebody."""
    skipped = credits_of(article, placed, lexicon)
    lines = []
    for number, block, _ in article.each():
        kind = placed[number].kind
        if kind in CREDITED:
            continue
        start, end = block.piece.start, block.piece.end
        credit = skipped.get(number)
        stop = credit.start if credit else end
        tokens = tokens_of(article.text, start, stop)
        candidates = _candidates(article.text, start, tokens, lexicon)
        at = {token.start: place for place, token in enumerate(tokens)}
        lines.append(Line(number, kind, start, stop, tuple(tokens), at, candidates))
    return lines


def credits_of(article: Article, placed: tuple[Placed, ...], lexicon: Lexicon) -> dict[int, Piece]:
    """The credit inside each block that has one: at the end of a caption or of a paragraph."""
    marks = credit_marks(lexicon.words)
    found = {}
    for number, block, text in article.each():
        kind = placed[number].kind
        if kind in CREDITED or kind != "caption" and "(" not in text[-100:]:
            continue
        begin = 0 if kind == "caption" else max(0, len(text) - 100)
        for match in marks.inside.finditer(text, begin):
            if match.start() > 8 and len(text) - match.end() < 4:
                whole = match.group()
                bracket = whole[-1] in ")]" and "(" not in whole and "[" not in whole
                start = block.piece.start + match.start()
                found[number] = Piece(start, start + len(whole) - bracket)
                break
    return found


def _candidates(text: str, start: int, tokens: list[Token],
                lexicon: Lexicon) -> tuple[Candidate, ...]:
    found = []
    for run in runs_of(text, tokens, lexicon):
        if len(run) > _LONGEST:
            continue
        first = run[0]
        the = text[max(start, first.start - 4) : first.start].lower().endswith("the ")
        candidate = candidate_of(run, _opens(text, start, first.start), the, lexicon,
                                 _after_office(text, start, first.start, lexicon))
        if candidate and not _names_a_post(text, start, run, lexicon):
            if _in_body(text, start, candidate, lexicon):
                candidate = replace(candidate, body=True)
            found.append(candidate)
    return tuple(found)


def _names_a_post(text: str, start: int, run: list[Token], lexicon: Lexicon) -> bool:
    """Whether a post is named after somebody: the museum's Ann and Lyle Roe Curator of Prints."""
    return (len(run) > 1 and run[-1].low in lexicon.roles
            and text.startswith((" of ", " in ", " for "), run[-1].end)
            and _POST.search(text, max(start, run[0].start - 50), run[0].start) is not None)


def _in_body(text: str, start: int, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether the words are a part of a body's name: … & Sons, … LLP, the Institute of …"""
    form = _FORM.match(text, candidate.end)
    counsel = form is not None and form[1] == "SC" and candidate.name[0].low in lexicon.given
    return (text[max(start, candidate.start - 2):candidate.start] == "& "
            or text[candidate.end:candidate.end + 3] in (" & ", " + ")
            or len(candidate.name) > 1 and candidate.name[-1].text in _FORMS - _COUNTRIES
            or form is not None and not counsel and (form[1].lower() in lexicon.bodies
                                                     or form[1] in _FORMS)
            or _of_body(text, start, candidate.start, lexicon))


def _after_office(text: str, start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether *Head of*, *Secretary for* stands before."""
    match = _OFFICE.search(text[max(start, at - 90):at])
    return match is not None and (folded(match[1]) in lexicon.roles
                                  or folded(match[1]) in lexicon.honours)


def _of_body(text: str, start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether this is the end of a body's name: the Institute of …"""
    match = _OF.search(text[max(start, at - 40) : at])
    return match is not None and folded(match[1]) in lexicon.bodies


def _opens(text: str, start: int, at: int) -> bool:
    """Whether a sentence begins here: after a stop, a colon, an opening mark, or nothing."""
    before = text[max(start, at - 6) : at]
    bare = before.rstrip("“\"‘'([ \u00a0")
    return (not bare or bare[-1] in ".!?:•–—…" or bare != before and bare[-1] in "”’\"'"
            and bare[-2:-1] in tuple(".!?"))
