"""Previewing: a kit that is made again while somebody edits it, what is looked at first.

Here: what has to be made anew after a change, and in which order.  Never here: noticing a change,
processes (``preview_loop``), ``out/``.

Everything is kept warm from change to change.  What is made goes into the same store as that of
``make``, so neither makes what the other has made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from presskit.build.composing import Composed, compose_locale, kinds_of, say_empty
from presskit.build.languages import Languages, open_languages, say_stale, with_places
from presskit.build.load import load
from presskit.build.options import Options
from presskit.build.preview_bench import Bench, Job
from presskit.build.preview_facts import Look
from presskit.build.preview_reading import Seen, edition_of, read_stamps, say_failure
from presskit.build.preview_showing import rename_file, show
from presskit.build.rendering import open_context, tasks_of
from presskit.diagnostics import Diagnostic, Findings
from presskit.registry import PICTURE
from presskit.render.memory import undisturbed

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["is_changed", "jobs_seen", "rebuild"]


def is_changed(bench: Bench) -> bool:
    """Whether something in the kit's folder is not as it was when it was last read."""
    return bench.seen != read_stamps(bench.folder, bench.desk)


# Reading and composing ----------------------------------------------------------------------

def rebuild(bench: Bench, look: Look, tell: Callable[[Job], None],
            again: Callable[[], bool]) -> None:
    """Read what has changed, and note what there is to make.

    ``tell`` is handed what is looked at as soon as it is known that it has to be made; where
    ``again()`` says that something has changed meanwhile it ends early.  What stands against the
    kit is among the findings then, beside the files of the last good version.
    """
    now = read_stamps(bench.folder, bench.desk)
    bench.whole = bench.whole or now.words != bench.seen.words
    bench.seen = now
    try:
        with undisturbed():
            _rebuild(bench, look, tell, again)
    except Exception as error:
        bench.findings = say_failure(error, bench.place)
        if isinstance(error, FileNotFoundError):  # it went while it was read: nothing was seen
            bench.seen, bench.whole = Seen({}, {}), True


def _rebuild(bench: Bench, look: Look, tell: Callable[[Job], None],
             again: Callable[[], bool]) -> None:
    languages = bench.languages
    if bench.whole or languages is None:
        languages = open_languages(load(bench.folder, bench.desk), bench.desk)
    kit, said = languages.loaded.kit, Findings()
    bench.cards, anew = kit.cards, bench.whole or bench.languages is None

    def ready(context: Context) -> None:
        bench.context = context
        if not anew:
            _tell_seen(bench, bench.documents, look, tell)

    open_context(kit, bench.folder, bench.desk, said, ready=ready)
    if anew:
        documents = []
        bench.counted.clear()
        for own in _compose(languages, look):
            documents += own
            bench.edition = edition_of(languages)
            _tell_seen(bench, own, look, tell)
            if again():
                return
        bench.base = _judge(languages)
        bench.languages, bench.documents, bench.whole = languages, documents, False
        bench.edition = edition_of(languages)
    bench.findings = tuple(dict.fromkeys((*bench.base, *said)))
    _settle(bench)


def _compose(languages: Languages, look: Look) -> Iterator[list[Composed]]:
    """The documents, locale by locale, that which is looked at first; after an error nothing is
    composed any more, but the other locales still say what is wrong with them."""
    kinds = [one for one in kinds_of(languages.loaded.kit, Options()) if one != PICTURE]
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
    new = [one.document for one in documents if id(one.document) not in bench.counted]
    bench.counted.update(map(id, new))
    for locale in {one.locale: None for one in new}:
        found = plan_charset((one for one in new if one.locale == locale),
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
            bench.files[name] = tuple(rename_file(bench, job, one) for one in bench.files[name])
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
