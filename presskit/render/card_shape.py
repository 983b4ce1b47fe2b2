"""The shape of a quote card: its geometry, as an editor writes it in ``cards/*.yaml``.

Here: the record of a shape, reading and checking its file with line and column of every fault.
Never here: text, fitting, drawing.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presskit.diagnostics import Findings, Span
from presskit.render.palette import contrast
from presskit.render.theme import COLOURS, Theme

__all__ = ["Shape", "check_contrast", "read_shape"]

# What a file must say: section, key, kind of value. A length is in px, a share from 0 to 1,
# a pair is type size and leading, a colour a token of the theme, `languages` numbers by tag.
_KEYS: dict[str, dict[str, str]] = {
    "page": {"width": "length", "height": "length", "safe": "sides", "band": "length"},
    "colours": dict.fromkeys((
        "ground", "band", "opening-mark", "quotation", "name", "title", "occasion", "issuer",
        "issuer-square", "issuer-letter", "notice", "alert", "embargo", "foot", "aside"),
        "colour"),
    "opening-mark": {"size": "length", "gap": "length"},
    "quotation": {"largest": "length", "smallest": "length", "step": "length",
                  "bold-above": "length", "lines": "count", "share": "share",
                  "shortest": "share", "rise": "share", "leading": "languages",
                  "tracking": "languages"},
    "foot": {"gap": "length", "name": "pair", "title": "pair", "occasion": "pair",
             "column-gap": "length", "strip": "length"},
    "issuer": {"mark": "length", "letter": "length", "gap": "length", "name": "pair",
               "share": "share"},
    "notice": {"text": "pair", "gap": "length"},
}
_BAND = ("band", "band-accent", "on-band", "on-band-second")
"""Colours that some themes have beside those."""
_INSTEAD = {("colours", "foot"): "ground", ("colours", "aside"): "occasion", ("foot", "strip"): ""}
"""What may be left out, and which other colour then serves; a length is 0."""
_WANTED = {
    "length": "a number of px, for example 86", "count": "a whole number from 1",
    "share": "a number from 0 to 1, for example 0.6",
    "pair": "two numbers in brackets, type size and leading, for example [34, 45]",
    "sides": "two numbers in brackets, at the sides and above and below, for example [96, 50]",
    "colour": f"one of {', '.join(COLOURS)}",
    "languages": "numbers by language, with `other` for the rest",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The geometry of one card; lengths in px of the finished picture.

    ``name`` is the file's (``square``, ``wide``), ``shown`` its path as the user knows it,
    ``values`` what it says as (section, key, value), ``digest`` the sha256 of its bytes,
    ``places`` where it names a colour for what.
    """

    name: str
    shown: str
    values: tuple[tuple[str, str, Any], ...]
    digest: str
    places: tuple[tuple[str, Span], ...] = ()

    def get(self, section: str, key: str) -> Any:
        """One value of the file."""
        return next(value for one, name, value in self.values if (one, name) == (section, key))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return int(self.get("page", "width")), int(self.get("page", "height"))

    @property
    def safe(self) -> tuple[float, float]:
        """The margin at the sides, and that above and below."""
        return self.get("page", "safe")

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.size[0] - 2 * self.safe[0]

    def by_language(self, key: str, tag: str) -> float:
        """A value of ``quotation`` that depends on the language."""
        table = dict(self.get("quotation", key))
        parts = tag.split("-")
        prefixes = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((table[one] for one in prefixes if one in table), table["other"])


