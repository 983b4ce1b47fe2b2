"""How the words between two marks look: a whole sentence, a few words, a title.

Here: what an attribution before or after may belong to.  Never here: who spoke.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.english.attribution import Said
from presskit.extract.english.marked import is_title_case
from presskit.extract.marks import Pair

__all__ = ["ENDS", "Shape", "after_counts", "before_counts", "ends_well", "shape_of"]

ENDS = re.compile(r"[.!?…][”\"’')\]]*\s*$")
"""The end of a sentence."""
_CLOSERS = "”\"’')"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a pair's words look.  ``opens``: it begins a sentence; ``upper``: its own first
    letter is a capital; ``whole``: a sentence with its stop."""

    opens: bool
    upper: bool
    stopped: bool
    whole: bool
    count: int
    title: bool


def shape_of(text: str, pair: Pair, words: str, begin: int) -> Shape:
    """The shape of the words inside a pair of marks; ``begin`` is where their block begins."""
    lead = text[begin : pair.outer.start].rstrip("([")
    opens = not lead.strip() or ENDS.search(lead) is not None or lead.rstrip()[-1:] in ":"
    letter = re.search(r"[^\W_]", words)
    upper = letter is not None and (letter.group().isupper() or letter.group().isdigit())
    bare = words.rstrip(_CLOSERS + " ")
    last = bare[-1:] or " "
    outside = text[pair.outer.end : pair.outer.end + 1]
    stopped = last in ",.?!…—–" or not pair.closed
    count = len(words.split())
    title = is_title_case(words) and last not in ".?!"
    long = count > 2 or count == 2 and opens and bare[-1:] in tuple(".!?")
    whole = (upper and long and (last in ".?!…—" or not pair.closed or outside == "."
                                      and not lead.strip()) and not title)
    return Shape(opens, upper, stopped or outside in tuple(".,"), whole, count, title)


def ends_well(text: str, pair: Pair, words: str, shape: Shape, after: Said) -> bool:
    """Whether an attribution can follow: a comma, a stop, or at least three words before it."""
    last = words.rstrip(_CLOSERS + " ")[-1:]
    if last in ",?!—–…-" or after.signed:
        return True
    if last == ".":
        return (text[after.cue.start].isupper() is False or not after.weak and shape.opens
                or after.inverted)
    if text[pair.outer.end : pair.outer.end + 1] == ",":
        return True
    return shape.upper and shape.count > 2 and not after.weak and shape.opens


def _stopped_inside(text: str, pair: Pair) -> bool:
    """Whether the sentence ends with the quotation, or the quotation with a stop."""
    last = text[pair.outer.end - 2]
    return not pair.closed or last in ",.?!…”’" or text[pair.outer.end : pair.outer.end + 1] != ","


def after_counts(shape: Shape, after: Said) -> bool:
    """Whether words of this shape are speech if a verb of speech follows them."""
    if not shape.opens:
        return shape.upper and shape.count > 3 and not after.weak
    if shape.title and after.weak:
        return False
    return shape.upper or shape.count > 3


def before_counts(text: str, pair: Pair, shape: Shape, ahead: Said) -> bool:
    """Whether words of this shape are speech if a verb of speech stands before them."""
    closing = text[ahead.cue.end - 1]
    if shape.title and ahead.weak:
        return False
    if closing == ":":
        return (shape.upper or shape.count > 3) and (shape.stopped or shape.count > 3)
    if closing == "," and (shape.title or not _stopped_inside(text, pair)):
        return False
    if closing == ",":
        return (shape.upper and (shape.stopped or shape.count > 3)
                and (shape.count > 1 or shape.stopped))
    return shape.upper and shape.stopped and shape.count > 3 and not shape.title
