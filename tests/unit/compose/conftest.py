"""A small kit in code, the shipped tables, and a reader of references for the fixtures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from presskit.document import LineBreak, Reference, Text
from presskit.model.kit import Kit
from presskit.model.segment import Segment, State
from presskit.model.tables import (
    Tables,
    choose_table,
    decode_conventions,
    decode_layout,
    decode_phrases,
    decode_roles,
)
from presskit.model.walk import map_segments, with_paths

TEMPLATES = Path(__file__).parents[3] / "templates"

_MARKUP = re.compile(r"\{q:(?P<quote>[^,!}]+)(?P<mode>[,!]?)\}|"
                     r"\[(?P<words>[^\]]+)\]\((?P<target>[^)]+)\)|(?P<break>\\\n)")


def read_inlines(text: str) -> tuple:
    """Text with ``{q:id}``, ``[words](person:id)`` and breaks at sense."""
    out: list[Any] = []
    end = 0
    for match in _MARKUP.finditer(text):
        if match.start() > end:
            out.append(Text(text[end:match.start()]))
        end = match.end()
        if match["quote"]:
            out.append(Reference(f"quote:{match['quote']}", match["mode"]))
        elif match["target"]:
            out.append(Reference(match["target"], "", (Text(match["words"]),)))
        else:
            out.append(LineBreak())
    return (*out, Text(text[end:])) if end < len(text) else tuple(out)


@cache
def read_table(path: str) -> Any:
    """A table as the content room reads it: every scalar a string."""
    return yaml.load((TEMPLATES / path).read_text(encoding="utf-8"), yaml.BaseLoader)


@cache
def conventions_sets() -> dict[str, Any]:
    """All convention sets by name."""
    return {path.stem: read_table(f"conventions/{path.name}")
            for path in sorted((TEMPLATES / "conventions").glob("*.yaml"))}


def tables_for(locale: str, **choice: Any) -> Tables:
    """The shipped tables for a locale; ``choice`` is what a kit says of its conventions."""
    phrases = choose_table(locale, [path.stem for path in (TEMPLATES / "phrases").glob("*")])
    return Tables(locale, decode_phrases(phrases, read_table(f"phrases/{phrases}.yaml")),
                  decode_conventions(conventions_sets(), locale, choice),
                  decode_layout(read_table("layout.yaml")),
                  decode_roles(read_table("roles.yaml")),
                  decode_conventions(conventions_sets(), "zh-Hant-HK", {}).quotation)


LONG_BIO = "在大學任教二十年，" * 13 + "現居香港。"

BASE: dict[str, Any] = {
    "id": "spring-forum", "source_locale": "zh-Hant-HK", "locale": "zh-Hant-HK",
    "locales": {"en": {"reach": "translate"}, "ja": {"reach": "translate"},
                "ko": {"reach": "translate", "from": "en"},
                "zh-Hant-TW": {"reach": "convert", "from": "zh-Hant-HK"},
                "zh-Hans-CN": {"reach": "convert", "from": "zh-Hant-HK"}},
    "title": "春季論壇資料", "time_zone": "Asia/Hong_Kong", "version": 2,
    "release_date": "2025-12-19",
    "parties": [{"organisation": "office", "role": "issuer"},
                {"organisation": "zeta", "role": "organiser"},
                {"organisation": "alpha", "role": "organiser"}],
    "event": {"name": "forum", "part_of": "fair", "theme": "bridges", "date": "2025-12-19",
              "time": "下午", "city": "香港", "admission": "憑證入場"},
    "sessions": {
        "panel": {"kind": "panel", "theme": "bridges", "people": ["wong", "hill"],
                  "closing_words": ["耐性", "好奇"]},
        "show": {"kind": "screening", "name": "放映會", "works": ["river"]}},
    "facts": [{"label": "參加人數", "value": "120人"}],
    "contacts": {"default": [{"name": "新聞組", "department": "傳訊部",
                              "phone": "+852 5550 0100", "email": "press@example.org",
                              "url": "https://example.org/press", "hours": "平日"}],
                 "ja": [{"name": "東京窗口", "email": "tokyo@example.org"}]},
    "boilerplate": ["office"],
    "press_release": {
        "headline": "春季論壇在港舉行\\\n三百人談橋樑", "subheads": ["第一副題", "第二副題"],
        "short_headline": "春季論壇", "place": "香港",
        "body": [
            {"kind": "paragraph", "segments": ["論壇今日舉行。{q:wong-one}"]},
            {"kind": "heading", "level": 2, "segments": ["工具與作者"]},
            {"kind": "paragraph", "segments": ["{q:wong-two}，呼籲開放。{q:hill-one!}"]},
            {"kind": "pull-quote", "target": "wong-one"},
            {"kind": "works", "target": "film"},
            {"kind": "list", "segments": ["一項", "二項"]},
            {"kind": "figure", "target": "view"},
            {"kind": "rule"}]},
    "people": {
        "wong": {"names": {
            "zh-Hant-HK": {"full": "黃河清", "status": "given"},
            "zh-Hant-TW": {"full": "黃河清", "status": "confirmed"},
            "zh-Hans-CN": {"full": "黄河清", "status": "confirmed"},
            "en": {"full": "Wong Ho-ching", "status": "suggested", "method": "romanisation"},
            "ja": {"full": "黄河清", "reading": "ウォン・ホーチン", "status": "suggested",
                   "method": "kana"},
            "ko": {"full": "웡호칭", "status": "suggested", "method": "hangul"}},
            "roles": ["speaker", "panellist"], "title": "大學教授", "bio": LONG_BIO},
        "hill": {"names": {
            "zh-Hant-HK": {"full": "安·希爾", "status": "published"},
            "zh-Hant-TW": {"full": "安‧希爾", "status": "published"},
            "zh-Hans-CN": {"full": "安·希尔", "status": "published"},
            "en": {"full": "Ann Hill", "status": "given"},
            "ja": {"full": "アン・ヒル", "status": "confirmed"},
            "ko": {"full": "앤 힐", "status": "confirmed"}},
            "roles": ["speaker"], "title": "工程師", "part": "主講"}},
    "organisations": {
        "office": {"names": {"zh-Hant-HK": {"full": "論壇辦事處"}, "en": {"full": "Forum Office",
                   "status": "confirmed"}}, "about": "辦事處成立於2010年。"},
        "zeta": {"names": {"zh-Hant-HK": {"full": "乙會"}}},
        "alpha": {"names": {"zh-Hant-HK": {"full": "甲會"}}}},
    "works": {
        "forum": {"kind": "event", "names": {"zh-Hant-HK": {"full": "春季論壇"},
                  "en": {"full": "Spring Forum", "status": "confirmed"}}},
        "fair": {"kind": "festival", "names": {"zh-Hant-HK": {"full": "春季博覽"}}},
        "bridges": {"kind": "theme", "names": {"zh-Hant-HK": {"full": "橋樑與人"}}},
        "river": {"kind": "film", "about": "一條河的一年。",
                  "names": {"zh-Hant-HK": {"full": "河"}, "en": {"full": "River"}},
                  "makers": [{"person": "wong", "role": "artist"},
                             {"person": "hill", "role": "creator"}]}},
    "quotes": {
        "wong-one": {"speaker": "wong", "words": "橋樑連起兩岸。它也叫做『路』。",
                     "spoken_in": "yue", "medium": "speech", "occasion": "開幕",
                     "date": "2025-12-19", "card": "橋樑連起\\\n兩岸。"},
        "wong-two": {"speaker": "wong", "words": ["我們開始，", "也不會停下。"],
                     "spoken_in": "zh"},
        "hill-one": {"speaker": "hill", "words": "河水不等人。", "spoken_in": "en",
                     "text_is": "translation", "medium": "panel"}},
    "pictures": {"view": {"file": "pictures/view.png", "caption": "兩岸", "alternative": "河景",
                          "credit": "辦事處", "rights": "限新聞用途"},
                 "talk": {"caption": "講者在台上"}},
    "notice": "示範文件",
    "release": {"accept_suggested_names": True},
}


def build_kit(locale: str = "zh-Hant-HK", **changes: Any) -> Kit:
    """The kit; its words stay the source's.  ``changes`` replace whole keys."""
    context = {"locale": "zh-Hant-HK", "inlines": read_inlines}
    kit = Kit.model_validate(BASE | changes, context=context)
    groups = ("people", "organisations", "works", "quotes", "pictures")
    kit = kit.model_copy(update={group: {
        key: one.model_copy(update={"id": key}) for key, one in getattr(kit, group).items()}
        for group in groups})
    return with_paths(kit).model_copy(update={"locale": locale})


def translate_kit(kit: Kit, words: dict[str, str], state: State = State.REVIEWED) -> Kit:
    """The kit with some source texts translated, by text; every other stays initial."""
    def change(segment: Segment) -> Segment:
        if segment.text not in words:
            return replace(segment, state=State.INITIAL)
        return replace(segment, words=read_inlines(words[segment.text]), language=kit.locale,
                       state=state)

    return map_segments(kit, change)


@pytest.fixture(scope="session")
def new_kit() -> Callable[..., Kit]:
    """Makes the kit in a locale, with keys replaced."""
    return build_kit


@pytest.fixture(scope="session")
def translated() -> Callable[..., Kit]:
    """Translates a kit, text by text."""
    return translate_kit


@pytest.fixture(scope="session")
def new_tables() -> Callable[..., Tables]:
    """The shipped tables of a locale."""
    return tables_for


@pytest.fixture
def inlines() -> Callable[[str], tuple]:
    """Reads references and breaks."""
    return read_inlines


@pytest.fixture
def kit() -> Kit:
    """The kit in its source locale."""
    return build_kit()
