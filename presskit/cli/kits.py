"""Which kits a command means.

Here: from what was typed to folders, and whether a kit has the locales that were typed.  Never
here: reading what is in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from presskit.diagnostics import Exit, PresskitError

__all__ = ["check_locales", "find_kit", "find_kits"]


def find_kits(names: Iterable[str] = ()) -> tuple[Path, ...]:
    """The folders of the kits that a command means, in the order typed.

    Each name is a folder or the name of one under ``content/``; without names the kit we
    stand in, else every kit under ``content/`` by name.  Raises ``PresskitError``
    (``kit-missing``), exit 2.
    """
    names = tuple(name for name in names if name)
    if names:
        return tuple(dict.fromkeys(_find_named(name) for name in names))
    if Path("kit.yaml").is_file():
        return (Path("."),)
    found = tuple(sorted(path.parent for path in Path("content").glob("[!.]*/kit.yaml")))
    if not found:
        raise PresskitError.one(
            "kit-missing", "there is no kit here: no kit.yaml, and none under content/",
            hint="name a kit's folder, or make one with: presskit new NAME",
            exit_code=Exit.USAGE)
    return found


def find_kit(name: str = "", option: str = "") -> Path:
    """The folder of the one kit that a command means, which ``option`` (empty: an argument) would
    name.

    Raises ``PresskitError`` (``kit-missing``, ``kit-choice``), exit 2.
    """
    found = find_kits([name])
    if len(found) > 1:
        raise PresskitError.one(
            "kit-choice", "nothing says which kit is meant", exit_code=Exit.USAGE,
            hint=f"name one: {option} {' or '.join(one.name for one in found)}".replace("  ", " "))
    return found[0]


def check_locales(asked: Iterable[str], known: tuple[str, ...]) -> None:
    """See that a kit has the locales that were asked for.

    Raises ``PresskitError`` (``locale-unknown``), exit 2.
    """
    from presskit.locales import nearest
    for one in asked:
        if one not in known:
            near = nearest(one, known)
            raise PresskitError.one(
                "locale-unknown", f"this kit has no locale {one}", exit_code=Exit.USAGE,
                hint=f"did you mean {near}?" if near else f"there are {', '.join(known)}")


def _find_named(name: str) -> Path:
    for path in (Path(name), Path("content") / name):
        if path.is_dir():
            return path
    known = sorted({path.parent.name for home in (Path("content"), Path())
                    for path in home.glob("[!.]*/kit.yaml")})
    import difflib
    near = difflib.get_close_matches(name, known, n=1)
    raise PresskitError.one(
        "kit-missing", f'there is no kit "{name}"',
        hint=f"did you mean {near[0]}?" if near else "name a folder that holds a kit.yaml, or "
        "make one with: presskit new NAME", exit_code=Exit.USAGE)
