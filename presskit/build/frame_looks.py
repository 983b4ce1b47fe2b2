"""What readers of a kit's looks may see otherwise than its editor, before anything is drawn.

Here: which sheets, frames and palettes are looked at for a kit, and who is to blame for a colour:
the theme, the brand in ``kit.yaml``, or the kit's own sheet.  Never here: what counts as too
little contrast (``render/sheet_looks``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.diagnostics import Findings, PresskitError, Span

if TYPE_CHECKING:
    from presskit.model.kit import Kit
    from presskit.render.fonts import Fonts
    from presskit.render.frames import Frame, Frames
    from presskit.render.sheet_looks import Faint
    from presskit.render.sheet_rules import Paint
    from presskit.render.theme import Theme

__all__ = ["check_looks", "find_brand"]

_SHEETS = {"css/print.css": ("",), "css/page.css": ("", "dark"), "html/print.html.j2": ("",),
           "html/page.html.j2": ("", "dark"), "css/room.css": ("", "dark"),
           "html/room.html.j2": ("", "dark")}
"""What holds rules for looks, and the palettes it is shown in."""

_BELOW = {"css/room.css": ("css/page.css",),
          "html/room.html.j2": ("css/page.css", "css/room.css")}
"""What stands behind other sheets on a page, and those.  Of many blocks on a page a sheet can't
tell which stands on which: of these only what ships otherwise is told, which the tests of the
press room have looked at in a browser."""

_LEGIBLE = 3.0
"""Under this contrast not even large type can be read (WCAG 2.2, 1.4.3), and a theme stops the
build."""


def find_brand(folder: Path) -> Span | None:
    """Where the ``kit.yaml`` of a kit that can be read says its accent."""
    from presskit.content.yaml import read_table
    return read_table(folder / "kit.yaml")[1].get(("brand", "accent"))


def check_looks(frames: Frames, theme: Theme, kit: Kit, fonts: Fonts, findings: Findings) -> None:
    """Complain of colours, faces and tokens in the sheets and HTML frames of a kit.

    Codes: ``theme-contrast``, ``frame-contrast``, ``frame-face``, ``css-token-unknown``.  A kit
    without looks of its own costs nothing.
    """
    themed = bool(theme.set_here)
    for name, palettes in _SHEETS.items():
        frame = frames.frame(name)
        if not frame.own and (not themed or name in _BELOW or not name.startswith("css/")):
            continue
        try:
            text = _read_rules(frame)
        except PresskitError:
            continue  # said where the frames are read
        below = "\n".join(_read_rules(frames.frame(one)) for one in _BELOW.get(name, ()))
        for palette in palettes:
            _check_contrast(frame, text, theme, palette, findings, below)
        if frame.own:
            _check_names(frame, text, frames, theme, kit, fonts, findings)
    _check_word(frames, theme, findings)


def _check_word(frames: Frames, theme: Theme, findings: Findings) -> None:
    """Complain of colours in the kit's own Word frames."""
    from presskit.render.docx_frame import open_frame
    from presskit.render.docx_looks import check_contrast
    from presskit.render.docx_sheet import read_roles
    for one in frames.items:
        if one.own and one.name.startswith("docx/") and one.name.endswith(".docx"):
            with suppress(PresskitError):  # said where the frames are opened
                check_contrast(open_frame(Path(one.path), one.shown), read_roles(frames),
                               dict(theme.colours), findings)


def _read_rules(frame: Frame) -> str:
    from presskit.render.frames import read_frame
    from presskit.render.sheet_looks import show_styles
    text = read_frame(frame)
    return show_styles(text) if frame.name.startswith("html/") else text


def _check_names(frame: Frame, text: str, frames: Frames, theme: Theme, kit: Kit, fonts: Fonts,
                 findings: Findings) -> None:
    from presskit.render.sheet_looks import check_faces, check_tokens
    from presskit.render.sheet_rules import list_custom
    from presskit.render.theme import list_tokens
    paper = "print" in frame.name
    sheet = frames.frame("css/print.css" if paper else "css/page.css")
    known = {*list_tokens(theme, kit.locale), *list_custom(_read_rules(sheet))}
    check_tokens(text, frame.shown, known, findings)
    faces = {one.name for view in _views(fonts, kit) for one in view.families}
    if not paper:
        faces |= {face for view in _views(fonts, kit) for _tag, names in view.system
                  for face in names}
    shipped, found = Findings(), Findings()
    check_faces(_read_shipped(frame), frame.shown, faces, paper, shipped)
    check_faces(text, frame.shown, faces, paper, found)
    as_ever = {one.message for one in shipped}
    findings.extend(one for one in found if one.message not in as_ever)


def _views(fonts: Fonts, kit: Kit) -> Iterator[Fonts]:
    for view in (fonts, *(fonts.of(tag) for tag in (kit.locale, *kit.locales))):
        yield view
        yield view.headings


# Contrast -----------------------------------------------------------------------------------

def _check_contrast(frame: Frame, text: str, theme: Theme, palette: str,
                    findings: Findings, below: str) -> None:
    """Complain of text that stands out too little in one palette, once for each pair of colours
    and place."""
    from presskit.render.sheet_looks import find_faint
    colours = dict(theme.dark if palette else theme.colours)
    tokens = {**dict(theme.colours), **colours}
    places = dict(theme.set_here)
    screen = " on a dark screen" if palette else ""
    told = {one.message for one in findings}
    shipped = _read_shipped(frame) if below else ""
    as_ever = {(one.name, one.words) for one in find_faint(shipped, tokens, bool(palette), below)}
    for one in find_faint(text, tokens, bool(palette), below):
        if (one.name, one.words) in as_ever:
            continue
        message = one.words + screen
        names = [f"dark.{token}" if palette else token
                 for token in (_whole_token(one.colour), _whole_token(one.ground)) if token]
        span = next((places[name] for name in names if name in places), None)
        if span and len(names) == 2:
            if message not in told:
                _say_theme(one, message, frame, span, findings)
        elif frame.own and message not in told and not (  # two literals are the same everywhere
                not names and one.words in told):
            place = Span(frame.shown, one.blamed.line, one.blamed.column)
            findings.warning("frame-contrast", message, span=place, hint=_hint(one))
        told.add(message)


def _whole_token(paint: Paint) -> str:
    """The token that a paint is; what a sheet thins out is the sheet's own."""
    return paint.token if paint.share == 1 else ""


def _read_shipped(frame: Frame) -> str:
    """The styles of what ships in the place of a kit's frame."""
    from presskit.render.sheet_looks import show_styles
    text = "\n".join(Path(one).read_text("utf-8") for one in frame.instead)
    return show_styles(text) if frame.name.startswith("html/") else text


def _say_theme(one: Faint, message: str, frame: Frame, span: Span, findings: Findings) -> None:
    hint = f"{one.name} in {frame.name} needs 4.5:1; {_hint(one)}"
    if one.ratio < _LEGIBLE:
        findings.error("theme-contrast", message, span=span, hint=hint)
    else:
        findings.warning("theme-contrast", message, span=span, hint=hint)


def _hint(one: Faint) -> str:
    from presskit.render.palette import suggest_colour
    from presskit.render.sheet_looks import LEAST
    if one.blamed is one.ground:
        return ("choose another ground, or set a colour beside it: "
                f"{suggest_colour(one.colour.value, one.ground.value, LEAST)} could be read there")
    return f"{suggest_colour(one.colour.value, one.ground.value, LEAST)} could be read there"
