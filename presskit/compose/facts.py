"""The fact sheet: who, what, when, where at a glance; people; captions.

Here: rows of label and value, in the layout's order; a fact the kit lacks has no row.  Never
here: a fact that is not in the kit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from presskit.compose.calendar import compose_period
from presskit.compose.head import sheet_head
from presskit.compose.introducing import listed_name
from presskit.compose.names import compose_name, compose_title
from presskit.compose.order import Builder, compose_blocks, compose_rows
from presskit.compose.panel import compose_contact_lines, contacts_of
from presskit.compose.people import compose_people_table, listed_people
from presskit.compose.pictures import compose_captions
from presskit.compose.prose import compose_words
from presskit.compose.release import compose_notes
from presskit.compose.wording import (
    Inlines,
    compose_phrase,
    compose_text,
    is_empty,
    join_inlines,
)
from presskit.compose.works import compose_work_line
from presskit.document import Block, Cell, Heading, Paragraph, Row, Table, plain_text
from presskit.model.kit import Kit, Session
from presskit.model.tables import Tables

__all__ = ["FACT_ROWS", "Fact", "compose_fact_rows", "compose_fact_table", "compose_facts",
           "compose_names", "compose_people", "compose_prevailing", "compose_session_lines",
           "session_label"]

Fact = tuple[Inlines, tuple[Inlines, ...]]
"""A label and the lines of its value."""

FactRow = Callable[[Kit, Tables], tuple[Fact, ...]]
"""Makes what stands under one name of the layout: no, one or several rows."""


def compose_facts(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The whole sheet in the order of the locale's layout."""
    builders: dict[str, Builder] = {
        **sheet_head("fact-sheet"), "facts": _compose_all, "people": compose_people,
        "captions": compose_captions, "notes": compose_prevailing}
    return compose_blocks(kit, tables, "fact-sheet", builders)


