"""What may go out, by the kit's own policy.

Here: states, clearances, questions, embargo against the policy; saying what is left back and why.
Never here: raising a state, writing files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, Findings, PresskitError, Severity, Span, strict
from presskit.document import Document, segments
from presskit.locales import related

if TYPE_CHECKING:
    from presskit.build.languages import Languages
    from presskit.model.kit import Kit
    from presskit.model.segment import State

__all__ = ["Held", "Verdict", "check_lift", "cleared_by", "draft_states", "is_past", "judge",
           "last_days", "lift_missing", "say_ended", "say_expired", "say_left_back", "say_verdict",
           "uncleared"]

_MISSING = frozenset({"missing-"})


@dataclass(frozen=True, slots=True)
class Held:
    """What waits for names in a locale: the ``names`` that lack something (``kind:id``), as they
    are written; the texts below what the locale needs (``low``), and those of them that are
    ``approved`` and wait for names alone, by segment id."""

    names: Mapping[str, str] = field(default_factory=dict)
    low: frozenset[str] = frozenset()
    approved: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a document may go out: not while its state is ``low`` or something was ``asked``
    about it that nobody has answered (both in words), nor with quotes that are ``uncleared``,
    ``names`` that lack a form or a review (as they are written), or ``pictures`` that may not be
    shown there (each with the reason)."""

    low: str = ""
    uncleared: tuple[str, ...] = ()
    asked: str = ""
    names: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it may."""
        return not (self.low or self.uncleared or self.asked or self.names or self.pictures)


def lift_missing(findings: Iterable[Diagnostic]) -> None:
    """Raise where something the kit should say is missing: a release has no gaps."""
    lifted = strict(findings, _MISSING)
    if any(one.severity is Severity.ERROR for one in lifted):
        raise PresskitError(lifted)


def check_lift(kit: Kit, desk: Desk) -> None:
    """See whether the embargo may be lifted.

    Raises ``PresskitError`` (``embargo-stands``), exit 5, before its hour; and
    ``embargo-none``, exit 2, for a kit without one.
    """
    if kit.embargo is None:
        raise PresskitError.one("embargo-none", "this kit has no embargo to lift",
                                hint="run presskit make without --lift", exit_code=Exit.USAGE)
    now = desk.clock()
    if now < kit.embargo:
        raise PresskitError.one(
            "embargo-stands", f"the embargo stands until {kit.embargo.isoformat()}",
            hint=f"wait {_span(int((kit.embargo - now).total_seconds()))}, or build with the "
            "mark: run presskit make without --lift", exit_code=Exit.NOT_ALLOWED)


def say_ended(embargo: datetime | None, desk: Desk, folder: Path, findings: Findings,
              marked: bool = False) -> None:
    """Say where the hour of the embargo of the kit in ``folder`` has gone: a warning where files
    still carry its mark, else a note.  No document knows the hour; whoever runs a command
    should."""
    if embargo is None or desk.clock() < embargo:
        return
    span = Span((folder / "kit.yaml").as_posix())
    ended = f"the embargo ended at {embargo.isoformat(timespec='minutes')}"
    hint = "to publish without its mark run presskit make --lift"
    if marked:
        findings.warning("embargo-ended", f"{ended}, and these files still carry its mark",
                         span=span, hint=hint)
    else:
        findings.note("embargo-ended", ended, span=span, hint=hint)


def last_days(kit: Kit) -> dict[str, str]:
    """Until when (ISO 8601) each picture of the kit may be used, of those that have an end."""
    from presskit.model.fields import UNLIMITED
    return {key: one.until.isoformat() for key, one in kit.pictures.items()
            if one.file and one.until and one.until != UNLIMITED}


def is_past(day: str, desk: Desk) -> bool:
    """Whether a last day (ISO 8601) has gone by."""
    return day < desk.clock().date().isoformat()


def say_expired(days: Mapping[str, str], desk: Desk, folder: Path, findings: Findings) -> None:
    """Warn of each picture of the kit in ``folder`` whose last day (:func:`last_days`) has gone
    by.  No document knows the day; whoever runs a command should."""
    for key, day in days.items():
        if is_past(day, desk):
            findings.warning(
                "picture-expired", f'the picture "{key}" may be used until {day}, which has gone '
                "by", span=Span((folder / "pictures.yaml").as_posix()),
                hint="ask for more time and change until:, or take the picture out")


def _span(seconds: int) -> str:
    days, hours, minutes = seconds // 86_400, seconds // 3_600 % 24, seconds // 60 % 60
    parts = [f"{count} {name}{'s' * (count != 1)}" for count, name in
             ((days, "day"), (hours, "hour"), (minutes, "minute")) if count]
    return " ".join(parts) or "a minute"


def draft_states(kit: Kit) -> frozenset[str]:
    """The states that make a document of this localised kit a draft."""
    from presskit.compose import needed_state
    from presskit.model.segment import State
    needed = needed_state(kit)
    return frozenset(str(state) for state in State if state.rank < needed.rank)


def judge(document: Document, state: str, kit: Kit, missing: frozenset[str],
          held: Held = Held()) -> Verdict:
    """Whether one document of a localised kit may go out; ``missing`` are the quotes that
    :func:`uncleared` names for its locale, ``held`` what waits for names in it."""
    from presskit.compose import listed_names, names_in, needed_state
    from presskit.model.segment import State
    needed, low = needed_state(kit), ""
    names = tuple(held.names[key] for key in listed_names(document, kit) if key in held.names)
    if State(state).rank < needed.rank:
        names = tuple(held.names[key] for key in names_in(document, kit) if key in held.names)
        unread = [one for one in segments(document)
                  if one in held.low and one not in held.approved]
        low = "" if names and not unread else _say_low(State(state), needed, kit.locale)
    return Verdict(low, tuple(one for one in _quotes(document) if one in missing),
                   _asked(document, kit), names)


def _say_low(state: State, needed: State, locale: str) -> str:
    from presskit.model.segment import State
    if (state, needed) == (State.TRANSLATED, State.CONVERTED):
        return "words written over the conversion are not reviewed"
    return f"{state}, and {locale} needs {needed}"


def _asked(document: Document, kit: Kit) -> str:
    """The open questions that hold its texts back."""
    from presskit.compose import list_asked
    from presskit.model.segment import container_of
    held = list_asked(kit)
    if not held:
        return ""
    keys = {name for key in segments(document) for name in (key, container_of(key))}
    numbers = ", ".join(str(number) for number, path in held.items() if path in keys)
    return f"open questions hold it back: {numbers}" if numbers else ""


def _quotes(document: Document) -> tuple[str, ...]:
    from presskit.model.segment import quote_of
    return tuple(dict.fromkeys(filter(None, map(quote_of, segments(document)))))


def uncleared(locale: str, languages: Languages) -> frozenset[str]:
    """The quotes that the policy wants cleared in a locale, and that no speaker has.

    A conversion inherits the clearance of what it is converted from.
    """
    kit = languages.loaded.kit
    reach = kit.locales.get(locale)
    if reach and reach.reach == "convert":
        return uncleared(reach.from_ or kit.source_locale, languages)
    wanted = {"none": False, "source": locale == kit.source_locale,
              "source+en": locale == kit.source_locale or related(locale, "en"),
              "every-language": True}[kit.release.clearance]
    if not wanted:
        return frozenset()
    return frozenset(kit.quotes) - cleared_by(locale, languages).keys()


def cleared_by(locale: str, languages: Languages) -> dict[str, tuple[str, str]]:
    """The quotes whose every word is cleared in a locale: who gave the word, and when."""
    from presskit.localise.review import segment_digest
    kit = languages.loaded.kit
    reach = kit.locales.get(locale)
    origin = (reach.from_ if reach else "") or kit.source_locale
    given: dict[str, dict[tuple[str, str], tuple[str, str]]] = {}
    for one in kit.approvals.get(locale, ()):
        if one.by == "clear":
            given.setdefault(one.path, {})[one.source, one.words] = one.name, one.date
    before, after = languages.reach(origin), languages.reach(locale)
    found = {}
    for key, quote in before.kit.quotes.items():
        pairs = [(segment_digest(before.side, old), segment_digest(after.side, new))
                 for old, new in zip(quote.words, after.kit.quotes[key].words, strict=True)]
        own = given.get(f"quotes.{key}.words", {})
        if pairs and all(pair in own for pair in pairs):
            found[key] = own[pairs[0]]
    return found


def say_verdict(verdict: Verdict) -> str:
    """What stands against a document, in words."""
    reasons = [one for one in (verdict.low, verdict.asked) if one]
    if verdict.names:
        reasons.append(f"names hold it back: {', '.join(verdict.names)}")
    if verdict.uncleared:
        reasons.append(f"not cleared by the speaker: {', '.join(verdict.uncleared)}")
    if verdict.pictures:
        reasons.append(f"pictures hold it back: {', '.join(verdict.pictures)}")
    return "; ".join(reasons)


def say_left_back(documents: Iterable[tuple[Document, Verdict]], span: Span,
                  findings: Findings) -> None:
    """One warning per locale and reason, naming the documents that stay behind; ``span`` is the
    kit."""
    behind: dict[tuple[str, str, str, bool, bool, bool],
                 tuple[Counter[str], tuple[dict[str, None], ...]]] = {}
    for document, verdict in documents:
        held = (verdict.uncleared, verdict.names, verdict.pictures)
        key = (document.locale, verdict.low, verdict.asked, *map(bool, held))
        kinds, reasons = behind.setdefault(key, (Counter(), ({}, {}, {})))
        kinds[document.kind] += 1
        for found, one in zip(reasons, held, strict=True):
            found.update(dict.fromkeys(one))
    for (locale, low, asked, *_), (kinds, (quotes, names, pictures)) in behind.items():
        named = ", ".join(f"{count} {kind}s" if count > 1 else kind
                          for kind, count in kinds.items())
        why = say_verdict(Verdict(low, tuple(quotes), asked, tuple(names), tuple(pictures)))
        hint = ("change use: or until: of the pictures, or show others" if pictures
                and not (low or asked or quotes or names)
                else f"presskit status shows what {locale} lacks")
        findings.warning("left-back", f"{locale} stays behind with {named}: {why}",
                         span=span, hint=hint)
