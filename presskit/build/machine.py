"""What the machine brings: versions of libraries, and the files of the system's own.

Here: asking, cheaply.  Never here: installing, judging (``doctor`` does).
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

from presskit.build.inputs import Stamp, stamp

__all__ = ["SYSTEM", "find_system", "system_stamps", "system_versions", "versions"]

SYSTEM = {"pango": ("pango-1.0", "0", "pango_version_string"),
          "harfbuzz": ("harfbuzz", "0", "hb_version_string"),
          "harfbuzz-subset": ("harfbuzz-subset", "0", ""),
          "fontconfig": ("fontconfig", "1", "FcGetVersion")}
"""The system's text libraries: name, version of the interface, function that tells."""


@cache
def find_system(name: str) -> ctypes.CDLL | None:
    """One of :data:`SYSTEM`, loaded, or None where the system lacks it."""
    library, version, _function = SYSTEM[name]
    tries = ((f"lib{library}.{version}.dylib",) if sys.platform == "darwin"
             else (f"lib{library}.so.{version}",))
    for one in (*tries, None):
        path = one or ctypes.util.find_library(library)
        if not path:
            continue
        try:
            return ctypes.CDLL(path)
        except OSError:
            continue
    return None


@cache
def system_versions() -> tuple[tuple[str, str], ...]:
    """Name and version of every system library that is there."""
    found = []
    for name, (_library, _version, function) in SYSTEM.items():
        library = find_system(name)
        if library is None:
            continue
        version = "there"
        if function:
            call = getattr(library, function)
            call.argtypes = []
            call.restype = ctypes.c_int if name == "fontconfig" else ctypes.c_char_p
            told = call()
            version = (f"{told // 10000}.{told // 100 % 100}.{told % 100}"
                       if isinstance(told, int) else told.decode("ascii", "replace"))
        found.append((name, version))
    return tuple(found)


def system_stamps() -> dict[str, Stamp]:
    """The stamps of the text libraries' files, where the system tells which they are."""
    maps = Path("/proc/self/maps")
    if not maps.exists() or find_system("pango") is None:
        return {}
    wanted = tuple(f"/lib{library}." for library, _version, _function in SYSTEM.values())
    paths = {line.split(maxsplit=5)[5] for line in maps.read_text().splitlines()
             if line.count("/") and any(one in line for one in wanted)}
    return {path: found for path in sorted(paths) if (found := stamp(path))}


def versions(libraries: Iterable[str], drawn: bool = False) -> tuple[tuple[str, str], ...]:
    """Name and version of each library, and of the system's text libraries if ``drawn``."""
    own = tuple((name, _version(name)) for name in libraries)
    return own + (system_versions() if drawn else ())


@cache
def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
