"""Who wrote and who photographed: bylines and credits.

Here: the marks of both.  Never here: who is a person of the article; nobody named here is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from presskit.extract.words import Words, any_of

__all__ = ["CreditMarks", "credit_marks", "is_byline", "is_credit", "is_signer"]

_NAME = r"[^\W\d_a-z][\w.’'-]*"
_SUPPLIED = (
    rf"(?:Supplied|Provided|Courtesy|[A-Z]{{2,5}} [A-Z][a-z]+): {_NAME}(?: [\w.’'&-]+){{0,6}}"
    r"|(?:[A-Z]{2,6} |[Ff]ile )?(?:PHOTO|Photo|photo)(?: [Ff]ile)?|Supplied|Handout"
    r"|(?:Photo |Image |Picture )?[Cc]ourtesy (?:of )?[^()\n]{2,60}")
"""What brackets at the end of a caption hold where no photographer is named."""


@dataclass(frozen=True, slots=True)
class CreditMarks:
    """``inside``: the credit at the end of a caption; ``line``: a block that is nothing else;
    ``writer``: who wrote; ``reporter``: the last line of a report; ``staff``: how a line begins
    that names those who helped, with the ``small`` words among their names."""

    inside: re.Pattern[str]
    line: re.Pattern[str]
    writer: re.Pattern[str]
    reporter: re.Pattern[str]
    staff: re.Pattern[str]
    small: frozenset[str]


def credit_marks(words: Words) -> CreditMarks:
    """The marks of the lists; each needs a colon or *by* before a name, or brackets round it."""
    marks = any_of(words.get("credit_marks", ()))
    body = (
        rf"{marks}(?:\s+by\s+|\s*[:|]\s*(?:by\s+)?|\s+courtesy of\s+|\s+of\s+(?={_NAME}))"
        r"[^\n.;:]{2,80}"
    )
    agency = _agency()
    copyright = rf"(?:©|\([Cc]\))\s*(?:\d{{4}}\s)?{_NAME}[^\n.;:]{{1,60}}"
    return CreditMarks(
        inside=re.compile(
            rf"(?<![\w-])(?:(?i:{body})|{copyright})\.?(?=[)\]]|$)"
            rf"|(?<=[(\[])(?:{agency}|{_SUPPLIED})(?=[)\]]\.?$)"
            rf"|(?<=[a-z])\s?/\s?{_NAME}(?: {_NAME}){{1,3}}$"
            rf"|(?<=[.!?’”)] )(?:{agency}|[Cc]ourtesy (?:of )?(?:the )?[^\n.;:]{{2,80}})$"
        ),
        line=re.compile(rf"[(\[]?(?:(?i:{body})|{copyright}|{agency})\.?[)\]]?$"),
        writer=re.compile(
            rf"(?i:{any_of(words.get('writer_marks', ()))})(?:\s*:\s*|\s+)(?={_NAME})"
        ),
        reporter=re.compile(
            rf"(?:{_NAME} ){{1,7}}(?:(?:and|in) (?:{_NAME}"
            rf" ){{1,4}}){{0,3}}{any_of(words.get('reporter_lines', ()))}\b"
            rf"|(?:{_NAME} )+(?:writer|reporter|correspondent)s? (?:{_NAME}"
            rf" ?){{1,5}}.*\b{any_of(words.get('reporter_lines', ()))}\b"
        ),
        staff=_staff(words),
        small=frozenset(part for key in ("staff_work", "staff_help", "staff_small")
                        for one in words.get(key, ()) for part in re.split(r"[ -]", one)),
    )


def _staff(words: Words) -> re.Pattern[str]:
    """(Reporting by Ned Aldous; …; With files from …; This story was edited by …; As told to …"""
    work, aid, done = (any_of(words.get(f"staff_{key}", ())) for key in ("work", "help", "done"))
    more = r"(?:(?:additional|further|original) )?"
    whole = r"(?:this|the) (?:article|story|report|interview|feature|column)"
    return re.compile(
        rf"[(\[]?(?:(?i:{more}{work}(?:(?:, | and |, and | & ){more}{work}){{0,3}}(?: by:? |: ?)"
        rf"|with {more}{aid} (?:by|from) "
        rf"|{more}reporting (?:for {whole} )?was (?:also )?contributed by "
        rf"|{whole} was (?:[a-z]+ly )?{done} by "
        r"|(?:to )?contact the (?:reporter|writer|author|editor)s?[^\n:.]{0,50}: ?|as told to )"
        rf")(?=(?:[Tt]he )?{_NAME})")


def _agency() -> str:
    """Ned Aldous/Lake Courier via AP, File; AP Photo/Ned Aldous; Handout via Reuters."""
    source = rf"{_NAME}(?: (?:{_NAME}|of|the|for|and|de|van|&)){{0,6}}"
    file = r"(?:,? (?i:file)(?: [Pp]hoto)?)?"
    first = rf"(?:{_NAME}(?: (?:{_NAME}|of|the|for|and|de|van|&)){{1,6}}|[A-Z]{{2,}}\b)"
    return rf"(?:{first}(?:\s?/\s?{source}){{1,2}}(?: via {source})?|{source} via {source}){file}"


def is_byline(text: str, marks: CreditMarks) -> bool:
    """A line that says who wrote, and nothing else.

    A sentence that begins with *By* goes on in lower case, or ends.
    """
    if re.match(
        r"(?i)by (?:our|an?) (?:own )?(?:[\w-]+ ){0,3}(?:correspondent|reporter|writer|staff)s?\b",
        text,
    ):
        return len(text) < 80 and not text.endswith(".")
    match = marks.writer.match(text)
    if match is None or len(text) > 120 or text.endswith((".", "?", "!", ":")):
        return False
    if match.group().strip().lower().startswith(("additional", "editing", "edited", "reporting")):
        return False
    small = [word for word in re.findall(r"[^\W\d_]+", text[match.end() :]) if word.islower()]
    return len(small) <= 5 and all(word in _SMALL for word in small)


_CREDITING = frozenset(
    "by for of the courtesy and via photo photos photograph picture image van de "
    "der von la le du da file supplied handout credit photography images".split()
)
_SMALL = frozenset(
    "and in of for the with at van von der de la le du den di da bin al el y e "
    "staff reporter reporters writer correspondent editor contributor arts special "
    "senior chief science health education business culture words by s "
    "political environment sports sport city news local photos photographs".split()
)


_SIGNED = re.compile(
    rf"(?P<name>{_NAME}(?: {_NAME}){{1,3}}) (?:covers|writes|reports|edits|blogs|is (?:an?|the|our"
    r"|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*[’']s) (?:[\w’'-]+ ){0,6}?(?:reporter|correspondent|editor"
    r"|writer|columnist|critic|journalist|contributor|blogger|podcaster))\b")


def is_signer(text: str, before: Iterable[str]) -> bool:
    """Whether a last line says who wrote: *Ann Lee covers housing.*, nobody named before."""
    match = _SIGNED.match(text) if len(text) < 300 else None
    return match is not None and not any(match["name"] in one for one in before)


def is_credit(text: str, marks: CreditMarks) -> bool:
    """A block that is a credit and nothing else: of a photographer, or of those who helped."""
    if _names_staff(text, marks):
        return True
    if len(text) > 200:
        return False
    if marks.line.match(text):
        small = re.findall(r"(?<![\w’'-])[a-z]+", text.partition(":")[2] or text)
        return all(word in _CREDITING for word in small)
    bare = text.lstrip("—–-~*•_( ")
    if bare != text and len(text) < 90 and marks.writer.match(bare):
        return True
    writer = marks.writer.match(text)
    helped = writer is not None and writer.group().strip().lower().startswith(
        ("additional", "editing", "reporting", "writing")
    )
    return helped or marks.reporter.match(text) is not None


def _names_staff(text: str, marks: CreditMarks) -> bool:
    """A line that says who helped and has no verb of its own: *Edited by Ann Lee, the book tells …*
    is a sentence.  In brackets, and where the mark says it all, anything may stand there."""
    bare = text.lstrip("—–-~*•_ ")
    match = marks.staff.match(bare) if len(text) < 500 else None
    if match is None:
        return False
    mark = match.group().lower()
    if bare[0] in "([" and bare.rstrip(".")[-1:] in ")]" or mark.startswith(
            ("to contact", "contact", "additional")) or "contributed" in mark:
        return True
    small = re.findall(r"(?<![\w’'@.-])[a-z]+(?![\w@]|\.\w)", bare[match.end():])
    return all(word in marks.small for word in small)
