"""``presskit check``: say what is wrong with kits, without building them.

Here: going through a kit as a build would, up to the writers, for the findings' sake.  Never
here: what counts as wrong.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from presskit.cli.kits import find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Severity
from presskit.load import load

if TYPE_CHECKING:
    from presskit.build.languages import Languages

__all__ = ["run"]


def run(report: Report, kits: tuple[str, ...] = ()) -> Exit:
    """Check each kit; all are checked, whatever is wrong with the first."""
    code = Exit.GOOD
    for folder in find_kits(kits):
        try:
            findings = _check(report, folder, Desk())
            code = max(code, Exit.CONTENT if findings.failed else Exit.GOOD)
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    report.show()
    if code == Exit.GOOD:
        report.say(_conclude(report))
    return code


def _check(report: Report, folder: Path, desk: Desk) -> Findings:
    loaded = load(folder, desk)
    report.add(loaded.findings)
    from presskit.build import policy
    from presskit.build.languages import open_languages, with_places
    from presskit.render.frames import check_frames, find_frames
    findings = Findings()
    check_frames(find_frames(desk.templates, folder), findings)
    try:
        languages = open_languages(loaded, desk)
        for locale in languages.locales:
            languages.reach(locale)
        findings.extend(languages.findings)
        if not languages.findings.failed:
            _check_documents(languages, desk, findings)
    except PresskitError as error:
        findings.extend(error.diagnostics)
        raise PresskitError(with_places(findings, loaded.places), error.exit_code) from None
    policy.say_ended(loaded.kit.embargo, desk.clock(), findings)
    report.add(with_places(findings, loaded.places))
    return findings


def _check_documents(languages: Languages, desk: Desk, findings: Findings) -> None:
    """Compose every document, and ask whether the faces have its characters."""
    from presskit import registry
    from presskit.compose import compose
    from presskit.render.coverage import check_coverage
    from presskit.render.fonts import read_fonts
    fonts = read_fonts(desk.fonts)
    kit = languages.loaded.kit
    kinds = [*kit.documents, *([registry.CARD] if kit.cards else [])]
    for locale in languages.locales:
        names = languages.names(locale) if locale != kit.source_locale else None
        for kind in kinds:
            for document in compose(languages.reach(locale).kit, kind, languages.tables(locale),
                                    names):
                check_coverage(document, fonts, findings)


def _conclude(report: Report) -> str:
    warned = any(one.severity is Severity.WARNING for one in report.findings)
    return "no errors" if warned else "nothing to complain about"
