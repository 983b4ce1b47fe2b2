"""Places on pages that somebody should look at."""

from dataclasses import replace

import pytest

from presskit.document import Document, Heading, PageBreak, Paragraph, Text
from presskit.render.pdf import render_pdf
from tests.helpers.rendering import open_context


def document(*blocks):
    return Document("press-release", "opening", "en", "A test", blocks)


def paragraph(words, role="body"):
    return Paragraph(role, (Text(words, "en"),))


def heading(words, level=2, role="section-heading"):
    return Heading(level, role, (Text(words, "en"),))


def marks(*blocks):
    made = render_pdf(document(*blocks), open_context())
    return made, made.marks


FILLER = paragraph("The lighthouse stands where it has always stood. " * 8)


@pytest.mark.parametrize(("words", "marked"), [
    ("Short enough", False), ("A heading that goes on and on, " * 8, True)])
def test_a_heading_of_many_lines_is_marked_where_it_stands(words, marked):
    _made, found = marks(paragraph("Before.", "lead"), heading(words), FILLER)
    assert ("heading-long" in [one.code for one in found]) is marked
    for one in found:
        assert one.page == 1 and words.split()[0] in one.words
        assert 0 < one.x < 0.5 and 0 < one.y < 0.5 and one.width > 0.3 and 0 < one.height < 0.3


def test_a_last_page_with_next_to_nothing_and_a_page_with_an_empty_foot():
    made, found = marks(*[FILLER] * 3, PageBreak(), paragraph("The end."))
    assert made.pages == 2
    hole, last = found
    assert (hole.code, hole.page, last.code, last.page) == ("page-hole", 1, "page-nearly-empty", 2)
    assert hole.y > 0.2 and hole.height > 0.3 and hole.y + hole.height < 0.95
    assert last.y < 0.2 and last.height < 0.1


def test_pages_that_are_filled_have_no_mark():
    made, found = marks(*[FILLER] * 7, PageBreak(), *[FILLER] * 2)
    assert made.pages == 2 and [one.code for one in found] == []


def test_the_marks_are_kept_with_the_artifact(tmp_path):
    from presskit.build.store import Kept, Store
    made, found = marks(heading("A heading that goes on and on, " * 8), FILLER)
    assert found
    store = Store(tmp_path)
    store.keep("a" * 64, Kept((made,)))
    assert store.find("a" * 64).artifacts[0].marks == found
    assert replace(made, marks=()).data == made.data
