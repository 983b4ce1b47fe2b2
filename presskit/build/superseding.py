"""Earlier versions of a kit: reading what was kept of them, and stamping what is handed out.

Here: ``superseded/v1/en.json`` … in a kit's folder, and the stamped files of a press room.
Never here: what stands in them (``compose.room_edition``), keeping them (``correcting``), the
words of a stamp (``compose.corrections``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit import registry
from presskit.build.composing import Composed
from presskit.build.progress import Stages
from presskit.build.rendering import Work, finish, hand_in
from presskit.build.tasks import Task, content_digest, key_of, seal_document, writer_of
from presskit.content.files import read_bytes
from presskit.diagnostics import Findings, Span, show_path
from presskit.document import Document
from presskit.publish import Edition, File, publish_superseded

if TYPE_CHECKING:
    from presskit.compose.room_facts import Download, Earlier, Room
    from presskit.model.kit import Kit
    from presskit.render import Context

__all__ = ["EDITION", "HOME", "list_stamps", "place_of_edition", "read_earlier", "stamp_rooms"]

HOME = "superseded"
"""The folder of a kit in which earlier versions are kept."""

EDITION = "edition.json"
"""What a press room says of itself in each of its languages, of which they are kept."""


def place_of_edition(folder: Path, version: int, locale: str) -> Path:
    """Where a kit keeps a version in a locale."""
    return folder / HOME / f"v{version}" / f"{locale}.json"


# Reading ------------------------------------------------------------------------------------

def read_earlier(folder: Path, kit: Kit,
                 findings: Findings) -> dict[str, tuple[Earlier, ...]]:
    """What is kept of earlier versions that may be shown, by locale, the last first.

    A version that was corrected and that nothing is kept of is a warning
    (``superseded-missing``), a file that can't be used an error (``superseded-broken``); of a kit
    that is withdrawn a warning.
    """
    first = 1 if kit.withdrawal else max(
        (number + one.withdrawn for number, one in kit.replacements
         if one.hide_earlier or one.withdrawn), default=1)  # nor the notice, once it is void
    hidden = max((number for number, one in kit.replacements if one.hide_earlier), default=1)
    found: dict[str, list[Earlier]] = {}
    for number, _one in kit.replacements:
        if number <= first:
            break
        kept = list(_read_version(folder, kit, number - 1, findings))
        if number <= hidden:
            kept = list(map(_without_ids, kept))
        for one in kept:
            found.setdefault(one.locale, []).append(one)
        if not kept and not (folder / HOME / f"v{number - 1}").is_dir():
            findings.warning(
                "superseded-missing", f"nothing is kept of version {number - 1}: the press room "
                "can't show what has changed since", span=Span(show_path(folder / "kit.yaml")),
                hint=f"put its files back into {HOME}/v{number - 1}/, or write hide_earlier: true "
                f"under {number} in corrections:")
    return {locale: tuple(some) for locale, some in found.items()}


def _without_ids(one: Earlier) -> Earlier:
    """A version that may not be repeated without the documents whose pages are called by somebody:
    an address says who it was about."""
    return replace(one, documents=tuple(each for each in one.documents if not each.subject))


def _read_version(folder: Path, kit: Kit, version: int,
                  findings: Findings) -> Iterator[Earlier]:
    from presskit.compose.room_edition import read_edition
    from presskit.compose.room_facts import Earlier
    for locale in (kit.source_locale, *kit.locales):
        path = place_of_edition(folder, version, locale)
        if not path.is_file():
            continue
        try:
            one = read_edition(json.loads(read_bytes(path)), kit.id)
            if (one.version, one.locale) != (version, locale):
                raise ValueError(f"it is version {one.version} in {one.locale}")
            if unknown := {each.kind for each in one.documents} - registry.DOCUMENTS.keys():
                raise ValueError(f"there is no document {sorted(unknown)[0]!r}")
            yield one
        except (ValueError, RecursionError) as error:
            said, span = f"what is kept of version {version} can't be used: {error}", Span(
                show_path(path))
            if kit.withdrawal:  # nothing of it is told, and its notice doesn't wait
                findings.warning("superseded-broken", said, span=span, hint="put back the file "
                                 "that presskit correct wrote: it says which pages were there")
                yield Earlier(version, locale)
                continue
            findings.error("superseded-broken", said, span=span, hint="put back the file that "
                           "presskit correct wrote, or delete it: that version is then not shown "
                           f"in {locale}")


# Stamping -----------------------------------------------------------------------------------

def list_stamps(room: Room) -> Iterator[tuple[Earlier, Document, str]]:
    """The documents of earlier versions that are handed out with a stamp, each with its format;
    they lead back by the whole address, for they travel, and where there is none a web page within
    the room."""
    from presskit.compose.corrections import stamp_document
    from presskit.compose.room_changes import link_back, list_superseded
    for earlier in () if room.kit.withdrawal else room.earlier:
        for one in list_superseded(room, earlier):
            for format in registry.formats_of(one.kind):
                page = format == "html"
                address = _find_address(room, link_back(room, one), page)
                stamped = stamp_document(one, earlier.version, room.kit, room.tables, address)
                if page:
                    stamped = replace(stamped, properties=(*stamped.properties,
                                                           ("robots", "noindex")))
                yield earlier, stamped, format


def _find_address(room: Room, reference: str, page: bool) -> str:
    """Where a page of the room lies: its whole address; of a room that has none, what leads there
    from a stamped web ``page`` in its folder, and nothing from another file."""
    from presskit.render.room_places import find_place
    if room.address:
        return find_place(reference, base=room.address)
    return f"../../{find_place(reference, room.kit.locale)}" if page else ""


def stamp_rooms(rooms: list[Room], context: Context, beside: Work, edition: Edition,
                stages: Stages, findings: Findings
                ) -> tuple[list[Room], list[File], Work | None]:
    """The rooms with the stamped files of earlier versions, these files, and the work that they
    were, done by the workers of another (``beside``).

    Raises ``PresskitError`` for what is kept and can't be used, and for what can't be drawn.
    """
    findings.raise_errors()
    stamps = [(room.kit.locale, *one) for room in rooms for one in list_stamps(room)]
    states = {room.kit.locale: _state(room.kit) for room in rooms}
    if not stamps:
        return rooms, [], None
    folder = beside.folder.with_name("stamping")  # in its own folder workers look for tasks
    folder.mkdir()
    work = Work(beside.store, beside.pool, folder)
    hand_in(work, (_task(document, format, context, states[locale])
                   for locale, _earlier, document, format in stamps))
    made = finish(work, stages, findings, {}, "room")
    files, known = [], {}
    for (locale, earlier, _document, _format), artifact in zip(stamps, made, strict=True):
        file = publish_superseded(artifact, edition, earlier.version)
        files.append(file)
        known.setdefault((locale, earlier.version), []).append(_download(file, artifact.subject,
                                                                         artifact.kind))
    return [replace(room, earlier=tuple(
        replace(one, stamped=tuple(known.get((room.kit.locale, one.version), ())))
        for one in room.earlier)) for room in rooms], files, work


def _state(kit: Kit) -> str:
    """The state that words needed to be handed out."""
    from presskit.compose import needed_state
    return "source" if kit.locale == kit.source_locale else str(needed_state(kit))


def _task(document: Document, format: str, context: Context,
          state: str) -> tuple[Task, Composed, str]:
    seal = seal_document(document, context)
    own = context.of(document.locale, format)
    task = Task(document, format, own,
                content=content_digest(writer_of(document.kind, format), own, seal))
    return task, Composed(document, state, ""), key_of(task, seal)


def _download(file: File, subject: str, kind: str) -> Download:
    from presskit.compose.room_facts import Download
    entry = file.entry
    return Download(kind, entry["format"], entry["locale"], file.path.partition("/")[2],
                    entry["bytes"], entry["sha256"], entry.get("pages", 0), subject)

