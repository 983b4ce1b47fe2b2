"""The manifest: the list of what a kit's folder holds, for programs.

Here: the entries of ``manifest.json`` and its reading back.  Never here: times, hosts,
absolute paths; what a file looks like.

The form is a contract (``schemas/manifest.schema.json``): keys are added, never renamed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from presskit.document import Artifact
from presskit.publish.names import ROOM, Edition, publish_name

__all__ = ["MANIFEST", "SCHEMA", "File", "place_of", "publish_file", "publish_manifest",
           "read_manifest", "subject_of"]

MANIFEST = "manifest.json"
SCHEMA = 1
_SUBJECTS = {"quote-card": "quote", "speaker-bio": "person", ROOM: "page"}
_UNTAGGED = frozenset({"quote-card"})
"""The documents whose PDFs are plain pictures of text, without tags."""
_WORDS = ("path", "document", "format", "locale", "title", "sha256", "state")
_MORE_WORDS = ("quote", "person", "subject", "shape", "source_sha256", "content_sha256", "page",
               "copy_of")


@dataclass(frozen=True, slots=True)
class File:
    """One file with its place: ``path`` below the kit's folder, ``entry`` its manifest line."""

    path: str
    data: bytes = field(repr=False)
    entry: Mapping[str, Any] = field(default_factory=dict)


def publish_file(artifact: Artifact, edition: Edition) -> File:
    """The artifact at its place, with the line that the manifest has for it."""
    path = publish_name(artifact, edition)
    entry: dict[str, Any] = {"path": path, "document": artifact.kind}
    if artifact.subject:
        entry[_SUBJECTS.get(artifact.kind, "subject")] = artifact.subject
    if artifact.shape:
        entry["shape"] = artifact.shape
    entry |= {"format": artifact.format, "locale": artifact.locale, "title": artifact.title,
              "bytes": len(artifact.data), "sha256": hashlib.sha256(artifact.data).hexdigest()}
    for name in ("pages", "width", "height"):
        if getattr(artifact, name):
            entry[name] = getattr(artifact, name)
    if artifact.fonts:
        entry["fonts"] = list(artifact.fonts)
    if artifact.format == "pdf" and artifact.kind in _UNTAGGED:
        entry["tagged"] = False
    entry["state"] = artifact.state
    if artifact.kind != ROOM:  # a page shows sizes and checksums, which differ by language
        entry["source_sha256"] = artifact.source_digest
    entry["content_sha256"] = artifact.content_digest
    return File(path, artifact.data, entry)


def subject_of(entry: Mapping[str, Any]) -> str:
    """The subject of the artifact that a line is about."""
    return str(entry.get(_SUBJECTS.get(entry.get("document", ""), "subject"), ""))


def publish_manifest(files: Iterable[File], edition: Edition) -> bytes:
    """``manifest.json``: one object, UTF-8, keys in fixed order, files sorted by path."""
    whole = {
        "schema": SCHEMA, "kit": edition.kit, "version": edition.version,
        "source_locale": edition.source_locale, "public": edition.public,
        "embargo": edition.embargo or None, "complete": edition.complete,
        "generator": edition.generator,
        "files": [dict(file.entry) for file in sorted(files, key=lambda file: file.path)],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def place_of(entry: Mapping[str, Any], edition: Edition) -> str:
    """Where an artifact of this edition stands that this line is about."""
    return publish_name(Artifact(
        entry["document"], entry["locale"], entry["format"], entry["title"], b"",
        subject_of(entry), entry.get("shape", ""), state=entry["state"]), edition)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest that stands in a kit's folder, or an empty one where none can be read.

    It is a file like any other, open to whoever comes by: one with a line that we would not
    have written is as good as none.
    """
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {"files": []}
    files = found.get("files") if isinstance(found, dict) else None
    return found if isinstance(files, list) and all(map(_is_line, files)) else {"files": []}


def _is_line(one: Any) -> bool:
    return (isinstance(one, dict) and all(isinstance(one.get(name), str) for name in _WORDS)
            and all(isinstance(one.get(name, ""), str) for name in _MORE_WORDS)
            and all(isinstance(one.get(name, 0), int)
                    for name in ("bytes", "pages", "width", "height"))
            and isinstance(one.get("fonts", []), list) and _is_below(one["path"]))


def _is_below(path: str) -> bool:
    """Whether it leads to a file below the manifest."""
    parts = PurePosixPath(path).parts
    return bool(parts) and parts[0] != "/" and not {"..", MANIFEST}.intersection(parts)
