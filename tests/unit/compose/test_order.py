"""Blocks in the order of the layout, and a complaint for a name that is none."""

from dataclasses import replace

import pytest

from presskit.compose.documents import compose
from presskit.diagnostics import PresskitError, Span
from presskit.model.tables import decode_layout


def with_layout(tables, **orders):
    places = {("press-release", "default", 1): Span("layout.yaml", 3, 20)}
    shipped = {kind: dict(rows) for kind, rows in tables.layout.orders.items()}
    return replace(tables, layout=decode_layout(shipped | orders, places))


def roles(kit, tables):
    document, = compose(kit, "press-release", tables)
    return [getattr(one, "role", "") for one in document.children]


def test_an_editor_may_reorder_and_leave_out(kit, new_tables):
    tables = with_layout(new_tables("zh-Hant-HK"), **{
        "press-release": {"default": ["headline", "masthead", "end-mark"]}})
    assert roles(kit, tables) == ["headline", "masthead", "end-mark"]


def test_a_locale_may_have_its_own_order(new_kit, new_tables):
    orders = {"press-release": {"default": ["headline"], "zh-Hant": ["end-mark", "headline"]}}
    for locale, expected in (("zh-Hant-TW", ["end-mark", "headline"]), ("en", ["headline"])):
        assert roles(new_kit(locale), with_layout(new_tables(locale), **orders)) == expected


@pytest.mark.parametrize(("names", "code", "hint"), [
    (["headline", "endmark"], "block-unknown", "did you mean end-mark?"),
    (["headline", "headline"], "block-twice", "take one of them out")])
def test_a_wrong_name_has_a_place_and_a_hint(kit, new_tables, names, code, hint):
    tables = with_layout(new_tables("zh-Hant-HK"), **{"press-release": {"default": names}})
    with pytest.raises(PresskitError) as caught:
        roles(kit, tables)
    found, = caught.value.diagnostics
    assert (found.code, found.hint, found.place) == (code, hint, "layout.yaml:3:20")


def test_fact_rows_are_ordered_too(kit, new_tables):
    tables = with_layout(new_tables("zh-Hant-HK"), **{"fact-rows": {"default": ["date", "evnt"]}})
    with pytest.raises(PresskitError) as caught:
        compose(kit, "fact-sheet", tables)
    assert caught.value.diagnostics[0].hint == "did you mean event?"


def test_no_layout_hides_an_embargo(new_kit, new_tables):
    kit = new_kit(embargo="2025-12-19T10:00:00+08:00")
    tables = with_layout(new_tables("zh-Hant-HK"), **{
        "press-release": {"default": ["masthead", "headline", "body"]}})
    with pytest.raises(PresskitError) as caught:
        roles(kit, tables)
    assert [one.code for one in caught.value.diagnostics] == ["embargo-hidden"]
