"""The pictures that the press takes away, each with its words.

Here: what is written into the file of a picture.  Never here: sizes, files, where it is shown.
"""

from __future__ import annotations

from presskit.compose.head import compose_embargo
from presskit.compose.names import compose_name
from presskit.compose.pictures import compose_figure
from presskit.compose.prose import compose_plain, compose_words
from presskit.compose.running import compose_properties
from presskit.document import Document, plain_text
from presskit.model.kit import Kit, Picture
from presskit.model.tables import Tables

__all__ = ["PICTURE", "compose_press_pictures"]

PICTURE = "picture"
"""The kind of these documents."""


def compose_press_pictures(kit: Kit, tables: Tables) -> tuple[Document, ...]:
    """A document for every picture whose file the kit holds, in the kit's order.

    Its one figure is the picture with caption, credit and rights; its properties hold the same
    words one by one, for the file's own fields: ``caption``, ``credit``, ``terms``,
    ``instructions`` (an embargo, that the kit is a sample) and ``people``, one a line.
    """
    return tuple(_compose(kit, tables, key, one) for key, one in kit.pictures.items() if one.file)


def _compose(kit: Kit, tables: Tables, key: str, picture: Picture) -> Document:
    caption = compose_plain(picture.caption, kit, tables)
    alternative = compose_plain(picture.alternative, kit, tables)
    said = {**dict(compose_properties(kit, tables, "press-release")),
            "subject": caption or alternative, "caption": caption,
            "credit": compose_plain(picture.credit, kit, tables),
            "terms": compose_plain(picture.rights, kit, tables),
            "instructions": _instructions(kit, tables),
            "people": "\n".join(plain_text(compose_name(kit, person))
                                for person in kit.people.values() if person.picture == key)}
    return Document(PICTURE, kit.id, kit.locale, caption or alternative or key,
                    compose_figure(kit, tables, picture, rights=True),
                    properties=tuple(said.items()), subject=key)


def _instructions(kit: Kit, tables: Tables) -> str:
    lines = [plain_text(line.children) for box in compose_embargo(kit, tables, PICTURE)
             for line in box.children]
    notice = plain_text(compose_words(kit.notice, kit, tables))
    return " ".join(filter(None, (*lines, notice)))
