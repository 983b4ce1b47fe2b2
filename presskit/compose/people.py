"""People in tables, and what refers to them.

Here: who has a biography of their own, the participants' table, references to quotes, works
and sessions.  Never here: sorting; the order of people is the author's.
"""

from __future__ import annotations

import re

from presskit.compose.calendar import compose_list
from presskit.compose.names import compose_full_name, compose_title
from presskit.compose.prose import compose_words
from presskit.compose.wording import Inlines, compose_phrase, is_empty, join_inlines
from presskit.document import Cell, Paragraph, Row, Span, Table, plain_text
from presskit.locales import HAN_AND_KANA
from presskit.model.kit import Kit, Person
from presskit.model.segment import Segment
from presskit.model.tables import Tables

__all__ = ["compose_credits", "compose_people_table", "has_bio", "listed_people",
           "quote_numbers"]

BIO_WORDS = 60
"""From this many words on a biography stands by itself; below, half a page would be bluff."""

_HAN = re.compile(f"[{HAN_AND_KANA}]")
_WORD = re.compile(rf"[^\W{HAN_AND_KANA}]+(?:['’-]\w+)*")
_HAN_PER_WORD = 1.7


def has_bio(person: Person) -> bool:
    """Whether a person's biography is long enough to stand alone.

    Counted on the source, so that every locale divides people alike; 1.7 Chinese or Japanese
    characters make a word.
    """
    text = " ".join(plain_text(segment.source) for segment in person.bio)
    return len(_WORD.findall(text)) + len(_HAN.findall(text)) / _HAN_PER_WORD >= BIO_WORDS


def listed_people(kit: Kit) -> dict[str, Person]:
    """Those whom lists of people show: everybody but whom newsrooms are told to ask, where the kit
    says no more of them than that."""
    asked = {plain_text(one.name.source) for those in kit.contacts.values() for one in those}
    telling = {quote.speaker for quote in kit.quotes.values()}
    telling |= {maker.person for work in kit.works.values() for maker in work.makers}
    telling |= {key for session in kit.sessions.values() for key in session.people}
    telling |= {key for one in kit.invitation.opportunities for key in one.people}
    return {key: one for key, one in kit.people.items()
            if key in telling or one.roles or one.bio or one.part.source or one.picture
            or not any(form.full in asked for form in one.names.values())}


def quote_numbers(kit: Kit) -> dict[str, int]:
    """The number of each quote: its place in the kit, the same in every locale."""
    return {key: number for number, key in enumerate(kit.quotes, 1)}


def compose_credits(kit: Kit, person_id: str, tables: Tables, *,
                    numbered: bool = True) -> Inlines:
    """What the kit has of a person: quotes by number (where they are ``numbered``), works,
    sessions."""
    parts = [_compose_quote_numbers(kit, person_id, tables)] if numbered else []
    for work in kit.works.values():
        if person_id in [maker.person for maker in work.makers]:
            kind = compose_phrase(tables, f"work.{work.kind}")
            parts.append(compose_phrase(tables, "credit.work", kind=kind,
                                        title=compose_title(kit, work.id, tables)))
    parts += [compose_words(session.name, kit, tables)
              or compose_phrase(tables, f"session.{session.kind}")
              for session in kit.sessions.values() if person_id in session.people]
    return join_inlines(parts, tables.conventions.gap)


def _compose_quote_numbers(kit: Kit, person_id: str, tables: Tables) -> Inlines:
    numbers = [str(number) for key, number in quote_numbers(kit).items()
               if kit.quotes[key].speaker == person_id]
    key = "quotes.one" if len(numbers) == 1 else "quotes.many"
    return (compose_phrase(tables, key, numbers=compose_list(numbers, tables))
            if numbers else ())


def compose_people_table(kit: Kit, ids: tuple[str, ...], tables: Tables, *,
                         parts: bool) -> Table:
    """People by name and title; with ``parts`` also what each did at the occasion.

    Where one of them has a biography, too short to stand alone, it is told below the title,
    and all that is said of a person shares that column: a third would leave it no room.
    """
    told = parts and any(kit.people[key].bio for key in ids)
    keys = ("head.name", "head.title", *(("head.part",) if parts and not told else ()))
    head = Row(tuple(Cell((Paragraph("table-head", compose_phrase(tables, key)),), "col")
                     for key in keys))
    return Table("participants-table", (head,),
                 tuple(_compose_row(kit, key, tables, parts, told) for key in ids))


def _compose_row(kit: Kit, person_id: str, tables: Tables, parts: bool, told: bool) -> Row:
    person = kit.people[person_id]
    name = compose_full_name(kit, person, tables, name_role="person-name")
    texts = [_line(one, kit, tables) for one in (person.title, *(person.bio if told else ()))]
    if told and texts[0].children:
        texts[0] = Paragraph("table-text", (Span("person-title", texts[0].children),))
    part = _compose_part(kit, person_id, tables) if parts else ()
    columns = [(*texts, *part)] if told else [(*texts,), *([part] if parts else [])]
    return Row((Cell((Paragraph("table-text", name),), "row"),
                *(Cell(_said(column)) for column in columns)))


def _compose_part(kit: Kit, person_id: str, tables: Tables) -> tuple[Paragraph, ...]:
    """What somebody did; in words it says already which works and sessions were theirs."""
    part = _line(kit.people[person_id].part, kit, tables)
    note = (_compose_quote_numbers if part.children else compose_credits)(kit, person_id, tables)
    return (part, Paragraph("table-note", note))


def _line(text: Segment, kit: Kit, tables: Tables) -> Paragraph:
    return Paragraph("table-text", compose_words(text, kit, tables))


def _said(lines: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The lines that say something; a cell holds a paragraph at least."""
    return tuple(one for one in lines if not is_empty(one.children)) or lines[:1]
