"""A kit in its source locale as a kit in another."""

import pytest

from presskit.diagnostics import PresskitError
from presskit.document import plain_text
from presskit.localise.po import write_catalogue
from presskit.localise.route import extract, reach_locale
from presskit.model.segment import State
from presskit.model.walk import each_segment

from .samples import (
    BODY,
    CN,
    HK,
    TW,
    body,
    codes,
    localised,
    make_kit,
    make_route,
    message,
    texts,
)

ENGLISH = (
    "A film by Yu Zhen and Wang Hongwei was shown.",
    "{q:wen}, Wang said with optimism.",
    "AI won't replace artists, Hopcroft said{q:hop!}.",
    "The forum marks a new stage.",
)
KOREAN = ("위전과 왕훙웨이의 영상이 상영됐다.",)


def entries(sources, words, path="release.body", **more):
    return [message(path, source, target, **more)
            for source, target in zip(sources, words, strict=False)]


def states(kit):
    return [str(one.state) for one in body(kit)]


def test_the_source_shows_its_own_words():
    kit = localised(make_kit(), HK)
    assert texts(kit)[0] == BODY[0]
    assert {one.state for one in each_segment(kit)} == {State.SOURCE}
    assert kit.locale == HK


def test_a_converted_kit_is_converted_throughout_and_says_so():
    kit = localised(make_kit(), CN)
    assert texts(kit)[0] == "会上展映了于朕与王红卫的视频。"
    assert texts(kit)[3] == "论坛标志着“视频”的新阶段，里面有想象力。"
    assert {one.state for one in each_segment(kit)} == {State.CONVERTED}
    assert {one.language for one in each_segment(kit)} == {CN}
    assert plain_text(kit.people["wang-hongwei"].title.words) == "中国电影导演协会秘书长"


def test_quotes_keep_their_words_and_nest_their_marks():
    kit = localised(make_kit(), TW)
    words = [plain_text(one.words) for one in kit.quotes["hop"].words]
    assert words == ["AI不會取代藝術家，這種信息是不存在的。"]
    kit = localised(make_kit(), CN)
    assert plain_text(kit.quotes["wen"].words[1].words) == (
        "要真正实现‘让每个人都能用AI讲出好故事’的愿景。")


def test_segments_keep_their_identity_and_source_in_every_locale():
    source = make_kit()
    for locale in (TW, CN, "en", "ko"):
        kit = localised(source, locale)
        assert [one.id for one in each_segment(kit)] == [one.id for one in each_segment(source)]
        assert [one.source for one in each_segment(kit)] == [
            one.source for one in each_segment(source)]


def test_a_translation_shows_its_words():
    kit = localised(make_kit(catalogues={"en": entries(BODY, ENGLISH)}), "en")
    assert texts(kit)[0] == ENGLISH[0]
    assert states(kit) == ["translated"] * 4
    assert body(kit)[0].language == "en"


def test_what_has_no_target_keeps_the_source_s_words_and_language():
    kit = localised(make_kit(), "en")
    assert texts(kit)[0] == BODY[0]
    assert (body(kit)[0].language, states(kit)[0]) == (HK, "initial")


def test_a_machine_s_words_are_shown_as_such():
    kit = localised(make_kit(catalogues={"en": entries(BODY, ENGLISH, fuzzy=True)}), "en")
    assert (texts(kit)[0], states(kit)[0]) == (ENGLISH[0], "machine")


def test_one_changed_sentence_makes_exactly_its_translation_stale():
    changed = (BODY[0].replace("視頻", "短片"), *BODY[1:])
    kit = localised(make_kit(changed, catalogues={"en": entries(BODY, ENGLISH)}), "en")
    assert states(kit) == ["stale", "translated", "translated", "translated"]
    assert texts(kit)[0] == ENGLISH[0]


def test_a_stale_quote_shows_the_original_words():
    quotes = {"hop": {"id": "hop", "speaker": "hopcroft", "words": "AI不會取代藝術家。"}}
    done = {"en": [message("quotes.hop.words", "AI不會取代任何藝術家。",
                           "AI will not replace artists.")]}
    kit = localised(make_kit((), quotes=quotes, catalogues=done), "en")
    [segment] = kit.quotes["hop"].words
    assert (segment.state, segment.language) == (State.STALE, HK)
    assert plain_text(segment.words) == "AI不會取代藝術家。"


