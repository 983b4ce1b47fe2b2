"""Walking through the findings of an import with somebody at a terminal.

Here: showing one finding, taking one answer.  Never here: what an answer changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presskit.build.import_rows import Row
from presskit.cli.report import put
from presskit.extract.choices import ACCEPTED, Choice, find_words
from presskit.extract.proposal import KINDS, Proposal

__all__ = ["walk"]

_KEYS = "[a]ccept  [c]hange  [r]eject  [s]kip  [q]uit"
_AROUND = 40  # characters of the article shown on either side


def walk(rows: Sequence[Row], proposal: Proposal) -> Iterator[Choice]:
    """A choice for each finding that somebody decides about, in the order of ``rows``; what was
    accepted before is not asked again.  Ends with the input or at *q*."""
    open_rows = [row for row in rows if row.why != ACCEPTED]
    for number, row in enumerate(open_rows, 1):
        put("")
        put(f"{number} of {len(open_rows)}: {row.what} ({row.sure:.2f}, {row.why}, paragraph "
            f"{row.block})")
        put(f"  {_in_place(row, proposal)}")
        answer = _ask(_KEYS, "acrsq")
        if answer == "q":
            return
        if answer == "s":
            continue
        if answer == "c":
            instead = _ask_instead(row, proposal)
            if instead:
                yield Choice(row.kind, row.about, "change", instead)
            continue
        yield Choice(row.kind, row.about, "accept" if answer == "a" else "reject")


def _in_place(row: Row, proposal: Proposal) -> str:
    """The words with what stands round them."""
    article = proposal.article
    block = article.blocks[row.block - 1].piece
    before = article.text[max(block.start, row.piece.start - _AROUND):row.piece.start]
    after = article.text[row.piece.end:min(block.end, row.piece.end + _AROUND)]
    return " ".join(f"{before}⟦{article.words(row.piece)}⟧{after}".split())


def _ask(question: str, keys: str) -> str:
    while True:
        answer = _read(f"{question} ").lower()[:1]
        if answer and answer in keys:
            return answer


def _ask_instead(row: Row, proposal: Proposal) -> str:
    """What the finding is changed to: words of the article, or a kind of block."""
    wanted = {"speaker": "who said it, as the article writes the name",
              "block": f"what it is: {', '.join(KINDS)}"}.get(
        row.kind, "the right words, as they stand in the article")
    while True:
        given = _read(f"{wanted} (nothing: leave it): ")
        if not given:
            return ""
        if row.kind == "block" and given in KINDS or row.kind != "block" and find_words(
                proposal.article, given):
            return given
        put("  the article has no such words" if row.kind != "block" else "  that is no kind")


def _read(question: str) -> str:
    """A line; the end of the input counts as *q* and as nothing."""
    try:
        return input(question).strip()
    except EOFError:
        return "q" if question.startswith(_KEYS) else ""
