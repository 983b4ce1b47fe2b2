"""What a press room's own pages may say: a part of the kit's page that may not go out is left out
alone, what every page says holds the whole language back."""

import shutil
from pathlib import Path

import pytest

from presskit.build.composing import compose_locale
from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.room_judging import judge_pages, withhold_parts
from presskit.compose.room_facts import Download, Room, Side
from presskit.desk import Desk
from tests.helpers.closed import STILL

OPENING = Path(__file__).parents[2] / "cases" / "opening"
SOURCE = "zh-Hant-HK"


@pytest.fixture
def open_room(tmp_path):
    """The languages of a kit with more in its ``kit.yaml``, and its room in the source."""
    def build(more=""):
        kit = tmp_path / "opening"
        shutil.copytree(OPENING, kit, dirs_exist_ok=True)
        path = kit / "kit.yaml"
        path.write_text(path.read_text("utf-8") + more, "utf-8")
        desk = Desk(clock=lambda: STILL, cache=tmp_path / "cache")
        languages = open_languages(load(kit, desk), desk)
        documents = tuple(one.document for one in compose_locale(
            languages, SOURCE, ["fact-sheet", "speaker-bios"], {}, False))
        own = languages.reach(SOURCE).kit
        cards = tuple(Download("quote-card", "png", SOURCE, f"{key}.png", 1, "0", subject=key)
                      for key in own.quotes)
        return languages, Room(own, languages.tables(SOURCE), documents, cards,
                               (Side(SOURCE, "", ("index",)),))
    return build


def test_where_all_may_go_out_nothing_is_withheld(open_room):
    languages, room = open_room()
    assert withhold_parts(room, languages).withheld == frozenset()
    assert judge_pages(room, languages).good


def test_quotes_that_no_speaker_has_cleared_are_withheld_alone(open_room):
    languages, room = open_room("release: {clearance: every-language}\n")
    assert not judge_pages(room, languages).good
    held = withhold_parts(room, languages)
    assert held.withheld == {"quotes"}
    assert judge_pages(held, languages).good
