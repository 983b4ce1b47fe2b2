"""Who the words of an attribution mean: a name, a pronoun, a role, a relative, or nobody named.

Here: the search back for whom *he*, *the director*, *his son* mean.  Never here: whether
somebody speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Piece
from presskit.extract.english.cast import Cast
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.tokens import Token, sentences_of, tokens_of

__all__ = ["Voice", "resolve", "subject_of", "voice_before"]

_OPENERS = frozenset(
    "after when asked before while although though despite in on at for as during "
    "since with without until if because speaking recalling unlike following by".split()
)
_STRANGER = re.compile(
    r"[“\"‘' ]*((?P<title>Mrs|Mr|Ms|Miss|Madam)\.? [A-Z][\w’'-]+|(?:A|An|One|Another) (?:[a-z-]+"
    r" ){0,2}?(?P<noun>[a-z-]+))\b(?=,| who| from| in| at| with| of| near| said| told| was| had|"
    r" stood| on)"
)
_BODY = re.compile(
    r"((?:The |A |An )?(?:[A-Z][\w’'&-]*(?: (?:of|for|and|the|&))* ?)*[A-Z][\w’'&-]*|The [a-z]+)")
_PASSER = re.compile(r"\b((?:an?|one|another) (?:[a-z-]+ ){0,2}?)([a-z-]+)\b")
_BEFORE_PASSER = (" of ", " by ", " with ", " for ", " to ", ", ", " as ", " is ", " was ",
                  " from ")
_CLAUSE = re.compile(r"[“\"‘']?(?:After|When|As|While|Before|Once|Since|If|Although|Though)\b")
_IN_MARKS = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SHE, _HE = frozenset(("she", "her", "hers")), frozenset(("he", "his", "him"))
_ENDED = re.compile(r"\s*(?:,\s(?:who|whose|which|and|but|as|on|in|at|whom|drawing)\b|[.;:,]|$)")
_SHORTENED = re.compile(r"\b([A-Z][a-z]{0,4})\.(?= )")
_WHOSE = re.compile(r"^(?:the )?[A-Z][\w -]*(?:[’']s|s[’']) ")
_OFFICE_OF = re.compile(
    r"(?:the |its |their )?(?:[\w’'-]+ ){0,6}(?:of|for) (?:the )?(?:[\w’'&-]+,? ){1,6}")
"""said the council's head of culture Jane Roe, said Head of Arts Jane Roe."""
_UNNAMED_END = re.compile(
    r"[,.;:]|\s(?:who|which|whose|on (?=[A-Z])|after|when|as|while|yesterday|last|this)\s")


@dataclass(frozen=True, slots=True)
class Voice:
    """Whoever speaks: the number of a person, or words; ``sure`` by how that was found."""

    person: int | None = None
    unnamed: Piece | None = None
    sure: float = 0.9
    why: str = ""


def resolve(text: str, subject: Piece, inverted: bool, cast: Cast, lexicon: Lexicon,
            back: tuple[int, int]) -> Voice:
    """Whom the words for a speaker mean; ``back`` is where the search for a pronoun's person
    ends, and where it starts."""
    tokens = tokens_of(text, subject.start, min(subject.end, subject.start + 400))
    if not tokens:
        return Voice(sure=0.3, why="no-words")
    first = tokens[0].low
    if first in ("he", "she") and (len(tokens) == 1 or inverted
                                   or tokens[1].low in lexicon.between):
        return _pronoun(text, first, cast, lexicon, back)
    mentions = cast.within(subject.start, subject.end)
    if mentions and not inverted and tokens[-1].low == "who":
        return Voice(mentions[-1][2], sure=0.85, why="named")
    if first in ("it", "they", "we") and len(tokens) < 3:
        return Voice(unnamed=_body_before(text, back, tokens[0]), sure=0.75, why="unnamed")
    passer = _passer(text, subject, mentions, inverted, lexicon)
    if passer is not None:
        return Voice(unnamed=passer, sure=0.8, why="unnamed")
    own = _own_mention(text, subject, inverted, mentions, tokens[0].start)
    if own is not None:
        return Voice(own, sure=0.95, why="named")
    if tokens[-1].low in ("he", "she") and not inverted:
        inside = [one for one in mentions if _fits(cast, one[2], tokens[-1].low)]
        return (Voice(inside[0][2], sure=0.85, why="pronoun") if inside
                else _pronoun(text, tokens[-1].low, cast, lexicon, back))
    kin = _kin(text, tokens, cast, lexicon, back)
    if kin is not None:
        return Voice(kin, sure=0.75, why="relative")
    if (role := _role(tokens, cast, lexicon, subject.start)) is not None:
        return Voice(role, sure=0.8, why="role")
    if not mentions and _someone(tokens, lexicon):
        voice = voice_before(text, cast, lexicon, back)
        if voice and voice.person is not None:
            return Voice(voice.person, sure=0.65, why="role-of-nobody-else")
    if mentions and first not in ("a", "an", "one", "another") and not inverted:
        return Voice(mentions[0][2], sure=0.65, why="named-in-sentence")
    if first in ("he", "she", "his", "her"):
        return _pronoun(text, first, cast, lexicon, back)
    return Voice(unnamed=_unnamed(text, subject, tokens[0].start), sure=0.85, why="unnamed")


