"""Signs: every fault seeded in a text of each locale is found, and clean prose is left alone.

Code points that an editor's clipboard may change are written as escapes.
"""

from __future__ import annotations

import pytest

from presskit.content.flows import flow_of_line
from presskit.localise.signs import find_name_slips, find_slips
from tests.helpers.signs import mend, open_hand

CLEAN = {
    "zh-Hant-HK": (
        "主持人問：「他說『燈亮了』，是真的嗎？」全場……靜了。",
        "《燈塔——評〈海〉》於2026年12月19日（星期六）上映，票價80～120元，共1,000張。",
        "約翰\u00b7愛德華\u00b7史密斯（John Edward Smith）與J\u00b7K\u00b7羅琳，"
        "3.5公里，12:30開場。",
        "AI創作，AI與人；見 https://example.org/a-b_(c)?d=1,2 及 press@example.org。",
        "香港—深圳列車；「你好！」「再見？」國產化率達50%，C++與A/B測試。",
        "一一介紹《一》；第一、第二；Rock ’n’ Roll，Women’s Day。",
    ),
    "zh-Hant-TW": (
        "約翰\u2027愛德華（John Edward）說：「『好』。」《海》……——完。",
        "票價80～120元。",
    ),
    "zh-Hans-CN": (
        "主持人问：“他说‘灯亮了’，是真的吗？”全场……静了——《灯塔：评〈海〉》。",
        "沈括（1031—1095）坐北京—上海列车；约翰\u00b7史密斯说3～5人。",
        "“你好！”“再见？”首届AI节，GDP增长5.5%，T-shirt与Women’s Day。",
    ),
    "en": (
        "“She said ‘it works’,” the speakers’ agents said in the ’90s — twice.",
        "From 10–12 a.m. (HKT), well-known co-founders paid US$1,000.50… at example.org/a--b.",
        "‘Lighthouse’ opens: C. S. Lewis’s “The Sea” (a) first, b) second; 6'2\" tall.",
        "Łódź, İzmir, Škoda and naïve café.",
    ),
    "ja": (
        "彼は「『海』は面白い」と述べた。『灯台「海」』を上映……した——のではない。",
        "レオナルド・ダ・ヴィンチ（Leonardo）、ロボット工学、ラーメン、第一回、一ページ。",
        "料金は10\u301c12円（税込）、午後3:30から。わーい！　すごーーい",
        "クラス一の力、夕方、入口、サンタの口、3.5％、A/B、「えっ！」「本当？」",
    ),
    "ko": (
        "그는 “‘좋다’고 했다”라고 말했다. ‘기생충’과 《바다》, 〈섬〉, 책이 아니라…",
        "한\u00b7중 정상, 10~12명, 3.5km, A/B(영문) - 끝... 네!",
        "참가비: 1,000원, 오후 3:30; 존 리(李家超) 장관……",
    ),
}


@pytest.mark.parametrize(("locale", "text"), [
    (locale, text) for locale, texts in CLEAN.items() for text in texts])
def test_clean_prose_is_left_alone(locale: str, text: str) -> None:
    assert find_slips(flow_of_line(text).text, open_hand(locale)) == []


