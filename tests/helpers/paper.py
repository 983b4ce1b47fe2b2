"""A document laid out for paper, line by line, at any width of its column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from presskit.document import Document
from presskit.render import Context
from presskit.render.coverage import plan_charset
from presskit.render.pdf import write_page
from presskit.render.weasy import close_fetcher, load_engine, open_press
from presskit.render.weasy_justify import Lines, count_lines
from presskit.render.weasy_points import find_hidden

__all__ = ["PaperLine", "lay_out"]

_INVISIBLE = dict.fromkeys(map(ord, "\u2060\u200b\u00ad"))


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line as the engine laid it out: its words without invisible characters, the role and
    language of its block, the width that shows and what it had, in px, its type size, and
    whether it is the first or the last of its block."""

    text: str
    role: str
    language: str
    align: str
    width: float
    measure: float
    size: float
    first: bool
    last: bool


def lay_out(document: Document, context: Context, width: float) -> tuple[list[PaperLine], Lines]:
    """Every line of a document whose running text is ``width`` pt wide, on one endless page,
    and what became of the justified ones."""
    if context.charset is None:
        context = replace(context, charset=plan_charset((document,), context.fonts))
    press = open_press(context.fonts, context.theme, context.charset,
                       context.frames.frame("css/print.css"))
    markup, resources = write_page(document, context)
    engine = load_engine()
    narrow = engine.CSS(string=f"@page {{ size: 700pt 40000pt }} "
                               f"p, h1, h2, h3 {{ max-width: {width}pt !important }}")
    with count_lines() as lines:
        laid = engine.HTML(string=markup, url_fetcher=close_fetcher(resources)).render(
            font_config=press.fonts, stylesheets=[*press.sheets, narrow])
    return [line for page in laid.pages for line in _lines(page._page_box)], lines


def _lines(box) -> Iterator[PaperLine]:
    from weasyprint.formatting_structure import boxes

    children = getattr(box, "children", ())
    own = [child for child in children if isinstance(child, boxes.LineBox)]
    for index, line in enumerate(own):
        text = "".join(_words(line, boxes)).translate(_INVISIBLE).strip()
        element = box.element
        yield PaperLine(text, (element.get("class") or "") if element is not None else "",
                        line.style["lang"] or "", line.style["text_align_all"],
                        line.width - find_hidden(line, boxes),
                        box.width, line.style["font_size"], index == 0, index == len(own) - 1)
    for child in children:
        if child not in own:
            yield from _lines(child)


def _words(box, boxes) -> Iterator[str]:
    if isinstance(box, boxes.TextBox):
        yield box.text
    for child in getattr(box, "children", ()):
        yield from _words(child, boxes)
