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
from pathlib import Path
from typing import Any

from presskit.document import Artifact
from presskit.publish.names import Edition, publish_name

__all__ = ["MANIFEST", "SCHEMA", "File", "publish_file", "publish_manifest", "read_manifest",
           "subject_of"]

MANIFEST = "manifest.json"
SCHEMA = 1
_SUBJECTS = {"quote-card": "quote", "speaker-bio": "person"}


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
    if artifact.pages:
        entry["pages"] = artifact.pages
    if artifact.fonts:
        entry["fonts"] = list(artifact.fonts)
    entry |= {"state": artifact.state, "source_sha256": artifact.source_digest,
              "content_sha256": artifact.content_digest}
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


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest that stands in a kit's folder, or an empty one where none can be read."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {"files": []}
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, list) or not all(
            isinstance(one, dict) and isinstance(one.get("path"), str) for one in files):
        return {"files": []}
    return found
