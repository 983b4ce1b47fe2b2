"""A quote that is printed is the quote that was said.

In the source and in converted locales only three things may change: marks, the final stop,
white space; under conversion characters as well, but no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.build.tables import read_conventions, read_shelf, read_tables, read_tools
from presskit.compose import compose
from presskit.content.inlines import read_inlines
from presskit.desk import Desk
from presskit.diagnostics import Findings
from presskit.document import Span, plain_text, walk
from presskit.localise.characters import open_simplifier
from presskit.localise.route import Route, reach_locale
from presskit.model.kit import Kit
from presskit.model.walk import with_paths

HK, TW, CN = "zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN"
PHRASES = ("視頻", "信息", "人工智能", "軟件", "網絡", "大屏", "運營", "傳媒機構", "AI", "O1 模型",
           "隨着", "裏面", "衞生", "後台", "頭髮", "藝術家", "鋼琴", "未來", "，", "。", "？", "……",
           "：")
WORDS = st.recursive(
    st.lists(st.sampled_from(PHRASES), min_size=1, max_size=6).map("".join),
    lambda inner: st.tuples(inner, inner, inner).map(lambda t: f"{t[0]}『{t[1]}』{t[2]}"),
    max_leaves=4)
FRAMES = st.sampled_from(["他說：{q:said}", "{q:said}他說。", "他說，{q:said,}並離開。", "{q:said}",
                          "他說：{q:said}。"])


def make_kit(words: str, frame: str) -> Kit:
    values = {"id": "said", "locale": HK, "source_locale": HK, "title": "資料",
              "locales": {TW: {"reach": "convert"}, CN: {"reach": "convert"}},
              "people": {"ann": {"id": "ann", "names": {tag: {"full": "安"}
                                                        for tag in (HK, TW, CN)}}},
              "quotes": {"said": {"id": "said", "speaker": "ann", "words": words}},
              "press_release": {"headline": "題", "body": [
                  {"kind": "paragraph", "segments": ["導語。"]},
                  {"kind": "paragraph", "segments": [frame]}]}}
    return with_paths(Kit.model_validate(values, context={"inlines": read_inlines, "locale": HK}))


@cache
def tables():
    """Conventions by locale, word lists, and the tables of documents by locale."""
    shelf = read_shelf(Path("no-kit"), Desk())
    conventions = read_conventions(shelf, make_kit("甲", "乙"))
    documents = {tag: read_tables(shelf, tag, conventions[tag]) for tag in (HK, TW, CN)}
    return conventions, read_tools(shelf, make_kit("甲", "乙"), Desk(), {}, Findings()), documents


def printed(words: str, frame: str, locale: str) -> Iterator[str]:
    """The quote as it stands in the release and in the quote sheet of a locale."""
    conventions, tools, documents = tables()
    route = Route(make_kit(words, frame), conventions, Findings(), tools)
    reached = reach_locale(route, locale).kit
    for kind in ("press-release", "quote-sheet"):
        [document] = compose(reached, kind, documents[locale])
        shown = [plain_text(node) for node in walk(document.children)
                 if isinstance(node, Span) and node.role == "quote"]
        assert len(shown) == 1, kind
        yield shown[0]


def bare(text: str) -> str:
    """The words without white space, marks and the final stop."""
    return re.sub("[。，]$", "", re.sub(r"[\s「」『』“”‘’]", "", text))


@given(WORDS, FRAMES)
def test_the_source_prints_the_words_that_were_stored(words, frame):
    for text in printed(words, frame, HK):
        assert bare(text) == bare(words)


@pytest.mark.parametrize("locale", [TW, CN])
@given(words=WORDS, frame=FRAMES)
def test_a_conversion_prints_them_in_other_characters(locale, words, frame):
    same = simplifier()
    for text in printed(words, frame, locale):
        assert same(bare(text)) == same(bare(words))


@pytest.mark.parametrize(("locale", "outer", "nested"), [
    (HK, "「」", "『』"), (TW, "「」", "『』"), (CN, "“”", "‘’")])
@given(words=WORDS)
def test_marks_are_those_of_the_locale_by_depth(locale, outer, nested, words):
    for text in printed(words, "{q:said}", locale):
        depth = 0
        for char in text:
            if char in "「『“‘":
                assert char == (nested if depth % 2 else outer)[0]
                depth += 1
            elif char in "」』”’":
                depth -= 1
                assert char == (nested if depth % 2 else outer)[1]
        assert depth == 0


@cache
def simplifier():
    convert = open_simplifier(None)
    return lambda text: convert(text.replace("衞", "衛").replace("著", "着"))
