"""Paragraphs of a document as a source that Typst sets: the same words, faces, sizes and measure.

Everything that Typst decides by itself is left at its defaults (lines of a justified paragraph
weighed together, blanks of marks narrowed, a gap between Han and Latin); told are the language
and faces of each run, type size and leading, the measure, the indent, and whether both edges are
straight, as in ``templates/css/print.css``.
"""

from __future__ import annotations

from collections.abc import Iterator

from presskit.document import Emphasis, Inline, LineBreak, Paragraph, Strong, Text
from presskit.locales import is_han_spaced, script
from presskit.render.fonts import Fonts
from presskit.render.theme import Sizes, Theme

__all__ = ["TYPES", "write_source"]

TYPES = {"lead": "lead", "body": "body", "quote-words": "quote-words", "bio-text": "body"}
"""The roles of running text, and the kind of type in the theme that each is set in."""

_REGIONS = {"Hans": "CN", "Hant": "HK", "Jpan": "JP", "Kore": "KR"}


def write_source(paragraphs: list[Paragraph], locale: str, fonts: Fonts, theme: Theme) -> str:
    """The source of a page of text."""
    sizes, page = theme.sizes_of(locale), dict(theme.page)
    measure = sizes.number("measure")
    left = page["sides"] + page["side-column"] + page["gutter"]
    parts = [f"#set page(width: {page['width']:g}mm, height: {page['height']:g}mm, margin: ("
             f"top: {page['top']:g}mm, bottom: {page['bottom']:g}mm, left: {left:g}mm, "
             f"right: {page['width'] - left - measure:g}mm))",
             f"#set text({_language(locale)}, font: {_faces(locale, locale, fonts)}, "
             "top-edge: 0.88em, bottom-edge: -0.12em, hyphenate: false)",
             f"#set par(justify: {'true' if is_han_spaced(locale) else 'false'})"]
    for one in paragraphs:
        parts.append(_write_paragraph(one, locale, fonts, sizes))
    return "\n".join(parts) + "\n"


def _write_paragraph(paragraph: Paragraph, locale: str, fonts: Fonts, sizes: Sizes) -> str:
    size, leading = sizes.type(TYPES[paragraph.role])
    indented = paragraph.role == "body" or paragraph.role == "lead" and script(locale) != "Jpan"
    indent = sizes.number("indent") if indented else 0
    between = leading - size
    space = sizes.number("space-heading" if paragraph.role == "lead" else "space-paragraph")
    words = "".join(_write(paragraph.children, locale, locale, fonts, False))
    return (f"#[#set text(size: {size:g}pt)\n#set par(leading: {between:g}pt, spacing: "
            f"{between + space:g}pt, first-line-indent: (amount: {indent:g}em, all: true))\n"
            f"{words}\n#parbreak()]")


def _write(inlines: tuple[Inline, ...], tag: str, locale: str, fonts: Fonts,
           bold: bool) -> Iterator[str]:
    for one in inlines:
        if isinstance(one, Text):
            language = one.language or tag
            yield (f"#text({_language(language)}, font: {_faces(locale, language, fonts)}, "
                   f'weight: {700 if bold else 400}, "{_escape(one.text)}")')
        elif isinstance(one, LineBreak):
            yield "#linebreak()"
        else:  # emphasis is bold where nothing may slant
            heavy = isinstance(one, Strong) or isinstance(one, Emphasis) and locale != "en"
            yield from _write(one.children, tag, locale, fonts, bold or heavy)


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _language(tag: str) -> str:
    """``lang`` and ``region``: Typst knows by them how wide marks are."""
    parts = tag.split("-")
    place = parts[-1] if len(parts[-1]) == 2 and len(parts) > 1 else _REGIONS.get(script(tag), "")
    return f'lang: "{parts[0]}"' + (f', region: "{place}"' if place else "")


def _faces(locale: str, tag: str, fonts: Fonts) -> str:
    """The stack of a language; in Chinese and Japanese Latin words have the Latin face, by
    Typst's own division of characters."""
    names = [f'"{fonts.family(key).name}"' for key in fonts.stack(locale, tag)]
    if is_han_spaced(tag):
        latin = fonts.family(fonts.lead("en")).name
        names.insert(0, f'(name: "{latin}", covers: "latin-in-cjk")')
    return f"({', '.join(names)},)"
