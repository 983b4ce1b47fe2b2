"""Looking 100 texts up among 100,000: ``python benchmarks/memory.py [ENTRIES [TEXTS [ROUNDS]]]``.

Prints the seconds of a plain scan with rapidfuzz (``process.extract`` with a cutoff, the texts in
a list already) and those of the memory (opening the file and reading it included), each the
fastest of some rounds that take turns in one process.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from presskit.localise.memory import (
    Entry,
    Match,
    Query,
    add_entries,
    find_matches,
    open_memory,
)
from presskit.model.segment import State

SOURCE, TARGET = "zh-Hant-HK", "en"
NOW = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
CHARACTERS = "".join(chr(0x4E00 + 7 * number) for number in range(1500))
COMMON = "的一是在有和與為以及於了不人我們他這中大來上國"


def invent(chance: random.Random) -> str:
    """A text of the length that texts of a kit have: titles, captions, paragraphs."""
    size = round(chance.choice((12, 30, 90)) * chance.uniform(0.5, 1.7))
    return "".join(chance.choice(COMMON if chance.random() < 0.3 else CHARACTERS)
                   if place % 12 else "，" for place in range(1, size + 1)) + "。"


def edit(text: str, chance: random.Random) -> str:
    """The text with a tenth of its characters changed."""
    return "".join(chance.choice(CHARACTERS) if chance.random() < 0.1 else char for char in text)


def make_texts(entries: int, texts: int) -> tuple[list[str], list[str]]:
    """Texts of a memory, and texts to look up: a third known, a third like one, a third new."""
    chance = random.Random(20270101)
    known = [invent(chance) for _ in range(entries)]
    asked = [(lambda text: text, lambda text: edit(text, chance), lambda _: invent(chance))[n % 3](
        chance.choice(known)) for n in range(texts)]
    return known, asked


def scan_plainly(known: Sequence[str], asked: Sequence[str]) -> list[str]:
    """The likest text of each, by going through all of them."""
    found = (process.extract(text, known, scorer=fuzz.ratio, processor=None, score_cutoff=75,
                             limit=3) for text in asked)
    return [hits[0][0] if hits else "" for hits in found]


def look_up(path: Path, asked: Sequence[str]) -> list[tuple[Match, ...]]:
    """The same by the memory."""
    with open_memory(path) as memory:
        return find_matches(memory, [Query(text) for text in asked], SOURCE, TARGET, kit="asking",
                            now=NOW)


def fill(path: Path, known: Sequence[str]) -> None:
    """A memory that holds the texts, as ten kits would have left it."""
    with open_memory(path) as memory:
        add_entries(memory, (Entry(SOURCE, TARGET, text, f"Text {number}", f"release.body#{number}",
                                   kit=f"kit-{number % 10}", state=State.REVIEWED,
                                   reviewer="A. Reviewer", date="2026-01-01")
                             for number, text in enumerate(known)))


def seconds(work: Callable[[], object]) -> float:
    """How much of a processor's time some work takes, whatever else the machine does."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(entries: int, texts: int, rounds: int, folder: Path) -> tuple[float, float]:
    """The fastest plain scan and the fastest look-up."""
    known, asked = make_texts(entries, texts)
    path = folder / "memory.sqlite"
    fill(path, known)
    took = [(seconds(lambda: scan_plainly(known, asked)), seconds(lambda: look_up(path, asked)))
            for _ in range(rounds)]
    plain, ours = (min(column) for column in zip(*took, strict=True))
    return plain, ours


def main() -> None:
    """Measure and print."""
    entries, texts, rounds = (int(word) for word in [*sys.argv[1:], *"100000 100 3".split()[
        len(sys.argv) - 1:]])
    with tempfile.TemporaryDirectory() as folder:
        plain, ours = measure(entries, texts, rounds, Path(folder))
    print(f"{texts} texts among {entries}: plain scan {plain:.2f} s, memory {ours:.2f} s, "
          f"{ours / plain:.2f} times (at most 1.5)")


if __name__ == "__main__":
    main()
