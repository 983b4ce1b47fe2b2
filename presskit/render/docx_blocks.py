"""Blocks of the tree as Word paragraphs: one role, one style.

Here: paragraphs, headings, quotes, lists, figures in the flow, sections and what keeps
together.  Never here: tables and head blocks (``docx_tables``, ``docx_groups``), characters.

Place and space come from the styles alone: no tab, no empty paragraph, no space moves anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from presskit.document import (
    Block,
    Figure,
    Heading,
    Inline,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Section,
    Table,
)
from presskit.document.roles import DISPLAY
from presskit.render.docx_groups import gather_groups, write_head, write_panel, write_quotes
from presskit.render.docx_lists import number_list
from presskit.render.docx_pictures import anchor_portrait, write_figure
from presskit.render.docx_returning import EXACT, write_exact
from presskit.render.docx_runs import Look, write_inlines
from presskit.render.docx_sheet import Sheet, find_role, find_style, sheet_of
from presskit.render.docx_tables import write_table
from presskit.render.docx_xml import add_property, clark, w

__all__ = ["write_blocks"]


def write_blocks(sheet: Sheet, blocks: Sequence[Block]) -> list[etree._Element]:
    """The paragraphs and tables of ``blocks``, in order."""
    out: list[etree._Element] = []
    page_break = False
    before: object = None
    for group in gather_groups(blocks):
        if isinstance(group, PageBreak):
            page_break = True
            continue
        new = _write_group(sheet, group)
        if not new:
            continue
        if out and new[0].tag == clark("w:tbl") and _is_headline(before):
            # A table has no space above it; the headline carries what a section has.
            add_property(out[-1], w("spacing", after=str(sheet.frame.section_space)))
        if page_break:
            _begin_page(new[0])
            page_break = False
        if out and out[-1].tag == new[0].tag == clark("w:tbl"):
            out.append(write_gap(sheet))  # Word joins two tables that touch
        out.extend(new)
        before = group
    return out


def _is_headline(block: object) -> bool:
    return isinstance(block, Heading) and block.level == 1


def write_gap(sheet: Sheet) -> etree._Element:
    """The paragraph that must stand between two tables, and behind one at the end."""
    return w("p", w("pPr", w("pStyle", val=find_style(sheet, "paragraph", "Table gap"))))


def _begin_page(element: etree._Element) -> None:
    paragraph = (element if element.tag == clark("w:p")
                 else next(element.iter(clark("w:p"))))
    add_property(paragraph, w("pageBreakBefore"))


def _write_group(sheet: Sheet, group: Block | tuple[Section, ...]) -> list[etree._Element]:
    if isinstance(group, tuple):
        if group[0].role == "quote-entry":
            return [write_quotes(sheet, group, write_blocks)]
        return write_head(sheet, group, write_blocks)
    return _write_block(sheet, group)


def _write_block(sheet: Sheet, block: Block) -> list[etree._Element]:
    match block:
        case Paragraph() | Heading():
            return [_write_paragraph(sheet, block.role, block.children)]
        case Quote():
            return keep_together(write_blocks(sheet, (*block.children, *block.attribution)))
        case List():
            return _write_list(sheet, block, 0)
        case Table():
            return write_table(sheet, block, write_blocks)
        case Figure():
            return _write_picture(sheet, block)
        case Section():
            return _write_section(sheet, block)
        case Rule():
            rule = _write_paragraph(sheet, block.role, ())
            add_property(rule, w("keepNext"))  # at the foot of a page it would part nothing
            return [rule]
    raise TypeError(f"no Word form for {type(block).__name__}")


def _write_paragraph(sheet: Sheet, role: str, inlines: Sequence[Inline]) -> etree._Element:
    paragraph = w("p")
    style = find_role(sheet, role)
    if style:
        paragraph.append(w("pPr", w("pStyle", val=style)))
    paragraph.extend(write_inlines(sheet_of(sheet, role), inlines, Look(display=role in DISPLAY)))
    return paragraph


def keep_together(elements: list[etree._Element]) -> list[etree._Element]:
    """The same paragraphs, kept on one page."""
    paragraphs = [one for one in elements if one.tag == clark("w:p")]
    for paragraph in paragraphs:
        add_property(paragraph, w("keepLines"))
    for paragraph in paragraphs[:-1]:
        add_property(paragraph, w("keepNext"))
    return elements


def _write_section(sheet: Sheet, section: Section) -> list[etree._Element]:
    if section.role == "panel":
        return [write_panel(sheet, section, write_blocks)]
    if section.role == EXACT:
        return write_exact(sheet, section)
    if section.role == "picture-entry":
        return _keep_entry(write_blocks(sheet, section.children))
    if section.role != "bio":
        return write_blocks(sheet, section.children)
    portraits = [one for one in section.children
                 if isinstance(one, Figure) and one.role == "portrait"]
    rest = [one for one in section.children if one not in portraits]
    paragraphs = keep_together(write_blocks(sheet, rest))
    for portrait in portraits:
        anchor_portrait(sheet, portrait, paragraphs[0])
    return paragraphs


def _keep_entry(elements: list[etree._Element]) -> list[etree._Element]:
    """A picture with its name and its facts, on one page: each keeps to what follows, but the
    last row."""
    rows = [row for one in elements for row in one.iter(clark("w:tr"))]
    for element in (*(one for one in elements if one.tag == clark("w:p")), *rows[:-1]):
        for paragraph in element.iter(clark("w:p")):
            add_property(paragraph, w("keepNext"))
    return elements


def _write_picture(sheet: Sheet, figure: Figure) -> list[etree._Element]:
    drawing = write_figure(sheet, figure)
    below = write_blocks(sheet, figure.children)
    if drawing is None:
        return below
    style = find_role(sheet, figure.role)
    paragraph = w("p", w("pPr", w("pStyle", val=style)), w("r", drawing))
    if below:
        add_property(paragraph, w("keepNext"))
    return [paragraph, *keep_together(below)]


def _write_list(sheet: Sheet, block: List, level: int) -> list[etree._Element]:
    style = find_role(sheet, block.role)
    number = number_list(sheet, style, block.ordered)
    out: list[etree._Element] = []
    for item in block.children:
        first = True
        for child in item.children:
            if isinstance(child, List):
                out.extend(_write_list(sheet, child, level + 1))
                continue
            for element in write_blocks(sheet, (child,)):
                if element.tag == clark("w:p"):
                    add_property(element, w("pStyle", val=style), w("numPr", *(
                        (w("ilvl", val=str(level)), w("numId", val=number)) if first
                        else (w("numId", val="0"),))))
                first = False
                out.append(element)
    return out
