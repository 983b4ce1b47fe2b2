"""Word files: a document of the tree on an editor's frame.

Here: the order of the work from a frame to the bytes of a ``.docx``.  Never here: how a block
or a run is written (the modules ``docx_…`` beside this one), how anything looks (the frame).

The file follows ECMA-376 (Office Open XML, transitional).  The same document, frame, faces and
colours give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from presskit.diagnostics import Findings
from presskit.document import Artifact, Document, languages
from presskit.document.roles import HEADINGS
from presskit.render.docx_blocks import write_blocks, write_gap
from presskit.render.docx_dress import dress_frame
from presskit.render.docx_embed import embed_faces
from presskit.render.docx_faces import Faces, choose_faces
from presskit.render.docx_fonts import render_fonts
from presskit.render.docx_frame import WordFrame, find_part, frame_names, open_frame
from presskit.render.docx_lists import render_numbering
from presskit.render.docx_names import rename_runs
from presskit.render.docx_package import (
    declare_extension,
    name_relationships,
    pack_parts,
    render_properties,
)
from presskit.render.docx_readings import size_readings
from presskit.render.docx_sheet import Sheet, read_roles
from presskit.render.docx_signs import draw_signs, plate_marks
from presskit.render.docx_slots import fill_body, fill_running, slot_values
from presskit.render.docx_xml import parse, serialise
from presskit.render.everyday import Everyday
from presskit.render.fonts import Fonts
from presskit.render.frames import Frame, Frames
from presskit.render.theme import Theme

__all__ = ["find_frame", "render_docx"]


def render_docx(document: Document, frames: Frames, fonts: Fonts, theme: Theme,
                pictures: Mapping[str, bytes] | None = None, embed: str = "subset") -> Artifact:
    """Render a document as a Word file.

    ``frames`` finds the Word frame of the document's locale and the table of roles; of
    ``fonts`` so much is embedded as ``embed`` says (``EMBEDDING`` in ``docx_embed``), and the
    system faces are named beside them; of ``theme`` the colours are taken (measures are the frame's
    own); ``pictures`` gives PNG or JPEG bytes by the source of a figure; one that is given for
    a sign (``mark:``, ``monogram:…``) stands in its place.

    Raises :class:`PresskitError` with every complaint about the frame (``frame-…``) and the
    pictures (``picture-…``) at once.
    """
    found = find_frame(frames, document.locale)
    frame = open_frame(Path(found.path), found.shown)
    faces = choose_faces(fonts, document.locale, languages(document), embed != "none")
    roles = read_roles(frames)
    display = frozenset(frame.styles.get(("paragraph", roles[role]["word"].lower()), "")
                        for role in HEADINGS & roles.keys() if faces.headings)
    parts = dress_frame(frame, faces, dict(theme.colours), display)
    sheet = Sheet(frame, faces, roles, Findings(), fonts,
                  parse(parts[name_relationships(frame.main)]),
                  {**draw_signs(document, fonts, theme),
                   **plate_marks(document, pictures or {}, theme)},
                  kind=document.kind)
    root = parse(parts[frame.main])
    values = slot_values(document)
    fill_body(root, write_blocks(sheet, document.children), write_gap(sheet))
    fill_running(sheet, root, values)
    size_readings(root, parts[find_part(frame, "styles")])
    parts[frame.main] = serialise(root)
    for name in frame.running:
        running = parse(parts[name])
        if fill_running(sheet, running, values):
            parts[name] = serialise(running)
    if frame.numbering:
        parts[frame.numbering] = render_numbering(sheet, parts[frame.numbering])
    sheet.findings.raise_errors()
    parts[name_relationships(frame.main)] = serialise(sheet.relationships)
    _add_media(parts, sheet.media)
    render_properties(document, parts, frame.main)
    inside = _embed(parts, frame, frames, faces, fonts, embed, display)
    return Artifact(document.kind, document.locale, "docx", document.title, pack_parts(parts),
                    subject=document.subject, fonts=inside or faces.families)


def _embed(parts: dict[str, bytes], frame: WordFrame, frames: Frames, faces: Faces,
           fonts: Fonts, how: str, display: frozenset[str]) -> tuple[str, ...]:
    """Put the faces into the file and their names into its font table; the names of those."""
    found = {}
    if how != "none":
        table = frames.frame("everyday.yaml")
        found = embed_faces(parts, faces, fonts, how, Everyday(table.path, table.shown),
                            find_part(frame, "styles"), display)
        rename_runs(parts, {name: own[0].name for name, own in found.items()})
    names = {kind: find_part(frame, kind) for kind in ("fontTable", "settings")}
    render_fonts(parts, frame.main, names, faces, found, how)
    return tuple(sorted(found))


def find_frame(frames: Frames, locale: str) -> Frame:
    """The Word frame of a locale.  Raises ``frame-missing``."""
    names = frame_names(locale)
    found = next((name for name in names if frames.find(name) is not None), names[-1])
    return frames.frame(found)


def _add_media(parts: dict[str, bytes], media: Mapping[str, bytes]) -> None:
    if not media:
        return
    parts.update(media)
    types = parse(parts["[Content_Types].xml"])
    for name in media:
        extension = name.rpartition(".")[2]
        declare_extension(types, extension, f"image/{extension.replace('jpg', 'jpeg')}")
    parts["[Content_Types].xml"] = serialise(types)
