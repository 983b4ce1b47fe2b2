"""XLIFF, CSV and PO of a parcel: what they hold, and what is refused."""

import csv
import io
from dataclasses import replace
from functools import cache

import pytest
from lxml import etree

from presskit.diagnostics import Findings, PresskitError
from presskit.localise.exchange import Delivery, Offer, Parcel, Row
from presskit.localise.exchange.counting import count_parcel, count_text, unit_of
from presskit.localise.exchange.po import write_po
from presskit.localise.exchange.table import read_table, write_table
from presskit.localise.exchange.xliff import read_xliff, write_xliff
from presskit.model.segment import State
from presskit.model.sentence_ends import cut_sentences, decode_sentences
from tests.helpers.exchanged import RULES, X12, X20, rule, sentence_rules, valid

ROWS = (
    Row("release.headline@1", "release.headline", "燈塔重新亮燈"),
    Row("release.body@1", "release.body", "他說：{q:wen}很好。他們**都**來了。",
        "He said {q:wen} was good. They **all** came.", State.TRANSLATED,
        note="Press release: text"),
    Row("release.body@2", "release.body#2", "*甲*。[乙](https://a.example)\\\n丙", "*A*. B",
        State.STALE, "甲。", "note", "rejected", "文", "before", "behind", (("甲", "Jia"),)),
    Row("people.wen.bio@1", "people.wen.bio", "導演。", "Director.", State.MACHINE,
        offers=(Offer(101, "導演。", "A director.", "autumn"),
                Offer(88, "導演和編劇。", "Director and writer."))),
    Row("kit.title@1", "kit.title", "資料冊", "Press kit", State.FINAL),
    Row("kit.notice@1", "kit.notice", "範本", "样本", State.CONVERTED),
)
PARCEL = Parcel("beacon", "zh-Hant-HK", "en", ROWS, "論壇", "UNDER EMBARGO until 2027-03-10 10:00")
VERSIONS = ("1.2", "2.1")


@cache
def xliff(version, parcel=PARCEL):
    return write_xliff(parcel, RULES, version)


def seen(delivery):
    return [(one.id, one.source, one.words, one.draft, one.was, one.comment, one.broken)
            for one in delivery.rows]


def wanted(parcel=PARCEL):
    return [(one.id, one.source, one.words, one.is_draft, one.was, one.remark, "")
            for one in parcel.rows]


# Sentences -----------------------------------------------------------------------------------

@pytest.mark.parametrize(("locale", "text", "sentences"), [
    ("en", "It rose 3.5 per cent. Dr. Wu and J. Lee left.", ["It rose 3.5 per cent. ",
                                                             "Dr. Wu and J. Lee left."]),
    ("en", "He said, “Yes. Now.” She left.", ["He said, “Yes. Now.” ", "She left."]),
    ("en", "“Why?” he asked. No answer…", ["“Why?” he asked. ", "No answer…"]),
    ("en", "See example.com. Go.", ["See example.com. ", "Go."]),
    ("en", "At 3 p.m. it rained.", ["At 3 p.m. it rained."]),
    ("fr", "M. Petit est là. Bien !", ["M. Petit est là. ", "Bien !"]),
    ("zh-Hant-HK", "他說：「好。不。」他走了。完。", ["他說：「好。不。」", "他走了。", "完。"]),
    ("zh-Hant-HK", "「好。」他說。共3.5億。", ["「好。」他說。", "共3.5億。"]),
    ("zh-Hans-CN", "真的？！是。", ["真的？！", "是。"]),
    ("ja", "終わった。「はい。」と言った。", ["終わった。", "「はい。」と言った。"]),
    ("ko", "좋다. “네.” 그는 말했다.", ["좋다. ", "“네.” ", "그는 말했다."]),
    ("en", "", [""]), ("zh-Hant-HK", "。。。", ["。。。"]),
])
def test_sentences_end_where_a_reader_says(locale, text, sentences):
    edges = [0, *cut_sentences(text, rule(locale)), len(text)]
    assert [text[a:b] for a, b in zip(edges, edges[1:], strict=False)] == sentences


