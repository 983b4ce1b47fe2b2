"""The glyphs of a page: which, of which face, how large, and where they lie.

Here: the operators of a content stream that move or show text (ISO 32000-1, 9), and the fonts
they name.  Never here: what the glyphs should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

__all__ = ["Face", "Glyph", "Image", "read_glyphs"]

Matrix = tuple[float, float, float, float, float, float]
_EVEN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SUBSET = re.compile(r"^[A-Z]{6}\+(?P<name>.+)$")


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A face of a PDF.

    ``name`` is without the mark of a subset; ``program`` its font file, empty where none is
    inside; ``unicode`` what ToUnicode says of each code, ``clashes`` the codes of which it says
    two things; ``widths`` the advances by code, in thousandths of an em.
    """

    name: str
    subset: bool
    program: bytes = field(repr=False)
    unicode: dict[int, str] = field(repr=False)
    clashes: tuple[int, ...] = ()
    widths: dict[int, float] = field(default_factory=dict, repr=False)
    usual: float = 1000.0
    composite: bool = True
    upright: bool = True
    italic: float = 0.0


class Glyph(NamedTuple):
    """One glyph on a page: ``x`` and ``y`` of its origin and its ``width`` in pt from the lower
    left corner, ``size`` of its em in pt; ``mark`` the number of its marked content, none
    without; ``skewed`` where it is turned or slanted, ``mode`` how it is painted (0: filled)."""

    text: str
    code: int
    face: Face
    size: float
    x: float
    y: float
    width: float
    page: int
    mark: int | None
    artifact: bool
    skewed: bool
    mode: int

    @property
    def end(self) -> float:
        """Where the next glyph would stand."""
        return self.x + self.width


class Image(NamedTuple):
    """A picture on a page: its lower left corner and its measures in pt, and its mark."""

    x: float
    y: float
    width: float
    height: float
    mark: int | None


@dataclass(slots=True)
class _State:
    """What q and Q keep."""

    matrix: Matrix = _EVEN
    face: Face | None = None
    size: float = 0.0
    letter: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)


def read_glyphs(page: Any, number: int, faces: dict[tuple[int, int], Face]
                ) -> tuple[tuple[Glyph, ...], tuple[Image, ...]]:
    """The glyphs and the pictures of a pikepdf page in drawing order; ``faces`` keeps those
    read before."""
    reader = _Reader(number, faces)
    glyphs = tuple(reader.read(page, page.obj.get("/Resources", {}), _State()))
    return glyphs, tuple(reader.images)


class _Reader:
    """Reads one page: text matrices, and the marks that are open."""

    def __init__(self, page: int, faces: dict[tuple[int, int], Face]) -> None:
        self._page, self._faces = page, faces
        self.images: list[Image] = []
        self._marks: list[tuple[int | None, bool]] = []
        self._line = self._text = _EVEN

    def read(self, content: Any, resources: Any, state: _State) -> Iterator[Glyph]:
        import pikepdf

        kept: list[_State] = []
        for operands, operator in pikepdf.parse_content_stream(content):
            name = str(operator)
            if name in ("Tj", "TJ", "'", '"'):
                yield from self._show(name, operands, state)
            elif name == "q":
                kept.append(replace(state))
            elif name == "Q" and kept:
                state = kept.pop()
            elif name == "Do":
                yield from self._draw(operands, resources, state)
            elif name in ("BMC", "BDC"):
                self._open(operands, resources)
            elif name == "EMC" and self._marks:
                self._marks.pop()
            elif name == "Tf":
                state.face = self._face(resources, str(operands[0]))
                state.size = float(operands[1])
            else:
                self._set(name, operands, state)

    def _set(self, name: str, operands: Any, state: _State) -> None:
        if name == "Tm":
            self._line = self._text = tuple(float(one) for one in operands)
        elif name == "BT":
            self._line = self._text = _EVEN
        elif name == "cm":
            state.matrix = _times(tuple(float(one) for one in operands), state.matrix)
        elif name in ("Td", "TD"):
            if name == "TD":
                state.leading = -float(operands[1])
            self._move(float(operands[0]), float(operands[1]))
        elif name == "T*":
            self._move(0.0, -state.leading)
        elif name in _NUMBERS:
            setattr(state, _NUMBERS[name], float(operands[0]))
        elif name == "Tz":
            state.scale = float(operands[0]) / 100
        elif name == "Tr":
            state.mode = int(operands[0])

    def _move(self, across: float, up: float) -> None:
        self._line = self._text = _times((1.0, 0.0, 0.0, 1.0, across, up), self._line)

    def _open(self, operands: Any, resources: Any) -> None:
        """Begin marked content: what is inside an artifact stays one."""
        import pikepdf

        number, artifact = self._marks[-1] if self._marks else (None, False)
        facts = operands[1] if len(operands) > 1 else None
        if isinstance(facts, pikepdf.Name):
            facts = resources.get("/Properties", {}).get(str(facts))
        if str(operands[0]) == "/Artifact":
            number, artifact = None, True
        elif isinstance(facts, pikepdf.Dictionary) and "/MCID" in facts:
            number = int(facts.MCID)
        self._marks.append((number, artifact))

    def _draw(self, operands: Any, resources: Any, state: _State) -> Iterator[Glyph]:
        one = resources.get("/XObject", {}).get(str(operands[0]))
        if one is None:
            return
        if str(one.get("/Subtype")) == "/Image":
            a, b, c, d, x, y = state.matrix
            mark = self._marks[-1][0] if self._marks else None
            self.images.append(Image(min(x, x + a + c), min(y, y + b + d), abs(a + c), abs(b + d),
                                     mark))
        if str(one.get("/Subtype")) != "/Form":
            return
        matrix = tuple(float(value) for value in one.get("/Matrix", _EVEN))
        inside = replace(state, matrix=_times(matrix, state.matrix))
        yield from self.read(one, one.get("/Resources", resources), inside)

    def _show(self, name: str, operands: Any, state: _State) -> Iterator[Glyph]:
        import pikepdf

        if name in ("'", '"'):
            self._move(0.0, -state.leading)
        parts = operands[0] if name == "TJ" else [operands[-1]]
        if state.face is None:
            return
        number, artifact = self._marks[-1] if self._marks else (None, False)
        for part in parts:
            if not isinstance(part, pikepdf.String):
                self._advance(-float(part) / 1000 * state.size * state.scale)
                continue
            for code in _codes(bytes(part), state.face):
                width = state.face.widths.get(code, state.face.usual) / 1000 * state.size
                a, b, c, d, x, y = _times(
                    (1.0, 0.0, 0.0, 1.0, 0.0, state.rise), _times(self._text, state.matrix))
                yield Glyph(
                    state.face.unicode.get(code, ""), code, state.face, abs(d) * state.size, x, y,
                    width * state.scale * a, self._page, number, artifact,
                    abs(b) + abs(c) > 1e-4 * (abs(a) + abs(d)) or a < 0 or d < 0, state.mode)
                space = state.word if code == 32 and not state.face.composite else 0.0
                self._advance((width + state.letter + space) * state.scale)

    def _advance(self, across: float) -> None:
        self._text = _times((1.0, 0.0, 0.0, 1.0, across, 0.0), self._text)

    def _face(self, resources: Any, name: str) -> Face | None:
        one = resources.get("/Font", {}).get(name)
        if one is None:
            return None
        if one.objgen not in self._faces:
            self._faces[one.objgen] = _read_face(one)
        return self._faces[one.objgen]


