"""What all documents share: kinds, titles, running lines, metadata, labels, states."""

import pickle
from dataclasses import replace

import pytest

from presskit.compose import KINDS, compose, needed_state, state_of
from presskit.diagnostics import PresskitError
from presskit.document import Reference, plain_text, walk
from presskit.model.segment import State
from presskit.model.walk import each_segment, map_segments


def release(kit, tables, **named):
    document, = compose(kit, "press-release", tables, **named)
    return document


def test_an_unknown_kind_names_the_nearest(kit, new_tables):
    with pytest.raises(PresskitError) as caught:
        compose(kit, "quote-sheets", new_tables("en"))
    assert caught.value.diagnostics[0].hint == "did you mean quote-sheet?"


@pytest.mark.parametrize("locale", ["zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko"])
def test_every_document_is_whole_portable_and_without_references(new_kit, new_tables, locale):
    for kind in KINDS:
        documents = compose(new_kit(locale), kind, new_tables(locale))
        assert documents, kind
        for document in documents:
            assert document.title and document.locale == locale and document.kind == kind
            assert not any(isinstance(one, Reference) for one in walk(document))
            assert pickle.loads(pickle.dumps(document)) == document


@pytest.mark.parametrize(("kind", "title"), [
    ("press-release", "春季論壇在港舉行　三百人談橋樑"), ("speaker-bios", "春季論壇　講者簡介"),
    ("quote-sheet", "春季論壇　講者發言摘錄"), ("fact-sheet", "春季論壇　活動資料")])
def test_a_title_says_what_the_file_is(kit, new_tables, kind, title):
    assert [one.title for one in compose(kit, kind, new_tables("zh-Hant-HK"))] == [title]


def test_running_lines_name_headline_issuer_kit_language_version_and_date(new_kit, new_tables):
    running = release(new_kit("en"), new_tables("en")).running
    assert plain_text(running.header_start) == "春季論壇"
    assert plain_text(running.header_end) == "Forum Office"
    assert plain_text(running.footer_start) == (
        "春季論壇資料 · English · Version 2 · 19 December 2025")
    assert plain_text(running.notice) == "示範文件"
    sheet, = compose(new_kit("en"), "fact-sheet", new_tables("en"))
    assert plain_text(sheet.running.header_start) == "Fact sheet"


def test_a_kit_without_a_title_is_called_after_its_event(new_kit, new_tables):
    running = release(new_kit("en", title=""), new_tables("en")).running
    assert plain_text(running.footer_start).startswith("Press kit – Spring Forum · ")


def test_a_header_without_a_short_headline_takes_the_headline(new_kit, new_tables):
    kit = new_kit(press_release={"headline": "長標題\\\n下半"})
    assert plain_text(release(kit, new_tables("zh-Hant-HK")).running.header_start) == "長標題　下半"


def test_metadata_are_in_fixed_order_and_carry_the_notice(kit, new_tables):
    document = release(kit, new_tables("zh-Hant-HK"))
    assert document.properties == (
        ("author", "論壇辦事處"), ("subject", "新聞稿　春季論壇"),
        ("keywords", "春季論壇, 春季博覽, 論壇辦事處, 乙會, 甲會"), ("date", "2025-12-19"),
        ("version", "2"), ("notice", "示範文件"), ("embargo", ""))


def all_translated(new_kit, translated, state, **changes):
    """The kit in English with every text "translated" into itself, and a form of every name."""
    kit = new_kit("en", **changes)
    kit = kit.model_copy(update={group: {key: with_english(one) for key, one in getattr(
        kit, group).items()} for group in ("organisations", "works")})
    return translated(kit, {one.text: one.text for one in each_segment(kit)}, state)


def with_english(named):
    form = named.names["zh-Hant-HK"].model_copy(update={"status": "confirmed"})
    return named.model_copy(update={"names": {"en": form, **named.names}})


