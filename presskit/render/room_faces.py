"""The faces of a press room: what its pages show, in our own faces, small enough for a telephone.

Here: which characters a page asks each face for, their subsets as WOFF2, the rules that name them.
Never here: faces of the reader's system (``sheets``), looks.

A front page brings the characters that it shows; what only other pages show lies in files of its
own, which a browser asks for when it meets one of these characters (``unicode-range``, CSS Fonts
Module 4, 4.5).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.document import (
    Artifact,
    Document,
    Emphasis,
    Heading,
    Paragraph,
    Section,
    Span,
    Strong,
    Table,
    Text,
    plain_text,
    walk,
)
from presskit.render.fonts import Face, Fonts, is_ignorable, open_face, read_coverage
from presskit.render.room import render_asset
from presskit.render.runs import read_line

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["list_faces", "render_faces"]

Asked = dict[tuple[str, str, int], set[str]]
"""The characters that are asked of a face: text or headings, family, weight."""

_BOLD = frozenset({
    "addressee", "choice-language", "draft", "embargo-line", "embargo-time", "foot-all",
    "download-all", "headline", "issuer", "label", "language-here", "listed-work", "notice-line",
    "panel-heading", "person-name", "room-issuer", "section-heading", "subsection-heading"})
"""The roles that the style sheets of pages set in bold, somewhere at least."""

_HEADINGS = frozenset({"headline", "section-heading", "subsection-heading", "panel-heading"})
"""Those of them that are bold wherever they stand, all of them: the rest has both weights."""

_ALWAYS = "0123456789 .,:/()–-kKBMZIPDFOCXTSHA\u00a0"
_FEATURES = ("kern", "mark", "mkmk", "chws", "halt", "palt", "calt", "liga", "locl")
_USELESS = ("BASE", "STAT", "VORG", "vhea", "vmtx", "gasp", "prep", "DSIG", "meta")
_QUALITY = 9
"""Of brotli: the best would take thrice as long for three parts in a hundred."""


def list_faces(pages: Iterable[Document], fonts: Fonts, known: Document | None = None,
               name: str = "faces") -> Document:
    """What pages of one locale ask faces for, as a document of its own; without what ``known``
    has already."""
    pages = tuple(pages)
    asked: Asked = {}
    for page in pages:
        _ask(page, fonts, asked)
    before = _read_asked(known) if known else {}
    sections = []
    for key in sorted(asked):
        rest = "".join(sorted(asked[key] - before.get(key, set())))
        if rest.strip() or (not known and rest):
            sections.append(Paragraph(" ".join(map(str, key)), (Text(rest),)))
    first = pages[0]
    return Document(first.kind, first.kit, first.locale, name,
                    (Section("faces", tuple(sections)),), subject=name)


def _read_asked(document: Document) -> Asked:
    found: Asked = {}
    for one in walk(document.children):
        if isinstance(one, Paragraph):
            view, family, weight = one.role.split(" ")
            found[view, family, int(weight)] = set(plain_text(one.children))
    return found


def _ask(page: Document, fonts: Fonts, asked: Asked) -> None:
    running = page.running
    lines = [("draft", running.label, page.locale), ("", running.label_note, page.locale),
             ("", running.footer_start, page.locale), ("", running.notice, page.locale)]
    lines += [(node.role, node.children, page.locale) for node in walk(page.children)
              if isinstance(node, Paragraph | Heading)]
    lines += [("", node.caption, page.locale) for node in walk(page.children)
              if isinstance(node, Table)]
    for role, inlines, locale in lines:
        view = fonts.role(role)
        name = "headings" if view is fonts.display else "text"
        for weight in (700,) if role in _HEADINGS else (400, 700) if role in _BOLD else (400,):
            _take(inlines, locale, view, name, weight, asked)
        for bold in _bold_parts(inlines):
            _take(bold, locale, view, name, 700, asked)
    words = (page.property("copied"), page.property("copy-failed"), _ALWAYS)
    for text in filter(None, words):
        _take((Text(text),), page.locale, fonts, "text", 400, asked)
    _take((Text(_ALWAYS),), page.locale, fonts, "text", 700, asked)


def _bold_parts(inlines: object) -> Iterator[tuple]:
    for node in walk(inlines):
        if isinstance(node, Strong | Emphasis) or (
                isinstance(node, Span) and node.role in _BOLD):
            yield node.children


def _take(inlines: object, locale: str, fonts: Fonts, view: str, weight: int,
          asked: Asked) -> None:
    line = read_line(inlines, locale)
    for one, tag, latin in zip(line.text, line.languages, line.latin, strict=True):
        if is_ignorable(one) or one in "\n\t":
            continue
        language = "en" if latin else tag or locale
        for family in dict.fromkeys((fonts.lead(language), *fonts.stack(locale, language))):
            face = fonts.family(family)
            if ord(one) in read_coverage(face.bold if weight == 700 else face.regular):
                asked.setdefault((view, family, weight), set()).add(one)
                break


# Files --------------------------------------------------------------------------------------

def render_faces(document: Document, context: Context) -> tuple[Artifact, ...]:
    """The subsets that a document of :func:`list_faces` asks for, and the style sheet that names
    them, which keeps its name whatever is in it: pages need not be written anew.

    Faces that the kit brings are not among them: pages only name those."""
    made, rules = [], []
    for (view, key, weight), characters in _read_asked(document).items():
        fonts = context.fonts.headings if view == "headings" else context.fonts
        family = fonts.family(key)
        face = family.bold if weight == 700 else family.regular
        if context.kit and Path(context.kit).resolve() in Path(face.path).resolve().parents:
            continue  # a house's own: few makers let a web site hand their faces out
        data = _pack(face, "".join(sorted(characters)))
        stem = f"{key}-{'bold' if weight == 700 else 'regular'}"
        file = render_asset(stem, data, "woff2", document.locale)
        made.append(file)
        rules.append(
            f'@font-face {{ font-family: "{family.name}"; font-weight: {weight}; '
            f'font-display: swap; src: url("{file.subject}.woff2") format("woff2"); '
            f"{_write_range(document, characters)}}}")
    css = ("\n".join(rules) + "\n").encode()
    sheet = Artifact(document.kind, document.locale, "css", document.title, css,
                     subject=f"{document.subject}-{document.locale}")
    return (*made, sheet)


def _write_range(document: Document, characters: Iterable[str]) -> str:
    """For what stands behind a front page's faces, the characters that it is asked for: code
    points as CSS writes them, ``U+41-5a, U+4e00``.  A later face takes its range from an earlier
    one that names none."""
    if document.subject == "faces":
        return ""
    points = sorted(map(ord, characters))
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "unicode-range: " + ", ".join(
        f"U+{start:x}" + (f"-{end:x}" if end > start else "") for start, end in ranges) + "; "


def _pack(face: Face, characters: str) -> bytes:
    """A face reduced to some characters and to what a line of text needs, as WOFF2."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(one) for one in characters)
    wanted.name_id_set.clear()
    wanted.name_id_set.update((0, 1, 2, 4, 6, 13, 14))  # whose it is, and its licence
    features = wanted.layout_feature_tag_set
    features.clear()
    features.update(map(_tag, _FEATURES))
    wanted.drop_table_tag_set.update(map(_tag, _USELESS))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_BIDI_CLOSURE
    return _compress(bytes(hb.subset(open_face(face), wanted).blob.data))


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _compress(data: bytes) -> bytes:
    """TrueType as WOFF2 (W3C, 2024), the outlines transformed as it says."""
    from fontTools.ttLib import TTFont, woff2

    class Packer:
        """brotli as the library calls it, at another quality than its own."""

        MODE_FONT = woff2.brotli.MODE_FONT

        @staticmethod
        def compress(data: bytes, mode: int) -> bytes:
            import brotli

            return brotli.compress(data, mode=mode, quality=_QUALITY)

    plain, woff2.brotli = woff2.brotli, Packer
    try:
        font, out = TTFont(io.BytesIO(data), recalcTimestamp=False), io.BytesIO()
        font.flavor = "woff2"
        font.save(out, reorderTables=False)
    finally:
        woff2.brotli = plain
    return out.getvalue()
