"""Quotation marks by depth, name dots."""

from presskit.localise.marks import Depth, Marks, convert_marks, convert_name_dots, marks_of

from .samples import CN, CONVENTIONS

MAINLAND = Marks(("“", "”"), ("‘", "’"), "·", commas=False)


def test_marks_are_chosen_by_depth_not_by_shape():
    text, _ = convert_marks("『外「內『深』」』", MAINLAND, Depth())
    assert text == "“外‘内“深”’”".replace("内", "內")


def test_inside_a_quote_the_first_mark_is_a_nested_one():
    text, _ = convert_marks("既然要『無界』", MAINLAND, Depth(base=1))
    assert text == "既然要‘無界’"


def test_depth_goes_on_from_one_text_to_the_next():
    depth = Depth()
    first, _ = convert_marks("「一", MAINLAND, depth)
    second, narration = convert_marks("二」三", MAINLAND, depth)
    assert (first, second) == ("“一", "二”三")
    assert narration == [False, True, True]


def test_words_in_marks_and_in_titles_are_no_narration():
    _, narration = convert_marks("甲《乙》丙「丁」戊", MAINLAND, Depth())
    assert [narration[i] for i in (0, 2, 4, 6, 8)] == [True, False, True, False, True]


def test_an_apostrophe_is_left_alone_and_a_lost_mark_is_noted():
    depth = Depth()
    text, _ = convert_marks("‘it’s’ 」", MAINLAND, depth)
    assert (text, depth.lost) == ("“it’s” 」", ["」"])


def test_a_name_dot_changes_only_between_han():
    assert convert_name_dots("約翰．愛德華 3．5 A·B", "‧") == "約翰‧愛德華 3．5 A·B"


def test_marks_come_from_the_conventions():
    assert marks_of(CONVENTIONS[CN]) == MAINLAND
