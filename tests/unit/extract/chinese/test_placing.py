"""Blocks by the evidence that every press has."""

import re

import pytest

from presskit.extract.article import Article, Block, Piece
from presskit.extract.chinese.placing import Signs, ends_sentence, place

SENTENCE = "這是一段話，說了一些事情，也說完了。"
SIGNS = Signs(claims=(("caption", re.compile("▲"), 0.9, "mark"),
                      ("contact", re.compile("查詢："), 0.9, "word"),
                      ("boilerplate", re.compile("關於海風社$"), 0.9, "word")),
              stops="。！？", asks="！？", heading=20, photo=re.compile(r"（\w+攝）$"),
              caption=lambda words: 2 * words.endswith("現場"))


def article(*lines: str, hints: dict[int, tuple[str, int]] | None = None) -> Article:
    text, blocks = "\n".join(lines), []
    for number, line in enumerate(lines):
        start = sum(len(one) + 1 for one in lines[:number])
        blocks.append(Block(Piece(start, start + len(line)), *(hints or {}).get(number, ())))
    return Article(text, "zh-Hant-HK", tuple(blocks))


def kinds(*lines: str, hints: dict[int, tuple[str, int]] | None = None) -> list[str]:
    return [one.kind for one in place(article(*lines, hints=hints), SIGNS)]


def test_a_first_line_without_a_stop_is_the_headline_and_short_lines_stand_under_it():
    assert kinds("海風吹過舊碼頭", "三百人來看", SENTENCE) == ["headline", "subhead", "paragraph"]


def test_a_first_sentence_is_no_headline():
    assert kinds(SENTENCE, SENTENCE) == ["paragraph", "paragraph"]


def test_a_short_line_between_paragraphs_is_a_heading_and_none_at_the_end():
    assert kinds(SENTENCE, "一張桌子", SENTENCE, "一張椅子") == [
        "paragraph", "heading", "paragraph", "paragraph"]


def test_a_short_line_with_a_colon_above_a_list_is_its_heading():
    assert kinds(SENTENCE, "獲獎人：", "一獎 某甲", "二獎 某乙", "三獎 某丙")[1] == "heading"


def test_a_line_much_longer_than_the_headings_is_under_a_picture():
    assert kinds(SENTENCE, "一張桌子", SENTENCE, "一把椅子", SENTENCE, "充電盒可為手機供電三次以上",
                 SENTENCE)[1::2] == ["heading", "heading", "caption"]


def test_a_line_that_leads_into_the_next_is_no_heading():
    assert kinds(SENTENCE, "他讀了自己的詩：", SENTENCE)[1] == "paragraph"


def test_a_quotation_that_is_a_sentence_is_no_heading():
    assert kinds(SENTENCE, "「收工。」", SENTENCE, "「收工」", SENTENCE)[1:4:2] == [
        "paragraph", "heading"]


def test_words_that_stand_in_a_paragraph_too_are_under_a_picture():
    assert kinds(SENTENCE, "海風社社長陳大文先生",
        f"海風社社長陳大文先生說，{SENTENCE}")[1] == "caption"


def test_long_words_without_a_stop_are_under_a_picture():
    assert kinds(SENTENCE, "觀眾在碼頭上看着這一件作品慢慢地落到水裏去然後消失",
        SENTENCE)[1] == "caption"


def test_the_language_says_what_looks_like_words_under_a_picture():
    assert kinds(SENTENCE, "論壇現場", SENTENCE)[1] == "caption"


def test_a_short_paragraph_with_a_picture_s_credit_is_under_a_picture():
    assert kinds(SENTENCE, "碼頭封閉。（黃某攝）", SENTENCE)[1] == "caption"


def test_a_short_block_before_a_line_of_credit_is_under_a_picture():
    signs = Signs(stops="。", claims=(("credit", re.compile("攝影："), 0.9, "word"),),
                  credit=re.compile("攝影："))
    found = place(article(SENTENCE, "碼頭封閉。", "攝影：黃某", SENTENCE), signs)
    assert [one.kind for one in found] == ["paragraph", "caption", "credit", "paragraph"]


def test_an_aside_after_the_stop_makes_no_heading():
    assert kinds(SENTENCE, "監測持續。（完）", SENTENCE)[1] == "paragraph"


def test_what_the_file_says_is_heard_first():
    found = kinds("海風", SENTENCE, "小標題。", "圖中是海", "一項",
                  hints={0: ("heading", 1), 2: ("heading", 2), 3: ("caption", 0), 4: ("list", 0)})
    assert found == ["headline", "paragraph", "heading", "caption", "list"]


def test_a_contact_and_boilerplate_go_on():
    assert kinds(SENTENCE, SENTENCE, "關於海風社", SENTENCE, "查詢：", "陳小姐",
                 "電話：0000 0000")[2:] == [
        "boilerplate", "boilerplate", "contact", "contact", "contact"]


def test_neighbouring_labels_make_a_list_but_not_a_conversation():
    assert kinds(SENTENCE, "男子：陳一", "女子：李二", SENTENCE)[1:3] == ["list", "list"]
    assert kinds(SENTENCE, "甲：我去", "乙：我不去", "甲：好吧", SENTENCE)[1:4].count("list") == 0


def test_an_end_mark_ends():
    assert kinds("標題", SENTENCE, "###")[2] == kinds("標題", SENTENCE, "－完－")[2] == "end"


@pytest.mark.parametrize("words, ends", [
    ("他說：「好。」", True), ("「好」", False), ("好。（完）", True), ("好（完）", False),
    ("（完）", False),
])
def test_the_end_of_a_sentence(words, ends):
    assert ends_sentence(words, "。") is ends


def test_every_block_has_one_entry():
    assert len(place(article("「", "#", "查詢：", "▲", "一", "："), SIGNS)) == 6
    assert place(Article("", "zh", ()), SIGNS) == ()
