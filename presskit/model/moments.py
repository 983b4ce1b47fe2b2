"""The embargo's moment: wall time and zone to one instant.

Here: decoding ``embargo`` and ``time_zone``.  Never here: what time it is now.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import zoneinfo
from collections.abc import Set
from functools import cache
from typing import Any

from presskit.diagnostics import Findings
from presskit.model.faults import Finder

__all__ = ["decode_embargo"]

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)\s*"
                     r"(Z|[+-]\d{2}:?\d{2})?")


_ABBREVIATIONS = {
    "HKT": "Asia/Hong_Kong", "SGT": "Asia/Singapore", "MYT": "Asia/Kuala_Lumpur",
    "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "PHT": "Asia/Manila", "ICT": "Asia/Bangkok",
    "WIB": "Asia/Jakarta", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
    "AWST": "Australia/Perth", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland",
    "BST": "Europe/London", "CEST": "Europe/Berlin", "EEST": "Europe/Athens",
    "MSK": "Europe/Moscow", "EDT": "America/New_York", "CDT": "America/Chicago",
    "MDT": "America/Denver", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "BRT": "America/Sao_Paulo", "GST": "Asia/Dubai", "SAST": "Africa/Johannesburg",
    "BEIJING": "Asia/Shanghai", "北京": "Asia/Shanghai", "香港": "Asia/Hong_Kong",
    "台北": "Asia/Taipei", "臺北": "Asia/Taipei", "東京": "Asia/Tokyo", "서울": "Asia/Seoul"}
"""What people write for a zone, and its name; IST and CST are several and left out."""


def decode_embargo(values: dict[str, Any], finder: Finder, findings: Findings) -> None:
    """Replace ``values["embargo"]`` by an aware time, or take it out after an error; one that says
    nothing is an error too, for whoever wrote it meant one.

    Without an offset the time is taken on the wall of ``time_zone`` (an IANA name); a wall
    time that the zone skips or has twice is an error.
    """
    zone = _decode_zone(values, finder, findings)
    if "embargo" not in values:
        return
    given, span = values.pop("embargo"), finder.value(("embargo",))
    if given is None or isinstance(given, str) and not given.strip():
        findings.error("embargo-empty", "embargo: says no time, and nothing would be held back",
                       span=span, hint="write it, for example 2026-03-18T09:00+08:00; where there "
                       "is no embargo take the line out")
        return
    match = _MOMENT.fullmatch(given.strip()) if isinstance(given, str) else None
    try:
        moment = dt.datetime.fromisoformat("T".join(match.group(1, 2)) + (match[3] or ""))
    except (AttributeError, ValueError, TypeError):
        findings.error("date-unknown", f'"{given}" is not a time', span=span,
                       hint="write year-month-day, T, hour:minute and the offset from UTC, for "
                       "example 2025-12-19T14:30+08:00")
        return
    if moment.tzinfo is not None:
        values["embargo"] = moment
    elif not values.get("time_zone"):
        findings.error("embargo-zone", "the embargo names no zone", span=span,
                       hint=f"add the offset, for example {given.strip()}+08:00, or a line "
                       "time_zone: Asia/Hong_Kong")
    elif zone is not None:
        _place(values, moment, zone, span, findings)


def _decode_zone(values: dict[str, Any], finder: Finder,
                 findings: Findings) -> zoneinfo.ZoneInfo | None:
    name = values.get("time_zone")
    if not name or not isinstance(name, str):
        return None
    known = _list_zones()
    if name in known:
        return zoneinfo.ZoneInfo(name)
    findings.error("time-zone-unknown", f'"{name}" is not a time zone',
                   span=finder.value(("time_zone",)), hint=_hint_zone(name.strip(), known))
    return None


@cache
def _list_zones() -> frozenset[str]:
    """The names of all zones; looking through their folders takes longer than reading a kit's
    first file."""
    return frozenset(zoneinfo.available_timezones())


def _hint_zone(name: str, known: Set[str]) -> str:
    """The zone that may be meant: by its abbreviation, its city, its spelling."""
    usual = "write Area/City of the IANA list, for example Asia/Hong_Kong"
    if re.match(r"(?i)(utc|gmt)\s*[+-]", name):
        return f"an offset changes with the season: {usual}"
    near = [_ABBREVIATIONS.get(name.upper(), "")]
    city = name.replace(" ", "_").lower()
    near += sorted(one for one in known if one.lower().rpartition("/")[2] == city and "/" in one)
    by_lower = {one.lower(): one for one in known if "/" in one and not one.startswith("Etc/")}
    near += [by_lower[one] for one in difflib.get_close_matches(city, by_lower, n=1, cutoff=0.6)]
    found = next(filter(None, near), "")
    return f"did you mean {found}?" if found else usual


def _place(values: dict[str, Any], moment: dt.datetime, zone: zoneinfo.ZoneInfo, span: Any,
           findings: Findings) -> None:
    first, second = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    back = first.astimezone(dt.UTC).astimezone(zone)
    if back.replace(tzinfo=None) != moment:
        findings.error("embargo-zone", f"the clocks of {zone.key} skip this time", span=span,
                       hint="choose another time, or add the offset from UTC")
    elif first.utcoffset() != second.utcoffset():
        findings.error("embargo-zone", f"the clocks of {zone.key} show this time twice",
                       span=span, hint=f"add the offset: {_offset(first)} or {_offset(second)}")
    else:  # a fixed offset: the same moment, whatever becomes of the zone's rules
        values["embargo"] = first.replace(tzinfo=dt.timezone(first.utcoffset()))


def _offset(moment: dt.datetime) -> str:
    text = moment.strftime("%z")
    return f"{text[:3]}:{text[3:]}"
