"""What differs between two versions of a document, paragraph by paragraph."""

import pytest

from presskit.compose.differences import Difference, Piece, list_differences
from presskit.document import (
    Cell,
    Document,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    plain_text,
)


def document(*words, locale="en"):
    return Document("press-release", "a", locale, "t", tuple(
        one if not isinstance(one, str) else Paragraph("body", (Text(one),)) for one in words))


def differences(before, now, locale="en", **more):
    found = list_differences(document(*before, locale=locale), document(*now, locale=locale),
                             **more)
    return [tuple("".join(f"[{one.words}]" if one.changed else one.words for one in side)
                  for side in (each.before, each.now)) for each in found]


@pytest.mark.parametrize(("before", "now", "told"), [
    ("It took three years, they said.", "It took two years, they said.",
     ("It took [three] years, they said.", "It took [two] years, they said.")),
    ("完成歷時三年的修復。", "完成歷時兩年的修復。",
     ("完成歷時[三]年的修復。", "完成歷時[兩]年的修復。")),
    ("3月20日（金）に開く。", "3月21日（土）に開く。",
     ("3月[20]日（[金]）に開く。", "3月[21]日（[土]）に開く。")),
    ("복원은 3년이 걸렸다.", "복원은 2년이 걸렸다.",
     ("복원은 [3]년이 걸렸다.", "복원은 [2]년이 걸렸다.")),
    ("The prize is £250,000.", "The prize is £205,000.",
     ("The prize is £[250,000].", "The prize is £[205,000].")),
    ("It opens on Friday 20 March.", "It opens on Saturday 21 March.",
     ("It opens on [Friday 20] March.", "It opens on [Saturday 21] March.")),
])
def test_the_words_that_differ_are_marked_whole(before, now, told):
    assert differences([before], [now]) == [told]


def test_what_was_added_and_taken_out_stands_alone_in_the_documents_order():
    assert differences(["One stands here.", "Two goes away entirely.", "Three stays."],
                       ["One stands here.", "Three stays.", "Quite another thing came."]) == [
        ("[Two goes away entirely.]", ""), ("", "[Quite another thing came.]")]
    assert differences(["gone before it"], []) == [("[gone before it]", "")]


def test_paragraphs_that_say_about_the_same_are_paired_across_others():
    told = differences(["Alpha beta gamma delta.", "Completely unlike, so it goes."],
                       ["Brand new 123 456 789.", "Alpha beta gamma epsilon."])
    assert told == [("", "[Brand new 123 456 789.]"),
                    ("Alpha beta gamma [delta].", "Alpha beta gamma [epsilon]."),
                    ("[Completely unlike, so it goes.]", "")]


def test_headings_and_cells_count_and_what_is_left_out_does_not():
    def with_table(words, note):
        cell = Cell((Paragraph("fact-value", (Text(words),)),))
        return (Section("masthead", (Paragraph("issuer", (Text(note),)),)),
                Paragraph("correction", (Text(note),)), Heading(1, "headline", (Text("Facts"),)),
                Table("fact-table", (), (Row((cell,)),)))

    assert differences(with_table("20 March", "x"), with_table("21 March", "y"),
                       without=frozenset({"correction"})) == [("[20] March", "[21] March")]


def test_nothing_differs_where_only_white_space_does():
    assert differences(["a  b", "c"], ["a b", "c"]) == []


def test_a_paragraph_that_only_stands_elsewhere_does_not_differ():
    assert differences(["A box.", "The headline stands here.", "It took three years."],
                       ["The headline stands here.", "A box.", "It took two years."]) == [
        ("It took [three] years.", "It took [two] years.")]


def test_pieces_make_up_the_paragraph():
    before, now = "Ein langer Satz, der bleibt.", "Ein kurzer Satz, der nicht bleibt."
    found, = list_differences(document(before), document(now))
    assert isinstance(found, Difference) and all(isinstance(one, Piece) for one in found.now)
    assert "".join(one.words for one in found.before) == before
    assert "".join(one.words for one in found.now) == now
    assert plain_text(document(now).children) == now
