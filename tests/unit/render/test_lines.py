"""Lines of display text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.render.breaks import Break, Sense, find_breaks
from presskit.render.lines import Advances, break_lines, break_text, prepare_lines
from tests.unit.render.test_breaks import ALPHABETS, RULES, texts

QUOTE = ("我們應與AI形成既協作又對抗的共生關係，也應該相信，藝術品可以被AI模仿，"
         "藝術不能。」")


@pytest.mark.parametrize("locale", ALPHABETS)
@given(data=st.data())
def test_joined_lines_are_the_text_and_each_fits_where_it_can(locale, data):
    text = data.draw(texts(locale))
    measure = data.draw(st.floats(3, 14))
    lines = break_text(text, locale, measure)
    assert "".join(lines) == text
    advances = Advances.even(text)
    places = [0, *(one.position for one in find_breaks(text, locale)), len(text)]
    pieces = [advances.width(a, b) for a, b in zip(places, places[1:], strict=False)]
    if max(pieces) <= measure:
        start = 0
        for line in lines:
            assert advances.width(start, start + len(line)) <= measure
            start += len(line)


@pytest.mark.parametrize("locale", ALPHABETS)
@given(data=st.data())
def test_no_line_begins_or_ends_with_a_forbidden_mark(locale, data):
    text = data.draw(texts(locale))
    lines = break_text(text, locale, data.draw(st.floats(3, 14)))
    for before, after in zip(lines, lines[1:], strict=False):
        assert before.rstrip(" \u3000")[-1] not in RULES.no_line_end
        assert after[0] not in RULES.no_line_start | RULES.no_display_start


@given(text=texts("zh-Hant-HK"), count=st.integers(1, 5), measure=st.floats(4, 20))
def test_a_strict_breaking_keeps_every_promise(text, count, measure):
    ready = prepare_lines(Advances.even(text), find_breaks(text, "zh-Hant-HK"), Sense.LOOSE)
    found = break_lines(ready, measure, count, measure / 3)
    if found is None:
        return
    lines = found.lines(text)
    assert len(lines) == count and "".join(lines) == text
    assert found.widest <= measure
    assert count == 1 or found.narrowest >= measure / 3
    assert found.worst <= Sense.LOOSE


def test_lines_break_where_the_sense_does():
    lines = break_text(QUOTE, "zh-Hant-HK", 13)
    assert "".join(lines) == QUOTE
    assert [line[-1] for line in lines].count("，") >= 2
    assert lines[-1].endswith("藝術不能。」")


def test_an_english_quotation_reads_line_by_line():
    lines = break_text("AI will not replace artists, but it will change the way they work.”",
                       "en", 28)
    assert lines == ("AI will not replace artists, ", "but it will change ",
                     "the way they work.”")


def test_the_authors_lines_stand_where_each_of_them_fits():
    text = "一二三四五六七八九十"
    assert break_text(text, "zh-Hant-HK", 8, authored=(3,)) == ("一二三", "四五六七八九十")


def test_the_authors_lines_give_way_where_one_is_too_long():
    text = "我們應與它形成，既協作又對抗的共生關係"
    lines = break_text(text, "zh-Hant-HK", 7, authored=(8,))
    assert "".join(lines) == text
    assert max(len(line) for line in lines) <= 8
    assert len(lines) > 2


def test_one_character_is_not_left_alone_on_the_last_line():
    for count in range(12, 30):
        text = "我們應與你形成既協作又對抗的共生關係也應該相信藝術品不可以被模仿"[:count]
        lines = break_text(text, "zh-Hant-HK", 9)
        assert len(lines[-1]) > 1, lines


def test_spaces_at_the_end_of_a_line_take_no_room():
    assert break_text("abcd efgh", "en", 4) == ("abcd ", "efgh")


def test_a_word_wider_than_the_measure_stands_alone():
    lines = break_text("an extraordinarily small word", "en", 8)
    assert "extraordinarily " in lines


def test_a_hanging_mark_makes_room_at_its_end_of_the_line():
    plain = Advances.even("一二三，", 1.0)
    hung = Advances("一二三，", [1.0] * 4, [0.0] * 4, [0.0, 0.0, 0.0, -0.5])
    assert plain.width(0, 4) == 4 and hung.width(0, 4) == 3.5
    assert break_lines(prepare_lines(hung, ()), 3.6, 1)
    assert break_lines(prepare_lines(plain, ()), 3.6, 1) is None


def test_a_break_of_better_sense_beats_an_even_line():
    places = (Break(4, Sense.CLAUSE), Break(5, Sense.LOOSE))
    ready = prepare_lines(Advances.even("一二三四五六七八九十"), places)
    found = break_lines(ready, 10, 2)
    assert found.ends == (4, 10)


def test_equal_sense_gives_even_lines():
    places = tuple(Break(one, Sense.PHRASE) for one in range(1, 12))
    found = break_lines(prepare_lines(Advances.even("一二三四五六七八九十甲乙"), places), 10, 2)
    assert found.ends == (6, 12)
