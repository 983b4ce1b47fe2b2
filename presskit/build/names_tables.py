"""The register as a CSV file, out and in.

Here: reading and writing files, the places of what is wrong, handing changes to the register's
files.  Never here: what a line means (``localise/names_table``).
"""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from presskit.build.alone import writes_kit
from presskit.build.languages import Languages, open_languages
from presskit.build.load import load
from presskit.build.names_files import put_values
from presskit.build.naming import FILES
from presskit.content.edits import write_file
from presskit.content.files import read_source
from presskit.content.identifiers import is_identifier
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path
from presskit.locales import canonical
from presskit.localise.names_cells import Change, Clash, Line, is_touched
from presskit.localise.names_table import FIELDS, compare_line, read_table, write_table
from presskit.localise.terms_table import RULE_FIELDS, compare_rule, people_of, put_rules
from presskit.model.kit import Kit, Named
from presskit.model.segment import name_path

__all__ = ["Imported", "export_names", "import_names"]


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


@writes_kit
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
    kit = languages.loaded.kit
    lines = tuple(one for one in lines if not _is_gone(kit, one))
    new = {one.key for one in lines if one.rule in ("", "keep", "forbid") and one.said.get("full")}
    for line in lines:
        _check(languages, line, new, path, done.findings)
    done.findings.raise_errors()
    for line in lines:
        _take(languages, line, path, replace, done)
    if done.changes and not dry_run:
        ruled = [one for one in done.changes if one.line.rule]
        done.files = put_values(folder, desk, [
            (one.line.key, one.line.locale, _fields(kit, one)) for one in done.changes
            if not one.line.rule], put_rules(ruled, kit.terms))
    return done


def _is_gone(kit: Kit, line: Line) -> bool:
    """Whether a line that nobody has touched is of what was taken out of the kit since."""
    return _named(kit, line.key) is None and not is_touched(
        line, RULE_FIELDS if line.rule else FIELDS)


def _named(kit: Kit, key: str) -> Named | None:
    kind, _, ident = key.partition(":")
    return kit.terms.get(ident) if kind == "term" else kit.register.get(key)


def _complain(findings: Findings, path: Path, number: int, fault: str, hint: str) -> None:
    findings.error("names-table", f"line {number}: {fault}", hint=hint,
                   span=Span(show_path(path), number))


def _check(languages: Languages, line: Line, new: Container[str], path: Path,
           findings: Findings) -> None:
    kit = languages.loaded.kit
    if _named(kit, line.key) is None:
        fault, hint = _unknown(kit, line, new)
        if fault:
            _complain(findings, path, line.number, fault, hint)
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
    for person in people_of(line):
        if person not in kit.people:
            _complain(findings, path, line.number, f"the kit has no person {person}",
                      _near(person, kit.people) or "write the id of a person of the kit")


def _unknown(kit: Kit, line: Line, new: Container[str]) -> tuple[str, str]:
    """What is wrong with a line about what the kit doesn't have: a table may bring terms of its
    own, but nobody and nothing else that has a name."""
    kind, _, ident = line.key.partition(":")
    if kind != "term" or line.mark:
        return f"the kit has no {line.key}", _near(line.key, kit.register) or (
            "add it to the kit first: no table makes anybody up")
    if not is_identifier(ident):
        return f'"{ident}" can\'t be the id of a term', (
            "write small letters and digits, parted by single hyphens")
    if line.key not in new:
        return f"{line.key} is new, and says nothing of how it is called, kept or forbidden", (
            _near(line.key, kit.register) or "add a line with a form, keep or forbid")
    return "", ""


def _near(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean {near[0]}?" if near else ""


def _take(languages: Languages, line: Line, path: Path, replace: bool, done: Imported) -> None:
    kit = languages.loaded.kit
    kind, _, ident = line.key.partition(":")
    named = _named(kit, line.key)
    if line.rule:
        found = compare_rule(line, kit.terms.get(ident), replace=replace)
    else:
        state = languages.names(line.locale).get(line.key) if line.locale in kit.locales else None
        approved = str(state) in ("reviewed", "final") and any(
            one.path == name_path(line.key)
            for one in kit.approvals.get(line.locale, ()))
        found = compare_line(line, named.names.get(line.locale) if named else None, approved,
                             replace=replace)
    if isinstance(found, Change):
        done.changes.append(found)
    elif found:
        done.clashes.append(found)
        done.findings.warning(
            "names-clash", f"{line.locale or line.rule}: {line.key} is left as it is: "
            f"{found.why}; ours: {found.ours}, theirs: {found.theirs}",
            span=languages.loaded.places.get(
                f"{FILES[kind]}.{ident}.names.{line.locale}@", Span(show_path(path), line.number)),
            hint="change it by hand, or import the table with "
            "--replace, which takes all of its lines")


def _fields(kit: Kit, change: Change) -> dict[str, Any]:
    """The fields to be written, the former form kept with those before it."""
    named = _named(kit, change.line.key)
    form = named.names.get(change.line.locale) if named else None
    if not change.former or form is None:
        return dict(change.fields)
    kept: list[Any] = [_written(one.model_dump()) for one in form.formerly]
    former = _written(change.former)
    return {**change.fields, "formerly": [*kept, *([former] if former not in kept else [])]}


def _written(former: Mapping[str, Any]) -> Any:
    """A former form as it is typed: its full form alone, where that is all."""
    said = {key: [*one] if key == "aliases" else one for key, one in former.items() if one}
    return said["full"] if list(said) == ["full"] else said
