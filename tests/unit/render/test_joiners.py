"""Joiners, gaps and opening marks on paper."""

from __future__ import annotations

import pytest

from presskit.document import LineBreak, Span, Strong, Text
from presskit.render.joiners import BREAK, JOINER, set_runs
from presskit.render.marks import find_marks
from presskit.render.runs import read_line
from tests.helpers.rendering import shipped_fonts


def show(*inlines, role: str = "body", locale: str = "zh-Hant-HK") -> str:
    """The text with joiners as | and breaks as _."""
    nodes = set_runs(inlines, role, locale, shipped_fonts())
    return "".join(run.text for runs in nodes for run in runs).replace(JOINER, "|").replace(
        BREAK, "_")


@pytest.mark.parametrize(("text", "shown"), [
    ("2025年12月", "2025||年__12||月"), ("好～好", "好|～好"), ("由AI主辦", "由__AI__主辦"),
    ("第2版", "第||2||版"), ("在無界，AI。", "在無界|，|AI|。")])
def test_chinese_gets_gaps_and_keeps_number_and_unit(text: str, shown: str) -> None:
    assert show(Text(text)) == shown


@pytest.mark.parametrize(("text", "shown"), [
    ("rain of 305 mm fell at 118 km/h", "rain of 305 |mm fell at |118 |km/h"),
    ("№ 7 of 10⁻³ Hz", "№ |7 of |10⁻³ |Hz"),
    ("under a No. 8 signal of the station", "under a No. |8 signal of the station"),
    ("it opens on 6 May in the old town hall", "it opens on 6 |May in the old town |hall"),
    ("from 9:00–17:30 on every day of the week", "from 9:00|–|17:30 on every day of the |week")])
def test_a_unit_stays_with_its_number(text: str, shown: str) -> None:
    assert show(Text(text), locale="en") == shown


def test_short_pieces_of_dates_and_hours_stay_together() -> None:
    assert "9:00|～|17:30" in show(Text("時間為9:00～17:30，地點為大會堂一樓展廳"))
    assert "9||時||30||分" in show(Text("受付は午前9時30分から、会場は二階の展示室です"),
                                   locale="ja")
    assert "9|시 |30|분" in show(Text("오전 9시 30분부터 문의를 받습니다."), locale="ko")
    assert "5|월 |31|일" in show(Text("2028년 5월 31일까지 전시가 이어집니다."), locale="ko")


def test_a_short_word_with_a_hyphen_stays_whole() -> None:
    assert "Wi-|Fi" in show(Text("会场有Wi-Fi可以用，也可以看一看短片"), locale="zh-Hans-CN")
    assert "co-founder" in show(Text("the co-founder of it said so to all of us"), locale="en")


@pytest.mark.parametrize("locale", ["zh-Hant-HK", "zh-Hans-CN", "ja"])
def test_nothing_stands_between_two_marks_of_a_headline(locale: str) -> None:
    assert "」、「" in show(Text("見「壁」、「光」、空"), role="headline", locale=locale)


def test_a_paragraph_of_marks_alone_can_be_broken() -> None:
    shown = show(Text("「」「」『』『』（）（）"))
    assert shown.startswith("「」「」『』『") and shown.endswith("（|）")


def test_a_long_name_in_a_column_breaks_behind_its_dots() -> None:
    name = Span("listed-name", (Text("エセルフレッド・オ・ムィル"),))
    assert show(name, role="table-text", locale="ja") == \
        "エ|セ|ル|フ|レ|ッ|ド|・オ|・ム|ィ|ル"


def test_a_long_reading_ends_a_line_at_its_dots_only_in_a_column_beside_others() -> None:
    reading = "（チェン・ティエンチャン）"
    listed = Span("listed-name", (Text("陳天禪"),)), Text(reading)
    alone = Span("person-name", (Text("陳天禪"),)), Text(reading)
    narrow, whole = (show(*one, role="table-text", locale="ja") for one in (listed, alone))
    assert "ン|・テ|ィ" in narrow and "ン|・|テ|ィ" in whole


def test_a_long_title_in_a_column_leaves_no_character_alone() -> None:
    def shown(title: str) -> str:
        return show(Span("listed-work", (Text(title),)), role="table-text", locale="ja")

    assert "|" not in shown("『越日韓・雨のことば小辞典』")[4:-6].replace("|・", "")
    assert shown("『越日韓・雨のことば小辞典』").endswith("小|辞|典|』")
    assert shown("『全天候句読点手帖』") == "|".join("『全天候句読点手帖』")


def test_a_name_in_its_own_script_beside_the_readers_stays_on_a_line() -> None:
    def shown(name: str) -> str:
        return show(Text("존("), Span("original-name", (Text(name, "en"),)), Text(")"),
                    role="table-text", locale="ko")

    assert "John| |Edward| |Hopcroft" in shown("John Edward Hopcroft")
    assert shown("John Edward Hopcroft").startswith("존|(") and shown("丁偉").startswith("존|(")
    assert "Lloviznain| |del" not in shown("Ana-María Lloviznain del Río Ventoso")


