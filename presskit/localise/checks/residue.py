"""What an earlier conversion of script left in a text.

Here: words with a character that Simplified has for two (監制 for 監製), surnames that a
conversion makes (於 for 于).  Never here: characters of the other script (``scripts``), words
that one region puts otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from presskit.diagnostics import Findings
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.prose import write_prose
from presskit.localise.watch import Watch, find_words
from presskit.model.kit import Kit
from presskit.model.names import name_form
from presskit.model.segment import State

__all__ = ["check_residue", "check_surnames", "find_residue"]


def check_residue(bench: Bench, pair: Pair, findings: Findings) -> None:
    """No word that only a conversion writes so; registered names are as their bearers write
    them, and what a conversion of ours made is mended in its source."""
    if pair.state is State.CONVERTED or not bench.watch.words("slips"):
        return
    text = write_prose(bench, pair.words)
    for word, meant in dict(find_residue(bench.watch, text)).items():
        complain(findings, bench, pair, "conversion-residue",
                 f"{word} looks like what a conversion of script leaves",
                 f"write {' or '.join(meant)}" + (
                     "; a misprint in the words of a quote may be mended" if pair.segment.quote
                     else ""))


def find_residue(watch: Watch, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words in a text that a conversion left, with what was meant."""
    for hit in find_words(watch.words("slips"), text):
        yield hit.entry.word, hit.entry.instead


def check_surnames(kit: Kit, watch: Watch, findings: Findings) -> None:
    """Ask about a person whose surname is rare, and what a conversion makes of a common one.

    Once somebody has given or confirmed the name, or put a note to it, nothing is asked.
    """
    rare = {one.word: one.instead[0] for one in watch.words("surnames")}
    for key, person in kit.people.items():
        form = name_form(person, kit.locale)
        if not form or form.full[:1] not in rare or len(form.full) > 3 or form.note \
                or form.status in ("given", "confirmed"):
            continue
        findings.warning(
            "surname-residue", f"{form.full}: the surname {form.full[0]} is rare, and a conversion "
            f"of script makes it of {rare[form.full[0]]}",
            segment=f"people.{key}.names.{kit.locale}",
            hint="ask how the name is written, then give it status: confirmed, or say in note: "
            "why it is right")
