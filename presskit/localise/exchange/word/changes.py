"""Tracked changes of a Word file, taken as if somebody had accepted them all.

Here: who changed what, and the tree after it (ECMA-376, Part 1, 17.13.5).  Never here: which text
a row holds.

The tree is changed in place.  What wraps words without being words is unwrapped on the way:
content controls, links, smart tags, simple fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

__all__ = ["Changes", "accept_changes", "count_changes", "name", "unwrap"]

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def name(local: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_WORD}}}{local}"


_MARKS = frozenset(map(name, ("rPr", "trPr", "tcPr", "pPr", "tblPrEx")))
"""Where a change is a mark on a paragraph, row or cell, and wraps nothing."""
_INS, _DEL = name("ins"), name("del")
_FROM, _TO = name("moveFrom"), name("moveTo")
_CELL_IN, _CELL_OUT = name("cellIns"), name("cellDel")
_GONE = (_DEL, _FROM)
_WRAPS = tuple(map(name, ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple",
                          "dir", "bdo", "sdt", "sdtContent")))
_PROPERTIES = frozenset(map(name, ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData")))
_ROW, _CELL, _PARAGRAPH = name("tr"), name("tc"), name("p")


@dataclass(frozen=True, slots=True)
class Changes:
    """How many pieces were put in, taken out and moved, and by whom."""

    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    authors: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """All of them together."""
        return self.insertions + self.deletions + self.moves

    def __add__(self, other: Changes) -> Changes:
        return Changes(self.insertions + other.insertions, self.deletions + other.deletions,
                       self.moves + other.moves,
                       tuple(dict.fromkeys((*self.authors, *other.authors))))


def count_changes(element: etree._Element) -> Changes:
    """The tracked changes in an element, before they are accepted; a change of looks is none."""
    found = [one for one in element.iter(_INS, _DEL, _FROM, _TO, _CELL_IN, _CELL_OUT)
             if one.getparent().tag not in (name("numPr"), name("tblPrEx"))]
    tags = [one.tag for one in found]
    authors = (one.get(name("author"), "").strip() for one in found)
    return Changes(tags.count(_INS) + tags.count(_CELL_IN),
                   tags.count(_DEL) + tags.count(_CELL_OUT), tags.count(_TO),
                   tuple(dict.fromkeys(one for one in authors if one)))


def accept_changes(root: etree._Element) -> None:
    """Accept every change below an element."""
    for alternative in list(root.iter(f"{{{_MC}}}AlternateContent")):
        _choose(alternative)
    for one in list(root.iter(*_GONE, _CELL_OUT)):
        holder = one.getparent()
        if holder is None or not _is_below(one, root):
            continue  # it went with what held it
        if one.tag == _CELL_OUT:
            _drop(holder.getparent())
        elif holder.tag == name("trPr"):
            _drop(holder.getparent())
        elif holder.tag not in _MARKS:
            holder.remove(one)
    unwrap(root)
    for paragraph in list(root.iter(_PARAGRAPH)):
        if _is_ended(paragraph):
            _join_next(paragraph)


def _is_below(element: etree._Element, root: etree._Element) -> bool:
    return any(one is root for one in element.iterancestors())


def _drop(element: etree._Element | None) -> None:
    if element is not None and element.getparent() is not None:
        element.getparent().remove(element)


def _choose(alternative: etree._Element) -> None:
    """The first choice in place of all: it says what the others repeat."""
    chosen = next((one for one in alternative if one.tag == f"{{{_MC}}}Choice"), None)
    _put(alternative, list(chosen) if chosen is not None else ())


def unwrap(root: etree._Element, tags: Iterable[str] = _WRAPS) -> None:
    """What wrappers hold, in their place."""
    for wrapper in list(root.iter(*tags)):
        holder = wrapper.getparent()
        if wrapper is root or holder is None:
            continue
        if wrapper.tag in (_INS, _TO) and holder.tag in _MARKS:
            continue
        _put(wrapper, [one for one in wrapper if one.tag not in _PROPERTIES])


def _put(element: etree._Element, children: Iterable[etree._Element]) -> None:
    for child in list(children):
        element.addprevious(child)
    element.getparent().remove(element)


def _is_ended(paragraph: etree._Element) -> bool:
    """Whether the mark at the end of a paragraph was deleted."""
    own = paragraph.find(f"{name('pPr')}/{name('rPr')}")
    return own is not None and any(own.find(tag) is not None for tag in _GONE)


def _join_next(paragraph: etree._Element) -> None:
    """One paragraph of this and the next one; one that is left empty goes."""
    holder = paragraph.getparent()
    behind = next(paragraph.itersiblings(_PARAGRAPH, name("tbl")), None)
    own = [one for one in paragraph if one.tag != name("pPr")]
    if behind is not None and behind.tag == _PARAGRAPH:
        at = 1 if len(behind) and behind[0].tag == name("pPr") else 0
        for offset, one in enumerate(own):
            behind.insert(at + offset, one)
        holder.remove(paragraph)
    elif not own and sum(one.tag == _PARAGRAPH for one in holder) > 1:
        holder.remove(paragraph)
