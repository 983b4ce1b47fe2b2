"""Locales: which a kit has, and how each is reached from its source.

Here: checking tags and chains.  Never here: wording, converting, translating.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from presskit import locales
from presskit.diagnostics import Findings, Span
from presskit.model.faults import Finder, report_faults

__all__ = ["check_reach", "check_tag", "decode_source"]


def decode_source(values: Mapping[str, Any], known: Iterable[str], finder: Finder,
                  findings: Findings) -> str:
    """The source locale; ``und`` after an error."""
    tag = values.get("source_locale")
    if not tag and finder.is_broken("kit"):
        return "und"
    if not tag:
        findings.error("key-missing", '"source_locale" is missing: the language you write in',
                       span=finder.home(),
                       hint="add a line source_locale: …, one of " + ", ".join(known))
        return "und"
    if not isinstance(tag, str):
        report_faults([{"type": "string_type", "loc": ("source_locale",), "input": tag}], finder,
                      lambda _path: (), findings)
        return "und"
    good = check_tag(tag, finder.value(("source_locale",)), known, findings)
    return tag if good else "und"


def check_tag(tag: str, span: Span, known: Iterable[str], findings: Findings) -> bool:
    """Whether a tag is one that we have wording for, spelled as it must be."""
    known = tuple(known)
    if tag in known:
        return True
    try:
        spelled = locales.canonical(tag)
    except ValueError:
        spelled = ""
    near = spelled if spelled in known else locales.nearest(tag, known)
    findings.error("locale-unknown", f'"{tag}" is not a locale that is known here', span=span,
                   hint=(f"did you mean {near}? " if near else "")
                   + "Known: " + ", ".join(known))
    return False


def check_spelling(tag: str, span: Span, known: Iterable[str], findings: Findings) -> None:
    """That a tag is a tag in canonical case; it need not be one we have wording for."""
    try:
        spelled = locales.canonical(tag)
    except ValueError:
        spelled = ""
    if spelled == tag:
        return
    near = spelled or locales.nearest(tag, known)
    findings.error("locale-unknown", f'"{tag}" is not a language tag as we write it', span=span,
                   hint=f"did you mean {near}?" if near else "write a tag such as en, ja or "
                   "zh-Hant-HK")


def check_reach(values: Mapping[str, Any], source: str, known: Iterable[str], finder: Finder,
                findings: Findings) -> None:
    """Check ``locales:``: every tag, and that every chain ends at the source with one
    conversion at most."""
    table = values.get("locales")
    if not isinstance(table, Mapping):
        return
    steps: dict[str, tuple[str, str]] = {}
    for tag, entry in table.items():
        span = finder.key(("locales", tag))
        if tag == source:
            findings.error("locale-chain", f"{tag} is the source locale: it is not reached from "
                           "another", span=span, hint="delete this line")
        elif check_tag(tag, span, known, findings) and isinstance(entry, Mapping):
            steps[tag] = (str(entry.get("reach")), str(entry.get("from") or source))
    for tag in steps:
        _check_chain(tag, steps, source, set(table), finder, findings)


def _check_chain(tag: str, steps: Mapping[str, tuple[str, str]], source: str, given: set[str],
                 finder: Finder, findings: Findings) -> None:
    reach, origin = steps[tag]
    span = finder.value(("locales", tag, "from"))
    if origin not in given | {source}:
        near = locales.nearest(origin, [*steps, source])
        findings.error("locale-unknown", f'"{origin}" is not a locale of this kit', span=span,
                       hint=f"did you mean {near}?" if near else f"write from: {source}")
        return
    if reach == "convert" and source != "und" and not (
            locales.is_chinese(tag) and locales.is_chinese(origin)):
        findings.error("locale-chain", f"{tag} can't be converted from {origin}: only Chinese "
                       "scripts convert into each other", span=finder.value(("locales", tag,
                                                                             "reach")),
                       hint="write reach: translate")
    seen, conversions, at = [tag], 0, tag
    while at in steps:
        conversions += steps[at][0] == "convert"
        at = steps[at][1]
        if at in seen:
            findings.error("locale-chain", "this chain does not end at the source: "
                           + " from ".join([*seen, at]), span=span,
                           hint=f"let one of them come from {source}")
            return
        seen.append(at)
    if conversions > 1:
        findings.error("locale-chain", f"{tag} would be converted twice: " + " from ".join(seen),
                       span=span, hint=f"convert it from {source} directly, or translate it")