def test_every_language_of_the_tables_has_a_rule():
    table = sentence_rules()[0]
    findings = Findings()
    for locale in (*table, "ja-JP", "vi"):
        assert decode_sentences(*sentence_rules(), locale, findings).stops
    assert not list(findings)


@pytest.mark.parametrize("row", ["x", {"stops": ""}, {"pairs": ["("]}, {"spaced": "maybe"},
                                 {"what": "x"}, {"abbreviations": "Dr"}])
def test_a_row_that_says_nothing_is_told(row):
    findings = Findings()
    decode_sentences({**sentence_rules()[0], "ko": row}, {}, "ko", findings)
    assert [one.code for one in findings] == ["sentences-wrong"]


# XLIFF ---------------------------------------------------------------------------------------

@pytest.mark.parametrize("version", VERSIONS)
def test_what_goes_out_comes_back(version):
    delivery = read_xliff(xliff(version), "x.xlf")
    assert seen(delivery) == wanted()
    assert (delivery.kit, delivery.source, delivery.target) == ("beacon", "zh-Hant-HK", "en")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_file_is_as_the_standard_wants_it(version):
    assert valid(xliff(version), version) == ""
    spoiled = xliff(version).replace(b"<trans-unit id=", b"<trans-unit key=")
    assert valid(spoiled.replace(b"<segment id=", b"<segment key="), version)


def unit(version, number):
    tag = X12 + "trans-unit" if version == "1.2" else X20 + "unit"
    return etree.fromstring(xliff(version)).findall(f".//{tag}")[number]


def test_states_are_those_of_the_standard():
    found = [(one.get("state"), one.get("state-qualifier")) for one in etree.fromstring(
        xliff("1.2")).iter(X12 + "target") if one.get("state")]
    assert found == [
        ("needs-translation", None), ("translated", None),
        ("needs-review-translation", "fuzzy-match"), ("needs-review-translation", "mt-suggestion"),
        ("final", None), ("translated", "leveraged-inherited")]
    assert [one.get("approved") for one in etree.fromstring(xliff("1.2")).iter(
        X12 + "trans-unit")] == [None] * 4 + ["yes", None]
    found = {one.get("id"): [(each.get("state"), each.get("subState")) for each in one.iter(
        X20 + "segment")] for one in etree.fromstring(xliff("2.1")).iter(X20 + "unit")}
    assert [*found.values()] == [
        [("initial", None)], [("translated", None)] * 2, [("initial", "presskit:stale")] * 2,
        [("initial", "presskit:machine")], [("final", None)], [("translated", "presskit:converted")]
    ]


def test_a_paragraph_is_a_unit_and_its_sentences_are_segments():
    one = unit("1.2", 1)
    assert ["".join(mark.itertext()) for mark in one.find(X12 + "target")] == [
        "He said {q:wen} was good.", "They **all** came."]
    assert ["".join(mark.itertext()) for mark in one.find(X12 + "seg-source")] == [
        "他說：{q:wen}很好。", "他們**都**來了。"]
    two = unit("2.1", 1)
    assert [one.get("id") for one in two.iter(X20 + "segment")] == ["s1", "s2"]
    assert two.find(X20 + "ignorable/" + X20 + "target").text == " "


def test_of_unlike_numbers_of_sentences_the_paragraph_is_one_segment():
    rows = (replace(ROWS[1], words="He said {q:wen} was good, and they **all** came."),)
    root = etree.fromstring(write_xliff(replace(PARCEL, rows=rows), RULES))
    assert not root.findall(f".//{X12}mrk")
    assert "".join(root.find(f".//{X12}target").itertext()) == rows[0].words


