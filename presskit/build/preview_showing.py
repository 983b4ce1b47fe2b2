"""Showing: from what was made on the bench to what is seen of it.

Here: the last good files, the press room, the preview of both, which bytes may go.  Never here:
what is to be made (``previewing``), whoever looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from presskit.build.editions import rank_states
from presskit.build.languages import with_places
from presskit.build.preview_bench import Bench, Job, Name
from presskit.build.preview_facts import Preview, RoomShown, Shown
from presskit.build.preview_reading import say_failure
from presskit.build.preview_room import MadeRoom, Order, put_bytes
from presskit.build.store import Kept
from presskit.diagnostics import Diagnostic, Findings
from presskit.document import Artifact, plain_text
from presskit.publish import publish_name

__all__ = ["order_room", "rename_file", "show", "show_room", "snapshot", "sweep"]


def show(bench: Bench, job: Job, made: Kept) -> None:
    """Show what was made; where something stood against it, what was shown before stays.  What the
    disk has no room for waits on."""
    findings = made.findings
    if bench.languages is not None:
        findings = with_places(Findings(list(findings)), bench.languages.loaded.places)
    if Findings(list(findings)).failed:
        before = bench.files.get(job.name) or (_none(job),)
        shown = tuple(replace(one, findings=findings) for one in before)
    else:
        try:
            shown = tuple(_shown(bench, job, one, findings) for one in made.artifacts)
        except OSError as error:
            bench.waiting.add(job.name)
            bench.hitch = say_failure(error, bench.place)
            return
    bench.waiting.discard(job.name)
    bench.keys[job.name], bench.files[job.name] = job.key, shown


def _none(job: Job) -> Shown:
    """The place of a file that could never be made."""
    document = job.composed.document
    return Shown(document.kind, document.subject, document.locale,
                 job.task.format.partition("+")[0], "", document.title, job.composed.state, "", 0,
                 "")


def _shown(bench: Bench, job: Job, artifact: Artifact, findings: tuple[Diagnostic, ...]) -> Shown:
    digest = put_bytes(artifact.data, bench.place)
    return rename_file(bench, job, Shown(
        artifact.kind, artifact.subject, artifact.locale, artifact.format, artifact.shape,
        artifact.title, "", "", len(artifact.data), digest, artifact.pages,
        marks=artifact.marks, findings=findings))


def rename_file(bench: Bench, job: Job, one: Shown) -> Shown:
    """The same file with the state of its document now, and the name that follows from it."""
    assert bench.edition is not None
    if not one.sha256:
        return one
    state = job.composed.state
    name = publish_name(Artifact(one.kind, one.locale, one.format, one.title, b"", one.subject,
                                 one.shape, state=state), bench.edition)
    return replace(one, state=state, name=name,
                   draft=(one.locale, state) in bench.edition.drafts)


def snapshot(bench: Bench) -> Preview:
    """What is to be shown now."""
    bench.number += 1
    kit = bench.languages.loaded.kit if bench.languages else None
    files = tuple(replace(one, late=name in bench.waiting) for name, one in _files(bench))
    if kit is None:
        return Preview(bench.number, bench.folder.resolve().name, files=files,
                       findings=(*bench.findings, *bench.hitch), waiting=len(bench.waiting))
    order = order_room(bench)
    return Preview(bench.number, kit.id, plain_text(kit.title.words), kit.source_locale,
                   (kit.source_locale, *kit.locales),
                   kit.embargo.isoformat() if kit.embargo else "", files,
                   (*bench.findings, *bench.hitch), len(bench.waiting), kit.version, rank_states(),
                   replace(bench.room, late=order is None or order != bench.ordered))


def _files(bench: Bench) -> Iterator[tuple[Name, Shown]]:
    """Every file with its task, in the order of documents and locales."""
    jobs = {name: bench.files.get(name) or (_none(job),) for name, job in bench.jobs.items()}
    for name, shown in (jobs or bench.files).items():
        yield from ((name, one) for one in shown)


# The press room -----------------------------------------------------------------------------

def order_room(bench: Bench) -> Order | None:
    """The press room of what is shown, where all of it is as the kit is now."""
    files = tuple(one for _name, one in _files(bench))
    failed = Findings([*bench.findings, *(item for one in files for item in one.findings)]).failed
    return None if failed or bench.waiting or not files else Order(files, bench.seen)


def show_room(bench: Bench, order: Order, made: MadeRoom) -> None:
    """Show the room that was made; where something stood against it, the one before stays."""
    failed = Findings(list(made.findings)).failed
    bench.ordered = order
    bench.room = RoomShown(bench.room.files if failed else made.files, made.findings)


def sweep(bench: Bench) -> None:
    """Let the bytes go that are neither shown nor were when this was last done: a page that is
    still open may ask for these."""
    shown = frozenset((*(one.sha256 for _name, one in _files(bench)),
                       *(digest for _path, digest in bench.room.files)))
    for path in bench.place.iterdir():
        if path.is_file() and not {path.name[:64]} & (shown | bench.kept):
            path.unlink(missing_ok=True)
    bench.kept = shown
