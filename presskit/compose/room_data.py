"""What a page of a press room is about, for machines: schema.org's names for what it shows.

Here: claims that the blocks of the page bear out, in their own words and language.  Never here: a
fact that the page does not show (a layout may leave any block or row out), syntax, addresses.

A page speaks of what stands on it: quotes on the quote sheet, people with the biographies, the
event on the fact sheet and in the invitation.  So nothing gets out by this way that may not go
out by the page's.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from presskit.compose.calendar import compose_date, compose_period
from presskit.compose.head import compose_event, compose_issuer
from presskit.compose.names import compose_name, compose_original_name, is_translated
from presskit.compose.prose import compose_quote, compose_source, compose_words
from presskit.compose.quotes import is_original
from presskit.compose.room_facts import Room, link_to_file, link_to_page, list_addresses, page_name
from presskit.compose.room_pictures import describe_pictures
from presskit.compose.withdrawal import WITHDRAWAL
from presskit.compose.wording import Inlines
from presskit.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    Text,
    plain_text,
    walk,
)
from presskit.model import kit as model

__all__ = ["compose_data", "compose_quotations", "find_lead", "flatten"]

Claims = dict[str, Any]
"""Properties of schema.org with what is claimed: words, claims, lists of them."""


def compose_data(room: Room, page: str, document: Document | None) -> Claims:
    """What a page is about, as linked data (schema.org); empty for a page that is about nothing
    there is a name for."""
    about = {"press-release": _news, WITHDRAWAL: _withdrawn, "speaker-bios": _people,
             "speaker-bio": _people, "quote-sheet": _quotations, "fact-sheet": _event,
             "media-invitation": _event}.get(document.kind if document else "")
    said = about(room, document) if about and document else {}
    if not said:
        return {}
    address = dict(list_addresses(room, page)).get(room.kit.locale, "")
    return {"@context": "https://schema.org", **(_place(said, address, document) if address and
                                                 document else said)}


def _place(said: Claims, address: str, document: Document) -> Claims:
    """Claims with the address of their page.  Of several things the page is one more: a property
    beside ``@graph`` would make of them a graph apart, which nobody reads (JSON-LD 1.1, 4.9.1)."""
    if "@graph" not in said:
        return {**said, "url": address}
    page = {"@type": "WebPage", "name": document.title, "inLanguage": document.locale,
            "url": address}
    return {"@graph": [page, *said["@graph"]]}


def flatten(claims: Any, path: str) -> Iterator[tuple[str, str]]:
    """Claims as pairs of a path and words, as a document's properties are.

    >>> dict(flatten({"@type": "Event", "image": ["a", "b"]}, "data"))
    {'data/@type': 'Event', 'data/image/0': 'a', 'data/image/1': 'b'}
    """
    if isinstance(claims, dict | list):
        parts = claims.items() if isinstance(claims, dict) else enumerate(claims)
        for name, one in parts:
            yield from flatten(one, f"{path}/{name}")
    else:
        yield path, str(claims)


def find_lead(blocks: Iterable[Block]) -> str:
    """The first paragraph; a dateline may stand on a line of its own before it."""
    leads = [plain_text(one.children) for one in walk(blocks)
             if isinstance(one, Paragraph) and one.role == "lead"]
    return max(leads, key=len, default="")


# What is shown ------------------------------------------------------------------------------

def _close(words: str) -> str:
    """Words without white space: where lines break is no part of what is said."""
    return "".join(words.split())


def _read(*nodes: object) -> str:
    """All that some nodes say."""
    return _close("\n".join(plain_text(one) for one in nodes))


def _said(words: Inlines, shown: str, locale: str) -> str | Claims:
    """Words as a claim; none where they are not among those shown, with their language where it
    is not the page's."""
    plain, tag = plain_text(words), _main_language(words, locale)
    if not plain or _close(plain) not in shown:
        return ""
    return plain if tag == locale else {"@language": tag, "@value": plain}


def _fact(fact: dt.date | None, told: str, shown: str) -> str:
    """A day in a form for machines, where what readers are told of it is among what is shown."""
    return fact.isoformat() if fact and told and _close(told) in shown else ""


