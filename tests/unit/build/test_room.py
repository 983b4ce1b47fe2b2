"""The press room of a small kit: what stands in it, what it leads to, and what never gets in."""

import email
import email.policy
import hashlib
import json
import re
import shutil
from datetime import timedelta
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.options import Options
from presskit.build.recipe import build
from presskit.build.verifying import verify
from presskit.desk import Desk
from presskit.diagnostics import PresskitError
from presskit.localise.review import approval_for, approvals_yaml
from presskit.model.segment import State
from presskit.model.walk import each_segment
from tests.helpers.closed import STILL

OPENING = Path(__file__).parents[2] / "cases" / "opening"
LOCALES = """locales:
  zh-Hans-CN: {reach: convert}
  en: {reach: translate}
documents: [fact-sheet, press-release]
"""


def copy_kit(top, more=LOCALES):
    """The kit in more locales, every name in each."""
    kit = top / "opening"
    shutil.copytree(OPENING, kit)
    for name in ("people", "organisations", "works"):
        path = kit / f"{name}.yaml"
        path.write_text(re.sub(r"zh-Hant-HK: ({[^}]*})", r"zh-Hant-HK: \1\n    "
                               r"zh-Hans-CN: \1\n    en: \1", path.read_text("utf-8")), "utf-8")
    path = kit / "kit.yaml"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    return kit


def make(kit, clock=STILL, **options):
    desk = Desk(clock=lambda: clock, cache=kit.parent / "cache")
    return build(kit, kit.parent / "out", desk, Options(**{"jobs": 1, "room": True, **options}))


def lines(kit):
    return json.loads((kit.parent / "out/opening/manifest.json").read_bytes())["files"]


def in_room(kit, folder="press-room"):
    return [one for one in lines(kit) if one["path"].startswith(f"{folder}/")]


