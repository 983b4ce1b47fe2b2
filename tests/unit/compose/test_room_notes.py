"""Notes that nobody has signed off are nowhere in a press room, and lead to where they are told."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presskit.compose import compose, settled, stripped
from presskit.compose.room import compose_pages, compose_side
from presskit.compose.room_edition import compose_edition
from presskit.compose.room_facts import HANDFUL, Download, Earlier, Room, list_withdrawn
from presskit.compose.room_found import compose_email, compose_feed, compose_index
from presskit.document import Link, Paragraph, Reference, Text, plain_text, walk
from presskit.model.kit import Query, Replacement
from presskit.model.segment import Segment, State
from presskit.model.walk import each_segment, map_segments

STATES = st.sampled_from([State.INITIAL, State.MACHINE, State.STALE, State.TRANSLATED,
                          State.REVIEWED, State.FINAL])
NOTE = "kit.corrections.2.note"


def replaced(kit, locale="en", state=State.SOURCE, **more):
    """The kit as its second version, with a note of what was wrong."""
    words = replace(Segment.plain("The day was wrong.", NOTE, locale), state=state)
    return kit.model_copy(update={"version": 2, "corrections": {"2": Replacement(
        date=dt.date(2026, 3, 19), note=words, **more)}})


def open_room(kit, tables, kinds, files=()):
    documents = tuple(one for kind in kinds for one in compose(kit, kind, tables))
    earlier = (Earlier(1, kit.locale, tuple(
        replace(one, children=()) for one in documents)),)
    kit = settled(kit)
    side = compose_side(kit, tables, documents, (), earlier)
    other = replace(side, locale="ko", name="한국어", told=True)
    return Room(kit, tables, documents, tuple(files), (side, other), earlier=earlier)


def tell_all(room):
    """All that a room says in one language, to readers and to machines."""
    letter = compose_email(room)
    return "\n".join((repr(compose_pages(room)), repr(compose_feed(room)), repr(letter),
                      json.dumps([compose_index([room]), compose_edition(room)],
                                 ensure_ascii=False)))


def ways(page):
    """Where a page leads to in the other language."""
    return [one.href for one in walk(page) if isinstance(one, Link)
            and one.href.startswith("room-page:ko/")]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_bare_notice_says_nothing_that_is_not_signed_off(new_kit, new_tables, data):
    """Whatever the states of its texts and names: neither the note, nor the occasion, nor a word of
    what was withdrawn, be it signed off or not."""
    kit, number = replaced(new_kit("en"), withdrawn=True), iter(range(10_000))
    kit = map_segments(kit, lambda one: replace(
        one, words=(Text(f"Q{next(number):04}Z", segment=one.id),), language="en",
        state=data.draw(STATES)))
    signed = {one.id for one in each_segment(kit) if one.state.rank >= State.REVIEWED.rank}
    names = data.draw(st.sets(st.sampled_from(sorted(kit.register))))
    may = {plain_text(one.words) for one in each_segment(kit) if one.id in signed
           and one.path.startswith(("kit.contacts.", "kit.notice", "contacts.", "notice"))}
    bare = stripped(kit, signed, names)
    told = tell_all(open_room(bare, new_tables("en"), ("withdrawal-notice",)))
    for one in each_segment(kit):
        words = plain_text(one.words)
        assert words in may or words not in told, one.path
    for key, named in kit.register.items():
        if key != "organisation:office" or key not in names:
            form = named.names.get("en") or next(iter(named.names.values()))
            assert form.full not in told, key


@pytest.mark.parametrize("locale", ["zh-Hant-HK", "zh-Hans-CN", "en", "ja"])
def test_a_bare_notice_leads_to_the_languages_that_give_the_reason(new_kit, new_tables, locale):
    kit = stripped(replaced(new_kit(locale), withdrawn=True), (), ())
    room = open_room(kit, new_tables(locale), ("withdrawal-notice",))
    pages = {one.subject: one for one in compose_pages(room)}
    assert pages.keys() == {"index", "withdrawal-notice"}
    for name, page in pages.items():
        roles = [getattr(one, "role", "") for one in page.children]
        assert "downloads" not in roles and "room-foot" not in roles
        assert f"room-page:ko/{name}" in ways(page)[1:]  # the first is the switch of languages
        said = plain_text(page.children)
        assert "+852 5550 0100" in said or locale == "ja"
        assert "2026" in said and "The day was wrong" not in said
        assert plain_text(page.running.footer_start).startswith(
            room.tables.phrases["document.kit"])
    assert compose_email(room) is None


@pytest.mark.parametrize("target", ["work:forum", "quote:ding-light", "person:ding-wei",
                                    "organisation:office"])
def test_a_bare_notice_has_no_text_that_puts_in_what_is_gone(new_kit, new_tables, target):
    said = replace(Segment.plain("A sample.", "kit.notice", "en"),
                   words=(Text("A sample of "), Reference(target)))
    kit = replaced(new_kit("en"), withdrawn=True).model_copy(update={"notice": said})
    bare = stripped(kit, {said.id}, {"organisation:office"})
    notice, = compose(bare, "withdrawal-notice", new_tables("en"))
    assert ("A sample of" in plain_text(notice)) is (target == "organisation:office")


def test_a_notice_stands_in_the_place_of_pages_that_were_of_no_document(new_kit, new_tables):
    release, = compose(new_kit("en"), "press-release", new_tables("en"))
    pictures = tuple(Download("picture", "jpg", "en", f"en/files/{one}.jpg", 1, "0" * 64,
                              subject=str(one)) for one in range(HANDFUL + 1))
    few, many = (Earlier(2, "en", (release,), pictures[:some]) for some in (HANDFUL, None))
    assert list_withdrawn((few,)) == ["press-release"]
    assert list_withdrawn((many, Earlier(1, "en"))) == [
        "press-release", "pictures", "superseded-v1"]


@pytest.mark.parametrize("about", ["", "en", "ko"])
def test_a_question_about_the_note_holds_back_the_note_alone(new_kit, new_tables, about):
    kit, asked = replaced(new_kit("en"), state=State.FINAL), Query(
        path=NOTE, locale=about, question="Which day?", by="A. Reader", blocking=True,
        date=dt.date(2026, 3, 19))
    kit = kit.model_copy(update={"queries": (asked,)})
    told = tell_all(open_room(kit, new_tables("en"), ("press-release",)))
    assert ("The day was wrong" in told) is (about == "ko") and "19 March 2026" in told


@settings(max_examples=30, deadline=None)
@given(state=STATES)
def test_a_note_waits_for_the_quotes_in_it(new_kit, new_tables, state):
    kit, tables = replaced(new_kit("en")), new_tables("en")
    key, quote = next(iter(kit.quotes.items()))
    note = kit.corrections["2"].note
    kit = kit.model_copy(update={
        "corrections": {"2": kit.corrections["2"].model_copy(update={"note": replace(
            note, words=(Text("The quote is "), Reference(f"quote:{key}")))})},
        "quotes": {**kit.quotes, key: quote.model_copy(update={"words": tuple(
            replace(one, state=state) for one in quote.words)})}})
    release, = compose(kit, "press-release", tables)
    assert ("The quote is" in plain_text(release)) is (state.rank >= State.REVIEWED.rank)


@settings(max_examples=30, deadline=None)
@given(state=STATES)
def test_a_correction_gives_its_day_until_its_note_is_signed_off(new_kit, new_tables, state):
    kit, tables = replaced(new_kit("en"), state=state), new_tables("en")
    one = Download("press-release", "pdf", "en", "en/files/a.pdf", 1, "0" * 64)
    room = open_room(kit, tables, ("press-release", "fact-sheet"), [one])
    told, good = tell_all(room), state.rank >= State.REVIEWED.rank
    assert ("The day was wrong" in told) is good
    pages = {one.subject: one for one in compose_pages(room)}
    for name in ("index", "press-release"):
        label, *_ = (one for one in walk(pages[name]) if isinstance(one, Paragraph)
                  and one.role == "correction")
        assert plain_text(label.children).startswith("Corrected on 19 March 2026")
        assert (f"room-page:ko/{name}" in ways(Paragraph("x", label.children))) is not good
