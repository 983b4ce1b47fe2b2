"""``presskit verify``: a table of what was proven of each file, and the faults below it.

Here: the table, how many faults are shown.  Never here: proving, deciding what is a fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.options import Options
from presskit.cli.kits import find_kits
from presskit.cli.make import canonical_tags
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity
from presskit.registry import DOCUMENTS, FORMATS

if TYPE_CHECKING:
    from presskit.build.verdicts import Checked, Verified

__all__ = ["run"]

_SHOWN = 3
"""So many faults of one kind are shown of one file."""

_NAMES = {"bundle": "archive"}


def run(report: Report, kits: tuple[str, ...], locales: tuple[str, ...],
        documents: tuple[str, ...], formats: tuple[str, ...], quick: bool, jobs: int,
        out: Path) -> Exit:
    """Verify each kit that is meant; all are, whatever is wrong with the first."""
    from presskit.build.verifying import verify
    from presskit.cli.progress import draw_progress
    desk, code = Desk(), Exit.GOOD
    options = Options(canonical_tags(locales), documents, formats, jobs)
    folders = find_kits(kits)
    for folder in folders:
        try:
            name = folder.name if len(folders) > 1 else ""
            with draw_progress(report.output == "human", name) as progress:
                found = verify(folder, out, desk, options, quick=quick, progress=progress)
            _tell(report, found, quick)
            failed = any(one.severity is Severity.ERROR for one in found.findings)
            code = max(code, Exit.CONTENT if failed else Exit.GOOD)
        except PresskitError as error:
            report.add(error.diagnostics)
            report.show()
            code = max(code, error.exit_code)
    return code


def _tell(report: Report, found: Verified, quick: bool) -> None:
    for line in _table(found.files):
        report.say(line)
    report.say()
    _tell_faults(report, found.findings)
    wrong = {one.span.file for one in found.findings
             if one.span and one.severity is Severity.ERROR}
    told = f"{found.folder}: {len(found.files)} files, " + (
        f"faults in {len(wrong)} place{'s' * (len(wrong) > 1)}" if wrong else "no faults")
    report.say(told + ("" if found.complete else "; not the whole kit was built")
               + ("; nothing was made anew (--quick)" if quick else ""))


# The table ----------------------------------------------------------------------------------

def _table(files: Iterable[Checked]) -> Iterator[str]:
    """One block per locale, one row per document and format: the gravest mark of each proof."""
    from presskit.build.verdicts import Mark
    from presskit.render.proof import Aspect
    groups: dict[str, dict[tuple[str, str], list[Checked]]] = {}
    for one in files:
        name = _NAMES.get(one.document, one.document)
        groups.setdefault(one.locale, {}).setdefault((name, one.format), []).append(one)
    grave = list(Mark)
    widths = {aspect: max(8, len(aspect)) for aspect in Aspect}
    for locale in sorted(groups, key=lambda tag: (tag == "mul", tag)):
        yield ""
        yield "  ".join([("all locales" if locale == "mul" else locale).ljust(31),
                         *(str(one).ljust(widths[one]) for one in Aspect)]).rstrip()
        for name, format in sorted(groups[locale], key=_rank):
            own = groups[locale][name, format]
            marks = [min((one.marks[aspect] for one in own), key=grave.index)
                     for aspect in Aspect]
            count = f" ({len(own)})" if len(own) > 1 else ""
            yield "  ".join([f"  {(name + count).ljust(23)} {format.ljust(5)}",
                             *(str(mark).ljust(widths[aspect])
                               for aspect, mark in zip(Aspect, marks, strict=True))]).rstrip()


def _rank(row: tuple[str, str]) -> tuple[int, int]:
    """Documents and formats in the order in which they are made, archives last."""
    kinds, formats = [*DOCUMENTS, *_NAMES.values()], [*FORMATS, "png", "jpg", "zip"]
    return kinds.index(row[0]), formats.index(row[1])


def _tell_faults(report: Report, findings: Iterable[Diagnostic]) -> None:
    """The faults, file by file: the first of each kind for people, all of them for programs."""
    seen: Counter[tuple[str, str]] = Counter()
    for one in findings:
        key = one.span.file if one.span else "", one.code
        seen[key] += 1
        if report.output != "human" or seen[key] <= _SHOWN:
            report.add([one])
    report.show()
    for (file, code), count in seen.items():
        if count > _SHOWN:
            report.say(f"{file}: {count - _SHOWN} more {code}: --output json shows all")
