"""Markup of a text in the form that a person sees and types in Word, and back.

Here: from Markdown to words and chips, and from what somebody typed to Markdown.  Never here:
how a chip looks, whether the codes are those of the source.

A chip says of itself what it is, so that it needs no number of ours and lives through whatever
program saves the file, or pastes it as plain text: ``{q:wen-language}`` as in a PO file, ``‹i›`` …
``‹/i›`` for stress, ``‹b›`` … ``‹/b›`` for strong, ``‹1›`` … ``‹/1›`` for the first link of the
text.  A break at sense is a break of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.localise.codes import Code, join_codes, split_codes

__all__ = ["BREAK", "Read", "list_links", "read_chips", "show_chips", "show_text"]

BREAK = "\n"
"""What a break at sense is in a text as it is seen."""

_CHIP = re.compile(r"(?P<break>\n)|(?P<reference>\{[a-z]+:[^{}\s\u2060]*\})"
                   r"|‹(?P<close>/?)(?P<name>[bi]|[1-9][0-9]?)›")
_ALIKE = re.compile(r"(\{(?=[a-z]+:)|‹(?=/?(?:[bi]|[1-9][0-9]?)›))")
_JOINER = "\u2060"
"""Behind a sign that begins a chip: here it is the sign itself."""
_STRESS = {"*": "i", "_": "i", "**": "b", "__": "b"}


@dataclass(frozen=True, slots=True)
class Read:
    """What somebody typed as Markdown; ``faults`` say which chips mean nothing."""

    text: str
    faults: tuple[str, ...] = ()


def list_links(*texts: str) -> tuple[str, ...]:
    """The ends of the links in some texts (``](https://…)``), in their order, each once."""
    return tuple(dict.fromkeys(
        piece.text for text in texts for piece in split_codes(text)
        if isinstance(piece, Code) and piece.text.startswith("](") and piece.partner >= 0))


def show_chips(text: str, links: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """The words and chips of a text in Markdown: what is seen, and whether it is a chip.

    ``links`` are the ends of the links that have a number already: those of the source.
    """
    pieces = split_codes(text)
    links = tuple(dict.fromkeys((*links, *list_links(text))))
    words = ""
    for at, piece in enumerate(pieces):
        chip = _write_chip(pieces, at, links)
        if not chip:
            words += _bare(piece) if isinstance(piece, Code) else piece
            continue
        if words:
            yield _ALIKE.sub(rf"\1{_JOINER}", words), False
        yield chip, True
        words = ""
    if words:
        yield _ALIKE.sub(rf"\1{_JOINER}", words), False


def _write_chip(pieces: tuple[str | Code, ...], at: int, links: tuple[str, ...]) -> str:
    """The chip of a piece; none for words, and for a sign that means nothing where it stands."""
    piece = pieces[at]
    if not isinstance(piece, Code):
        return ""
    if piece.text == "\\\n":
        return BREAK
    if piece.text.startswith("{") and len(piece.text) > 1:
        return piece.text
    if piece.partner < 0:
        return ""
    edge = "/" if piece.partner < at else ""
    end = piece if edge else pieces[piece.partner]
    name = _STRESS.get(piece.text) or links.index(end.text) + 1  # type: ignore[union-attr]
    return f"‹{edge}{name}›"


def _bare(piece: Code) -> str:
    return piece.text.removeprefix("\\") or "\\"


def show_text(text: str, links: tuple[str, ...] = ()) -> str:
    """A text in Markdown as it is seen.

    >>> show_text("Ask *them*: {q:tide}")
    'Ask ‹i›them‹/i›: {q:tide}'
    """
    return "".join(piece for piece, _chip in show_chips(text, links))


def read_chips(seen: str, source: str, words: str = "") -> Read:
    """What somebody typed as Markdown; ``source`` and ``words`` are the Markdown of both sides
    as they were shown.

    >>> read_chips("‹i›Ask‹/i› {q:tide}", "_問_ {q:tide}").text
    '_Ask_ {q:tide}'
    """
    links = list_links(source, words)
    marks = _marks(source, words)
    pieces: list[str | Code] = []
    faults: list[str] = []
    opened: list[str] = []
    place = 0
    for found in _CHIP.finditer(seen):
        pieces.append(_plain(seen[place:found.start()]))
        place = found.end()
        if found["break"]:
            pieces.append(Code("\\\n"))
        elif found["reference"]:
            pieces.append(Code(found["reference"]))
        else:
            name, closes = found["name"], bool(found["close"])
            faults += _follow(opened, name, closes)
            if name.isdigit() and int(name) > len(links):
                faults.append(f"there is no link {found[0]} in this text")
                continue
            pieces.append(Code(marks[name] if name in marks else
                               links[int(name) - 1] if closes else "["))
    pieces.append(_plain(seen[place:]))
    faults += [f"‹{name}› is never closed" for name in opened]
    return Read(join_codes(pieces), tuple(dict.fromkeys(faults)))


def _marks(*texts: str) -> dict[str, str]:
    """How stress and strong are written: as in the first text that has them."""
    found = {"i": "*", "b": "**"}
    for text in reversed(texts):
        for piece in reversed(split_codes(text)):
            if isinstance(piece, Code) and piece.partner >= 0 and piece.text in _STRESS:
                found[_STRESS[piece.text]] = piece.text
    return found


def _follow(opened: list[str], name: str, closes: bool) -> list[str]:
    """Keep the chips that are open; what is wrong with the next one."""
    if not closes:
        opened.append(name)
        return [f"‹{name}› stands inside itself"] if name in opened[:-1] else []
    if name not in opened:
        return [f"‹/{name}› closes what is not open"]
    inner = opened[opened.index(name) + 1:]
    del opened[opened.index(name):]
    return [f"‹{one}› is not closed before ‹/{name}›" for one in inner]


def _plain(words: str) -> str:
    return re.sub(f"([{{‹]){_JOINER}", r"\1", words)
