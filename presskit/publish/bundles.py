"""Bundles: the archives that newsrooms download.

Here: one zip per locale and one for all.  Never here: other bytes than those of the files.

Members are stored, sorted, dated 1980 and readable by all, so that the same files always make
the same archive.  ``SHA256SUMS`` inside is what ``sha256sum --check`` reads.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from presskit.publish.manifest import File
from presskit.publish.names import ALL, Edition, publish_bundle_name

__all__ = ["publish_bundles"]

_EPOCH = (1980, 1, 1, 0, 0, 0)


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_STORED
    info.create_system = 3  # Unix, whatever system made it
    info.external_attr = 0o100644 << 16
    return info


def _archive(members: Iterable[tuple[str, bytes, str]]) -> bytes:
    out = io.BytesIO()
    listed = sorted(members)
    sums = "".join(f"{sha256}  {name}\n" for name, _data, sha256 in listed)
    inside = sorted([("SHA256SUMS", sums.encode()), *((name, data) for name, data, _ in listed)])
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in inside:
            archive.writestr(_member(name), data)
    return out.getvalue()


def _bundle(files: Sequence[File], edition: Edition, locale: str, state: str) -> File:
    below = "" if locale == ALL else f"{locale}/"
    data = _archive((file.path.removeprefix(below), file.data, file.entry["sha256"])
                    for file in files)
    path = publish_bundle_name(edition, locale, {(file.entry["locale"], file.entry["state"])
                                                 for file in files})
    titles = dict(edition.titles)
    entry: dict[str, Any] = {
        "path": path, "document": "bundle", "format": "zip", "locale": locale,
        "title": titles.get(locale, titles.get(edition.source_locale, edition.kit)),
        "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(), "state": state,
    }
    return File(path, data, entry)


def publish_bundles(files: Sequence[File], edition: Edition, order: Sequence[str]) -> list[File]:
    """The archives of ``files``: one per locale, and one for all.

    ``order`` names the states from lowest to highest; an archive has the lowest of its files.
    """
    def lowest(some: Sequence[File]) -> str:
        return min((file.entry["state"] for file in some), key=list(order).index)

    locales = sorted({file.entry["locale"] for file in files})
    out = []
    for locale in locales:
        own = [file for file in files if file.entry["locale"] == locale]
        out.append(_bundle(own, edition, locale, lowest(own)))
    if files:
        out.append(_bundle(files, edition, ALL, lowest(files)))
    return out
