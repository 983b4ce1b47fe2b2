"""What is different between two texts, as a translator wants to see it.

Here: runs that stayed, went, came.  Never here: how alike the texts are (``matching``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from presskit.locales import HANGUL, LATIN

__all__ = ["Run", "compare_texts", "write_difference"]

_TOKEN = re.compile(f"\\{{[^{{}}]*\\}}|[0-9]+(?:[.,:][0-9]+)*|[{LATIN}’']+|[{HANGUL}]+|\\s+|.",
                    re.DOTALL)
_MARKS = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are in both texts (``equal``), in the old one alone (``delete``), or in
    the new one alone (``insert``)."""

    kind: Literal["equal", "delete", "insert"]
    text: str


def compare_texts(old: str, new: str) -> tuple[Run, ...]:
    """How the new text came from the old one, by words, numbers and single Han characters.

    >>> write_difference(compare_texts("共130年", "共 131年"))
    '共[-130-]{+ 131+}年'
    """
    from rapidfuzz.distance import Indel

    before, behind = _TOKEN.findall(old), _TOKEN.findall(new)
    steps = [(one.tag, "".join(before[one.src_start:one.src_end]
                               or behind[one.dest_start:one.dest_end]))
             for one in Indel.opcodes(before, behind)]
    runs: list[Run] = []
    for is_equal, group in groupby(steps, key=lambda step: step[0] == "equal"):
        found = [*group]
        for kind in ("equal",) if is_equal else ("delete", "insert"):
            text = "".join(text for tag, text in found if tag == kind)
            if text:
                runs.append(Run(kind, text))
    return tuple(runs)


def write_difference(runs: Iterable[Run]) -> str:
    """The runs on one line, as ``wdiff`` writes them."""
    return "".join(f"{_MARKS[one.kind][0]}{one.text}{_MARKS[one.kind][1]}" for one in runs)
