"""The media invitation, sent before the occasion: who invites whom to what, when and where; what
happens; where one can take pictures and ask; how one registers.

Here: the order of an invitation and what its blocks are.  Never here: what the kit does not say;
the news itself.
"""

from __future__ import annotations

from presskit.compose.calendar import compose_date
from presskit.compose.facts import (
    FACT_ROWS,
    Fact,
    FactRow,
    compose_fact_rows,
    compose_fact_table,
    compose_names,
    compose_people,
    compose_prevailing,
    compose_session_lines,
    session_label,
)
from presskit.compose.head import HEAD, compose_event, compose_invitation_notice
from presskit.compose.order import Builder, compose_blocks
from presskit.compose.panel import compose_contact_lines, compose_panel, contacts_of
from presskit.compose.prose import compose_words
from presskit.compose.release import compose_end_mark
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import Block, Heading, Link, Paragraph
from presskit.model.fields import Words
from presskit.model.kit import Kit
from presskit.model.tables import Tables

__all__ = ["INVITATION_ROWS", "compose_invitation", "compose_invitation_headline"]


def compose_invitation(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The whole invitation in the order of the locale's layout."""
    builders: dict[str, Builder] = {
        "masthead": HEAD["masthead"], "notice": compose_invitation_notice,
        "sample-notice": HEAD["sample-notice"], "correction": HEAD["correction"],
        "headline": _compose_headline,
        "text": _compose_text, "facts": _compose_facts, "programme": _compose_programme,
        "opportunities": _compose_opportunities, "registration": _compose_registration,
        "people": _compose_expected, "end-mark": compose_end_mark, "panel": compose_panel,
        "notes": compose_prevailing}
    return compose_blocks(kit, tables, "media-invitation", builders)


def compose_invitation_headline(kit: Kit, tables: Tables) -> Inlines:
    """Its own headline with its breaks at sense, else what one is invited to."""
    return (compose_words(kit.invitation.headline, kit, tables, display=True)
            or compose_event(kit, tables))


def _compose_headline(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    headline = compose_invitation_headline(kit, tables)
    return (Heading(1, "headline", headline),) if headline else ()


def _compose_text(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    return tuple(Paragraph("body" if number else "lead", compose_words(one, kit, tables))
                 for number, one in enumerate(kit.invitation.text))


def _compose_facts(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    return compose_fact_rows(kit, tables, "invitation-rows", INVITATION_ROWS)


def _row(kit: Kit, tables: Tables, key: str, words: Words) -> tuple[Fact, ...]:
    return ((compose_phrase(tables, key), (compose_words(words, kit, tables),)),)


def _compose_audience(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    return _row(kit, tables, "invitation.audience", kit.invitation.audience)


def _compose_arrival(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    return _row(kit, tables, "invitation.arrival", kit.invitation.arrival)


INVITATION_ROWS: dict[str, FactRow] = {
    **{name: FACT_ROWS[name] for name in ("event", "part-of", "theme", "date", "place",
                                          "admission", "parties", "speakers", "facts")},
    "audience": _compose_audience, "arrival": _compose_arrival}
"""The rows of who, what, when and where; ``invitation-rows`` in ``layout.yaml`` orders them."""


def _under(tables: Tables, key: str, table: tuple[Block, ...]) -> tuple[Block, ...]:
    """A table under its heading; nothing where there is none."""
    return (Heading(2, "section-heading", compose_phrase(tables, key)), *table) if table else ()


def _compose_programme(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """Parts of the occasion by their hour, else by their name."""
    facts = []
    for session in kit.sessions.values():
        hour, name = compose_words(session.time, kit, tables), session_label(kit, session, tables)
        lines = compose_session_lines(kit, session, tables)
        facts.append((hour or name, (name, *lines) if hour or not any(lines) else lines))
    return _under(tables, "section.programme", compose_fact_table(facts))


def _compose_opportunities(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    facts = [(compose_phrase(tables, f"opportunity.{one.kind}"), (
        join_inlines([compose_words(words, kit, tables) for words in (one.time, one.place)],
                     tables.conventions.gap),
        compose_words(one.what, kit, tables), compose_names(kit, one.people, tables)))
        for one in kit.invitation.opportunities]
    return _under(tables, "section.opportunities", compose_fact_table(facts))


def _compose_expected(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """Those whom programme and opportunities name, with their titles, in the author's order;
    everybody where they name nobody."""
    parts = (*kit.sessions.values(), *kit.invitation.opportunities)
    named = {key for part in parts for key in part.people}
    expected = {key: one for key, one in kit.people.items() if key in named or not named}
    return compose_people(kit.model_copy(update={"people": expected}), tables)


def _compose_registration(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    invitation = kit.invitation
    day = compose_text(compose_date(invitation.register_by, tables, weekday=True))
    facts: list[Fact] = [
        (compose_phrase(tables, "register.by"), (day,)),
        (compose_phrase(tables, "register.at"), _compose_address(kit, tables)),
        *_row(kit, tables, "register.accreditation", invitation.accreditation),
        *_row(kit, tables, "register.capacity", invitation.capacity),
        (compose_phrase(tables, "register.notes"),
         tuple(compose_words(one, kit, tables) for one in invitation.notes))]
    return _under(tables, "section.registration", compose_fact_table(facts))


def _compose_address(kit: Kit, tables: Tables) -> tuple[Inlines, ...]:
    """Where to register: an address of its own, else the media contacts."""
    place = kit.invitation.register_at
    if "@" in place:
        return ((Link(f"mailto:{place}", compose_text(place)),),)
    if place:
        shown = place.partition("://")[2].rstrip("/")
        return ((Link(place, compose_text(shown)),),)
    return tuple(line for contact in contacts_of(kit)
                 for line in compose_contact_lines(contact, kit, tables, ("phone", "email")))