def codes(made, code):
    return [one.message for one in made.findings if one.code == code]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The kit in its source and a conversion, built once with its room."""
    kit = copy_kit(tmp_path_factory.mktemp("room"), LOCALES.replace(
        "  en: {reach: translate}\n", ""))
    return kit, make(kit)


def room_of(kit):
    return kit.parent / "out/opening/press-room"


def pages(kit):
    return {path.relative_to(room_of(kit)).as_posix(): html.fromstring(path.read_bytes())
            for path in room_of(kit).rglob("*.html") if "files" not in path.parts}


# What stands in it ----------------------------------------------------------------------------

def test_there_is_a_page_for_the_kit_and_one_for_each_document_in_every_language(built):
    kit, made = built
    assert codes(made, "room-left-out") == []
    assert set(pages(kit)) == {"index.html", *(
        f"{locale}/{page}.html" for locale in ("zh-Hant-HK", "zh-Hans-CN")
        for page in ("index", "press-release", "fact-sheet"))}


def test_every_address_leads_to_a_file_of_the_room(built):
    kit, _made = built
    found = 0
    for name, page in pages(kit).items():
        for _element, _attribute, address, _at in page.iterlinks():
            if address.startswith(("mailto:", "tel:", "https://", "data:", "#")):
                continue
            path = PurePosixPath(name).parent / unquote(address.partition("#")[0])
            target = (room_of(kit) / path).resolve()
            assert target.is_relative_to(room_of(kit).resolve()), address
            assert target.is_file(), f"{name}: {address}"
            found += 1
    assert found > 100


def test_what_a_page_says_of_a_file_is_so(built):
    kit, _made = built
    page = pages(kit)["zh-Hant-HK/index.html"]
    rows = page.xpath("//ul[@class='files']/li")
    assert len(rows) == len([one for one in in_room(kit) if "copy_of" in one
                             and not {"quote", "thumb"} & set(one["path"].split("-"))
                             and one["format"] != "html"
                             and one["locale"] in ("zh-Hant-HK", "mul")])
    for row in rows:
        name, = row.xpath("./p[@class='file-name']/text()")
        path, = [room_of(kit) / one for one in (f"zh-Hant-HK/files/{name}", f"mul/files/{name}",
                                                f"files/{name}") if (room_of(kit) / one).exists()]
        data = path.read_bytes()
        assert hashlib.sha256(data).hexdigest() in row.text_content()
        size = f"{len(data) / 1000:.0f} kB" if len(data) >= 1000 else f"{len(data)}位元組"
        assert size in row.text_content()
        assert ("頁" in row.text_content()) == name.endswith(".pdf")


def test_files_are_saved_and_only_a_pdf_is_shown(built):
    kit, _made = built
    page = pages(kit)["zh-Hant-HK/index.html"]
    links = {one.get("href"): one.get("download") is not None for one in page.xpath("//a")}
    saved = {Path(href).suffix for href, yes in links.items() if yes}
    assert saved >= {".zip", ".docx", ".txt", ".eml"}
    shown = {Path(href.partition("#")[0]).suffix for href, yes in links.items()
             if not yes and not href.startswith(("mailto:", "tel:", "https:", "#"))}
    assert shown == {".pdf", ".html"}


def test_several_languages_are_chosen_from_by_hand(built):
    kit, _made = built
    assert not pages(kit)["index.html"].xpath("//meta[@http-equiv='refresh']")


def test_the_switch_stays_on_the_document(built):
    kit, _made = built
    page = pages(kit)["zh-Hant-HK/fact-sheet.html"]
    assert set(page.xpath("//nav//a/@href")) == {"../zh-Hans-CN/fact-sheet.html"}
    assert page.xpath("//nav//a/@hreflang")[0] == "zh-Hans-CN"


def test_what_a_button_copies_is_plain_text_of_the_page(built):
    kit, _made = built
    page = pages(kit)["zh-Hant-HK/press-release.html"]
    copies = page.xpath("//template")
    words = "".join(page.xpath("//main")[0].text_content().split())
    assert [one.get("data-label") for one in copies][0] == "複製導言"
    assert all("".join(one.text_content().split()) in words for one in copies)
    assert all(one.text_content() or one.getprevious().tag == "p" for one in copies)
    assert not page.xpath("//button")  # they come with the script


def test_a_page_asks_for_nothing_outside_the_room_and_needs_no_script(built):
    kit, _made = built
    for page in pages(kit).values():
        asked = page.xpath("//link[@rel='stylesheet']/@href | //script/@src | //img/@src")
        assert all(one.startswith(("../assets/", "assets/", "data:", "files/")) for one in asked)
        assert page.xpath("//main") and not page.xpath("//form")


def test_copies_are_the_files_beside_the_room(built):
    kit, _made = built
    top = kit.parent / "out/opening"
    copies = [one for one in in_room(kit) if "copy_of" in one]
    assert len(copies) == len([one for one in lines(kit) if one["document"] != "press-room"])
    for one in copies:
        assert (top / one["path"]).read_bytes() == (top / one["copy_of"]).read_bytes()
    inodes = {(top / one["path"]).stat().st_ino for one in copies}
    assert inodes == {(top / one["copy_of"]).stat().st_ino for one in copies}


def test_the_room_is_verified(built):
    kit, _made = built
    desk = Desk(clock=lambda: STILL, cache=kit.parent / "cache")
    found = verify(kit, kit.parent / "out", desk, Options(jobs=1), quick=True)
    assert [one.code for one in found.findings if one.severity == "error"] == []


def test_only_what_was_touched_is_made_anew(tmp_path):
    kit = copy_kit(tmp_path, "documents: [press-release, fact-sheet]\n")
    first = make(kit)
    release = kit / "release.md"
    release.write_text(release.read_text("utf-8").replace("歷時三年", "歷時兩年"), "utf-8")
    again = make(kit)
    assert first.rendered > again.rendered
    touched = [one for one in again.published.written if one.endswith(".html")
               and "/files/" not in one and one.startswith("press-room")]
    assert touched == ["press-room/zh-Hant-HK/index.html",
                       "press-room/zh-Hant-HK/press-release.html"]


# What never gets in ---------------------------------------------------------------------------

def test_a_filter_makes_no_room_and_takes_the_earlier_one_away(tmp_path):
    kit = copy_kit(tmp_path, "documents: [press-release]\ncards: []\n")
    make(kit)
    assert in_room(kit)
    made = make(kit, formats=("txt",))
    assert in_room(kit) == []
    assert codes(made, "not-carried") == []


def test_a_kit_that_lacks_a_fact_has_a_note_instead(tmp_path):
    kit = copy_kit(tmp_path, "documents: [press-release]\ncards: []\n")
    path = kit / "kit.yaml"
    path.write_text(path.read_text("utf-8").replace("release_date: 2026-03-18\n", ""), "utf-8")
    made = make(kit)
    assert in_room(kit) == []
    found, = [one for one in made.findings if one.code == "room-left-out"]
    assert found.message == ("there is no press room, as presskit make --release would refuse this "
                             "kit: no release date is given")
    assert "accept_missing: [release-date]" in found.hint


def test_a_preview_shows_everything_and_says_so_on_every_page(tmp_path):
    kit = copy_kit(tmp_path, LOCALES + "embargo: 2026-03-20T09:00:00+08:00\ncards: []\n")
    make(kit, preview=True)
    assert in_room(kit) == []
    assert {one["locale"] for one in in_room(kit, "press-room-preview")} == {
        "zh-Hant-HK", "zh-Hans-CN", "en", "mul"}
    top = kit.parent / "out/opening/press-room-preview"
    assert "Disallow: /\n" in (top / "robots.txt").read_text("utf-8")
    assert not list(top.rglob("feed.xml")) and not (top / "sitemap.xml").exists()
    found = [path for path in top.rglob("*.html") if "files" not in path.parts]
    assert len(found) == 10
    for path in found:
        page = html.fromstring(path.read_bytes())
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]
        assert page.xpath("//aside[contains(@class, 'label')]"), path
        assert page.xpath("//*[contains(@class, 'embargo-box')]"), path


def approve_some(kit, locale, share):
    """Approve the first texts of a locale, so many of four parts."""
    languages = open_languages(load(kit), Desk(cache=kit.parent / "cache"))
    origin, target = languages.reach("zh-Hant-HK").side, languages.reach(locale).side
    paths = list(dict.fromkeys(one.path.partition("#")[0] for one in each_segment(target.kit)))
    found = [one for path in paths[:len(paths) * share // 4]
             for one in approval_for(origin, target, path, state=State.REVIEWED, name="A. Reader",
                                     date="2026-03-01", by="approve")]
    file = kit / "approvals" / f"{locale}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(approvals_yaml(found), "utf-8")


@settings(max_examples=12, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours=st.one_of(st.none(), st.integers(-48, 48)), lift=st.booleans(),
       preview=st.booleans(), share=st.integers(0, 4),
       needed=st.sampled_from(["reviewed", "translated", "initial"]),
       clearance=st.sampled_from(["none", "source", "every-language"]), corrected=st.booleans())
def test_nothing_embargoed_or_unreviewed_is_ever_in_a_public_room(
        tmp_path_factory, hours, lift, preview, share, needed, clearance, corrected):
    more = LOCALES + (f"cards: []\nrelease:\n  states: {{default: {needed}}}\n"
                      f"  clearance: {clearance}\n  accept_suggested_names: true\n")
    moment = None if hours is None else STILL + timedelta(hours=hours)
    if moment:
        more += f"embargo: {moment.isoformat()}\n"
    if corrected:
        more += "version: 2\ncorrections: {2: {date: 2026-03-19, note: 修復歷時兩年。}}\n"
    kit = copy_kit(tmp_path_factory.mktemp("any"), more)
    approve_some(kit, "en", share)
    try:
        make(kit, lift=lift, preview=preview)
    except PresskitError as error:
        assert lift and {one.code for one in error.diagnostics} <= {"embargo-stands",
                                                                   "embargo-none"}
        return
    public = in_room(kit)
    if preview or moment is not None and (not lift or moment > STILL):
        assert public == []
    top = kit.parent / "out/opening"
    shutil.rmtree(top / "press-room-preview", ignore_errors=True)
    for one in public:
        assert not {"EMBARGOED", "DRAFT"} & set(Path(one["path"]).stem.split("-"))
        if one["locale"] == "en":
            assert State(one["state"]).rank >= State(needed).rank
    for path in (top / "press-room").rglob("*.html"):
        page = html.fromstring(path.read_bytes())
        assert not page.xpath("//*[contains(@class, 'embargo-box')]"), path
        assert not page.xpath("//*[contains(@class, 'draft')]"), path
    if public and clearance == "source":  # nobody has cleared anything
        assert not [one for one in public if "press-release-zh" in one["path"]]


# What an earlier room leaves standing ----------------------------------------------------------

SMALL = "documents: [press-release]\ncards: []\n"


def withdrawn(made):
    """What is told of the earlier room: how heavily, and the paths below the room."""
    return [(str(one.severity), [span.file.partition("/press-room/")[2]
                                 for span, _words in one.related])
            for one in made.findings if one.code == "room-withdrawn"]


def change(kit, old, new, name="kit.yaml"):
    path = kit / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_what_the_earlier_room_held_and_the_new_one_does_not_is_told(tmp_path):
    kit = copy_kit(tmp_path, LOCALES.replace("  en: {reach: translate}\n", "") + "cards: []\n")
    first = make(kit)
    assert withdrawn(first) == [] and len(codes(first, "missing-room-address")) == 1
    change(kit, "documents: [fact-sheet, press-release]", "documents: [press-release]")
    again = make(kit)
    assert codes(again, "missing-room-address") == []  # once is enough
    (_weight, paths), = withdrawn(again)
    assert "zh-Hant-HK/fact-sheet.html" in paths
    assert any(one.endswith("fact-sheet-zh-Hans-CN.pdf") for one in paths)
    assert not any(one.startswith("assets") for one in paths)
    change(kit, "locales:\n  zh-Hans-CN: {reach: convert}\n", "")
    assert withdrawn(make(kit)) == [("warning", ["zh-Hans-CN"])]
    assert withdrawn(make(kit, formats=("txt",))) == [("note", [])]


def verified(kit):
    desk = Desk(clock=lambda: STILL, cache=kit.parent / "cache")
    found = verify(kit, kit.parent / "out", desk, Options(jobs=1), quick=True).findings
    return [(one.code, one.span.file.partition("/opening/")[2]) for one in found
            if one.severity == "error"]


def test_a_language_and_a_document_that_the_kit_dropped_are_found_in_the_room(tmp_path):
    kit = copy_kit(tmp_path, LOCALES.replace("  en: {reach: translate}\n", "") + "cards: []\n")
    make(kit, formats=())
    assert verified(kit) == []
    change(kit, "documents: [fact-sheet, press-release]", "documents: [press-release]")
    assert ("verify-room", "press-room/zh-Hant-HK") in verified(kit)
    change(kit, "locales:\n  zh-Hans-CN: {reach: convert}\n", "")
    assert ("verify-room", "press-room/zh-Hans-CN") in verified(kit)


def test_a_room_that_an_embargo_took_away_is_told_of_whatever_was_asked_for(tmp_path):
    kit = copy_kit(tmp_path, SMALL)
    make(kit)
    only, = pages(kit)["index.html"].xpath("//meta[@http-equiv='refresh']/@content")
    assert only == "0; url=zh-Hant-HK/index.html"  # one language: nothing to choose
    change(kit, SMALL, SMALL + "embargo: 2026-03-20T09:00:00+08:00\n")
    assert withdrawn(make(kit, formats=("txt",))) == [("warning", [])]


def test_a_build_that_fails_says_that_the_earlier_room_stands(tmp_path):
    kit = copy_kit(tmp_path, SMALL)
    change(kit, "release_date: 2026-03-18", "release_date: soon")
    with pytest.raises(PresskitError) as refused:
        make(kit)
    assert "room-stands" not in {one.code for one in refused.value.diagnostics}
    change(kit, "release_date: soon", "release_date: 2026-03-18")
    make(kit)
    change(kit, "release_date: 2026-03-18", "release_date: soon")
    with pytest.raises(PresskitError) as refused:
        make(kit)
    found, = [one for one in refused.value.diagnostics if one.code == "room-stands"]
    assert found.span.file.endswith("out/opening/press-room")
    assert in_room(kit)


# Faces ----------------------------------------------------------------------------------------

def faces(kit, page):
    """The characters of each face that a page's style sheets name, by family and weight."""
    from fontTools.ttLib import TTFont
    found = {}
    assets = room_of(kit) / "assets"
    for name in pages(kit)[page].xpath("//link[@rel='stylesheet']/@href"):
        css = (assets / Path(name).name).read_text("utf-8")
        for family, weight, file in re.findall(
                r'font-family: "([^"]+)"; font-weight: (\d+);[^}]*url\("([^"]+)"\)', css):
            with TTFont(assets / file) as font:
                found.setdefault((family, weight), set()).update(font.getBestCmap())
    return found