# text, code of each slip in order, the text mended (None: nothing of it is safe)
HANT = [
    ("他說“好”。", ["sign-quotes"] * 2, "他說「好」。"),
    ("他說“甲‘乙’丙”。", ["sign-quotes"] * 4, "他說「甲『乙』丙」。"),
    ("他說『好』。", ["sign-nesting"] * 2, "他說「好」。"),
    ("「甲「乙」丙」", ["sign-nesting"] * 2, "「甲『乙』丙」"),
    ("「甲", ["sign-unpaired"], None),
    ("甲」乙", ["sign-unpaired"], None),
    ("“甲", ["sign-unpaired"], None),
    ("「甲\ufe41乙\ufe42丙」", ["sign-quotes"] * 2, "「甲『乙』丙」"),
    ("他說\"好\"。", ["quote-marks-straight"] * 2, "他說「好」。"),
    ("看<<海>>", ["sign-titles"] * 2, "看《海》"),
    ("看\u226a海\u226b", ["sign-titles"] * 2, "看《海》"),
    ("《評《海》》", ["sign-titles"] * 2, "《評〈海〉》"),
    ("《海", ["sign-unpaired"], None),
    ("（海", ["sign-unpaired"], None),
    ("靜了...", ["sign-ellipsis"], "靜了……"),
    ("靜了。。。", ["sign-ellipsis"], "靜了……"),
    ("靜了…", ["sign-ellipsis"], "靜了……"),
    ("靜了\u30fb\u30fb\u30fb", ["sign-ellipsis"], "靜了……"),
    ("靜了\u22ef\u22ef", ["sign-ellipsis"], "靜了……"),
    ("燈塔--海港", ["sign-dash"], "燈塔——海港"),
    ("燈塔\u2015\u2015海港", ["sign-dash"], "燈塔——海港"),
    ("燈塔\u2500\u2500海港", ["sign-dash"], "燈塔——海港"),
    ("燈塔\u30fc\u30fc海港", ["sign-dash"], None),
    ("「燈塔」—海港", ["sign-dash"], "「燈塔」——海港"),
    ("香港\u2015深圳", ["sign-dash"], "香港—深圳"),
    ("10\u301c12元", ["sign-wave"], "10\uff5e12元"),
    ("10~12元", ["sign-wave"], "10\uff5e12元"),
    ("約翰\u30fb史密斯", ["sign-dot"], "約翰\u00b7史密斯"),
    ("約翰\u2027史密斯", ["sign-dot"], "約翰\u00b7史密斯"),
    ("約翰\u2022史密斯", ["sign-dot"], "約翰\u00b7史密斯"),
    ("約翰\uff0e史密斯", ["sign-dot"], "約翰\u00b7史密斯"),
    ("約翰.史密斯", ["sign-dot"], None),
    ("好,壞;他:是?對!", ["sign-width"] * 5, "好，壞；他：是？對！"),
    ("好, 壞", ["sign-width"], "好，壞"),
    ("「好。」 他說", ["sign-space"], "「好。」他說"),
    ("好，  壞", ["sign-space"], "好，壞"),
    ("AI  與人", ["sign-space"], "AI 與人"),
    ("AI,好", ["sign-width"], "AI，好"),
    ("林芬(Jennifer Lin)", ["sign-width"] * 2, "林芬（Jennifer Lin）"),
    ("結束.", ["sign-width"], "結束。"),
    ("\uff21\uff29與\uff12\uff10件", ["sign-width"] * 2, "AI與20件"),
    ("\u2f83己", ["sign-character"], "自己"),
    ("\u2ec4方", ["sign-character"], "西方"),
    ("\uf90a色", ["sign-character"], "金色"),
    ("o\ufb03ce", ["sign-character"], "office"),
    ("好\ufe50壞", ["sign-character"], "好，壞"),
    ("cafe\u0301", ["sign-character"], "caf\u00e9"),
    ("第\u30fc回", ["sign-lookalike"], None),
]
HANS = [
    ("他说「好」。", ["sign-quotes"] * 2, "他说“好”。"),
    ("他说「甲『乙』丙」。", ["sign-quotes"] * 4, "他说“甲‘乙’丙”。"),
    ("他说‘好’。", ["sign-nesting"] * 2, "他说“好”。"),
    ("“甲“乙”丙”", ["sign-nesting"] * 2, "“甲‘乙’丙”"),
    ("约翰\u30fb史密斯", ["sign-dot"], "约翰\u00b7史密斯"),
    ("灯塔\uff0d\uff0d海", ["sign-dash"], "灯塔——海"),
    ("\u2ec5到", ["sign-character"], "见到"),
]
JA = [
    ("彼は“好き”と", ["sign-quotes"] * 2, "彼は「好き」と"),
    ("「甲「乙」丙」", ["sign-nesting"] * 2, "「甲『乙』丙」"),
    ("静か...", ["sign-ellipsis"], "静か……"),
    ("灯台\u2015\u2015海", ["sign-dash"], "灯台——海"),
    ("ジョン\u00b7スミス", ["sign-dot"], "ジョン\u30fbスミス"),
    ("ジョン\uff65スミス", ["sign-dot"], "ジョン\u30fbスミス"),
    ("\uff83\uff9e\uff70\uff80", ["sign-character"], "データ"),
    ("か\u3099", ["sign-character"], "が"),
    ("コンピュ一タ", ["sign-lookalike"], None),
    ("アロ口マ", ["sign-lookalike"], None),
    ("はい,いいえ.", ["sign-width"] * 2, "はい、いいえ。"),
    ("\ufa19社", ["sign-character"], None),
    ("\uff12\uff10\uff12\uff16年", ["sign-width"], "2026年"),
    ("10\u223c12", ["sign-wave"], "10\u301c12"),
    ("\u226a海\u226b", ["sign-titles"] * 2, "《海》"),
]
KO = [
    ("그는 「좋다」고", ["sign-quotes"] * 2, "그는 “좋다”고"),
    ("“가“나”다”", ["sign-nesting"] * 2, "“가‘나’다”"),
    ("\u226a바다\u226b", ["sign-titles"] * 2, "《바다》"),
    ("가。。。", ["sign-ellipsis"], "가……"),
    ("가\u2015\u2015나", ["sign-dash"], "가—나"),
    ("10\uff5e12", ["sign-wave"], "10~12"),
    ("한\u30fb중", ["sign-dot"], "한\u00b7중"),
    ("한\u318d중", ["sign-dot"], None),
    ("가，나。", ["sign-width"] * 2, "가, 나."),
    ("가（나）", ["sign-width"] * 2, "가(나)"),
    ("\u1112\u1161\u11ab", ["sign-character"], "한"),
    ("\uf9e1가", ["sign-character"], "李가"),
    ("\uff21\uff29", ["sign-width"], "AI"),
]
EN = [
    ("He said 「go」.", ["sign-quotes"] * 2, "He said “go”."),
    ("“a “b” c”", ["sign-nesting"] * 2, "“a ‘b’ c”"),
    ('He said "go".', ["quote-marks-straight"] * 2, "He said “go”."),
    ("《Sea》", ["sign-titles"] * 2, None),
    ("wait...", ["sign-ellipsis"], "wait…"),
    ("a -- b", ["sign-dash"], "a — b"),
    ("a \u2015 b", ["sign-dash"], "a — b"),
    ("a\u2014\u2014b", ["sign-dash"], "a—b"),
    ("sea - land", ["sign-dash"], "sea – land"),
    ("sea，land（a）", ["sign-width"] * 3, "sea, land (a)"),
    ("\uff21\uff29", ["sign-width"], "AI"),
    ("(open", ["sign-unpaired"], None),
    ("“open", ["sign-unpaired"], None),
    ("\ufb01ne", ["sign-character"], "fine"),
    ("\u212bngstr\u00f6m", ["sign-character"], "\u00c5ngstr\u00f6m"),
]
SEEDED = [*(("zh-Hant-HK", *row) for row in HANT), *(("zh-Hans-CN", *row) for row in HANS),
          *(("ja", *row) for row in JA), *(("ko", *row) for row in KO),
          *(("en", *row) for row in EN),
          ("zh-Hant-TW", "約翰\u00b7史密斯", ["sign-dot"], "約翰\u2027史密斯")]


