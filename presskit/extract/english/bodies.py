"""Bodies: museums, councils, companies, associations.

Here: their names, by their own words, by what stands round them, by who holds an office there.
Never here: who belongs to them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.english.cast import Cast
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.offices import names_field
from presskit.extract.english.reading import Line
from presskit.extract.english.standing import as_body
from presskit.extract.english.tokens import Token, is_capital
from presskit.extract.proposal import Organisation

__all__ = ["find_bodies"]

_LINK = re.compile(
    r" (?:of|for|of the|for the|de|del|de la|van|der|van der|von|&|and) $|[’']s? $| $|\. $|, $")
_GENERIC = re.compile(
    r"(?:the )?(?:(?:regional |national |university )?(?:press|head|box|ticket|media|main|home"
    r"|post) (?:office|desk|team|centre|room)|.* box office|(?:executive|audit|steering|organising)"
    r" committee|board of (?:directors|trustees|governors)|.* of the (?:year|month|week)|(?:group"
    r"|corporate|internal) communications|(?:private|public) sector|supreme court|general"
    r" assembly|university"
    r" (?:communications?|marketing.*|press office)|national service|civil service|.* store)$")
_UNITS = re.compile(
    r"(?:the )?(?:department|college|school|faculty|division|office) of (?:the )?\w")
_OVER = re.compile(r"\b[A-Za-z][\w-]+ (?:of|for|in) (?:the )?$")
_STRONG = frozenset(("office-held-in", "owns-as-a-body", "called-a-body", "body-noun",
                     "among-bodies",
                     "left-or-speaks-for", "listed-or-short", "said-in-a-statement", "based"))


@dataclass(slots=True)
class _Found:
    """A name that may be a body's: where it stands first, what speaks for it."""

    piece: Piece
    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def sure(self) -> float:
        score = sum(self.reasons.values())
        return min(0.95, 0.5 + 0.08 * score)


def find_bodies(article: Article, lines: list[Line], cast: Cast,
                lexicon: Lexicon) -> tuple[Organisation, ...]:
    """Each once, by its longest name; shorter forms that begin it are its own."""
    found: dict[str, _Found] = {}
    for line in lines:
        if line.kind not in ("headline", "heading", "subhead"):
            for chain in _chains(article.text, line, lexicon):
                _weigh(article.text, line, chain, cast, lexicon, found)
    for person in cast.people:
        for title in person.titles:
            if title.affiliation and _is_named(article.words(title.affiliation), lexicon):
                _add(article, title.affiliation, {"office-there": 4}, found)
    kept = {key: one for key, one in found.items() if _is_body(one)}
    if any("university" in key for key in kept):
        kept = {key: one for key, one in kept.items() if not _UNITS.match(key)}
    return _organisations(article, kept)


def _is_body(one: _Found) -> bool:
    score = sum(one.reasons.values())
    return score >= 4 or score >= 3 and bool(_STRONG & one.reasons.keys())


def _organisations(article: Article, kept: dict[str, _Found]) -> tuple[Organisation, ...]:
    wider: dict[str, str] = {}
    for key in kept:
        words = key.split()
        for size in range(1, len(words)):
            wider.setdefault(" ".join(words[:size]).rstrip(","), key)
            wider.setdefault(" ".join(words[size:]), key)
    also: dict[str, list[Piece]] = {}
    for key, one in kept.items():
        if key in wider:
            also.setdefault(wider[key], []).append(one.piece)
    return tuple(
        Organisation(one.piece, tuple(sorted(also.get(key, ()))), round(one.sure, 2),
                     max(one.reasons, key=lambda reason: one.reasons[reason]))
        for key, one in sorted(kept.items(), key=lambda item: item[1].piece) if key not in wider)


def _add(article: Article, piece: Piece, reasons: dict[str, int],
         found: dict[str, _Found]) -> None:
    words = article.words(piece)
    if words[:4].lower() == "the ":
        piece = Piece(piece.start + 4, piece.end)
    held = found.setdefault(article.words(piece).lower(), _Found(piece))
    for reason, weight in reasons.items():
        held.reasons[reason] = max(held.reasons.get(reason, 0), weight)
    held.piece = min(held.piece, piece)


