"""What a text says, by itself and beside its source: the checks of a sub-editor."""

import pytest

from presskit.diagnostics import Findings, Severity
from presskit.localise.route import Route, reach_locale

from .samples import CONVENTIONS, HK, codes, make_kit, message, shipped_tools

NAMES = {HK: {"full": "馬文現"}, "en": {"full": "Ma Wenxian"}, "ko": {"full": "마원셴"}}


def read(*body, locale=HK, conventions=CONVENTIONS, **values):
    """The findings of a kit in a locale, those of its source among them."""
    findings = Findings()
    kit = make_kit(body, **({"locales": {locale: {"reach": "translate"}} if locale != HK else {}}
                            | values))
    reach_locale(Route(kit, conventions, findings, shipped_tools()), locale)
    return findings


def pair(source, words, locale="en", **values):
    """The findings of one paragraph and its translation."""
    return read(source, locale=locale, catalogues={
        locale: [message("release.body", source, words)]}, **values)


def only(findings, code):
    return [one for one in findings if one.code == code]


# A text by itself ----------------------------------------------------------------------------

def test_a_relative_day_is_told_in_the_source_and_not_again_in_a_translation():
    found = pair("論壇昨日閉幕。", "The forum closed yesterday.")
    assert [one.message.split(" ")[0] for one in only(found, "relative-time")] == ["昨日"]


def test_a_relative_day_of_the_translation_alone_is_told():
    [one] = only(pair("論壇於12月19日閉幕。", "The forum closed yesterday, 19 December."),
                 "relative-time") or [None]
    assert one is None  # the date stands behind it
    [one] = only(pair("論壇於12月閉幕。", "The forum closed last week, in December."),
                 "relative-time")
    assert one.message.startswith("en: last week")


def test_a_year_is_left_alone_where_the_dateline_tells_it():
    assert not only(read("論壇去年首次舉行。", release_date="2026-03-05"), "relative-time")
    assert only(read("論壇去年首次舉行。"), "relative-time")


@pytest.mark.parametrize("text", ["他說：「我們昨日才知道。」", "《昨日的世界》上映。"])
def test_what_others_say_is_theirs(text):
    assert not only(read(text), "relative-time")


def test_words_of_quotes_are_not_asked_when_and_how_great():
    quotes = {"wen": {"id": "wen", "speaker": "wang-hongwei",
                      "words": "我們今日推出全球首個模型。"}}
    found = read("王紅衛說：{q:wen}", quotes=quotes)
    assert not only(found, "relative-time") and not only(found, "superlative-claim")


def test_a_claim_wants_its_source_and_a_link_is_one():
    claim = "這是全球首個水上書店"
    [one] = only(read(f"{claim}。"), "superlative-claim")
    assert one.message.startswith("全球首個 is a claim") and "name the source" in one.hint
    assert not only(read(f"根據業界統計，{claim}。"), "superlative-claim")
    assert not only(read(f"{claim}（[紀錄](https://example.org/)）。"), "superlative-claim")


def test_a_claim_that_the_source_makes_is_not_told_again():
    found = only(pair("這是全球首個水上書店。", "It is the world’s first floating bookshop."),
                 "superlative-claim")
    assert len(found) == 1 and not found[0].message.startswith("en:")


def test_registered_names_are_no_slips_of_conversion():
    people = {"x": {"id": "x", "names": {HK: {"full": "陳監制", "status": "given"}}}}
    assert not only(read("陳監制出席。", people=people, quotes={}), "conversion-residue")
    [one] = only(read("影片的監制出席。"), "conversion-residue")
    assert one.severity is Severity.WARNING and "監製" in one.hint


def test_a_surname_that_a_conversion_makes_is_asked_about_until_somebody_knows():
    def person(**form):
        return {"x": {"id": "x", "names": {HK: {"full": "於朕"} | form}}}

    [one] = only(read("好。", people=person(), quotes={}), "surname-residue")
    assert "makes it of 于" in one.message and one.segment == f"people.x.names.{HK}"
    for form in ({"status": "confirmed"}, {"status": "given"}, {"note": "as printed"},
                 {"full": "於朕朕朕"}):
        assert not only(read("好。", people=person(**form), quotes={}), "surname-residue")


