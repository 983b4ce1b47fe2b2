"""The article in a Word file that was opened already (ECMA-376, Part 1).

Here: paragraphs, tables, text boxes and notes as blocks; styles as hints.  Never here: opening
packages, what any of it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from presskit.content.articles_blocks import Gathered

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["gather_word"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_DESCRIBED = ("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
_HEADING = re.compile(r"(?i)heading (\d)")
_HINTS = {"title": ("heading", 1), "subtitle": ("heading", 2), "caption": ("caption", 0),
          "list paragraph": ("list", 0), "quote": ("quote", 0), "intense quote": ("quote", 0)}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_APART = frozenset(f"{_W}{name}" for name in ("txbxContent", "instrText", "delText", "rt",
                                              "footnoteReference", "endnoteReference"))


def gather_word(main: _Element, others: Mapping[str, tuple[_Element, ...]],
                pictures: Mapping[str, tuple[str, bytes]]) -> Gathered:
    """The blocks of a document: ``main`` with its changes accepted, ``others`` by kind
    (``styles``, ``footnotes``, ``endnotes``, ``comments``, ``header``, ``footer``), ``pictures``
    by the id of their relationship."""
    gathered = Gathered()
    styles = _hints(others.get("styles", ()))
    body = main.find(f"{_W}body")
    for child in body if body is not None else ():
        _gather(child, styles, pictures, gathered)
    for kind in ("footnotes", "endnotes"):
        for root in others.get(kind, ()):
            for note in root:
                if note.get(f"{_W}type") is None:
                    gathered.add("\n".join(_text(one) for one in note.iter(f"{_W}p")))
    for kind, what in (("comments", "comment in the margin"), ("header", "header of the page"),
                       ("footer", "footer of the page")):
        said = [one for root in others.get(kind, ()) for one in root.iter(f"{_W}p")
                if _text(one).strip()]
        if said:
            gathered.told[what] += len(said)
    return gathered


def _hints(roots: tuple[_Element, ...]) -> dict[str, tuple[str, int]]:
    """What each style of paragraph says of it; a style based on another says what that says."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in (one for root in roots for one in root.iter(f"{_W}style")):
        key = style.get(f"{_W}styleId", "")
        name = (_value(style, "name") or "").lower()
        heading = _HEADING.fullmatch(name)
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        if heading or outline is not None:
            level = heading[1] if heading else outline.get(f"{_W}val", "0")
            own[key] = ("heading", int(level) + (heading is None))
        elif name in _HINTS:
            own[key] = _HINTS[name]
        elif name.startswith(("list", "toc")):
            own[key] = ("list", 0)
        based[key] = _value(style, "basedOn") or ""
    found = {}
    for key in based:
        at, seen = key, set()
        while at and at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if at in own:
            found[key] = own[at]
    return found


def _value(element: _Element, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")


def _gather(element: _Element, styles: Mapping[str, tuple[str, int]],
            pictures: Mapping[str, tuple[str, bytes]], gathered: Gathered) -> None:
    if element.tag == f"{_W}tbl":
        for paragraph in element.iter(f"{_W}p"):
            _show(paragraph, pictures, gathered)
            gathered.add(_text(paragraph), "table")
        return
    if element.tag != f"{_W}p":
        return
    _show(element, pictures, gathered)
    gathered.add(_text(element), *_hint(element, styles))
    for box in element.iter(f"{_W}txbxContent"):
        for paragraph in box.iterchildren(f"{_W}p"):
            gathered.add(_text(paragraph), *_hint(paragraph, styles))
    gathered.told["reading above characters"] += len(element.findall(f".//{_W}rt"))
    gathered.told += type(gathered.told)()  # a count of nothing is not told


def _hint(paragraph: _Element, styles: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return "", 0
    outline = _value(properties, "outlineLvl")
    if outline is not None and outline.isdigit() and int(outline) < 9:
        return "heading", int(outline) + 1
    hint = styles.get(_value(properties, "pStyle") or "", ("", 0))
    return hint if hint[0] or properties.find(f"{_W}numPr") is None else ("list", 0)


def _text(paragraph: _Element) -> str:
    """The words of a paragraph, without those of boxes that hang on it."""
    return "".join(_each_text(paragraph))


def _each_text(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag in _APART:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif isinstance(child.tag, str) and child.tag.removeprefix(_W) in _SIGNS:
            yield _SIGNS[child.tag.removeprefix(_W)]
        else:
            yield from _each_text(child)


def _show(paragraph: _Element, pictures: Mapping[str, tuple[str, bytes]],
          gathered: Gathered) -> None:
    described = [one.get("descr", "") for one in paragraph.iter(_DESCRIBED)]
    for number, blip in enumerate(paragraph.iter(_BLIP)):
        name, data = pictures.get(blip.get(_EMBED, ""), ("", b""))
        if data:
            gathered.show(name, data, described[number] if number < len(described) else "")
        else:
            gathered.told["picture that is not in the file"] += 1
