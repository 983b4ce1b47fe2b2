"""``presskit names``: the register, and what is done with it.

Here: what was typed, handed on; what is said of it.  Never here: what a name becomes (``build``,
``localise``).
"""

from __future__ import annotations

import difflib
from pathlib import Path

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.naming import Row, list_names
from presskit.cli.kits import check_locales, find_kit, find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity

__all__ = ["run"]


def run(report: Report, action: str, kit: str, **given) -> Exit:
    """Do one of the actions; see the command line."""
    folders = find_kits([kit]) if action == "list" else (find_kit(kit),)
    code = Exit.GOOD
    for folder in folders:
        try:
            code = max(code, _ACTIONS[action](report, folder, Desk(), **given))
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    return code


# Listing -----------------------------------------------------------------------------------

def _list(report: Report, folder: Path, desk: Desk, locales: tuple[str, ...],
          only_open: bool) -> Exit:
    languages = open_languages(load(folder, desk), desk)
    check_locales(locales, languages.locales)
    rows = list_names(languages, locales)
    shown = [one for one in rows if one.is_open] if only_open else rows
    missing = sum(one.form is None for one in rows)
    unsure = sum(one.is_open for one in rows) - missing
    report.say(f"{languages.loaded.kit.id}: {len({one.key for one in rows})} names and terms; "
               f"{missing} forms missing, {unsure} not confirmed")
    last = ""
    for row in shown:
        if row.key != last:
            report.say(f"  {row.key}  {row.shown}")
        last = row.key
        report.say(f"    {row.locale:<12} {_describe(row)}")
        if report.output != "human" and row.is_open:
            report.add([Diagnostic("name-open", Severity.NOTE, f"{row.locale}: {row.key}: "
                                   f"{_describe(row)}", row.span)])
    return Exit.GOOD


def _describe(row: Row) -> str:
    form = row.form
    if form is None:
        return "missing"
    written = " / ".join(filter(None, (form.full, form.short, *form.aliases)))
    reading = f" ({form.reading})" if form.reading else ""
    how = f", {form.method}" if form.method and form.status == "suggested" else ""
    return f"{written}{reading}  {form.status}{how}" + (", approved" if row.approved else "")


# Applying ----------------------------------------------------------------------------------

def _apply(report: Report, folder: Path, desk: Desk, dry_run: bool) -> Exit:
    from presskit.build.renaming import rename
    plan = rename(folder, desk, dry_run=dry_run)
    texts = [one for one in plan.touched if not one.original]
    for one in texts:
        report.say(str(one))
        if report.output != "human":
            report.add([Diagnostic("name-applied", Severity.NOTE, f"{one.locale}: -{one.before} "
                                   f"+{one.after}", one.span, one.path)])
    count = len(texts)
    done = "would be changed" if dry_run else "changed"
    report.say(f"{folder.resolve().name}: {count} text{'s' * (count != 1)} {done}")
    if not dry_run:
        for path in plan.files:
            report.keep(path)
            report.say(f"  {path}: written")
    report.add(plan.findings)
    return Exit.GOOD


# Tables ------------------------------------------------------------------------------------

def _export(report: Report, folder: Path, desk: Desk, path: Path | None,
            locales: tuple[str, ...], kinds: tuple[str, ...]) -> Exit:
    from presskit.build.names_tables import export_names
    check_locales(locales, open_languages(load(folder, desk), desk).locales)
    if path is None:
        raise PresskitError.one("names-choice", "nothing says where the table goes",
                                hint="name a file: --csv names.csv", exit_code=Exit.USAGE)
    count = export_names(folder, desk, path, locales, kinds)
    report.keep(path)
    report.say(f"{path}: {count} line{'s' * (count != 1)}")
    return Exit.GOOD


def _import(report: Report, folder: Path, desk: Desk, path: Path, replace: bool,
            dry_run: bool) -> Exit:
    from presskit.build.names_tables import import_names
    done = import_names(folder, desk, path, replace=replace, dry_run=dry_run)
    for one in done.changes:
        before = " / ".join(filter(None, map(one.former.get, ("full", "short", "word"))))
        said = ", ".join(f"{name}: {_cell(value)}" for name, value in one.fields.items())
        report.say(f"  {one.line.locale or '-':<12} {one.line.key}  {said}"
                   + (f"  (was {before})" if before else ""))
    for written in done.files:
        report.keep(written)
        report.say(f"  {written}: written")
    count, left = len(done.changes), len(done.clashes)
    what = "line" if any(one.line.rule for one in done.changes) else "form"
    report.say(f"{folder.resolve().name}: {count} {what}{'s' * (count != 1)} "
               f"{'would be changed' if dry_run else 'changed'}, {left} left as "
               f"{'they are' if left != 1 else 'it is'}")
    if any(one.former and not one.line.rule for one in done.changes) and not dry_run:
        report.say("  presskit names apply puts changed names into the texts")
    report.add(done.findings)
    return Exit.CONTENT if done.clashes else Exit.GOOD


def _cell(value) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{word} → {instead}" if instead else word
                         for word, instead in value.items())
    return " | ".join(value) if isinstance(value, list) else value or "nothing"


# Suggesting --------------------------------------------------------------------------------

_METHODS = ("cantonese-kana", "conversion", "hangul", "hepburn-romanisation",
            "hong-kong-romanisation", "jyutping", "kana", "kept", "pinyin", "revised-romanisation",
            "usual-surname")


def _suggest(report: Report, folder: Path, desk: Desk, locales: tuple[str, ...], method: str,
             write: bool) -> Exit:
    from presskit.build.suggesting import suggest_names
    check_locales(locales, open_languages(load(folder, desk), desk).locales)
    if method and method not in _METHODS:
        near = difflib.get_close_matches(method, _METHODS, n=1)
        raise PresskitError.one("names-choice", f"there is no method {method}",
                                hint=f"did you mean {near[0]}?" if near else
                                f"there are {', '.join(_METHODS)}", exit_code=Exit.USAGE)
    found, written, files = suggest_names(folder, desk, locales, method=method, write=write)
    for one in found:
        reading = f" ({one.reading})" if one.reading else ""
        said = f"{one.full}{reading}  {one.method}" if one.full else f"ask: {one.unsure}"
        doubt = f"; may be otherwise: {one.unsure}" if one.full and one.unsure else ""
        report.say(f"  {one.locale:<12} {one.key}  {said}{doubt}")
        if report.output != "human":
            report.add([Diagnostic("name-proposed", Severity.NOTE,
                                   f"{one.locale}: {one.key}: {said}{doubt}")])
    for path in files:
        report.keep(path)
        report.say(f"  {path}: written")
    forms = sum(bool(one.full) for one in found)
    report.say(f"{folder.resolve().name}: {forms} form{'s' * (forms != 1)} proposed, "
               f"{len(found) - forms} to be asked for" + (
                   f", {len(written)} written as suggested" if write else ""))
    return Exit.GOOD


_ACTIONS = {"list": _list, "apply": _apply, "export": _export, "import": _import,
            "suggest": _suggest}
