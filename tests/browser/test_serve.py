"""``presskit serve`` in a real browser, while somebody edits the kit."""

import shutil
import time

import pytest

from tests.helpers.browser import find_faults
from tests.helpers.builds import TOP
from tests.helpers.closed import allow_loopback
from tests.helpers.serving import DONE, save, serve_kit

SOURCE, OTHER = "zh-Hant-HK", "zh-Hans-CN"
RELEASE = f"/documents/{SOURCE}/press-release"
FRAMES = ("css/print.css", "css/page.css", "html/print.html.j2", "docx/document.zh.docx",
          "cards/square.yaml")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """A kit in two languages with frames of its own, and one of each that an editor can break."""
    folder = tmp_path_factory.mktemp("home") / "opening"
    shutil.copytree(TOP / "tests" / "cases" / "opening", folder)
    with open(folder / "kit.yaml", "a", encoding="utf-8") as file:
        file.write("documents: [press-release]\nlocales: {zh-Hans-CN: {reach: convert}}\n")
    for name in FRAMES:
        (folder / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TOP / "templates" / name, folder / "templates" / name)
    return folder


@pytest.fixture(scope="module")
def served(kit):
    with serve_kit(kit.parent) as one:
        yield one


@pytest.fixture(autouse=True)
def _as_it_was(kit):
    """What a test leaves edited is not the next one's."""
    names = ("kit.yaml", "release.md", *(f"templates/{name}" for name in FRAMES))
    before = {name: (kit / name).read_bytes() for name in names}
    yield
    for name, data in before.items():
        if (kit / name).read_bytes() != data:
            save(kit / name, data)


@pytest.fixture
def tab(tab, served):
    """Opens a page of the preview, once the kit has been made; what it listened to is broken off
    whenever it goes to another page."""
    def start(path, **options):
        page = tab(failed=False, **options)
        page.goto(served.address + path)
        comes(page, "document.querySelector('#status').textContent === 'up to date'")
        page.goto(served.address + path)
        return page

    return start


