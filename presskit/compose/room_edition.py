"""A version of a press room as data: what the next version is compared with and keeps.

Here: from the room to plain values, and back with everything checked.  Never here: files, JSON
itself, whether what is told of a file is so.

The values stand in the public room itself: whatever was changed in the kit since, and wherever
the room was copied to, they say what was handed out.
"""

from __future__ import annotations

import re
from typing import Any

from presskit.compose.corrections import take_record
from presskit.compose.room_facts import Download, Earlier, Room
from presskit.document import read_stored, write_stored

__all__ = ["compose_edition", "read_edition"]

_SCHEMA = 1
_WORDS = ("document", "subject", "shape", "format", "locale", "path", "sha256")
_KEYS = {"schema", "kit", "version", "locale", "files", "documents"}
_NAME = re.compile("[a-z0-9-]+")
_SHA256 = re.compile("[0-9a-f]{64}")


def compose_edition(room: Room) -> dict[str, Any]:
    """What the room says and hands out in one language."""
    return {"schema": _SCHEMA, "kit": room.kit.id, "version": room.kit.version,
            "locale": room.kit.locale,
            "files": [{**{name: getattr(one, name) for name in _WORDS}, "bytes": one.bytes}
                      for one in room.downloads],
            "documents": [write_stored(take_record(one)) for one in room.documents]}


def read_edition(said: Any, kit: str) -> Earlier:
    """The version of a kit that was kept.  Raises ``ValueError`` for anything else, in words."""
    if not isinstance(said, dict) or said.keys() != _KEYS or said["schema"] != _SCHEMA:
        raise ValueError("it is no version of a press room, or one of another form")
    if said["kit"] != kit:
        raise ValueError(f"it is of the kit {said['kit']!r}")
    version, locale = said["version"], said["locale"]
    if type(version) is not int or version < 1 or not isinstance(locale, str):
        raise ValueError("it doesn't say which version it is, in which language")
    if not (isinstance(said["files"], list) and isinstance(said["documents"], list)):
        raise ValueError("a list is wanted")
    documents = tuple(map(read_stored, said["documents"]))
    if any((one.kit, one.locale) != (kit, locale) for one in documents):
        raise ValueError("it holds documents of another kit or language")
    if not all(_NAME.fullmatch(one.kind + one.subject) for one in documents):
        raise ValueError("it holds a document of no known kind")
    return Earlier(version, locale, documents, tuple(map(_read_file, said["files"])))


def _read_file(said: Any) -> Download:
    if not (isinstance(said, dict) and said.keys() == {*_WORDS, "bytes"}
            and all(isinstance(said[name], str) for name in _WORDS)
            and type(said["bytes"]) is int and _SHA256.fullmatch(said["sha256"])):
        raise ValueError("it lists a file in another form")
    parts = said["path"].split("/")
    if "\\" in said["path"] or not all(parts) or {".", ".."} & set(parts):
        raise ValueError(f"it lists a file outside of the room: {said['path'][:40]!r}")
    return Download(**said)
