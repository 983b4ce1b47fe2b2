"""What a check is given: two texts, and the kits they stand in.

Here: the records, and the one way to complain.  Never here: a check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from presskit.diagnostics import Findings, Span
from presskit.document import Inline
from presskit.locales import is_chinese, script
from presskit.localise.characters import open_simplifier, open_traditionaliser
from presskit.localise.facts import Numerals
from presskit.localise.former import Former, open_former
from presskit.localise.literals import Index, index_literals
from presskit.localise.review import Side
from presskit.localise.tables import Tools
from presskit.model.segment import Segment, State

__all__ = ["Bench", "Pair", "complain", "open_bench"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A target's words beside those it was made from.

    ``state`` is that of the words by themselves; ``place`` where they stand in a PO file.
    """

    segment: Segment
    source: tuple[Inline, ...]
    words: tuple[Inline, ...]
    state: State
    place: Span | None = None

    @property
    def is_work_in_progress(self) -> bool:
        """Whether nobody says yet that these words are the translation of this source."""
        return self.state in (State.MACHINE, State.STALE)


@dataclass(frozen=True, slots=True)
class Bench:
    """What all checks of one locale share.

    ``names`` are the forms of all names in any locale; ``normalise`` gives what a text of the
    locale's script would be (``None`` for locales that aren't Chinese); ``numbers`` are how
    each language writes them; ``former`` are forms of names that
    are out of date.
    """

    target: Side
    origin: Side
    names: Index
    normalise: Callable[[str], str] | None = None
    numbers: Mapping[str, Numerals] = field(default_factory=dict)
    former: Former | None = None


def open_bench(target: Side, origin: Side, tools: Tools) -> Bench:
    """The bench for one locale."""
    forms = {text for named in target.kit.register.values() for form in named.names.values()
             for text in form.written}
    normalise = None
    if is_chinese(target.kit.locale):
        simplified = script(target.kit.locale) == "Hans"
        normalise = (open_simplifier if simplified else open_traditionaliser)(tools.cache)
    return Bench(target, origin, index_literals(forms), normalise, tools.numbers,
                 open_former(target.kit, target.register))


def complain(findings: Findings, bench: Bench, pair: Pair, code: str, message: str, hint: str,
             *, error: bool = False) -> None:
    """Add a finding at the place of a pair; an error only where the words claim to be done."""
    add = findings.error if error and not pair.is_work_in_progress else findings.warning
    add(code, f"{bench.target.kit.locale}: {message}", hint=hint, span=pair.place,
        segment=pair.segment.id)