def test_a_name_that_only_a_file_s_properties_tell_holds_it_back_too(
        new_kit, new_tables, translated):
    kit = all_translated(new_kit, translated, State.FINAL)
    bio, = compose(kit, "speaker-bio", new_tables("en"))
    assert "乙會" not in plain_text(bio) and "乙會" in bio.property("keywords")
    assert state_of(bio, kit) is State.FINAL
    unread = kit.organisations["zeta"].names["en"].model_copy(update={"status": "suggested"})
    kit = kit.model_copy(update={"release": kit.release.model_copy(update={
        "accept_suggested_names": False}), "organisations": {
            **kit.organisations, "zeta": kit.organisations["zeta"].model_copy(update={
                "names": {**kit.organisations["zeta"].names, "en": unread}})}})
    assert state_of(bio, kit, {"person:wong": State.FINAL, "work:river": State.FINAL}
                    ) is State.TRANSLATED


@pytest.mark.parametrize(("state", "label"), [
    (State.MACHINE, "Machine translation draft"), (State.TRANSLATED, "Draft translation"),
    (State.STALE, "Draft translation"), (State.REVIEWED, ""), (State.FINAL, "")])
def test_the_label_follows_the_lowest_state(new_kit, new_tables, translated, state, label):
    document = compose(all_translated(new_kit, translated, state), "speaker-bio",
                       new_tables("en"))[0]
    assert plain_text(document.running.label) == label
    assert bool(document.running.label_note) == bool(label)


def test_a_document_without_one_translated_word_is_no_draft_yet(new_kit, new_tables, translated):
    running = compose(translated(new_kit("en"), {}), "speaker-bio", new_tables("en"))[0].running
    assert plain_text(running.label) == "Not yet translated"
    assert plain_text(running.label_note).endswith("Not for distribution.")


def test_one_initial_segment_makes_a_draft(new_kit, new_tables, translated):
    kit = translated(new_kit("en"), {"大學教授": "Professor"})
    document = compose(kit, "speaker-bio", new_tables("en"))[0]
    assert state_of(document, kit) is State.INITIAL
    assert plain_text(document.running.label) == "Draft translation"


def test_a_document_has_only_the_state_of_what_it_shows(new_kit, new_tables, translated):
    kit = all_translated(new_kit, translated, State.REVIEWED)
    stale = kit.press_release.body[0].segments[0]
    kit = map_segments(kit, lambda one: replace(one, state=State.STALE) if one == stale else one)
    assert state_of(release(kit, new_tables("en")), kit) is State.STALE
    bio, = compose(kit, "speaker-bio", new_tables("en"))
    assert state_of(bio, kit) is State.REVIEWED


def test_a_suggested_name_counts_as_translated_unless_the_policy_accepts_it(
        new_kit, new_tables, translated):
    strict = {"accept_suggested_names": False}
    kit = all_translated(new_kit, translated, State.FINAL, release=strict)
    bio, = compose(kit, "speaker-bio", new_tables("en"))
    assert state_of(bio, kit) is State.TRANSLATED
    assert state_of(bio, kit, {"person:wong": State.REVIEWED, "work:river": State.REVIEWED}
                    ) is State.REVIEWED
    kit = all_translated(new_kit, translated, State.FINAL)
    assert state_of(compose(kit, "speaker-bio", new_tables("en"))[0], kit) is State.FINAL


def test_the_source_is_never_a_draft(kit, new_tables):
    document = release(kit, new_tables("zh-Hant-HK"))
    assert state_of(document, kit) is State.SOURCE
    assert document.running.label == ()


@pytest.mark.parametrize(("locale", "policy", "expected"), [
    ("en", {}, State.REVIEWED), ("zh-Hans-CN", {}, State.CONVERTED),
    ("en", {"states": {"default": "final"}}, State.FINAL),
    ("en", {"states": {"en": "translated"}}, State.TRANSLATED),
    ("zh-Hans-CN", {"states": {"default": "final"}}, State.CONVERTED),
    ("zh-Hans-CN", {"states": {"zh-Hans-CN": "reviewed"}}, State.REVIEWED)])
def test_the_policy_says_which_state_a_locale_needs(new_kit, locale, policy, expected):
    assert needed_state(new_kit(locale, release=policy)) is expected
