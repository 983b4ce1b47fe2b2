"""The press room of the example kit in a real browser: on a desk, on a telephone, in the dark,
on paper, without a script, by the keyboard."""

import json
import re
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from presskit.build.looks import read_theme
from presskit.desk import resources
from presskit.document import Document
from presskit.render import Context
from presskit.render.branding import brand_theme
from presskit.render.fonts import is_ignorable
from presskit.render.frames import find_frames
from presskit.render.room import write_sheet
from tests.helpers.browser import find_faults, serve_folder
from tests.helpers.builds import LOCALES
from tests.helpers.content_models import find_misplaced
from tests.helpers.rendering import shipped_fonts

KIT = "ai-creation-forum-2025"
PAGES = ("index", "press-release", "speaker-bios", "quote-sheet", "fact-sheet", "captions-sheet")
_NEAR = ".room-text > section { content-visibility: visible !important; }"

ALL = ("index.html", *(f"{locale}/{page}.html" for locale in LOCALES[KIT] for page in PAGES))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def room(built):
    return built(KIT).folder / "press-room"


@pytest.fixture(scope="module")
def site(browser, room):
    with serve_folder(room) as address:
        yield address


def come_near(page):
    """As if a reader were near every part: all are set, in their own faces."""
    page.add_style_tag(content=_NEAR)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    page.evaluate("() => document.fonts.ready.then(() => 0)")


def test_every_page_is_open_to_all_asks_nobody_outside_and_fits_a_small_telephone(tab, site):
    page, faults = tab(), []
    for name in ALL:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{site}/{name}", wait_until="load")
        come_near(page)
        faults += [f"{name}: {one}" for one in find_faults(page)]
        page.set_viewport_size({"width": 360, "height": 740})
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{name}: {wide} px wide on 360"] if wide > 360 else []
    assert faults == []
    assert page.said == []
    assert all(one.startswith((site, "data:")) for one in page.asked)


FESTIVAL = (("zh-Hant-HK", "index"), ("zh-Hant-TW", "quote-sheet"), ("ko", "press-release"),
            ("en", "speaker-bios"), ("ja", "fact-sheet"), ("zh-Hans-CN", "captions-sheet"))


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_the_festival_look_of_a_page_can_be_read(tab, site, palette):
    """Pages of the kit in the other look's sheet, with the notice where its layout has it."""
    templates = resources() / "templates"
    frames = find_frames(templates, None, templates / "themes/festival")
    frame = frames.frame("theme.yaml")
    theme = read_theme(Path(frame.path), *frame.below, own=frame.own)
    context = Context(frames, shipped_fonts(), brand_theme(theme, "#1f5a4c"))
    page, faults = tab(color_scheme=palette), []
    for locale, name in FESTIVAL:
        sheet = write_sheet((Document("press-release", "k", locale, "", ()),), context)
        page.route(re.compile(rf"/assets/{locale}\.[0-9a-f]+\.css$"), partial(
            lambda sheet, route: route.fulfill(body=sheet, content_type="text/css"), sheet))
        page.goto(f"{site}/{locale}/{name}.html", wait_until="load")
        page.evaluate("""() => { const box = document.querySelector(".room-head .notice-box");
                                 if (box) document.querySelector(".room-text").prepend(box) }""")
        come_near(page)
        ground = page.eval_on_selector(".room-head", "one => getComputedStyle(one).backgroundColor")
        assert ground == {"light": "rgb(23, 19, 43)", "dark": "rgb(36, 29, 69)"}[palette]
        faults += [f"{locale}/{name}: {one}" for one in find_faults(page)]
        page.set_viewport_size({"width": 360, "height": 740})
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{locale}/{name}: {wide} px wide on 360"] if wide > 360 else []
        page.set_viewport_size({"width": 1280, "height": 900})
    assert faults == []


def test_no_element_stands_where_none_may(room):
    assert {name: found for name in ALL
            if (found := find_misplaced((room / name).read_bytes()))} == {}


