"""``presskit status``: how far each locale has come, and what stands in the way of a release.

Here: counting and listing.  Never here: deciding states, writing anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from presskit.build import policy
from presskit.build.composing import compose_all
from presskit.build.differing import each_difference
from presskit.build.holding import approved_but_held, asked_texts, wanting_names
from presskit.build.languages import Languages, open_languages, with_places
from presskit.build.load import load
from presskit.build.options import Options
from presskit.build.typing_faults import each_dismissed, say_let_stand
from presskit.cli.kits import find_kits
from presskit.cli.report import Report
from presskit.cli.versions import say_version, tell_versions
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity
from presskit.model.segment import State, container_of

__all__ = ["run"]

_LIST = 12
"""So many entries of one list are shown."""


def run(report: Report, kit: str, changes: str) -> Exit:
    """Show each kit's locales; with ``changes`` a locale, what its conversion changed."""
    desk, code = Desk(), Exit.GOOD
    for folder in find_kits([kit]):
        try:
            languages = _open(folder, desk)
            lines = (_changes(languages, changes) if changes else _overview(languages))
            for line in lines:
                report.say(line)
            policy.say_ended(languages.loaded.kit.embargo, desk, folder, languages.findings)
            policy.say_expired(policy.last_days(languages.loaded.kit), desk, folder,
                               languages.findings)
            report.add(with_places(languages.findings, languages.loaded.places))
            code = max(code, Exit.CONTENT if languages.findings.failed else Exit.GOOD)
        except PresskitError as error:
            report.add(error.diagnostics)
            code = max(code, error.exit_code)
    return code


def _open(folder: Path, desk: Desk) -> Languages:
    languages = open_languages(load(folder, desk), desk)
    for locale in languages.locales:
        languages.reach(locale)
    return languages


def _overview(languages: Languages) -> Iterator[str]:
    kit = languages.loaded.kit
    yield f"{kit.id}, {say_version(languages)}, written in {kit.source_locale}"
    yield ""
    yield from _table(languages)
    yield ""
    yield from _outlook(languages)
    for title, rows in (("versions", tell_versions(languages)),
                        ("stale", _stale(languages)), ("open names", _open_names(languages)),
                        ("approvals that fell away", _fallen(languages)),
                        ("parked words", _parked(languages)),
                        ("differs on purpose", _differing(languages)),
                        ("findings let stand", _let_stand(languages)),
                        ("in the way of a release", _blocks(languages))):
        if rows:
            yield ""
            yield f"{title}:"
            yield from (f"  {row}" for row in rows)


def _table(languages: Languages) -> Iterator[str]:
    """One row per locale: how many texts are in each state, what the policy wants."""
    from presskit.compose import needed_state
    from presskit.model.segment import State
    from presskit.model.walk import each_segment
    counts = {locale: Counter(str(one.state) for one in each_segment(languages.reach(locale).kit))
              for locale in languages.locales}
    states = [str(state) for state in reversed(State)
              if any(count[str(state)] for count in counts.values())]
    yield "  ".join(["locale".ljust(12), *(state.rjust(max(6, len(state))) for state in states),
                     "needs"])
    for locale, count in counts.items():
        cells = [(str(count[state]) if count[state] else "·").rjust(max(6, len(state)))
                 for state in states]
        yield "  ".join([locale.ljust(12), *cells, str(needed_state(languages.reach(locale).kit))])


def _outlook(languages: Languages) -> Iterator[str]:
    """One line per locale: what may go out now, and what stands in the way of the rest."""
    gaps = [one.code.removeprefix("missing-") for one in _gaps(languages)]
    free = "may go out now" + (", under embargo" if languages.loaded.kit.embargo else "")
    told = dict.fromkeys(languages.locales, "can't be told while there are errors: presskit check")
    for found in compose_all(languages, languages.locales, Options(release=True)):
        for locale in dict.fromkeys(one.document.locale for one in found):
            good = 0 if gaps else sum(one.verdict.good for one in found)
            told[locale] = (free if good == len(found) else
                            f"{good} of {len(found)} documents may go out; in the way: "
                            + "; ".join([*_reasons(languages, locale, gaps), *dict.fromkeys(
                                one.verdict.asked for one in found if one.verdict.asked)]))
    for locale, words in told.items():
        yield f"{locale.ljust(12)}  {words}"


def _gaps(languages: Languages) -> list[Diagnostic]:
    return [one for one in languages.loaded.findings
            if one.code.startswith("missing-") and one.severity is not Severity.NOTE]


def _reasons(languages: Languages, locale: str, gaps: list[str]) -> Iterator[str]:
    from presskit.compose import needed_state
    from presskit.model.names import name_form
    from presskit.model.walk import each_segment
    kit = languages.reach(locale).kit
    needed = needed_state(kit).rank
    held = approved_but_held(languages, locale)
    low = Counter("approved, held back by names" if one.id in held else str(one.state)
                  for one in each_segment(kit) if one.state.rank < needed)
    low_names = wanting_names(languages, locale)
    own = languages.loaded.kit.register  # the reached kit has a form of every name
    formless = sum(name_form(own[key], locale) is None for key in low_names)
    quotes = len(policy.uncleared(locale, languages))
    if low:
        yield "texts " + ", ".join(f"{count} {state}" for state, count in low.items())
    if low_names:
        counts = ((formless, "without a form"), (len(low_names) - formless, "unconfirmed"))
        yield "names " + ", ".join(f"{count} {what}" for count, what in counts if count)
    if quotes:
        yield f"quotes {quotes} not cleared"
    if gaps:
        yield f"the kit lacks {', '.join(gaps)}"


