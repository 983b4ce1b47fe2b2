"""Reading a web page: what it says, apart from its running lines, and what it says of itself.

Never here: how it looks.
"""

from __future__ import annotations

from pathlib import Path

from lxml import html

__all__ = ["body_text", "metadata", "open_page", "running_text", "whole_text"]


def open_page(path: Path) -> html.HtmlElement:
    """The root of a page."""
    return html.document_fromstring(path.read_bytes(),
                                    parser=html.HTMLParser(encoding="utf-8"))


def body_text(page: html.HtmlElement) -> str:
    """The text of ``main``: the document, readings behind their words.  Their brackets are shown
    by a browser alone that sets no reading above."""
    main, = page.findall(".//main")
    return "".join(main.xpath(".//text()[not(parent::rp)]"))


def running_text(page: html.HtmlElement) -> str:
    """The text of what stands around it: label, notice, edition."""
    around = page.xpath("//*[contains(concat(' ', @class, ' '), ' running ')]")
    return " ".join("".join(one.itertext()) for one in around)


def whole_text(page: html.HtmlElement) -> str:
    """All text between ``<body>`` and ``</body>``."""
    return "".join(page.body.itertext())


def metadata(page: html.HtmlElement) -> dict[str, str]:
    """``lang``, ``title`` and every ``meta`` element by its name."""
    found = {one.get("name"): one.get("content", "") for one in page.findall(".//meta[@name]")}
    return {"lang": page.get("lang", ""), "title": page.findtext(".//title") or "", **found}
