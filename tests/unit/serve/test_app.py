"""What the pages show, and that nothing else can be read."""

import re
from dataclasses import replace
from email.message import EmailMessage

import pytest

from presskit.build.preview_facts import Look, RoomShown
from presskit.diagnostics import Diagnostic, Severity, Span
from presskit.document import Mark
from presskit.serve.live import Update, mark_of
from tests.helpers.previews import open_place


@pytest.fixture
def place(tmp_path):
    return open_place(tmp_path)


def file_of(place, format, locale="en"):
    return next(one for one in place.live.now.preview.files
                if (one.format, one.locale) == (format, locale))


def test_the_overview_has_every_document_in_every_locale(place):
    text = place.ask("/").text
    for locale in ("zh-Hant-HK", "en"):
        assert f'href="/documents/{locale}/press-release"' in text
        assert f'href="/documents/{locale}/press-release?as=docx"' in text
        assert f'href="/documents/{locale}/quote-card"' in text
    assert "2 pages" in text and "1 card" in text and "up to date" in text


def test_a_document_is_shown_as_its_pages(place):
    text = place.ask("/documents/en/press-release").text
    file = file_of(place, "pdf")
    assert f"/pages/{file.sha256}/1-840.png" in text and f"/pages/{file.sha256}/2-" in text
    assert "/3-840.png" not in text and 'width="595" height="842"' in text
    picture = place.ask(f"/pages/{file.sha256}/1-420.png")
    assert picture.status == 200 and picture.data.startswith(b"\x89PNG")
    assert "immutable" in picture.headers["cache-control"]
    assert place.ask(f"/pages/{file.sha256}/1-420.png").data == picture.data


def test_a_page_that_there_is_not_and_a_width_of_ones_own_are_not_drawn(place):
    pdf, text = file_of(place, "pdf").sha256, file_of(place, "txt").sha256
    for path in (f"/pages/{pdf}/3-420.png", f"/pages/{pdf}/0-420.png", f"/pages/{pdf}/1-421.png",
                 f"/pages/{pdf}/1-99999.png", f"/pages/{text}/1-420.png",
                 f"/pages/{'0' * 64}/1-420.png"):
        assert place.ask(path).status == 404, path


def test_word_files_show_words_with_their_styles(place):
    text = place.ask("/documents/en/press-release?as=docx").text
    assert ">Heading 1<" in text.replace("heading 1", "Heading 1") and "A headline" in text
    assert text.index("Header, first page") < text.index("A letterhead") < text.index("A headline")
    assert text.index("in a cell") < text.index("Footer</small>") < text.index("At the foot")
    assert "A line\nand another" in text and 'class="in-table">in a cell' in text


def test_text_web_page_and_cards(place):
    assert "一行字" in place.ask("/documents/en/press-release?as=txt").text
    page = place.ask("/documents/en/press-release?as=html").text
    assert f'sandbox="allow-same-origin" src="/files/{file_of(place, "html").sha256}/' in page
    cards = place.ask("/beside/quote-card").text
    assert all(file_of(place, "png", locale).sha256 in cards for locale in ("en", "zh-Hant-HK"))


def test_a_document_without_pages_is_shown_in_its_first_format(place):
    text = place.ask("/documents/en/captions-sheet").text
    assert ">A headline<" in text and 'href="/documents/en/captions-sheet?as=txt"' in text
    assert "as=pdf" not in text and "as=html" not in text
    assert "一行字" in place.ask("/documents/en/captions-sheet?as=txt").text
    assert place.ask("/documents/en/captions-sheet?as=pdf").status == 404
    assert '<a class="main" href="/documents/en/captions-sheet">Word</a>' in place.ask("/").text


def test_a_card_is_handed_out_in_both_of_its_formats(place):
    text = place.ask("/documents/en/quote-card").text
    assert "opening-quote-q-en.png" in text and 'opening-quote-q-en.pdf" download>PDF</a>' in text


def test_all_locales_stand_beside_each_other(place):
    text = place.ask("/beside/press-release").text
    assert text.index('aria-label="zh-Hant-HK"') < text.index('aria-label="en"')
    assert text.count("/1-840.png 840w") == 2


def test_a_mark_stands_on_its_page_and_is_said_in_words(place):
    mark = Mark("heading-long", 2, 0.1, 0.5, 0.4, 0.1, "A heading <that> runs on")
    files = tuple(replace(one, marks=(mark,)) if one.slot == file_of(place, "pdf").slot else one
                  for one in place.live.now.preview.files)
    place.change(files=files)
    text = place.ask("/documents/en/press-release").text
    assert "Page 2: a heading runs over many lines" in text
    assert "A heading &lt;that&gt; runs on" in text and "<that>" not in text
    assert '<rect x="59.5" y="421.0" width="238.0"' in text
    assert "1 mark" in place.ask("/").text


def test_an_error_is_shown_with_its_place_while_the_last_good_files_stay(place):
    span = Span("opening/kit.yaml", 12, 15)
    error = Diagnostic("date-unknown", Severity.ERROR, '"<x>" is no date', span, hint="write one")
    place.live.now = Update(replace(place.live.now.preview, findings=(error,)),
                            {span: ("   12 | release_date: <x>", "      |               ^")})
    for path in ("/", "/documents/en/press-release", "/beside/press-release"):
        text = place.ask(path).text
        assert "what you see is the last good version" in text, path
        assert "opening/kit.yaml:12:15" in text and "release_date: &lt;x&gt;" in text
        assert "write one" in text and "<x>" not in text and "not up to date" in text
    assert f"/pages/{file_of(place, 'pdf').sha256}/1-" in place.ask(
        "/documents/en/press-release").text
    assert "opening/kit.yaml:12:15" in place.ask("/problems").text


