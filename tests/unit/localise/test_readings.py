"""Readings on their way through other languages: kept for people, never sent to an engine."""

import pytest

from presskit.content.inlines import read_inlines
from presskit.document import Text, plain_text, walk
from presskit.localise.codes import Code, is_reading, join_codes, split_codes
from presskit.localise.exchange import Fate, Parcel, Row, land
from presskit.localise.exchange.po import write_po
from presskit.localise.review import segment_digest
from presskit.localise.shields import open_shield, restore, shield_inlines
from presskit.model.segment import State
from tests.helpers.exchanged import read_back
from tests.helpers.word_sheets import comes_back, paragraph, run, save, sheet_body, sheet_rows

from .samples import (
    BODY,
    CN,
    CONVENTIONS,
    HK,
    TW,
    body,
    localised,
    make_kit,
    message,
    open_register,
    side_of,
)
from .test_script import run as convert

ROW = Row("release.body@1", "release.body", "見{漢字|ㄏㄢˋ|ㄗˋ}，好。", "Of {漢字|かん|じ}, good.",
          State.TRANSLATED)
PARCEL = Parcel("kit", HK, "ja", (ROW,))
RUBY = ("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{}"
        "</w:t></w:r></w:rubyBase></w:ruby></w:r>")


def readings(inlines):
    return [(one.text, one.readings) for one in walk(inlines) if isinstance(one, Text)
            and one.readings]


# Script conversion ------------------------------------------------------------------------------

@pytest.mark.parametrize(("target", "words"), [(CN, "标志"), (TW, "標誌")])
def test_characters_are_converted_and_readings_stay(target, words):
    done = convert("這是{標誌|ㄅㄧㄠ|ㄓˋ}。", target)
    assert readings(done.inlines) == [(words, ("ㄅㄧㄠ", "ㄓˋ"))]


def test_a_reading_in_han_characters_is_converted_as_they_are():
    assert readings(convert("{龘|讀如達}", CN).inlines) == [("龘", ("读如达",))]


def test_a_name_that_has_a_reading_is_a_name():
    assert readings(convert("{於朕|ㄩˊ|ㄓㄣˋ}說", CN).inlines) == [("于朕", ("ㄩˊ", "ㄓㄣˋ"))]
    settled = convert("[{於朕|ㄩˊ|ㄓㄣˋ}](person:yu-zhen)", CN)
    assert readings(settled.inlines) == [("于朕", ("ㄩˊ", "ㄓㄣˋ"))]


# Engines ----------------------------------------------------------------------------------------

def test_an_engine_gets_the_words_alone():
    kit = make_kit()
    shield = open_shield(kit, open_register(kit, HK), "en", CONVENTIONS["en"])
    sent = shield_inlines(shield, read_inlines("他讀{漢字|ㄏㄢˋ|ㄗˋ}，{於朕|ㄩˊ|ㄓㄣˋ}也讀。"))
    assert sent.text == "他讀漢字，⟦1⟧也讀。" and sent.pieces[0].key == "person:yu-zhen"
    assert restore(shield, sent, "He reads it, and so does ⟦1⟧.").text == (
        "He reads it, and so does Yu Zhen.")


# Approvals --------------------------------------------------------------------------------------

def test_an_approval_covers_the_reading():
    def digest(words):
        kit = localised(make_kit(catalogues={"en": [
            message("release.body", BODY[0], words)]}), "en")
        return segment_digest(side_of(kit), body(kit)[0])

    said = ("Yu Zhen and {漢字|かんじ}.", "Yu Zhen and {漢字|かん|じ}.", "Yu Zhen and 漢字.",
            "{Yu Zhen|yu} and 漢字.")
    assert len({digest(one) for one in said}) == len(said)
    assert digest("[{Yu Zhen|yu}](person:yu-zhen) and 漢字.") == digest(said[3])
    assert digest("[Yu Zhen](person:yu-zhen) and 漢字.") == digest(said[2])


# Markup of exchange -----------------------------------------------------------------------------

@pytest.mark.parametrize("text", [
    "甲{漢字|かん|じ}乙", "*{漢字|かんじ}*", r"\{漢字|かんじ}", r"{a\|b|c}", "{漢字|}",
    "{q:wen} {漢字|かんじ}", "{|x}", "{a*b|c*}"])
def test_words_and_markup_are_cut_and_joined_without_a_difference(text):
    assert join_codes(split_codes(text)) == text


def test_a_reading_is_among_the_words_where_nothing_is_escaped():
    assert split_codes("甲{漢字|かん|じ}乙") == ("甲{漢字|かん|じ}乙",)
    assert Code("\\{") in split_codes(r"甲\{漢字|かんじ}乙")
    assert is_reading("{漢字|かん|じ}")
    assert not any(map(is_reading, ("{漢字}", "{漢字|}", "{|か}", r"\{漢|か}", "{漢|*か*}", "x")))


@pytest.mark.parametrize("form", ["xliff 1.2", "xliff 2.1", "csv"])
def test_what_goes_out_comes_back(form, tmp_path):
    delivery = read_back(PARCEL, form, tmp_path, lambda data: data)
    assert [one.words for one in delivery.rows] == [ROW.words]
    assert {one.fate for one in land(PARCEL, delivery)} == {Fate.SAME}


def test_a_po_file_has_it_as_an_author_types_it():
    text = write_po(PARCEL)
    assert 'msgid "見{漢字|ㄏㄢˋ|ㄗˋ}，好。"' in text
    assert 'msgstr "Of {漢字|かん|じ}, good."' in text


def edited(inner):
    return comes_back(PARCEL, save(sheet_body(PARCEL, sheet_rows(PARCEL, {ROW.id: inner})),
                                   PARCEL))[1](ROW.id)


def test_a_reading_that_was_set_or_typed_in_word_is_one():
    assert edited(paragraph(run("Of ") + RUBY.format("かん", "漢") + RUBY.format("じ", "字")
                            + run("."))) == "Of {漢|かん}{字|じ}."
    assert edited(paragraph(run("Of {漢字|かんじ}."))) == "Of {漢字|かんじ}."
    assert edited(paragraph(run("Of 漢字."))) == "Of 漢字."


def test_a_sheet_that_nobody_touched_says_nothing():
    delivery, _words, findings = comes_back(PARCEL, save(sheet_body(PARCEL, sheet_rows(PARCEL)),
                                                         PARCEL))
    assert {one.fate for one in land(PARCEL, delivery)} == {Fate.SAME} and not list(findings)


def test_a_reading_in_word_that_nobody_could_type_leaves_its_characters():
    assert plain_text(read_inlines(edited(paragraph(run("Of ") + RUBY.format("a|b", "漢"))))) == (
        "Of 漢")
