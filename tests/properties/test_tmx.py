"""Whatever texts hold, they come back from a file, and words and markup are told apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from presskit.diagnostics import Findings
from presskit.localise.codes import Code, join_codes, split_codes
from presskit.localise.memory import Entry
from presskit.localise.tmx import read_tmx, write_tmx
from presskit.model.segment import State

MARKUP = st.lists(st.sampled_from(
    ["於朕", "a", " b ", "**", "*", "_", "\\*", "\\", "[", "]", "(", ")", "](https://a.example/_b)",
     "{q:wen#1,}", "{", "}", "<b>", "&amp;", "\\\n", "“", "\U00020BB7", "!", "`"]),
    max_size=12).map("".join)
# White space round a text is the layout of a file, as a line feed is; as markup it is a break.
TEXTS = MARKUP.map(lambda text: f"甲{text}乙").filter(
    lambda text: not any("\n" in piece for piece in split_codes(text) if isinstance(piece, str)))
LINES = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"]), max_size=12)
ENTRIES = st.builds(
    Entry, st.sampled_from(["zh-Hant-HK", "en"]), st.sampled_from(["ja", "ko"]), TEXTS, TEXTS,
    LINES, LINES, LINES, LINES, st.sampled_from([State.TRANSLATED, State.REVIEWED, State.FINAL]),
    LINES, st.sampled_from(["", "2027-03-01", "2027-03-01T10:00+08:00", "soon"]),
    st.sampled_from(["", "2027-04-01T01:00:00Z"]), LINES)


@given(MARKUP | st.text("ab於*_\\[](){}q:<>&;!#\n `-.1", max_size=20))
def test_words_and_markup_join_to_the_same_text(text):
    pieces = split_codes(text)
    assert join_codes(pieces) == text
    for at, piece in enumerate(pieces):
        if isinstance(piece, Code) and piece.partner >= 0:
            assert pieces[piece.partner].partner == at


@given(st.lists(ENTRIES, max_size=5))
def test_what_is_written_is_read_again(entries):
    findings = Findings()
    assert read_tmx(write_tmx(entries), "some.tmx", findings) == tuple(entries)
    assert not list(findings)
