"""The press room: copies of what is handed out, so that the folder works by itself.

Here: which place a copy has, and that nothing stands in a public room that may not.  Never here:
what a page says, deciding what may go out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from presskit.document import Artifact
from presskit.publish.manifest import File, publish_file
from presskit.publish.names import ALL, ROOM, Edition, room_of

__all__ = ["check_room", "is_room", "place_superseded", "publish_copies",
           "publish_superseded"]

_MARK = "SUPERSEDED"


def is_room(line: Any) -> bool:
    """Whether a line of the manifest is of a file of the press room."""
    return bool(line.get("document") == ROOM)


def publish_copies(files: Iterable[File], edition: Edition,
                   standing: Iterable[File]) -> list[File]:
    """The files below the room's folder, under their usual names.

    A copy of one of the ``standing`` files says so (``copy_of``); an archive that was packed for
    the room alone stands for itself.
    """
    known = {file.path: file.entry["sha256"] for file in standing}
    out = []
    for file in files:
        name = file.path.rpartition("/")[2]
        locale = file.entry["locale"]
        below = "files" if locale == ALL else f"{locale}/files"
        path = f"{room_of(edition)}/{below}/{name}"
        keys = ("format", "locale", "title", "bytes", "sha256", "pages", "width", "height",
                "fonts", "tagged", "state")
        entry = {"path": path, "document": ROOM,
                 **{key: file.entry[key] for key in keys if key in file.entry}}
        if known.get(file.path) == file.entry["sha256"]:
            entry["copy_of"] = file.path
        out.append(File(path, file.data, entry))
    return out


def publish_superseded(artifact: Artifact, edition: Edition, version: int) -> File:
    """A file of an earlier version, which carries its stamp, at its place in the room; its name
    says twice what it is, for it will travel."""
    path = place_superseded(room_of(edition), edition.kit, artifact.locale, version,
                            artifact.kind, artifact.subject, artifact.format)
    entry = {**publish_file(artifact, edition).entry, "path": path, "document": ROOM,
             "superseded": version}
    for key in ("source_sha256", "person", "quote", "subject"):
        entry.pop(key, None)
    return File(path, artifact.data, entry)


def place_superseded(root: str, kit: str, locale: str, version: int, kind: str, subject: str,
                     format: str) -> str:
    """The path of a file of an earlier version, below the folder ``root`` of a room.

    >>> place_superseded("press-room", "opening", "en", 1, "speaker-bio", "ada", "pdf")
    'press-room/en/superseded/v1/opening-speaker-bio-ada-en-v1-SUPERSEDED.pdf'
    """
    name = "-".join(filter(None, (kit, kind, subject, locale)))
    return f"{root}/{locale}/superseded/v{version}/{name}-v{version}-{_MARK}.{format}"


def check_room(files: Sequence[File], edition: Edition) -> None:
    """Raise ``ValueError`` where a public room would hold what is marked as not for it: the last
    door, behind whatever decided before."""
    inside = [file for file in files if file.path.startswith(f"{ROOM}/")]
    if inside and not edition.public:
        raise ValueError("a public press room was made of a kit under embargo")
    for file in inside:
        if (file.entry["locale"], file.entry["state"]) in edition.drafts:
            raise ValueError(f"{file.path} is a draft in a public press room")