def _main_language(nodes: object, locale: str) -> str:
    """The language in which most of the characters are."""
    count: Counter[str] = Counter()
    for one in walk(nodes):  # type: ignore[arg-type]
        if isinstance(one, Text):
            count[one.language or locale] += len(one.text)
    return count.most_common(1)[0][0] if count else locale


def _claims(said: Claims) -> Claims:
    """Without what nothing is said of."""
    return {key: value for key, value in said.items() if value}


def _translated(of: str, room: Room, language: str, **more: Any) -> Claims:
    """That words in a language are a translation, and of what; nothing for the source's own."""
    kit = room.kit
    if not is_translated(kit) or language == kit.source_locale:
        return {}
    return {"translationOfWork": {"@type": of, "inLanguage": kit.source_locale, **more}}


# Pages --------------------------------------------------------------------------------------

_TEXT = frozenset({"headline", "lead", "body"})
"""What an article is written in; labels around it are always in the reader's language."""


def _news(room: Room, document: Document) -> Claims:
    kit, shown = room.kit, _read(document.children, document.running)
    tag = _main_language([one for one in walk(document.children) if isinstance(
        one, Heading | Paragraph) and one.role in _TEXT], kit.locale)
    return _claims({
        "@type": "NewsArticle", "headline": _headline(document, tag), "inLanguage": tag,
        "description": find_lead(document.children),
        "datePublished": _fact(kit.release_date, compose_date(kit.release_date, room.tables),
                               shown),
        "version": kit.version, "author": _issuer(room), "publisher": _issuer(room),
        "image": [*_cards(room), *describe_pictures(room)],
        **_corrected(room, shown), **_translated("NewsArticle", room, tag)})


def _corrected(room: Room, shown: str) -> Claims:
    """When the words were corrected last, and each correction that is shown."""
    kit, tables = room.kit, room.tables
    notes = [_claims({
        "@type": "CorrectionComment", "text": _said(compose_words(one.note, kit, tables), shown,
                                                    kit.locale),
        "datePublished": _fact(one.date, compose_date(one.date, tables), shown)})
        for _version, one in kit.standing]
    last = notes[0].get("datePublished", "") if notes else ""
    return _claims({"dateModified": last, "correction": [one for one in notes if "text" in one]})


def _withdrawn(room: Room, document: Document) -> Claims:
    """No news any more: a notice about it."""
    return _claims({"@type": "CreativeWork", "headline": document.title,
                    "inLanguage": document.locale, "creativeWorkStatus": "Withdrawn",
                    "version": room.kit.version, "publisher": _issuer(room),
                    **_corrected(room, _read(document.children))})


def _headline(document: Document, tag: str) -> str | Claims:
    """The title, which every page has; with its language where that is not the text's."""
    heads = [one for one in document.children if isinstance(one, Heading) and one.level == 1]
    own = _main_language(heads, document.locale)
    return document.title if own == tag else {"@language": own, "@value": document.title}


def _issuer(room: Room) -> Claims:
    """The bar of every page names it, if anything may be told of it."""
    name = plain_text(compose_issuer(room.kit, room.tables))
    return {"@type": "Organization", "name": name} if name else {}


def _cards(room: Room) -> list[str]:
    """The first card that is shown, by its whole address."""
    cards = [one for one in room.downloads if (one.document, one.format) == ("quote-card", "png")]
    return [link_to_file(one.path) for one in cards[:1]] if room.address else []


_HOSTS = frozenset({"organiser", "co-organiser", "undertaker", "host"})
"""Whose occasion it is; whoever issues the kit, supports or pays may not be."""


def _event(room: Room, document: Document) -> Claims:
    event, kit, tables = room.kit.event, room.kit, room.tables
    shown = _read(document.children)
    venue, city = (_said(compose_words(one, kit, tables), shown, kit.locale)
                   for one in (event.venue, event.city))
    told = compose_period(event.date, event.end_date, tables)
    name = _said(compose_event(kit, tables), shown, kit.locale)
    place = _claims({"@type": "Place", "name": venue or city, "address": city})
    hosts = [{"@type": "Organization", "name": found} for party in kit.parties
             if party.role in _HOSTS and (found := _said(compose_name(
                 kit, kit.organisations[party.organisation]), shown, kit.locale))]
    return _claims({
        "@type": "Event", "name": name, "startDate": _fact(event.date, told, shown),
        "endDate": _fact(event.end_date, told, shown), "inLanguage": kit.locale,
        "location": place if venue or city else {}, "organizer": hosts}) if name else {}


