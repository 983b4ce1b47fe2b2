"""What stands in the folder of a kit that somebody edits, for every process that reads it.

Here: stamps of what decides about words and about looks, the edition that files are named by, what
stood against reading.  Never here: what is made of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from presskit.build.editions import with_locales
from presskit.build.inputs import Stamp, stamps
from presskit.build.record import folders_read
from presskit.diagnostics import Diagnostic, PresskitError, Severity
from presskit.publish import Edition, machine_error
from presskit.registry import CARDS, FORMATS

if TYPE_CHECKING:
    from presskit.build.languages import Languages
    from presskit.desk import Desk

__all__ = ["Seen", "edition_of", "read_stamps", "say_failure"]

_LOOKS = frozenset(one for writer in (*FORMATS.values(), CARDS) for one in writer.frames)
"""The folders and files below ``templates/`` that decide about looks alone."""


class Seen(NamedTuple):
    """The stamps of what decides about words, and of what decides about looks alone."""

    words: dict[str, Stamp]
    looks: dict[str, Stamp]





def read_stamps(folder: Path, desk: Desk) -> Seen:
    """What stands in a kit's folder now."""
    home = folder.absolute() / "templates"
    seen = Seen({}, {})
    for path, one in stamps(folders_read(folder, desk)[:1]).items():
        below = Path(path)
        is_look = below.is_relative_to(home) and below.relative_to(home).parts[0] in _LOOKS
        (seen.looks if is_look else seen.words)[path] = one
    return seen


def edition_of(languages: Languages) -> Edition:
    """What the names of all files of a kit have in common, as ``make`` would name them."""
    kit = languages.loaded.kit
    embargo = kit.embargo.isoformat() if kit.embargo else ""
    return with_locales(Edition(kit.id, kit.source_locale, "", kit.version,
                                public=not embargo, embargo=embargo), languages)


def say_failure(error: Exception, place: Path) -> tuple[Diagnostic, ...]:
    """What stood against reading or making; ``place`` is the folder that is written to.

    What is no fault of the kit or of the machine is ours (``serve-fault``): whoever edits keeps
    what they see, and learns at which change it failed.
    """
    found = machine_error(error, place) if isinstance(error, OSError) else error
    if isinstance(found, PresskitError):
        return found.diagnostics
    return (Diagnostic(
        "serve-fault", Severity.ERROR, "presskit itself failed over this change: "
        f"{type(error).__name__}: {str(error)[:200]}", hint="take the change back, and please "
        "report it: presskit make prints what we need to know"),)
