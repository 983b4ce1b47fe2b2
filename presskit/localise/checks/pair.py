"""What a check is given: two texts, and the kits they stand in.

Here: the records, and the one way to complain.  Never here: a check.
"""

from __future__ import annotations

import re
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
from presskit.localise.tables import Tools, WithMarks
from presskit.localise.watch import NOBODY, Watch, watch_of
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
    each language writes them, ``watched`` the words that checks look for by language, ``watch``
    those of the target; ``conventions`` are the target's; ``former`` are forms of names that are
    out of date; ``beginnings`` is where a name may begin; ``read`` remembers texts as checks
    read them.  In the source both sides are one.
    """

    target: Side
    origin: Side
    names: Index
    normalise: Callable[[str], str] | None = None
    numbers: Mapping[str, Numerals] = field(default_factory=dict)
    former: Former | None = None
    watched: Mapping[str, Watch] = field(default_factory=dict)
    watch: Watch = NOBODY
    conventions: WithMarks | None = None
    beginnings: re.Pattern[str] = re.compile("(?!)")
    read: dict[tuple[str, int], tuple[tuple[Inline, ...], str]] = field(
        default_factory=dict, compare=False, repr=False)

    @property
    def is_translation(self) -> bool:
        """Whether the texts are another locale's than those they come from."""
        return self.target is not self.origin

    def watch_of(self, side: Side) -> Watch:
        """The words that checks look for on one side."""
        return watch_of(self.watched, side.kit.locale)


def open_bench(target: Side, origin: Side, tools: Tools,
               conventions: WithMarks | None = None) -> Bench:
    """The bench for one locale; for its source, ``target`` and ``origin`` are the same."""
    forms = {text for named in target.kit.register.values() for form in named.names.values()
             for text in form.written}
    normalise = None
    if is_chinese(target.kit.locale):
        simplified = script(target.kit.locale) == "Hans"
        normalise = (open_simplifier if simplified else open_traditionaliser)(tools.cache)
    names = index_literals(forms)
    beginnings = re.compile(f"[{re.escape(''.join(sorted(names)))}]" if names else "(?!)")
    return Bench(target, origin, names, normalise, tools.numbers,
                 open_former(target.kit, target.register), tools.watch,
                 watch_of(tools.watch, target.kit.locale), conventions, beginnings)


def complain(findings: Findings, bench: Bench, pair: Pair, code: str, message: str, hint: str,
             *, error: bool = False) -> None:
    """Add a finding at the place of a pair; an error only where the words claim to be done."""
    add = findings.error if error and not pair.is_work_in_progress else findings.warning
    told = f"{bench.target.kit.locale}: {message}" if bench.is_translation else message
    add(code, told, hint=hint, span=pair.place, segment=pair.segment.id)
