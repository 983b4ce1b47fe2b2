"""Where a locale differs from the source on purpose: texts left out, added, rewritten.

Here: which deviations hold, the kit of a locale with its own blocks.  Never here: whether a
locale may have them at all (``model.reviews``), translating, layout.

A deviation holds for the words that were approved.  One that does not hold changes nothing but
an added text, which stays and is a draft: nothing disappears because somebody edited a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from presskit.diagnostics import Findings, Span
from presskit.localise.dismissals import Digests
from presskit.localise.review import Side, segment_digest
from presskit.model.kit import BodyBlock, Deviation, Kit
from presskit.model.reviews import ADDED
from presskit.model.segment import Segment, State

__all__ = ["added_segment", "added_texts", "both_digests", "standing_deviations",
           "with_deviations"]

def added_segment(kit: Kit, one: Deviation, state: State = State.TRANSLATED) -> Segment:
    """The segment of an added text, in the locale that has it."""
    return replace(Segment.of(ADDED, one.text.text, one.text.source, one.locale),
                   state=state)


def added_texts(kit: Kit, locale: str, places: Mapping[object, Span]) -> list[
        tuple[Segment, Span | None]]:
    """The texts that a locale adds, with their places."""
    return [(added_segment(kit, one), places.get(("deviations", number)))
            for number, one in enumerate(kit.deviations)
            if one.kind == "added" and one.locale == locale]


def both_digests(kit: Kit, origin: Side, before: Mapping[str, Segment], side: Side,
                 after: Mapping[str, Segment], key: str) -> tuple[str, str]:
    """The sha256 of both sides of a text by its segment's id; empty for an id that isn't there.

    A text that the locale adds has no source: that of its words stands in its place.
    """
    if key in before and key in after:
        return segment_digest(origin, before[key]), segment_digest(side, after[key])
    for one, _place in added_texts(kit, side.kit.locale, {}):
        if one.id == key:
            return (segment_digest(side, one),) * 2
    return "", ""


def standing_deviations(kit: Kit, side: Side, digests: Digests, findings: Findings,
                        places: Mapping[object, Span]) -> tuple[Deviation, ...]:
    """The deviations of a locale that hold; the others are said (``deviation-void``).

    ``side`` is the kit in the locale; ``digests`` gives the sha256 of both sides of a text by
    its segment's id, empty ones for an id that isn't there.
    """
    standing = []
    for number, one in enumerate(kit.deviations):
        if one.locale != side.kit.locale:
            continue
        source, words = digests(one.path)
        if not source:
            continue  # said when the kit was read
        found = {"omitted": (source, ""), "rewritten": (source, words),
                 "added": ("", segment_digest(side, added_segment(kit, one)))}[one.kind]
        if found == (one.source, one.words):
            standing.append(one)
            continue
        findings.warning(
            "deviation-void", f"{one.locale}: the text {one.kind} at {one.path} is not what "
            f"{one.name} approved", span=places.get(("deviations", number)),
            segment=one.path, hint="let it be approved as it is now: presskit review deviate")
    return tuple(standing)


def with_deviations(kit: Kit, deviations: Iterable[Deviation],
                    standing: Iterable[Deviation]) -> Kit:
    """The kit in a locale without the texts that it leaves out, and with those it adds.

    ``deviations`` are all of the kit; an added text whose approval does not hold counts as
    translated.
    """
    own = [one for one in deviations if one.locale == kit.locale]
    if not own:
        return kit
    holding = tuple(standing)
    gone = {one.path for one in holding if one.kind == "omitted"}
    added: dict[str, list[BodyBlock]] = {}
    for one in own:
        if one.kind == "added":
            state = State.REVIEWED if one in holding else State.TRANSLATED
            added.setdefault(one.path, []).append(BodyBlock(
                kind="paragraph", segments=(added_segment(kit, one, state),)))
    kit = _with_blocks(kit, added) if added else kit  # first: what is left out can be replaced
    return _without(kit, gone) if gone else kit


def _without(kit: Kit, gone: set[str]) -> Kit:
    """The kit without some texts; a block or a row that has no text left is gone with them."""
    release = kit.press_release
    blocks = [block if not any(one.id in gone for one in block.segments) else
              block.model_copy(update={"segments": tuple(
                  one for one in block.segments if one.id not in gone)})
              for block in release.body]
    body = tuple(block for old, block in zip(release.body, blocks, strict=True)
                 if block.segments or not old.segments)
    subheads = tuple(one for one in release.subheads if one.id not in gone)
    people = {key: person.model_copy(update={"bio": tuple(
        one for one in person.bio if one.id not in gone)}) for key, person in kit.people.items()}
    facts = tuple(one for one in kit.facts if one.value.id not in gone)
    return kit.model_copy(update={
        "press_release": release.model_copy(update={"body": body, "subheads": subheads}),
        "people": people, "facts": facts})


def _with_blocks(kit: Kit, added: Mapping[str, list[BodyBlock]]) -> Kit:
    body: list[BodyBlock] = []
    for block in kit.press_release.body:
        body.append(block)
        for one in block.segments:
            body += added.get(one.id, [])
    return kit.model_copy(update={
        "press_release": kit.press_release.model_copy(update={"body": tuple(body)})})
