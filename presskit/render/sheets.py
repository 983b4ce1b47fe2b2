"""Style sheets made from the tables: faces, stacks, tokens.

Here: what a frame's style sheet can't know, as CSS text.  Never here: rules of looks; those are
the editors' in ``templates/css``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from presskit.document import Document, languages
from presskit.document.roles import HEADINGS
from presskit.locales import is_han_spaced
from presskit.render.blend import (
    BLEND,
    BLEND_HEADINGS,
    latin_scale,
    name_blend,
    pair_families,
)
from presskit.render.coverage import Charset
from presskit.render.fonts import Face, Fonts
from presskit.render.theme import Theme, write_tokens

__all__ = ["face_address", "write_face_rules", "write_page_sheet", "write_print_sheet"]

_DISPLAY = (":is(h1, h2, h3, h4, h5, h6, p):is("
            + ", ".join(f".{role}" for role in sorted(HEADINGS)) + ")")
_LATIN_SIZE = 1.025
"""What the frames say of Latin words beside Han; a rule is written for other families only."""

_READINGS = ("ruby { position: relative; }",
             "rt { position: absolute; left: 0; top: 0; font-size: 50%; line-height: 1; "
             "text-align: start; text-indent: 0; letter-spacing: 0; white-space: nowrap; }")
"""Readings take no room in their line; over the middle of their characters ``weasy_readings`` puts
them."""


def _names(families: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in families)


def _stack(fonts: Fonts, locale: str, lead: str = "", blend: str = BLEND) -> str:
    """The families in order; in front of one for Chinese or Japanese the face for words."""
    keys = tuple(dict.fromkeys((lead, *fonts.stack(locale)) if lead else fonts.stack(locale)))
    spaced = {fonts.lead(tag) for tag, _key in fonts.languages if is_han_spaced(tag)}
    words = (name_blend(fonts, blend),) if keys[0] in spaced else ()
    return _names((*words, *(fonts.family(key).name for key in keys)))


def face_address(face: Face, characters: str, key: str) -> str:
    """The address under which the layout engine asks for a subset."""
    seal = hashlib.sha256(f"{face.sha256} {key} {characters}".encode()).hexdigest()[:32]
    return f"presskit:face/{seal}"


def write_face_rules(fonts: Fonts, charset: Charset) -> str:
    """An ``@font-face`` rule for both weights of every family that is asked for something."""
    rules = []
    for key, characters in charset.families:
        blended = key in (BLEND, BLEND_HEADINGS)
        view = fonts.headings if key == BLEND_HEADINGS else fonts
        family = view.family(view.lead("en") if blended else key)
        for face in (family.regular, family.bold):
            name = name_blend(view, key) if blended else family.name
            rules.append(f'@font-face {{ font-family: "{name}"; '
                         f"font-weight: {face.weight}; font-style: normal; "
                         f'src: url("{face_address(face, characters, key)}"); }}')
    return "\n".join(rules)


def write_print_sheet(fonts: Fonts, theme: Theme, locale: str) -> str:
    """The page and the stacks of a locale, for paper."""
    page = dict(theme.page)
    rules = [
        f"@page {{ size: {page['width']:g}mm {page['height']:g}mm; margin: {page['top']:g}mm "
        f"{page['sides']:g}mm {page['bottom']:g}mm; font-family: {_stack(fonts, locale)}; }}",
        f"html {{ font-family: {_stack(fonts, locale)}; }}"]
    rules += [*_READINGS, *_write_runs(fonts, locale)]
    if fonts.display:
        rules.append(f"{_DISPLAY} {{ font-family: "
                     f"{_stack(fonts.display, locale, blend=BLEND_HEADINGS)}; }}")
        rules += _write_runs(fonts.display, locale, _DISPLAY, BLEND_HEADINGS)
    return "\n".join(rules)


def _write_runs(fonts: Fonts, locale: str, around: str = "", blend: str = BLEND) -> list[str]:
    """The rules for runs that another family than the block's has, and for Latin words."""
    rules = [f"{around} .face-{family.key} {{ font-family: "
             f"{_stack(fonts, locale, family.key, blend)}; "
             "line-height: 1; }"  # another ascent would make the line higher
             for family in fonts.families]
    scale = latin_scale(*pair_families(fonts, locale))
    if scale != _LATIN_SIZE:
        rules.append(f"{around or 'html'} .latin {{ font-size: {scale:.1%}; }}")
    return [rule.lstrip() for rule in rules]


def write_page_sheet(document: Document, fonts: Fonts, theme: Theme, css: str) -> str:
    """The style sheet of a web page: tokens, stacks of system faces, then the frame's rules.

    Our own families stand first for a reader who has them; then come the faces of the
    reader's system for each language (``fonts.yaml``).
    """
    locale = document.locale
    rules = [f":root {{\n{write_tokens(theme, locale)}\n}}",
             "@media (prefers-color-scheme: dark) { :root {\n"
             + "\n".join(f"--{name}: {value};" for name, value in theme.dark) + "\n} }",
             f":root {{ font-family: {_system(fonts, locale, locale)}; }}"]
    for tag in sorted({"en", *languages(document)} - {locale}):
        rules.append(f":lang({tag}) {{ font-family: {_system(fonts, locale, tag)}; }}")
    # An English page too has Latin words in what it says in Chinese.
    rules.append(f".latin {{ font-family: {_system(fonts, locale, 'en')}; }}")
    rules += _write_display(fonts.display, document) if fonts.display else []
    return "\n".join((*rules, css))


def _write_display(display: Fonts, document: Document) -> list[str]:
    """The same for what is set in the family for headings."""
    locale = document.locale
    rules = [f"{_DISPLAY} {{ font-family: {_system(display, locale, locale)}; }}"]
    for tag in sorted({"en", *languages(document)} - {locale}):
        rules.append(f"{_DISPLAY}:lang({tag}), {_DISPLAY} :lang({tag}) "
                     f"{{ font-family: {_system(display, locale, tag)}; }}")
    rules.append(f"{_DISPLAY} .latin {{ font-family: {_system(display, locale, 'en')}; }}")
    return rules


def _system(fonts: Fonts, locale: str, language: str) -> str:
    """A stack for screens: the family of the language; those of ours that have what it lacks, as
    on paper (Chinese characters in a Korean text); the faces of the reader's system."""
    ours = [fonts.family(key) for key in (fonts.lead(language), *fonts.stack(locale, language))]
    names = dict.fromkeys((*(one.name for one in ours), *fonts.system_faces(language)))
    return f"{_names(names)}, {ours[0].style}"
