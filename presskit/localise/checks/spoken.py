"""Whether as much is said in quotation marks as in the source.

Here: speech that was typed, counted on both sides.  Never here: quotes by their id (``quotes``),
what they say.

Languages part speech in their own ways (“Good,” he said. “Very good.”), and one may set a coined
word in marks where the other doesn't.  So sentences in the marks of one side are weighed against
all that stands in marks on the other.
"""

from __future__ import annotations

import re

from presskit.diagnostics import Findings
from presskit.document import Inline
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.speech import each_marked, write_flow
from presskit.model.segment import State, container_of

__all__ = ["check_quote_count"]

_END = re.compile("[。．.！!？?…]+")
_TITLE = re.compile("《[^《》]*》|〈[^〈〉]*〉")


def check_quote_count(bench: Bench, pair: Pair, findings: Findings) -> None:
    """What is said in marks in the source is said in marks here, and nothing else is."""
    if pair.state in (State.CONVERTED, State.STALE) or pair.segment.quote \
            or container_of(pair.segment.path).endswith(".card"):
        return
    there, most_there = _count(pair.source)
    here, most_here = _count(pair.words)
    if there > most_here or here > most_there:
        complain(findings, bench, pair, "quote-count",
                 f"{there} said in quotation marks in the source, and {here} here",
                 "quote what the source quotes; register it in quotes.yaml, so that no language "
                 "changes it")


def _count(inlines: tuple[Inline, ...]) -> tuple[int, int]:
    """How often somebody surely speaks in marks, and how often at most."""
    flow = write_flow(inlines)
    shown = [one for one, _, _ in each_marked(flow)]
    surely = sum(bool(_END.search(one.rstrip()[-1:])) for one in shown)
    return surely, len(_TITLE.findall(flow)) + sum(
        max(1, len(_END.findall(one))) for one in shown)
