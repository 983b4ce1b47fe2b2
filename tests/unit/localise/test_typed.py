"""Names and quotes that were typed by hand."""

import pytest

from presskit.diagnostics import Findings
from presskit.localise.route import Route, reach_locale

from .samples import CN, CONVENTIONS, HK, make_kit, message, shipped_tools

FIRST = "語言的描述存在天然的局限性，"


def read(*body, locale=HK, words=(), **values):
    """Code, id of the quote or name in the hint, for a body and its translations."""
    entries = [message("release.body", a, b) for a, b in zip(body, words, strict=False)]
    entries += values.pop("entries", [])
    kit = make_kit(body, catalogues={locale: entries} if locale != HK else {}, **values)
    findings = Findings()
    reach_locale(Route(kit, CONVENTIONS, findings, shipped_tools()), locale)
    return [(one.code, one.hint) for one in findings
            if one.code in ("quote-typed", "quote-unregistered", "name-near")]


@pytest.mark.parametrize("text", [
    "他說：「語言的描述存在天然的局限性」。",
    "他說：『語言的描述存在天然的局限性』。",
    "他說：\"語言的描述存在天然的局限性\"。",
    "他說語言的描述有「天然的局限性，要真正實現」好。",
    "他說：「**語言的描述**存在天然的局限性。」",
    "他說：「語言的表述存在天然的限制性」。"])
def test_the_words_of_a_quote_in_marks_are_noticed(text):
    [(code, hint)] = read(text)
    assert code == "quote-typed" and "{q:wen}" in hint


def test_a_quote_that_was_changed_is_told_from_one_that_was_copied():
    kit = make_kit(["「AI不會取代藝術家」。", "「AI將不會代替藝術家，這種訊息不存在」。"])
    findings = Findings()
    reach_locale(Route(kit, CONVENTIONS, findings, shipped_tools()), HK)
    assert ["is nearly" in one.message for one in findings] == [False, True]


@pytest.mark.parametrize("text", [
    "他說：{q:wen}", "主題為「混合智能」與「無界」。",
    "「AI創作全球生態論壇」在香港舉行。",
    "電影《語言的描述存在天然的局限性》",
    "他談到語言的局限性，以及人人用AI講故事的願景。", "寄語：「好奇心」、「創造力」。"])
def test_references_and_other_things_in_marks_are_let_alone(text):
    assert read(text) == []


def test_a_whole_quote_without_marks_is_noticed_unless_it_is_told():
    text = "語言的描述存在天然的局限性，要真正實現讓每個人都能用AI講出好故事的願景。"
    [(code, hint)] = read(text)
    assert code == "quote-typed" and "{q:wen!}" in hint
    assert read(text + "{q:wen!}") == []


@pytest.mark.parametrize("text", [
    "他說：「今天的天氣真是非常好。」",
    "他總結：「我們下一年再來這裏見面」", '他說"今天的天氣真是非常好。"'])
def test_speech_without_a_registered_quote_is_noticed(text):
    assert [code for code, _ in read(text)] == ["quote-unregistered"]


@pytest.mark.parametrize(("words", "locale", "count"), [
    ("於朕は「来年もまた会場で会いましょう」と述べた。", "ja", 1),
    ("「来年もまた会場で会いましょう」と「また来年」を掲げる。", "ja", 0),
    ("위전은 “내년에도 다시 이곳에서 만나 뵙겠습니다”라고 말했다.", "ko", 1),
    ("위전은 ‘내년에도 다시 이곳에서 만나다’전을 열었다.", "ko", 0)])
def test_speech_is_known_by_the_verb_behind_it_in_japanese_and_korean(words, locale, count):
    found = read("於朕說話。", words=[words], locale=locale,
                 locales={locale: {"reach": "translate"}})
    assert [code for code, _ in found] == ["quote-unregistered"] * count


def test_a_translation_is_read_with_its_own_words_of_the_quote():
    words = "Language can only ever describe so much of a scene,"
    entries = [message("quotes.wen.words", FIRST, words)]
    found = read("王紅衛說話。", words=[f"Wang Hongwei said: “{words}”"], locale="en",
                 entries=entries)
    assert [(code, "{q:wen}" in hint) for code, hint in found] == [("quote-typed", True)]
    assert read("王紅衛說話。", words=["Wang Hongwei spoke of “so much of a scene”."],
                locale="en", entries=entries)[0][0] == "quote-typed"
    assert read("王紅衛說話。", words=["Wang Hongwei spoke of “a scene”."], locale="en",
                entries=entries) == []


def test_what_the_source_has_typed_is_not_said_again_for_its_translation():
    words = "Language can only ever describe so much of a scene,"
    found = read(f"「{FIRST}」", words=[f"“{words}”"], locale="en",
                 entries=[message("quotes.wen.words", FIRST, words)])
    assert len(found) == 1


def test_what_a_conversion_made_is_said_of_its_source_alone():
    assert len(read("王紅偉說：「今天的天氣真是非常好。」", locale=CN)) == 2


def test_a_name_with_one_letter_wrong_is_a_warning_in_source_and_target():
    [(code, hint)] = read("王紅偉到場。")
    assert code == "name-near" and "did you mean 王紅衛?" in hint
    [(code, hint)] = read("霍普克羅夫特到場。", words=["Hopcraft came."], locale="en")
    assert code == "name-near" and "did you mean Hopcroft?" in hint
