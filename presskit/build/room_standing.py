"""What an earlier press room leaves standing: here where a build failed, elsewhere always.

Here: saying so, with what to do.  Never here: taking anything down, asking what was copied where;
nobody but who copied it knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from presskit.build.options import Options
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path
from presskit.publish import ROOM, Published

__all__ = ["say_stands", "say_withdrawn"]

_UNTOLD = (Exit.USAGE, Exit.BUG)
"""Nothing was begun, or nobody knows what."""


def say_stands(error: PresskitError, place: Path) -> None:
    """Add a warning (``room-stands``) to the error that ended a build, where the public press
    room of an earlier one is still in ``place``: whoever publishes that folder would not know."""
    room, findings = place / ROOM, Findings(list(error.diagnostics))
    running = any(one.code == "make-running" for one in findings)
    if error.exit_code not in _UNTOLD and not running and room.is_dir():
        findings.warning(
            "room-stands", "the press room of an earlier build still stands here, as it was",
            span=Span(show_path(room)), hint="if anything in it may not be public any more, "
            "delete this folder, and take it down wherever it was copied to")
    error.diagnostics = tuple(findings)


def say_withdrawn(published: Published, embargoed: bool, options: Options,
                  findings: Findings) -> None:
    """Say what the earlier room held and this build's does not (``room-withdrawn``): a folder that
    is copied over another takes nothing away there.

    Style sheets, the script and faces are not told of: they say nothing.
    """
    inside = [path for path in published.removed if path.startswith(f"{ROOM}/")]
    left = [path for path in (*published.written, *published.same) if path.startswith(f"{ROOM}/")]
    room = published.folder / ROOM
    if inside and not left:
        _say_whole(room, embargoed or _is_whole(options), findings)
        return
    gone = [path for path in inside if not path.startswith(f"{ROOM}/assets/")]
    if gone:
        count = f"{len(gone)} files are" if len(gone) > 1 else "a file is"
        findings.warning(
            "room-withdrawn", f"{count} no longer in the press room; a copy of it elsewhere keeps "
            "what it has", span=Span(show_path(room)), hint="mirror the folder, for example with "
            "rsync --recursive --delete, or delete there what is named here", related=[
                (Span(show_path(published.folder / path)), words)
                for path, words in _gather(gone, left)])


def _is_whole(options: Options) -> bool:
    """Whether a public room was asked for."""
    return options.room and not options.filtered and not options.preview


def _say_whole(room: Path, held_back: bool, findings: Findings) -> None:
    """A warning where something speaks against the room; a note where none was asked for."""
    message = "the press room that stood here is gone; a copy of it elsewhere stays as it was"
    hint = "take it down wherever it was copied to"
    if held_back:
        findings.warning("room-withdrawn", message, span=Span(show_path(room)), hint=hint)
    else:
        findings.note("room-withdrawn", message, span=Span(show_path(room)), hint="presskit make "
                      "without a filter writes one again; if it is to be seen no more, " + hint)


def _gather(gone: Iterable[str], left: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The paths that are gone, in words; of a folder of which nothing is left its name alone."""
    kept = {one for path in left for one in PurePosixPath(path).parents}
    told: dict[str, str] = {}
    for path in gone:
        lost = [one for one in PurePosixPath(path).parents if one.name and one not in kept]
        told[str(lost[-1]) if lost else path] = "the whole folder is gone" if lost else "gone"
    return tuple(told.items())
