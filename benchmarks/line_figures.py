"""The qualities of set lines, read back from the glyphs of a PDF, whoever made it.

Here: finding the lines of known paragraphs among the glyphs of finished pages, and counting.
Nothing is taken from the program that set them but where each glyph stands.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise

from presskit.locales import is_han_spaced
from presskit.render.rules import read_rules
from presskit.render.runs import is_han
from tests.helpers.glyphs import Glyph, read_glyphs

__all__ = ["Figures", "SetLine", "find_lines", "measure_lines"]

WIDE = 0.03
"""A gap between two Han from which on a demanding eye sees the line as opened, in em."""
OFF = 0.1
"""How far from the edge a line may end, in em."""

_NOTHING = "\u2060\u200b\u00ad\ufeff"
_CLOSERS = frozenset("」』）》〉】〕｝］”’")
_OPENERS = frozenset("「『（《〈【〔｛［“‘")
_MARKS = _CLOSERS | _OPENERS | frozenset("，。、；：？！．・·")
_STOPS = frozenset("，、。")
_UNIT = re.compile(r"[0-9]$"), re.compile(r"[年月日時时分秒歲岁人位%％℃]")


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line: its glyphs with ink, whether the source has a space behind each, and whether it is
    the first and the last of its paragraph."""

    glyphs: tuple[Glyph, ...]
    spaced: tuple[bool, ...]
    first: bool
    last: bool

    @property
    def text(self) -> str:
        """Its characters without spaces."""
        return "".join(one.char for one in self.glyphs)


@dataclass(slots=True)
class Figures:
    """What was counted over the lines of a document."""

    lines: int = 0
    paragraphs: int = 0
    gaps: list[float] = field(default_factory=list)
    marks: list[float] = field(default_factory=list)
    wide_pairs: int = 0
    starts: int = 0
    ends: int = 0
    parted: int = 0
    alone: int = 0
    off: int = 0
    short: list[float] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Take in the figures of another document."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))

    def row(self) -> dict[str, str]:
        """The figures in words: what the columns of a table show."""
        gaps, marks = self.gaps or [0.0], self.marks or [1.0]
        return {"lines": f"{self.lines}", "a paragraph": f"{self.lines / self.paragraphs:.2f}",
                "gap": f"{statistics.median(gaps):.3f}", "worst": f"{max(gaps):.3f}",
                f"over {WIDE}": f"{sum(one > WIDE for one in gaps)}",
                "narrowed": f"{sum(one < 1 - OFF for one in marks)}",
                "narrowest": f"{min(marks):.2f}", "wide pairs": f"{self.wide_pairs}",
                "starts": f"{self.starts}", "ends": f"{self.ends}",
                "parted": f"{self.parted}", "alone": f"{self.alone}",
                "off": f"{self.off}",
                "rag": f"{statistics.mean(self.short or [0.0]):.2f}",
                "shortest": f"{max(self.short or [0.0]):.2f}"}


# Finding the lines ----------------------------------------------------------------------

def find_lines(data: bytes, paragraphs: list[str], area: tuple[float, float]) -> list[SetLine]:
    """The lines of some paragraphs in a PDF that holds them one after the other; ``area`` is
    between what heights of the page they stand, in pt from its foot.

    Raises ``ValueError`` where the PDF says something else.
    """
    glyphs = [one for one in _whole(read_glyphs(data))
              if area[0] < one.y < area[1] and one.char not in _NOTHING and one.char.strip()]
    rows: list[tuple[int, Glyph, bool]] = []
    for number, text in enumerate(paragraphs):
        for character, spaced in _each_wanted(text):
            if len(rows) >= len(glyphs):
                raise ValueError(f"the PDF ends before paragraph {number} does")
            glyph = glyphs[len(rows)]
            if not _is(glyph.char, character):
                around = "".join(one.char for one in glyphs[max(0, len(rows) - 8):len(rows) + 8])
                raise ValueError(f"the PDF has {glyph.char!r} for {character!r} "
                                 f"in paragraph {number}: {around}")
            rows.append((number, glyph, spaced))
    return list(_cut(rows))


def _each_wanted(text: str) -> Iterator[tuple[str, bool]]:
    """The characters of a text that have ink, and whether a space stands behind each."""
    plain = [one for one in text if one not in _NOTHING]
    for one, behind in zip(plain, [*plain[1:], " "], strict=True):
        if one.strip():
            yield one, behind.isspace()