def _compose_all(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    return compose_fact_rows(kit, tables, "fact-rows", FACT_ROWS)


def compose_fact_rows(kit: Kit, tables: Tables, order: str,
                      known: Mapping[str, FactRow]) -> tuple[Block, ...]:
    """The table of the rows that the layout lists under ``order``."""
    return compose_fact_table(fact for name in compose_rows(kit, tables, order, known)
                              for fact in known[name](kit, tables))


def compose_fact_table(facts: Iterable[Fact]) -> tuple[Block, ...]:
    """A row for each fact that has a value; nothing without any."""
    rows = []
    for label, lines in facts:
        values = tuple(Paragraph("fact-value", line) for line in lines if not is_empty(line))
        if values:
            rows.append(Row((Cell((Paragraph("fact-label", label),), "row"), Cell(values))))
    return (Table("fact-table", (), tuple(rows)),) if rows else ()


def _fact(tables: Tables, key: str, *lines: Inlines) -> tuple[Fact, ...]:
    return ((compose_phrase(tables, key), lines),)


def _compose_event(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    event = kit.event.name
    return _fact(tables, "fact.event", compose_title(kit, event, tables, mark=True)
                 if event else compose_words(kit.title, kit, tables))


def _compose_part_of(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    whole = kit.event.part_of
    return _fact(tables, "fact.part-of",
                 compose_title(kit, whole, tables, mark=True)) if whole else ()


def _compose_theme(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    theme = kit.event.theme
    return _fact(tables, "fact.theme",
                 compose_title(kit, theme, tables, mark=True)) if theme else ()


def _compose_date(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    day = compose_period(kit.event.date, kit.event.end_date, tables)
    hour = compose_words(kit.event.time, kit, tables)
    both = compose_phrase(tables, "fact.date-time", date=day, time=hour)
    told = plain_text(hour)
    if told[:1].isdigit() and plain_text(both) == day + told:  # else 24日 runs into 10:00
        both = join_inlines((compose_text(day), hour), tables.conventions.gap)
    return _fact(tables, "fact.date", both if day and hour else hour or compose_text(day))


def _compose_place(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    """The venue and, unless it names it already, the city: a reader abroad needs both."""
    venue, city = (compose_words(one, kit, tables) for one in (kit.event.venue, kit.event.city))
    known = plain_text(city) in plain_text(venue)
    return _fact(tables, "fact.place", venue or city, city if venue and not known else ())


def _compose_admission(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    return _fact(tables, "fact.admission", compose_words(kit.event.admission, kit, tables))


def _compose_parties(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    """Hosts by their part, both in protocol order; nobody is left out at the end."""
    parts = tuple(dict.fromkeys(party.role for party in kit.parties))
    return tuple(fact for part in parts for fact in _fact(
        tables, f"party.{part}", join_inlines(
            [compose_name(kit, kit.organisations[party.organisation])
             for party in kit.parties if party.role == part], tables.conventions.enumeration)))


def _compose_speakers(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    """Speakers, but those that a session names already."""
    shown = {key for session in kit.sessions.values() for key in session.people}
    speakers = tuple(key for key, one in kit.people.items()
                     if "speaker" in one.roles and key not in shown)
    return _fact(tables, "fact.speakers", compose_names(kit, speakers, tables))


def compose_names(kit: Kit, ids: tuple[str, ...], tables: Tables) -> Inlines:
    """People by name, in the order given."""
    return join_inlines([listed_name(kit, key) for key in ids], tables.conventions.enumeration)


def _compose_sessions(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    out: list[Fact] = []
    for session in kit.sessions.values():
        out.append((session_label(kit, session, tables),
                    (compose_words(session.time, kit, tables),
                     *compose_session_lines(kit, session, tables))))
        out.extend(_compose_closing(kit, session, tables))
    return tuple(out)


def session_label(kit: Kit, session: Session, tables: Tables) -> Inlines:
    """A part of the occasion by its name, else by what it is."""
    return (compose_words(session.name, kit, tables)
            or compose_phrase(tables, f"session.{session.kind}"))


def compose_session_lines(kit: Kit, session: Session, tables: Tables) -> tuple[Inlines, ...]:
    """What a part of the occasion is about, who is there, which works are shown."""
    works = (compose_work_line(kit, kit.works[key], tables) for key in session.works)
    return (_compose_session_theme(kit, session, tables),
            compose_names(kit, session.people, tables), *works)


def _compose_session_theme(kit: Kit, session: Session, tables: Tables) -> Inlines:
    if session.theme in kit.works:
        return compose_title(kit, session.theme, tables, mark=True)
    return compose_name(kit, kit.terms[session.theme]) if session.theme in kit.terms else ()


def _compose_closing(kit: Kit, session: Session, tables: Tables) -> tuple[Fact, ...]:
    """The words that people closed with, each in quotation marks."""
    before, after = tables.conventions.quotation.outer
    words = [(*compose_text(before), *compose_words(one, kit, tables), *compose_text(after))
             for one in session.closing_words]
    return _fact(tables, "session.closing", join_inlines(
        words, tables.conventions.enumeration_marked))


def _compose_works(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    """Works with makers, by kind, but those that a session has shown already."""
    shown = {key for session in kit.sessions.values() for key in session.works}
    rest = [one for one in kit.works.values() if one.makers and one.id not in shown]
    return tuple(fact for kind in dict.fromkeys(one.kind for one in rest) for fact in _fact(
        tables, f"work.{kind}",
        *(compose_work_line(kit, one, tables) for one in rest if one.kind == kind)))


def _compose_own_facts(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    return tuple((compose_words(fact.label, kit, tables),
                  (compose_words(fact.value, kit, tables),)) for fact in kit.facts)


def _compose_contact(kit: Kit, tables: Tables) -> tuple[Fact, ...]:
    return _fact(tables, "fact.contact", *(line for contact in contacts_of(kit)
                                           for line in compose_contact_lines(contact, kit, tables)))


FACT_ROWS: dict[str, FactRow] = {
    "event": _compose_event, "part-of": _compose_part_of, "theme": _compose_theme,
    "date": _compose_date, "place": _compose_place, "admission": _compose_admission,
    "parties": _compose_parties, "speakers": _compose_speakers, "sessions": _compose_sessions,
    "works": _compose_works, "facts": _compose_own_facts, "contact": _compose_contact,
}
"""The rows a fact sheet can have; ``fact-rows`` in ``layout.yaml`` orders them."""


def compose_people(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """Everybody with their title, under a heading."""
    people = listed_people(kit)
    if not people:
        return ()
    heading = Heading(2, "section-heading", compose_phrase(tables, "section.people"))
    return (heading, compose_people_table(kit, tuple(people), tables, parts=False))


def compose_prevailing(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """Under a sheet without quotes: in a translated locale, which text prevails."""
    return compose_notes(kit.model_copy(update={"quotes": {}}), tables)