def test_the_source_is_read_for_the_other_script_as_well():
    [one] = only(read("大会將於三月舉行。"), "wrong-script")
    assert one.message == "会 is not in the script of this locale"


# People and their quotes ---------------------------------------------------------------------

def people(title, **titles):
    return {"people": {"ma": {"id": "ma", "title": title, "names": NAMES},
                       "wang-hongwei": {"id": "wang-hongwei", "names": {
                           HK: {"full": "王紅衛"}, "en": {"full": "Wang Hongwei"},
                           "ko": {"full": "왕훙웨이"}}}}, **titles}


@pytest.mark.parametrize(("title", "text", "wrong"), [
    ("紫荊集團副總經理", "總經理馬文現出席。", "總經理"),
    ("監製、視覺特效總監", "知名視效總監馬文現出席。", "視效總監"),
    ("監製、視覺特效總監", "著名監製、視覺特效總監馬文現出席。", ""),
    ("監製、視覺特效總監", "總監馬文現出席。", ""),
    ("助理教授", "馬文現教授出席。", ""),
    ("副院長", "校長王紅衛與馬文現出席。", ""),
    ("總監", "集團總監、評審團主席馬文現出席。", ""),
    ("館長", "馬文現（右）出席，局長王紅衛致辭。", "")])
def test_a_person_s_office_is_that_of_their_title(title, text, wrong):
    found = only(read(text, quotes={}, **people(title)), "title-inconsistent")
    assert [f"is called {wrong} here" in one.message for one in found] == [True] * bool(wrong)


@pytest.mark.parametrize(("words", "wrong"), [
    ("Ma Wenxian, general manager of the group, spoke.", "general manager"),
    ("Ma Wenxian, the deputy general manager, spoke.", ""),
    ("Ma Wenxian, who met the director of the group, spoke.", ""),
    ("The director thanked Ma Wenxian, and the president left.", "")])
def test_an_office_in_english_stands_behind_a_comma(words, wrong):
    source, title = "馬文現發言。", "副總經理"
    found = read(source, locale="en", quotes={}, catalogues={"en": [
        message("release.body", source, words),
        message("people.ma.title", title, "Deputy General Manager")]}, **people(title))
    said = only(found, "title-inconsistent")
    assert [f"is called {wrong} here" in one.message for one in said] == [True] * bool(wrong)


def test_a_quote_that_has_moved_to_another_speaker():
    source = "馬文現致辭。王紅衛說：{q:wen}"
    [one] = only(pair(source, "Wang Hongwei spoke. Ma Wenxian said: {q:wen}", **people("導演")),
                 "quote-misattributed")
    assert one.message == ("en: the quote wen is by Wang Hongwei, and Ma Wenxian is named beside "
                           "it")
    for right in ("Ma Wenxian spoke. {q:wen,} said Wang Hongwei.",
                  "Ma Wenxian spoke. Wang Hongwei followed. {q:wen}",
                  "Ma Wenxian spoke. Wang Hongwei said more.{q:wen!}"):
        assert not only(pair(source, right, **people("導演")), "quote-speaker"), right


def test_a_quote_in_a_text_of_somebody_else_alone():
    assert only(read("馬文現說：{q:wen}", **people("導演")), "quote-speaker")
    assert not only(read("他說：{q:wen}", **people("導演")), "quote-speaker")
    assert not only(read("馬文現與王紅衛對談。他說：{q:wen}", **people("導演")), "quote-speaker")


# Embargo and titles --------------------------------------------------------------------------

@pytest.mark.parametrize(("text", "severity"), [
    ("請於2026年3月12日上午10時前勿發布。", None), ("請於3月12日前勿發布。", None),
    ("請於2026年3月13日上午10時前勿發布。", Severity.ERROR),
    ("請於2026年3月12日上午11時前勿發布。", Severity.ERROR),
    ("聖誕市集的消息請於上午10時前勿發布。", None), ("請於聖誕節前勿發布。", None)])
