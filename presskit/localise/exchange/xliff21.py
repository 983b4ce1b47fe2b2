"""XLIFF 2.1 (OASIS, 13 February 2018), with its modules for matches and glossaries.

Here: units, segments, codes as ``pc`` and ``ph`` with their data, states.  Never here: what a row
means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from presskit.localise.closed_xml import legal
from presskit.localise.codes import is_code
from presskit.localise.exchange.inline import (
    Mark,
    Piece,
    join_segments,
    mark_codes,
    pair_segments,
)
from presskit.localise.exchange.parcel import Delivery, Parcel, Returned, Row
from presskit.localise.exchange.xliff import (
    OWN,
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

SPACE = "urn:oasis:names:tc:xliff:document:2.0"
UNIT = "unit"
_MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_WAS = f"{{{OWN}}}was"
_OURS, _THEIRS = "presskit", "translator"

_STATES = {State.INITIAL: ("initial", ""), State.MACHINE: ("initial", "presskit:machine"),
           State.STALE: ("initial", "presskit:stale"), State.TRANSLATED: ("translated", ""),
           State.CONVERTED: ("translated", "presskit:converted"),
           State.REVIEWED: ("reviewed", ""), State.FINAL: ("final", "")}
_TYPES = {"**": ("fmt", "xlf:b"), "__": ("fmt", "xlf:b"), "*": ("fmt", "xlf:i"),
          "_": ("fmt", "xlf:i"), "[": ("link", ""), "\\\n": ("fmt", "xlf:lb")}


# Out ---------------------------------------------------------------------------------------------

def build(parcel: Parcel, rules: tuple[Sentences, Sentences]) -> _Element:
    """The root of a file."""
    from lxml import etree

    spaces = {None: SPACE, "presskit": OWN, "mtc": _MATCHES, "gls": _GLOSSARY}
    root = etree.Element(f"{{{SPACE}}}xliff", {
        "version": "2.1", "srcLang": parcel.source, "trgLang": parcel.target},
        nsmap=spaces)  # type: ignore[arg-type]
    file = _add(root, "file", {"id": "kit", "original": original_of(parcel)})
    notes = [text for text in (parcel.embargo, parcel.title) if text]
    if notes:
        home = _add(file, "notes")
        for text in notes:
            _add(home, "note", {"category": _OURS}, text)
    for row in parcel.rows:
        _unit(file, row, rules)
    root.text = file.text = "\n"
    for element in file:
        element.tail = "\n"
    return root


def _add(parent: _Element, tag: str, attributes: dict[str, str] | None = None,
         text: str | None = None, space: str = SPACE) -> _Element:
    from lxml import etree
    element = etree.SubElement(parent, f"{{{space}}}{tag}", attributes or {})
    element.text = legal(text) if text is not None else None
    return element


def _unit(file: _Element, row: Row, rules: tuple[Sentences, Sentences]) -> None:
    unit = _add(file, "unit", {"id": row.id, "name": row.context, XML_SPACE: "preserve",
                               _WAS: row.was})
    source = mark_codes(row.source)
    target = mark_codes(row.words, source) if row.words else ()
    pairs = pair_segments(source, target, rules)
    data: dict[str, str] = {}
    _matches(unit, row, len(pairs))
    _glossary(unit, row)
    if row.note or row.remark:
        home = _add(unit, "notes")
        for text, whose in ((row.note, _OURS), (row.remark, _THEIRS)):
            if text:
                _add(home, "note", {"category": whose}, text)
    kept = _add(unit, "originalData")
    for number, (ours, theirs) in enumerate(pairs, 1):
        state, sub = _STATES[row.state]
        segment = _add(unit, "segment", {"id": f"s{number}", "state": state})
        if sub:
            segment.set("subState", sub)
        _write(_add(segment, "source"), ours.pieces, data)
        if theirs:
            _write(_add(segment, "target"), theirs.pieces, data)
        if ours.gap or (theirs and theirs.gap):
            between = _add(unit, "ignorable")
            _add(between, "source", text=ours.gap)
            if theirs:
                _add(between, "target", text=theirs.gap)
    for text, key in data.items():
        _add(kept, "data", {"id": key, XML_SPACE: "preserve"}, text)
    if not data:
        unit.remove(kept)


def _matches(unit: _Element, row: Row, count: int) -> None:
    """What the memory has for the whole unit; the module knows it by a segment, so that a unit of
    several has it in a note."""
    offers = [(one.score, one.kit or "memory", one.source, one.words) for one in row.offers]
    if row.previous:
        offers.insert(0, (0, "previous version", row.previous, row.words))
    if not offers:
        return
    home = _add(unit, "matches", space=_MATCHES)
    for number, (score, origin, source, words) in enumerate(offers, 1):
        match = _add(home, "match", {"id": f"m{number}", "ref": "#s1", "origin": origin},
                     space=_MATCHES)
        if score:
            match.set("matchQuality", str(min(score, 100)))
        if count > 1:
            match.set("matchSuitability", "0")
        data: dict[str, str] = {}
        pieces = mark_codes(source)
        kept = _add(match, "originalData")
        _write(_add(match, "source"), pieces, data)
        _write(_add(match, "target"), mark_codes(words, pieces), data)
        for text, key in data.items():
            _add(kept, "data", {"id": key, XML_SPACE: "preserve"}, text)
        if not data:
            match.remove(kept)


def _glossary(unit: _Element, row: Row) -> None:
    """The names in a text, with their forms."""
    if not row.names:
        return
    home = _add(unit, "glossary", space=_GLOSSARY)
    for number, (name, form) in enumerate(row.names, 1):
        entry = _add(home, "glossEntry", {"id": f"g{number}"}, space=_GLOSSARY)
        _add(entry, "term", text=name, space=_GLOSSARY)
        _add(entry, "translation", text=form, space=_GLOSSARY)


def _write(element: _Element, pieces: Sequence[Piece], data: dict[str, str]) -> None:
    """Words and codes; ``data`` collects what the codes stand for."""
    homes = [element]
    closing = {one.number: one.text for one in pieces
               if isinstance(one, Mark) and one.kind == "close"}
    for one in pieces:
        home = homes[-1]
        if isinstance(one, str):
            if len(home):
                home[-1].tail = (home[-1].tail or "") + legal(one)
            else:
                home.text = (home.text or "") + legal(one)
        elif one.kind == "close":
            homes.pop()
        else:
            homes.append(_code(home, one, closing.get(one.number, ""), data))
            if one.kind == "alone":
                homes.pop()


def _code(home: _Element, one: Mark, closing: str, data: dict[str, str]) -> _Element:
    kind, sub = _TYPES.get(one.text, ("other", ""))
    attributes = {"id": str(one.number), "type": kind} | ({"subType": sub} if sub else {})
    start = data.setdefault(one.text, f"d{len(data) + 1}")
    if one.kind == "alone":
        shown = {"disp": one.text} if one.text != "\\\n" else {}
        return _add(home, "ph", {**attributes, "dataRef": start, **shown})
    end = data.setdefault(closing, f"d{len(data) + 1}")
    return _add(home, "pc", {**attributes, "dataRefStart": start, "dataRefEnd": end})


# Back --------------------------------------------------------------------------------------------

def read(root: _Element, name: str) -> Delivery:
    """What a file brings."""
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    rows = [_row(unit, source, target) for unit in root.iter(f"{{{SPACE}}}unit")]
    kits = {kit_of(one.get("original")) for one in root.findall(f"{{{SPACE}}}file")}
    return Delivery(name, tuple(rows), kits.pop() if len(kits) == 1 else "", source, target)


def _row(unit: _Element, source: str, target: str) -> Returned:
    data = {one.get("id", ""): one.text or ""
            for one in unit.findall(f"{{{SPACE}}}originalData/{{{SPACE}}}data")}
    broken: list[str] = []
    segments = unit.findall(f"{{{SPACE}}}segment")
    filled = [one.find(f"{{{SPACE}}}target") is not None for one in segments]
    states = {one.get("state") for one, good in zip(segments, filled, strict=True) if good}
    done = None if None in states or not states else "initial" not in states
    notes = unit.findall(f"{{{SPACE}}}notes/{{{SPACE}}}note")
    text = join_segments(_parts(unit, "source", data, []), source, source)[0]
    parts = [*_parts(unit, "target", data, broken)]
    return row_of(Found(
        unit.get("id", ""), text, parts, done, was=unit.get(_WAS, ""),
        comments=[one.text or "" for one in notes if one.get("category") != _OURS],
        broken="; ".join(dict.fromkeys(broken)), whole=all(filled), line=unit.sourceline or 0),
        source, target)


def _parts(unit: _Element, side: str, data: Mapping[str, str],
           broken: list[str]) -> Iterator[tuple[str | None, list[Piece]]]:
    """The segments of one side, each with the space before it."""
    gap: str | None = None
    for one in unit:
        if one.tag not in (f"{{{SPACE}}}segment", f"{{{SPACE}}}ignorable"):
            continue
        element = one.find(f"{{{SPACE}}}{side}")
        if one.tag == f"{{{SPACE}}}ignorable":
            if element is None:
                element = one.find(f"{{{SPACE}}}source")
            gap = (gap or "") + ("".join(element.itertext()) if element is not None else "")
        elif element is not None:
            yield gap, _pieces(element, data, broken)
            gap = None
    if gap:
        yield gap, []


def _pieces(element: _Element, data: Mapping[str, str], broken: list[str]) -> list[Piece]:
    """The words and markup below an element."""
    found: list[Piece] = [element.text or ""]
    for child in element:
        tag = child.tag.removeprefix(f"{{{SPACE}}}")
        if tag == "pc":
            found += [_mark(child, "dataRefStart", data, broken), *_pieces(child, data, broken),
                      _mark(child, "dataRefEnd", data, broken)]
        elif tag in ("ph", "sc", "ec"):
            found.append(_mark(child, "dataRef", data, broken))
        elif tag == "mrk":
            found += _pieces(child, data, broken)
        elif tag not in ("sm", "em"):
            broken.append(STRANGE_CODE)
        found.append(child.tail or "")
    return [one for one in found if one]


def _mark(element: _Element, name: str, data: Mapping[str, str], broken: list[str]) -> Piece:
    text = "\\\n" if element.get("subType") == "xlf:lb" else data.get(element.get(name, ""), "")
    if is_code(text):
        return Mark("alone", 0, text)
    broken.append(STRANGE_CODE)
    return ""