def test_an_embargo_is_on_every_page(place):
    place.change(embargo="2027-03-01T09:00:00+08:00")
    for path in ("/", "/documents/en/press-release", "/beside/press-release", "/problems"):
        assert "2027-03-01 09:00 (+08:00)</time>: not for publication" in place.ask(path).text


@pytest.mark.parametrize("path", [
    "/documents/fr/press-release", "/documents/en/nothing", "/beside/nothing", "/documents/en",
    "/documents/en/press-release/x", "/documents/en/press-release?as=exe", "/x", "/room/",
    "/files/x/y", "/assets/app.py", "/assets/../app.py", "/assets/%2e%2e/app.py",
    "/assets/faces/../fonts.lock.json", "/assets/faces/x.ttf"])
def test_what_there_is_not(place, path):
    assert place.ask(path).status == 404


def test_a_page_that_is_asked_for_before_the_kit_was_read_waits_for_it(place):
    files = place.live.now.preview.files
    place.change(files=(), number=0, locales=())
    waiting = place.ask("/documents/en/press-release")
    assert waiting.status == 200 and "The kit is being read" in waiting.text
    seen = re.search(r'data-seen="(\w+)"', waiting.text)[1]
    place.change(files=files, number=2, locales=("zh-Hant-HK", "en"))
    look = Look("en", "press-release", "", "pdf")
    assert mark_of(place.live.now, look) != seen
    assert place.ask("/documents/en/press-release").text.count("/1-840.png 840w") == 1
    missing = place.ask("/documents/en/nothing")
    assert missing.status == 404 and "no such page" in missing.text


def test_a_face_is_given_to_machines_that_lack_one(place):
    assert place.ask("/assets/faces/Some.ttf").data == b"face"


def test_a_file_is_given_under_its_own_name_only(place):
    file = file_of(place, "pdf")
    name = file.name.rpartition("/")[2]
    answer = place.ask(f"/files/{file.sha256}/{name}")
    assert answer.status == 200 and len(answer.data) == file.bytes
    assert answer.headers["content-type"] == "application/pdf"
    assert place.ask(f"/files/{file.sha256}/other.pdf").status == 404
    (place.place / ("f" * 64)).write_bytes(b"not of the kit")
    assert place.ask(f"/files/{'f' * 64}/{name}").status == 404


# The press room -----------------------------------------------------------------------------

@pytest.fixture
def room(place):
    place.furnish({"index.html": b"<p>languages</p>", "en/index.html": b"<p>english</p>",
                   "assets/en.css": b"p {}", "en/files/a b.pdf": b"%PDF-", "x.unknown": b"x"})
    return place


def test_the_press_room_is_shown_in_a_frame_and_its_files_by_their_paths(room):
    text = room.ask("/press-room").text
    assert '<iframe src="/room/"' in text and 'aria-current="page">Desk' in text
    assert 'class="stage phone"' in room.ask("/press-room?as=phone").text
    assert "languages" in room.ask("/room/").text
    assert "english" in room.ask("/room/en/").text
    assert room.ask("/room/en").headers["location"] == "/room/en/"
    answer = room.ask("/room/assets/en.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert room.ask("/room/en/files/a b.pdf").headers["content-type"] == "application/pdf"
    assert room.ask("/room/x.unknown").headers["content-type"] == "application/octet-stream"


def test_a_press_room_that_is_not_there_yet_or_not_made_anew_is_said(place):
    place.change(room=RoomShown())
    text = place.ask("/press-room").text
    assert "made when all documents are there" in text and "<iframe" not in text
    assert "making the press room" in place.ask("/").text
    place.furnish({"index.html": b"x"}, late=True)
    assert "being made anew" in place.ask("/press-room").text


def test_a_frame_knows_another_press_room_by_its_version(room):
    before = re.search(r'data-version="(\w+)"', room.ask("/press-room").text)[1]
    seen = re.search(r'data-seen="(\w+)"', room.ask("/press-room").text)[1]
    room.furnish({"index.html": b"<p>other</p>"})
    assert before not in room.ask("/press-room").text and seen not in room.ask("/press-room").text


@pytest.mark.parametrize("path", [
    "../place", "en/../../place", "%2e%2e/place", "/etc/passwd", "//etc/passwd", "..", ".", "out",
    "en\\..\\index.html", "x\0y", "en/index.html/", "en/../index.html", "INDEX.HTML", "en//"])
def test_nothing_that_is_not_on_the_list_of_the_room_can_be_read(room, path):
    assert room.ask(f"/room/{path}").status == 404


def test_an_email_is_shown_as_it_will_be_read(room):
    letter = EmailMessage()
    letter["Subject"] = "燈塔 <重新亮燈>"
    letter["Reply-To"] = "press@lamp.example"
    letter.set_content("一行字\n", cte="base64")
    letter.add_attachment(b"x", maintype="image", subtype="png", filename="lamp.png")
    room.furnish({"index.html": b"x", "zh-Hant-HK/email.eml": letter.as_bytes()})
    assert 'href="/press-room/email/zh-Hant-HK"' in room.ask("/press-room").text
    text = room.ask("/press-room/email/zh-Hant-HK").text
    assert "燈塔 &lt;重新亮燈&gt;" in text and "一行字" in text and "press@lamp.example" in text
    assert "lamp.png" in text and room.ask("/press-room/email/en").status == 404


def test_a_press_room_has_two_widths_and_no_others(room):
    assert room.ask("/press-room?as=wall").status == 404
