"""Previewing: a kit that is made again while somebody edits it, what is looked at first.

Here: what has to be made anew after a change, in which order, and the last good files of the
rest.  Never here: noticing a change, processes (``preview_loop``), ``out/``.

Everything is kept warm from change to change.  What is made goes into the same store as that of
``make``, so neither makes what the other has made.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.composing import Composed, compose_locale, kinds_of, say_empty
from presskit.build.editions import rank_states, with_locales
from presskit.build.inputs import Stamp, stamps
from presskit.build.languages import Languages, open_languages, say_stale, with_places
from presskit.build.load import load
from presskit.build.options import Options
from presskit.build.preview_facts import Look, Preview, Shown
from presskit.build.record import folders_read
from presskit.build.rendering import open_context, tasks_of
from presskit.build.store import Kept, Store
from presskit.build.tasks import Task
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Findings, PresskitError
from presskit.document import Artifact, plain_text
from presskit.publish import Edition, machine_error, publish_name
from presskit.registry import CARDS, FORMATS
from presskit.render.memory import undisturbed

if TYPE_CHECKING:
    from presskit.render import Context
    from presskit.render.coverage import Charset

__all__ = ["Bench", "Job", "Name", "is_changed", "jobs_seen", "rebuild", "show", "snapshot"]

_LOOKS = frozenset(one for writer in (*FORMATS.values(), CARDS) for one in writer.frames)
"""The folders and files below ``templates/`` that decide about looks alone."""

Name = tuple[str, str, str, str]
"""What tells a task from others: locale, kind, subject, formats."""


@dataclass(frozen=True, slots=True)
class Job:
    """A task that may have to be done, with its key and its document."""

    key: str
    task: Task
    composed: Composed

    @property
    def name(self) -> Name:
        """What tells it from others."""
        document = self.composed.document
        return document.locale, document.kind, document.subject, self.task.format


@dataclass(slots=True)
class Bench:
    """A kit on the bench: what was read of it, what is shown, what is still to be made.

    ``place`` is the folder that the files' bytes are put into, by their sha256.  ``jobs`` are all
    tasks in order, ``waiting`` those not done yet; ``whole`` says that the words are to be read
    anew, ``seen`` what stood in the folder when they were.
    """

    folder: Path
    desk: Desk
    place: Path
    store: Store
    languages: Languages | None = None
    context: Context | None = None
    cards: tuple[str, ...] = ()
    edition: Edition | None = None
    documents: list[Composed] = field(default_factory=list)
    jobs: dict[Name, Job] = field(default_factory=dict)
    waiting: set[Name] = field(default_factory=set)
    files: dict[Name, tuple[Shown, ...]] = field(default_factory=dict)
    keys: dict[Name, str] = field(default_factory=dict)
    base: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    charsets: dict[str, Charset] = field(default_factory=dict)
    seen: tuple[dict[str, Stamp], dict[str, Stamp]] = ({}, {})
    whole: bool = True
    number: int = 0


def is_changed(bench: Bench) -> bool:
    """Whether something in the kit's folder is not as it was when it was last read."""
    return bench.seen != _stamps(bench)


def _stamps(bench: Bench) -> tuple[dict[str, Stamp], dict[str, Stamp]]:
    """The stamps of what decides about words, and of what decides about looks alone."""
    home = bench.folder.absolute() / "templates"
    words, looks = {}, {}
    for path, one in stamps(folders_read(bench.folder, bench.desk)[:1]).items():
        below = Path(path)
        is_look = below.is_relative_to(home) and below.relative_to(home).parts[0] in _LOOKS
        (looks if is_look else words)[path] = one
    return words, looks


# Reading and composing ----------------------------------------------------------------------

