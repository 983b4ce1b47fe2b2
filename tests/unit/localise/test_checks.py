"""What can be wrong with a translation, beside its source."""

from copy import copy
from dataclasses import replace

import pytest

from presskit.diagnostics import Findings, Severity, Span
from presskit.localise.route import Route, reach_locale
from presskit.model.segment import Catalogue
from presskit.model.walk import each_segment

from .samples import BODY, CN, CONVENTIONS, HK, TW, codes, make_kit, message, shipped_tools


def check(source, words, locale="en", *, places=None, **more):
    """The findings for one paragraph and its translation."""
    flags = {key: more.pop(key) for key in ("fuzzy", "previous") if key in more}
    entry = message("release.body", source, words, **flags)
    values = {"body": (source,), "catalogues": {locale: [entry]},
              "locales": {locale: {"reach": "translate"}}} | more
    kit = make_kit(values.pop("body"), **values)
    findings = Findings()
    tools = replace(shipped_tools(), places=places or {})
    reach_locale(Route(kit, CONVENTIONS, findings, tools), locale)
    return findings


SPLIT = "王紅衛說，{q:wen#1,}又說{q:wen#2}"


@pytest.mark.parametrize("words", [
    "Wang said: {q:wen#1}, then {q:wen#2}", "{q:wen#2,} and {q:wen#1}, Wang said",
    "{q:wen,} said Wang", "Wang called for more{q:wen!}.", "Wang: {q:wen#1}; more{q:wen#2!}."])
def test_quotes_may_be_told_in_any_order_whole_or_in_indirect_speech(words):
    assert codes(check(SPLIT, words)) == []


@pytest.mark.parametrize(("words", "shown"), [
    ("Wang spoke.", "{q:wen}"), ("Wang said {q:wen#1}", "{q:wen#2}")])
def test_a_lost_quote_is_an_error_with_a_way_out(words, shown):
    found = [one for one in check(SPLIT, words) if one.code == "quote-lost"]
    assert {one.severity for one in found} == {Severity.ERROR}
    assert all(shown in one.hint or not shown.startswith("{q:wen}") for one in found)
    assert found


def test_a_quote_lost_whole_is_said_once():
    assert codes(check(SPLIT, "Wang spoke.")) == ["quote-lost"]


def test_an_added_quote_is_an_error():
    assert codes(check("王紅衛說。", "Wang said {q:wen}")) == ["quote-added"]


def test_a_doubled_quote_is_a_warning():
    [one] = check(SPLIT, "Wang: {q:wen} and {q:wen#1}")
    assert (one.code, one.severity) == ("quote-doubled", Severity.WARNING)


def test_a_quote_told_twice_in_the_source_may_be_told_twice():
    assert codes(check("王紅衛：{q:hop!}再說{q:hop!}", "Wang: {q:hop!} and {q:hop!}")) == []


def test_an_unfinished_translation_is_only_warned_about():
    [one] = check(SPLIT, "Wang spoke.", fuzzy=True)
    assert (one.code, one.severity) == ("quote-lost", Severity.WARNING)


CARD = {"q": {"id": "q", "speaker": "hopcroft", "words": "甲。乙。", "card": "乙。"}}


def check_card(words, card):
    entries = [message("quotes.q.words", "甲。乙。", words), message("quotes.q.card", "乙。", card)]
    kit = make_kit((), quotes=CARD, catalogues={"en": entries})
    findings = Findings()
    reach_locale(Route(kit, CONVENTIONS, findings, shipped_tools()), "en")
    return codes(findings)


def test_a_card_s_passage_is_taken_from_the_target_s_own_words():
    assert check_card("First things. Second things.", "Second \\\nthings") == []
    assert check_card("First things. Second things.", "Second stuff.") == ["quote-card-words"]


HOP = "霍普克羅夫特說：{q:hop}"


def test_a_translation_is_not_quoted_back_into_the_language_it_was_spoken_in():
    [one] = check(HOP, "Hopcroft said: {q:hop}")
    assert (one.code, one.severity) == ("back-translated-quote", Severity.ERROR)
    assert "{q:hop!}" in one.hint


@pytest.mark.parametrize(("words", "locale"), [
    ("Hopcroft said AI won't replace artists{q:hop!}.", "en"),
    ("홉크로프트는 {q:hop}라고 했다.", "ko")])
def test_indirect_speech_and_other_languages_are_right(words, locale):
    assert codes(check(HOP, words, locale)) == []


@pytest.mark.parametrize("words", [
    "Yu Zhen and Wang", "[the artist](person:yu-zhen) and Wang Hongwei", "Yu's and Wang's films"])
def test_a_name_may_stand_in_any_of_its_forms(words):
    assert codes(check("於朕與王紅衛", words)) == []


