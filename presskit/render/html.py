"""HTML: the tree as markup, and a document as one self-contained web page.

Here: one writer per node kind, the page around it.  Never here: the layout of paper (``pdf``),
looks (``templates/css``), text of its own.

A role is a CSS class.  Text in another language than the document's carries ``lang`` (WCAG
2.2, 3.1.2), so do words of Latin letters inside Chinese and Japanese.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from presskit import locales
from presskit.document import (
    Artifact,
    Block,
    Cell,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Rule,
    Section,
    Span,
    Strong,
    Table,
    Text,
    plain_text,
)
from presskit.render.runs import Run, cut_runs, read_line

__all__ = ["DISPLAY", "Manner", "render_html", "write_blocks", "write_inlines", "write_metadata"]

DISPLAY = frozenset({"headline", "subhead", "pull-quote", "section-heading", "bio-name"})
"""The roles that keep an author's breaks at sense."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What differs between writers of markup.

    ``locale`` is the document's.  ``runs`` cuts the inlines of a block with a role into runs,
    one tuple per text node; ``figure`` gives the markup of a picture without its caption.
    ``family`` is the family of the whole document, empty where families don't matter.
    """

    locale: str
    runs: Callable[[tuple[Inline, ...], str], tuple[tuple[Run, ...], ...]]
    figure: Callable[[Figure], Markup]
    family: str = ""


# Inlines --------------------------------------------------------------------------------

def write_inlines(inlines: tuple[Inline, ...], role: str, manner: Manner) -> Markup:
    """The inlines of a block with a role.

    Raises ``TypeError`` for a node that a finished document never holds.
    """
    runs = iter(manner.runs(inlines, role))
    return Markup("").join(_write_inline(node, role, runs, manner) for node in inlines)


def _write_inline(node: Inline, role: str, runs: Iterator[tuple[Run, ...]], manner: Manner,
                  href: str = "") -> Markup:
    if isinstance(node, Text):
        return Markup("").join(_write_run(run, manner, href) for run in next(runs))
    if isinstance(node, LineBreak):
        return Markup("<br>") if role in DISPLAY else escape(locales.separator(manner.locale))
    if isinstance(node, Link) and manner.family:
        href = node.href
    inside = Markup("").join(_write_inline(one, role, runs, manner, href)
                             for one in getattr(node, "children", ()))
    if isinstance(node, Emphasis):
        return Markup("<em>{}</em>").format(inside)
    if isinstance(node, Strong):
        return Markup("<strong>{}</strong>").format(inside)
    if isinstance(node, Link):  # on paper every run is its own link: none inside another
        return inside if href else Markup('<a href="{}">{}</a>').format(node.href, inside)
    if isinstance(node, Span):
        return Markup('<span class="{}">{}</span>').format(node.role, inside)
    raise TypeError(f"no markup for {type(node).__name__}")


def _write_run(run: Run, manner: Manner, href: str = "") -> Markup:
    classes = [name for name, holds in (("latin", run.latin),
                                        (run.mark, bool(run.mark))) if holds]
    if manner.family and run.family not in ("", manner.family):
        classes.append(f"face-{run.family}")
    attributes = Markup("")
    if run.language != manner.locale:
        attributes += Markup(' lang="{}"').format(run.language)
    if classes:
        attributes += Markup(' class="{}"').format(" ".join(classes))
    if href:
        return Markup('<a href="{}"{}>{}</a>').format(href, attributes, run.text)
    if not attributes:
        return escape(run.text)
    return Markup("<span{}>{}</span>").format(attributes, run.text)


# Blocks ---------------------------------------------------------------------------------

def write_blocks(document: Document, manner: Manner) -> Markup:
    """The body of a document; what stands before its first heading becomes its head.

    Raises ``TypeError`` for an unknown node.
    """
    blocks = document.children
    first = next((index for index, block in enumerate(blocks) if isinstance(block, Heading)), 0)
    head = Markup("")
    if first:
        head = Markup('<header class="document-head">\n{}</header>\n').format(
            _join(blocks[:first], manner))
    return head + _join(blocks[first:], manner)


def _join(blocks: Iterable[Block], manner: Manner) -> Markup:
    return Markup("").join(_write_block(block, manner) for block in blocks)


def _write_block(block: Block, manner: Manner) -> Markup:
    writer = _WRITERS.get(type(block))
    if writer is None:
        raise TypeError(f"no markup for {type(block).__name__}")
    return writer(block, manner) + Markup("\n")


def _write_paragraph(block: Paragraph, manner: Manner) -> Markup:
    return Markup('<p class="{}">{}</p>').format(
        block.role, write_inlines(block.children, block.role, manner))


def _write_heading(block: Heading, manner: Manner) -> Markup:
    tag = Markup(f"h{block.level}")
    return Markup('<{} class="{}" data-label="{}">{}</{}>').format(
        tag, block.role, plain_text(block.children),
        write_inlines(block.children, block.role, manner), tag)


def _write_quote(block: Quote, manner: Manner) -> Markup:
    attribution = Markup("")
    if block.attribution:
        attribution = Markup('<div class="attributed">\n{}</div>').format(
            _join(block.attribution, manner))
    return Markup('<blockquote class="{}">\n{}{}</blockquote>').format(
        block.role, _join(block.children, manner), attribution)


def _write_list(block: List, manner: Manner) -> Markup:
    tag = Markup("ol" if block.ordered else "ul")
    return Markup('<{} class="{}">\n{}</{}>').format(
        tag, block.role, _join(block.children, manner), tag)


def _write_item(block: Item, manner: Manner) -> Markup:
    return Markup("<li>{}</li>").format(_join(block.children, manner))


def _write_table(block: Table, manner: Manner) -> Markup:
    caption = head = Markup("")
    if block.caption:
        caption = Markup("<caption>{}</caption>\n").format(
            write_inlines(block.caption, "caption", manner))
    if block.head:
        head = Markup("<thead>\n{}</thead>\n").format(_join(block.head, manner))
    return Markup('<table class="{}">\n{}{}<tbody>\n{}</tbody>\n</table>').format(
        block.role, caption, head, _join(block.children, manner))


def _write_row(block: Row, manner: Manner) -> Markup:
    return Markup("<tr>\n{}</tr>").format(_join(block.children, manner))


def _write_cell(block: Cell, manner: Manner) -> Markup:
    inside = _join(block.children, manner)
    if block.header:
        return Markup('<th scope="{}">{}</th>').format(block.header, inside)
    return Markup("<td>{}</td>").format(inside)


def _write_figure(block: Figure, manner: Manner) -> Markup:
    caption = Markup("")
    if block.children:
        caption = Markup("\n<figcaption>{}</figcaption>").format(_join(block.children, manner))
    return Markup('<figure class="{}">{}{}</figure>').format(
        block.role, manner.figure(block), caption)


def _write_section(block: Section, manner: Manner) -> Markup:
    target = Markup(' id="{}"').format(block.identifier) if block.identifier else Markup("")
    return Markup('<section class="{}"{}>\n{}</section>').format(
        block.role, target, _join(block.children, manner))


def _write_rule(block: Rule, _manner: Manner) -> Markup:
    return Markup('<hr class="{}">').format(block.role)


def _write_page_break(_block: PageBreak, _manner: Manner) -> Markup:
    return Markup('<div class="page-break"></div>')


_WRITERS: dict[type, Callable[..., Markup]] = {
    Paragraph: _write_paragraph, Heading: _write_heading, Quote: _write_quote,
    List: _write_list, Item: _write_item, Table: _write_table, Row: _write_row,
    Cell: _write_cell, Figure: _write_figure, Section: _write_section, Rule: _write_rule,
    PageBreak: _write_page_break,
}


# The page -------------------------------------------------------------------------------

def write_metadata(document: Document, generator: str) -> Markup:
    """The ``meta`` elements of a document's properties: author, description, dates, notice."""
    date = document.property("date")
    described = " ".join(filter(None, (document.property("subject"),
                                       document.property("notice"))))
    pairs = (("author", document.property("author")), ("description", described),
             ("keywords", document.property("keywords")), ("generator", generator),
             ("dcterms.created", date), ("dcterms.modified", date))
    return Markup("\n").join(Markup('<meta name="{}" content="{}">').format(name, value)
                             for name, value in pairs if value)


