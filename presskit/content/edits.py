"""Changing single characters of a kit's files, where a command asked for it.

Here: text edits at places, and writing a file in one step.  Never here: writing a file anew
from its values (comments, order and quoting are the author's), what should be changed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from presskit.content.files import read_bytes
from presskit.diagnostics import Exit, PresskitError, Span, show_path

__all__ = ["Edit", "apply_edits", "edit_file", "spell", "write_file"]

_HARMLESS = " .()"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The characters from ``start`` to ``end`` of a file's text are replaced by ``text``."""

    start: int
    end: int
    text: str


def spell(text: str, style: str) -> str | None:
    """The text as it must be typed in a value of this style (``Flow.style``); ``None`` where it
    could mean something else there."""
    if style == '"':
        return text.replace("\\", "\\\\").replace('"', '\\"')
    if style == "'":
        return text.replace("'", "''")
    safe = all(not char.isascii() or char.isalnum() or char in _HARMLESS for char in text)
    return text if safe or style == "|" and not set(text) & set("\\*_`[]{}<>&#") else None


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with each edit applied.  Raises ``ValueError`` where two overlap.

    >>> apply_edits("a...b", [Edit(1, 4, "…")])
    'a…b'
    """
    out, at = [], 0
    for edit in sorted(edits):
        if edit.start < at:
            raise ValueError(f"two edits overlap at {edit.start}")
        out += [text[at:edit.start], edit.text]
        at = edit.end
    return "".join([*out, text[at:]])


def edit_file(path: Path, text: str, edits: Iterable[Edit]) -> None:
    """Apply edits to a file whose text, as it was read, is ``text``.

    Its mark of byte order and its line ends stay.  Raises ``PresskitError`` where the file
    can't be written, or says something else by now.
    """
    data = read_bytes(path)
    before = data.removeprefix(_BOM).decode("utf-8")
    crlf = "\r\n" in before
    if before.replace("\r\n", "\n") != text or crlf and before.count("\n") != before.count("\r\n"):
        raise PresskitError.one(
            "file-changed", "the file was changed meanwhile, or has two kinds of line ends",
            span=Span(str(path)), hint="save it with one kind of line ends, and run the command "
            "again")
    after = apply_edits(text, edits)
    after = after.replace("\n", "\r\n") if crlf else after
    write_file(path, ("\ufeff" if data.startswith(_BOM) else "") + after)


def write_file(path: Path, data: str | bytes, *,
               hint: str = "take the right to write there, or make room") -> None:
    """Write a file in one step: the old one stands until the new one is whole, and what could
    not be finished is taken away.

    Raises ``PresskitError`` (``not-written``), exit 3, with the ``hint``.
    """
    shown, path = show_path(path), path.resolve()
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, new)
        os.replace(new, path)
    except OSError as error:
        raise PresskitError.one(
            "not-written", f"the file can't be written: {error.strerror}", span=Span(shown),
            hint=hint, exit_code=Exit.MACHINE) from error
    finally:
        with suppress(OSError):  # the reason is told already
            new.unlink(missing_ok=True)
