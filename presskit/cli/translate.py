"""``presskit translate``: bring the PO files up to date with the kit.

Here: extracting and merging for each locale, writing what changed.  Never here: translating;
deciding what belongs to an old translation (``localise``).
"""

from __future__ import annotations

from pathlib import Path

from presskit import locales as tags
from presskit.build.languages import Languages, open_languages, with_places
from presskit.build.load import load
from presskit.cli.kits import find_kits
from presskit.cli.report import Report
from presskit.content.edits import write_file
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity

__all__ = ["run"]


def run(report: Report, kit: str, locales: tuple[str, ...]) -> Exit:
    """Write ``translations/<locale>.po`` of each kit wherever an entry changed."""
    desk, code = Desk(), Exit.GOOD
    for folder in find_kits([kit]):
        try:
            good = _translate(report, folder, locales, desk)
            code = max(code, Exit.GOOD if good else Exit.CONTENT)
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    return code


def _translate(report: Report, folder: Path, wanted: tuple[str, ...], desk: Desk) -> bool:
    """Write the files of one kit; whether what they say is without errors."""
    loaded = load(folder, desk)
    languages = open_languages(loaded, desk)
    chosen = _choose(wanted, languages)
    for locale in chosen:
        _write_locale(report, folder, locale, languages)
    report.add(with_places(loaded.findings, loaded.places))
    if not chosen:
        report.say(f"{loaded.kit.id}: no other locale; add some under locales: in kit.yaml")
    errors = _errors(folder, chosen, desk)
    report.add(errors)
    return not errors


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
        if one not in kit.locales:
            near = tags.nearest(one, kit.locales)
            raise PresskitError.one(
                "locale-unknown", f"{kit.id} is not reached in {one}", exit_code=Exit.USAGE,
                hint=(f"did you mean {near}? " if near else "") + "add it to locales: in kit.yaml")
    return wanted


def _write_locale(report: Report, folder: Path, locale: str, languages: Languages) -> None:
    from presskit.localise.catalogue import is_changed
    from presskit.localise.po import write_catalogue
    from presskit.localise.route import extract
    from presskit.model.segment import Catalogue
    kit = languages.loaded.kit
    before = kit.catalogues.get(locale, Catalogue(locale))
    after = extract(languages.route, locale)
    path = folder / "translations" / f"{locale}.po"
    live = [one for one in after.messages if not one.obsolete]
    empty = sum(not one.words for one in live)
    fuzzy = sum(one.fuzzy for one in live)
    counts = f"{len(live)} texts, {empty} to translate, {fuzzy} to look at again"
    if path.exists() and not is_changed(before, after) or not live and not path.exists():
        report.say(f"{path}: as it was ({counts})")
        return
    source = kit.locales[locale].from_ or kit.source_locale
    write_file(path, write_catalogue(after, kit.id, source))
    report.keep(path)
    report.say(f"{path}: written ({counts})")
