"""The entries of a TMX file, whoever wrote it.

Here: what is read, what is left out, what is refused.  Never here: files, what becomes of the
entries.

A file comes from anywhere: no document type, entity or address in it is ever followed, entities
are refused before anything is read, and so is what is larger than any memory.  Codes of other
programs are left out of a text, for they mean nothing here; the words between them stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from presskit.diagnostics import Findings, Span
from presskit.locales import foreign
from presskit.localise.closed_xml import each_event, refuse, refuse_entities
from presskit.localise.codes import Code, is_code, join_codes
from presskit.localise.memory.entries import Entry
from presskit.localise.tmx.writing import OWN, PREFIX, XML_LANG
from presskit.model.segment import State

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_tmx"]

_HINT = "export it again, as TMX 1.4 in UTF-8"
_LARGEST = 512 * 1024 * 1024
_LONGEST = 100_000
_MOST_LANGUAGES = 40
_STATES = {str(one): one for one in (State.TRANSLATED, State.REVIEWED, State.FINAL)}


@dataclass(slots=True)
class _Reading:
    """A file on its way in, and what was left out of it."""

    name: str
    locales: Mapping[str, str]
    source: str = ""
    skipped: int = 0
    codes: int = 0
    unknown: dict[str, None] = field(default_factory=dict)


def read_tmx(data: bytes, name: str, findings: Findings, *,
             locales: Mapping[str, str] = {}) -> tuple[Entry, ...]:
    """The entries of a TMX file, in its order.

    ``name`` is the file's, for messages.  ``locales`` says which of ours a language of the
    file stands for (``{"en-US": "en"}``): without it a language is itself and no other, Chinese
    with the script of its region.
    Entries of other programs are of no kit and count as not approved.  What can't be used is
    told in ``findings``.  Raises ``PresskitError`` with ``tmx-broken``, ``tmx-entities``
    or ``tmx-too-big``.
    """
    if len(data) > _LARGEST:
        raise refuse("tmx-too-big", "is larger than half a gigabyte", name,
                     "cut it into several files")
    refuse_entities(data, name, "tmx", _HINT)
    reading = _Reading(name, {key.lower(): value for key, value in locales.items()})
    entries = tuple(_each_entry(reading, data))
    _tell(reading, findings)
    return entries


def _each_entry(reading: _Reading, data: bytes) -> Iterator[Entry]:
    for number, (event, element) in enumerate(each_event(data, reading.name, "tmx", _HINT)):
        if not number and element.tag != "tmx":
            raise refuse("tmx-broken", f"begins with {element.tag}, not with tmx", reading.name,
                         "export it as TMX 1.4")
        if event == "end" and element.tag == "header":
            reading.source = element.get("srclang", "")
        elif event == "end" and element.tag == "tu":
            yield from _unit_entries(reading, element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _unit_entries(reading: _Reading, unit: _Element) -> Iterator[Entry]:
    """The pairs of one unit: from the source language to each other one; from each to each
    where any may be the source."""
    variants = [(tag, text) for tag, text in (
        (_locale(reading, one), _read_segment(reading, one)) for one in unit.findall("tuv"))
        if tag and text.strip() and len(text) <= _LONGEST]
    wanted = unit.get("srclang", reading.source)
    any_source = wanted.lower() == "*all*"
    source = "" if any_source else _known(reading, wanted)
    pairs = [(one, other) for one in variants for other in variants
             if one[0] != other[0] and (any_source or one[0] == source)]
    if not pairs or len(variants) > _MOST_LANGUAGES:
        reading.skipped += 1
        return
    facts = _facts(unit)
    for (tag, text), (other, words) in pairs:
        yield replace(facts, source_locale=tag, target_locale=other, source=text, target=words)


def _locale(reading: _Reading, variant: _Element) -> str:
    return _known(reading, variant.get(XML_LANG) or variant.get("lang") or "")


def _known(reading: _Reading, tag: str) -> str:
    """The locale that a language of the file stands for; empty for none."""
    tag = tag.strip().replace("_", "-")
    if tag.lower() in reading.locales:
        return reading.locales[tag.lower()]
    try:
        return foreign(tag)
    except ValueError:
        reading.unknown[tag or "(none)"] = None
        return ""


def _facts(unit: _Element) -> Entry:
    """What is said of a unit beside its words."""
    own = {name: (prop.text or "") for prop in unit.findall("prop")
           for name in [prop.get("type", "").removeprefix(PREFIX)]
           if prop.get("type", "").startswith(PREFIX) and name in OWN}
    day = re.match(r"(\d{4})(\d{2})(\d{2})T", unit.get("changedate") or unit.get("creationdate")
                   or "")
    own.setdefault("date", f"{day[1]}-{day[2]}-{day[3]}" if day else "")
    state = _STATES.get(own.pop("state", ""), State.TRANSLATED)
    notes = "\n".join(filter(None, (note.text for note in unit.findall("note"))))
    return Entry("", "", "", "", state=state, note=notes,
                 reviewer=unit.get("changeid") or unit.get("creationid") or "",
                 **own)


def _read_segment(reading: _Reading, variant: _Element) -> str:
    segment = variant.find("seg")
    return "" if segment is None else join_codes(_pieces(reading, segment)).strip()


def _pieces(reading: _Reading, node: _Element) -> Iterator[str | Code]:
    """The words below a segment, and those codes that are ours."""
    yield _words(node.text)
    for child in node:
        if not isinstance(child.tag, str):
            raise refuse("tmx-entities", f"uses the entity {child.text}", reading.name,
                         "write the character itself", child.sourceline or 0)
        if child.tag in ("hi", "sub"):
            yield from _pieces(reading, child)
        elif is_code(child.text or "") and not len(child):
            yield Code(child.text)
        else:
            reading.codes += 1
        yield _words(child.tail)


def _words(text: str | None) -> str:
    """Words on one line: line feeds are the layout of the file."""
    return re.sub(r"\s*\n\s*", " ", text or "")


def _tell(reading: _Reading, findings: Findings) -> None:
    span = Span(reading.name)
    if reading.unknown:
        findings.warning("tmx-language", f"{', '.join(sorted(reading.unknown))} in {reading.name} "
                         "is no language tag", span=span, hint="say which locale it stands for")
    if reading.skipped:
        findings.warning("tmx-skipped", f"{reading.skipped} units of {reading.name} have no "
                         "text in two languages that could be used", span=span)
    if reading.codes:
        findings.note("tmx-codes", f"{reading.codes} codes of another program were left out of the "
                      f"texts of {reading.name}", span=span)
