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

__all__ = ["Advances", "Breaking", "break_lines", "break_text"]

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

    def width(self, start: int, end: int) -> float:
        """The width of the line ``text[start:end]``, spaces at its end left out, in em."""
        last = self._last[end]
        if last <= start:
            return 0.0
        width = self._sums[last] - self._sums[start]
        if self.starts:
            width += self.starts[start]
        if self.ends:
            width += self.ends[last - 1]
        return width


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


def break_lines(advances: Advances, places: Sequence[Break], measure: float, count: int, *,
                shortest: float = 0.0, worst: Sense = Sense.INSIDE) -> Breaking | None:
    """Break into exactly ``count`` lines, or ``None`` where that can't be done.

    ``measure`` and ``shortest`` (of every line, unless it is the only one) are in em;
    ``worst`` is the poorest rank of break that may be used.
    """
    text = advances.text
    nodes = [place for place in places if place.sense <= worst]
    positions = [0, *(place.position for place in nodes), len(text)]
    if count == 1:
        width = advances.width(0, len(text))
        return _describe(advances, (len(text),), _OFFSET, {}) if width <= measure else None
    if len(nodes) < count - 1:
        return None
    charges = [0.0, *_charge_places(advances, nodes, places), 0.0]
    target = sum(advances.width(a, b) for a, b in zip(positions, positions[1:], strict=False))
    chain, cost = _find_chain(advances, positions, charges, count, measure, shortest,
                              target / count)
    if chain is None:
        return None
    senses = {place.position: place.sense for place in nodes}
    return _describe(advances, tuple(positions[index] for index in chain), cost, senses)


def _describe(advances: Advances, ends: tuple[int, ...], cost: float,
              senses: dict[int, Sense]) -> Breaking:
    widths = [advances.width(a, b) for a, b in zip((0, *ends), ends, strict=False)]
    worst = max((senses[end] for end in ends[:-1]), default=Sense.AUTHOR)
    return Breaking(ends, cost, max(widths), min(widths), worst)


def _charge_places(advances: Advances, nodes: Sequence[Break],
                   places: Sequence[Break]) -> list[float]:
    """The cost of each place, whatever the lines around it."""
    length = len(advances.text)
    strong = [place.position for place in places if place.sense <= Sense.CLAUSE]
    charges = []
    for node in nodes:
        charge, here = _COST[node.sense] + _DOUBT * node.doubt, node.position
        if node.sense > Sense.AUTHOR:
            at = bisect_left(strong, here)
            before = strong[at - 1] if at else None
            following = [one for one in strong[at:at + 2] if one > here]
            after = following[0] if following else length
            if node.sense > Sense.CLAUSE and before is not None and (
                    advances.width(before, here) < _STRANDED_EM):
                charge += _STRANDED
            if after != length and advances.width(here, after) < _STRANDED_EM:
                charge += _STRANDED
        charges.append(charge)
    return charges


def _find_chain(advances: Advances, positions: list[int], charges: list[float], count: int,
                measure: float, shortest: float,
                target: float) -> tuple[tuple[int, ...] | None, float]:
    """The cheapest way through ``positions`` in ``count`` steps (dynamic programming)."""
    final = len(positions) - 1
    words = [advances.text.count(" ", 0, position) for position in positions]
    words[final] += bool(words[final])
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    for line in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for start, (paid, _back) in best[-1].items():
            stops = (final,) if line == count else range(start + 1, final)
            for stop in stops:
                width = advances.width(positions[start], positions[stop])
                if width > measure:
                    if stop != final and width > measure + 2:
                        break
                    continue
                if width < shortest:
                    continue
                total = paid + charges[stop] + _RAGGED * ((width - target) / target) ** 2
                if words[stop] - words[start] == 1:
                    total += _LONE_WORD * (1 + (stop == final))
                if total < row.get(stop, (inf, 0))[0]:
                    row[stop] = (total, start)
        best.append(row)
    if final not in best[count]:
        return None, inf
    chain, node = [], final
    for line in range(count, 0, -1):
        chain.append(node)
        node = best[line][node][1]
    return tuple(reversed(chain)), _OFFSET + best[count][final][0] / count


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
        for shortest in (measure / 3, 0.0):
            found = [breaking for count in range(least, least + 1 + extra)
                     if (breaking := break_lines(advances, places, measure, count,
                                                 shortest=shortest, worst=worst))]
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
