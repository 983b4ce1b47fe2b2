"""A document laid out for paper, line by line: whole, or its paragraphs at any width.

Here: lines as the engine breaks them.  Never here: what must be true of them, pages (``pages``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from typing import Any

from presskit.document import Document
from presskit.locales import is_han_spaced, script
from presskit.render import Context
from presskit.render.coverage import plan_charset
from presskit.render.pdf import write_page
from presskit.render.runs import is_han
from presskit.render.weasy import close_fetcher, load_engine, open_press
from presskit.render.weasy_justify import Lines, count_lines
from presskit.render.weasy_points import find_hidden
from presskit.render.weasy_quick import read_markup

__all__ = ["PaperLine", "Sheet", "lay_column", "lay_out", "open_sheet"]

_INVISIBLE = dict.fromkeys(map(ord, "\u2060\u200b\u00ad"))
_PX = 96 / 72
_BLOCK = "\ufffc"
"""In the words of a line: a block that stands in it as a character does."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line as the engine laid it out: its words without invisible characters, the role and
    language of its block, the width that shows and what it had, in px, its type size, and
    whether it is the first or the last of its block; what is one word to a reader and goes on in
    the next line, and how wide it would be in one (of lines in columns)."""

    text: str
    role: str
    language: str
    align: str
    width: float
    measure: float
    size: float
    first: bool
    last: bool
    parted: str = ""
    whole: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The boxes of a document before they are laid out: what the engine lays them out with, the
    box around all, and each that holds lines."""

    context: Any
    around: Any
    blocks: tuple[Any, ...]


def open_sheet(document: Document, context: Context) -> Sheet:
    """The paragraphs of a document with their styles: the work that all widths share."""
    from weasyprint.css.counters import CounterStyle
    from weasyprint.document import DEFAULT_OPTIONS
    from weasyprint.document import Document as Pages
    from weasyprint.formatting_structure.build import build_formatting_structure

    page, press = _read(document, context)
    loose = load_engine().CSS(string="* { max-width: none !important; white-space: normal "
                                     "!important }"  # such a line has a box that holds it
                                     "p { position: static !important; float: none !important }")
    counters = CounterStyle()
    work = Pages._build_layout_context(page, press.fonts, counters, {}, {
        **DEFAULT_OPTIONS, "stylesheets": [*press.sheets, loose]})
    root = build_formatting_structure(
        page.etree_element, work.style_for, work.get_image_from_uri, page.base_url,
        work.target_collector, counters, work.footnotes)
    work.current_page, work.page_bottom = 1, inf
    return Sheet(work, root, tuple(_blocks(root)))


def lay_column(sheet: Sheet, width: float) -> tuple[list[PaperLine], Lines]:
    """Every line of a document, of which each paragraph has a column of its own, ``width`` pt
    wide, and what became of the justified ones."""
    from weasyprint.layout.block import block_level_layout
    from weasyprint.layout.percent import resolve_percentages

    found: list[PaperLine] = []
    around = sheet.around
    resolve_percentages(around, (width * _PX, inf))
    around.width, around.position_x, around.position_y = width * _PX, 0, 0
    with count_lines() as lines:
        for block in sheet.blocks:
            block.position_x = block.position_y = 0
            sheet.context.create_block_formatting_context()
            try:
                laid = block_level_layout(sheet.context, block, -inf, None, around)[0]
            finally:
                sheet.context.finish_block_formatting_context()
            found += _find_parted(block, list(_lines(laid)))
    return found, lines


def lay_out(document: Document, context: Context, width: float) -> tuple[list[PaperLine], Lines]:
    """Every line of a document whose running text is ``width`` pt wide at most, on one endless
    page, and what became of the justified ones."""
    page, press = _read(document, context)
    narrow = load_engine().CSS(string=f"@page {{ size: 700pt 40000pt }} "
                                      f"p, h1, h2, h3 {{ max-width: {width}pt !important }}")
    with count_lines() as lines:
        laid = page.render(font_config=press.fonts, stylesheets=[*press.sheets, narrow])
    return [line for page in laid.pages for line in _lines(page._page_box)], lines


def _read(document: Document, context: Context) -> tuple[Any, Any]:
    if context.charset is None:
        context = replace(context, charset=plan_charset((document,), context.fonts))
    press = open_press(context.fonts, context.theme, context.charset,
                       context.frames.frame("css/print.css"))
    markup, resources = write_page(document, context)
    return read_markup(load_engine(), markup, close_fetcher(resources), press.notes), press


