"""Loading WeasyPrint 70: which version, on which machine, without what it never uses.

Here: the import of the engine, and putting a function of ours in the place of one of its own.
Never here: what is done with it (``weasy``).
"""

from __future__ import annotations

import contextlib
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from presskit.diagnostics import Exit, PresskitError

__all__ = ["bare_machine", "load_engine", "replace_everywhere"]

_CONFIGURATION = Path(__file__).with_name("no-fonts.conf")


@lru_cache(maxsize=1)
def load_engine() -> ModuleType:
    """WeasyPrint, imported once and bent to our rules.

    Raises :class:`PresskitError`: ``engine-library`` when Pango or its kin are not there,
    ``engine-version`` for a version that this adapter doesn't know.
    """
    try:
        with bare_machine(), _short_search(), _own_subsets(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of a machine without faces: ours
            import weasyprint
    except OSError as error:
        raise PresskitError.one(
            "engine-library", f"the layout engine lacks a system library: {error}",
            hint="install Pango: `apt-get install libpango-1.0-0 libpangoft2-1.0-0`, or "
                 "`brew install pango`", exit_code=Exit.MACHINE) from error
    if weasyprint.VERSION.split(".")[0] != "70":
        raise PresskitError.one(
            "engine-version", f"WeasyPrint is {weasyprint.VERSION}, this presskit knows 70",
            hint="install the locked versions again", exit_code=Exit.MACHINE)
    from presskit.render import weasy_inside

    weasy_inside.bend_engine()
    return weasyprint


@contextlib.contextmanager
def bare_machine() -> Iterator[None]:
    """While open, fontconfig reads our configuration, which names no face."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_CONFIGURATION)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@contextlib.contextmanager
def _short_search() -> Iterator[None]:
    """While open, a library is looked for by its own name alone, on Linux.

    The engine asks for spellings of other systems first; for each of those the search would
    start a compiler and a linker (a third of the time of the import).
    """
    import ctypes.util

    if sys.platform != "linux":
        yield
        return
    before = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # type: ignore[assignment]
    try:
        yield
    finally:
        ctypes.util.find_library = before


@contextlib.contextmanager
def _own_subsets() -> Iterator[None]:
    """While open, the engine finds empty modules for what reduces faces: we do that ourselves
    (``weasy_inside``), and loading them is a sixth of the time of the import."""
    names = [name for name in ("fontTools.subset", "fontTools.varLib.instancer")
             if name not in sys.modules]
    for name in names:
        sys.modules[name] = ModuleType(name)
        sys.modules[name].instantiateVariableFont = None  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def replace_everywhere(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Put one function in the place of another wherever the engine has imported it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint."):
            for key, value in list(vars(module).items()):
                if value is old:
                    setattr(module, key, new)
