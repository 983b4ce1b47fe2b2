"""What stands in a proof sheet that came back, however it was saved."""

import re
from dataclasses import replace

import pytest

from presskit.diagnostics import PresskitError
from presskit.localise.exchange import Fate, Parcel, Row, Why, land
from presskit.model.segment import State
from tests.helpers.word_sheets import (
    WORD,
    cell,
    change,
    comes_back,
    comments,
    gone,
    paragraph,
    relation,
    row_cells,
    run,
    save,
    sheet_body,
    sheet_rows,
    table,
    table_row,
    words_cell,
)

FIRST = Row("release.body@1", "release.body", "晚安。", "Good night.", State.TRANSLATED)
QUOTE = Row("release.body@2", "release.body", "他說：{q:wen}", "He said {q:wen,} and left.",
            State.REVIEWED)
LINK = Row("release.body@3", "release.body", "見*此*[網頁](https://a.example)。",
           "See *this* [page](https://a.example).", State.TRANSLATED)
DRAFT = Row("people.wen.bio@4", "people.wen.bio", "作家。", "Writer.", State.MACHINE)
OPEN = Row("people.wen.title@5", "people.wen.title", "主席")
PARCEL = Parcel("kit", "zh-Hant-HK", "en", (FIRST, QUOTE, LINK, DRAFT, OPEN))
AUTHORED = 'w:id="9" w:author="Bo" w:date="2027-03-10T09:00:00Z"'


def edited(row: Row, inner: str, **more):
    """The sheet with other paragraphs in one cell of words."""
    return comes_back(PARCEL, save(sheet_body(PARCEL, sheet_rows(PARCEL, {row.id: inner})),
                                   PARCEL), **more)


def read(inner: str, row: Row = FIRST) -> str:
    return edited(row, inner)[1](row.id)


def of(delivery, row: Row):
    return next(one for one in delivery.rows if one.id == row.id)


def codes(findings) -> list[str]:
    return [one.code for one in findings]


def test_a_sheet_that_nobody_touched_changes_nothing_and_says_nothing():
    delivery, _words, findings = comes_back(
        PARCEL, save(sheet_body(PARCEL, sheet_rows(PARCEL)), PARCEL))
    assert (delivery.kit, delivery.source, delivery.target) == ("kit", "zh-Hant-HK", "en")
    assert all(one.is_untouched and not one.comment for one in delivery.rows)
    assert {one.fate for one in land(PARCEL, delivery)} == {Fate.SAME}
    assert codes(findings) == []


# Tracked changes --------------------------------------------------------------------------------

TRACKED = {
    "put in and taken out": (
        paragraph(run("Good ") + change("del", gone("night")) + change("ins", run("evening"))
                  + run(".")), "Good evening."),
    "taken out of what another put in": (
        paragraph(run("Good ") + change("ins", run("late ") + change("del", gone("old "), "Bo"))
                  + run("night.")), "Good late night."),
    "moved": (
        paragraph(change("moveTo", run("night, ")) + run("Good ")
                  + change("moveFrom", run("night")) + run(".")), "night, Good ."),
    "two paragraphs made one": (
        paragraph(run("Good "), f"<w:rPr><w:del {AUTHORED}/></w:rPr>")
        + paragraph(run("evening.")), "Good evening."),
    "three made one by a move": (
        paragraph(run("a"), f"<w:rPr><w:del {AUTHORED}/></w:rPr>")
        + paragraph(run("b"), f"<w:rPr><w:moveFrom {AUTHORED}/></w:rPr>")
        + paragraph(run("c")), "abc"),
    "one paragraph made two": (
        paragraph(run("Good "), f"<w:rPr><w:ins {AUTHORED}/></w:rPr>")
        + paragraph(run("evening.")), "Good\\\nevening."),
    "a paragraph deleted whole": (
        paragraph(run("Good evening."))
        + paragraph(change("del", gone("More.")), f"<w:rPr><w:del {AUTHORED}/></w:rPr>")
        + paragraph(""), "Good evening."),
    "only its looks changed": (
        paragraph(f"<w:r><w:rPr><w:rPrChange {AUTHORED}><w:rPr><w:b/></w:rPr></w:rPrChange>"
                  "</w:rPr><w:t>Good evening.</w:t></w:r>",
                  f"<w:pPrChange {AUTHORED}><w:pPr/></w:pPrChange>"), "Good evening."),
    "a link put in": (
        paragraph(change("ins", f'<w:hyperlink r:id="x">{run("Good")}</w:hyperlink>')
                  + run(" evening.")), "Good evening."),
}


