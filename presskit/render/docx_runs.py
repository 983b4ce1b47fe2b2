"""Runs: inlines of the tree as characters with a style, a face and a language.

Here: text, emphasis, links, breaks at sense; which language and face a run names; which marks
are drawn full width.  Never here: paragraphs, sizes, colours.

A run names a face or a language only where it differs from the document's, so that an editor
who changes a style changes everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree

from presskit import locales
from presskit.document import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Reference,
    Span,
    Strong,
    Text,
    pair_readings,
)
from presskit.render.docx_faces import find_face
from presskit.render.docx_readings import write_reading
from presskit.render.docx_sheet import Sheet, find_role, find_style, link_target
from presskit.render.docx_xml import clark, order_properties, w

__all__ = ["FIGURES", "Look", "choose_face", "name_face", "split_faces", "write_count",
           "write_inlines"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Marks that Word sets in the Latin face, half as wide, unless the run asks for the East Asian
# one (17.3.2.26, `hint`).  An apostrophe inside a Latin word stays Latin.
_AMBIGUOUS = re.compile("[\u00b7\u00d7\u2013-\u2016\u2018\u2019\u201c\u201d\u2025-\u2027]")
_APOSTROPHE = re.compile("(?<=[A-Za-z\u00c0-\u024f])\u2019(?=[A-Za-z\u00c0-\u024f])")
_ASIAN = re.compile(f"[\u2e80-\u33ff{locales.HAN}{locales.HANGUL}]")

FIGURES = "0123456789"
_SLOTS = ("ascii", "hAnsi", "eastAsia")

# What serves a layout has no place in a text that is pasted on.
_PLAIN = {0x00A0: " ", 0x202F: " ", 0x200B: None, 0x2060: None, 0xFEFF: None,
          0x09: " ", 0x0A: " ", 0x0D: None}


@dataclass(frozen=True, slots=True)
class Look:
    """What stands around a text: ``style`` is the id of a character style, ``base`` the
    ``w:rPr`` of a slot, ``display`` whether breaks at sense are kept, ``exact`` whether every
    character is, those that serve a layout as well."""

    style: str = ""
    strong: bool = False
    emphasis: bool = False
    display: bool = False
    base: etree._Element | None = None
    exact: bool = False


_BASES = {"chip": w("rPr", w("noProof"), w("color", val="595959"),
                    w("shd", val="clear", color="auto", fill="EDEDED")),
          "hidden": w("rPr", w("noProof"), w("vanish"))}
"""Looks that are no matter of taste: what stands for something else, what is not to be seen."""


def write_inlines(sheet: Sheet, inlines: Iterable[Inline],
                  look: Look = Look()) -> list[etree._Element]:  # noqa: B008 (frozen)
    """Runs (``w:r``) and links (``w:hyperlink``) for inlines, in order."""
    out: list[etree._Element] = []
    for node in inlines:
        if isinstance(node, Text) and node.readings:
            out.extend(_write_reading(sheet, one, look) for one in pair_readings(node))
        elif isinstance(node, Text):
            out.extend(_write_text(sheet, node, look))
        elif isinstance(node, LineBreak):
            out.extend(_write_break(sheet, look))
        elif isinstance(node, Link):
            out.append(_write_link(sheet, node, look))
        elif isinstance(node, (Emphasis, Strong, Span, Reference)):
            out.extend(write_inlines(sheet, node.children, _dress(sheet, node, look)))
    return out


def _dress(sheet: Sheet, node: Emphasis | Strong | Span | Reference, look: Look) -> Look:
    if isinstance(node, Strong):
        return replace(look, strong=True)
    if isinstance(node, Emphasis):
        return replace(look, emphasis=True)
    if isinstance(node, Span):
        style = find_role(sheet, node.role)
        if node.role in _BASES:
            return replace(look, base=_BASES[node.role])
        return replace(look, style=style) if style else look
    return look


def _write_link(sheet: Sheet, node: Link, look: Look) -> etree._Element:
    inner = replace(look, style=find_style(sheet, "character", "Hyperlink"))
    link = w("hyperlink", *write_inlines(sheet, node.children, inner))
    link.set(clark("r:id"), link_target(sheet, node.href))
    return link


def _write_break(sheet: Sheet, look: Look) -> list[etree._Element]:
    if look.display:
        return [w("r", w("br"))]
    return _write_text(sheet, Text(locales.separator(sheet.faces.locale)), look)


def _write_reading(sheet: Sheet, node: Text, look: Look) -> etree._Element:
    above = replace(node, text=node.readings[0])
    return write_reading(_write_text(sheet, node, look), _write_text(sheet, above, look),
                         locales.with_region(node.language or sheet.faces.locale))


def _write_text(sheet: Sheet, node: Text, look: Look) -> list[etree._Element]:
    language = node.language or sheet.faces.locale
    words = node.text if look.exact else node.text.translate(_PLAIN)
    out = []
    for piece, wide, face in _split(sheet, words, language):
        run = w("r")
        properties = _write_properties(sheet, piece, language, look, wide, face)
        if len(properties):
            run.append(properties)
        text = etree.SubElement(run, clark("w:t"))
        text.text = piece
        if piece != piece.strip() or "  " in piece:
            text.set(_SPACE, "preserve")
        out.append(run)
    return out


def _split(sheet: Sheet, words: str, language: str) -> Iterator[tuple[str, bool, str]]:
    """The text in pieces, each with whether its ambiguous marks are full width, and the face
    that it must name because those of the document lack its characters."""
    faces = {one: _ask_face(sheet, one, language) for one in {*words}}
    for piece, wide in _split_widths(words, language):
        for face, group in groupby(piece, faces.__getitem__):
            yield "".join(group), wide, face


def split_faces(sheet: Sheet, words: str,
                base: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Words of a frame in pieces, each with the face that it must name, empty for none: what is
    set in a face of the editor's own stays there."""
    fonts = None if base is None else base.find(clark("w:rFonts"))
    named = set() if fonts is None else {fonts.get(clark("w:" + slot)) for slot in _SLOTS}
    if named - {None, sheet.faces.latin, sheet.faces.asian}:
        yield words, ""
        return
    for face, some in groupby(words, lambda one: _ask_face(sheet, one, sheet.faces.locale)):
        yield "".join(some), face


