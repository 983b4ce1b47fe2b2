"""Style sheets made from the tables: faces, stacks, tokens.

Here: what a frame's style sheet can't know, as CSS text.  Never here: rules of looks; those are
the editors' in ``templates/css``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from presskit.document import Document, languages
from presskit.locales import is_han_spaced
from presskit.render.blend import BLEND
from presskit.render.coverage import Charset
from presskit.render.fonts import Face, Fonts
from presskit.render.theme import Theme, write_tokens

__all__ = ["face_address", "write_face_rules", "write_page_sheet", "write_print_sheet"]

BLEND_NAME = "Presskit Sans Words"


def _names(families: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in families)


def _stack(fonts: Fonts, locale: str, lead: str = "") -> str:
    """The families in order; in front of one for Chinese or Japanese the face for words."""
    keys = tuple(dict.fromkeys((lead, *fonts.stack(locale)) if lead else fonts.stack(locale)))
    spaced = {fonts.lead(tag) for tag, _key in fonts.languages if is_han_spaced(tag)}
    words = (BLEND_NAME,) if keys[0] in spaced else ()
    return _names((*words, *(fonts.family(key).name for key in keys)))


def face_address(face: Face, characters: str, key: str) -> str:
    """The address under which the layout engine asks for a subset."""
    seal = hashlib.sha256(f"{face.sha256} {key} {characters}".encode()).hexdigest()[:32]
    return f"presskit:face/{seal}"


def write_face_rules(fonts: Fonts, charset: Charset) -> str:
    """An ``@font-face`` rule for both weights of every family that is asked for something."""
    rules = []
    for key, characters in charset.families:
        family = fonts.family(fonts.lead("en") if key == BLEND else key)
        for face in (family.regular, family.bold):
            name = BLEND_NAME if key == BLEND else family.name
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
    rules += [f".face-{family.key} {{ font-family: {_stack(fonts, locale, family.key)}; "
              "line-height: 1; }"  # another ascent would make the line higher
              for family in fonts.families]
    return "\n".join(rules)


def write_page_sheet(document: Document, fonts: Fonts, theme: Theme, css: str) -> str:
    """The style sheet of a web page: tokens, stacks of system faces, then the frame's rules.

    Our own families stand first for a reader who has them; then come the faces of the
    reader's system for each language (``fonts.yaml``).
    """
    locale = document.locale
    rules = [f":root {{\n{write_tokens(theme, locale)}\n}}",
             "@media (prefers-color-scheme: dark) { :root {\n"
             + "\n".join(f"--{name}: {value};" for name, value in theme.dark) + "\n} }",
             f":root {{ font-family: {_system(fonts, locale)}; }}"]
    for tag in sorted({"en", *languages(document)} - {locale}):
        rules.append(f":lang({tag}) {{ font-family: {_system(fonts, tag)}; }}")
    if "en" != locale.split("-")[0]:
        rules.append(f".latin {{ font-family: {_system(fonts, 'en')}; }}")
    return "\n".join((*rules, css))


def _system(fonts: Fonts, language: str) -> str:
    own = fonts.family(fonts.lead(language)).name
    return _names(dict.fromkeys((own, *fonts.system_faces(language)))) + ", sans-serif"
