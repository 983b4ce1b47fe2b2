"""How often fact parity is wrong: ``python benchmarks/facts.py [--show]``.

Prints, over the sentences of ``tests/corpora/facts.yaml``, how many right translations it
complains of (false alarms) and how many seeded errors it doesn't find (misses); apart for
those that rules may be written by and those that are held out.  ``--show`` lists each.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from presskit.content.yaml import read_table
from presskit.diagnostics import Findings
from presskit.localise.facts import (
    Difference,
    Numerals,
    compare_facts,
    decode_numerals,
    extract_facts,
)

TOP = Path(__file__).parent.parent
LANGUAGES = ("zh", "en", "ja", "ko")


class Case(NamedTuple):
    """A sentence, its right translation and, if one is seeded, its wrong one."""

    source: str
    target: str
    text: str
    right: str
    wrong: str
    held: bool

    @property
    def languages(self) -> str:
        """From which into which language."""
        return f"{self.source}-{self.target}"


@dataclass(slots=True)
class Score:
    """Cases by what was said of them; an alarm is false, a miss is a seeded error unseen or
    only warned of."""

    pairs: int = 0
    seeded: int = 0
    false_errors: list[Case] = field(default_factory=list)
    false_warnings: list[Case] = field(default_factory=list)
    missed: list[Case] = field(default_factory=list)
    only_warned: list[Case] = field(default_factory=list)


def read_numerals() -> dict[str, Numerals]:
    """The shipped table."""
    findings = Findings()
    numerals = decode_numerals(*read_table(TOP / "templates/vocabulary/numbers.yaml"), findings)
    findings.raise_errors()
    return numerals


def read_cases() -> Iterator[Case]:
    """The sentences of the corpus."""
    table = read_table(TOP / "tests/corpora/facts.yaml")[0]
    for held, entry in ((kind == "held_out", one) for kind, some in table.items()
                        for one in some):
        source = entry.get("from", "zh")
        for target in LANGUAGES:
            if target != source and target in entry:
                old, new = entry.get("wrong", {}).get(target, ("", ""))
                wrong = entry[target].replace(old, new) if old else ""
                yield Case(source, target, entry[source], entry[target], wrong, held)


def differences(numerals: Mapping[str, Numerals], case: Case,
                words: str) -> tuple[Difference, ...]:
    """What parity says of some words as the translation of a case."""
    return compare_facts(extract_facts(numerals[case.source], case.source, case.text),
                         extract_facts(numerals[case.target], case.target, words))


def measure(numerals: Mapping[str, Numerals], cases: list[Case]) -> Score:
    """The score of some cases."""
    score = Score(len(cases), sum(bool(one.wrong) for one in cases))
    for case in cases:
        said = differences(numerals, case, case.right)
        if said:
            sure = any(one.sure for one in said)
            (score.false_errors if sure else score.false_warnings).append(case)
        if case.wrong:
            found = differences(numerals, case, case.wrong)
            before = [(one.source, one.sure) for one in said]
            new = [one for one in found if (one.source, one.sure) not in before or one.target]
            if not new or len(found) < len(said):
                score.missed.append(case)
            elif not any(one.sure for one in new):
                score.only_warned.append(case)
    return score


def show(title: str, score: Score) -> None:
    """One row of the table."""
    print(f"{title:<12}{score.pairs:>7}{_part(score.false_errors, score.pairs):>15}"
          f"{_part(score.false_warnings, score.pairs):>17}{score.seeded:>9}"
          f"{_part(score.missed, score.seeded):>12}{_part(score.only_warned, score.seeded):>14}")


def _part(some: list[Case], every: int) -> str:
    return f"{len(some)} ({len(some) / every:.1%})" if every else "·"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list what was judged wrongly")
    shown = parser.parse_args().show
    numerals, cases = read_numerals(), list(read_cases())
    print(f"{'':<12}{'pairs':>7}{'false errors':>15}{'false warnings':>17}{'seeded':>9}"
          f"{'missed':>12}{'only warned':>14}")
    for title, held in (("rules", False), ("held out", True)):
        show(title, measure(numerals, [one for one in cases if one.held is held]))
    for languages in sorted({one.languages for one in cases}):
        show(languages, measure(numerals, [one for one in cases if one.languages == languages]))
    whole = measure(numerals, cases)
    show("all", whole)
    if shown:
        for title in ("false_errors", "false_warnings", "missed", "only_warned"):
            for case in getattr(whole, title):
                words = case.right if title.startswith("false") else case.wrong
                print(f"\n{title.replace('_', ' ')}: {case.text}\n  {words}")


if __name__ == "__main__":
    main()
