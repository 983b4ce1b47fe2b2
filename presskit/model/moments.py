"""The embargo's moment: wall time and zone to one instant.

Here: decoding ``embargo`` and ``time_zone``.  Never here: what time it is now.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import zoneinfo
from typing import Any

from presskit.diagnostics import Findings
from presskit.model.faults import Finder

__all__ = ["decode_embargo"]

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)\s*"
                     r"(Z|[+-]\d{2}:?\d{2})?")


def decode_embargo(values: dict[str, Any], finder: Finder, findings: Findings) -> None:
    """Replace ``values["embargo"]`` by an aware time, or take it out after an error.

    Without an offset the time is taken on the wall of ``time_zone`` (an IANA name); a wall
    time that the zone skips or has twice is an error.
    """
    zone = _decode_zone(values, finder, findings)
    given = values.pop("embargo", None)
    if given in (None, ""):
        return
    span = finder.value(("embargo",))
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
    known = zoneinfo.available_timezones()
    if name in known:
        return zoneinfo.ZoneInfo(name)
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    findings.error("time-zone-unknown", f'"{name}" is not a time zone',
                   span=finder.value(("time_zone",)),
                   hint=f"did you mean {near[0]}?" if near
                   else "write Area/City of the IANA list, for example Asia/Hong_Kong")
    return None


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