_NUMBERS = {"Tc": "letter", "Tw": "word", "TL": "leading", "Ts": "rise"}


def _codes(data: bytes, face: Face) -> Iterator[int]:
    if not face.composite:
        yield from data
        return
    for index in range(0, len(data) - 1, 2):
        yield data[index] << 8 | data[index + 1]


# Faces ----------------------------------------------------------------------------------

def _read_face(font: Any) -> Face:
    composite = str(font.get("/Subtype")) == "/Type0"
    own = font.DescendantFonts[0] if composite else font
    facts = own.get("/FontDescriptor", {})
    program = next((facts[key].read_bytes() for key in ("/FontFile2", "/FontFile3", "/FontFile")
                    if key in facts), b"")
    name = str(font.get("/BaseFont", "")).lstrip("/")
    match = _SUBSET.match(name)
    unicode, clashes = _read_unicode(font["/ToUnicode"].read_bytes()) \
        if "/ToUnicode" in font else ({}, ())
    widths = dict(_read_widths(own.get("/W", []))) if composite else {
        int(font.get("/FirstChar", 0)) + index: float(one)
        for index, one in enumerate(font.get("/Widths", []))}
    encoding = str(font.get("/Encoding", "")) if composite else "/Identity-H"
    return Face(match["name"] if match else name, bool(match), program, unicode, clashes, widths,
                float(own.get("/DW", 1000)) if composite else 0.0, composite,
                encoding == "/Identity-H", float(facts.get("/ItalicAngle", 0)))


def _read_widths(table: Any) -> Iterator[tuple[int, float]]:
    """ISO 32000-1, 9.7.4.3: a code with its widths, or first, last and one width for all."""
    import pikepdf

    entries = [*table]
    while len(entries) > 1:
        first, second = entries.pop(0), entries.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((int(first) + index, float(one)) for index, one in enumerate(second))
        elif entries:
            width = float(entries.pop(0))
            yield from ((code, width) for code in range(int(first), int(second) + 1))


_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_PAIR = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f ]*)\s*>")
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*"
                    rb"(?:<\s*([0-9A-Fa-f]+)\s*>|\[(.*?)\])", re.DOTALL)


def _read_unicode(stream: bytes) -> tuple[dict[int, str], tuple[int, ...]]:
    """What a ToUnicode CMap says, and the codes that it gives two meanings."""
    found: dict[int, str] = {}
    clashes = []
    for kind, body in _SECTION.findall(stream):
        for code, text in _pairs(body) if kind == b"bfchar" else _ranges(body):
            if found.setdefault(code, text) != text:
                clashes.append(code)
    return found, tuple(clashes)


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _pairs(body: bytes) -> Iterator[tuple[int, str]]:
    for code, digits in _PAIR.findall(body):
        yield int(code, 16), _text(digits)


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for first, last, start, listed in _RANGE.findall(body):
        codes = range(int(first, 16), int(last, 16) + 1)
        if start:
            text = _text(start)
            yield from ((code, text[:-1] + chr(ord(text[-1]) + index))
                        for index, code in enumerate(codes))
        else:
            texts = re.findall(rb"<\s*([0-9A-Fa-f]+)\s*>", listed)
            yield from ((code, _text(one)) for code, one in zip(codes, texts, strict=False))
