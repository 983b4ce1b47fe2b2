"""Approving, clearing, rejecting: a person's word about texts, put down beside them.

Here: what may be approved and what not yet, the lines of ``approvals/<locale>.yaml``, marks in
PO files.  Never here: making up who said it, raising a state without a line.

Files are written beside the old ones and swapped; what is refused is said, and leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.alone import writes_kit
from presskit.build.languages import Languages, open_languages, origin_of
from presskit.build.load import load
from presskit.build.marking import Outcome, Word, begin, write_approvals, write_marked
from presskit.build.reviewing import (
    Choice,
    choose,
    choose_locales,
)
from presskit.build.weighing import STAYS, refuse, weigh
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, Findings, PresskitError, Severity
from presskit.model.segment import REJECTED, State, container_of, name_key, quote_of

if TYPE_CHECKING:
    from presskit.model.segment import Approval

__all__ = ["Outcome", "Word", "approve", "clear", "gather_refusals", "reject"]


_FEW = 5  # more refusals for one reason are told as one


@writes_kit
def approve(folder: Path, desk: Desk, choice: Choice, word: Word, *, final: bool = False,
            as_read: bool = False, despite: bool = False) -> Outcome:
    """Approve texts and names as they stand now.

    ``as_read`` first takes the mark of work to be done off those that are a machine's or stale;
    ``despite`` approves what has a warning about figures, quotes or names too, and tells it.
    What may not be approved is in the outcome's findings (``review-refused``), and the rest is
    approved.  Raises ``PresskitError`` for a choice that names nothing.
    """
    outcome = begin(folder)
    languages = open_languages(load(folder, desk), desk)
    locales = choose_locales(languages, choice)
    chosen = {locale: choose(languages, locale, choice) for locale in locales}
    if as_read:
        for locale in locales:
            _take_marks(languages, locale, _may_be_read(languages, locale, chosen[locale]),
                        outcome)
        languages = open_languages(load(folder, desk), desk)
    state = State.FINAL if final else State.REVIEWED
    for locale in locales:
        good = [one for one in chosen[locale] if _may(languages, locale, one, outcome.findings)]
        good = [one for one in good
                if weigh(languages, locale, one, state, outcome.findings, despite=despite)]
        _put_down(languages, locale, good, word, state, "approve", outcome)
    return outcome


@writes_kit
def clear(folder: Path, desk: Desk, choice: Choice, word: Word, *,
          final: bool = False, despite: bool = False) -> Outcome:
    """Put down that speakers have cleared their own quotes; ``word.name`` is who gave the word
    on the speaker's side, ``word.note`` where it is kept; ``despite`` as for an approval.

    Raises ``PresskitError`` for a choice without a quote in it.
    """
    outcome = begin(folder)
    languages = open_languages(load(folder, desk), desk)
    kit, state = languages.loaded.kit, State.FINAL if final else State.REVIEWED
    for locale in choose_locales(languages, choice, source=True):
        reach = kit.locales.get(locale)
        if reach and reach.reach == "convert":
            if locale in choice.locales:
                outcome.findings.error(
                    "review-refused", f"{locale} is converted: a quote is cleared where it comes "
                    "from", hint=f"clear it in {origin_of(languages, locale)}; {locale} inherits "
                    "it")
            continue
        chosen = [one for one in choose(languages, locale, choice)
                  if container_of(one).endswith(".words") and quote_of(one)]
        if not chosen:
            raise PresskitError.one(
                "review-choice", "no quote is meant: only quotes are cleared",
                hint="name one, for example --segment quotes.wen-language.words",
                exit_code=Exit.USAGE)
        good = [one for one in chosen if locale == kit.source_locale
                or _may(languages, locale, one, outcome.findings)]
        good = [one for one in good
                if weigh(languages, locale, one, state, outcome.findings, despite=despite)]
        _put_down(languages, locale, good, word, state, "clear", outcome)
    return outcome


@writes_kit
def reject(folder: Path, desk: Desk, choice: Choice, word: Word) -> Outcome:
    """Mark texts as work to be done, with who rejected them and why (``word.note``), and take
    their approvals away.

    Raises ``PresskitError`` for a choice that names no text.
    """
    from presskit.localise.review import segment_digest
    outcome = begin(folder)
    languages = open_languages(load(folder, desk), desk)
    if not (choice.segments or choice.documents):
        raise PresskitError.one("review-choice", "nothing says which text is rejected",
                                hint="name it, for example --segment release.headline; or a "
                                "document; a whole locale is --segment \"*\"",
                                exit_code=Exit.USAGE)
    for locale in choose_locales(languages, choice):
        here = languages.reach(locale)
        origin = languages.reach(origin_of(languages, locale))
        good = []
        for one in choose(languages, locale, choice):
            if name_key(one):
                outcome.findings.error(
                    "review-refused", f"{one} is a name: its form is not rejected but mended",
                    hint="write the right form into the register, or status: suggested behind "
                    "the wrong one")
            elif one not in here.words:
                refuse(languages, locale, one, "it is not translated: there is nothing to reject",
                        "presskit status shows how far a locale has come", outcome.findings)
            else:
                good.append(one)
        pairs = {(container_of(one), segment_digest(origin.side, origin.segments[one]),
                  segment_digest(here.side, here.segments[one])) for one in good}
        remark = f"{REJECTED}{word.name} on {word.date}: {' '.join(word.note.split())}"
        write_marked(languages, locale, good, outcome, lambda one, text=remark: replace(
            one, fuzzy=True, remark="\n".join(filter(None, (text, one.remark)))))
        given = languages.loaded.kit.approvals.get(locale, ())
        kept = [one for one in given if (one.path, one.source, one.words) not in pairs]
        if len(kept) < len(given):
            write_approvals(languages, locale, kept, outcome)
        outcome.done[locale] = len(good)
    return outcome


# What may be approved ----------------------------------------------------------------------

def _may(languages: Languages, locale: str, key: str, findings: Findings) -> bool:
    """Whether a text or name may be approved; if not, why is said."""
    why = (_against_name if name_key(key) else _against)(languages, locale, key)
    if why:
        refuse(languages, locale, key, *why, findings)
    return not why


def _against_name(languages: Languages, locale: str, key: str) -> tuple[str, str] | None:
    from presskit.model.names import name_form
    named = languages.loaded.kit.register[name_key(key)]
    if name_form(named, locale):
        return None
    return f"it has no form in {locale}", f"add {locale}: {{full: …}} under its names:"


def _against(languages: Languages, locale: str, key: str) -> tuple[str, str] | None:
    """What speaks against approving a text, and what to do."""
    here = languages.reach(locale)
    segment, own = here.segments[key], _own_state(languages, locale, key)
    if own is State.INITIAL:
        return "it is not translated", "translate it first"
    if own in (State.MACHINE, State.STALE):
        why = (_why_marked(here.messages[key].remark) if own is State.MACHINE
               else "its source was changed, and it is marked for that")
        return why, ("correct it and take the mark away in the PO file, or say --as-read if the "
                     "words are right as they stand")
    if segment.state.rank < State.TRANSLATED.rank:
        return (f"it is made from {origin_of(languages, locale)}, where it is {segment.state}",
                f"approve it in {origin_of(languages, locale)} first")
    wrong = next((one for one in here.findings if one.severity is Severity.ERROR
                  and one.segment == key), None)
    if wrong:
        return f"{wrong.code}: {wrong.message.removeprefix(f'{locale}: ')}", wrong.hint
    asked = next((number for number, one in enumerate(languages.loaded.kit.queries, 1)
                  if one.blocking and not one.answer and one.path in (key, container_of(key))
                  and one.locale in ("", locale)), 0)
    if asked:
        return (f"question {asked} about it waits for an answer",
                f"presskit review answer --query {asked} --answer … --name …")
    return None


def _why_marked(remark: str) -> str:
    """Why an entry is marked as work to be done that has no earlier source."""
    rejected = next((one for one in remark.splitlines() if one.startswith(REJECTED)), "")
    return f"it was {rejected}" if rejected else "it is a machine's, marked as work to be done"


def gather_refusals(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings for people: what was refused for one reason, where that is more than a few, is
    one finding, at the first of them."""
    findings, groups = tuple(findings), {}
    for one in findings:
        groups.setdefault(_reason(one), []).append(one)
    out: dict[Diagnostic, None] = {}
    for one in findings:
        some, why = groups[_reason(one)], _reason(one)
        if why is None or len(some) <= _FEW:
            out[one] = None
        elif one is some[0]:
            locale = one.message.partition(":")[0]
            out[replace(one, message=f"{locale}: {len(some)} texts stay as they were: {why[0]}; "
                        "this is the first")] = None
    return tuple(out)


