"""Going through every segment of a kit, whatever field it stands in.

Here: listing segments, replacing them, naming their paths.  Never here: what a segment
should say.

The order is that of the fields in the types and of the author's mappings, so it is the same
in every locale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from presskit.model.kit import Kit
from presskit.model.segment import Segment, quote_of

__all__ = ["each_location", "each_segment", "map_segments", "with_paths"]

_ROOMS = {"press_release": "release"}
"""Fields whose segments are known by another word in paths."""


def _map(value: Any, path: str, change: Callable[[str, Segment], Segment]) -> Any:
    if isinstance(value, Segment):
        return change(path, value) if value.text else value
    if isinstance(value, BaseModel):
        new = {}
        for name in type(value).model_fields:
            old = getattr(value, name)
            if isinstance(old, (Segment, BaseModel, tuple, dict)) and old:
                mapped = _map(old, _below(path, name), change)
                if mapped is not old:
                    new[name] = mapped
        return value.model_copy(update=new) if new else value
    if isinstance(value, tuple):
        items = tuple(_map(one, path, change) for one in value)
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    if isinstance(value, dict):
        entries = {key: _map(one, _below(path, str(key)), change) for key, one in value.items()}
        return entries if any(entries[k] is not value[k] for k in value) else value
    return value


def _below(path: str, name: str) -> str:
    name = _ROOMS.get(name, name)
    if name == "segments":  # blocks of one text share their container's path
        return path
    return f"{path}.{name}" if path else name


def map_segments(kit: Kit, change: Callable[[Segment], Segment]) -> Kit:
    """The same kit with every non-empty segment replaced by ``change(segment)``."""
    return _map(kit, "", lambda _path, segment: change(segment))


def each_segment(kit: Kit) -> Iterator[Segment]:
    """Every non-empty segment of the kit, in the order of its fields."""
    return _each(kit)


def _each(value: Any) -> Iterator[Segment]:
    if isinstance(value, Segment):
        if value.text:
            yield value
        return
    for one in (value.__dict__.values() if isinstance(value, BaseModel) else
                value.values() if isinstance(value, dict) else value):
        if isinstance(one, (Segment, BaseModel, tuple, dict)):
            yield from _each(one)


def each_location(kit: Kit) -> Iterator[tuple[tuple[str | int, ...], Segment]]:
    """Every non-empty segment with where it stands in the values that the kit was decoded
    from: keys of mappings and positions in lists."""
    return _locate(kit, ())


def _locate(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple, Segment]]:
    if isinstance(value, Segment):
        if value.text:
            yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _locate(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from _locate(one, (*path, at))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _locate(one, (*path, key))


def with_paths(kit: Kit) -> Kit:
    """The kit with each segment's path set to where it stands.

    ``title`` of kit.yaml becomes ``kit.title``, a paragraph of the release ``release.body``,
    a quote's fragment ``quotes.<id>.words``.  Identical text in one container gets ``#2``,
    ``#3`` ... behind the path.
    """
    seen: dict[tuple[str, str], int] = {}

    def name(path: str, segment: Segment) -> Segment:
        full = path if path.split(".")[0] in _TOP else f"kit.{path}"
        count = seen[full, segment.text] = seen.get((full, segment.text), 0) + 1
        return Segment(full if count == 1 else f"{full}#{count}", segment.text, segment.source,
                       segment.words, segment.language or kit.locale, segment.state,
                       quote_of(full))

    return _map(kit, "", name)


_TOP = {"release", "people", "organisations", "works", "terms", "quotes", "pictures"}
