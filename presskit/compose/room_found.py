"""What machines find in a press room: what a page is about, the feed, the index, the map.

Here: the words of the documents shown, by the names that schema.org and RFC 4287 have for them.
Never here: a fact that no page of the same language shows, syntax.

A page speaks of what stands on it: quotes on the quote sheet, people with the biographies, the
event on the fact sheet.  So nothing gets out by this way that may not go out by the page's.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from presskit.compose.head import compose_event, compose_issuer
from presskit.compose.names import compose_name, compose_original_name
from presskit.compose.prose import compose_quote, compose_words, is_reported
from presskit.compose.room_facts import (
    FRONT,
    ROOM,
    Download,
    Room,
    page_name,
)
from presskit.compose.wording import compose_phrase, compose_text
from presskit.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Section,
    plain_text,
    walk,
)

__all__ = ["compose_data", "compose_email", "compose_feed", "compose_index", "list_addresses"]

_NAMES = uuid.UUID("4a1d6a0e-6f0b-5d0c-9c0e-0f6d1b6a2c55")
"""The name space of our own identifiers (RFC 9562, version 5): the same kit, language and page
have the same for ever, wherever the room stands."""


def _identify(room: Room, page: str) -> str:
    """The identifier of a page that never changes."""
    return uuid.uuid5(_NAMES, f"{room.kit.id}/{room.kit.locale}/{page}").urn


def list_addresses(room: Room, page: str) -> tuple[tuple[str, str], ...]:
    """The whole address of a page in every language that has it; none without the room's."""
    if not room.address:
        return ()
    return tuple((side.locale, room.address + _path(side.locale, page))
                 for side in room.sides if page in side.pages)


def _path(locale: str, page: str) -> str:
    return f"{locale}/" + ("" if page == FRONT else f"{page}.html")


# schema.org ---------------------------------------------------------------------------------

def compose_data(room: Room, page: str, document: Document | None) -> dict[str, Any]:
    """What a page is about, as linked data (schema.org); empty for a page without a document."""
    if document is None:
        return {}
    about = {"press-release": _news, "speaker-bios": _people, "quote-sheet": _quotations,
             "fact-sheet": _event}.get(document.kind)
    if about is None:
        return {}
    address = dict(list_addresses(room, page)).get(room.kit.locale, "")
    return {"@context": "https://schema.org", **about(room, document),
            **({"url": address} if address else {})}


def _news(room: Room, document: Document) -> dict[str, Any]:
    kit = room.kit
    day = kit.release_date.isoformat() if kit.release_date else ""
    said = {"@type": "NewsArticle", "headline": document.title, "inLanguage": kit.locale,
            "description": _lead(document), "datePublished": day,
            "version": kit.version, "author": _issuer(room), "publisher": _issuer(room),
            "image": _pictures(room)}
    return {key: value for key, value in said.items() if value}


def _issuer(room: Room) -> dict[str, str]:
    return {"@type": "Organization",
            "name": plain_text(compose_issuer(room.kit, room.tables))}


def _pictures(room: Room) -> list[str]:
    """The first card that is shown, by its whole address."""
    cards = [one for one in room.downloads if (one.document, one.format) == ("quote-card", "png")]
    return [room.address + one.path for one in cards[:1]] if room.address else []


def _lead(document: Document) -> str:
    """The first paragraph; a dateline may stand on a line of its own before it."""
    leads = [plain_text(one.children) for one in walk(document.children)
             if isinstance(one, Paragraph) and one.role == "lead"]
    return max(leads, key=len, default="")


def _event(room: Room, _document: Document) -> dict[str, Any]:
    event, kit, tables = room.kit.event, room.kit, room.tables
    places = [plain_text(compose_words(one, kit, tables)) for one in (event.venue, event.city)]
    place = {"@type": "Place", "name": next(filter(None, places), ""), "address": places[1]}
    said = {"@type": "Event", "name": plain_text(compose_event(kit, tables)),
            "startDate": event.date.isoformat() if event.date else "",
            "endDate": event.end_date.isoformat() if event.end_date else "",
            "inLanguage": kit.locale, "location": place if place["name"] else None}
    return {key: value for key, value in said.items() if value}


def _people(room: Room, document: Document) -> dict[str, Any]:
    kit, words = room.kit, plain_text(document.children)
    people = []
    for person in kit.people.values():
        name = plain_text(compose_name(kit, person))
        said = {"@type": "Person", "name": name,
                "alternateName": plain_text(compose_original_name(kit, person, room.tables)),
                "jobTitle": plain_text(compose_words(person.title, kit, room.tables))}
        if name in words:
            people.append({key: value for key, value in said.items() if value})
    return {"@graph": people, "inLanguage": kit.locale} if people else {}


def _quotations(room: Room, _document: Document) -> dict[str, Any]:
    """The quotes that may be quoted in this language; what is only told is no quotation."""
    kit, tables = room.kit, room.tables
    found = []
    for quote in kit.quotes.values():
        if is_reported(kit, quote):
            continue
        words = plain_text(compose_quote(quote, kit, tables, marked=False))
        said = {"@type": "Quotation", "identifier": quote.id, "text": words,
                "inLanguage": kit.locale,
                "creator": {"@type": "Person", "name": plain_text(
                    compose_name(kit, kit.people[quote.speaker]))},
                "dateCreated": quote.date.isoformat() if quote.date else ""}
        found.append({key: value for key, value in said.items() if value})
    return {"@graph": found} if found else {}


# Feed, index --------------------------------------------------------------------------------

def compose_feed(room: Room) -> Document:
    """The pages of one language as a feed: the kit first, then its documents."""
    entries: list[Block] = []
    properties = [("id", _identify(room, "feed")), ("address", room.address),
                  ("author", plain_text(compose_issuer(room.kit, room.tables))),
                  ("date", room.kit.release_date.isoformat() if room.kit.release_date else "")]
    for one in room.documents:
        page = page_name(one)
        properties.append((f"id:{page}", _identify(room, page)))
        summary = _lead(one) or plain_text(compose_phrase(room.tables, f"document.{one.kind}"))
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
    return replace(release, kind=ROOM, subject="email", children=blocks)


def compose_index(rooms: Sequence[Room]) -> dict[str, Any]:
    """Every document, file and quote of the room, for programs."""
    first = rooms[0]
    return {"kit": first.kit.id, "version": first.kit.version,
            "source_locale": first.kit.source_locale,
            "locales": {room.kit.locale: _index_locale(room) for room in rooms}}


def _index_locale(room: Room) -> dict[str, Any]:
    quotes = any(one.kind == "quote-sheet" for one in room.documents)
    return {"language": room.tables.phrases["language"],
            "documents": [{"document": page_name(one), "title": one.title,
                           "page": f"{room.kit.locale}/{page_name(one)}.html",
                           "files": [_index_file(file) for file in room.of(one)]}
                          for one in room.documents],
            "archives": [_index_file(one) for one in room.archives],
            "cards": [{**_index_file(one), "quote": one.subject} for one in room.downloads
                      if one.document == "quote-card"],
            "quotes": _quotations(room, room.documents[0]).get("@graph", []) if quotes else []}


def _index_file(one: Download) -> dict[str, Any]:
    said = {"path": one.path, "format": one.format, "bytes": one.bytes, "sha256": one.sha256,
            "pages": one.pages}
    return {key: value for key, value in said.items() if value}

