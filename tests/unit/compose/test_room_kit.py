"""The kit's page of a press room: its parts, their order, where they lead."""

from dataclasses import replace

import pytest

from presskit.compose import compose
from presskit.compose.room import compose_pages
from presskit.compose.room_facts import Download, Room, Side
from presskit.compose.room_kit import PARTS, compose_parts
from presskit.diagnostics import PresskitError
from presskit.document import Figure, Link, List, Section, Table, plain_text, walk
from presskit.model.tables import decode_layout
from tests.unit.compose.conftest import read_table

KINDS = ("press-release", "speaker-bios", "quote-sheet", "fact-sheet")


@pytest.fixture
def room_in(new_kit, new_tables):
    """A room; ``layout`` is the order of the kit's page, ``cards`` are the quotes with a card."""
    def build(locale="zh-Hant-HK", layout=(), kinds=KINDS, cards=None, **kit):
        tables = new_tables(locale)
        if layout:
            tables = replace(tables, layout=decode_layout({
                **read_table("layout.yaml"), "press-room": {"default": list(layout)}}))
        made = new_kit(locale, **kit)
        documents = tuple(one for kind in kinds for one in compose(made, kind, tables))
        files = tuple(Download("quote-card", format, locale, f"{locale}/files/{key}.{format}", 1,
                               "0" * 64, subject=key)
                      for key in (made.quotes if cards is None else cards)
                      for format in ("pdf", "png"))
        return Room(made, tables, documents, files, (Side(locale, "", ("index",)),))
    return build


def front(room):
    return compose_pages(room)[0]


def parts(room):
    text = next(one for one in front(room).children if getattr(one, "role", "") == "room-text")
    return {one.identifier: one for one in text.children
            if isinstance(one, Section) and one.identifier in PARTS}


def links(part):
    return [one.href for one in walk(part) if isinstance(one, Link)]


def items(part):
    return [one for one in walk(part) if isinstance(one, List)][0].children


def test_the_page_has_facts_quotes_people_and_works_in_the_layouts_order(room_in):
    assert list(parts(room_in())) == ["facts", "quotes", "people", "works"]
    assert list(parts(room_in(layout=["works", "release", "facts"]))) == ["works", "facts"]
    roles = [getattr(one, "role", "") for one in front(room_in(layout=["release"])).children]
    assert {"downloads", "room-contact", "room-foot"}.isdisjoint(roles)


def test_an_unknown_part_is_told(room_in):
    with pytest.raises(PresskitError, match="press-room has no block 'fact'"):
        front(room_in(layout=["release", "fact"]))


def test_the_facts_are_rows_of_the_fact_sheet(room_in):
    room = room_in()
    rows = {plain_text(row) for one in walk(room.page_of("fact-sheet"))
            if isinstance(one, Table) and one.role == "fact-table" for row in one.children}
    mine = [plain_text(row) for one in walk(parts(room)["facts"])
            if isinstance(one, Table) for row in one.children]
    assert len(mine) > 3 and set(mine) <= rows
    assert links(parts(room)["facts"]) == ["room-page:zh-Hant-HK/fact-sheet"]


def test_a_quote_shows_its_card_its_words_and_leads_to_the_sheet(room_in):
    room = room_in()
    key = next(iter(room.kit.quotes))
    first = items(parts(room)["quotes"])[0]
    assert [one.source for one in walk(first) if isinstance(one, Figure)] == [
        f"room-file:zh-Hant-HK/files/{key}.png"]
    assert links(first) == [f"room-file:zh-Hant-HK/files/{key}.pdf",
                            f"room-file:zh-Hant-HK/files/{key}.png",
                            f"room-page:zh-Hant-HK/quote-sheet#quote-{key}"]
    assert "「橋樑連起兩岸。」\n黃河清　大學教授（節錄）" in plain_text(first)
    copy, = [one for one in walk(first) if isinstance(one, Section) and one.role == "copy"]
    assert plain_text(copy) == room.tables.phrases["copy.quote-attributed"]  # the page has the rest


def test_only_quotes_whose_card_is_in_the_room_are_shown_where_the_kit_makes_cards(room_in):
    room = room_in()
    key = list(room.kit.quotes)[0]
    assert len(items(parts(room_in(cards=[key]))["quotes"])) == 1
    assert "quotes" not in parts(room_in(cards=[]))
    bare = replace(room, downloads=(), kit=room.kit.model_copy(update={"cards": ()}))
    assert not [one for one in walk(parts(bare)["quotes"]) if isinstance(one, Figure)]


def test_of_many_quotes_those_with_a_chosen_passage_go_first(room_in):
    room = room_in()
    key, quote = next(iter(room.kit.quotes.items()))
    many = {f"{key}-{number}": quote.model_copy(update={"id": f"{key}-{number}"})
            for number in range(9)}
    chosen, plain = list(many)[-1], replace(quote.card, text="")
    told = {name: one.model_copy(update={"card": replace(plain, text="甲") if name == chosen
                                         else plain}) for name, one in many.items()}
    room = replace(room, kit=room.kit.model_copy(update={"quotes": told}), downloads=tuple(
        Download("quote-card", "png", "zh-Hant-HK", f"{name}.png", 1, "0" * 64, subject=name)
        for name in told))
    shown = [one.source for one in walk(compose_parts(room)["quotes"]) if isinstance(one, Figure)]
    assert shown == [f"room-file:{name}.png" for name in [*list(told)[:5], chosen]]


def test_people_have_name_title_and_a_line_and_lead_to_their_biography(room_in):
    room = room_in()
    people = items(parts(room)["people"])
    assert len(people) == len(room.kit.people)
    for item, (key, person) in zip(people, room.kit.people.items(), strict=True):
        assert links(item) == [f"room-page:zh-Hant-HK/speaker-bios#{key}"]
        assert plain_text(person.title.words) in plain_text(item)
    assert links(parts(room_in(kinds=["press-release"]))["people"]) == []


def test_every_person_is_an_anchor_of_the_biographies(room_in):
    room = room_in()
    page = next(one for one in compose_pages(room) if one.subject == "speaker-bios")
    anchors = {one.identifier for one in walk(page) if isinstance(one, Section)}
    assert set(room.kit.people) <= anchors


def test_works_have_their_makers_by_their_part(room_in):
    room = room_in()
    made = [one for one in room.kit.works.values() if one.makers]
    shown = items(parts(room)["works"])
    assert made and len(shown) == len(made)
    for item, work in zip(shown, made, strict=True):
        for maker in work.makers:
            assert room.tables.phrases[f"maker.{maker.role}"] in plain_text(item)


def test_what_the_kit_lacks_or_may_not_go_out_has_no_part(room_in):
    bare = room_in(people={}, works={}, quotes={}, sessions={}, event={}, parties=[],
                   press_release={"body": [{"kind": "paragraph", "segments": ["只此一段"]}]})
    assert set(parts(bare)) == {"facts"}  # what the kit is about
    held = replace(room_in(), withheld=frozenset({"people"}))
    assert "people" not in parts(held) and "people" not in compose_parts(held)


def test_each_part_can_be_judged_alone(room_in):
    alone = compose_parts(room_in())
    assert list(alone) == ["facts", "quotes", "people", "works"]
    assert "quotes" not in {one.identifier for one in walk(alone["people"])
                            if isinstance(one, Section)}
