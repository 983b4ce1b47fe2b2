"""Drafting as it is told: what a run would send, what came of one.

Here: tables and lines for people, notes for programs.  Never here: drafting (``build``).
"""

from __future__ import annotations

from collections.abc import Iterable

from presskit.build.draft_work import Sketch, sketch_locale
from presskit.build.drafting import Drafted, draft_locale
from presskit.build.jobs import (
    Job,
    check_embargo,
    describe_end,
    describe_open,
    describe_refusal,
)
from presskit.build.languages import Languages
from presskit.cli.progress import draw_progress
from presskit.cli.report import Report
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity, Span

__all__ = ["draft", "show_sketches"]

_HEAD = ("locale", "open", "memory", "held", "to send", "characters", "requests", "engine", "host")


def draft(report: Report, languages: Languages, locales: Iterable[str], job: Job) -> Exit:
    """Let the engine draft each locale; the exit code of what came of it."""
    kit, code = languages.loaded.kit, Exit.GOOD
    wanted = [one for one in locales if kit.locales[one].reach == "translate"]
    with draw_progress(report.output == "human", kit.id) as progress:
        done = [draft_locale(languages, locale, job, progress) for locale in wanted]
    for one in done:
        report.say(_tell(one, job))
        report.add(describe_open(one))
        if one.refused:
            report.add([one.refused])
        if one.refused or one.failed and not one.drafted:
            code = Exit.SERVICE
    for locale in locales:
        if locale not in wanted:
            report.say(f"{locale}: converted by script, so nothing of it goes to an engine")
    ended = describe_end(job, sum(one.left for one in done if not one.refused))
    if ended:
        report.add(ended.diagnostics)
        code = ended.exit_code
    return code


def _tell(one: Drafted, job: Job) -> str:
    parts = [f"{one.drafted} drafted by {job.name}" if job.name != "memory" else "",
             f"{one.recalled} from the memory" if one.recalled or job.name == "memory" else "",
             f"{sum(one.reasons.values())} left open" if one.reasons else "",
             f"{one.left} not asked for yet" if one.left else "",
             f"{one.elsewhere} written by somebody else meanwhile" if one.elsewhere else "",
             f"{one.unsourced} wait for the locale they are translated from"
             if one.unsourced else ""]
    return f"{one.path}: " + ", ".join(part for part in parts if part)


def show_sketches(report: Report, languages: Languages, locales: Iterable[str],
                  job: Job) -> Exit:
    """Say what a run would do and send, and write nothing; the exit code that it would have."""
    kit, code = languages.loaded.kit, Exit.GOOD
    sketches = [sketch_locale(languages, one, job) for one in locales
                if kit.locales[one].reach == "translate"]
    for one in sketches:
        source = kit.locales[one.locale].from_ or kit.source_locale
        if not job.engine.supports(source, one.locale):
            report.add([describe_refusal(job, source, one.locale)])
            code = Exit.SERVICE
    rows = [_HEAD, *(_row(one, job) for one in sketches)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    for row in rows:
        report.say("  ".join(cell.rjust(width) if 0 < at < 7 else cell.ljust(width)
                             for at, (cell, width) in enumerate(zip(row, widths, strict=True))
                             ).rstrip())
    if report.output != "human":
        report.add(_note(one, job, languages) for one in sketches)
    try:
        check_embargo(languages.loaded, job)
    except PresskitError as error:
        report.add(error.diagnostics)
        code = error.exit_code
    return code


def _row(one: Sketch, job: Job) -> tuple[str, ...]:
    counts = (one.texts, one.recalled, one.held, one.sent, one.characters, one.requests)
    return (one.locale, *(f"{count:,}" for count in counts), job.name,
            job.engine.capabilities.host or "this machine")


def _note(one: Sketch, job: Job, languages: Languages) -> Diagnostic:
    return Diagnostic(
        "draft-sketch", Severity.NOTE, f"{one.locale}: {one.texts} texts open, {one.recalled} from "
        f"the memory, {one.held} held back, {one.sent} to send, {one.characters} characters, "
        f"{one.requests} requests, engine {job.name}, host "
        f"{job.engine.capabilities.host or 'this machine'}",
        span=Span((languages.loaded.folder / f"translations/{one.locale}.po").as_posix()))
