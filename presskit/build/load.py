"""Loading a kit: read its files, decode them.

Here: the first step of every command, in one place.  Never here: localising, building.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit.desk import Desk
from presskit.diagnostics import Findings, Span

if TYPE_CHECKING:
    from presskit.model.kit import Kit

__all__ = ["Loaded", "known_locales", "load"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A kit in its source locale.

    ``findings`` are warnings; ``places`` gives the span of a segment by its id, and of a PO
    entry by ``(locale, msgctxt, msgid)``; ``files`` are all files that were read.
    """

    kit: Kit
    folder: Path
    findings: Findings
    places: Mapping[Any, Span]
    files: tuple[Path, ...]


def known_locales(desk: Desk, folder: Path | None = None) -> tuple[str, ...]:
    """The locales that have fixed wording, shipped or beside the kit, sorted."""
    homes = [desk.templates, *([folder / "templates"] if folder else [])]
    return tuple(sorted({path.stem for home in homes
                         for path in (home / "phrases").glob("[!.]*.yaml")}))


def load(folder: Path | str, desk: Desk | None = None,
         instead: Mapping[Path, str] | None = None) -> Loaded:
    """Read and decode the kit in ``folder``, or as it would be with other texts in the place of
    some of its registers (``instead``).

    Raises ``PresskitError`` with everything that is wrong with it.
    """
    from presskit.build.tables import open_cutter, read_shelf
    from presskit.content.inlines import join_lines, scan_inlines
    from presskit.content.reader import read_kit
    from presskit.model.decode import decode_kit

    desk, folder = desk or Desk(), Path(folder)
    sources = read_kit(folder, desk, instead)
    decoded = decode_kit(sources, scan=scan_inlines, join=join_lines,
                         known=known_locales(desk, folder),
                         cut=open_cutter(read_shelf(folder, desk)))
    return Loaded(decoded.kit, folder, decoded.findings, decoded.places, sources.files)
