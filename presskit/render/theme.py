"""The theme: brand colours and sizes, as every writer reads them.

Here: what ``theme.yaml`` says, the sizes of a locale, the tokens as CSS custom properties.  Never
here: rules that use a token; those stand in the frames.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from presskit.diagnostics import Findings, Span

__all__ = ["COLOURS", "Sizes", "Theme", "decode_theme", "fill_tokens", "list_tokens",
           "write_tokens"]

Pair = tuple[float, float]

_TYPES = ("headline", "subhead", "lead", "section", "body", "pull-quote", "attribution",
          "quote-words", "note")
_NUMBERS = ("space-section", "space-heading", "space-paragraph", "measure", "indent",
            "headline-spacing")
COLOURS = ("paper", "ink", "accent", "accent-dark", "tint", "grey", "on-accent",
            "on-accent-second")
_PAGE = ("width", "height", "top", "bottom", "sides", "side-column", "gutter")
_GROUPS = ("colours", "dark", "page", "sizes")
_OF_THE_KIT = ("logo", "faces")
"""What is read with the kit (``content/brand``)."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_LEAST = {"width": 40, "height": 40, "measure": 10, "headline-spacing": -0.5}
"""The smallest number of a measure; 0 where it is not listed."""

Read = tuple[Mapping[str, Any], Mapping[Any, Span]]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of one group of locales.

    ``types`` are (name, size, leading) in pt; ``numbers`` are (name, value): spaces in pt,
    the measure in mm, indent and letter-spacing in em.  ``paragraphs`` is ``blocks`` or
    ``indent``.
    """

    tag: str
    types: tuple[tuple[str, float, float], ...]
    numbers: tuple[tuple[str, float], ...]
    paragraphs: str

    def type(self, name: str) -> Pair:
        """Size and leading of one kind of type, in pt."""
        return next((size, leading) for one, size, leading in self.types if one == name)

    def number(self, name: str) -> float:
        """One of the other measures."""
        return dict(self.numbers)[name]


@dataclass(frozen=True, slots=True)
class Theme:
    """The brand: colours for paper and for a dark screen, the page in mm, sizes by tag.

    A theme that ships may have colours beyond those of the first one: ``band`` and what stands on
    it.  ``digest`` is the sha256 of the file; ``set_here`` tells where a kit sets a colour itself,
    one of the dark palette as ``dark.ink``.
    """

    colours: tuple[tuple[str, str], ...]
    dark: tuple[tuple[str, str], ...]
    page: tuple[tuple[str, float], ...]
    sizes: tuple[Sizes, ...]
    digest: str
    set_here: tuple[tuple[str, Span], ...] = ()

    def colour(self, name: str) -> str:
        """One colour as #rrggbb."""
        return dict(self.colours)[name]

    @property
    def mark(self) -> tuple[str, str]:
        """The tokens of the letter and the square of the issuer's mark."""
        return ("band", "band-accent") if "band" in dict(self.colours) else ("paper", "ink")

    def sizes_of(self, locale: str) -> Sizes:
        """The sizes of a locale: the longest prefix in whole subtags, else ``other``."""
        by_tag = {one.tag: one for one in self.sizes}
        parts = locale.split("-")
        for length in range(len(parts), 0, -1):
            if (found := by_tag.get("-".join(parts[:length]))) is not None:
                return found
        return by_tag["other"]


