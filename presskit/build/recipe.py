"""The recipe: read, localise, compose, render, place.

Here: the order of the steps, and what one hands to the next.  Never here: how a step is done.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit import registry
from presskit.build import policy
from presskit.build.inputs import environment, stamp, stamps, take_digests
from presskit.build.languages import Languages, open_languages, with_places
from presskit.build.machine import system_stamps
from presskit.build.options import Options, check_options
from presskit.build.progress import Progress, Quiet, Stages
from presskit.build.record import Record, folders_read, read_record, write_record
from presskit.build.store import Kept, Store
from presskit.build.tasks import Task, key_of, render_task, share_faces, weigh
from presskit.build.workers import count_jobs, own_temporary_folder, run_tasks, workers
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, Findings
from presskit.document import Artifact, Document, digest
from presskit.load import load
from presskit.publish import Edition, Published, locked, publish

if TYPE_CHECKING:
    from presskit.model.kit import Kit

__all__ = ["Made", "build"]


@dataclass(frozen=True, slots=True)
class Made:
    """What a build did.

    ``rendered`` counts the tasks that had to be done, ``remembered`` those the store had;
    ``times`` are the stages with their seconds; ``findings`` what needs attention.
    """

    published: Published
    rendered: int
    remembered: int
    times: tuple[tuple[str, float], ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with its state and the digest of the same in the source locale."""

    document: Document
    state: str
    source_digest: str
    verdict: policy.Verdict = policy.Verdict()


def build(folder: Path, out: Path, desk: Desk, options: Options,
          progress: Progress | None = None) -> Made:
    """Build the kit in ``folder`` into ``out/<kit>/``.

    Raises ``PresskitError`` with everything that stands against it; then ``out/<kit>/`` is
    as it was.
    """
    stages = Stages(progress or Quiet())
    before = read_record(folder, out, desk)
    inputs = take_digests(stamps(folders_read(folder, desk)), before.inputs if before else {})
    with ExitStack() as stack:
        stack.enter_context(locked(out / folder.resolve().name))
        stack.enter_context(own_temporary_folder(desk.cache))
        stages.stage("read")
        languages = _open(folder, desk, options)
        findings = Findings(list(languages.loaded.findings))
        stages.stage("localise")
        wanted = [one for one in languages.locales
                  if not options.locales or one in options.locales]
        for locale in (languages.locales[0], *wanted):
            languages.reach(locale)
        findings.extend(with_places(languages.findings, languages.loaded.places))
        findings.raise_errors()
        if options.release:
            policy.lift_missing(findings)
        stages.stage("compose")
        composed = _select(_compose(languages, wanted, options), options, findings)
        tasks = _tasks(composed, languages, options, desk, findings)
        artifacts, rendered = _render(tasks, options, desk, stages, findings,
                                      languages.loaded.places)
        stages.stage("place")
        published = _publish(artifacts, composed, languages, options, out)
        findings.extend(published.findings)
        made = Made(published, rendered, len(tasks) - rendered, stages.times, tuple(findings))
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


def _kinds(kit: Kit, options: Options) -> list[str]:
    kinds = [*kit.documents, *([registry.CARD] if kit.cards else [])]
    return [one for one in kinds if not options.documents or one in options.documents]


def _compose(languages: Languages, wanted: Iterable[str], options: Options) -> list[Composed]:
    """Every wanted document in every wanted locale, with its state and verdict."""
    from presskit.compose import compose, state_of
    source = languages.locales[0]
    kinds = _kinds(languages.loaded.kit, options)
    digests: dict[tuple[str, str], str] = {}
    out = []
    for locale in dict.fromkeys((source, *wanted)):
        localised, tables = languages.reach(locale), languages.tables(locale)
        names = languages.names(locale) if locale != source else None
        for kind in kinds:
            for document in compose(localised.kit, kind, tables, names):
                if locale == source:
                    digests[kind, document.subject] = digest(document)
                if locale in wanted:
                    state = str(state_of(document, localised.kit, names))
                    verdict = (policy.judge(document, state, localised, languages)
                               if options.release else policy.Verdict())
                    out.append(Composed(document, state,
                                        digests.get((kind, document.subject), ""), verdict))
    return out


def _select(composed: list[Composed], options: Options, findings: Findings) -> list[Composed]:
    """Under ``--release`` only what may go out; says what stays behind."""
    good = [one for one in composed if one.verdict.good]
    if options.release:
        policy.say_left_back(((one.document, one.verdict) for one in composed
                              if not one.verdict.good), findings)
        if composed and not good:
            findings.error("nothing-may-go-out", "nothing of this kit may go out yet",
                           hint="run presskit status: it lists what each locale lacks")
            findings.raise_errors(Exit.NOT_ALLOWED)
    return good


