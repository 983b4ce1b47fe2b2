"""Render: one writer per format, from a document and its frame to an artifact.

Here: what a writer is handed, and which writer makes which format.  Never here: translation,
order of content, what may be published, a network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from presskit.document import Artifact, Document, Figure, walk

if TYPE_CHECKING:
    from presskit.diagnostics import Findings
    from presskit.render.coverage import Charset
    from presskit.render.fonts import Fonts
    from presskit.render.frames import Frames
    from presskit.render.theme import Theme

__all__ = ["FORMATS", "Context", "render"]

FORMATS = ("pdf", "docx", "html", "txt")
"""The formats of a flowing document; quote cards are :mod:`presskit.render.card`'s."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a writer needs beside the document; small, and fit to cross a process border.

    ``kit`` is the folder that the pictures of the document are in.  ``charset`` names the
    characters of all documents of the locale, so that their faces are reduced once; without
    it those of the document are taken.  ``generator`` is what the metadata calls us; ``embed``
    is how much of the faces goes into Word files; ``kinsoku`` is ``strict`` where no line of a PDF
    in Chinese or Japanese begins with a dash or an ellipsis either.
    """

    frames: Frames
    fonts: Fonts
    theme: Theme
    kit: str = ""
    charset: Charset | None = None
    generator: str = "presskit"
    embed: str = "subset"
    kinsoku: str = "normal"

    def of(self, locale: str, format: str = "") -> Context:
        """The same with the faces that the kit has chosen for a locale and a format."""
        fonts = self.fonts.of(locale, format == "docx")
        return self if fonts is self.fonts else replace(self, fonts=fonts)


def render(document: Document, format: str, context: Context,
           remarks: Findings | None = None) -> Artifact:
    """Render a document in one of :data:`FORMATS`.

    ``remarks`` is told what is not as it should be and can stand.  ``state`` and
    ``source_digest`` of the artifact are left for the recipe.  The same document and context
    give the same bytes.  Raises :class:`~presskit.diagnostics.PresskitError`, and
    ``ValueError`` for a format that doesn't exist.
    """
    if format == "docx":
        from presskit.render.docx import render_docx

        return render_docx(document, context.frames, context.fonts, context.theme,
                           _read_pictures(document, context), context.embed)
    modules = {"pdf": "pdf", "html": "html", "txt": "text"}
    if format not in modules:
        raise ValueError(f"no writer for {format!r}")
    writer = import_module(f"presskit.render.{modules[format]}")
    if format == "pdf":
        return writer.render_pdf(document, context, remarks)
    return getattr(writer, f"render_{modules[format]}")(document, context)


def _read_pictures(document: Document, context: Context) -> Mapping[str, bytes]:
    from presskit.render.pictures import is_sign, read_picture

    return {one.source: read_picture(one, context)[0] for one in walk(document)
            if isinstance(one, Figure) and not is_sign(one)}
