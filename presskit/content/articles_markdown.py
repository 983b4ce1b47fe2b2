"""The article in a Markdown file (CommonMark).

Here: blocks without their marks, and what they are.  Never here: the Markdown of a kit
(``markdown``), which is stricter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from presskit.content.articles_blocks import Gathered

__all__ = ["gather_markdown"]

_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_MARKS = {"strong_open": "mark of stress", "em_open": "mark of stress",
          "link_open": "address of a link", "html_inline": "tag of HTML",
          "code_inline": "mark of program code"}
_HOLDERS = {"list_item": "list", "blockquote": "quote", "table": "table"}
_DEEPEST = 100
"""Levels; markdown-it reads nothing that lies deeper."""


def gather_markdown(text: str, pictures: Callable[[str], bytes | None]) -> Gathered:
    """The blocks of a text; ``pictures`` gives what lies at a relative address."""
    gathered = Gathered()
    title, rest = _take_settings(text, gathered)
    tokens, addresses = _parse(rest)
    gathered.told["address of a link"] += addresses
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        gathered.add(re.sub("\n", "\n\n", rest))  # no reader of Markdown reads that
    else:
        if title and not any(token.tag == "h1" for token in tokens):
            gathered.add(title, "heading", 1)
        _gather_blocks(tokens, pictures, gathered)
    gathered.told += type(gathered.told)()  # a count of nothing is not told
    return gathered


def _take_settings(text: str, gathered: Gathered) -> tuple[str, str]:
    """The title that the settings at the beginning name, and the text without them; where what
    stands between two rules is no settings, it is text."""
    front = _FRONT.match(text)
    settings = _read_settings(front[2], front[1]) if front else None
    if front is None or settings is None:
        return "", text
    gathered.told["block of settings at the beginning"] += 1
    title = settings.get("title") or settings.get("headline")
    return title if isinstance(title, str) else "", text[front.end():]


def _read_settings(typed: str, rule: str) -> dict[str, Any] | None:
    import tomllib

    import yaml
    try:
        value = tomllib.loads(typed) if rule == "+++" else yaml.load(typed, yaml.BaseLoader)
    except (ValueError, RecursionError, yaml.YAMLError):
        return None
    return value if isinstance(value, dict) else None


def _parse(text: str) -> tuple[list[Any], int]:
    """The tokens of a text, and how many addresses stand apart from their links; what looks like
    the address of a note at the foot is the note's words."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import reference

    def read_reference(state: Any, first: int, last: int, silent: bool) -> bool:
        at = state.bMarks[first] + state.tShift[first]
        return not state.src.startswith("[^", at) and reference(state, first, last, silent)

    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table")
    reader.block.ruler.at("reference", read_reference)
    found: dict[str, Any] = {}
    tokens = reader.parse(text, found)
    return tokens, len(found.get("references", ())) + len(found.get("duplicate_refs", ()))


def _gather_blocks(tokens: Sequence[Any], pictures: Callable[[str], bytes | None],
                   gathered: Gathered) -> None:
    from presskit.content.articles_html import gather_fragment
    holders: list[str] = []
    level, number = 0, ""
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name == "heading":
            level = int(token.tag[1]) if token.nesting > 0 else 0
        elif name in _HOLDERS and token.nesting > 0:
            number = f"{token.info}{token.markup} " if token.info else ""
            holders.append("" if number else _HOLDERS[name])
        elif name in _HOLDERS:
            holders.pop()
        elif token.type == "inline":
            hint = "heading" if level else holders[-1] if holders else ""
            words = _inline(token.children or (), pictures, gathered)
            gathered.add(number + words if words.strip() else words, hint, level)
            number = ""
        elif token.type in ("fence", "code_block"):
            gathered.add(token.content)
        elif token.type == "html_block":
            gather_fragment(token.content, pictures, gathered)
        elif token.type == "hr":
            gathered.told["rule"] += 1


def _inline(tokens: Sequence[Any], pictures: Callable[[str], bytes | None],
            gathered: Gathered) -> str:
    words = ""
    for token in tokens:
        if token.type in _MARKS:
            gathered.told[_MARKS[token.type]] += 1
        if token.type == "image":
            _show(str(token.attrs.get("src", "")), token.content, pictures, gathered)
        elif token.type in ("softbreak", "hardbreak"):
            words += "\n"
        elif token.type == "html_inline":
            words += "\n" * bool(re.match(r"(?i)<br\b", token.content))
        else:
            words += token.content
    return words


def _show(address: str, alternative: str, pictures: Callable[[str], bytes | None],
          gathered: Gathered) -> None:
    data = pictures(address)
    if data is None:
        about = " ".join(alternative.split())
        gathered.told["picture that did not come with the text" + f" ({about})" * bool(about)] += 1
    else:
        gathered.show(address.rpartition("/")[2], data, alternative)