def _body_before(text: str, back: tuple[int, int], token: Token) -> Piece:
    """The body that *it* means: the capitals that the sentence before begins with."""
    sentences = sentences_of(text, max(back[0], back[1] - 1500), back[1])
    match = _BODY.match(text, *sentences[-1]) if sentences else None
    return Piece(match.start(1), match.end(1)) if match else Piece(token.start, token.end)


def _passer(text: str, subject: Piece, mentions: list[tuple[int, int, int]], inverted: bool,
            lexicon: Lexicon) -> Piece | None:
    """A man behind me: somebody unnamed between a name and the verb."""
    if inverted or not mentions or mentions[-1][1] + 12 > subject.end:
        return None
    begin = mentions[-1][1]
    for match in _PASSER.finditer(text, begin, subject.end):
        if match[2] in lexicon.unnamed and not text[begin : match.start()].endswith(_BEFORE_PASSER):
            return Piece(match.start(), subject.end)
    return None


def _leads_to_name(lead: str) -> bool:
    """Whether only titles and roles stand between a verb and a name: said Dr. Jane Roe; said the
    museum's director, Jane Roe."""
    lead = _WHOSE.sub("", _SHORTENED.sub(r"\1", lead))
    if re.search(r"\b(?:for|of|at|from|with|to) ", lead):
        return _OFFICE_OF.fullmatch(lead) is not None
    if re.fullmatch(r"(?:an? )(?:[a-z-]+ ){1,4}", lead):
        return True
    if re.match(r"(?:the |his |her |its )?[a-z’' -]{3,50},? $", lead):
        return True
    return (len(lead) < 60 and not re.search(r"[,.;]", lead)
            and not re.match(r"(?:his|her)\s", lead))


def _own_mention(text: str, subject: Piece, inverted: bool, mentions: list[tuple[int, int, int]],
                 begin: int) -> int | None:
    """The mention that is the subject itself: right after the verb with titles between, right
    before it, or at the beginning of the sentence."""
    mentions = [one for one in mentions if text[one[1]:one[1] + 2] not in ("’s", "'s")]
    if not mentions:
        return None
    if inverted:
        return mentions[0][2] if _leads_to_name(text[begin:mentions[0][0]]) else None
    if mentions[-1][1] >= subject.end - 1:
        lead = text[begin : mentions[-1][0]]
        if not re.search(r"\b(?:for|of|at|from|with|to|by|and) (?:the )?$", lead):
            return mentions[-1][2]
        if lead.endswith(" and "):
            return mentions[0][2]
    first = text[begin : mentions[0][0]].strip()
    opener = first.partition(" ")[0].lower()
    if (len(first) < 60 and opener not in _OPENERS and "," not in first
        and not re.search(r"\b(?:for|of|at|from|with|to|by)(?: the)?$", first)
        and opener not in ("a", "an", "one", "another", "his", "her")):
        return mentions[0][2]
    if opener in _OPENERS:
        comma = text.find(", ", begin, subject.end)
        later = [one for one in mentions if comma != -1 and one[0] > comma]
        return later[0][2] if later else None
    return None


def _pronoun(text: str, word: str, cast: Cast, lexicon: Lexicon, back: tuple[int, int]) -> Voice:
    """The nearest person before who can be meant: the first one named in the nearest sentence."""
    voice = voice_before(text, cast, lexicon, back, word)
    return voice or Voice(sure=0.3, why="nobody-before")


def voice_before(text: str, cast: Cast, lexicon: Lexicon, back: tuple[int, int],
                 word: str = "") -> Voice | None:
    """Who the sentences before are about, the nearest first.

    A sentence whose own subject is the pronoun tells nothing; before it the one who opens a
    sentence is looked for first.
    """
    low, high = back
    second: Voice | None = None
    chained = False
    for start, end in reversed(sentences_of(text, max(low, high - 3000), high)):
        unnamed = _STRANGER.match(text, start, end)
        if (unnamed and not cast.within(start, unnamed.end() + 3)
            and _stranger(unnamed, word, lexicon)):
            return Voice(unnamed=Piece(unnamed.start(1), unnamed.end(1)), sure=0.75, why="unnamed")
        if _is_about_pronoun(text, start, end, cast, word):
            chained = True
            continue
        number = subject_of(text, start, end, cast, lexicon, word, (low, start))
        if number is None:
            continue
        voice = Voice(number, sure=_sureness(cast, number, word, start, high),
                      why="pronoun" if word else "neighbour")
        if not chained or _opens_sentence(text, start, end, cast, number):
            return voice
        second = second or voice
    return second


