"""The running text of a field, with the place of each character in its file.

Here: from a YAML value, a block of Markdown or an entry of a PO file to the characters that a
reader will see, without escapes and markup.  Never here: what is wrong with them.

A flow is for looking at signs and mending one of them where it stands; what a text *is* says
``inlines``.  What is no text (a quote by id, an address, an escaped sign) is one U+FFFC.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from presskit.content.files import Source
from presskit.content.inline_rules import is_east_asian
from presskit.diagnostics import Findings, Span

__all__ = ["Flow", "flow_of_block", "flow_of_entry", "flow_of_line", "open_flows"]

Char = tuple[str, int, int]
"""A character, and where what was typed for it begins and ends in the file."""

_OBJECT = "\ufffc"
_MARKUP = re.compile(
    r"(?P<object>\{[^{}\n]*\}|<(?:https?://|mailto:)[^<>\s]*>|\\[!-/:-@\[-`{-~]|&#?\w+;"
    r"|(?:https?://|www\.|[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}/)[!-Z\\^-~]*[\w/]"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9})"
    r"|(?P<nothing>\]\([^()\s]*\)|!?\[(?=[^\[\]]*\]\()|\\(?=[\n\w\u0080-\U0010ffff])|\*+|`+"
    r"|(?<![^\W_])_+|_+(?![^\W_]))", re.ASCII)
_READ = re.compile(r"\{[^{}|\\]+(?=\|)")
"""The characters in braces that have a reading."""
_ESCAPED = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[0-7]{1,3}"
                      r"|\n[ \t]*|.)", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\n", '"': '"', "\\": "\\", "/": "/", " ": " "}
_BULLET = re.compile(r"[ \t]*(?:[-+*][ \t]+|\d{1,9}[.)][ \t]+|#{1,6}[ \t]+)?")


@dataclass(frozen=True, slots=True)
class Flow:
    """The text of one field; ``starts`` and ``ends`` are offsets in the file's text.

    ``style`` says how it is written there: ``"`` in double quotation marks (YAML, PO), ``'``
    in single ones, ``:`` a plain YAML value, ``|`` as it stands.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    style: str = "|"

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where characters stand in the file; ``None`` where markup stands between them."""
        whole = all(self.ends[at] == self.starts[at + 1] for at in range(start, end - 1))
        return (self.starts[start], self.ends[end - 1]) if whole and end > start else None

    def pieces(self, start: int, end: int, file: str) -> tuple[tuple[int, int], ...]:
        """Where characters stand in ``file`` (its text), in pieces where a PO file wraps a text
        between them; none where markup stands between them."""
        found: list[tuple[int, int]] = []
        for at in range(start, end):
            if found and found[-1][1] != self.starts[at]:
                if not _WRAP.fullmatch(file, found[-1][1], self.starts[at]):
                    return ()
                found.append((self.starts[at], self.ends[at]))
            else:
                found[-1:] = [(found[-1][0] if found else self.starts[at], self.ends[at])]
        return tuple(found)


_WRAP = re.compile(r'"[ \t]*\n"')
"""What stands between two lines of one text in a PO file."""


def open_flows(source: Source, inside: tuple[int, int] | None = None
               ) -> Callable[[tuple], Flow | None]:
    """The flows of a YAML file by path; ``inside`` is the part of the text that is YAML, for
    front matter."""
    from presskit.content.yaml_faults import compose_node

    first, last = inside or (0, len(source.text))
    text = source.text[first:last]
    top = compose_node(text, source.file, 1, Findings())
    read: dict[int, dict[str, Any]] = {}

    def flow(path: tuple) -> Flow | None:
        node = _find_node(top, path, read)
        if node is None or node.id != "scalar":
            return None
        chars, style = _scalar(text, node)
        return _flow(((char, start + first, end + first) for char, start, end in chars), style)

    return flow


def _find_node(node: Any, path: tuple, read: dict[int, dict[str, Any]]) -> Any:
    """The node at a path; ``read`` remembers the entries of each mapping."""
    for part in path:
        if node is None or node.id == "scalar":
            return node if part == 0 else None  # a list of one may be written as its text
        if node.id == "sequence":
            node = node.value[part] if isinstance(part, int) and part < len(node.value) else None
            continue
        if id(node) not in read:
            read[id(node)] = {str(key.value): value for key, value in reversed(node.value)}
        node = read[id(node)].get(str(part))
    return node


def _scalar(text: str, node: Any) -> tuple[Iterable[Char], str]:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style == '"':
        return _set_in(_unescape(text, start + 1, end - 1)), '"'
    if node.style == "'":
        chars = ((m[0][0], m.start(), m.end()) for m in re.compile("''|.", re.DOTALL).finditer(
            text, start + 1, end - 1))
        return _set_in(chars), "'"
    if node.style in ("|", ">"):
        begin = text.find("\n", start, end) + 1
        return _lines(text, begin or end, end), "|"
    return _lines(text, start, end), ":"


def _lines(text: str, start: int, end: int) -> Iterator[Char]:
    """The characters as they stand, without what sets lines in."""
    fresh = True
    for at in range(start, end):
        char = text[at]
        fresh = fresh and char in " \t"
        if not fresh:
            yield char, at, at + 1
        fresh = fresh or char == "\n"


def _set_in(chars: Iterable[Char]) -> Iterator[Char]:
    """The characters without what sets lines in inside quotation marks."""
    fresh = False
    for one in chars:
        typed = one[2] - one[1] == 1
        fresh = fresh and typed and one[0] in " \t"
        if not fresh:
            yield one
        fresh = fresh or (typed and one[0] == "\n")


def _unescape(text: str, start: int, end: int) -> Iterator[Char]:
    at = start
    while at < end:
        match = _ESCAPED.search(text, at, end)
        stop = match.start() if match else end
        yield from zip(text[at:stop], range(at, stop), range(at + 1, stop + 1), strict=True)
        if not match:
            return
        body = match[0][1:]
        if body[0] in "xuU" and len(body) > 1:
            yield chr(int(body[1:], 16)), stop, match.end()
        elif body[0] != "\n":
            yield _PLAIN.get(body, _OBJECT), stop, match.end()
        at = match.end()


def flow_of_block(source: Source, span: Span) -> Flow:
    """The flow of a block of Markdown that begins at a place, to the end of its last line."""
    start = source.offset(span.line, span.column or 1)
    end = source.text.find("\n", source.offset(max(span.end_line, span.line), 1))
    end = end if end >= 0 else len(source.text)
    bullet = _BULLET.match(source.text, start, end)
    return _flow(_lines(source.text, bullet.end() if bullet else start, end), "|")


def flow_of_entry(source: Source, line: int, keyword: str = "msgstr") -> Flow | None:
    """The flow of the translation in the PO entry that begins on a line; of its source, where
    ``keyword`` is ``msgid``."""
    at = source.offset(line, 1)
    found = re.compile(rf'^{keyword}[ \t]+((?:"(?:[^"\\\n]|\\.)*"[ \t]*\n?)+)',
                       re.MULTILINE).search(source.text, at)
    if not found:
        return None
    chars: list[Char] = []
    for one in re.compile(r'"((?:[^"\\\n]|\\.)*)"').finditer(source.text, *found.span(1)):
        chars += _unescape(source.text, *one.span(1))
    return _flow(chars, '"')


def _flow(chars: Iterable[Char], style: str) -> Flow:
    """The flow without markup; a line's end is a space, or nothing between East Asian
    characters."""
    typed = list(chars)
    text = "".join(char for char, _, _ in typed)
    kept: list[Char] = []
    at = 0
    for match in _MARKUP.finditer(text):
        kept += typed[at:match.start()]
        base = _READ.match(match[0])
        if base:  # how its characters are read is not among the words
            kept += typed[match.start() + 1:match.start() + base.end()]
        elif match.lastgroup == "object":
            kept.append((_OBJECT, typed[match.start()][1], typed[match.end() - 1][2]))
        at = match.end()
    kept += typed[at:]
    out: list[Char] = [] if "\n" in text else kept
    for number, one in enumerate(kept if "\n" in text else ()):
        if one[0] != "\n":
            out.append(one)
            continue
        while out and out[-1][0] in " \t":
            out.pop()  # what ends a line is none of the text
        after = kept[number + 1][0] if number + 1 < len(kept) else ""
        wide = out and after and is_east_asian(out[-1][0]) and is_east_asian(after)
        if out and after and not wide:
            out.append((" ", one[1], one[2]))
    return Flow("".join(char for char, _, _ in out), tuple(start for _, start, _ in out),
                tuple(end for _, _, end in out), style)


def flow_of_line(text: str) -> Flow:
    """The flow of Markdown that stands in no file."""
    return _flow(((char, at, at + 1) for at, char in enumerate(text)), "|")