def comes(page, script, seconds=40):
    """Wait until a script gives something, and give it; the page's own policy lets no waiting
    script in."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = page.evaluate(script)
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"it never came: {script}\n{page.inner_text('main')[:2000]}")


PICTURE = """(() => { const one = document.querySelector('figure.page img');
              return one && one.complete && one.naturalWidth ? one.currentSrc : '' })()"""


def test_an_edit_to_a_style_sheet_is_on_the_screen(tab, kit):
    page = tab(RELEASE, height=400)
    before = comes(page, PICTURE)
    page.evaluate("scrollTo(0, 150)")
    sheet = kit / "templates" / "css" / "print.css"
    save(sheet, sheet.read_text("utf-8") + "\n.headline { margin-top: 60pt; }\n")
    comes(page, f"{PICTURE} && {PICTURE} !== {before!r}")
    assert page.evaluate("scrollY") == 150
    assert page.said == []


def test_a_web_page_stands_whole_in_its_frame_and_follows_its_style_sheet(tab, kit):
    page = tab(f"{RELEASE}?as=html")
    inside = "document.querySelector('iframe.whole').contentDocument"
    high = comes(page, f"{inside} && {inside}.querySelector('h1') && "
                       "document.querySelector('iframe.whole').style.height")
    assert page.evaluate(f"{inside}.documentElement.scrollHeight") <= int(high[:-2]) + 1
    sheet = kit / "templates" / "css" / "page.css"
    save(sheet, sheet.read_text("utf-8") + "\n.headline { letter-spacing: 3px !important; }\n")
    comes(page, f"{inside} && {inside}.querySelector('h1') && getComputedStyle("
                f"{inside}.querySelector('h1')).letterSpacing === '3px'")


BREAKS = {
    "kit.yaml": (b"release_date: 2026-03-18", b"release_date: 2026-13-18", "kit.yaml:5:15"),
    "templates/css/print.css": (b".headline {", b".headline {{", "templates/css/print.css:"),
    "templates/html/print.html.j2": (b"{{ body }}", b"{{ bdy }}",
                                     "templates/html/print.html.j2:"),
    "templates/cards/square.yaml": (b"largest: 96", b"largest: huge",
                                    "templates/cards/square.yaml:"),
    "templates/docx/document.zh.docx": (b"PK", b"XX", "templates/docx/document.zh.docx"),
}


def test_a_broken_edit_shows_its_place_above_the_last_good_page_and_recovers(tab, kit):
    page = tab(RELEASE)
    good = comes(page, PICTURE)
    for name, (old, new, place) in BREAKS.items():
        path = kit / name
        whole = path.read_bytes()
        assert old in whole, name
        save(path, whole.replace(old, new, 1))
        told = comes(page, "document.querySelector('.broken')?.innerText")
        assert f"opening/{place}" in told and "last good version" in told, name
        assert "→" in told or page.locator(".broken .hint").count(), name
        assert page.evaluate(PICTURE) == good, name
        save(path, whole)
        comes(page, "!document.querySelector('.broken')")
    comes(page, "document.querySelector('#status').textContent === 'up to date'")
    assert page.evaluate(PICTURE) == good


def test_what_runs_long_is_marked_beside_the_same_in_every_language(tab, kit):
    page = tab("/beside/press-release")
    assert page.locator("section.column h2").all_inner_texts() == [SOURCE, OTHER]
    release = kit / "release.md"
    whole = release.read_text("utf-8")
    save(release, whole.replace("北角灣燈塔重新亮燈\n", "北角灣燈塔重新亮燈，" * 9 + "\n", 1))
    long = ("[...document.querySelectorAll('ol.marks')].filter((one) => one.innerText.includes("
            "'a heading runs over many lines: 北角湾灯塔重新亮灯') || one.innerText.includes("
            "'a heading runs over many lines: 北角灣燈塔重新亮燈')).length")
    comes(page, f"{long} === 2")
    comes(page, "[...document.querySelectorAll('figure.page svg rect')].filter("
                "(one) => one.getBoundingClientRect().height > 20).length >= 2")
    save(release, whole)
    comes(page, f"{long} === 0")


def test_the_press_room_is_made_anew_and_shown_where_somebody_is_in_it(tab, kit):
    page = tab("/press-room")
    room = page.frame_locator("iframe")
    room.locator("ul.choice a").first.click()
    room.locator("h1").wait_for()
    inside = "document.querySelector('iframe').contentDocument"
    before = page.evaluate(f"{inside}.location.pathname")
    assert before.startswith(f"/room/{SOURCE}/")
    release = kit / "release.md"
    whole = release.read_text("utf-8")
    save(release, whole.replace("重新亮燈\n", "再次亮燈\n", 1))
    comes(page, f"{inside} && {inside}.body && {inside}.body.innerText.includes('再次亮燈')")
    comes(page, f"{inside}.querySelectorAll('button.copy').length")
    assert page.evaluate(f"{inside}.location.pathname") == before
    save(release, whole)
    comes(page, f"{inside} && {inside}.body && !{inside}.body.innerText.includes('再次亮燈')")
    assert all(one.startswith((page.url.split("/press-room")[0], "data:", "about:"))
               for one in page.asked)


def test_words_that_the_machine_has_no_face_for_are_drawn_in_ours(tab):
    page = tab(f"{RELEASE}?as=docx")
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for selector in (".title a", "tr.heading td"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert all(one["isCustomFont"] for one in used), (selector, used)


PAGES = ("/", RELEASE, f"{RELEASE}?as=docx", f"{RELEASE}?as=html", f"{RELEASE}?as=txt",
         "/beside/press-release", "/beside/press-release?as=docx", "/beside/quote-card",
         "/press-room", "/press-room?as=phone", "/problems")


@pytest.mark.parametrize(("scheme", "ground", "paths"), [
    ("light", "rgb(236, 237, 237)", PAGES),
    ("dark", "rgb(14, 15, 18)", ("/", "/beside/press-release", f"{RELEASE}?as=docx"))])
def test_every_page_is_open_to_all_in_the_light_and_in_the_dark_and_on_a_telephone(
        tab, served, scheme, ground, paths):
    page, faults = tab("/", color_scheme=scheme), []
    for path in paths:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(served.address + path, wait_until="load")
        faults += [f"{path}: {one}" for one in find_faults(page)]
        page.set_viewport_size({"width": 360, "height": 740})
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{path}: {wide} px wide on 360"] if wide > 360 else []
    assert faults == []
    assert page.said == []
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == ground


def test_nothing_outside_the_kit_is_given_and_nobody_elses_name_is_answered(served, kit,
                                                                            monkeypatch):
    monkeypatch.setattr("socket.socket.connect", allow_loopback)
    assert served.shows(DONE)
    secret = kit.parent / "secret.txt"
    secret.write_text("secret", "utf-8")
    (kit / "link.txt").symlink_to(secret)
    (kit / "pictures" / "link.png").symlink_to(secret)
    for path in ("/../secret.txt", "/room/../../secret.txt", "/room/%2e%2e/%2e%2e/secret.txt",
                 "/room/..%2f..%2fsecret.txt", "/room/link.txt", "/link.txt", "/kit.yaml",
                 "/room/pictures/link.png", f"/room/{secret}", f"/room//{secret}",
                 "/files/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt",
                 "/pages/../../../secret.txt/1-420.png"):
        status, text = served.get(path)
        assert status == 404 and "secret" not in text, path
    for name in ("evil.example", "evil.example:80", f"127.0.0.1.evil.example:{served.port}", ""):
        assert served.get("/", Host=name)[0] == 421, name
    assert served.get("/", Host=f"localhost:{served.port}")[0] == 200