def _is_about_pronoun(text: str, start: int, end: int, cast: Cast, word: str) -> bool:
    """Whether *she* is the subject of a sentence: it stands before whoever is named there."""
    if word not in ("he", "she") or _CLAUSE.match(text, start, end):
        return False
    named = cast.within(start, end)
    stop = named[0][0] if named else end
    bare = _IN_MARKS.sub("", text[start:stop])
    return re.search(rf"(?i)\b{word}\b", bare) is not None and bool(named)


def _opens_sentence(text: str, start: int, end: int, cast: Cast, number: int) -> bool:
    """Whether somebody's name begins a sentence, but for titles and roles."""
    first = next((one for one in cast.within(start, end) if one[2] == number), None)
    return (first is not None and first[0] - start < 40
            and not re.search(r"(?i)\b(?:his|her)\b|,", text[start:first[0]]))


def _sureness(cast: Cast, number: int, word: str, start: int, high: int) -> float:
    """How sure it is that a pronoun means somebody: less where another can be meant too."""
    others = {who for _, _, who in cast.within(start, high)} - {number}
    rivals = [who for who in others if _fits(cast, who, word)]
    if any(cast.genders[who] == cast.genders[number] for who in rivals):
        return 0.7
    if rivals:
        return 0.78 if word and cast.genders[number] == word else 0.7
    return 0.88 if word and cast.genders[number] == word else 0.8


def _stranger(match: re.Match[str], word: str, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with somebody whom the article doesn't name, whom the pronoun
    can mean."""
    title = match["title"]
    if title:
        return not word or (word == "he") == (title == "Mr")
    noun = match["noun"]
    return noun in lexicon.unnamed or noun in lexicon.roles


def subject_of(text: str, start: int, end: int, cast: Cast, lexicon: Lexicon, word: str,
               back: tuple[int, int]) -> int | None:
    """The person whom a sentence is about: the first one named in it who fits the pronoun."""
    mentions = [one for one in cast.within(start, end) if _fits(cast, one[2], word)]
    head = text[start:end].lstrip("“\"‘' ")
    kin = re.match(r"(?:His|Her) (\w+(?:-in-law)?)\b", head)
    if kin and (kin[1] in lexicon.he_kin or kin[1] in lexicon.she_kin):
        found = _kin(text, tokens_of(text, start, end)[:2], cast, lexicon, back)
        if found is not None and _fits(cast, found, word):
            return found
    owned = [one for one in mentions if text[one[1]:one[1] + 2] in ("’s", "'s")]
    mentions = [one for one in mentions if one not in owned] or mentions
    strict = [one for one in mentions if word and cast.genders[one[2]] == word]
    return (strict or mentions)[0][2] if mentions else None


def _fits(cast: Cast, number: int, word: str) -> bool:
    gender = cast.genders[number]
    if word in _SHE:
        return gender in ("", "she")
    return gender in ("", "he") if word in _HE else True


def _kin(text: str, tokens: list, cast: Cast, lexicon: Lexicon,
         back: tuple[int, int]) -> int | None:
    """His son, her mother: somebody of the same family name as whom the pronoun means."""
    if len(tokens) < 2 or tokens[0].low not in ("his", "her"):
        return None
    kin = tokens[1].low
    gender = "he" if kin in lexicon.he_kin else "she" if kin in lexicon.she_kin else ""
    if not gender or back[0] >= back[1]:
        return None
    owner = voice_before(text, cast, lexicon, back, "he" if tokens[0].low == "his" else "she")
    if owner is None or owner.person is None:
        return None
    family = cast.families[owner.person]
    others = [number for number, names in enumerate(cast.families) if number != owner.person
              and names & family and cast.genders[number] in ("", gender)]
    return others[0] if len(others) == 1 else None


def _role(tokens: list, cast: Cast, lexicon: Lexicon, at: int) -> int | None:
    """The director, the younger sculptor: the only one so called, or the last before."""
    if tokens[0].low not in ("the", "its", "their"):
        return None
    for token in tokens[1:4]:
        those = cast.roles.get(token.low.rpartition("-")[2], ())
        before = [number for number in those if cast.people[number].name.start < at]
        if before:
            return (before[0] if len(before) == 1
                    else max(before, key=lambda number: cast.people[number].name.start))
    return None


def _someone(tokens: list, lexicon: Lexicon) -> bool:
    """The sculptor: somebody named before, though nobody was called so."""
    return (len(tokens) in (2, 3) and tokens[0].low == "the" and tokens[-1].low in lexicon.roles
            and tokens[-1].low not in lexicon.unnamed)


def _unnamed(text: str, subject: Piece, begin: int) -> Piece | None:
    cut = _UNNAMED_END.search(text, begin, subject.end)
    end = cut.start() if cut and cut.start() > begin else subject.end
    end = begin + len(text[begin:end].rstrip(" ,.;:"))
    return Piece(begin, end) if end > begin else None
