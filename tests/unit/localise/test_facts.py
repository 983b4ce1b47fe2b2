"""Numbers, dates, times and amounts as each language writes them."""

import datetime as dt

import pytest

from presskit.localise.facts import (
    Kind,
    Weight,
    compare_facts,
    extract_facts,
    find_turned,
    find_wrong_weekdays,
    write_value,
)

from .samples import shipped_tools


def facts(language, text):
    return extract_facts(shipped_tools().numbers[language], language, text)


def values(language, text, *, least=Weight.LIKELY):
    """What a text states, in figures, doubtful facts apart."""
    return [write_value(one) for one in facts(language, text) if one.weight >= least]


@pytest.mark.parametrize(("language", "text", "expected"), [
    # figures and written numbers
    ("zh", "共12,000人，另有350名", ["12,000", "350"]),
    ("zh", "共１２，０００人", ["12,000"]),
    ("zh", "四十年、百三十人、一百三十人、廿八人、三百零五人", ["40", "130", "130", "28", "305"]),
    ("zh", "二〇二五年及一九九七年", ["2,025", "1,997"]),
    ("zh", "3.5萬人、1億2,000萬人、三萬五千人、七百億個", ["35,000", "120,000,000", "35,000",
                                                      "70,000,000,000"]),
    ("zh", "十多萬人", ["100,000"]), ("zh", "三十多万人", ["300,000"]),
    ("zh", "三點五萬人", ["35,000"]), ("zh", "兩千人", ["2,000"]), ("zh", "两万人", ["20,000"]),
    ("ja", "3億2,000万人、1万2000人、三十人、四百五十七人", ["320,000,000", "12,000", "30", "457"]),
    ("ja", "一つ、二つ、三つの駅", ["2", "3"]), ("ja", "第三の男", ["3"]),
    ("ko", "1억 2,000만 명, 3.5만 명, 2만 5천 명", ["120,000,000", "35,000", "25,000"]),
    ("ko", "세 편, 스무 명, 스물다섯 명, 마흔 살", ["3", "20", "25", "40"]),
    ("ko", "백삼십 년, 사십 명, 천 명", ["130", "40", "1,000"]),
    ("en", "forty, more than forty and a hundred and thirty", ["40", "40", "130"]),
    ("en", "two dozen, twenty-five, two and a half million, half a million",
     ["24", "25", "2,500,000", "500,000"]),
    ("en", "1.2 million people and 3bn views, 10k users", ["1,200,000", "3,000,000,000", "10,000"]),
    ("en", "one thousand two hundred and thirty-four signs", ["1,234"]),
    # ordinals
    ("zh", "第三屆、第十七屆", ["3", "17"]), ("ko", "제3회, 두 번째, 제17회", ["3", "2", "17"]),
    ("en", "the third, the 17th and the twenty-first", ["3", "17", "21"]),
    # parts and percentages
    ("zh", "三分之一、百分之三十、三成半、30%", ["1/3", "30%", "35%", "30%"]),
    ("ja", "3分の2、3割5分、30％", ["2/3", "35%", "30%"]),
    ("ko", "3분의 2, 30%, 30퍼센트", ["2/3", "30%", "30%"]),
    ("en", "two-thirds, 30 per cent, seventy percent, 3%", ["2/3", "30%", "70%", "3%"]),
    # no numbers at all
    ("zh", "十分感謝各位，千萬別錯過，萬一下雨，四周五花八門，兩岸統一，一直一起", []),
    ("zh", "幾十人、數百人、成千上萬的人", []),
    ("zh", "首席代表在首都首先表示", []),
    ("ja", "一方で、十分に、数百人が四季折々の百貨店を", []),
    ("ko", "수십 명과 수백 명이 만약 이 일을 한다면", []),
    ("en", "hundreds of people, one another, at first, a number of one-off events", []),
])
def test_numbers_are_read_as_they_are_written(language, text, expected):
    assert values(language, text) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("zh", "2025年12月19日", (2025, 12, 19)), ("zh", "12月19日", (0, 12, 19)),
    ("zh", "二〇二五年十二月十九日", (2025, 12, 19)), ("zh", "民國114年10月", (2025, 10, 0)),
    ("zh", "本月廿八日", (0, 0, 28)), ("zh", "令和7年12月19日", (2025, 12, 19)),
    ("ja", "令和7年12月19日", (2025, 12, 19)), ("ja", "令和元年5月1日", (2019, 5, 1)),
    ("ko", "2025년 12월 19일", (2025, 12, 19)), ("ko", "2025. 12. 19.", (2025, 12, 19)),
    ("en", "19 December 2025", (2025, 12, 19)), ("en", "December 19, 2025", (2025, 12, 19)),
    ("en", "the 19th of December", (0, 12, 19)), ("en", "Dec. 19", (0, 12, 19)),
    ("en", "2025-12-19", (2025, 12, 19)), ("en", "in May", (0, 5, 0)),
    ("en", "March 2026", (2026, 3, 0)),
])
def test_dates_are_read_in_every_form(language, text, expected):
    assert [one.value for one in facts(language, text) if one.kind is Kind.DATE] == [expected]


