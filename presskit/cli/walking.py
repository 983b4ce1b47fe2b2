"""Walking through the findings of an import with somebody at a terminal.

Here: showing one finding, taking one answer.  Never here: what an answer changes, the questions
behind an answer (``asking``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from presskit.build.import_rows import Row
from presskit.cli.asking import Stopped, ask, ask_fuller, ask_instead, ask_missed, ask_title
from presskit.cli.report import put
from presskit.extract.choices import ACCEPTED, Choice
from presskit.extract.fuller import fuller_names
from presskit.extract.proposal import Proposal

__all__ = ["walk"]

_AROUND = 40  # characters of the article shown on either side
_KEYS = {"a": "[a]ccept", "c": "[c]hange", "t": "[t]itle", "r": "[r]eject", "o": "leave [o]ut",
         "s": "[s]kip", "e": "[e]very one like this", "b": "[b]ack", "m": "[m]issed", "q": "[q]uit"}
_ALIKE = {"person": "people", "speaker": "quotes", "block": "headings, captions and other lines",
          "work": "works", "organisation": "organisations", "event": "facts of the occasion"}


@dataclass(slots=True)
class _Sitting:
    """The open findings, and what was answered: ``given`` are the choices, ``done`` the numbers of
    findings that an answer for all of a kind has settled, ``past`` what to go back to: where the
    answer was given, how many choices there were before it, which findings were done."""

    rows: Sequence[Row]
    proposal: Proposal
    given: list[Choice]
    done: frozenset[int] = frozenset()
    past: list[tuple[int, int, frozenset[int]]] = field(default_factory=list)


def walk(rows: Sequence[Row], proposal: Proposal, given: list[Choice]) -> None:
    """Add to ``given`` a choice for each finding that somebody decides about, in the order of
    ``rows``; what was accepted before is not asked again.  Ends with the input or at *q*; what was
    given until then stands."""
    sitting = _Sitting([row for row in rows if row.why != ACCEPTED], proposal, given)
    at = 0
    try:
        while at < len(sitting.rows):
            at = at + 1 if at in sitting.done else _take(sitting, at)
        ask_missed(proposal, given)
    except Stopped:
        return


def _take(sitting: _Sitting, at: int) -> int:
    """Show a finding and take the answer; the number of the finding that comes next."""
    row, given, before = sitting.rows[at], sitting.given, (at, len(sitting.given), sitting.done)
    _show(row, at + 1, len(sitting.rows), sitting.proposal)
    keys = _keys(row, bool(sitting.past))
    answer = ask("  ".join(_KEYS[key] for key in keys), "".join(keys))
    if answer == "q":
        raise Stopped
    if answer == "b":
        return _go_back(sitting)
    if answer in "mt":
        ask_more = ask_missed if answer == "m" else partial(ask_title, row)
        ask_more(sitting.proposal, given)
        sitting.past += [before] * (len(given) > before[1])
        return at
    if answer == "e":
        settled = _decide_alike(sitting, at)
        if not settled:
            return at
        sitting.done |= settled
    else:
        given += _decide(row, answer, sitting.proposal)
        sitting.done |= {at}
    sitting.past.append(before)
    return at + (at in sitting.done)


def _go_back(sitting: _Sitting) -> int:
    """Take the last answer back; the number of the finding that it was about."""
    at, kept, sitting.done = sitting.past.pop()
    undone = len(sitting.given) - kept
    del sitting.given[kept:]
    if undone:
        put(f"  taken back: {undone} {'answer' if undone == 1 else 'answers'}")
    return at


def _show(row: Row, number: int, of: int, proposal: Proposal) -> None:
    put("")
    waits = "; in no document until you decide" if row.waits else ""
    put(f"{number} of {of}: {row.what} ({row.sure:.2f}, {row.why}, paragraph {row.block}{waits})")
    put(f"  {_in_place(row, proposal)}")


def _keys(row: Row, is_later: bool) -> tuple[str, ...]:
    without = {"t"} if row.kind != "person" else set()
    without |= {"o"} if row.kind != "block" else set()
    without |= set() if is_later else {"b"}
    return tuple(key for key in _KEYS if key not in without)


def _decide(row: Row, answer: str, proposal: Proposal) -> list[Choice]:
    """What one letter says of a finding; nothing for one that stays open."""
    if answer == "s":
        return []
    if answer == "r":
        return [Choice(row.kind, row.about, "reject")]
    if answer == "o":
        return [Choice(row.kind, row.about, "change", "omitted")]
    if answer == "c":
        instead = ask_instead(row, proposal)
        return [Choice(row.kind, row.about, "change", instead)] if instead else []
    fuller = ask_fuller(row.words, proposal) if row.kind == "person" else ""
    if fuller and fuller != row.words:
        return [Choice(row.kind, row.about, "change", fuller)]
    return [Choice(row.kind, row.about, "accept")]


def _decide_alike(sitting: _Sitting, at: int) -> frozenset[int]:
    """One answer for this finding and all of its kind that are still open; those it settles."""
    kind = _kind(sitting.rows[at])
    alike = [number for number, row in enumerate(sitting.rows)
             if number >= at and number not in sitting.done and _kind(row) == kind]
    rows = [sitting.rows[number] for number in alike]
    put((f"  {len(alike)} {_ALIKE[kind]}: " if len(alike) > 1 else "  this one alone: ")
        + ", ".join(_short(row.words) for row in rows[:8]) + " …" * (len(rows) > 8))
    answer = ask("[a]ccept all of these  [r]eject all of these  [n]either", "arn")
    if answer == "n":
        return frozenset()
    if answer == "a" and kind == "person":
        alike = [number for number in alike
                 if not fuller_names(sitting.proposal, sitting.rows[number].words)]
        if len(alike) < len(rows):
            put(f"  {len(rows) - len(alike)} may be a part of a longer name and stay open")
        rows = [sitting.rows[number] for number in alike]
    sitting.given += [Choice(row.kind, row.about, "accept" if answer == "a" else "reject")
                      for row in rows]
    return frozenset(alike)


def _kind(row: Row) -> str:
    return row.kind.partition(".")[0]


def _short(words: str) -> str:
    return words if len(words) <= 24 else f"{words[:23]}…"


def _in_place(row: Row, proposal: Proposal) -> str:
    """The words with what stands round them."""
    article = proposal.article
    block = article.blocks[row.block - 1].piece
    before = article.text[max(block.start, row.piece.start - _AROUND):row.piece.start]
    after = article.text[row.piece.end:min(block.end, row.piece.end + _AROUND)]
    return " ".join(f"{before}⟦{article.words(row.piece)}⟧{after}".split())
