"""Approvals: what a reviewer's word covers, and whether it still fits.

Here: digests of a segment and of a name, approvals for them, the lines of an approvals file.
Never here: asking a reviewer, reading or writing the file, raising a state (``states``).

A segment's digests are sha256 of its source and target words in canonical Markdown, with the
words of each quote in the place of its reference and each registered name as its id, so that
a changed name leaves the approval standing; a quote's also name its speaker.  Names have an
approval of their own under ``register.<kind>.<id>``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from presskit.document import Inline, Reference, Text, plain_text, walk
from presskit.localise.register import Register, extract_mentions, is_form
from presskit.localise.wording import quote_reference, write_inlines
from presskit.model.kit import Kit, Named
from presskit.model.names import name_form
from presskit.model.segment import (
    Approval,
    Segment,
    State,
    container_of,
    name_key,
)
from presskit.model.walk import each_segment

__all__ = ["Side", "approval_for", "approvals_by_path", "approvals_yaml",
           "names_digest", "record_line", "segment_digest"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a review: a kit in a locale, and its register in that locale."""

    kit: Kit
    register: Register


def segment_digest(side: Side, segment: Segment) -> str:
    """The sha256 of a segment's words on one side, in hexadecimal."""
    parts = [_masked(side, segment.words, ())]
    if segment.quote and segment.quote in side.kit.quotes:
        parts.append(f"speaker:{side.kit.quotes[segment.quote].speaker}")
    return _digest(parts)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _masked(side: Side, inlines: tuple[Inline, ...], inside: tuple[str, ...]) -> str:
    """The words with names as ids and quotes as their words.  White space counts as it is printed:
    none at the ends, and the end of a line is a space."""
    shown = tuple(_resolved(side, node, inside) for node in inlines)
    return write_inlines(shown).replace("\n", " ").strip()


def _resolved(side: Side, node: Inline, inside: tuple[str, ...]) -> Inline:
    if isinstance(node, Text):
        return Text(_names_as_ids(side.register, node.text), readings=node.readings)
    if isinstance(node, Reference) and node.target.startswith("quote:"):
        return Text(f"{{{node.mode}{_quote_words(side, node, inside)}}}")
    if isinstance(node, Reference):
        words = plain_text(node.children)
        # Only a registered form may change unseen; other words were read and are covered.
        seen = "" if is_form(side.register, node.target, words) else words
        read = tuple(one for text in walk(node.children) if isinstance(text, Text)
                     for one in text.readings)
        return Text(f"⟨{node.target}⟩{seen}", readings=read)
    children = getattr(node, "children", ())
    if not children:
        return node
    return type(node)(**{**{name: getattr(node, name) for name in node.__slots__},
                         "children": tuple(_resolved(side, one, inside) for one in children)})


def _names_as_ids(register: Register, text: str) -> str:
    parts, place = [], 0
    for found in extract_mentions(register, text):
        if not found.escaped:
            parts += [text[place:found.start], f"⟨{found.key}⟩"]
            place = found.end
    return "".join([*parts, text[place:]])


def _quote_words(side: Side, node: Reference, inside: tuple[str, ...]) -> str:
    name, number = quote_reference(node)
    quote = side.kit.quotes.get(name)
    if not quote or name in inside:
        return name
    chosen = quote.words[number - 1:number] if number else quote.words
    return f"{quote.speaker}: " + " ".join(
        _masked(side, one.words, (*inside, name)) for one in chosen)


def names_digest(named: Named, source: str, locale: str) -> tuple[str, str]:
    """The sha256 of a name's forms in the source locale and in ``locale``."""
    digests = []
    for tag in (source, locale):
        form = name_form(named, tag)
        digests.append(_digest(
            (form.full, form.short, *form.aliases, form.reading) if form else ("",)))
    return digests[0], digests[1]


def approval_for(origin: Side, target: Side, path: str, *, state: State, name: str, date: str,
                 note: str = "", by: str = "approve") -> tuple[Approval, ...]:
    """Approvals of everything that stands at ``path`` now, for ``target``'s locale.

    ``path`` is a segment's path, whose every text is covered by an approval of its own, the
    id of one segment, or ``register.<kind>.<id>``.  ``origin`` is the kit that the locale comes
    from.  Empty where there is nothing.  Raises ``ValueError`` for a state that isn't a
    reviewer's to give.
    """
    if state not in (State.REVIEWED, State.FINAL):
        raise ValueError(f"an approval gives reviewed or final, not {state}")
    if key := name_key(path):
        named = target.kit.register.get(key)
        pairs = [names_digest(named, target.kit.source_locale,
                              target.kit.locale)] if named else []
    else:
        sources = {one.id: one for one in each_segment(origin.kit)}
        pairs = [(segment_digest(origin, sources[one.id]), segment_digest(target, one))
                 for one in each_segment(target.kit)
                 if path in (container_of(one.path), one.id) and one.id in sources
                 and one.language == target.kit.locale]
    return tuple(Approval(container_of(path), source, words, state, name, date, note, by)
                 for source, words in dict.fromkeys(pairs))


def approvals_by_path(approvals: Iterable[Approval]) -> dict[str, tuple[Approval, ...]]:
    """The approvals grouped by what they are about."""
    found: dict[str, tuple[Approval, ...]] = {}
    for one in approvals:
        found[one.path] = (*found.get(one.path, ()), one)
    return found


def approvals_yaml(approvals: Iterable[Approval]) -> str:
    """The text of an approvals file: sorted, one flow mapping a line, each once."""
    lines = {_line(one) for one in approvals}
    return "".join(f"- {line}\n" for line in sorted(lines))


def _line(one: Approval) -> str:
    pairs = [("path", one.path), ("source", one.source), ("words", one.words),
             ("state", str(one.state)), ("name", one.name), ("date", one.date),
             ("by", one.by), ("note", one.note)]
    return record_line(pairs)


def record_line(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as one flow mapping of YAML, those that say nothing left out."""
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in pairs if value) + "}"


_WORDS = frozenset({"yes", "no", "on", "off", "null", "y", "n"})
"""What YAML takes for something else than a word."""


def _scalar(value: str) -> str:
    """A YAML flow scalar: plain where nothing in it could mean anything else."""
    plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", value) and not value.isdigit()
    if plain and value.lower() not in _WORDS:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'
