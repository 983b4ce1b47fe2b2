"""Lines of display text: headlines, pull quotes and cards, broken by sense and measure.

Here: choosing among the places of ``breaks``, given the advances of the characters.  Never here:
faces, shaping (``shaping``), drawing, running text.

Lines are chosen as a whole (the optimum fit of Knuth and Plass, "Breaking Paragraphs into
Lines", 1981): sense first, then an even measure; nothing is stretched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil, inf

from presskit.render.breaks import Break, Sense, find_breaks

__all__ = ["Advances", "Breaking", "Prepared", "break_lines", "break_text", "prepare_lines"]

# What a break and a line cost, in parts of a phrase edge (2).  A good place not used is a chance
# lost, so ends of sentences and clauses earn something.
_COST = {Sense.AUTHOR: -1.5, Sense.SENTENCE: -1.2, Sense.CLAUSE: -0.6, Sense.ITEM: 0.8,
         Sense.PHRASE: 2.0, Sense.LOOSE: 5.0, Sense.INSIDE: 14.0}
_DOUBT = 3.0           # a phrase edge that the model half believes in
_RAGGED = 6.0          # times the square of a line's share of too much or too little
_STRANDED = 3.0        # a clause that begins or ends this near to the line's edge
_STRANDED_EM = 3.6
_LONE_WORD = 4.0       # one word alone on its line, twice that on the last
_OFFSET = 2.0          # keeps a mean of costs above nothing


@dataclass(frozen=True)
class Advances:
    """What each character of a text adds to a line, in em.

    ``advance`` is the width in its context, ``starts`` and ``ends`` what is added to a line
    that begins or ends with the character (negative where a mark's blank half hangs over the
    edge; the kerning with a neighbour that is not there any more).
    """

    text: str
    advance: Sequence[float]
    starts: Sequence[float] = ()
    ends: Sequence[float] = ()
    _sums: list[float] = field(init=False, repr=False, compare=False)
    _last: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        sums, last = [0.0], [0]
        for index, (char, width) in enumerate(zip(self.text, self.advance, strict=True)):
            sums.append(sums[-1] + width)
            last.append(last[-1] if char in " \u3000" else index + 1)
        object.__setattr__(self, "_sums", sums)
        object.__setattr__(self, "_last", last)

    @classmethod
    def even(cls, text: str, width: float = 1.0) -> Advances:
        """Every character as wide as the next: for tests and for text files."""
        return cls(text, [width] * len(text))

    def begin(self, start: int) -> float:
        """What a line's beginning adds to its width (see :meth:`stop`)."""
        hang = self.starts[start] if self.starts and start < len(self.text) else 0.0
        return hang - self._sums[start]

    def stop(self, end: int) -> float:
        """What a line's end adds to its width, spaces at the end left out."""
        last = self._last[end]
        return self._sums[last] + (self.ends[last - 1] if self.ends and last else 0.0)

    def width(self, start: int, end: int) -> float:
        """The width of the line ``text[start:end]``, spaces at its end left out, in em."""
        return self.begin(start) + self.stop(end) if self._last[end] > start else 0.0