def test_a_date_in_figures_alone_may_be_either_and_is_never_sure():
    (one,) = facts("en", "03/04/2026")
    assert one.values == ((2026, 4, 3), (2026, 3, 4)) and one.weight is Weight.LIKELY


@pytest.mark.parametrize(("source", "target", "turned"), [
    (("zh", "湾隊以3比2勝出。"), ("en", "The bay team won 2–3."), [("3比2", "2–3")]),
    (("zh", "以三比二勝出。"), ("ja", "2対3で勝った。"), [("三比二", "2対3")]),
    (("ja", "3対2で湾チームが勝った。"), ("ko", "3 대 2로 이겼다."), []),
    (("en", "It won 3 to 2."), ("ko", "2 대 3으로 이겼다."), [("3 to 2", "2 대 3")]),
    (("zh", "以2比3落敗。"), ("en", "It lost 3–2."), []),
    (("zh", "比數為2比2。"), ("en", "It ended 2–2."), []),
    (("zh", "先以3比2勝，再以2比3。"), ("en", "It won 3–2, then 2–3."), []),
    (("zh", "每次2至3人。"), ("en", "3-2 people"), []),
    (("zh", "見第1章第2節。"), ("en", "See chapter 2, section 1."),
     [("第1章", "chapter 2"), ("第2節", "section 1")]),
    (("zh", "見第1章第2節。"), ("ja", "第1章第2節を参照。"), []),
    (("zh", "見第1章第2節。"), ("ko", "제1장 제2절 참조."), []),
    (("ko", "제3장 제4절 참조."), ("ja", "第4章第3節を参照。"),
     [("제3장", "第4章"), ("제4절", "第3節")]),
    (("zh", "全書三章，每章二節。"), ("en", "Three chapters of two sections."), [])])
def test_numbers_that_changed_places_are_found(source, target, turned):
    numbers = shipped_tools().numbers
    sides = [(numbers[tag], text, facts(tag, text)) for tag, text in (source, target)]
    assert [*find_turned(*sides)] == turned


@pytest.mark.parametrize(("text", "shown"), [
    ("It opens on 3 October.", "3 October"), ("It opens on 3 Oct. 2026.", "3 Oct. 2026"),
    ("It opens in October. Then", "October"), ("It opens on Oct. 3", "Oct. 3")])
def test_the_end_of_a_sentence_is_no_part_of_a_date(text, shown):
    assert [one.text for one in facts("en", text)] == [shown]


def test_may_and_march_are_no_months_where_they_are_verbs():
    assert facts("en", "It may rain, and they march on.") == ()


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("zh", "12月19日至21日", [(0, 12, 19), (0, 0, 21)]),
    ("en", "19–21 December", [(0, 12, 19), (0, 12, 21)]),
    ("en", "March 5–12", [(0, 3, 5), (0, 3, 12)]),
    ("ja", "9〜11月", [(0, 9, 0), (0, 11, 0)]), ("ko", "12월 19~21일", [(0, 12, 19), (0, 12, 21)]),
])
def test_both_ends_of_a_range_are_dates(language, text, expected):
    found = [one.value for one in facts(language, text) if one.kind is Kind.DATE]
    assert found == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("zh", "下午3時30分", "15:30"), ("zh", "下午三時半", "15:30"), ("zh", "15:30", "15:30"),
    ("zh", "晚上八點", "20:00"), ("zh", "下午三點半", "15:30"), ("zh", "凌晨12時", "0:00"),
    ("ja", "午後3時半", "15:30"), ("ja", "15時30分", "15:30"), ("ja", "午前9時", "9:00"),
    ("ko", "오후 3시 30분", "15:30"), ("ko", "오후 세 시 반", "15:30"), ("ko", "15시", "15:00"),
    ("en", "3.30 pm", "15:30"), ("en", "3:30 p.m.", "15:30"), ("en", "15:30", "15:30"),
    ("en", "12 am", "0:00"), ("en", "half past three", "3:30"),
])
def test_times_are_read_in_every_form(language, text, expected):
    assert [write_value(one) for one in facts(language, text)
            if one.kind is Kind.TIME] == [expected]


@pytest.mark.parametrize(("language", "text"), [
    ("zh", "三小時"), ("ja", "3時間"), ("ko", "3시간"), ("en", "three hours"), ("zh", "三點建議")])
