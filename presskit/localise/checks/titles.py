"""Whether titles of works stand in the marks of their locale.

Here: registered works of a kind that has marks.  Never here: which marks (conventions), titles
that are not in the register.
"""

from __future__ import annotations

from presskit.diagnostics import Findings
from presskit.document import Emphasis, Inline, Strong, plain_text, walk
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.marks import PAIRS, TITLE_MARKS
from presskit.localise.register import extract_mentions
from presskit.model.segment import State

__all__ = ["check_title_marks"]


def check_title_marks(bench: Bench, pair: Pair, findings: Findings) -> None:
    """Each full title of a work stands in marks, if the locale sets some round works of its
    kind."""
    if pair.segment.quote or pair.state is State.CONVERTED or bench.conventions is None:
        return
    marks = getattr(bench.conventions, "title_marks", {})
    text, stressed = plain_text(pair.words), _stressed(pair.words)
    for one in extract_mentions(bench.target.register, text):
        work = bench.target.kit.works.get(one.key.removeprefix("work:"))
        right = marks.get(work.kind, ("", "")) if work else ("", "")
        title = text[one.start:one.end]
        if right[0] and one.form == "full" and not one.escaped and title not in stressed \
                and not _fits(right, text[:one.start], text[one.end:]):
            complain(findings, bench, pair, "title-marks",
                     f"{title} doesn't stand in the marks of a title",
                     f"write {right[0]}{title}{right[1]}")


def _stressed(inlines: tuple[Inline, ...]) -> str:
    """The words that are set apart by stress."""
    return "\n".join(plain_text(node.children) for node in walk(inlines)
                     if isinstance(node, Emphasis | Strong))


def _fits(right: tuple[str, str], before: str, behind: str) -> bool:
    """Whether a title stands in marks that are its own, or in some: only 《 》 has a claim to
    be the one way.  A longer title may go on before or behind it."""
    opening, closing = before[-1:], behind[:1]
    known = TITLE_MARKS if right[0] == "《" else {**PAIRS, **TITLE_MARKS}
    return opening in known or closing in known.values() or before.count("《") > before.count("》")