def test_a_long_name_in_two_parts_with_a_hyphen_breaks_at_its_spaces() -> None:
    def shown(name: str) -> str:
        return show(Span("person-name", (Text(name),)), role="table-text", locale="en")

    assert "-|M" in shown("Bořek Dvořák-Mlhavý") and "k |" not in shown("Bořek Dvořák-Mlhavý")
    assert "-|Y" in shown("İpek Erdoğan-Yağmurlu")
    assert "-|G" in shown("John Smith-Galewind")


def test_letters_with_marks_are_letters_where_a_short_hyphenated_word_is_looked_for() -> None:
    assert "-|Y" not in show(Text("İpek Erdoğan-Yağmurlu"), role="body", locale="en")
    assert "-|F" in show(Text("Wi-Fi"), role="body", locale="en")


def test_a_long_name_of_a_heading_ends_its_line_before_its_own_script() -> None:
    shown = show(Span("person-name", (Text("ジョン・エドワード・ホップクロフト"),)), Text(" "),
                 Span("original-name", (Text("John Edward Hopcroft", "en"),)), role="bio-name",
                 locale="ja")
    assert "ト| John" in shown and "John| |Edward| |Hopcroft" in shown


@pytest.mark.parametrize("role", ["fact-label", "quote-title", "bio-title"])
def test_short_texts_with_one_edge_straight_break_at_phrases(role: str) -> None:
    assert show(Text("パネル討論「小さな港とクリーン電力」"), role=role, locale="ja") == (
        "パ|ネ|ル|討|論「|小|さ|な港|とク|リ|ー|ン|電|力|」")
    assert "Panel discussion on" in show(Text("Panel discussion on small harbours"), role=role,
                                         locale="en")


def test_a_label_wider_than_its_column_leaves_no_character_alone() -> None:
    assert show(Text("文字ワークショップ"), role="fact-label", locale="ja") == (
        "文|字ワ|ー|ク|シ|ョ|ッ|プ")
    assert show(Text("オープンワークショップ"), role="fact-label", locale="ja").endswith("ョ|ッ|プ")
    assert show(Text("文字ワークショップ"), role="quote-title", locale="ja").count("|") == 8


def test_words_of_katakana_are_whole_in_columns() -> None:
    shown = show(Text("音響ポストプロダクションと映画のプロデューサー、研究者"), role="table-text",
                 locale="ja")
    assert "プ|ロ|デ|ュ|ー|サ|ー" in shown and "ポストプロダク" in shown  # too long for a column
    assert "エグゼ" in show(Text("映画のエグゼクティブプロデューサーと、編集者たちの研究会"),
                          role="table-text", locale="ja")
    assert "プ|ロ|デ" not in show(Text("映画のプロデューサーと、研究者と編集者たち"), role="body",
                               locale="ja")


def test_a_long_reading_breaks_behind_its_dots() -> None:
    def shown(reading: str) -> str:
        return show(Text(f"慕容{reading}"), role="table-text", locale="ja")

    assert "・|ゲ" in shown("（モー・ゲイ）")
    assert "・シ" in shown("（モーヨン・シュッフェイフェイ）")


def test_no_line_ends_with_the_dot_of_taiwan() -> None:
    assert show(Text("由埃塞弗‧奧莫爾希說起這件事"), locale="zh-Hant-TW").startswith(
        "由埃塞弗|‧|奧莫爾希說")


def test_a_name_in_chinese_characters_is_whole_in_a_text_with_spaces() -> None:
    assert "吉|見|髙|子." in show(Text("her name was written so: 吉見髙子. It had a ladder."),
                              locale="en")
    assert "Feng (風|雨)" in show(Text("the surname of the painter is Feng (風雨) and so on"),
                                locale="en")
    chinese = Text("很多人，好多人，一塊新的，就是這樣", language="zh-Hant-HK")
    assert "|" not in show(chinese, locale="en")[:12]


def test_korean_words_stay_whole() -> None:
    shown = show(Text("AI 창작 포럼이(費俊) 열렸다."), locale="ko")
    assert shown == "AI 창|작 포|럼|이|(|費|俊|) 열|렸|다|."


def test_a_long_row_of_korean_words_breaks_behind_its_dots() -> None:
    shown = show(Text("기획·제작·시연·상영회"), locale="ko")
    assert shown == "기|획|·제|작|·시|연|·상|영|회"
    assert show(Text("제작·시연"), locale="ko") == "제|작|·|시|연"


def test_a_reading_in_brackets_is_whole_in_a_table() -> None:
    shown = show(Text("陳天禪（チェン・ティエン）"), role="table-text", locale="ja")
    assert shown == "陳天禪（|チ|ェ|ン|・|テ|ィ|エ|ン|）"


