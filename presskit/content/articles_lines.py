"""The paragraphs of a plain text.

Here: lines that are paragraphs, and lines that were broken at a width, as in mail.  Never here:
characters (``articles_text``), what a text means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from presskit.content.articles_text import WIDE

__all__ = ["each_paragraph", "unquote_lines"]

_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
_STOPS = frozenset(".!?:;。！？：；…」』”\"’）)")
_ITEM = re.compile(r"[-*+•‧·●○■□◆◇▪▲▼※][ \t\u3000]|\(?[0-9]{1,2}[.)、．][ \t\u3000]"
                   r"|[（(]?[一二三四五六七八九十]{1,3}[、）)]")
_QUOTED = re.compile(r"(?m)^[ ]?(?:>[ ]?)+")
_LEAST, _MOST = 40, 100
"""Columns of the lines of mail."""
_RUNS = 3  # lines that run on: fewer may be chance
_HANGING = 4  # columns: marks that may not begin a line take so many along


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    follows: bool  # directly upon another line

    @property
    def width(self) -> int:
        return _width(self.words.strip())


def unquote_lines(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the marks of mail that was answered to, and what is told of them."""
    marked = _QUOTED.findall(text)
    if len(marked) < 2:
        return text, ()
    out: list[str] = []
    was = False
    for line in text.split("\n"):
        match = _QUOTED.match(line)
        if out and bool(match) != was:
            out.append("")
        was = bool(match)
        out.append(line[match.end():] if match else line)
    return "\n".join(out), (f"{len(marked)} × mark of a line of older mail (>)",)


def each_paragraph(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph, without white space round it: each line that is not empty;
    in a text whose lines were broken at a width, those that only the width has parted."""
    lines = []
    for match in re.finditer(r"[^\n]+", text):
        if match[0].strip():
            between = text[lines[-1].end:match.start()] if lines else ""
            lines.append(_Line(match.start(), match.end(), match[0], between == "\n"))
    widest = _find_width(lines)
    parted = any(not line.follows for line in lines[1:])
    start = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and widest and _is_broken(lines[number - 1], lines[number], widest,
                                                         parted, lines[start]):
            continue
        part = text[lines[start].start:lines[number - 1].end]
        yield (lines[start].start + len(part) - len(part.lstrip()),
               lines[number - 1].end - len(part) + len(part.rstrip()))
        start = number


def _find_width(lines: list[_Line]) -> int:
    """The width that lines were broken at; 0 where they were not.

    Lines that were broken are full, and most of them run on in the next one; a line that is a
    paragraph or a verse ends where a sentence or a thought does.
    """
    pairs = [(one, after) for one, after in pairwise(lines) if after.follows]
    widest = max((one.width for one, _ in pairs if _has_break(one.words)), default=0)
    if not _LEAST <= widest <= _MOST:
        return 0
    full = [(one, after) for one, after in pairs if _is_full(one, after, widest)]
    runs = sum(_runs_on(one, after) for one, after in full)
    return widest if runs >= _RUNS and runs >= len(full) / 2 else 0


def _is_broken(line: _Line, after: _Line, widest: int, parted: bool, first: _Line) -> bool:
    """Whether the width alone parts two lines; in a text with empty lines a line that is nearly
    full counts too."""
    if not after.follows or _ITEM.match(after.words.lstrip()):
        return False
    indented = after.words[:1] == "\u3000" or after.words[:2] in ("  ", "\t")
    if indented and line.words[:1] not in " \t\u3000" and not _ITEM.match(first.words.lstrip()):
        return False
    if after.words[:1] == "\u3000":
        return False
    return _is_full(line, after, widest) or parted and line.width > 0.75 * widest


def _is_full(line: _Line, after: _Line, widest: int) -> bool:
    """Whether the beginning of the next line had no place any more in this one."""
    words = after.words.lstrip()
    if WIDE.match(words) and not _HANGUL.match(words):
        return line.width + 2 > widest - _HANGING
    return line.width + 1 + _width(words.split(maxsplit=1)[0]) > widest


def _runs_on(line: _Line, after: _Line) -> bool:
    begins = after.words.lstrip()[0]
    return line.words.rstrip()[-1] not in _STOPS and not (begins.isupper() or begins.isdigit())


def _has_break(line: str) -> bool:
    """Whether a line could have been broken anywhere; an address can't."""
    return len(line.split()) > 1 or bool(WIDE.search(line))


def _width(words: str) -> int:
    return len(words) + len(WIDE.findall(words))
