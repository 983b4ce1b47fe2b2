"""presskit: one content folder in, one press kit out, in every language and format.

The public names load only when they are asked for: ``import presskit`` imports no engine.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__version__ = "0.1.0"

_NAMES = {
    "Artifact": ("presskit.document", "Artifact"),
    "Desk": ("presskit.desk", "Desk"),
    "Diagnostic": ("presskit.diagnostics", "Diagnostic"),
    "Document": ("presskit.document", "Document"),
    "Kit": ("presskit.model.kit", "Kit"),
    "PresskitError": ("presskit.diagnostics", "PresskitError"),
    "Segment": ("presskit.model.segment", "Segment"),
    "build_kit": ("presskit.build.recipe", "build"),
    "load_kit": ("presskit.build.load", "load"),
}
"""The promise: name, module, name there.  A room keeps its own name for itself
(``presskit.compose.compose``), so a function here never hides one."""

__all__ = ["__version__", *sorted(_NAMES)]


def __getattr__(name: str) -> Any:
    if name not in _NAMES:
        raise AttributeError(f"module 'presskit' has no attribute {name!r}")
    import importlib  # every command begins here: what isn't needed yet has to wait
    module, known_as = _NAMES[name]
    return getattr(importlib.import_module(module), known_as)


def __dir__() -> list[str]:
    return sorted(__all__)