def test_every_link_leads_somewhere_and_every_file_is_what_the_manifest_says(tab, site, room):
    page = tab()
    lines = {one["path"]: one for one in json.loads(
        (room.parent / "manifest.json").read_bytes())["files"]}
    links = {urljoin(f"{site}/{name}", one) for name in ALL for one in
             html.fromstring((room / name).read_bytes()).xpath("//a/@href")}
    inside = {one.removeprefix(site).partition("#")[0] for one in links if one.startswith(site)}
    assert {one.partition(":")[0] for one in links} <= {"http", "https", "mailto", "tel"}
    taken = 0
    for path in sorted(inside):
        answer = page.request.get(f"{site}{path}")
        body, line = answer.body(), lines.get(f"press-room{path}")
        assert answer.status == 200, path
        if path.endswith(".html") and "/files/" not in path:
            parts = {one.partition("#")[2] for one in links
                     if one.startswith(f"{site}{path}#")}
            assert parts <= set(re.findall(r' id="([^"]+)"', body.decode())), path
            continue
        assert (len(body), sha256(body).hexdigest()) == (line["bytes"], line["sha256"]), path
        taken += 1
    handed_out = [one for one in lines if "/files/" in one and one.startswith("press-room/")]
    assert taken >= len(handed_out) > 300


def test_the_language_switch_stays_on_the_document(tab, site):
    page = tab()
    page.goto(f"{site}/en/quote-sheet.html")
    page.locator("nav.languages > ul a", has_text="日本語").click()
    assert page.url == f"{site}/ja/quote-sheet.html"
    assert page.locator("h1").inner_text() == "登壇者コメント"
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("nav.languages summary").click()
    page.locator("nav.languages details a", has_text="English").click()
    assert page.url == f"{site}/en/quote-sheet.html"


def test_a_button_copies_what_it_says(tab, site):
    page = tab(permissions=["clipboard-read", "clipboard-write"])
    read = "navigator.clipboard.readText()"
    page.goto(f"{site}/en/press-release.html")
    page.get_by_role("button", name="Copy lead").click()
    assert page.evaluate(read) == page.locator("p.lead").inner_text()
    page.get_by_role("button", name="Copied").wait_for()
    page.goto(f"{site}/zh-Hant-HK/quote-sheet.html")
    entry = page.locator(".quote-entry").first
    words = entry.locator("p.quote-words").inner_text()
    entry.get_by_role("button", name="複製發言", exact=True).click()
    assert page.evaluate(read) == words
    other = entry.get_by_role("button", name="複製發言", exact=True)
    page.wait_for_timeout(2100)  # until it says again what it copies
    stood = other.bounding_box()
    entry.get_by_role("button", name="複製發言及講者姓名").click()
    assert other.bounding_box() == stood
    copied = page.evaluate(read)
    assert copied.startswith(words + "\n")
    assert entry.locator(".quote-speaker").inner_text() in copied


