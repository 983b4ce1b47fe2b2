"""``presskit check``: say what is wrong with kits, without building them.

Here: loading each kit and bringing it into each of its locales, for the findings' sake.
Never here: what counts as wrong.
"""

from __future__ import annotations

from presskit.cli.kits import find_kits
from presskit.cli.report import Report
from presskit.diagnostics import Exit, PresskitError, Severity
from presskit.load import load

__all__ = ["run"]


def run(report: Report, kits: tuple[str, ...] = ()) -> Exit:
    """Check each kit; all are checked, whatever is wrong with the first."""
    code = Exit.GOOD
    for folder in find_kits(kits):
        try:
            report.add(load(folder).findings)
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    report.show()
    if code == Exit.GOOD:
        report.say(_conclude(report))
    return code


def _conclude(report: Report) -> str:
    warned = any(one.severity is Severity.WARNING for one in report.findings)
    return "no errors" if warned else "nothing to complain about"
