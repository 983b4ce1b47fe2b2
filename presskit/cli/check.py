"""``presskit check``: say what is wrong with kits, without building them.

Here: loading each kit and bringing it into each of its locales, for the findings' sake.
Never here: what counts as wrong.
"""

from __future__ import annotations

from pathlib import Path

from presskit.cli.kits import find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError, Severity
from presskit.load import load

__all__ = ["run"]


def run(report: Report, kits: tuple[str, ...] = ()) -> Exit:
    """Check each kit; all are checked, whatever is wrong with the first."""
    code = Exit.GOOD
    for folder in find_kits(kits):
        try:
            code = max(code, _check(report, folder, Desk()))
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    report.show()
    if code == Exit.GOOD:
        report.say(_conclude(report))
    return code


def _check(report: Report, folder: Path, desk: Desk) -> Exit:
    loaded = load(folder, desk)
    report.add(loaded.findings)
    from presskit.build.languages import open_languages, with_places
    languages = open_languages(loaded, desk)
    for locale in languages.locales:
        languages.reach(locale)
    report.add(with_places(languages.findings, loaded.places))
    return Exit.CONTENT if languages.findings.failed else Exit.GOOD


def _conclude(report: Report) -> str:
    warned = any(one.severity is Severity.WARNING for one in report.findings)
    return "no errors" if warned else "nothing to complain about"
