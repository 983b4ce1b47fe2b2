"""``presskit exchange``: what goes to translators, what came back, what waits.

Here: what was typed, handed on; what is told.  Never here: what becomes of a row
(``localise.exchange``), files of a kit (``build.exchanging``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.exchange_files import (
    MEMORY,
    check_outgoing,
    count_left_out,
    write_exchange,
)
from presskit.build.exchange_formats import (
    Reading,
    read_delivery,
    resolve_delivery,
)
from presskit.build.exchanging import (
    Received,
    check_delivery,
    pack,
    receive,
    remember_file,
    settle_parked,
)
from presskit.build.languages import Languages, open_languages, require_locale, with_places
from presskit.build.load import load
from presskit.build.parking import list_parked, parked_path
from presskit.cli.kits import find_kit, find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity, Span, show_path

if TYPE_CHECKING:
    from presskit.localise.exchange import Delivery, Landing, Parcel

__all__ = ["run"]


def run(report: Report, action: str, **given) -> Exit:
    """Do one of the actions; see the command line."""
    return _ACTIONS[action](report, Desk(), **given)


def _open(folder: Path, desk: Desk) -> Languages:
    return open_languages(load(folder, desk), desk)


# Out ---------------------------------------------------------------------------------------------

def _export(report: Report, desk: Desk, kit: str, locales: tuple[str, ...], form: str,
            version: str, dest: Path, dry_run: bool) -> Exit:
    code = Exit.GOOD
    for folder in find_kits([kit]):
        try:
            languages = _open(folder, desk)
            for locale in _targets(languages, locales):
                code = max(code, _export_one(report, languages, locale, desk, form, version, dest,
                                             dry_run))
            # what drafts lack is told by check, and it is why they are sent to somebody
            report.add(with_places(languages.loaded.findings, languages.loaded.places))
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    return code


def _targets(languages: Languages, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The locales that are meant: those asked for, else every one that is translated."""
    kit = languages.loaded.kit
    for one in wanted:
        require_locale(languages, one)
    found = wanted or tuple(tag for tag, one in kit.locales.items() if one.reach == "translate")
    if not found:
        raise PresskitError.one(
            "exchange-locale", f"{kit.id} is translated into no locale", exit_code=Exit.USAGE,
            hint="add some under locales: in kit.yaml, or name a converted one: --to TAG")
    return found


def _export_one(report: Report, languages: Languages, locale: str, desk: Desk, form: str,
                version: str, dest: Path, dry_run: bool) -> Exit:
    """Write one file; what can't be written for one locale keeps no other back."""
    parcel = pack(languages, locale, desk)
    _tell_amount(report, parcel)
    try:
        check_outgoing(languages, parcel, form)
        if dry_run:
            return Exit.GOOD
        path = write_exchange(languages, parcel, form, version, dest, desk)
    except PresskitError as error:
        report.add(error.diagnostics)
        return error.exit_code
    report.keep(path)
    report.say(f"  {path}: written")
    if parcel.embargo:
        report.say("  it says that it is under embargo: send it only to whom you trust with it")
    left = count_left_out(parcel) if form == MEMORY else 0
    if left:
        report.say(f"  {left} text{'s are' if left != 1 else ' is'} not in it: a memory holds no "
                   "machine's words and nothing that is not translated")
    return Exit.GOOD


def _tell_amount(report: Report, parcel: Parcel) -> None:
    """How much work it is, on a line for people, in a note for programs."""
    from presskit.localise.exchange.counting import count_parcel, unit_of
    found, unit = count_parcel(parcel), unit_of(parcel.source)
    whole = sum(one.units for band, one in found.items() if band != "done")
    said = ", ".join(f"{band} {one.units:,} ({one.texts} text{'s' * (one.texts != 1)})"
                     for band, one in found.items())
    line = f"{parcel.source} → {parcel.target}: {whole:,} {unit} to do: {said or 'no text'}"
    report.say(line)
    if report.output != "human":
        report.add([Diagnostic("exchange-amount", Severity.NOTE, line,
                               Span(parcel.kit))])


