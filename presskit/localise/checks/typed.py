"""What was typed by hand and should have been taken from the kit: names and quotes.

Here: words that are a registered name but for one letter, and speech that is no reference to
a quote.  Never here: how they are found (``near``, ``speech``), a text beside its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from presskit.diagnostics import Findings, Span
from presskit.document import Inline, plain_text
from presskit.localise.checks.speech import Heard, Speech, find_speech, open_speech, write_flow
from presskit.localise.register import Register, extract_slips
from presskit.localise.tables import WithMarks
from presskit.model.kit import Kit
from presskit.model.segment import Segment

__all__ = ["Page", "Reading", "check_typed", "open_reading"]

_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Page:
    """A text: its segment, its words as they were typed, their place, and the words that they
    were made from; empty in the source."""

    segment: Segment
    words: tuple[Inline, ...]
    place: Span | None = None
    origin: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What all texts of a locale are read with; ``titles`` are the ends of people's titles,
    ``origin`` the reading of the locale that it is made from."""

    locale: str
    register: Register
    speech: Speech
    titles: tuple[str, ...] = ()
    origin: Reading | None = None


def open_reading(kit: Kit, register: Register, conventions: WithMarks,
                 origin: Reading | None = None) -> Reading:
    """The reading of a locale; ``kit`` is the kit in it."""
    titles = {part[-2:] for person in kit.people.values()
              for part in re.split("[、，,／/\\s]", plain_text(person.title.words))
              if len(part) > 1}
    marks = tuple(conventions.quotation.outer)
    return Reading(kit.locale, register, open_speech(kit, register, marks),
                   tuple(sorted(titles)), origin)


def check_typed(reading: Reading, pages: Iterable[Page], findings: Findings) -> None:
    """Warn of names that are nearly registered ones, and of quotes typed by hand."""
    for page in pages:
        _check_names(reading, page, findings)
        if not page.segment.quote and not page.segment.path.endswith(".closing_words"):
            _check_quotes(reading, page, findings)


def _warn(findings: Findings, reading: Reading, page: Page, code: str, message: str,
          hint: str) -> None:
    told = f"{reading.locale}: {message}" if reading.origin else message
    findings.warning(code, told, hint=hint, span=page.place, segment=page.segment.id)


def _check_names(reading: Reading, page: Page, findings: Findings) -> None:
    parts = page.segment.path.split(".")
    owner = f"person:{parts[1]}" if parts[0] == "people" else ""
    flow = write_flow(page.words)
    said = set()
    for one in extract_slips(reading.register, flow, owner=owner, titles=reading.titles):
        words = flow[one.start:one.end]
        if words not in said:
            said.add(words)
            _warn(findings, reading, page, "name-near",
                  f"{words} is nearly {one.form} ({one.key.replace(':', ': ', 1)})",
                  f"did you mean {one.form}? If not, write \\{words}, or add it to the register")


def _check_quotes(reading: Reading, page: Page, findings: Findings) -> None:
    known = ({one.quote for one in find_speech(reading.origin.speech, page.origin)}
             if reading.origin else ())
    for heard in find_speech(reading.speech, page.words):
        if heard.quote not in known:
            _warn(findings, reading, page, *_say(heard))


def _say(heard: Heard) -> tuple[str, str, str]:
    shown = heard.shown if len(heard.shown) <= _LONGEST else heard.shown[:_LONGEST - 1] + "…"
    if not heard.quote:
        return ("quote-unregistered", f"{shown} reads like speech, and quotes.yaml doesn't "
                "hold it", "register it there and write {q:its-id} here: then no language "
                "changes it")
    if not shown:
        return ("quote-typed", f"words of the quote {heard.quote} stand here, typed by hand",
                f"write {{q:{heard.quote}}}, or add {{q:{heard.quote}!}} where it is told in "
                "indirect speech")
    if heard.exact:
        return ("quote-typed", f"{shown} is from the quote {heard.quote}, typed by hand",
                f"write {{q:{heard.quote}}}: then it is the same everywhere")
    return ("quote-typed", f"{shown} is nearly the quote {heard.quote}, in other words",
            f"write {{q:{heard.quote}}} for the exact words, or take the quotation marks away")
