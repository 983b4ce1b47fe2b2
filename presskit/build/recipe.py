"""The recipe: read, localise, compose, render, place.

Here: the order of the steps, and what one hands to the next.  Never here: how a step is done.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from presskit import registry
from presskit.build import policy
from presskit.build.carrying import keep_current
from presskit.build.composing import Composed, compose_all, say_empty, say_left_back
from presskit.build.editions import rank_states, with_locales
from presskit.build.inputs import Stamp, environment, stamp, stamps, take_digests, with_named
from presskit.build.languages import Languages, open_languages, say_stale, with_places
from presskit.build.load import load
from presskit.build.machine import system_stamps
from presskit.build.noting import say_notes
from presskit.build.options import Options, check_options
from presskit.build.picture_rights import bar_pictures, say_pictures
from presskit.build.progress import Progress, Quiet, Stages
from presskit.build.record import Record, folders_read, read_record, write_record
from presskit.build.rendering import Work, begin, finish, open_context
from presskit.build.room import Maker
from presskit.build.room_judging import why_no_room
from presskit.build.room_standing import say_stands, say_withdrawn
from presskit.build.store import Store
from presskit.build.tasks import warm_up
from presskit.build.workers import count_jobs, own_temporary_folder, workers
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Findings, PresskitError
from presskit.publish import (
    ROOM,
    Edition,
    Keep,
    Published,
    check_place,
    locked,
    machine_error,
    publish,
    read_manifest,
    recover,
)
from presskit.render.face_files import know_faces
from presskit.render.memory import undisturbed

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["Made", "build"]


@dataclass(frozen=True, slots=True)
class Made:
    """What a build did.

    ``rendered`` counts the tasks that had to be done, ``remembered`` those the store had;
    ``times`` are the stages with their seconds; ``findings`` what needs attention; ``embargo``
    is the hour that the files are marked with (ISO 8601, empty: none), ``until`` the last day
    of each picture that has one.
    """

    published: Published
    rendered: int
    remembered: int
    times: tuple[tuple[str, float], ...]
    findings: tuple[Diagnostic, ...]
    embargo: str = ""
    until: Mapping[str, str] = field(default_factory=dict)


def build(folder: Path, out: Path, desk: Desk, options: Options,
          progress: Progress | None = None) -> Made:
    """Build the kit in ``folder`` into ``out/<kit>/``.

    Raises ``PresskitError`` with everything that stands against it; then ``out/<kit>/`` is
    as it was.
    """
    place = out / folder.resolve().name
    try:
        with undisturbed():  # nearly all that is made here lives to the end
            return _build(folder, out, desk, options, progress)
    except PresskitError as error:
        say_stands(error, place)
        raise
    except OSError as error:
        found = machine_error(error, out, desk.cache)
        if found is None:
            raise
        say_stands(found, place)
        raise found from error


def _build(folder: Path, out: Path, desk: Desk, options: Options,
           progress: Progress | None) -> Made:
    stages = Stages(progress or Quiet())
    stages.stage("read")
    before = read_record(folder, out, desk)
    inputs = take_digests(stamps(folders_read(folder, desk)), before.inputs if before else {})
    know_faces(inputs)  # before the workers: none has to read the faces to know them
    with ExitStack() as stack:
        stack.enter_context(locked(out / folder.resolve().name))
        stack.enter_context(own_temporary_folder(desk.cache))
        waiting = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        # The workers load their engines while the kit is read.
        pool = stack.enter_context(workers(
            count_jobs(options.jobs), partial(warm_up, options.writers)))
        work = Work(Store(desk.cache / "artifacts", reading=not options.force), pool, waiting)
        languages = _open(folder, desk, options)
        check_place(out / languages.loaded.kit.id)
        findings = Findings(list(languages.loaded.findings))
        composed, keep, context = _compose(languages, work, options, desk, stages, findings, out)
        artifacts = finish(work, stages, findings, languages.loaded.places)
        edition = _edition(composed, languages, options)
        room = None if why_no_room(languages, options, findings) else Maker(
            languages, bar_pictures(composed, languages.loaded.kit, desk), context, options,
            edition, _again(work), stages, findings,
            first=not (out / languages.loaded.kit.id / ROOM).exists())
        published = publish(artifacts, edition, out, states=rank_states(),
                            archives=not options.filtered, keep=keep,
                            room=room.make if room else None, stage=stages.stage)
        findings.extend(published.findings)
        say_withdrawn(published, languages.route.kit.embargo is not None, options, findings)
        for one in filter(None, (room.work, room.stamping) if room else ()):
            work.ordered += one.ordered
            work.running |= one.running
        marked = languages.route.kit.embargo
        made = Made(published, len(work.running), len(work.ordered) - len(work.running),
                    stages.times, tuple(findings), marked.isoformat() if marked else "",
                    policy.last_days(languages.loaded.kit))
        inputs = with_named(inputs, languages.loaded.files)
        _remember(folder, out, desk, options, inputs, made)
    return made


def _open(folder: Path, desk: Desk, options: Options) -> Languages:
    loaded = load(folder, desk)
    kit = loaded.kit
    check_options(options, (kit.source_locale, *kit.locales))
    if options.lift:
        policy.check_lift(kit, desk)
        kit = kit.model_copy(update={"embargo": None})
    return open_languages(loaded, desk, kit)


def _compose(languages: Languages, work: Work, options: Options, desk: Desk, stages: Stages,
             findings: Findings, out: Path) -> tuple[list[Composed], Keep | None, Context]:
    """Bring the kit into each locale and compose it there; and what of ``out`` may stay.

    Each locale is handed to the workers before the next is begun, cards last where there is
    more than them: they are short and fill the gaps at the end.  Raises ``PresskitError`` with
    what was found in all locales.
    """
    if options.release:
        policy.lift_missing(findings)
    wanted = [one for one in languages.locales if not options.locales or one in options.locales]
    kit = languages.loaded.kit
    context = open_context(kit, languages.loaded.folder, desk, findings, options.embed)
    composed: list[Composed] = []
    last = () if {*options.documents} == {registry.CARD} else (registry.CARD,)
    for found in compose_all(languages, wanted, options, stages):
        composed += found
        begin(work, [one for one in found if one.document.kind not in last], context, kit.cards,
              options)
    findings.extend(with_places(languages.findings, languages.loaded.places))
    say_empty(languages, findings, options)
    if any(one.document.kind == registry.PICTURE for one in composed):
        say_pictures(kit, languages.loaded.folder, findings)
    findings.raise_errors()
    say_stale(languages, wanted, findings)
    say_notes(languages, wanted, findings)
    begin(work, [one for one in composed if one.document.kind in last], context, kit.cards,
          options)
    if options.release:
        say_left_back(languages, composed, findings,
                      room=options.room and not options.filtered)
    if not options.filtered:
        return composed, None, context
    recover(out / kit.id)
    entries = read_manifest(out / kit.id)["files"]
    return composed, keep_current(entries, composed, languages, options, context), context


def _again(work: Work) -> Work:
    """Room for the tasks of a second stage, in the same workers."""
    folder = work.folder / "second"
    folder.mkdir()
    return Work(work.store, work.pool, folder)


def _edition(composed: list[Composed], languages: Languages, options: Options) -> Edition:
    from presskit import __version__
    kit = languages.route.kit
    embargo = languages.loaded.kit.embargo
    return with_locales(Edition(
        kit.id, kit.source_locale, f"presskit {__version__}", kit.version,
        public=kit.embargo is None, embargo=embargo.isoformat() if embargo else "",
        complete=not options.filtered and all(one.verdict.good for one in composed),
        preview=options.preview), languages)


def _remember(folder: Path, out: Path, desk: Desk, options: Options,
              inputs: Mapping[str, tuple[Stamp, str]], made: Made) -> None:
    top = made.published.folder
    outputs = {os.path.abspath(path): stamp(path) for path in sorted(top.rglob("*"))
               if path.is_file()}
    write_record(folder, out, desk, Record(
        options.words, environment(), dict(inputs),
        {path: one for path, one in outputs.items() if one}, system_stamps(), made.findings,
        {"files": made.published.files, "embargo": made.embargo, "until": dict(made.until),
         "day": desk.clock().date().isoformat()}))
