"""What a term has beside its forms, as lines of the table of names: what is kept, what is forbidden
and what is said instead, which texts it is about, who coined it, remarks.

Here: these lines out, what one that came back changes, a term with its changes.  Never here: forms
(``names_table``), files.

A word that is forbidden has a line of its own.  It is known again by its mark when it was changed,
so that a corrected word takes the place of the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from presskit.localise.names_cells import (
    Change,
    Clash,
    Line,
    each_part,
    is_touched,
    join_parts,
    mark_of,
)
from presskit.model.kit import Term

__all__ = ["RULES", "RULE_FIELDS", "compare_rule", "each_rule", "people_of",
           "put_rules"]

RULES = ("keep", "forbid", "only", "by", "note")
RULE_FIELDS = ("full", "instead")
_EMPTY = Term.model_construct()


def each_rule(term: Term) -> Iterator[tuple[str, str, str, str]]:
    """Rule, locale, words, what to say instead: one for each line."""
    for rule in RULES:
        if rule == "forbid":
            yield from (("forbid", tag, word, instead) for tag, words in term.forbid.items()
                        for word, instead in words.items())
        elif _cell(term, rule):
            yield rule, "", _cell(term, rule), ""


def _cell(term: Term, rule: str) -> str:
    return join_parts(term.only) if rule == "only" else getattr(term, rule)


def people_of(line: Line) -> tuple[str, ...]:
    """The ids of people that a line names."""
    words = line.said.get("full", "")
    if line.rule == "only":
        return tuple(one.removeprefix("speaker:") for one in each_part(words)
                     if one.startswith("speaker:"))
    return (words,) if line.rule == "by" and words else ()


def compare_rule(line: Line, term: Term | None, *, replace: bool = False) -> Change | Clash | None:
    """What a line changes in a term (``None``: one that the kit doesn't have yet), nothing
    (``None``), or why it is not taken.

    What is kept as it is counts as confirmed: only ``replace`` changes it.
    """
    words = line.said.get("full", "")
    if not is_touched(line, RULE_FIELDS) or not (any(line.said.values()) or line.mark):
        return None
    term = term or _EMPTY
    if line.rule == "forbid":
        return _compare_forbidden(line, words, term, replace)
    now = _cell(term, line.rule).strip()
    if words == now:
        return None
    why = "the line is empty, and no table takes anything away" if not words else (
        _against(line, now, words) if now else "")
    if why and not (replace and words):
        return Clash(line, now or "nothing", words or "nothing", why)
    return Change(line, {line.rule: [*each_part(words)] if line.rule == "only" else words}, {})


def _against(line: Line, now: str, words: str) -> str:
    if line.mark and mark_of(line.key, "", line.rule, (now, "")) != line.mark:
        return "it was changed here as well since the table went out"
    if line.rule == "keep":
        return "ours stands in every text as it is"
    wider = line.rule == "only" and {*each_part(now)} <= {*each_part(words)}
    return "" if line.mark or wider else "ours says otherwise"


def _compare_forbidden(line: Line, word: str, term: Term, replace: bool) -> Change | Clash | None:
    known = {one.strip(): (one, other) for one, other in term.forbid.get(line.locale, {}).items()}
    old = next((pair for pair in known.values() if line.mark and mark_of(
        line.key, line.locale, "forbid", pair) == line.mark), None)
    ours = old or known.get(word)
    instead = line.said.get("instead", ours[1].strip() if ours else "")
    if word and word in known and known[word][1].strip() == instead:
        return None
    why = ""
    if not word:
        why = "the line has no word, and no table takes one away"
    elif line.mark and not old:
        why = "it was changed here as well since the table went out"
    elif word in known and known[word] != old and known[word][1]:
        why, ours = f"ours says {known[word][1]} instead", known[word]
    if why and not (replace and word):
        return Clash(line, " → ".join(filter(None, ours or ())) or "nothing",
                     " → ".join(filter(None, (word, instead))) or "nothing", why)
    return Change(line, {"forbid": {word: instead}}, {"word": old[0]} if old else {})


def put_rules(changes: Iterable[Change], terms: Mapping[str, Term]) -> dict[tuple[str, ...], Any]:
    """The values that a term's entry has to have, by path below the file's top (id, field, and
    for ``forbid`` the locale), with all changes taken in their order."""
    values: dict[tuple[str, ...], Any] = {}
    for change in changes:
        line = change.line
        ident = line.key.partition(":")[2]
        if line.rule != "forbid":
            values[ident, line.rule] = change.fields[line.rule]
            continue
        path = (ident, "forbid", line.locale)
        words = values.get(path, terms.get(ident, _EMPTY).forbid.get(line.locale, {}))
        [(word, instead)] = change.fields["forbid"].items()
        old = change.former.get("word", next((one for one in words if one.strip() == word), word))
        words = {one: other for one, other in words.items() if one == old or one.strip() != word}
        values[path] = {word if one == old else one: instead if one == old else other
                        for one, other in {**words, old: words.get(old, "")}.items()}
    return values
