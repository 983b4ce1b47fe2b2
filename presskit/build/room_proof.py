"""The press room that stands in ``out/<kit>/``, against the files that it hands out and the kit.

Here: that a public room holds nothing under embargo, nothing that may not go out as the kit is now
and nothing that it does not have any more, and that what it hands out is what stands beside it.
Never here: how a page is written, what it says of earlier versions (``superseded_proof``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from presskit import registry
from presskit.build import policy
from presskit.build.composing import Composed, compose_locale, kinds_of
from presskit.build.editions import MAKE
from presskit.build.noting import find_bare
from presskit.build.options import Options
from presskit.build.picture_rights import bar_pictures
from presskit.build.superseded_proof import TAKE_DOWN, take_stamps
from presskit.build.superseding import EDITION
from presskit.build.verdicts import Case
from presskit.desk import Desk
from presskit.diagnostics import Findings, Span, show_path
from presskit.publish import ALL, ROOM, subject_of

__all__ = ["verify_room"]


def verify_room(case: Case, lines: Sequence[Mapping[str, Any]], desk: Desk,
                findings: Findings) -> None:
    """Complain of a room that shows what it must not, or hands out other files than the kit's."""
    public = [one for one in lines if one["path"].startswith(f"{ROOM}/")]
    place = show_path(case.place)
    if public and case.languages.route.kit.embargo is not None:
        findings.error("verify-embargo", "there is a public press room, and the embargo stands",
                       span=Span(f"{place}/{ROOM}"), hint=TAKE_DOWN)
    originals = {one["path"]: one for one in case.manifest["files"]}
    for line in lines:
        origin = line.get("copy_of")
        if origin is None:
            continue
        if origin not in originals or originals[origin]["sha256"] != line["sha256"]:
            findings.error("verify-files", f"it should be the same file as {origin}, and is not",
                           span=Span(f"{place}/{line['path']}"), hint=MAKE)
    found = {locale: _compose(case, locale, desk)
             for locale in sorted({line["locale"] for line in lines} - {ALL})
             if locale in case.languages.locales}
    _verify_release(case, public, originals, found, findings)
    take_stamps(case, lines, {locale: tuple(
        one.document for one in some if one.document.kind not in registry.PAGELESS
        and (one.public.good or not public)) for locale, some in found.items()}, findings)
    if case.languages.loaded.kit.withdrawal:
        for locale, some in found.items() if public else ():
            if not any(one.public.good for one in some):
                _verify_bare(case, locale, findings)


def _verify_bare(case: Case, locale: str, findings: Findings) -> None:
    """Complain of a notice that says in a language other words than those that may be told there;
    no file of it stands beside the room, but its record says what its pages were made of."""
    from presskit.compose.corrections import take_record
    from presskit.compose.room_edition import read_edition
    path = case.place / ROOM / locale / EDITION
    _kit, notice = find_bare(case.languages, locale)
    try:
        said = read_edition(json.loads(path.read_bytes()), case.languages.loaded.kit.id)
    except (OSError, ValueError, RecursionError):
        return  # what is missing or spoilt is told where the manifest is gone through
    if said.documents != (take_record(notice.document),):
        findings.error("verify-draft", f"the notice in {locale} is not what may be told there as "
                       "the kit is now", span=Span(show_path(path)), hint=TAKE_DOWN)


def _compose(case: Case, locale: str, desk: Desk) -> list[Composed]:
    """The documents as the kit is now, each with what stands against showing it."""
    kit = case.languages.loaded.kit
    composed = compose_locale(case.languages, locale, kinds_of(kit, Options()), {}, False,
                              judged=True)
    return list(bar_pictures(composed, kit, desk))


def _verify_release(case: Case, public: Sequence[Mapping[str, Any]],
                    originals: Mapping[str, Mapping[str, Any]],
                    composed: Mapping[str, Sequence[Composed]], findings: Findings) -> None:
    """Complain of every document in a public room that may not go out, and of what the kit does
    not have any more."""
    shown = {(line["locale"], origin["document"], subject_of(origin))
             for line in public
             if (origin := originals.get(line.get("copy_of", "")))
             and origin["document"] != "bundle"}
    for locale in sorted({line["locale"] for line in public} - {ALL}):
        span = Span(f"{show_path(case.place)}/{ROOM}/{locale}")
        if locale not in composed:
            findings.error("verify-room", f"the press room has pages in {locale}, and the kit does "
                           "not have that language any more", span=span, hint=TAKE_DOWN)
            continue
        found = {(locale, one.document.kind, one.document.subject): one
                 for one in composed[locale]}
        for key in sorted(one for one in shown if one[0] == locale):
            name, one = _name(key), found.get(key)
            if one is None:
                findings.error("verify-room", f"the press room shows the {name} in {locale}, which "
                               "the kit does not make any more", span=span, hint=TAKE_DOWN)
            elif one.public.pictures and replace(one.public, pictures=()).good:
                findings.error("verify-rights", f"the press room shows the {name} in {locale}: "
                               f"{policy.say_verdict(one.public)}", span=span, hint=TAKE_DOWN)
            elif not one.public.good:
                findings.error("verify-draft", f"the press room shows the {name} in {locale}: "
                               f"{policy.say_verdict(one.public)}", span=span, hint=TAKE_DOWN)


def _name(key: tuple[str, str, str]) -> str:
    return " ".join(filter(None, key[1:]))
