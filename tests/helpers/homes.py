"""A kit with what was built of it, to be spoilt and verified.

Here: making it, changing its files and its manifest, listing what is told.  Never here: what
must be told.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from presskit.build.options import Options
from presskit.build.recipe import build
from presskit.build.verdicts import Verified
from presskit.build.verifying import verify
from presskit.desk import Desk
from presskit.diagnostics import PresskitError, Severity
from tests.helpers.closed import STILL

__all__ = ["Home", "again", "copy_kit", "edit", "pack", "rename", "spoil_member"]

TESTS = Path(__file__).parents[1]


class Home:
    """A kit with what was built of it, in a folder of its own."""

    def __init__(self, top: Path, kit: str) -> None:
        self.top, self.kit = top, top / kit
        self.out, self.folder = top / "out", top / "out" / kit
        self.clock = STILL

    @property
    def desk(self) -> Desk:
        return Desk(clock=lambda: self.clock, cache=self.top / "cache")

    def make(self, **options: Any) -> None:
        build(self.kit, self.out, self.desk, Options(**{"jobs": 1, **options}))

    def verify(self, quick: bool = True, **options: Any) -> Verified:
        return verify(self.kit, self.out, self.desk, Options(**{"jobs": 1, **options}),
                      quick=quick)

    def told(self, quick: bool = True, **options: Any) -> set[tuple[str, str]]:
        """Code and file of every error."""
        try:
            findings = self.verify(quick, **options).findings
        except PresskitError as error:
            findings = error.diagnostics
        return {(one.code, Path(one.span.file).name if one.span else "") for one in findings
                if one.severity is Severity.ERROR}

    def path(self, part: str) -> Path:
        """The one file whose path holds a part."""
        found, = [one for one in self.folder.rglob("*") if part in one.as_posix()
                  and one.is_file()]
        return found

    def manifest(self, change: Callable[[dict[str, Any]], None]) -> None:
        path = self.folder / "manifest.json"
        value = json.loads(path.read_text("utf-8"))
        change(value)
        path.write_text(json.dumps(value), "utf-8")

    def line(self, file: Path, /, **changes: Any) -> None:
        """Change the line of a file, so that only a closer look finds what was done to it."""
        name = file.relative_to(self.folder).as_posix()

        def change(value: dict[str, Any]) -> None:
            line, = [one for one in value["files"] if one["path"] == name]
            line.update(changes)
            value["files"].sort(key=lambda one: one["path"])
        self.manifest(change)

    def forge(self, path: Path, data: bytes) -> None:
        """Write other bytes, and the manifest with them."""
        path.write_bytes(data)
        self.line(path, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())


def copy_kit(top: Path, kit: str) -> Home:
    source = TESTS / "cases" / kit
    shutil.copytree(source if source.exists() else TESTS / "kits" / kit, top / kit)
    return Home(top, kit)


def again(built: Home, top: Path) -> Home:
    """The same home elsewhere, to be spoilt."""
    for name in (built.kit.name, "out", "cache"):
        if (built.top / name).exists():
            shutil.copytree(built.top / name, top / name)
    return Home(top, built.kit.name)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new), "utf-8")


def rename(home: Home, path: Path, name: str) -> None:
    path.rename(path.with_name(name))
    folder = path.parent.relative_to(home.folder).as_posix()
    home.line(path, path=f"{folder}/{name}")


def pack(members: list[tuple[str, bytes]], date=(1980, 1, 1, 0, 0, 0),
         way: int = zipfile.ZIP_STORED, rights: int = 0o100644) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, date)
            info.compress_type, info.external_attr = way, rights << 16
            info.create_system = 3
            archive.writestr(info, data)
    return buffer.getvalue()


def spoil_member(data: bytes, name: str) -> bytes:
    """An archive in which the packed bytes of a member are no stream that could be unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.getinfo(name)
    start = member.header_offset + 30 + len(name.encode()) + int.from_bytes(
        data[member.header_offset + 28:member.header_offset + 30], "little")
    return data[:start] + b"\xff" * 16 + data[start + 16:]
