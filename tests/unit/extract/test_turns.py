"""Interviews: whose turn it is by layout, in any language."""

import pytest

from presskit.build.importing import read_words
from presskit.desk import Desk
from presskit.extract import Article, Block, Piece, extract

LEADS = {
    "en": "Jane Rowe, a potter from Wend, has made bells for ten years. We met her in May.",
    "ja": "陶芸家の山田花子さんに話を聞いた。助手は鈴木一郎さんだ。",
    "ko": "도예가 김민수 씨를 만났다. 그는 종을 굽는다. 조수는 박서연 씨다.",
    "zh": "陶艺家林若安接受本刊专访。她做了十年的铃。助手名叫陈大文。",
}
HEADS = {"en": "The bells of Wend", "ja": "鐘を焼く人", "ko": "종을 굽는 사람", "zh": "烧铃铛的人"}


def read(language, *lines, between="\n\n", head=True):
    """What is said, by whom, of an article of these lines under a headline and a lead."""
    lines = (HEADS[language], LEADS[language], *lines) if head else lines
    text, blocks = "", []
    for line in lines:
        text += between if text else ""
        blocks.append(Block(Piece(len(text), len(text) + len(line))))
        text += line
    locale = {"zh": "zh-Hans-CN"}.get(language, language)
    return extract(Article(text, locale, tuple(blocks)), read_words(locale, Desk()))


def said(proposal):
    words = proposal.article.words
    return [("|".join(map(words, one.fragments)),
             words(proposal.people[one.speaker].name) if one.speaker is not None
             else one.unnamed and f"?{words(one.unnamed)}") for one in proposal.quotes]


@pytest.mark.parametrize("language, who, lines, answers", [
    ("zh", "林若安", ["问：为什么是铃？", "答：小时候听惯了。"], ["小时候听惯了。"]),
    ("zh", "林若安", ["Q1：为什么是铃？", "A1：小时候听惯了。", "Q2：以后呢？", "A2：再做十年。"],
     ["小时候听惯了。", "再做十年。"]),
    ("zh", "林若安", ["【问】为什么是铃？", "【答】小时候听惯了。", "【问】以后呢？",
                   "【答】再做十年。"],
     ["小时候听惯了。", "再做十年。"]),
    ("zh", "林若安", ["海风周刊：为什么是铃？", "林若安：小时候听惯了。", "海风周刊：难吗？",
                    "林若安：难。"], ["小时候听惯了。", "难。"]),
    ("zh", "林若安", ["记者：为什么是铃？", "林：小时候听惯了。", "记者：难吗？", "林：难。"],
     ["小时候听惯了。", "难。"]),
    ("zh", "林若安", ["——为什么是铃？", "我小时候听惯了。", "——陈大文帮您吗？", "陈大文只会喝茶。"],
     ["我小时候听惯了。", "陈大文只会喝茶。"]),
    ("zh", "林若安", ["为什么是铃？", "“小时候听惯了。”", "难吗？", "“难。”", "以后呢？",
                   "“再做。”"],
     ["小时候听惯了。", "难。", "再做。"]),
    ("ja", "山田花子", ["――なぜ鐘ですか。", "子どもの頃から聞いていました。", "――次は。",
                      "鈴木さんに任せます。"],
     ["子どもの頃から聞いていました。", "鈴木さんに任せます。"]),
    ("ja", "山田花子", ["Q　なぜ鐘ですか。", "A　聞いて育ちました。", "Q　次は。", "A　休みます。"],
     ["聞いて育ちました。", "休みます。"]),
    ("ja", "山田花子", ["――なぜ鐘ですか。", "山田　聞いて育ちました。", "――次は。",
                    "山田　休みます。"],
     ["聞いて育ちました。", "休みます。"]),
    ("ja", "山田花子", ["――なぜ鐘ですか？", "「聞いて育ちました」", "――次は？", "「休みます」"],
     ["聞いて育ちました", "休みます"]),
    ("ko", "김민수", ["-왜 종인가.", "“듣고 자랐습니다.”", "-다음은.", "“박서연 씨가 굽습니다.”"],
     ["듣고 자랐습니다.", "박서연 씨가 굽습니다."]),
    ("ko", "김민수", ["Q. 왜 종입니까?", "A. 듣고 자랐습니다.", "Q. 다음은요?", "A. 쉽니다."],
     ["듣고 자랐습니다.", "쉽니다."]),
    ("ko", "김민수", ["▷왜 종인가?", "▶듣고 자랐습니다.", "▷다음은?", "▶쉽니다."],
     ["듣고 자랐습니다.", "쉽니다."]),
    ("ko", "김민수", ["기자: 왜 종입니까?", "김민수: 듣고 자랐습니다.", "기자: 다음은요?",
                    "김민수: 쉽니다."], ["듣고 자랐습니다.", "쉽니다."]),
    ("en", "Jane Rowe", ["Q: Why bells?", "A: I grew up with them.", "Q: What next?", "A: Tea."],
     ["I grew up with them.", "Tea."]),
    ("en", "Jane Rowe", ["Wend Weekly: Why bells?", "Jane Rowe: I grew up with them.",
                         "Wend Weekly: Is it hard?", "Jane Rowe: Yes."],
     ["I grew up with them.", "Yes."]),
    ("en", "Jane Rowe", ["TM: Why bells?", "JR: I grew up with them.", "TM: Is it hard?",
                         "JR: Yes."], ["I grew up with them.", "Yes."]),
    ("en", "Jane Rowe", ["Why bells?", "I grew up with them.", "Is it hard?", "We manage.",
                         "What next?", "Tom Ash says tea. I say sleep."],
     ["I grew up with them.", "We manage.", "Tom Ash says tea. I say sleep."]),
])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_an_answer_is_the_guest_s(language, who, lines, answers, between):
    proposal = read(language, *lines, between=between)
    assert said(proposal)[-len(answers):] == [(one, who) for one in answers]
    assert [one.kind for one in proposal.placed].count("question") == len(answers)