def _people(room: Room, document: Document) -> Claims:
    """Those who have a biography or a line of the table; whom others only mention is not told
    of."""
    entries = [_read(one.children) for one in _each_entry(document)]
    found = [claim for person in room.kit.people.values()
             if (claim := _person(room, person, entries))]
    return {"@graph": found} if found else {}


def _person(room: Room, person: model.Person, entries: Iterable[str]) -> Claims:
    kit, tables = room.kit, room.tables
    for shown in entries:
        name = _said(compose_name(kit, person), shown, kit.locale)
        if name:
            return _claims({
                "@type": "Person", "@id": _identify(room, person.id), "name": name,
                "alternateName": _said(compose_original_name(kit, person, tables), shown,
                                       kit.locale),
                "jobTitle": _said(compose_words(person.title, kit, tables), shown, kit.locale)})
    return {}


def _identify(room: Room, person: str) -> str:
    """What tells that two claims are of one person: where the biographies have them."""
    if room.address and room.page_of("speaker-bios"):
        return link_to_page(room.kit.locale, "speaker-bios", person)
    alone = room.page_of("speaker-bio", person) if room.address else None
    return link_to_page(room.kit.locale, page_name(alone), person) if alone else ""


def _each_entry(document: Document) -> Iterator[Section | Row]:
    """Where a person is told of: a biography by its name and title, a row of the table."""
    for one in walk(document.children):
        if isinstance(one, Section) and one.role == "bio":
            yield Section("bio", tuple(part for part in one.children if getattr(
                part, "role", "") in ("bio-name", "bio-title")))
        elif isinstance(one, Table) and one.role == "participants-table":
            yield from one.children


# Quotes -------------------------------------------------------------------------------------

def _quotations(room: Room, document: Document) -> Claims:
    found = compose_quotations(room, document)
    return {"@graph": found} if found else {}


def compose_quotations(room: Room, sheet: Document | None) -> list[Claims]:
    """The quotes that a sheet shows as quotes; what it only tells of is no quotation."""
    return [_quotation(room, room.kit.quotes[key], entry) for entry in _each_quote(sheet)
            if (key := entry.identifier.removeprefix("quote-")) in room.kit.quotes]


def _each_quote(sheet: Document | None) -> Iterable[Section]:
    for one in walk(sheet.children) if sheet else ():
        if isinstance(one, Section) and one.role == "quote-entry" and any(
                isinstance(part, Quote) for part in one.children):
            yield one


def _quotation(room: Room, quote: model.Quote, entry: Section) -> Claims:
    """One quote.  Words that are a translation say so, of what, and in which language it was
    said: only the original is claimed to be what the speaker said."""
    kit, tables = room.kit, room.tables
    shown, words = _read(entry.children), compose_quote(quote, kit, tables, marked=False)
    tag = _main_language(words, kit.locale)
    name = _said(compose_name(kit, kit.people[quote.speaker]), shown, kit.locale)
    by: Claims = {"creator": _claims({"@type": "Person", "@id": _identify(
        room, quote.speaker), "name": name})} if name else {}
    spoken = {} if is_original(kit, quote) else {"translationOfWork": _claims(
        {"@type": "Quotation", "inLanguage": quote.spoken_in, **by})}
    text = _said(compose_source(quote.words, kit), shown, kit.source_locale)
    source = _translated("Quotation", room, tag, **_claims({"text": text}), **by, **spoken)
    return _claims({
        "@type": "Quotation", "identifier": quote.id, "text": plain_text(words),
        "inLanguage": tag, **by, **(source or spoken),
        "dateCreated": _fact(quote.date, compose_date(quote.date, tables), shown)})
