"""Pictures: the figures of a document as markup, and the bytes behind them.

Here: drawn signs (the issuer's mark, monograms) as outlines, picture files of a kit as data.
Never here: checking what a kit may hold, sizes on the page.
"""

from __future__ import annotations

import io
import re
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from presskit.diagnostics import PresskitError, Span
from presskit.document import Document, Figure, Paragraph, plain_text, walk
from presskit.render.face_files import find_family, verify_face

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["draw_sign", "embed_figure", "find_ratio", "is_high", "is_sign", "read_picture",
           "sign_text"]

_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
          ".svg": "image/svg+xml"}


def is_sign(figure: Figure) -> bool:
    """Whether a figure is drawn from a character: the issuer's mark, a monogram."""
    return figure.source.startswith(("mark:", "monogram:"))


def sign_text(figure: Figure, document: Document) -> str:
    """The characters of a sign; a mark without its own is the issuer's first character."""
    own = figure.source.partition(":")[2]
    if own:
        return own
    issuers = (plain_text(node) for node in walk(document)
               if isinstance(node, Paragraph) and node.role == "issuer")
    return next(filter(None, issuers), "·")[:1]


def draw_sign(figure: Figure, document: Document, context: Context, *, fill: str,
              ground: str = "none") -> str:
    """A sign as an SVG picture of a square: a mark in bold, a monogram in regular.

    ``fill`` and ``ground`` are CSS colours.  The picture holds outlines, no text.
    """
    from presskit.render.outline import outline_svg

    text, fonts = sign_text(figure, document), context.fonts
    stack = fonts.stack(document.locale)
    key = next(filter(None, (find_family(fonts, one, stack) for one in text)), stack[0])
    family = fonts.family(key)
    mark = figure.source.startswith("mark:")
    face = verify_face(family.bold if mark else family.regular)
    size, side = (19.0, 31.181) if mark else (24.0, 70.583)  # pt: 11 mm and 24.9 mm
    return outline_svg(face, text, fill=fill, background=ground, size=size, side=side,
                       alternative=figure.alternative)


def read_picture(figure: Figure, context: Context) -> tuple[bytes, str]:
    """A kit's picture without what its file knew beside it, and its media type.

    Raises :class:`~presskit.diagnostics.PresskitError`: ``picture-missing``,
    ``picture-outside``, ``picture-format``, ``picture-unreadable``.
    """
    from presskit.render.picture_files import clean_picture

    folder = Path(context.kit).resolve()
    path = (folder / figure.source).resolve()
    if folder not in path.parents:
        raise PresskitError.one("picture-outside", f"{figure.source} leaves the kit's folder",
                                span=Span(figure.source),
                                hint="put the picture into the kit's pictures folder")
    kind = _TYPES.get(path.suffix.lower())
    if kind is None:
        raise PresskitError.one("picture-format", f"{figure.source} is no PNG, JPEG or SVG",
                                span=Span(figure.source), hint="save it as PNG or JPEG")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PresskitError.one("picture-missing", f"there is no picture {figure.source}",
                                span=Span(figure.source),
                                hint="put the file into the kit's pictures folder") from error
    if kind == "image/svg+xml":
        return data, kind
    try:
        return clean_picture(data, kind.removeprefix("image/").upper()), kind
    except (OSError, ValueError) as error:
        raise PresskitError.one("picture-unreadable", f"{figure.source} is damaged",
                                span=Span(figure.source),
                                hint="export it again, or take the last good copy") from error


_VIEW = re.compile(rb"""<svg\b[^>]*?\bviewBox=["'][\s,]*[^\s,]+[\s,]+[^\s,]+[\s,]+"""
                   rb"""([0-9.]+)[\s,]+([0-9.]+)""")


def find_ratio(data: bytes, kind: str) -> float:
    """The width of a picture by its height; of a drawing, as its ``viewBox`` says, else 1."""
    if kind == "image/svg+xml":
        view = _VIEW.search(data)
        return float(view[1]) / float(view[2]) if view and float(view[2]) else 1.0
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        return picture.width / picture.height


def is_high(data: bytes, kind: str) -> bool:
    """Whether a picture is higher than wide."""
    return find_ratio(data, kind) < 1


def embed_figure(figure: Figure, document: Document, context: Context) -> Markup:
    """A figure for a web page that stands alone: outlines in the page, pictures as data."""
    if is_sign(figure):
        return Markup(draw_sign(figure, document, context, fill="currentColor"))
    data, kind = read_picture(figure, context)
    return Markup('<img src="data:{};base64,{}" alt="{}"/>').format(
        kind, b64encode(data).decode(), figure.alternative)
