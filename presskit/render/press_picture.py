"""A picture as the press gets it: in up to three sizes, its words inside the file.

Here: the way from a document of that kind to its files.  Never here: wording, which pictures are
given out, their places.
"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from presskit.diagnostics import PresskitError, Span
from presskit.document import Artifact, Document, Figure, plain_text, walk
from presskit.render.picture_words import PressWords, write_words

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["SIZES", "read_words", "render_pictures"]

SIZES = {"original": 0, "web": 1600, "thumb": 480}
"""The shapes of a picture with the pixels of its longer side; 0: as it came."""

_QUALITY = 85


def render_pictures(document: Document, context: Context) -> tuple[Artifact, ...]:
    """The picture of a document as it came, for a web page, and small.

    The file that came keeps its pixels as they are coded, unless it has to be turned upright or
    its colours are inks; what a camera or a program wrote beside them is left out of all, and the
    words of the document are written into each.  A picture is never made larger: one that is no
    larger than a web page wants has no second file for it.  The same document gives the same
    bytes.

    Raises :class:`~presskit.diagnostics.PresskitError` for a picture that can't be read
    (``picture-…``), and ``ValueError`` for a document without one.
    """
    from presskit.render.pictures import read_picture

    figure = next((one for one in walk(document) if isinstance(one, Figure)), None)
    if figure is None:
        raise ValueError(f"{document.kind} {document.subject} shows no picture")
    data, media = read_picture(figure, context)
    kind = media.removeprefix("image/").upper()
    words = read_words(document, context.generator)
    made = []
    for shape, side in SIZES.items():
        pixels, size = _reduce(data, kind, side)
        if shape == "web" and pixels == data:  # remembered ones may be another's, byte for byte
            continue
        try:
            whole = write_words(pixels, kind, words)
        except ValueError as error:
            raise PresskitError.one(
                "picture-words-long", f"the words of the picture {document.subject} are too long "
                "to stand in its file", span=Span(figure.source), hint="shorten its caption or "
                "its alternative text: together they may have some 20,000 characters") from error
        made.append(Artifact(document.kind, document.locale, "jpg" if kind == "JPEG" else "png",
                             document.title, whole, document.subject, shape, width=size[0],
                             height=size[1]))
    return tuple(made)


def read_words(document: Document, generator: str) -> PressWords:
    """The words of a document for its file; that they are a draft stands before what a desk must
    heed."""
    said = dict(document.properties)
    figure = next(one for one in walk(document) if isinstance(one, Figure))
    names = tuple(filter(None, said.get("people", "").split("\n")))
    words = PressWords(document.locale, alternative=figure.alternative, people=names,
                       generator=generator, source=said.get("author", ""))
    draft = (plain_text(document.running.label), plain_text(document.running.label_note))
    heed = " ".join(filter(None, (*draft, said.get("instructions", ""))))
    return replace(words, instructions=heed, **{name: said.get(name, "") for name in
                                                ("caption", "credit", "terms", "until")})


@lru_cache(maxsize=32)
def _reduce(data: bytes, kind: str, side: int) -> tuple[bytes, tuple[int, int]]:
    """The picture with a longer side of so many pixels at most, in its own colours, and its
    size; the very same bytes where it has no more (or ``side`` is 0).

    Each language asks for the same pixels: they are remembered.
    """
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=[kind]) as opened:
        if not side or max(opened.size) <= side:
            return data, opened.size
        profile = opened.info.get("icc_profile")
        few = opened.mode == "P" and "transparency" not in opened.info
        # a JPEG is read at an eighth, a quarter or half its size, whichever is still large enough
        picture: Any = opened if kind == "JPEG" else _open_colours(opened)
        picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        picture = picture.quantize(256) if few else picture.copy()
    picture.info = {}
    out = io.BytesIO()
    options: dict[str, Any] = ({"quality": _QUALITY, "progressive": True, "optimize": True}
                               if kind == "JPEG" else {"optimize": True})
    picture.save(out, kind, icc_profile=profile, **options)
    return out.getvalue(), picture.size


def _open_colours(picture: Any) -> Any:
    """A picture whose pixels can be mixed: a palette's colours, and what lets the ground through,
    in full."""
    if picture.mode in ("L", "RGB", "RGBA", "LA") and "transparency" not in picture.info:
        return picture.copy()
    clear = picture.mode in ("LA", "PA") or "transparency" in picture.info
    return picture.convert("RGBA" if clear else "L" if picture.mode in ("1", "I") else "RGB")
