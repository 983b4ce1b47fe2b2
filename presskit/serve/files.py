"""Files of the press room as they stand, and none beside it.

Here: from the path in a request to a file below one folder.  Never here: markup, other folders.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

__all__ = ["TYPES", "find_file", "find_room"]

TYPES = {
    "html": "text/html; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "xml": "application/xml", "eml": "message/rfc822",
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "webp": "image/webp", "svg": "image/svg+xml", "woff2": "font/woff2", "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The media types of what is shown, by suffix; all else is bytes."""

_ROOMS = ("press-room-preview", "press-room")


def find_room(out: Path) -> Path | None:
    """The press room of a kit, the preview of it before the public one; None where there is
    none."""
    return next((out / name for name in _ROOMS
                 if (out / name / "index.html").is_file() and not (out / name).is_symlink()), None)


def find_file(root: Path, path: str) -> Path | None:
    """The file that a request means, below ``root`` whatever it says: no way up, no link that
    leads out, nothing hidden, no device.  A folder means its ``index.html``."""
    if "\0" in path or "\\" in path:
        return None
    parts = PurePosixPath(path).parts
    if any(one.startswith(".") or one == "/" for one in parts):
        return None
    try:
        home = root.resolve(strict=True)
        found = home.joinpath(*parts).resolve(strict=True)
        if found.is_dir():
            found = (found / "index.html").resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return None
    return found if found.is_file() and found.is_relative_to(home) else None
