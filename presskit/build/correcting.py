"""Starting the version of a kit that corrects or withdraws what was handed out.

Here: taking in what the press room said, checked against the files it hands out; the note in
``kit.yaml``; its words in other languages.  Never here: what is shown of it (``superseding``),
changing any other text.

What is kept comes from the press room itself, not from the kit: it may have been edited already.
Everything is looked at before the first file is written, ``kit.yaml`` comes last but for words
of other languages.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from presskit.build.alone import writes_kit
from presskit.build.catalogues import change_catalogue
from presskit.build.load import Loaded, load
from presskit.build.superseding import place_of_edition
from presskit.content.edits import Edit, edit_file, write_file
from presskit.content.files import read_bytes, read_source
from presskit.content.yaml_edits import set_values
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Findings, PresskitError, Span, show_path
from presskit.publish import ROOM

if TYPE_CHECKING:
    from presskit.build.languages import Languages
    from presskit.compose.room_facts import Earlier
    from presskit.model.segment import Catalogue, Message

__all__ = ["Corrected", "Wish", "correct"]

_EDITION = "edition.json"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the ``note`` in the source language and, by locale, its ``words`` in
    others; the ``day`` (none: today where the kit is); whether the release is ``withdrawn`` and
    earlier words are to be hidden (``hide``); ``room`` is the press room that was handed out, or
    ``None`` where nothing of it can be kept."""

    note: str
    words: Mapping[str, str] = field(default_factory=dict)
    day: dt.date | None = None
    withdrawn: bool = False
    hide: bool = False
    room: Path | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was done: the version that was begun, the day of its note, the files that were
    ``kept`` of the one before, the locales that ``lack`` the note; what is to be said."""

    version: int
    date: dt.date
    kept: tuple[Path, ...]
    lack: tuple[str, ...]
    findings: tuple[Diagnostic, ...] = ()


@writes_kit
def correct(folder: Path, desk: Desk, wish: Wish) -> Corrected:
    """Begin the version of the kit in ``folder`` that corrects the one handed out.

    Raises ``PresskitError`` with everything that stands against it; then nothing is written.
    """
    loaded = load(folder, desk)
    kit, findings = loaded.kit, Findings()
    _check_words(wish, loaded, findings)
    kept = list(_take_room(wish.room, loaded, findings)) if wish.room else []
    day = wish.day or _today(desk, kit.time_zone)
    _check_day(day, loaded, findings)
    findings.raise_errors()
    version, path = kit.version + 1, folder / "kit.yaml"
    source = read_source(path, findings)
    if source is None:
        raise PresskitError(tuple(findings))
    text = set_values(source.text, source.file, _changes(version, day, wish))
    after = load(folder, desk, {path: text})  # a note that can't be read is told before
    for place, data in kept:
        write_file(place, data)
    edit_file(path, source.text, [Edit(0, len(source.text), text)])
    for locale, words in wish.words.items():
        _put_words(folder, desk, locale, version, words)
    lack = tuple(locale for locale, reach in kit.locales.items()
                 if locale not in wish.words and reach.reach == "translate")
    return Corrected(version, day, tuple(place for place, _data in kept), lack,
                     tuple(one for one in after.findings if one not in loaded.findings))


def _changes(version: int, day: dt.date, wish: Wish) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield ("version",), version
    said: dict[str, Any] = {"date": day, "note": wish.note}
    said |= {"withdrawn": True} if wish.withdrawn else {}
    said |= {"hide_earlier": True} if wish.hide else {}
    for key, value in said.items():
        yield ("corrections", str(version), key), value


def _today(desk: Desk, zone: str) -> dt.date:
    """The day of the kit's own clock: a note says when it was given, where it was given."""
    now = desk.clock()
    return (now.astimezone(ZoneInfo(zone)) if zone else now).date()


# What is asked for --------------------------------------------------------------------------