def _tasks(composed: list[Composed], languages: Languages, options: Options,
           desk: Desk, findings: Findings) -> list[tuple[Task, Composed]]:
    from presskit import __version__
    from presskit.render import Context
    from presskit.render.fonts import read_fonts
    from presskit.render.frames import Frames, check_frames, find_frames
    from presskit.render.theme import read_theme
    kit, folder = languages.loaded.kit, languages.loaded.folder
    frames = find_frames(desk.templates, folder)
    own = tuple(one for one in frames.items if Path(one.path).is_relative_to(folder))
    if own:  # those that we ship are checked by their tests
        check_frames(Frames(own), findings)
        findings.raise_errors()
    context = Context(frames, read_fonts(desk.fonts),
                      read_theme(Path(frames.frame("theme.yaml").path)), str(folder),
                      generator=f"presskit {__version__}")
    tasks = []
    for one in composed:
        document = one.document
        formats = [name for name in registry.formats_of(document.kind)
                   if options.wants(document.locale, document.kind, name)]
        if document.kind == registry.CARD:
            if formats:
                tasks.append((Task(document, "+".join(formats), context, kit.cards), one))
        else:
            tasks += [(Task(document, name, context), one) for name in formats]
    return tasks


def _render(tasks: list[tuple[Task, Composed]], options: Options, desk: Desk, stages: Stages,
            findings: Findings, places) -> tuple[list[Artifact], int]:
    """The artifacts of all tasks, in the tasks' order, and how many had to be made."""
    store = Store(desk.cache / "artifacts", reading=not options.force)
    keys = {id(task): key_of(task) for task, _one in tasks}
    done: dict[str, Kept] = {}
    for task, _one in tasks:
        kept = store.find(keys[id(task)])
        if kept is not None:
            done[keys[id(task)]] = kept
    left = sorted((task for task, _one in tasks if keys[id(task)] not in done),
                  key=weigh, reverse=True)
    stages.stage("render", len(left))
    stored = True
    jobs = dict(enumerate(share_faces(left)))
    with workers(count_jobs(options.jobs, len(left))) as pool:
        for number, kept in run_tasks(render_task, jobs, pool):
            key = keys[id(left[number])]
            done[key] = kept
            stages.step(left[number].label)
            if not _failed(kept):
                stored = store.keep(key, kept) and stored
    if not stored:
        findings.warning("cache-unwritable", "finished work can't be remembered",
                         hint=f"let {desk.cache} be written, or set PRESSKIT_CACHE")
    if left:
        store.prune()
    said = [note for task, _one in tasks for note in done[keys[id(task)]].findings]
    findings.extend(dict.fromkeys(with_places(Findings(said), places)))
    findings.raise_errors()
    artifacts = [replace(artifact, state=one.state, source_digest=one.source_digest)
                 for task, one in tasks for artifact in done[keys[id(task)]].artifacts
                 if artifact.format in task.format.split("+")]
    return artifacts, len(left)


def _failed(kept: Kept) -> bool:
    return Findings(list(kept.findings)).failed


def _publish(artifacts: list[Artifact], composed: list[Composed], languages: Languages,
             options: Options, out: Path) -> Published:
    from presskit import __version__
    from presskit.document import plain_text
    from presskit.model.segment import State
    kit = languages.route.kit
    reached = {locale: languages.reach(locale).kit for locale in languages.route.done}
    order = sorted(State, key=lambda state: (state.rank, list(State).index(state)))
    whole = not options.filtered and all(one.verdict.good for one in composed)
    edition = Edition(
        kit.id, kit.source_locale, f"presskit {__version__}", kit.version,
        public=kit.embargo is None,
        embargo=languages.loaded.kit.embargo.isoformat() if languages.loaded.kit.embargo else "",
        complete=whole,
        titles=tuple((locale, plain_text(one.title.words)) for locale, one in reached.items()),
        drafts=frozenset((locale, state) for locale, one in reached.items()
                         for state in policy.draft_states(one)))
    return publish(artifacts, edition, out, states=[str(state) for state in order],
                   archives=not options.filtered,
                   keep=options.keeps if options.filtered else None)


def _remember(folder: Path, out: Path, desk: Desk, options: Options, inputs, made: Made) -> None:
    top = made.published.folder
    outputs = {os.path.abspath(path): stamp(path) for path in sorted(top.rglob("*"))
               if path.is_file()}
    write_record(folder, out, desk, Record(
        options.words, environment(), inputs,
        {path: one for path, one in outputs.items() if one}, system_stamps(), made.findings,
        {"files": made.published.files}))

