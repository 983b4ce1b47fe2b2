"""The figures that presskit has to keep: ``python benchmarks/run.py [--rounds N] [ROW ...]``.

Every figure is a ratio to R, measured in the same run: one cold process that renders the
source locale's press release with plain WeasyPrint, whole faces (``reference.py``).  R is
taken again before each case, since a shared machine changes its mind; the table shows medians.
"""

from __future__ import annotations

import argparse
import compileall
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from page import write_reference_page

HERE = Path(__file__).parent
TOP = HERE.parent
KIT = TOP / "content" / "ai-creation-forum-2025"
DOCUMENTS = "press-release,speaker-bios,quote-sheet,fact-sheet"


class Took(NamedTuple):
    """Seconds by the clock on the wall, and seconds of work by all processes together."""

    wall: float
    work: float


@dataclass(slots=True)
class Bench:
    """A place to work in, and the times of the reference so far."""

    place: Path
    page: Path
    references: list[Took] = field(default_factory=list)

    def run(self, *words: str, cache: str = "cache") -> Took:
        """How long one process took, with those it started."""
        environment = os.environ | {"PRESSKIT_CACHE": str(self.place / cache), "CI": "1",
                                    "PYTHONPATH": str(TOP)}
        start, before = time.perf_counter(), os.times()
        done = subprocess.run([sys.executable, *words], cwd=self.place, env=environment,
                              capture_output=True, text=True)
        after = os.times()
        took = Took(time.perf_counter() - start,
                    after.children_user - before.children_user
                    + after.children_system - before.children_system)
        if done.returncode:
            sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
        return took

    def reference(self) -> Took:
        """R, once more."""
        self.references.append(self.run(str(HERE / "reference.py"), str(self.page),
                                        str(self.place / "reference.pdf")))
        return self.references[-1]

    def make(self, kit: Path, *words: str, cache: str = "cache",
             out: str = "out") -> Took:
        """The seconds of one ``presskit make`` with two workers."""
        return self.run("-m", "presskit", "make", str(kit), "--jobs", "2", "--out", out, *words,
                        cache=cache)


def copy_kit(bench: Bench) -> Path:
    """A fresh copy of the kit, to be edited."""
    target = bench.place / "kit" / KIT.name
    shutil.rmtree(target.parent, ignore_errors=True)
    shutil.copytree(KIT, target)
    return target


@contextmanager
def warm(bench: Bench, *words: str) -> Iterator[Path]:
    """A kit that was built a moment ago, in a cache of its own."""
    kit = copy_kit(bench)
    for name in ("warm", "warm-out"):
        shutil.rmtree(bench.place / name, ignore_errors=True)
    bench.make(kit, *words, cache="warm", out="warm-out")
    yield kit


def clean(bench: Bench) -> None:
    """As on a machine that never built anything."""
    for name in ("cache", "out"):
        shutil.rmtree(bench.place / name, ignore_errors=True)


# Cases --------------------------------------------------------------------------------------

def whole(bench: Bench) -> Took:
    """Every document of the kit but the cards, from nothing."""
    clean(bench)
    return bench.make(KIT, "--document", DOCUMENTS)


def cards(bench: Bench) -> Took:
    """The cards of all locales, from nothing."""
    clean(bench)
    return bench.make(KIT, "--document", "quote-card")


def everything(bench: Bench) -> Took:
    """The whole kit with cards and archives, from nothing."""
    clean(bench)
    return bench.make(KIT)


def unchanged(bench: Bench) -> Took:
    """Nothing has changed since the last build."""
    with warm(bench) as kit:
        return bench.make(kit, cache="warm", out="warm-out")


def _edit(path: Path, pattern: str, replacement: str) -> None:
    text = path.read_text("utf-8")
    new, count = re.subn(pattern, replacement, text, count=1, flags=re.MULTILINE)
    if not count:
        sys.exit(f"{path}: there is nothing to edit for the benchmark")
    path.write_text(new, "utf-8")


def translated_quote(bench: Bench, *words: str) -> Took:
    """One word of one translated quote corrected."""
    with warm(bench, *words) as kit:
        _edit(kit / "translations" / "en.po",
              r'(^msgctxt "quotes\.[^"]*\.words"\nmsgid ".*"\nmsgstr "[^"]*)"', r'\1 indeed"')
        return bench.make(kit, *words, cache="warm", out="warm-out")


def translated_documents(bench: Bench) -> Took:
    """The same, the documents alone."""
    return translated_quote(bench, "--no-room")


def source_quote(bench: Bench) -> Took:
    """One word of one quote changed at its source: one whose card has no passage of its own,
    which would have to be changed with it."""
    with warm(bench) as kit:
        _edit(kit / "quotes.yaml", r"(^  words: .*?)([。，])(?=.*\n(?!(?:  .*\n)*  card:))",
              r"\1了\2")
        return bench.make(kit, cache="warm", out="warm-out")


def help_page(bench: Bench) -> Took:
    """``presskit --help``."""
    return bench.run("-m", "presskit", "--help")