@dataclass(frozen=True, slots=True)
class Breaking:
    """A text in lines.

    ``ends`` are the positions where lines end, the text's own end included; ``cost`` grows
    with what the sense and the shape suffer; ``widest`` and ``narrowest`` are in em.
    """

    ends: tuple[int, ...]
    cost: float
    widest: float
    narrowest: float
    worst: Sense

    def lines(self, text: str) -> tuple[str, ...]:
        """The lines; joined they are the text, spaces at their ends included."""
        starts = (0, *self.ends[:-1])
        return tuple(text[start:end] for start, end in zip(starts, self.ends, strict=True))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text with its places of breaking, made ready once for many measures.

    ``positions`` are the places with the text's two ends; ``begins`` and ``stops`` add up to
    the width of a line between two of them; ``charges`` is what each place costs whatever the
    lines around it, ``words`` how many spaces lie before it.
    """

    text: str
    positions: tuple[int, ...]
    begins: tuple[float, ...]
    stops: tuple[float, ...]
    charges: tuple[float, ...]
    words: tuple[int, ...]
    senses: dict[int, Sense]

    def width(self, start: int, stop: int) -> float:
        """The width of the line between two places, given by their indices, in em."""
        return self.begins[start] + self.stops[stop]


def prepare_lines(advances: Advances, places: Sequence[Break],
                  worst: Sense = Sense.INSIDE) -> Prepared:
    """Make a text ready for :func:`break_lines`; ``worst`` is the poorest rank of break that
    may be used."""
    nodes = [place for place in places if place.sense <= worst]
    text = advances.text
    positions = (0, *(place.position for place in nodes), len(text))
    words = [text.count(" ", 0, position) for position in positions]
    words[-1] += bool(words[-1])
    return Prepared(text, positions,
                    tuple(advances.begin(one) for one in positions),
                    tuple(advances.stop(one) for one in positions),
                    (0.0, *_charge_places(advances, nodes, places), 0.0), tuple(words),
                    {place.position: place.sense for place in nodes})


def break_lines(ready: Prepared, measure: float, count: int,
                shortest: float = 0.0) -> Breaking | None:
    """Break into exactly ``count`` lines, or ``None`` where that can't be done.

    ``measure`` and ``shortest`` (of every line, unless it is the only one) are in em.
    """
    final = len(ready.positions) - 1
    chain: tuple[int, ...] | None
    if count == 1:
        chain, cost = ((final,), _OFFSET) if ready.width(0, final) <= measure else (None, inf)
    elif final < count:
        return None
    else:
        chain, cost = _find_chain(ready, count, measure, shortest)
    return _describe(ready, chain, cost) if chain is not None else None


def _describe(ready: Prepared, chain: tuple[int, ...], cost: float) -> Breaking:
    widths = [ready.width(a, b) for a, b in zip((0, *chain), chain, strict=False)]
    ends = tuple(ready.positions[index] for index in chain)
    worst = max((ready.senses[end] for end in ends[:-1]), default=Sense.AUTHOR)
    return Breaking(ends, cost, max(widths), min(widths), worst)


def _charge_places(advances: Advances, nodes: Sequence[Break],
                   places: Sequence[Break]) -> list[float]:
    """The cost of each place: its sense, and clauses cut off close to it."""
    length = len(advances.text)
    strong = [place.position for place in places if place.sense <= Sense.CLAUSE]
    charges = []
    for node in nodes:
        charge, here = _COST[node.sense] + _DOUBT * node.doubt, node.position
        if node.sense > Sense.AUTHOR:
            at = bisect_left(strong, here)
            if node.sense > Sense.CLAUSE and at and (
                    advances.width(strong[at - 1], here) < _STRANDED_EM):
                charge += _STRANDED
            after = next((one for one in strong[at:at + 2] if one > here), length)
            if after != length and advances.width(here, after) < _STRANDED_EM:
                charge += _STRANDED
        charges.append(charge)
    return charges


def _find_chain(ready: Prepared, count: int, measure: float,
                shortest: float) -> tuple[tuple[int, ...] | None, float]:
    """The cheapest way through the places in ``count`` steps (dynamic programming)."""
    final = len(ready.positions) - 1
    begins, stops, charges, words = ready.begins, ready.stops, ready.charges, ready.words
    target = ready.width(0, final) / count
    rows: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    for line in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for start, (paid, _back) in rows[-1].items():
            begin = begins[start]
            for stop in (final,) if line == count else range(start + 1, final):
                width = begin + stops[stop]
                if width > measure:
                    if width > measure + 2:  # beyond what a hanging mark takes back
                        break
                    continue
                if width < shortest:
                    continue
                ragged = (width - target) / target
                total = paid + charges[stop] + _RAGGED * ragged * ragged
                if words[stop] - words[start] == 1:
                    total += _LONE_WORD * (1 + (stop == final))
                if stop not in row or total < row[stop][0]:
                    row[stop] = (total, start)
        rows.append(row)
    if final not in rows[count]:
        return None, inf
    chain, node = [], final
    for line in range(count, 0, -1):
        chain.append(node)
        node = rows[line][node][1]
    return tuple(reversed(chain)), _OFFSET + rows[count][final][0] / count


def break_text(text: str, locale: str, measure: float,
               shape: Callable[[str], Advances] = Advances.even, *,
               protected: tuple[str, ...] = (), authored: tuple[int, ...] = (),
               extra: int = 2) -> tuple[str, ...]:
    """Display text in lines of one measure: what a headline or pull quote asks for.

    ``measure`` is in em of the text's own size, ``shape`` gives the advances (``shaping``),
    ``protected`` are strings kept whole, ``authored`` the positions of the author's breaks;
    where every one of the author's lines fits, they are the answer.  Up to ``extra`` lines
    more than the least number are tried for a better sense.  A single piece that is wider
    than the measure stands alone on its line.
    """
    advances = shape(text)
    if authored:
        ends = (*authored, len(text))
        if all(advances.width(a, b) <= measure for a, b in zip((0, *ends), ends, strict=False)):
            return Breaking(ends, 0, 0, 0, Sense.AUTHOR).lines(text)
    places = find_breaks(text, locale, protected, authored)
    least = max(1, ceil(advances.width(0, len(text)) / measure))
    for worst in (Sense.LOOSE, Sense.INSIDE):
        ready = prepare_lines(advances, places, worst)
        for shortest in (measure / 3, 0.0):
            found = [breaking for count in range(least, least + 1 + extra)
                     if (breaking := break_lines(ready, measure, count, shortest))]
            if found:
                return min(found, key=_weigh).lines(text)
    return _break_greedily(advances, places, measure)


def _weigh(breaking: Breaking) -> float:
    """Sense and shape, and a little for each line: space is not free."""
    return breaking.cost * len(breaking.ends) + 1.5 * len(breaking.ends)


def _break_greedily(advances: Advances, places: Sequence[Break],
                    measure: float) -> tuple[str, ...]:
    """First fit, for text with a piece that is too wide for any line."""
    text, start, ends = advances.text, 0, []
    positions = [place.position for place in places] + [len(text)]
    for position, following in zip(positions, positions[1:], strict=False):
        if advances.width(start, following) > measure:
            ends.append(position)
            start = position
    return Breaking((*ends, len(text)), 0, 0, 0, Sense.INSIDE).lines(text)
