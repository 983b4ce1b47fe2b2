"""HTML: markup of the tree, and the page that stands alone."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from presskit.diagnostics import PresskitError
from presskit.document import (
    Figure,
    Heading,
    Link,
    Paragraph,
    Reference,
    Strong,
    Text,
    plain_text,
)
from presskit.render import render
from tests.helpers import documents
from tests.helpers.rendering import open_context

CONTEXT = open_context()


class Reader(HTMLParser):
    """Reads the words of the main part, its tags, and every address in the page."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.tags, self.addresses = [], [], []
        self.inside = False
        self.languages: list[tuple[str, str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.inside |= tag == "main"
        self.tags.append((tag, attributes))
        self.addresses += [attributes[name] for name in ("src", "href") if name in attributes]
        self.open.append(attributes.get("lang", ""))

    def handle_endtag(self, tag):
        self.inside &= tag != "main"
        self.open and self.open.pop()

    def handle_data(self, data):
        if self.inside:
            self.words.append(data)
            if self.open and self.open[-1]:
                self.languages.append((self.open[-1], data))


def read(document, context=CONTEXT) -> tuple[Reader, str]:
    text = render(document, "html", context).data.decode()
    reader = Reader()
    reader.feed(text)
    return reader, text


@pytest.mark.parametrize("locale", documents.LOCALES)
def test_every_word_of_the_tree_is_on_the_page_and_no_other(locale: str) -> None:
    for make in (documents.release, documents.bios, documents.quote_sheet, documents.fact_sheet):
        document = make(locale)
        reader, _text = read(document)
        assert "".join("".join(reader.words).split()) == "".join(
            plain_text(document.children).split())


def test_the_page_asks_for_nothing_from_outside() -> None:
    reader, text = read(documents.release())
    assert [one for one in reader.addresses if not one.startswith(("data:", "mailto:"))] == []
    assert "url(" not in text and "@import" not in text


def test_the_page_names_title_language_author_date_and_notice() -> None:
    document = documents.release("en")
    reader, text = read(document)
    assert f"<title>{document.title}</title>" in text
    assert dict(reader.tags)["html"]["lang"] == "en"
    metadata = {one["name"]: one["content"] for tag, one in reader.tags
                if tag == "meta" and "name" in one}
    assert metadata["author"] == "Kling AI"
    assert metadata["dcterms.created"] == "2025-12-19"
    assert document.property("notice") in metadata["description"]
    assert metadata["generator"] == "presskit 0"


def test_a_browser_is_told_to_ask_for_nothing_and_to_run_nothing() -> None:
    reader, _text = read(documents.release("en"))
    policy, = [one["content"] for tag, one in reader.tags if tag == "meta"
               and one.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ") and "script" not in policy
    assert "http" not in policy and "*" not in policy


def test_a_foreign_run_carries_its_language() -> None:
    reader, _text = read(documents.bios("en"))
    assert ("zh-Hant-HK", "費俊") in reader.languages
    reader, _text = read(documents.bios())
    assert ("en", "Ivy Zhang") in reader.languages


def test_tables_have_heads_with_a_scope_and_there_is_one_first_heading() -> None:
    reader, _text = read(documents.release())
    assert {one.get("scope") for tag, one in reader.tags if tag == "th"} == {"col"}
    assert [tag for tag, _one in reader.tags].count("h1") == 1
    reader, _text = read(documents.fact_sheet())
    assert {one.get("scope") for tag, one in reader.tags if tag == "th"} == {"row"}


def test_what_is_made_for_the_head_stays_together_below_the_headline_too() -> None:
    document = documents.release("en")
    first = next(index for index, one in enumerate(document.children)
                 if isinstance(one, Heading))
    head, (headline, *rest) = document.children[:first], document.children[first:]
    moved = replace(document, children=(headline, *head, *rest))
    _found, page = read(moved)
    assert '<header class="document-head">' not in page
    inside = page.partition('<div class="document-head">')[2].partition("</div>\n<p")[0]
    assert all(f'class="{role}' in inside for role in ("masthead", "notice-box", "sample-notice"))
    alone = replace(document, children=(*head[:-1], headline, *rest, head[-1]))
    assert '<div class="document-head">' not in read(alone)[1]  # a line of text needs no room


def test_words_are_escaped() -> None:
    body = Paragraph("body", (Text("a < b & c"), Strong((Text("</p>"),)),
                              Link('https://x.example/?a="1"', (Text("x"),))))
    document = replace(documents.release("en"), title="<script>", children=(
        Heading(1, "headline", (Text('"<i>'),)), body))
    reader, text = read(document)
    assert "a &lt; b &amp; c" in text and "<script" not in text and "<i>" not in text
    assert 'https://x.example/?a="1"' in reader.addresses


def test_a_draft_is_labelled_above_the_text() -> None:
    _reader, text = read(documents.release("ko", draft=True))
    assert text.index("번역 초안") < text.index("<main>")
    assert "번역 초안" not in read(documents.release("ko"))[1]


def test_no_joiners_reach_a_web_page() -> None:
    for locale in documents.LOCALES:
        assert not set(read(documents.release(locale))[1]) & set("\u200b\u2060")


def test_a_drawn_sign_holds_no_text() -> None:
    text = read(documents.bios())[1]
    assert "<svg" in text and not re.search(r"<text|<tspan", text)


def test_a_picture_of_the_kit_is_inside_the_page(tmp_path: Path) -> None:
    Image.new("RGB", (1, 1)).save(tmp_path / "a.png")
    document = replace(documents.release(), children=(
        Figure("picture", "a.png", "主視覺"), *documents.release().children))
    reader, _text = read(document, replace(CONTEXT, kit=str(tmp_path)))
    picture = next(one for tag, one in reader.tags if tag == "img")
    head, _comma, data = picture["src"].partition(",")
    assert picture["alt"] == "主視覺" and head == "data:image/png;base64"
    assert Image.open(BytesIO(b64decode(data))).size == (1, 1)


@pytest.mark.parametrize(("source", "code"), [
    ("gone.png", "picture-missing"), ("../a.png", "picture-outside"),
    ("a.bmp", "picture-format")])
def test_a_picture_that_cannot_be_used_is_an_error(tmp_path: Path, source: str,
                                                   code: str) -> None:
    document = replace(documents.release(), children=(Figure("picture", source, "x"),))
    with pytest.raises(PresskitError) as caught:
        read(document, replace(CONTEXT, kit=str(tmp_path)))
    assert caught.value.diagnostics[0].code == code


def test_a_node_that_no_finished_document_holds_is_refused() -> None:
    body = Paragraph("body", (Reference("quote:a"),))
    with pytest.raises(TypeError):
        read(replace(documents.release(), children=(body,)))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(documents.release(), "html", CONTEXT) == render(documents.release(), "html",
                                                                  CONTEXT)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="rtf"):
        render(documents.release(), "rtf", CONTEXT)


def test_a_chinese_headline_has_places_to_break_between_its_phrases_only() -> None:
    text = "AI創作全球生態論壇在港舉行"
    document = replace(documents.release(), children=(Heading(1, "headline", (Text(text),)),))
    page = render(document, "html", CONTEXT).data.decode()
    heading = re.search(r"<h1.*?</h1>", page)[0]
    assert "論壇<wbr>在港" in heading and "生<wbr>態" not in heading
    assert re.sub("<.*?>", "", heading) == text
    running = replace(document, children=(Paragraph("body", (Text(text),)),))
    assert "<wbr>" not in render(running, "html", CONTEXT).data.decode()