def _whole(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """The same with each character that the reader gives in two halves (UTF-16) as one."""
    half = ""
    for one in glyphs:
        if "\ud800" <= one.char < "\udc00":
            half = one.char
        elif half:
            pair = (half + one.char).encode("utf-16", "surrogatepass").decode("utf-16")
            yield replace(one, char=pair)
            half = ""
        else:
            yield one


def _is(seen: str, wanted: str) -> bool:
    """Whether a reader's character is that of the source; at the end of a line it takes a hyphen
    for one of its own."""
    return seen == wanted or wanted in "-‧" and seen in "\ufffe\x02-"


def _cut(rows: list[tuple[int, Glyph, bool]]) -> Iterator[SetLine]:
    lines: list[list[tuple[int, Glyph, bool]]] = []
    for row in rows:
        number, glyph, _spaced = row
        before = lines[-1][-1] if lines else None
        if before and (before[0], before[1].page) == (number, glyph.page) and \
                abs(before[1].y - glyph.y) < 0.3 * glyph.size:
            lines[-1].append(row)
        else:
            lines.append([row])
    numbers = [None, *(line[0][0] for line in lines), None]
    for index, line in enumerate(lines, 1):
        yield SetLine(tuple(one for _number, one, _spaced in line),
                      tuple(spaced for _number, _one, spaced in line),
                      numbers[index] != numbers[index - 1], numbers[index] != numbers[index + 1])


# Counting -------------------------------------------------------------------------------

def measure_lines(lines: Iterable[SetLine], locale: str, edge: float) -> Figures:
    """The figures of lines whose measure ends ``edge`` pt from the left of the page."""
    lines, rules, found = list(lines), read_rules(locale), Figures()
    for line, behind in zip(lines, [*lines[1:], None], strict=True):
        found.lines += 1
        found.paragraphs += line.first
        found.starts += not line.first and line.glyphs[0].char in rules.no_line_start
        found.alone += line.last and not line.first and _is_alone(line, locale)
        found.wide_pairs += sum(_is_wide(one, other) for one, other in pairwise(line.glyphs))
        if is_han_spaced(locale) and not line.last:
            found.gaps += _gaps(line)
            found.marks += _marks(line)
        if line.last:
            continue
        found.ends += line.glyphs[-1].char in rules.no_line_end
        found.parted += _is_parted(line, behind)
        if is_han_spaced(locale):
            found.off += min(map(abs, _rest(line.glyphs[-1], edge))) > OFF
        else:
            found.short.append((edge - line.glyphs[-1].right) / line.glyphs[-1].size)
    return found


def _gaps(line: SetLine) -> Iterator[float]:
    """The gaps between neighbouring Han or kana, in em: both are an em wide by themselves.  A space
    that the source has between two is none."""
    for (one, other), spaced in zip(pairwise(line.glyphs), line.spaced, strict=False):
        if is_han(one.char) and is_han(other.char) and one.size == other.size and not spaced:
            yield (other.x - one.x) / one.size - 1


def _marks(line: SetLine) -> Iterator[float]:
    """How wide the commas and stops between two Han are, in em; an em if nothing narrows them."""
    for before, one, behind in zip(line.glyphs, line.glyphs[1:], line.glyphs[2:], strict=False):
        if one.char in _STOPS and is_han(before.char) and is_han(behind.char):
            yield (behind.x - before.x) / one.size - 1


def _is_wide(one: Glyph, other: Glyph) -> bool:
    """Whether a closing mark or a stop stands as far from the mark behind it as if both had their
    whole squares."""
    if one.char not in _CLOSERS | _STOPS or other.char not in _MARKS:
        return False
    if min(one.right - one.left, other.right - other.left) > 0.6 * one.size:
        return False
    most = 1.0 if other.char in _OPENERS else 0.62
    return (other.left - one.right) / one.size > most


def _is_alone(line: SetLine, locale: str) -> bool:
    """Whether one character, in text with spaces one short word, is a whole last line."""
    letters = sum(one.isalnum() for one in line.text)
    return letters < 2 if is_han_spaced(locale) else letters < 4


def _is_parted(line: SetLine, behind: SetLine) -> bool:
    """Whether a line ends inside of a word that is written between spaces, or between a number
    and its unit."""
    last, first = line.text[-1], behind.text[0]
    if line.spaced[-1]:
        return False
    if _UNIT[0].search(last) and _UNIT[1].match(first):
        return True
    return all(one.isalnum() and not is_han(one) for one in (last, first))


def _rest(glyph: Glyph, edge: float) -> tuple[float, ...]:
    """What is left behind a glyph, in em, were it as wide as its ink, as half a square, as a
    square."""
    at = (edge - glyph.x) / glyph.size
    ink = (edge - glyph.right) / glyph.size
    return (ink, at - 0.5, at - 1) if not glyph.char.isascii() else (ink, ink)
