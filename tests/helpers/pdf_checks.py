"""What others think of a PDF: two checkers of PDF/UA and one of its syntax, each behind one
function.

Here: running them, and the few findings that are wrong, each with its reason.  Never here: what
our own proof finds.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["find_by_outloud", "find_by_pdfua", "find_by_qpdf"]

_SCRIPTS = Path(sys.executable).parent

_MISTAKEN = {
    "TAG-002": "takes a long running line for prose; our own proof says what is outside of tags",
    "TBL-010": "takes a table with a header in each row for one whose column headers are cut up",
}
"""Rules of ``outloud`` that are not asked, and why."""


def find_by_outloud(paths: Sequence[Path]) -> str:
    """The errors that ``outloud`` finds in PDFs, by the standard and by sense; empty where none."""
    skipped = [part for rule in _MISTAKEN for part in ("--skip", rule)]
    return _run([str(_SCRIPTS / "outloud"), "--fail-on", "error", *skipped, *map(str, paths)])


def find_by_pdfua(paths: Sequence[Path]) -> str:
    """The errors that ``pdfua`` finds in PDFs; empty where none."""
    return _run([str(_SCRIPTS / "pdfua"), "check", "--min-severity", "error", *map(str, paths)])


def find_by_qpdf(paths: Sequence[Path]) -> str:
    """What qpdf, through pikepdf, says of the syntax of PDFs; empty where nothing."""
    import pikepdf

    said = []
    for path in paths:
        try:
            with pikepdf.open(path) as file:
                said += [f"{path.name}: {one}" for one in file.check_pdf_syntax()]
        except pikepdf.PdfError as error:
            said.append(f"{path.name}: {error}")
    return "\n".join(said)


def _run(words: list[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