@pytest.mark.parametrize("words", ["Yoo Zhen and Wang", "Yuan and Wang", "He and Wang"])
def test_a_name_that_isn_t_there_is_a_warning_with_its_forms(words):
    [one] = check("於朕與王紅衛", words)
    assert one.code == "name-form" and "Yu Zhen or Yu" in one.message


def test_a_word_that_is_no_name_need_not_be_named():
    assert codes(check("由\\於朕決定", "Decided.")) == []


@pytest.mark.parametrize(("words", "locale", "found"), [
    ("A 論壇 of films", "en", True), ("A film by Yu Zhen (於朕)", "en", False),
    ("カメラ camera", "en", True), ("한국 film", "ja", True), ("한글", CN, True),
    ("위전(於朕)의 영화", "ko", False), ("위전의 電影", "ko", True), ("ひらがな", TW, True),
    ("Ein Film", "de", False)])
def test_another_script_is_left_over_unless_it_is_a_registered_name(words, locale, found):
    conventions = CONVENTIONS | {"de": CONVENTIONS["en"]}
    kit = make_kit(("短片。",), catalogues={locale: [message("release.body", "短片。", words)]},
                   locales={locale: {"reach": "translate"}})
    findings = Findings()
    reach_locale(Route(kit, conventions, findings, shipped_tools()), locale)
    assert ("source-language-left" in codes(findings)) is found


@pytest.mark.parametrize("words", ["a **bold thing", "told \\{q:wen} so"])
def test_a_piece_of_markup_that_would_be_printed_is_a_warning(words):
    assert "literal-marker" in codes(check("短片。", words))


@pytest.mark.parametrize(("words", "locale", "wrong"), [
    ("短片与論壇", CN, "論壇"), ("短片与论坛", CN, ""), ("著名的乾坤", CN, ""),
    ("短片與论壇", TW, "论"), ("皇后與里程碑的台灣", TW, ""), ("裏面的衞生隨着", HK, "")])
def test_a_chinese_text_is_in_the_script_of_its_locale(words, locale, wrong):
    found = check_from_english(words, locale)
    assert [one.message for one in found if one.code == "wrong-script"] == (
        [f"{locale}: {wrong} is not in the script of this locale"] if wrong else [])


def test_another_script_is_an_error_where_somebody_wrote_it_for_the_locale():
    def severities(found):
        return [one.severity.value for one in found if one.code == "wrong-script"]

    assert severities(check_from_english("短片与論壇", CN)) == ["error"]
    assert severities(check_from_english("短片与論壇", CN, fuzzy=True)) == ["warning"]
    kit, findings = make_kit(("后面有云们",), locales={TW: {"reach": "convert"}}), Findings()
    reach_locale(Route(kit, CONVENTIONS, findings, shipped_tools()), TW)
    assert {*severities(findings)} == {"warning"}  # in the source, and what is converted from it


def check_from_english(words, locale, people=(), *, fuzzy=False):
    kit = make_kit(("Film.",), source_locale="en", locale="en", quotes={}, terms={},
                   people=dict(people), locales={locale: {"reach": "translate"}},
                   catalogues={locale: [message("release.body", "Film.", words, fuzzy=fuzzy)]})
    findings = Findings()
    reach_locale(Route(kit, CONVENTIONS, findings, shipped_tools()), locale)
    return findings


def test_a_name_is_in_the_script_of_its_bearer():
    people = {"yu": {"id": "yu", "names": {"en": {"full": "Yu"}, CN: {"full": "於朕"}}}}
    assert "wrong-script" not in codes(check_from_english("於朕的短片", CN, people))


def test_a_finding_stands_at_the_place_of_the_translation():
    place = Span("translations/en.po", 12, 1)
    [one] = check(SPLIT, "Wang spoke.", places={("en", "release.body", SPLIT): place})
    assert one.span == place


def test_a_converted_kit_has_nothing_to_complain_of():
    for locale in (TW, CN):
        findings = Findings()
        reach_locale(Route(make_kit(BODY), CONVENTIONS, findings, shipped_tools()), locale)
        assert codes(findings) == []


def test_a_missing_short_form_is_said_with_what_to_type():
    people = {"yu": {"id": "yu", "names": {
        HK: {"full": "於朕", "short": "阿朕", "status": "given"}, CN: {"full": "于朕"}}}}
    kit = make_kit(("阿朕說。", "阿朕又說。"), people=people, terms={}, quotes={},
                   locales={CN: {"reach": "convert"}})
    findings = Findings()
    reach_locale(Route(kit, CONVENTIONS, findings, shipped_tools()), CN)
    [one] = findings
    assert (one.code, one.hint) == ("name-form-missing",
                                    "add short: under names: zh-Hans-CN of yu")