@pytest.mark.parametrize(("locale", "text", "codes", "mended"), SEEDED)
def test_every_seeded_fault_is_found_and_mended_if_safe(
        locale: str, text: str, codes: list[str], mended: str | None) -> None:
    hand = open_hand(locale)
    assert [one.code for one in find_slips(text, hand)] == codes
    assert mend(text, hand) == (mended or text)
    if mended:
        assert find_slips(mended, hand) == []


def test_a_convention_set_has_its_own_marks_and_signs() -> None:
    issuer = open_hand("zh-Hans-CN", conventions="zh-Hans-HK-issuer")
    assert find_slips("他说「甲『乙』」。", issuer) == []
    assert mend("他说“好”。", issuer) == "他说「好」。"
    assert find_slips("\uff12\u56de", open_hand("ja", conventions="ja-newspaper")) == []


def test_a_registered_name_is_as_its_bearer_writes_it() -> None:
    text = "\uff21\uff2b\uff22與山\ufa11社、約翰\u30fb史密斯、髙橋"
    names = ("\uff21\uff2b\uff22", "約翰\u30fb史密斯")
    assert find_slips(text, open_hand("zh-Hant-HK", names=names)) == []
    assert [one.code for one in find_slips(text, open_hand("zh-Hant-HK"))] == [
        "sign-width", "sign-dot"]


def test_what_cant_be_meant_in_a_name_is_said_and_never_safe() -> None:
    hand = open_hand("ja")
    found = find_name_slips("\u2f83由か\u3099\ufa19", hand)
    assert [(one.code, one.safe) for one in found] == [("sign-character", False)] * 2


def test_in_the_words_of_a_quote_only_marks_are_mended() -> None:
    hand = open_hand("zh-Hant-HK")
    assert mend("“好”...\uff21\u2f83", hand, quote=True) == "『好』...\uff21\u2f83"
    assert len(find_slips("“好”...\uff21\u2f83", hand, quote=True)) == 5
    assert find_slips("「甲」『乙』", hand, quote=True) == []


def test_two_signs_of_a_range_are_not_mixed() -> None:
    hand = open_hand("ja")
    assert find_slips("1\uff5e2", hand, wave="\uff5e") == []
    (slip,) = find_slips("1\uff5e2", hand, wave="\u301c")
    assert (slip.code, slip.instead) == ("sign-wave", "\u301c")
