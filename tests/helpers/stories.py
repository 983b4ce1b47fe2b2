"""What the blocks of a story do before a command: files, edits, troubles of the system, and the
work of a translator who has a program of their own.

Never here: running a command, judging what it says.
"""

from __future__ import annotations

import errno
import io
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from lxml import etree

__all__ = ["do"]

TOP = Path(__file__).parents[2]


def do(kind: str, path: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what a block says; ``tests/cases/README.md`` lists the kinds."""
    if kind in ("denied", "readonly"):
        deny(text.split(), monkeypatch, writing=kind == "readonly")
    elif kind in _TROUBLES:
        trouble(_TROUBLES[kind], text.split(), monkeypatch)
    else:
        prepare(kind, Path(path), text)


def prepare(kind: str, path: Path, text: str) -> None:
    """Do what a block of files says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "edit":
        old, new = (["".join(line[1:] + "\n" for line in text.splitlines() if line[:1] == sign)
                     for sign in "-+"])
        whole = path.read_text("utf-8")
        assert whole.count(old) == 1, f"{old!r} stands {whole.count(old)} times in {path}"
        path.write_text(whole.replace(old, new), "utf-8")
    elif kind == "hex":
        path.write_bytes(b"".join(
            bytes.fromhex(word) * int(times or 1)
            for word, times in re.findall(r"([0-9A-Fa-f]+)(?:\*(\d+))?", text)))
    elif kind == "append":
        path.write_bytes(path.read_bytes() + text.encode())
    elif kind == "link":
        path.unlink(missing_ok=True)
        path.symlink_to(text.strip())
    elif kind == "pipe":
        path.unlink(missing_ok=True)
        os.mkfifo(path)
    elif kind == "untranslated":
        shutil.copytree(TOP / text.strip(), path, ignore=shutil.ignore_patterns(
            "translations", "approvals"))
    elif kind == "translator":
        write_targets(path, TOP / text.strip())
    elif kind == "delete":
        for name in text.split():
            Path(name).unlink()
    else:
        path.write_text(text, "utf-8")


def write_targets(path: Path, words: Path) -> None:
    """Give every unit of an XLIFF 1.2 file the words of a PO file, as a program does that knows
    no segments: the whole paragraph as text, the unit marked as translated."""
    known = {(one.msgctxt, one.msgid): one.msgstr for one in polib.pofile(str(words))}
    space = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
    tree = etree.parse(str(path))
    units = tree.xpath("//x:trans-unit", namespaces=space)
    for unit in units:
        target, = unit.xpath("x:target", namespaces=space)
        target.clear()
        target.set("state", "translated")
        source = "".join(unit.find("x:source", space).itertext())
        target.text = known[unit.get("resname"), source]
    tree.write(str(path), encoding="utf-8", xml_declaration=True)


def deny(names: list[str], monkeypatch: pytest.MonkeyPatch, *, writing: bool = False) -> None:
    """Let the system refuse to read these files and folders, or to make anything right below
    them (rights would not stop an administrator)."""
    refused = {Path(name).absolute() for name in names}

    def guard(real):
        def ask(file, *rest, **named):
            path = None if isinstance(file, int) else Path(file).absolute()
            if path and (path.parent if writing else path) in refused:
                raise PermissionError(13, "Permission denied", str(file))
            return real(file, *rest, **named)
        return ask

    for module, name in (((os, "mkdir"), (os, "open")) if writing else
                         ((io, "open"), (os, "listdir"), (os, "scandir"))):
        monkeypatch.setattr(module, name, guard(getattr(module, name)))


_TROUBLES: dict[str, Callable[[Path], BaseException]] = {
    "full": lambda path: OSError(errno.ENOSPC, "No space left on device", str(path)),
    "interrupted": lambda _path: KeyboardInterrupt(),
}


def trouble(make: Callable[[Path], BaseException], names: list[str],
            monkeypatch: pytest.MonkeyPatch) -> None:
    """Let writing a file below these folders fail."""
    write = Path.write_bytes
    folders = [Path(name).absolute() for name in names]

    def write_or_fail(self: Path, data: bytes) -> int:
        if any(self.absolute().is_relative_to(folder) for folder in folders):
            raise make(self)
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", write_or_fail)
