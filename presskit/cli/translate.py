"""``presskit translate``: bring the PO files up to date with the kit, and draft what they lack.

Here: the order of the steps, what is told.  Never here: translating; deciding what belongs to an
old translation (``localise``), writing files (``build``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.catalogues import Merged, merge_catalogues
from presskit.build.languages import (
    Languages,
    open_languages,
    origin_of,
    require_locale,
    with_places,
)
from presskit.build.load import Loaded, load
from presskit.cli.kits import find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, Findings, PresskitError, Severity

if TYPE_CHECKING:
    from presskit.build.jobs import Job

__all__ = ["run"]


def run(report: Report, kit: str, locales: tuple[str, ...], engine: str = "",
        dry_run: bool = False, stale: bool = False) -> Exit:
    """Write ``translations/<locale>.po`` of each kit wherever an entry changed, and let
    ``engine``, else the one that the kit names, draft what is open."""
    desk, code = Desk(network=True), Exit.GOOD
    for folder in find_kits([kit]):
        try:
            code = max(code, _translate(report, folder, locales, desk, engine, dry_run, stale))
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    return code


def _translate(report: Report, folder: Path, wanted: tuple[str, ...], desk: Desk, engine: str,
               dry_run: bool, stale: bool) -> Exit:
    """Do one kit; the exit code of what came of it."""
    job: Job | None = None

    def choose(languages: Languages) -> tuple[str, ...]:
        nonlocal job  # whatever is wrong with an engine is told before a file is written
        chosen = _choose(wanted, languages)
        job = _open(report, languages.loaded, desk, engine, dry_run, stale)
        return chosen

    languages, merged = merge_catalogues(folder, desk, choose, dry_run=dry_run)
    kit, chosen = languages.loaded.kit, tuple(one.locale for one in merged)
    if not dry_run:
        for one in merged:
            _tell_merged(report, languages, one)
        _remember(report, languages, desk)
    report.add(with_places(languages.loaded.findings, languages.loaded.places))
    if not chosen:
        report.say(f"{kit.id}: no other locale; add some under locales: in kit.yaml")
    code = Exit.GOOD
    if job and dry_run:
        from presskit.cli.drafting import show_sketches
        return show_sketches(report, languages, chosen, job)
    if job:
        from presskit.cli.drafting import draft
        code = draft(report, languages, chosen, job)
    elif any(_count(one)[1] for one in merged):
        report.say("nothing was drafted: no engine is named (--engine NAME, or engine: below "
                   "translation: in kit.yaml)")
    errors = _errors(folder, chosen, desk)
    report.add(errors)
    return max(code, Exit.CONTENT if errors else Exit.GOOD)


def _remember(report: Report, languages: Languages, desk: Desk) -> None:
    """Teach the memory what this kit has approved, also by others on other machines."""
    from presskit.build.remembering import remember_languages
    findings = Findings()
    added, _gone = remember_languages(languages, desk, languages.loaded.kit.approvals, findings)
    report.add(findings)
    if added:
        report.say(f"{languages.loaded.kit.id}: {added} approved text{'s' * (added != 1)} put into "
                   "the translation memory")


def _open(report: Report, loaded: Loaded, desk: Desk, engine: str, dry_run: bool,
          stale: bool) -> Job | None:
    """The engine that is to draft, if any, allowed to see the kit."""
    from presskit.build.jobs import check_embargo, name_engine, open_job
    name = name_engine(loaded, engine)
    if not name and (dry_run or stale):
        raise PresskitError.one(
            "engine-none", f"{loaded.kit.id} names no engine that could draft",
            hint="add --engine NAME, or write engine: NAME below translation: in kit.yaml",
            exit_code=Exit.USAGE)
    if not name:
        return None
    job = open_job(loaded, name, desk, stale=stale, keep=report.keep)
    if not dry_run:
        check_embargo(loaded, job)
    return job


def _errors(folder: Path, locales: tuple[str, ...], desk: Desk) -> list[Diagnostic]:
    """What is wrong with the translations, at the places where they stand now."""
    loaded = load(folder, desk)
    languages = open_languages(loaded, desk)
    for locale in locales:
        languages.reach(locale)
    return [one for one in with_places(languages.findings, loaded.places)
            if one.severity is Severity.ERROR]


def _choose(wanted: tuple[str, ...], languages: Languages) -> tuple[str, ...]:
    """The locales meant: those asked for, else every one that is reached by translation."""
    kit = languages.loaded.kit
    if not wanted:
        return tuple(locale for locale, reach in kit.locales.items()
                     if reach.reach == "translate" or locale in kit.catalogues)
    for one in wanted:
        require_locale(languages, one)
    return wanted


def _count(one: Merged) -> tuple[int, int, int]:
    live = [message for message in one.catalogue.messages if not message.obsolete]
    return len(live), sum(not each.words for each in live), sum(each.fuzzy for each in live)


def _tell_merged(report: Report, languages: Languages, one: Merged) -> None:
    texts, empty, fuzzy = _count(one)
    if not one.written and not one.path.exists():
        reach = languages.loaded.kit.locales[one.locale]
        report.say(f"{one.locale}: nothing to translate: " + (
            f"it is converted from {origin_of(languages, one.locale)}; what you write into "
            f"{one.path} is set over the conversion" if reach.reach == "convert" else
            f"it comes from {origin_of(languages, one.locale)}, which has no words yet"))
        return
    if one.written:
        report.keep(one.path)
    report.say(f"{one.path}: {'written' if one.written else 'as it was'} ({texts} texts, "
               f"{empty} to translate, {fuzzy} to look at again)")
