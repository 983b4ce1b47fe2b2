"""Works: the table of a kind of work, and who made what.

Here: titles, makers, what a work is about.  Never here: whether it is any good.
"""

from __future__ import annotations

from presskit.compose.introducing import listed_name
from presskit.compose.names import compose_title
from presskit.compose.prose import compose_words
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import Block, Cell, Paragraph, Row, Table
from presskit.model.kit import Kit, Work
from presskit.model.tables import Tables

__all__ = ["compose_makers", "compose_work_line", "compose_works_table"]


def compose_works_table(kit: Kit, kind: str, tables: Tables) -> tuple[Block, ...]:
    """All works of a kind: title and what it is about, then a column for each way of making."""
    works = [work for work in kit.works.values() if work.kind == kind]
    if not works:
        return ()
    roles = tuple(dict.fromkeys(maker.role for work in works for maker in work.makers))
    heads = [f"work.{kind}", *(f"maker.{role}" for role in roles)]
    head = Row(tuple(Cell((Paragraph("table-head", compose_phrase(tables, key)),), "col")
                     for key in heads))
    return (Table("works-table", (head,),
                  tuple(_compose_row(kit, work, roles, tables) for work in works)),)


def _compose_row(kit: Kit, work: Work, roles: tuple[str, ...], tables: Tables) -> Row:
    about = compose_words(work.about, kit, tables)
    first = (Paragraph("table-text", compose_title(kit, work.id, tables,
                                                   role="listed-work")),
             *((Paragraph("table-note", about),) if about else ()))
    makers = (Cell((Paragraph("table-text", _compose_names(kit, work, role, tables)),))
              for role in roles)
    return Row((Cell(first, "row"), *makers))


def compose_makers(kit: Kit, work: Work, tables: Tables) -> tuple[Inlines, ...]:
    """Who made a work, a line for each way of making."""
    roles = dict.fromkeys(maker.role for maker in work.makers)
    return tuple((*compose_phrase(tables, f"maker.{role}"),
                  *compose_text(tables.conventions.colon),
                  *_compose_names(kit, work, role, tables)) for role in roles)


def _compose_names(kit: Kit, work: Work, role: str, tables: Tables) -> Inlines:
    names = [listed_name(kit, maker.person) for maker in work.makers if role in ("", maker.role)]
    return join_inlines(names, tables.conventions.enumeration)


def compose_work_line(kit: Kit, work: Work, tables: Tables) -> Inlines:
    """Title and makers on one line, for the fact sheet."""
    title = compose_title(kit, work.id, tables, mark=True)
    makers = _compose_names(kit, work, "", tables)
    return compose_phrase(tables, "fact.work", title=title, makers=makers) if makers else title
