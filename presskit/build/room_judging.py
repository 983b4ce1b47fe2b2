"""Whether there is a press room, whether its pages may go out, which parts of the kit's may not.

Here: the rules of ``policy`` asked of what the room itself says.  Never here: the documents that it
shows, which are judged when they are composed; another rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from presskit.build import policy
from presskit.build.composing import Composed
from presskit.build.holding import find_held
from presskit.build.languages import Languages
from presskit.build.options import Options
from presskit.diagnostics import Findings, Severity, Span

if TYPE_CHECKING:
    from presskit.compose.room_facts import Room
    from presskit.document import Document

__all__ = ["judge_pages", "names_of", "say_left_out", "say_no_pages", "why_no_room",
           "withhold_parts"]

_PREVIEW = "to look at it run presskit make --preview"


def why_no_room(languages: Languages, options: Options, findings: Findings) -> bool:
    """Whether there is no press room, and a note of the reason: part of a kit was asked for, an
    embargo stands, or facts are missing without which nothing is released."""
    if not options.room or options.filtered:
        return True
    if options.preview:
        return False
    kit, span = languages.route.kit, Span((languages.loaded.folder / "kit.yaml").as_posix())
    if kit.embargo is not None:
        findings.note("room-left-out", "there is no press room while the embargo stands, until "
                      f"{kit.embargo.isoformat(timespec='minutes')}", span=span, hint=_PREVIEW)
        return True
    missing = [one for one in findings if one.code.startswith("missing-")
               and one.severity is Severity.WARNING]
    if missing:
        codes = ", ".join(dict.fromkeys(one.code.removeprefix("missing-") for one in missing))
        said = "; ".join(dict.fromkeys(one.message for one in missing))
        findings.note("room-left-out", "there is no press room, as presskit make --release would "
                      f"refuse this kit: {said}", span=span, hint="give what is missing, or say in "
                      f"kit.yaml that it can't be given: release: {{accept_missing: [{codes}]}}; "
                      f"{_PREVIEW}")
    return bool(missing)


def say_left_out(composed: Iterable[Composed], span: Span, findings: Findings) -> None:
    """A note for each locale and reason: which documents the room does not show."""
    behind = Findings()
    policy.say_left_back(((one.document, one.public) for one in composed
                          if not one.public.good), span, behind)
    for one in behind:
        findings.note("room-left-out", "not in the press room: " + one.message.replace(
            " stays behind with", "", 1), span=one.span, hint=one.hint)


def say_no_pages(verdicts: Mapping[str, policy.Verdict], span: Span, findings: Findings) -> None:
    """A note for each language of which the room has no pages, and why."""
    for locale, verdict in verdicts.items():
        findings.note("room-left-out", f"the press room has no pages in {locale}: "
                      f"{policy.say_verdict(verdict)}", span=span,
                      hint=f"presskit status shows what {locale} lacks")


def judge_pages(room: Room, languages: Languages) -> policy.Verdict:
    """What stands against the first of its pages that may not go out; nothing where all may."""
    from presskit.compose.room import compose_pages
    ask = _open_judge(room, languages)
    verdicts = (ask(page) for page in compose_pages(room))
    return next((one for one in verdicts if not one.good), policy.Verdict())


def withhold_parts(room: Room, languages: Languages) -> Room:
    """The room without those parts of the kit's page that may not go out.  The documents that tell
    the same are left out for the same reasons, and are named."""
    from presskit.compose.room_kit import compose_parts
    ask = _open_judge(room, languages)
    return replace(room, withheld=frozenset(
        name for name, part in compose_parts(room).items() if not ask(part).good))


def _open_judge(room: Room, languages: Languages) -> Callable[[Document], policy.Verdict]:
    """Asks of a document in the room's locale; what is to be known of that is looked up once."""
    from presskit.compose import states_of
    kit, locale = room.kit, room.kit.locale
    return partial(_judge, kit=kit, names=names_of(locale, languages), known=states_of(kit),
                   missing=policy.uncleared(locale, languages),
                   held=find_held(languages, locale))


def _judge(page: Document, *, kit, names, known, missing, held) -> policy.Verdict:
    from presskit.compose import state_of
    return policy.judge(page, str(state_of(page, kit, names, known)), kit, missing, held)


def names_of(locale: str, languages: Languages):
    """The states of the names in a locale; none for the source, whose names are the author's."""
    return None if locale == languages.locales[0] else languages.names(locale)
