"""The theme: brand colours and sizes, as every writer reads them.

Here: reading ``theme.yaml``, the sizes of a locale, the tokens as CSS custom properties.  Never
here: rules that use a token; those stand in the frames.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from presskit.diagnostics import Findings, PresskitError, Span
from presskit.render.frames import show_path
from presskit.render.palette import contrast, derive_accents

__all__ = ["Sizes", "Theme", "brand_theme", "fill_tokens", "list_tokens", "read_theme",
           "write_tokens"]

Pair = tuple[float, float]

_TYPES = ("headline", "subhead", "lead", "section", "body", "pull-quote", "attribution",
          "quote-words", "note")
_NUMBERS = ("space-section", "space-heading", "space-paragraph", "measure", "indent",
            "headline-spacing")
_COLOURS = ("paper", "ink", "accent", "accent-dark", "tint", "grey", "on-accent",
            "on-accent-second")
_PAGE = ("width", "height", "top", "bottom", "sides", "side-column", "gutter")
_GROUPS = ("colours", "dark", "page", "sizes")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


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

    ``digest`` is the sha256 of the file.
    """

    colours: tuple[tuple[str, str], ...]
    dark: tuple[tuple[str, str], ...]
    page: tuple[tuple[str, float], ...]
    sizes: tuple[Sizes, ...]
    digest: str

    def colour(self, name: str) -> str:
        """One colour as #rrggbb."""
        return dict(self.colours)[name]

    def sizes_of(self, locale: str) -> Sizes:
        """The sizes of a locale: the longest prefix in whole subtags, else ``other``."""
        by_tag = {one.tag: one for one in self.sizes}
        parts = locale.split("-")
        for length in range(len(parts), 0, -1):
            if (found := by_tag.get("-".join(parts[:length]))) is not None:
                return found
        return by_tag["other"]


def read_theme(path: Path, base: Path | str = "") -> Theme:
    """The theme in a file; with ``base`` its keys are laid over those of that theme.

    Sizes of a tag that the base doesn't have begin with those that serve the tag there.
    Raises :class:`~presskit.diagnostics.PresskitError` with every fault: ``theme-missing``,
    ``theme-unknown``, ``theme-value``.
    """
    import hashlib

    findings = Findings()
    span = Span(show_path(path))
    content = path.read_bytes()
    table = _parse(content, span)
    if base:
        below = Path(base).read_bytes()
        table = _laid_over(_parse(below, Span(show_path(Path(base)))), table)
        content = below + content
    for group in (key for key in table if key not in _GROUPS):
        findings.error("theme-unknown", f"the theme has no group `{group}`", span=span,
                       hint=f"known are: {', '.join(_GROUPS)}")
    colours = _read_colours(table, "colours", findings, span)
    dark = _read_colours(table, "dark", findings, span)
    _check_keys(_part(table, "page"), _PAGE, "page", findings, span)
    page = _read_numbers(_part(table, "page"), _PAGE, "page", findings, span)
    sizes = tuple(_read_sizes(tag, values, findings, span)
                  for tag, values in _part(table, "sizes").items())
    if "other" not in _part(table, "sizes"):
        findings.error("theme-missing", "sizes lacks `other`", span=span,
                       hint="add the sizes for every locale that is not listed")
    findings.raise_errors()
    return Theme(colours, dark, page, sizes, hashlib.sha256(content).hexdigest())


def _parse(content: bytes, span: Span) -> Mapping:
    import yaml

    try:
        table = yaml.safe_load(content)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Span(span.file, mark.line + 1, mark.column + 1) if mark else span
        raise PresskitError.one("theme-syntax", "the theme is not valid YAML", span=place,
                                hint="look for a missing colon, quote or indentation in this "
                                "line") from error
    return table if isinstance(table, Mapping) else {}


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


def brand_theme(theme: Theme, accent: str) -> Theme:
    """The theme with a kit's own accent (#rrggbb) and what follows from it.

    Dark is the accent at 68 %, the tint 8 % of it on paper, as in the shipped palette.  Raises
    ``PresskitError`` (``accent-contrast``) where the accent would not be read on paper: under
    4.5:1 (WCAG 2.1, 1.4.3).
    """
    import hashlib
    ratio = contrast(accent, theme.colour("paper"))
    if ratio < 4.5:
        raise PresskitError.one(
            "accent-contrast", f"the accent {accent} stands at {ratio:.1f}:1 on paper, and text "
            "in it could not be read", hint="choose a darker accent under brand: in kit.yaml; "
            "text needs 4.5:1")
    own = derive_accents(accent, theme.colour("paper"))
    colours = tuple((name, own.get(name, value)) for name, value in theme.colours)
    digest = hashlib.sha256(f"{theme.digest} {accent}".encode()).hexdigest()
    return replace(theme, colours=colours, digest=digest)


def _part(table: Mapping, name: str) -> Mapping:
    value = table.get(name)
    return value if isinstance(value, Mapping) else {}


def _read_colours(table: Mapping, name: str, findings: Findings,
                  span: Span) -> tuple[tuple[str, str], ...]:
    values = _part(table, name)
    _check_keys(values, _COLOURS, name, findings, span)
    for key, value in values.items():
        if not _COLOUR.fullmatch(str(value)):
            findings.error("theme-value", f"{name}.{key} is no colour: {value!r}", span=span,
                           hint='write six hexadecimal digits in quotes, for example "#8a1c2b"')
    return tuple((key, str(values.get(key, "#000000")).lower()) for key in _COLOURS)


def _read_numbers(values: Mapping, names: tuple[str, ...], where: str, findings: Findings,
                  span: Span) -> tuple[tuple[str, float], ...]:
    out = []
    for name in names:
        value = values.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, int | float):
            findings.error("theme-value", f"{where}.{name} is no number: {value!r}", span=span,
                           hint="write a number without a unit, for example 10.5")
            value = 0
        out.append((name, float(value)))
    return tuple(out)


def _read_sizes(tag: str, values: object, findings: Findings, span: Span) -> Sizes:
    values = values if isinstance(values, Mapping) else {}
    _check_keys(values, (*_TYPES, *_NUMBERS, "paragraphs"), f"sizes.{tag}", findings, span)
    types = []
    for name in _TYPES:
        pair = values.get(name)
        if not (isinstance(pair, list) and len(pair) == 2
                and all(isinstance(one, int | float) for one in pair)):
            findings.error("theme-value", f"sizes.{tag}.{name} is no pair of size and leading",
                           span=span, hint="write both in pt, for example [10.5, 18]")
            pair = [10, 15]
        types.append((name, float(pair[0]), float(pair[1])))
    paragraphs = str(values.get("paragraphs", "blocks"))
    if paragraphs not in {"blocks", "indent"}:
        findings.error("theme-value", f"sizes.{tag}.paragraphs is {paragraphs!r}", span=span,
                       hint="write `blocks` or `indent`")
    numbers = _read_numbers(values, _NUMBERS, f"sizes.{tag}", findings, span)
    return Sizes(str(tag), tuple(types), numbers, paragraphs)


def _check_keys(values: Mapping, names: tuple[str, ...], where: str, findings: Findings,
                span: Span) -> None:
    for missing in (name for name in names if name not in values):
        findings.error("theme-missing", f"{where} lacks `{missing}`", span=span,
                       hint="take the line over from the theme that ships with presskit")
    for unknown in (key for key in values if key not in names):
        findings.error("theme-unknown", f"{where} has no token `{unknown}`", span=span,
                       hint=f"known are: {', '.join(names)}")


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
