"""The desk: everything a room may ask of the outside world, handed to it.

Here: the clock, the folders of shipped and cached files, the permission to use a network.
Never here: what is done with them.  Tests hand in a still desk.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

__all__ = ["Desk", "cache_folder", "data_folder", "resources"]


def resources() -> Path:
    """The folder that holds ``templates/``, ``fonts/`` and ``schemas/``.

    Inside an installed package it is ``presskit/_shipped``, in a checkout the top folder.
    """
    shipped = Path(__file__).parent / "_shipped"
    return shipped if shipped.is_dir() else Path(__file__).parent.parent


def cache_folder() -> Path:
    """Where finished work is remembered: ``PRESSKIT_CACHE``, else the user's cache folder
    (XDG Base Directory Specification)."""
    named = os.environ.get("PRESSKIT_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "presskit"


def data_folder() -> Path:
    """Where what was fetched for all kits is kept: ``PRESSKIT_DATA``, else the user's folder for
    data (XDG Base Directory Specification; on macOS ``Application Support``)."""
    named = os.environ.get("PRESSKIT_DATA")
    if named:
        return Path(named)
    usual = (Path.home() / "Library/Application Support" if sys.platform == "darwin"
             else Path.home() / ".local/share")
    return Path(os.environ.get("XDG_DATA_HOME") or usual) / "presskit"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a room gets of the outside.

    ``clock`` gives an aware time; ``shipped`` holds templates and fonts; ``cache`` may be
    emptied at any time without loss, ``data`` holds what was fetched; ``network`` is a
    permission, never a connection: whoever wants one asks for it (:meth:`need_network`).
    """

    clock: Callable[[], datetime] = field(default_factory=lambda: _now)
    shipped: Path = field(default_factory=resources)
    cache: Path = field(default_factory=cache_folder)
    data: Path = field(default_factory=data_folder)
    network: bool = False

    def need_network(self, who: str) -> None:
        """Raise ``RuntimeError`` where a command opened no network and ``who`` wants one: that is
        a fault of ours, never a user's."""
        if not self.network:
            raise RuntimeError(f"{who} wants a network, and this command opened none")

    @property
    def templates(self) -> Path:
        """The shipped frames and tables."""
        return self.shipped / "templates"

    @property
    def fonts(self) -> Path:
        """The shipped faces with their lock file."""
        return self.shipped / "fonts"

    @property
    def families(self) -> Path:
        """The tables of the families that can be fetched."""
        return self.templates / "families"

    @property
    def memory(self) -> Path:
        """The user's translation memory (``localise.memory``)."""
        return self.data / "memory.sqlite"