@pytest.mark.parametrize("case", TRACKED)
def test_tracked_changes_count_as_accepted(case):
    inner, words = TRACKED[case]
    assert read(inner) == words


def test_who_changed_how_much_is_told():
    inner = paragraph(run("Good ") + change("del", gone("night"), "Ada")
                      + change("ins", run("evening"), "Bo") + run("."))
    _delivery, _words, findings = edited(FIRST, inner)
    assert [one.message for one in findings] == [
        "tracked changes in 1 row by Ada, Bo: 1 insertion, 1 deletion, 0 moves; read as if "
        "accepted"]


def test_changes_that_nobody_settled_can_be_refused():
    inner = paragraph(run("Good ") + change("ins", run("evening")) + run("."))
    delivery, _words, _findings = edited(FIRST, inner, strict=True)
    landing = next(one for one in land(PARCEL, delivery) if one.row == FIRST)
    assert (landing.fate, landing.why) == (Fate.PARKED, Why.MARKUP)
    assert landing.reason == "changes by Ada are neither accepted nor rejected"
    assert landing.returned.words == "Good evening."


# However it was saved ---------------------------------------------------------------------------

CONTROL = ('<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>')
FIELD = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText>'
         "</w:r>{}" '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Good")
         + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" evening."))
SAVED = {
    "runs cut to pieces": (paragraph(run("Go") + "<w:proofErr/>" + run("od ") + run("evening.")),
                           "Good evening."),
    "a control in the line": (paragraph(CONTROL.format(run("Good evening."))), "Good evening."),
    "a control round a paragraph": (CONTROL.format(paragraph(run("Good evening."))),
                                    "Good evening."),
    "a smart tag": (paragraph(f'<w:smartTag w:element="x">{run("Good")}</w:smartTag>'
                              + run(" evening.")), "Good evening."),
    "a field": (paragraph(FIELD.format("")), "Good evening."),
    "a field in a field": (paragraph(FIELD.format(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        f'</w:r>{run("unseen")}<w:r><w:fldChar w:fldCharType="end"/></w:r>')), "Good evening."),
    "a simple field": (paragraph(f'<w:fldSimple w:instr=" X ">{run("Good")}</w:fldSimple>'
                                 + run(" evening.")), "Good evening."),
    "a hyphen that holds": (paragraph(run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("op")),
                            "co\u2011op"),
    "a hyphen that may be": (paragraph(run("co") + "<w:r><w:softHyphen/></w:r>" + run("op\u00ad")),
                             "coop"),
    "a space that holds": (paragraph(run("Good\u00a0evening.")), "Good\u00a0evening."),
    "a tabulator": (paragraph(run("Good") + "<w:r><w:tab/></w:r>" + run("evening.")),
                    "Good evening."),
    "a break": (paragraph(run("Good \nevening.")), "Good\\\nevening."),
    "a break of the page": (paragraph(run("Good") + '<w:r><w:br w:type="page"/></w:r>'
                                      + run("evening.")), "Good evening."),
    "a sign by its number": (paragraph(run("Good ") + '<w:r><w:sym w:font="Arial" w:char="2192"/>'
                                       "</w:r>"), "Good →"),
    "reading signs": (paragraph('<w:r><w:ruby><w:rt><w:r><w:t>yoi</w:t></w:r></w:rt><w:rubyBase>'
                                f'{run("Good")}</w:rubyBase></w:ruby></w:r>' + run(" evening.")),
                      "{Good|yoi} evening."),
    "a choice": (paragraph("<mc:AlternateContent><mc:Choice Requires=\"x\">" + run("Good")
                           + "</mc:Choice><mc:Fallback>" + run("Bad") + "</mc:Fallback>"
                           "</mc:AlternateContent>" + run(" evening.")), "Good evening."),
    "empty paragraphs": (paragraph("") + paragraph(run("Good evening.")) + paragraph(""),
                         "Good evening."),
    "signs of Markdown": (paragraph(run("2 * 3 _a_ [b]")), "2 \\* 3 \\_a\\_ \\[b\\]"),
}


@pytest.mark.parametrize("case", SAVED)
def test_words_are_read_whatever_holds_them(case):
    inner, words = SAVED[case]
    assert read(inner) == words


