"""Parcels of texts, edits to them on both sides, and the proof that none was lost.

A format's test writes a parcel, changes the file as a translator's program would, reads it, and
hands the delivery to :func:`assert_nothing_lost` with the kit as it is by then.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from presskit.localise.exchange import (
    Delivery,
    Fate,
    Parcel,
    Row,
    apply_landings,
    land,
    park,
    parked_yaml,
)
from presskit.model.segment import Catalogue, Message, State

PIECES = ["於朕", "晚安。", "Good night. ", "a", " b ", "3.5", "**", "*", "\\*", "[",
          "](https://a.example)", "“Yes.” ", "「好。」", "{q:wen}", "{q:wen#1,}", "=1+1", "@x", '"',
          ";", ",", "<b>", "&amp;", "\\\n", "\U00020BB7", "\t", "한국어 글. "]
STATES = [State.INITIAL, State.MACHINE, State.STALE, State.TRANSLATED, State.REVIEWED, State.FINAL]

sources = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(
    lambda some: "甲" + "".join(some) + "乙")
words = st.lists(st.sampled_from(PIECES), min_size=0, max_size=6).map(
    lambda some: "A" + "".join(some) + "z")


@st.composite
def parcels(draw, size: int = 12) -> Parcel:
    """A parcel of up to ``size`` rows in three containers, in any state."""
    rows: dict[tuple[str, str], Row] = {}
    for number in range(draw(st.integers(1, size))):
        context = draw(st.sampled_from(["release.body", "release.body#2", "people.wen.bio"]))
        source, state = f"{number}{draw(sources)}", draw(st.sampled_from(STATES))
        rows[context, source] = Row(
            f"{context}@{number}", context, source,
            "" if state is State.INITIAL else draw(words), state,
            draw(sources) if state is State.STALE else "", draw(st.sampled_from(["", "說明\nb"])),
            draw(st.sampled_from(["", "ask"])))
    return Parcel("kit", "zh-Hant-HK", "en", tuple(rows.values()), "論壇",
                  draw(st.sampled_from(["", "UNDER EMBARGO"])))


@dataclass(frozen=True)
class Edit:
    """What somebody makes of a row: other words (``None``: the same), and the mark on them."""

    words: str | None
    draft: bool


def edits_of(parcel: Parcel) -> st.SearchStrategy[dict[str, Edit]]:
    """Edits to some rows of a parcel, by their ids."""
    return st.dictionaries(st.sampled_from([one.id for one in parcel.rows]), st.builds(
        Edit, st.one_of(st.none(), words), st.booleans()))


def dealt(seed: int, size: int = 20) -> tuple[Parcel, dict[str, Edit], dict[str, Edit],
                                               frozenset[str]]:
    """A parcel, edits to it outside and here, and the rows whose source is changed here: about
    half of the rows on either side.  Quicker to make than by :func:`parcels`."""
    rng = random.Random(seed)

    def text(start: str, end: str) -> str:
        return start + "".join(rng.choices(PIECES, k=rng.randint(0, 6))) + end

    rows = []
    for number in range(size):
        state = rng.choice(STATES)
        context = rng.choice(["release.body", "release.body#2", "people.wen.bio"])
        rows.append(Row(
            f"{context}@{number}", context, text(f"{number}甲", "乙"),
            "" if state is State.INITIAL else text("A", "z"), state,
            text("舊", "乙") if state is State.STALE else "", rng.choice(["", "說明\nb"]),
            rng.choice(["", "ask"])))
    sent = Parcel("kit", "zh-Hant-HK", "en", tuple(rows), "論壇", rng.choice(["", "UNDER EMBARGO"]))

    def edits() -> dict[str, Edit]:
        return {one.id: Edit(text("A", "z") if rng.random() < 0.8 else None, rng.random() < 0.3)
                for one in rows if rng.random() < 0.5}

    gone = frozenset(one.id for one in rows if rng.random() < 0.15)
    return sent, edits(), edits(), gone


def here_after(parcel: Parcel, edits: Mapping[str, Edit], gone: frozenset[str]) -> Parcel:
    """The kit as it is after our own edits; of the rows in ``gone`` the source was changed."""
    rows = []
    for one in parcel.rows:
        edit = edits.get(one.id, Edit(None, one.is_draft))
        now = replace(one, words=one.words if edit.words is None else edit.words)
        if now.words:
            now = replace(now, state=State.MACHINE if edit.draft else State.TRANSLATED)
        if one.id in gone:
            now = replace(now, source=f"{one.source}改", previous=one.source,
                          state=State.STALE if now.words else State.INITIAL)
        rows.append(now)
    return replace(parcel, rows=tuple(rows))


def catalogue_of(parcel: Parcel) -> Catalogue:
    """The PO file of a parcel."""
    return Catalogue(parcel.target, tuple(
        Message(one.context, one.source, one.words, fuzzy=one.is_draft, remark=one.remark,
                previous=one.previous if one.state is State.STALE else "", comment=one.note)
        for one in parcel.rows))


def assert_nothing_lost(sent: Parcel, delivery: Delivery, now: Parcel,
                        theirs: Mapping[str, Edit], ours: Mapping[str, Edit],
                        fault: Callable[[str], str] = lambda _: "") -> None:
    """Whatever either side wrote stands in the catalogue or is parked, and what only one side
    touched is as that side has it; both files say what they say when written and read."""
    landings = land(now, delivery, fault)
    after = apply_landings(catalogue_of(now), landings)
    parked = park(landings, (), delivery.name, "2027-03-10")
    waiting = {one.words for one in parked}
    texts = parked_yaml(parked)
    assert texts.count("\n- ") + bool(texts) == len(parked)
    entries = {(one.context, one.source): one for one in after.messages}
    rows = {one.id: one for one in sent.rows}
    for old, new in zip(sent.rows, now.rows, strict=True):
        stands = entries[new.context, new.source]
        their = theirs.get(old.id)
        if their and their.words is not None and their.words != old.words:
            assert their.words in ({stands.words} | waiting), (old, their)
        if ours.get(old.id) and new.words != old.words:
            assert stands.words == new.words, (old, new)
        if not (their and (their.words not in (None, old.words)
                           or their.draft != old.is_draft)):
            assert (stands.words, stands.fuzzy) == (new.words, new.is_draft), (old, new)
        elif (their.words and old.source == new.source and new.was == old.was
              and not any(one.fate is Fate.PARKED and one.returned.id == old.id
                          for one in landings)):
            assert (stands.words, stands.fuzzy) == (their.words, their.draft)
    assert len(entries) == len(now.rows) and len(rows) == len(sent.rows)
