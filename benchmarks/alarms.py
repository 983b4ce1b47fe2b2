"""How often the checks of a text are wrong: ``python benchmarks/alarms.py [--show]``.

Prints, over the sentences of ``tests/corpora/checks.yaml``, how many that are in order are
complained of (false alarms) and how many that are not are let through (misses), by check; apart
for those that the lists may be written by and those that are held out.  Then, over the
translations of ``tests/corpora/facts.yaml``: how many right ones the checks of a translation
complain of, and how many they let through once each is spoilt (cut in the middle, left in the
source's words, a Latin term taken out).  ``--show`` lists each.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import facts

from presskit.content.yaml import read_table
from presskit.diagnostics import Findings
from presskit.locales import is_chinese
from presskit.localise.characters import open_simplifier, open_traditionaliser
from presskit.localise.checks.claims import find_claims, find_relative
from presskit.localise.checks.doubled import find_doubled
from presskit.localise.checks.residue import find_residue
from presskit.localise.checks.scripts import find_foreign, find_other_script
from presskit.localise.checks.whole import (
    find_lost_terms,
    has_lost_end,
    is_odd_length,
    length_ratio,
)
from presskit.localise.watch import Watch, decode_watch, watch_of

TOP = Path(__file__).parent.parent
PARTS = ("rules", "held_out")
TAGS = {"zh": "zh-Hant-HK", "en": "en", "ja": "ja", "ko": "ko"}


class Case(NamedTuple):
    """A sentence of a locale, and whether a check should complain of it."""

    part: str
    code: str
    tag: str
    text: str
    wrong: bool


def read_watch() -> dict[str, Watch]:
    """The shipped words."""
    findings = Findings()
    rows = decode_watch(*read_table(TOP / "templates/vocabulary/checks.yaml"), findings)
    findings.raise_errors()
    return rows


def read_pairs() -> list[facts.Case]:
    """The translations: those of facts.yaml, and those with Latin terms of our own corpus."""
    own = read_table(TOP / "tests/corpora/checks.yaml")[0]["translations"]
    return [*facts.read_cases(), *(facts.Case("zh", tag, row["zh"], row[tag], "", False)
                                   for row in own for tag in ("en", "ja", "ko"))]


def read_cases() -> Iterator[Case]:
    """The sentences of the corpus."""
    table = read_table(TOP / "tests/corpora/checks.yaml")[0]
    for part in PARTS:
        for code, rows in table[part].items():
            for tag, row in rows.items():
                for kind in ("wrong", "right"):
                    yield from (Case(part, code, tag, text, kind == "wrong")
                                for text in row[kind])


def find_script(watch: Watch, tag: str, text: str) -> list[str]:
    """The characters that aren't of a locale's script."""
    out = list(find_foreign(tag, watch.foreign, text))
    if is_chinese(tag):
        turn = (open_simplifier if "Hans" in tag else open_traditionaliser)(None)
        out += find_other_script(tag, turn, text)
    return out


FINDERS: Mapping[str, Callable[[Watch, str, str], list]] = {
    "relative-time": lambda watch, _tag, text: list(find_relative(watch, text)),
    "superlative-claim": lambda watch, _tag, text: list(find_claims(watch, text)),
    "doubled-word": lambda watch, tag, text: list(find_doubled(watch, tag, text)),
    "conversion-residue": lambda watch, _tag, text: list(find_residue(watch, text)),
    "wrong-script": find_script,
}


def judge(rows: Mapping[str, Watch], case: Case) -> bool:
    """Whether the check complains of a case."""
    return bool(FINDERS[case.code](watch_of(rows, case.tag), case.tag, case.text))


# Translations -------------------------------------------------------------------------------

def complain(rows: Mapping[str, Watch], case: facts.Case, words: str) -> list[str]:
    """What the checks of a translation say of some words for a case's source."""
    here, there = (watch_of(rows, TAGS[one]) for one in (case.target, case.source))
    ratio = length_ratio(here.weight, there.weight, words, case.text)
    return ["length-ratio"] * is_odd_length(ratio) + [
        "end-punctuation"] * has_lost_end(words, case.text) + [
        "latin-term-lost"] * bool(case.source != "en" and [
            *find_lost_terms(here, case.text, words)])


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def spoil(case: facts.Case) -> Iterator[tuple[str, str]]:
    """The wrong translations that are made of a right one, with what is to find each."""
    words = case.right
    if len(_bare(case.text)) >= (40 if case.source == "en" else 20) * 2:
        yield "length-ratio", words[:len(words) // 3] + words[-1]
    if case.text[-1] in "。." and words[-1] in "。.":
        yield "end-punctuation", words[:len(words) // 2].rstrip("。，、.,! ") + "a"
    for term in re.findall(r"(?<![A-Za-z$0-9])[A-Z]{2,}(?![A-Za-z$0-9])", case.text):
        if case.source != "en" and term in words:
            yield "latin-term-lost", words.replace(term, "")


# The table ----------------------------------------------------------------------------------

def show(title: str, code: str, right: int, false: int, wrong: int, missed: int) -> None:
    """One row of the table."""
    print(f"{title:<12}{code:<22}{right:>6}{_part(false, right):>14}{wrong:>8}"
          f"{_part(missed, wrong):>12}")


def _part(some: int, every: int) -> str:
    return f"{some} ({some / every:.1%})" if every else "·"


def measure(rows: Mapping[str, Watch], cases: list[Case]) -> tuple[list[Case], list[Case]]:
    """The false alarms among some cases, and the misses."""
    said = [(case, judge(rows, case)) for case in cases]
    return ([case for case, found in said if found and not case.wrong],
            [case for case, found in said if case.wrong and not found])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list what was judged wrongly")
    shown = parser.parse_args().show
    rows, cases = read_watch(), list(read_cases())
    print(f"{'':<12}{'':<22}{'right':>6}{'false alarms':>14}{'wrong':>8}{'missed':>12}")
    odd: list[str] = []
    for part in PARTS:
        for code in FINDERS:
            some = [one for one in cases if (one.part, one.code) == (part, code)]
            false, missed = measure(rows, some)
            right = sum(not one.wrong for one in some)
            show(part, code, right, len(false), len(some) - right, len(missed))
            odd += [f"{'false' if one in false else 'missed'} {code} {one.tag}: {one.text}"
                    for one in (*false, *missed)]
    pairs = read_pairs()
    alarms = [(case, code) for case in pairs for code in complain(rows, case, case.right)]
    spoilt = [(case, code, words) for case in pairs for code, words in spoil(case)]
    for code in ("length-ratio", "end-punctuation", "latin-term-lost"):
        wrong = [(case, words) for case, one, words in spoilt if one == code]
        missed = [words for case, words in wrong if code not in complain(rows, case, words)]
        show("pairs", code, len(pairs), sum(one == code for _, one in alarms), len(wrong),
             len(missed))
        odd += [f"missed {code}: {words}" for words in missed]
    odd += [f"false {code}: {case.right}" for case, code in alarms]
    if shown:
        print("\n".join(odd))


if __name__ == "__main__":
    main()
