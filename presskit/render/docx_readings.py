"""Readings in a Word file: ``w:ruby`` (ECMA-376, Part 1, 17.3.3.25).

Here: characters with what is set above them, in the size of their paragraph, and lines high enough
for both.  Never here: runs (``docx_runs``), measures of the frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from presskit.render.docx_xml import add_property, clark, order_properties, parse, w

__all__ = ["size_readings", "write_reading"]

_RAISED = 0.88
"""How far a reading stands above the line of writing, in em of its characters: where the square
of a Han character ends."""
_LINE = 1.9
"""The lowest line that holds both, in em.  Word needs less (a fifth of a fixed line is below the
writing); LibreOffice sets the reading above all that the face reserves for a line, whatever the
file says."""
_SIZE = f"{clark('w:rPr')}/{clark('w:sz')}"
_SPACING = f"{clark('w:pPr')}/{clark('w:spacing')}"
_STYLE = f"{clark('w:pPr')}/{clark('w:pStyle')}"
_PLAIN = 20
"""The size of a text that says none, in half points (17.7.4.17)."""


def write_reading(base: Iterable[etree._Element], reading: Iterable[etree._Element],
                  language: str) -> etree._Element:
    """A run that holds the runs of some characters and those of their reading; its sizes are those
    of a text that says none."""
    half = str(_PLAIN // 2)
    return w("r", w("ruby", w("rubyPr", w("rubyAlign", val="center"), w("hps", val=half),
                              w("hpsRaise", val=str(round(_PLAIN * _RAISED))),
                              w("hpsBaseText", val=str(_PLAIN)), w("lid", val=language)),
                    w("rt", *reading), w("rubyBase", *base)))


def size_readings(root: etree._Element, styles: bytes) -> None:
    """Give the readings of a part half the size of the paragraphs that they stand in, and these
    lines that are high enough, all alike."""
    rubies = [*root.iter(clark("w:ruby"))]
    looks = _read_looks(parse(styles)) if rubies else {}
    for ruby in rubies:
        paragraph = next(ruby.iterancestors(clark("w:p")))
        named = paragraph.find(_STYLE)
        key = "" if named is None else named.get(clark("w:val"), "")
        look = _lay_over(looks.get(key, looks[""]), paragraph)
        for name, value in (("hps", look.size // 2), ("hpsRaise", round(look.size * _RAISED)),
                            ("hpsBaseText", look.size)):
            next(ruby.iter(clark(f"w:{name}"))).set(clark("w:val"), str(value))
        for run in ruby.find(clark("w:rt")).iter(clark("w:r")):
            _resize(run, str(look.size // 2))
        _open_lines(paragraph, look)


class _Look(NamedTuple):
    """What matters of a style: the size in half points, the height of a line in twips, and whether
    that is ``exact``."""

    size: int = _PLAIN
    line: int = 0
    rule: str = ""


def _read_looks(sheet: etree._Element) -> dict[str, _Look]:
    """The styles of paragraphs, each with those that it is based on; the default one under the
    empty name too."""
    plain = {one.get(clark("w:styleId"), ""): one for one in sheet.iter(clark("w:style"))}
    default = sheet.find("/".join(map(clark, ("w:docDefaults", "w:rPrDefault"))))
    bottom = _Look() if default is None else _lay_over(_Look(), default)

    def look(name: str, seen: tuple[str, ...] = ()) -> _Look:
        style = plain.get(name)
        if style is None or name in seen:
            return bottom
        based = style.find(clark("w:basedOn"))
        return _lay_over(bottom if based is None else look(
            based.get(clark("w:val"), ""), (*seen, name)), style)

    first = next((key for key, one in plain.items() if one.get(clark("w:default")) == "1"
                  and one.get(clark("w:type")) == "paragraph"), "")
    return {**{name: look(name) for name in plain}, "": look(first)}


def _lay_over(look: _Look, holder: etree._Element) -> _Look:
    """A look with what a style, or a paragraph, says itself."""
    size, spacing = holder.find(_SIZE), holder.find(_SPACING)
    said = {} if spacing is None else spacing.attrib
    return _Look(look.size if size is None else int(size.get(clark("w:val"), look.size)),
                 int(said.get(clark("w:line"), look.line)),
                 said.get(clark("w:lineRule"), look.rule))


def _resize(run: etree._Element, size: str) -> None:
    properties = run.find(clark("w:rPr"))
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    order_properties(properties, w("sz", val=size), w("szCs", val=size))


def _open_lines(paragraph: etree._Element, look: _Look) -> None:
    least = round(10 * look.size * _LINE)
    if look.rule == "exact" and look.line < least:  # another one is as high as it has to be
        own = paragraph.find(_SPACING)
        said = {} if own is None else {etree.QName(key).localname: value
                                       for key, value in own.attrib.items()}
        add_property(paragraph, w("spacing", **{**said, "line": str(least),
                                                "lineRule": "exact"}))
