"""The record: what the last build read and wrote, so that nothing is done twice.

Here: answering "has anything changed?" from stamps alone, without any engine.  Never here:
building.

One small file in the cache per kit and place.  It lives beside the cache, never in ``out/``:
losing it costs one build that finds everything in the store.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from presskit.build.inputs import Stamp, digest_file, environment, stamp, stamps
from presskit.build.remarks import unpack_findings
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic

__all__ = ["Record", "folders_read", "forget_record", "is_current", "read_record", "write_record"]

_SCHEMA = 2
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Record:
    """What the last build of a kit into one place was.

    ``inputs`` maps absolute paths to stamp and digest, ``outputs`` and ``machine`` (the
    system's libraries) to stamps; ``findings`` are what it had to say.
    """

    options: str
    environment: str
    inputs: dict[str, tuple[Stamp, str]]
    outputs: dict[str, Stamp]
    machine: dict[str, Stamp]
    findings: tuple[Diagnostic, ...] = ()
    summary: dict[str, Any] = field(default_factory=dict)


def folders_read(kit: Path, desk: Desk) -> tuple[tuple[Path, tuple[str, ...]], ...]:
    """Every folder that a build reads, with the suffixes that count there."""
    every = ("",)
    return ((kit, every), (desk.templates, every), (desk.fonts, every),
            (desk.data / "families", every),
            (_PACKAGE, (".py", ".conf")))


def _path(kit: Path, out: Path, desk: Desk) -> Path:
    name = hashlib.sha256(f"{kit.resolve()}\n{out.resolve()}".encode()).hexdigest()
    return desk.cache / "records" / f"{name[:32]}.json"


def read_record(kit: Path, out: Path, desk: Desk) -> Record | None:
    """The record of the last build, or None where there is none that can be read."""
    try:
        value = json.loads(_path(kit, out, desk).read_bytes())
        if value.pop("schema") != _SCHEMA:
            return None
        value["inputs"] = {path: (tuple(one), digest)
                           for path, (one, digest) in value["inputs"].items()}
        for key in ("outputs", "machine"):
            value[key] = {path: tuple(one) for path, one in value[key].items()}
        value["findings"] = unpack_findings(value["findings"])
        return Record(**value)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_record(kit: Path, out: Path, desk: Desk, record: Record) -> None:
    """Keep the record; a cache that can't be written is no obstacle."""
    path = _path(kit, out, desk)
    text = json.dumps({"schema": _SCHEMA, **asdict(record)}, ensure_ascii=False)
    new = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(text, "utf-8")
        os.replace(new, path)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def forget_record(kit: Path, out: Path, desk: Desk) -> None:
    """Let the next build look at everything."""
    with suppress(OSError):
        _path(kit, out, desk).unlink(missing_ok=True)


def is_current(record: Record, options: str, kit: Path, out: Path, desk: Desk) -> bool:
    """Whether nothing that the record's build read or wrote has changed since, and nothing has
    come to stand beside what it wrote."""
    if record.options != options or record.environment != environment():
        return False
    if _has_ended(record, desk):
        return False
    if any(stamp(path) != one for files in (record.outputs, record.machine)
           for path, one in files.items()):
        return False
    if _has_come(record, out / kit.resolve().name):
        return False
    found = stamps(folders_read(kit, desk))
    home = f"{kit.resolve()}{os.sep}"  # a file that the kit names may be a hidden one
    found |= {path: one for path in record.inputs.keys() - found.keys()
              if path.startswith(home) and (one := stamp(path))}
    if found.keys() != record.inputs.keys():
        return False
    return all(known[0] == found[path] or
               (found[path][0] and digest_file(path) == known[1])
               for path, known in record.inputs.items())


def _has_ended(record: Record, desk: Desk) -> bool:
    """Whether the last day of a picture has gone by since: the press room then holds less."""
    today = desk.clock().date().isoformat()
    built = record.summary.get("day", today)
    return any((day < built) != (day < today) for day in record.summary.get("until", {}).values())


def _has_come(record: Record, folder: Path) -> bool:
    """Whether ``folder`` holds a file that the record's build did not write."""
    there: set[str] = set()
    for home, folders, files in os.walk(os.path.abspath(folder)):
        links = (one for one in folders if os.path.islink(os.path.join(home, one)))
        there.update(os.path.join(home, one) for one in (*files, *links))
    there -= record.outputs.keys()
    if not there:
        return False
    from presskit.publish import is_dropping
    return not all(is_dropping(one) for one in there)
