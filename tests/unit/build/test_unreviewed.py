"""Whatever a file says, wherever it says it, is in the state by which its document is judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from presskit import registry
from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.compose import compose, state_of
from presskit.desk import Desk
from presskit.document import Text
from presskit.model.segment import State
from presskit.model.walk import each_segment, map_segments

KIT = Path(__file__).parents[2] / "cases" / "beacon"
MARK = "Xqx nobody read"


def test_one_unread_text_holds_back_every_document_that_says_it() -> None:
    desk = Desk()
    languages = open_languages(load(KIT, desk), desk)
    kit, tables, names = languages.reach("en").kit, languages.tables("en"), languages.names("en")
    leaks, said = [], set()
    for one in each_segment(kit):
        unread = replace(one, words=(Text(f"{MARK}.", segment=one.id),), state=State.MACHINE)
        changed = map_segments(kit, lambda each, one=one, unread=unread: unread
                               if each.id == one.id else each)
        for kind in registry.DOCUMENTS:
            for document in compose(changed, kind, tables, names):
                if MARK in repr(document):
                    said.add(one.id)
                    if state_of(document, changed, names) is not State.MACHINE:
                        leaks.append((one.path, kind))
    assert leaks == []
    assert len(said) >= 20  # nearly all that the kit has


def test_what_describes_a_picture_holds_back_where_the_picture_is() -> None:
    desk = Desk()
    languages = open_languages(load(KIT, desk), desk)
    kit, tables = languages.reach("en").kit, languages.tables("en")
    changed = map_segments(kit, lambda one: replace(one, state=State.MACHINE)
                           if one.path == "pictures.lamp.alternative" else one)
    states = {kind: {state_of(one, changed) for one in compose(changed, kind, tables)}
              for kind in registry.DOCUMENTS}
    assert states["fact-sheet"] == {State.MACHINE}
    assert State.MACHINE not in states["quote-sheet"]
