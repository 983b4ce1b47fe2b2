"""Themes: the looks that a kit can choose in ``kit.yaml``.

Here: which there are, where the chosen one lies, what it hands out to be edited.  Never here:
what a look is made of (``templates/``), how a frame is found (``render/frames``).

A theme is a folder ``templates/themes/<name>/`` with files under the paths of the shipped ones.
Its ``theme.yaml`` and tables are laid over those key by key, its style sheets stand behind them,
its other files take their place; what lies beside a kit goes before all of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from presskit.desk import Desk
from presskit.diagnostics import PresskitError, Span, show_path
from presskit.locales import nearest

if TYPE_CHECKING:
    from presskit.model.kit import Kit

__all__ = ["DEFAULT", "find_homes", "find_theme", "list_themes", "read_origin"]

DEFAULT = "default"
"""The look that stands in ``templates/`` itself."""


def list_themes(desk: Desk) -> tuple[str, ...]:
    """The themes that there are, the one that a kit has without a word first."""
    found = (desk.templates / "themes").glob("*/theme.yaml")
    return (DEFAULT, *sorted(path.parent.name for path in found))


def find_theme(kit: Kit, folder: Path, desk: Desk) -> Path | None:
    """The folder of a kit's theme; ``None`` for the look that ships.

    ``folder`` is the kit's.  Raises :class:`PresskitError` (``theme-not-there``).
    """
    if kit.theme in ("", DEFAULT):
        return None
    known = list_themes(desk)
    if kit.theme in known:
        return desk.templates / "themes" / kit.theme
    near = nearest(kit.theme, known)
    raise PresskitError.one("theme-not-there", f"there is no theme {kit.theme}",
                            span=_find_place(folder), hint=(
                                f"did you mean {near}? " if near else "")
                            + f"There are: {', '.join(known)}")


def _find_place(folder: Path) -> Span:
    """Where ``kit.yaml`` names the theme."""
    from presskit.content.yaml import read_table
    path = folder / "kit.yaml"
    return read_table(path)[1].get(("theme",)) or Span(show_path(path))


def find_homes(folder: Path | None, desk: Desk) -> tuple[Path, ...]:
    """The folders that frames for a kit are copied from: ``templates/``, then that of its theme.

    Of a kit that can't be read, or that names no theme that there is, the first alone.
    """
    if folder is None:
        return (desk.templates,)
    from presskit.content.yaml import read_table
    try:
        named = read_table(folder / "kit.yaml")[0].get("theme")
    except (PresskitError, OSError, AttributeError):
        named = None
    own = desk.templates / "themes" / str(named)
    there = isinstance(named, str) and named in list_themes(desk)[1:]
    return (desk.templates, own) if there else (desk.templates,)


def read_origin(name: str, homes: tuple[Path, ...]) -> bytes | None:
    """What ships as the frame ``name``, as a copy of it begins; ``None`` where nothing does.

    ``homes`` are as in :func:`find_homes`.  Of style sheets, a theme's behind the one that it is
    laid over; of all else the theme's own, where it has one.
    """
    found = [path.read_bytes() for home in homes if (path := home / name).is_file()]
    if not found:
        return None
    return b"\n".join(found) if name.startswith("css/") else found[-1]
