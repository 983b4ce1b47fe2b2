"""Whatever is typed into a proof sheet, in whatever way Word keeps it: none is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from presskit.localise.exchange.word import list_links, show_text
from presskit.localise.exchange.word.chips import read_chips
from presskit.localise.exchange.word.words import tidy
from tests.helpers.parcels import (
    PIECES,
    Edit,
    assert_nothing_lost,
    edits_of,
    here_after,
    parcels,
    words,
)
from tests.helpers.word_sheets import (
    change,
    comes_back,
    gone,
    paragraph,
    row_cells,
    run,
    save,
    sheet_body,
    sheet_rows,
    table_row,
)

splits = st.lists(st.floats(0, 1), max_size=3)


def typed(text: str, before: str, cuts: list[float], how: str) -> str:
    """The paragraph of a cell in which ``text`` took the place of ``before``."""
    ends = sorted({0, len(text), *(round(one * len(text)) for one in cuts)})
    runs = [run(text[start:end]) for start, end in zip(ends, ends[1:], strict=False)]
    if how == "plain":
        return paragraph("".join(runs))
    kept = "".join(one if number % 2 else change("ins", one, "Bo")
                   for number, one in enumerate(runs))
    old = change("del", gone(before.replace("\n", " ")), "Ada")
    return paragraph(old + kept if how == "behind" else kept + old)


@given(st.data(), parcels())
def test_no_edit_in_a_sheet_is_lost(data, sent):
    ours = data.draw(edits_of(sent))
    aims = data.draw(st.dictionaries(st.sampled_from([one.id for one in sent.rows]),
                                     st.one_of(st.none(), words)))
    cells, theirs, rows = {}, {}, []
    for number, row in enumerate(sent.rows, 1):
        links = list_links(row.source)
        before = show_text(row.words, links)
        if row.id not in aims:
            rows.append(table_row(row_cells(row, number)))
            continue
        if aims[row.id] is None:  # the box of a draft is ticked
            tick = paragraph(run("[x] stands as it is")) if row.is_draft else ""
            rows.append(table_row(row_cells(row, number, remark=tick)))
            theirs[row.id] = Edit(None, draft=False)
            continue
        seen = show_text(aims[row.id], links)
        read = read_chips(tidy(seen), row.source, row.words).text
        cells[row.id] = typed(seen, before, data.draw(splits), data.draw(
            st.sampled_from(["plain", "before", "behind"])))
        rows.append(table_row(row_cells(row, number, cells[row.id])))
        same = tidy(seen) == tidy(before)
        theirs[row.id] = Edit(None if same else read, row.is_draft and same)
    body = sheet_body(sent, data.draw(st.permutations(rows)))
    gone_ = data.draw(st.frozensets(st.sampled_from([one.id for one in sent.rows])))
    now = here_after(sent, ours, gone_)
    delivery, _words, _findings = comes_back(sent, save(body, sent), now)
    assert_nothing_lost(sent, delivery, now, theirs, ours)


@settings(max_examples=30)
@given(parcels())
def test_a_sheet_that_nobody_touched_changes_nothing(sent):
    delivery, _words, findings = comes_back(sent, save(sheet_body(sent, sheet_rows(sent)), sent))
    assert all(one.is_untouched for one in delivery.rows) and not [*findings]


@given(st.lists(st.sampled_from([*PIECES, "‹b›", "‹/b›", "‹1›", "{q:x", "‹", "{"])).map("".join))
def test_a_text_reads_back_as_it_was_shown(text):
    """What is shown says all: a text that comes back as it was seen means what it meant."""
    links = list_links(text)
    shown = show_text(text, links)
    read = read_chips(shown, text)
    assert not read.faults
    assert show_text(read.text, links) == shown