def test_codes_of_both_sides_are_the_same_codes():
    one = unit("1.2", 1)
    codes = {side: [(code.tag.removeprefix(X12), code.get("id"), code.text)
                    for code in one.find(X12 + side).iter() if code.get("id")]
             for side in ("source", "target")}
    assert codes["source"] == codes["target"] == [
        ("ph", "1", "{q:wen}"), ("bpt", "2", "**"), ("ept", "2", "**")]
    two = unit("2.1", 1)
    assert {each.text for each in two.iter(X20 + "data")} == {"{q:wen}", "**"}
    assert [each.get("id") for each in two.iter(X20 + "pc")] == ["2", "2"]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_translator_is_told_what_is_known(version):
    text = xliff(version).decode()
    for word in ("UNDER EMBARGO until 2027-03-10", "Press release: text", "rejected",
                 "A director.", "導演和編劇。", "甲。"):
        assert word in text
    assert ("match-quality=\"101%\"" if version == "1.2" else 'matchQuality="88"') in text
    assert version == "1.2" or "<gls:term>甲</gls:term><gls:translation>Jia" in text


def filled(number, text, state="translated", *, marks=True):
    """The 1.2 file with another target in one unit, as a program saves it."""
    root = etree.fromstring(xliff("1.2"))
    target = root.findall(f".//{X12}trans-unit/{X12}target")[number]
    fresh = etree.fromstring(f'<t xmlns="{X12[1:-1]}">{text}</t>')
    target.text = fresh.text
    target[:] = list(fresh)
    target.set("state", state)
    if not state:
        del target.attrib["state"]
    return read_xliff(etree.tostring(root), "x.xlf").rows[number]


@pytest.mark.parametrize(("state", "draft"), [
    ("translated", False), ("final", False), ("signed-off", False), ("needs-translation", True),
    ("needs-review-translation", True), ("new", True), ("x-odd", True), ("", True)])
def test_only_what_is_said_to_be_done_is_done(state, draft):
    assert filled(0, "Lit again", state).draft is draft


def test_sentences_that_were_put_together_by_a_program_get_their_space():
    text = '<mrk mtype="seg" mid="1">Good. </mrk><mrk mtype="seg" mid="2">Next.</mrk>'
    assert filled(1, text).words == "Good. Next."
    assert filled(1, text.replace(". <", ".<")).words == "Good. Next."


def test_a_sentence_that_is_empty_keeps_the_whole_a_draft():
    text = '<mrk mtype="seg" mid="1">Good.</mrk><mrk mtype="seg" mid="2"></mrk>'
    assert (filled(1, text).words, filled(1, text).draft) == ("Good.", True)


def test_so_does_one_that_a_program_has_left_out():
    assert filled(1, '<mrk mtype="seg" mid="1">Good.</mrk>').draft
    assert not filled(1, "Good, and they came.").draft


def test_space_between_sentences_goes_where_the_language_has_none():
    parcel = Parcel("k", "en", "ja", (Row("a@1", "a", "One. Two."),))
    data = write_xliff(parcel, (rule("en"), rule("ja")))
    target = '<target xml:lang="ja" state="translated"><mrk mtype="seg" mid="1">一。</mrk> <mrk ' \
             'mtype="seg" mid="2">二。</mrk></target>'
    data = data.replace(b'<target xml:lang="ja" state="needs-translation"/>', target.encode())
    assert read_xliff(data, "x").rows[0].words == "一。二。"


def test_a_reference_that_was_typed_is_one():
    assert filled(1, "He said {q:wen,} and left.").words == "He said {q:wen,} and left."
    assert filled(1, "He wrote {a} * b.").words == r"He wrote \{a} \* b."


@pytest.mark.parametrize("code", ['<x id="9"/>', '<g id="9">a</g>', "<ph id='9'>&lt;br/&gt;</ph>",
                                  '<bpt id="9">{\\b</bpt>'])
def test_codes_of_other_programs_are_not_read_as_words(code):
    assert "presskit has not written" in filled(1, f"He said {code} so.").broken


def test_a_comment_of_the_translator_comes_back():
    root = etree.fromstring(xliff("1.2"))
    etree.SubElement(root.find(f".//{X12}trans-unit"), X12 + "note").text = "Which one?\n"
    assert read_xliff(etree.tostring(root), "x").rows[0].comment == "Which one?"


