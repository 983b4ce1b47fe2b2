"""HTML: blocks of the tree as markup.

Here: one writer per kind of block, the head of a document, which blocks fill which slot.  Never
here: characters (``html_inlines``), the page around them (``html``), looks
(``templates/css``), text of its own.

A role is a CSS class.  Text in another language than the document's carries ``lang`` (WCAG
2.2, 3.1.2), so do words of Latin letters inside Chinese and Japanese.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby, takewhile, zip_longest

from markupsafe import Markup

from presskit import locales
from presskit.document import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Item,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Rule,
    Section,
    Table,
    has_readings,
    plain_text,
)
from presskit.document.roles import BESIDE, HEAD, OPENING, TITLE
from presskit.render.html_inlines import Manner, write_inlines
from presskit.render.runs import set_apart
from presskit.render.text import write_text

__all__ = ["write_blocks", "write_headed", "write_text_of"]

_LONG = 2400
"""From so many bytes of UTF-8 on (800 Han characters, 2,400 Latin letters) a section may be
parted by the end of a page: whole, it would leave half a page empty."""
_RATHER_LONG = 1400
"""The same where a look sets it in larger type."""


def write_headed(blocks: tuple[Block, ...], manner: Manner) -> Markup:
    """Blocks one below the other; what stands before the first heading becomes their head."""
    first = next((index for index, block in enumerate(blocks) if isinstance(block, Heading)), 0)
    head = (f'<header class="document-head">\n{_join(blocks[:first], manner)}</header>\n'
            if first else "")
    return Markup(head + _write_rest(blocks[first:], manner))


def _write_rest(blocks: tuple[Block, ...], manner: Manner) -> str:
    return "".join(f'<div class="document-head">\n{_join(group, manner)}</div>\n' if apart
                   else _join(group, manner) for apart, group in _group_head(blocks))


def write_text_of(document: Document, manner: Manner, frame) -> dict[str, Markup]:
    """The slots of a document's text in a frame (:class:`presskit.render.frames.Frame`): all of it
    in ``body``, or, where the frame names ``head``, there what ends with headline, subheads or
    note, and the rest in ``body``."""
    from presskit.render.frames import has_slot

    blocks = document.children
    if not has_slot(frame, "head"):
        return {"body": write_headed(blocks, manner)}
    opening = list(takewhile(lambda one: getattr(one, "role", "") in HEAD, blocks))
    while opening and getattr(opening[-1], "role", "") not in TITLE:
        opening.pop()
    return {"head": write_headed(tuple(opening), manner),
            "body": Markup(_write_rest(blocks[len(opening):], manner))}


def _group_head(blocks: tuple[Block, ...]) -> Iterator[tuple[bool, list[Block]]]:
    """Blocks in their order, those of a head apart from the others."""
    for beside, found in groupby(blocks, lambda one: getattr(one, "role", "") in OPENING):
        group = list(found)
        yield beside and any(getattr(one, "role", "") in BESIDE for one in group), group


def write_blocks(blocks: Iterable[Block], manner: Manner) -> Markup:
    """Blocks one below the other.

    Raises ``TypeError`` for an unknown node.
    """
    return Markup(_join(blocks, manner))


def _join(blocks: Iterable[Block | Item | Row | Cell], manner: Manner) -> str:
    return "".join(_block(block, manner) for block in blocks)


def _block(block: Block | Item | Row | Cell, manner: Manner) -> str:
    writer = _WRITERS.get(type(block))
    if writer is None:
        raise TypeError(f"no markup for {type(block).__name__}")
    return f"{writer(block, manner)}\n"


def _paragraph(block: Paragraph, manner: Manner) -> str:
    inside = write_inlines(block.children, block.role, manner)
    return f'<p class="{_name_class(block)}">{inside}</p>'


def _name_class(block: Paragraph | Heading) -> str:
    """The role, and that readings stand above some words: lines need room for them."""
    return f"{block.role} annotated" if has_readings(block.children) else block.role


def _heading(block: Heading, manner: Manner) -> str:
    inside = write_inlines(block.children, block.role, manner)
    words = plain_text(set_apart(block.children, block.role), "\n")
    label = escape(locales.join_lines(words, manner.locale, headline=block.role == "headline"))
    mark = f' data-label="{label}"' if manner.family else ""  # a PDF's bookmark
    return f'<h{block.level} class="{_name_class(block)}"{mark}>{inside}</h{block.level}>'


def _quote(block: Quote, manner: Manner) -> str:
    attribution = (f'<div class="attributed">\n{_join(block.attribution, manner)}</div>'
                   if block.attribution else "")
    return (f'<blockquote class="{block.role}">\n{_join(block.children, manner)}{attribution}'
            "</blockquote>")


def _list(block: List, manner: Manner) -> str:
    tag = "ol" if block.ordered else "ul"
    return f'<{tag} class="{block.role}">\n{_join(block.children, manner)}</{tag}>'


def _item(block: Item, manner: Manner) -> str:
    return f"<li>{_join(block.children, manner)}</li>"


def _table(block: Table, manner: Manner) -> str:
    caption = (f"<caption>{write_inlines(block.caption, 'caption', manner)}</caption>\n"
               if block.caption else "")
    rows = "".join(f"{_row(row, manner, manner.columns(block) if index == 0 else ())}\n"
                   for index, row in enumerate(block.head))
    head = f"<thead>\n{rows}</thead>\n" if block.head else ""
    return (f'<table class="{block.role}">\n{caption}{head}<tbody>\n'
            f"{_join(block.children, manner)}</tbody>\n</table>")


def _row(block: Row, manner: Manner, widths: tuple[str, ...] = ()) -> str:
    cells = "".join(f"{_cell(cell, manner, width)}\n"
                    for cell, width in zip_longest(block.children, widths, fillvalue=""))
    return f"<tr>\n{cells}</tr>"


def _cell(block: Cell, manner: Manner, width: str = "") -> str:
    """A cell; the style sheet says what comes of a measured ``width``."""
    inside = _join(block.children, manner)
    style = f' style="width: {width}"' if width else ""
    return (f'<th scope="{block.header}"{style}>{inside}</th>' if block.header
            else f"<td{style}>{inside}</td>")


def _figure(block: Figure, manner: Manner) -> str:
    caption = (f"\n<figcaption>{_join(block.children, manner)}</figcaption>"
               if block.children else "")
    return f'<figure class="{block.role}">{manner.figure(block)}{caption}</figure>'


def _section(block: Section, manner: Manner, width: str = "") -> str:
    if special := _SECTIONS.get(block.role):
        return special(block, manner)
    target = f' id="{escape(block.identifier)}"' if block.identifier else ""
    style = f' style="width: {width}"' if width else ""
    size = len(plain_text((block,)).encode())
    long = " rather-long" * (size > _RATHER_LONG) + " long" * (size > _LONG)
    if widths := manner.columns(block):
        inside = "".join(f"{_section(one, manner, width)}\n" for one, width
                         in zip_longest(block.children, widths, fillvalue=""))
    else:
        inside = _join(block.children, manner)
    return f'<section class="{block.role}{long}"{target}{style}>\n{inside}</section>'


def _disclosure(block: Section, manner: Manner) -> str:
    """What a click opens, below its label."""
    label, *rest = block.children
    words = write_inlines(getattr(label, "children", ()), "disclosure-label", manner)
    return (f'<details class="disclosure">\n<summary>{words}</summary>\n{_join(rest, manner)}'
            "</details>")


def _copy(block: Section, manner: Manner) -> str:
    """Plain text that a button copies, and what the button is called: no part of the page until a
    script makes the button."""
    label, *rest = ["\n".join(write_text((one,), manner.locale)) for one in block.children]
    text = escape("\n".join(rest), quote=False)
    return f'<template class="{block.role}" data-label="{escape(label)}">{text}</template>'


def _anchor(block: Section, manner: Manner) -> str:
    """What links lead to inside a cell, which may hold no section of its own."""
    return (f'<div class="{block.role}" id="{escape(block.identifier)}">\n'
            f"{_join(block.children, manner)}</div>")


_SECTIONS = {"anchor": _anchor, "disclosure": _disclosure, "copy": _copy, "copy-quiet": _copy}


def _rule(block: Rule, _manner: Manner) -> str:
    return f'<hr class="{block.role}"/>'


def _page_break(_block: PageBreak, _manner: Manner) -> str:
    return '<div class="page-break"></div>'


_WRITERS: dict[type, Callable[..., str]] = {
    Paragraph: _paragraph, Heading: _heading, Quote: _quote, List: _list, Item: _item,
    Table: _table, Row: _row, Cell: _cell, Figure: _figure, Section: _section, Rule: _rule,
    PageBreak: _page_break,
}
