"""The faces of a press room: what its pages show, in our own faces, small enough for a telephone.

Here: which characters a page asks each face for, their subsets, the rules that name them.
Never here: how they are packed (``woff2``), faces of the reader's system (``sheets``), looks.

A front page brings the characters that a reader meets first.  What only its later parts show
(:data:`LATER`), and what only other pages do, lies in files of their own, which a browser asks for
when it comes to one of these characters (``unicode-range``, CSS Fonts Module 4, 4.5); the style
sheet of pages says which parts it need not come to before they are near
(``content-visibility``, CSS Containment Module 2, 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit import locales
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
from presskit.render.face_files import open_face, read_coverage
from presskit.render.fonts import Face, Fonts, is_ignorable
from presskit.render.room import EXACT, render_asset
from presskit.render.runs import read_line
from presskit.render.woff2 import pack_face

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["LATER", "list_faces", "render_faces", "without_later"]

Asked = dict[tuple[str, str, int], set[str]]
"""The characters that are asked of a face: text or headings, family, weight."""

Wanted = dict[tuple[str, int, str, str, str], set[str]]
"""Characters by what chooses their face: text or headings, weight, the page's locale, the language
that leads, their own."""

LATER = frozenset({"kit-quotes", "kit-people", "kit-works", "press-pictures"})
"""The parts of a front page that stand below its text."""

_BOLD = frozenset({
    "addressee", "choice-language", "draft", "embargo-line", "embargo-time", "foot-all",
    "download-all", "headline", "issuer", "notice-line", "panel-heading", "person-name",
    "room-issuer", "section-heading", "subsection-heading"})
"""The roles that the style sheets of pages set in bold, somewhere at least."""

_HEADINGS = frozenset({"headline", "section-heading", "subsection-heading", "panel-heading"})
"""Those of them that are bold wherever they stand, all of them: the rest has both weights."""

_SWITCH = frozenset({"language"})
"""Where languages are called by their own names: the page's own face is asked first, for another
costs as much for three characters as for fifteen."""

_ALWAYS = "0123456789 .,:/()–-kKBMZIPDFOCXTSHA\u00a0"
_MARKS = {"Hant": "、。，：；？！「」『』（）《》", "Hans": "、。，：；？！“”‘’（）《》",
          "Jpan": "、。：？「」『』（）・"}
"""The marks of a script: a browser takes the blank between two of them away only where one face
has both."""
_FEATURES = ("kern", "mark", "mkmk", "chws", "halt", "palt", "calt", "liga", "locl")
_USELESS = ("BASE", "STAT", "VORG", "vhea", "vmtx", "gasp", "prep", "DSIG", "meta")

_GRID = {400: 8, 700: 4}
"""To how many units of 1000 the outlines of Han, kana and Hangul are rounded, by weight: that saves
a quarter of the bytes of running text, and moves no point by more than an eighth of a pixel, in it
or in headlines."""


def without_later(page: Document) -> Document:
    """A page without the parts that a reader comes to last."""
    def keep(section: Section) -> Section:
        return replace(section, children=tuple(
            one for one in section.children if getattr(one, "role", "") not in LATER))
    return replace(page, children=tuple(
        keep(one) if isinstance(one, Section) and one.role == "room-text" else one
        for one in page.children))


def list_faces(pages: Iterable[Document], fonts: Fonts, known: Iterable[Document] = (),
               name: str = "faces") -> Document:
    """What pages of one locale ask faces for, as a document of its own; without what is ``known``
    already."""
    pages = tuple(pages)
    wanted: Wanted = {}
    for page in pages:
        _ask(page, fonts, wanted)
    asked = _choose_faces(wanted, fonts)
    before = [_read_asked(one) for one in known]
    sections = []
    for key in sorted(asked):
        rest = "".join(sorted(asked[key].difference(*(one.get(key, ()) for one in before))))
        if rest.strip() or (not before and rest):
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


def _ask(page: Document, fonts: Fonts, wanted: Wanted) -> None:
    running = page.running
    lines = [("draft", running.label, page.locale), ("", running.label_note, page.locale),
             ("", running.footer_start, page.locale), ("", running.notice, page.locale)]
    lines += [(node.role, node.children, page.locale) for node in walk(page.children)
              if isinstance(node, Paragraph | Heading) and node.role not in EXACT]
    lines += [("", node.caption, page.locale) for node in walk(page.children)
              if isinstance(node, Table)]
    for role, inlines, locale in lines:
        name = "headings" if fonts.role(role) is fonts.display else "text"
        for weight in (700,) if role in _HEADINGS else (400, 700) if role in _BOLD else (400,):
            _take(inlines, locale, name, weight, wanted, role in _SWITCH)
        for bold in _bold_parts(inlines, role):
            _take(bold, locale, name, 700, wanted)
    words = (page.property("copied"), page.property("copy-failed"), _ALWAYS,
             _MARKS.get(locales.script(page.locale), ""))
    for text in filter(None, words):
        _take((Text(text),), page.locale, "text", 400, wanted)


def _bold_parts(inlines: object, role: str) -> Iterator[tuple]:
    for node in walk(inlines):
        if isinstance(node, Strong | Emphasis) or isinstance(node, Span) and (
                node.role in _BOLD or (role, node.role) == ("quote-original", "label")):
            yield node.children


def _take(inlines: object, locale: str, view: str, weight: int, wanted: Wanted,
          own: bool = False) -> None:
    line = read_line(inlines, locale)
    for one, tag, latin in {*zip(line.text, line.languages, line.latin, strict=True)}:
        language = "en" if latin else tag or locale
        key = view, weight, locale, locale if own else language, language
        wanted.setdefault(key, set()).add(one)


def _choose_faces(wanted: Wanted, fonts: Fonts) -> Asked:
    """Which face draws each character: once for all lines that ask the same."""
    asked: Asked = {}
    for (name, weight, locale, first, language), characters in wanted.items():
        view = fonts.headings if name == "headings" else fonts
        rest = {one for one in characters if not (is_ignorable(one) or one in "\n\t")}
        for family in dict.fromkeys((view.lead(first), *view.stack(locale, language))):
            face = view.family(family)
            covered = read_coverage(face.bold if weight == 700 else face.regular)
            if found := {one for one in rest if ord(one) in covered}:
                asked.setdefault((name, family, weight), set()).update(found)
                rest -= found
            if not rest:
                break
    return asked


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
        grid = 1 if key == fonts.lead("en") else _GRID[weight]
        data = _pack(face, "".join(sorted(characters)), grid)
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


def _pack(face: Face, characters: str, grid: int) -> bytes:
    """A face reduced to some characters and to what a line of text needs, its outlines on a grid
    of so many units, as WOFF2."""
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
    return pack_face(bytes(hb.subset(open_face(face), wanted).blob.data), grid)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
