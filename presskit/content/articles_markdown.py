"""The article in a Markdown file (CommonMark).

Here: blocks without their marks, and what they are.  Never here: the Markdown of a kit
(``markdown``), which is stricter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from presskit.content.articles_blocks import Gathered

__all__ = ["gather_markdown"]

_FRONT = re.compile(r"---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_MARKS = {"strong_open": "mark of stress", "em_open": "mark of stress",
          "link_open": "address of a link", "html_inline": "tag of HTML",
          "code_inline": "mark of program code"}


def gather_markdown(text: str, home: Path) -> Gathered:
    """The blocks of a text; pictures are looked for in the folder ``home`` and below."""
    from markdown_it import MarkdownIt

    gathered = Gathered()
    front = _FRONT.match(text)
    if front:
        gathered.told["block of settings at the beginning"] += 1
        text = text[front.end():]
    holders: list[str] = []
    level = 0
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type in ("list_item_open", "blockquote_open", "table_open"):
            holders.append({"l": "list", "b": "quote", "t": "table"}[token.type[0]])
        elif token.type in ("list_item_close", "blockquote_close", "table_close"):
            holders.pop()
        elif token.type == "inline":
            _gather(token.children or (), "heading" if level else holders[-1] if holders else "",
                    level, home, gathered)
        elif token.type in ("fence", "code_block"):
            gathered.add(token.content)
        elif token.type == "html_block":
            gathered.told["block of HTML"] += 1
        elif token.type == "hr":
            gathered.told["rule"] += 1
    return gathered


def _gather(tokens: Sequence[Any], hint: str, level: int, home: Path, gathered: Gathered) -> None:
    words = ""
    for token in tokens:
        if token.type in _MARKS:
            gathered.told[_MARKS[token.type]] += 1
        if token.type == "image":
            _show(str(token.attrs.get("src", "")), token.content, home, gathered)
        elif token.type in ("softbreak", "hardbreak"):
            words += "\n"
        elif token.type != "html_inline":
            words += token.content
    gathered.add(words, hint, level)


def _show(address: str, alternative: str, home: Path, gathered: Gathered) -> None:
    place = (home / address).resolve()
    if re.match(r"[A-Za-z]+:|//", address) or not place.is_relative_to(home) \
            or not place.is_file():
        gathered.told["picture that did not come with the text"] += 1
    else:
        gathered.show(place.name, place.read_bytes(), alternative)
