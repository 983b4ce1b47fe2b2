"""The running text of a field, with the place of each character."""

from __future__ import annotations

import pytest

from presskit.content.files import Source
from presskit.content.flows import flow_of_block, flow_of_entry, flow_of_line, open_flows
from presskit.diagnostics import Span

YAML = '''# a remark
plain: 燈塔：海
single: '燈''塔'
double: "燈\\u5854\\"\\n海\\
  x"
block: |
  燈塔\\
  與海
folded: 燈塔
  與海 and
  more
list:
  - 甲
  - {full: 乙, n: "丙"}
'''


def typed(source: Source, flow, start: int, end: int) -> str:
    place = flow.place(start, end)
    return source.text[place[0]:place[1]] if place else ""


@pytest.mark.parametrize(("path", "text", "style"), [
    (("plain",), "燈塔：海", ":"), (("single",), "燈'塔", "'"), (("double",), '燈塔" 海x', '"'),
    (("block",), "燈塔與海", "|"), (("folded",), "燈塔與海 and more", ":"),
    (("list", 0), "甲", ":"), (("list", 1, "full"), "乙", ":"), (("list", 1, "n"), "丙", '"')])
def test_a_value_is_what_a_reader_sees(path: tuple, text: str, style: str) -> None:
    flow = open_flows(Source("f.yaml", YAML))(path)
    assert flow is not None and (flow.text, flow.style) == (text, style)


def test_a_character_is_found_where_it_was_typed() -> None:
    source = Source("f.yaml", YAML)
    flow = open_flows(source)(("double",))
    assert flow is not None
    assert typed(source, flow, 1, 2) == "\\u5854" and typed(source, flow, 2, 3) == '\\"'
    assert typed(source, flow, 4, 6) == ""  # a line's end stands between them


@pytest.mark.parametrize("path", [("nothing",), ("list",), ("list", 7), ("plain", "more")])
def test_what_is_no_text_has_no_flow(path: tuple) -> None:
    assert open_flows(Source("f.yaml", YAML))(path) is None


def test_front_matter_is_a_part_of_its_file() -> None:
    source = Source("release.md", "---\nheadline: 燈塔\n---\n海\n")
    flow = open_flows(source, (4, 17))(("headline",))
    assert flow is not None and typed(source, flow, 0, 2) == "燈塔"


@pytest.mark.parametrize(("markdown", "text"), [
    ("**「重點」**是*甲*", "「重點」是甲"),
    ("[於朕](person:yu-zhen)說：{q:a#1,}", "於朕說：\ufffc"),
    (r"\於朕 \* 一", "於朕 \ufffc 一"),
    ("見https://a.b/c_d,e(f)。", "見\ufffc)。"),
    ("寄 press@a-b.org，a.b/c--d", "寄 \ufffc，\ufffc"),
    ("snake_case _x_ &amp;", "snake_case x \ufffc"),
    ("見[https://a.b/3](https://a.b/3)看", "見\ufffc看"),
    ("[註]三", "[註]三"), ("<https://a.b/>", "\ufffc"), ("a\\\nb 甲\\\n乙", "a b 甲乙")])
def test_markup_is_no_text(markdown: str, text: str) -> None:
    assert flow_of_line(markdown).text == text


def test_a_block_begins_behind_its_bullet() -> None:
    source = Source("release.md", "甲\n\n- 燈塔\n  與海\n\n## 乙\n")
    assert flow_of_block(source, Span("release.md", 3, 1, 4, 5)).text == "燈塔與海"
    assert flow_of_block(source, Span("release.md", 6, 4, 6, 5)).text == "乙"


def test_an_entry_of_a_po_file_over_several_lines() -> None:
    source = Source("en.po", '#. remark\nmsgctxt "a"\nmsgid "「甲」"\nmsgstr ""\n"Sea \\"and\\" "\n'
                    '"land.\\n"\n\nmsgctxt "b"\nmsgid "x"\nmsgstr "y"\n')
    flow = flow_of_entry(source, 2)
    assert flow is not None and flow.text == 'Sea "and" land.'
    assert typed(source, flow, 4, 5) == '\\"' and typed(source, flow, 9, 11) == ""
    second = flow_of_entry(source, 8)
    assert second is not None and second.text == "y"
    assert flow_of_entry(Source("en.po", 'msgid "x"\n'), 1) is None