def render_html(document: Document, context) -> Artifact:
    """Render a document as one web page that needs no other file.

    ``context`` is a :class:`presskit.render.Context`.  No face is embedded: the page asks for
    ours by name, then for those of the reader's system.  Raises
    :class:`~presskit.diagnostics.PresskitError` for a frame or a picture that can't be used.
    """
    from presskit.render.frames import fill_frame, read_frame
    from presskit.render.pictures import embed_figure
    from presskit.render.sheets import write_page_sheet

    locale, running = document.locale, document.running

    def cut(inlines: tuple[Inline, ...], _role: str) -> tuple[tuple[Run, ...], ...]:
        return cut_runs(read_line(inlines, locale), locale)

    manner = Manner(locale, cut, lambda figure: embed_figure(figure, document, context))
    css = write_page_sheet(document, context.fonts, context.theme,
                           read_frame(context.frames.frame("css/page.css")))
    label = Markup(" ").join(
        Markup('<span class="{}">{}</span>').format(name, write_inlines(words, name, manner))
        for name, words in (("draft", running.label), ("draft-note", running.label_note))
        if words)
    footer = Markup("").join(
        Markup('<p class="{}">{}</p>').format(name, write_inlines(words, name, manner))
        for name, words in (("notice", running.notice), ("edition", running.footer_start))
        if words)
    text = fill_frame(
        context.frames.frame("html/page.html.j2"), title=document.title, language=locale,
        direction="ltr", kind=document.kind, css=Markup(css), label=label, footer=footer,
        metadata=write_metadata(document, context.generator),
        body=write_blocks(document, manner))
    return Artifact(document.kind, locale, "html", document.title, text.encode(),
                    subject=document.subject)
