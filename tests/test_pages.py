"""The article of a web page, and nothing else of it."""

import pytest

from presskit.content.articles_html import gather_page
from tests.helpers.web_pages import LATER, PAGES, fill, measure


@pytest.mark.parametrize("path", [*PAGES, *LATER], ids=lambda path: path.stem)
def test_the_article_of_a_page_is_whole_and_alone(path):
    """What is foreign on pages that rules were not written with is held where it was measured."""
    page = fill(path)
    gathered, _, _ = gather_page(page.data, lambda _: None)
    kept, foreign = measure(page, gathered.text)
    assert kept == 1.0
    assert foreign <= (0.18 if path in LATER else 0.03)
    assert any("around the article" in one for one in gathered.left_out)


def test_a_page_of_several_articles_tells_that_it_has_others():
    words = "The lamp was lit again, and two hundred people came to see it. "
    page = "".join(f"<article><h2>{name}</h2><p>{words * count}</article>"
                   for name, count in (("one", 3), ("two", 4), ("three", 1)))
    gathered, _, _ = gather_page(page.encode(), lambda _: None)
    assert gathered.text.startswith("two") and "1 × other article of the page" in gathered.left_out