def _cut(text: str, width: int = 72) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[:width - 1] + "…"


def _some(rows: list[str]) -> list[str]:
    return rows if len(rows) <= _LIST else [*rows[:_LIST], f"and {len(rows) - _LIST} more"]


def _stale(languages: Languages) -> list[str]:
    """Each text whose source was changed: where, what it was, what it is."""
    rows = []
    for locale in languages.locales[1:]:
        found = []
        for key, message in languages.stale(locale).items():
            path = key.rpartition("@")[0]
            found += [f"{locale}  {path}", f"    was  {_cut(message.previous)}",
                      f"    is   {_cut(message.source)}"]
        rows += found
    return rows


def _open_names(languages: Languages) -> list[str]:
    """The names that nobody has confirmed, per locale."""
    from presskit.model.names import name_form
    kit = languages.loaded.kit
    rows = []
    for locale in languages.locales:
        open_ = [form.full for named in kit.register.values()
                 if (form := name_form(named, locale)) and form.status == "suggested"]
        if open_:
            rows.append(f"{locale}  {len(open_)} suggested: {', '.join(_some(open_))}")
    return rows


def _fallen(languages: Languages) -> list[str]:
    """The approvals that no longer fit, with the reason, per locale."""
    from presskit.build.reviewing import fallen, shown
    rows = []
    for locale in languages.locales:
        found = [f"{locale}  {shown(languages, one.path)}: {one.why} since {one.approval.name} "
                 f"{'cleared' if one.approval.by == 'clear' else 'approved'} it on "
                 f"{one.approval.date}" + (f"; {one.hint}" if one.hint else "")
                 for one in fallen(languages, locale)]
        rows += _some(found)
    return rows


def _parked(languages: Languages) -> list[str]:
    """What came back from translators and waits for a decision, per locale."""
    from presskit.build.parking import list_parked
    return [f"{locale}  {len(some)}: presskit exchange parked" for locale, some in list_parked(
        languages.loaded.folder, languages.locales).items()]


def _differing(languages: Languages) -> list[str]:
    return [f"{locale}  {said}" for locale, said in each_difference(languages)]


def _let_stand(languages: Languages) -> list[str]:
    return [f"{locale}  {say_let_stand(languages, locale, one)}"
            for locale, one in each_dismissed(languages)]


def _blocks(languages: Languages) -> list[str]:
    from presskit.compose import needed_state
    from presskit.model.walk import each_segment
    rows = [f"kit  {one.message}" for one in _gaps(languages)]
    for locale in languages.locales:
        kit = languages.reach(locale).kit
        needed = needed_state(kit)
        held, wanting = approved_but_held(languages, locale), wanting_names(languages, locale)
        low = [one.id for one in each_segment(kit)
               if one.state.rank < needed.rank and one.id not in held]
        if low:
            goal = "converted or reviewed" if needed is State.CONVERTED else needed
            rows.append(f"{locale}  {_texts(low)} not yet {goal}: {_paths(low)}")
        for names, keys in _by_names(held).items():
            lacking = ", ".join(_some([wanting[one] for one in names]))
            rows.append(f"{locale}  {_texts(keys)} approved, and held back by names: {lacking}: "
                        + _paths(keys))
        shown = {name for keys in held.values() for name in keys}
        others = [said for key, said in wanting.items() if key not in shown]
        if others:
            rows.append(f"{locale}  names that lack something: {', '.join(_some(others))}")
        for number, keys in asked_texts(languages, locale).items():
            rows.append(f"{locale}  question {number} waits for an answer: {_paths(keys)}")
        missing = policy.uncleared(locale, languages)
        if missing:
            rows.append(f"{locale}  {len(missing)} quotes are not cleared by their speakers: "
                        + ", ".join(_some(sorted(missing))))
    return rows


def _by_names(held: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for key, names in held.items():
        found.setdefault(names, []).append(key)
    return found


def _texts(keys: Collection[str]) -> str:
    return f"{len(keys)} text{'s are' if len(keys) != 1 else ' is'}"


def _paths(keys: Iterable[str]) -> str:
    return ", ".join(_some(list(dict.fromkeys(map(container_of, keys)))))


def _changes(languages: Languages, locale: str) -> Iterable[str]:
    """Each word that the conversion changed, how often, and why."""
    kit = languages.loaded.kit
    reach = kit.locales.get(locale)
    if reach is None or reach.reach != "convert":
        converted = [tag for tag, one in kit.locales.items() if one.reach == "convert"]
        raise PresskitError.one(
            "not-converted", f"{locale} is not reached by script conversion",
            exit_code=Exit.USAGE,
            hint=f"name one of {', '.join(converted)}" if converted else
            "this kit converts no locale")
    found: Counter[tuple[str, str, str, str]] = Counter()
    places: dict[tuple[str, str, str, str], str] = {}
    for one in languages.reach(locale).changes:
        key = (one.reason, one.before, one.after, one.why)
        found[key] += 1
        places.setdefault(key, one.segment.rpartition("@")[0])
    yield f"{kit.id}: {reach.from_ or kit.source_locale} to {locale}"
    for (reason, before, after, why), count in sorted(found.items()):
        yield (f"  {reason:<10} {before} → {after}  ×{count}  {places[reason, before, after, why]}"
               + (f"  ({why})" if why else ""))
