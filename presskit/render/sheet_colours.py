"""What a colour of a style sheet looks like, in whatever way it is written.

Here: reading a component of a declaration (CSS Color, levels 4 and 5), tokens filled in.  Never
here: which rule it belongs to (``sheet_rules``), what stands out too little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from coloraide import Color

__all__ = ["Tone", "read_tone", "without_blanks"]

_DEEP = 9
"""So many properties may stand for one another before a sheet is taken to go round in circles."""


class Tone(NamedTuple):
    """A colour: ``#rrggbb`` (empty: nobody can tell), how much of it covers what lies below it (0
    to 1), the token that it is (empty: none)."""

    value: str
    share: float = 1.0
    token: str = ""


def read_tone(node: Any, tokens: Mapping[str, str], own: Mapping[str, list],
              depth: int = 0) -> Tone | None:
    """The colour that a component value is; ``None`` where it is none, or lets all shine through.

    ``tokens`` are the values of the theme by name, ``own`` the component values of the properties
    that the sheet defines for itself.  Colours beyond sRGB are those that such a screen shows.
    """
    from tinycss2.color4 import parse_color
    name = getattr(node, "lower_name", "") if node.type == "function" else ""
    if depth >= _DEEP:
        return None
    if name == "var":
        return _read_token(node, tokens, own, depth)
    if name == "color-mix":
        return _read_mixture(node, tokens, own, depth)
    if name == "light-dark":
        return Tone("")  # a reader's choice, which no rule here knows of
    found = parse_color(node)
    if found is None or isinstance(found, str):
        return None
    if found.space in ("srgb", "hsl", "hwb"):
        shown = found.to("srgb")
        return _tell(shown[:3], found.alpha)
    from coloraide import Color
    from tinycss2 import serialize
    try:
        return _show(Color(serialize([node])))
    except ValueError:  # written as only one of the two readers knows it
        return Tone("")


def _read_token(node: Any, tokens: Mapping[str, str], own: Mapping[str, list],
                depth: int) -> Tone | None:
    inside = without_blanks(node.arguments)
    name = getattr(inside[0], "value", "").removeprefix("--") if inside else ""
    if name in tokens:
        value = tokens[name]
        return Tone(value, 1.0, name) if value.startswith("#") else None
    found = (read_tone(one, tokens, own, depth + 1) for one in [*own.get(name, ()), *inside[2:]])
    return next((one for one in found if one), None)


def _read_mixture(node: Any, tokens: Mapping[str, str], own: Mapping[str, list],
                  depth: int) -> Tone:
    """Two colours mixed as ``color-mix(in oklab, red 30%, white)`` says (CSS Color 5, 3)."""
    from coloraide import Color
    parts: list[list[Any]] = [[]]
    for one in without_blanks(node.arguments):
        if one.type == "literal" and one.value == ",":
            parts.append([])
        else:
            parts[-1].append(one)
    if len(parts) != 3:
        return Tone("")
    space = next((one.lower_value for one in parts[0][1:] if one.type == "ident"), "")
    colours, shares = [], []
    for part in parts[1:]:
        tone = next((tone for one in part if (tone := read_tone(one, tokens, own, depth + 1))),
                    None)
        clear = any(one.type == "ident" and one.lower_value == "transparent" for one in part)
        if not clear and (tone is None or not tone.value):
            return Tone("")
        colours.append(Color("transparent") if clear or tone is None else
                       Color(tone.value).set("alpha", tone.share))
        shares.append(next((one.value / 100 for one in part if one.type == "percentage"), None))
    return _mix(colours, shares, space)


def _mix(colours: list[Color], shares: list[float | None], space: str) -> Tone:
    """``shares`` as written; what is missing is what is left (CSS Color 5, 3.2)."""
    first, second = shares
    if first is None:
        first = 0.5 if second is None else 1 - second
    second = 1 - first if second is None else second
    if not first + second:
        return Tone("")
    try:
        mixed = colours[0].mix(colours[1], second / (first + second), space=space or "oklab",
                               premultiplied=True)
    except (KeyError, ValueError):  # a space that there is not
        return Tone("")
    mixed["alpha"] *= min(1.0, first + second)
    return _show(mixed) or Tone("")


def _show(colour: Color) -> Tone | None:
    shown = colour.convert("srgb").clip()
    return _tell(shown.coords(nans=False), shown.alpha(nans=False))


def _tell(coordinates: Iterable[float], share: float) -> Tone | None:
    if share <= 0:
        return None
    return Tone("#" + "".join(f"{round(max(0, min(1, one)) * 255):02x}" for one in coordinates),
                min(1.0, share))


def without_blanks(values: Iterable[Any]) -> list[Any]:
    """Component values without the white space and comments between them."""
    return [one for one in values if one.type not in ("whitespace", "comment")]