def test_a_pivot_s_words_are_what_is_translated_from_it():
    done = {"en": entries(BODY, ENGLISH), "ko": entries(ENGLISH, KOREAN)}
    kit = localised(make_kit(catalogues=done), "ko")
    assert texts(kit)[0] == KOREAN[0]
    assert states(kit) == ["translated", "initial", "initial", "initial"]
    assert body(kit)[1].language == "en"


def test_a_changed_pivot_makes_what_came_from_it_stale():
    done = {"en": entries(BODY, (ENGLISH[0].replace("shown", "screened"),)),
            "ko": entries(ENGLISH, KOREAN)}
    assert states(localised(make_kit(catalogues=done), "ko"))[0] == "stale"


def test_a_changed_source_makes_a_pivot_s_translation_stale_too():
    changed = (BODY[0].replace("視頻", "短片"), *BODY[1:])
    done = {"en": entries(BODY, ENGLISH), "ko": entries(ENGLISH, KOREAN)}
    kit = localised(make_kit(changed, catalogues=done), "ko")
    assert (states(kit)[0], texts(kit)[0]) == ("stale", KOREAN[0])


def test_a_translation_without_its_pivot_is_not_shown():
    kit = localised(make_kit(catalogues={"ko": entries(ENGLISH, KOREAN)}), "ko")
    assert (states(kit)[0], body(kit)[0].language) == ("initial", HK)


def test_two_texts_that_became_one_in_the_pivot_stay_apart():
    sources, pivot = ("甲說。", "乙說。"), ("Said.", "Said.")
    done = {"en": entries(sources, pivot), "ko": [
        message("release.body", "Said.", "하나."), message("release.body#2", "Said.", "둘.")]}
    assert texts(localised(make_kit(sources, catalogues=done), "ko")) == ["하나.", "둘."]


def test_words_written_over_a_conversion_are_a_translation():
    done = {TW: entries(BODY[:1], ("會上放映了於朕與王紅衛的短片。",))}
    kit = localised(make_kit(catalogues=done), TW)
    assert texts(kit)[0] == "會上放映了於朕與王紅衛的短片。"
    assert states(kit) == ["translated", "converted", "converted", "converted"]


def test_an_override_whose_source_changed_is_stale():
    changed = (BODY[0].replace("會上", "當天"), *BODY[1:])
    done = {TW: entries(BODY[:1], ("會上放映了於朕與王紅衛的短片。",))}
    assert states(localised(make_kit(changed, catalogues=done), TW))[0] == "stale"


def test_messages_nobody_asked_for_are_ignored():
    done = {"en": [message("release.nowhere", BODY[0], "lost"),
                   message("release.body", BODY[0] + "！", "gone", obsolete=True)]}
    assert states(localised(make_kit(catalogues=done), "en"))[0] == "initial"


def test_a_source_that_came_back_finds_its_obsolete_words():
    done = {"en": entries(BODY, ENGLISH, obsolete=True)}
    assert states(localised(make_kit(catalogues=done), "en")) == ["translated"] * 4


CHAIN = {"source_locale": "en", "locale": "en", "people": {}, "terms": {}, "quotes": {},
         "locales": {CN: {"reach": "translate"}, HK: {"reach": "convert", "from": CN}}}


def test_a_conversion_of_a_translation_is_no_higher_than_it():
    done = {CN: [message("release.body", "Out now.", "短视频现已发布。", fuzzy=True)]}
    kit = localised(make_kit(("Out now.", "Later."), catalogues=done, **CHAIN), HK)
    assert texts(kit) == ["短片現已發布。", "Later."]
    assert states(kit) == ["machine", "initial"]
    assert [one.language for one in body(kit)] == [HK, "en"]


def test_a_suggested_name_keeps_its_texts_from_being_converted():
    kit = localised(make_kit(release={"accept_suggested_names": False}), CN)
    assert states(kit) == ["translated", "translated", "translated", "converted"]


def test_every_name_has_a_form_in_the_kit_s_locale():
    kit = localised(make_kit(), "ko")
    assert all("ko" in named.names for named in kit.register.values())