@pytest.mark.parametrize(("who", "said"), [
    ("J. Smith", "J. Smith: Which one?"), (" ", "Which one?"), ("translator", "Which one?"),
    ("presskit", "")])
def test_who_wrote_a_note_is_told(who, said):
    root = etree.fromstring(xliff("1.2"))
    note = etree.SubElement(root.find(f".//{X12}trans-unit"), X12 + "note", {"from": who})
    note.text = "Which one?"
    assert read_xliff(etree.tostring(root), "x").rows[0].comment == said


def test_a_file_of_others_is_of_no_kit():
    data = (f'<xliff version="1.2" xmlns="{X12[1:-1]}"><file original="a.html" datatype="html" '
            'source-language="en" target-language="fr"><body><group><trans-unit id="1"><source>Hi'
            "</source><target>Bonjour</target></trans-unit></group></body></file></xliff>")
    found = read_xliff(data.encode(), "x")
    assert (found.kit, found.source, found.target) == ("", "en", "fr")
    assert [(one.id, one.words, one.was) for one in found.rows] == [("1", "Bonjour", "")]


BOMB = ('<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        f'<xliff version="1.2" xmlns="{X12[1:-1]}">&b;</xliff>')


@pytest.mark.parametrize(("data", "code", "line"), [
    (BOMB.encode(), "xliff-entities", 1),
    (BOMB.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"').encode(), "xliff-entities", 1),
    (BOMB.replace('a "aaaaaaaaaa"', '% a SYSTEM "http://a.example/x.dtd"').encode(),
     "xliff-entities", 1),
    (b"<!DOCTYPE xliff SYSTEM 'http://a.example/x.dtd'><xliff>&c;</xliff>", "xliff-entities", 1),
    (xliff("1.2")[:2000], "xliff-broken", 8), (b"", "xliff-broken", 1),
    (b"PK\3\4", "xliff-broken", 1),
    (b"<xliff/>", "xliff-broken", 1), (b"<html><body/></html>", "xliff-broken", 1),
    (xliff("1.2").replace(b"UTF-8", b"UTF-99"), "xliff-broken", 0),
    (xliff("1.2").decode().encode("big5", "replace"), "xliff-broken", 2),
    (b"<a>" * 2000 + b"</a>" * 2000, "xliff-broken", 1),
])
def test_hostile_and_broken_files_are_refused_with_their_place(data, code, line):
    with pytest.raises(PresskitError) as caught:
        read_xliff(data, "x.xlf")
    one = caught.value.diagnostics[0]
    assert (one.code, one.span.file) == (code, "x.xlf") and one.hint
    assert line in (0, one.span.line) or one.span.line > 1


def test_what_is_far_too_big_is_not_even_looked_at():
    with pytest.raises(PresskitError, match="xliff-too-big"):
        read_xliff(b" " * (10 * 1024 * 1024 + 1), "x.xlf")
    many = xliff("2.1").replace(b"</file>", b"<unit/>" * 5001 + b"</file>")
    with pytest.raises(PresskitError, match="more than 5,000 units"):
        read_xliff(many, "x.xlf")


# CSV -----------------------------------------------------------------------------------------

def test_a_table_comes_back():
    assert seen(read_table(write_table(PARCEL), "x.csv")) == wanted()
    found = read_table(write_table(PARCEL), "x.csv")
    assert (found.kit, found.source, found.target) == ("beacon", "zh-Hant-HK", "en")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2", "@a", "'=1", "''=1", "'90s", "''", "\ta",
                                  "＝1", "a", "- so", "3.50", "19 December 2025", "'2025年",
                                  "'=", "a " * 20 + "1"])
