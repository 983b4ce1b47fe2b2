"""A context for writers: the shipped frames, faces and theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from presskit.build.looks import read_theme
from presskit.desk import resources
from presskit.render import Context
from presskit.render.fonts import Fonts, read_fonts
from presskit.render.frames import find_frames

__all__ = ["open_context", "shipped_fonts"]


@lru_cache(maxsize=1)
def shipped_fonts() -> Fonts:
    """The shipped faces."""
    return read_fonts(resources() / "fonts")


def open_context(kit: Path | None = None) -> Context:
    """What a writer gets for a kit, or for none."""
    frames = find_frames(resources() / "templates", kit)
    theme = read_theme(Path(frames.frame("theme.yaml").path))
    return Context(frames, shipped_fonts(), theme, str(kit or ""), generator="presskit 0")
