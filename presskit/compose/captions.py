"""The captions sheet: for each picture all that a desk must print or know to use it.

Here: the pictures that the kit holds, each with its facts; the captions of those that it
doesn't.  Never here: today's date (whether a last day has gone
by, whoever runs a command is told), what the kit does not say.
"""

from __future__ import annotations

from presskit.compose.facts import compose_fact_table, compose_prevailing
from presskit.compose.head import sheet_head
from presskit.compose.order import Builder, compose_blocks
from presskit.compose.pictures import compose_credit, is_for_web
from presskit.compose.press_pictures import compose_until, compose_use, file_stem
from presskit.compose.prose import compose_words
from presskit.compose.wording import Inlines, compose_phrase, compose_text
from presskit.document import Block, Figure, Heading, Section, plain_text, segments
from presskit.model.kit import Kit, Picture
from presskit.model.tables import Tables

__all__ = ["compose_captions_sheet"]


def compose_captions_sheet(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The whole sheet in the order of the locale's layout."""
    builders: dict[str, Builder] = {
        **sheet_head("captions-sheet"), "pictures": _compose_pictures,
        "not-supplied": _compose_not_supplied, "notes": compose_prevailing}
    return compose_blocks(kit, tables, "captions-sheet", builders)


def _compose_pictures(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    return tuple(_compose_picture(kit, tables, key, one) for key, one in kit.pictures.items()
                 if one.file)


def _compose_picture(kit: Kit, tables: Tables, key: str, picture: Picture) -> Section:
    """A picture under what the names of its files begin with: that is what a desk looks for.  One
    that is not for the web is told of and not shown: the sheet may be put there."""
    caption, alternative, credit, rights = (
        compose_words(one, kit, tables) for one in (
            picture.caption, picture.alternative, picture.credit, picture.rights))
    shown = alternative or caption
    facts = (("head.caption", caption), ("picture.alternative", alternative),
             ("picture.by", credit), ("picture.rights", rights),
             ("picture.use", compose_use(picture, tables)),
             ("picture.until", compose_until(picture, tables)))
    figure = Figure("picture", picture.file, plain_text(shown), described=segments(shown))
    return Section("picture-entry", (
        Heading(2, "section-heading", compose_text(file_stem(kit, key))),
        *((figure,) if is_for_web(picture) else ()),
        *compose_fact_table((compose_phrase(tables, label), (words,))
                            for label, words in facts)), key)


def _compose_not_supplied(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """Captions under the heading that says it of all of them, with what there is to be known."""
    table = compose_fact_table(
        (compose_phrase(tables, "head.caption"), _compose_caption(kit, tables, one))
        for one in kit.pictures.values() if not one.file)
    heading = Heading(2, "section-heading", compose_phrase(tables, "section.not-supplied"))
    return (heading, *table) if table else ()


def _compose_caption(kit: Kit, tables: Tables, picture: Picture) -> tuple[Inlines, ...]:
    return (compose_words(picture.caption, kit, tables), compose_credit(kit, tables, picture),
            compose_words(picture.rights, kit, tables))