def test_an_embargo_in_a_text_is_that_of_the_kit(text, severity):
    found = only(read(text, embargo="2026-03-12T10:00:00+08:00"), "embargo-mismatch")
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_an_embargo_in_a_text_and_none_in_the_kit():
    [one] = only(read("請於2026年3月12日前勿發布。"), "embargo-mismatch")
    assert one.severity is Severity.WARNING and "write embargo:" in one.hint
    assert not only(read("聯合國解除武器禁運（arms embargo）。"), "embargo-mismatch")


@pytest.mark.parametrize(("text", "right"), [
    ("會上展映《遠航》。", True), ("會上展映遠航。", False), ("會上展映「遠航」。", False),
    ("會上展映《〈遠航〉前傳》。", True), ("會上展映*遠航*。", True)])
def test_the_title_of_a_film_stands_in_its_marks(text, right):
    marked = {tag: replace_marks(one) for tag, one in CONVENTIONS.items()}
    works = {"film": {"id": "film", "kind": "film", "names": {HK: {"full": "遠航"}}}}
    found = only(read(text, works=works, conventions=marked), "title-marks")
    assert bool(found) is not right
    assert all("write 《遠航》" in one.hint for one in found)


def replace_marks(conventions):
    return type(conventions)(**vars(conventions), title_marks={"film": ("《", "》")})


# Beside the source -------------------------------------------------------------------------

LONG = "展覽於三月開幕，六月結束，其後移師台北及首爾，並設導賞與工作坊，全部免費入場，無須預約。"


@pytest.mark.parametrize(("source", "words", "code"), [
    ("論壇圓滿結束，感謝各位。", "論壇圓滿結束，感謝各位。", "same-as-source"),
    (LONG, "The exhibition opens in March.", "length-ratio"),
    (LONG, "The exhibition opens in March, closes in June and then goes to Taipei and Seo",
     "end-punctuation"),
    ("工具以AIGC生成。", "The tool makes pictures.", "latin-term-lost")])
def test_what_a_translation_lacks(source, words, code):
    found = only(pair(source, words), code)
    assert [(one.severity, bool(one.hint)) for one in found] == [(Severity.WARNING, True)]


@pytest.mark.parametrize(("source", "words"), [
    ("AI", "AI"), ("AIGC工具", "AIGC tool"), ("學者談AI。", "Scholars on artificial intelligence."),
    (LONG, "The exhibition opens in March, closes in June and then goes to Taipei and Seoul, "
     "with tours and workshops; admission is free, and nobody need book.")])
def test_what_a_translation_may_do(source, words):
    assert codes(pair(source, words)) == []


def test_words_of_an_english_source_that_stayed_in_a_chinese_translation():
    kit = {"source_locale": "en", "locales": {HK: {"reach": "translate"}}}
    source = "The forum ended. Thank you for coming to the forum today."
    words = "論壇結束。Thank you for coming to the forum today."
    findings = Findings()
    kit = make_kit([source], **kit, quotes={}, locale="en", catalogues={
        HK: [message("release.body", source, words)]})
    reach_locale(Route(kit, CONVENTIONS, findings, shipped_tools()), HK)
    assert only(findings, "source-language-left")


def test_one_source_in_two_ways_and_one_translation_for_two_sources():
    people = {key: {"id": key, "title": title, "names": {HK: {"full": f"陳{key}"}, "en": {
        "full": f"Chan {key}"}}} for key, title in (("大文", "節目總監"), ("小文", "節目總監"))}
    found = read("甲組作品已經完成。", "乙組作品仍在修改。", locale="en", people=people, quotes={},
                 catalogues={"en": [
                     message("people.大文.title", "節目總監", "Programme Director"),
                     message("people.小文.title", "節目總監", "Head of Programmes"),
                     message("release.body", "甲組作品已經完成。", "The works are complete."),
                     message("release.body", "乙組作品仍在修改。", "The works are complete.")]})
    [one] = only(found, "inconsistent-translation")
    assert "Head of Programmes here, and Programme Director" in one.message
    assert len(only(found, "one-translation-many-sources")) == 1


