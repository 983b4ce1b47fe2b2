"""Mending what proofs found: text edits at their places, and nothing else.

Here: which slips become edits, proving that an edit changes the sign it is meant for and
nothing beside it, what it does to approvals.  Never here: rules, writing a file anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.proofs import Proof
from presskit.build.typing_faults import settle_typing
from presskit.content.edits import Edit, apply_edits, edit_file, spell
from presskit.content.files import Source
from presskit.content.inline_rules import is_east_asian
from presskit.diagnostics import Findings, Span
from presskit.localise.signs import OBJECT, Slip, fold_letters
from presskit.model.segment import State
from presskit.model.walk import each_segment

if TYPE_CHECKING:
    from presskit.build.languages import Languages

__all__ = ["Change", "mend", "plan_edits", "say_voided"]

_AROUND = 8  # characters of the line that are shown on either side of a change


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a file, with the characters round it before and after."""

    span: Span
    segment: str
    code: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.span}: {self.code}: -{self.before} +{self.after}"


def mend(languages: Languages, done: Callable[[Path, list[Change]], None] | None = None
         ) -> list[Change]:
    """Mend every safe slip in the kit's files that nobody lets stand; the changes, in the order of
    files.

    Each file is written beside and swapped, and ``done`` is told of it with its changes; who calls
    is ``alone`` with the kit since it read it.  Raises ``PresskitError`` where it can't be.
    """
    changes: list[Change] = []
    by_file = sorted(settle_typing(languages).proofs, key=lambda one: str(one.passage.path))
    for path, group in groupby(by_file, key=lambda one: one.passage.path):
        proofs = list(group)
        source = proofs[0].passage.source
        edits = plan_edits(proofs)
        if edits:
            edit_file(path, source.text, [edit for edit, _, _ in edits])
            changes += (here := [_change(source, *one) for one in edits])
            if done:
                done(path, here)
    return changes


def plan_edits(proofs: list[Proof]) -> list[tuple[Edit, str, str]]:
    """The edits of one file with their code and segment: of each passage all or none, and none
    where the passage would then read otherwise than it should."""
    planned = [(proof, _edits_of(proof)) for proof in proofs]
    seen: set[Edit] = set()
    for _, edits in planned:  # two values may stand in one place, by a name given with &
        edits[:] = [one for one in edits if one[0] not in seen]
        seen.update(edit for edit, _, _ in edits)
    while True:
        every = [one for _, edits in planned for one in edits]
        if not every:
            return []
        source = proofs[0].passage.source
        after = Source(source.file, apply_edits(source.text, [edit for edit, _, _ in every]))
        wrong = [edits for proof, edits in planned if edits and not _is_right(proof, edits, after)]
        if not wrong:
            return sorted(every)
        for edits in wrong:
            edits.clear()


def _edits_of(proof: Proof) -> list[tuple[Edit, str, str]]:
    flow, out = proof.passage.flow, []
    for slip in proof.slips:
        place = flow.place(slip.start, slip.end)
        typed = spell(slip.instead or "", flow.style)
        if place and proof.passage.source.text[slice(*place)] == "\n" and _is_joint(proof, slip):
            typed = "\n"  # once its neighbours are mended a line's end is no space any more
        if proof.mended(slip) and place and typed is not None:
            out.append((Edit(*place, typed), slip.code, proof.passage.segment))
    return out


def _is_joint(proof: Proof, slip: Slip) -> bool:
    """Whether East Asian characters stand on both sides when what is typed there is mended."""
    text, mended = proof.passage.flow.text, {}
    for one in proof.slips:
        if proof.mended(one) and one.instead:
            mended |= {one.end - 1: one.instead[-1], one.start: one.instead[0]}
    return all(0 <= at < len(text) and is_east_asian(mended.get(at, text[at]))
               for at in (slip.start - 1, slip.end))


def _is_right(proof: Proof, edits: list[tuple[Edit, str, str]], after: Source) -> bool:
    """Whether the changed file gives the passage with these signs changed, and every letter
    and digit as it was."""
    flow, signs = proof.passage.flow, proof.hand.signs
    starts = {edit.start for edit, _, _ in edits}
    wanted, at = "", 0
    for slip in proof.slips:
        if flow.starts[slip.start] in starts and proof.mended(slip):
            wanted += flow.text[at:slip.start] + (slip.instead or "")
            at = slip.end
    wanted += flow.text[at:]
    fresh = proof.passage.reopen(after)
    return fresh is not None and fresh.text.split() == wanted.split() \
        and fresh.text.count(OBJECT) == flow.text.count(OBJECT) \
        and fold_letters(fresh.text, signs) == fold_letters(flow.text, signs)


def _change(source: Source, edit: Edit, code: str, segment: str) -> Change:
    text = source.text
    first = max(text.rfind("\n", 0, edit.start) + 1, edit.start - _AROUND)
    stop = text.find("\n", edit.end)
    last = min(stop if stop >= 0 else len(text), edit.end + _AROUND)
    head, tail = text[first:edit.start], text[edit.end:last]
    return Change(source.span(edit.start, edit.end - edit.start), segment, code,
                  head + text[edit.start:edit.end] + tail, head + edit.text + tail)


def say_voided(before: Languages, after: Languages, findings: Findings) -> None:
    """Warn, per locale, of approvals that cover no words any more, since those were mended."""
    for locale in before.locales:
        lost = _approved(before, locale) - _approved(after, locale)
        if lost.total():
            findings.warning(
                "approval-voided", f"{locale}: {lost.total()} approval"
                f"{'s' * (lost.total() > 1)} fell away, because signs in the words were mended: "
                + ", ".join(sorted(lost)), hint="have the words read and approved again")


def _approved(languages: Languages, locale: str) -> Counter:
    if locale == languages.loaded.kit.source_locale:
        return Counter()
    return Counter(one.path for one in each_segment(languages.reach(locale).kit)
                   if one.state in (State.REVIEWED, State.FINAL))
