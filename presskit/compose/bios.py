"""Speaker biographies: one section a person, a table for those with little to tell.

Here: the sheet of all and the sheet of one.  Never here: a word about a person that the kit
doesn't have.
"""

from __future__ import annotations

from functools import partial

from presskit.compose.head import sheet_head
from presskit.compose.names import compose_full_name, compose_name, initials
from presskit.compose.order import Builder, compose_blocks
from presskit.compose.people import compose_credits, compose_people_table, has_bio, listed_people
from presskit.compose.pictures import compose_credit
from presskit.compose.prose import compose_words
from presskit.compose.wording import Inlines, compose_phrase, is_empty, join_inlines
from presskit.document import Block, Figure, Heading, Paragraph, Section, plain_text, segments
from presskit.model.kit import Kit, Person
from presskit.model.tables import Tables

__all__ = ["compose_bio_sheet", "compose_bios"]


def compose_bios(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The sheet of all people."""
    builders: dict[str, Builder] = {
        **sheet_head("speaker-bios"), "bios": _compose_all, "participants": _compose_others,
        "notes": _no_notes}
    return compose_blocks(kit, tables, "speaker-bios", builders)


def compose_bio_sheet(kit: Kit, tables: Tables, person_id: str) -> tuple[Block, ...]:
    """The sheet of one person."""
    builders: dict[str, Builder] = {
        **sheet_head("speaker-bio"), "bio": partial(_compose_one, person_id=person_id),
        "notes": _no_notes}
    return compose_blocks(kit, tables, "speaker-bio", builders)


def _compose_all(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    return tuple(block for key, person in kit.people.items() if has_bio(person)
                 for block in _compose_one(kit, tables, person_id=key))


def _compose_one(kit: Kit, tables: Tables, *, person_id: str) -> tuple[Block, ...]:
    person = kit.people[person_id]
    lines = [Paragraph("bio-title", compose_words(person.title, kit, tables)),
             *(Paragraph("bio-text", compose_words(one, kit, tables)) for one in person.bio),
             Paragraph("bio-note", join_inlines(
                 (compose_credits(kit, person_id, tables), _compose_portrait_credit(
                     kit, person, tables)), tables.conventions.gap))]
    return (Section("bio", (
        _compose_portrait(kit, person, tables),
        Heading(2, "bio-name", compose_full_name(kit, person, tables,
                                                   name_role="person-name")),
        *(line for line in lines if not is_empty(line.children))), person_id),)


def _compose_portrait(kit: Kit, person: Person, tables: Tables) -> Figure:
    """The person's picture, else a monogram, which is decoration and has no text."""
    name = plain_text(compose_name(kit, person))
    picture = kit.pictures.get(person.picture)
    if picture is None or not picture.file:
        return Figure("portrait", f"monogram:{initials(name)}")
    words = compose_words(picture.alternative, kit, tables)
    return Figure("portrait", picture.file,
                  plain_text(words or compose_phrase(tables, "portrait", name=name)),
                  described=segments(words))


def _compose_portrait_credit(kit: Kit, person: Person, tables: Tables) -> Inlines:
    """Whose picture the portrait is: a credit goes wherever its picture goes."""
    picture = kit.pictures.get(person.picture)
    return compose_credit(kit, tables, picture) if picture and picture.file else ()


def _compose_others(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The table of those without a section, under a heading where sections stand above."""
    people = listed_people(kit)
    others = tuple(key for key, person in people.items() if not has_bio(person))
    if not others:
        return ()
    table = compose_people_table(kit, others, tables, parts=True)
    if len(others) == len(people):
        return (table,)
    heading = Heading(2, "section-heading", compose_phrase(tables, "section.participants"))
    return (heading, table)


def _no_notes(_kit: Kit, _tables: Tables) -> tuple[Block, ...]:
    """Only the marks of unconfirmed names are explained under biographies."""
    return ()