def test_the_faces_hold_what_the_pages_show_and_the_front_page_is_light(built):
    kit, _made = built
    for page in ("zh-Hant-HK/index.html", "zh-Hant-HK/fact-sheet.html"):
        held = set().union(*faces(kit, page).values())
        shown = {ord(one) for text in pages(kit)[page].xpath(
            "//body//text()[not(parent::*[@class='file-name' or @class='file-sum'] or "
            "ancestor::nav)]")
            for one in text if not one.isspace()}
        assert shown - held == set(), page
    front = room_of(kit) / "zh-Hant-HK/index.html"
    asked = [front, *(front.parent / one for one in pages(kit)["zh-Hant-HK/index.html"].xpath(
        "//link[@rel='stylesheet']/@href | //script/@src"))]
    fonts = re.findall(r'url\("([^"]+)"\)', "".join(path.read_text("utf-8") for path in asked
                                                     if path.suffix == ".css"))
    sizes = [path.stat().st_size for path in asked] + [
        (room_of(kit) / "assets" / one).stat().st_size for one in fonts]
    assert sum(sizes) < 150_000


def test_headings_are_in_the_bold_face(built):
    kit, _made = built
    bold = set().union(*(held for (_family, weight), held in faces(
        kit, "zh-Hant-HK/index.html").items() if weight == "700"))
    heads = "".join(one.text_content() for one in pages(kit)["zh-Hant-HK/index.html"].xpath(
        "//h1 | //h2"))
    assert {ord(one) for one in heads if not one.isspace()} <= bold


