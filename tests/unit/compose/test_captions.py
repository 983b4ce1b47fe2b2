"""The captions sheet: all that is to be known of each picture, and nothing that isn't said."""

import pytest

from presskit.compose.documents import compose
from presskit.document import Figure, Heading, Section, Table, plain_text, walk

LOCALES = ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko")


def pictures(**more):
    whole = {"file": "pictures/a/view 1.png", "caption": "兩岸", "alternative": "河景",
             "credit": "辦事處", "rights": "限新聞用途"}
    return {"view": whole | more, "talk": {"caption": "講者", "rights": "向本處索取"}}


def sheet(new_kit, new_tables, locale="zh-Hant-HK", **kept):
    document, = compose(new_kit(locale, **kept), "captions-sheet", new_tables(locale))
    return document


def rows(block):
    return [[plain_text(cell) for cell in row.children] for one in walk((block,))
            if isinstance(one, Table) for row in one.children]


def test_a_picture_stands_under_the_name_of_its_files_with_all_that_a_desk_prints(
        new_kit, new_tables):
    document = sheet(new_kit, new_tables, pictures=pictures(
        use=["print", "web"], until="2026-06-30"))
    entry, = (one for one in document.children if isinstance(one, Section)
              and one.role == "picture-entry")
    heading, figure, _table = entry.children
    assert isinstance(heading, Heading) and plain_text(heading) == f"{document.kit}-picture-view"
    assert isinstance(figure, Figure) and figure.source == "pictures/a/view 1.png"
    assert figure.alternative == "河景" and entry.identifier == "view"
    assert rows(entry) == [
        ["說明", "兩岸"], ["替代文字", "河景"], ["圖片來源", "辦事處"], ["使用條款", "限新聞用途"],
        ["適用媒介", "印刷、網上"], ["使用期限", "2026年6月30日"]]


def test_a_picture_that_is_not_for_the_web_is_told_of_and_not_shown(new_kit, new_tables):
    document = sheet(new_kit, new_tables, pictures=pictures(use=["print"]))
    assert [one for one in walk(document.children) if isinstance(one, Figure)
            and one.role == "picture"] == []
    assert ["適用媒介", "印刷"] in rows(document.children)


def test_what_the_kit_does_not_say_has_no_row(new_kit, new_tables):
    document = sheet(new_kit, new_tables, pictures={"view": {"file": "view.png"}})
    assert rows(document.children[-1]) == []
    assert [one.alternative for one in walk(document.children) if isinstance(one, Figure)
            and one.role == "picture"] == [""]


@pytest.mark.parametrize(("locale", "words"), list(zip(LOCALES, (
    "不設期限", "不限期", "不限期", "No time limit", "期限なし", "기한 없음"), strict=True)))
def test_no_end_is_told_as_such(new_kit, new_tables, locale, words):
    document = sheet(new_kit, new_tables, locale, pictures=pictures(until="unlimited"))
    assert words in plain_text(document.children)
    assert "9999" not in plain_text(document.children)


def test_pictures_without_a_file_are_told_as_not_included_and_promise_none(new_kit, new_tables):
    document = sheet(new_kit, new_tables, pictures=pictures())
    assert [plain_text(one) for one in document.children if isinstance(one, Heading)][1:] == [
        "不隨資料冊提供的圖片"]
    assert rows(document.children[-1]) == [["說明", "講者\n向本處索取"]]
    assert len([one for one in walk(document.children) if isinstance(one, Figure)
                and one.role == "picture"]) == 1
    alone = sheet(new_kit, new_tables, pictures={"view": pictures()["view"]})
    assert "不隨" not in plain_text(alone.children)