def test_the_backslash_that_denies_a_name_is_printed_nowhere():
    kit = make_kit(("由\\於朕決定。",), catalogues={"en": entries(
        ("由\\於朕決定。",), ("Decided by \\Yu alone.",))})
    assert texts(localised(kit, HK)) == ["由於朕決定。"]
    assert texts(localised(kit, CN)) == ["由于朕决定。"]
    assert texts(localised(kit, "en")) == ["Decided by Yu alone."]


def test_what_is_no_name_is_converted_like_any_word():
    people = {"yu": {"id": "yu", "names": {HK: {"full": "於朕"}, CN: {"full": "於朕"}}}}
    kit = make_kit(("由\\於朕決定。",), people=people, quotes={}, terms={})
    assert texts(localised(kit, CN)) == ["由于朕决定。"]


def test_an_ambiguous_name_is_a_warning_told_once():
    route = make_route(make_kit(("由於朕決定。",)))
    for locale in (HK, TW, CN, "en"):
        reach_locale(route, locale)
    assert codes(route.findings) == ["name-ambiguous"]
    [finding] = route.findings
    assert finding.hint == "write [於朕](person:yu-zhen) if it is the name, \\於朕 if it isn't"


def test_a_name_is_doubtful_in_a_chinese_translation_too():
    people = {"yu": {"id": "yu", "names": {"en": {"full": "Yu"}, CN: {"full": "于朕"},
                                           HK: {"full": "於朕"}}}}
    done = {CN: [message("release.body", "Decided by Yu.", "由于朕决定。")]}
    route = make_route(make_kit(("Decided by Yu.",), catalogues=done, **CHAIN | {"people": people}))
    reach_locale(route, HK)
    assert codes(route.findings) == ["name-ambiguous"]


@pytest.mark.parametrize("text", ["由[於朕](person:yu-zhen)決定。", "由\\於朕決定。"])
def test_a_settled_name_is_no_question(text):
    route = make_route(make_kit((text,)))
    reach_locale(route, CN)
    assert codes(route.findings) == []


def test_a_locale_of_no_kit_is_refused():
    with pytest.raises(PresskitError) as caught:
        localised(make_kit(), "fr")
    assert caught.value.diagnostics[0].code == "locale-unknown"


def test_a_chain_without_an_end_is_refused():
    chain = {"en": {"reach": "translate", "from": "ko"}, "ko": {"reach": "translate", "from": "en"}}
    with pytest.raises(PresskitError) as caught:
        localised(make_kit(locales=chain), "ko")
    assert caught.value.diagnostics[0].code == "chain-endless"


def test_a_locale_is_reached_once():
    route = make_route(make_kit())
    assert reach_locale(route, CN) is reach_locale(route, CN)


def test_changes_are_kept_for_the_reviewer():
    found = reach_locale(make_route(make_kit()), TW).changes
    assert ("視頻", "影片", "vocabulary") in {(one.before, one.after, one.reason) for one in found}


def written(kit, locale):
    return write_catalogue(extract(make_route(kit), locale), kit.id, HK)


def test_extracting_again_with_nothing_changed_gives_the_same_bytes():
    for locale in (TW, "en", "ko"):
        done = {"en": entries(BODY, ENGLISH), "ko": entries(ENGLISH, KOREAN),
                TW: entries(BODY[:1], ("會上放映了於朕與王紅衛的短片。",))}
        once = extract(make_route(make_kit(catalogues=done)), locale)
        full = done | {locale: [message(one.context, one.source, one.words, fuzzy=one.fuzzy,
                                        previous=one.previous, comment=one.comment)
                                for one in once.messages]}
        again = make_kit(catalogues=full)
        assert write_catalogue(once, again.id, HK) == written(again, locale)


def test_a_translated_locale_is_asked_for_every_text():
    catalogue = extract(make_route(make_kit()), "en")
    assert [(one.context, one.source) for one in catalogue.messages] == [
        (one.path, one.text) for one in each_segment(make_kit())]


def test_what_comes_from_a_pivot_is_asked_for_in_its_words():
    catalogue = extract(make_route(make_kit(catalogues={"en": entries(BODY, ENGLISH)})), "ko")
    assert [one.source for one in catalogue.messages] == list(ENGLISH)


def test_a_converted_locale_is_asked_for_nothing():
    assert extract(make_route(make_kit()), TW).messages == ()
