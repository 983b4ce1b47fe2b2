"""Convention sets: how the newsrooms of one language write, as data.

Here: their frozen type, and decoding a set from plain values (as read from YAML, every scalar
a string), all problems at once.  Never here: reading files, what a document makes of them.

``based_on`` names the set that fills what a set leaves out.  A kit chooses a set per locale
and may change single keys.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from presskit.diagnostics import Diagnostic, PresskitError, Severity, Span

__all__ = ["Conventions", "Places", "Quotation", "QuoteStop", "choose_table",
           "decode_conventions", "widening"]

Places = Mapping[tuple[str | int, ...], Span]
"""Where each value stands in its file, by its path of keys."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Quotation(_Model):
    """The pairs of quotation marks: ``outer`` for a quote, ``nested`` for one inside it."""

    outer: tuple[str, str]
    nested: tuple[str, str]


class QuoteStop(_Model):
    """What becomes of a quote's final stop.

    ``stops`` are the marks that count as one.  ``continuing`` holds where the sentence goes on
    behind the quote, ``closing`` where the quote ends its sentence, ``alone`` where it stands
    by itself (pull quote, sheet, card): ``keep``, ``drop``, or the mark that takes its place.
    ``letter_goes_on`` says that a letter right behind the quote continues the sentence (a
    particle in Japanese and Korean; in Chinese it may as well begin the next sentence).
    """

    stops: str
    continuing: str = "keep"
    closing: Literal["keep", "drop"] = "keep"
    alone: Literal["keep", "drop"] = "keep"
    letter_goes_on: bool = False


class Conventions(_Model):
    """How one kind of newsroom writes.

    ``cldr`` is the Unicode locale of dates, lists and names of languages; ``date``,
    ``date_weekday``, ``time`` and ``time_hour`` (a full hour) are patterns of UTS 35, their
    ``a`` worded by ``half_days`` where CLDR has no good words; ``noon`` is twelve o'clock, and
    with ``zero_hour`` the hour after midnight is 0, not 12, beside a half of the day.
    ``date_spans`` are two patterns each, for the first and the last of several days ``month``:
    within one month, ``year``: within one year.
    ``zones`` words a time zone (IANA name); ``home_zone`` is the one its readers live in.
    ``first_mention`` is what a name in a row of names brings along where a document names its
    bearer first: the first of these that there is.
    ``title_marks`` are used where a document sets a title itself, by kind of work with
    ``other`` for the rest.  ``enumeration`` joins names in tables (``enumeration_marked``
    what stands in marks), ``series`` numbers in a line of facts (empty: as CLDR lists
    things in a sentence, "3, 4 and 9"), ``gap`` sets facts on one line apart, ``colon`` stands
    between a label and what it labels.  ``style`` is advice for writers and translators; no
    program applies it.  ``unverified`` names the keys, and with ``phrases:`` before it the phrases,
    that no native press officer has confirmed.
    """

    name: str
    cldr: str
    quotation: Quotation
    quote_stop: QuoteStop
    name_dot: str
    title_marks: dict[str, tuple[str, str]]
    dateline: Literal["inline", "line", "none"]
    dateline_capitals: bool
    head: Literal["notice-box", "date-addressee", "table"]
    paragraphs: Literal["blocks", "indent"]
    original_names: bool
    first_mention: tuple[Literal["reading", "original"], ...] = ()
    date: str
    date_weekday: str
    date_spans: dict[Literal["month", "year"], tuple[str, str]] = {}
    time: str
    time_hour: str
    noon: str
    half_days: tuple[str, ...] = ()
    zero_hour: bool = False
    zones: dict[str, str]
    home_zone: str
    enumeration: str
    enumeration_marked: str
    series: str = ""
    gap: str
    colon: str
    style: dict[str, str] = {}
    unverified: tuple[str, ...] = ()

    def marks_of(self, kind: str) -> tuple[str, str]:
        """The marks round a title of this kind of work."""
        return self.title_marks.get(kind, self.title_marks["other"])


# Decoding -----------------------------------------------------------------------------------

def widening(locale: str) -> Iterator[str]:
    """The tag, then shorter and shorter: ``en-GB``, ``en``."""
    parts = locale.split("-")
    return ("-".join(parts[:n]) for n in range(len(parts), 0, -1))


def choose_table(locale: str, names: Iterable[str], what: str = "phrases") -> str:
    """The table that serves a locale: its own, else that of the shortened tag.

    Raises :class:`PresskitError` (``locale-unserved``) where there is none.
    """
    names = sorted(names)
    found = next((tag for tag in widening(locale) if tag in names), "")
    if not found:
        raise PresskitError.one("locale-unserved", f"there are no {what} for {locale}",
                                hint=f"write {what}/{locale}.yaml; there are {', '.join(names)}")
    return found


def decode_conventions(sets: Mapping[str, Mapping[str, Any]], locale: str,
                       choice: Mapping[str, Any] | None = None,
                       places: Mapping[str, Places] | None = None) -> Conventions:
    """The conventions of a locale.

    ``sets`` are all known sets by name, ``choice`` what the kit says for this locale: ``set``
    names one (default: the locale's own), every other key replaces the set's.  ``places`` are
    the places of each set's values.  Raises :class:`PresskitError` with all problems.
    """
    changes = dict(choice or {})
    name = str(changes.pop("set", "") or choose_table(locale, sets, "conventions"))
    values: dict[str, Any] = {}
    unverified: dict[str, None] = {}
    for one in _lineage(sets, name):
        values = _merged(values, {k: v for k, v in sets[one].items() if k != "based_on"})
        unverified |= dict.fromkeys(sets[one].get("unverified") or ())
    values = _merged(values, changes) | {"name": name, "unverified": tuple(unverified)}
    try:
        return Conventions.model_validate(values)
    except ValidationError as error:
        raise PresskitError([_complaint(one, name, (places or {}).get(name, {}))
                             for one in error.errors()]) from error


def _lineage(sets: Mapping[str, Mapping[str, Any]], name: str) -> list[str]:
    """The set and those it is based on, the most general first."""
    line: list[str] = []
    while name:
        if name not in sets or name in line:
            near = difflib.get_close_matches(name, sets, n=1)
            raise PresskitError.one(
                "conventions-unknown", f"there is no convention set {name!r}",
                hint=f"did you mean {near[0]}?" if near else f"there are {', '.join(sets)}")
        line.append(name)
        name = str(sets[name].get("based_on") or "")
    return line[::-1]


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """``over`` laid on ``base``, mappings key by key."""
    out = dict(base)
    for key, value in over.items():
        old = out.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        out[key] = _merged(old, value) if both else value
    return out


def _complaint(error: Any, name: str, places: Places) -> Diagnostic:
    path = tuple(error["loc"])
    key, span = ".".join(map(str, path)), places.get(path)
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(path[-1]), Conventions.model_fields, n=1)
        return Diagnostic("convention-unknown", Severity.ERROR,
                          f"conventions {name} have no key {key}", span,
                          hint=f"did you mean {near[0]}?" if near else "take it out")
    if error["type"] == "missing":
        return Diagnostic("convention-missing", Severity.ERROR,
                          f"conventions {name} do not say {key}", span or places.get(()),
                          hint=f"add {key}:, or name a set in based_on: that has it")
    expected = error.get("ctx", {}).get("expected", "")
    return Diagnostic("convention-wrong", Severity.ERROR,
                      f"conventions {name}: {key} cannot be {error['input']!r}", span,
                      hint=f"write {expected}" if expected else "look how the other sets write it")
