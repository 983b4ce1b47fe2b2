"""Quote cards: a document of that kind as PDF and PNG in one or more shapes.

Here: the way from document to artifacts.  Never here: which quotes get a card, wording.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.diagnostics import Findings, PresskitError
from presskit.document import Artifact, Document, Figure
from presskit.render.card_fit import Setting
from presskit.render.card_shape import Shape, check_contrast, read_shape
from presskit.render.card_text import CardText, read_card
from presskit.render.coverage import check_coverage

if TYPE_CHECKING:
    from presskit.render import Context
    from presskit.render.card_layout import Layout

__all__ = ["check_fit", "find_shape", "render_cards"]

_WIDEST = 3.0


def render_cards(document: Document, shapes: tuple[str, ...], context: Context,
                 findings: Findings) -> tuple[Artifact, ...]:
    """Render one quote card in some shapes, each as PDF and PNG.

    ``shapes`` are names of ``cards/*.yaml`` (``square``, ``wide``); the artifact of the
    square one has no shape.  A quotation that fits in no allowed size gives nothing and the
    warning ``quote-card-too-long``.  The same document and context give the same bytes.

    Raises :class:`PresskitError` for a shape that can't be used (``card-shape-…``,
    ``card-contrast``, ``frame-missing``), a character without a face
    (``character-missing``) and a document that is no card (``card-…``).
    """
    mine = Findings()
    chosen = [find_shape(name, context) for name in shapes]
    text = read_card(document, mine)
    check_coverage(document, context.fonts, mine)
    for shape in chosen:
        check_contrast(shape, context.theme, mine)
    mine.raise_errors()
    assert text is not None
    text = _complete_mark(text, context)
    made: list[Artifact] = []
    for shape in chosen:
        made.extend(_render_card(document, text, shape, context, findings))
    return tuple(made)


def check_fit(document: Document, shapes: tuple[str, ...], context: Context,
              findings: Findings) -> None:
    """Warn of each shape in which a card's quotation fits in no allowed size.

    For cards that can be drawn at all; raises as :func:`render_cards` does for those that can't.
    """
    from presskit.render.card_layout import lay_out

    mine = Findings()
    text = read_card(document, mine)
    mine.raise_errors()
    assert text is not None
    text = _complete_mark(text, context)
    for name in shapes:
        shape = find_shape(name, context)
        if lay_out(text, shape, Setting(context.fonts, document.locale)) is None:
            _warn_length(document, text, shape, findings)


def _render_card(document: Document, text: CardText, shape: Shape, context: Context,
                 findings: Findings) -> tuple[Artifact, ...]:
    from presskit.render.card_draw import draw_card
    from presskit.render.card_layout import lay_out
    from presskit.render.card_picture import render_picture

    setting = Setting(context.fonts, document.locale)
    layout = lay_out(text, shape, setting)
    if layout is None:
        _warn_length(document, text, shape, findings)
        return ()
    drawn = draw_card(layout, document, setting, context.theme, _read_mark(layout, context),
                      context.generator)
    png = render_picture(drawn, shape.size, document, context.generator)
    facts = Artifact(document.kind, document.locale, "pdf", document.title, drawn.pdf,
                     document.subject, "" if shape.name == "square" else shape.name)
    return (replace(facts, pages=1, fonts=drawn.families),
            replace(facts, format="png", data=png))


def _warn_length(document: Document, text: CardText, shape: Shape, findings: Findings) -> None:
    findings.warning(
        "quote-card-too-long",
        f"the quote {document.subject} has no {shape.name} card in {document.locale}: "
        f"{len(text.quotation.text)} characters fit in no allowed size",
        segment=f"quotes.{document.subject}.words",
        hint=f"give quotes.{document.subject} a `card:`, a passage of whole sentences")


def _complete_mark(text: CardText, context: Context) -> CardText:
    """A mark without letters of its own shows the issuer's first character; a logo is as wide as it
    is, up to three times its height, as in the other formats."""
    from presskit.render.pictures import find_ratio, is_sign, read_picture

    if text.mark is not None and not is_sign(text.mark):
        ratio = find_ratio(*read_picture(text.mark, context))
        return replace(text, wide=min(ratio, _WIDEST))
    if text.mark is None or text.mark.source != "mark:":
        return text
    issuer = next((part.text for part in text.issuer if part.text), "")
    figure = replace(text.mark, source=f"mark:{issuer[:1]}") if issuer else None
    return replace(text, mark=figure)


def _read_mark(layout: Layout, context: Context) -> bytes | None:
    from presskit.render.pictures import is_sign, read_picture

    figure: Figure | None = layout.sign.figure if layout.sign else None
    if figure is None or is_sign(figure):
        return None
    return read_picture(figure, context)[0]


# Shapes -----------------------------------------------------------------------------------

def find_shape(name: str, context: Context) -> Shape:
    """The shape ``cards/<name>.yaml``, the kit's own first.

    Raises :class:`PresskitError` with every fault of the file.
    """
    frame = context.frames.frame(f"cards/{name}.yaml")
    return _read(frame.path, frame.shown, frame.sha256)


@lru_cache(maxsize=16)
def _read(path: str, shown: str, _sha256: str) -> Shape:
    findings = Findings()
    shape = read_shape(Path(path), findings, shown)
    if shape is None:
        raise PresskitError(findings.items)
    return shape
