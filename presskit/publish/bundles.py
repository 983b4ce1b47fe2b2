"""Bundles: the archives that newsrooms download.

Here: one zip per locale and one for all.  Never here: other bytes than those of the files.

Of a picture the archive of a locale holds what it came as and what a web page wants, that of all
locales the smaller of the two: six times the originals would be more than a newsroom fetches.  The
thumbnails of the press room are in none.

Members are stored, sorted, dated 1980 and readable by all, so that the same files always make
the same archive.  ``SHA256SUMS`` inside is what ``sha256sum --check`` reads.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from presskit.publish.manifest import File, subject_of
from presskit.publish.names import ALL, PICTURE, Edition, publish_bundle_name

__all__ = ["EPOCH", "packed", "publish_bundles"]

EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(lines: Iterable[Mapping[str, Any]], locale: str) -> frozenset[str]:
    """The paths of those of some files that the archive of a locale (or of :data:`ALL`) holds."""
    lines = [one for one in lines if locale in (ALL, one["locale"])]
    small = {(one["locale"], subject_of(one)) for one in lines
             if one["document"] == PICTURE and one.get("shape") == "web"}
    return frozenset(one["path"] for one in lines if one["document"] != PICTURE or (
        one.get("shape") != "thumb" and not (
            locale == ALL and one.get("shape") == "original"
            and (one["locale"], subject_of(one)) in small)))


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, EPOCH)
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
    for locale in (*locales, ALL) if files else ():
        inside = packed((file.entry for file in files), locale)
        own = [file for file in files if file.path in inside]
        out.append(_bundle(own, edition, locale, lowest(own)))
    return out