@pytest.mark.parametrize("name", ["ko/press-release.html", "ja/speaker-bios.html"])
def test_every_button_copies_plain_text_of_its_page(tab, site, name):
    page = tab(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/{name}")
    come_near(page)
    shown = "".join(page.locator("main").inner_text().split())
    buttons = page.locator(".room-text button")
    assert buttons.count() > 8
    for number in range(buttons.count()):
        buttons.nth(number).evaluate("one => one.click()")
        page.wait_for_timeout(30)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.strip() and "<" not in copied, number
        first = "".join(copied.strip().split("\n")[0].split())
        assert first in shown, (number, copied)


@pytest.mark.parametrize(("locale", "labels"), [
    ("en", ("Copy caption", "Copy credit", "Copy alternative text")),
    ("zh-Hant-HK", ("複製圖片說明", "複製圖片來源", "複製替代文字"))])
def test_a_picture_is_shown_small_copied_in_words_and_taken(tab, site, room, locale, labels):
    page = tab(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/{locale}/index.html")
    page.locator("section.downloads a[href='#pictures']").click()
    entry = page.locator("#picture-key-visual")
    shown = entry.locator("img")
    shown.scroll_into_view_if_needed()
    shown.evaluate("one => one.decode()")
    box, text = shown.bounding_box(), entry.inner_text()
    assert abs(box["width"] / box["height"] - 480 / 270) < 0.02
    assert shown.get_attribute("alt") in text
    for label in labels:
        entry.get_by_role("button", name=label, exact=True).click()
        assert page.evaluate("navigator.clipboard.readText()") in text
        entry.get_by_role("button", name=label, exact=True).wait_for()
    with page.expect_download() as taken:
        entry.locator(".picture-file a").first.click()
    name = f"{KIT}-picture-key-visual-original-{locale}.png"
    assert taken.value.suggested_filename == name
    assert Path(taken.value.path()).read_bytes() == (
        room / locale / "files" / name).read_bytes()
    assert page.said == []


def test_what_is_led_to_stands_below_the_bar(tab, site):
    page = tab()
    page.goto(f"{site}/en/quote-sheet.html")
    name = page.locator(".quote-entry").nth(3).get_attribute("id")
    page.goto(f"{site}/en/quote-sheet.html#{name}")
    bar = page.locator("header.room-bar").bounding_box()
    assert page.locator(f"#{name}").bounding_box()["y"] >= bar["y"] + bar["height"]


def test_files_are_saved_under_their_names(tab, site, room):
    page = tab()
    page.goto(f"{site}/en/quote-sheet.html")
    for name in ("TXT", "PNG"):
        with page.expect_download() as saved:
            page.get_by_role("link", name=name).first.click()
        kept = room / "en/files" / saved.value.suggested_filename
        assert Path(saved.value.path()).read_bytes() == kept.read_bytes()


@pytest.mark.parametrize("locale", LOCALES[KIT])
def test_the_first_view_is_light_and_the_rest_comes_when_a_reader_does(tab, site, locale):
    page, sizes = tab(), {}
    page.on("response", lambda one: one.request.resource_type == "image" or sizes.update(
        {one.url: int(one.headers["content-length"])}))
    page.goto(f"{site}/{locale}/index.html", wait_until="networkidle")
    assert 50_000 < sum(sizes.values()) < 150_000
    before = {one for one in sizes if one.endswith(".woff2")}
    with page.expect_response("**/*.woff2"):
        page.locator("ul.kit-people").scroll_into_view_if_needed()
    assert before < {one for one in sizes if one.endswith(".woff2")}
    assert page.locator("ul.kit-quotes > li").count() == 6


@pytest.mark.parametrize("locale", ["zh-Hant-HK", "en"])
def test_a_quote_on_the_kits_page_is_copied_with_whoever_said_it(tab, site, locale):
    page = tab(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/{locale}/index.html")
    entry = page.locator("ul.kit-quotes > li").nth(1)
    entry.locator("button.copy").click()
    words, who = (entry.locator(one).inner_text() for one in ("p.kit-quote", "p.attribution"))
    assert page.evaluate("navigator.clipboard.readText()") == f"{words}\n{who}"
    picture = entry.locator("figure.card img")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") == 1080
    entry.locator("a", has_text="全文" if locale != "en" else "Full quote").click()
    assert "/quote-sheet.html#quote-" in page.url
    assert page.locator(f"#{page.url.partition('#')[2]}").is_visible()


def test_names_lead_to_their_biographies(tab, site):
    page = tab()
    for place in (0, -1):  # one with a section of its own, one in the table
        page.goto(f"{site}/ja/index.html")
        page.locator("ul.kit-people a").nth(place).click()
        target = page.locator(f"[id='{page.url.partition('#')[2]}']")
        assert "/speaker-bios.html#" in page.url
        assert 0 <= target.bounding_box()["y"] < 900


def test_the_original_words_are_one_click_away(tab, site):
    page = tab()
    page.goto(f"{site}/en/quote-sheet.html")
    first = page.locator(".quote-entry details").first
    assert not first.locator(".quote-original").is_visible()
    first.locator("summary").click()
    assert first.locator(".quote-original").is_visible()
    assert "「" in first.locator(".quote-original").inner_text() or any(
        "\u4e00" <= one <= "\u9fff" for one in first.locator(".quote-original").inner_text())


def test_without_a_script_all_is_there_but_the_buttons(tab, site):
    page = tab(java_script_enabled=False)
    page.goto(f"{site}/ko/index.html")
    assert page.locator("button").count() == 0
    assert page.locator("p.lead").is_visible()
    assert page.locator(".download-all a").is_visible()
    for part in ("ul.kit-quotes .card-files a", "ul.kit-people a", "ul.kit-works li"):
        assert page.locator(part).first.is_visible(), part
    page.locator("details.disclosure summary").first.click()
    assert page.locator(".file-sum").first.is_visible()


def test_the_keyboard_goes_past_the_bar_and_to_every_download(tab, site):
    page = tab()
    page.goto(f"{site}/en/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to the text"
    assert page.locator(".skip a").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#text")
    reached = []
    for _step in range(120):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.className || "
                                     "document.activeElement.parentElement.className"))
    assert {"kit-more", "copy", "card-files", "kit-name", "download-all",
            "download-formats"} <= set(reached)


@pytest.mark.parametrize("locale", LOCALES[KIT])
def test_words_are_drawn_in_our_own_faces(tab, site, locale):
    page = tab()
    session = page.context.new_cdp_session(page)
    for name in ("index", "quote-sheet"):
        page.goto(f"{site}/{locale}/{name}.html")
        come_near(page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        found = session.send("DOM.querySelectorAll", {
            "nodeId": root, "selector": "h1, h2, h3, p, th, td, summary"})["nodeIds"]
        used = {(one["familyName"], one["isCustomFont"]) for node in found for one in
                session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]}
        assert used and all(custom for _family, custom in used), (name, used)


READ_WEIGHTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = {};
  for (let node; (node = walker.nextNode());) {
    if (node.parentElement.closest("script, style, template")) continue;
    const look = getComputedStyle(node.parentElement);
    const key = (look.fontWeight >= 600 ? "700" : "400") + " " + look.fontFamily;
    found[key] = (found[key] || "") + node.data;
  }
  return found;
}"""


def read_faces(room, page):
    """The characters of each face that a page's style sheets name, by family and weight."""
    from fontTools.ttLib import TTFont
    found = {}
    for name in page.evaluate("[...document.styleSheets].map(one => one.href)"):
        css = (room / "assets" / Path(name).name).read_text("utf-8")
        for family, weight, file in re.findall(
                r'font-family: "([^"]+)"; font-weight: (\d+);[^}]*url\("([^"]+)"\)', css):
            with TTFont(room / "assets" / file) as font:
                found.setdefault((family, weight), set()).update(font.getBestCmap())
    return found


@pytest.mark.parametrize("locale", LOCALES[KIT])
def test_every_weight_has_the_characters_that_are_set_in_it(tab, site, room, locale):
    """A character that one weight alone lacks would come from another region's face, or thicker
    than it is drawn."""
    page = tab()
    for name in PAGES:
        page.goto(f"{site}/{locale}/{name}.html")
        faces = read_faces(room, page)
        for key, text in page.evaluate(READ_WEIGHTS).items():
            weight, _, families = key.partition(" ")
            if families.startswith("ui-monospace"):  # names of files, checksums
                continue
            held = [faces[family, weight] for family in re.findall(r'"([^"]+)"', families)
                    if (family, weight) in faces]
            lacking = {one for one in text if not (one.isspace() or is_ignorable(one))
                       and not any(ord(one) in some for some in held)}
            assert held and not lacking, (name, key)


@pytest.mark.parametrize("width", [1280, 700])
def test_no_line_of_a_paragraph_ends_before_it_is_full(tab, site, width):
    page = tab(width=width)
    page.goto(f"{site}/zh-Hant-HK/index.html")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("""() => {
      const early = [];
      for (const block of document.querySelectorAll("p.lead, p.body")) {
        const size = parseFloat(getComputedStyle(block).fontSize), range = document.createRange();
        const right = block.getBoundingClientRect().right;
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let top = null, end = 0;
        for (let node; (node = walker.nextNode());)
          for (let at = 0; at < node.data.length; at++) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getClientRects()[0];
            if (!box) continue;
            if (top !== null && box.top - top > size && right - end > 4 * size
                && /\\p{Script=Han}/u.test(node.data[at]))
              early.push(node.data.slice(at, at + 8));
            if (top === null || Math.abs(box.top - top) > size) top = box.top;
            end = box.right;
          }
      }
      return early;
    }""") == []


@pytest.mark.parametrize("name", ["en/index.html", "zh-Hant-HK/quote-sheet.html",
                                  "ja/speaker-bios.html", "ko/index.html"])
def test_in_the_dark_all_can_be_read(tab, site, name):
    page = tab(width=390, color_scheme="dark")
    page.goto(f"{site}/{name}")
    come_near(page)
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(22, 24, 29)"
    assert find_faults(page) == []


def test_paper_shows_the_text_without_what_can_only_be_clicked(tab, site):
    page = tab()
    page.goto(f"{site}/en/press-release.html")
    page.emulate_media(media="print")
    assert page.locator("p.lead").is_visible()
    for part in ("header.room-bar", ".room-aside", "button.copy >> nth=0"):
        assert not page.locator(part).is_visible(), part
    page.goto(f"{site}/en/index.html")
    for part in ("kit-facts", "kit-quotes", "kit-people", "kit-works"):
        assert page.locator(f"section.{part}").evaluate(
            "one => one.checkVisibility({contentVisibilityAuto: true})"), part
    assert not page.locator("figure.card").first.is_visible()


def test_the_downloads_are_within_sight_on_a_desk_and_within_reach_on_a_telephone(tab, site):
    page = tab(width=1280, height=800)
    for locale in LOCALES[KIT]:
        page.goto(f"{site}/{locale}/index.html")
        box = page.locator(".download-all").bounding_box()
        assert box["y"] + box["height"] <= 800, locale
    for locale in LOCALES[KIT]:
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(f"{site}/{locale}/index.html")
        for part in (".foot-all a", ".foot-each a", "nav.languages summary"):
            box = page.locator(part).bounding_box()
            assert box["height"] >= 44, (locale, part)
            assert box["y"] + box["height"] <= 740, (locale, part)
            assert box["x"] + box["width"] <= 360, (locale, part)
    page.locator(".foot-each a").click()
    assert page.locator("section.downloads h2").bounding_box()["y"] < 300


def test_whatever_stands_in_a_frame_no_request_leaves_the_site(tab, site, room):
    page, reached = tab(), []
    page.route("https://elsewhere.example/**", lambda one: (reached.append(one.request.url),
                                                            one.abort()))
    text = (room / "en/index.html").read_text("utf-8").replace(
        "<body", "<body onload=\"fetch('https://elsewhere.example/a')\"", 1).replace(
        "</body>", "<style>@import 'https://elsewhere.example/b.css'; h1 { color: red }</style>"
        "<img src='https://elsewhere.example/c.png' alt=''><script>fetch('https://elsewhere."
        "example/d')</script><script src='https://elsewhere.example/e.js'></script></body>")
    assert text.count("elsewhere") == 5
    page.route(f"{site}/en/other.html", lambda one: one.fulfill(body=text,
                                                                content_type="text/html"))
    page.goto(f"{site}/en/other.html", wait_until="networkidle")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(255, 0, 0)"
    assert reached == []
    assert page.get_by_role("button", name="Copy lead").is_visible()


def test_it_works_from_a_disk(tab, room):
    page = tab()
    page.goto((room / "index.html").as_uri())
    page.locator("ul.choice a").first.click()
    page.locator("nav.languages > ul a").last.click()
    page.wait_for_load_state("load")
    assert Path(page.url).name == "index.html"
    page.locator("button.copy").first.wait_for()  # a click waits for no script
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].some(one => one.status === 'loaded')")
    assert page.said == []
