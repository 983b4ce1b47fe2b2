"""Names: where an artifact stands below ``out/<kit>/``, and what an edition's marks are.

Here: paths made of ids and marks.  Never here: wording, bytes, the disk.

The marks stand in one order: ``-v2`` (from the second version on), ``-EMBARGOED``,
``-DRAFT``; so an embargoed file can't be mistaken for a free one in any list of files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from presskit.document import Artifact

__all__ = ["ALL", "PICTURE", "PREVIEW", "ROOM", "Edition", "publish_bundle_name",
           "publish_name", "room_of"]

ALL = "mul"
"""The language of what is in several (ISO 639-2, RFC 5646 registry)."""


ROOM = "press-room"
PREVIEW = "press-room-preview"
"""The folder of the press room, and that of one which is not published."""

PICTURE = "picture"
"""The kind of a picture in one of its sizes."""

_ASSETS = frozenset({"css", "js", "woff2"})
_EXTENSIONS = {"atom": "xml", "sitemap": "xml", "robots": "txt"}


@dataclass(frozen=True, slots=True)
class Edition:
    """What all files of one build have in common.

    ``public`` says that they carry no embargo mark; ``embargo`` is the hour the kit names
    (ISO 8601 with zone, empty: none); ``complete`` that nothing the kit asks for is missing;
    ``titles`` the kit's title per locale, as pairs; ``drafts`` the pairs of locale and state
    that make a draft; ``preview`` that the press room is not for publication.
    """

    kit: str
    source_locale: str
    generator: str
    version: int = 1
    public: bool = True
    embargo: str = ""
    complete: bool = True
    titles: tuple[tuple[str, str], ...] = ()
    drafts: frozenset[tuple[str, str]] = frozenset()
    preview: bool = False


def _marks(edition: Edition, states: Iterable[tuple[str, str]]) -> str:
    marks = f"-v{edition.version}" if edition.version > 1 else ""
    if not edition.public:
        marks += "-EMBARGOED"
    if edition.drafts.intersection(states):
        marks += "-DRAFT"
    return marks


def publish_name(artifact: Artifact, edition: Edition) -> str:
    """The path of one artifact below the kit's folder, with ``/``.

    >>> bio = Artifact("speaker-bio", "en", "pdf", "Ada", b"", subject="ada")
    >>> publish_name(bio, Edition("opening", "en", "presskit", version=2))
    'en/opening-speaker-bio-ada-en-v2.pdf'
    """
    if artifact.kind == ROOM:
        return f"{room_of(edition)}/{_room_name(artifact)}"
    folder, document = artifact.locale, artifact.kind
    if artifact.kind == "quote-card":
        folder += "/cards"
        document = f"quote-{artifact.subject}"
    elif artifact.kind == PICTURE:
        folder += "/pictures"
        document += f"-{artifact.subject}"
    elif artifact.subject:
        document += f"-{artifact.subject}"
    if artifact.shape:
        document += f"-{artifact.shape}"
    marks = _marks(edition, [(artifact.locale, artifact.state)])
    return f"{folder}/{edition.kit}-{document}-{artifact.locale}{marks}.{artifact.format}"


def room_of(edition: Edition) -> str:
    """The folder of the edition's press room."""
    return PREVIEW if edition.preview else ROOM


def _room_name(artifact: Artifact) -> str:
    """The path of a page or of what pages ask for, below the room."""
    folder = ("assets/" if artifact.format in _ASSETS else
              "" if artifact.locale == ALL else f"{artifact.locale}/")
    extension = _EXTENSIONS.get(artifact.format, artifact.format)
    return f"{folder}{artifact.subject}.{extension}"


def publish_bundle_name(edition: Edition, locale: str,
                        states: Iterable[tuple[str, str]]) -> str:
    """The path of the archive of one locale, or with :data:`ALL` of the whole kit.

    ``states`` are pairs of locale and state of what is in it.
    """
    marks = _marks(edition, states)
    if locale == ALL:
        return f"{edition.kit}-all{marks}.zip"
    return f"{locale}/{edition.kit}-{locale}{marks}.zip"