def decode_theme(read: Read, below: Sequence[Mapping[str, Any]], digest: str,
                 own: bool = True) -> Theme:
    """The theme that a file's values say, laid over those of the files ``below``, the shipped one
    first.

    ``read`` are the values with their places; ``digest`` is the sha256 of all bytes; ``own`` says
    that the file is a kit's, which sets colours that there are and brings none.  Sizes of a tag
    that the others don't have begin with those that serve the tag there.  Raises
    :class:`~presskit.diagnostics.PresskitError` with every fault: ``theme-missing``,
    ``theme-unknown``, ``theme-value``.
    """
    findings = Findings()
    table, places = read
    told = _Told(places, findings)
    for group in (key for key in table if key not in _GROUPS + _OF_THE_KIT):
        told.error("theme-unknown", (group,), f"the theme has no group `{group}`",
                   f"known are: {', '.join(_GROUPS + _OF_THE_KIT)}")
    for key in _part(table, "faces").keys() - {"headings", "text"}:
        told.error("theme-unknown", ("faces", key), f"faces has no token `{key}`",
                   "known are: headings, text")
    _check_groups(table, told)
    base: Mapping[str, Any] = {}
    for one in below:
        base = _laid_over(base, one)
    brought = _part(base if own else table, "colours")
    tokens = tuple(dict.fromkeys((*COLOURS, *_part(base, "colours"), *brought)))
    table = _laid_over(base, table) if base else table
    colours = _read_colours(table, "colours", tokens, told)
    dark = _read_colours(table, "dark", tokens, told)
    _check_keys(_part(table, "page"), _PAGE, ("page",), told)
    page = _read_numbers(_part(table, "page"), _PAGE, ("page",), told)
    sizes = tuple(_read_sizes(tag, values, told) for tag, values in _part(table, "sizes").items())
    if "other" not in _part(table, "sizes"):
        told.error("theme-missing", ("sizes",), "sizes lacks `other`",
                   "add the sizes for every locale that is not listed")
    findings.raise_errors()
    _check_page(dict(page), told)
    findings.raise_errors()
    set_here = tuple((before + key, places[group, key]) for before, group in
                     (("", "colours"), ("dark.", "dark")) for key in tokens
                     if own and base and (group, key) in places)
    return Theme(colours, dark, page, sizes, digest, set_here)


@dataclass(frozen=True, slots=True)
class _Told:
    """Says what is wrong with a value, at its place or the nearest that holds it."""

    places: Mapping[Any, Span]
    findings: Findings

    def error(self, code: str, path: tuple, message: str, hint: str) -> None:
        span = getattr(self.places, "names", {}).get(path) if code == "theme-unknown" else None
        while span is None and path and path not in self.places:
            path = path[:-1]
        self.findings.error(code, message, span=span or self.places.get(path), hint=hint)


def _check_groups(table: Mapping, told: _Told) -> None:
    """Complain of a group, or of the sizes of a tag, that holds no tokens."""
    sizes = [(("sizes", tag), one) for tag, one in _part(table, "sizes").items()]
    for path, value in [*(((key,), table[key]) for key in _GROUPS if key in table), *sizes]:
        if value is not None and not isinstance(value, Mapping):
            told.error("theme-value", path, f"{'.'.join(path)} is no group of tokens",
                       "set the names in below it, one on each line")


def _check_page(page: Mapping[str, float], told: _Told) -> None:
    """Complain of margins that leave no room for text."""
    across = page["width"] - 2 * page["sides"] - page["side-column"] - page["gutter"]
    if across < 40 or page["height"] - page["top"] - page["bottom"] < 40:
        told.error("theme-value", ("page",), "the page leaves less than 40 mm for text",
                   "write a larger page or smaller margins, in mm")


def _laid_over(base: Mapping, own: Mapping) -> Mapping:
    """The base with the keys of its own theme in their place, group by group."""
    merged = {name: {**_part(base, name), **_part(own, name)}
              for name in dict.fromkeys([*base, *own])}
    sizes = _part(base, "sizes")
    for tag, values in _part(own, "sizes").items():
        parts = str(tag).split("-")
        serving = next((sizes[one] for length in range(len(parts), 0, -1)
                        if (one := "-".join(parts[:length])) in sizes), sizes.get("other", {}))
        merged["sizes"][tag] = {**serving, **(values if isinstance(values, Mapping) else {})}
    return merged


def _part(table: Mapping, name: str) -> Mapping:
    value = table.get(name)
    return value if isinstance(value, Mapping) else {}


def _read_colours(table: Mapping, name: str, tokens: tuple[str, ...],
                  told: _Told) -> tuple[tuple[str, str], ...]:
    values = _part(table, name)
    _check_keys(values, tokens, (name,), told)
    for key, value in values.items():
        if not _COLOUR.fullmatch(str(value)):
            told.error("theme-value", (name, key), f"{name}.{key} is no colour: {_said(value)}",
                       'write six hexadecimal digits in quotes, for example "#8a1c2b"')
    return tuple((key, str(values.get(key, "#000000")).lower()) for key in tokens)


