"""The review sheet: what each locale says, in its language, and what keeps it back."""

import datetime as dt
from dataclasses import replace

import pytest

from presskit.compose.sheet import compose_sheet
from presskit.compose.sheet_records import SheetSide
from presskit.document import Row, Strong, Table, Text, plain_text, walk
from presskit.model.kit import Deviation, Dismissal, Query
from presskit.model.segment import Segment, State
from presskit.model.walk import each_segment, map_segments

HK = "zh-Hant-HK"


def side(kit, tables, **more):
    return SheetSide(kit, tables, more.get("cleared", {}), frozenset(more.get("uncleared", ())),
                     frozenset(more.get("unsure", ())), more.get("standing", ()),
                     more.get("figures", {}))


@pytest.fixture
def source(new_kit, new_tables):
    line = Segment.plain("論壇開幕", "release.headline", HK)
    kit = new_kit()
    kit = kit.model_copy(update={"press_release": kit.press_release.model_copy(
        update={"headline": line})})
    return side(kit, new_tables(HK))


def english(source, new_tables, state=State.REVIEWED, **more):
    def change(one):
        return replace(one, words=(Text(f"EN {one.text}"),), language="en", state=state)

    kit = map_segments(source.kit, change)
    kit = kit.model_copy(update={"locale": "en", "locales": {
        "en": kit.locales["en"]} if "en" in kit.locales else kit.locales})
    return side(kit, new_tables("en"), **more)


def rows(document):
    return [one for one in walk(document) if isinstance(one, Row)]


def told(document, words):
    return next(one for one in walk(document) if getattr(one, "role", "") == "fact-value"
                and words in plain_text(one))


def test_every_headline_title_quote_and_name_of_every_locale_stands_there(source, new_tables):
    other = english(source, new_tables)
    text = plain_text(compose_sheet([source, other], source, ()))
    for kit in (source.kit, other.kit):
        for one in each_segment(kit):
            if one.path == "release.headline" or one.path.endswith(".title") and (
                    one.path.startswith("people")):
                assert plain_text(one.words) in text, one.path
    for named in source.kit.register.values():
        assert named.names[HK].full in text
    for quote in source.kit.quotes.values():
        assert plain_text(quote.words[0].words)[:6] in text


def test_all_of_it_is_one_table_with_a_head_and_groups_that_are_named_once(source, new_tables):
    [table] = [one for one in walk(compose_sheet(
        [source, english(source, new_tables)], source, ())) if isinstance(one, Table)]
    assert [plain_text(one) for one in table.head] == ["項目\n各語言版本"]
    assert {len(one.children) for one in (*table.head, *table.children)} == {2}
    named = [plain_text(row.children[0].children[0]) for row in table.children
             if len(row.children[0].children) == 2]
    assert named == list(dict.fromkeys(named)) and {"標題", "職銜", "名稱"} <= {*named}
    assert len(named) < len(table.children)


def test_words_are_tagged_with_their_language_but_the_sheet_s_own(source, new_tables):
    other = english(source, new_tables)
    for wording, ours, theirs in ((source, "", "en"), (other, HK, "")):
        sheet = compose_sheet([source, other], wording, ())
        tags = {one.text: one.language for one in walk(sheet) if isinstance(one, Text)}
        assert tags["論壇開幕"] == ours and tags["EN 論壇開幕"] == theirs
        assert sheet.locale == wording.kit.locale and sheet.kind == "review-sheet"


def test_only_what_may_not_go_out_is_marked_in_bold(source, new_tables):
    for state, marks in ((State.REVIEWED, []), (State.MACHINE, ["機器翻譯"])):
        sheet = compose_sheet([source, english(source, new_tables, state)], source, ())
        line = told(sheet, "EN 論壇開幕")
        assert [plain_text(one) for one in walk(line) if isinstance(one, Strong)] == marks