# Back --------------------------------------------------------------------------------------------

def _import(report: Report, desk: Desk, files: tuple[Path, ...], kit: str, locale: str,
            done: bool, strict: bool, dry_run: bool) -> Exit:
    code = Exit.GOOD
    for path in files:
        try:
            if path.suffix.lower() == ".tmx":
                _import_memory(report, desk, path, dry_run)
                continue
            code = max(code, _import_one(report, desk, path, kit, locale, Reading(done, strict),
                                         dry_run))
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    return code


def _all_done(delivery: Delivery) -> Delivery:
    return replace(delivery, rows=tuple(
        one if one.keeps_words or one.is_copy else replace(one, draft=False)
        for one in delivery.rows))


def _import_one(report: Report, desk: Desk, path: Path, kit: str, locale: str,
                reading: Reading, dry_run: bool) -> Exit:
    from presskit.localise.exchange import Fate
    delivery = read_delivery(path, locale)
    folder = find_kit(kit or _known_kit(delivery.kit), "--kit")
    languages = _open(folder, desk)
    chosen = check_delivery(languages, delivery, locale)
    delivery = resolve_delivery(delivery, path, languages, chosen, reading)
    report.add(reading.findings)
    if reading.done:
        delivery = _all_done(delivery)
    got = receive(folder, desk, delivery, chosen, dry_run=dry_run, keep=report.keep)
    fates = Counter(one.fate for one in got.landings)
    if fates[Fate.UNKNOWN] == len(got.landings):
        raise PresskitError.one(
            "exchange-foreign", "none of the texts in this file is one of this kit's",
            span=Span(delivery.name), hint="is it the file that was sent back, and the right kit? "
            "name it: --kit KIT")
    report.say(f"{delivery.name}: {chosen}: " + ", ".join(_counted(got, fates)))
    for path in got.files:
        report.say(f"  {path}: written")
    if dry_run:
        report.say("  nothing was written")
    report.add(_told(got, delivery, folder, dry_run))
    return _check(report, folder, chosen, desk) if got.files else Exit.GOOD


def _known_kit(name: str) -> str:
    """The kit that a file names, where there is one of that name here."""
    stands = Path("kit.yaml").is_file() and Path.cwd().name == name
    there = any((home / name / "kit.yaml").is_file() for home in (Path(), Path("content")))
    return name if there and not stands and re.fullmatch("[a-z0-9-]+", name) else ""


def _counted(got: Received, fates: Counter) -> Iterator[str]:
    from presskit.localise.exchange import Fate
    from presskit.model.segment import State
    read = sum(one.fate is Fate.TAKEN and one.row is not None
               and one.row.state in (State.REVIEWED, State.FINAL) for one in got.landings)
    comments = sum(one.fate is Fate.SAME and one.is_change for one in got.landings)
    yield f"{fates[Fate.TAKEN]} taken"
    if read:
        yield f"{read} of them had been approved and want a review again"
    yield f"{fates[Fate.SAME]} as they were"
    if comments:
        yield f"{comments} of them with a new comment"
    if fates[Fate.PARKED]:
        yield f"{fates[Fate.PARKED]} parked"
    if fates[Fate.UNKNOWN]:
        yield f"{fates[Fate.UNKNOWN]} not of this kit"


def _told(got: Received, delivery: Delivery, folder: Path,
          dry_run: bool) -> Iterator[Diagnostic]:
    from presskit.localise.exchange import Fate
    for one in got.landings:
        span = Span(delivery.name, one.returned.line)
        if one.fresh_comment and one.fate is not Fate.UNKNOWN:
            yield Diagnostic("exchange-comment", Severity.NOTE, f"{got.locale}: {_name(one)}: "
                             f"{' '.join(one.fresh_comment.split())}", span, _name(one))
        if one.fate is Fate.PARKED:
            yield Diagnostic(
                "exchange-parked", Severity.WARNING, f"{got.locale}: {_name(one)} is not taken: "
                f"{one.reason}", span, _name(one), "presskit exchange parked shows both versions"
                if not dry_run else "it will be parked")
        elif one.fate is Fate.UNKNOWN:
            yield Diagnostic("exchange-unknown", Severity.WARNING, f"{got.locale}: "
                             f"{one.reason}: {one.returned.id or '(none)'}", span,
                             hint="it is left out")


