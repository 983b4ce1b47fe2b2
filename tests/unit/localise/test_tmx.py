"""TMX: what is written is TMX, what others write is read, what is hostile is refused."""

import io
from pathlib import Path

import pytest
from lxml import etree

from presskit.diagnostics import Findings, PresskitError
from presskit.localise.memory import Entry
from presskit.localise.tmx import read_tmx, write_tmx
from presskit.model.segment import State

DTD = Path(__file__).parents[2] / "helpers" / "tmx14.dtd"
HK = "zh-Hant-HK"
WHOLE = Entry(HK, "en", "**好** {q:wen#1,} [站](https://a.example/b_c) 2 \\* 3\\\n末",
              "*Good* \\<b> & [site](https://a.example/b_c), {q:wen#1,} 2 \\* 3\\\nEnd",
              "release.body#2", "前", "behind <&>", "spring", State.FINAL, "A. “Reviewer”",
              "2027-03-01", "2027-04-01T01:00:00Z", "a note\nof two lines")


def read(data, locales=None, codes=()):
    """The entries, and that nothing but ``codes`` was complained of."""
    findings = Findings()
    entries = read_tmx(data if isinstance(data, bytes) else data.encode(), "some.tmx", findings,
                       locales=locales or {})
    assert [one.code for one in findings] == list(codes)
    return entries


def foreign(body, head='<!DOCTYPE tmx SYSTEM "tmx14.dtd">', srclang="en", version="1.4"):
    """A file as another program writes it."""
    return (f'<?xml version="1.0" encoding="UTF-8"?>{head}<tmx version="{version}"><header '
            f'creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" '
            f'adminlang="en" srclang="{srclang}" datatype="html"/><body>{body}</body></tmx>')


def unit(source, target, languages=("en", "ja"), inside=""):
    return (f'<tu>{inside}<tuv xml:lang="{languages[0]}"><seg>{source}</seg></tuv>'
            f'<tuv xml:lang="{languages[1]}"><seg>{target}</seg></tuv></tu>')


def check_dtd(data):
    with DTD.open("rb") as file:
        rules = etree.DTD(file)
    tree = etree.parse(io.BytesIO(data), etree.XMLParser(load_dtd=False, no_network=True))
    assert rules.validate(tree), rules.error_log
    return tree


# Writing --------------------------------------------------------------------------------------

def test_what_is_written_is_tmx_and_comes_back_the_same():
    entries = (WHOLE, Entry("en", "ko", "plain", "평문"), Entry(HK, "ja", "_x_ \\於 \\_", "**a"))
    data = write_tmx(entries)
    tree = check_dtd(data)
    assert tree.docinfo.system_url == "tmx14.dtd"
    assert tree.find("header").get("srclang") == "*all*"
    assert read(data) == entries
    assert write_tmx(entries) == data


def test_markup_is_protected_and_words_are_words():
    tree = check_dtd(write_tmx([WHOLE]))
    source, target = tree.iter("seg")
    assert (source.text or "") + "".join(one.tail or "" for one in source) == "好  站 2 * 3末"
    assert [(one.tag, one.text) for one in target] == [
        ("bpt", "*"), ("ept", "*"), ("bpt", "["), ("ept", "](https://a.example/b_c)"),
        ("ph", "{q:wen#1,}"), ("ph", "\\\n")]
    partner = {one.text: one.get("x") for one in source if one.get("x")}
    assert [partner[one.text] for one in target if one.get("x")] == [
        one.get("x") for one in target if one.get("x")]
    assert tree.find("header").get("srclang") == HK


def test_what_xml_cannot_hold_is_left_out():
    entry, = read(write_tmx([Entry("en", "ja", "a\x0bb\ufffe", "\x1bc")]))
    assert (entry.source, entry.target) == ("ab", "c")


def test_no_entry_is_a_file_too():
    check_dtd(write_tmx([]))
    assert read(write_tmx([])) == ()


# Reading --------------------------------------------------------------------------------------

def test_the_file_of_another_program_is_read():
    data = foreign(unit("A 2 * 3", "いい", inside=(
        '<note>one</note><note>two</note><prop type="x-context">y</prop>'))
        .replace("<tu>", '<tu creationdate="20260102T030405Z" creationid="B">'))
    assert read(data) == (Entry("en", "ja", "A 2 \\* 3", "いい", reviewer="B", date="2026-01-02",
                                note="one\ntwo"),)


def test_codes_of_other_programs_are_left_out_and_counted():
    source = ('Press <bpt i="1">&lt;b&gt;</bpt>Start<ept i="1">&lt;/b&gt;</ept><ph>{\\tab}</ph> '
              'and <hi>go</hi><it pos="begin">&lt;i&gt;</it>.')
    entry, = read(foreign(unit(source, "<ph>**</ph>x<ph>{q:a}</ph>")), codes=["tmx-codes"])
    assert entry.source == "Press Start and go."
    assert entry.target == "**x{q:a}"


def test_layout_of_the_file_is_no_part_of_a_text():
    entry, = read(foreign(unit("\n   one\n   two\n  ", "<!-- no -->いい<?x y?>")))
    assert (entry.source, entry.target) == ("one two", "いい")