def _said(value: object) -> str:
    return "nothing stands there" if value in (None, "") else repr(value)


def _number(value: object, least: float) -> float | None:
    """The number that a text writes out, if it is no smaller than ``least``."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        return None
    number = float(value)
    return number if least <= number <= 2000 else None


def _read_numbers(values: Mapping, names: tuple[str, ...], path: tuple[str, ...],
                  told: _Told) -> tuple[tuple[str, float], ...]:
    out = []
    for name in names:
        number = _number(values.get(name, "10"), _LEAST.get(name, 0))
        if number is None:
            told.error("theme-value", (*path, name), f"{'.'.join(path)}.{name} is no number that "
                       f"can stand there: {_said(values[name])}", "write a number without a unit, "
                       f"from {_LEAST.get(name, 0):g} on, for example 10.5")
        out.append((name, number or 0.0))
    return tuple(out)


def _read_sizes(tag: str, values: object, told: _Told) -> Sizes:
    values = values if isinstance(values, Mapping) else {}
    path = ("sizes", tag)
    _check_keys(values, (*_TYPES, *_NUMBERS, "paragraphs"), path, told)
    types = []
    for name in _TYPES:
        pair = values.get(name, ["10", "15"])
        pair = [_number(one, 1) for one in pair] if isinstance(pair, list) else []
        if len(pair) != 2 or None in pair:
            told.error("theme-value", (*path, name), f"sizes.{tag}.{name} is no pair of size and "
                       "leading", "write both in pt, for example [10.5, 18]")
            pair = [10, 15]
        types.append((name, pair[0], pair[1]))
    paragraphs = str(values.get("paragraphs", "blocks"))
    if paragraphs not in {"blocks", "indent"}:
        told.error("theme-value", (*path, "paragraphs"),
                   f"sizes.{tag}.paragraphs is {paragraphs!r}", "write `blocks` or `indent`")
    return Sizes(tag, tuple(types), _read_numbers(values, _NUMBERS, path, told), paragraphs)


def _check_keys(values: Mapping, names: tuple[str, ...], path: tuple[str, ...],
                told: _Told) -> None:
    where = ".".join(path)
    for missing in (name for name in names if name not in values):
        told.error("theme-missing", path, f"{where} lacks `{missing}`",
                   "take the line over from the theme that ships with presskit")
    for unknown in (key for key in values if key not in names):
        told.error("theme-unknown", (*path, unknown), f"{where} has no token `{unknown}`",
                   f"known are: {', '.join(names)}")


def list_tokens(theme: Theme, locale: str) -> dict[str, str]:
    """The tokens of a locale as CSS values by name.

    A size is ``body-size`` and ``body-leading``; the text column begins at ``text-edge`` and
    reaches to the end of the type area in ``text-width``.
    """
    sizes, page = theme.sizes_of(locale), dict(theme.page)
    edge = page["side-column"] + page["gutter"]
    tokens = dict(theme.colours)
    tokens |= {f"page-{name}": f"{value:g}mm" for name, value in theme.page}
    tokens["text-edge"] = f"{edge:g}mm"
    tokens["text-width"] = f"{page['width'] - 2 * page['sides'] - edge:g}mm"
    for name, size, leading in sizes.types:
        tokens |= {f"{name}-size": f"{size:g}pt", f"{name}-leading": f"{leading:g}pt"}
    units = {"measure": "mm", "indent": "em", "headline-spacing": "em"}
    tokens |= {name: f"{value:g}{units.get(name, 'pt')}" for name, value in sizes.numbers}
    return tokens


def write_tokens(theme: Theme, locale: str) -> str:
    """The tokens of a locale as CSS custom properties, without a selector."""
    return "\n".join(f"--{name}: {value};" for name, value in list_tokens(theme, locale).items())


_TOKEN = re.compile(r"var\(\s*--([a-z0-9-]+)\s*\)")


def fill_tokens(css: str, theme: Theme, locale: str) -> str:
    """A style sheet with every ``var(--token)`` replaced by its value, line for line.

    The layout engine then need not carry sixty properties from box to box.  What is no token
    stays for the engine: a frame may define properties of its own.
    """
    tokens = list_tokens(theme, locale)
    return _TOKEN.sub(lambda match: tokens.get(match[1], match[0]), css)
