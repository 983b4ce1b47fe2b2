"""What machines find in a press room: the feed, the index, the letter to send on.

Here: the words of the documents shown, in the order of RFC 4287 and our own.  Never here: a fact
that no page of the same language shows, syntax, what a page is about (``room_data``).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from presskit.compose.calendar import compose_midnight
from presskit.compose.corrections import compose_corrected_title, compose_correction
from presskit.compose.head import compose_event, compose_issuer
from presskit.compose.panel import contacts_of
from presskit.compose.prose import compose_plain, compose_words
from presskit.compose.room_changes import is_changed
from presskit.compose.room_data import compose_quotations, find_lead
from presskit.compose.room_facts import (
    ROOM,
    Download,
    Room,
    link_to_page,
    page_name,
    superseded_name,
)
from presskit.compose.room_pictures import index_pictures
from presskit.compose.wording import compose_phrase, compose_text
from presskit.document import (
    Block,
    Document,
    Heading,
    Link,
    Paragraph,
    Section,
    plain_text,
    walk,
)

__all__ = ["compose_email", "compose_feed", "compose_index"]

_NAMES = uuid.UUID("4a1d6a0e-6f0b-5d0c-9c0e-0f6d1b6a2c55")
"""The name space of our own identifiers (RFC 9562, version 5): the same kit, language and page
have the same for ever, wherever the room stands."""


def _identify(room: Room, page: str) -> str:
    """The identifier of a page that never changes."""
    return uuid.uuid5(_NAMES, f"{room.kit.id}/{room.kit.locale}/{page}").urn


def compose_feed(room: Room) -> Document:
    """The pages of one language as a feed: the kit first, then its documents."""
    entries: list[Block] = []
    properties = [("id", _identify(room, "feed")), ("address", room.address),
                  ("author", plain_text(compose_issuer(room.kit, room.tables))
                   or room.tables.phrases["room.name"]),
                  ("date", compose_midnight(room.kit.release_date, room.kit.time_zone))]
    for one in room.documents:
        page = page_name(one)
        properties += [(f"id:{page}", _identify(room, page)),
                       (f"date:{page}", _day_of(room, one))]
        summary = find_lead(one.children) or plain_text(
            compose_phrase(room.tables, f"document.{one.kind}"))
        entries.append(Section("feed-entry", (
            Heading(2, "feed-title", compose_text(one.title)),
            Paragraph("feed-summary", compose_text(summary))), page))
    title = (room.release.title if room.release else
             plain_text(compose_event(room.kit, room.tables)))
    told, found = _tell_correction(room)
    return Document(ROOM, room.kit.id, room.kit.locale, title, (*told, *entries),
                    properties=(*properties, *found), subject="feed")


def _day_of(room: Room, document: Document) -> str:
    """When a page was last changed: the day of the correction, unless it says what it said."""
    if not room.kit.replacements:
        return ""
    last = next(iter(room.earlier), None)
    before = next((one for one in (last.documents if last else ())
                   if (one.kind, one.subject) == (document.kind, document.subject)), None)
    same = before is not None and not is_changed(before, document)
    return "" if same and document.kind != "press-release" else (
        compose_midnight(room.kit.replacements[0][1].date, room.kit.time_zone))


def _tell_correction(room: Room) -> tuple[tuple[Block, ...], tuple[tuple[str, str], ...]]:
    """The entry of the last correction, for whoever follows the feed; a withdrawal tells itself,
    at the address of the release that was there."""
    kit, tables = room.kit, room.tables
    if not kit.replacements or room.release is None:
        return (), ()
    version, last = kit.replacements[0]
    day = compose_midnight(last.date, kit.time_zone)
    if kit.withdrawal:
        page = page_name(room.release)
        return (), ((f"id:{page}", _identify(room, "press-release")), (f"date:{page}", day))
    name = f"correction-v{version}"
    title = compose_corrected_title(kit, tables, room.release.title)
    said, *_ = compose_correction(kit, tables)  # its label alone, where the note may not be told
    entry = Section("feed-entry", (
        Heading(2, "feed-title", title),
        Paragraph("feed-summary", compose_words(last.note, kit, tables) or said.children)), name)
    return (entry,), ((f"id:{name}", _identify(room, name)), (f"date:{name}", day),
                      (f"page:{name}", page_name(room.release)))


def compose_email(room: Room) -> Document | None:
    """The release as a letter to send on: its own words, without the issuer's mark.  A notice that
    gives no reason is not sent on."""
    release = room.release
    if release is None or room.kit.withdrawal and not room.has_files:
        return None
    blocks = tuple(one for one in release.children if getattr(one, "role", "") != "masthead")
    told = tuple(one for one in blocks if getattr(one, "role", "") == "correction")
    title = release.title
    if told:  # whoever has the first letter must see at once why there is a second
        title = plain_text(compose_corrected_title(room.kit, room.tables, title))
        blocks = (*told, *(one for one in blocks if one not in told))
    return replace(release, kind=ROOM, subject="email", children=blocks, title=title,
                   properties=(*release.properties, ("reply-to", _answering(room, blocks))))


def _answering(room: Room, blocks: Sequence[Block]) -> str:
    """Who answers: the first of the contacts whose address the letter shows."""
    shown = {one.href for one in walk(blocks) if isinstance(one, Link)}
    return next((one.email for one in contacts_of(room.kit)
                 if one.email and f"mailto:{one.email}" in shown), "")


def compose_index(rooms: Sequence[Room]) -> dict[str, Any]:
    """Every document, file and quote of the room, for programs."""
    first = rooms[0]
    return {"kit": first.kit.id, "version": first.kit.version,
            "source_locale": first.kit.source_locale,
            **({"withdrawn": True} if first.kit.withdrawal else {}),
            "locales": {room.kit.locale: _index_locale(room) for room in rooms}}


def _index_locale(room: Room) -> dict[str, Any]:
    sheet = next((one for one in room.documents if one.kind == "quote-sheet"), None)
    return {"language": room.tables.phrases["language"],
            "documents": [{"document": page_name(one), "title": one.title,
                           "page": link_to_page(room.kit.locale, page_name(one)),
                           "files": [_index_file(file) for file in room.of(one)]}
                          for one in room.documents],
            "archives": [_index_file(one) for one in room.archives],
            **_index_versions(room),
            "cards": [{**_index_file(one), "quote": one.subject} for one in room.downloads
                      if one.document == "quote-card"],
            "pictures": index_pictures(room),
            "quotes": compose_quotations(room, sheet)}


def _index_versions(room: Room) -> dict[str, Any]:
    """What each version corrects, and the files that are superseded: those handed out then, by
    their checksums, and those kept, with their stamp."""
    kit = room.kit
    if not kit.replacements:
        return {}
    notes = [{"version": number, "date": one.date.isoformat(),
              **({"note": note} if (note := compose_plain(one.note, kit, room.tables)) else {}),
              **({"withdrawn": True} if one.withdrawn else {})}
             for number, one in kit.standing]
    old = [] if kit.withdrawal else [
        {"version": one.version, "page": link_to_page(kit.locale, superseded_name(one.version)),
         "files": [{"document": file.document, "format": file.format, "bytes": file.bytes,
                    "sha256": file.sha256} for file in one.files],
         "stamped": [_index_file(file) for file in one.stamped]} for one in room.earlier]
    return {"corrections": notes, **({"supersedes": old} if old else {})}


def _index_file(one: Download) -> dict[str, Any]:
    said = {"path": one.path, "format": one.format, "bytes": one.bytes, "sha256": one.sha256,
            "pages": one.pages}
    return {key: value for key, value in said.items() if value}

