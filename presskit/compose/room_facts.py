"""What the pages of a press room are made of, beside the kit: finished files, other languages,
earlier versions.

Here: plain facts that the recipe hands over, and what leads to a page or a file.  Never here: files
and their names, what stands on a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from presskit.compose.press_pictures import PICTURE
from presskit.compose.withdrawal import WITHDRAWAL
from presskit.document import Document
from presskit.model.addresses import write_uri
from presskit.model.kit import Kit
from presskit.model.tables import Tables

__all__ = ["CHOICE", "FRONT", "HANDFUL", "PICTURES", "ROOM", "Download", "Earlier", "Room", "Side",
           "link_to_choice", "link_to_file", "link_to_page", "list_addresses", "list_withdrawn",
           "page_name", "superseded_name"]

ROOM = "press-room"
"""The kind of every page, feed and list of a press room."""

FRONT = "index"
"""The page of the kit, in each language."""

PICTURES = "pictures"
"""The page that has all pictures, where there are more than :data:`HANDFUL`."""

HANDFUL = 6
"""The pictures that other pages show, at most."""

CHOICE = "choice"
"""The page on which a reader chooses the language."""

_EVERY = "mul"
_RELEASES = ("press-release", WITHDRAWAL)


@dataclass(frozen=True, slots=True)
class Download:
    """One file that a reader can take: what it is, where it stands below the room (``path``,
    with ``/``), its size in bytes, its sha256, the pages of a PDF, the pixels of a picture.

    ``document`` is ``bundle`` for an archive; ``locale`` is ``mul`` for what is in several.
    """

    document: str
    format: str
    locale: str
    path: str
    bytes: int
    sha256: str
    pages: int = 0
    subject: str = ""
    shape: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """The room in one language: its tag, its own name, the pages it has, what its front page is
    headed, and whether it has the note of the last correction or of the withdrawal (``told``)."""

    locale: str
    name: str
    pages: tuple[str, ...]
    headline: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version in one locale: its ``documents``, the ``files`` that it handed out, and
    those of them that are handed out now, ``stamped`` as superseded."""

    version: int
    locale: str
    documents: tuple[Document, ...] = ()
    files: tuple[Download, ...] = ()
    stamped: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """The room in one locale: the kit there, the ``documents`` that are shown, the ``downloads``
    of that locale and of all; ``sides`` are all languages, in the kit's order.

    ``preview`` says that it is for looking at, not for publishing.  ``pictures`` are those that
    the press may take; ``earlier`` are the versions that were there before, the last first;
    ``withheld`` are the parts of the kit's page that may not go out.
    """

    kit: Kit
    tables: Tables
    documents: tuple[Document, ...]
    downloads: tuple[Download, ...]
    sides: tuple[Side, ...]
    preview: bool = False
    pictures: tuple[Document, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    withheld: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        """Where the room will stand, as programs need it, with a stroke at its end; empty for a
        preview, and where nobody has said it."""
        url = write_uri(self.kit.press_room.url)
        return f"{url.rstrip('/')}/" if url and not self.preview else ""

    @property
    def many_pictures(self) -> bool:
        """Whether the pictures have a page of their own."""
        return len(self.pictures) > HANDFUL

    @property
    def release(self) -> Document | None:
        """The press release, or the notice in its place, if it is shown."""
        return next((one for one in self.documents if one.kind in _RELEASES), None)

    @property
    def has_files(self) -> bool:
        """Whether anything is handed out in this language; a bare notice is not."""
        return any(one.locale == self.kit.locale for one in self.downloads)

    def page_of(self, kind: str, subject: str = "") -> Document | None:
        """The document of a kind that has a page, if it is shown."""
        return next((one for one in self.documents
                     if (one.kind, one.subject) == (kind, subject)), None)

    def of(self, document: Document) -> tuple[Download, ...]:
        """The files of a document."""
        return tuple(one for one in self.downloads
                     if (one.locale, one.document, one.subject)
                     == (document.locale, document.kind, document.subject))

    @property
    def archives(self) -> tuple[Download, ...]:
        """The archive of this language, then that of all."""
        found = [one for one in self.downloads if one.document == "bundle"]
        return tuple(sorted(found, key=lambda one: one.locale == _EVERY))


def page_name(document: Document) -> str:
    """The page of a document: the same in every language, so that the switch stays on it."""
    return "-".join(filter(None, (document.kind, document.subject)))


def list_withdrawn(earlier: tuple[Earlier, ...]) -> list[str]:
    """The pages that a room had before its kit was withdrawn, the last version first: in their
    place it has its notice."""
    found = [page_name(document) for one in earlier for document in one.documents]
    pictures = ({file.subject for file in one.files if file.document == PICTURE}
                for one in earlier)
    found += [PICTURES] * any(len(some) > HANDFUL for some in pictures)
    found += [superseded_name(one.version) for one in earlier[1:]]
    return [*dict.fromkeys(found)]


def superseded_name(version: int) -> str:
    """The page of an earlier version."""
    return f"superseded-v{version}"


def link_to_page(locale: str, page: str, part: str = "", format: str = "") -> str:
    """What leads to a page of the room, to a part of it, or to the same in another format.  Where
    that lies, and what the file is called, is for whoever writes the page.

    >>> link_to_page("en", "press-release", "downloads"), link_to_page("en", "email", format="eml")
    ('room-page:en/press-release#downloads', 'room-page:en/email?eml')
    """
    return f"room-page:{locale}/{page}" + (f"?{format}" if format else "") + (
        f"#{part}" if part else "")


def link_to_choice() -> str:
    """What leads to the page on which a reader chooses the language."""
    return "room-page:index"


def link_to_file(path: str) -> str:
    """What leads to a file by its path below the room."""
    return f"room-file:{path}"


def list_addresses(room: Room, page: str) -> tuple[tuple[str, str], ...]:
    """What leads to a page in every language that has it; none where nobody has said where the
    room will stand."""
    return tuple((side.locale, link_to_page(side.locale, page)) for side in room.sides
                 if room.address and page in side.pages)
