"""Interviews: whose turn it is by layout, in any language."""

import pytest

from presskit.build.importing import read_words
from presskit.desk import Desk
from presskit.extract import Article, Block, Piece, extract
from presskit.extract.proposal import DOUBTFUL

LEADS = {
    "en": "Jane Rowe, a potter from Wend, has made bells for ten years. We met her in May.",
    "ja": "陶芸家の山田花子さんに話を聞いた。助手は鈴木一郎さんだ。",
    "ko": "도예가 김민수 씨를 만났다. 그는 종을 굽는다. 연구원 박서연 씨가 돕는다.",
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
    ("zh", "林若安", ["问：为什么是铃？答：小时候听惯了。", "问：以后呢？ 答：再做十年。"],
     ["小时候听惯了。", "再做十年。"]),
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
    if len(lines) == 2 * len(answers):
        assert [one.kind for one in proposal.placed].count("question") == len(answers)


@pytest.mark.parametrize("language, lines, answers", [
    ("zh", ["主持人沈琳：先说材料。", "林若安：铜。", "陈大文：我管买。", "主持人沈琳：贵吗？",
            "陈大文：贵。"], [("铜。", "林若安"), ("我管买。", "陈大文"), ("贵。", "陈大文")]),
    ("zh", ["林若安：「我怕雨。」", "陈大文：「我怕干。」", "林若安：「你拍了几次？」",
            "陈大文：「三十一次。」", "林若安：「我两次。」"],
     [("我怕雨。", "林若安"), ("我怕干。", "陈大文"), ("你拍了几次？", "林若安"),
      ("三十一次。", "陈大文"), ("我两次。", "林若安")]),
    ("ja", ["司会　まず材料を。", "山田氏　銅です。", "鈴木氏　私が買います。",
            "司会　高いですか。",
            "鈴木氏　高いです。"],
     [("銅です。", "山田花子"), ("私が買います。", "鈴木一郎"), ("高いです。", "鈴木一郎")]),
    ("ko", ["▲사회: 재료부터 들어 보자.", "▲김 작가: 구리입니다.", "▲박서연 연구원: 제가 삽니다.",
            "▲사회: 비싼가.", "▲박 연구원: 비쌉니다."],
     [("구리입니다.", "김민수"), ("제가 삽니다.", "박서연"), ("비쌉니다.", "박서연")]),
    ("en", ["Moderator: What are they made of?", "Rowe: Copper.", "Dr Mehta: My team buys it.",
            "Moderator: Is it dear?", "Dr Mehta: Very.", "Anil Mehta runs the lab at Wend."],
     [("Copper.", "Jane Rowe"), ("My team buys it.", "Anil Mehta"), ("Very.", "Anil Mehta")]),
    ("en", ["Jane and Pavel Hrdy, her sous-chef, sat down with us.", "Who cooks?",
            "Jane — I make toast.", "Who eats?", "Pavel — I do.", "Who pays?", "Jane — We all do."],
     [("I make toast.", "Jane Rowe"), ("I do.", "Pavel Hrdy"), ("We all do.", "Jane Rowe")]),
    ("zh", ["（L：林若安　C：陈大文）", "L：我怕雨。", "C：我怕干。", "L：你拍了几次？",
            "C：三十一次。", "L：我两次。"],
     [("我怕雨。", "林若安"), ("我怕干。", "陈大文"), ("你拍了几次？", "林若安"),
      ("三十一次。", "陈大文"), ("我两次。", "林若安")]),
    ("zh", ["《海风晚报》记者：多少钱？", "林若安：三百。", "东湾电视台记者：贵吗？",
            "陈大文：贵。"],
     [("三百。", "林若安"), ("贵。", "陈大文")]),
])
def test_of_several_each_has_their_own_words(language, lines, answers):
    assert said(read(language, *lines))[-len(answers):] == answers


@pytest.mark.parametrize("language, lines", [
    ("zh", ["记者：为什么是铃？", "林若安：小时候听惯了。", "记者：难吗？", "林若安：难。",
            "采访结束，林若安站起来走到窗边。"]),
    ("ja", ["――なぜ鐘ですか。", "聞いて育ちました。", "――難しいですか。",
            "はい、とても難しいです。",
            "そう言って、山田さんは窓を開けた。鐘が鳴った。"]),
    ("ko", ["-왜 종인가.", "“듣고 자랐습니다.”", "-어렵나.", "“어렵습니다.”",
            "김 씨는 창가로 걸어갔다. 종이 울렸다."]),
    ("en", ["Why bells?", "I grew up with them.", "Is it hard?", "It is, for me.", "What next?",
            "I sleep.", "The bell rings and Rowe is gone."]),
])
def test_the_writer_s_last_words_are_nobody_s(language, lines):
    proposal = read(language, *lines)
    last = proposal.article.blocks[-1].piece
    assert len(proposal.quotes) >= 2
    assert not any(last.holds(one) for quote in proposal.quotes for one in quote.fragments)


@pytest.mark.parametrize("lines", [
    ["Frequently asked questions", "Q: When is it open?", "A: From 8am to 6pm every day.",
     "Q: Do I need to book?", "A: No. You can drive straight in."],
    ["Who built it?", "The bridge was built in 1794 and its archive burned.", "Who owns it now?",
     "Nobody knows. “I have read everything,” said Tom Ash.", "What happens next?",
     "A court will hear the case in May, and the bridge will wait."],
    ["Date: 3 May.", "Venue: Wend Hall.", "Price: nothing.", "Organiser: Wend Trust."],
])
def test_what_asks_and_is_no_interview_gives_nobody_words(lines):
    assert [one for one in said(read("en", *lines)) if one[1] == "Jane Rowe"] == []


def test_words_that_are_set_large_are_said_once():
    found = said(read("zh", "记者：难吗？", "林若安：难。我怕的不是火，是静。",
                      "“我怕的不是火，是静。”",
                      "记者：以后呢？", "林若安：再做。"))
    assert found == [("难。我怕的不是火，是静。", "林若安"), ("再做。", "林若安")]


def test_lines_before_a_question_are_heading_and_caption():
    proposal = read("ja", "――なぜ鐘ですか。", "聞いて育ちました。", "――次は。", "休みます。",
                    "山田花子さん。手にしているのは初めて焼いた鐘", "窯の前で", "――難しいですか。",
                    "はい。", between="\n")
    assert [one.kind for one in proposal.placed][6:8] == ["caption", "heading"]


def test_an_answer_over_paragraphs_is_one_quote_and_a_caption_is_none_of_it():
    found = said(read("en", "Q: Why bells?", "A: I grew up with them.",
                      "Photo: Jane Rowe in her shop. Tom Ash/Wend News",
                      "We all did, in our street.",
                      "Q: What next?", "A: Tea."))
    assert found == [("I grew up with them.|We all did, in our street.", "Jane Rowe"),
                     ("Tea.", "Jane Rowe")]


def test_of_two_of_a_surname_the_one_who_was_introduced_answers():
    found = said(read("ja", "――家業ですか。", "山田　父の山田太郎が始めました。", "――次は。",
                      "山田　休みます。"))
    assert [who for _, who in found] == ["山田花子", "山田花子"]


def test_who_of_two_of_a_surname_answers_is_doubtful():
    proposal = read("en", "Her sister Ann Rowe paints them.", "Reporter: Why?", "Rowe: I like it.",
                    "Reporter: And then?", "Rowe: Tea.")
    assert all(one.sure < DOUBTFUL for one in proposal.quotes)


def test_questions_that_do_not_ask_stand_before_speech_in_marks():
    found = said(read("ja", "――2年ぶりの鐘。", "「よく焼けた」", "――評判が上がった。",
                      "「上げた覚えはない」"))
    assert found == [("よく焼けた", "山田花子"), ("上げた覚えはない", "山田花子")]


def test_an_answer_may_stand_in_the_paragraph_of_its_question():
    found = said(read("en", "An interview with Jane Rowe, as told to Sam Lowe.",
                      "When did you start? My father gave me a bell at six.",
                      "The hardest one? I broke one that was cast in 1794.",
                      "Do you own a clock? Never. I listen."))
    assert found == [("My father gave me a bell at six.", "Jane Rowe"),
                     ("I broke one that was cast in 1794.", "Jane Rowe"),
                     ("Never. I listen.", "Jane Rowe")]


def test_whose_kin_somebody_is_does_not_answer_for_them():
    lead = "灯台守を長く務めた人の自宅を訪ねた。長女の山田花子さんと暮らす家を訪ねた。"
    found = said(read("ja", "灯台の話", lead, "◆一日は？", "灯を消します。", "◆怖い夜は？",
                      "台風です。", "◆次は？", "休みます。", head=False))
    assert [one for one in found if one[1] == "山田花子"] == []


def test_a_sentence_that_speaks_to_the_guest_stands_between_questions():
    found = said(read("en", "Why bells?", "I grew up with them.", "Your critics say they are loud.",
                      "They are right, I framed it.", "What next?", "I sleep.", "And then?",
                      "Tea."))
    assert [words for words, _ in found] == [
        "I grew up with them.", "They are right, I framed it.", "I sleep.", "Tea."]


def test_labels_in_capitals_are_names_too():
    found = said(read("en", "Host Lena Fry talks to Jane Rowe and Anil Mehta.", "LENA FRY: Why?",
                      "JANE ROWE: I like them.", "ANIL MEHTA: So do I.", "LENA FRY: And now?",
                      "JANE ROWE: Tea."))
    assert found == [("I like them.", "Jane Rowe"), ("So do I.", "Anil Mehta"),
                     ("Tea.", "Jane Rowe")]


@pytest.mark.parametrize("language, who, opening", [
    ("zh", "林若安", ["陶艺家林若安去年以《铃》受到注意。今年她与编剧陈大文再度合作。",
                   "开烧前两周，她在工作室接受本刊专访。访谈开始前，演员周美玲回头叮嘱：“你不要又讲哭了。”"]),
    ("zh", "林若安", ["采访当天，助手周美玲在门口迎接记者。陶艺家林若安正在开窑。"]),
    ("zh", "林若安", ["在策展人周美玲的引见下，记者见到了陶艺家林若安。"]),
    ("zh", "林若安", ["“她从来不接受采访。”策展人周美玲提醒记者。陶艺家林若安却爽快答应了。"]),
    ("zh", "林若安", ["陶艺家林若安住在海城。馆长周美玲收藏了她的铃。", "上月，她接受本刊专访。"]),
    ("zh", "周美玲", ["本刊专访经纪人周美玲。陶艺家林若安是她的第一位客户。"]),
    ("en", "Jane Rowe", ["Jane Rowe, a potter from Wend, has made bells for ten years. Before the "
                         "interview her assistant Mary Doe told us to keep it short."]),
    ("en", "Jane Rowe", ["When we met, her agent Mary Doe was packing boxes. Jane Rowe, a potter, "
                         "makes bells."]),
    ("ja", "山田花子", ["インタビュー当日、助手の鈴木一郎さんが迎えてくれた。"
                       "陶芸家の山田花子さんは窯を開けていた。"]),
    ("ko", "김민수", ["도예가 김민수 씨는 종을 굽는다. 인터뷰 전 조수 박서연 씨가 차를 내왔다."]),
])
def test_who_stands_by_while_an_interview_begins_is_not_its_guest(language, who, opening):
    turns = {"zh": ["问：为什么是铃？", "答：小时候听惯了。", "问：难吗？", "答：我做坏过很多。"],
             "en": ["Q: Why bells?", "A: I heard them as a child.", "Q: Hard?", "A: I think so."],
             "ja": ["Q　なぜ鐘ですか。", "A　私は聞いて育ちました。", "Q　次は。", "A　休みます。"],
             "ko": ["Q. 왜 종인가요?", "A. 어릴 때부터 들었습니다.", "Q. 다음은요?",
                    "A. 저는 쉬겠습니다."]}[language]
    found = said(read(language, HEADS[language], *opening, *turns, head=False))
    assert [name for _, name in found][-2:] == [who, who]
