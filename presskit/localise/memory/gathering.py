"""What a kit has to give to the memory, and what it asks of it.

Here: entries of a localised kit, texts with their neighbours.  Never here: the file.

The memory is filled from approved texts only.  While a kit is worked on, its own PO file
counts as well: translations that nobody has approved yet, the old words of a text whose source
was changed, those of texts that are gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from presskit.localise.memory.entries import Entry, Query, is_approved, moment_text
from presskit.localise.review import approvals_by_path, segment_digest
from presskit.localise.route import Localised
from presskit.model.segment import REJECTED, Approval, State, container_of

__all__ = ["approved_entries", "each_query", "kit_entries", "rejected_entries"]


def approved_entries(origin: Localised, target: Localised) -> tuple[Entry, ...]:
    """What a kit adds to the memory: the texts of ``target`` that are approved, with the words
    of ``origin`` that they were made from.

    Nothing for a locale that is reached by conversion.  A text that holds a name that nobody
    has confirmed, or whose approval no longer fits, is not approved.
    """
    return tuple(one for one in kit_entries(origin, target) if is_approved(one))


def rejected_entries(origin: Localised, target: Localised) -> tuple[Entry, ...]:
    """The texts of ``target`` that somebody has rejected and nobody has done since."""
    return tuple(
        Entry(origin.kit.locale, target.kit.locale, origin.texts[key], one.words,
              target.segments[key].path, kit=target.kit.id, state=State.MACHINE)
        for key, one in target.messages.items()
        if one.fuzzy and key in origin.texts and key in target.segments
        and any(line.startswith(REJECTED) for line in one.remark.splitlines()))


def kit_entries(origin: Localised, target: Localised) -> tuple[Entry, ...]:
    """Everything that a kit's own translations offer, approved or not; no machine's words."""
    if target.kit.is_converted:
        return ()
    return (*_current(origin, target), *_former(origin, target))


def each_query(origin: Localised, keys: Iterable[str]) -> dict[str, Query]:
    """The question for each of some segments, by id."""
    around = _neighbours(origin)
    return {key: Query(origin.texts[key], origin.segments[key].path, *around[key])
            for key in keys if key in origin.texts}


def _neighbours(origin: Localised) -> dict[str, tuple[str, str]]:
    """The texts before and behind each, in the same container: only there is their order the
    author's."""
    rows: dict[str, list[str]] = {}
    for key in origin.texts:
        rows.setdefault(container_of(origin.segments[key].path), []).append(key)
    found = {}
    for row in rows.values():
        texts = ["", *(origin.texts[key] for key in row), ""]
        found |= {key: (texts[at], texts[at + 2]) for at, key in enumerate(row)}
    return found


def _current(origin: Localised, target: Localised) -> Iterator[Entry]:
    approvals = approvals_by_path(target.kit.approvals.get(target.kit.locale, ()))
    around = _neighbours(origin)
    for key, text in target.texts.items():
        segment = target.segments[key]
        if segment.state.rank < State.TRANSLATED.rank or key not in origin.texts:
            continue
        entry = Entry(origin.kit.locale, target.kit.locale, origin.texts[key], text,
                      segment.path, *around[key], target.kit.id, State.TRANSLATED,
                      embargo=moment_text(target.kit.embargo))
        approval = _fitting(origin, target, key, approvals)
        if approval and is_approved(replace(entry, state=segment.state)):
            entry = replace(entry, state=segment.state, reviewer=approval.name,
                            date=approval.date)
        yield entry


def _fitting(origin: Localised, target: Localised, key: str,
             approvals: Mapping[str, tuple[Approval, ...]]) -> Approval | None:
    given = approvals.get(container_of(target.segments[key].path), ())
    if not given:
        return None
    digests = (segment_digest(origin.side, origin.segments[key]),
               segment_digest(target.side, target.segments[key]))
    fitting = [one for one in given if (one.source, one.words) == digests]
    return max(fitting, key=lambda one: (one.state.rank, one.date, one.name), default=None)


def _former(origin: Localised, target: Localised) -> Iterator[Entry]:
    """Words for sources that stand there no more."""
    catalogue = target.kit.catalogues.get(target.kit.locale)
    shared = {"kit": target.kit.id, "embargo": moment_text(target.kit.embargo)}
    locales = origin.kit.locale, target.kit.locale
    for one in target.messages.values():
        if one.fuzzy and one.previous and one.words:
            yield Entry(*locales, one.previous, one.words, one.context, **shared)
    for one in catalogue.messages if catalogue else ():
        if one.obsolete and one.words and not one.fuzzy:
            yield Entry(*locales, one.source, one.words, one.context, **shared)
