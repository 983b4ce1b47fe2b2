"""What a translator is told about a text."""

import pytest

from presskit.localise.notes import write_note
from presskit.model.walk import each_segment

from .samples import HK, make_kit, open_register


def note(path, number=0, **values):
    kit = make_kit(**values)
    segment = [one for one in each_segment(kit) if one.path == path][number]
    return write_note(kit, segment, open_register(kit, HK), "en").split("\n")


def test_a_headline_tells_its_limit():
    assert note("release.headline") == [
        "Press release: headline, at most 26 Chinese or 90 Latin characters"]


def test_a_quote_is_called_exact_words():
    assert note("quotes.wen.words")[0] == "Quote wen: exact words, translated whole"


def test_a_quote_tells_who_speaks_and_in_what_language():
    assert note("quotes.wen.words")[1] == "Words of 王紅衛, spoken in zh; without outer marks"
    assert note("quotes.hop.words")[2] == "These words are themselves a translation from en"


def test_a_text_with_quotes_tells_their_words_and_the_forms_of_names():
    assert note("release.body", 1) == [
        "Press release: text",
        "{q:wen#1} is 王紅衛: 語言的描述存在天然的局限性，",
        "{q:wen#2} is 王紅衛: 要真正實現『讓每個人都能用AI講出好故事』的願景。",
        "Names: 王紅衛 = Wang Hongwei / Wang"]


@pytest.mark.parametrize(("path", "wanted"), [
    ("people.wang-hongwei.title", "王紅衛: how they are introduced, affiliation included"),
    ("kit.title", "Name of the press kit")])
def test_a_field_tells_where_it_stands(path, wanted):
    assert note(path)[0] == wanted


def test_a_picture_s_caption_is_called_that():
    pictures = {"stage": {"id": "stage", "caption": "現場"}}
    assert note("pictures.stage.caption", pictures=pictures) == ["Picture: caption"]


def test_the_card_tells_how_much_fits():
    quotes = {"q": {"id": "q", "speaker": "wang-hongwei", "words": "甲。乙。", "card": "甲。"}}
    assert note("quotes.q.card", quotes=quotes)[-1] == (
        "Passage for the quote card: at most 60 Chinese characters or 30 English words")


def test_no_note_of_a_paragraph_depends_on_its_neighbours():
    assert note("release.body", 0) == note("release.body", 1, body=(
        "又一段。", "會上展映了於朕與王紅衛的視頻。"))


def test_a_name_tells_its_pronoun():
    people = {"wang": {"id": "wang", "pronoun": "he", "names": {
        HK: {"full": "王紅衛"}, "en": {"full": "Wang Hongwei"}}}}
    assert note("release.body", 0, people=people, quotes={}, body=("王紅衛說話。",))[-1] == (
        "Names: 王紅衛 = Wang Hongwei (he)")


def test_a_corrected_quote_tells_why():
    quotes = {"q": {"id": "q", "speaker": "wang-hongwei", "words": "甲。",
                    "corrected": {"reason": "misheard", "date": "2027-03-19"}}}
    assert "Corrected on 2027-03-19: misheard" in note("quotes.q.words", quotes=quotes)


def test_a_translator_is_told_what_a_term_is_not_called():
    words = {"mixed brain": "", "mule": "hybrid mind"}
    terms = {"hybrid": {"id": "hybrid", "forbid": {"en": words},
                        "names": {HK: {"full": "混合智能"}, "en": {"full": "hybrid"}}},
             "no-hype": {"id": "no-hype", "forbid": {"en": ["epochal"]}}}
    assert note("release.body", terms=terms, body=("混合智能。", "甲。"))[1:] == [
        "Names: 混合智能 = hybrid", "Not: mixed brain (but hybrid); mule (but hybrid mind)"]
    assert note("release.body", 1, terms=terms, body=("混合智能。", "甲。"))[1:] == []
