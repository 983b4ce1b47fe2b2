"""Approvals that no longer fit, and why.

Here: comparing what was approved with what stands there now.  Never here: the digests
themselves (``review``), states, what is done about it.

An approval that fell away is of use only while what it spoke of waits for another: one whose
text has been approved anew, or is gone, is history and is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from presskit.localise.literals import index_literals
from presskit.localise.printed import is_needed
from presskit.localise.review import (
    Side,
    approvals_by_path,
    names_digest,
    segment_digest,
)
from presskit.localise.wording import write_inlines
from presskit.model.kit import Kit, NameForm
from presskit.model.names import name_form
from presskit.model.segment import Approval, Segment, State, container_of, name_key

__all__ = ["Fallen", "fallen_approvals"]


@dataclass(frozen=True, slots=True)
class Fallen:
    """An approval that does not fit any more: of which text (its segment's id) or name
    (``register.<kind>.<id>``), ``why``, in a few words, and what to do (``hint``; empty: have it
    read and approved again)."""

    path: str
    approval: Approval
    why: str
    hint: str = ""


def fallen_approvals(kit: Kit, origin: Side, target: Side, before: Mapping[str, Segment],
                     after: Mapping[str, Segment]) -> tuple[Fallen, ...]:
    """The approvals of a locale that fell away.

    ``before`` and ``after`` are the segments of the origin and of the locale, by id.
    """
    given = approvals_by_path(kit.approvals.get(target.kit.locale, ()))
    found: list[Fallen] = []
    by_path: dict[str, list[str]] = {}
    for key in after:
        if is_needed(kit, target.kit.locale, container_of(key)):
            by_path.setdefault(container_of(key), []).append(key)
    for path, approvals in given.items():
        for by in dict.fromkeys(one.by for one in approvals):
            own = [one for one in approvals if one.by == by]
            if name_key(path):
                found += _fallen_name(kit, target.kit.locale, path, own)
            else:
                # A speaker who has cleared the words has read them too; not the other way round.
                fits = own if by == "clear" else approvals
                found += _fallen_texts(origin, target, by_path.get(path, ()), own, fits,
                                       before, after)
    return tuple(found)


def _fallen_name(kit: Kit, locale: str, path: str, given: list[Approval]) -> list[Fallen]:
    named = kit.register.get(name_key(path))
    if named is None:
        return []
    now = names_digest(named, kit.source_locale, locale)
    if now in [(one.source, one.words) for one in given]:
        return []
    last = max(given, key=lambda one: one.date)
    return [Fallen(path, last, _why((last.source, last.words), now, (
        "the name in the source was changed", "the name was changed")))]


def _fallen_texts(origin: Side, target: Side, keys: Iterable[str], given: list[Approval],
                  fits: Iterable[Approval], before: Mapping[str, Segment],
                  after: Mapping[str, Segment]) -> list[Fallen]:
    """The texts of one path that none of ``fits`` covers, each with the one of ``given`` that it
    must have had."""
    now = {key: (segment_digest(origin, before[key]), segment_digest(target, after[key]))
           for key in keys}
    spare = [one for one in given if (one.source, one.words) not in now.values()]
    covered = {(one.source, one.words) for one in fits}
    open_ = {key: pair for key, pair in now.items() if pair not in covered}
    found = []
    for same in (lambda one, pair: one.source == pair[0], lambda one, pair: one.words == pair[1],
                 lambda _one, _pair: True):
        for key, pair in [*open_.items()]:
            fitting = [one for one in spare if same(one, pair)]
            if not fitting:
                continue
            last = max(fitting, key=lambda one: one.date)
            spare.remove(last)
            del open_[key]
            found.append(Fallen(key, last, *_say(origin, target, key, last, pair, before, after)))
    return found


def _say(origin: Side, target: Side, key: str, one: Approval, now: tuple[str, str],
         before: Mapping[str, Segment], after: Mapping[str, Segment]) -> tuple[str, str]:
    """Why an approval fell away, and what to do."""
    state = after[key].state
    if state is State.STALE:
        return "the source was changed", ""
    if state is State.INITIAL:
        return "the words are gone", ""
    if _other_speaker(origin, before[key], one.source):
        return "the speaker was changed", ""
    forms = _new_forms(target, after[key], one.words) if one.source == now[0] else {}
    if forms:
        return _say_forms(forms, target.kit.locale)
    return _why((one.source, one.words), now, ("the source was changed",
                                               "the words were changed")), ""


def _new_forms(side: Side, segment: Segment, digest: str) -> dict[str, str]:
    """What a text has as the source writes it, with the form that the locale has got since, where
    nothing else was changed since ``digest``.

    While a name has no form in a locale, that of the source is its form there, and approved words
    may show it.
    """
    words = write_inlines(segment.words)
    found: dict[str, tuple[str, NameForm]] = {}
    for key, named in side.kit.register.items():
        own, source = name_form(named, side.kit.locale), name_form(named, side.kit.source_locale)
        for old in (source.full, *source.aliases) if own and source else ():
            if own and old in words and old not in (*own.written, *own.outdated):
                found[old] = key, own
    if not found:
        return {}
    forms = {**side.register.forms, **{old: ((key, "full"),) for old, (key, _) in found.items()
                                       if old not in side.register.forms}}
    as_then = replace(side.register, forms=forms, index=index_literals(forms))
    same = segment_digest(Side(side.kit, as_then), segment) == digest
    return {old: form.full for old, (_, form) in found.items()} if same else {}


def _say_forms(forms: Mapping[str, str], locale: str) -> tuple[str, str]:
    said = ", ".join(f"{old} ({new})" for old, new in forms.items())
    return (f"a name that the words show as the source writes it has got a form in {locale}: "
            f"{said}", f"put the source's form under formerly: of {locale} in the register, then "
            "presskit names apply writes the new one and the approval holds; or write it by hand "
            "and have it approved again")


def _why(old: tuple[str, str], now: tuple[str, str], said: tuple[str, str]) -> str:
    return " and ".join(words for words, a, b in zip(said, old, now, strict=True) if a != b)


def _other_speaker(side: Side, segment: Segment, digest: str) -> bool:
    """Whether the words of a quote were approved as another person's."""
    quote = side.kit.quotes.get(segment.quote)
    if quote is None:
        return False
    for person in side.kit.people:
        quotes = {**side.kit.quotes, segment.quote: quote.model_copy(update={"speaker": person})}
        other = replace(side, kit=side.kit.model_copy(update={"quotes": quotes}))
        if person != quote.speaker and segment_digest(other, segment) == digest:
            return True
    return False
