"""What stands round a candidate and speaks for a person, or against one.

Here: verbs of speech, ages, roles, roles in apposition, lists.  Never here: the name's own
words, the decision.
"""

from __future__ import annotations

import re

from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.lone_names import goes_by_one, speaks_for_kin
from presskit.extract.english.names import OF_SOME, Candidate
from presskit.extract.english.passing import in_passing
from presskit.extract.english.reading import Line
from presskit.extract.english.standing import as_body
from presskit.extract.english.tokens import Token
from presskit.extract.english.trades import is_one_of

__all__ = ["around"]

_AGE = re.compile(
    r"\*?,? (?:aged )?\(?(?:\d{1,3}|six|seven|eight|nine|ten|eleven|twelve)(?=[,.)\];]| and | from"
    r" |"
    r" who |-year-old)(?!,\d)|,? aged \d|,? \d{1,3}-year-old"
)
_WHO = re.compile(r",? (?:who|whose|whom)\b")
_PLACED = re.compile(
    r",? \(?(?:from |second from |third from |far )?(?:left|right|centre|center)\b|\s?\([lrcLRC]\)")
_PLACE_WORDS = {"in": -2, "near": -2, "around": -2, "outside": -2, "at": -1, "across": -2,
                "through": -1, "to": -1, "from": -1, "into": -2, "via": -2, "reach": -1}
_POSTS = frozenset(("MP", "MSP", "MEP", "CEO", "CFO", "CTO", "COO", "TD", "DJ", "MC", "QC", "KC",
                    "Dr", "Ir"))
_BODY_ROLES = frozenset(
    "owner operator publisher developer promoter retailer broadcaster maker producer partner host"
    " leader builder builders supporter lead head president chair sponsor brewer printer printers"
    " buyer donor investor champion champions winner runner-up rider forward guard consultant"
    " contractor architect architects engineer insurer adviser agent broker carrier".split()
)
"""Roles that bodies and teams have too; they tell little."""
_OWNERS = frozenset(
    "his her their its my our your a an".split())
_ONE_NAMED = frozenset(
    "artist singer rapper musician songwriter singer-songwriter producer vocalist comedian dancer"
    " performer choreographer illustrator designer chorister pupil apprentice schoolgirl schoolboy"
    " footballer striker midfielder defender influencer blogger vlogger model poet clown chef"
    " magician guitarist drummer bassist keyboardist painter muralist busker".split())
"""Who may be known by one name."""
_FROM = re.compile(r" \([A-Z][^()\d]{1,24}\)|,? (?:of|from) [A-Z]")
_HELPERS = frozenset(("will", "has", "had", "is", "was", "also", "who", "would", "can", "could"))
_REACH = re.compile(r"[^.\n]{0,60}?(?:\S@\S|\+?\d[\d ()-]{7,}\d)")
_BY = re.compile(r"\b(\w+) by $")
_MADE_BY = re.compile(r"(?:, |\(|[”’\"] )by $")
_PART = re.compile(
    r" \((?:[a-z]+ )?(?:violins?|violas?|cellos?|double bass|piano|flutes?|oboes?|clarinets?"
    r"|bassoons?|horns?|trumpets?|trombones?|tuba|harp|guitars?|bass|drums|percussion|voice|vocals"
    r"|soprano|alto|mezzo(?:-soprano)?|tenor|baritone|organ|keyboards?|saxophone|accordion|fiddle"
    r"|erhu|pipa|sitar|tabla|direct(?:or|ion)|conductor|composer|design|lighting|costumes?|text"
    r"|music|words|sound)\)")
_SIGNS = re.compile(r"[”\"’'] ?(?:—|–|--|-|―) ?$")
_LABELLED = re.compile(r"(?:^|[.;] |\n)((?:[A-Z][a-z]+ )?[A-Za-z]+): $")
_STARRING = re.compile(
    r"\b(?:starring|soloists?|opposite|alongside|featuring|née|partner|artists?|poets?|writers?"
    r"|speakers?|winners?|authors?) $"
)
_OWNED = frozenset(
    "debut first new second latest late film novel book play poem daughter son wife husband mother"
    " father sister brother "
    "family home house career life death work works painting paintings photographs music"
    " portrait voice hands studio".split()
)
_PEOPLE_LABEL = re.compile(r"^(?:[A-Z][\w &/’'-]{2,60}: ?|\d{1,3}[.)] |[•*–-] )$")
_BODY_LABEL = re.compile(
    r"(?i)\b(?:club|team|project|company|venue|business|school|film|book|album|campaign|brand"
    r"|organi[sz]ation|group|place|where|when|date|time|venue|hotel|restaurant|game|title"
    r"|publisher)\b"
)
_BORN = re.compile(
    r"\b(?:[Bb]orn|[Ll]ed by|[Jj]oined by|[Dd]irected by|[Cc]urated by|[Cc]onducted by|[Ww]ritten"
    r" by|[Dd]esigned by|[Cc]horeographed by|[Cc]omposed by|[Hh]osted by|[Cc]haired by|[Tt]aught"
    r" by|[Bb]eat|[Dd]efeated|[Mm]arried|[Ii]nterviewed|[Nn]amed) $"
)


