"""Who has a biography, who stands in the table, what refers to whom."""

import pytest

from presskit.compose.documents import compose
from presskit.compose.people import has_bio
from presskit.document import (
    Figure,
    Heading,
    Paragraph,
    Section,
    Span,
    Table,
    plain_text,
    walk,
)
from presskit.model.kit import Person
from presskit.model.segment import Segment


def bios(kit, tables, kind="speaker-bios"):
    return compose(kit, kind, tables)


def person(text, words=None):
    source = Segment.plain(text)
    return Person(names={}, bio=(source if words is None else Segment(
        "", text, source.source, Segment.plain(words).words, "en"),))


@pytest.mark.parametrize(("text", "expected"), [
    ("word " * 60, True), ("word " * 59, False), ("字" * 102, True), ("字" * 101, False),
    ("字" * 68 + " twenty" * 20, True), ("字" * 68 + " twenty" * 19, False),
    ("글자 " * 60, True), ("", False)])
def test_sixty_words_make_a_biography(text, expected):
    assert has_bio(person(text)) is expected


def test_the_division_of_people_is_the_sources_in_every_locale():
    assert has_bio(person("字" * 120, words="short in English"))
    assert not has_bio(person("字", words="long in English " * 40))


def test_people_with_little_stand_in_a_table_under_a_heading(new_kit, new_tables):
    document, = bios(new_kit("en"), new_tables("en"))
    sections = [one for one in document.children if isinstance(one, Section) and one.role == "bio"]
    assert [one.identifier for one in sections] == ["wong"]
    heading, table = document.children[-3:-1]
    assert isinstance(heading, Heading) and plain_text(heading) == "Other participants"
    assert isinstance(table, Table) and table.role == "participants-table"
    assert [plain_text(cell) for cell in table.head[0].children] == ["Name", "Title", "Part"]
    assert plain_text(table.children[0].children[0]) == "Ann Hill"


def test_a_part_in_words_is_not_told_again_by_references(new_kit, new_tables):
    def last_cell(**changes):
        document, = bios(new_kit("en", **changes), new_tables("en"))
        table = next(one for one in document.children if isinstance(one, Table))
        return plain_text(table.children[0].children[-1]).split("\n")

    assert last_cell() == ["主講", "Quote 3"]
    hill = {"names": {"zh-Hant-HK": {"full": "希爾"}, "en": {"full": "Ann Hill"}}}
    wong = new_kit().people["wong"]
    assert last_cell(people={"hill": hill, "wong": wong}) == [
        "Quote 3 · Film “River” · Panel"]


def test_a_biography_too_short_to_stand_alone_is_told_in_the_table(new_kit, new_tables):
    kit = new_kit("en")
    hill = kit.people["hill"].model_copy(update={"bio": tuple(
        Segment.plain(one) for one in ("Born by the sea.", "Paints boats."))})
    kit = kit.model_copy(update={"people": {**kit.people, "hill": hill}})
    document, = bios(kit, new_tables("en"))
    table = next(one for one in document.children if isinstance(one, Table))
    assert [plain_text(cell) for cell in table.head[0].children] == ["Name", "Title"]
    assert plain_text(table.children[0].children[1]).split("\n") == [
        *plain_text(hill.title.words).split("\n"), "Born by the sea.", "Paints boats.",
        *plain_text(hill.part.words).split("\n"), "Quote 3"]
    titles = [plain_text(one) for one in walk(table)
              if isinstance(one, Span) and one.role == "person-title"]
    assert titles == [plain_text(hill.title.words)]  # also where nothing is told under it
    parted = kit.model_copy(update={"people": {**kit.people, "hill": new_kit("en").people["hill"]}})
    document, = bios(parted, new_tables("en"))
    assert not [one for one in walk(document.children)
                if isinstance(one, Span) and one.role == "person-title"]


def test_a_biography_holds_name_title_text_and_references(new_kit, new_tables):
    document, = bios(new_kit("ja"), new_tables("ja"))
    section = next(one for one in document.children
                   if isinstance(one, Section) and one.role == "bio")
    assert [getattr(one, "role", "") for one in section.children] == [
        "portrait", "bio-name", "bio-title", "bio-text", "bio-note"]
    portrait, name = section.children[:2]
    assert (portrait.source, portrait.alternative) == ("monogram:黄", "")
    assert name.level == 2
    assert plain_text(name) == "黄河清（ウォン・ホーチン）* 黃河清"
    assert plain_text(section.children[-1]) == (
        "コメント1、2　映像作品『河』　パネル討論")


def test_a_portrait_is_used_where_the_kit_has_one(new_kit, new_tables):
    kit = new_kit()
    people = {**kit.people, "wong": kit.people["wong"].model_copy(update={"picture": "view"})}
    document, = bios(kit.model_copy(update={"people": people}), new_tables("zh-Hant-HK"))
    portrait = next(one for one in walk(document.children)
                    if isinstance(one, Figure) and one.role == "portrait")
    assert (portrait.source, portrait.alternative) == ("pictures/view.png", "河景")
    section = next(one for one in document.children if getattr(one, "role", "") == "bio")
    assert plain_text(section.children[-1]).endswith("　圖片：辦事處")


def test_a_table_alone_needs_no_heading(new_kit, new_tables):
    kit = new_kit(people={"hill": {"names": {"zh-Hant-HK": {"full": "希爾"}}}}, quotes={},
                  sessions={}, works={}, event={}, press_release={})
    document, = bios(kit, new_tables("zh-Hant-HK"))
    headings = [one for one in document.children if isinstance(one, Heading)]
    assert [one.level for one in headings] == [1]


def test_people_keep_the_authors_order(new_kit, new_tables):
    names = {key: {"names": {"zh-Hant-HK": {"full": key}}} for key in ("丙", "甲", "乙")}
    kit = new_kit(people=names, quotes={}, sessions={}, works={}, event={}, press_release={})
    table = next(one for one in bios(kit, new_tables("zh-Hant-HK"))[0].children
                 if isinstance(one, Table))
    assert [plain_text(row.children[0]) for row in table.children] == ["丙", "甲", "乙"]


def test_a_bio_sheet_exists_for_everyone_with_a_biography(new_kit, new_tables):
    document, = bios(new_kit("en"), new_tables("en"), "speaker-bio")
    assert document.subject == "wong"
    assert document.title == "Speaker biography – Wong Ho-ching"
    notes = [plain_text(one) for one in document.children
             if isinstance(one, Paragraph) and one.role == "note"]
    assert notes and notes[0].startswith("* Form of the name")


def test_whom_newsrooms_may_ask_is_no_participant_for_that(new_kit, new_tables):
    kit = new_kit("en")
    asked = {"names": {"zh-Hant-HK": {"full": "余俊賢"}, "en": {"full": "Jun Yu"}}}
    contacts = {"default": [{"name": "Jun Yu", "email": "media@example.com"}]}

    def told(**more):
        document, = bios(new_kit("en", people={**kit.people, "yu": {**asked, **more}},
                                 contacts=contacts), new_tables("en"))
        return "Jun Yu" in plain_text(next(one for one in document.children
                                           if isinstance(one, Table)))

    assert not told()
    assert told(roles=["moderator"])
    assert told(part="chairs the panel")
