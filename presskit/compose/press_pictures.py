"""The pictures that the press takes away, each with its words.

Here: what is written into the file of a picture, and what all of its files are called by.  Never
here: sizes, files, where it is shown.
"""

from __future__ import annotations

from presskit.compose.calendar import compose_date
from presskit.compose.head import compose_embargo
from presskit.compose.names import compose_name
from presskit.compose.pictures import compose_figure
from presskit.compose.prose import compose_plain, compose_words
from presskit.compose.running import compose_properties
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import Document, plain_text
from presskit.model.fields import UNLIMITED
from presskit.model.kit import Kit, Picture
from presskit.model.tables import Tables

__all__ = ["PICTURE", "compose_press_pictures", "compose_until", "compose_use", "file_stem"]

PICTURE = "picture"
"""The kind of these documents."""


def file_stem(kit: Kit, key: str) -> str:
    """What the names of all files of a picture begin with, whatever their size, language and
    edition."""
    return f"{kit.id}-{PICTURE}-{key}"


def compose_use(picture: Picture, tables: Tables) -> Inlines:
    """Where a picture may be used, as a list in words; nothing where the kit doesn't say."""
    return join_inlines([compose_phrase(tables, f"use.{one}") for one in picture.use],
                        tables.conventions.enumeration)


def compose_until(picture: Picture, tables: Tables) -> Inlines:
    """Until when a picture may be used; nothing where the kit doesn't say."""
    if picture.until == UNLIMITED:
        return compose_phrase(tables, "picture.unlimited")
    return compose_text(compose_date(picture.until, tables))


def compose_press_pictures(kit: Kit, tables: Tables) -> tuple[Document, ...]:
    """A document for every picture whose file the kit holds, in the kit's order.

    Its one figure is the picture with caption, credit and rights; its properties hold the same
    words one by one, for the file's own fields: ``caption``, ``credit``, ``terms`` (who may use
    it for what, where, until when: a line each), ``until`` (ISO 8601), ``instructions`` (an
    embargo, that the kit is a sample) and ``people``, one a line.
    """
    return tuple(_compose(kit, tables, key, one) for key, one in kit.pictures.items() if one.file)


def _compose(kit: Kit, tables: Tables, key: str, picture: Picture) -> Document:
    caption = compose_plain(picture.caption, kit, tables)
    alternative = compose_plain(picture.alternative, kit, tables)
    said = {**dict(compose_properties(kit, tables, "press-release")),
            "subject": caption or alternative, "caption": caption,
            "credit": compose_plain(picture.credit, kit, tables),
            "terms": _terms(kit, tables, picture),
            "until": "" if picture.until in (None, UNLIMITED) else picture.until.isoformat(),
            "instructions": _instructions(kit, tables),
            "people": "\n".join(plain_text(compose_name(kit, person))
                                for person in kit.people.values() if person.picture == key)}
    return Document(PICTURE, kit.id, kit.locale, caption or alternative or key,
                    compose_figure(kit, tables, picture, rights=True),
                    properties=tuple(said.items()), subject=key)


def _terms(kit: Kit, tables: Tables, picture: Picture) -> str:
    lines = [compose_words(picture.rights, kit, tables)]
    told = (("picture.use", compose_use(picture, tables)),
            ("picture.until", () if picture.until == UNLIMITED
             else compose_until(picture, tables)))
    lines += [compose_phrase(tables, "picture.term", term=compose_phrase(tables, key), words=words)
              for key, words in told if words]
    return "\n".join(filter(None, map(plain_text, lines)))


def _instructions(kit: Kit, tables: Tables) -> str:
    lines = [plain_text(line.children) for box in compose_embargo(kit, tables, PICTURE)
             for line in box.children]
    notice = plain_text(compose_words(kit.notice, kit, tables))
    return " ".join(filter(None, (*lines, notice)))
