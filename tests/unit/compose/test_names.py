"""Names come from the register, and say how sure they are."""

import pytest

from presskit.compose.names import (
    compose_full_name,
    compose_name,
    compose_original_name,
    compose_title,
    compose_unconfirmed_note,
    initials,
)
from presskit.document import Paragraph, Text, plain_text


@pytest.mark.parametrize(("locale", "person", "expected"), [
    ("zh-Hant-HK", "wong", "黃河清"), ("zh-Hant-TW", "hill", "安‧希爾"),
    ("zh-Hans-CN", "wong", "黄河清"),  # converted: the original would say the same
    ("en", "wong", "Wong Ho-ching* 黃河清"), ("en", "hill", "Ann Hill"),
    ("ja", "wong", "黄河清（ウォン・ホーチン）* 黃河清"), ("ja", "hill", "アン・ヒル Ann Hill"),
    ("ko", "wong", "웡호칭*(黃河清)"), ("ko", "hill", "앤 힐(Ann Hill)")])
def test_a_full_name_has_its_reading_mark_and_original(new_kit, new_tables, locale, person,
                                                       expected):
    kit = new_kit(locale)
    assert plain_text(compose_full_name(kit, kit.people[person], new_tables(locale))) == expected


def test_the_original_is_tagged_with_its_language(new_kit, new_tables):
    kit = new_kit("ja")
    assert compose_original_name(kit, kit.people["wong"], new_tables("ja")) == (
        Text("黃河清", "zh-Hant-HK"),)
    assert compose_original_name(kit, kit.people["hill"], new_tables("ja")) == (
        Text("Ann Hill", "en"),)


def test_a_name_given_in_the_readers_language_needs_no_other(new_kit, new_tables):
    names = {"zh-Hant-HK": {"full": "森崎愛子", "status": "given"},
             "ja": {"full": "森﨑愛子", "status": "given"}, "en": {"full": "Aiko Morisaki"}}
    kits = {locale: new_kit(locale, people={"a": {"names": names}}) for locale in ("ja", "en")}
    found = {locale: compose_original_name(kit, kit.people["a"], new_tables(locale))
             for locale, kit in kits.items()}
    assert found == {"ja": (), "en": (Text("森崎愛子", "zh-Hant-HK"),)}


def test_conventions_may_leave_originals_out(new_kit, new_tables):
    kit = new_kit("ja")
    tables = new_tables("ja", original_names="false")
    assert compose_original_name(kit, kit.people["wong"], tables) == ()


def test_a_name_without_a_form_shows_the_sources_with_its_language(new_kit):
    kit = new_kit("ko")
    assert compose_name(kit, kit.organisations["zeta"]) == (Text("乙會", "zh-Hant-HK"),)


def test_a_kept_form_is_tagged_unless_it_reads_the_same_anywhere(new_kit):
    kit = new_kit("en", people={
        "a": {"names": {"zh-Hant-HK": {"full": "黃河清"},
                        "en": {"full": "黃河清", "method": "kept from zh-Hant-HK"}}},
        "b": {"names": {"zh-Hant-HK": {"full": "Ivy Cheung"},
                        "en": {"full": "Ivy Cheung", "method": "kept from zh-Hant-HK"}}}})
    assert compose_name(kit, kit.people["a"]) == (Text("黃河清", "zh-Hant-HK"),)
    assert compose_name(kit, kit.people["b"]) == (Text("Ivy Cheung"),)


def test_marks_show_only_where_the_policy_accepts_suggested_names(new_kit, new_tables):
    kit = new_kit("en", release={"accept_suggested_names": False})
    assert "*" not in plain_text(compose_full_name(kit, kit.people["wong"], new_tables("en")))


def test_the_authors_own_words_are_unconfirmed_only_when_they_say_so(new_kit, new_tables):
    forms = {"plain": {"full": "甲"}, "flagged": {"full": "乙", "note": "surname to confirm"}}
    kit = new_kit(people={key: {"names": {"zh-Hant-HK": form}} for key, form in forms.items()})
    tables = new_tables("zh-Hant-HK")
    assert plain_text(compose_full_name(kit, kit.people["plain"], tables)) == "甲"
    assert plain_text(compose_full_name(kit, kit.people["flagged"], tables)) == "乙*"


