"""The glyphs of a page: which, of which face, how large, and where they lie.

Here: the operators of a content stream that move or show text, and those that draw pictures
(ISO 32000-1, 8 and 9).  Never here: fonts (``pdf_faces``), what the glyphs should be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from presskit.render.proof.pdf_faces import Face, read_face

__all__ = ["Glyph", "Image", "read_glyphs"]

Matrix = tuple[float, float, float, float, float, float]
_EVEN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


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
            self._faces[one.objgen] = read_face(one)
        return self._faces[one.objgen]


_NUMBERS = {"Tc": "letter", "Tw": "word", "TL": "leading", "Ts": "rise"}


def _codes(data: bytes, face: Face) -> Iterator[int]:
    if not face.composite:
        yield from data
        return
    for index in range(0, len(data) - 1, 2):
        yield data[index] << 8 | data[index + 1]
