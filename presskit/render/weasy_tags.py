"""Tags inside WeasyPrint 70: what an element is told by its box, and what is no element.

Here: the attributes that assistive technology needs and the engine leaves out (ISO 14289-1, 7),
and running lines, which are artifacts (7.8); the engine tags their words, though no element leads
to them.  Never here: the shape of the tree (``weasy_tree``), the look of a page, properties and
claims (``finish``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from presskit import locales
from presskit.render.joiners import BREAK, JOINER
from presskit.render.weasy_load import replace_everywhere
from presskit.render.weasy_tree import make_whole

__all__ = ["KNOWN", "mend_tags", "name_attributes"]

KNOWN = ("weasyprint.pdf.tags add_tags _build_box_tree _get_pdf_tag",
         "weasyprint.draw draw_stacking_context", "weasyprint.pdf.stream Stream",
         "weasyprint.layout.replaced replacedbox_layout")
"""What the replacements need to find: modules and their names."""

_KINDS = {"em": "Em", "strong": "Strong", "header": "Div", "figure": "Div",
          "ruby": "Ruby", "rb": "RB", "rt": "RT"}
_SCALE = 0.75
"""Points of a page for each px of the layout."""


@dataclass(slots=True)
class _Work:
    """What is known of the document in work: by number of an element's object the element of
    the markup that it is for; the margin that is being drawn (``Header``, ``Footer``)."""

    sources: dict[int, tuple[Any, str]] = field(default_factory=dict)
    margin: str = ""


_work = _Work()


def mend_tags() -> None:
    """Put our tag tree in place of the engine's; the engine has been imported."""
    import pydyf
    from weasyprint import draw
    from weasyprint.formatting_structure import boxes
    from weasyprint.pdf import stream, tags

    build, build_all, name_kind = tags._build_box_tree, tags.add_tags, tags._get_pdf_tag

    def build_whole(box: Any, parent: Any, pdf: Any, page: int, *rest: Any) -> Iterator[Any]:
        inner = getattr(box, "_box", box)
        if isinstance(inner, boxes.MarginBox):
            return
        for element in build(box, parent, pdf, page, *rest):
            if element.number not in _work.sources:  # the page hands on what its body gives
                _work.sources[element.number] = (inner.element, inner.element_tag)
                name_attributes(inner, element, pydyf)
                if element["S"] == "/Figure":
                    _place_figure(inner, element, pdf)
            yield element

    def add_whole(pdf: Any, *rest: Any) -> None:
        _work.sources.clear()
        build_all(pdf, *rest)
        make_whole(pdf, rest[-1], _work.sources, pydyf)

    tags._build_box_tree = build_whole
    tags._get_pdf_tag = lambda tag: _KINDS.get(tag) or name_kind(tag)
    replace_everywhere(build_all, add_whole)
    _mark_margins(draw, stream.Stream, boxes, pydyf)


def _mark_margins(draw: Any, kind: Any, boxes: Any, pydyf: Any) -> None:
    """Words in a margin are an artifact when they are drawn."""
    paint, mark = draw.draw_stacking_context, kind.marked

    def paint_margin(stream: Any, context: Any) -> None:
        before = _work.margin
        if isinstance(context.box, boxes.MarginBox):
            _work.margin = "Header" if context.box.at_keyword.startswith("@top") else "Footer"
        try:
            paint(stream, context)
        finally:
            _work.margin = before

    @contextmanager
    def mark_margin(self: Any, box: Any, tag: str) -> Iterator[None]:
        if not _work.margin or self._tags is None:
            with mark(self, box, tag):
                yield
            return
        self.begin_marked_content("Artifact", pydyf.Dictionary(
            {"Type": "/Pagination", "Subtype": f"/{_work.margin}"}))
        try:
            yield
        finally:
            self.end_marked_content()

    draw.draw_stacking_context, kind.marked = paint_margin, mark_margin


# Attributes -----------------------------------------------------------------------------

def name_attributes(box: Any, element: Any, pydyf: Any) -> None:
    """Add to a structure element what assistive technology needs and the engine leaves out
    (ISO 14289-1, 7.2, 7.5 and 7.18): the language of a run, the scope of a header cell, the
    numbering of a list, the words of a link; and that a paragraph has both edges straight
    (ISO 32000-1, 14.8.5.4)."""
    source = box.element
    if source is None or not isinstance(getattr(source, "tag", None), str):
        return
    kind = element.get("S")
    if (language := source.get("lang")) and source.tag not in ("html", "body") \
            and kind != "/NonStruct":
        element["Lang"] = pydyf.String(language)
    if kind == "/TH" and "A" in element:
        element["A"]["Scope"] = "/Row" if source.get("scope") == "row" else "/Column"
    if kind == "/Link" and box.link_annotation is not None:
        words = "".join(source.itertext()).replace(JOINER, "").replace(BREAK, "")
        box.link_annotation["Contents"] = pydyf.String(words)
    if kind == "/L":
        style = "/Decimal" if source.tag == "ol" else "/Disc"
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": style})
    if kind == "/P" and box.style["text_align_all"] == "justify" \
            and locales.is_han_spaced(box.style["lang"] or ""):
        element["A"] = pydyf.Dictionary({"O": "/Layout", "TextAlign": "/Justify"})


def _place_figure(box: Any, element: Any, pdf: Any) -> None:
    """Say where a picture lies in points from the lower left corner: what is drawn of it, which
    may be smaller than its box or cut by it.  The engine names the box, in px from the upper left
    corner."""
    from weasyprint.layout.replaced import replacedbox_layout

    height = float(pdf.objects[int(element["Pg"].split()[0])]["MediaBox"][3])
    left, top, right, bottom = element["A"]["BBox"]
    width, tall, x, y = replacedbox_layout(box)
    left, top = max(left, x), max(top, y)
    right, bottom = min(right, x + width), min(bottom, y + tall)
    element["A"]["BBox"][:] = (_SCALE * left, height - _SCALE * bottom,
                               _SCALE * right, height - _SCALE * top)
