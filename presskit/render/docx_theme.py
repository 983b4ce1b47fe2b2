"""The theme of a Word frame: its scheme of colours, its faces, what refers to them.

Here: the kit's colours written into the scheme (ECMA-376, Part 1, 20.1.6.2) and beside every
reference to it, what a theme names.  Never here: styles, languages, settings (``docx_dress``),
whether a colour can be read (``docx_looks``).
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from presskit.render.docx_frame import WordFrame, find_part
from presskit.render.docx_xml import clark, parse, serialise

__all__ = ["dress_literals", "dress_theme", "find_place", "read_scheme", "read_theme_faces"]

_TOKENS = {"dk1": "ink", "lt1": "paper", "dk2": "accent-dark", "lt2": "tint",
           "accent1": "accent", "accent2": "grey", "hlink": "accent-dark",
           "folHlink": "accent-dark", "accent3": "band", "accent4": "band-accent",
           "accent5": "on-band", "accent6": "on-band-second"}
"""The brand token of a place in the scheme."""

_PLACES = {"text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1",
           "text2": "dk2", "dark2": "dk2", "background2": "lt2", "light2": "lt2",
           "hyperlink": "hlink", "followedHyperlink": "folHlink"}


def dress_theme(parts: dict[str, bytes], name: str, colours: Mapping[str, str]) -> dict[str, str]:
    """Write the kit's colours (by brand token, ``RRGGBB``) into the theme, the part ``name``; every
    colour of its scheme by its place."""
    if name not in parts:
        return {}
    root = parse(parts[name])
    scheme = {}
    holder = next(root.iter(clark("a:clrScheme")), ())  # none: the colours are the frame's
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


def read_scheme(frame: WordFrame, colours: Mapping[str, str]) -> dict[str, str]:
    """Every colour of the scheme of a dressed frame by its place, as ``RRGGBB``; ``colours`` maps
    the brand tokens to ``#rrggbb``."""
    return dress_theme(dict(frame.parts), find_part(frame, "theme"),
                        {token: colour.lstrip("#").upper() for token, colour in colours.items()})


def find_place(name: str) -> str:
    """The place in the scheme that a reference to a colour of the theme means (17.18.97)."""
    return _PLACES.get(name, name)


def read_theme_faces(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    """The faces of the theme by what refers to them (20.1.4.1.16, 17.18.96): ``majorAscii``,
    ``minorEastAsia`` …, empty where the theme leaves the choice open."""
    if name not in parts:
        return {}
    out = {}
    root = parse(parts[name])
    for group in ("major", "minor"):
        for kind, uses in (("latin", ("Ascii", "HAnsi")), ("ea", ("EastAsia",)),
                           ("cs", ("Bidi",))):
            face = next((one.get("typeface", "") for holder in root.iter(clark(f"a:{group}Font"))
                         for one in holder.iter(clark(f"a:{kind}"))), "")
            out |= {group + use: face for use in uses}
    return out


def dress_literals(root: etree._Element, scheme: Mapping[str, str]) -> None:
    """Beside each reference to the theme, the colour itself."""
    colour, fill = clark("w:themeColor"), clark("w:themeFill")
    text = clark("w:color")
    for element in root.iter():
        for reference, own in ((colour, "val" if element.tag == text else "color"),
                               (fill, "fill")):
            place = element.get(reference)
            literal = scheme.get(find_place(place)) if place else None
            # A tint or shade of the theme is the editor's own mixture: its literal stays.
            if literal and not any(element.get(reference + way) for way in ("Tint", "Shade")):
                element.set(clark("w:" + own), literal)