def _is_named(words: str, lexicon: Lexicon) -> bool:
    """Whether the words for where somebody holds an office are a name."""
    if not words[:1].isupper() or len(words) < 3:
        return False
    lows = words.lower().split()
    return not (" ".join(lows) in lexicon.places_whole or all(
        low in lexicon.places or low in lexicon.demonyms or low in lexicon.times
        or low in lexicon.place_starts for low in lows))


def _chains(text: str, line: Line, lexicon: Lexicon) -> list[list[Token]]:
    """Capitals that follow each other, with *of*, *for*, *&* between them."""
    found: list[list[Token]] = []
    chain: list[Token] = []
    for token in line.tokens:
        named = is_capital(token.text) or token.text.isupper() and token.text.isalpha()
        if not named and (token.low in ("of", "for", "the", "and") or token.low in
                          lexicon.particles):
            continue
        if named and chain and _linked(text, chain, token, lexicon):
            chain.append(token)
            continue
        if chain:
            found.append(chain)
        chain = [token] if named else []
    return [*found, chain] if chain else found


def _linked(text: str, chain: list[Token], token: Token, lexicon: Lexicon) -> bool:
    gap = text[chain[-1].end:token.start]
    if gap == ", ":
        return token.text in ("Inc", "Ltd", "LLC", "LLP", "Corp")
    if gap == ". ":
        return len(chain[-1].text) == 1
    money = text[token.end:token.end + 1] in ("$", "£", "€")
    if money or len(chain) > 9 or len(gap) > 9 or not _LINK.match(gap):
        return False
    if chain[-1].owns:
        return (gap in ("’ ", "' ") or chain[-1].low in lexicon.owning_groups
                or chain[0].low in ("st", "saint"))
    if gap[:1] in ("’", "'"):
        return False
    if " for" in gap or " of" in gap:
        return chain[-1].low in (lexicon.takes_of if " of" in gap else lexicon.takes_for)
    if gap == " and " and not any(one.low in lexicon.bodies for one in chain):
        return all(one.low in lexicon.fields or one.low in lexicon.office
                   for one in (chain[-1], token))
    if gap == " and ":
        return any(one.low in lexicon.bodies for one in chain) and (
            token.low in lexicon.bodies and chain[-1].low not in lexicon.bodies
            or _is_of(text, chain, lexicon) and token.low not in lexicon.given)
    return True


def _is_of(text: str, chain: list[Token], lexicon: Lexicon) -> bool:
    """Whether the last word of a chain says what a body is of: College of Agriculture and …"""
    gap = text[chain[-2].end:chain[-1].start] if len(chain) > 1 else ""
    return " of " in gap and chain[-1].low in lexicon.fields


def _weigh(text: str, line: Line, chain: list[Token], cast: Cast, lexicon: Lexicon,
           found: dict[str, _Found]) -> None:
    """A chain that may be a body, cut to its name, with what speaks for it."""
    chain = _cut(text, line, chain, cast, lexicon)
    if not chain or len(chain) > 10:
        return
    piece = Piece(chain[0].start, _end(text, chain[-1]))
    words = text[piece.start:piece.end]
    if _GENERIC.match(words.lower()) or all(len(one.text) > 4 and one.text.isupper()
                                            for one in chain):
        return
    if names_field([token.text for token in chain], lexicon) and _OVER.search(
            text, max(line.start, piece.start - 40), piece.start):
        return
    own = _own(text, chain, lexicon)
    if own < 0 or not _is_named(words, lexicon):
        return
    reasons = {"words-of-a-body": own} if own else {}
    if _may_be_told(text, line, chain, own, lexicon):
        first, last = line.at[chain[0].start], line.at[chain[-1].start]
        reasons |= _told(as_body(text, line, first, last, lexicon), len(chain))
    told = text[max(line.start, piece.start - 12):piece.start]
    hears = re.search(r"\b(?:told|tells) (?:the )?$", told) is not None
    if hears and (not own or chain[-1].low in lexicon.media_heads):
        reasons = {}
    key = words.lower()
    if reasons or key in found:
        held = found.setdefault(key, _Found(piece))
        for reason, weight in reasons.items():
            held.reasons[reason] = max(held.reasons.get(reason, 0), weight)


