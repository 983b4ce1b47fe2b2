"""What the press of three places shows a block to be."""

from pathlib import Path

import pytest
import yaml

from presskit.extract.article import Article, Block, Piece
from presskit.extract.chinese.blocks import place_blocks
from presskit.extract.words import decode_words

LISTS = Path(__file__).parents[4] / "templates" / "articles" / "chinese"
WORDS = decode_words(yaml.safe_load(path.read_text("utf-8"))
                     for path in sorted(LISTS.glob("*.yaml")))
SENTENCE = "海風社昨日在舊碼頭舉行了一場聚會，到場的有三百多人，大家都說好。"


def kinds(*lines: str) -> list[str]:
    text, at, blocks = "\n".join(lines), 0, []
    for line in lines:
        blocks.append(Block(Piece(at, at + len(line))))
        at += len(line) + 1
    return [one.kind for one in place_blocks(Article(text, "zh-Hant-HK", tuple(blocks)), WORDS)]


def between(line: str) -> str:
    """What a line is among paragraphs."""
    return kinds("海風社三百人聚會", SENTENCE, SENTENCE, line, SENTENCE)[3]


@pytest.mark.parametrize("line", [
    "▲海風社社員在碼頭上唱歌。", "【圖說】海風社社員唱歌。", "（圖說）海風社社員唱歌。",
    "圖說：海風社社員唱歌。",
    "图片说明：海风社社员在唱歌。", "图为海风社社员在唱歌。", "圖一：海風社社員唱歌。", "图2：现场",
    "海風社社員唱歌。（黃柏熙攝）", "海风社社员唱歌。 本报记者 常青 摄",
    "海风社社员唱歌。受访者供图",
    "海風社社員唱歌。（圖／海風社提供）", "海風社社員唱歌。　方以晴／攝",
    "海风社社员唱歌。摄影/司徒海",
    "海風社員唱歌。（公司圖）", "海風社員唱歌。Photo: Mona Chan",
    "林大同接受本報訪問", "導演柯以安（左）與演員江野討論走位。",
    "海風社社長林大同在發布會上介紹作品", "圓桌討論環節",
    "海風社社長林大同", "林大同（左）與何小姐", "林大同在碼頭上與社員合影",
    "在聚會的現場，由社員和附近居民一起完成的作品在大銀幕上播放，令在場的三百名觀眾深受感動",
])
def test_words_under_a_picture(line):
    assert between(line) == "caption"


@pytest.mark.parametrize("line", [
    "AI邁入應用前夜 共繪創作藍圖", "一張桌子", "「魚不會等人」", "“账本”是一面墙",
    "街坊：十五分鐘變成粒鐘",
    "第一步已經踏出 第二步更難", "1998年的那場雨", "【演出資訊】", "記者手記",
    "一、緣起", "錢從哪裏來？", "聚會資料",
])
def test_headings(line):
    assert between(line) == "heading"


@pytest.mark.parametrize("line", [
    "碼頭的位置沒有變過（見下圖）。", "「收工啦。」", "沒有人回答。", "他讀了自己的詩：",
    "上圖書館的人越來越多，碼頭的人越來越少。",
    "「好呀！」",
    "查詢處昨日收到三百個電話，都是問聚會的。",
])
def test_paragraphs(line):
    assert between(line) == "paragraph"


@pytest.mark.parametrize("line, kind", [
    ("■記者梁詠欣", "byline"), ("□ 本刊记者 万俟宁", "byline"), ("文/图 本报特派记者 苏木",
    "byline"),
    ("文：阿澄　圖：Dominic Fung", "byline"), ("記者方以晴／旗嶼報導", "byline"),
    ("编辑：贺兰　　美编：于是", "credit"), ("责任编辑 顾盼", "credit"), ("圖：霍永賢攝", "credit"),
    ("[责任编辑：章小满]",
    "credit"),
    ("（本刊实习生钟离对本文亦有贡献）", "credit"), ("來源：《江南體育》2025年第11期", "source"),
    ("資料來源：海風社", "source"), ("傳媒查詢：關小姐（電話：0000 0145）", "contact"),
    ("【本報訊】", "dateline"), ("關於海風社：海風社成立於1968年。", "boilerplate"),
    ("即時發佈", "note"), ("編者按：本文寫於去年。", "note"), ("（完）", "end"),
])
def test_other_kinds(line, kind):
    assert kinds("海風社三百人聚會", SENTENCE, SENTENCE, line)[3] == kind


def test_facts_are_a_list_and_the_line_above_them_is_their_heading():
    found = kinds(SENTENCE, SENTENCE, "「好字」展覽", "日期：5月2日", "地點：舊碼頭", SENTENCE)
    assert found[2:5] == ["heading", "list", "list"]


def test_about_somebody_who_was_never_named_is_a_heading():
    assert kinds(SENTENCE, SENTENCE, "關於潮汐", SENTENCE)[2] == "heading"


def test_the_tail_of_a_release_has_headings():
    about = "海風社成立於1968年，是一個合唱團體。"
    assert kinds("海風社三百人聚會", SENTENCE, SENTENCE, "關於海風社", about, "媒體聯絡",
                 "海風社公關　王小明", "電話：0000 0145")[3:] == [
        "heading", "boilerplate", "heading", "contact", "contact"]


@pytest.mark.parametrize("lines", [
    ("【新聞稿】", "發稿日期：2026年10月7日", "發稿單位：海風社"),
    ("新闻稿", "2026年4月20日 即时发布"), ("海風社　新聞稿", "發稿日期：115年3月12日"),
    ("２０２６年６月８日（星期一）",),
])
def test_the_head_of_a_release_is_no_headline(lines):
    assert kinds(*lines, "海風社三百人聚會", SENTENCE, SENTENCE) == [
        *["note"] * len(lines), "headline", "paragraph", "paragraph"]
