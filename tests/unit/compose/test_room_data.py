"""What a press room tells machines: what its pages show, in whose words it is, and no more."""

from dataclasses import replace

import pytest

from presskit.compose import compose
from presskit.compose.room import compose_pages
from presskit.compose.room_data import compose_data, compose_quotations
from presskit.compose.room_facts import Room, Side
from presskit.compose.room_found import compose_email, compose_index
from presskit.document import Link, Section, plain_text, walk
from presskit.model.segment import State
from presskit.model.tables import decode_layout
from presskit.model.walk import each_segment
from tests.unit.compose.conftest import read_table

KINDS = ("press-release", "speaker-bios", "quote-sheet", "fact-sheet")


@pytest.fixture
def room_in(new_kit, new_tables, translated):
    """A room in a locale; ``layout`` are orders of blocks instead of the shipped ones, ``state``
    how far the texts have come, ``kit`` keys of the kit that are replaced."""
    def build(locale="zh-Hant-HK", layout=None, state=State.REVIEWED, kinds=KINDS, **kit):
        tables = new_tables(locale)
        orders = {name: {"default": names} for name, names in (layout or {}).items()}
        tables = replace(tables, layout=decode_layout({**read_table("layout.yaml"), **orders}))
        made = new_kit(locale, **kit)
        if locale == "en":  # every text is "translated" into itself behind a mark
            words = {one.text: one.text if state is State.INITIAL else f"en {one.text}"
                     for one in each_segment(made)}
            made = translated(made, {} if state is State.INITIAL else words, state)
        documents = tuple(one for kind in kinds for one in compose(made, kind, tables))
        return Room(made, tables, documents, (), (Side(locale, "", ("index",)),))
    return build


def about(room, kind):
    document = next(one for one in room.documents if one.kind == kind)
    return compose_data(room, kind, document)


def test_the_event_is_told_as_far_as_the_fact_sheet_tells_it(room_in):
    whole = about(room_in(), "fact-sheet")
    assert (whole["name"], whole["startDate"]) == ("春季論壇", "2025-12-19")
    assert whole["location"] == {"@type": "Place", "name": "香港", "address": "香港"}
    rows = {"fact-rows": ["event", "admission"],
            "fact-sheet": ["headline", "document-note", "facts"]}
    assert "location" not in about(room_in(layout=rows), "fact-sheet")
    assert about(room_in(layout=rows), "fact-sheet")["startDate"] == "2025-12-19"  # in the note
    bare = about(room_in(layout={**rows, "fact-sheet": ["headline", "facts"]}), "fact-sheet")
    assert bare == {"@context": "https://schema.org", "@type": "Event", "name": "春季論壇",
                    "inLanguage": "zh-Hant-HK"}
    assert about(room_in(layout={"fact-sheet": ["headline", "captions"]}), "fact-sheet") == {}


def test_people_are_told_of_where_they_have_a_biography_or_a_line(room_in):
    people = about(room_in(), "speaker-bios")["@graph"]
    assert [(one["name"], one["jobTitle"]) for one in people] == [
        ("黃河清", "大學教授"), ("安·希爾", "工程師")]
    some = room_in(layout={"speaker-bios": ["headline", "bios"]})
    assert [one["name"] for one in about(some, "speaker-bios")["@graph"]] == ["黃河清"]
    assert about(room_in(layout={"speaker-bios": ["headline"]}), "speaker-bios") == {}


def test_a_biography_alone_is_of_its_person_and_an_invitation_of_the_event(room_in):
    room = room_in(kinds=("speaker-bio", "media-invitation", "quote-sheet"),
                   press_room={"url": "https://example.org/spring/"})
    bio, = (one for one in room.documents if one.kind == "speaker-bio")
    person, = compose_data(room, "speaker-bio-wong", bio)["@graph"]
    assert (person["name"], person["@id"]) == (
        "黃河清", "room-page:zh-Hant-HK/speaker-bio-wong#wong")
    assert quotes(room)["wong-one"]["creator"]["@id"] == person["@id"]
    assert "@id" not in quotes(room)["hill-one"]["creator"]
    event = about(room, "media-invitation")
    assert (event["@type"], event["name"], event["startDate"]) == (
        "Event", "春季論壇", "2025-12-19")


def test_several_things_of_a_page_stand_in_one_graph_and_a_person_is_one(room_in):
    """A property beside ``@graph`` would put them into a graph of its own (JSON-LD 1.1)."""
    room = room_in("en", press_room={"url": "https://example.org/spring/"})
    room = replace(room, sides=(Side("en", "", ("index", "speaker-bios", "quote-sheet")),))
    told = [about(room, kind) for kind in ("speaker-bios", "quote-sheet")]
    assert [set(one) for one in told] == [{"@context", "@graph"}] * 2
    (page, wong, _hill), (other, quote, *_more) = (one["@graph"] for one in told)
    assert (page["@type"], page["url"]) == ("WebPage", "room-page:en/speaker-bios")
    assert other["url"] == "room-page:en/quote-sheet"
    assert wong["@id"] == quote["creator"]["@id"] == "room-page:en/speaker-bios#wong"


