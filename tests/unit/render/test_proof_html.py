"""Proofs of web pages: each check is seen to fail on a page that is broken in just that way."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from presskit.document import Link, Paragraph, Text
from presskit.render import render
from presskit.render.proof.html import list_links, prove_html
from tests.helpers import documents
from tests.helpers.rendering import open_context

CONTEXT = open_context()


def linked(locale: str = "zh-Hant-HK"):
    """A release with a link and words in another language."""
    document = documents.release(locale)
    more = Paragraph("note", (Text("見", locale), Link("https://lamp.example/", (
        Text("Lamp Trust", "en"),)), Text("，和 ", locale), Text("共創の夜", "ja")))
    return replace(document, children=(*document.children, more), properties=(
        ("author", "Lamp Trust"), ("subject", "Opening"), ("keywords", "lamp"),
        ("date", "2026-03-18"), ("notice", "A sample")))


def page(document=None) -> str:
    return render(document or linked(), "html", CONTEXT).data.decode()


@pytest.mark.parametrize("document", [
    *(make(locale) for locale in documents.LOCALES
      for make in (documents.release, documents.fact_sheet)),
    documents.release("ko", draft=True), linked()], ids=lambda one: f"{one.kind}-{one.locale}")
def test_what_is_written_has_no_fault(document) -> None:
    assert prove_html(page(document).encode(), document, CONTEXT) == ()


def test_foreign_words_may_hold_words_of_a_third_language() -> None:
    document = documents.release("ja")
    more = Paragraph("note", (Text("越南語的mưa、日語的雨", "zh-Hant-HK"),))
    document = replace(document, children=(*document.children, more))
    assert prove_html(page(document).encode(), document, CONTEXT) == ()


def test_a_superseded_page_may_lead_back_within_its_room_and_nowhere_else() -> None:
    document = documents.release("en")
    back = Paragraph("correction", (Link("../../index.html", (Text("Now", "en"),)),))
    document = replace(document, children=(*document.children, back))
    assert prove_html(page(document).encode(), document, CONTEXT) == ()
    other = page(document).replace("../../index.html", "../../gone.html").encode()
    assert [one.message for one in prove_html(other, document, CONTEXT)][0] == (
        "the link “Now” leads to “../../gone.html”")
    assert "../../gone.html" in list_links(other)


def drop(pattern: str):
    return lambda text: re.sub(pattern, "", text, count=1, flags=re.DOTALL)


def put(old: str, new: str):
    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)
    return change


BODY = documents.WORDS["zh-Hant-HK"]["body"]
SPOILT = {
    "a word is gone": (put(BODY[:6], BODY[:5]), "text", "is missing behind"),
    "words beside main": (put("</main>", "</main><p>又</p>"), "text", "stand beside"),
    "a running line is gone": (drop("<footer.*</footer>"), "text", "is missing"),
    "no main": (lambda text: text.replace("<main>", "<div>").replace("</main>", "</div>"),
                "structure", "0 elements “main”"),
    "an invisible character": (put(BODY[:6], BODY[:5] + "\u2060" + BODY[5]), "structure",
                               "U+2060"),
    "another language": (put('<html lang="zh-Hant-HK"', '<html lang="zh"'), "structure",
                         "its language is zh"),
    "another title": (put("<title>", "<title>!"), "structure", "its title"),
    "no encoding": (drop('<meta charset="utf-8">'), "structure", "UTF-8"),
    "no author": (drop('<meta name="author"[^>]*>'), "structure", "author doesn't say"),
    "no notice": (put("A sample", "A simple"), "structure", "description doesn't say"),
    "no first heading": (lambda text: text.replace("<h1", "<h2").replace("</h1", "</h2"),
                         "structure", "0 headings of the first level"),
    "a skipped level": (lambda text: text.replace("<h2", "<h4").replace("</h2", "</h4"),
                        "structure", "is skipped"),
    "an undescribed picture": (put("</main>", '<img src="data:,"/></main>'), "structure",
                               "no words for those"),
    "a head of nothing": (put("</main>", "<table><tr><th></th></tr></table></main>"),
                          "structure", "doesn't say of what"),
    "two of one name": (put("</main>", '<i id="a"></i><i id="a"></i></main>'), "structure",
                        "two elements are called a"),
    "a link without words": (put("</main>", '<a href="https://lamp.example/"></a></main>'),
                             "structure", "has no words"),
    "a link to a script": (put("https://lamp.example/", "javascript:alert(1)"), "structure",
                           "leads to “javascript"),
    "another address": (put("https://lamp.example/", "https://lump.example/"), "structure",
                        "no link leads to https://lamp.example/"),
    "a script": (put("</main>", "</main><script>1</script>"), "structure", "“script”"),
    "a handler": (put("<main", '<main onclick="x()"'), "structure", "a script in onclick"),
    "a foreign picture": (put("</main>", '<img alt="" src="https://a.example/b.png"/></main>'),
                          "structure", "it asks for https://a.example"),
    "a foreign sheet": (put("</head>", '<link rel="stylesheet" href="a.css"></head>'),
                        "structure", "elsewhere"),
    "a foreign face": (put("</style>", "@font-face{src:url(https://a.example/f)}</style>"),
                       "structure", "a style asks"),
    "words in no language": (put('lang="ja"', ""), "structure", "under its language, ja"),
}


@pytest.mark.parametrize("way", SPOILT)
def test_a_broken_page_has_the_fault(way) -> None:
    spoil, aspect, said = SPOILT[way]
    whole = page()
    spoilt = spoil(whole)
    assert spoilt != whole
    faults = prove_html(spoilt.encode(), linked(), CONTEXT)
    assert [one for one in faults if one.aspect == aspect and said in one.message], faults


def test_what_is_no_page_is_told() -> None:
    for data in (b"", b"\xff\xfe"):
        fault, = prove_html(data, linked(), CONTEXT)
        assert "can't be read" in fault.message


def test_an_editors_own_frame_may_add_words_and_leave_main_out(tmp_path: Path) -> None:
    home = tmp_path / "templates/html"
    home.mkdir(parents=True)
    (home / "page.html.j2").write_text(
        '<!doctype html><html lang="{{ language }}"><head><meta charset="utf-8">'
        "<title>{{ title }}</title>{{ metadata }}</head><body><p>The Lamp</p>{{ label }}"
        "<div>{{ body }}</div>{{ footer }}<a href='https://lamp.example/x'>more</a></body></html>",
        "utf-8")
    context = open_context(tmp_path)
    data = render(linked(), "html", context).data
    assert prove_html(data, linked(), context) == ()
    faults = prove_html(data.replace(BODY[:6].encode(), BODY[:5].encode()), linked(), context)
    assert any(one.aspect == "text" for one in faults)
