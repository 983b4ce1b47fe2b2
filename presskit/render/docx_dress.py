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
from presskit.render.docx_faces import Faces, name_language, render_font_table
from presskit.render.docx_frame import WordFrame, find_part
from presskit.render.docx_xml import clark, parse, serialise, w

__all__ = ["dress_frame"]

_TOKENS = {"dk1": "ink", "lt1": "paper", "dk2": "accent-dark", "lt2": "tint",
           "accent1": "accent", "accent2": "grey", "hlink": "accent-dark",
           "folHlink": "accent-dark"}
_PLACES = {"text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1",
           "text2": "dk2", "dark2": "dk2", "background2": "lt2", "light2": "lt2",
           "hyperlink": "hlink", "followedHyperlink": "folHlink"}


def dress_frame(frame: WordFrame, faces: Faces, colours: Mapping[str, str]) -> dict[str, bytes]:
    """The parts of a frame for one document, a new dictionary every time.

    ``colours`` maps the brand tokens (``ink``, ``paper``, ``accent``, ``accent-dark``,
    ``tint``, ``grey``) to ``#rrggbb``; a token that isn't named keeps the frame's colour.
    """
    key = tuple(sorted((token, colour.lstrip("#").upper()) for token, colour in colours.items()))
    parts = dict(_dress(frame, faces.locale, faces.latin, faces.asian, key))
    table = find_part(frame, "fontTable")
    if table:
        parts[table] = render_font_table(parts[table], faces)
    return parts


# Keyed by the identity of an opened frame, which is itself kept once per worker.
@lru_cache(maxsize=48)
def _dress(frame: WordFrame, locale: str, latin: str, asian: str,
           colours: tuple[tuple[str, str], ...]) -> dict[str, bytes]:
    parts = dict(frame.parts)
    scheme = _dress_theme(parts, find_part(frame, "theme"), dict(colours))
    name = find_part(frame, "styles")
    styles = parse(parts[name])
    _dress_defaults(styles, locale, latin, asian)
    _dress_literals(styles, scheme)
    parts[name] = serialise(styles)
    for name in (frame.main, *frame.running):
        root = parse(parts[name])
        _dress_literals(root, scheme)
        parts[name] = serialise(root)
    name = find_part(frame, "settings")
    if name:
        settings = parse(parts[name])
        _dress_settings(settings, locale)
        parts[name] = serialise(settings)
    return parts


def _dress_theme(parts: dict[str, bytes], name: str, colours: Mapping[str, str]) -> dict[str, str]:
    """Write the tokens into the theme; give every colour of the scheme."""
    if name not in parts:
        return {}
    root = parse(parts[name])
    scheme = {}
    holder = next(root.iter(clark("a:clrScheme")))
    for entry in holder:
        place = etree.QName(entry).localname
        colour = colours.get(_TOKENS.get(place, ""), "")
        if colour:
            for old in list(entry):
                entry.remove(old)
            etree.SubElement(entry, clark("a:srgbClr")).set("val", colour)
        scheme[place] = entry[0].get("lastClr") or entry[0].get("val", "")
    parts[name] = serialise(root)
    return scheme


def _dress_literals(root: etree._Element, scheme: Mapping[str, str]) -> None:
    """Beside each reference to the theme, the colour itself."""
    colour, fill = clark("w:themeColor"), clark("w:themeFill")
    text = clark("w:color")
    for element in root.iter():
        for reference, own in ((colour, "val" if element.tag == text else "color"),
                               (fill, "fill")):
            place = element.get(reference)
            literal = scheme.get(_PLACES.get(place, place)) if place else None
            # A tint or shade of the theme is the editor's own mixture: its literal stays.
            if literal and not any(element.get(reference + way) for way in ("Tint", "Shade")):
                element.set(clark("w:" + own), literal)


def _dress_defaults(styles: etree._Element, locale: str, latin: str, asian: str) -> None:
    path = "/".join(clark("w:" + name) for name in ("docDefaults", "rPrDefault", "rPr"))
    holder = styles.find(path)
    if holder is None:
        return
    for name in ("rFonts", "lang"):
        for old in holder.findall(clark("w:" + name)):
            holder.remove(old)
    holder.insert(0, w("rFonts", ascii=latin, hAnsi=latin, eastAsia=asian, cs=latin))
    holder.append(w("lang", **_languages(locale), bidi="ar-SA"))


def _languages(locale: str) -> dict[str, str]:
    """``val`` is the language of Latin letters, ``eastAsia`` that of Han, kana, Hangul."""
    if locales.is_cjk(locale):
        return {"val": "en-GB", "eastAsia": name_language(locale)}
    return {"val": name_language(locale), "eastAsia": "zh-HK"}


def _dress_settings(settings: etree._Element, locale: str) -> None:
    holder = settings.find(clark("w:themeFontLang"))
    if holder is not None:
        for name, value in _languages(locale).items():
            holder.set(clark("w:" + name), value)