def test_an_unpaired_mark_is_said():
    findings = Findings()
    reach_locale(Route(make_kit(("他說「短片。",)), CONVENTIONS, findings, shipped_tools()), CN)
    assert codes(findings) == ["quote-marks-unbalanced"]


def test_a_finding_of_a_conversion_points_at_its_own_block():
    kit = make_kit(("王紅衛來了。", "后面有云朵", "天氣好。"), locales={TW: {"reach": "convert"}},
                   people={})
    findings = Findings()
    entry = message("release.body", "后面有云朵", "後面有云们")
    kit = kit.model_copy(update={"catalogues": {TW: Catalogue(TW, (entry,))}})
    reach_locale(Route(kit, CONVENTIONS, findings, shipped_tools()), TW)
    [second] = [one.id for one in each_segment(kit) if one.text == "后面有云朵"]
    assert [one.segment for one in findings if one.code == "wrong-script"] == [second]


def test_a_conversion_of_a_draft_is_not_asked_and_one_of_a_translation_is_at_its_place():
    kit = make_kit(("Film.",), source_locale="en", locale="en", quotes={}, terms={}, people={},
                   locales={HK: {"reach": "translate"}, CN: {"reach": "convert", "from": HK}})
    place, found = Span("translations/zh-Hant-HK.po", 12, 1), {}
    for fuzzy in (True, False):
        entry = message("release.body", "Film.", "昨日放映気短片。", fuzzy=fuzzy)
        kit = kit.model_copy(update={"catalogues": {HK: Catalogue(HK, (entry,))}})
        findings = Findings()
        tools = replace(shipped_tools(), places={(HK, "release.body", "Film."): place})
        reach_locale(Route(kit, CONVENTIONS, findings, tools), CN)
        found[fuzzy] = [(one.code, one.message[:5], one.span) for one in findings]
    assert ("wrong-script", "zh-Ha", place) in found[True]
    assert [one for one in found[False] if one[0] == "wrong-script"] == [
        ("wrong-script", "zh-Ha", place)] * 2
    assert len(found[False]) > len(found[True])


SHEN = {HK: {"full": "沈雨亭", "status": "given"}}
IN_JAPANESE = {"full": "沈雨亭", "reading": "シェン・ユーティン"}


@pytest.mark.parametrize(("locale", "form", "words", "wanted"), [
    ("ja", IN_JAPANESE, "沈雨亭氏が語った。", "シェン・ユーティン"),
    ("ja", IN_JAPANESE, "沈雨亭（シェン・ユーティン）氏が語った。", ""),
    ("ja", IN_JAPANESE, "沈雨亭（シェン＝ユーティン）氏が語った。", ""),
    ("ja", IN_JAPANESE, "館長が語った。", ""),
    ("ja", {"full": "森崎愛子", "reading": "もりさき・あいこ"}, "森崎愛子氏が語った。", ""),
    ("ja", {"full": "沈雨亭"}, "沈雨亭氏が語った。", ""),
    ("ko", {"full": "선위팅"}, "선위팅이 말했다.", "沈雨亭"),
    ("ko", {"full": "선위팅"}, "선위팅(沈雨亭)이 말했다.", ""),
    ("ko", {"full": "선위팅", "status": "given"}, "선위팅이 말했다.", ""),
    ("en", {"full": "Shen Yuting"}, "Shen Yuting spoke.", "")])
def test_a_release_introduces_whom_it_names(locale, form, words, wanted):
    kit = make_kit(("沈雨亭發言。", "沈雨亭離開。"), quotes={}, terms={},
                   people={"shen": {"id": "shen", "names": SHEN | {locale: form}}},
                   locales={locale: {"reach": "translate"}}, catalogues={locale: [
                       message("release.body", "沈雨亭發言。", words),
                       message("release.body", "沈雨亭離開。", words.split("（")[0])]})
    said, findings = {"ja": ["reading", "original"], "ko": ["original"]}, Findings()
    own = copy(CONVENTIONS[locale])
    own.first_mention = tuple(said.get(locale, ()))
    reach_locale(Route(kit, CONVENTIONS | {locale: own}, findings, shipped_tools()), locale)
    found = [one for one in findings if one.code == "first-mention-script"]
    assert [one.message.rpartition(" ")[2] for one in found] == ([wanted] if wanted else [])


@pytest.mark.parametrize(("words", "count"), [
    ('Wang said "go".', 1), ("Wang’s ‘go’", 0), ("Wang's men", 0), ("Wang said 'go'.", 1)])
def test_straight_quotation_marks_are_a_warning(words, count):
    found = check("王紅衛說話。", words)
    assert [one.code for one in found] == ["quote-marks-straight"] * count
