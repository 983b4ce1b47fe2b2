"""Readings in the documents of a kit: in the text, not in what only names it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from presskit.compose.documents import compose
from presskit.compose.marks import change_stop
from presskit.compose.wording import merge_texts
from presskit.content.inlines import read_inlines
from presskit.document import Document, Text, has_readings, plain_text, walk
from presskit.model.walk import map_segments

BRIDGE = "{橋樑|ㄑㄧㄠˊ|ㄌㄧㄤˊ}"
READ = {"橋樑連起兩岸。它也叫做『路』。": BRIDGE + "連起兩岸。它也叫做『{路|ㄌㄨˋ}』。",
        "橋樑連起\\\n兩岸。": BRIDGE + "連起\\\n兩岸。",
        "春季論壇在港舉行\\\n三百人談橋樑": "春季論壇在港舉行\\\n三百人談" + BRIDGE,
        "春季論壇": "{春季|ㄔㄨㄣ|ㄐㄧˋ}論壇", "春季論壇資料": "{春季|ㄔㄨㄣ|ㄐㄧˋ}論壇資料"}


@pytest.fixture
def read_kit(kit):
    """The kit, with readings in some of its texts."""
    return map_segments(kit, lambda one: replace(one, words=read_inlines(READ[one.text]))
                        if one.text in READ else one)


def readings(node) -> list[tuple[str, ...]]:
    return [one.readings for one in walk(node) if isinstance(one, Text) and one.readings]


def documents(kit, kind, new_tables) -> list[Document]:
    return list(compose(kit, kind, new_tables("zh-Hant-HK")))


def test_a_release_has_them_wherever_its_author_set_them(read_kit, new_tables):
    document, = documents(read_kit, "press-release", new_tables)
    whole = ("ㄑㄧㄠˊ", "ㄌㄧㄤˊ")
    assert readings(document.children)[:3] == [whole, whole, ("ㄌㄨˋ",)]


def test_running_lines_titles_and_properties_have_words_alone(read_kit, new_tables):
    document, = documents(read_kit, "press-release", new_tables)
    assert plain_text(document.running.header_start) == "春季論壇"
    assert not has_readings(document.running)
    assert "ㄌ" not in document.title + "".join(value for _name, value in document.properties)


def test_a_card_has_them_in_brackets(read_kit, new_tables):
    card = next(one for one in documents(read_kit, "quote-card", new_tables)
                if one.subject == "wong-one")
    assert not has_readings(card)
    assert "橋樑（ㄑㄧㄠˊ ㄌㄧㄤˊ）連起" in plain_text(card.children)


def test_a_stop_behind_characters_with_a_reading_has_none(new_tables):
    rules = new_tables("zh-Hant-HK").conventions.quote_stop
    done = change_stop(read_inlines("他{走|ㄗㄡˇ}"), ("continuing", False, True), rules)
    assert done == (Text("他"), Text("走", readings=("ㄗㄡˇ",)), Text("，"))


def test_neighbours_with_readings_stay_apart():
    pair = read_inlines("{漢|ㄏㄢˋ}{字|ㄗˋ}們")
    assert merge_texts(pair) == pair
