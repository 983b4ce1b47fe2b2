"""The letterhead of a Word frame: what its readers may see otherwise than its editor.

Here: faces that a frame names and no file brings, characters that the faces in a file lack.
Never here: what stops a build (``docx_frame``), the text of a document (``coverage``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from presskit.diagnostics import Findings, Span
from presskit.render.docx_faces import choose_faces, find_face, lacks_face
from presskit.render.docx_frame import (
    WordFrame,
    find_part,
    find_role_style,
    paragraph_text,
    strip_slots,
)
from presskit.render.docx_names import bare_name
from presskit.render.docx_theme import read_theme_faces
from presskit.render.docx_xml import clark, parse
from presskit.render.fonts import Fonts

__all__ = ["check_letterhead", "each_paragraph"]

_ALWAYS = {"normal", "strong", "emphasis", "hyperlink"}

_SLOTS = [clark("w:" + name) for name in ("ascii", "hAnsi", "eastAsia")]
_THEMED = [clark("w:" + name) for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme")]
_EMBEDDED = [clark("w:embed" + use) for use in ("Regular", "Bold", "Italic", "BoldItalic")]


def check_letterhead(frame: WordFrame, roles: Mapping[str, Mapping[str, str]], fonts: Fonts,
                     locales: Iterable[str], findings: Findings) -> None:
    """Say which faces and characters of a frame a reader may not have.

    ``roles`` is the table of roles, whose styles documents use; ``locales`` are those whose Word
    files are made on the frame.  Codes: ``frame-face`` (a note, once per face) for a face that
    is neither ours, nor one of those that stand for ours, nor inside the frame;
    ``frame-character`` (a warning, once per character) for one of the frame's own words that the
    faces of a document lack.
    """
    locales = sorted(locales)
    known = {one.name for view in (fonts, *(fonts.of(tag, word=True) for tag in locales))
             for one in view.families} | {
        face for _tag, faces in fonts.system for face in faces}
    for face, place in _list_foreign(frame, roles, known | _list_embedded(frame)).items():
        findings.note(
            "frame-face", f"{place} is set in {face}, which Word files made on this frame do not "
            "bring: a reader without it sees another face", span=Span(frame.name),
            hint=f"embed {face} in the frame (in Word: Options, Save, Embed fonts in the file), "
            "or set the words in the face of the document")
    _check_characters(frame, fonts, locales, known, findings)


def _list_embedded(frame: WordFrame) -> set[str]:
    """The faces that an editor has put into the frame."""
    table = frame.parts.get(find_part(frame, "fontTable"))
    return set() if table is None else {
        one.get(clark("w:name"), "") for one in parse(table)
        if any(one.find(use) is not None for use in _EMBEDDED)}


def _list_foreign(frame: WordFrame, roles: Mapping[str, Mapping[str, str]],
                  known: set[str]) -> dict[str, str]:
    """The faces that styles and words of a frame name, by where each is met first."""
    found: dict[str, str] = {}
    themed = read_theme_faces(frame.parts, find_part(frame, "theme"))
    for name, style in _list_styles(frame, roles).items():
        for face in (_list_faces(style, known) | _list_themed(style, themed)) - known:
            found.setdefault(face, f"the style “{name}”")
    for place, paragraph in each_paragraph(frame):
        for run in paragraph.iter(clark("w:r")):
            words = "".join(one.text or "" for one in run.iter(clark("w:t")))
            asked = _list_faces(run, known) | _list_themed(run, themed)
            for face in asked - known if words.strip() else ():
                found.setdefault(face, place)
    return dict(sorted(found.items()))


def _list_styles(frame: WordFrame,
                 roles: Mapping[str, Mapping[str, str]]) -> dict[str, etree._Element]:
    """The styles that documents and the frame itself use, by name, and those that they are
    based on: LibreOffice and Word keep many more."""
    styles = {one.get(clark("w:styleId"), ""): one for one in parse(
        frame.parts[find_part(frame, "styles")]).iter(clark("w:style"))}
    used = [one for (_kind, name), one in frame.styles.items() if name in _ALWAYS]
    used += [find_role_style(frame, roles, role) for role, row in roles.items() if row["word"]]
    for part in (frame.main, *frame.running):
        root = parse(frame.parts[part])
        used += [one.get(clark("w:val"), "") for kind in ("pStyle", "rStyle", "tblStyle")
                 for one in root.iter(clark("w:" + kind))]
    out: dict[str, etree._Element] = {}
    while used:
        style = styles.pop(used.pop(), None)
        if style is not None:
            name, base = style.find(clark("w:name")), style.find(clark("w:basedOn"))
            out["" if name is None else name.get(clark("w:val"), "")] = style
            used += [] if base is None else [base.get(clark("w:val"), "")]
    return dict(sorted(out.items()))


def _list_faces(holder: etree._Element, known: set[str]) -> set[str]:
    """The faces that are named below an element; those of ours, in a frame that was made of one
    of our files, by their families."""
    return {bare_name(name, known) for fonts in holder.iter(clark("w:rFonts")) for slot in _SLOTS
            if (name := fonts.get(slot))}


def _list_themed(holder: etree._Element, themed: Mapping[str, str]) -> set[str]:
    """The faces of the frame's theme that are asked for below an element; none where the theme
    leaves the choice open."""
    return {themed[name] for fonts in holder.iter(clark("w:rFonts")) for slot in _THEMED
            if themed.get(name := fonts.get(slot, ""))}


def each_paragraph(frame: WordFrame) -> Iterator[tuple[str, etree._Element]]:
    """The paragraphs of page and running lines, each with its place in words."""
    for part in (frame.main, *frame.running):
        name = part.rpartition("/")[2].removesuffix(".xml")
        for number, paragraph in enumerate(parse(frame.parts[part]).iter(clark("w:p")), start=1):
            yield f"paragraph {number} of the {name}", paragraph


def _check_characters(frame: WordFrame, fonts: Fonts, locales: Iterable[str],
                      known: set[str], findings: Findings) -> None:
    seen: set[str] = set()
    # What is set in a face of the editor's own shows as it does in the frame.
    lines = []
    for place, paragraph in each_paragraph(frame):
        words = "".join(paragraph_text(run) for run in paragraph.iter(clark("w:r"))
                        if _list_faces(run, known) <= known)
        lines.append((place, strip_slots(words), strip_slots(words) != words))
    for locale in sorted(locales):
        view = fonts.of(locale, word=True)
        faces = choose_faces(view, locale, (), embed=True)
        for place, words, filled in lines:
            for one in words:
                # Where a slot is filled, the words beside it name another face of ours.
                if one not in seen and not one.isspace() and lacks_face(
                        faces, view, one, locale) and not (
                        filled and find_face(faces, view, one, locale)):
                    seen.add(one)
                    findings.warning(
                        "frame-character", f"{place} has {one!r} (U+{ord(one):04X}, "
                        f"{unicodedata.name(one, 'no name in Unicode')}), which no face in Word "
                        f"files of {locale} has: it comes in a face of the reader's machine",
                        span=Span(frame.name),
                        hint="set it in a face that is embedded in the frame, write it otherwise, "
                        "or put the words into a picture")
