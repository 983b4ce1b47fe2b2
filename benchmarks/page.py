"""The page that the reference renders: the press release as markup, with whole faces."""

from __future__ import annotations

from pathlib import Path

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.looks import read_theme
from presskit.compose import compose
from presskit.desk import Desk
from presskit.render import Context
from presskit.render.fonts import read_fonts
from presskit.render.frames import find_frames, read_frame
from presskit.render.pdf import write_page
from presskit.render.sheets import write_print_sheet
from presskit.render.theme import fill_tokens

__all__ = ["write_reference_page"]


def write_reference_page(kit: Path, page: Path) -> None:
    """Write the source locale's press release to ``page``, its style sheets inside.

    Pictures that stand behind addresses of our own are left out, as text they carry none.
    """
    desk = Desk()
    languages = open_languages(load(kit, desk), desk)
    locale = languages.locales[0]
    frames = find_frames(desk.templates, kit)
    context = Context(frames, read_fonts(desk.fonts),
                      read_theme(Path(frames.frame("theme.yaml").path)), str(kit))
    release = compose(languages.reach(locale).kit, "press-release", languages.tables(locale))[0]
    markup, _pictures = write_page(release, context)
    faces = "\n".join(
        f'@font-face {{ font-family: "{family.name}"; font-weight: {face.weight}; '
        f'src: url("{Path(face.path).resolve().as_uri()}"); }}'
        for family in context.fonts.families if family.key in context.fonts.stack(locale)
        for face in (family.regular, family.bold))
    sheets = "\n".join((faces, write_print_sheet(context.fonts, context.theme, locale),
                        fill_tokens(read_frame(frames.frame("css/print.css")), context.theme,
                                    locale)))
    page.write_text(markup.replace("</head>", f"<style>{sheets}</style></head>"), "utf-8")
