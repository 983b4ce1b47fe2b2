"""The store: finished artifacts by the key of everything they depend on.

Here: keeping and finding bytes with their facts.  Never here: what a key is made of.

A file below ``<cache>/artifacts/`` is a digest, one line of JSON (the facts) and the bytes; the
digest is that of all that follows.  Whatever does not fit its own digest was never there.  Writing
is atomic; the oldest unused go first once the store outgrows its bound.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from presskit.build.remarks import pack_findings, unpack_findings
from presskit.diagnostics import Diagnostic
from presskit.document import Artifact, Mark

__all__ = ["Kept", "Store"]

BOUND = 1_000_000_000
"""Bytes that the store may hold."""

_FACTS = tuple(one.name for one in fields(Artifact) if one.name != "data")


@dataclass(frozen=True, slots=True)
class Kept:
    """What one task made: artifacts, and what there was to say about them."""

    artifacts: tuple[Artifact, ...]
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Store:
    """The store in one folder; ``reading`` False finds nothing, so that all is made anew."""

    folder: Path
    reading: bool = True
    bound: int = BOUND

    def find(self, key: str) -> Kept | None:
        """What is kept under ``key``, or None."""
        if not self.reading:
            return None
        path = self._path(key)
        try:
            whole = path.read_bytes()
            digest, _, rest = whole.partition(b"\n")
            if _digest(rest) != digest:
                return None
            head, _, body = rest.partition(b"\n")
            listed, findings = json.loads(head)
            if not listed and not findings:
                return None  # no task makes nothing and is silent about it
            os.utime(path)
            return Kept(tuple(_unpack(listed, body)), unpack_findings(findings))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def keep(self, key: str, kept: Kept) -> bool:
        """Keep it under ``key``; False where the disk does not allow it."""
        path, artifacts = self._path(key), kept.artifacts
        body = b"".join(one.data for one in artifacts)
        listed = [{name: getattr(one, name) for name in _FACTS}
                  | {"bytes": len(one.data), "marks": [*map(asdict, one.marks)]}
                  for one in artifacts]
        head = json.dumps([listed, pack_findings(kept.findings)], ensure_ascii=False)
        rest = head.encode() + b"\n" + body
        new = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(_digest(rest) + b"\n" + rest)
            os.replace(new, path)
        except OSError:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            return False
        return True

    def prune(self) -> None:
        """Let the least lately used go until the store keeps its bound."""
        found = []
        try:
            for path in self.folder.glob("??/*"):
                seen = path.stat()
                found.append((seen.st_mtime_ns, seen.st_size, path))
            total = sum(size for _time, size, _path in found)
            for _time, size, path in sorted(found):
                if total <= self.bound:
                    break
                path.unlink(missing_ok=True)
                total -= size
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _unpack(listed: list[dict], body: bytes):
    at = 0
    for facts in listed:
        size = facts.pop("bytes")
        facts["fonts"] = tuple(facts["fonts"])
        facts["marks"] = tuple(Mark(**one) for one in facts["marks"])
        yield Artifact(data=body[at:at + size], **facts)
        at += size
