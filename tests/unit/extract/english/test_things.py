"""Datelines, contacts, captions, works and events in English."""

import pytest

from presskit.extract.english.dateline import iso_day
from tests.unit.extract.english.reading import read


@pytest.mark.parametrize(("lead", "piece", "place", "day"), [
    ("HONG KONG, 12 March — The builders left town.", "HONG KONG, 12 March —", "HONG KONG", None),
    ("SANTA FE, N.M., March 3, 2026 — The prize was given.", "SANTA FE, N.M., March 3, 2026 —",
     "SANTA FE, N.M.", "2026-03-03"),
    ("(Rotherby, 21 May 2026) The library opened.", "(Rotherby, 21 May 2026)", "Rotherby",
     "2026-05-21"),
])
def test_a_dateline_is_a_place_and_a_day(lead, piece, place, day):
    proposal = read(lead)
    found, words = proposal.things.dateline, proposal.article.words
    assert (words(found.piece), words(found.place), found.day) == (piece, place, day)


def test_a_sentence_with_a_dash_has_no_dateline():
    assert read("The builders — nine of them — left town.").things.dateline is None


@pytest.mark.parametrize(("text", "day"), [
    ("3–11 October 2026", "2026-10-03"), ("the 1st of May, 2027", "2027-05-01"),
    ("Oct. 3, 2026", "2026-10-03"), ("6 June", None), ("40 May 2026", None),
])
def test_a_day_needs_its_year(text, day):
    assert iso_day(text) == day


def test_a_contact_in_one_line_and_in_several():
    proposal = read("The bridge is open again to all, the council said.",
                    "Media contact: Imogen Vance, 01632 960174, i@vance.example", "ENDS",
                    "Press contact:", "Hal Brightwell", "www.hal.example")
    words = proposal.article.words
    found = [[value and words(value) for value in (one.name, one.phone, one.email, one.url)]
             for one in proposal.things.contacts]
    assert found == [["Imogen Vance", "01632 960174", "i@vance.example", None],
                     ["Hal Brightwell", None, None, "www.hal.example"]]


def test_a_caption_shows_people_and_has_a_credit():
    proposal = read("Jane Rowe opened the bridge with John Doe on Monday.",
                    "Jane Rowe, left, and John Doe. (Photo by Tom Ash)")
    caption = proposal.things.captions[0]
    assert caption.shows == (0, 1)
    assert proposal.article.words(caption.credit) == "Photo by Tom Ash"


def test_a_work_has_its_maker():
    proposal = read("Noriko Tajima’s film “The Umbrella Repairer” closes the week.")
    work = proposal.things.works[0]
    assert (proposal.article.words(work.title), work.kind, work.makers) == (
        "The Umbrella Repairer", "film", (0,))


def test_an_event_has_a_day_and_an_organiser():
    proposal = read("The Tidewater Film Festival opens on 3 October 2026 and is organised by "
                    "Brannock Arts Trust.")
    event, words = proposal.things.event, proposal.article.words
    assert (words(event.name), event.day, words(event.organiser)) == (
        "Tidewater Film Festival", "2026-10-03", "Brannock Arts Trust")


def test_a_boilerplate_is_about_a_body():
    proposal = read("The Wend Trust opened the bridge over the river on Monday.",
                    "About the Wend Trust", "The Wend Trust is a charity.")
    (number, body), = proposal.things.boilerplate
    assert number == 3
    assert proposal.article.words(proposal.things.organisations[body].name) == "Wend Trust"


def bodies(*blocks):
    proposal = read(*blocks)
    return [proposal.article.words(one.name) for one in proposal.things.organisations]


@pytest.mark.parametrize(("sentence", "found"), [
    ("The Wend Valley Council gave the money.", ["Wend Valley Council"]),
    ("It was made by Vance & Pell.", ["Vance & Pell"]),
    ("It was printed by Three Gates Books at the Museum of the Printed Page.",
     ["Three Gates Books", "Museum of the Printed Page"]),
    ("It is run by the Wend Council and the Pryce Trust.", ["Wend Council", "Pryce Trust"]),
    ("Charity Dry Ground called for more, and charity Dry Ground got it.", ["Dry Ground"]),
    ("Brampton Hale declined to comment.", ["Brampton Hale"]),
    ("A spokesman for Castle Trent said no.", ["Castle Trent"]),
    ("Jane Rowe, director of Skerry Link, agreed.", ["Skerry Link"]),
    ("They gave to St Jude’s Hospice.", ["St Jude’s Hospice"]),
])
def test_a_body_is_known_by_its_words_or_by_what_stands_round_them(sentence, found):
    assert bodies(sentence) == found


@pytest.mark.parametrize("sentence", [
    "It opens at the Rowland Auditorium in Leeds.",
    "Jane Rowe was Bookseller of the Year.",
    "Jane Rowe told the Harbour Ledger about it.",
    "Call the Press Office.",
    "Jane Rowe, Reader in Space Systems, agreed.",
    "She won the Wend Poetry Prize.",
])
def test_venues_prizes_papers_and_fields_are_no_bodies(sentence):
    assert bodies(sentence) == []


@pytest.mark.parametrize(("sentence", "found"), [
    ("Forty minutes of it will be shown at the Short Sea Forum, which the Ferry Group is holding "
     "at Tyne Dock Hall, South Shields, on 14 October 2026.",
     ("Short Sea Forum", "2026-10-14", "Tyne Dock Hall, South Shields", "Ferry Group")),
    ("She will speak at the Harvest Evening, a free program that the Hatch Center will host at 7 "
     "p.m. on Nov. 12, 2026, in the Tully Hall auditorium.",
     ("Harvest Evening", "2026-11-12", "Tully Hall auditorium", "Hatch Center")),
])
def test_an_event_is_told_by_a_late_sentence_with_its_day(sentence, found):
    proposal = read("The bridge is open again.", "It is dry.", "It is wide.", sentence)
    event, words = proposal.things.event, proposal.article.words
    assert (words(event.name), event.day, words(event.venue), words(event.organiser)) == found
