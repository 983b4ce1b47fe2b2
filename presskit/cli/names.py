"""``presskit names``: the register, and what is done with it.

Here: what was typed, handed on; what is said of it.  Never here: what a name becomes (``build``,
``localise``).
"""

from __future__ import annotations

from pathlib import Path

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.naming import Row, list_names
from presskit.cli.kits import find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity
from presskit.locales import nearest

__all__ = ["run"]


def run(report: Report, action: str, kit: str, **given) -> Exit:
    """Do one of the actions; see the command line."""
    folders = find_kits([kit])
    if action != "list" and len(folders) > 1:
        raise PresskitError.one(
            "names-choice", "nothing says which kit is meant", exit_code=Exit.USAGE,
            hint=f"name one: {', '.join(one.name for one in folders)}")
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


def check_locales(asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Raise ``PresskitError`` for a locale that the kit doesn't have."""
    for one in asked:
        if one not in known:
            near = nearest(one, known)
            raise PresskitError.one(
                "locale-unknown", f"this kit has no locale {one}", exit_code=Exit.USAGE,
                hint=f"did you mean {near}?" if near else f"there are {', '.join(known)}")


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


_ACTIONS = {"list": _list, "apply": _apply}
