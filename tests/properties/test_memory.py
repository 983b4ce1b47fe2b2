"""What need not be compared is never what would have been found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from presskit.localise.memory import compare_texts
from presskit.localise.memory.scanning import likest

HAN = st.text("".join(chr(0x4E00 + number) for number in range(40)), max_size=14)
LATIN = st.text("abcdefg ", max_size=14)
TEXTS = st.lists(HAN | LATIN, unique=True, max_size=12)


@given(TEXTS, st.lists(HAN | LATIN, min_size=3, max_size=6), st.integers(60, 99), st.randoms())
def test_the_likest_are_those_that_comparing_everything_finds(texts, asked, least, random):
    questions = asked + ["".join(char if random.random() < 0.8 else "一" for char in text)
                         for text in texts]
    texts = sorted(texts, key=lambda text: (len(text), text))
    found = likest(texts, questions, least, 99)
    for question, hits in zip(questions, found, strict=True):
        plain = process.extract(question, texts, scorer=fuzz.ratio, processor=None,
                                score_cutoff=least, limit=99)
        assert sorted(hits) == sorted((text, likeness) for text, likeness, _ in plain)
        assert [likeness for _, likeness in hits] == [likeness for _, likeness, _ in plain]


@given(HAN | LATIN | st.text(max_size=20), HAN | LATIN | st.text(max_size=20))
def test_a_difference_holds_both_texts(old, new):
    runs = compare_texts(old, new)
    assert "".join(run.text for run in runs if run.kind != "insert") == old
    assert "".join(run.text for run in runs if run.kind != "delete") == new
    assert all(run.text for run in runs)