def test_controls_round_rows_and_cells_are_taken_off():
    rows = sheet_rows(PARCEL, {FIRST.id: paragraph(run("Good evening."))})
    cells = row_cells(QUOTE, 2)
    cells[2] = CONTROL.format(cells[2])
    rows[:2] = [CONTROL.format(rows[0]), table_row(cells)]
    delivery, words, _findings = comes_back(PARCEL, save(sheet_body(PARCEL, rows), PARCEL))
    assert words(FIRST.id) == "Good evening." and of(delivery, QUOTE).is_untouched


# Chips ------------------------------------------------------------------------------------------

def test_chips_come_back_as_markup_where_they_were_put():
    inner = paragraph(run("‹1›The page‹/1› says ‹i›so‹/i›."))
    assert read(inner, LINK) == "[The page](https://a.example) says *so*."
    assert read(paragraph(run("{q:wen} is what he said.")), QUOTE) == "{q:wen} is what he said."


LOST = {
    "a link": (LINK, "See ‹i›this‹/i› page.", "‹1› of the text is lost"),
    "stress": (LINK, "See this ‹1›page‹/1›.", "‹i› of the text is lost"),
    "an end": (LINK, "See ‹i›this ‹1›page‹/1›.", "‹i› is never closed"),
    "order": (LINK, "See ‹i›this ‹1›page‹/i›‹/1›.", "‹1› is not closed before ‹/i›"),
    "unknown": (LINK, "‹i›See‹/i› ‹1›a‹/1› ‹2›b‹/2›.", "there is no link ‹2› in this text"),
    "a quote": (QUOTE, "He said and left.", "the quote wen is lost"),
}


@pytest.mark.parametrize("case", LOST)
def test_a_lost_chip_parks_the_row_with_the_reason(case):
    row, text, reason = LOST[case]
    delivery, _words, _findings = edited(row, paragraph(run(text)))
    landing = next(one for one in land(PARCEL, delivery) if one.row == row)
    assert landing.fate is Fate.PARKED and landing.reason == reason
    assert landing.returned.words


ODD = {
    "crossed out": paragraph(run("Good ") + run("night", "<w:strike/>") + run("evening")),
    "hidden": paragraph(run("Good evening") + run(" or so", "<w:vanish/>")),
    "table": table([table_row([cell(paragraph(run("deep")))])]) + paragraph(run("Good evening")),
    "text box": paragraph(run("Good evening") + "<w:r><w:pict>" + run("boxed") + "</w:pict></w:r>"),
    "no end": paragraph(run("Good evening") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                        + run("or so")),
    "only one face": paragraph(run("Good evening")
                               + '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'),
}


@pytest.mark.parametrize("case", ODD)
def test_what_no_text_can_hold_is_never_passed_over(case):
    delivery, _words, _findings = edited(FIRST, ODD[case])
    landing = next(one for one in land(PARCEL, delivery) if one.row == FIRST)
    assert landing.fate is Fate.PARKED and landing.reason


def test_words_crossed_out_by_hand_are_a_remark_even_where_nothing_else_was_done():
    delivery, _words, _findings = edited(FIRST, paragraph(run("Good night.", "<w:strike/>")))
    assert of(delivery, FIRST).comment == "words are crossed out by hand: Good night."


def test_words_with_a_colour_behind_them_are_a_remark():
    inner = paragraph(run("Good ") + run("night.", '<w:highlight w:val="yellow"/>'))
    delivery, _words, findings = edited(FIRST, inner)
    assert of(delivery, FIRST).comment == "marked with a colour: night."
    assert of(delivery, FIRST).is_untouched and not [*findings]


def test_looks_pictures_and_signs_that_word_replaced_are_told():
    inner = paragraph(run("Good ", "<w:b/>") + run("evening.") + "<w:r><w:drawing/></w:r>")
    assert codes(edited(FIRST, inner)[2]) == ["proof-sheet-looks", "proof-sheet-picture"]
    row = replace(FIRST, words='"Good" - night...')
    parcel = replace(PARCEL, rows=(row,))
    data = save(sheet_body(parcel, sheet_rows(parcel, {row.id: paragraph(run(
        "“Good” – night…"))})), parcel)
    delivery, words, findings = comes_back(parcel, data)
    assert codes(findings) == ["proof-sheet-signs"] and words(row.id) == "“Good” – night…"
    assert land(parcel, delivery)[0].fate is Fate.TAKEN


# Beside the words -------------------------------------------------------------------------------