def test_a_length_of_time_is_no_time_of_day(language, text):
    assert not [one for one in facts(language, text)
                if one.kind is Kind.TIME and one.weight is not Weight.MAYBE]


@pytest.mark.parametrize(("language", "text", "expected", "currency"), [
    ("zh", "港幣三億元", "300,000,000", "HKD"), ("zh", "1.2億港元", "120,000,000", "HKD"),
    ("zh", "HK$3,000萬", "30,000,000", "HKD"), ("zh", "人民幣2.4億元", "240,000,000", "CNY"),
    ("zh", "新台幣420元", "420", "TWD"), ("ja", "3億香港ドル", "300,000,000", "HKD"),
    ("ja", "1万5,000円", "15,000", "JPY"), ("ko", "3억 홍콩달러", "300,000,000", "HKD"),
    ("ko", "5천 원", "5,000", "KRW"), ("en", "HK$300 million", "300,000,000", "HKD"),
    ("en", "£2.5m", "2,500,000", "GBP"), ("en", "three hundred Hong Kong dollars", "300", "HKD"),
    ("en", "RMB 240 million", "240,000,000", "CNY"), ("en", "US$1.5bn", "1,500,000,000", "USD"),
])
def test_amounts_have_a_value_and_a_currency(language, text, expected, currency):
    (one,) = facts(language, text)
    assert (one.kind, write_value(one), one.unit) == (Kind.AMOUNT, expected, currency)


def test_a_bare_yuan_or_dollar_may_be_several_currencies():
    assert {"HKD", "CNY", "TWD"} <= set(facts("zh", "300元")[0].unit.split())
    assert {"HKD", "USD"} <= set(facts("en", "$300")[0].unit.split())


@pytest.mark.parametrize(("text", "kind", "expected"), [
    ("https://www.tide.example/en/apply.", Kind.LINK, "tide.example/apply"),
    ("https://tide.example/tc/apply", Kind.LINK, "tide.example/apply"),
    ("press@Tide.example.org", Kind.EMAIL, "press@tide.example.org"),
    ("+852 2345 6789", Kind.PHONE, "85223456789"), ("020 7946 0123", Kind.PHONE, "02079460123")])
def test_addresses_are_compared_without_what_languages_differ_in(text, kind, expected):
    for language in ("zh", "en", "ja", "ko"):
        (one,) = facts(language, text)
        assert (one.kind, one.value) == (kind, expected)


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("zh", "16.8公里", ("m", "16.8")), ("zh", "兩年半", ("month", "2.5")),
    ("zh", "一個半小時", ("second", "1.5")), ("ja", "2時間半", ("second", "2.5")),
    ("ko", "3만 5천㎡", ("m2", "35,000")), ("en", "35,000 square metres", ("m2", "35,000")),
    ("en", "a 12,000-square-metre hall", ("m2", "12,000")), ("en", "two decades", ("month", "2")),
])
def test_measures_have_a_unit(language, text, expected):
    found = [(one.unit, write_value(one)) for one in facts(language, text) if one.unit]
    assert found == [expected]


def test_a_fact_knows_where_it_stands():
    text = "記者會於下午3時30分舉行。"
    (one,) = facts("zh", text)
    assert text[one.start:one.end] == one.text == "下午3時30分"


def test_figures_in_names_are_names():
    found = [(one.kind, one.value) for one in facts("zh", "可靈O1模型、4K、5G及GPT-4")]
    assert found == [(Kind.CODE, name) for name in ("o1", "4k", "5g", "gpt4")]


@pytest.mark.parametrize(("language", "text", "right"), [
    ("zh", "2025年12月19日（星期六）", 5), ("zh", "2025年12月19日（星期五）", 0),
    ("zh", "12月19日（星期六）", 5), ("en", "on Saturday, 19 December 2025", 5),
    ("en", "on Friday, 19 December", 0), ("en", "5–7 March 2026 (Thursday to Saturday)", 0),
    ("ja", "2026年3月14日（日）", 6), ("ko", "2026년 3월 14일(일)", 6),
    ("zh", "逢星期六，12月19日除外", 0), ("zh", "2026年3月29日（星期一休館）", 0),
    ("ja", "2026年3月29日（月曜休館）", 0), ("ko", "2026년 3월 29일(월요일 휴관)", 0)])
def test_a_weekday_is_that_of_its_date(language, text, right):
    found = list(find_wrong_weekdays(text, facts(language, text), dt.date(2025, 12, 1)))
    assert [one[2] for one in found] == ([right] if right else [])


