"""Colours: what follows from one accent, and whether a colour can be read on another.

Here: arithmetic on ``#rrggbb``.  Never here: which colours a theme has.
"""

from __future__ import annotations

import colorsys

__all__ = ["contrast", "derive_accents", "derive_dark", "mix", "suggest_colour"]


def mix(colour: str, ground: str, share: float) -> str:
    """``share`` (0 to 1) of a colour on a ground, each ``#rrggbb``."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}"
                         for one, other in pairs)


def contrast(colour: str, ground: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    dark, light = sorted((_luminance(colour), _luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def derive_accents(accent: str, paper: str) -> dict[str, str]:
    """What goes with an accent, as in the shipped theme: dark at 68 %, tint at 8 % on paper."""
    return {"accent": accent, "accent-dark": mix(accent, "#000000", 0.68),
            "tint": mix(accent, paper, 0.08), "on-accent-second": mix(accent, paper, 0.15)}


def suggest_colour(colour: str, ground: str, least: float) -> str:
    """The nearest mixture of a colour with black or white that stands out so much from a ground,
    whichever of the two does so better; that one itself where no mixture does."""
    best = max(("#000000", "#ffffff"), key=lambda one: contrast(one, ground))
    steps = (mix(colour, best, share / 100) for share in range(100, -1, -1))
    return next((one for one in steps if contrast(one, ground) >= least), best)


def derive_dark(accent: str, paper: str) -> dict[str, str]:
    """What goes with an accent on a dark screen: one light tone of its hue, at 7:1 there."""
    hue, _light, depth = colorsys.rgb_to_hls(*(one / 255 for one in _channels(accent)))
    tones = (_write_colour(colorsys.hls_to_rgb(hue, share / 100, min(depth, 0.7)))
             for share in range(25, 101))
    light = next((one for one in tones if contrast(one, paper) >= 7), "#ffffff")
    return {"accent": light, "accent-dark": light}


def _write_colour(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(one * 255):02x}" for one in channels)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at:at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                        for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
