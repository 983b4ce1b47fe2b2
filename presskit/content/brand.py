"""The brand in a kit's own theme: its logo and its faces.

Here: taking what ``templates/theme.yaml`` says of them into the kit, with its places, so that all
of a brand can stand in one file.  Never here: colours and sizes (``render/theme``), what a family
is, whether a picture can be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from presskit.content.files import read_source
from presskit.content.yaml import Places, compose_yaml
from presskit.diagnostics import Findings

__all__ = ["take_brand"]

_FROM = {("logo",): ("brand", "mark"), ("faces", "headings"): ("fonts", "headings"),
         ("faces", "text"): ("fonts", "text")}
"""What stands where in the theme, and where the kit has it."""


def take_brand(folder: Path, values: dict[str, Any], places: Places) -> None:
    """Add logo and faces of the theme beside the kit in ``folder`` to the values of the kit, where
    its ``kit.yaml`` says nothing of them; a theme that can't be read is told by whoever draws."""
    path = folder / "templates" / "theme.yaml"
    source = read_source(path, Findings()) if path.is_file() else None
    if source is None:
        return
    theme, where = compose_yaml(source, Findings())
    for own, (group, key) in _FROM.items():
        told = _find(theme, own)
        known = values.get(group) or {}
        if told is None or not isinstance(known, Mapping) or known.get(key):
            continue
        values[group] = {**known, key: told}
        places.setdefault((group,), where[own[:1]])
        for target, found in ((places, where), (places.names, where.names)):
            target.update({(group, key, *one[len(own):]): span for one, span in found.items()
                           if one[:len(own)] == own})


def _find(value: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