def rebuild(bench: Bench, look: Look, tell: Callable[[Job], None],
            again: Callable[[], bool]) -> None:
    """Read what has changed, and note what there is to make.

    ``tell`` is handed what is looked at as soon as it is known that it has to be made; where
    ``again()`` says that something has changed meanwhile it ends early.  What stands against the
    kit is among the findings then, beside the files of the last good version.
    """
    now = _stamps(bench)
    bench.whole = bench.whole or now[0] != bench.seen[0]
    bench.seen = now
    try:
        with undisturbed():
            _rebuild(bench, look, tell, again)
    except PresskitError as error:
        bench.findings = error.diagnostics
    except OSError as error:
        found = machine_error(error, bench.place)
        if found is None:
            raise
        bench.findings = found.diagnostics


def _rebuild(bench: Bench, look: Look, tell: Callable[[Job], None],
             again: Callable[[], bool]) -> None:
    languages = bench.languages
    if bench.whole or languages is None:
        languages = open_languages(load(bench.folder, bench.desk), bench.desk)
    kit, said = languages.loaded.kit, Findings()
    bench.context = open_context(kit, bench.folder, bench.desk, said)
    bench.cards = kit.cards
    if not (bench.whole or bench.languages is None):
        _tell_seen(bench, bench.documents, look, tell)
    else:
        documents = []
        for own in _compose(languages, look):
            documents += own
            bench.edition = _edition(languages)
            _tell_seen(bench, own, look, tell)
            if again():
                return
        bench.base = _judge(languages)
        bench.languages, bench.documents, bench.whole = languages, documents, False
        bench.edition = _edition(languages)
    bench.findings = tuple(dict.fromkeys((*bench.base, *said)))
    _settle(bench)


def _compose(languages: Languages, look: Look) -> Iterator[list[Composed]]:
    """The documents, locale by locale, that which is looked at first; after an error nothing is
    composed any more, but the other locales still say what is wrong with them."""
    kinds = kinds_of(languages.loaded.kit, Options())
    for locale in sorted(languages.locales, key=lambda one: one != look.locale):
        languages.reach(locale)
        if not languages.findings.failed:
            yield compose_locale(languages, locale, kinds, {}, release=False)


def _judge(languages: Languages) -> tuple[Diagnostic, ...]:
    """What is to be said about a kit that has been brought into its locales.  Raises
    ``PresskitError`` where there is an error."""
    findings = Findings(list(languages.loaded.findings))
    findings.extend(with_places(languages.findings, languages.loaded.places))
    say_empty(languages, findings)
    findings.raise_errors()
    say_stale(languages, languages.locales, findings)
    return tuple(findings)


def _edition(languages: Languages) -> Edition:
    kit = languages.loaded.kit
    embargo = kit.embargo.isoformat() if kit.embargo else ""
    return with_locales(Edition(kit.id, kit.source_locale, "", kit.version,
                                public=not embargo, embargo=embargo), languages)


# What is to be made -------------------------------------------------------------------------

def _tell_seen(bench: Bench, documents: Iterable[Composed], look: Look,
               tell: Callable[[Job], None]) -> None:
    """Hand over what somebody has on the screen, where it is not as it was."""
    if not (look.locale and look.format):
        return
    seen = [one for one in documents if one.document.kind == look.kind
            and one.document.locale == look.locale and look.subject in ("", one.document.subject)]
    for job in _jobs(bench, seen):
        if look.format in job.task.format and bench.keys.get(job.name) != job.key:
            bench.waiting.add(job.name)
            tell(job)


def _jobs(bench: Bench, documents: Iterable[Composed]) -> list[Job]:
    assert bench.context is not None
    documents = list(documents)
    _widen_charsets(bench, documents)
    return [Job(key, replace(task, context=replace(
        task.context, charset=bench.charsets[one.document.locale])) if task.writer.drawn else task,
        one) for task, one, key in tasks_of(documents, bench.context, bench.cards, Options())]