def test_programs_are_given_an_address_that_they_can_ask_for(room_in):
    room = room_in(press_room={"url": "https://例え.jp/広報"})
    assert room.address == "https://xn--r8jz45g.jp/%E5%BA%83%E5%A0%B1/"
    assert replace(room, preview=True).address == ""


def test_quotes_that_the_sheet_leaves_out_are_in_no_data(room_in):
    room = room_in(layout={"quote-sheet": ["headline", "source-note"]})
    assert about(room, "quote-sheet") == {}
    assert compose_index([room])["locales"]["zh-Hant-HK"]["quotes"] == []


def test_the_lead_the_key_words_and_the_day_are_those_of_the_page(room_in):
    front, *_others = compose_pages(room_in(layout={"press-release": ["headline", "panel"],
                                                    "press-room": ["release"]}))
    told = dict(front.properties)
    assert "data/description" not in told
    assert told["subject"] == "春季論壇在港舉行　三百人談橋樑".replace("　", " ")
    assert told["keywords"] == "春季論壇, 論壇辦事處"  # the hosts stand nowhere on it
    assert told["data/datePublished"] == "2025-12-19"  # in the last line of every page
    assert "data/@graph" not in told and told["data/publisher/name"] == "論壇辦事處"


# Whose words ----------------------------------------------------------------------------------

def quotes(room):
    sheet = next(one for one in room.documents if one.kind == "quote-sheet")
    return {one["identifier"]: one for one in compose_quotations(room, sheet)}


def test_the_speakers_own_words_are_no_translation(room_in):
    found = quotes(room_in())
    assert found["wong-one"]["inLanguage"] == "zh-Hant-HK"
    assert "translationOfWork" not in found["wong-one"]
    assert found["hill-one"]["translationOfWork"] == {  # the kit has but a translation of it
        "@type": "Quotation", "inLanguage": "en",
        "creator": {"@type": "Person", "name": "安·希爾"}}


def test_a_translated_quote_says_of_what_it_is_a_translation(room_in):
    found = quotes(room_in("en"))
    assert set(found) == {"wong-one", "wong-two"}  # what was said in English is only told
    one = found["wong-one"]
    assert one["inLanguage"] == "en" and one["text"].startswith("en ")
    original = one["translationOfWork"]
    assert original["inLanguage"] == "zh-Hant-HK"
    assert original["text"] == "橋樑連起兩岸。它也叫做『路』。"
    assert original["creator"] == {"@type": "Person", "name": "Wong Ho-ching"}


def test_words_that_nobody_has_translated_are_told_in_their_language(room_in):
    room = room_in("en", state=State.INITIAL)
    one = quotes(room)["wong-one"]
    assert one["inLanguage"] == "zh-Hant-HK" and "translationOfWork" not in one
    person = about(room, "speaker-bios")["@graph"][0]
    assert person["jobTitle"] == {"@language": "zh-Hant-HK", "@value": "大學教授"}
    assert about(room, "press-release")["inLanguage"] == "zh-Hant-HK"
    assert "translationOfWork" not in about(room, "press-release")
    release = about(room_in("en"), "press-release")
    assert release["translationOfWork"] == {"@type": "NewsArticle", "inLanguage": "zh-Hant-HK"}


# Whom to ask ----------------------------------------------------------------------------------

def test_contacts_stand_where_the_release_has_them(room_in):
    front, *_others = compose_pages(room_in())
    assert [one for one in front.children if getattr(one, "role", "") == "room-contact"]
    for room in (room_in(layout={"press-release": ["headline", "body"]}),
                 room_in(layout={"press-release": ["headline", "body"]}, kinds=["fact-sheet"])):
        front, *_others = compose_pages(room)
        assert "新聞組" not in plain_text(front)
    front, *_others = compose_pages(room_in(kinds=["fact-sheet"]))
    assert "新聞組" in plain_text(front)


def test_answers_go_to_a_contact_that_the_letter_shows(room_in):
    body = [{"kind": "paragraph", "segments": ["報名請寄"]}]
    room = room_in(press_release={"headline": "長標題", "body": body})
    first = room.documents[0]
    room = replace(room, documents=(replace(first, children=(
        Section("letter", (Link("mailto:register@example.org", ()),)), *first.children)),))
    assert compose_email(room).property("reply-to") == "press@example.org"
    room = room_in(layout={"press-release": ["headline", "body"]})
    assert compose_email(room).property("reply-to") == ""


def test_what_is_told_names_no_files(room_in):
    for page in compose_pages(room_in()):
        told = [one.href for one in walk(page) if isinstance(one, Link)]
        assert not [one for one in (*told, *(value for _name, value in page.properties))
                    if ".html" in one or one.startswith(("../", "files/"))]
