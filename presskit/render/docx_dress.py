"""The frame dressed for one document: its faces, its languages, the kit's colours.

Here: what a locale and the brand tokens change in a frame's parts.  Never here: measures,
text.  Measures are the frame's own; nothing here touches a style's size, space or indent.

Faces and languages go into the document defaults (ECMA-376, Part 1, 17.7.5), below every
style: what an editor sets in a style wins.  Colours go into the theme (20.1.6.2), and beside
every reference to the theme as the literal that older readers use.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from presskit import locales
from presskit.render.docx_faces import Faces
from presskit.render.docx_frame import WordFrame, find_part
from presskit.render.docx_names import bare_name
from presskit.render.docx_package import name_relationships
from presskit.render.docx_theme import dress_literals, dress_theme, read_theme_faces
from presskit.render.docx_xml import (
    add_property,
    add_setting,
    add_to_style,
    clark,
    parse,
    serialise,
    w,
)

__all__ = ["dress_frame"]

_SPACED = ("topLinePunct", "autoSpaceDE", "autoSpaceDN")
_THEMED = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia",
           "cstheme": "cs"}


def dress_frame(frame: WordFrame, faces: Faces, colours: Mapping[str, str],
                display: frozenset[str] = frozenset()) -> dict[str, bytes]:
    """The parts of a frame for one document, a new dictionary every time.

    ``colours`` maps the brand tokens (``ink``, ``paper``, ``accent``, ``accent-dark``,
    ``tint``, ``grey``) to ``#rrggbb``; a token that isn't named keeps the frame's colour.
    ``display`` are the ids of the styles that are set in the faces of headings.
    """
    key = tuple(sorted((token, colour.lstrip("#").upper()) for token, colour in colours.items()))
    found = faces.headings
    headings = (found.latin, found.asian, display) if found else None
    return dict(_dress(frame, faces.locale, faces.latin, faces.asian, faces.stand_ins, key,
                       headings))


# Keyed by the identity of an opened frame, which is itself kept once per worker.
@lru_cache(maxsize=48)
def _dress(frame: WordFrame, locale: str, latin: str, asian: str, stand_ins: frozenset[str],
           colours: tuple[tuple[str, str], ...],
           headings: tuple[str, str, frozenset[str]] | None) -> dict[str, bytes]:
    parts = dict(frame.parts)
    scheme = dress_theme(parts, find_part(frame, "theme"), dict(colours))
    name = find_part(frame, "styles")
    styles = parse(parts[name])
    themed = read_theme_faces(parts, find_part(frame, "theme"))
    _dress_defaults(styles, locale, latin, asian)
    _dress_normal(styles)
    _dress_faces(styles, latin, asian, stand_ins, themed)
    if headings:
        _dress_headings(styles, *headings, {latin, asian})
    dress_literals(styles, scheme)
    parts[name] = serialise(styles)
    for name in (frame.main, *frame.running):
        root = parse(parts[name])
        _dress_faces(root, latin, asian, stand_ins, themed)
        dress_literals(root, scheme)
        parts[name] = serialise(root)
    if frame.numbering:
        numbering = parse(parts[frame.numbering])
        _dress_bullets(numbering)
        _dress_faces(numbering, latin, asian, stand_ins, themed)
        parts[frame.numbering] = serialise(numbering)
    name = find_part(frame, "settings")
    if name:
        settings = parse(parts[name])
        _dress_settings(settings, locale)
        parts[name] = serialise(settings)
        _drop_template(parts, name_relationships(name))
    return parts


def _dress_defaults(styles: etree._Element, locale: str, latin: str, asian: str) -> None:
    _dress_rules(styles, locale)
    path = "/".join(clark("w:" + name) for name in ("docDefaults", "rPrDefault", "rPr"))
    holder = styles.find(path)
    if holder is None:
        return
    for name in ("rFonts", "lang"):
        for old in holder.findall(clark("w:" + name)):
            holder.remove(old)
    holder.insert(0, w("rFonts", ascii=latin, hAnsi=latin, eastAsia=asian, cs=latin))
    holder.append(w("lang", **_languages(locale), bidi="ar-SA"))


def _dress_rules(styles: etree._Element, locale: str) -> None:
    """The rules for lines of the locale's script, where the frame says nothing of them: no
    forbidden mark at an edge, stops hung outside in Simplified Chinese and Japanese alone, Han
    and Latin set apart, no hyphens.

    LibreOffice drops some of them when it saves a frame.
    """
    holder = styles.find(clark("w:docDefaults"))
    if holder is None:
        return
    default = holder.find(clark("w:pPrDefault"))
    if default is None:
        default = etree.SubElement(holder, clark("w:pPrDefault"))
    known = default.find(clark("w:pPr"))
    spaced = "1" if locales.is_han_spaced(locale) else "0"
    hangs = "1" if locales.script(locale) in ("Hans", "Jpan") else "0"
    rules = {"suppressAutoHyphens": "1", "kinsoku": "1", "overflowPunct": hangs,
             **dict.fromkeys(_SPACED, spaced), "snapToGrid": "0"}
    add_property(default, *(w(name, val=value) for name, value in rules.items()
                            if known is None or known.find(clark("w:" + name)) is None))


def _dress_normal(styles: etree._Element) -> None:
    """Language and rules for lines are the locale's: those that LibreOffice writes of its own
    accord into the style on which all others stand would outweigh the defaults."""
    ours = {clark("w:" + name) for name in ("lang", *_SPACED, "kinsoku", "overflowPunct")}
    for style in styles.iter(clark("w:style")):
        if style.get(clark("w:default")) == "1" and style.get(clark("w:type")) == "paragraph":
            for old in [one for holder in style for one in holder if one.tag in ours]:
                old.getparent().remove(old)


def _dress_faces(root: etree._Element, latin: str, asian: str, stand_ins: frozenset[str],
                 themed: Mapping[str, str]) -> None:
    """The document's faces in place of those that a frame names on their behalf: LibreOffice
    writes the defaults of a frame into its styles, Word refers to the theme, whose faces would
    outweigh any that is named."""
    slots = {clark("w:" + name): asian if name == "eastAsia" else latin
             for name in ("ascii", "hAnsi", "eastAsia", "cs")}
    for fonts in root.iter(clark("w:rFonts")):
        for reference, slot in _THEMED.items():
            name = fonts.attrib.pop(clark("w:" + reference), None)
            if name is not None:
                own = slots[clark("w:" + slot)]
                fonts.set(clark("w:" + slot), themed.get(name) or own)
        for slot, face in slots.items():
            if bare_name(fonts.get(slot, ""), stand_ins) in stand_ins:
                fonts.set(slot, face)


def _dress_headings(styles: etree._Element, latin: str, asian: str, display: frozenset[str],
                    text: set[str]) -> None:
    """The faces of headings in their styles; a face that an editor has set in one stays."""
    for style in styles.iter(clark("w:style")):
        if style.get(clark("w:styleId")) not in display:
            continue
        fonts = style.find(f"{clark('w:rPr')}/{clark('w:rFonts')}")
        if fonts is None:
            fonts = w("rFonts")
            holder = style.find(clark("w:rPr"))
            if holder is None:
                holder = w("rPr")
                add_to_style(style, holder)
            holder.insert(0, fonts)
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            if fonts.get(clark("w:" + name)) in {None, *text}:
                fonts.set(clark("w:" + name), asian if name == "eastAsia" else latin)


def _dress_bullets(root: etree._Element) -> None:
    """A bullet as the character that it is: Word and LibreOffice write it in a private code of
    the face Symbol, which nobody has to have."""
    for level in root.iter(clark("w:lvl")):
        text, fonts = level.find(clark("w:lvlText")), level.find(
            f"{clark('w:rPr')}/{clark('w:rFonts')}")
        if (text is not None and fonts is not None and text.get(clark("w:val")) == "\uf0b7"
                and fonts.get(clark("w:ascii")) == "Symbol"):
            text.set(clark("w:val"), "\u2022")
            fonts.getparent().remove(fonts)


def _languages(locale: str) -> dict[str, str]:
    """``val`` is the language of Latin letters, ``eastAsia`` that of Han, kana, Hangul."""
    if locales.is_cjk(locale):
        return {"val": "en-GB", "eastAsia": locales.with_region(locale)}
    return {"val": locales.with_region(locale), "eastAsia": "zh-HK"}


def _drop_template(parts: dict[str, bytes], name: str) -> None:
    """Without the template that a frame was made from: its address is a path on the editor's
    machine, and Word would look for it on the reader's."""
    if name in parts:
        root = parse(parts[name])
        for one in [one for one in root if one.get("Type", "").endswith("/attachedTemplate")]:
            root.remove(one)
        if len(root):
            parts[name] = serialise(root)
        else:
            del parts[name]


def _dress_settings(settings: etree._Element, locale: str) -> None:
    for one in settings.findall(clark("w:attachedTemplate")):
        settings.remove(one)
    holder = settings.find(clark("w:themeFontLang"))
    if holder is not None:
        for name, value in _languages(locale).items():
            holder.set(clark("w:" + name), value)
    spacing = clark("w:characterSpacingControl")
    if settings.find(spacing) is None:
        add_setting(settings, w("characterSpacingControl", val="compressPunctuation"))
