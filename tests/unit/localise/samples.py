"""A small kit, conventions and the shipped word lists, for tests of this room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from presskit.content.inlines import read_inlines
from presskit.content.yaml import read_table
from presskit.diagnostics import Findings
from presskit.document import plain_text
from presskit.localise.register import Register, extract_register
from presskit.localise.review import Side
from presskit.localise.route import Route, reach_locale
from presskit.localise.tables import Tools, decode_tools
from presskit.model.kit import Kit
from presskit.model.segment import Catalogue, Message, Segment
from presskit.model.walk import each_segment, with_paths

TABLES = Path(__file__).parents[3] / "templates" / "vocabulary"
HK, TW, CN = "zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN"


def _conventions(outer: str, nested: str, dot: str, comma: str = "、") -> SimpleNamespace:
    return SimpleNamespace(quotation=SimpleNamespace(outer=tuple(outer), nested=tuple(nested)),
                           name_dot=dot, enumeration_marked=comma)


CONVENTIONS = {
    HK: _conventions("「」", "『』", "·"), TW: _conventions("「」", "『』", "‧"),
    CN: _conventions("“”", "‘’", "·", ""), "en": _conventions("“”", "‘’", "·"),
    "ja": _conventions("「」", "『』", "・"), "ko": _conventions("“”", "‘’", "·"),
}

PEOPLE = {
    "yu-zhen": {"names": {
        HK: {"full": "於朕", "note": "as printed"}, TW: {"full": "於朕"}, CN: {"full": "于朕"},
        "en": {"full": "Yu Zhen", "short": "Yu"}, "ko": {"full": "위전"}}},
    "wang-hongwei": {"title": "中國電影導演協會秘書長", "names": {
        HK: {"full": "王紅衛"}, TW: {"full": "王紅衛"}, CN: {"full": "王红卫"},
        "en": {"full": "Wang Hongwei", "short": "Wang"}, "ko": {"full": "왕훙웨이"}}},
    "hopcroft": {"names": {
        HK: {"full": "約翰．愛德華．霍普克羅夫特", "short": "霍普克羅夫特"},
        TW: {"full": "約翰‧愛德華‧霍普克羅夫特", "short": "霍普克羅夫特"},
        CN: {"full": "约翰·爱德华·霍普克罗夫特", "short": "霍普克罗夫特"},
        "en": {"full": "John Edward Hopcroft", "short": "Hopcroft"},
        "ko": {"full": "존 에드워드 홉크로프트", "short": "홉크로프트"}}},
}
TERMS = {"hybrid": {"names": {HK: {"full": "混合智能"}, TW: {"full": "混合智能"},
                              CN: {"full": "混合智能"}, "en": {"full": "hybrid intelligence"},
                              "ko": {"full": "혼합 지능"}}}}
QUOTES = {
    "wen": {"speaker": "wang-hongwei", "spoken_in": "zh", "words": [
        "語言的描述存在天然的局限性，", "要真正實現『讓每個人都能用AI講出好故事』的願景。"]},
    "hop": {"speaker": "hopcroft", "spoken_in": "en", "text_is": "translation",
            "words": "AI不會取代藝術家，這種信息是不存在的。"},
}
BODY = (
    "會上展映了於朕與王紅衛的視頻。",
    "王紅衛指出，{q:wen#1,}又說{q:wen#2}他很樂觀。",
    "{q:hop}霍普克羅夫特說。",
    "論壇標誌着「視頻」的新階段，裏面有想像力。",
)
LOCALES = {TW: {"reach": "convert"}, CN: {"reach": "convert"}, "en": {"reach": "translate"},
           "ko": {"reach": "translate", "from": "en"}}


def make_kit(body: Iterable[str] = BODY, *, catalogues: Mapping[str, list[Message]] = {},
             **values: object) -> Kit:
    """The sample kit with another body, catalogues, or other values."""
    blocks = [{"kind": "paragraph", "segments": [text]} for text in body]
    full = {"id": "sample", "locale": HK, "source_locale": HK, "title": "論壇資料冊",
            "locales": LOCALES, "people": _with_ids(PEOPLE), "terms": _with_ids(TERMS),
            "quotes": _with_ids(QUOTES),
            "press_release": {"headline": "AI視頻生成邁入前夜", "body": blocks},
            "release": {"accept_suggested_names": True},
            "catalogues": {tag: Catalogue(tag, tuple(found))
                           for tag, found in catalogues.items()}} | values
    return with_paths(Kit.model_validate(
        full, context={"inlines": read_inlines, "locale": full["source_locale"]}))


def _with_ids(entries: dict) -> dict:
    return {key: {"id": key, **value} for key, value in entries.items()}


@cache
def shipped_tools() -> Tools:
    """The tools made of the shipped word lists."""
    findings = Findings()
    tools = decode_tools({path.stem: read_table(path) for path in sorted(TABLES.glob("*.yaml"))},
                         findings)
    assert not list(findings)
    return tools


def open_register(kit: Kit, locale: str, traps: Iterable[str] = ()) -> Register:
    """The register of a kit, with the shipped words."""
    return extract_register(kit, locale, shipped_tools().words, traps)


def side_of(kit: Kit) -> Side:
    """The side of a review that a localised kit is."""
    return Side(kit, open_register(kit, kit.locale))


def make_route(kit: Kit, tools: Tools | None = None) -> Route:
    """A route with fresh findings."""
    return Route(kit, CONVENTIONS, Findings(), tools or shipped_tools())


def localised(kit: Kit, locale: str) -> Kit:
    """The kit in a locale."""
    return reach_locale(make_route(kit), locale).kit


def body(kit: Kit) -> list[Segment]:
    """The segments of the release's body."""
    return [one for one in each_segment(kit) if one.path.startswith("release.body")]


def texts(kit: Kit) -> list[str]:
    """The plain words of the body."""
    return [plain_text(one.words) for one in body(kit)]


def message(context: str, source: str, words: str, **more: object) -> Message:
    """An entry of a PO file with its inlines."""
    return Message(context, source, words, read_inlines(words) if words else (), **more)


def codes(findings: Findings) -> list[str]:
    """The codes of what was found, in order."""
    return [one.code for one in findings]
