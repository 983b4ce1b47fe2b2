"""The panel at the end of a release: whom to ask, and who is behind it.

Here: media contacts and boilerplates.  Never here: colours, columns.
"""

from __future__ import annotations

from collections.abc import Iterable

from presskit.compose.names import compose_name
from presskit.compose.prose import compose_words
from presskit.compose.wording import (
    Inlines,
    compose_phrase,
    compose_text,
    is_empty,
    join_inlines,
)
from presskit.document import Block, Heading, Link, Paragraph, Section, Span
from presskit.model.kit import Contact, Kit
from presskit.model.tables import Tables

__all__ = ["compose_contact_lines", "compose_panel", "compose_ways", "contacts_of"]

_WAYS = ("phone", "email", "web")


def contacts_of(kit: Kit) -> tuple[Contact, ...]:
    """The contacts for this market, else those for all."""
    return kit.contacts.get(kit.locale, kit.contacts.get("default", ()))


def compose_panel(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """Contacts, then boilerplates, in the author's order."""
    parts = (*_compose_contacts(kit, tables), *_compose_boilerplates(kit, tables))
    return (Section("panel", parts),) if parts else ()


def _compose_contacts(kit: Kit, tables: Tables) -> tuple[Section, ...]:
    contacts = contacts_of(kit)
    if not contacts:
        return ()
    heading = Heading(2, "panel-heading", compose_phrase(tables, "contact.heading"))
    lines = [line for contact in contacts for line in _compose_contact(contact, kit, tables)]
    return (Section("contact", (heading, *lines)),)


def _compose_contact(contact: Contact, kit: Kit, tables: Tables) -> tuple[Paragraph, ...]:
    name = compose_words(contact.name, kit, tables)
    department = compose_words(contact.department, kit, tables)
    lines = [Paragraph("panel-name", name), Paragraph("panel-text", department)]
    for key, value in compose_ways(contact).items():
        lines.append(Paragraph("panel-text", _labelled(key, value, tables)))
    hours = compose_words(contact.hours, kit, tables)
    if hours:
        lines.append(Paragraph("panel-text", _labelled("hours", hours, tables)))
    return tuple(line for line in lines if not is_empty(line.children))


def _labelled(key: str, value: Inlines, tables: Tables) -> Inlines:
    label = Span("label", compose_phrase(tables, f"contact.{key}"))
    return (label, *compose_text(tables.conventions.colon), *value)


def compose_ways(contact: Contact) -> dict[str, Inlines]:
    """Telephone (RFC 3966), e-mail (RFC 6068) and address, each a link."""
    dialled = "".join(one for one in contact.phone if one.isdigit() or one == "+")
    ways = {"phone": (contact.phone, f"tel:{dialled}"),
            "email": (contact.email, f"mailto:{contact.email}"),
            "web": (contact.url.partition("://")[2].rstrip("/"), contact.url)}
    return {key: (Link(href, compose_text(shown)),) for key, (shown, href) in ways.items()
            if shown}


def compose_contact_lines(contact: Contact, kit: Kit, tables: Tables,
                          ways: Iterable[str] = _WAYS) -> tuple[Inlines, ...]:
    """A contact beside a label: on one line where mere space stands between its parts, else each
    on a line of its own, for a sign between them could be left at the end of a line."""
    known = compose_ways(contact)
    parts = (compose_words(contact.name, kit, tables), *(known.get(way, ()) for way in ways))
    gap = tables.conventions.gap
    lines = (join_inlines(parts, gap),) if gap.isspace() else parts
    return tuple(line for line in lines if not is_empty(line))


def _compose_boilerplates(kit: Kit, tables: Tables) -> tuple[Section, ...]:
    out = []
    for key in kit.boilerplate:
        one = kit.organisations.get(key) or kit.works.get(key)
        about = compose_words(one.about, kit, tables) if one else ()
        if one and about:
            heading = compose_phrase(tables, "about", name=compose_name(kit, one))
            out.append(Section("boilerplate", (Heading(2, "panel-heading", heading),
                                               Paragraph("panel-text", about))))
    return tuple(out)
