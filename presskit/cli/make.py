"""``presskit make``: build kits, and say what was written and what needs attention.

Here: asking whether there is anything to do, drawing progress, the summary.  Never here:
building.

Nothing heavy is imported before it is known that something has changed.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.options import Options
from presskit.build.record import Record, is_current, read_record
from presskit.cli.kits import find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, Findings, PresskitError, Severity

if TYPE_CHECKING:
    from presskit.build.recipe import Made

__all__ = ["canonical_tags", "run"]

_SHOWN = 3
"""So many findings of one kind are shown in full."""


def run(report: Report, kit: str, locales: tuple[str, ...], documents: tuple[str, ...],
        formats: tuple[str, ...], jobs: int, force: bool, out: Path, release: bool, lift: bool,
        embed: str, watch: bool, open_result: bool, room: bool = False,
        preview: bool = False) -> Exit:
    """Build each kit that is meant; a kit with errors does not keep the next from being built."""
    desk = Desk()
    options = Options(canonical_tags(locales), documents, formats, jobs, force, release, lift,
                      embed, room or preview, preview)
    folders = find_kits([kit])
    _check_out(folders, out)
    seen = None
    if watch:
        from presskit.cli.watching import look
        seen = look(folders, desk)  # what is changed during the first build is seen after it
    code = _make_all(report, folders, out, desk, options)
    if open_result and code == Exit.GOOD:
        _open(out if len(folders) > 1 else out / folders[0].resolve().name)
    if seen:
        from presskit.cli.watching import watch as keep_watching
        return keep_watching(report, folders, out, desk, seen,
                             lambda: _make_all(report, folders, out, desk, options), code)
    return code


def _make_all(report: Report, folders: Sequence[Path], out: Path, desk: Desk,
              options: Options) -> Exit:
    """Build each kit, and give how it ended."""
    code, several = Exit.GOOD, len(folders) > 1
    for folder in folders:
        try:
            found = _make(report, folder, out, desk, options, folder.name if several else "")
            if options.release and options.locales and any(
                    one.code == "left-back" for one in found):
                code = max(code, Exit.NOT_ALLOWED)  # a locale that was named did not go out whole
        except PresskitError as error:
            report.add(error.diagnostics)
            report.show()
            if several:
                report.say(f"{folder}: not built")
            code = max(code, error.exit_code)
    return code


def canonical_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Language tags as they are written; what is none stays, to be complained of by name."""
    from presskit.locales import canonical
    out = []
    for tag in tags:
        try:
            out.append(canonical(tag))
        except ValueError:
            out.append(tag)
    return tuple(out)


def _check_out(folders: Iterable[Path], out: Path) -> None:
    """Refuse to write over a kit: ``--out content`` would replace it by what it makes."""
    for folder in folders:
        home, target = folder.resolve(), (out / folder.resolve().name).resolve()
        if target == home or home in target.parents or target in home.parents:
            raise PresskitError.one(
                "out-is-kit", f"{out} is where the kit itself stands", exit_code=Exit.USAGE,
                hint="name another folder with --out; without it, out/ is taken")


def _make(report: Report, folder: Path, out: Path, desk: Desk, options: Options,
          name: str = "") -> tuple[Diagnostic, ...]:
    """Build one kit, and give what was found; ``name`` stands in its progress, where several are
    built."""
    record = None if options.force else read_record(folder, out, desk)
    if record and is_current(record, options.words, folder, out, desk):
        _tell_unchanged(report, folder, out, record)
        _tell_days(report, folder, record.summary["embargo"], record.summary.get("until", {}),
                   desk)
        return tuple(record.findings)
    from presskit.build.recipe import build
    from presskit.cli.progress import draw_progress
    from presskit.publish import read_manifest
    place = out / folder.resolve().name
    before = read_manifest(place)
    with _noted(report, place), draw_progress(report.output == "human", name) as progress:
        made = build(folder, out, desk, options, progress)
    _tell(report, out, made)
    _tell_days(report, folder, made.embargo, made.until, desk,
               lifted=bool(before.get("public") and before.get("embargo")))
    return made.findings


@contextmanager
def _noted(report: Report, place: Path) -> Iterator[None]:
    """Note whether ``place`` is replaced meanwhile: a build puts another folder there."""
    def folder() -> int:
        return place.stat().st_ino if place.exists() else 0

    before = folder()
    try:
        yield
    finally:
        if folder() != before:
            report.keep(place)


def _tell_days(report: Report, folder: Path, embargo: str, until: Mapping[str, str],
               desk: Desk, *, lifted: bool = False) -> None:
    """What the hour makes of the mark that the files carry (``embargo``, empty for none) and of
    the last days of pictures; ``lifted`` if the files that stood there before had no mark."""
    if not (embargo or until):
        return
    from datetime import datetime

    from presskit.build.policy import say_ended, say_expired
    findings = Findings()
    say_expired(until, desk, folder, findings)
    if embargo:
        say_ended(datetime.fromisoformat(embargo), desk, folder, findings, marked=True)
    if embargo and lifted:
        findings.note("embargo-marked", "the files that stood here had no embargo mark any more; "
                      "these carry it again", hint="to build without it run presskit make --lift")
    report.add(findings)
    report.show()


def _tell_unchanged(report: Report, folder: Path, out: Path, record: Record) -> None:
    name = folder.resolve().name
    report.say(f"{out / name}: nothing has changed, {record.summary['files']} files stand")
    _tell_room(report, out / name)
    _tell_attention(report, record.findings)


def _tell(report: Report, out: Path, made: Made) -> None:
    placed = made.published
    counts = [(len(placed.written), "written"), (len(placed.same), "as before"),
              (len(placed.carried), "carried over"), (len(placed.removed), "removed")]
    said = ", ".join(f"{count} {word}" for count, word in counts if count)
    report.say(f"{placed.folder}: {placed.files} files ({said})")
    for path in placed.written if len(placed.written) <= 12 else ():
        report.say(f"  {path}")
    _tell_room(report, placed.folder)
    times = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in made.times)
    total = sum(seconds for _name, seconds in made.times)
    report.say(f"  {times}; {total:.2f} s in all, {made.rendered} rendered, "
               f"{made.remembered} remembered")
    _tell_attention(report, made.findings)


def _tell_room(report: Report, place: Path) -> None:
    """Where the press room begins, and what may be done with it."""
    for folder, words in (("press-room", "the press room, to be copied whole to any web space"),
                          ("press-room-preview", "a preview of the press room, not to be "
                                                 "published")):
        if (place / folder / "index.html").is_file():
            report.say(f"  {place / folder / 'index.html'}: {words}")


def _tell_attention(report: Report, findings: Iterable[Diagnostic]) -> None:
    """What needs attention: the first few of each kind in full, the others counted."""
    seen: Counter[tuple[str, Severity]] = Counter()
    for one in findings:
        seen[one.code, one.severity] += 1
        if report.output != "human" or seen[one.code, one.severity] <= _SHOWN:
            report.add([one])
    report.show()
    more = [f"{count - _SHOWN} more {code}" for (code, _severity), count in seen.items()
            if count > _SHOWN]
    if more:
        report.say(f"and {', '.join(more)}: --output json shows all")


def _open(folder: Path) -> None:
    import subprocess
    program = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        subprocess.Popen([program, os.fspath(folder)], stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL)
    except OSError as error:
        raise PresskitError.one("no-viewer", f"{folder} can't be opened: {program} is missing",
                                hint=f"open {folder} by hand", exit_code=Exit.MACHINE) from error
