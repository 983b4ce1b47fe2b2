"""Pictures: shown where there is a file, listed by their captions where there is none.

Here: a picture with its caption, credit and rights; the table of captions without a picture.
Never here: promising a file that this kit does not hold; size, place on the page.
"""

from __future__ import annotations

from presskit.compose.people import has_bio
from presskit.compose.prose import compose_words
from presskit.compose.wording import Inlines, compose_phrase, is_empty
from presskit.document import (
    Block,
    Cell,
    Figure,
    Heading,
    Paragraph,
    Row,
    Table,
    plain_text,
    segments,
)
from presskit.model.kit import Kit, Picture
from presskit.model.tables import Tables

__all__ = ["compose_captions", "compose_credit", "compose_figure", "is_for_web"]


def compose_figure(kit: Kit, tables: Tables, picture: Picture, *,
                   rights: bool = False) -> tuple[Block, ...]:
    """A picture with its caption and credit; nothing where there is only a caption yet.

    ``rights`` adds who may use it, which a sheet tells and a release does not.
    """
    if not picture.file:
        return ()
    lines = (compose_words(picture.caption, kit, tables),
             compose_credit(kit, tables, picture),
             compose_words(picture.rights, kit, tables) if rights else ())
    words = (compose_words(picture.alternative, kit, tables)
             or compose_words(picture.caption, kit, tables))
    return (Figure("picture", picture.file, plain_text(words),
                   tuple(Paragraph("caption", line) for line in lines if not is_empty(line)),
                   segments(words)),)


def is_for_web(picture: Picture) -> bool:
    """Whether a picture may stand on web pages, and so in a sheet that is put there; where the
    kit doesn't say it may."""
    return not picture.use or "web" in picture.use


def compose_captions(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The pictures that the kit holds, then the captions of those that it doesn't.

    A portrait stands with its person's biography, not here; a picture that is not for the web
    only in the captions sheet.
    """
    portraits = {person.picture for person in kit.people.values() if has_bio(person)}
    pictures = [one for key, one in kit.pictures.items()
                if not one.file or (key not in portraits and is_for_web(one))]
    if not pictures:
        return ()
    heading = Heading(2, "section-heading", compose_phrase(tables, "section.pictures"))
    shown = (block for one in pictures for block in compose_figure(kit, tables, one, rights=True))
    missing = [one for one in pictures if not one.file]
    return (heading, *shown, *((_compose_table(kit, tables, missing),) if missing else ()))


def compose_credit(kit: Kit, tables: Tables, picture: Picture) -> Inlines:
    """Whose picture it is, as the locale says it; nothing where nobody is named."""
    credit = compose_words(picture.credit, kit, tables)
    return compose_phrase(tables, "picture.credit", credit=credit) if credit else ()


def _compose_table(kit: Kit, tables: Tables, pictures: list[Picture]) -> Table:
    """Captions, each with the word that its picture is not in the kit."""
    head = Row(tuple(Cell((Paragraph("table-head", compose_phrase(tables, key)),), "col")
                     for key in ("head.caption", "head.picture")))
    return Table("captions-table", (head,),
                 tuple(_compose_row(kit, tables, one) for one in pictures))


def _compose_row(kit: Kit, tables: Tables, picture: Picture) -> Row:
    notes = (compose_credit(kit, tables, picture), compose_words(picture.rights, kit, tables))
    lines = (Paragraph("table-text", compose_words(picture.caption, kit, tables)),
             *(Paragraph("table-note", note) for note in notes if not is_empty(note)))
    there = compose_phrase(tables, "picture.missing")
    return Row((Cell(lines, "row"), Cell((Paragraph("table-text", there),))))