def _reason(one: Diagnostic) -> tuple[str, str, str] | None:
    """Why a text was refused, what to do, and in which locale; none for another finding."""
    _, refused, why = one.message.partition(STAYS)
    return (why, one.hint, one.message.partition(":")[0]) if refused else None


def _own_state(languages: Languages, locale: str, key: str):
    """The state that the entry of a text gives by itself; of a mere conversion its own."""
    from presskit.localise.states import message_state
    here = languages.reach(locale)
    message = here.messages.get(key)
    if message and message.words:
        return message_state(message)
    return here.segments[key].state


# Files -------------------------------------------------------------------------------------

def _put_down(languages: Languages, locale: str, keys: Iterable[str], word: Word, state, by: str,
              outcome: Outcome) -> None:
    """Write the approvals of some texts and names beside those that still hold."""
    from presskit.localise.review import approval_for
    origin = languages.reach(origin_of(languages, locale)).side
    target = languages.reach(locale).side
    keys = tuple(keys)
    fresh: list[Approval] = []
    for key in keys:
        fresh += approval_for(origin, target, key, state=state, name=word.name, date=word.date,
                              note=word.note, by=by)
    given = languages.loaded.kit.approvals.get(locale, ())
    standing = {_about(one): one for one in given if one.state.rank >= state.rank}
    fresh = [one for one in fresh if _about(one) not in standing]  # a word that holds stays
    lost = _lost_lines(languages, locale, {one.path for one in fresh}, by)
    replaced = {*map(_about, fresh)}
    kept = [one for one in given if _about(one) not in replaced and one not in lost]
    if fresh:
        write_approvals(languages, locale, [*kept, *fresh], outcome)
    outcome.done[locale] = outcome.done.get(locale, 0) + len(fresh)
    outcome.held[locale] = outcome.held.get(locale, 0) + len(keys) - len(fresh)


