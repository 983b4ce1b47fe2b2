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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from presskit.build.alone import writes_kit
from presskit.build.catalogues import change_catalogue, path_of, uninterrupted
from presskit.build.load import Loaded, load
from presskit.build.superseding import EDITION, place_of_edition
from presskit.content.edits import Edit, edit_file, write_file
from presskit.content.files import read_bytes, read_source
from presskit.content.yaml_edits import set_values
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, Findings, PresskitError, Span, show_path
from presskit.publish import ROOM

if TYPE_CHECKING:
    from presskit.build.languages import Languages
    from presskit.compose.room_facts import Earlier
    from presskit.model.segment import Catalogue, Message

__all__ = ["Corrected", "Wish", "correct"]


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
    ``kept`` of the one before, the locales that ``lack`` the note; what is to be said; whether a
    withdrawn release is issued ``again``."""

    version: int
    date: dt.date
    kept: tuple[Path, ...]
    lack: tuple[str, ...]
    findings: tuple[Diagnostic, ...] = ()
    again: bool = False


@writes_kit
def correct(folder: Path, desk: Desk, wish: Wish,
            keep: Callable[[Path], object] = lambda _path: None) -> Corrected:
    """Begin the version of the kit in ``folder`` that corrects the one handed out; ``keep`` is
    told of every file that was written for good.

    Raises ``PresskitError`` with everything that stands against it; then nothing is written.
    """
    loaded = load(folder, desk)
    kit, findings = loaded.kit, Findings()
    wish = _settle_note(wish, kit.source_locale)
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
    steps = [*((place, partial(write_file, place, data)) for place, data in kept),
             (path, partial(edit_file, path, source.text, [Edit(0, len(source.text), text)])),
             *((path_of(folder, locale), partial(_put_words, folder, desk, locale, version, words))
               for locale, words in wish.words.items())]
    with uninterrupted():
        _write_all(steps)
        for place, _step in steps:
            keep(place)
    lack = tuple(locale for locale, reach in kit.locales.items()
                 if locale not in wish.words and reach.reach == "translate")
    return Corrected(version, day, tuple(place for place, _data in kept), lack,
                     tuple(one for one in after.findings if one not in loaded.findings),
                     after.kit.again)


def _write_all(steps: Sequence[tuple[Path, Callable[[], object]]]) -> None:
    """Take each step, which writes a file, or take back those before: a note that stands in one
    language, and is lost in another, can't be given once more."""
    done: list[tuple[Path, bytes | None]] = []
    for path, step in steps:
        before = path.read_bytes() if path.is_file() else None
        try:
            step()
        except BaseException:
            for other, data in reversed(done):
                with suppress(OSError, PresskitError):  # the reason is told already
                    if data is not None:
                        write_file(other, data)
                        continue
                    other.unlink()
                    for folder in list(other.parents)[:2]:
                        folder.rmdir()  # if nothing else is in it
            raise
        done.append((path, before))


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

def _settle_note(wish: Wish, source: str) -> Wish:
    """The wish with the note in the kit's own language, wherever that was given."""
    own = wish.words.get(source, "")
    if own and wish.note:
        raise PresskitError.one(
            "correct-note-twice", f"the note is given twice in {source}", exit_code=Exit.USAGE,
            hint="give it once, with the tag of the language or without")
    if not (own or wish.note):
        raise PresskitError.one(
            "correct-no-note", f"the note is in {', '.join(wish.words)} alone, and the kit is "
            f"written in {source}" if wish.words else "nothing says what is corrected",
            exit_code=Exit.USAGE, hint=f'add --note "…" in {source}')
    return replace(wish, note=own or wish.note, words={
        locale: words for locale, words in wish.words.items() if locale != source})


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
    home = room if any(room.glob(f"*/{EDITION}")) else room / ROOM
    found = sorted(home.glob(f"*/{EDITION}"))
    if not found:
        findings.error(
            "correct-no-room", f"there is no press room of version {loaded.kit.version} here, and "
            "what was handed out can't be kept", span=Span(show_path(room)),
            hint="where nothing has gone out yet, change the kit and run presskit make; else name "
            "the folder that was published with --from, or start the version without what was, "
            "with --keep-nothing")
    read = [(path, one) for path in found if (one := _read_edition(path, loaded, findings))]
    if others := [(path, one) for path, one in read if one.version != loaded.kit.version]:
        _say_version(others, loaded, findings)
        return
    for path, one in read:
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
    if one.locale != path.parent.name:
        findings.error("correct-not-released", f"this is the edition in {one.locale}", span=span,
                       hint="name the folder that was published with --from")
        return None
    return one


def _say_version(others: Sequence[tuple[Path, Earlier]], loaded: Loaded,
                 findings: Findings) -> None:
    """One error for a room of another version than the kit, whatever languages it has."""
    (path, one), kit = others[0], loaded.kit
    hint = (f"write version: {one.version} in kit.yaml if nothing later went out, or name the room "
            "of that version with --from")
    related = [(Span(show_path(path)), f"version {one.version}") for path, one in others[1:8]]
    begun = kit.corrections.get(str(kit.version)) if one.version < kit.version else None
    if begun:
        place = loaded.places.get(begun.note.id) or Span(show_path(loaded.folder / "kit.yaml"))
        related.insert(0, (place, f"the note of version {kit.version}, which is begun"))
        hint = (f"if version {kit.version} has not gone out yet, say in its note all that was "
                f"wrong: change note: at {place} by hand"
                + ("" if begun.withdrawn else " (withdrawn: true below it withdraws the release)")
                + ", then run presskit translate, presskit review and presskit make; if it has, "
                f"name the folder that was published as version {kit.version} with --from")
    findings.error("correct-version", f"this press room is of version {one.version}, and kit.yaml "
                   f"has version {kit.version}", span=Span(show_path(path)), hint=hint,
                   related=related)


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
                home / one.locale / EDITION)), related=wrong[:8],
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
