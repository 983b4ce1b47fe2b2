"""Reading a text file: its bytes, its encoding, its characters.

Here: from a path to clean text with LF line ends, and every character that can't go into a
press kit, with its place.  Never here: what the text means.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path

__all__ = ["BIGGEST_TEXT", "UNWANTED", "Source", "check_characters", "read_bytes", "read_source"]

BIGGEST_TEXT = 5_000_000
"""Bytes; a text file of a press kit that is bigger is something else."""

UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"        # controls but tab and line feed
    "\u2028\u2029"                        # line ends of their own
    "\ud800-\udfff"                       # halves of characters
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use
    "\ufdd0-\ufdef\ufffe\uffff\ufffd"     # no characters; the mark of a broken one
    "\u200b\u2060\ufeff\u00ad"            # invisible
    "\u202a-\u202e\u2066-\u2069]")        # turn the direction of text round
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad")
_MOST = 20  # findings of this kind in one text: more would bury the others


@dataclass(frozen=True, slots=True)
class Source:
    """A text file: ``file`` as people type it, ``text`` with LF line ends and no mark of
    byte order."""

    file: str
    text: str

    def span(self, offset: int, length: int = 0) -> Span:
        """The place of ``length`` characters at ``offset`` (both count from 0)."""
        line, column = self._place(offset)
        if not length:
            return Span(self.file, line, column)
        return Span(self.file, line, column, *self._place(offset + length))

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; the inverse of :meth:`span`."""
        return _beginnings(self.text)[line - 1] + column - 1

    def _place(self, offset: int) -> tuple[int, int]:
        beginnings = _beginnings(self.text)
        line = bisect_right(beginnings, offset)
        return line, offset - beginnings[line - 1] + 1


@lru_cache(16)
def _beginnings(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def read_bytes(path: Path) -> bytes:
    """The file's bytes.

    Raises ``PresskitError`` with exit code 3 where the system does not let us
    (``file-permission``, ``file-unreadable``), and 2 where there is none (``file-missing``).
    """
    try:
        return path.read_bytes()
    except PermissionError:
        raise PresskitError.one(
            "file-permission", "this file may not be read", span=Span(show_path(path)),
            hint=f"give yourself the right to read it: chmod u+r {show_path(path)}",
            exit_code=Exit.MACHINE) from None
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.is_symlink():
            raise PresskitError.one(
                "file-missing", "there is no such file", span=Span(show_path(path)),
                hint="look how its name is written, and in which folder it lies",
                exit_code=Exit.USAGE) from None
        raise PresskitError.one(
            "file-unreadable", f"this file can't be read: {error.strerror or error}",
            span=Span(show_path(path)), hint="check the disk, the link or the share it lies on",
            exit_code=Exit.MACHINE) from None


def read_source(path: Path, findings: Findings, instead: str | None = None) -> Source | None:
    """The file's text, checked, or what would stand there ``instead``; ``None`` after an error that
    leaves nothing to go on with."""
    data = read_bytes(path) if instead is None else instead.encode()
    file = show_path(path)
    if len(data) > BIGGEST_TEXT:
        findings.error("file-too-big", f"this text file has {len(data):,} bytes", span=Span(file),
                       hint=f"a file of a kit holds at most {BIGGEST_TEXT:,} bytes; is it text?")
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        findings.error("file-encoding", "this file is UTF-16, not UTF-8", span=Span(file, 1),
                       hint="save it again as UTF-8")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report_encoding(data, error, file, findings)
        return None
    source = Source(file, text.replace("\r\n", "\n"))
    return source if _check_source(source, findings) else None


def _report_encoding(data: bytes, error: UnicodeDecodeError, file: str,
                     findings: Findings) -> None:
    start = error.start + 3 * data.startswith(b"\xef\xbb\xbf")
    head = data[:start]
    line = head.count(b"\n") + 1
    column = len(head[head.rfind(b"\n") + 1:].decode("utf-8", "replace")) + 1
    found = data[start]
    if found == 0xED and data[start + 1:start + 2] >= b"\xa0":
        findings.error("character-surrogate", "half of a character (a lone surrogate) stands "
                       "here", span=Span(file, line, column),
                       hint="type the character again and save the file as UTF-8")
        return
    findings.error("file-encoding", f"this file is not UTF-8: byte 0x{found:02X} stands here",
                   span=Span(file, line, column),
                   hint="save it again as UTF-8; it may be Big5, GB18030, Shift_JIS or "
                   "Windows-1252 now")


def _check_source(source: Source, findings: Findings) -> bool:
    """Whether the text can be parsed; its unwanted characters are reported."""
    count, good = 0, True
    for match in UNWANTED.finditer(source.text):
        count += 1
        if count > _MOST:
            findings.note("character-more", "more such characters follow in this file",
                          span=source.span(match.start()))
            break
        good &= _report_character(match[0], source.span(match.start(), 1), findings)
    return good


def check_characters(text: str, span: Span, findings: Findings) -> bool:
    """Report the unwanted characters of a value that was written with escapes (``"\\u0000"``);
    whether it is clean enough to use."""
    good = True
    for char in dict.fromkeys(UNWANTED.findall(text)):
        good &= _report_character(char, span, findings)
    return good


def _report_character(char: str, span: Span, findings: Findings) -> bool:
    name = f"U+{ord(char):04X}"
    if char in _INVISIBLE:
        findings.warning("character-invisible", f"the invisible character {name} "
                         f"({unicodedata.name(char).lower()}) stands here", span=span,
                         hint="delete it: search and copying stumble over it")
        return True
    code, words, hint = _describe(char)
    findings.error(code, f"{words} {name} stands here", span=span, hint=hint)
    return False


def _describe(char: str) -> tuple[str, str, str]:
    category = unicodedata.category(char)
    if char == "\0":
        return ("character-nul", "the character NUL", "delete it; the file may be damaged: "
                "take the last good copy")
    if category == "Cs":
        return ("character-surrogate", "half of a character (a lone surrogate)",
                "type the whole character, for example \\U0001F600 instead of \\ud83d")
    if category == "Co":
        return ("character-private", "the private-use character", "it looks different in every "
                "font: type the character that is meant, or write it in words")
    if char == "\ufffd":
        return ("character-broken", "the mark of a broken character", "the text was damaged "
                "when it was copied: type the character that is meant")
    if category == "Cf":
        return ("character-direction", "the direction-turning character", "delete it: it makes "
                "a line read differently from what it says")
    if char in "\u2028\u2029":
        return "character-control", "the line separator", "delete it and press Enter"
    return "character-control", "the control character", "delete it: no reader can see it"
