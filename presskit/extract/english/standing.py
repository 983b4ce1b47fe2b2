"""What stands round capitals and speaks for a body: *charity …*, *… declined to comment*.

Here: words before and after, apposition, what bodies have.  Never here: the words of the name,
the decision.
"""

from __future__ import annotations

import re

from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.reading import Line

__all__ = ["as_body"]

_BY = re.compile(r"\b([\w-]+) (?:by|with) (?:the )?$")
_OF_HEAD = re.compile(
    r"\b(?:(?P<role>[\w-]+(?: [a-z-]+){0,2}?)|(?P<left>[Jj]oin(?:s|ed|ing) (?:[a-z-]+ ){0,3}from"
    r"|[Ff]ormerly|[Cc]urrently|[Pp]reviously)|(?P<venture>joint venture)"
    r"|(?P<speaks>(?:spokes\w+|statement)(?: from)?)) ?(?P<link>of|at|with|for|from)? (?:the )?$")
_APPOSITION = re.compile(
    r",? (?:(?:the|a|an|one of the|part of|which is) )(?P<words>[^,.;:()]{2,80})")
_OF_NAME = re.compile(
    r"[a-z,] (?:[A-Z][\w’'-]+ (?P<link>at)|[A-Z][\w’'-]+ [A-Z][\w’'-]+ of) (?:the )?$")
_HELD = re.compile(r" (?:of|for|in|at|with|from|and|to|who|whose|that|which) ")
_LISTED = re.compile(r" \((?:[A-Z]{3,8}: ?[A-Z]|[A-Z]{2,8}\))| [®™]|[®™]")
_AMONG = re.compile(
    r"\b([a-z-]+?)(?:ies|s)? (?:including|such as|like) (?:[A-Z][\w’'&.-]*(?:,| and| the)* )*$")
_WERE = re.compile(r"\b([a-z-]+)s (?:is|are|was|were) (?:the )?$")
_WHICH = re.compile(
    r",? (?:which|based in|headquartered|part of|an arm of|a subsidiary|a unit of)\b")
_SPENT = re.compile(r" (?:said|says) (?:in a (?:statement|release|filing)|it\b)|, said in a ")
_LEADING = frozenset(
    "chief executive chairman chairwoman chairperson chair director manager head president owner"
    " founder co-founder ceo partner principal headteacher secretary treasurer trustee spokesman"
    " spokeswoman spokesperson member members employee analyst analysts economist officer coach"
    " fellow professor lecturer reader researcher scientist engineer consultant adviser advisor"
    " editor commissioner provost rector dean bursar vice-chancellor vice-president controller"
    " strategist executive executives curator keeper lawyer solicitor barrister architect agent"
    " broker representative correspondent reporter publisher chancellor graduate student students"
    " teacher doctor nurse consultants researchers scientists engineers lecturers".split())
"""Offices that are held in bodies; of a daughter or a portrait nobody holds one."""


def as_body(text: str, line: Line, first: int, last: int, lexicon: Lexicon) -> dict[str, int]:
    """Reasons with their weights to take the words from ``first`` to ``last`` for a body."""
    tokens = line.tokens
    start, end = tokens[first].start, tokens[last].end
    found: dict[str, int] = {}
    head = text[max(line.start, start - 60):start]
    tail = text[end:min(line.end, end + 110)]
    if first and text[tokens[first - 1].end:start] == " " and tokens[first - 1].text.islower():
        before = tokens[first - 1]
        if before.low in lexicon.body_nouns and not before.owns:
            found["body-noun"] = 1 if before.low in lexicon.roles else 4
        elif before.low.endswith("-based"):
            found["based"] = 5
    found |= _before(head, lexicon)
    if tokens[last].owns:
        found.pop("somebody-there", None)  # Jane Roe at John Doe's stall
        found |= _owner(text, line, last, lexicon)
    else:
        found |= _after(text, line, last, tail, lexicon)
    return found


def _before(head: str, lexicon: Lexicon) -> dict[str, int]:
    if not head.endswith(" "):
        return {}  # so does whatever leads to a name; long words of one piece cost too much here
    by = _BY.search(head)
    if by and by[1].lower() in lexicon.body_verbs:
        return {"done-by-a-body": 2}
    for form in (_AMONG, _WERE):
        kind = form.search(head)
        if kind and not {kind[1], kind[1] + "y"}.isdisjoint(lexicon.body_nouns):
            return {"among-bodies": 4}
    match = _OF_HEAD.search(head)
    words = (match["role"] or "").lower().split() if match else []
    if match and (match["venture"] or match["left"] and match["link"] != "with"
                  or match["speaks"]):
        return {"left-or-speaks-for": 4}
    if match and match["link"] in ("of", "at", "with", "for") and (
            not _LEADING.isdisjoint(words)):
        return {"office-held-in": 4 if match["link"] != "of" else 3}
    named = _OF_NAME.search(head)
    if named:
        return {"somebody-there": 4 if named["link"] == "at" else 2}
    return {}


def _owner(text: str, line: Line, last: int, lexicon: Lexicon) -> dict[str, int]:
    """Skerry Link's shares, its chief executive."""
    place = last + 1
    if place < len(line.tokens) and line.tokens[place].low in lexicon.body_owns:
        return {"owns-as-a-body": 3}
    return {}


def _after(text: str, line: Line, last: int, tail: str, lexicon: Lexicon) -> dict[str, int]:
    tokens = line.tokens
    if _LISTED.match(tail):
        return {"listed-or-short": 5}
    if _WHICH.match(tail):
        return {"which": 3}
    if _SPENT.match(tail):
        return {"said-in-a-statement": 4}
    match = _APPOSITION.match(tail)
    if match:
        words = _HELD.split(match["words"].lower())[0].split()
        if words[-1] in lexicon.body_nouns and words[-1] not in lexicon.roles:
            return {"called-a-body": 5}
    place = last + 1
    if place < len(tokens) and tokens[place].low in ("has", "had", "have", "also", "will"):
        place += 1
    if place >= len(tokens) or text[tokens[place - 1].end:tokens[place].start] != " ":
        return {}
    if tokens[place].text.islower() and tokens[place].low in lexicon.body_does:
        return {"does-as-a-body": 2}
    return {}
