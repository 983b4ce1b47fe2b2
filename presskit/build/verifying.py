"""Verifying: what stands in ``out/<kit>/`` against the kit, the manifest and the rules.

Here: the order of the proofs.  Never here: proving a format (``render.proof``), what is told of
a fault (``verdicts``), writing anything below a kit or below ``out/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from presskit.build import policy
from presskit.build.composing import compose_all
from presskit.build.editions import MAKE, rank_states
from presskit.build.inputs import environment
from presskit.build.judging import (
    describe_edition,
    find_mixed,
    judge_edition,
    judge_lines,
    judge_names,
    say_old,
)
from presskit.build.languages import open_languages, with_places
from presskit.build.load import load
from presskit.build.machine import system_stamps
from presskit.build.options import Options, check_options
from presskit.build.progress import Progress, Quiet
from presskit.build.proving import Question, prove
from presskit.build.record import read_record
from presskit.build.rendering import open_context
from presskit.build.repeating import Again, find_embedding, repeat, repeat_archives
from presskit.build.room_proof import verify_room
from presskit.build.verdicts import Case, Verified, mark_files, say_flaws, tell_faults
from presskit.build.workers import count_jobs, own_temporary_folder, results, workers
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path
from presskit.publish import (
    MANIFEST,
    Flaw,
    check_archives,
    check_files,
    check_form,
    is_half_swapped,
    is_room,
    machine_error,
    read_manifest,
)

if TYPE_CHECKING:
    from presskit.build.load import Loaded
    from presskit.model.kit import Kit

__all__ = ["verify"]


def verify(folder: Path, out: Path, desk: Desk, options: Options, *, quick: bool = False,
           progress: Progress | None = None) -> Verified:
    """Verify what stands in ``out/<kit>/`` of the kit in ``folder``.

    Of ``options`` the filters and ``jobs`` count; ``quick`` leaves out making the files anew.
    Raises ``PresskitError`` where nothing is built, and where ``out/`` or the kit can't be read.
    """
    try:
        with own_temporary_folder(desk.cache):
            return _verify(folder, out, desk, options, quick, progress or Quiet())
    except OSError as error:
        found = machine_error(error, desk.cache)
        if found is None:
            raise
        raise found from error


def _verify(folder: Path, out: Path, desk: Desk, options: Options, quick: bool,
            progress: Progress) -> Verified:
    place, findings = out / folder.resolve().name, Findings()
    progress.stage("read")
    _find_place(place, findings)
    before, whole = _read(place), read_manifest(place)
    room = [one for one in whole["files"] if is_room(one)]
    manifest = {**whole, "files": [one for one in whole["files"] if not is_room(one)]}
    if form := list(check_form(place)):
        say_flaws(form, place, findings)  # what it says of the files can't be relied upon
        findings.raise_errors()
    flaws = [*check_files(place, whole), *check_archives(place, manifest)]
    try:
        case = _open(folder, place, manifest, desk, options, findings)
    except PresskitError as error:
        say_flaws(flaws, place, findings)
        raise PresskitError((*findings, *error.diagnostics), error.exit_code) from None
    _take_flaws(case, flaws, findings)
    if not options.filtered:
        verify_room(case, room, desk, findings)
    _prove(case, progress)
    try:
        if not quick:
            _repeat(case, folder, out, desk, progress, findings)
    except PresskitError as error:
        tell_faults(case, findings)
        raise PresskitError((*findings, *error.diagnostics), error.exit_code) from None
    tell_faults(case, findings)
    if _read(place) != before:
        raise PresskitError.one("verify-replaced", "a build replaced these files while they "
                                "were verified", span=Span(show_path(place)),
                                hint="run presskit verify again")
    return Verified(place, tuple(mark_files(case, quick)), tuple(findings),
                    manifest["complete"] is True)


def _read(place: Path) -> bytes:
    path = place / MANIFEST
    return path.read_bytes() if path.is_file() else b""


def _find_place(place: Path, findings: Findings) -> None:
    """Raise where there is no folder to look at; ``OSError`` where it can't be read."""
    shown = Span(show_path(place))
    if is_half_swapped(place):
        findings.error("verify-interrupted", "a build was ended while it replaced this folder",
                       span=shown, hint=f"{MAKE}: it ends what was begun")
        if not place.exists():
            findings.raise_errors()
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise PresskitError.one("out-no-folder", "this is no folder of presskit's", span=shown,
                                hint="name another folder with --out", exit_code=Exit.MACHINE)
    if not place.exists() or not any(place.iterdir()):
        raise PresskitError.one("verify-nothing", "nothing of this kit has been built here",
                                span=shown, hint=f"{MAKE}, or name its folder with --out")


# The kit as it is now -----------------------------------------------------------------------

