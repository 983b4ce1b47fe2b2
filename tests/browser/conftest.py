"""A browser for the tests of pages, and tabs in it that note what happens."""

from __future__ import annotations

import pytest

from tests.helpers.browser import open_browser


@pytest.fixture(scope="module")
def browser():
    with open_browser() as one:
        yield one


@pytest.fixture
def tab(browser):
    """Opens a page in a context of its own, and notes what it asks for and complains of;
    ``failed``: requests that come to nothing too."""
    opened = []

    def start(width=1280, height=900, failed=True, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        opened.append(context)
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda one: page.asked.append(one.url))
        page.on("console", lambda one: page.said.append(one.text))
        page.on("pageerror", lambda one: page.said.append(str(one)))
        if failed:
            page.on("requestfailed", lambda one: page.said.append(f"failed: {one.url}"))
        return page

    yield start
    for one in opened:
        one.close()