def test_comments_remarks_and_notes_become_remarks():
    anchored = ('<w:commentRangeStart w:id="3"/>' + run("Good night.")
                + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
                + change("del", '<w:r><w:commentReference w:id="4"/></w:r>')
                + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    rows = sheet_rows(PARCEL)
    rows[0] = table_row(row_cells(FIRST, 1, paragraph(anchored), paragraph(run("Too short?"))))
    notes = (f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">'
             f'{paragraph(run("As in 2024."))}</w:footnote></w:footnotes>')
    data = save(sheet_body(PARCEL, rows), PARCEL, {
        "word/comments.xml": comments(("3", "Ada", "Is it late?"), ("4", "", "Or early?"),
                                      ("5", "Bo", "A fine sheet.")),
        "word/footnotes.xml": notes},
        relation("comments", "comments.xml") + relation("footnotes", "footnotes.xml"))
    delivery, _words, findings = comes_back(PARCEL, data)
    assert of(delivery, FIRST).comment.splitlines() == [
        "Too short?", "Ada: Is it late?", "Or early?", "note: As in 2024."]
    assert of(delivery, FIRST).is_untouched
    assert "Bo says, to no row: A fine sheet." in [one.message for one in findings]


def test_a_draft_is_done_when_its_words_change_or_its_box_is_ticked():
    rows = sheet_rows(PARCEL)
    rows[3] = table_row(row_cells(DRAFT, 4, remark=paragraph(run("[x] stands as it is, yes."))
                                  + paragraph(run("See [1]."))))
    rows[0] = table_row(row_cells(FIRST, 1, remark=paragraph(run("[1] is not this."))))
    delivery = comes_back(PARCEL, save(sheet_body(PARCEL, rows), PARCEL))[0]
    ticked = of(delivery, DRAFT)
    assert (ticked.draft, ticked.words, ticked.comment) == (False, "Writer.", ", yes. See [1].")
    assert of(delivery, FIRST).comment == "[1] is not this."
    assert of(edited(DRAFT, paragraph(run("An author.")))[0], DRAFT).draft is False
    assert of(edited(FIRST, paragraph(run("x")))[0], DRAFT).draft is True


def test_what_was_written_into_the_source_is_told_and_kept_as_a_remark():
    rows = sheet_rows(PARCEL)
    rows[0] = table_row(row_cells(FIRST, 1, source="早安。"))
    delivery, _words, findings = comes_back(PARCEL, save(sheet_body(PARCEL, rows), PARCEL))
    assert of(delivery, FIRST).comment == "source in the sheet: 早安。"
    assert codes(findings) == ["proof-sheet-source"] and of(delivery, FIRST).source == "晚安。"


def test_a_signature_is_told_and_approves_nothing():
    before, empty, behind = sheet_body(PARCEL, sheet_rows(PARCEL)).rpartition(cell(paragraph("")))
    body = before + empty.replace("<w:p>", f"<w:p>{run('A. Reader')}") + behind
    delivery, _words, findings = comes_back(PARCEL, save(body, PARCEL))
    assert codes(findings) == ["proof-sheet-signed"]
    assert "A. Reader" in next(iter(findings)).message
    assert all(one.is_untouched for one in delivery.rows)


# Rows -------------------------------------------------------------------------------------------

def test_rows_may_come_in_any_order():
    data = save(sheet_body(PARCEL, sheet_rows(PARCEL)[::-1]), PARCEL)
    assert all(one.is_untouched for one in comes_back(PARCEL, data)[0].rows)


@pytest.mark.parametrize("tracked", [False, True])
def test_rows_that_are_gone_take_nothing_away_and_are_told(tracked):
    rows = sheet_rows(PARCEL)
    if tracked:
        rows[0] = table_row(row_cells(FIRST, 1), f"<w:del {AUTHORED}/>")
    else:
        del rows[0]
    delivery, _words, findings = comes_back(PARCEL, save(sheet_body(PARCEL, rows), PARCEL))
    assert FIRST.id not in {one.id for one in delivery.rows}
    assert [one.message for one in findings if one.code == "proof-sheet-rows"] == [
        f"1 row of what went out is not in the file: {FIRST.id}; what stands here stays"]


def test_words_that_were_deleted_take_nothing_away_and_are_told():
    delivery, words, findings = edited(FIRST, paragraph(""))
    assert words(FIRST.id) == "" and codes(findings) == ["proof-sheet-emptied"]
    assert next(one for one in land(PARCEL, delivery) if one.row == FIRST).fate is Fate.SAME


def test_a_row_twice_with_other_words_is_parked():
    rows = sheet_rows(PARCEL, {FIRST.id: paragraph(run("Good evening."))})
    rows.append(table_row(row_cells(FIRST, 1, paragraph(run("Sleep well.")))))
    delivery, _words, _findings = comes_back(PARCEL, save(sheet_body(PARCEL, rows), PARCEL))
    landings = land(PARCEL, delivery)
    assert [(one.fate, one.returned.words) for one in landings if one.row == FIRST] == [
        (Fate.TAKEN, "Good evening."), (Fate.PARKED, "Sleep well.")]


def test_words_put_into_the_row_of_another_text_are_parked():
    cells = row_cells(FIRST, 1)
    cells[2] = words_cell(QUOTE, paragraph(run("He said {q:wen,} and left.")))
    rows = [table_row(cells), *sheet_rows(PARCEL)[1:]]
    delivery, _words, _findings = comes_back(PARCEL, save(sheet_body(PARCEL, rows), PARCEL))
    landing = next(one for one in land(PARCEL, delivery) if one.row == FIRST)
    assert landing.fate is Fate.PARKED and "several texts" in landing.reason


def test_a_row_that_lost_a_cell_is_parked_with_all_that_stands_in_it():
    cells = row_cells(FIRST, 1)
    cells[2] = words_cell(FIRST, paragraph(run("Good evening.")), bookmark=False)
    rows = [table_row([cells[0], cells[2]]), *sheet_rows(PARCEL)[1:]]
    delivery, _words, _findings = comes_back(PARCEL, save(sheet_body(PARCEL, rows), PARCEL))
    landing = next(one for one in land(PARCEL, delivery) if one.row == FIRST)
    assert (landing.fate, landing.returned.words) == (Fate.PARKED, "Good evening.")


FORGOTTEN = [{"hidden": False, "key": True, "bookmark": True}, {"hidden": True, "key": False,
             "bookmark": False}, {"hidden": False, "key": True, "bookmark": False},
             {"hidden": False, "key": False, "bookmark": True}]


@pytest.mark.parametrize("data_part", [True, False])
@pytest.mark.parametrize("left", FORGOTTEN)
def test_one_mark_of_a_row_is_enough(left, data_part):
    rows = []
    for number, row in enumerate(PARCEL.rows, 1):
        cells = row_cells(row, number, hidden=left["hidden"], key=left["key"])
        if not left["bookmark"]:
            cells[2] = cells[2].replace("presskit_", "other_")
        rows.append(table_row(cells))
    rows[0] = rows[0].replace("Good night.", "Good evening.")
    data = save(sheet_body(PARCEL, rows), PARCEL if data_part else None)
    delivery, words, _findings = comes_back(PARCEL, data)
    assert words(FIRST.id) == "Good evening."
    fates = [one.fate for one in land(PARCEL, delivery)]
    assert fates[1:] == [Fate.SAME] * 4
    knows = left["hidden"] or data_part
    assert fates[0] is (Fate.TAKEN if knows else Fate.PARKED)


def test_a_key_that_two_texts_share_names_neither(monkeypatch):
    for module in ("rows", "reading"):
        monkeypatch.setattr(f"presskit.localise.exchange.word.{module}.row_key",
                            lambda _id: "abcdef")
    rows = [table_row(row_cells(FIRST, 1, paragraph(run("Bye.")), hidden=False))]
    rows[0] = re.sub("(#|presskit_)[0-9a-f]{6}", r"\1abcdef", rows[0])
    delivery, _words, _findings = comes_back(PARCEL, save(sheet_body(PARCEL, rows), PARCEL))
    assert [(one.id, one.words) for one in delivery.rows] == [("", "Bye.")]
    assert [one.fate for one in land(PARCEL, delivery)] == [Fate.PARKED]


def test_words_for_a_source_that_changed_meanwhile_are_parked_with_both_versions():
    now = replace(PARCEL, rows=(replace(FIRST, source="早安。"), *PARCEL.rows[1:]))
    data = save(sheet_body(PARCEL, sheet_rows(PARCEL, {FIRST.id: paragraph(run("Bye."))})), PARCEL)
    delivery, _words, _findings = comes_back(PARCEL, data, now)
    landing = next(one for one in land(now, delivery) if one.fate is Fate.PARKED)
    assert landing.why is Why.SOURCE and landing.returned.source == "晚安。"
    assert landing.row is not None and landing.row.source == "早安。"


def test_a_word_file_of_others_is_refused():
    with pytest.raises(PresskitError) as caught:
        comes_back(PARCEL, save(paragraph(run("Dear all")) + table(
            [table_row([cell(paragraph(run("1"))), cell(paragraph(run("a")))])])))
    assert caught.value.diagnostics[0].code == "proof-sheet-foreign"
