"""Files of the press room by their addresses.

Here: from the path in a request to the digest of a file of the room, and what kind of file it is.
Never here: folders; a room is a list, and what is not on it can't be asked for.
"""

from __future__ import annotations

from presskit.build.preview_facts import RoomShown

__all__ = ["TYPES", "find_file", "type_of"]

TYPES = {
    "html": "text/html; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "xml": "application/xml", "eml": "message/rfc822",
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "webp": "image/webp", "svg": "image/svg+xml", "woff2": "font/woff2", "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The media types of what is shown, by suffix; all else is bytes."""


def type_of(path: str) -> str:
    """The media type of a file of the room."""
    return TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")


def find_file(room: RoomShown, path: str) -> tuple[str, str]:
    """The path and the sha256 of the file of a room that a request means, empty where there is
    none; a folder means its ``index.html``."""
    known = dict(room.files)
    inside = f"{path.removesuffix('/')}/index.html" if path else "index.html"
    found = path if path in known else inside
    return found, known.get(found, "")