def around(text: str, line: Line, candidate: Candidate, lexicon: Lexicon) -> dict[str, int]:
    """Reasons with their weights."""
    first = line.at[candidate.start]
    last = line.at[candidate.name[-1].start]
    found: dict[str, int] = {}
    if any(lexicon.is_title(token.low) for token in candidate.before):
        found["title"] = 3
    elif first and candidate.the is False:
        found |= _role_before(text, line, first, lexicon)
        if candidate.name[-1].owns or (candidate.name[0].low in lexicon.given
                                       and candidate.name[-1].low in lexicon.family):
            found.pop("place-word", None)
    if first and _is_owned(text, line, first, candidate):
        found["owned"] = -4
    if _modifies(text, line, last, lexicon):
        found["before-a-role"] = -5
    if candidate.the and not found.keys() & {"role", "kin"}:
        found["the"] = -4
    found |= _verbs(text, line, first, last, lexicon)
    tail = text[candidate.end : min(line.end, candidate.end + 24)]
    head = text[max(line.start, candidate.start - 40) : candidate.start]
    if _AGE.match(tail):
        found["age"] = 3
    if goes_by_one(text, line, candidate):
        found["one-name"] = 3
    if found.get("kin") and speaks_for_kin(text, line, candidate, lexicon):
        found["kin-speaks"] = 1
    if _WHO.match(tail):
        found["who"] = 2
    if _PLACED.match(tail) and line.kind == "caption":
        found["placed"] = 4
    if head.endswith("ccording to "):
        found["according"] = 2
    if _BORN.search(head):
        found["verb-of-people"] = 2
    if line.kind == "list" and candidate.start - line.start < 66:
        label = _PEOPLE_LABEL.match(text[line.start : candidate.start])
        found["listed"] = 2 if label and not _BODY_LABEL.search(label.group()) else 0
    if line.kind == "caption" and candidate.start == line.start:
        found["caption-begins"] = 1
    found |= _doing(text, head, line, first, last, lexicon)
    found |= _apposition(text, line, last, lexicon)
    found |= in_passing(text, line, candidate, head, lexicon)
    if not found.keys() & {"age", "kin", "placed"}:
        found |= {reason: -weight for reason, weight in
                  as_body(text, line, first, last, lexicon).items()}
    called = found.keys() & {"role", "title", "apposition"}
    if called and candidate.name[0].low in lexicon.given or "somebodys-trade" in found:
        found.pop("does-as-a-body", None)
    return found


def _is_owned(text: str, line: Line, first: int, candidate: Candidate) -> bool:
    """His Raleigh Chopper, a Jane Roe: what somebody has, or one of many."""
    before = line.tokens[first - 1]
    return (not candidate.before and before.low in _OWNERS
            and text[before.end:candidate.start] == " ")


def _doing(text: str, head: str, line: Line, first: int, last: int,
           lexicon: Lexicon) -> dict[str, int]:
    """What people do, what is done by them, what they have."""
    found: dict[str, int] = {}
    maker = _BY.search(head)
    if maker and maker[1].lower() not in lexicon.body_verbs:
        found["by"] = 1 + (line.tokens[first].low in lexicon.given
                           or line.tokens[first].low in lexicon.east)
    elif _MADE_BY.search(head):
        found["by"] = 1 + (line.tokens[first].low in lexicon.given)
    if _PART.match(text, line.tokens[last].end):
        found["part"] = 2
    begins = line.tokens[first].start - line.start == 2 and head in ("– ", "— ", "- ")
    if begins or _SIGNS.search(head):
        found["signed"] = 3
    label = _LABELLED.search(head)
    if label and label[1].rpartition(" ")[2].lower() in lexicon.roles:
        found["role"] = 3
    if _STARRING.search(head):
        found["starring"] = 2
    if not line.tokens[last].owns and _REACH.match(text, line.tokens[last].end,
                                                   line.tokens[last].end + 90):
        found["reach"] = 2
    if _FROM.match(text, line.tokens[last].end):
        found["from"] = 1
    place = last + 1
    if (place < len(line.tokens) and line.tokens[place].low in _HELPERS
        and place + 1 < len(line.tokens)):
        place += line.tokens[place + 1].low in lexicon.human
    if place < len(line.tokens):
        following = line.tokens[place]
        gap = " " if place > last + 1 else text[line.tokens[last].end : following.start]
        if gap == " " and following.text.islower() and following.low in lexicon.human:
            found["does"] = 2
        if line.tokens[last].owns and following.low in _OWNED:
            found["owns"] = 1
    return found