def test_no_cell_is_a_formula_or_a_date_and_each_comes_back(text):
    data = write_table(Parcel("k", "en", "ja", (Row("a@1", "a", text, text, State.TRANSLATED),)))
    cells = [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))][1]
    assert cells[1][0] not in "=+-@\t＝＋－＠0123456789"
    assert cells[-1].startswith("was:")  # a digest may look like 12e34
    assert [(one.source, one.words) for one in read_table(data, "x").rows] == [(text, text)]


@pytest.mark.parametrize(("change", "same"), [
    (lambda text: text.replace('","', '";"').encode("utf-8-sig"), True),
    (lambda text: text.replace('","', '"\t"').encode("utf-16"), True),
    (lambda text: text.replace("\r\n", "\n").encode(), True),
    (lambda text: ("\r\n".join(reversed(text.rstrip().split("\r\n")[1:])), text)[1].encode(), True),
])
def test_a_table_is_read_whichever_program_saved_it(change, same):
    parcel = replace(PARCEL, rows=tuple(replace(one, note="", remark="") for one in ROWS[:2]))
    text = write_table(parcel).decode("utf-8-sig")
    assert (seen(read_table(change(text), "x")) == wanted(parcel)) is same


def test_a_state_says_what_is_done():
    text = write_table(PARCEL).decode("utf-8-sig")
    data = text.replace('"燈塔重新亮燈","","initial"', '"燈塔重新亮燈","Lit","Translated "')
    assert [(one.words, one.draft) for one in read_table(data.encode(), "x").rows][0] == (
        "Lit", False)


@pytest.mark.parametrize(("data", "code"), [
    (b"a,b\n1,2\n", "table-columns"), (b"", "table-columns"),
    (write_table(PARCEL).decode("utf-8-sig").encode("big5", "replace"), "table-encoding"),
    (b"id,source,target\n\0", "table-broken"), (b'id,source,target\n1,2,"open', "table-broken"),
    (b"id,source,target\n1,2," + b"a" * 1_100_000, "table-broken"),
    (b"\xff\xfe\x00", "table-encoding"), (b"id,source,target\n" + b"a:1,b,c\n" * 5001,
                                          "table-too-big"),
])
def test_broken_tables_are_refused(data, code):
    with pytest.raises(PresskitError) as caught:
        read_table(data, "x.csv")
    assert [one.code for one in caught.value.diagnostics] == [code]


# PO and counting -----------------------------------------------------------------------------

def test_a_po_file_says_what_it_was():
    text = write_po(PARCEL)
    assert text.startswith("# UNDER EMBARGO until 2027")
    assert "#. Press release: text\n#. Sent as " in text and "#. Memory 101 %: A director." in text
    assert '#, fuzzy\n#| msgid "甲。"\n' in text and "# rejected\n" in text


@pytest.mark.parametrize(("text", "count"), [
    ("AI創作於2025年12月19日。", 10), ("It’s a well-known 3.5 **million**.", 5), ("안녕 세상", 2),
    ("{q:wen}他說", 2), ("[see](https://a.example)", 1), ("《》……", 0), ("東京でAI。", 4), ("", 0)])
def test_words_and_characters_are_counted_as_agencies_do(text, count):
    assert count_text(text) == count


def test_each_text_is_in_one_band():
    rows = (*ROWS, Row("a@1", "a", "燈塔 重新亮燈".replace(" ", "")),
            Row("b@1", "b", "新的文字", offers=(Offer(80, "新", "New"),)),
            Row("c@1", "c", "相同", offers=(Offer(100, "相同", "Same"),)))
    found = count_parcel(replace(PARCEL, rows=rows))
    assert {band: one.texts for band, one in found.items()} == {
        "new": 1, "75-99 %": 1, "100 %": 1, "changed": 1, "draft": 1, "repeated": 1, "done": 3}
    assert sum(one.units for one in found.values()) == sum(count_text(one.source) for one in rows)
    assert [unit_of(tag) for tag in ("zh-Hant-HK", "ja", "ko", "en")] == [
        "characters", "characters", "words", "words"]


def test_a_delivery_without_rows_is_one():
    assert Delivery("x", ()).rows == ()
