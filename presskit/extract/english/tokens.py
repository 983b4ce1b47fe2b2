"""Words and sentences of an English text, and runs of words with a capital.

Here: where a word, a sentence, a run begins and ends.  Never here: what a run names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from presskit.extract.english.lexicon import Lexicon, folded

__all__ = ["Token", "is_capital", "runs_of", "sentences_of", "tokens_of"]

_WORD = re.compile(r"(?<!\w)[sda]/[olp](?!\w)|[^\W_]+(?:[-‐‑’'][^\W_]+){0,5}")
_NUMBERS = ("II", "III", "IV")
"""Behind a name of two words or more: Thaddeus Amory IV."""
_NICKNAME = re.compile(
    r" (?:[“\"‘'](?=[A-Z])[^”\"’'\n]{1,24}[”\"’']|\([A-Z][^)\n]{1,15}\)) (?=[^\W\d_])")
_BEFORE_CAPITAL = re.compile(r"(?:[dl]|[oO]|al|el|ad|as|ash|az|an|ar)[-’'](?=(.))")
_END = re.compile(r"\s*\n\s*|[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_a-z])")
_ABBREVIATED = re.compile(
    r"(?:^|[^\w])(?:Dr|Drs|Mr|Mrs|Ms|Mx|Mdm|Mlle|Mme|Smt|Prof|Profs|St|Ste|Rev|Revd|Gen|Gov|Govs"
    r"|Sen|Sens|Rep|Reps|Capt|Lt|Col|Sgt|Cpl|Maj|Cmdr|Adm|Brig|Hon|Fr|Msgr|Supt|Insp|Det|Atty|Engr"
    r"|Cllr|Ald|Asst|Assoc|Adv|Mohd|Muhd|Abd|dr|hab|Dipl|Ing|Wm|Chas|Thos|Geo|Chr|Mt|Ft|No|Nos|Rs|Re|Tk|Vol|pp|vs|Messrs|Bros|Fig|cf|etc|approx|incl"
    r"|[A-Z](?:\.[A-Z])*)$"
)
_OPENING = re.compile(r"[“\"‘']|(?:The|A|An|He|She|They|It|In|On|At|But|And|His|Her|I|We)\b")
_SUFFIX = re.compile(
    r"(?:^|[^\w])(?:Jr|Sr|Inc|Ltd|Pvt|Pte|Bhd|Sdn|Co|Corp|Assn|Dept|Univ|Govt|Ave|Blvd|Rd|Est"
    r"|[ap]\.?m|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Ala|Ariz|Calif|Colo|Conn|Del|Fla|Ga"
    r"|Ky|La|Md|Mich|Minn|Mont|Neb|Nev|Okla|Pa|Tenn|Tex|Vt|Va|Wis|Wyo|Ont|Que|Alta|Sask)$")


class Token(NamedTuple):
    """A word with its place; ``text`` is without the ’s of a possessive, ``owns`` says that
    there was one."""

    start: int
    end: int
    text: str
    owns: bool = False

    @property
    def low(self) -> str:
        return folded(self.text)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words between two places.

    >>> [token.text for token in tokens_of("O’Dell’s al-Nur, 34", 0, 19)]
    ['O’Dell', 'al-Nur', '34']
    """
    found = []
    for match in _WORD.finditer(text, start, end):
        word, stop = match.group(), match.end()
        owns = word[-2:] in ("’s", "'s") and len(word) > 2
        if owns:
            word, stop = word[:-2], stop - 2
        elif text[stop : stop + 2] in ("’ ", "' ") and word[-1] == "s":
            owns = True
        found.append(Token(match.start(), stop, word, owns))
    return found


def is_capital(word: str) -> bool:
    """Whether a word begins as a name does: Lo, O’Dell, al-Nur, d’Or; not NASA.

    >>> [is_capital(word) for word in ("Lo", "J", "al-Nur", "NASA", "the", "McD")]
    [True, True, True, False, False, True]
    """
    if word[0].isupper():
        return len(word) == 1 or not (word.isupper() and word.isalpha())
    prefix = _BEFORE_CAPITAL.match(word)
    return prefix is not None and prefix[1].isupper()


def runs_of(text: str, tokens: list[Token], lexicon: Lexicon) -> Iterator[list[Token]]:
    """Words with a capital that follow each other, with particles between them, initials with
    their stops, a nickname in marks left out: what could be a name."""
    run: list[Token] = []
    held: list[Token] = []
    resume = 0
    for number, token in enumerate(tokens):
        if token.start < resume:
            continue
        last = held[-1] if held else run[-1] if run else None
        joined = last is not None and (last.end >= resume and _joins(text, last, token)
                                       or last.end < resume == token.start)
        if not joined:
            if run:
                yield run
            run, held = [], []
        numbered = len(run) > 1 and token.text in _NUMBERS and any(
            one.low in lexicon.given for one in run)
        if (is_capital(token.text) or numbered) and not (run and _breaks(text, run[-1], token)):
            run += [*held, token]
            held = []
            nickname = _NICKNAME.match(text, token.end)
            resume = nickname.end() if nickname and not token.owns else resume
            if resume > token.end and number + 1 < len(tokens):
                continue
        elif run and token.text in lexicon.particles and len(held) < 3:
            held.append(token)
        else:
            if run:
                yield run
            run, held = ([token], []) if is_capital(token.text) else ([], [])
    if run:
        yield run


def _joins(text: str, last: Token, token: Token) -> bool:
    """Whether nothing but a space, or a stop after an abbreviation, stands between two words."""
    if last.owns:
        return False
    gap = text[last.end : token.start]
    if gap in (" ", "\u00a0"):
        return True
    if gap in (". ", ".\u00a0", "."):
        return len(last.text) == 1 or bool(_ABBREVIATED.search(last.text))
    return gap == ", " and token.text in ("Jr", "Sr", "III")


def _breaks(text: str, last: Token, token: Token) -> bool:
    return last.text in ("I",) and text[last.end : token.start] == " "


def sentences_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences between two places; a stop after Dr, an initial or the like ends none.

    >>> sentences_of("Dr. Lo left. She ran.", 0, 21)
    [(0, 12), (13, 21)]
    """
    found, begin = [], start
    for match in _END.finditer(text, start, end):
        before = text[max(begin, match.start() - 12) : match.start()]
        if ("\n" not in match.group() and match.group()[0] == "."
            and match.group()[1:2] in (" ", "\u00a0")):
            if _ABBREVIATED.search(before):
                continue
            if _SUFFIX.search(before) and not _opens(text, match.end()):
                continue
        found.append((begin, begin + len(text[begin : match.end()].rstrip())))
        begin = match.end()
    if begin < end:
        found.append((begin, end))
    return found


def _opens(text: str, at: int) -> bool:
    """Whether a word stands here that begins sentences and no names."""
    return _OPENING.match(text, at) is not None
