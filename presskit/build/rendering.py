"""Rendering: documents become artifacts, from the store or by the workers.

Here: which tasks there are, handing them out as soon as they are known, gathering.  Never
here: drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from presskit import registry
from presskit.build.composing import Composed
from presskit.build.frame_cache import key_frames, recall
from presskit.build.frame_looks import check_looks, find_brand
from presskit.build.frames import advise_own, check_own, check_shapes
from presskit.build.handing import Waiting, put, take
from presskit.build.languages import with_places
from presskit.build.looks import read_theme
from presskit.build.options import Options
from presskit.build.progress import Stages
from presskit.build.store import Kept, Store
from presskit.build.tasks import (
    Task,
    content_digest,
    key_of,
    measure,
    render_task,
    seal_document,
    share_faces,
    weigh,
    writer_of,
)
from presskit.build.themes import find_theme
from presskit.build.typefaces import choose_fonts
from presskit.build.workers import results
from presskit.desk import Desk
from presskit.diagnostics import Findings, PresskitError, Span
from presskit.document import Artifact

if TYPE_CHECKING:
    from presskit.model.kit import Kit
    from presskit.render import Context
    from presskit.render.frames import Frames
    from presskit.render.theme import Theme

__all__ = ["Work", "begin", "finish", "hand_in", "open_context", "tasks_of"]


Made = tuple[str, Kept]
"""What came of a task, with its key."""


@dataclass(slots=True)
class Work:
    """What has been handed in: tasks in order with their keys, what the store had, what is to be
    done; ``folder`` is where tasks wait for the workers."""

    store: Store
    pool: Executor | None
    folder: Path
    ordered: list[tuple[Task, Composed, str]] = field(default_factory=list)
    done: dict[str, Kept] = field(default_factory=dict)
    running: dict[str, Future[Made] | tuple[str, Task]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


def open_context(kit: Kit, folder: Path, desk: Desk, findings: Findings, embed: str = "subset",
                 *, ready: Callable[[Context], None] | None = None) -> Context:
    """What every writer gets: frames, faces, theme, how much of the faces Word files hold.

    ``ready`` is handed it as soon as nothing stands against it; advice comes after that.  Raises
    ``PresskitError`` for a frame beside the kit that can't be used, and for families that the kit
    chooses and this machine lacks.
    """
    from presskit import __version__
    from presskit.render import Context
    from presskit.render.fonts import read_fonts
    from presskit.render.frames import find_frames
    frames = find_frames(desk.templates, folder, find_theme(kit, folder, desk))
    fonts = choose_fonts(kit, folder, desk, read_fonts(desk.fonts), findings)
    theme = _open_theme(frames, kit, folder, findings)

    def look(found: Findings) -> None:
        check_own(frames, found, kit, fonts, embed)
        if theme:
            check_looks(frames, theme, kit, fonts, found)

    own = any(one.own for one in frames.items)
    key = key_frames(frames, fonts, theme, kit.source_locale, list(kit.locales),
                     embed) if own or theme and theme.set_here else ""
    if key:
        recall(desk, folder, key, look, findings)
    if theme is None:
        findings.raise_errors()
    assert theme is not None  # or there was an error
    context = Context(frames, fonts, theme, str(folder),
                      generator=f"presskit {__version__}", embed=embed,
                      kinsoku=kit.kinsoku)
    check_shapes(kit, context, findings)
    findings.raise_errors()
    if ready:
        ready(context)
    if own:
        recall(desk, folder, key, partial(advise_own, frames), findings, "-advice")
    return context


def _open_theme(frames: Frames, kit: Kit, folder: Path, findings: Findings) -> Theme | None:
    """The theme with the kit's brand; ``None`` with every fault of the two."""
    from presskit.render.branding import brand_theme
    brand = frames.frame("theme.yaml")
    try:
        theme = read_theme(Path(brand.path), *brand.below, own=brand.own)
        if kit.brand.accent:
            theme = brand_theme(theme, kit.brand.accent, find_brand(folder))
    except PresskitError as error:
        findings.extend(error.diagnostics)
        return None
    return theme