def read_shape(path: Path, findings: Findings, shown: str = "") -> Shape | None:
    """The shape in a file, or ``None`` with every fault among the findings.

    ``shown`` is the path as the user knows it.  Codes: ``card-shape-syntax``,
    ``card-shape-unknown``, ``card-shape-missing``, ``card-shape-value``.
    """
    import yaml

    content, before = path.read_bytes(), len(findings)
    file = shown or path.as_posix()
    try:
        tree = yaml.compose(content, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Span(file, mark.line + 1, mark.column + 1) if mark else Span(file)
        findings.error("card-shape-syntax", "the card's shape is not valid YAML", span=place,
                       hint="look for a missing colon, bracket or indentation in this line")
        return None
    reader = _Reader(file, findings)
    values: list[tuple[str, str, Any]] = []
    places = []
    for section, node in reader.entries(tree, _KEYS, "").items():
        for key, value in reader.entries(node, _KEYS[section], section).items():
            values.append((section, key, reader.value(value, _KEYS[section][key],
                                                      f"{section}.{key}")))
            if section == "colours":
                places.append((key, reader.span(value)))
    if len(findings) > before:
        return None
    said = {(section, key): value for section, key, value in values}
    values += [(*place, said.get((place[0], other), 0.0))
               for place, other in _INSTEAD.items() if place not in said]
    shape = Shape(path.stem, file, tuple(values), hashlib.sha256(content).hexdigest(),
                  tuple(places))
    _check_geometry(shape, findings, Span(file))
    return shape if len(findings) == before else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the nodes of one file and remembers where it complains."""

    file: str
    findings: Findings

    def span(self, node) -> Span:
        if node is None:
            return Span(self.file)
        start, end = node.start_mark, node.end_mark
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def entries(self, node, known: Mapping[str, object], where: str) -> dict[str, Any]:
        """The known keys of a mapping with their nodes; complains of the others."""
        label = f"`{where}`" if where else "the card's shape"
        found: dict[str, Any] = {}
        pairs = node.value if getattr(node, "id", "") == "mapping" else []
        for key, value in pairs:
            if key.value not in known:
                near = difflib.get_close_matches(str(key.value), known, n=1)
                self.findings.error(
                    "card-shape-unknown", f"{label} has no key `{key.value}`",
                    span=self.span(key),
                    hint=f"did you mean `{near[0]}`?" if near else
                    f"known are: {', '.join(known)}")
            elif key.value in found:
                self.findings.error("card-shape-value", f"`{key.value}` stands here twice",
                                    span=self.span(key), hint="delete one of the two lines")
            else:
                found[key.value] = value
        for missing in (key for key in known
                        if key not in found and (where, key) not in _INSTEAD):
            self.findings.error(
                "card-shape-missing", f"{label} lacks `{missing}`", span=self.span(node),
                hint="take it over from the shape that ships with presskit")
        return found

    def value(self, node, kind: str, where: str) -> Any:
        """The value of a node, or ``None`` with a complaint."""
        value = self._convert(node, kind)
        if value is None:
            self.findings.error("card-shape-value", f"`{where}` is not {_WANTED[kind]}",
                                span=self.span(node), hint=f"write {_WANTED[kind]}")
        return value

    def _convert(self, node, kind: str) -> Any:
        if kind == "colour":
            return node.value if node.value in (*COLOURS, *_BAND) else None
        if kind in {"pair", "sides"}:
            parts = node.value if node.id == "sequence" else []
            numbers = tuple(_number(one) for one in parts)
            fits = len(numbers) == 2 and all(one is not None and one >= 0 for one in numbers)
            return numbers if fits else None
        if kind == "languages":
            pairs = node.value if node.id == "mapping" else []
            table = tuple((key.value, _number(value)) for key, value in pairs)
            complete = "other" in dict(table) and all(one is not None for _tag, one in table)
            return table if complete else None
        number = _number(node)
        if number is None or number < 0 or (kind == "share" and number > 1):
            return None
        if kind == "count":
            return int(number) if number >= 1 and number == int(number) else None
        return number


def _number(node) -> float | None:
    try:
        return float(node.value) if node.id == "scalar" else None
    except ValueError:
        return None


def _check_geometry(shape: Shape, findings: Findings, span: Span) -> None:
    """What no single value shows."""
    def complain(message: str, hint: str) -> None:
        findings.error("card-shape-value", message, span=span, hint=hint)

    (width, height), (sides, above) = shape.size, shape.safe
    if not (200 <= width <= 4096 and 200 <= height <= 4096):
        complain(f"a card of {width} × {height} px can't be drawn",
                 "write a width and a height between 200 and 4096 px")
    if sides * 2 > width / 2 or above * 2 > height / 2:
        complain("`page.safe` leaves less than half of the card", "write smaller margins")
    quotation = {key: value for section, key, value in shape.values if section == "quotation"}
    if not 8 <= quotation["smallest"] <= quotation["largest"]:
        complain("`quotation.smallest` is larger than `largest`, or smaller than 8 px",
                 "write a smallest size between 8 px and the largest")
    if quotation["step"] < 1:
        complain("`quotation.step` is smaller than 1 px", "write 1 or more")
    if any(value < 1 for _tag, value in quotation["leading"]):
        complain("a `quotation.leading` is smaller than 1: lines would touch",
                 "write 1 or more sizes of type")
    if any(abs(value) > 0.09 for _tag, value in quotation["tracking"]):
        complain("a `quotation.tracking` is more than 0.09: copied text would have spaces",
                 "write a number between -0.09 and 0.09")
    if not shape.get("opening-mark", "size"):
        complain("`opening-mark.size` is 0: the opening mark belongs to the quotation",
                 "write a size in px")


def check_contrast(shape: Shape, theme: Theme, findings: Findings) -> None:
    """Complain of text whose colour stands out too little (WCAG 2.2, 1.4.3 and 1.4.11), and of
    a colour that the theme doesn't have.

    Text needs 4.5:1 against what it stands on, the opening mark 3:1.  Codes ``card-contrast``,
    ``card-shape-value``.
    """
    places, own = dict(theme.set_here), dict(shape.places)
    if _check_known(shape, theme, findings):
        return
    foot = "foot" if shape.get("foot", "strip") else "ground"
    pairs = [(key, "ground", 4.5) for key in ("quotation", "alert", "embargo")]
    pairs += [("aside", "ground", 4.5)] if "aside" in own else []
    pairs += [(key, foot, 4.5) for key in ("name", "title", "occasion", "issuer", "notice")]
    pairs += [("opening-mark", "ground", 3.0), ("issuer-letter", "issuer-square", 4.5)]
    for ink, ground, least in pairs:
        names = shape.get("colours", ink), shape.get("colours", ground)
        ratio = contrast(theme.colour(names[0]), theme.colour(names[1]))
        if ratio < least:
            findings.error(
                "card-contrast",
                f"`colours.{ink}` ({names[0]}) on `{ground}` ({names[1]}) has a contrast of "
                f"{ratio:.1f}:1",
                span=_blame(names, places) or own.get(ink, Span(shape.shown)),
                hint=f"choose colours with {least}:1 or more")


def _blame(names: tuple[str, str], places: dict[str, Span]) -> Span | None:
    """Where a kit changed one of two colours: its theme before its brand, whose accent was found
    to be legible on paper."""
    found = [places[name] for name in names if name in places]
    return min(found, key=lambda one: one.file.endswith("kit.yaml"), default=None)


def _check_known(shape: Shape, theme: Theme, findings: Findings) -> bool:
    """Whether the shape names colours that the theme lacks; complains of each."""
    known = dict(theme.colours)
    lacking = [(key, token) for section, key, token in shape.values
               if section == "colours" and token not in known]
    for key, token in lacking:
        findings.error("card-shape-value", f"`colours.{key}` is {token}, which the kit's theme "
                       "does not have", span=dict(shape.places).get(key, Span(shape.shown)),
                       hint=f"write one of {', '.join(known)}")
    return bool(lacking)
