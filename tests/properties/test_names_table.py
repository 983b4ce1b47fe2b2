"""The register as a table, out and in: nothing is lost, and nothing runs as a formula."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from presskit.localise.names_table import FIELDS, compare_line, read_table, write_table
from presskit.model.kit import NameForm
from tests.unit.localise.samples import HK, make_kit

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=8).map(str.strip)
CELLS = WORDS | st.sampled_from(["=1+1", "+852", "-3", "@me", "'=x", "''", "'t Hooft", "a|b", "\\",
                                 "a,b;c", '"', "a\nb", "＝x", "no", " = 1".strip()])
FORMS = st.builds(NameForm, full=CELLS.filter(bool), short=CELLS, sort=CELLS, reading=CELLS,
                  aliases=st.lists(CELLS.filter(bool), max_size=3).map(tuple), note=CELLS,
                  method=CELLS, source=CELLS,
                  status=st.sampled_from(["given", "confirmed", "published", "suggested"]))


def kit_of(forms):
    return make_kit(people={"a": {"id": "a", "names": forms}}, terms={}, quotes={})


@given(FORMS, FORMS)
def test_a_table_that_nobody_touched_changes_nothing(form, other):
    kit = kit_of({"en": form, HK: form})
    lines, faults = read_table("\ufeff" + write_table(kit, (HK, "en", "ja")))
    assert not faults and [one.locale for one in lines] == ["en", HK, "ja"]
    for line in lines:
        theirs = form if line.locale != "ja" else None
        assert compare_line(line, theirs, False) is None
        assert compare_line(line, other, True) is None  # whatever has become of it here


@given(FORMS)
def test_a_table_says_all_of_a_form(form):
    table = write_table(kit_of({"en": form}), ("en",))
    [line], faults = read_table(table.replace(",mark\r\n", ",x\r\n"))  # as if typed by hand
    assert not faults
    change = compare_line(line, None, False)
    said = {"aliases": [], **dict.fromkeys(FIELDS, ""), **change.fields}
    assert NameForm(**{**said, "aliases": tuple(said["aliases"] or ())}) == form
    assert compare_line(line, form, False) is None


@given(FORMS)
def test_no_cell_is_a_formula(form):
    for row in csv.reader(io.StringIO(write_table(kit_of({"en": form}), ("en",)), newline="")):
        assert not [one for one in row if one.lstrip(" ")[:1] in tuple("=+-@\t\r＝＋－＠") and one]
