"""What each block of an English article is."""

import pytest

from tests.unit.extract.english.reading import kinds, names, read

LEAD = "The bridge over the river is open to the public again, the council said on Monday."


def test_the_head_of_an_article():
    assert kinds(read("FOR IMMEDIATE RELEASE", "Bridge opens again", "Late, and over cost",
                      "By Jane Rowe", LEAD, head=False)) == [
        "note", "headline", "subhead", "byline", "paragraph"]


@pytest.mark.parametrize(("line", "kind"), [
    ("What the neighbours think", "heading"),
    ("Jane Rowe (left) on the bridge. Photo: Tom Ash", "caption"),
    ("L–R: Jane Rowe, John Doe and Ann Lee", "caption"),
    ("FILE - The bridge is seen in Wend, Mich., on Jan. 9, 2024. (Tom Ash/Wend News via MW, File)",
     "caption"),
    ("The bridge in March. [Tom Ash/Wend News]", "caption"),
    ("Ice under the bridge. Pool Photo via Reuters", "caption"),
    ("The bridge at night. Tom Ash / Alamy Stock Photo", "caption"),
    ("The arches. ST PHOTO: TOM ASH", "caption"),
    ("The old toll house. (Supplied: Tom Ash)", "caption"),
    ("The author, aged six, with a wheel (courtesy of the family)", "caption"),
    ("(L to R) Jane Rowe, Tom Ash and Mayor Ann Lee", "caption"),
    ("A lamp cracked in the frost/Tom Ash", "caption"),
    ("Jane Rowe with her sculpture. Courtesy the artist", "caption"),
    ("Photo: Tom Ash", "credit"),
    ("(Tom Ash/Wend News)", "credit"),
    ("Image: Jane Rowe in the last scene of the film", "caption"),
    ("• Ten new lamps", "list"),
    ("Source: Wend County Council", "source"),
    ("“It fell,” she said.", "paragraph"),
    ("He left.", "paragraph"),
    ("By the time the bridge opened, he had left.", "paragraph"),
])
def test_a_line_between_paragraphs(line, kind):
    assert kinds(read(LEAD, line, LEAD))[2] == kind


def test_the_tail_of_a_release():
    assert kinds(read(LEAD, "ENDS", "Notes to editors", "1. It was built in 1794.",
                      "About the Wend Trust", "The Wend Trust is a charity.", "Media contact:",
                      "Jane Rowe", "01632 960174", "###"))[2:] == [
        "end", "note", "note", "heading", "boilerplate", "contact", "contact", "contact",
        "end"]


def test_headings_over_facts_and_over_the_tail():
    assert kinds(read(LEAD, "Event details", "Event: The Crossing", "Date: Sunday, 10 May",
                      "Time: 7.30pm (gates open at 6pm)", "Venue: North Quay", "Media contact",
                      "Jane Rowe", "Press Officer, Wend Trust"))[2:] == [
        "heading", "list", "list", "list", "list", "heading", "contact", "contact"]


def test_questions_of_an_interview():
    assert kinds(read(LEAD, "Why?", "Because I could.", "Who asked you to?", "Nobody asked me.",
                      "What now?", "Tea."))[2::2] == ["question"] * 3


def test_a_line_that_says_what_somebody_does_is_a_caption_and_no_heading():
    assert kinds(read("Jane Rowe opened the bridge over the river on Monday.",
                      "Jane Rowe shows Tom Ash the new lamps on the bridge in April", LEAD,
                      "Second thoughts about the bridge", LEAD))[2::2] == ["caption", "heading"]


@pytest.mark.parametrize("kicker", ["INTERVIEW", "THE BIG INTERVIEW", "Culture | Theatre",
                                    "Opinion"])
def test_a_word_for_the_kind_of_piece_is_no_headline(kicker):
    assert kinds(read(kicker, "Bridge opens again", "By Jane Rowe", LEAD, head=False)) == [
        "note", "headline", "byline", "paragraph"]


def test_a_numbered_line_alone_is_a_heading():
    assert kinds(read(LEAD, "1. The flour", LEAD, "2. The oven", LEAD))[2::2] == ["heading"] * 2
    assert kinds(read(LEAD, "1. The flour", "2. The oven", LEAD))[2:4] == ["list"] * 2


@pytest.mark.parametrize("line", [
    "(Reporting by Ned Aldous in Wend and Ann Lee in Harrow Bay; Additional reporting by Tan Hui"
    " Min in Port Elder; Graphics by Tom Ash; Editing by Marcus Oyelo and Fiona Laird;"
    " ned@wend.example)",
    "[Reporting and writing by Ned Aldous; Editing by Ann Lee]",
    "(With inputs from Ned Aldous in Wend)",
    "— With additional assistance from Ned Aldous and Ann Lee.",
    "With files from Ned Aldous",
    "Research by Ned Aldous. Edited by Ann Lee.",
    "This article was edited by Ned Aldous and fact-checked by Ann Lee.",
    "Reporting was contributed by Ned Aldous in Wend and Ann Lee in Harrow Bay.",
    "To contact the reporter on this story: Ned Aldous in Wend at ned@wend.example",
    "As told to Ned Aldous",
])
def test_the_last_line_names_who_helped_and_nobody_of_the_article(line):
    read_line = read(LEAD, "“It held,” said Jane Rowe, who walked over it twice that day.", line)
    assert kinds(read_line)[-1] == "credit"
    assert names(read_line) == ["Jane Rowe"]


def test_a_bracket_behind_the_last_sentence_names_who_helped():
    assert names(read(LEAD + " Jane Rowe, a baker, walked over it. (Reporting by Ned Aldous and Ann"
                      " Lee in Wend; Editing by Tom Ash)")) == ["Jane Rowe"]


@pytest.mark.parametrize("line", [
    "Edited by Ann Lee, the book gathers thirty essays on the river and on those who live by it.",
    "This story was written by Ann Lee when she was nine, and the town still reads it aloud.",
    "Research by Ann Lee, a geographer, shows that the river has moved twice in a hundred years.",
])
def test_a_sentence_that_begins_as_a_credit_does(line):
    assert kinds(read(LEAD, line, LEAD))[2] == "paragraph"
