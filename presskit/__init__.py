"""presskit: one content folder in, one press kit out, in every language and format.

The public names load only when they are asked for: ``import presskit`` imports no engine.
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_NAMES = {
    "Artifact": "presskit.document", "Diagnostic": "presskit.diagnostics",
    "Document": "presskit.document", "Kit": "presskit.model.kit",
    "PresskitError": "presskit.diagnostics", "Segment": "presskit.model.segment",
    "load": "presskit.load",
}

__all__ = ["__version__", *sorted(_NAMES)]


def __getattr__(name: str) -> Any:
    if name not in _NAMES:
        raise AttributeError(f"module 'presskit' has no attribute {name!r}")
    return getattr(importlib.import_module(_NAMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
