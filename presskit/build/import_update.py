"""An imported kit made anew: of a new version of its article, or after somebody decided.

Here: what was written by hand since stays, what the article changed comes in, what both changed
is told.  Never here: how lines are put together (``merging``), what is found in an article.

``import/base/`` holds the files as the last import made them.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from presskit.build.alone import alone
from presskit.build.beginning import in_place, not_written
from presskit.build.import_files import FILES, READ_FROM, write_files
from presskit.build.import_kept import RECORD
from presskit.build.import_release import ReleaseDraft
from presskit.build.load import load
from presskit.build.merging import merge_lines
from presskit.content.articles import ArticleFile
from presskit.desk import Desk
from presskit.diagnostics import PresskitError
from presskit.extract.choices import Choice

__all__ = ["Update", "update_kit"]


_SURE = re.compile(r", status: (?:suggested, method: [\w-]+|published, source: [^{}]*)\}")
"""What an import says of how sure a name is, at the end of its form."""


@dataclass(frozen=True, slots=True)
class Update:
    """What came of it: the lines of a difference for each file that changed, and for each file
    that both sides changed in one place the path beside it where the article's version stands.
    How sure names are is no part of a difference; ``settled`` counts for each file the names that
    nobody had decided about before."""

    changes: dict[str, tuple[str, ...]]
    clashes: dict[str, Path]
    settled: dict[str, int]


def update_kit(file: ArticleFile, release: ReleaseDraft, folder: Path, desk: Desk,
               choices: Iterable[Choice] = ()) -> Update:
    """Bring a kit up to date with what an import would make of it now, after some choices.

    Raises ``PresskitError`` where the result would not load; then nothing has changed.
    """
    with alone(folder), tempfile.TemporaryDirectory(prefix=f".{folder.name}-",
                                                    dir=folder.parent) as home:
        new, whole = Path(home) / "new" / folder.name, Path(home) / "whole" / folder.name
        try:
            new.mkdir(parents=True)
            write_files(file, release, new, desk, choices)
            shutil.copytree(folder, whole, symlinks=True)
            clashes = dict(_merge_all(folder, new, whole))
            pictures = tuple(_bring_pictures(folder, new, whole))
            shutil.rmtree(whole / RECORD, ignore_errors=True)
            if (folder / RECORD / "clashes").is_dir():  # a clash stays until somebody settles it
                shutil.copytree(folder / RECORD / "clashes", whole / RECORD / "clashes")
            shutil.copytree(new / RECORD, whole / RECORD, dirs_exist_ok=True)
            load(whole, desk)  # what would not load changes nothing
            changes = {name: lines for name in FILES if (lines := _difference(folder, whole, name))}
            settled = {name: more for name in FILES if (more := _settled(folder, whole, name)) > 0}
            _put_in_place(whole, folder, new, pictures)
        except OSError as error:
            raise not_written(folder, error) from error
        except PresskitError as error:
            raise in_place(error, whole, folder) from error
    return Update(changes, clashes, settled)


def _merge_all(folder: Path, new: Path, whole: Path) -> Iterator[tuple[str, Path]]:
    """Put the three versions of each file together in ``whole``; gives what clashes."""
    for name in FILES:
        base, mine, theirs = (_lines(home / name) for home in (
            folder / RECORD / "base", folder, new))
        if base == mine:
            merged = theirs
        elif theirs in (base, mine):
            merged = mine
        else:
            merge = merge_lines(base or (), mine or (), theirs or ())
            merged = merge.lines
            if merge.clashes:
                beside = new / RECORD / "clashes" / name
                beside.parent.mkdir(exist_ok=True)
                beside.write_bytes((new / name).read_bytes() if theirs else b"")
                yield name, folder / RECORD / "clashes" / name
        if merged is None:
            (whole / name).unlink(missing_ok=True)
        else:
            (whole / name).write_text("".join(merged), "utf-8", newline="\n")


def _bring_pictures(folder: Path, new: Path, whole: Path) -> Iterator[str]:
    """Put the article's pictures into ``whole``, but for those that somebody has changed since, or
    that the kit doesn't show any more; gives their names."""
    shown = "".join(_lines(whole / "pictures.yaml") or ())
    for picture in sorted((new / "pictures").glob("*")):
        base, mine = (_bytes(home / "pictures" / picture.name) for home in (
            folder / RECORD, folder))
        data = picture.read_bytes()
        if data != mine and (f"pictures/{picture.name}" in shown if mine is None else base == mine):
            (whole / "pictures").mkdir(exist_ok=True)
            (whole / "pictures" / picture.name).write_bytes(data)
            yield picture.name


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _lines(path: Path) -> tuple[str, ...] | None:
    if not path.is_file():
        return None
    return tuple(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").splitlines(True))


def _difference(folder: Path, whole: Path, name: str) -> tuple[str, ...]:
    before, after = ([_SURE.sub("}", line) for line in _lines(home / name) or ()
                      if not line.startswith(READ_FROM)] for home in (folder, whole))
    return tuple(line.rstrip("\n") for line in unified_diff(before, after, name, name, n=1))


def _settled(folder: Path, whole: Path, name: str) -> int:
    """How many more names have been decided about."""
    before, after = ("".join(_lines(home / name) or ()).count(", status: published, source:")
                     for home in (folder, whole))
    return after - before


def _put_in_place(whole: Path, folder: Path, new: Path, pictures: Iterable[str]) -> None:
    """Each file in one step; the record, which says what was imported, comes last."""
    for name in FILES:
        if (whole / name).is_file():
            os.replace(whole / name, folder / name)
        else:
            (folder / name).unlink(missing_ok=True)
    for name in pictures:
        (folder / "pictures").mkdir(exist_ok=True)
        os.replace(whole / "pictures" / name, folder / "pictures" / name)
    for schema in sorted((new / ".presskit").glob("*")):
        (folder / ".presskit").mkdir(exist_ok=True)
        os.replace(schema, folder / ".presskit" / schema.name)
    gone = folder / f".{RECORD}-before"
    shutil.rmtree(gone, ignore_errors=True)
    os.replace(folder / RECORD, gone)
    os.replace(whole / RECORD, folder / RECORD)
    shutil.rmtree(gone, ignore_errors=True)
