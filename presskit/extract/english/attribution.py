"""The words that say who spoke: said Jane Roe; Roe told reporters; According to Roe,

Here: the verb, the stretch that names the speaker, where both lie.  Never here: who that is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Piece
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.tokens import Token, is_capital, sentences_of, tokens_of

__all__ = ["Said", "after", "before", "between"]

_SUBJECTS = frozenset(
    "he she they it a an the one another his her their its my our this that some many several "
    "most two three four five both someone everyone nobody each i we you who".split()
)
_STATED = re.compile(
    r"In (?:an? )?(?:[a-z-]+ ){0,3}(?:statement|interview|email|e-mail|letter|post|message|video"
    r"|speech|release|report|memo|tweet|filing|note)s?\b[^,]{0,40}, (?=\S)")
_CAME = re.compile(
    r"[ ,–—-]*(?P<cue>(?:came|comes|went|goes|ran|runs) (?P<who>(?:the|an?|his|her)"
    r" (?:[a-z-]+ ){0,2}(?:reply|answer|response|voice|cry|shout|verdict|retort|call|refrain"
    r"|chorus)\b))(?P<of> from (?=[A-Z]))?")
_ACCORDING = re.compile(r",? according to (?=\S)")
_I = re.compile(r"I(?:[’']\w+)? ")
_NARRATED = re.compile(
    r"\s*(?P<lead>[–—-]{1,2}|,)?\s+(?P<cue>(?P<who>(?:he|she)\b|(?:(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?"
    r"[A-Z][\w’-]+ ){1,3}(?=[a-z]))?[^.!?;:“”\"]{2,200}?)\s*(?:[–—,]|--?)\s*")
_SIGNED = re.compile(r"\s*(?:—|–|--|-|―)\s*(?=[A-Z])")
_SIGNATURE = re.compile(
    r"(?:[A-Z][\w.’'-]* ?|(?:de|van|der|von|bin|binti|al|la) ){1,6}"
    r"(?:,[^.!?;“”\"]{2,90}|\([^)]{2,60}\))?\.?\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """``cue``: all of it; ``subject``: the words for the speaker, ``None`` where a verb alone
    stands; ``inverted``: the verb came first; ``weak``: the verb or the form says little;
    ``signed``: a name after a dash, and nothing else."""

    cue: Piece
    subject: Piece | None
    inverted: bool = False
    weak: bool = False
    signed: bool = False


def after(text: str, start: int, end: int, lexicon: Lexicon) -> Said | None:
    """What follows a quotation up to the end of its sentence, if that says who spoke."""
    signed = _SIGNED.match(text, start, end)
    if signed:
        whole = _SIGNATURE.fullmatch(text, signed.end(), end)
        piece = Piece(signed.end(), whole.end() if whole else min(end, signed.end() + 120))
        return Said(piece, piece, weak=whole is None, signed=whole is not None)
    according = _ACCORDING.match(text, start, end)
    if according:
        stop = sentences_of(text, according.end(), min(end, according.end() + 600))[0][1]
        return Said(Piece(start + 1, stop), Piece(according.end(), stop), True)
    came = _CAME.match(text, start, end)
    if came:
        stop = sentences_of(text, came.start("who"), end)[0][1]
        who = came["of"] and came.end() or came.start("who")
        return Said(Piece(came.start("cue"), stop), Piece(who, stop), True)
    lead = re.compile(r"[\s,.—–-]*").match(text, start, end)
    begin = lead.end() if lead else start
    if begin >= end:
        return None
    stop = sentences_of(text, begin, min(end, begin + 600))[0][1]
    tokens = tokens_of(text, begin, stop)
    if not tokens or tokens[0].start != begin:
        return None
    first = tokens[0]
    cue = Piece(begin, begin + len(text[begin:stop].rstrip(" .,;:")))
    place = _past_adverbs(tokens, 0, lexicon)
    if (place < len(tokens) and tokens[place].text.islower() and tokens[place].low in lexicon.say
        and (place == 0 or first.low in lexicon.between) and place + 1 < len(tokens)):
        return Said(cue, Piece(tokens[place + 1].start, stop), True,
                    tokens[place].low in lexicon.weak)
    if not (first.low in _SUBJECTS or is_capital(first.text) or first.text.isupper() or first.owns
            or first.low in lexicon.particles or first.low in lexicon.roles
            or first.low in lexicon.unnamed or _leads_to_name(tokens, lexicon)):
        return None
    verb = _verb(text, tokens, lexicon)
    if verb is None:
        return None
    return Said(cue, Piece(begin, tokens[verb - 1].end), False, tokens[verb].low in lexicon.weak)


def between(text: str, start: int, end: int) -> Said | None:
    """What stands between two halves of one utterance, whatever it tells: “A” – she holds up a
    nail – “is b.”; “A,” Roe pauses, “b.”

    ``start`` is where the first half closes, ``end`` where the second opens.
    """
    gap = text[start:end]
    goes_on = text[end + 1 : end + 2].islower() or _I.match(text, end + 1) is not None
    match = _NARRATED.fullmatch(gap) if goes_on and len(gap) < 240 else None
    if match is None or not match["lead"] and text[start - 2] not in ",—–-…":
        return None
    who = match["who"]
    subject = (Piece(start + match.start("who"), start + match.start("who") + len(who.rstrip()))
               if who else None)
    return Said(Piece(start + match.start("cue"), start + match.end("cue")), subject)


def _leads_to_name(tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether words in small letters, the last of them a role, stand before a name: county engineer
    Jane Roe."""
    for number, token in enumerate(tokens[:6]):
        if not token.text.islower():
            last = tokens[number - 1].low.rpartition("-")[2] if number else ""
            return is_capital(token.text) and last in lexicon.roles
        if token.low in lexicon.plain or token.low in lexicon.between:
            return False
    return False


