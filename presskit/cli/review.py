"""``presskit review``: what is open, and a person's word about it.

Here: what was typed, checked and handed on; what is said of it.  Never here: what may be
approved, what is open (``build``).  Nobody is named but by the command line: no account, no
history of the files, no earlier line stands in for a name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from presskit.build.approving import Outcome, Word, approve, clear, gather_refusals, reject
from presskit.build.asking import answer, ask, deviate, dismiss
from presskit.build.differing import each_difference
from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.reviewing import Choice, Open, list_open
from presskit.build.typing_faults import each_dismissed, say_let_stand
from presskit.cli.kits import check_locales, find_kit, find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity

__all__ = ["run"]


def run(report: Report, action: str, kit: str, **given) -> Exit:
    """Do one of the actions: ``list``, or a person's word; see the command line."""
    desk = Desk()
    if action == "list":
        return _list(report, kit, desk, **given)
    return _ACTIONS[action](report, find_kit(kit), desk, **given)


# Listing -----------------------------------------------------------------------------------

def _list(report: Report, kit: str, desk: Desk, locales: tuple[str, ...], sheet: bool,
          out: Path | None, wording: str) -> Exit:
    code = Exit.GOOD
    for folder in find_kits([kit]):
        try:
            if sheet:
                _sheet(report, folder, desk, out, wording)
                continue
            languages = open_languages(load(folder, desk), desk)
            check_locales(locales, languages.locales)
            rows = list_open(languages, locales)
            report.say(f"{languages.loaded.kit.id}: {_count(len(rows))}")
            for row in rows:
                _tell(report, row)
            differing = [*each_difference(languages, locales)]
            if differing:
                report.say(f"{len(differing)} text{'s' * (len(differing) > 1)} differing on "
                           "purpose:")
            for locale, said in differing:
                report.say(f"  {locale:<12} {said}")
            gone = [(locale, one) for locale, one in each_dismissed(languages)
                    if not locales or locale in locales]
            if gone:
                report.say(f"{len(gone)} finding{'s' * (len(gone) > 1)} let stand:")
            for locale, one in gone:
                report.say(f"  {locale:<12} {say_let_stand(languages, locale, one)}")
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    return code


def _count(number: int) -> str:
    return "nothing is open" if not number else f"{number} open, the worst first"


def _tell(report: Report, row: Open) -> None:
    """A line for people, a note for programs."""
    count = f" ×{row.count}" if row.count > 1 else ""
    place = f"  ({row.span})" if row.span else ""
    report.say(f"  {row.locale:<12} {row.path}{count}  {row.reason}{place}")
    if report.output != "human":
        report.add([Diagnostic("review-open", Severity.NOTE, f"{row.locale}: {row.reason}{count}",
                               row.span, row.path)])


def _sheet(report: Report, folder: Path, desk: Desk, out: Path | None, wording: str) -> None:
    from presskit.build.sheets import make_sheet
    made = make_sheet(folder, desk, out or Path("review"), wording)
    report.add(made.findings)
    for path in made.files:
        report.keep(path)
        report.say(str(path))


# A person's word ---------------------------------------------------------------------------

def _word(desk: Desk, name: str, date: str, note: str = "", *, needs: str = "",
          who: str = "who has read it") -> Word:
    """Who says so, when and why; ``needs`` is the option without which it won't do."""
    if not name.strip():
        raise PresskitError.one("review-name", f"nobody is named: {who}?", exit_code=Exit.USAGE,
                                hint='name the person: --name "A. Reviewer"; presskit never '
                                "makes a name up")
    if needs and not note.strip():
        raise PresskitError.one("review-evidence", f"{needs} says nothing", exit_code=Exit.USAGE,
                                hint='say where it is kept: --evidence "mail of 3 March"'
                                if needs == "--evidence" else f'say why: {needs} "…"')
    today = desk.clock().date()
    try:
        day = dt.date.fromisoformat(date) if date else today
        if date and day.isoformat() != date:
            raise ValueError
    except ValueError:
        raise PresskitError.one("date-unknown", f'"{date}" is not a date', exit_code=Exit.USAGE,
                                hint="write year-month-day, for example 2027-03-10") from None
    if day > today:
        raise PresskitError.one("review-date", f"{day} is yet to come", exit_code=Exit.USAGE,
                                hint=f"today is {today}; leave --date out for that")
    return Word(" ".join(name.split()), day.isoformat(), " ".join(note.split()))


