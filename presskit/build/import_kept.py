"""What a kit keeps of its import, in the folder ``import/``.

Here: the names of what is kept there, saying what is open.  Never here: reading the rest back
(``import_records``), writing it (``import_files``).
"""

from __future__ import annotations

from pathlib import Path

from presskit.diagnostics import Findings, Span, show_path

__all__ = ["CHOICES", "RECORD", "say_clashes"]

RECORD = "import"
"""The folder of a kit that keeps the original and the record of its import."""
CHOICES = "choices.yaml"


def say_clashes(folder: Path, findings: Findings) -> None:
    """Name each file that the article and somebody changed in one place, until it is settled."""
    for path in sorted((folder / RECORD / "clashes").glob("*")):
        findings.warning(
            "import-clash", f"you and the article changed the same lines of {path.name}; yours "
            "stand", span=Span(show_path(path)), hint=f"take over into {path.name} what is right "
            "in this file, which is the article's, and delete it")
