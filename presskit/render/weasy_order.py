"""The order of drawing inside WeasyPrint 70: that in which a page is read.

Here: floats and positioned boxes, drawn where they stand in the markup.  Never here: where
anything lies on the page, tags (``weasy_tags``).

CSS draws a page in layers: floats before the lines of the text around them, positioned boxes
after all (CSS 2.1, appendix E).  What copies, searches or indexes a page without its tags, as
most programs do, meets its words in the order of drawing, so that a name would stand behind the
text that it begins.  Backgrounds still come before all lines, and a box with a ``z-index`` keeps
its layer: only boxes that lie over the text of others without naming one would look otherwise.
"""

from __future__ import annotations

from typing import Any

from presskit.render.weasy_load import replace_everywhere

__all__ = ["KNOWN", "draw_as_read"]

KNOWN = ("weasyprint.stacking _dispatch StackingContext",
         "weasyprint.draw draw_block_level draw_inline_level draw_stacking_context",
         "weasyprint.layout.absolute AbsolutePlaceholder")
"""What the replacements need to find: modules and their names."""


def draw_as_read() -> None:
    """Put the order of reading in place of that of layers; the engine has been imported."""
    _keep_layers_in_place()
    _draw_layers_in_place()


def _keep_layers_in_place() -> None:
    """What would be a layer of its own stays among the blocks and words that it stands among."""
    from weasyprint import stacking
    from weasyprint.formatting_structure import boxes

    sort_out, context_of = stacking._dispatch, stacking.StackingContext
    hand_on = stacking._dispatch_children

    def keep_in_place(box: Any, page: Any, contexts: list[Any], blocks: Any, floats: Any,
                      drawn: dict[Any, Any]) -> Any:
        box = box._box if isinstance(box, stacking.AbsolutePlaceholder) else box
        if not _is_layer_of_its_own(box):
            return sort_out(box, page, contexts, blocks, floats, drawn)
        context = context_of.from_box(box, page, contexts)
        drawn[context] = {}
        return None

    def keep_in_line(box: Any, page: Any, *rest: Any) -> Any:
        """What stands among the words of a line is drawn among them."""
        if not isinstance(box, boxes.LineBox | boxes.InlineBox):
            return hand_on(box, page, *rest)
        *others, drawn = rest
        kept: list[Any] = []
        for child in box.children:
            own: dict[Any, Any] = {}
            found = keep_in_place(child, page, *others, own)
            drawn.update({one: inner for one, inner in own.items()
                          if not isinstance(one, context_of)})
            kept += [one for one in own if isinstance(one, context_of)]
            kept += [found] if found is not None else []
        return box.copy_with_children(kept)

    stacking._dispatch, stacking._dispatch_children = keep_in_place, keep_in_line


def _draw_layers_in_place() -> None:
    from weasyprint import draw, stacking

    context_of = stacking.StackingContext
    draw_blocks, draw_inline = draw.draw_block_level, draw.draw_inline_level

    def draw_blocks_as_read(page: Any, stream: Any, drawn: dict[Any, Any]) -> None:
        for block, inner in drawn.items():
            if isinstance(block, context_of):
                draw.draw_stacking_context(stream, block)
            else:
                draw_blocks(page, stream, {block: inner})

    def draw_inline_as_read(stream: Any, page: Any, box: Any, *rest: Any) -> None:
        if isinstance(box, context_of):
            draw.draw_stacking_context(stream, box)
        else:
            draw_inline(stream, page, box, *rest)

    replace_everywhere(draw_blocks, draw_blocks_as_read)
    replace_everywhere(draw_inline, draw_inline_as_read)


def _is_layer_of_its_own(box: Any) -> bool:
    """Whether CSS draws a box in another layer than the text around it, though nothing asks for
    a layer: a float, or a box that is placed without a ``z-index``."""
    style = box.style
    if (style["opacity"] < 1 or style["transform"] or style["overflow"] != "visible"
            or style["z_index"] != "auto"):
        return False
    return style["position"] != "static" or box.is_floated()
