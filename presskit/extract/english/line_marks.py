"""Lines that say themselves what they are: captions, contacts, notes, ends.

Here: the patterns of the lists.  Never here: what a line's place in the article makes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.english.credits import CreditMarks, credit_marks
from presskit.extract.proposal import Placed
from presskit.extract.words import Words, any_of

__all__ = ["BOILERPLATE", "BOILERPLATE_LEAD", "LineMarks", "caption_by_mark", "is_fixed",
           "line_marks"]

BOILERPLATE = re.compile(r"(?:About|ABOUT)\s+(?:[A-Z]|the\s|THE\s)[^.!?]{0,90}$")
BOILERPLATE_LEAD = re.compile(r"(?:About|ABOUT)\s+(?:the\s+)?[A-Z][^.:]{1,80}:\s")
_PLACE_IN_PICTURE = re.compile(
    r"\((?:from )?(?:left|right|centre|center|top|bottom|far left|far right|second from left"
    r"|second from right|third from left|above|below|pictured|l|r|c|front|back)\)|, (?:left|right"
    r"|centre|center)(?:[,.;]| and\b| with\b|$)"
    r"|\b(?:L ?(?:[–-]|to) ?R|[Ff]rom left|[Ll]eft to right|[Pp]ictured)\b"
)
_FILE = re.compile(r"FILE(?: PHOTO| IMAGE)?\s?[-–—:]{1,2}\s(?=\S)|\[?File (?:photo|image)\b")
"""An agency's picture of an earlier day."""
_SAYS = re.compile(r"\b(?:said|says|told|added)\b")


@dataclass(frozen=True, slots=True)
class LineMarks:
    """The patterns of one language's lists."""

    credits: CreditMarks
    caption: re.Pattern[str]
    release: re.Pattern[str]
    notes: re.Pattern[str]
    contact: re.Pattern[str]
    kicker: re.Pattern[str]
    contact_alone: re.Pattern[str]
    source: re.Pattern[str]
    ends: frozenset[str]


def line_marks(words: Words) -> LineMarks:
    """The patterns, from the word lists of the language."""
    def line(name: str, rest: str) -> re.Pattern[str]:
        return re.compile(any_of(words.get(name, ())) + rest, re.I)

    return LineMarks(
        credits=credit_marks(words),
        caption=line(
            "caption_marks",
            r"(?:\s*\d{0,2}\s*[:.–—]|,\s*(?:L[–-]R|from left)\s*[:,])\s*\S|(?:L[–-]R|(?:clockwise"
            r" )?from left|left to right)\b",
        ),
        release=line("release_marks", r"(?:\b.*)?$"),
        notes=line("note_heads", r"(?:\s*\([^)]*\))?\s*(?::|$)"),
        contact=line(
            "contact_heads",
            r"(?:,? (?:please )?(?:contact|call|email|visit))?(?:\s*[:–—]|\s*$|\s+[A-Z].*\S@\S)"
            r"|(?:for|to) [^.:\n]{3,80}\b(?:contact|call|email|write to)\s*:?\s*$"),
        kicker=re.compile(
            rf"(?:the )?(?:\w+ )?{any_of(words.get('kickers', ()))}s?"
            r"(?: ?[|/:·•–—-] ?[\w’'& -]{2,30})?"
            r"|[A-Z][\w’'& -]{2,20} [|/] [A-Z][\w’'& -]{2,20}", re.I),
        contact_alone=line("contact_heads", "$"),
        source=line("source_marks", r"\s*[:：]\s*\S"),
        ends=frozenset(mark.lower() for mark in words.get("end_marks", ())),
    )


def is_fixed(text: str, marks: LineMarks) -> bool:
    """Whether a line has a fixed form that no heading has."""
    return bool(marks.notes.match(text) or marks.contact.match(text) or BOILERPLATE.match(text)
                or text.strip().lower() in marks.ends)


def caption_by_mark(text: str, marks: LineMarks) -> Placed | None:
    """A caption by what it begins or ends with: a mark, a credit, a place in the picture."""
    if marks.caption.match(text) or _FILE.match(text):
        return Placed("caption", 0.95, "caption-mark")
    credit = marks.credits.inside.search(text)
    if credit and credit.start() > 8 and len(text) - credit.end() < 3:
        return Placed("caption", 0.9, "credit-at-end")
    place = _PLACE_IN_PICTURE.search(text)
    if place and len(text) < 320 and not _SAYS.search(text) and text[:1] not in '“"‘':
        return Placed("caption", 0.85, "place-in-picture")
    return None
