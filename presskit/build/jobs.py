"""A machine that is to draft: which one, whether it may see the kit, why it ended.

Here: opening the engine that a kit or a command names, the embargo's gate, what is said of a run.
Never here: texts, files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.engines import describe_failure, open_engine
from presskit.build.load import Loaded
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity, Span

if TYPE_CHECKING:
    from presskit.build.drafting import Drafted
    from presskit.build.sent import Journal
    from presskit.localise.engines.guard import Guarded
    from presskit.localise.engines.protocol import Failure

__all__ = ["MEMORY", "NO_ENGINE", "Job", "check_embargo", "describe_end", "describe_open",
           "describe_refusal", "name_engine", "open_job"]

NO_ENGINE = "none"
MEMORY = "memory"


@dataclass(slots=True)
class Job:
    """What is to draft: the engine under its name; ``stale``: also what was translated from words
    that have changed.  ``journal`` is where its requests are put down, ``ended`` the failure that
    ended the run, ``keep`` is told of every file that has been written for good."""

    name: str
    engine: Guarded
    desk: Desk
    stale: bool = False
    journal: Journal | None = None
    ended: Failure | None = None
    keep: Callable[[Path], None] = field(default=lambda _path: None)


def name_engine(loaded: Loaded, named: str) -> str:
    """The engine that is meant: the one named, else the kit's; empty for none."""
    name = named or loaded.kit.translation.engine
    return "" if name == NO_ENGINE else name


def open_job(loaded: Loaded, name: str, desk: Desk, *, stale: bool = False,
             keep: Callable[[Path], None] = lambda _path: None) -> Job:
    """The engine ready; nothing is sent.  Raises ``PresskitError``."""
    settings = loaded.kit.translation.engines.get(name, {})
    span = next((loaded.places[path] for path in (
        ("translation", "engines", name), ("translation", "engine")) if path in loaded.places),
        None)
    engine = open_engine(name, desk, settings, span=span)
    job = Job(name, engine, desk, stale, keep=keep)
    if engine.capabilities.needs_network:
        desk.need_network(name)
        from presskit.build.sent import Journal
        job.journal = Journal(loaded.folder / "translations" / "sent.log", desk, name,
                              engine.capabilities, keep=keep)
    return job


def check_embargo(loaded: Loaded, job: Job) -> None:
    """Raise ``PresskitError`` (``engine-embargoed``), exit 5, where the kit may not be shown to
    the engine yet."""
    kit = loaded.kit
    if (kit.embargo is None or not job.engine.capabilities.needs_network
            or job.desk.clock() >= kit.embargo or job.name in kit.translation.under_embargo):
        return
    raise PresskitError.one(
        "engine-embargoed", f"{job.name} may not see this kit before its embargo ends, at "
        f"{kit.embargo.isoformat(timespec='minutes')}; nothing was sent",
        span=loaded.places.get(("translation", "engine"),
                               Span((loaded.folder / "kit.yaml").as_posix())),
        hint="wait until then, or allow just this engine: write under_embargo: "
        f"[{job.name}] below translation: in kit.yaml", exit_code=Exit.NOT_ALLOWED)


def describe_end(job: Job, left: int) -> PresskitError | None:
    """Why the run ended before its end, and how much is left; None where it did not."""
    if job.journal and job.journal.error:
        return job.journal.error
    if not job.ended:
        return None
    found = describe_failure(job.name, job.ended)
    count = f"{left} text{'s are' if left != 1 else ' is'} left; what came before is saved"
    return PresskitError([replace(found, message=f"{found.message}: {count}")], Exit.SERVICE)


def describe_open(done: Drafted) -> Iterator[Diagnostic]:
    """One warning for each reason for which texts of a locale stayed open, and one for names that
    drafts show in the source's letters."""
    from presskit.localise.drafting import HELD
    if done.nameless:
        yield Diagnostic(
            "name-form-missing", Severity.WARNING, f"{done.locale}: drafts have "
            f"{', '.join(done.nameless)} as the source writes it: there is no form in this locale",
            span=Span(done.path.as_posix()), hint="give the form in the register, with the "
            "source's under formerly:, then presskit names apply puts it in")
    for reason, count in done.reasons.items():
        what = reason.replace(": left open: ", ": ", 1)
        yield Diagnostic(
            "draft-open", Severity.WARNING, f"{done.locale}: {count} "
            f"text{'s stay' if count > 1 else ' stays'} open: {what}",
            span=Span(done.path.as_posix()), hint="the entries say so in a remark; "
            + ("write them by hand: no engine is asked for them" if what.startswith(f"{HELD}: ")
               else "translate them by hand, or try another engine"))


def describe_refusal(job: Job, source: str, target: str) -> Diagnostic:
    """That the engine does not have a pair of locales."""
    return Diagnostic(
        "engine-language", Severity.ERROR, f"{job.name} does not translate {source} into {target}",
        hint=f"name another engine for it: presskit translate --to {target} --engine NAME")