@pytest.mark.parametrize(("languages", "wanted"), [
    (("EN", "ja-jp"), ("en", "ja-JP")), (("en", "zh_hant_tw"), ("en", "zh-Hant-TW")),
    (("en", "zh-HK"), ("en", "zh-Hant-HK")), (("en", "zh-TW"), ("en", "zh-Hant-TW")),
    (("en", "zh_TW"), ("en", "zh-Hant-TW")), (("en", "zh-CN"), ("en", "zh-Hans-CN")),
    (("en", "zh-Hans-HK"), ("en", "zh-Hans-HK"))])
def test_a_language_is_written_our_way_and_stays_itself(languages, wanted):
    entry, = read(foreign(unit("a", "b", languages)))
    assert (entry.source_locale, entry.target_locale) == wanted


def test_a_language_stands_for_a_locale_only_where_somebody_says_so():
    data = foreign(unit("a", "b", ("en-US", "zh-TW")), srclang="en-US")
    entry, = read(data, {"en-us": "en", "zh-TW": "zh-Hant-TW"})
    assert (entry.source_locale, entry.target_locale) == ("en", "zh-Hant-TW")


def test_old_files_name_the_language_otherwise():
    data = foreign(unit("a", "b"), version="1.1").replace("xml:lang", "lang")
    assert read(data)[0].target_locale == "ja"


def test_a_unit_of_several_languages_gives_a_pair_for_each():
    three = unit("a", "b").replace("</tu>", '<tuv xml:lang="ko"><seg>c</seg></tuv></tu>')
    assert [(one.source, one.target) for one in read(foreign(three))] == [("a", "b"), ("a", "c")]
    assert len(read(foreign(three, srclang="*all*"))) == 6


def test_what_is_of_no_use_is_counted():
    bodies = (unit("a", ""), unit("a", "b", ("en", "en")), unit("a", "b", ("fr", "ja")),
              '<tu><tuv xml:lang="en"><seg>a</seg></tuv></tu>', unit("a", "b", ("en", "???")))
    assert read(foreign("".join(bodies)), codes=["tmx-language", "tmx-skipped"]) == ()


def test_the_words_of_others_are_not_approved():
    claimed = '<prop type="state">final</prop><prop type="x-presskit-state">machine</prop>'
    assert read(foreign(unit("a", "b", inside=claimed)))[0].state is State.TRANSLATED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings_are_read(encoding):
    data = foreign(unit("caf\u00e9", "b")).replace("UTF-8", encoding.removesuffix("-sig"))
    assert read(data.encode(encoding))[0].source == "caf\u00e9"


# Hostile and broken ---------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
HOSTILE = {
    "billion laughs": foreign(unit("&l11;", "b"), f"<!DOCTYPE tmx [{LAUGHS}]>"),
    "quadratic": foreign(unit("&a;" * 5000, "b"), f'<!DOCTYPE tmx [<!ENTITY a "{"a" * 9999}">]>'),
    "in an attribute": foreign(unit("a", "b", ("&e;", "ja")), '<!DOCTYPE tmx [<!ENTITY e "en">]>'),
    "a file": foreign(unit("&f;", "b"), '<!DOCTYPE tmx [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
    "an address": foreign(unit("&f;", "b"),
                          '<!DOCTYPE tmx [<!ENTITY f SYSTEM "http://localhost:9/x">]>'),
    "a parameter": foreign(unit("a", "b"),
                           '<!DOCTYPE tmx [<!ENTITY % p SYSTEM "http://localhost:9/x"> %p;]>'),
    "unknown": foreign(unit("&nbsp;", "b")),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(name, encoding):
    data = HOSTILE[name].replace("UTF-8", encoding)
    with pytest.raises(PresskitError) as caught:
        read(data.encode(encoding))
    one, = caught.value.diagnostics
    assert one.code == "tmx-entities" and one.hint and one.span.file == "some.tmx"


@pytest.mark.parametrize("data", [
    b"", b"\0", b"PK\x03\x04 zip", b"<html><body/></html>", b"<tmx", foreign("<tu>").encode(),
    foreign(unit("a", "b")).encode()[:-9], b"<tmx>\xff\xfe</tmx>", foreign("<a>" * 400).encode(),
    b'<?xml version="1.0" encoding="x-unknown"?><tmx/>'])
def test_what_is_broken_is_refused(data):
    with pytest.raises(PresskitError) as caught:
        read(data)
    one, = caught.value.diagnostics
    assert one.code == "tmx-broken" and one.hint


def test_what_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("presskit.localise.tmx.reading._LARGEST", 100)
    with pytest.raises(PresskitError) as caught:
        read(foreign(unit("a", "b")))
    assert caught.value.diagnostics[0].code == "tmx-too-big"


def test_the_document_type_of_a_file_is_never_fetched(tmp_path):
    trap = tmp_path / "tmx14.dtd"
    trap.write_text('<!ENTITY e "read">')
    head = f'<!DOCTYPE tmx SYSTEM "{trap.as_uri()}">'
    assert read(foreign(unit("a", "b"), head))[0].source == "a"
    with pytest.raises(PresskitError):
        read(foreign(unit("&e;", "b"), head))
