"""Markdown inlines: from a text field to the inlines of the tree.

Here: the grammar of one paragraph, title or caption, and what is wrong with it.  Never here:
blocks (``markdown``), whether an id exists.

What an author can write, besides CommonMark's emphasis, strong and links: a backslash at the
end of a line is a break at sense; ``{q:id}`` a quote (``{q:id#1}`` a fragment, ``{q:id,}``
where the sentence goes on, ``{q:id!}`` where it is told in indirect speech); ``{漢字|かんじ}`` or
``{漢字|かん|じ}`` how characters are read (``readings``);
``[於朕](person:yu-zhen)`` a name that is settled; ``\\於朕`` is no name: a backslash before a
letter stays in the text (CommonMark, 2.4), for ``localise`` to see and take out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from presskit.content.files import check_characters
from presskit.content.inline_rules import REFERENCE, build_parser, is_east_asian
from presskit.content.readings import READING_HINT, read_reading
from presskit.diagnostics import Findings, Severity, Span
from presskit.document import Emphasis, Inline, LineBreak, Link, Reference, Strong, Text
from presskit.locales import HANGUL

__all__ = ["Fault", "find_close", "join_lines", "read_inlines", "scan_inlines"]

NAMED = ("person", "organisation", "work", "term")
_LINKS = ("https://", "http://", "mailto:", "tel:")
_WIDE_REFERENCE = re.compile(
    r"｛\s*(?:[qｑ]|works)\s*[：:][^{}｛｝]*[}｝]|｛[^{}｛｝]+[|｜][^{}｛｝]*[}｝]")
_WIDE_HINT = ("write it with half-width signs, {q:id} or {漢字|かんじ}; an input method set to "
              "Chinese or Japanese types the wide ones")
_IS_HANGUL = re.compile(f"[{HANGUL}]")
_WIDE_SIGN = re.compile("[\u3000\uff01-\uff5e]")
_LITERAL = re.compile(r"\*\*|__|~~|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a text; ``needle`` is the piece of it that is meant."""

    code: str
    severity: Severity
    message: str
    hint: str
    needle: str = ""


def join_lines(text: str) -> str:
    """The text on one line, as it is stored and compared.

    A line feed becomes nothing between East Asian characters, else a space; a backslash at
    the end of a line, the break at sense, stays with its line feed, an empty line as one.
    """
    return "\n\n".join(map(_join_paragraph, re.split(r"\n[ \t]*\n\s*", text.strip())))


def _join_paragraph(text: str) -> str:
    out = ""
    for line in (line.strip(" \t\u3000") for line in text.split("\n")):
        if not out:
            out = line
        elif (len(out) - len(out.rstrip("\\"))) % 2:
            out = out[:-1].rstrip(" \t") + "\\\n" + line
        else:
            out += _joint(out, line) + line
    return out


def _joint(before: str, after: str) -> str:
    if not before or not after:
        return ""
    pair = before[-1], after[0]
    wide = [is_east_asian(one) and not _IS_HANGUL.match(one) for one in pair]
    stop = any(is_east_asian(one) and not one.isalnum() for one in pair)
    return "" if all(wide) or stop else " "


def read_inlines(text: str) -> tuple[Inline, ...]:
    """The inlines of a text.

    Raises ``PresskitError`` (without a place) for what can't be printed.
    """
    inlines, faults = scan_inlines(text)
    findings = Findings()
    for fault in faults:
        if fault.severity is Severity.ERROR:
            findings.error(fault.code, fault.message, hint=fault.hint)
    findings.raise_errors()
    return inlines


def scan_inlines(text: str) -> tuple[tuple[Inline, ...], tuple[Fault, ...]]:
    """The inlines of a text and what is wrong with it; a text with errors still gives what
    could be read."""
    faults: list[Fault] = []
    joined = join_lines(text)
    if "\n\n" in joined:
        _fault(faults, "text-paragraphs", "an empty line stands in a text that is one paragraph",
               "delete the empty line; a backslash at the end of a line breaks it")
        joined = joined.replace("\n\n", " ")
    if not joined:
        return (), tuple(faults)
    for wide in _WIDE_REFERENCE.findall(joined):
        _fault(faults, "reference-form", f"{wide} is written with full-width signs and would be "
               "printed as it stands", _WIDE_HINT, wide)
    tokens = _parser().parseInline(joined)[0].children or []
    inlines = _Builder(faults).build(tokens)
    return inlines, tuple(faults)


@cache
def _parser() -> Any:
    return build_parser()


def _fault(faults: list[Fault], code: str, message: str, hint: str, needle: str = "",
           severity: Severity = Severity.ERROR) -> None:
    faults.append(Fault(code, severity, message, hint, needle))


