"""The body of a press release: Markdown blocks with their lines.

Here: from Markdown to the blocks that a body knows (paragraphs, headings of level 2 and 3,
lists, a rule, a quote, a table of works or a picture alone in a paragraph).  Never here: what
a block means, whether an id exists.
"""

from __future__ import annotations

import re
from typing import Any

from presskit.content.inline_rules import REFERENCE, build_parser
from presskit.content.inlines import find_close, join_lines, read_inlines
from presskit.content.yaml import Places
from presskit.diagnostics import Findings, Span

__all__ = ["read_body", "read_inlines"]

_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<target>[^)]*)\)")
_REFUSED = {
    "fence": ("markdown-code", "a block of program code", "write it as a paragraph"),
    "blockquote_open": ("markdown-blockquote", "a quotation by >",
                        "put the quote into quotes.yaml and {q:its-id} here, alone in a "
                        "paragraph"),
    "table_open": ("markdown-table", "a table", "put numbers into facts: of kit.yaml, films "
                   "into works.yaml with {works:film} here"),
    "html_block": ("markdown-raw-html", "raw HTML", "delete it; looks belong in templates/"),
}


def read_body(text: str, file: str, first_line: int,
              findings: Findings) -> tuple[list[dict[str, Any]], Places]:
    """The blocks of a body that begins on ``first_line`` of ``file``.

    Each block is a mapping with the keys of the model's ``BodyBlock``; its segments are
    Markdown text on one line.
    """
    reader = _Body(file, first_line, text.split("\n"), findings)
    reader.read(build_parser().parse(text))
    return reader.blocks, reader.places


class _Body:
    """Goes through the block tokens of one body."""

    def __init__(self, file: str, first_line: int, lines: list[str], findings: Findings):
        self.file, self.first_line, self.lines, self.findings = file, first_line, lines, findings
        self.blocks: list[dict[str, Any]] = []
        self.places = Places()

    def read(self, tokens: list[Any]) -> None:
        at = 0
        while at < len(tokens):
            end = find_close(tokens, at)
            self._read_block(tokens[at:end + 1])
            at = end + 1

    def _read_block(self, tokens: list[Any]) -> None:
        first = tokens[0]
        if first.type in _REFUSED:
            self._refuse(first)
        elif first.type == "hr":
            self._add(first, {"kind": "rule"})
        elif first.type == "heading_open":
            self._read_heading(first, tokens[1])
        elif first.type in ("bullet_list_open", "ordered_list_open"):
            self._read_list(tokens)
        else:
            self._read_paragraph(first, tokens[1])

    def _refuse(self, token: Any) -> None:
        code, what, hint = _REFUSED[token.type]
        self.findings.error(code, f"{what} can't stand in a press release", hint=hint,
                            span=self._span(token.map))

    def _read_heading(self, token: Any, inline: Any) -> None:
        level = int(token.tag[1])
        if level not in (2, 3):
            self.findings.error(
                "heading-level", f"a heading of level {level} stands here",
                span=self._span(token.map),
                hint="the headline belongs in the front matter; headings of the body begin "
                "with ## or ###")
        self._add(token, {"kind": "heading", "level": level}, [inline])

    def _read_list(self, tokens: list[Any]) -> None:
        items: list[Any] = []
        wanted = True
        for token in tokens[1:-1]:
            if token.type == "list_item_open":
                wanted = True
            elif token.type == "inline" and wanted:
                items.append(token)
                wanted = False
            elif token.type in ("inline", "fence", "html_block", "hr", "bullet_list_open",
                                "ordered_list_open"):
                self.findings.error(
                    "list-item", "an item of a list holds more than one text",
                    span=self._span(token.map), hint="make it an item of its own, or end the "
                    "list with a paragraph that is not set in")
        self._add(tokens[0], {"kind": "list", "ordered": tokens[0].tag == "ol"}, items)

    def _read_paragraph(self, token: Any, inline: Any) -> None:
        text = inline.content.strip()
        picture, reference = _PICTURE.fullmatch(text), REFERENCE.fullmatch(text)
        if picture:
            self._read_picture(token, picture)
        elif reference and reference["kind"] == "works" and not reference["fragment"]:
            self._add(token, {"kind": "works", "target": reference["id"]})
        elif reference and reference["kind"] == "q" and not reference["mode"]:
            target = reference["id"] + (reference["fragment"] or "")
            self._add(token, {"kind": "pull-quote", "target": target})
        else:
            self._add(token, {"kind": "paragraph"}, [inline])

    def _read_picture(self, token: Any, match: re.Match[str]) -> None:
        kind, _, target = match["target"].strip().partition(":")
        if kind != "picture" or not target:
            self.findings.error(
                "picture-form", f"({match['target']}) is no picture of this kit",
                span=self._span(token.map),
                hint="describe it in pictures.yaml and write ![](picture:its-id)")
        if match["words"].strip():
            self.findings.warning(
                "picture-words", "the words in the brackets are not used",
                span=self._span(token.map), hint="put them into pictures.yaml, as alternative:")
        self._add(token, {"kind": "figure", "target": target})

    def _add(self, token: Any, block: dict[str, Any], inlines: list[Any] | None = None) -> None:
        path = (len(self.blocks),)
        self.places[path] = self._span(token.map)
        self.places[(*path, "target")] = self._span(token.map)
        texts: list[str] = []
        for one in inlines or []:
            self.places[(*path, "segments", len(texts))] = self._span(one.map, one.content)
            texts.append(join_lines(one.content))
        if inlines is not None:
            block["segments"] = texts
        self.blocks.append(block)

    def _span(self, lines: list[int], content: str = "") -> Span:
        """The place of a block: from its first character to the end of its last line."""
        start, end = lines[0], max(lines[1] - 1, lines[0])
        while end > start and not self.lines[end].strip():
            end -= 1
        first = self.lines[start]
        head = content.split("\n")[0]
        column = first.find(head) if head else len(first) - len(first.lstrip())
        return Span(self.file, start + self.first_line, max(column, 0) + 1,
                    end + self.first_line, len(self.lines[end].rstrip()) + 1)