def note_for(kit, tables):
    shown = Paragraph("table-text", compose_full_name(kit, kit.people["wong"], tables))
    return [plain_text(one) for one in compose_unconfirmed_note(kit, (shown,), tables)]


def test_one_note_explains_all_marks_and_names_the_method(new_kit, new_tables):
    assert note_for(new_kit("en"), new_tables("en")) == [
        "* Form of the name or title not confirmed (basis: romanisation)."]
    assert note_for(new_kit("ko"), new_tables("ko")) == [
        "* 이름 또는 명칭의 표기는 아직 확인되지 않았습니다(근거: 외래어 표기법)."]


def test_only_marked_names_count_for_the_note(new_kit, new_tables):
    kit, tables = new_kit("en"), new_tables("en")
    shown = (Paragraph("table-text", compose_full_name(kit, kit.people["wong"], tables)),
             Paragraph("bio-text", (Text("River and Spring Forum"),)))
    note, = compose_unconfirmed_note(kit, shown, tables)
    assert plain_text(note) == "* Form of the name or title not confirmed (basis: romanisation)."


def test_an_uncommon_method_is_given_in_the_authors_words(new_kit, new_tables):
    people = {"wong": {"names": {"zh-Hant-HK": {"full": "黃"}, "en": {
        "full": "Wong", "method": "據名片"}}}}
    kit = new_kit("en", people=people)
    shown = Paragraph("table-text", compose_full_name(kit, kit.people["wong"], new_tables("en")))
    note, = compose_unconfirmed_note(kit, (shown,), new_tables("en"))
    assert Text("據名片", "zh-Hant-HK") in note.children


def test_a_form_without_a_method_gets_the_short_note(new_kit, new_tables):
    kit = new_kit("en", people={"wong": {"names": {"zh-Hant-HK": {"full": "黃"},
                                                   "en": {"full": "Wong"}}}})
    assert note_for(kit, new_tables("en")) == [
        "* Form of the name or title not confirmed."]


def test_a_form_with_a_note_is_explained_by_name(new_kit, new_tables):
    kit = new_kit(people={"wong": {"names": {"zh-Hant-HK": {
        "full": "於清", "method": "as-printed", "note": "姓氏待確認"}}}})
    assert note_for(kit, new_tables("zh-Hant-HK")) == [
        "* 姓名或名稱的寫法尚未獲確認，暫依報道所載寫法。", "於清（姓氏待確認）"]


def test_no_mark_needs_no_note(new_kit, new_tables):
    kit = new_kit("en")
    shown = Paragraph("table-text", compose_name(kit, kit.people["wong"]))
    assert compose_unconfirmed_note(kit, (shown,), new_tables("en")) == ()


@pytest.mark.parametrize(("locale", "choice", "expected"), [
    ("zh-Hant-HK", {}, "《河》"), ("en", {}, "“River”"), ("ja", {}, "『河』"),
    ("ja", {"set": "ja-newspaper"}, "「河」"), ("ko", {}, "‘河’")])
def test_a_title_stands_in_the_marks_of_its_kind(new_kit, new_tables, locale, choice, expected):
    kit = new_kit(locale)
    assert plain_text(compose_title(kit, "river", new_tables(locale, **choice))) == expected


def test_quotation_marks_inside_a_title_in_such_marks_are_nested(new_kit, new_tables):
    kit = new_kit("en")
    river = kit.works["river"]
    form = river.names["en"].model_copy(update={"full": "Reading “River”"})
    kit = kit.model_copy(update={"works": {**kit.works, "river": river.model_copy(
        update={"names": {**river.names, "en": form}})}})
    assert plain_text(compose_title(kit, "river", new_tables("en"))) == "“Reading ‘River’”"


@pytest.mark.parametrize(("name", "expected"), [
    ("費俊", "費"), ("Fei Jun", "FJ"), ("John Edward Hopcroft", "JH"), ("페이쥔", "페"),
    ("ジョン・ホップクロフト", "ジ"), ("Ivy", "I"), ("", ""),
    ("株式会社火ノ川", "火"), ("주식회사 히노카와", "히"), ("(주)히노카와", "히"), ("주민회", "주"),
    ("株式会社", "株"), ("Hinokawa Pottery Co., Ltd.", "HP"), ("Limited", "L")])
def test_a_monogram_shows_initials(name, expected):
    assert initials(name) == expected
