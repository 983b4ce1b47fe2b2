"""The brand: a theme in an issuer's own colour.

Here: what of a theme follows from one accent.  Never here: reading a theme (``theme``), arithmetic
on colours (``palette``).
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from presskit.diagnostics import PresskitError, Span
from presskit.render.palette import contrast, derive_accents, derive_dark
from presskit.render.theme import Theme

__all__ = ["brand_theme"]


def brand_theme(theme: Theme, accent: str, place: Span | None = None) -> Theme:
    """The theme with a kit's own accent (#rrggbb), said at a ``place``, and what follows from it.

    Dark is the accent at 68 %, the tint 8 % of it on paper, as in the shipped palette.  On a dark
    screen, and on the band of a theme that has one, it becomes a light tone of itself, unless the
    kit's theme says one.  Raises
    ``PresskitError`` (``accent-contrast``) where the accent would not be read on paper: under
    4.5:1 (WCAG 2.1, 1.4.3).
    """
    ratio = contrast(accent, theme.colour("paper"))
    if ratio < 4.5:
        raise PresskitError.one(
            "accent-contrast", f"the accent {accent} stands at {ratio:.1f}:1 on paper, and text "
            "in it could not be read", span=place,
            hint="choose a darker accent under brand: in kit.yaml; "
            "text needs 4.5:1")
    own = derive_accents(accent, theme.colour("paper"))
    digest = hashlib.sha256(f"{theme.digest} {accent}".encode()).hexdigest()
    said = {name for name, _span in theme.set_here}
    light: dict[str, str] = {}
    if accent != theme.colour("accent"):
        light = derive_dark(accent, dict(theme.dark)["paper"])
        if "band" in dict(theme.colours):
            light["band-accent"] = derive_dark(accent, dict(theme.dark)["band"])["accent"]
            if "band-accent" not in said:
                own["band-accent"] = derive_dark(accent, theme.colour("band"))["accent"]
    colours = tuple((name, own.get(name, value)) for name, value in theme.colours)
    dark = tuple((name, value if f"dark.{name}" in said else light.get(name, value))
                 for name, value in theme.dark)
    known = {**dict(theme.set_here), **dict.fromkeys(own, place)}
    set_here = tuple((name, span) for name, span in known.items() if span)
    return replace(theme, colours=colours, dark=dark, digest=digest, set_here=set_here)
