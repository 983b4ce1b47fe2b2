"""What machines find in a press room: the feed, the index, the letter to send on.

Here: the words of the documents shown, in the order of RFC 4287 and our own.  Never here: a fact
that no page of the same language shows, syntax, what a page is about (``room_data``).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from presskit.compose.head import compose_event, compose_issuer
from presskit.compose.panel import contacts_of
from presskit.compose.room_data import compose_quotations, find_lead
from presskit.compose.room_facts import ROOM, Download, Room, link_to_page, page_name
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
                  ("author", plain_text(compose_issuer(room.kit, room.tables))),
                  ("date", room.kit.release_date.isoformat() if room.kit.release_date else "")]
    for one in room.documents:
        page = page_name(one)
        properties.append((f"id:{page}", _identify(room, page)))
        summary = find_lead(one.children) or plain_text(
            compose_phrase(room.tables, f"document.{one.kind}"))
        entries.append(Section("feed-entry", (
            Heading(2, "feed-title", compose_text(one.title)),
            Paragraph("feed-summary", compose_text(summary))), page))
    title = next((one.title for one in room.documents if one.kind == "press-release"),
                 plain_text(compose_event(room.kit, room.tables)))
    return Document(ROOM, room.kit.id, room.kit.locale, title, tuple(entries),
                    properties=tuple(properties), subject="feed")


def compose_email(room: Room) -> Document | None:
    """The release as a letter to send on: its own words, without the issuer's mark."""
    release = room.release
    if release is None:
        return None
    blocks = tuple(one for one in release.children if getattr(one, "role", "") != "masthead")
    return replace(release, kind=ROOM, subject="email", children=blocks, properties=(
        *release.properties, ("reply-to", _answering(room, blocks))))


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
            "locales": {room.kit.locale: _index_locale(room) for room in rooms}}


def _index_locale(room: Room) -> dict[str, Any]:
    sheet = next((one for one in room.documents if one.kind == "quote-sheet"), None)
    return {"language": room.tables.phrases["language"],
            "documents": [{"document": page_name(one), "title": one.title,
                           "page": link_to_page(room.kit.locale, page_name(one)),
                           "files": [_index_file(file) for file in room.of(one)]}
                          for one in room.documents],
            "archives": [_index_file(one) for one in room.archives],
            "cards": [{**_index_file(one), "quote": one.subject} for one in room.downloads
                      if one.document == "quote-card"],
            "pictures": index_pictures(room),
            "quotes": compose_quotations(room, sheet)}


def _index_file(one: Download) -> dict[str, Any]:
    said = {"path": one.path, "format": one.format, "bytes": one.bytes, "sha256": one.sha256,
            "pages": one.pages}
    return {key: value for key, value in said.items() if value}

