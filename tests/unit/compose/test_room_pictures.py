"""Pictures on the pages of a press room, where there are more than a handful."""

from dataclasses import replace

from presskit.compose.documents import compose
from presskit.compose.room import compose_pages, compose_side
from presskit.compose.room_facts import HANDFUL, PICTURES, Download, Room
from presskit.document import Figure, Link, Section, plain_text, walk
from presskit.model.tables import decode_layout
from tests.unit.compose.conftest import read_table


def open_room(new_kit, new_tables, count, locale="zh-Hant-HK"):
    tables = new_tables(locale)
    kit = new_kit(locale, pictures={"view": {"caption": "不附檔案"}} | {f"view-{number}": {
        "file": f"pictures/{number}.jpg", "caption": f"第{number}景"} for number in range(count)})
    release = compose(kit, "press-release", tables)
    pictures = compose(kit, "picture", tables)
    files = tuple(Download("picture", "jpg", locale, f"{locale}/files/{one.subject}-{shape}.jpg",
                           50_000, "0" * 64, subject=one.subject, shape=shape, width=480,
                           height=320) for one in pictures for shape in ("original", "thumb"))
    more = (PICTURES,) if count > HANDFUL else ()
    return Room(kit, tables, release, files, (compose_side(kit, tables, release, more),),
                pictures=pictures)


def shown(page):
    return [one.identifier for one in walk(page.children)
            if isinstance(one, Section) and one.role == "room-picture"]


def leads_to(page):
    return {one.href for one in walk(page.children) if isinstance(one, Link)}


def test_a_handful_stands_on_the_kits_page_and_on_the_releases(new_kit, new_tables):
    front, release = compose_pages(open_room(new_kit, new_tables, HANDFUL))
    assert shown(front) == shown(release) == [f"picture-view-{one}" for one in range(HANDFUL)]
    assert "#pictures" in leads_to(front)
    assert not any("/pictures" in one for one in leads_to(front) | leads_to(release))


def test_where_the_kits_page_shows_no_pictures_its_list_leads_to_the_releases(new_kit, new_tables):
    room = open_room(new_kit, new_tables, HANDFUL)
    order = {**read_table("layout.yaml"), "press-room": {"default": ["release", "downloads"]}}
    tables = replace(room.tables, layout=decode_layout(order))
    front, release = compose_pages(replace(room, tables=tables))
    assert not shown(front) and shown(release)
    assert "#pictures" not in leads_to(front)
    assert "room-page:zh-Hant-HK/press-release#pictures" in leads_to(front)


def test_more_than_a_handful_have_a_page_of_their_own(new_kit, new_tables):
    room = open_room(new_kit, new_tables, HANDFUL + 2)
    front, release, pictures = compose_pages(room)
    assert len(shown(front)) == len(shown(release)) == HANDFUL
    assert len(shown(pictures)) == HANDFUL + 2
    own = "room-page:zh-Hant-HK/pictures"
    assert own in leads_to(front) and own in leads_to(release)
    assert pictures.subject == PICTURES in room.sides[0].pages
    assert plain_text(pictures.children).count("第7景") == 3  # caption, button, what a link is of
    assert not any(one == "#downloads" for one in leads_to(pictures))  # there is no such part


def test_what_is_shown_of_a_picture_is_its_thumbnail(new_kit, new_tables):
    front, *_more = compose_pages(open_room(new_kit, new_tables, 1))
    figure, = (one for one in walk(front.children)
               if isinstance(one, Figure) and one.role == "press-picture")
    assert figure.source == "room-file:zh-Hant-HK/files/view-0-thumb.jpg#480x320"
    assert figure.alternative == "第0景"


def test_without_a_picture_nothing_is_said_of_pictures(new_kit, new_tables):
    for page in compose_pages(open_room(new_kit, new_tables, 0)):
        assert "圖片" not in plain_text(page.children)
