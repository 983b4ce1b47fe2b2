"""Who hears of what."""

import asyncio
from dataclasses import replace

from presskit.build.preview_facts import Look, Preview, RoomShown, Shown
from presskit.diagnostics import Diagnostic, Severity
from presskit.serve.live import Live, Update, follow, mark_of, status_of, update

RELEASE = Shown("press-release", "", "en", "pdf", "", "T", "source", "en/r.pdf", 1, "a" * 64)
SHEET = replace(RELEASE, kind="fact-sheet", name="en/f.pdf", sha256="b" * 64)
PREVIEW = Preview(1, "opening", "T", "en", ("en",), files=(RELEASE, SHEET))
LOOK = Look("en", "press-release", "", "pdf")


def changed(one, **facts):
    return Update(replace(PREVIEW, files=tuple(
        replace(file, **facts) if file is one else file for file in PREVIEW.files)))


def test_a_page_is_another_where_what_it_shows_is():
    before = mark_of(Update(PREVIEW), LOOK)
    assert mark_of(changed(RELEASE, sha256="c" * 64), LOOK) != before
    assert mark_of(changed(RELEASE, late=True), LOOK) != before
    assert mark_of(changed(SHEET, sha256="c" * 64), LOOK) == before
    assert mark_of(changed(SHEET, sha256="c" * 64), Look()) != mark_of(Update(PREVIEW), Look())


def test_those_who_look_hear_of_what_they_see_and_the_builder_of_them():
    told, heard = [], []

    async def play():
        live = Live(told.append, Update(PREVIEW))
        lines = follow(live, lambda: LOOK, mark_of(live.now, LOOK))
        heard.append(await anext(lines))
        update(live, changed(SHEET, sha256="c" * 64))
        update(live, changed(RELEASE, sha256="d" * 64))
        heard.append(await anext(lines))
        other = follow(live, Look, "")
        heard.append(await anext(other))
        await other.aclose()
        update(live, None)
        heard.extend([one async for one in lines])
        assert not live.waiting

    asyncio.run(play())
    assert heard == [("status", "making the press room"),
                     ("page", mark_of(changed(RELEASE, sha256="d" * 64), LOOK)),
                     ("page", mark_of(changed(RELEASE, sha256="d" * 64), Look()))]
    assert told == [LOOK, Look()]


def test_the_press_room_is_another_where_its_files_or_errors_are():
    look, room = Look(kind="press-room"), RoomShown((("index.html", "e" * 64),), late=False)
    before = mark_of(Update(replace(PREVIEW, room=room)), look)
    assert mark_of(changed(RELEASE, sha256="c" * 64), look) != before  # it has no room
    assert mark_of(Update(replace(changed(RELEASE, sha256="c" * 64).preview, room=room)),
                   look) == before
    assert mark_of(Update(replace(PREVIEW, room=replace(room, late=True))), look) != before
    other = replace(room, files=(("index.html", "f" * 64),))
    assert mark_of(Update(replace(PREVIEW, room=other)), look) != before


def test_how_far_a_preview_is_behind_is_said_in_words():
    room = RoomShown(late=False)
    assert status_of(Preview()) == "reading the kit"
    assert status_of(replace(PREVIEW, waiting=1)) == "1 file to make"
    assert status_of(replace(PREVIEW, waiting=2)) == "2 files to make"
    assert status_of(PREVIEW) == "making the press room"
    assert status_of(replace(PREVIEW, room=room)) == "up to date"
    error = Diagnostic("frame-missing", Severity.ERROR, "gone", hint="put it back")
    assert status_of(replace(PREVIEW, room=replace(room, findings=(error,)))) == "not up to date"


def test_one_who_came_before_the_kit_was_read_is_known_to_look_at_a_document_once_it_is():
    told = []

    async def play():
        live = Live(told.append)

        def find():
            return LOOK if live.now.preview.files else Look()

        lines = follow(live, find, mark_of(live.now, Look()))
        assert await anext(lines) == ("status", "reading the kit")
        assert told == []
        update(live, Update(PREVIEW))
        assert await anext(lines) == ("page", mark_of(Update(PREVIEW), LOOK))
        assert told == [LOOK]
        await lines.aclose()

    asyncio.run(play())
    assert told == [LOOK, Look()]