def _about(one: Approval) -> tuple[str, str, str, str]:
    """What an approval says, whoever says it."""
    return one.path, one.source, one.words, one.by


def _lost_lines(languages: Languages, locale: str, paths: set[str], by: str) -> set[Approval]:
    """The lines of some paths that fit nothing any more: the new ones take their place."""
    from presskit.localise.review import approval_for
    origin = languages.reach(origin_of(languages, locale)).side
    target = languages.reach(locale).side
    fitting = {(one.path, one.source, one.words) for path in paths for one in approval_for(
        origin, target, path, state=State.REVIEWED, name="", date="")}
    return {one for one in languages.loaded.kit.approvals.get(locale, ())
            if one.path in paths and one.by == by
            and (one.path, one.source, one.words) not in fitting}


def _may_be_read(languages: Languages, locale: str, keys: Iterable[str]) -> list[str]:
    """The texts that only the mark of work to be done keeps from being approved."""
    return [one for one in keys if not name_key(one)
            and _own_state(languages, locale, one) in (State.MACHINE, State.STALE)
            and (one in languages.reach(locale).messages)]


def _take_marks(languages: Languages, locale: str, keys: list[str], outcome: Outcome) -> None:
    """Take the marks off some entries, and the remarks that rejected them."""
    if keys:
        write_marked(languages, locale, keys, outcome, lambda one: replace(
            one, fuzzy=False, previous="", remark="\n".join(
                line for line in one.remark.splitlines()
                if not line.startswith(REJECTED))))
