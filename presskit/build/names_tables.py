"""The register as a CSV file, out and in.

Here: reading and writing files, the places of what is wrong, handing changes to the register's
files.  Never here: what a line means (``localise/names_table``).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from presskit.build.languages import Languages, open_languages
from presskit.build.load import load
from presskit.build.naming import FILES
from presskit.content.edits import Edit, edit_file, write_file
from presskit.content.files import read_source
from presskit.content.yaml_edits import set_values
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path
from presskit.locales import canonical
from presskit.localise.names_table import (
    Change,
    Clash,
    Line,
    compare_line,
    read_table,
    write_table,
)
from presskit.model.segment import name_path

__all__ = ["Imported", "export_names", "import_names", "put_forms"]

_KINDS = tuple(FILES)


@dataclass(slots=True)
class Imported:
    """What came of a table: forms changed, lines not taken, the files written, what is said."""

    changes: list[Change] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)


def export_names(folder: Path, desk: Desk, path: Path, locales: Iterable[str] = (),
                 kinds: Iterable[str] = ()) -> int:
    """Write the register to a CSV file that spreadsheets open (UTF-8 with a mark of byte order);
    how many lines it has.

    Raises ``PresskitError`` where it can't be written.
    """
    languages = open_languages(load(folder, desk), desk)
    text = write_table(languages.loaded.kit, tuple(locales) or languages.locales, kinds)
    write_file(path, "\ufeff" + text)
    return text.count("\r\n") - 1


def import_names(folder: Path, desk: Desk, path: Path, *, replace: bool = False,
                 dry_run: bool = False) -> Imported:
    """Take a table into the register; with ``dry_run`` only say what it would change.

    Raises ``PresskitError`` for a file that can't be read, and with everything that is wrong with
    its lines: then nothing is changed.
    """
    done = Imported()
    source = read_source(path, done.findings)
    done.findings.raise_errors()
    if source is None:
        raise PresskitError.one("names-table", "there is nothing to be read",
                                span=Span(show_path(path)), hint="name a CSV file that presskit "
                                "names export wrote", exit_code=Exit.USAGE)
    languages = open_languages(load(folder, desk), desk)
    lines, faults = read_table(source.text)
    for number, fault in faults:
        _complain(done.findings, path, number, fault, "correct the line in the spreadsheet, and "
                  "save it as CSV (UTF-8)")
    for line in lines:
        _check(languages, line, path, done.findings)
    done.findings.raise_errors()
    for line in lines:
        _take(languages, line, replace, done)
    if done.changes and not dry_run:
        forms = [(one.line.key, one.line.locale, _fields(languages, one)) for one in done.changes]
        done.files = put_forms(folder, forms)
        load(folder, desk)  # what was written can be read
    return done


def _complain(findings: Findings, path: Path, number: int, fault: str, hint: str) -> None:
    findings.error("names-table", f"line {number}: {fault}", hint=hint,
                   span=Span(show_path(path), number))


def _check(languages: Languages, line: Line, path: Path, findings: Findings) -> None:
    register = languages.loaded.kit.register
    if line.key not in register:
        near = difflib.get_close_matches(line.key, register, n=1)
        _complain(findings, path, line.number, f"the kit has no {line.key}",
                  f"did you mean {near[0]}?" if near else "add it to the kit first: no table makes "
                  "anybody up")
    try:
        good = canonical(line.locale)
    except ValueError:
        good = ""
    if good != line.locale:
        _complain(findings, path, line.number, f'"{line.locale}" is not a language tag as we write '
                  "it", f"write {good or 'a tag such as en or ja'}")
    status = line.said.get("status", "")
    if status not in ("", "given", "confirmed", "published", "suggested"):
        _complain(findings, path, line.number, f'"{status}" is no status',
                  "write given, confirmed, published or suggested")


def _take(languages: Languages, line: Line, replace: bool, done: Imported) -> None:
    kit = languages.loaded.kit
    named = kit.register[line.key]
    approved = line.locale in kit.locales and str(languages.names(line.locale)[line.key]) in (
        "reviewed", "final") and any(one.path == name_path(line.key)
                                     for one in kit.approvals.get(line.locale, ()))
    found = compare_line(line, named.names.get(line.locale), approved, replace=replace)
    if isinstance(found, Change):
        done.changes.append(found)
    elif found:
        done.clashes.append(found)
        done.findings.warning(
            "names-clash", f"{line.locale}: {line.key} is left as it is: {found.why}; ours: "
            f"{found.ours}, theirs: {found.theirs}", span=languages.loaded.places.get(
                f"{FILES[line.key.partition(':')[0]]}.{line.key.partition(':')[2]}.names."
                f"{line.locale}@"),
            hint="change it by hand, or import the table with --replace, which takes all of its "
            "lines")


def _fields(languages: Languages, change: Change) -> dict[str, Any]:
    """The fields to be written, the former form kept with those before it."""
    form = languages.loaded.kit.register[change.line.key].names.get(change.line.locale)
    if not change.former or form is None:
        return dict(change.fields)
    kept: list[Any] = [_written(one.model_dump()) for one in form.formerly]
    former = _written(change.former)
    return {**change.fields, "formerly": [*kept, *([former] if former not in kept else [])]}


def _written(former: Mapping[str, Any]) -> Any:
    """A former form as it is typed: its full form alone, where that is all."""
    said = {key: [*one] if key == "aliases" else one for key, one in former.items() if one}
    return said["full"] if list(said) == ["full"] else said


def put_forms(folder: Path, forms: Iterable[tuple[str, str, Mapping[str, Any]]]) -> list[Path]:
    """Write fields of forms (``kind:id``, locale, fields) into the register's files; the files.

    Raises ``PresskitError``.
    """
    by_file: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for key, locale, fields in forms:
        kind, _, ident = key.partition(":")
        by_file.setdefault(FILES[kind], []).append(((ident, "names", locale), fields))
    written = []
    for name, changes in by_file.items():
        path = folder / f"{name}.yaml"
        source = read_source(path, Findings())
        assert source, "a name that was read has a file"
        known = _known(source.text, source.file)
        steps = []
        for inside, fields in changes:
            if inside in known:
                steps += [((*inside, one), value) for one, value in fields.items()]
            else:
                steps.append((inside, dict(fields)))
        after = set_values(source.text, source.file, steps)
        edit_file(path, source.text, [Edit(0, len(source.text), after)])
        written.append(path)
    return written


def _known(text: str, file: str) -> set[tuple[str, ...]]:
    from presskit.content.files import Source
    from presskit.content.yaml import compose_yaml
    value, _ = compose_yaml(Source(file, text), Findings())
    return {(key, "names", tag) for key, one in value.items() if isinstance(one, dict)
            for tag, form in (one.get("names") or {}).items() if isinstance(form, dict)}
