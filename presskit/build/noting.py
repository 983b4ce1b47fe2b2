"""Notes of corrections and withdrawals in the languages in which nobody has signed them off.

Here: the notice that stands there in the place of a withdrawn release, without its reason; saying
what is not told where.  Never here: which words a document shows (``compose``), approving any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from presskit import registry
from presskit.build import policy
from presskit.build.composing import Composed
from presskit.build.holding import find_held, wanting_names
from presskit.build.languages import Languages
from presskit.build.room_judging import names_of
from presskit.diagnostics import Findings, Span

if TYPE_CHECKING:
    from presskit.model.kit import Kit
    from presskit.model.segment import Segment

__all__ = ["Shown", "add_bare", "find_bare", "say_notes"]


Shown = dict[str, tuple[Composed, ...]]
"""The documents that a press room shows, by locale in the kit's order."""

_HINT = "have it reviewed (presskit review), then run presskit make again"


def find_bare(languages: Languages, locale: str) -> tuple[Kit, Composed]:
    """The notice of a withdrawal in a language in which its note may not go out, and the kit that
    it is made of, which has nothing else: who issued it and whom to ask, as far as that may."""
    from presskit.compose import compose, may_be_told, state_of, stripped
    from presskit.model.walk import each_segment
    kit, tables = languages.reach(locale).kit, languages.tables(locale)
    signed = {one.id for one in each_segment(kit) if may_be_told(one, kit)}
    names, held = names_of(locale, languages), find_held(languages, locale)
    known = kit.register.keys() - wanting_names(languages, locale).keys()
    for bare in (stripped(kit, signed, known), stripped(kit, (), ())):
        notice, = compose(bare, registry.WITHDRAWAL, tables, names)
        state = str(state_of(notice, bare, names))
        if policy.judge(notice, state, bare, frozenset(), held).good:
            break  # else it says nothing but our own phrases
    return bare, Composed(notice, state, "")


def add_bare(languages: Languages, shown: Shown, why: Mapping[str, policy.Verdict],
             bare: dict[str, Kit], findings: Findings) -> Shown:
    """What a press room shows, with the bare notice in those of the languages of ``why`` in which a
    withdrawn kit has nothing there; each is said, and its kit added to ``bare``."""
    lost = [locale for locale in why if locale not in bare and locale not in shown]
    if not languages.loaded.kit.withdrawal or not lost:
        return shown
    found = dict(shown)
    for locale in lost:
        bare[locale], notice = find_bare(languages, locale)
        found[locale] = (notice,)
        findings.warning("note-withheld", f"in {locale} the press room says that the release is "
                         f"withdrawn, and not why: {policy.say_verdict(why[locale])}",
                         span=Span((languages.loaded.folder / "kit.yaml").as_posix()), hint=_HINT)
    return {locale: found[locale] for locale in languages.locales if locale in found}


def say_notes(languages: Languages, locales: Iterable[str], findings: Findings) -> None:
    """Say in which languages documents tell that they are corrected, and not what was wrong."""
    from presskit.compose import may_be_told
    for locale in locales:
        kit = languages.reach(locale).kit
        for number, one in () if kit.withdrawal else kit.standing:
            if not may_be_told(one.note, kit):
                place = languages.loaded.places.get(one.note.id) or Span(
                    (languages.loaded.folder / "kit.yaml").as_posix())
                findings.warning("note-withheld", f"in {locale} version {number} says that "
                                 "something was corrected, and not what: "
                                 f"{_say_why(one.note, kit)}", span=place, hint=_HINT)


def _say_why(note: Segment, kit: Kit) -> str:
    """What stands against a note."""
    from presskit.compose import list_told, needed_state
    needed = needed_state(kit)
    for one in list_told(note, kit):
        if one.state.rank < needed.rank:
            what = "note" if one is note else "quote in the note"
            return f"the {what} is {one.state}, and {kit.locale} needs {needed}"
    return "a question about it is open"
