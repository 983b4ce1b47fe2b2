"""Questions and answers, findings let stand, deviations: the records beside a kit's words.

Here: adding to ``translations/queries.yaml``, ``approvals/dismissed.yaml`` and
``translations/deviations.yaml``, and what follows in the PO files.  Never here: what a record
does (``localise``), approving (``approving``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit.build.alone import writes_kit
from presskit.build.languages import Languages, open_languages, origin_of
from presskit.build.load import load
from presskit.build.marking import Outcome, Word, begin, write_beside
from presskit.build.reviewing import Choice, choose, choose_locales, shown
from presskit.build.typing_faults import digests_of, settle_typing
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError

if TYPE_CHECKING:
    from presskit.model.kit import Query

__all__ = ["answer", "ask", "deviate", "dismiss"]

_FIELDS = {
    "queries": ("path", "locale", "question", "by", "date", "blocking", "answer", "answered_by",
                "answered"),
    "dismissals": ("code", "path", "locale", "finding", "source", "words", "reason", "name",
                   "date"),
    "deviations": ("kind", "locale", "path", "text", "source", "words", "reason", "name",
                   "date")}


@writes_kit
def ask(folder: Path, desk: Desk, path: str, locale: str, question: str, word: Word, *,
        blocking: bool = False) -> Outcome:
    """Ask something about a text; the question stands beside it in every PO file.

    Raises ``PresskitError`` for a text that isn't there.
    """
    from presskit.model.kit import Query
    outcome = begin(folder)
    languages = open_languages(load(folder, desk), desk)
    source = languages.locales[0]
    where = choose_locales(languages, Choice((locale,) if locale else (source,)), source=True)[0]
    found = choose(languages, where, Choice(segments=(path,)), hidden=True)
    fresh = Query(path=shown(languages, found[0]) if len(found) == 1 else path, locale=locale,
                  question=question, by=word.name, date=dt.date.fromisoformat(word.date),
                  blocking=blocking)
    return _keep_queries(languages, desk, [*languages.loaded.kit.queries, fresh], outcome)


@writes_kit
def answer(folder: Path, desk: Desk, number: int, said: str, word: Word) -> Outcome:
    """Answer a question by its number, once for all languages.

    Raises ``PresskitError`` for a number that no question has, and for an answered one.
    """
    outcome = begin(folder)
    languages = open_languages(load(folder, desk), desk)
    queries = [*languages.loaded.kit.queries]
    if not 0 < number <= len(queries):
        raise PresskitError.one(
            "query-unknown", f"there is no question {number}" if number else
            "nothing says which question is meant", exit_code=Exit.USAGE,
            hint=f"name it by --query, from 1 to {len(queries)}" if queries else
            "nobody has asked anything yet: presskit review ask")
    old = queries[number - 1]
    if old.answer:
        raise PresskitError.one(
            "query-answered", f"{old.answered_by} has answered question {number}: {old.answer}",
            hint="ask again if that is not enough; to correct it edit translations/queries.yaml",
            exit_code=Exit.USAGE)
    queries[number - 1] = old.model_copy(update={
        "answer": said, "answered_by": word.name, "answered": dt.date.fromisoformat(word.date)})
    return _keep_queries(languages, desk, queries, outcome)


def _keep_queries(languages: Languages, desk: Desk, queries: Iterable[Query],
                  outcome: Outcome) -> Outcome:
    """Write the questions, then every PO file in which a comment changes by it."""
    from presskit.localise.catalogue import is_changed
    from presskit.localise.po import write_catalogue
    from presskit.localise.route import extract
    folder = languages.loaded.folder
    _write(folder, "queries", queries, outcome)
    languages = open_languages(load(folder, desk), desk)
    kit = languages.loaded.kit
    for locale, before in kit.catalogues.items():
        if locale not in kit.locales:
            continue
        after = extract(languages.route, locale)
        if is_changed(before, after):
            path = folder / "translations" / f"{locale}.po"
            write_beside(path, write_catalogue(after, kit.id, origin_of(languages, locale)),
                         outcome)
    return outcome


@writes_kit
def dismiss(folder: Path, desk: Desk, choice: Choice, code: str, word: Word) -> Outcome:
    """Let findings of one code about some texts stand, for a reason (``word.note``).

    Raises ``PresskitError`` for a code that protects quotes, the embargo or names, and where
    there is no such finding.
    """
    from presskit.localise.dismissals import dismissal_for, is_protected, is_sign
    outcome = begin(folder)
    languages = open_languages(load(folder, desk), desk)
    if is_protected(languages.route.tools.rules, code):
        raise PresskitError.one(
            "dismissal-protected", f"{code} may not be dismissed: it protects quotes, the "
            "embargo or names", hint="mend what was found: presskit check says where",
            exit_code=Exit.NOT_ALLOWED)
    fresh: list[Any] = []
    typed = settle_typing(languages).found if is_sign(code) else None
    for locale in choose_locales(languages, choice, source=True):
        chosen = choose(languages, locale, choice, hidden=True, added=True)
        every = languages.reach(locale).findings if typed is None else typed.get(locale, ())
        found = list(dict.fromkeys(one for one in every
                                   if one.code == code and one.segment in chosen))
        fresh += [dismissal_for(one, locale, digests_of(languages, locale, one.segment),
                                reason=word.note, name=word.name, date=word.date)
                  for one in found]
        outcome.done[locale] = len(found)
    if not fresh and any(one.code == code for one in (typed or {}).get("", ())):
        raise PresskitError.one(
            "dismissal-protected", f"{code} stands in a registered name, and is not let stand",
            hint="correct the form in the register: a name is written as its bearer writes it",
            exit_code=Exit.NOT_ALLOWED)
    if not fresh:
        raise PresskitError.one(
            "finding-none", f"nothing that is meant has the finding {code}", exit_code=Exit.USAGE,
            hint="presskit review lists the findings with their codes and texts")
    _write(folder, "dismissals", [*languages.loaded.kit.dismissals, *dict.fromkeys(fresh)],
           outcome)
    return outcome


@writes_kit
def deviate(folder: Path, desk: Desk, choice: Choice, kind: str, word: Word,
            text: str = "") -> Outcome:
    """Let a locale leave a text out, say it in its own way, or add ``text`` (Markdown) behind it.

    Raises ``PresskitError`` where the kit can't have such a deviation; then nothing is written.
    """
    from presskit.content.inlines import join_lines, read_inlines
    from presskit.localise.deviations import added_segment
    from presskit.localise.review import segment_digest
    from presskit.model.kit import Deviation
    from presskit.model.segment import Segment
    outcome = begin(folder)
    languages = open_languages(load(folder, desk), desk)
    text = join_lines(text)
    fresh = []
    for locale in choose_locales(languages, choice):
        here, origin = languages.reach(locale), languages.reach(origin_of(languages, locale))
        for key in choose(languages, locale, choice, hidden=True):
            one = Deviation(kind, locale, key, word.note, word.name, word.date,  # type: ignore
                            text=Segment.of("", text, read_inlines(text), locale))
            source = segment_digest(origin.side, origin.segments[key])
            words = segment_digest(here.side, added_segment(languages.loaded.kit, one)
                                   if kind == "added" else here.segments[key])
            fresh.append(replace(one, source="" if kind == "added" else source,
                                 words="" if kind == "omitted" else words))
        outcome.done[locale] = outcome.done.get(locale, 0) + 1
    named = {(one.kind, one.locale, one.path, one.text.text) for one in fresh}
    kept = [one for one in languages.loaded.kit.deviations
            if (one.kind, one.locale, one.path, one.text.text) not in named]
    _check(languages, [*kept, *fresh])
    _write(folder, "deviations", [*kept, *fresh], outcome)
    return outcome


def _check(languages: Languages, deviations: Iterable[Any]) -> None:
    """Raise what speaks against the deviations before they are written."""
    from presskit.diagnostics import Findings
    from presskit.model.reviews import deviation_faults
    findings = Findings()
    for one in deviations:
        for message, hint in deviation_faults(languages.loaded.kit, one,
                                              languages.reach(languages.locales[0]).segments):
            findings.error("deviation-not-allowed", f"{one.locale}: {message}", hint=hint)
    findings.raise_errors()


def _write(folder: Path, kind: str, records: Iterable[Any], outcome: Outcome) -> None:
    """Write a list of records anew, one a line."""
    from presskit.localise.review import record_line
    from presskit.model.reviews import RECORDS
    lines = []
    for one in records:
        values = [(name, getattr(one, name)) for name in _FIELDS[kind]]
        lines.append("- " + record_line((name, _spelled(value)) for name, value in values))
    path = folder / RECORDS[kind]
    write_beside(path, "".join(f"{line}\n" for line in lines), outcome)


def _spelled(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    return getattr(value, "text", "" if value is None else str(value))