@pytest.mark.parametrize(("source", "target", "differs"), [
    (("zh", "五分之四的觀眾"), ("en", "four out of five viewers"), False),
    (("zh", "八成觀眾"), ("en", "eight in every ten viewers"), False),
    (("zh", "五分之四的觀眾"), ("en", "three out of five viewers"), True),
    (("en", "two-thirds of readers"), ("ja", "読者の3人に2人"), False),
    (("zh", "雙十節開幕"), ("en", "opens on 10 October"), False),
    (("zh", "雙十節開幕"), ("en", "opens on the Double Tenth"), False),
    (("zh", "國慶日開幕"), ("ko", "10월 1일에 연다"), False),
    (("zh", "雙十節開幕"), ("en", "opens on 1 October"), True),
    (("ja", "クリスマスに開く"), ("ko", "12월 24일에 연다"), True),
    (("zh", "千禧年開業"), ("en", "opened in 2000"), False),
    (("zh", "千禧年開業"), ("en", "opened in 2001"), True),
    (("zh", "逢初一十五開放"), ("en", "open at new and full moon"), False),
    (("zh", "逢初一十五開放"), ("en", "open on the first and fourteenth"), True),
])
def test_what_another_language_tells_otherwise_is_the_same_fact(source, target, differs):
    assert bool(compare_facts(facts(*source), facts(*target))) is differs


@pytest.mark.parametrize("text", ["聖誕節星期一休息", "逢七一（星期一）"])
def test_a_day_that_has_a_name_is_not_judged_by_a_weekday(text):
    assert not list(find_wrong_weekdays(text, facts("zh", text), dt.date(2025, 12, 1)))


@pytest.mark.parametrize(("source", "target", "differs"), [
    # half a year
    (("zh", "為期一年半"), ("en", "the one-and-a-half-year course"), False),
    (("zh", "為期一年半"), ("en", "a year and a half"), False),
    (("zh", "為期一年半"), ("en", "the one-year course"), True),
    (("zh", "為期一年半"), ("en", "it lasts a year"), True),
    (("zh", "兩年半後"), ("en", "two years later"), True),
    (("ja", "半年後"), ("en", "six months later"), False),
    (("zh", "半年後"), ("ja", "一年後"), True),
    (("zh", "一個半小時"), ("ko", "한 시간 반이다"), False),
    (("zh", "一個半小時"), ("ko", "한 시간이다"), True),
    (("zh", "三年半價優惠"), ("en", "three years at half price"), False),
    (("zh", "上半年收入"), ("en", "income in the first half of the year"), False),
    # quarters
    (("zh", "第一季收入"), ("en", "a rise in Q1"), False),
    (("zh", "第一季收入"), ("en", "a rise in the second quarter"), True),
    (("zh", "第一季度"), ("ja", "1〜3月期"), False),
    (("zh", "第一季度"), ("ja", "4〜6月期"), True),
    (("ja", "第3四半期"), ("ko", "3분기"), False),
    (("ja", "第3四半期"), ("ko", "2분기"), True),
    (("zh", "第三季《邊城》"), ("en", "season three"), False),
    (("zh", "今年首三季"), ("en", "in the first three quarters of the year"), False),
    # below zero
    (("zh", "零下五度"), ("en", "minus five degrees"), False),
    (("zh", "零下五度"), ("en", "5°C below freezing"), False),
    (("zh", "零下五度"), ("en", "it was as cold as minus 5."), False),
    (("zh", "零下五度"), ("en", "five degrees"), True),
    (("zh", "負四度"), ("en", "−4°C"), False),
    (("zh", "負四度"), ("en", "4 degrees"), True),
    (("ja", "氷点下5〜10度"), ("en", "between minus five and minus ten degrees"), False),
    (("ko", "영하 5도"), ("ja", "5度"), True),
    (("zh", "誤差正負3度"), ("en", "plus or minus 3 degrees"), False),
    (("zh", "10-15度"), ("en", "10 to 15 degrees"), False),
    # places in a row
    (("zh", "第三屆比賽"), ("en", "the second contest"), True),
    (("zh", "第一屆比賽"), ("en", "the second contest"), True),
    (("zh", "第一屆比賽"), ("en", "the inaugural contest"), False),
    (("zh", "第一屆比賽"), ("ko", "제2회 대회"), True),
    # knock-out rounds
    (("zh", "四分之一決賽"), ("ko", "8강에 올랐다"), False),
    (("zh", "每週三百人"), ("en", "300 people a week"), False),
])
def test_half_years_quarters_frost_and_places_are_compared(source, target, differs):
    found = compare_facts(facts(*source), facts(*target))
    assert any(one.sure for one in found) if differs else not found


def test_one_endless_word_is_read_in_step_with_its_length():
    """Labels of a host end (RFC 1035): each start looks no further than a name can go on."""
    said = facts("en", f"{'A-' * 40_000} https://www.example.org/a")
    assert [one.value for one in said if one.kind is Kind.LINK] == ["example.org/a"]
