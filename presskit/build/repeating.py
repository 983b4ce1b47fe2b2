"""Repeating: the files of a kit's folder made anew, elsewhere, and compared byte by byte.

Here: handing the kit to the recipe with nothing remembered, saying where two files differ.
Never here: a second way of building.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from presskit.build.options import Options
from presskit.build.progress import Progress
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, PresskitError, Span, show_path
from presskit.publish import (
    Edition,
    File,
    machine_error,
    publish_bundles,
    read_manifest,
    subject_of,
)
from presskit.render.proof import Aspect, Fault

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["Again", "find_embedding", "repeat", "repeat_archives"]


@dataclass(frozen=True, slots=True)
class Again:
    """A kit's folder that is to be made again: the kit, where its files stand, whether without
    the embargo's mark, with how many workers."""

    kit: Path
    place: Path
    lift: bool
    jobs: int


class _Inner:
    """The recipe's progress inside a longer one: only what it renders is told."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def stage(self, name: str, total: int = 0) -> None:
        """Tells of the one stage that takes long."""
        if name == "render":
            self._progress.stage("repeat", total)

    def step(self, label: str) -> None:
        """Passed on."""
        self._progress.step(label)


def _key(line: Mapping[str, Any]) -> tuple[str, ...]:
    return (line["locale"], line["document"], subject_of(line), line.get("shape", ""),
            line["format"])


def find_embedding(lines: Iterable[Mapping[str, Any]], place: Path,
                   context: Context) -> dict[str, str]:
    """With which ``--embed-fonts`` each Word file was made, by path, as they tell."""
    from presskit.render.proof.docx_faces import tell_embedding
    found = {}
    for line in lines:
        path = place / PurePosixPath(line["path"])
        if line["format"] == "docx" and path.is_file():
            fonts = context.of(line["locale"], "docx").fonts
            found[line["path"]] = tell_embedding(path.read_bytes(), fonts) or "subset"
    return found


def repeat(again: Again, lines: Sequence[Mapping[str, Any]], embedding: Mapping[str, str],
           desk: Desk, progress: Progress) -> tuple[dict[str, Fault], list[str]]:
    """Make the files behind some lines of a manifest anew and compare them.

    Gives the fault of each that differs, by path, and the paths of what is made now and does
    not stand there.  Nothing is remembered, and nothing is left behind.  Raises
    ``PresskitError`` where the kit can't be built.
    """
    modes = sorted(set(embedding.values()),
                   key=lambda one: (-list(embedding.values()).count(one), one)) or ["subset"]
    faults: dict[str, Fault] = {}
    more: list[str] = []
    for number, mode in enumerate(modes):
        wanted = [one for one in lines
                  if embedding.get(one["path"], modes[0]) == mode]
        if number:
            wanted = [one for one in wanted if one["format"] == "docx"]
        if wanted:
            found, others = _repeat(again, wanted, mode, desk, progress)
            faults |= found
            more += others if not number else []
    return faults, more


def _repeat(again: Again, lines: Sequence[Mapping[str, Any]], mode: str, desk: Desk,
            progress: Progress) -> tuple[dict[str, Fault], list[str]]:
    from presskit.build.recipe import build

    def every(key: str) -> tuple[str, ...]:
        return tuple(sorted({one[key] for one in lines}))

    options = Options(every("locale"), every("document"), every("format"), again.jobs,
                      force=True, lift=again.lift, embed=mode)
    with _told_of(desk), tempfile.TemporaryDirectory(prefix="repeat-") as home:
        out = Path(home, "out")
        build(again.kit, out, replace(desk, cache=Path(home, "cache")), options,
              _Inner(progress))
        top = out / again.kit.resolve().name
        made = {_key(one): one["path"] for one in read_manifest(top)["files"]}
        found = dict(_compare(again.place, top, lines, made))
    return found, sorted(made[one] for one in made.keys() - {_key(line) for line in lines})


@contextmanager
def _told_of(desk: Desk) -> Iterator[None]:
    """Tell of the folder that lacks room or rights by its own name, not by that of a file which
    nobody will find there any more."""
    top = Path(tempfile.gettempdir()).absolute()
    own = top.is_relative_to(desk.cache.absolute())
    place, name = (desk.cache, "PRESSKIT_CACHE") if own else (top, "TMPDIR")

    def tell(one: Diagnostic) -> Diagnostic:
        if not one.span or not Path(one.span.file).absolute().is_relative_to(top):
            return one
        return replace(one, message=f"the files can't be made anew to be compared: "
                       f"{one.message.partition(';')[0]}", span=Span(show_path(place)),
                       hint=f"make room there, or set {name} to a folder of yours on another "
                       "disk; presskit verify --quick makes nothing anew")

    try:
        yield
    except (OSError, PresskitError) as error:
        told = machine_error(error, top) if isinstance(error, OSError) else error
        if told is None:
            raise
        raise PresskitError(tuple(map(tell, told.diagnostics)), told.exit_code) from error


def _compare(place: Path, top: Path, lines: Iterable[Mapping[str, Any]],
             made: Mapping[tuple[str, ...], str]) -> Iterator[tuple[str, Fault]]:
    for line in lines:
        path = place / PurePosixPath(line["path"])
        if not path.is_file():
            continue
        new = made.get(_key(line))
        if new is None:
            yield line["path"], Fault(Aspect.REPEAT, "it is not made any more")
            continue
        before, now = path.read_bytes(), (top / PurePosixPath(new)).read_bytes()
        if before != now:
            yield line["path"], Fault(Aspect.REPEAT, "made anew it has other bytes: "
                                      + _tell_difference(before, now, line["format"]))


def _tell_difference(before: bytes, now: bytes, format: str) -> str:
    """Where two files of one format part, as far as that can be told."""
    if format in ("docx", "zip"):
        try:
            old, new = _members(before), _members(now)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
            return "it can't be opened"
        parts = sorted(one for one in old.keys() | new.keys() if old.get(one) != new.get(one))
        if parts:
            return ", ".join(parts[:4]) + (f" and {len(parts) - 4} more" if parts[4:] else "")
        return "its members lie otherwise"
    at = next((index for index, (one, other) in enumerate(zip(before, now, strict=False))
               if one != other), min(len(before), len(now)))
    if format in ("txt", "html"):
        line = before.count(bytes([10]), 0, at) + 1
        return f"line {line}"
    return f"from byte {at + 1} of {len(before)} on"


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def repeat_archives(lines: Sequence[Mapping[str, Any]], place: Path, edition: Edition,
                    states: Sequence[str]) -> Iterator[tuple[str, Fault]]:
    """The archives packed anew of the files that stand there: the fault of each that differs."""
    files = [File(one["path"], (place / PurePosixPath(one["path"])).read_bytes(), one)
             for one in lines if one["document"] != "bundle"
             and (place / PurePosixPath(one["path"])).is_file()]
    new = {one.entry["locale"]: one for one in publish_bundles(files, edition, states)}
    for line in lines:
        path = place / PurePosixPath(line["path"])
        if line["document"] != "bundle" or line["locale"] not in new or not path.is_file():
            continue
        wanted = new[line["locale"]]
        if hashlib.sha256(path.read_bytes()).hexdigest() != wanted.entry["sha256"]:
            yield line["path"], Fault(Aspect.REPEAT, "packed anew it has other bytes: "
                                      + _tell_difference(path.read_bytes(), wanted.data, "zip"))
        if wanted.entry["state"] != line["state"]:
            yield line["path"], Fault(Aspect.FILES, f"its state is {line['state']}, and what is "
                                      f"in it has {wanted.entry['state']}")
