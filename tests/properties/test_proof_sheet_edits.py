"""Whatever is typed into a proof sheet, in whatever way Word keeps it: none is lost."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from presskit.localise.exchange.word import list_links, show_text
from presskit.localise.exchange.word.chips import read_chips
from presskit.localise.exchange.word.words import tidy
from tests.helpers.parcels import PIECES, Edit, assert_nothing_lost, dealt, here_after, parcels
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


def typed(text: str, before: str, rng: random.Random) -> str:
    """The paragraph of a cell in which ``text`` took the place of ``before``: cut into runs
    somewhere, tracked or not, the old words in front of it or behind."""
    ends = sorted({0, len(text), *(rng.randint(0, len(text)) for _ in range(rng.randint(0, 3)))})
    runs = [run(text[start:end]) for start, end in zip(ends, ends[1:], strict=False)]
    how = rng.choice(["plain", "before", "behind"])
    if how == "plain":
        return paragraph("".join(runs))
    kept = "".join(one if number % 2 else change("ins", one, "Bo")
                   for number, one in enumerate(runs))
    old = change("del", gone(before.replace("\n", " ")), "Ada")
    return paragraph(old + kept if how == "behind" else kept + old)


def worked_in(row, number: int, edit: Edit, rng: random.Random) -> tuple[str, Edit]:
    """A row after somebody has worked in it, and what they can be said to have done: a sheet
    has no mark for a draft but the box, which is ticked where nothing else was done."""
    links = list_links(row.source)
    before = show_text(row.words, links)
    if edit.words is None:
        tick = paragraph(run("[x] stands as it is")) if row.is_draft else ""
        return table_row(row_cells(row, number, remark=tick)), Edit(None, draft=False)
    seen = show_text(edit.words, links)
    same = tidy(seen) == tidy(before)
    read = read_chips(tidy(seen), row.source, row.words).text
    return (table_row(row_cells(row, number, typed(seen, before, rng))),
            Edit(None if same else read, row.is_draft and same))


def test_of_a_thousand_edits_in_sheets_none_is_lost():
    edited = 0

    @given(st.integers(0, 2**32))
    def play(seed):
        nonlocal edited
        sent, wanted, ours, changed = dealt(seed)
        rng, theirs, rows = random.Random(seed), {}, []
        for number, row in enumerate(sent.rows, 1):
            if row.id in wanted:
                line, theirs[row.id] = worked_in(row, number, wanted[row.id], rng)
                rows.append(line)
            else:
                rows.append(table_row(row_cells(row, number)))
        rng.shuffle(rows)
        edited += len(theirs) + len(ours)
        now = here_after(sent, ours, changed)
        delivery, _words, _findings = comes_back(sent, save(sheet_body(sent, rows), sent), now)
        assert_nothing_lost(sent, delivery, now, theirs, ours)

    play()
    assert edited >= 1000


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
