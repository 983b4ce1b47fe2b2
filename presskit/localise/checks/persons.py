"""Whether a target names the people whom its source names, and nobody else.

Here: somebody named in another's place, somebody the source doesn't name.  Never here: a name that
is merely missing (``names``), who says a quote (``attribution``).

A person is only counted where nothing else can be meant: not where two people are written the
same, nor where a name may be a common word.
"""

from __future__ import annotations

from dataclasses import dataclass

from presskit.diagnostics import Findings
from presskit.document import Inline, Reference, plain_text, walk
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.names import is_stand_in
from presskit.localise.register import Register, extract_mentions
from presskit.localise.review import Side
from presskit.localise.wording import each_reference, quote_reference
from presskit.model.names import name_form
from presskit.model.segment import State, container_of

__all__ = ["check_persons", "find_replaced"]

_PERSON = "person:"


@dataclass(frozen=True, slots=True)
class _Named:
    """The people in a text: all who may be meant, and those who are for certain."""

    maybe: frozenset[str]
    sure: tuple[str, ...]


def check_persons(bench: Bench, pair: Pair, findings: Findings) -> None:
    """Nobody stands in the place of somebody whom the source names, and nobody is named whom it
    doesn't: but for the bearer of a biography, and the speaker of a quote."""
    lost, added = _compare(bench, pair)
    shown = ", ".join(_shown(bench.target, key) for key in added)
    for key in lost if added else ():
        named = _shown(bench.target, key)
        complain(findings, bench, pair, "name-replaced",
                 f"{named} is named in the source, and {shown} stands here instead",
                 f"write {named}; if somebody else is meant on purpose, say so with presskit "
                 "review deviate --kind rewritten", error=True)
    if added and not lost:
        complain(findings, bench, pair, "name-added", f"{shown} is not named in the source",
                 "look who is meant; name them in the source too, or say it without the name")


def find_replaced(bench: Bench, pair: Pair) -> tuple[str, ...]:
    """Who is named in the source and has given way to somebody else."""
    lost, added = _compare(bench, pair)
    return lost if added else ()


def _compare(bench: Bench, pair: Pair) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who of the source isn't named in the target, and who only in the target."""
    if not bench.is_translation or not pair.source \
            or pair.state in (State.CONVERTED, State.STALE) \
            or container_of(pair.segment.path).endswith(".card"):
        return (), ()
    kit = bench.target.kit
    there = _people(bench.origin.register, pair.source)
    here = _people(bench.target.register, pair.words)
    own = _owners(bench.target, pair)
    added = tuple(key for key in here.sure if key not in there.maybe | own)
    lost = tuple(key for key in there.sure if key not in here.maybe and (
        form := name_form(kit.register[key], kit.locale)) and not is_stand_in(kit, form))
    return lost, added


def _people(register: Register, inlines: tuple[Inline, ...]) -> _Named:
    settled = [node.target for node in walk(inlines)
               if isinstance(node, Reference) and node.target.startswith(_PERSON)]
    found = [one for one in extract_mentions(register, plain_text(inlines)) if not one.escaped]
    sure = [one.key for one in found
            if one.key.startswith(_PERSON) and not one.others and not one.trap]
    maybe = {key for one in found for key in (one.key, *one.others)}
    return _Named(frozenset({*settled, *maybe}), tuple(dict.fromkeys([*settled, *sure])))


def _owners(side: Side, pair: Pair) -> frozenset[str]:
    """Whose text this is, and who speaks in it: a name may stand for their pronoun."""
    parts = pair.segment.path.split(".")
    quotes = {parts[1]} if parts[0] == "quotes" else set()
    quotes |= {quote_reference(one)[0] for words in (pair.source, pair.words)
               for one in each_reference(words, "quote")}
    speakers = {side.kit.quotes[one].speaker for one in quotes if one in side.kit.quotes}
    return frozenset(_PERSON + one for one in
                     (*speakers, *(parts[1:2] if parts[0] == "people" else ())))


def _shown(side: Side, key: str) -> str:
    named = side.kit.register.get(key)
    form = name_form(named, side.kit.locale) if named else None
    return form.full if form else key.removeprefix(_PERSON)