def _widen_charsets(bench: Bench, documents: Iterable[Composed]) -> None:
    """Let the faces of each locale have the characters of these documents beside those that they
    had before: as long as there is no new one, the workers' faces are good."""
    from presskit.render.coverage import join_charsets, plan_charset
    assert bench.context is not None
    for locale in {one.document.locale: None for one in documents}:
        found = plan_charset((one.document for one in documents
                              if one.document.locale == locale),
                             bench.context.of(locale, "pdf").fonts)
        known = bench.charsets.get(locale, found)
        bench.charsets[locale] = join_charsets(known, found)


def _settle(bench: Bench) -> None:
    """Note which files are as they were, take what the store has, and let the rest wait."""
    bench.jobs = {job.name: job for job in _jobs(bench, bench.documents)}
    bench.files = {name: bench.files[name] for name in bench.jobs if name in bench.files}
    bench.keys = {name: bench.keys[name] for name in bench.jobs if name in bench.keys}
    bench.waiting.clear()
    for name, job in bench.jobs.items():
        if bench.keys.get(name) == job.key:
            bench.files[name] = tuple(_rename(bench, job, one) for one in bench.files[name])
        elif made := bench.store.find(job.key):
            show(bench, job, made)
        else:
            bench.waiting.add(name)


def jobs_seen(bench: Bench, look: Look) -> list[Job]:
    """What waits, that which somebody has on the screen first."""
    def is_seen(job: Job) -> bool:
        locale, kind, subject, formats = job.name
        return (look.kind == kind and look.subject in ("", subject)
                and look.locale in ("", locale) and look.format in formats)

    return sorted((bench.jobs[name] for name in bench.jobs if name in bench.waiting),
                  key=lambda job: (not is_seen(job), job.name[1] != look.kind))


# What is shown ------------------------------------------------------------------------------

def show(bench: Bench, job: Job, made: Kept) -> None:
    """Show what was made; where something stood against it, what was shown before stays."""
    findings = made.findings
    if bench.languages is not None:
        findings = with_places(Findings(list(findings)), bench.languages.loaded.places)
    bench.waiting.discard(job.name)
    bench.keys[job.name] = job.key
    if Findings(list(findings)).failed:
        before = bench.files.get(job.name) or (_none(job),)
        bench.files[job.name] = tuple(replace(one, findings=findings) for one in before)
        return
    bench.files[job.name] = tuple(_shown(bench, job, one, findings) for one in made.artifacts)


def _none(job: Job) -> Shown:
    """The place of a file that could never be made."""
    document = job.composed.document
    return Shown(document.kind, document.subject, document.locale,
                 job.task.format.partition("+")[0], "", document.title, job.composed.state, "", 0,
                 "")


def _shown(bench: Bench, job: Job, artifact: Artifact, findings: tuple[Diagnostic, ...]) -> Shown:
    digest = hashlib.sha256(artifact.data).hexdigest()
    path = bench.place / digest
    if not path.exists():
        new = path.with_suffix(f".{os.getpid()}")
        new.write_bytes(artifact.data)
        os.replace(new, path)
    return _rename(bench, job, Shown(
        artifact.kind, artifact.subject, artifact.locale, artifact.format, artifact.shape,
        artifact.title, "", "", len(artifact.data), digest, artifact.pages,
        marks=artifact.marks, findings=findings))


def _rename(bench: Bench, job: Job, one: Shown) -> Shown:
    """The same file with its state, and the name that follows from it."""
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
    jobs = {name: bench.files.get(name) or (_none(job),) for name, job in bench.jobs.items()}
    files = tuple(replace(one, late=name in bench.waiting)
                  for name, shown in (jobs or bench.files).items() for one in shown)
    if kit is None:
        return Preview(bench.number, bench.folder.resolve().name, files=files,
                       findings=bench.findings, waiting=len(bench.waiting))
    return Preview(bench.number, kit.id, plain_text(kit.title.words), kit.source_locale,
                   (kit.source_locale, *kit.locales),
                   kit.embargo.isoformat() if kit.embargo else "", files, bench.findings,
                   len(bench.waiting), kit.version, rank_states())