def _modifies(text: str, line: Line, last: int, lexicon: Lexicon) -> bool:
    """Kestrel Deaf manager Jo Roe: what stands directly before a role is a body."""
    if last + 1 >= len(line.tokens) or line.tokens[last].owns:
        return False
    following = line.tokens[last + 1]
    return (text[line.tokens[last].end : following.start] == " " and following.text.islower()
            and following.low in lexicon.roles and following.low not in lexicon.say)


def _role_before(text: str, line: Line, first: int, lexicon: Lexicon) -> dict[str, int]:
    before, token = line.tokens[first - 1], line.tokens[first]
    gap = text[before.end : token.start]
    if (gap in (" ", ", ") and before.text.islower() and not before.owns
        and (before.low in lexicon.roles or before.low.rpartition("-")[2] in lexicon.roles)):
        kin = before.low in lexicon.he_kin or before.low in lexicon.she_kin
        either = gap == " " and (before.low in _BODY_ROLES or before.low in lexicon.body_nouns)
        found = {"kin" if kin else "role": 1 if either else 2}
        if gap == " " and before.low in _ONE_NAMED:
            found["artist"] = 0
        return found
    if gap == ", " and is_one_of(text[max(line.start, token.start - 80):token.start], lexicon):
        return {"role": 2}
    if gap in ("’s ", "'s ", "’ ", "' ") and before.owns and before.low in lexicon.places:
        return {"of-a-country": 2}
    if gap == " " and before.text in _POSTS:
        return {"title": 3}
    if gap == " " and (before.text.endswith("-year-old") or OF_SOME.search(before.low)):
        return {"age": 3}
    if gap == " " and before.text.islower() and before.low in _PLACE_WORDS:
        return {"place-word": _PLACE_WORDS[before.low]}
    return {}


def _verbs(text: str, line: Line, first: int, last: int, lexicon: Lexicon) -> dict[str, int]:
    tokens = line.tokens
    if (first and tokens[first - 1].low in lexicon.say and tokens[first - 1].text.islower()
        and text[tokens[first - 1].end : tokens[first].start] == " "):
        quoted = text[max(line.start, tokens[first - 1].start - 3) : tokens[first - 1].start]
        if any(mark in quoted for mark in "”\"’'"):
            return {"said-before": 3}
        return {"said-before": 1}
    if _said_of(text, line, first, lexicon):
        return {"said-before": 3}
    place = last + 1
    while place < len(tokens) and place < last + 3 and tokens[place].low in lexicon.between:
        place += 1
    if (place < len(tokens) and tokens[place].low in lexicon.say and tokens[place].text.islower()
        and not tokens[last].owns and text[tokens[last].end : tokens[last + 1].start] == " "):
        return {"says-after": 2}
    return {}


def _said_of(text: str, line: Line, first: int, lexicon: Lexicon) -> bool:
    """” joked arbiter Jane Roe: words in small letters between a verb after marks and a name."""
    for place in range(first - 1, max(-1, first - 5), -1):
        token = line.tokens[place]
        if not token.text.islower() or text[token.end : line.tokens[place + 1].start] != " ":
            return False
        if token.low in lexicon.say:
            lead = text[max(line.start, token.start - 3) : token.start].rstrip()
            return place < first - 1 and lead[-1:] in tuple("”\"’'")
        if token.low in lexicon.plain:
            return False
    return False


def _apposition(text: str, line: Line, last: int, lexicon: Lexicon) -> dict[str, int]:
    """A role after a comma: Jane Roe, director of … ; Jane Roe, a retired teacher, …"""
    tokens = line.tokens
    if text[tokens[last].end : tokens[last].end + 2] not in (", ", " ("):
        return {}
    place, end = last + 1, tokens[last].end + 2
    while place < len(tokens) and tokens[place].text.isdigit() and place < last + 3:
        place += 1
        end = tokens[place].end if place < len(tokens) else end
    for token in tokens[place : place + 7]:
        if "," in text[end : token.start] or "." in text[end : token.start]:
            break
        if _is_role(text, line, token, lexicon):
            return {"apposition": 3, "somebodys-trade": 0} if token.low not in _BODY_ROLES else {
                "apposition": 3}
        if token.low in ("of", "in", "at", "for", "with", "said", "is", "was", "has"):
            break
        end = token.end
    return {}


def _is_role(text: str, line: Line, token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a role, and with a capital the last of its capitals: not Guide Dogs."""
    low = token.low
    if low in ("ceo", "cfo", "cto", "coo"):
        return token.text.isupper()
    if low not in lexicon.roles and low.rpartition("-")[2] not in lexicon.roles:
        return False
    following = text[token.end:token.end + 2]
    place = line.at[token.start] + 1
    office = place < len(line.tokens) and (line.tokens[place].low in lexicon.office
                                           or lexicon.is_title(line.tokens[place].low))
    return token.text.islower() or office or not (following[:1] == " " and following[1:].isupper())