def _told(reasons: dict[str, int], count: int) -> dict[str, int]:
    """What stands round a name, weighed for a body and no more against a person: anything can
    be where somebody is, and places too come before *which*."""
    weights = {"somebody-there": 2, "which": 2, "does-as-a-body": 4 if count > 1 else 2}
    return {reason: weights.get(reason, weight) for reason, weight in reasons.items()}


def _end(text: str, last: Token) -> int:
    """The end of a name, with the stop of Inc., Co."""
    short = last.text in ("Inc", "Co", "Ltd", "Corp", "Bros")
    return last.end + (short and re.match(r"\.(?! [A-Z]|\s*$)", text[last.end:last.end + 4])
                       is not None)


def _cut(text: str, line: Line, chain: list[Token], cast: Cast, lexicon: Lexicon) -> list[Token]:
    """Without people, offices and what begins a sentence."""
    names = cast.within(chain[0].start - 30 if chain[0].start > 30 else 0, chain[-1].end)
    chain = [token for token in chain
             if not any(start <= token.start < end for start, end, _ in names)]
    if chain and names:
        later = [start for start, _, _ in names if start > chain[0].start]
        chain = [token for token in chain if not later or token.start < later[0]]
    while len(chain) > 1 and chain[0].low.endswith(("-based", "-born", "-backed", "-listed")):
        chain = chain[1:]
    opens = bool(chain) and not text[line.start:chain[0].start].rstrip("“\"‘'( ")[-1:].isalnum()
    while chain and (chain[0].low in lexicon.plain and (opens or len(chain) < 3)
                     or chain[0].low in lexicon.times
                     or chain[0].low in lexicon.honours and chain[0].low not in lexicon.roles
                     and chain[0].low not in ("saint", "st", "royal")
                     or (chain[0].low in lexicon.he_titles or chain[0].low in lexicon.she_titles)
                     and chain[0].low not in lexicon.bodies and len(chain) < 3):
        chain, opens = chain[1:], False
    while chain and chain[-1].low in lexicon.times and chain[-1].low not in lexicon.bodies:
        chain = chain[:-1]
    for number in range(len(chain[:-1][:6]) - 1, -1, -1):
        token = chain[number]
        linked = text[token.end:chain[number + 1].start].split()[:1] in (["of"], ["for"])
        office = token.low in lexicon.roles or token.low in lexicon.honours
        if office and token.low not in lexicon.bodies and (number or linked):
            return chain[number + 1:]
    return chain


def _own(text: str, chain: list[Token], lexicon: Lexicon) -> int:
    """How much a name's own words say that it is a body's; below 0: it is none."""
    words = [token.low for token in chain]
    while len(words) > 2 and (words[-1] in lexicon.places or words[-1] in lexicon.place_starts):
        words.pop()
    last = words[-1]
    if last in lexicon.event_heads or "contact" in words or last in lexicon.place_heads and not any(
            word in lexicon.bodies for word in words[:-1]):
        return -1
    if words[0] in lexicon.first_of_bodies and len(words) > 1 or last == "court" and len(words) > 2:
        return 4
    if last in lexicon.roles and last not in lexicon.bodies:
        return -1
    if " & " in text[chain[0].start:chain[-1].end]:
        return 4
    headed = last in lexicon.bodies and last not in lexicon.learned_words
    if len(chain) > 1 and (headed or last in ("high", "llp", "plc", "prep")):
        return 4 if last not in lexicon.times else 0
    for one, other in zip(chain, chain[1:], strict=False):
        gap = text[one.end:other.start]
        if one.low in lexicon.bodies and gap.strip() in ("of", "of the", "for", "for the", "de"):
            return 4 if one.low in lexicon.takes_of | lexicon.takes_for else -1
    return 0


def _may_be_told(text: str, line: Line, chain: list[Token], own: int, lexicon: Lexicon) -> bool:
    """Whether what stands round capitals can make them a body: no street, no word that only
    begins a sentence, no place."""
    if own:
        return True
    words = [token.low for token in chain]
    if words[-1] in lexicon.soft and len(words) > 1 and words[-1] not in ("house", "hall", "link"):
        return False
    if len(chain) > 1:
        return not all(lexicon.is_title(word) or word in lexicon.office for word in words)
    word = words[0]
    return not (lexicon.is_word(word) or lexicon.is_title(word) or word in lexicon.office
                or word in lexicon.given or len(word) < 3)
