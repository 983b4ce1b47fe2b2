"""The kinds of nodes, and what they make up: a document, and the file that is made of one.

Here: frozen facts.  Never here: functions on a tree (``tree``).
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Artifact", "Block", "Cell", "Document", "Emphasis", "Figure", "Heading", "Inline", "Item",
    "LineBreak", "Link", "List", "Mark", "Node", "PageBreak", "Paragraph", "Quote", "Reference",
    "Row", "Rule", "Running", "Section", "Span", "Strong", "Table", "Text",
]


# Inline ---------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Text:
    """Characters in one language.

    ``language`` is a BCP 47 tag (empty: the document's); ``segment`` the id of the segment
    they come from (empty: fixed wording).  ``readings`` is how they are read, if the author says
    so: one for all of them, or one for each; whoever asks for their words alone never meets it.
    """

    text: str
    language: str = ""
    segment: str = ""
    readings: tuple[str, ...] = ()


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
    only for decoration.  ``described`` are the ids of the segments that this text is made of.
    """

    role: str
    source: str
    alternative: str = ""
    children: tuple[Block, ...] = ()
    described: tuple[str, ...] = ()


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
    ``fact-sheet``, ``captions-sheet``, ``media-invitation`` or ``quote-card``; ``subject`` the
    person or quote of a kind that has one.  ``properties`` are its metadata as
    pairs, in fixed order (``author``, ``subject``, ``keywords``, ``date`` ISO 8601, ``version``,
    ``notice``).
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
class Mark:
    """A place on a page that somebody should look at.

    ``code`` says why (``line-wide``, ``heading-long`` ...), ``page`` counts from 1; the box is in
    shares of the page's width and height, from its top left; ``words`` are those in it.
    """

    code: str
    page: int
    x: float
    y: float
    width: float
    height: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One produced file with its facts, before it has a place.

    ``kind``, ``subject``, ``locale`` and ``title`` are those of its document; ``format`` is
    ``pdf``, ``docx``, ``txt``, ``html``, ``png`` or ``jpg``; ``pages`` counts a PDF's pages (0:
    none); ``fonts`` are the families inside, sorted; ``shape`` is empty, ``wide`` for a card, the
    size of a picture, of which ``width`` and ``height`` are the pixels.
    ``state`` is the lowest of its segments' and ``source_digest`` the digest of the same
    document in the source locale; ``content_digest`` covers what it shows and how it is dressed.
    The recipe fills these three in.  ``marks`` are places on a PDF's pages for whoever looks at
    them before they go out.
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
    marks: tuple[Mark, ...] = ()
    width: int = 0
    height: int = 0