def _name(one: Landing) -> str:
    return one.row.context if one.row else one.returned.context


def _check(report: Report, folder: Path, locale: str, desk: Desk) -> Exit:
    """What is wrong with the translations, and which marks would be printed, at the places where
    they stand now."""
    languages = _open(folder, desk)
    languages.reach(locale)
    wrong = [one for one in with_places(languages.findings, languages.loaded.places)
             if one.severity is Severity.ERROR or one.code == "literal-marker"]
    report.add(wrong)
    return Exit.CONTENT if any(one.severity is Severity.ERROR for one in wrong) else Exit.GOOD


def _import_memory(report: Report, desk: Desk, path: Path, dry_run: bool) -> None:
    count, findings = remember_file(path, desk, dry_run=dry_run)
    report.add(findings)
    report.say(f"{path}: {count} texts " + ("would be put" if dry_run else "put")
               + " into the translation memory")


# What waits --------------------------------------------------------------------------------------

def _parked(report: Report, desk: Desk, kit: str, locales: tuple[str, ...]) -> Exit:
    for folder in find_kits([kit]):
        languages = _open(folder, desk)
        chosen = _targets(languages, locales) if locales else tuple(languages.loaded.kit.locales)
        found = list_parked(folder, chosen)
        if not found:
            report.say(f"{languages.loaded.kit.id}: nothing is parked")
        for locale, some in found.items():
            for line, one in enumerate(some, 1):
                report.say(f"{locale} {one.number}  {one.path}  {one.reason} ({one.file}, "
                           f"{one.date})")
                for label, text in (("source then", one.source), ("source here", one.our_source),
                                    ("theirs", one.words), ("ours", one.our_words),
                                    ("comment", one.comment)):
                    if text and not (label == "source here" and text == one.source):
                        report.say(f"    {label:<12} {' '.join(text.split())}")
                if report.output != "human":
                    report.add([Diagnostic(
                        "exchange-waiting", Severity.NOTE, f"{locale} {one.number}: {one.reason}",
                        Span(show_path(parked_path(folder, locale)), line), one.path)])
    return Exit.GOOD


def _settle(report: Report, desk: Desk, numbers: tuple[int, ...], locale: str, kit: str,
            theirs: bool, ours: bool, text: str | None) -> Exit:
    if theirs + ours + (text is not None) != 1:
        raise PresskitError.one("exchange-decision", "nothing says what is decided",
                                exit_code=Exit.USAGE, hint="say one of --theirs, --ours, --text")
    if text is not None and (len(numbers) > 1 or not text.strip()):
        raise PresskitError.one("exchange-decision", "--text is the words of one text",
                                exit_code=Exit.USAGE, hint="name one number, and its words")
    folder = find_kit(kit, "--kit")
    languages = _open(folder, desk)
    if not locale:
        waiting = list_parked(folder, languages.loaded.kit.locales)
        locale = next(iter(waiting)) if len(waiting) == 1 else ""
    if not locale:
        raise PresskitError.one(
            "exchange-locale", "nothing says which locale is meant", exit_code=Exit.USAGE,
            hint="name it, for example --locale en; presskit exchange parked lists what waits")
    _targets(languages, (locale,))
    got = settle_parked(folder, desk, locale, numbers, text, ours=ours, keep=report.keep)
    verb = "dropped" if ours else "taken"
    report.say(f"{locale}: {len({*numbers})} {verb}, {got.parked} still parked")
    for path in got.files:
        report.say(f"  {path}: {'written' if path.exists() else 'nothing waits any more'}")
    return _check(report, folder, locale, desk)


_ACTIONS: dict[str, Callable[..., Exit]] = {
    "export": _export, "import": _import, "parked": _parked, "settle": _settle}