def test_a_fact_that_a_machine_wrote_is_marked_as_any_text(source, new_tables):
    place = Segment.plain("灣仔", "kit.event.city", HK)
    kit = source.kit.model_copy(update={"event": source.kit.event.model_copy(
        update={"city": place})})
    for state, marks in ((State.REVIEWED, []), (State.MACHINE, ["機器翻譯"])):
        source = side(kit, source.tables)
        line = told(compose_sheet([source, english(source, new_tables, state)], source, ()),
                    "EN 灣仔")
        assert [plain_text(one) for one in walk(line) if isinstance(one, Strong)] == marks


def test_a_clearance_is_told_and_its_want_is_marked(source, new_tables):
    key, *_ = source.kit.quotes
    kit = source.kit
    good = side(kit, source.tables, cleared={key: ("Ann", "2026-03-10")})
    text = plain_text(compose_sheet([good], good, ()))
    assert "Ann於2026年3月10日確認" in text
    bad = side(kit, source.tables, uncleared=[key])
    assert "未經講者確認" in plain_text(compose_sheet([bad], bad, ()))


def test_records_are_listed_and_a_void_deviation_is_marked(source):
    said = {"reason": "因為", "name": "Ann", "date": dt.date(2026, 3, 10)}
    one = Deviation("omitted", HK, "release.body@0", **said)
    kit = source.kit.model_copy(update={"deviations": (one,), "queries": (
        Query(path="a", question="何處？", by="Ann", date=said["date"]),)})
    gone = [Dismissal(code="name-form", path="a", locale=HK, finding="b", source="0", words="0",
                      **said)]
    void, held = (side(kit, source.tables, standing=standing) for standing in ((), (one,)))
    text = plain_text(compose_sheet([void], void, gone))
    assert "略去，因為（Ann，" in text and "name-form，因為" in text and "何處？" in text
    assert "與批核時不同" in text
    assert "與批核時不同" not in plain_text(compose_sheet([held], held, gone))


def test_locales_that_say_the_same_share_a_line(source, new_tables):
    twin = side(source.kit.model_copy(update={"locale": "zh-Hant-TW"}), new_tables("zh-Hant-TW"))
    alone, both = (compose_sheet(sides, source, ()) for sides in ([source], [source, twin]))
    assert len(rows(alone)) == len(rows(both))
    assert plain_text(told(both, "論壇開幕")).startswith("繁體中文（香港）、繁體中文（台灣）")


def test_figures_of_the_texts_and_descriptions_of_pictures_stand_there_too(source, new_tables):
    body = next(one for one in each_segment(source.kit) if one.path.startswith("release.body"))
    source = replace(source, figures={body.id: ("三場", "四十年")})
    other = english(source, new_tables, figures={body.id: ("three", "40 years")})
    document = compose_sheet([source, other], source, ())
    assert "三場、四十年" in plain_text(told(document, "四十年"))
    assert "three, 40 years" in plain_text(told(document, "40 years"))
    text = plain_text(document)
    for kit in (source.kit, other.kit):
        shown = [one for one in each_segment(kit)
                 if one.path == "kit.title" or one.path.endswith(".alternative")]
        assert shown and all(plain_text(one.words) in text for one in shown)


def test_a_language_whose_numbers_nobody_can_read_shows_the_whole_text(source, new_tables):
    body = next(one for one in each_segment(source.kit) if one.path.startswith("release.body"))
    source = replace(source, figures={body.id: ("三場",)})
    other = replace(english(source, new_tables), figures=None)
    document = compose_sheet([source, other], source, ())
    row = next(one for one in rows(document) if "三場" in plain_text(one))
    said = next(one for one in each_segment(other.kit) if one.id == body.id)
    assert plain_text(said.words) in plain_text(row)


def test_a_figure_that_only_one_language_writes_is_seen(source, new_tables):
    body = next(one for one in each_segment(source.kit) if one.path.startswith("release.body"))
    other = english(source, new_tables, figures={body.id: ("1998",)})
    document = compose_sheet([source, other], source, ())
    row = next(one for one in rows(document) if "1998" in plain_text(one))
    assert source.tables.phrases.get("sheet.missing") in plain_text(row)
