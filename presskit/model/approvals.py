"""The lists of approvals: are they well formed, and is there still what they speak of.

Here: decoding entries, findings about their form.  Never here: digests of words and whether an
approval fits them (``localise``): one that fell away by an edit is no fault.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from presskit.diagnostics import Findings, Span
from presskit.model.faults import Finder, report_faults
from presskit.model.fields import DAY
from presskit.model.kit import Kit
from presskit.model.segment import Approval, State, container_of, name_path
from presskit.model.walk import each_segment

__all__ = ["check_approvals", "check_homes", "decode_approvals"]

_STATES = {str(state): state for state in (State.REVIEWED, State.FINAL)}
_DIGEST = re.compile("[0-9a-f]{64}")


def decode_approvals(given: Mapping[str, Any], finder: Finder,
                     findings: Findings) -> dict[str, tuple[Approval, ...]]:
    """The approvals by locale; a faulty entry is reported and left out."""
    known = [one.name for one in fields(Approval)]
    out: dict[str, tuple[Approval, ...]] = {}
    for locale, entries in given.items():
        good = []
        for number, entry in enumerate(entries):
            path = ("approvals", locale, number)
            faults = list(_find_faults(entry, path, known))
            report_faults(faults, finder, lambda _path: known, findings)
            if not faults and _check_digests(entry, path, finder, findings):
                good.append(Approval(**{**entry, "state": _STATES[entry["state"]]}))
        out[locale] = tuple(good)
    return out


def _find_faults(entry: Any, path: tuple, known: Sequence[str]) -> Iterable[dict]:
    if not isinstance(entry, Mapping):
        yield {"type": "dataclass_type", "loc": path, "input": entry}
        return
    for key, value in entry.items():
        if key not in known:
            yield {"type": "extra_forbidden", "loc": (*path, key), "input": ""}
        elif value and not isinstance(value, str):
            yield {"type": "string_type", "loc": (*path, key), "input": value}
    for key in ("path", "source", "words", "state", "name", "date"):
        if not entry.get(key):
            yield {"type": "missing", "loc": (*path, key), "input": ""}
    for key, choices in (("state", tuple(_STATES)), ("by", ("approve", "clear"))):
        if isinstance(entry.get(key), str) and entry[key] and entry[key] not in choices:
            yield {"type": "literal_error", "loc": (*path, key), "input": entry[key],
                   "ctx": {"expected": ", ".join(f"'{one}'" for one in choices)}}
    if isinstance(entry.get("date"), str) and entry["date"] and not _is_day(entry["date"]):
        yield {"type": "day", "loc": (*path, "date"), "input": entry["date"]}


def _is_day(text: str) -> bool:
    try:
        return bool(DAY.fullmatch(text) and dt.date.fromisoformat(text))
    except ValueError:
        return False


def _check_digests(entry: Mapping[str, str], path: tuple, finder: Finder,
                   findings: Findings) -> bool:
    good = True
    for key in ("source", "words"):
        if not _DIGEST.fullmatch(entry[key]):
            good = False
            findings.error(
                "approval-digest", f"{key}: is not the sha256 of a text", hint="64 digits from "
                "0-9 and a-f; delete the entry and let the text be approved again",
                span=finder.value((*path, key)))
    return good


def check_homes(kit: Kit, finder: Finder, findings: Findings) -> None:
    """Warn of translations and approvals for a locale that the kit doesn't have."""
    own = (kit.source_locale, *kit.locales)
    for kind, given in (("catalogues", kit.catalogues), ("approvals", kit.approvals)):
        for locale in given:
            if locale in own:
                continue
            span = finder.value((kind, locale))
            findings.warning(
                "locale-unused", f"{locale} is not a locale of this kit: this file does nothing",
                span=Span(span.file), hint=f"add {locale}: under locales: in kit.yaml, or delete "
                f"the file; there are {', '.join(own)}")


def check_approvals(kit: Kit, finder: Finder, findings: Findings) -> None:
    """Warn of approvals whose path names nothing: once in each file of the kit's locales."""
    known = {container_of(one.path) for one in each_segment(kit)}
    known |= {name_path(key) for key in kit.register}
    for locale, entries in kit.approvals.items():
        lost = {one.path: number for number, one in reversed([*enumerate(entries)])
                if one.path not in known}
        if not lost or locale not in (kit.source_locale, *kit.locales):
            continue
        paths = sorted(lost, key=lost.__getitem__)
        more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
        near = difflib.get_close_matches(paths[0], known, n=1, cutoff=0.8)
        findings.warning(
            "approval-unused", f"there is nothing to be approved at {', '.join(paths[:3])}{more}",
            span=finder.value(("approvals", locale, lost[paths[0]], "path")),
            hint=(f"did you mean {near[0]}? If not, " if near else "")
            + "delete these entries, or give the texts the paths that they had")
