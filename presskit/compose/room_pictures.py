"""The pictures of a press room: on the kit's page, on the release's, on one of their own if many.

Here: what stands beside a picture, what its buttons copy, what machines are told of it.  Never
here: which pictures may stand in a room, their files, looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from presskit.compose.press_pictures import compose_until, compose_use
from presskit.compose.prose import compose_words
from presskit.compose.room_facts import (
    FRONT,
    HANDFUL,
    PICTURES,
    Download,
    Room,
    link_to_file,
    link_to_page,
)
from presskit.compose.room_parts import compose_details, compose_size
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import (
    Block,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    Section,
    Span,
    plain_text,
    segments,
)

__all__ = ["compose_pictures_page", "compose_pictures_part", "describe_pictures",
           "index_pictures"]


def compose_pictures_part(room: Room) -> tuple[Block, ...]:
    """The pictures below a text; of more than a handful the first, and where all of them are."""
    if not room.pictures:
        return ()
    shown = room.pictures[:HANDFUL]
    more = (Paragraph("download-more", (Link(
        link_to_page(room.kit.locale, PICTURES), compose_phrase(
            room.tables, "room.all-pictures", count=str(len(room.pictures)))),)),)
    return (_compose_section(room, shown, more if room.many_pictures else ()),)


def compose_pictures_page(room: Room) -> tuple[Heading, Section]:
    """The heading of the page that has them all, and its pictures with the way to other files."""
    heading = Heading(1, "headline", compose_phrase(room.tables, "room.pictures"))
    files = Paragraph("download-more", (Link(link_to_page(room.kit.locale, FRONT, "downloads"),
                                             compose_phrase(room.tables, "room.all-files")),))
    return heading, Section("press-pictures", (
        *(_compose_picture(room, one) for one in room.pictures), files), "pictures")


def _compose_section(room: Room, shown: Sequence[Document], more: tuple[Block, ...]) -> Section:
    heading = Heading(2, "section-heading", compose_phrase(room.tables, "room.pictures"))
    return Section("press-pictures", (
        heading, *(_compose_picture(room, one) for one in shown), *more), "pictures")


def _compose_picture(room: Room, document: Document) -> Section:
    """A picture small, with all that a desk prints of it or must know, its files, its buttons."""
    kit, tables = room.kit, room.tables
    picture = kit.pictures[document.subject]
    caption, alternative, credit, rights = (
        compose_words(one, kit, tables) for one in (
            picture.caption, picture.alternative, picture.credit, picture.rights))
    files = room.of(document)
    shown = next((one for one in files if one.shape == "thumb"), None)
    figure = ()
    if shown:
        words = alternative or caption
        source = f"{link_to_file(shown.path)}#{shown.width}x{shown.height}"
        figure = (Figure("press-picture", source, plain_text(words), described=segments(words)),)
    facts = (("picture.by", credit), ("picture.alternative", alternative),
             ("picture.rights", rights), ("picture.use", compose_use(picture, tables)),
             ("picture.until", compose_until(picture, tables)))
    copies = (("copy.caption", caption), ("copy.credit", credit),
              ("copy.alternative", alternative))
    offered = [one for one in files if one.shape != "thumb"]
    told = (*((Paragraph("picture-caption", caption),) if caption else ()),
            *(Paragraph("picture-fact", _label(room, key, words)) for key, words in facts if words),
            *(Paragraph("picture-file", _compose_file(room, one, caption or alternative))
              for one in offered),
            *(_compose_copy(room, key, words) for key, words in copies if words),
            compose_details(room, offered))
    return Section("room-picture", (*figure, Section("picture-words", told)),
                   f"picture-{document.subject}")


def _label(room: Room, key: str, words: Inlines) -> Inlines:
    label = (Span("picture-label", compose_phrase(room.tables, key)),)
    return compose_phrase(room.tables, "picture.term", term=label, words=words)


def _compose_file(room: Room, one: Download, about: Inlines) -> Inlines:
    """A size that leads to its file, with what that is; who hears it alone hears of which
    picture."""
    tables = room.tables
    name = (*compose_phrase(tables, f"picture.{one.shape}"),
            Span("unseen", (*compose_text(" "), *compose_text(plain_text(about)))))
    kinds = {"jpg": "JPEG", "png": "PNG"}
    facts = (compose_text(kinds[one.format]),
             compose_phrase(tables, "room.pixels", width=str(one.width), height=str(one.height)),
             compose_text(compose_size(one.bytes, tables)))
    return (Link(link_to_file(one.path), name), *compose_text(" "),
            Span("picture-size", join_inlines(facts, tables.conventions.enumeration)))


def _compose_copy(room: Room, key: str, words: Inlines) -> Section:
    return Section("copy", (Paragraph("copy-label", compose_phrase(room.tables, key)),
                            Paragraph("picture-fact", words)))


# For machines -------------------------------------------------------------------------------

def describe_pictures(room: Room) -> list[dict[str, Any]]:
    """The pictures that a page shows below its text, as schema.org has it (``ImageObject``); none
    where nobody has said where the room will stand."""
    return [_describe(room, one) for one in room.pictures[:HANDFUL]
            if room.address and room.of(one)]


def _describe(room: Room, document: Document) -> dict[str, Any]:
    files = {one.shape: one for one in room.of(document)}
    first = files["original"]
    terms = document.property("terms")
    said = {"@type": "ImageObject", "contentUrl": link_to_file(first.path),
            "thumbnailUrl": link_to_file(files["thumb"].path) if "thumb" in files else "",
            "encodingFormat": {"jpg": "image/jpeg", "png": "image/png"}[first.format],
            "width": f"{first.width} px", "height": f"{first.height} px",
            "inLanguage": document.locale, "caption": document.property("caption"),
            "creditText": document.property("credit"),
            "usageInfo": {"@type": "CreativeWork", "text": terms} if terms else None,
            "expires": document.property("until")}
    return {key: value for key, value in said.items() if value}


def index_pictures(room: Room) -> list[dict[str, Any]]:
    """The pictures of a locale for the room's index: words, and each size with its facts."""
    return [{"picture": one.subject, **{
        name: value for name, value in (
            ("caption", one.property("caption")), ("alternative", _alternative(one)),
            ("credit", one.property("credit")), ("terms", one.property("terms")),
            ("until", one.property("until"))) if value},
        "files": [{"size": file.shape, "path": file.path, "format": file.format,
                   "width": file.width, "height": file.height, "bytes": file.bytes,
                   "sha256": file.sha256} for file in room.of(one)]} for one in room.pictures]


def _alternative(document: Document) -> str:
    return next((one.alternative for one in document.children if isinstance(one, Figure)), "")
