"""HTML: the tree as markup, and a document as one self-contained web page.

Here: one writer per node kind, the page around it.  Never here: the layout of paper (``pdf``),
looks (``templates/css``), text of its own.

A role is a CSS class.  Text in another language than the document's carries ``lang`` (WCAG
2.2, 3.1.2), so do words of Latin letters inside Chinese and Japanese.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise, zip_longest

from markupsafe import Markup

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
from presskit.render.breaks import Sense, find_breaks
from presskit.render.fonts import HEADINGS
from presskit.render.runs import DISPLAY, Run, cut_runs, read_line, set_apart

__all__ = ["Manner", "render_html", "write_blocks", "write_inlines", "write_metadata"]

_LONG = 2400
"""From so many bytes of UTF-8 on (800 Han characters, 2,400 Latin letters) a section may be
parted by the end of a page: whole, it would leave half a page empty."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What differs between writers of markup.

    ``locale`` is the document's.  ``runs`` cuts the inlines of a block with a role into runs,
    one tuple per text node; ``figure`` gives the markup of a picture without its caption.
    ``family`` is the family of the whole document, empty where families don't matter;
    ``headings`` that of its headings, where it is another.  ``columns`` gives the widths of the
    columns of a table or a panel as the style sheet reads them, empty for one that takes what is
    left, or none.
    """

    locale: str
    runs: Callable[[tuple[Inline, ...], str], tuple[tuple[Run, ...], ...]]
    figure: Callable[[Figure], Markup]
    family: str = ""
    headings: str = ""
    columns: Callable[[Table | Section], tuple[str, ...]] = lambda block: ()

    def leads(self, role: str) -> str:
        """The family of a block with a role."""
        return self.headings if self.headings and role in HEADINGS else self.family


# Inlines --------------------------------------------------------------------------------
# Strings in this part are markup; words of the tree pass through escape, one way in.

def write_inlines(inlines: tuple[Inline, ...], role: str, manner: Manner) -> Markup:
    """The inlines of a block with a role.

    Raises ``TypeError`` for a node that a finished document never holds.
    """
    return Markup(_inlines(inlines, role, manner))


def _inlines(inlines: tuple[Inline, ...], role: str, manner: Manner) -> str:
    inlines = set_apart(inlines, role)
    runs = iter(manner.runs(inlines, role))
    return "".join(_inline(node, role, runs, manner) for node in inlines)


def _inline(node: Inline, role: str, runs: Iterator[tuple[Run, ...]], manner: Manner,
            href: str = "") -> str:
    if isinstance(node, Text):
        phrases = not manner.family and role in DISPLAY and locales.is_han_spaced(manner.locale)
        return "".join(_run(run, role, manner, href, phrases) for run in next(runs))
    if isinstance(node, LineBreak):
        return "<br/>" if role in DISPLAY else locales.separator(manner.locale)
    if isinstance(node, Link) and manner.family:
        href = node.href
    inside = "".join(_inline(one, role, runs, manner, href)
                     for one in getattr(node, "children", ()))
    if isinstance(node, Emphasis):
        return f"<em>{inside}</em>"
    if isinstance(node, Strong):
        return f"<strong>{inside}</strong>"
    if isinstance(node, Link):  # on paper every run is its own link: none inside another
        return inside if href else f'<a href="{escape(node.href)}">{inside}</a>'
    if isinstance(node, Span):
        return f'<span class="{escape(node.role)}">{inside}</span>'
    raise TypeError(f"no markup for {type(node).__name__}")


def _run(run: Run, role: str, manner: Manner, href: str, phrases: bool) -> str:
    classes = ["latin"] if run.latin else []
    if run.mark:
        classes.append(run.mark)
    if manner.family and run.family not in ("", manner.leads(role)):
        classes.append(f"face-{run.family}")
    attributes = f' lang="{escape(run.language)}"' if run.language != manner.locale else ""
    if classes:
        attributes += f' class="{" ".join(classes)}"'
    text = _phrases(run.text, manner.locale) if phrases else escape(run.text, quote=False)
    if href:
        return f'<a href="{escape(href)}"{attributes}>{text}</a>'
    return f"<span{attributes}>{text}</span>" if attributes else text


def _phrases(text: str, locale: str) -> str:
    """Chinese or Japanese display text with a place to break between its phrases: a screen may
    be of any width, and browsers know no phrases of Chinese."""
    ends = [one.position for one in find_breaks(text, locale) if one.sense <= Sense.PHRASE]
    parts = (text[start:end] for start, end in pairwise((0, *ends, len(text))))
    return "<wbr>".join(escape(part, quote=False) for part in parts)


# Blocks ---------------------------------------------------------------------------------

def write_blocks(document: Document, manner: Manner) -> Markup:
    """The body of a document; what stands before its first heading becomes its head.

    Raises ``TypeError`` for an unknown node.
    """
    blocks = document.children
    first = next((index for index, block in enumerate(blocks) if isinstance(block, Heading)), 0)
    head = (f'<header class="document-head">\n{_join(blocks[:first], manner)}</header>\n'
            if first else "")
    return Markup(head + _join(blocks[first:], manner))


def _join(blocks: Iterable[Block | Item | Row | Cell], manner: Manner) -> str:
    return "".join(_block(block, manner) for block in blocks)


def _block(block: Block | Item | Row | Cell, manner: Manner) -> str:
    writer = _WRITERS.get(type(block))
    if writer is None:
        raise TypeError(f"no markup for {type(block).__name__}")
    return f"{writer(block, manner)}\n"


def _paragraph(block: Paragraph, manner: Manner) -> str:
    return f'<p class="{block.role}">{_inlines(block.children, block.role, manner)}</p>'


def _heading(block: Heading, manner: Manner) -> str:
    inside = _inlines(block.children, block.role, manner)
    words = plain_text(set_apart(block.children, block.role), "\n")
    label = escape(locales.join_lines(words, manner.locale, headline=block.role == "headline"))
    return (f'<h{block.level} class="{block.role}" data-label="{label}">{inside}'
            f"</h{block.level}>")


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
    caption = (f"<caption>{_inlines(block.caption, 'caption', manner)}</caption>\n"
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
    target = f' id="{escape(block.identifier)}"' if block.identifier else ""
    style = f' style="width: {width}"' if width else ""
    long = " long" if len(plain_text((block,)).encode()) > _LONG else ""
    if widths := manner.columns(block):
        inside = "".join(f"{_section(one, manner, width)}\n" for one, width
                         in zip_longest(block.children, widths, fillvalue=""))
    else:
        inside = _join(block.children, manner)
    return f'<section class="{block.role}{long}"{target}{style}>\n{inside}</section>'


def _rule(block: Rule, _manner: Manner) -> str:
    return f'<hr class="{block.role}"/>'


def _page_break(_block: PageBreak, _manner: Manner) -> str:
    return '<div class="page-break"></div>'


_WRITERS: dict[type, Callable[..., str]] = {
    Paragraph: _paragraph, Heading: _heading, Quote: _quote, List: _list, Item: _item,
    Table: _table, Row: _row, Cell: _cell, Figure: _figure, Section: _section, Rule: _rule,
    PageBreak: _page_break,
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
    return Markup("\n").join(Markup('<meta name="{}" content="{}"/>').format(name, value)
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
