"""Terms as a table, out and in: nothing is lost, a spreadsheet's changes come back."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from presskit.build.names_files import put_in_text
from presskit.content.files import Source
from presskit.content.yaml import compose_yaml
from presskit.diagnostics import Findings
from presskit.localise.names_cells import Change, guard, unguard
from presskit.localise.names_table import compare_line, read_table, write_table
from presskit.localise.terms_table import compare_rule, put_rules
from presskit.model.kit import Term
from tests.unit.localise.samples import make_kit

LOCALES = ("zh-Hant-HK", "zh-Hant", "en", "ja")
WORDS = (st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
         | st.sampled_from(["=1+1", "+852", "-3", "@me", "'=x", "''", "'t Hooft", "a|b", "\\", "no",
                            "a,b;c", '"', "a\nb", "＝x", "3D", "multi robot", "# x", "a: b",
                            "null"]))
FORMS = st.dictionaries(st.sampled_from(LOCALES), st.fixed_dictionaries(
    {"full": WORDS, "status": st.sampled_from(["given", "suggested"])}, optional={
        "short": WORDS, "note": WORDS, "aliases": st.lists(WORDS, min_size=1, max_size=2)}),
    min_size=1, max_size=3)
FORBID = st.dictionaries(st.sampled_from(LOCALES), st.dictionaries(
    WORDS, st.just("") | WORDS, min_size=1, max_size=3), min_size=1, max_size=3)
TERMS = st.fixed_dictionaries({}, optional={
    "names": FORMS, "keep": WORDS, "forbid": FORBID, "by": st.just("yu-zhen"), "note": WORDS,
    "only": st.lists(WORDS, min_size=1, max_size=3)}).filter(
        lambda said: {"names", "keep", "forbid"} & {*said})


def kit_of(terms):
    return make_kit(terms={key: Term(id=key, **said) for key, said in terms.items()})


def take(text, kit, lines, replace=False):
    """The file's text with the lines of a table taken in, and those that were left."""
    forms, rules, left = [], [], []
    for line in lines:
        term = kit.terms.get(line.key.partition(":")[2])
        found = compare_rule(line, term, replace=replace) if line.rule else compare_line(
            line, term and term.names.get(line.locale), False, replace=replace)
        if isinstance(found, Change):
            (rules if line.rule else forms).append(found)
        elif found:
            left.append(found)
    changes = [*put_rules(rules, kit.terms).items(), *(
        ((one.line.key.partition(":")[2], "names", one.line.locale), dict(one.fields))
        for one in forms)]
    return put_in_text(Source("terms.yaml", text), changes), left


def read(text):
    value, _ = compose_yaml(Source("terms.yaml", text), Findings())
    return kit_of(value)


def table_of(kit):
    return write_table(kit, LOCALES, ("term",))


@given(st.dictionaries(st.sampled_from(["aigc", "no-hype"]), TERMS, min_size=1))
def test_terms_go_out_and_come_into_an_empty_kit_whole(said):
    kit = kit_of(said)
    table = table_of(kit)
    assert not [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row
                if cell.lstrip(" ").startswith(tuple("=+-@\t\r＝＋－＠"))]
    lines, faults = read_table("\ufeff" + table)
    assert not faults
    assert take("", kit, lines) == ("", [])  # nobody touched it
    typed, _ = read_table(table.replace(",mark\r\n", ",x\r\n"))
    text, left = take("", make_kit(terms={}), typed)
    assert not left and read(text).terms == kit.terms


@given(said=TERMS, data=st.data())
def test_what_was_changed_or_copied_in_a_spreadsheet_stands_in_the_kit(said, data):
    text, _ = take("", make_kit(terms={}), read_table(
        table_of(kit_of({"aigc": said})).replace(",mark\r\n", ",x\r\n"))[0])
    kit = read(text)
    head, *rows = csv.reader(io.StringIO(table_of(kit), newline=""))
    ruled = [row for row in rows if row[3] == "forbid" or row[3] == "note"]
    if not ruled:
        return
    row = data.draw(st.sampled_from(ruled))
    copied = data.draw(st.booleans())
    row = list(row) if copied else row
    if copied:
        rows.append(row)
    word = data.draw(WORDS)
    row[4] = word
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([head, *rows])
    lines, faults = read_table(out.getvalue())
    if faults:  # the same word twice
        return
    after, left = take(text, kit, lines)
    now = {tuple(one[2:6]) for one in csv.reader(io.StringIO(table_of(read(after)), newline=""))}
    wanted = {tuple(one[2:6]) for one in [head, *rows]}
    assert not left
    assert now == {(*one[:2], guarded(one[2]), one[3]) if one == tuple(row[2:6]) else one
                   for one in wanted}


def guarded(cell):
    return guard(unguard(cell).strip())
