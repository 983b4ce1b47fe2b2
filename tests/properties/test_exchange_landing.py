"""Whoever changes what, on either side and in whichever format: nothing is lost."""

import csv
import io

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from presskit.localise.codes import split_codes
from presskit.localise.exchange import Delivery, Returned, apply_landings, land, park
from tests.helpers.exchanged import X12, X20, read_back
from tests.helpers.parcels import (
    Edit,
    assert_nothing_lost,
    catalogue_of,
    dealt,
    edits_of,
    here_after,
    parcels,
)


def brought(sent, edits, *, knows):
    """What a translator's program hands back: their edits, with or without what went out."""
    rows = []
    for one in sent.rows:
        edit = edits.get(one.id, Edit(None, one.is_draft))
        rows.append(Returned(one.id, one.words if edit.words is None else edit.words, one.source,
                             edit.draft, one.was if knows else ""))
    return Delivery("x", tuple(rows), "kit")


@given(st.data(), parcels())
def test_no_edit_of_either_side_is_lost(data, sent):
    theirs, ours = data.draw(edits_of(sent)), data.draw(edits_of(sent))
    gone = data.draw(st.frozensets(st.sampled_from([one.id for one in sent.rows])))
    assert_nothing_lost(sent, brought(sent, theirs, knows=True), here_after(sent, ours, gone),
                        theirs, ours)


@given(st.data(), parcels())
def test_what_does_not_say_what_it_was_overwrites_nothing(data, sent):
    theirs, ours = data.draw(edits_of(sent)), data.draw(edits_of(sent))
    now = here_after(sent, ours, frozenset())
    delivery = brought(sent, theirs, knows=False)
    landings = land(now, delivery)
    waiting = {one.words for one in park(landings, (), "x", "2027-03-10")}
    after = apply_landings(catalogue_of(now), landings).messages
    for row, back, stands in zip(now.rows, delivery.rows, after, strict=True):
        assert stands.words == row.words or not row.words
        assert back.words in {"", stands.words} | waiting


# Through files ----------------------------------------------------------------------------------

def put(target, words, tag):
    """Words and codes as a program writes them: every code by itself."""
    target.text = ""
    target[:] = []
    last = None
    for number, one in enumerate(split_codes(words)):
        if isinstance(one, str):
            if last is None:
                target.text += one
            else:
                last.tail = (last.tail or "") + one
        else:
            last = etree.SubElement(target, tag, id=f"n{number}")
            last.text = one.text


def edit_xliff12(data, edits):
    root = etree.fromstring(data)
    for unit in root.iter(X12 + "trans-unit"):
        edit, target = edits.get(unit.get("id")), unit.find(X12 + "target")
        if edit and edit.words is not None:
            put(target, edit.words, X12 + "ph")
        if edit:
            target.set("state", "needs-review-translation" if edit.draft else "translated")
    return etree.tostring(root, encoding="UTF-16", xml_declaration=True)


def edit_xliff21(data, edits):
    root = etree.fromstring(data)
    for unit in root.iter(X20 + "unit"):
        edit, segments = edits.get(unit.get("id")), unit.findall(X20 + "segment")
        if edit and edit.words is not None:
            for one in [*segments[1:], *unit.findall(X20 + "ignorable")]:
                unit.remove(one)  # the segments are joined into one
            target = segments[0].find(X20 + "target")
            target = etree.SubElement(segments[0], X20 + "target") if target is None else target
            put(target, edit.words, X20 + "ph")
            home = unit.find(X20 + "originalData")
            if home is None:
                home = etree.Element(X20 + "originalData")
                unit.insert(0, home)
            for code in target:
                etree.SubElement(home, X20 + "data", id=f"x{code.get('id')}").text = code.text
                code.text, code.attrib["dataRef"] = None, f"x{code.get('id')}"
        for one in segments if edit else ():
            one.set("state", "initial" if edit.draft else "translated")
    return etree.tostring(root)


def edit_csv(data, edits):
    rows = [*csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
    for row in rows:
        edit = edits.get(row["id"])
        if edit and edit.words is not None:
            row["target"] = edit.words
        if edit:
            row["state"] = "machine" if edit.draft else "translated"
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(reversed(rows[0])), delimiter=";")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row["source"]))
    return out.getvalue().encode("utf-8-sig")


def edit_po(data, edits, sent):
    catalogue = polib.pofile("#\n" + data.decode(), wrapwidth=60)
    rows = {(one.context, one.source): one.id for one in sent.rows}
    for entry in catalogue:
        edit = edits.get(rows[entry.msgctxt, entry.msgid])
        if edit and edit.words is not None:
            entry.msgstr = edit.words
        if edit:
            entry.fuzzy = edit.draft and bool(entry.msgstr)
            entry.previous_msgid = entry.previous_msgid if entry.fuzzy else None
    return str(catalogue).encode()


EDITORS = {"xliff 1.2": edit_xliff12, "xliff 2.1": edit_xliff21, "csv": edit_csv, "po": edit_po}


@pytest.mark.parametrize("form", EDITORS)
def test_of_a_thousand_edits_in_files_none_is_lost(form, tmp_path):
    edited = 0

    @settings(max_examples=20)
    @given(st.integers(0, 2**32))
    def play(seed):
        nonlocal edited
        sent, theirs, ours, gone = dealt(seed)
        edited += len(theirs) + len(ours)
        more = [sent] if form == "po" else []
        delivery = read_back(sent, form, tmp_path, lambda data: EDITORS[form](data, theirs, *more))
        assert (delivery.kit, delivery.target) == ("kit", "en")
        assert_nothing_lost(sent, delivery, here_after(sent, ours, gone), theirs, ours)
        kept = read_back(sent, form, tmp_path, lambda data: data)
        assert not [one for one in land(sent, kept) if one.is_change]

    play()
    assert edited * len(EDITORS) >= 1000
