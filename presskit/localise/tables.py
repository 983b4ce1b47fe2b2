"""What the tables of ``templates/vocabulary`` say, and what else this room is handed.

Here: decoding the word lists, with a place for every complaint; the record that ``localise``
gets.  Never here: reading files, looking for words in a text.

Six kinds of file: ``<from>--<to>.yaml`` (``vocabulary``: other words, in narration only;
``spelling``: the same word written otherwise, everywhere), ``<locale>.yaml`` (``spelling``
of whatever was converted into that locale), ``traps.yaml`` (``words``), ``words.yaml``
(see :mod:`presskit.localise.words`), ``numbers.yaml`` (see :mod:`presskit.localise.facts`) and
``checks.yaml`` (see :mod:`presskit.localise.watch`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from presskit.diagnostics import Findings, Span
from presskit.localise.dismissals import Rules
from presskit.localise.facts.tables import Numerals, decode_numerals
from presskit.localise.watch import Watch, decode_watch
from presskit.localise.words import Words, decode_words
from presskit.model.conventions import Places

__all__ = ["Entry", "PairTable", "Place", "Tools", "WithMarks", "decode_tools"]

Place = tuple[str, str, str]
"""Where a text stands: locale, context (``msgctxt``) and text (``msgid``)."""


class WithMarks(Protocol):
    """The part of a convention set that this room reads.

    ``quotation`` has ``outer`` and ``nested``, each an opening and a closing mark;
    ``name_dot`` stands between the parts of a foreign name; ``enumeration_marked`` between
    things in marks of their own, empty where nothing does.
    """

    quotation: Any
    name_dot: str
    enumeration_marked: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One vetted replacement: ``not_in`` are longer words inside which it is left alone."""

    before: str
    after: str
    why: str
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairTable:
    """The word lists for one pair of locales."""

    vocabulary: tuple[Entry, ...] = ()
    spelling: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Tools:
    """What ``localise`` is handed beside a kit and the conventions.

    ``pairs`` by (from, to); ``spelling`` by target locale; ``traps`` common Han words; ``words``
    what names and speech are known by; ``numbers`` how each language writes them; ``watch`` the
    words that checks look for, by language, script or locale; ``cache`` a folder that may be
    emptied (``None``: none is kept); ``places`` where a message stands, by :data:`Place`, and a
    source text, by its segment's id; ``rules`` which findings may be dismissed.
    """

    pairs: Mapping[tuple[str, str], PairTable] = field(default_factory=dict)
    spelling: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    traps: frozenset[str] = frozenset()
    words: Words = Words()
    numbers: Mapping[str, Numerals] = field(default_factory=dict)
    watch: Mapping[str, Watch] = field(default_factory=dict)
    cache: Path | None = None
    places: Mapping[Place | str, Span] = field(default_factory=dict)
    rules: Rules = Rules()


def decode_tools(tables: Mapping[str, tuple[Any, Places]], findings: Findings, *,
                 cache: Path | None = None,
                 places: Mapping[Place | str, Span] | None = None) -> Tools:
    """The tools from the word lists, by file name without ``.yaml``.

    Each table is its value (scalars as strings) and its places; what is wrong in one becomes
    a ``vocabulary-…`` error and is left out.
    """
    pairs: dict[tuple[str, str], PairTable] = {}
    spelling: dict[str, tuple[Entry, ...]] = {}
    traps: frozenset[str] = frozenset()
    words, numbers, watch = Words(), dict[str, Numerals](), dict[str, Watch]()
    for name, (value, spans) in tables.items():
        if name == "words":
            words = decode_words(value, spans, findings)
            continue
        if name == "numbers":
            numbers = decode_numerals(value, spans, findings)
            continue
        if name == "checks":
            watch = decode_watch(value, spans, findings)
            continue
        source, _, target = name.partition("--")
        known = {"vocabulary", "spelling"} if target else {"spelling"}
        known = {"words"} if name == "traps" else known
        value = _decode_keys(value, known, spans, findings)
        if name == "traps":
            traps = frozenset(word for word in value.get("words") or () if isinstance(word, str))
        elif target:
            pairs[source, target] = PairTable(*(
                _decode_entries(value, key, spans, findings)
                for key in ("vocabulary", "spelling")))
        else:
            spelling[name] = _decode_entries(value, "spelling", spans, findings)
    return Tools(pairs, spelling, traps, words, numbers, watch, cache, places or {})


def _decode_keys(value: Any, known: set[str], spans: Places, findings: Findings) -> dict:
    if not isinstance(value, dict):
        findings.error("vocabulary-shape", "a word list is a mapping", span=spans.get(()),
                       hint=f"begin it with one of: {', '.join(sorted(known))}")
        return {}
    for key in value.keys() - known:
        findings.error("vocabulary-key", f"{key!r} is no part of this word list",
                       span=spans.get((key,)), hint=f"known are: {', '.join(sorted(known))}")
    return value


def _decode_entries(value: dict, key: str, spans: Places,
                    findings: Findings) -> tuple[Entry, ...]:
    entries: dict[str, Entry] = {}
    for number, row in enumerate(value.get(key) or ()):
        span = spans.get((key, number))
        entry = _decode_entry(row)
        if entry is None:
            findings.error("vocabulary-entry", "an entry needs from, to and why", span=span,
                           hint="write {from: 視頻, to: 影片, why: one line, not_in: [視頻號]}")
        elif entry.before in entries:
            findings.error("vocabulary-twice", f"{entry.before} is listed twice", span=span,
                           hint="keep one of the two entries")
        else:
            entries[entry.before] = entry
    return tuple(entries.values())


def _decode_entry(row: Any) -> Entry | None:
    if not isinstance(row, dict) or row.keys() - {"from", "to", "why", "not_in"}:
        return None
    before, after, why = (row.get(key) for key in ("from", "to", "why"))
    stops = row.get("not_in") or ()
    if not all(isinstance(text, str) and text for text in (before, after, why)):
        return None
    if not isinstance(stops, list | tuple) or not all(isinstance(one, str) for one in stops):
        return None
    return Entry(str(before), str(after), str(why), tuple(stops))
