"""The embargo's moment."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from presskit.diagnostics import Findings, Span
from presskit.model.faults import Finder
from presskit.model.moments import decode_embargo


def decode(embargo: str, zone: str = ""):
    places = {("embargo",): Span("kit.yaml", 2, 10), ("time_zone",): Span("kit.yaml", 3, 12)}
    sources = SimpleNamespace(places=places, findings=Findings())
    values, findings = {"embargo": embargo, "time_zone": zone}, Findings()
    decode_embargo(values, Finder(sources), findings)
    return values.get("embargo"), [(one.code, one.span.line) for one in findings]


@pytest.mark.parametrize("text", ["2026-03-18T09:00+08:00", "2026-03-18T01:00Z",
                                  "2026-03-18 09:00 +0800", "2026-03-18T09:00:00+08:00"])
def test_a_moment_with_its_offset_needs_no_zone(text: str) -> None:
    moment, found = decode(text)
    assert moment == dt.datetime(2026, 3, 18, 1, tzinfo=dt.UTC) and not found


def test_a_wall_time_is_taken_in_the_zone_of_the_kit() -> None:
    moment, found = decode("2026-07-01T09:00", "Europe/London")
    assert moment.isoformat() == "2026-07-01T09:00:00+01:00" and not found


def test_the_offset_given_wins_over_the_zone() -> None:
    assert decode("2026-07-01T09:00+08:00", "Europe/London")[0].utcoffset() == dt.timedelta(
        hours=8)


@pytest.mark.parametrize(("text", "zone", "found"), [
    ("2026-03-18T09:00", "", ("embargo-zone", 2)),
    ("2026-03-29T01:30", "Europe/London", ("embargo-zone", 2)),
    ("2026-10-25T01:30", "Europe/London", ("embargo-zone", 2)),
    ("2026-03-18T09:00", "Europe/Londn", ("time-zone-unknown", 3)),
    ("2026-03-18T25:00+08:00", "", ("date-unknown", 2)),
    ("2026-02-30T09:00+08:00", "", ("date-unknown", 2)),
    ("2026-03-18", "Europe/London", ("date-unknown", 2)),
    ("1766140200", "", ("date-unknown", 2)), ("soon", "", ("date-unknown", 2))])
def test_a_moment_that_is_none_is_an_error(text: str, zone: str, found: tuple) -> None:
    assert decode(text, zone) == (None, [found])


@pytest.mark.parametrize("text", ["", "  ", None])
def test_an_embargo_that_says_nothing_is_an_error(text: str | None) -> None:
    assert decode(text) == (None, [("embargo-empty", 2)])


def test_no_embargo_is_no_error() -> None:
    values, findings = {"time_zone": "Europe/London"}, Findings()
    decode_embargo(values, Finder(SimpleNamespace(places={}, findings=findings)), findings)
    assert "embargo" not in values and not len(findings)