def tasks_of(composed: Iterable[Composed], context: Context, shapes: tuple[str, ...],
             options: Options) -> list[tuple[Task, Composed, str]]:
    """Every task of some documents, with the document and its key."""
    tasks = []
    for one in composed:
        document = one.document
        formats = [name for name in registry.formats_of(document.kind)
                   if options.wants(document.locale, document.kind, name)]
        if not formats:
            continue
        seal = seal_document(document, context)
        contexts = {name: context.of(document.locale, name) for name in formats}
        content = {name: content_digest(writer_of(document.kind, name), contexts[name], seal)
                   for name in formats}
        first = formats[0]
        shaped = shapes if document.kind == registry.CARD else ()
        own = ([Task(document, "+".join(formats), contexts[first], shaped, content[first])]
               if document.kind in registry.PAGELESS else
               [Task(document, name, contexts[name], content=content[name])
                for name in formats])
        tasks += [(task, one, key_of(task, seal)) for task in own]
    return tasks


def begin(work: Work, composed: Iterable[Composed], context: Context,
          shapes: tuple[str, ...], options: Options) -> None:
    """Hand in documents that may go out: what the store has not is begun."""
    good = [one for one in composed if one.verdict.good]
    hand_in(work, tasks_of(good, context, shapes, options))


def hand_in(work: Work, tasks: Iterable[tuple[Task, Composed, str]]) -> None:
    """Hand in tasks, each with its document and its key: what the store has not is begun."""
    left = []
    for task, one, key in tasks:
        work.ordered.append((task, one, key))
        kept = work.store.find(key)
        if kept is not None:
            work.done[key] = kept
        else:
            left.append((key, task))
            work.labels[key] = task.label
    shared = share_faces([task for _key, task in left])
    sizes = {id(task.document): measure(task.document)
             for task in {id(task.document): task for _key, task in left}.values()}
    for (key, task), ready in zip(left, shared, strict=True):
        if work.pool:
            locale = task.document.locale
            put(work.folder, Waiting(len(work.running), weigh(task, sizes[id(task.document)]),
                                     f"drawn-{locale}" if task.writer.drawn else "", locale),
                (key, ready))
        work.running[key] = key, ready
    for key, _task in left if work.pool else ():
        work.running[key] = work.pool.submit(_render_next, work.folder)


def _render_next(folder: Path) -> Made:
    """In a worker: make the task that suits it best."""
    return _render(take(folder))


def _render(task: tuple[str, Task]) -> Made:
    key, ready = task
    return key, render_task(ready)


def finish(work: Work, stages: Stages, findings: Findings,
           places: Mapping[object, Span], stage: str = "render") -> list[Artifact]:
    """The artifacts of all tasks, in the order handed in.

    Raises ``PresskitError`` with everything that stood against any of them.
    """
    stored = True
    stages.stage(stage, len(work.running))
    for _place, (key, kept) in results(work.running, _render):
        work.done[key] = kept
        stages.step(work.labels[key])
        if not Findings(list(kept.findings)).failed:
            stored = work.store.keep(key, kept) and stored
    if not stored:
        findings.warning("cache-unwritable", "finished work can't be remembered",
                         hint=f"let {work.store.folder} be written, or set PRESSKIT_CACHE")
    if work.running:
        work.store.prune()
    said = [note for _task, _one, key in work.ordered for note in work.done[key].findings]
    findings.extend(dict.fromkeys(with_places(Findings(said), places)))
    findings.raise_errors()
    return [replace(artifact, state=one.state, source_digest=one.source_digest,
                    content_digest=task.content)
            for task, one, key in work.ordered for artifact in work.done[key].artifacts
            if artifact.format in task.format.split("+")]