def name_face(base: etree._Element | None, face: str) -> etree._Element:
    """The properties of a run with a face for every script, or as they are for none."""
    own = [] if base is None else [deepcopy(one) for one in base
                                   if not face or one.tag != clark("w:rFonts")]
    if face:
        own.append(w("rFonts", **dict.fromkeys(_SLOTS, face)))
    return order_properties(w("rPr"), *own)


def choose_face(sheet: Sheet, characters: str) -> str:
    """The face that a number or a mark must name, of which each program draws what it counts to;
    empty where the document's have all of its characters."""
    return next(filter(None, (_ask_face(sheet, one, sheet.faces.locale)
                              for one in characters)), "")


def write_count(sheet: Sheet, look: Look) -> etree._Element:
    """A run that stands for a number which Word counts."""
    run = w("r")
    face = choose_face(sheet, FIGURES)
    if look.base is not None or face:
        run.append(name_face(look.base, face))
    etree.SubElement(run, clark("w:t")).text = "1"
    return run


def _ask_face(sheet: Sheet, character: str, language: str) -> str:
    key = character, language
    if key not in sheet.asked:
        sheet.asked[key] = find_face(sheet.faces, sheet.fonts, character, language)
    return sheet.asked[key]


def _split_widths(words: str, language: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether its ambiguous marks are full width."""
    if not words:
        return
    if not locales.is_han_spaced(language) or not _AMBIGUOUS.search(words):
        yield words, False
        return
    start = 0
    for match in _APOSTROPHE.finditer(words):
        before = words[start:match.start()]
        if before:
            yield before, bool(_AMBIGUOUS.search(before))
        yield match.group(), False
        start = match.end()
    rest = words[start:]
    if rest:
        yield rest, bool(_AMBIGUOUS.search(rest))


def _write_properties(sheet: Sheet, piece: str, language: str, look: Look,
                      wide: bool, rare: str = "") -> etree._Element:
    own = list(_style_properties(sheet, piece, language, look))
    fonts = w("rFonts")
    if wide:
        fonts.set(clark("w:hint"), "eastAsia")
    tag = _name_difference(sheet, language)
    face = rare or sheet.faces.foreign.get(language)
    if rare:
        fonts.set(clark("w:ascii"), rare)
        fonts.set(clark("w:hAnsi"), rare)
    if face and (rare or face != sheet.faces.asian):
        fonts.set(clark("w:eastAsia"), face)
    if len(fonts.attrib):
        own.append(fonts)
    if tag is not None:
        own.append(tag)
    taken = {one.tag for one in own}
    if look.base is not None:
        own += [deepcopy(one) for one in look.base if one.tag not in taken]
    return order_properties(w("rPr"), *own)


def _style_properties(sheet: Sheet, piece: str, language: str,
                      look: Look) -> Iterator[etree._Element]:
    asian_document = locales.is_cjk(sheet.faces.locale)
    style = look.style
    if not style and look.strong:
        style = find_style(sheet, "character", "Strong")
    elif not style and look.emphasis:
        style = find_style(sheet, "character", "Emphasis")
    if style:
        yield w("rStyle", val=style)
    if look.style and (look.strong or (look.emphasis and asian_document)):
        yield w("b")
    if style and not asian_document and _ASIAN.search(piece):
        yield w("i", val="0")  # no face has slanted Han; Word would shear it
    elif look.emphasis and not asian_document and (look.style or look.strong):
        yield w("i")


def _name_difference(sheet: Sheet, language: str) -> etree._Element | None:
    """The ``w:lang`` of a run in another language than the document's."""
    if language == sheet.faces.locale:
        return None
    tag = locales.with_region(language)
    if locales.is_cjk(language):
        return w("lang", eastAsia=tag)
    return w("lang", val=tag)