@dataclass(slots=True)
class _Builder:
    """Turns a flat list of tokens into a tree."""

    faults: list[Fault]

    def build(self, tokens: list[Any]) -> tuple[Inline, ...]:
        out: list[Inline] = []
        pending, typed, at = "", "", 0
        while at < len(tokens):
            token = tokens[at]
            if token.type in ("text", "text_special"):
                pending += token.content
                # what was escaped is meant to be printed: no marker is looked for in it
                meant = token.type == "text_special" and len(token.content) == 1
                typed += " " if meant else token.content
                at += 1
                continue
            end = find_close(tokens, at) if token.nesting == 1 else at
            node = self._node(token, tokens[at + 1:end])
            self._flush(pending, typed, out)
            pending, typed, at = "", "", end + 1
            if node is not None:
                out.append(node)
        self._flush(pending, typed, out)
        return tuple(out)

    def _flush(self, text: str, typed: str, out: list[Inline]) -> None:
        if not text:
            return
        for match in dict.fromkeys(found[0] for found in _LITERAL.finditer(typed)):
            _fault(self.faults, "markdown-literal-marker",
                   f"{match} will be printed as it stands: the emphasis is not closed",
                   f"close it, or write \\{match[0]} for the character itself", match,
                   Severity.WARNING)
        for match in dict.fromkeys(found[0] for found in re.finditer(r"\\[a-z]", typed)):
            _fault(self.faults, "markdown-backslash", f"a backslash before {match[1]} means "
                   "nothing in a text", "delete it; to break a line, put it at the line's end",
                   match)
        _check_text(text, self.faults)
        out.append(Text(text))

    def _node(self, token: Any, inner: list[Any]) -> Inline | None:
        if token.type in ("hardbreak", "softbreak"):
            return LineBreak()
        if token.type == "em_open":
            return Emphasis(self.build(inner))
        if token.type == "strong_open":
            return Strong(self.build(inner))
        if token.type == "link_open":
            return self._link(token, inner)
        if token.type == "reference":
            return self._reference(token.content)
        if token.type == "reading":
            return self._reading(token.content)
        self._report(token)
        return None

    def _link(self, token: Any, inner: list[Any]) -> Inline:
        target = str(token.attrs.get("href", ""))
        children = self.build(inner)
        if target.partition(":")[0] in NAMED:
            return Reference(target, "", children)
        scheme, colon, rest = target.partition(":")
        target = scheme.lower() + colon + rest  # RFC 3986, 3.1: the case of a scheme says nothing
        if not target.startswith(_LINKS):
            _fault(self.faults, "link-target", f'"{target}" is no address that a reader can open',
                   "begin it with https:// or mailto:, or with person:, organisation:, work: or "
                   "term: for a name", scheme + colon + rest)
        return Link(target, children)

    def _reference(self, text: str) -> Inline | None:
        match = REFERENCE.fullmatch(text)
        if match is None and _WIDE_SIGN.search(text):
            _fault(self.faults, "reference-form", f"{text} is written with full-width signs",
                   _WIDE_HINT, text)
        elif match is None and REFERENCE.fullmatch(text.replace(" ", "")):
            _fault(self.faults, "reference-form", f"{text} has a space in it",
                   f"write {text.replace(' ', '')}", text)
        elif match is None or match["kind"] not in ("q", "works"):
            _fault(self.faults, "reference-form", f"{text} is nothing that can be put in here",
                   "write {q:id} for a quote, {q:id#1} for a fragment, or \\{ for the brace "
                   "itself", text)
        elif match["kind"] == "works":
            _fault(self.faults, "reference-alone", f"{text} stands inside a text",
                   "put it in a paragraph of its own in release.md", text)
        else:
            return Reference(f"quote:{match['id']}{match['fragment'] or ''}", match["mode"])
        return None

    def _reading(self, text: str) -> Inline | None:
        """Characters with their readings; without these, where they can't be used."""
        found, fault = read_reading(text)
        if fault:
            _fault(self.faults, "reading-form", f"{text} {fault}", READING_HINT, text)
        for one in (found.text, *found.readings):
            _check_text(one, self.faults)
        return found if found.text else None

    def _report(self, token: Any) -> None:
        if token.type == "html_inline":
            _fault(self.faults, "markdown-raw-html", f"{token.content} is raw HTML",
                   "delete it: use *stress*, **strong** and [a link](https://…), or write \\< "
                   "for the sign itself", token.content)
        elif token.type == "code_inline":
            _fault(self.faults, "markdown-code", f"`{token.content}` is set as program code",
                   "delete the grave accents", "`" + token.content)
        elif token.type == "image":
            _fault(self.faults, "picture-inline", "a picture stands inside a text",
                   "put it in a paragraph of its own in release.md", "![")
        else:
            raise ValueError(f"unknown token {token.type}")


def find_close(tokens: list[Any], start: int) -> int:
    """The place of the token that closes the one at ``start``.  Raises ``ValueError`` where none
    does."""
    depth = 0
    for at in range(start, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at
    raise ValueError("tokens are not balanced")


def _check_text(text: str, faults: list[Fault]) -> None:
    """Characters that were written as references (``&#xE000;``)."""
    found = Findings()
    check_characters(text, Span(""), found)
    faults.extend(Fault(one.code, one.severity, one.message, one.hint) for one in found
                  if one.severity is Severity.ERROR)
