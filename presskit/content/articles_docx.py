"""The article in a Word file that was opened already (ECMA-376, Part 1).

Here: paragraphs, tables, text boxes and notes as blocks; styles as hints.  Never here: opening
packages, what any of it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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
_HINTS = {"title": ("heading", 1), "subtitle": ("subtitle", 0), "caption": ("caption", 0),
          "list paragraph": ("list", 0), "quote": ("quote", 0), "intense quote": ("quote", 0)}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara"
_OLD = "{urn:schemas-microsoft-com:vml}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_APART = frozenset(f"{_W}{name}" for name in ("txbxContent", "instrText", "delText", "rt", "pPr",
                                              "footnoteReference", "endnoteReference"))
_UNREAD = {
    f"{_W}rt": "reading above characters",
    f"{_W}sym": "sign of a font of pictures",
    f"{_W}altChunk": "part pasted in from another file, whose words were not read",
    f"{_W}object": "object of another program, whose words were not read",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart":
        "chart, whose words were not read",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds":
        "diagram, whose words were not read"}
"""What of a document is no text of it, and is told."""


def gather_word(main: _Element, others: Mapping[str, tuple[_Element, ...]],
                pictures: Mapping[str, tuple[str, bytes]]) -> Gathered:
    """The blocks of a document: ``main`` with its changes accepted, ``others`` by kind
    (``styles``, ``footnotes``, ``endnotes``, ``comments``, ``header``, ``footer``), ``pictures``
    by the id of their relationship."""
    gathered = Gathered()
    styles = _hints(others.get("styles", ()))
    body = main.find(f"{_W}body")
    _gather(body if body is not None else (), styles, pictures, gathered)
    for kind in ("footnotes", "endnotes"):
        for root in others.get(kind, ()):
            for note in root:
                if note.get(f"{_W}type", "normal") == "normal":
                    gathered.add("\n".join(_text(one) for one in note.iter(f"{_W}p")))
                    _tell(note, gathered)
        _tell_missing(main, kind.rstrip("s"), others.get(kind, ()), gathered)
    for kind, what in (("comments", "comment in the margin"), ("header", "header of the page"),
                       ("footer", "footer of the page")):
        said = [one for root in others.get(kind, ()) for one in root.iter(f"{_W}p")
                if _text(one).strip()]
        if said:
            gathered.told[what] += len(said)
    _tell(main, gathered)
    return gathered


def _tell(root: _Element, gathered: Gathered) -> None:
    """Count what of a part is not among its words."""
    for one in root.iter(*_UNREAD):
        gathered.told[_UNREAD[one.tag]] += 1
    hidden = sum(_is_hidden(run) and any(one.text for one in run.iter(f"{_W}t"))
                 for run in root.iter(f"{_W}r"))
    if hidden:
        gathered.told["piece of hidden text"] += hidden


def _tell_missing(main: _Element, kind: str, roots: Iterable[_Element],
                  gathered: Gathered) -> None:
    there = {note.get(f"{_W}id") for root in roots for note in root}
    missing = sum(one.get(f"{_W}id") not in there for one in main.iter(f"{_W}{kind}Reference"))
    if missing:
        gathered.told["note that is not in the file"] += missing


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


def _gather(holder: Iterable[_Element], styles: Mapping[str, tuple[str, int]],
            pictures: Mapping[str, tuple[str, bytes]], gathered: Gathered,
            within: tuple[str, int] = ("", 0)) -> None:
    """The paragraphs below an element in the order of reading; the boxes that hang on one follow
    it."""
    for child in holder:
        if child.tag == f"{_W}p":
            _show(child, pictures, gathered)
            gathered.add(_text(child), *(within if within[0] else _hint(child, styles)))
            for box in _each_box(child):
                _gather(box, styles, pictures, gathered, within)
        elif child.tag == _FORMULA:
            gathered.add(_text(child))
        elif isinstance(child.tag, str) and child.tag not in _APART:
            _gather(child, styles, pictures, gathered,
                    ("table", 0) if child.tag == f"{_W}tbl" else within)


def _each_box(element: _Element) -> Iterator[Iterable[_Element]]:
    """The text boxes of a paragraph, those in a box apart; and words drawn as a picture."""
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag == f"{_OLD}textpath" and child.get("string"):
            yield [_word_art(child)]
        else:
            yield from _each_box(child)


def _word_art(path: _Element) -> _Element:
    """Words drawn along a line (VML), as a paragraph."""
    paragraph = path.makeelement(f"{_W}p")
    run = path.makeelement(f"{_W}r")
    words = path.makeelement(f"{_W}t")
    words.text = path.get("string")
    run.append(words)
    paragraph.append(run)
    return paragraph


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
    fields: list[bool] = []
    words = "".join(_each_text(paragraph, fields))
    return words if all(fields) else "".join(_each_text(paragraph, None))


def _each_text(element: _Element, fields: list[bool] | None) -> Iterator[str]:
    """``fields`` says of each field that is open whether its instructions are over: what stands in
    those is asked for by the field, and not shown.  ``None`` for fields that never end."""
    for child in element:
        if child.tag in _APART or child.tag == f"{_W}r" and _is_hidden(child):
            continue
        if child.tag == f"{_W}fldChar":
            _step(child.get(f"{_W}fldCharType", ""), [] if fields is None else fields)
        elif child.tag in (f"{_W}t", _MATH):
            if all(fields or ()):
                yield child.text or ""
        elif isinstance(child.tag, str) and child.tag.removeprefix(_W) in _SIGNS:
            yield _SIGNS[child.tag.removeprefix(_W)]
        else:
            yield from _each_text(child, fields)


def _step(kind: str, fields: list[bool]) -> None:
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


def _is_hidden(run: _Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false", "off")


def _show(paragraph: _Element, pictures: Mapping[str, tuple[str, bytes]],
          gathered: Gathered) -> None:
    for blip in paragraph.iter(_BLIP, f"{_OLD}imagedata"):
        if next(blip.iterancestors(f"{_W}p"), None) is not paragraph:
            continue  # it stands in a box, with paragraphs of its own
        name, data = pictures.get(blip.get(_EMBED) or blip.get(_RELATED) or "", ("", b""))
        if data:
            described = (one.find(_DESCRIBED) for one in blip.iterancestors())
            gathered.show(name, data, next(
                (one.get("descr", "") for one in described if one is not None), ""))
        else:
            gathered.told["picture that is not in the file"] += 1
