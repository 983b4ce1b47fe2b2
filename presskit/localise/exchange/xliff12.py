"""XLIFF 1.2 (OASIS, 1 February 2008): elements, in and out.

Here: units, segments as ``mrk``, codes as ``bpt``, ``ept`` and ``ph``, states.  Never here: what a
row means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from presskit.localise.closed_xml import legal
from presskit.localise.codes import is_code
from presskit.localise.exchange.inline import (
    Mark,
    Piece,
    Segment,
    join_segments,
    mark_codes,
    pair_segments,
)
from presskit.localise.exchange.parcel import Delivery, Parcel, Returned, Row
from presskit.localise.exchange.xliff import (
    STRANGE_CODE,
    XML_SPACE,
    Found,
    kit_of,
    original_of,
    row_of,
)
from presskit.model.segment import State
from presskit.model.sentence_ends import Sentences

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["SPACE", "UNIT", "build", "read"]

SPACE = "urn:oasis:names:tc:xliff:document:1.2"
UNIT = "trans-unit"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WAS, _PREFIX = "extradata", "was:"
_OURS = "presskit"
_NOBODY = "translator"

_STATES = {State.INITIAL: ("needs-translation", ""),
           State.MACHINE: ("needs-review-translation", "mt-suggestion"),
           State.STALE: ("needs-review-translation", "fuzzy-match"),
           State.TRANSLATED: ("translated", ""),
           State.CONVERTED: ("translated", "leveraged-inherited"),
           State.REVIEWED: ("signed-off", ""), State.FINAL: ("final", "")}
_DONE = {"translated", "signed-off", "final"}
_TYPES = {"**": "bold", "__": "bold", "*": "italic", "_": "italic", "[": "link"}
_ALONE = {"\\\n": "lb"}


# Out ---------------------------------------------------------------------------------------------

def build(parcel: Parcel, rules: tuple[Sentences, Sentences]) -> _Element:
    """The root of a file."""
    from lxml import etree

    from presskit import __version__

    root = etree.Element(f"{{{SPACE}}}xliff", {"version": "1.2"},
                         nsmap={None: SPACE})  # type: ignore[dict-item]
    file = _add(root, "file", {"original": original_of(parcel), "datatype": "plaintext",
                               "source-language": parcel.source,
                               "target-language": parcel.target, "tool-id": _OURS})
    header = _add(file, "header")
    _add(header, "tool", {"tool-id": _OURS, "tool-name": "presskit", "tool-version": __version__})
    for text in filter(None, (parcel.embargo, parcel.title)):
        _add(header, "note", {"from": _OURS}, text)
    body = _add(file, "body")
    for row in parcel.rows:
        _unit(body, parcel, row, rules)
    for element in (root, body):  # a line for each unit; inside one every space counts
        element.text = "\n"
    for unit in body:
        unit.tail = "\n"
    return root


def _add(parent: _Element, tag: str, attributes: dict[str, str] | None = None,
         text: str | None = None) -> _Element:
    from lxml import etree
    element = etree.SubElement(parent, f"{{{SPACE}}}{tag}", attributes or {})
    element.text = legal(text) if text is not None else None
    return element


def _unit(body: _Element, parcel: Parcel, row: Row, rules: tuple[Sentences, Sentences]) -> None:
    unit = _add(body, "trans-unit", {"id": row.id, "resname": row.context, XML_SPACE: "preserve",
                                     _WAS: _PREFIX + row.was})
    if row.state in (State.REVIEWED, State.FINAL):
        unit.set("approved", "yes")
    source = mark_codes(row.source)
    target = mark_codes(row.words, source) if row.words else ()
    pairs = pair_segments(source, target, rules)
    _write(_add(unit, "source", {_LANG: parcel.source}), source)
    if len(pairs) > 1:
        _write_segments(_add(unit, "seg-source"), [one for one, _ in pairs])
    state, qualifier = _STATES[row.state]
    element = _add(unit, "target", {_LANG: parcel.target, "state": state})
    if qualifier:
        element.set("state-qualifier", qualifier)
    if row.words and len(pairs) > 1:
        _write_segments(element, [one for _, one in pairs if one])
    else:
        _write(element, target)
    for text, whose in ((row.note, _OURS), (row.remark, _NOBODY)):
        if text:
            _add(unit, "note", {"from": whose}, text)
    if row.previous:
        _alternative(unit, parcel, row.previous, row.words, {"alttranstype": "previous-version"})
    for one in row.offers:
        _alternative(unit, parcel, one.source, one.words, {
            "match-quality": f"{one.score}%", "origin": one.kit or "memory"})


def _alternative(unit: _Element, parcel: Parcel, source: str, words: str,
                 attributes: dict[str, str]) -> None:
    element = _add(unit, "alt-trans", {**attributes, XML_SPACE: "preserve"})
    pieces = mark_codes(source)
    _write(_add(element, "source", {_LANG: parcel.source}), pieces)
    _write(_add(element, "target", {_LANG: parcel.target}), mark_codes(words, pieces))


def _write_segments(element: _Element, segments: Sequence[Segment]) -> None:
    for number, one in enumerate(segments, 1):
        mark = _add(element, "mrk", {"mtype": "seg", "mid": str(number)})
        _write(mark, one.pieces)
        mark.tail = legal(one.gap)


def _write(element: _Element, pieces: Sequence[Piece]) -> None:
    last: _Element | None = None
    for one in pieces:
        if isinstance(one, str):
            if last is None:
                element.text = (element.text or "") + legal(one)
            else:
                last.tail = (last.tail or "") + legal(one)
            continue
        tag = {"alone": "ph", "open": "bpt", "close": "ept"}[one.kind]
        last = _add(element, tag, {"id": str(one.number)}, one.text)
        if tag != "ept":
            other = "x-quote" if one.text.startswith("{q:") else "x-markup"
            types = _TYPES if tag == "bpt" else _ALONE
            last.set("ctype", types.get(one.text, other))
        if tag != "ph":
            last.set("rid", str(one.number))


# Back --------------------------------------------------------------------------------------------

def read(root: _Element, name: str) -> Delivery:
    """What a file brings."""
    files = root.findall(f"{{{SPACE}}}file")
    first = files[0] if files else root
    source, target = first.get("source-language", ""), first.get("target-language", "")
    rows = [_row(unit, source, target) for file in files
            for unit in file.iter(f"{{{SPACE}}}trans-unit")]
    kits = {kit_of(one.get("original")) for one in files}
    return Delivery(name, tuple(rows), kits.pop() if len(kits) == 1 else "", source, target)


def _row(unit: _Element, source: str, target: str) -> Returned:
    element, words = unit.find(f"{{{SPACE}}}target"), unit.find(f"{{{SPACE}}}source")
    broken: list[str] = []
    segments = [] if element is None else [*_segments(element, broken)]
    plain = _pieces(words, []) if words is not None else []
    state = element.get("state", "") if element is not None else ""
    notes = [_note(one) for one in unit.findall(f"{{{SPACE}}}note") if one.get("from") != _OURS]
    return row_of(Found(
        unit.get("id", ""), join_segments([(None, plain)], source, source)[0], segments,
        done=state in _DONE if state else unit.get("approved") == "yes" or None,
        was=_was(unit), comments=notes, broken="; ".join(dict.fromkeys(broken)),
        whole=_is_whole(unit, segments), line=unit.sourceline or 0), source, target)


def _note(element: _Element) -> str:
    """What somebody says of a unit, with their name where the file has it."""
    text, who = (element.text or "").strip(), element.get("from", "").strip()
    return f"{who}: {text}" if text and who not in ("", _NOBODY) else text


def _is_whole(unit: _Element, segments: Sequence[tuple[str | None, Sequence[Piece]]]) -> bool:
    """Whether each sentence of the source has words, where the target is in sentences at all."""
    counted = len(unit.findall(f"{{{SPACE}}}seg-source/{{{SPACE}}}mrk"))
    is_cut = any(gap is not None for gap, _ in segments)
    return not is_cut or sum(any(pieces) for _, pieces in segments) >= counted


def _was(unit: _Element) -> str:
    """What the words were when the file was written; the standard has a place for such data."""
    text = unit.get(_WAS, "")
    return text.removeprefix(_PREFIX) if text.startswith(_PREFIX) else ""


def _segments(element: _Element, broken: list[str]) -> Iterator[tuple[str | None, list[Piece]]]:
    """The segments of a target, each with the space before it; what stands outside of them is one
    of its own."""
    marks = [one for one in element if one.tag == f"{{{SPACE}}}mrk" and one.get("mtype") == "seg"]
    if not marks or any(one not in marks for one in element):
        yield None, _pieces(element, broken)
        return
    gap = element.text or ""
    for one in marks:
        if gap.strip():
            yield None, [gap]
            gap = ""
        yield gap, _pieces(one, broken)
        gap = one.tail or ""
    if gap:
        yield "", [gap]


def _pieces(element: _Element, broken: list[str]) -> list[Piece]:
    """The words and markup below an element."""
    found: list[Piece] = [element.text or ""]
    for child in element:
        tag = child.tag.removeprefix(f"{{{SPACE}}}")
        text = "".join(child.itertext())
        if tag in ("mrk", "g"):
            if tag == "g":
                broken.append(STRANGE_CODE)
            found += _pieces(child, broken)
        elif child.get("ctype") == "lb":
            found.append(Mark("alone", 0, "\\\n"))
        elif tag in ("ph", "bpt", "ept", "it") and is_code(text):
            found.append(Mark("alone", 0, text))
        else:
            broken.append(STRANGE_CODE)
        found.append(child.tail or "")
    return [one for one in found if one]
