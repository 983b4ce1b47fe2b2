"""Our additions to the grammar of Markdown's inlines.

Here: rules for markdown-it-py: emphasis beside East Asian characters, ``{q:id}``, and readings as
DenDen Markdown writes them.  Never here: tree nodes, findings.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

__all__ = ["READING", "REFERENCE", "build_parser", "is_east_asian"]

REFERENCE = re.compile(r"\{(?P<kind>[a-z]+):(?P<id>[a-z0-9][a-z0-9-]*)"
                       r"(?P<fragment>#[1-9][0-9]*)?(?P<mode>[,!]?)\}")
"""``{q:wen-language#1,}``: kind, id, fragment, mode."""

_FIELD = r"(?:\\[!-/:-@\[-`{-~]|[^{}|\\]|\\(?![!-/:-@\[-`{-~]))*"
READING = re.compile(rf"\{{{_FIELD}(?:\|{_FIELD})+\}}")
"""``{漢字|かん|じ}``: characters, and behind a stroke each how they are read."""

_BRACES = re.compile(r"\{[^{}\n]*\}")


def build_parser() -> Any:
    """A CommonMark parser with our rules.

    Raw HTML, code, tables and pictures stay switched on, so that they can be reported instead
    of being printed.  Off are what surprises: link definitions (their text would vanish),
    headings by a line of dashes below, code by indentation.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True})
    parser.validateLink = lambda _url: True  # the reader reports a link that leads nowhere
    parser.normalizeLink = lambda url: url
    parser.disable(["reference", "lheading", "code", "text_join"])
    parser.enable("table")
    inline = parser.inline.ruler
    inline.at("emphasis", _mark_emphasis)
    inline.before("escape", "reference", _mark_reference)
    parser.inline.ruler.at("text", _mark_text)
    return parser


def is_east_asian(char: str) -> bool:
    """Whether a character is Han, kana, Hangul or their punctuation (UAX 11: wide or full)."""
    return unicodedata.east_asian_width(char) in "WF"


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _mark_text(state: Any, silent: bool) -> bool:
    """Plain characters up to the next one that a rule may begin with."""
    end = state.pos
    while end < state.posMax and state.src[end] not in "\n\\`*_[]<>!&{}":
        end += 1
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos:end]
    state.pos = end
    return True


def _mark_emphasis(state: Any, silent: bool) -> bool:
    """``*`` and ``_`` as CommonMark 0.31 (6.2), but an East Asian neighbour is no obstacle.

    CommonMark takes a run between a mark and a letter for literal; Chinese and Japanese put
    no space there, so ``**「重點」**是`` would stay as typed.
    """
    from markdown_it.rules_inline.state_inline import Delimiter

    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    can_open, can_close = _flanks(before, after, marker)
    for _ in range(end - state.pos):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(Delimiter(
            marker=ord(marker), length=end - state.pos, token=len(state.tokens) - 1, end=-1,
            open=can_open, close=can_close))
    state.pos = end
    return True


def _flanks(before: str, after: str, marker: str) -> tuple[bool, bool]:
    space_before, space_after = before.isspace(), after.isspace()
    stop_before = _is_mark(before) and not is_east_asian(before)
    stop_after = _is_mark(after) and not is_east_asian(after)
    free_before = space_before or _is_mark(before) or is_east_asian(before)
    free_after = space_after or _is_mark(after) or is_east_asian(after)
    left = not space_after and (not stop_after or free_before)
    right = not space_before and (not stop_before or free_after)
    if marker == "*":
        return left, right
    return left and (not right or _is_mark(before)), right and (not left or _is_mark(after))


def _mark_reference(state: Any, silent: bool) -> bool:
    """``{q:id}``, a reading, and anything else in braces, as a token of its own."""
    if state.src[state.pos] != "{":
        return False
    reading = READING.match(state.src, state.pos)
    match = reading or _BRACES.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("reading" if reading else "reference", "", 0)
        token.content = match[0]
    state.pos = match.end()
    return True
