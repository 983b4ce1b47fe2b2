"""The document tree: what a document says and what each part of it is, never how it looks.

Here: the node kinds, and the few functions that every room needs on them.  Never here: fonts,
measures, markup, files.  A leaf: it imports nothing of presskit.

Every node is frozen, children are tuples.  A block carries a *role* (``headline``, ``lead``,
``pull-quote`` ...); the table of roles in ``templates/roles.yaml`` maps a role to its CSS
class and its Word style.  A text node knows its language and the segment it came from, so a
document knows its segments.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache

__all__ = [
    "Artifact", "Block", "Cell", "Document", "Emphasis", "Figure", "Heading", "Inline", "Item",
    "LineBreak", "Link", "List", "Node", "PageBreak", "Paragraph", "Quote", "Reference", "Row",
    "Rule", "Running", "Section", "Span", "Strong", "Table", "Text", "digest", "dump", "languages",
    "map_text", "plain_text", "segments", "walk",
]


# Inline ---------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Text:
    """Characters in one language.

    ``language`` is a BCP 47 tag (empty: the document's); ``segment`` the id of the segment
    they come from (empty: fixed wording).
    """

    text: str
    language: str = ""
    segment: str = ""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stress (``em``)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Importance (``strong``)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink; ``href`` is an absolute ``https:``, ``http:``, ``mailto:`` or ``tel:``."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break at sense, chosen by the author: kept in display roles, else a mere join."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run with a role of its own (``original-name``, ``quote``, ``work-title`` ...)."""

    role: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention by id, not yet resolved: ``quote:ID``, ``quote:ID#1``, ``person:ID`` ...

    ``mode`` is what stood behind the id: empty, ``,`` (the sentence goes on) or ``!`` (told
    here in indirect speech).  ``children`` are the author's own words for it, if any.  A
    finished document holds none of these.
    """

    target: str
    mode: str = ""
    children: tuple[Inline, ...] = ()


# Block ----------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; the role says which."""

    role: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    role: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart, its marks included in the words, and who said it."""

    role: str
    children: tuple[Block, ...]
    attribution: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list, numbered or not."""

    role: str
    children: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``header`` is empty, ``col`` or ``row``."""

    children: tuple[Block, ...]
    header: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells."""

    children: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``head`` rows repeat on every page; ``caption`` may be empty."""

    role: str
    head: tuple[Row, ...]
    children: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture.

    ``source`` is a path inside the kit, ``mark:`` (the issuer's mark) or ``monogram:字``
    (drawn, carries no text).  ``alternative`` is its text for those who can't see it; empty
    only for decoration.
    """

    role: str
    source: str
    alternative: str = ""
    children: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A group of blocks with a role; ``identifier`` makes it a target for links."""

    role: str
    children: tuple[Block, ...]
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A full-width rule."""

    role: str = "rule"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


Inline = Text | Emphasis | Strong | Link | LineBreak | Span | Reference
Block = (Paragraph | Heading | Quote | List | Table | Figure | Section | Rule | PageBreak)
Node = Inline | Block | Item | Cell | Row


@dataclass(frozen=True, slots=True)
class Running:
    """The running lines: header from page 2, footer on every page, the kit's notice in the
    footer of every page (that it is a sample), and the label of a document that is not
    reviewed; empty ones are left out."""

    header_start: tuple[Inline, ...] = ()
    header_end: tuple[Inline, ...] = ()
    footer_start: tuple[Inline, ...] = ()
    notice: tuple[Inline, ...] = ()
    label: tuple[Inline, ...] = ()
    label_note: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document in one locale.

    ``kind`` is ``press-release``, ``speaker-bios``, ``speaker-bio``, ``quote-sheet``,
    ``fact-sheet`` or ``quote-card``; ``subject`` the person or quote of a kind that has one.
    ``properties`` are its metadata as pairs, in fixed order (``author``, ``subject``,
    ``keywords``, ``date`` ISO 8601, ``version``, ``notice``).
    """

    kind: str
    kit: str
    locale: str
    title: str
    children: tuple[Block, ...]
    running: Running = Running()
    properties: tuple[tuple[str, str], ...] = ()
    subject: str = ""

    def property(self, name: str) -> str:
        """One metadata value, empty where there is none."""
        return dict(self.properties).get(name, "")


@dataclass(frozen=True, slots=True)
class Artifact:
    """One produced file with its facts, before it has a place.

    ``kind``, ``subject``, ``locale`` and ``title`` are those of its document; ``format`` is
    ``pdf``, ``docx``, ``txt``, ``html`` or ``png``; ``pages`` counts a PDF's pages (0: none);
    ``fonts`` are the families inside, sorted; ``shape`` is empty, or ``wide`` for a card.
    ``state`` is the lowest of its segments' and ``source_digest`` the digest of the same
    document in the source locale; ``content_digest`` covers what it shows and how it is dressed.
    The recipe fills these three in.
    """

    kind: str
    locale: str
    format: str
    title: str
    data: bytes
    subject: str = ""
    shape: str = ""
    pages: int = 0
    fonts: tuple[str, ...] = ()
    state: str = "source"
    source_digest: str = ""
    content_digest: str = ""


# Functions ------------------------------------------------------------------------------

@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(entry.name for entry in fields(kind))


@cache
def _is_node_kind(kind: type) -> bool:
    return hasattr(kind, "__dataclass_fields__")


def _is_node(value: object) -> bool:
    return _is_node_kind(type(value))


@cache
def _node_fields(kind: type) -> tuple[str, ...]:
    """The fields that may hold nodes: those whose declared type names a node kind."""
    return tuple(entry.name for entry in fields(kind)
                 if any(one.isupper() for one in str(entry.type)))


def _parts(node: object) -> list[object]:
    parts: list[object] = []
    for name in _node_fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, tuple):
            parts += value
        elif _is_node(value):
            parts.append(value)
    return parts


def walk(node: object | Iterable[object]) -> Iterator[object]:
    """Every node below and including ``node`` (or each of several), in reading order."""
    waiting = [node] if _is_node(node) else [*node][::-1]  # type: ignore[misc]
    while waiting:
        one = waiting.pop()
        if _is_node(one):
            yield one
            waiting += reversed(_parts(one))
        else:
            waiting += reversed([*one])  # type: ignore[misc]


def map_text(node, change: Callable[[Text], Text | tuple[Inline, ...]]):
    """The same tree with every text node replaced by ``change(text node)``.

    ``change`` gives a node, or a tuple of inlines that takes its place.
    """
    if isinstance(node, tuple):
        out: list[object] = []
        for one in node:
            new = map_text(one, change) if _is_node(one) else one
            out.extend(new) if isinstance(new, tuple) and _is_node(one) else out.append(new)
        return tuple(out)
    if isinstance(node, Text):
        return change(node)
    changed = {}
    for name in _field_names(type(node)):
        value = getattr(node, name)
        if isinstance(value, Running):
            changed[name] = map_text(value, change)
        elif isinstance(value, tuple) and any(map(_is_node, value)):
            changed[name] = map_text(value, change)
    return replace(node, **changed) if changed else node


_BLOCKS = (Paragraph, Heading, Quote, List, Item, Table, Row, Cell, Figure, Section, Rule,
           PageBreak)


def plain_text(node: object | Iterable[object], line_break: str = " ") -> str:
    """The characters of inlines, or of blocks with a line feed between blocks.

    ``line_break`` is what a break at sense becomes.
    """
    if isinstance(node, Text):
        return node.text
    if isinstance(node, LineBreak):
        return line_break
    parts = _parts(node) if _is_node(node) else iter(node)  # type: ignore[arg-type]
    out: list[str] = []
    for part in parts:
        text = plain_text(part, line_break)
        if isinstance(part, _BLOCKS) and out and text:
            out.append("\n")
        out.append(text)
    return "".join(out)


def segments(node: object) -> tuple[str, ...]:
    """The ids of the segments whose words the tree shows, each once, in reading order."""
    found = (one.segment for one in walk(node) if isinstance(one, Text) and one.segment)
    return tuple(dict.fromkeys(found))


def languages(node: object) -> tuple[str, ...]:
    """The languages that text nodes name, each once, in reading order."""
    found = (one.language for one in walk(node) if isinstance(one, Text) and one.language)
    return tuple(dict.fromkeys(found))


@cache
def _kind_name(kind: type) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in kind.__name__)[1:]


def _dump_lines(node: object, depth: int, lines: list[str]) -> None:
    kind = type(node)
    words, below = [_kind_name(kind)], []
    for label in _field_names(kind):
        value = getattr(node, label)
        if isinstance(value, tuple) and any(map(_is_node, value)):
            below.append((label, value))
        elif isinstance(value, Running):
            below.append((label, (value,)))
        elif value not in ("", (), False):
            words.append(f"{label}={value!r}")
    lines.append("  " * depth + " ".join(words))
    for label, value in below:
        inner = depth + 1
        if label != "children":
            lines.append("  " * inner + f"{label}:")
            inner += 1
        for part in value:
            _dump_lines(part, inner, lines)


def dump(node: object) -> str:
    """The tree as text, one line a node: what tests compare and digests are made of.

    >>> print(dump(Paragraph("lead", (Text("好", "zh-Hant-HK"),))))
    paragraph role='lead'
      text text='好' language='zh-Hant-HK'
    """
    lines: list[str] = []
    _dump_lines(node, 0, lines)
    return "\n".join(lines)


def digest(node: object) -> str:
    """The sha256 of :func:`dump`, in hexadecimal."""
    return hashlib.sha256(dump(node).encode("utf-8", "surrogatepass")).hexdigest()
