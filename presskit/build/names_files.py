"""Putting values into the register's files, and nothing else of them.

Here: forms of names, what a term has beside them.  Never here: which values (``names_tables``,
``suggesting``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from presskit.build.load import load
from presskit.build.naming import FILES
from presskit.content.edits import Edit, edit_file, write_file
from presskit.content.files import Source, read_source
from presskit.content.yaml import compose_yaml
from presskit.content.yaml_edits import set_values
from presskit.desk import Desk
from presskit.diagnostics import Findings, show_path

__all__ = ["Forms", "put_in_text", "put_values"]

Forms = Iterable[tuple[str, str, Mapping[str, Any]]]
"""Fields of forms: ``kind:id``, locale, the fields."""


def put_values(folder: Path, desk: Desk, forms: Forms,
               rules: Mapping[tuple[str, ...], Any] | None = None) -> list[Path]:
    """Write fields of forms, and by path in ``terms.yaml`` what terms have beside them, into the
    register's files; the files.

    Raises ``PresskitError``, also where the kit could not be read with them: then nothing is
    written.
    """
    by_file: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for path, value in (rules or {}).items():
        by_file.setdefault(FILES["term"], []).append((path, value))
    for key, locale, fields in forms:
        kind, _, ident = key.partition(":")
        by_file.setdefault(FILES[kind], []).append(((ident, "names", locale), dict(fields)))
    before = {folder / f"{name}.yaml": _read(folder / f"{name}.yaml") for name in by_file}
    after = {path: put_in_text(source, changes) for (path, source), changes in zip(
        before.items(), by_file.values(), strict=True)}
    load(folder, desk, after)
    for path, text in after.items():
        old = before[path].text
        if path.exists():
            edit_file(path, old, [Edit(0, len(old), text)])
        else:
            write_file(path, text)
    return [*after]


def _read(path: Path) -> Source:
    source = read_source(path, Findings()) if path.exists() else Source(show_path(path), "")
    assert source, "a register that was read can be read"
    return source


def put_in_text(source: Source, changes: Iterable[tuple[tuple[str, ...], Any]]) -> str:
    """The text of a register's file with values put in by their paths."""
    value, _ = compose_yaml(source, Findings())
    return set_values(source.text, source.file,
                      [step for path, new in changes for step in _each_step(value, path, new)])


def _each_step(value: Any, path: tuple[str, ...], new: Any) -> list[tuple[tuple[str, ...], Any]]:
    """A record whose keys stay or become more is written key by key: others stay as they are
    typed."""
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    if not isinstance(new, dict):
        return [(path, new)]
    if path[1] == "forbid":
        if not isinstance(value, dict) or not {*value} <= {*new}:
            return [(path, new if any(new.values()) else [*new])]
        return [((*path, one), it) for one, it in new.items() if (value.get(one) or "") != it
                or one not in value]
    if isinstance(value, dict):
        return [((*path, one), it) for one, it in new.items()]
    return [(path, new)]
