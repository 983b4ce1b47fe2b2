"""``presskit check``: say what is wrong with kits, without building them.

Here: going through a kit as a build would, up to the writers, for the findings' sake; with
``--fix`` mending signs first, and showing each change.  Never here: what counts as wrong, what
may be mended.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.load import load
from presskit.cli.kits import find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Severity

if TYPE_CHECKING:
    from presskit.build.languages import Languages
    from presskit.render import Context

__all__ = ["check_kit", "run"]


def run(report: Report, kits: tuple[str, ...] = (), fix: bool = False) -> Exit:
    """Check each kit, mended before where asked; all are checked, whatever is wrong with the
    first."""
    code = Exit.GOOD
    for folder in find_kits(kits):
        try:
            if fix:
                _fix(report, folder, Desk())
            code = max(code, check_kit(report, folder, Desk()))
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    report.show()
    if code == Exit.GOOD:
        report.say(_conclude(report))
    return code


def _fix(report: Report, folder: Path, desk: Desk) -> None:
    """Mend the kit's files, and say what was changed and what that does to approvals."""
    from presskit.build.alone import alone
    from presskit.build.languages import open_languages
    from presskit.build.mending import Change, mend, say_voided
    findings = Findings()

    def tell(path: Path, changes: list[Change]) -> None:
        report.keep(path)
        for change in changes:
            report.say(str(change))
            if report.output != "human":
                findings.note("sign-mended", str(change), span=change.span,
                              segment=change.segment)

    with alone(folder):
        languages = open_languages(load(folder, desk), desk)
        changes = mend(languages, tell)
        if changes:
            say_voided(languages, open_languages(load(folder, desk), desk), findings)
    report.say(f"{folder.name}: {len(changes)} signs mended")
    report.add(findings)


def check_kit(report: Report, folder: Path, desk: Desk) -> Exit:
    """All that a build does before it draws, in the build's own functions; it ends as the build
    would.

    Raises ``PresskitError`` where it comes to no end: for a file that can't be read at all, for a
    locale that nothing leads to.
    """
    loaded = load(folder, desk)
    report.add(loaded.findings)
    from presskit.build import policy
    from presskit.build.import_kept import say_clashes
    from presskit.build.languages import open_languages, with_places
    from presskit.build.picture_rights import say_pictures
    from presskit.build.rendering import open_context
    findings, languages, code = Findings(), None, Exit.CONTENT
    try:
        context = None
        try:
            context = open_context(loaded.kit, folder, desk, findings)
        except PresskitError as error:
            findings = Findings(list(dict.fromkeys((*findings, *error.diagnostics))))
            code = error.exit_code
        languages = open_languages(loaded, desk)
        _check_languages(languages, context, findings)
    except PresskitError as error:
        findings.extend((*(languages.findings if languages else ()), *error.diagnostics))
        raise PresskitError(with_places(findings, loaded.places), error.exit_code) from None
    say_clashes(folder, findings)
    policy.say_ended(loaded.kit.embargo, desk, folder, findings)
    policy.say_expired(policy.last_days(loaded.kit), desk, folder, findings)
    say_pictures(loaded.kit, folder, findings)
    report.add(with_places(findings, loaded.places))
    return code if findings.failed else Exit.GOOD


def _check_languages(languages: Languages, context: Context | None, findings: Findings) -> None:
    """Compose every document of every locale, and look at it as far as there are faces for it."""
    from presskit.build.composing import compose_all, say_empty
    from presskit.build.frames import check_document, check_fits
    from presskit.build.languages import say_stale
    from presskit.build.options import Options
    from presskit.build.typing_faults import say_dismissed, say_typing, settle_typing
    for composed in compose_all(languages, languages.locales, Options()):
        documents = [one.document for one in composed] if context else []
        for one in documents:
            check_document(one, context, findings)
        if not findings.failed:  # what lacks a face can't be measured
            check_fits(documents, languages.loaded.kit, context, findings)
    findings.extend(languages.findings)
    typing = settle_typing(languages)
    say_dismissed(languages, typing, findings)
    say_empty(languages, findings)
    say_stale(languages, languages.locales, findings)
    say_typing(typing, findings)


def _conclude(report: Report) -> str:
    warned = any(one.severity is Severity.WARNING for one in report.findings)
    return "no errors" if warned else "nothing to complain about"
