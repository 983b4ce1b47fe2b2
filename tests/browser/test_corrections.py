"""The press room of a release that was corrected, and of one that was withdrawn, in a real
browser."""

import re

import pytest
from lxml import etree

from tests.helpers.browser import find_faults, serve_folder
from tests.helpers.lighthouse import LOCALES
from tests.helpers.versions import room

pytestmark = pytest.mark.slow

STAMPED = "superseded/v1/opening-press-release-{0}-v1-SUPERSEDED.html"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def corrected(browser, versions):
    with serve_folder(room(versions["second"].top)) as address:
        yield address


@pytest.fixture(scope="module")
def withdrawn(browser, versions):
    with serve_folder(room(versions["gone"].top)) as address:
        yield address


def look_at(page, site, names):
    """What is wrong with pages for a browser, axe and a small telephone."""
    faults = []
    for name in names:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{site}/{name}", wait_until="load")
        page.evaluate("() => document.fonts.ready.then(() => 0)")
        faults += [f"{name}: {one}" for one in find_faults(page)]
        page.set_viewport_size({"width": 360, "height": 740})
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{name}: {wide} px wide on 360"] if wide > 360 else []
    faults += page.said
    return faults + [one for one in page.asked if not one.startswith((site, "data:"))]


def test_pages_with_a_correction_and_of_an_earlier_version_are_open_to_all(tab, corrected):
    names = [f"{locale}/{name}.html" for locale in LOCALES for name in ("index", "superseded-v1")]
    names += [f"{locale}/{STAMPED.format(locale)}" for locale in ("en", "ja")]
    assert look_at(tab(), corrected, names) == []
    assert look_at(tab(color_scheme="dark"), corrected, ["en/index.html"]) == []


def test_a_withdrawn_page_is_open_to_all(tab, withdrawn):
    assert look_at(tab(), withdrawn, [f"{locale}/press-release.html" for locale in LOCALES]) == []
    assert look_at(tab(color_scheme="dark"), withdrawn, ["ja/index.html"]) == []


@pytest.mark.parametrize("locale", ["en", "ja"])
def test_the_corrected_release_and_its_earlier_version_lead_to_each_other(tab, corrected, locale):
    page = tab()
    page.goto(f"{corrected}/{locale}/press-release.html")
    note = page.locator("p.correction")
    assert note.is_visible() and "2026" in note.inner_text()
    page.locator(".changes .change-more a").click()
    assert page.url.endswith(f"/{locale}/superseded-v1.html")
    assert page.locator("p.correction").inner_text() == note.inner_text()
    with page.expect_download() as taken:  # it is saved: what it leads to must be whole
        page.locator(".download-formats a[href$='.html']").click()
    assert taken.value.suggested_filename == STAMPED.format(locale).rpartition("/")[2]
    page.goto(f"{corrected}/{locale}/{STAMPED.format(locale)}")
    label = page.locator("aside.label")
    assert label.is_visible() and label.bounding_box()["y"] < 900
    way = page.locator("p.correction a").get_attribute("href")
    assert way == f"https://press.lamp.example/{locale}/press-release.html"
    page.goto(way.replace("https://press.lamp.example", corrected))
    for one in page.locator("a[href*='superseded']").all():
        assert page.request.get(one.evaluate("link => link.href")).ok


def test_what_changed_is_seen_and_is_said(tab, corrected):
    page = tab()
    page.goto(f"{corrected}/en/index.html")
    changes = page.locator("ul.change")
    assert changes.is_visible()
    gone, come = changes.locator("del"), changes.locator("ins")
    assert "three-year" in gone.inner_text() and "two-year" in come.inner_text()
    for one, line in ((gone, "line-through"), (come, "underline")):
        assert line in one.evaluate("one => getComputedStyle(one).textDecorationLine")
        assert one.locator(".unseen").bounding_box()["width"] <= 1  # for a reading voice alone
    assert page.locator("p.correction").bounding_box()["y"] < changes.bounding_box()["y"]
    page.goto(f"{corrected}/zh-Hant-HK/index.html")  # 三 with a line through it would be no 三
    gone = page.locator("ul.change del")
    assert gone.inner_text().endswith("三") and "line-through" not in gone.evaluate(
        "one => getComputedStyle(one).textDecorationLine")
    page.goto(f"{corrected}/en/superseded-v1.html")
    page.locator("nav.languages > ul a", has_text="日本語").click()
    assert page.url.endswith("/ja/superseded-v1.html")


def test_each_stamped_file_is_taken_from_the_page_of_its_version(tab, corrected):
    page = tab()
    page.goto(f"{corrected}/ko/superseded-v1.html")
    links = page.locator(".download-formats a").all()
    assert len(links) == 4
    for one in links:
        answer = page.request.get(one.evaluate("link => link.href"))
        assert answer.ok and len(answer.body()) > 500
    page.locator(".room-text details summary").click()
    sums = page.locator(".file-sum").all_inner_texts()
    assert len(sums) >= 8 and all(re.fullmatch("[0-9a-f]{64}", one.strip()) for one in sums)


def list_entries(page, site, locale):
    """Title and address of each entry of a feed, here."""
    answer = page.request.get(f"{site}/{locale}/feed.xml")
    assert answer.ok
    return [(one.xpath("string(a:title)", namespaces=ATOM),
             one.xpath("string(a:link/@href)", namespaces=ATOM).replace(
                 "https://press.lamp.example", site))
            for one in etree.fromstring(answer.body()).iterfind("a:entry", ATOM)]


def test_the_feed_leads_to_the_note(tab, corrected):
    page = tab()
    title, address = list_entries(page, corrected, "zh-Hant-TW")[0]
    assert title == "【更正】北角灣燈塔重新亮燈"
    page.goto(address)
    assert page.locator("p.correction").first.is_visible()
    assert "兩年" in page.locator("p.correction").first.inner_text()


def test_a_notice_stands_in_the_place_of_every_page_that_was_withdrawn(tab, withdrawn):
    page, seen = tab(), set()
    for name in ("index", "press-release", "fact-sheet"):
        page.goto(f"{withdrawn}/en/{name}.html")
        assert page.locator(".notice-line").inner_text().lower() == "withdrawn"
        assert page.locator(".notice-box").evaluate(
            "one => getComputedStyle(one).borderTopWidth") == "1px"
        assert "The date is not settled" in page.locator("main").inner_text()
        assert page.locator("main button.copy").count() == 0  # nothing of it is to be taken over
        assert page.locator("a[href*='superseded'], .changes").count() == 0
        seen.add(page.locator("h1").inner_text())
    assert len(seen) == 1
    for one in page.locator("a[href*='files/']").all():
        assert "withdrawal-notice" in one.get_attribute("href")
    (title, address), = list_entries(page, withdrawn, "en")
    assert title.startswith("Withdrawn:")
    page.goto(address)
    assert page.locator("h1").inner_text() in seen