def _blocks(box: Any) -> Iterator[Any]:
    """The boxes that hold lines, in order; those inside of a line are laid out with it."""
    from weasyprint.formatting_structure import boxes

    children = getattr(box, "children", ())
    if any(isinstance(child, boxes.LineBox) for child in children):
        yield box
        return
    for child in children:
        if not child.is_running():
            yield from _blocks(child)


def _lines(box: Any) -> Iterator[PaperLine]:
    from weasyprint.formatting_structure import boxes

    children = getattr(box, "children", ())
    own = [child for child in children if isinstance(child, boxes.LineBox)]
    for index, line in enumerate(own):
        text = "".join(getattr(one, "text", _BLOCK) for one in _texts(line))
        text = text.translate(_INVISIBLE).strip()
        element = box.element
        role = (element.get("class") or "") if element is not None else ""
        yield PaperLine(text, role.removesuffix(" annotated"),
                        line.style["lang"] or "", line.style["text_align_all"],
                        line.width - find_hidden(line, boxes),
                        box.width, line.style["font_size"], index == 0, index == len(own) - 1)
    for child in children:
        if child not in own:
            yield from _lines(child)
        else:
            yield from (one for inner in child.descendants() if isinstance(
                inner, boxes.InlineBlockBox) for one in _lines(inner))


def _texts(box: Any) -> Iterator[Any]:
    """The text boxes of a line, and the blocks inside it."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.TextBox | boxes.AtomicInlineLevelBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            yield from _texts(child)


# Words in two lines ---------------------------------------------------------------------

def _find_parted(block: Any, lines: list[PaperLine]) -> Iterator[PaperLine]:
    """The lines of a block, each with the word that it does not end."""
    texts = [one for child in block.children for one in _texts(child)]
    text = "".join(getattr(one, "text", _BLOCK) for one in texts).translate(_INVISIBLE)
    seen = [index for index, one in enumerate(text) if not one.isspace()]
    count = 0
    for line in lines:
        count += sum(not one.isspace() for one in line.text)
        if line.last or not 0 < count < len(seen) or seen[count] - seen[count - 1] > 1:
            yield line
            continue
        start, end = _find_word(text, seen[count], _tag(texts, seen[count] - 1))
        yield replace(line, parted=text[start:end], whole=_measure(
            texts, start, end)) if start < seen[count] < end else line


def _find_word(text: str, place: int, language: str) -> tuple[int, int]:
    """What no line should end inside, round a place between two characters that touch: in Korean
    all between two spaces, elsewhere what UAX 14 does not part and has no character of Chinese
    or Japanese; where it may be parted, nothing."""
    pair = text[place - 1:place + 1]
    if any(is_han(one) or "\u3000" <= one < "\ua000" or one > "\ud7ff" or (
            one in "“”‘’" and is_han_spaced(language)) for one in pair):
        return place, place
    if script(language) == "Kore":
        words = (one.span() for one in re.finditer(r"\S+", text))
        start, end = next(one for one in words if one[0] < place < one[1])
        edges = {start, end, *(one for one in _edges(text) if text[one - 1] in "·/-–?&=#")}
    else:
        edges = set(_edges(text))
    return max(one for one in edges if one <= place), min(one for one in edges if one >= place)


def _tag(texts: list[Any], place: int) -> str:
    """The language of a character."""
    for box in texts:
        place -= len(getattr(box, "text", _BLOCK).translate(_INVISIBLE))
        if place < 0:
            return box.style["lang"] or ""
    return ""


@lru_cache(maxsize=64)
def _edges(text: str) -> tuple[int, ...]:
    from uniseg.linebreak import line_break_boundaries

    return 0, *line_break_boundaries(text)


def _measure(texts: list[Any], start: int, end: int) -> float:
    """How wide some characters are in one line, in px; their places are those without the
    invisible ones."""
    from weasyprint.text.line_break import split_first_line

    width, place = 0.0, 0
    for box in texts:
        text = getattr(box, "text", _BLOCK).translate(_INVISIBLE)
        part = text[max(0, start - place):max(0, end - place)]
        if part.strip():
            width += split_first_line(part, box.style, None, None, 0)[3]
        place += len(text)
    return width
