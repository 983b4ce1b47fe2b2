"""The tag tree inside WeasyPrint 70, made whole.

Here: joining what belongs together, taking away what only wraps, and what follows from that
for the way back from marks to elements (ISO 32000-1, 14.7 and 14.8).  Never here: the hooks into
the engine and what an element is told by its box (``weasy_tags``).

The engine builds one tree a page, an element a line.  So a paragraph that goes over the edge of
a page is two, and a table over three pages is three tables.  Here the fragments of one element of
the markup become one element again; the repeated head of a table becomes an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["Sources", "make_whole"]

Sources = Mapping[int, tuple[Any, str]]
"""By number of an element's object: the element of the markup that it is for, and its tag."""

_ROLES = {"Em": "/Span", "Strong": "/Span"}
_WRAPPERS = frozenset(("/NonStruct", "/Span"))
_PLAIN = frozenset(("Type", "S", "K", "P", "Pg"))


def make_whole(pdf: Any, streams: Any, sources: Sources, pydyf: Any) -> None:
    """Join, unwrap and name what the engine left in pieces, in the tree of one PDF and in the
    content ``streams`` of its pages."""
    _Tree(pdf, streams, sources, pydyf).mend()


def _find(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


class _Tree:
    """The tree of one PDF, while it is made whole."""

    def __init__(self, pdf: Any, streams: Any, sources: Sources, pydyf: Any) -> None:
        self._pdf, self._streams, self._pydyf = pdf, streams, pydyf
        self._sources = sources
        self._root = _find(pdf, pdf.catalog["StructTreeRoot"])
        self._moved: dict[bytes, bytes] = {}
        self._heads: dict[str, Any] = {}

    def mend(self) -> None:
        """Join, unwrap and name what the engine left in pieces."""
        top = _find(self._pdf, self._root["K"][0])
        self._join(top)
        self._name_heads(top)
        self._follow()
        self._root["RoleMap"] = self._pydyf.Dictionary(_ROLES)

    def _kids(self, element: Any) -> list[Any]:
        """What an element holds: numbers of marks, and objects."""
        return [*map(self._kid, element["K"])]

    def _kid(self, one: Any) -> Any:
        return _find(self._pdf, one) if isinstance(one, bytes) else one

    def _is_element(self, kid: Any) -> bool:
        return isinstance(kid, dict) and kid.get("Type") == "/StructElem"

    def _join(self, element: Any) -> None:
        """Join the fragments below an element, and take its wrappers away, from below."""
        kids, element["K"] = self._kids(element), self._pydyf.Array()
        for kid in kids:
            self._take(element, kid, element.get("Pg"))
        kids, element["K"] = self._kids(element), self._pydyf.Array()
        for kid in kids:
            if not self._is_element(kid):
                self._append(element, kid, element.get("Pg"))
                continue
            self._join(kid)
            if kid["S"] in _WRAPPERS and not kid.keys() - _PLAIN:
                self._dissolve(kid, element)
            elif kid["K"] or kid["S"] in ("/TD", "/TH"):
                element["K"].append(kid.reference)
        if element["S"] == "/LI":
            self._give_body(element)

    def _take(self, element: Any, kid: Any, page: Any) -> None:
        """Append a child, or join it to the one that it goes on from."""
        partner = self._find_partner(element, kid)
        if partner is None:
            self._append(element, kid, page)
        elif kid["S"] != "/THead" or not self._drop_head(partner, kid):
            own, kid_page = [*self._kids(kid)], kid["Pg"]
            self._moved[kid.reference] = partner.reference
            for one in own:
                self._take(partner, one, kid_page)
            kid.clear()

    def _append(self, element: Any, kid: Any, page: Any) -> None:
        if isinstance(kid, int) and page != element.get("Pg"):
            kid = self._pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid})
        elif self._is_element(kid):
            kid["P"] = element.reference
        element["K"].append(kid.reference if getattr(kid, "number", None) else kid)

    def _find_partner(self, element: Any, kid: Any) -> Any:
        """The child that another is a fragment of: the last, in a row of a table any."""
        source = self._sources.get(kid.number) if self._is_element(kid) else None
        if source is None or source[0] is None:
            return None
        kids = element["K"] if element["S"] in ("/TR", "/Table") else element["K"][-1:]
        return next((one for one in map(self._kid, reversed(kids))
                     if self._is_element(one) and one["S"] == kid["S"]
                     and _is_same(self._sources.get(one.number), source)), None)

    def _dissolve(self, kid: Any, element: Any) -> None:
        """Put what a wrapper holds into its place."""
        self._moved[kid.reference] = element.reference
        for one in self._kids(kid):
            self._append(element, one, kid["Pg"])
        kid.clear()

    def _give_body(self, item: Any) -> None:
        """What an item of a list says stands in its body (ISO 32000-1, 14.8.4.3.3)."""
        kids = self._kids(item)
        if any(self._is_element(one) and one["S"] == "/LBody" for one in kids):
            return
        body = self._pydyf.Dictionary({
            "Type": "/StructElem", "S": "/LBody", "K": self._pydyf.Array(), "Pg": item["Pg"],
            "P": item.reference})
        self._pdf.add_object(body)
        labels = [one for one in kids if self._is_element(one) and one["S"] == "/Lbl"]
        for one in (one for one in kids if one not in labels):
            self._append(body, one, item["Pg"])
        item["K"] = self._pydyf.Array([*(one.reference for one in labels), body.reference])

    # Heads of tables

    def _drop_head(self, head: Any, again: Any) -> bool:
        """Make an artifact of a table's head where another page repeats it: a listener has
        heard it.  The cells below lead to the first one."""
        marks = {*self._marks(again)}
        page = self._pdf.page_references.index(again["Pg"])
        stream = self._streams[page].stream
        places = [index for index, one in enumerate(stream)
                  if isinstance(one, dict) and one.get("MCID") in marks]
        if len(places) != len(marks):
            return False
        for place in places:
            stream[place - 1] = "/Artifact"
            stream[place] = self._pydyf.Dictionary({"Type": "/Pagination"})
        numbers = self._parents()["Nums"]
        row = numbers[numbers.index(page) + 1]
        for mark in marks:
            row[mark] = b"null"
        firsts, others = [*self._heads_of(head)], [*self._heads_of(again)]
        for first, other in zip(firsts, others, strict=False):
            self._heads[other["ID"].string] = first["ID"]
        return True

    def _marks(self, element: Any) -> Iterator[int]:
        for kid in self._kids(element):
            if isinstance(kid, int):
                yield kid
            elif self._is_element(kid):
                yield from self._marks(kid)

    def _heads_of(self, element: Any) -> Iterator[Any]:
        for kid in self._kids(element):
            if self._is_element(kid):
                if "ID" in kid:
                    yield kid
                yield from self._heads_of(kid)

    def _name_heads(self, top: Any) -> None:
        """Lead cells to the heads that are left, and list those (ISO 32000-1, 14.7.2)."""
        heads = sorted(((one["ID"].string, one) for one in self._heads_of(top)),
                       key=lambda pair: pair[0])
        for cell in self._cells_of(top):
            cell["A"]["Headers"][:] = [self._heads.get(one.string, one)
                                       for one in cell["A"]["Headers"]]
        if heads:
            self._root["IDTree"] = self._pydyf.Dictionary({"Names": self._pydyf.Array(
                part for name, one in heads for part in (one["ID"], one.reference))})

    def _cells_of(self, element: Any) -> Iterator[Any]:
        for kid in self._kids(element):
            if self._is_element(kid):
                if kid["S"] == "/TD" and "Headers" in kid.get("A", ()):
                    yield kid
                yield from self._cells_of(kid)

    # Back from marks to elements

    def _parents(self) -> Any:
        return _find(self._pdf, self._root["ParentTree"])

    def _follow(self) -> None:
        """Let the parent tree lead to the elements that are left."""
        numbers = self._parents()["Nums"]
        for index in range(1, len(numbers), 2):
            if isinstance(numbers[index], list):
                numbers[index][:] = [self._target(one) for one in numbers[index]]
            else:
                numbers[index] = self._target(numbers[index])

    def _target(self, reference: bytes) -> bytes:
        while reference in self._moved:
            reference = self._moved[reference]
        return reference


def _is_same(one: Any, other: Any) -> bool:
    return one is not None and one[0] is other[0] and one[1] == other[1]