def _finish(report: Report, outcome: Outcome, said: Callable[[int], str]) -> Exit:
    for path in dict.fromkeys(outcome.files):
        report.keep(path)
    for locale, count in outcome.done.items():
        held = outcome.held.get(locale, 0)
        report.say(f"{locale}: {said(count)}" + (f", {held} had been before" if held > 0 else ""))
    for path in dict.fromkeys(outcome.files):
        report.say(f"  {path}: written")
    report.add(gather_refusals(outcome.findings) if report.output == "human"
               else outcome.findings)
    return Exit.CONTENT if outcome.findings.failed else Exit.GOOD


def _texts(verb: str) -> Callable[[int], str]:
    return lambda count: f"{count} text{'s' * (count != 1)} {verb}"


def _approve(report: Report, folder: Path, desk: Desk, choice: Choice, name: str, date: str,
             evidence: str, final: bool, as_read: bool, despite: bool) -> Exit:
    outcome = approve(folder, desk, choice, _word(desk, name, date, evidence), final=final,
                      as_read=as_read, despite=despite)
    return _finish_remembered(report, folder, desk, outcome, _texts("approved"))


def _finish_remembered(report: Report, folder: Path, desk: Desk, outcome: Outcome,
                       said: Callable[[int], str]) -> Exit:
    from presskit.build.remembering import remember
    added, gone = remember(folder, desk, outcome.done, outcome.findings)
    code = _finish(report, outcome, said)
    for count, where in ((added, "put into"), (gone, "taken out of")):
        if count:
            report.say(f"  {count} text{'s' * (count != 1)} {where} the translation memory")
    return code


def _clear(report: Report, folder: Path, desk: Desk, choice: Choice, name: str, date: str,
           evidence: str, final: bool, despite: bool) -> Exit:
    word = _word(desk, name, date, evidence, needs="--evidence",
                 who="who has given the word for the speaker")
    outcome = clear(folder, desk, choice, word, final=final, despite=despite)
    return _finish_remembered(report, folder, desk, outcome, _texts("cleared"))


def _reject(report: Report, folder: Path, desk: Desk, choice: Choice, name: str, date: str,
            reason: str) -> Exit:
    word = _word(desk, name, date, reason, needs="--reason")
    return _finish_remembered(report, folder, desk, reject(folder, desk, choice, word),
                              _texts("rejected"))


def _ask(report: Report, folder: Path, desk: Desk, segment: str, locale: str, question: str,
         name: str, date: str, blocking: bool) -> Exit:
    word = _word(desk, name, date, question, needs="--question", who="who asks")
    return _finish(report, ask(folder, desk, segment, locale, word.note, word,
                               blocking=blocking), _texts(""))


def _answer(report: Report, folder: Path, desk: Desk, query: int, said: str, name: str,
            date: str) -> Exit:
    word = _word(desk, name, date, said, needs="--answer", who="who answers")
    return _finish(report, answer(folder, desk, query, word.note, word), _texts(""))


def _dismiss(report: Report, folder: Path, desk: Desk, choice: Choice, code: str, name: str,
             date: str, reason: str) -> Exit:
    word = _word(desk, name, date, reason, needs="--reason", who="who lets it stand")
    return _finish(report, dismiss(folder, desk, choice, code, word),
                   lambda count: f"{count} finding{'s' * (count != 1)} dismissed")


def _deviate(report: Report, folder: Path, desk: Desk, choice: Choice, kind: str, text: str,
             name: str, date: str, reason: str) -> Exit:
    word = _word(desk, name, date, reason, needs="--reason", who="who has approved it")
    return _finish(report, deviate(folder, desk, choice, kind, word, text), _texts(kind))


_ACTIONS: dict[str, Callable[..., Exit]] = {
    "approve": _approve, "clear": _clear, "reject": _reject, "ask": _ask, "answer": _answer,
    "dismiss": _dismiss, "deviate": _deviate}