def _past_adverbs(tokens: list[Token], place: int, lexicon: Lexicon) -> int:
    while place < min(len(tokens), 3) and tokens[place].low in lexicon.between:
        place += 1
    return place


def _verb(text: str, tokens: list[Token], lexicon: Lexicon) -> int | None:
    """The verb of a sentence that begins with its subject; an apposition may stand between."""
    for number, token in enumerate(tokens[1:40], 1):
        mine = number == 1 and tokens[0].low in ("i", "we") and token.low + "s" in lexicon.say
        if (token.low in lexicon.say or mine) and token.text.islower():
            if tokens[number - 1].low in ("to", "that", "which", "as", "by", "the", "a", "not",
                                          "who"):
                continue
            return number
        if token.low == "that" and number == 1:
            return None
    return None


def before(text: str, start: int, end: int, lexicon: Lexicon) -> Said | None:
    """What precedes a quotation from the start of its sentence, if that says who speaks.

    ``end`` is where the quotation opens; the sentence must run up to it: to a verb, a colon,
    or a comma.
    """
    end = start + len(text[start:end].rstrip())
    if end <= start:
        return None
    begin = sentences_of(text, max(start, end - 700), end)[-1][0]
    tokens = tokens_of(text, begin, end)
    if not tokens:
        return None
    closing = text[end - 1]
    if closing in ".!?…”\"’'":
        return None
    cue = Piece(tokens[0].start, end)
    words = text[tokens[0].start : end].lower()
    if words.startswith("according to ") and closing in ",:":
        return Said(cue, Piece(tokens[2].start, end)) if len(tokens) > 2 else None
    if words.startswith(("in the words of ", "for ")) and closing == ":":
        return Said(cue, Piece(tokens[0].start, end))
    stated = _STATED.match(text, tokens[0].start, end)
    place = _last_verb(text, tokens, closing, lexicon)
    if place is not None:
        verb = tokens[place]
        weak = verb.low in lexicon.weak or closing not in ":,"
        gerund = verb.low in lexicon.saying
        stop = tokens[place - 1].end if place else None
        begin = stated.end() if stated and stop and stated.end() < stop else tokens[0].start
        subject = Piece(begin, stop) if stop and stop > begin else None
        weak = weak or gerund and place > 0 and text[tokens[place - 1].end] == " "
        if subject is None and not gerund and place + 1 < len(tokens):
            subject = Piece(tokens[place + 1].start, end)
        return Said(cue, subject, weak=weak)
    if closing == ":":
        return Said(cue, Piece(tokens[0].start, end), weak=True)
    return None


def _last_verb(text: str, tokens: list[Token], closing: str, lexicon: Lexicon) -> int | None:
    """The last verb of speech, at the end or with its hearers after it: told reporters:"""
    reach = 14 if closing == ":" else 7 if closing == "," else 1
    for number in range(len(tokens) - 1, max(-1, len(tokens) - 1 - reach), -1):
        token = tokens[number]
        if token.text.islower() and (token.low in lexicon.say or token.low in lexicon.saying):
            if number and tokens[number - 1].low in ("the", "a", "an", "of", "that"):
                continue
            if closing not in ":," and token.low in lexicon.weak:
                return None
            return number
    return None
