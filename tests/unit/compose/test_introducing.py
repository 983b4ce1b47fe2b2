"""Names in rows of names: introduced where a document first names somebody, and once."""

import pytest

from presskit.compose.documents import compose
from presskit.document import Paragraph, Table, plain_text, walk


def makers(kit, tables, kind="press-release"):
    """The cells of makers in a document's table of works, and its other text."""
    [document] = compose(kit, kind, tables)
    table = next(one for one in walk(document) if isinstance(one, Table)
                 and one.role == "works-table")
    return [plain_text(cell) for row in table.children for cell in row.children[1:]]


def kit_with(new_kit, locale, body, people=None, **changes):
    works = {**{key: {"names": {locale: {"full": "F"}, "zh-Hant-HK": {"full": "丁"}}}
                for key in ("forum", "fair", "theme", "bridges")},
             "film": {"names": {locale: {"full": "X"}, "zh-Hant-HK": {"full": "甲"}},
                      "kind": "film", "makers": [{"person": "wong", "role": "artist"},
                                                 {"person": "hill", "role": "creator"}]},
             "other": {"names": {locale: {"full": "Y"}, "zh-Hant-HK": {"full": "乙"}},
                       "kind": "film", "makers": [{"person": "wong", "role": "artist"}]}}
    return new_kit(locale, works=works, press_release={"headline": "アン・ヒル", "body": body},
                   **({"people": people} if people else {}), **changes)


FILMS = {"kind": "works", "target": "film"}


@pytest.mark.parametrize(("locale", "wanted"), [
    ("ja", ["黄河清（ウォン・ホーチン）", "アン・ヒル（Ann Hill）", "黄河清", ""]),
    ("ko", ["웡호칭(黃河清)", "앤 힐(Ann Hill)", "웡호칭", ""]),
    ("en", ["Wong Ho-ching", "Ann Hill", "Wong Ho-ching", ""]),
    ("zh-Hant-HK", ["黃河清", "安·希爾", "黃河清", ""])])
def test_a_maker_is_introduced_at_the_first_mention_alone(new_kit, new_tables, locale, wanted):
    assert makers(kit_with(new_kit, locale, [FILMS]), new_tables(locale)) == wanted


@pytest.mark.parametrize("body", [
    [{"kind": "paragraph", "segments": ["黄河清氏（ウォン・ホーチン）は、と語った。"]}, FILMS],
    [{"kind": "paragraph", "segments": ["黄河清氏は、と語った。"]}, FILMS],
    [FILMS, {"kind": "paragraph", "segments": ["黄河清（ウォン・ホーチン）氏は"]}]])
def test_whom_prose_names_or_introduces_is_not_introduced_again(new_kit, new_tables, body):
    found = makers(kit_with(new_kit, "ja", body), new_tables("ja"))
    assert found == ["黄河清", "アン・ヒル（Ann Hill）", "黄河清", ""]


def test_a_name_inside_of_a_longer_one_is_no_mention(new_kit, new_tables):
    body = [{"kind": "paragraph", "segments": ["黄河清子は、と語った。"]}, FILMS]
    kit = kit_with(new_kit, "ja", body, organisations={
        "shop": {"names": {"ja": {"full": "黄河清子"}, "zh-Hant-HK": {"full": "丙"}}}}, parties=[])
    assert makers(kit, new_tables("ja"))[0] == "黄河清（ウォン・ホーチン）"


def test_a_sheet_that_tells_of_all_people_below_introduces_them_there(new_kit, new_tables):
    kit = kit_with(new_kit, "ja", [FILMS], sessions={})
    [document] = compose(kit, "fact-sheet", new_tables("ja"))
    text = "\n".join(plain_text(one) for one in walk(document) if isinstance(one, Paragraph))
    assert text.count("ウォン・ホーチン") == 1