# What machines find ---------------------------------------------------------------------------

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://press.example.org/lamp/"


@pytest.fixture(scope="module")
def placed(tmp_path_factory):
    """The kit with the address that its room will have."""
    kit = copy_kit(tmp_path_factory.mktemp("placed"), LOCALES.replace(
        "  en: {reach: translate}\n", "") + f"press_room: {{url: {ADDRESS[:-1]}}}\n")
    return kit, make(kit)


def test_the_feed_lists_the_documents_under_names_that_never_change(built, placed):
    feeds = [etree.fromstring((room_of(kit) / "zh-Hant-HK/feed.xml").read_bytes())
             for kit, _made in (built, placed)]
    for feed in feeds:
        titles = [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")]
        assert "北角灣燈塔重新亮燈" in titles
        assert len(titles) == 2
        assert feed.findtext(f"{ATOM}updated") == "2026-03-18T00:00:00+08:00"
    first, second = ([one.text for one in feed.iter(f"{ATOM}id")] for feed in feeds)
    assert first == second
    assert len(set(first)) == 3
    links = [{one.get("href") for one in feed.iter(f"{ATOM}link")} for feed in feeds]
    assert "press-release.html" in links[0]
    assert f"{ADDRESS}zh-Hant-HK/press-release.html" in links[1]


def test_without_an_address_a_note_says_what_waits_for_it(built, placed):
    (kit, made), (other, others) = built, placed
    assert len(codes(made, "missing-room-address")) == 1
    assert codes(others, "missing-room-address") == []
    assert not (room_of(kit) / "sitemap.xml").exists()
    page = pages(kit)["zh-Hant-HK/index.html"]
    assert not page.xpath("//link[@rel='canonical'] | //link[@hreflang]")
    page = pages(other)["zh-Hant-HK/fact-sheet.html"]
    assert page.xpath("//link[@rel='canonical']/@href") == [
        f"{ADDRESS}zh-Hant-HK/fact-sheet.html"]
    assert page.xpath("//link[@hreflang]/@hreflang") == ["zh-Hant-HK", "zh-Hans-CN", "x-default"]
    listed = etree.fromstring((room_of(other) / "sitemap.xml").read_bytes())
    assert {one.text for one in listed.iter("{*}loc")} == {
        ADDRESS, *(f"{ADDRESS}{locale}/{page}" for locale in ("zh-Hant-HK", "zh-Hans-CN")
                   for page in ("", "press-release.html", "fact-sheet.html"))}
    choice = pages(other)["index.html"]  # for whoever reads none of the languages
    assert choice.xpath("//link[@rel='canonical']/@href") == [ADDRESS]
    assert choice.xpath("//meta[@property='og:image']/@content")[0].startswith(ADDRESS)
    for front in (choice, pages(other)["zh-Hant-HK/index.html"]):
        assert front.xpath("//link[@hreflang='x-default']/@href") == [ADDRESS]
        assert len(front.xpath("//link[@hreflang]")) == 3
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (room_of(other) / "robots.txt").read_text("utf-8")


def test_a_page_says_what_it_is_about(placed):
    kit, _made = placed
    data = {page: [json.loads(one.text_content()) for one in
                   pages(kit)[f"zh-Hant-HK/{page}.html"].xpath(
                       "//script[@type='application/ld+json']")]
            for page in ("index", "press-release", "fact-sheet")}
    news, = data["press-release"]
    assert (news["@type"], news["headline"], news["datePublished"], news["inLanguage"]) == (
        "NewsArticle", "北角灣燈塔重新亮燈", "2026-03-18", "zh-Hant-HK")
    assert news["image"][0].startswith(f"{ADDRESS}zh-Hant-HK/files/")
    assert data["index"][0]["url"] == f"{ADDRESS}zh-Hant-HK/"
    event, = data["fact-sheet"]
    assert event["location"]["name"] == "北角灣燈塔"
    card = pages(kit)["zh-Hant-HK/index.html"]
    assert card.xpath("//meta[@property='og:title']/@content") == ["北角灣燈塔重新亮燈"]
    assert card.xpath("//meta[starts-with(@property, 'og:locale')]/@content") == ["zh_HK", "zh_CN"]
    assert card.xpath("//meta[@property='og:image']/@content") == news["image"][:1]


def test_what_is_in_all_languages_has_the_lowest_state_of_them(built):
    kit, _made = built
    states = {one["path"].partition("/")[2]: one["state"] for one in in_room(kit)}
    assert states["zh-Hant-HK/index.html"] == "source"
    assert states["index.html"] == states["index.json"] == "converted"


def test_an_archive_of_one_language_is_called_by_it(built):
    kit, _made = built
    for locale, words in (("zh-Hant-HK", ["繁體中文（香港）版全部檔案", "所有語言"]),
                          ("zh-Hans-CN", ["简体中文版全部文件", "所有语言"])):
        page = pages(kit)[f"{locale}/index.html"]
        assert [one.text_content().split(" ZIP ")[0] for one in page.xpath(
            "//*[contains(@class, 'room-aside')]//a[contains(@href, '.zip')]")][:2] == words


def test_the_index_names_every_file_of_the_room(built):
    kit, _made = built
    index = json.loads((room_of(kit) / "index.json").read_bytes())
    named = {one["path"]: one["sha256"] for locale in index["locales"].values()
             for one in (*locale["archives"], *locale["cards"],
                         *(file for one in (*locale["documents"], *locale["pictures"])
                           for file in one["files"]))}
    assert named == {one["path"].removeprefix("press-room/"): one["sha256"]
                     for one in in_room(kit) if "copy_of" in one}
    assert [one["quotes"] for one in index["locales"].values()] == [[], []]  # no quote sheet


def test_the_letter_is_the_release(built):
    kit, _made = built
    folder = room_of(kit) / "zh-Hant-HK"
    text = (folder / "email.txt").read_text("utf-8")
    letter = email.message_from_bytes((folder / "email.eml").read_bytes(),
                                      policy=email.policy.default)
    assert letter["Subject"] == "北角灣燈塔重新亮燈"
    assert letter["To"] is letter["Date"] is None
    assert (letter["Content-Language"], letter["X-Unsent"]) == ("zh-Hant-HK", "1")
    assert letter.get_content().replace("\r\n", "\n") == text
    release, = [one["path"] for one in lines(kit) if one["document"] == "press-release"
                and (one["format"], one["locale"]) == ("txt", "zh-Hant-HK")]
    assert (kit.parent / "out/opening" / release).read_text("utf-8").endswith(text)


def test_what_is_bold_in_one_place_alone_is_in_both_faces():
    """A role may be bold in the bar and regular in a menu."""
    from presskit.document import Document, Paragraph, Text
    from presskit.render.fonts import read_fonts
    from presskit.render.room_faces import list_faces
    page = Document("press-room", "k", "ja", "t", (
        Paragraph("addressee", (Text("位"),)), Paragraph("room-issuer", (Text("語"),))))
    asked = {one.role.split(" ")[2] for one in list_faces(
        [page], read_fonts(Desk().fonts)).children[0].children
        if {"位", "語"} <= set(one.children[0].text)}
    assert asked == {"400", "700"}
