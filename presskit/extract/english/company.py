"""Candidates of one name together, and those who are named in one breath with a person.

Here: what *and*, a comma and a shared family name tell.  Never here: the decision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.names import Candidate
from presskit.extract.english.reading import Line

__all__ = ["ENOUGH", "Group", "keep_company"]

ENOUGH = 2
"""The score from which a candidate is a person."""
_JOINED = re.compile(
    r"(?: \([^()]{1,30}\)| [’']\d\d|, (?:left|right),?"
    r"| (?:of|from|at)(?: the)?(?: (?:[A-Z][\w’'-]*|of|and the|for)){1,7})?"
    r"[,;]?(?: (?:and|with|&|or|versus|beat))?"
    r" (?:(?:the|an?|his|her|their) )?((?:[a-z][a-z-]* ){0,3})"
)
"""What may stand between two names that are said of in one breath."""


@dataclass(slots=True)
class Group:
    """All candidates with the same words."""

    key: tuple[str, ...]
    places: list[tuple[Line, Candidate]] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def score(self) -> int:
        return sum(self.reasons.values())


def _joined(text: str, start: int, end: int, lexicon: Lexicon, role: bool = True) -> bool:
    """Whether only *and*, a comma or the next one's role, unless that is not to, stands between
    two names."""
    match = _JOINED.fullmatch(text, start, end) if end - start < 80 else None
    return match is not None and (
        not match[1] or role and match[1].split()[-1] in lexicon.roles)


def keep_company(text: str, lines: list[Line], groups: dict[tuple[str, ...], Group],
                 lexicon: Lexicon) -> None:
    """Who is joined to a person by *and* or a comma is a person, all else being equal."""
    for line in lines:
        before: tuple[Group, Candidate] | None = None
        body: Candidate | None = None
        pairs = []
        for candidate in line.candidates:
            group = groups.get(tuple(token.low for token in candidate.name))
            if candidate.body or group is None or len(candidate.name) < 2:
                body = candidate if candidate.body else body
                continue
            if before and _joined(text, before[1].end, candidate.start, lexicon):
                pairs.append((before[0], group))
            if body and _joined(text, body.end, candidate.start, lexicon, role=False):
                group.reasons.setdefault("beside-a-body", -2 if group.reasons["words"] < 3 else 0)
            before = (group, candidate)
        _siblings(text, line, groups, lexicon)
        for one, other in [*pairs, *reversed(pairs)]:
            for this, that in ((one, other), (other, one)):
                sure = this.score >= ENOUGH and (this.reasons["words"] > 2 or this.score > 3)
                if (sure and that.reasons["words"] > -2
                    and "company" not in that.reasons):
                    that.reasons["company"] = 2


def _is_sure(group: Group | None) -> bool:
    return group is not None and group.score >= ENOUGH


def _siblings(text: str, line: Line, groups: dict[tuple[str, ...], Group],
              lexicon: Lexicon) -> None:
    """Joan and Margery Fallowfield: two of one family name, the first with a given name only."""
    for one, other in pairwise(line.candidates):
        if (len(one.name) == 1 and len(other.name) == 2 and text[one.end : other.start] == " and "
            and one.name[0].low in lexicon.given and not one.the
            and _is_sure(groups.get(tuple(token.low for token in other.name)))):
            key = (one.name[0].low,)
            group = groups.setdefault(key, Group(key))
            group.reasons["sibling"] = 2
            group.reasons.setdefault("words", 0)
            if not group.places:
                group.places.append((line, one))