def _check_words(wish: Wish, loaded: Loaded, findings: Findings) -> None:
    kit = loaded.kit
    for locale in wish.words:
        reach = kit.locales.get(locale)
        if reach is None:
            findings.error("locale-unknown", f"this kit is not translated into {locale}",
                           hint=f"there are {', '.join(kit.locales) or 'no others'}; the note in "
                           f"{kit.source_locale} is given without a tag")
    if str(kit.version + 1) in kit.corrections:
        findings.error("correct-begun", f"corrections: has a note of version {kit.version + 1} "
                       "already", span=Span(show_path(loaded.folder / "kit.yaml")),
                       hint=f"write version: {kit.version + 1} in kit.yaml, or take the note out")


def _check_day(day: dt.date, loaded: Loaded, findings: Findings) -> None:
    kit = loaded.kit
    before = max(filter(None, (kit.release_date, *(one.date for _, one in kit.replacements))),
                 default=day)
    if day < before:
        findings.error("correct-date", f"{day} is before {before}, when the version that is "
                       "corrected went out", span=Span(show_path(loaded.folder / "kit.yaml")),
                       hint="give the day of the correction with --date")


# What was handed out ------------------------------------------------------------------------

def _take_room(room: Path, loaded: Loaded, findings: Findings) -> Iterator[tuple[Path, bytes]]:
    """What each language of the room said, as it is to be kept: its place and its bytes."""
    home = room if any(room.glob(f"*/{_EDITION}")) else room / ROOM
    found = sorted(home.glob(f"*/{_EDITION}"))
    if not found:
        findings.error(
            "correct-no-room", f"there is no press room of version {loaded.kit.version} here, and "
            "what was handed out can't be kept", span=Span(show_path(room)),
            hint="name the folder that was published with --from; or start the version without "
            "what was, with --keep-nothing")
    for path in found:
        one = _read_edition(path, loaded, findings)
        if one is None:
            continue
        _check_files(home, one, findings)
        place, data = place_of_edition(loaded.folder, one.version, one.locale), read_bytes(path)
        if place.exists() and place.read_bytes() != data:
            findings.error("correct-kept", f"another edition of version {one.version} is kept "
                           "already", span=Span(show_path(place)), hint="compare the two, and "
                           "delete the one that was not handed out")
        yield place, data


def _read_edition(path: Path, loaded: Loaded, findings: Findings) -> Earlier | None:
    from presskit.compose.room_edition import read_edition
    span, kit = Span(show_path(path)), loaded.kit
    try:
        one = read_edition(json.loads(read_bytes(path)), kit.id)
    except (ValueError, RecursionError) as error:
        findings.error("correct-not-released", f"this is not what presskit wrote: {error}",
                       span=span, hint="name the folder that was published with --from")
        return None
    if one.version != kit.version or one.locale != path.parent.name:
        findings.error(
            "correct-version", f"this is version {one.version} in {one.locale}, and kit.yaml has "
            f"version {kit.version}", span=span, hint=f"write version: {one.version} in kit.yaml "
            "if nothing later went out, or name the room of that version with --from")
        return None
    return one


def _check_files(home: Path, one: Earlier, findings: Findings) -> None:
    """Whether the room hands out what it says: then nobody has changed it since."""
    wrong = []
    for file in one.files:
        path = home / PurePosixPath(file.path)
        if not path.is_file():
            wrong.append((Span(show_path(path)), "it is not there"))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
            wrong.append((Span(show_path(path)), "its bytes are others"))
    if wrong:
        findings.error(
            "correct-not-released", f"{len(wrong)} of the {len(one.files)} files of {one.locale} "
            "are not those that the press room was made with", span=Span(show_path(
                home / one.locale / _EDITION)), related=wrong[:8],
            hint="name the folder that was published with --from")


# Its words in other languages ---------------------------------------------------------------

def _put_words(folder: Path, desk: Desk, locale: str, version: int, words: str) -> None:
    """Put the note into a translation; it is not reviewed by that."""
    context = f"kit.corrections.{version}.note"

    def change(_languages: Languages, catalogue: Catalogue) -> Catalogue:
        return replace(catalogue, messages=tuple(
            _translated(one, words) if one.context == context and not one.obsolete else one
            for one in catalogue.messages))

    change_catalogue(folder, desk, locale, change)


def _translated(one: Message, words: str) -> Message:
    return replace(one, words=words, fuzzy=False, previous="")
