"""A kit in six languages that is corrected, and withdrawn: what is kept, shown and told."""

import datetime as dt
import email
import email.policy
import hashlib
import json
import os
import shutil
import signal
from importlib import import_module
from pathlib import Path

import pytest
from lxml import etree, html

from presskit.build.correcting import correct
from presskit.build.load import load
from presskit.build.options import Options
from presskit.build.superseding import read_earlier
from presskit.build.verifying import verify
from presskit.cli.report import Report
from presskit.compose.room_facts import list_withdrawn
from presskit.diagnostics import Findings, PresskitError
from tests.helpers.lighthouse import LOCALES, TRANSLATED, approve, translate
from tests.helpers.versions import NOTE, again, change, desk, make, room, wish

WORDS = {"en": "Corrected on 19 March 2026: The",
         "zh-Hant-HK": "更正（2026年3月19日）：修復歷時兩年",
         "zh-Hant-TW": "更正（2026年3月19日）：修復歷時兩年",
         "zh-Hans-CN": "更正（2026年3月19日）：修复历时两年",
         "ja": "訂正（2026年3月19日）：修復", "ko": "정정(2026년 3월 19일): 복원"}
STAMPS = {"zh-Hant-HK": "舊版\n本文件是第1版", "zh-Hant-TW": "舊版\n本文件為第1版",
          "zh-Hans-CN": "旧版\n本文件为第1版", "en": "Superseded\nThis is version 1.",
          "ja": "旧版\nこれは第1版です", "ko": "이전 판\n이 문서는 제1판이며"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def codes(findings):
    return {one.code for one in findings if one.severity != "note"}


@pytest.fixture(scope="module")
def first(versions):
    """The kit with its first version handed out."""
    return versions["first"].top


@pytest.fixture(scope="module")
def second(versions):
    """Its second version: the kit was edited before the version was begun, as people do."""
    return versions["second"]


def page(second, locale, name):
    return html.fromstring((room(second.top) / locale / f"{name}.html").read_bytes())


def said(element):
    return " ".join(element.text_content().split())


# What is kept ---------------------------------------------------------------------------------

def test_what_was_handed_out_is_kept_though_the_kit_was_edited_before(first, second):
    assert second.done.version == 2 and second.done.lack == ("en", "ja", "ko")
    kept = second.top / "opening/superseded/v1"
    assert {path.stem for path in kept.iterdir()} == set(LOCALES)
    for locale in LOCALES:
        assert (kept / f"{locale}.json").read_bytes() == (
            room(first) / locale / "edition.json").read_bytes()
    assert "歷時三年" in (kept / "zh-Hant-HK.json").read_text("utf-8")


def test_the_note_stands_in_the_kit_as_an_author_would_write_it(second):
    text = (second.top / "opening/kit.yaml").read_text("utf-8")
    assert f'version: 2\ncorrections:\n  2:\n    date: 2026-03-19\n    note: "{NOTE}"\n' in text


def test_what_an_edition_says_is_public_and_has_no_ids_of_the_kit(second):
    for locale in LOCALES:
        text = (room(second.top) / locale / "edition.json").read_text("utf-8")
        assert json.loads(text)["version"] == 2 and "release.body" not in text


# What is shown --------------------------------------------------------------------------------

@pytest.mark.parametrize("locale", LOCALES)
def test_the_release_says_what_it_corrects_in_every_language_and_format(second, locale):
    folder = second.top / "out/opening" / locale
    text, = folder.glob("*press-release*-v2.txt")
    assert WORDS[locale] in text.read_text("utf-8")
    web, = folder.glob("*press-release*-v2.html")
    shown = html.fromstring(web.read_bytes())
    assert WORDS[locale] in said(shown)
    assert shown.xpath("//meta[@name='dcterms.modified']/@content") == ["2026-03-19"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_shows_what_changed_in_words_for_eyes_and_ears(second, locale):
    for name in ("index", "press-release"):
        shown = page(second, locale, name)
        change, = shown.xpath("//ul[@class='change']/li")
        assert len(change.xpath("./p/strong")) == 2  # bold by its element: its face is asked for
        gone, = change.xpath(".//del")
        come, = change.xpath(".//ins")
        for one in (gone, come):
            assert one.xpath("./span[@class='unseen']")[0].text_content().strip()
        assert gone.xpath("string()") != come.xpath("string()")
        assert shown.xpath("//p[@class='change-more']/a/@href") == ["superseded-v1.html"]
        assert len(shown.xpath("//p[@class='correction']")) == 1


def test_a_page_that_says_what_it_said_tells_of_no_change(second):
    for locale in LOCALES:
        shown = page(second, locale, "fact-sheet")
        assert not shown.xpath("//*[@class='changes']") and not shown.xpath("//del")


@pytest.mark.parametrize("locale", LOCALES)
def test_superseded_files_are_stamped_and_linked_both_ways(second, locale):
    folder = room(second.top) / locale / "superseded/v1"
    names = {path.name for path in folder.iterdir()}
    stem = f"opening-press-release-{locale}-v1-SUPERSEDED"
    assert names == {f"{stem}.{one}" for one in ("pdf", "docx", "txt", "html")}
    text = (folder / f"{stem}.txt").read_text("utf-8")
    assert text.startswith(STAMPS[locale])  # and where to go, for it may be read on paper
    assert f"https://press.lamp.example/{locale}/press-release.html" in text
    web = html.fromstring((folder / f"{stem}.html").read_bytes())
    assert web.xpath("//aside[contains(@class, 'label')]")
    assert web.xpath("//p[@class='correction']/a/@href") == [
        f"https://press.lamp.example/{locale}/press-release.html"]
    assert web.xpath("//meta[@name='robots']/@content") == ["noindex"]
    shown = page(second, locale, "superseded-v1")
    links = shown.xpath("//p[@class='download-formats']/a/@href")
    assert [Path(one).name for one in links] == [f"{stem}.{one}"
                                                 for one in ("pdf", "docx", "html", "txt")]
    assert all((room(second.top) / locale / one).is_file() for one in links)
    assert "index.html" in shown.xpath("//p[@class='change-more']/a/@href")


def test_the_page_of_a_version_tells_the_checksums_of_what_was_handed_out(first, second):
    lines = json.loads((first / "out/opening/manifest.json").read_bytes())["files"]
    sums = {one["sha256"] for one in lines if one["locale"] in ("ja", "mul")
            and "copy_of" in one and one["document"] == "press-room"}
    shown = page(second, "ja", "superseded-v1")
    assert set(map(said, shown.xpath("//p[@class='file-sum']"))) >= sums and len(sums) > 8


def test_every_page_of_a_stamped_pdf_carries_the_stamp(second):
    import pypdfium2
    path, = (room(second.top) / "en/superseded/v1").glob("*.pdf")
    document = pypdfium2.PdfDocument(path)
    try:
        assert document.get_metadata_dict()["Title"].endswith("(superseded)")
        assert all("Superseded" in one.get_textpage().get_text_range() for one in document)
    finally:
        document.close()


# What is told to machines ---------------------------------------------------------------------

def test_the_feed_has_the_correction_and_new_dates_where_words_changed(second):
    feed = etree.parse(room(second.top) / "en/feed.xml")
    assert feed.xpath("string(/a:feed/a:updated)", namespaces=ATOM) == "2026-03-19T00:00:00+08:00"
    told = {entry.xpath("string(a:title)", namespaces=ATOM):
            entry.xpath("string(a:updated)", namespaces=ATOM)[:10]
            for entry in feed.xpath("//a:entry", namespaces=ATOM)}
    assert told == {
        "Corrected: North Point Bay lighthouse shines again": "2026-03-19",
        "North Point Bay lighthouse shines again": "2026-03-19",
        "Fact sheet – North Point Bay Lighthouse Lighting": "2026-03-18"}


def test_linked_data_the_index_and_the_letter_say_so_too(second):
    data = json.loads(page(second, "en", "press-release").xpath(
        "//script[@type='application/ld+json']")[0].text)
    assert data["dateModified"] == "2026-03-19" and data["version"] in (2, "2")
    assert data["correction"][0]["text"].startswith("The restoration took two years.")
    index = json.loads((room(second.top) / "index.json").read_bytes())["locales"]["ko"]
    assert [one["version"] for one in index["corrections"]] == [2]
    old, = index["supersedes"]
    assert old["version"] == 1 and len(old["stamped"]) == 4 and len(old["files"]) >= 8
    letter = email.message_from_bytes((room(second.top) / "ja/email.eml").read_bytes(),
                                      policy=email.policy.default)
    assert letter["Subject"] == "【訂正】北角湾の灯台、再び点灯"
    assert letter.get_content().startswith("訂正（2026年3月19日）：")


def test_robots_and_the_map_leave_superseded_pages_alone(second):
    assert "superseded" not in (room(second.top) / "sitemap.xml").read_text("utf-8")
    robots = page(second, "en", "superseded-v1").xpath("//meta[@name='robots']/@content")
    assert robots == ["noindex"]


def test_the_room_is_verified(second):
    found = verify(second.top / "opening", second.top / "out", desk(second.top),
                   Options(jobs=1), quick=True)
    assert codes(found.findings) == set()


def rewrite(top, path, data):
    """Put other bytes into a file, and let the manifest say that they are right."""
    file, manifest = top / "out/opening" / path, top / "out/opening/manifest.json"
    whole = json.loads(manifest.read_bytes())
    line, = (one for one in whole["files"] if one["path"] == path)
    line |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    for where, text in ((file, data), (manifest, json.dumps(whole).encode())):
        where.unlink()  # the cache may share it
        where.write_bytes(text)


def test_superseded_files_without_their_stamp_or_way_are_found_out(second, first, tmp_path):
    top = again(second.top, tmp_path)
    home, stem = "press-room/en", "superseded/v1/opening-press-release-en-v1-SUPERSEDED"
    for format in ("pdf", "docx", "txt"):  # as they went out
        old, = (room(first) / "en/files").glob(f"*press-release*.{format}")
        rewrite(top, f"{home}/{stem}.{format}", old.read_bytes())
    for path, had, has in ((f"{stem}.html", "example/en/press-release.html",
                            "example/gone.html"),
                           ("superseded-v1.html", f"{stem}.docx", "gone.docx"),
                           ("press-release.html", "superseded-v1.html", "index.html"),
                           ("index.html", "superseded-v1.html", "index.html")):
        text = (room(top) / "en" / path).read_text("utf-8")
        assert had in text
        rewrite(top, f"{home}/{path}", text.replace(had, has).encode())
    spoilt = room(top) / f"ko/{stem.replace('-en-', '-ko-')}.txt"
    spoilt.unlink()
    spoilt.write_text("이전 판\n", "utf-8")
    manifest = top / "out/opening/manifest.json"
    whole = json.loads(manifest.read_bytes())
    gone = f"press-room/ja/{stem.replace('-en-', '-ja-')}.pdf"
    whole["files"] = [one for one in whole["files"] if one["path"] not in (
        gone, "press-room/ko/superseded-v1.html")]
    manifest.write_text(json.dumps(whole), "utf-8")
    (top / "out/opening" / gone).unlink()
    found = verify(top / "opening", top / "out", desk(top), Options(jobs=1), quick=True)
    told = {}
    for one in found.findings:
        if one.severity == "error":
            path = str(one.span).partition("press-room/")[2]
            told.setdefault(path, []).append(f"{one.code} {one.message}")
    for format in ("pdf", "docx", "txt"):
        assert any("Superseded" in one for one in told[f"en/{stem}.{format}"]), told
    for path, words in ((f"en/{stem}.html", "example/gone.html"),
                        ("en/superseded-v1.html", f"{stem}.docx"),
                        ("en/press-release.html", "superseded-v1.html"),
                        ("en/index.html", "superseded-v1.html"),
                        (f"ko/{spoilt.name}", "bytes"),
                        ("ko/superseded-v1.html", "no page of version 1"),
                        (f"ja/{Path(gone).name}", "lacks this file of version 1")):
        name, = (one for one in told if one.endswith(Path(path).name)
                 and one[:2] == path[:2])
        assert any(words in one for one in told[name]), (path, told)
    assert len(told) == 10


def test_what_the_kit_says_may_not_be_repeated_is_found_in_a_room(second, tmp_path):
    top = again(second.top, tmp_path)
    change(top, "    date: 2026-03-19\n", "    date: 2026-03-19\n    hide_earlier: true\n",
           "kit.yaml")
    found = verify(top / "opening", top / "out", desk(top), Options(jobs=1), quick=True)
    told = [one for one in found.findings if one.code == "verify-superseded"]
    assert len(told) == 4 * len(LOCALES)
    assert all("take the room down" in one.hint for one in told)


# What is told of it ---------------------------------------------------------------------------

def status(top, capsys):
    import_module("presskit.cli.status").run(Report(), str(top / "opening"), "")
    text = capsys.readouterr().out
    return text.splitlines()[0], text.partition("\nversions:\n")[2].partition("\n\n")[0]


def test_status_tells_versions_notes_and_what_is_kept(second, tmp_path, capsys):
    first, told = status(second.top, capsys)
    assert first == "opening, version 2, written in zh-Hant-HK"
    assert told.splitlines() == [f"  2  2026-03-19 corrects 1: {NOTE}",
                                 f"      superseded/v1/ is kept: {', '.join(LOCALES)}"]
    top = again(second.top, tmp_path)
    approve(top / "opening", ("en",), but="kit.corrections.2.note")
    row = "      en  the note is translated, and has to be reviewed"
    assert status(top, capsys)[1].splitlines()[2:] == [row]
    done = correct(top / "opening", desk(top), wish(top, room=None, note="日期未定，資料有誤。",
                                                    withdrawn=True))
    assert done.version == 3
    first, told = status(top, capsys)
    assert first == "opening, version 3, withdrawn, written in zh-Hant-HK"
    assert [line.strip() for line in told.splitlines()] == [
        "3  2026-03-19 withdraws 2: 日期未定，資料有誤。",
        "superseded/v2/ is not there, and not shown",
        *(f"{locale}  the note is not translated yet" for locale in TRANSLATED),
        f"2  2026-03-19 corrects 1: {NOTE}", "superseded/v1/ is kept, and not shown"]
    correct(top / "opening", desk(top), wish(top, room=None))
    told = [line.strip() for line in status(top, capsys)[1].splitlines()]
    assert told[0].startswith("4  2026-03-19 issues again what 3 withdrew")
    assert told[2:5] == [f"{locale}  the note is not translated yet" for locale in TRANSLATED]
    assert told[5].startswith("3 ") and told[7].startswith("2 ")  # notes that nobody is told


def test_status_of_a_first_version_has_no_list_of_versions(first, capsys):
    assert status(first, capsys) == ("opening, version 1, written in zh-Hant-HK", "")


# What never gets out --------------------------------------------------------------------------

def test_a_note_that_nobody_has_reviewed_is_in_no_public_room(second, tmp_path):
    top = again(second.top, tmp_path)
    approve(top / "opening", but="kit.corrections.2.note")
    made = make(top)
    told = [one.message for one in made.findings if one.code == "note-withheld"]
    assert len(told) == 3 and all(any(locale in one for one in told) for locale in TRANSLATED)
    assert not [one for one in made.findings if one.code == "room-left-out"]
    every = read_all(top / "out/opening")
    for words in ("took two years.", "修復に要した期間", "복원 기간은"):
        assert words not in every
    assert "修復歷時兩年" in every
    for name in ("index", "press-release"):  # the right text, when it was mended, and where to ask
        shown = html.fromstring((room(top) / f"en/{name}.html").read_bytes())
        note, = shown.xpath("//p[@class='correction']")
        assert said(note).startswith("Corrected on 19 March 2026") and "two-year" in said(shown)
        assert note.xpath(".//a/@href") == [f"../{locale}/{name}.html" for locale in LOCALES[:3]]
    entry = etree.parse(room(top) / "ja/feed.xml").xpath("//a:entry", namespaces=ATOM)[0]
    assert "訂正（2026年3月19日）" in etree.tostring(entry, encoding="unicode")
    found = verify(top / "opening", top / "out", desk(top), Options(jobs=1), quick=True)
    assert codes(found.findings) <= {"note-withheld"}


def test_a_withdrawn_release_leaves_a_notice_where_nobody_has_read_why(versions, tmp_path):
    top = again(versions["gone"].top, tmp_path)
    approve(top / "opening", ("ja", "ko"), but="kit.corrections.2.note")
    made = make(top)
    told = [one.message for one in made.findings if one.code == "note-withheld"]
    assert len(told) == 2 and "in ja the press room" in told[0] and "in ko" in told[1]
    every = read_all(room(top))
    for words in ("日程が未定", "일정이 정해지지", "灯台点灯式", "등대 점등식", "shines again"):
        assert words not in every
    assert "資料有誤" in every and "not settled" in every
    for locale, line in (("ja", "取り下げ"), ("ko", "철회")):
        folder = room(top) / locale
        assert not (folder / "files").exists() and not list(folder.glob("email*"))
        for name in ("index", "press-release", "fact-sheet", "withdrawal-notice"):
            shown = html.fromstring((folder / f"{name}.html").read_bytes())
            assert shown.xpath("string(//*[@class='notice-line'])").strip() == line
            assert "press@lamp.example" in said(shown.xpath("//main")[0])
            assert shown.xpath("//main//a[contains(@href, '../')]/@href") == [
                f"../{other}/{name}.html" for other in LOCALES[:4]]
        entry, = etree.parse(folder / "feed.xml").xpath("//a:entry", namespaces=ATOM)
        assert line in entry.xpath("string(a:title)", namespaces=ATOM)
    draft, = (top / "out/opening/ja").glob("*withdrawal-notice*.txt")
    assert "日程が未定" in draft.read_text("utf-8")  # for those who review it
    found = verify(top / "opening", top / "out", desk(top), Options(jobs=1), quick=True)
    assert codes(found.findings) == set()
    kept = (top / "opening/approvals/ja.yaml").rename(top / "ja.yaml")  # nor are its contacts
    found = verify(top / "opening", top / "out", desk(top), Options(jobs=1), quick=True)
    assert {(one.code, Path(one.span.file).parent.name) for one in found.findings
            if one.severity == "error"} == {("verify-draft", "ja")}
    kept.rename(top / "opening/approvals/ja.yaml")
    for path in sorted(room(top).glob("ja/*")):
        path.unlink()
    manifest = top / "out/opening/manifest.json"
    whole = json.loads(manifest.read_bytes())
    whole["files"] = [one for one in whole["files"]
                      if not one["path"].startswith("press-room/ja/")]
    manifest.write_text(json.dumps(whole), "utf-8")
    found = verify(top / "opening", top / "out", desk(top), Options(jobs=1), quick=True)
    assert {one.code for one in found.findings if "press-room/ja" in str(one.span)} == {
        "verify-superseded"}


def read_all(folder):
    """All that the texts of a folder say."""
    return "".join(path.read_text("utf-8") for path in folder.rglob("*.*")
                   if path.suffix in (".html", ".xml", ".json", ".txt"))


def test_earlier_words_that_are_hidden_are_nowhere_in_the_room(second, tmp_path):
    top = again(second.top, tmp_path)
    change(top, "    date: 2026-03-19\n", "    date: 2026-03-19\n    hide_earlier: true\n",
           "kit.yaml")
    make(top)
    assert not list(room(top).rglob("*uperseded*"))
    assert "歷時三年" not in read_all(room(top))


def test_a_withdrawn_kit_leaves_its_notice_in_the_place_of_every_page(first, versions, tmp_path):
    top = versions["gone"].top
    assert versions["gone"].codes >= {"kit-withdrawn"}
    lines = json.loads((top / "out/opening/manifest.json").read_bytes())["files"]
    assert {one["document"] for one in lines} == {"withdrawal-notice", "bundle", "press-room"}
    for locale in LOCALES:
        for name in ("index", "press-release", "fact-sheet", "withdrawal-notice"):
            text = (room(top) / locale / f"{name}.html").read_text("utf-8")
            assert "2026" in text and "Article" not in text
        assert not list((room(top) / locale).glob("superseded*"))
    every = read_all(room(top))
    for gone in ("重新亮燈", "shines again", "再び点灯", "다시 불을"):
        assert gone not in every
    assert "The date is not settled" in every and '"Withdrawn"' in every
    text, = (top / "out/opening/en").glob("*withdrawal-notice*.txt")
    assert text.read_text("utf-8").index("\nEnds\n") < text.read_text("utf-8").index("Media enq")
    old = etree.parse(room(first) / "en/feed.xml").xpath("//a:entry/a:id/text()", namespaces=ATOM)
    feed = etree.parse(room(top) / "en/feed.xml")
    entry, = feed.xpath("//a:entry", namespaces=ATOM)
    assert entry.xpath("string(a:id)", namespaces=ATOM) in old  # the reader's own entry changes
    assert entry.xpath("string(a:title)", namespaces=ATOM).startswith("Withdrawn:")
    found = verify(top / "opening", top / "out", desk(top), Options(jobs=1), quick=True)
    assert codes(found.findings) == set()
    with pytest.raises(PresskitError) as error:
        make(again(top, tmp_path), documents=("press-release",), room=False)
    assert "kit-withdrawn" in codes(error.value.diagnostics)
    manifest, gone = tmp_path / "out/opening/manifest.json", "press-room/en/fact-sheet.html"
    whole = json.loads(manifest.read_bytes())
    whole["files"] = [one for one in whole["files"] if one["path"] != gone]
    manifest.write_text(json.dumps(whole), "utf-8")
    (tmp_path / "out/opening" / gone).unlink()
    found = verify(tmp_path / "opening", tmp_path / "out", desk(tmp_path), Options(jobs=1),
                   quick=True)
    fault, = (one for one in found.findings if one.severity == "error")
    assert fault.code == "verify-superseded" and "no notice" in fault.message


def test_a_withdrawn_kit_needs_nothing_that_its_notice_does_not_say(versions, tmp_path):
    top = again(versions["gone"].top, tmp_path)
    change(top, "headline: 北角灣燈塔重新亮燈\n", "")
    change(top, "release_date: 2026-03-18\n", "", "kit.yaml")
    change(top, "boilerplate: [lamp-trust]\n", "", "kit.yaml")
    make(top)
    assert not list(room(top).rglob("feed.xml"))
    for path in room(top).rglob("*.html"):  # and no page leads to one
        assert "feed.xml" not in path.read_text("utf-8")
    assert (room(top) / "en/press-release.html").is_file()


def test_nothing_that_waits_keeps_a_withdrawn_release_in_its_place(versions, tmp_path):
    """Neither a question about the note in the source, be a release asked for, nor a spoilt file of
    what was."""
    top = again(versions["gone"].top, tmp_path)
    (top / "opening/superseded/v1/ja.json").write_text("<<<<<<< ours", "utf-8")
    (top / "opening/translations/queries.yaml").write_text(
        "- {path: kit.corrections.2.note, question: Which day?, by: A. Reader, date: 2026-03-19, "
        "blocking: true}\n", "utf-8")
    made = make(top, release=True)
    told = [one.code for one in made.findings]
    assert told.count("note-withheld") == len(LOCALES) and "superseded-broken" in told
    assert {path.name for path in (top / "out/opening").iterdir()} == {
        "manifest.json", "press-room"}
    assert "資料有誤" not in read_all(room(top)) and (room(top) / "ja/index.html").is_file()
    with pytest.raises(PresskitError) as error:
        make(top, release=True, room=False)
    assert "nothing-may-go-out" in codes(error.value.diagnostics)


def test_addresses_that_may_not_be_repeated_stay_away_when_a_release_is_withdrawn(
        versions, tmp_path):
    top = again(versions["gone"].top, tmp_path)
    kept = top / "opening/superseded/v1/en.json"
    said = json.loads(kept.read_bytes())
    said["documents"].append({**said["documents"][0], "kind": "speaker-bio", "subject": "shen"})
    kept.write_text(json.dumps(said), "utf-8")
    for hidden in ("", "\n    hide_earlier: true"):
        change(top, "withdrawn: true", "withdrawn: true" + hidden, "kit.yaml")
        one, = read_earlier(top / "opening", load(top / "opening").kit, Findings())["en"]
        assert ("speaker-bio-shen" in list_withdrawn((one,))) is not bool(hidden)
        assert "press-release" in list_withdrawn((one,))


def test_a_release_that_is_issued_again_repeats_nothing_that_was_withdrawn(versions, tmp_path):
    top = again(versions["gone"].top, tmp_path)
    change(top, "歷時三年", "歷時兩年")
    done = correct(top / "opening", desk(top), wish(top))
    assert (done.version, done.again) == (3, True)
    translate(top / "opening")
    approve(top / "opening")
    made = make(top)
    assert {one.code for one in made.findings} <= {"picture-smaller", "room-withdrawn"}
    every = read_all(room(top))
    assert "歷時三年" not in every and "superseded-v" not in every and "資料有誤" not in every
    for locale, label in (("en", "Issued again on 19 March 2026: "),
                          ("ja", "再発表（2026年3月19日）：")):
        shown = html.fromstring((room(top) / locale / "press-release.html").read_bytes())
        note, = shown.xpath("//p[@class='correction']")
        assert note.text_content().startswith(label)
        assert not shown.xpath("//*[@class='changes']")
    entry = etree.parse(room(top) / "en/feed.xml").xpath("//a:entry/a:title/text()",
                                                         namespaces=ATOM)
    assert "Issued again: North Point Bay lighthouse shines again" in entry
    found = verify(top / "opening", top / "out", desk(top), Options(jobs=1), quick=True)
    assert codes(found.findings) == set()


# What is refused ------------------------------------------------------------------------------

def refused(top, **more):
    before = {path: path.read_bytes() for path in (top / "opening").rglob("*") if path.is_file()}
    with pytest.raises(PresskitError) as error:
        correct(top / "opening", desk(top), wish(top, **more))
    after = {path: path.read_bytes() for path in (top / "opening").rglob("*") if path.is_file()}
    assert before == after
    return codes(error.value.diagnostics)


def test_a_version_is_not_begun_of_files_that_were_not_handed_out(first, tmp_path):
    top = again(first, tmp_path)
    assert refused(top, room=top / "nowhere") == {"correct-no-room"}
    path, = (room(top) / "en/files").glob("*fact-sheet*.txt")
    path.unlink()
    path.write_text("other words", "utf-8")
    assert refused(top) == {"correct-not-released"}
    (room(top) / "en/edition.json").write_text("[]", "utf-8")
    assert refused(top) == {"correct-not-released"}
    assert refused(top, day=dt.date(2026, 3, 1), room=None) == {"correct-date"}
    assert refused(top, words={"fr": "non"}, room=None) == {"locale-unknown"}
    assert refused(top, note="{q:nobody}", room=None) == {"quote-unknown"}


def test_the_note_is_given_once_in_the_kits_own_language_with_its_tag_or_without(first, tmp_path):
    top = again(first, tmp_path)
    assert refused(top, note="", words={"en": "The date was wrong."}) == {"correct-no-note"}
    assert refused(top, words={"zh-Hant-HK": NOTE}) == {"correct-note-twice"}
    correct(top / "opening", desk(top), wish(top, note="", words={"zh-Hant-HK": NOTE}))
    assert f'note: "{NOTE}"' in (top / "opening/kit.yaml").read_text("utf-8")
    with pytest.raises(PresskitError) as error:  # nothing of the second was handed out
        correct(top / "opening", desk(top), wish(top, note="又一處。"))
    fault, = error.value.diagnostics
    place, why = fault.related[0]
    assert fault.code == "correct-version" and f"change note: at {place} by hand" in fault.hint
    assert "version 2" in why and len(fault.related) == len(LOCALES)
    text = (top / "opening/kit.yaml").read_text("utf-8").splitlines()
    assert str(place).partition(":")[0].endswith("kit.yaml") and NOTE in text[place.line - 1]


def test_what_cannot_be_written_whole_is_taken_back(first, tmp_path, monkeypatch):
    top = again(first, tmp_path)

    def fail(*_args):
        raise PresskitError.one("not-written", "the file can't be written: no room",
                                hint="make room")

    monkeypatch.setattr("presskit.build.correcting._put_words", fail)
    assert refused(top, words={"en": "The restoration took two years."}) == {"not-written"}
    assert not (top / "opening/superseded").exists()


def test_ctrl_c_waits_until_all_is_written(first, tmp_path, monkeypatch):
    from presskit.build import correcting
    top, put, kept = again(first, tmp_path), correcting._put_words, []

    def interrupt(*args):
        os.kill(os.getpid(), signal.SIGINT)
        put(*args)

    monkeypatch.setattr(correcting, "_put_words", interrupt)
    with pytest.raises(KeyboardInterrupt):
        correct(top / "opening", desk(top), wish(top, words={"en": "Two years."}), kept.append)
    assert 'msgstr "Two years."' in (top / "opening/translations/en.po").read_text("utf-8")
    assert [path.name for path in kept[-2:]] == ["kit.yaml", "en.po"]


def test_a_version_is_begun_once(second, tmp_path):
    top = again(second.top, tmp_path)
    shutil.rmtree(top / "out")
    shutil.copytree(second.top / "out", top / "out")
    change(top, "version: 2", "version: 1", "kit.yaml")
    assert refused(top) >= {"correct-begun"}
    change(top, "version: 1", "version: 3", "kit.yaml")
    assert refused(top) == {"correct-version"}


def test_the_folder_that_was_published_will_do_and_so_will_nothing(first, tmp_path):
    top = again(first, tmp_path)
    shutil.move(room(top), top / "published")
    shutil.rmtree(top / "out")
    done = correct(top / "opening", desk(top), wish(top, room=top / "published", words={
        "en": "The restoration took two years."}))
    assert len(done.kept) == 6 and done.lack == ("ja", "ko")
    assert 'msgstr "The restoration took two years."' in (
        top / "opening/translations/en.po").read_text("utf-8")
    done = correct(top / "opening", desk(top), wish(top, room=None, note="又一處。"))
    assert done.version == 3 and done.kept == ()


def test_what_was_kept_and_is_spoilt_stops_the_room_and_what_is_lost_does_not(second, tmp_path):
    top = again(second.top, tmp_path)
    kept = top / "opening/superseded/v1"
    (kept / "en.json").write_text('{"schema": 1}', "utf-8")
    with pytest.raises(PresskitError) as error:
        make(top)
    assert {one.code for one in error.value.diagnostics} >= {"superseded-broken"}
    shutil.rmtree(kept)
    made = make(top, locales=())
    assert "superseded-missing" in codes(made.findings)
    assert not list(room(top).rglob("*uperseded*"))
    assert len(html.fromstring((room(top) / "en/index.html").read_bytes()).xpath(
        "//p[@class='correction']")) == 1