def test_the_end_of_a_paragraph_is_kept_together() -> None:
    assert show(Text("這是一個夠長的段落，要看它最後幾個字。")).endswith("最後幾|個|字|。")


def test_display_type_breaks_at_phrases_only() -> None:
    shown = show(Text("學界藝術界與產業界共議人機共創"), role="headline")
    assert "產|業|界" in shown
    assert shown.endswith("共|創")


def test_an_authors_break_has_no_joiner_beside_it() -> None:
    shown = show(Text("論壇在香港舉行"), LineBreak(), Text("學界共議"), role="headline")
    assert not shown.startswith("|")


def test_a_gap_across_nodes_stands_at_the_end_of_the_first() -> None:
    nodes = set_runs((Text("在"), Strong((Text("AI"),))), "body", "zh-Hant-HK", shipped_fonts())
    assert nodes[0][-1].text == f"在{BREAK * 2}"
    assert nodes[1][0].text == "AI"


def test_names_in_lists_and_names_by_role_are_whole() -> None:
    assert show(Text("丁偉、約翰．愛德華、費俊"), role="fact-value").startswith("丁|偉、約|翰|．")
    name = Span("person-name", (Text("曾雨珅"),))
    assert show(Text("由"), name, Text("主持")) == "由曾|雨|珅|主|持"


def marks(text: str, role: str, locale: str = "zh-Hant-HK") -> list:
    return list(find_marks(read_line((Text(text),), locale), role))


@pytest.mark.parametrize("role", ["body", "lead", "headline", "subhead", "section-heading",
                                  "table-text", "caption", "quote-original", "bio-text"])
@pytest.mark.parametrize(("locale", "mark"), [
    ("zh-Hant-HK", "「"), ("zh-Hant-TW", "《"), ("zh-Hans-CN", "“"), ("zh-Hans-CN", "《"),
    ("ja", "「"), ("ja", "（")])
def test_an_opening_mark_at_the_start_loses_its_blank_half(role, locale, mark) -> None:
    assert marks(f"{mark}人", role, locale) == [(0, "trim")]
    assert marks(f"人{mark}", role, locale) == []


def test_a_pull_quote_hangs_its_mark() -> None:
    assert marks("「人」", "pull-quote") == [(0, "hang")]
    assert marks("“We", "pull-quote", "en") == [(0, "hang-narrow")]
    assert marks("“我们", "pull-quote", "zh-Hans-CN") == [(0, "trim")]


def test_joiners_are_the_only_change() -> None:
    text = "圖靈獎獲得者約翰．愛德華．霍普克羅夫特認為，2025年的AI～是「模式識別」。"
    assert show(Text(text)).replace("|", "").replace("_", "") == text


@pytest.mark.parametrize(("text", "end"), [
    ("포럼이 홍콩에서 열려 방향을 보여 준다.", "방|향|을 |보|여 |준|다|."),
    ("포럼이 홍콩에서 열렸다고 밝혔다.", "열|렸|다|고 |밝|혔|다|."),
    ("포럼이 홍콩에서 우선합니다.", "홍|콩|에|서 우|선|합|니|다|."),
    ("포럼은 디지털예술학원장이라고 했다.", "디|지|털|예|술|학|원|장|이|라|고 했|다|.")])
def test_a_last_line_of_korean_is_more_than_a_short_word(text: str, end: str) -> None:
    assert show(Text(text), locale="ko", role="caption").endswith(end)


def test_a_last_line_of_english_is_more_than_a_short_word() -> None:
    assert show(Text("Artists met and talked of it."), locale="en").endswith("talked |of |it.")
    assert show(Text("Artists met and talked of them all of representation."),
                locale="en").endswith("of representation.")


def test_a_headline_with_spaces_ends_in_two_words_at_least() -> None:
    shown = show(Text("Artists and engineers met in Hong Kong for representation"), locale="en",
                 role="headline")
    assert shown.endswith(" |representation")
    assert show(Text("인간과 기계의 공동 창작논의합니다"), locale="ko",
                role="headline").endswith(" |창|작|논|의|합|니|다")


ROLES = ("body", "caption", "note", "table-text", "table-note", "fact-value", "panel-text",
         "notice-place", "list-text")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("locale", "text"), [
    ("zh-Hant-HK", "這是一個夠長的段落，要看它最後幾個字。"),
    ("zh-Hans-CN", "这是一个够长的段落，最后几个字。”"),
    ("ja", "これは十分に長い段落で、最後の数文字を見る。")])
def test_no_role_ends_in_a_line_of_one_character(role: str, locale: str, text: str) -> None:
    shown = show(Text(text), role=role, locale=locale)
    tail = shown[shown.rindex("".join(one for one in text if one.isalnum())[-3]):]
    assert tail.count("|") == len(tail.replace("|", "")) - 1