CASES: dict[str, tuple[str, Callable[[Bench], Took], float | None]] = {
    "whole": ("whole kit without cards, from nothing, cold, 2 workers", whole, 6.0),
    "cards": ("the cards of all locales", cards, 3.0),
    "everything": ("whole kit with cards and archives", everything, None),
    "unchanged": ("no change", unchanged, 0.5),
    "translated": ("one translated quote corrected, documents", translated_documents, 2.5),
    "touched": ("the same with the press room", translated_quote, 4.0),
    "source": ("one source quote changed", source_quote, None),
    "help": ("presskit --help", help_page, 0.3),
}


def measure(bench: Bench, name: str, rounds: int) -> tuple[Took, Took]:
    """The medians of one case, and of R beside it."""
    _title, case, _target = CASES[name]
    times, references = [], []
    for _round in range(rounds):
        references.append(bench.reference())
        times.append(case(bench))
    references.append(bench.reference())
    return middle(times), middle(references)


def middle(times: list[Took]) -> Took:
    """The medians of several measurements."""
    return Took(*(statistics.median(part) for part in zip(*times, strict=True)))


def show(title: str, value: str, target: str, good: bool | None, note: str = "") -> None:
    """One row of the table."""
    mark = {True: "yes", False: "NO", None: ""}[good]
    print(f"{title:<55} {value:>20} {target:>10}  {mark:<3} {note}".rstrip(), flush=True)


def show_cases(bench: Bench, chosen: list[str], rounds: int) -> None:
    """The rows that are a time against R."""
    ratios: dict[str, float] = {}
    for name in chosen:
        title, _case, target = CASES[name]
        took, reference = measure(bench, name, rounds)
        ratios[name] = took.wall / reference.wall
        good = None if target is None else ratios[name] <= target
        goal = "" if target is None else f"{target:g} R"
        if name == "source" and "everything" in ratios:
            good, goal = ratios[name] <= ratios["everything"], "whole kit"
        show(title, f"{took.wall:.2f} s = {ratios[name]:.2f} R", goal, good,
             f"work {took.work / reference.work:.2f} R")


def show_bios(count: int) -> None:
    """Memory and time of so many one-page bios in one worker."""
    done = subprocess.run([sys.executable, str(HERE / "bios.py"), str(count)],
                          capture_output=True, text=True, check=True)
    grown, early, late = (float(word) for word in done.stdout.split())
    show(f"{count} one-page bios: memory from document 50 on", f"{grown:+.1f} MB", "< 15 MB",
         grown < 15)
    show(f"{count} one-page bios: time per bio, last to first fifth",
         f"{early * 1000:.0f} → {late * 1000:.0f} ms", "flat", late <= early * 1.15)


def show_setting(rounds: int) -> None:
    """What phrases, joiners, gaps and straight edges add to the work of the PDFs."""
    done = subprocess.run([sys.executable, str(HERE / "setting.py"), str(rounds)],
                          capture_output=True, text=True, check=True)
    plain, whole = (float(word) for word in done.stdout.split())
    more = (whole - plain) / whole * 100
    show("setting of lines, part of the work of all PDFs", f"{more:.0f} %", "25 %", more <= 25,
         f"{plain:.2f} → {whole:.2f} s")


def show_room(bench: Bench, rounds: int) -> None:
    """What the press room adds to the documents, both from nothing, turn by turn."""
    without, whole = [], []
    for _round in range(rounds):
        for words, found in ((("--no-room",), without), ((), whole)):
            clean(bench)
            found.append(bench.make(KIT, *words))
    before, after = middle(without), middle(whole)
    more = (after.wall - before.wall) / before.wall * 100
    show("press room, on top of the documents", f"{more:.0f} %", "60 %", more <= 60,
         f"{before.wall:.2f} → {after.wall:.2f} s, work {before.work:.2f} → {after.work:.2f} s")


def show_bytes(bench: Bench) -> None:
    """The sizes of the press release."""
    clean(bench)
    bench.make(KIT, "--document", "press-release", "--format", "pdf,docx",
               "--embed-fonts", "none")
    for suffix, bound in (("pdf", 350), ("docx", 60)):
        largest = max(path.stat().st_size for path in (bench.place / "out").rglob(f"*.{suffix}"))
        show(f"largest press release as {suffix}", f"{largest / 1000:.0f} kB", f"< {bound} kB",
             largest < bound * 1000)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="*", choices=[*CASES, "bios", "setting", "room", "bytes", []],
                        help="which rows; all where none is named")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument("--bios", type=int, default=500, help="how many bios")
    arguments = parser.parse_args()
    rows = arguments.rows or [*CASES, "bios", "setting", "room", "bytes"]
    compileall.compile_dir(TOP / "presskit", quiet=1)  # as an installer does, like the libraries
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "reference.html"
        write_reference_page(KIT, page)
        bench = Bench(Path(folder), page)
        show("what", "measured", "target", None)
        show_cases(bench, [name for name in CASES if name in rows], arguments.rounds)
        if "bios" in rows:
            show_bios(arguments.bios)
        if "setting" in rows:
            show_setting(arguments.rounds)
        if "room" in rows:
            show_room(bench, arguments.rounds)
        if "bytes" in rows:
            show_bytes(bench)
        if bench.references:
            wall = [one.wall for one in bench.references]
            print(f"\nR = {statistics.median(wall):.2f} s ({min(wall):.2f} to {max(wall):.2f}); "
                  "work counts the seconds of all processes, whatever else the machine does")


if __name__ == "__main__":
    main()