def _open(folder: Path, place: Path, manifest: Mapping[str, Any], desk: Desk, options: Options,
          findings: Findings) -> Case:
    """Load the kit, compose its documents as ``make`` does, and judge the manifest by them."""
    loaded = load(folder, desk)
    own = loaded.kit
    check_options(options, (own.source_locale, *own.locales))
    kit, lift = _lift(own, manifest, place, desk, findings)
    languages = open_languages(loaded, desk, kit)
    found = Findings()
    context = open_context(kit, folder, desk, found)
    wanted = [one for one in languages.locales if not options.locales or one in options.locales]
    composed = [one for some in compose_all(languages, wanted, Options(
        documents=options.documents)) for one in some]
    found.extend(with_places(languages.findings, loaded.places))
    found.raise_errors()
    other = judge_edition(manifest, own, context.generator)
    judged = judge_lines(manifest, composed, options, context, kit.cards)
    edition = describe_edition(manifest, languages)
    case = Case(place, manifest, options, languages, context, edition, judged, lift,
                unrepeated=other)
    shown = show_path(place)
    if other:
        findings.error("verify-out-of-date", f"these files are not of the kit as it is now: "
                       f"{other}", span=Span(shown), hint=MAKE)
    else:
        say_old(judged, manifest, shown, findings)
    meant = [one for one in manifest["files"] if case.means(one)]
    case.misnamed |= judge_names(manifest, meant, judged, edition, shown, findings)
    for document in find_mixed(meant):
        findings.error("verify-edition", f"{document} is of different editions in different "
                       "locales", span=Span(f"{shown}/{MANIFEST}"), hint=MAKE)
    _say_days(loaded, manifest, desk, findings)
    return case


def _lift(kit: Kit, manifest: Mapping[str, Any], place: Path, desk: Desk,
          findings: Findings) -> tuple[Kit, bool]:
    """The kit as the files were made of it, and whether that is without its embargo."""
    if kit.embargo is None or manifest["public"] is not True:
        return kit, False
    if desk.clock() < kit.embargo:
        findings.error(
            "verify-embargo", "these files carry no mark of the embargo, which stands until "
            f"{kit.embargo.isoformat(timespec='minutes')}", span=Span(show_path(place)),
            hint="hand them to nobody, tell whoever has them, and run presskit make")
        return kit, False
    return kit.model_copy(update={"embargo": None}), True


def _say_days(loaded: Loaded, manifest: Mapping[str, Any], desk: Desk,
              findings: Findings) -> None:
    policy.say_expired(policy.last_days(loaded.kit), desk, loaded.folder, findings)
    if manifest["public"] is not True:
        policy.say_ended(loaded.kit.embargo, desk, loaded.folder, findings, marked=True)


def _take_flaws(case: Case, flaws: Iterable[Flaw], findings: Findings) -> None:
    """Take those flaws that are of what was asked for: all of them, or of the files meant."""
    meant = {one["path"] for one in case.manifest["files"] if case.means(one)}
    mine = [one for one in flaws if not case.options.filtered or one.path in meant]
    case.spoilt |= {one.path for one in mine}
    say_flaws(mine, case.place, findings)


# Proofs -------------------------------------------------------------------------------------

def _prove(case: Case, progress: Progress) -> None:
    """Ask the prover of each file, heaviest files first, each in a worker."""
    asked = [*((line, case.judged.current[line["path"]].document) for line in case.current()),
             *case.stamped.values()]
    questions = {line["path"]: Question(case.place / PurePosixPath(line["path"]), line, document,
                                        case.context)
                 for line, document in sorted(asked, key=lambda one: -one[0]["bytes"])}
    progress.stage("prove", len(questions))
    with workers(count_jobs(case.options.jobs) if questions else 0) as pool:
        running = {path: pool.submit(prove, one) if pool else one
                   for path, one in questions.items()}
        for path, faults in results(running, prove):
            case.add(path, *faults)
            progress.step(path)


def _repeat(case: Case, folder: Path, out: Path, desk: Desk, progress: Progress,
            findings: Findings) -> None:
    """Make the files anew and compare them; archives are packed anew of the files there."""
    lines = case.current()
    if not case.options.filtered:
        for path, fault in repeat_archives(case.manifest["files"], case.place, case.edition,
                                           rank_states()):
            case.add(path, fault)
    if not lines or case.unrepeated:
        return
    again = Again(folder, case.place, case.lift, case.options.jobs)
    whole = [one for one in lines if one["path"] not in case.spoilt]
    embedding = find_embedding(whole, case.place, case.context)
    differ, more = repeat(again, lines, embedding, desk, progress)
    for path, fault in differ.items():
        case.add(path, fault)
    for path in more if case.manifest["complete"] and not case.options.filtered else ():
        findings.error("verify-out-of-date", f"the kit makes {path} now, and it is missing",
                       span=Span(show_path(case.place)), hint=MAKE)
    record = read_record(folder, out, desk)
    if differ and record and (record.environment != environment()
                              or record.machine != system_stamps()):
        findings.note("verify-machine", "the libraries of this machine have been changed since "
                      "these files were made, and decide their bytes with the kit",
                      hint=MAKE)