def test_every_new_finding_can_be_dismissed():
    from presskit.localise.dismissals import is_protected
    rules = shipped_tools().rules
    for code in ("relative-time", "superlative-claim", "doubled-word", "conversion-residue",
                 "title-inconsistent", "quote-speaker", "title-marks", "length-ratio",
                 "latin-term-lost", "inconsistent-translation"):
        assert not is_protected(rules, code)




# Words of a service --------------------------------------------------------------------------

def test_a_service_s_words_about_itself_are_no_translation():
    said = "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY."
    [one] = only(pair("論壇於三月開幕。", said), "provider-warning-text")
    assert one.severity is Severity.ERROR
    assert not only(pair("「MYMEMORY WARNING」再現。", "“MYMEMORY WARNING” is back."),
                    "provider-warning-text")
    assert not only(pair("論壇於三月開幕。", "The free translations were used up in March."),
                    "provider-warning-text")


# Whom a text names ---------------------------------------------------------------------------

@pytest.mark.parametrize(("source", "words", "code"), [
    ("馬文現出席。", "Wang Hongwei attended.", "name-replaced"),
    ("大會感謝各界。", "The forum thanked Ma Wenxian.", "name-added"),
    ("王紅衛出席。", "Wang Hongwei met Ma Wenxian.", "name-added"),
    ("馬文現出席。", "Ma Wenxian attended.", ""), ("馬文現出席。", "She attended.", ""),
    ("他說：{q:wen}", "Wang Hongwei said: {q:wen}", "")])
def test_nobody_stands_in_another_s_place_and_nobody_is_added(source, words, code):
    found = [one for one in pair(source, words, **people("導演"))
             if one.code in ("name-replaced", "name-added")]
    assert [one.code for one in found] == [code] * bool(code)
    assert [one.severity for one in found] == [
        Severity.ERROR if code == "name-replaced" else Severity.WARNING] * bool(code)


def test_a_name_in_another_s_place_is_told_once_and_softly_of_unfinished_words():
    found = pair("馬文現出席。", "Wang Hongwei attended.", **people("導演"))
    assert not only(found, "name-form")
    entry = message("release.body", "馬文現出席。", "Wang Hongwei attended.", fuzzy=True)
    [one] = only(read("馬文現出席。", locale="en", catalogues={"en": [entry]}, **people("導演")),
                 "name-replaced")
    assert one.severity is Severity.WARNING


@pytest.mark.parametrize(("source", "words", "code"), [
    ("王紅衛說：{q:wen}", "{q:wen,} said **Ma Wenxian**.", "quote-misattributed"),
    ("馬文現致辭。王紅衛說：{q:wen}", "Wang Hongwei spoke. By Ma Wenxian, he said: {q:wen}",
     "quote-speaker"),
    ("王紅衛向馬文現說：{q:wen}", "To Ma Wenxian came the words {q:wen}", "quote-speaker"),
    ("霍普克羅夫特說：{q:hop!}王紅衛說：{q:wen}", "“Fine,” said Ma Wenxian, and {q:wen,} said "
     "Wang Hongwei.{q:hop!}", "quote-speaker"),
    ("王紅衛說：{q:wen}", "{q:wen,} said Wang Hongwei.", "")])
def test_a_quote_is_given_to_another_for_certain_or_perhaps(source, words, code):
    found = [one for one in pair(source, words, **people("導演"))
             if one.code in ("quote-misattributed", "quote-speaker")]
    assert [one.code for one in found] == [code] * bool(code)
    assert all((one.severity is Severity.ERROR) == (code == "quote-misattributed")
               for one in found)


@pytest.mark.parametrize(("source", "words", "wrong"), [
    ("他說：「好。」", "“Good.” “Very good.” “Fine.” they said.", True),
    ("他說：「好。」她說：「不。」", "They agreed, and did not.", True),
    ("他說：「好。很好。」", "“Good.” He smiled. “Very good.”", False),
    ("這是「混合智能」。", "This is hybrid intelligence.", False),
    ("這是「混合智能」。", "They call it “hybrid intelligence.”", False),
    ("《誰？》上映。", "“Who?” was shown.", False)])
def test_as_much_is_said_in_marks_as_in_the_source(source, words, wrong):
    assert bool(only(pair(source, words), "quote-count")) is wrong
