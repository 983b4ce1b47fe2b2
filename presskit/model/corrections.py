"""What a version of a kit corrects, and a release that is withdrawn.

Here: the frozen type of ``corrections:`` in ``kit.yaml``, and whether its versions are those of
the kit.  Never here: what an earlier version said (``build.superseding``), wording.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from presskit.diagnostics import Findings
from presskit.model.faults import Finder
from presskit.model.fields import Day, Model, Words

__all__ = ["Replacement", "check_versions", "find_withdrawal", "list_replacements",
           "list_standing"]


class Replacement(Model):
    """Why a version takes the place of the one before it; ``corrections:`` has it by version.

    ``withdrawn`` says that nothing takes its place but this note; ``hide_earlier`` that what
    earlier versions said is neither handed out nor repeated.
    """

    date: Day
    note: Words
    withdrawn: bool = False
    hide_earlier: bool = False


def list_replacements(said: Mapping[str, Replacement],
                      version: int) -> tuple[tuple[int, Replacement], ...]:
    """What was corrected up to a version, by version, the last first."""
    found = ((int(key), one) for key, one in said.items() if _is_version(key))
    return tuple(sorted((pair for pair in found if 1 < pair[0] <= version),
                        key=lambda pair: -pair[0]))


def list_standing(replacements: tuple[tuple[int, Replacement], ...],
                  ) -> tuple[tuple[int, Replacement], ...]:
    """Those of them that are still told, the last first: that which withdraws the release, alone;
    else all since a release was issued again, for what was withdrawn is not repeated."""
    if replacements and replacements[0][1].withdrawn:
        return replacements[:1]
    return tuple(itertools.takewhile(lambda pair: not pair[1].withdrawn, replacements))


def find_withdrawal(said: Mapping[str, Replacement], version: int) -> Replacement | None:
    """The note of a version that withdraws the release; none for any other."""
    one = said.get(str(version)) if version > 1 else None
    return one if one and one.withdrawn else None


def check_versions(kit, finder: Finder, findings: Findings) -> None:
    """Report what ``corrections:`` says of versions that the kit can't have or has not reached."""
    days = []
    for key, one in kit.corrections.items():
        place = finder.key(("corrections", key))
        if not _is_version(key) or int(key) < 2:
            findings.error("correction-version", f'"{key}" is no version that corrects another',
                           span=place, hint="write the number of the version that the note is "
                           "about, from 2 on")
        elif int(key) > kit.version:
            findings.warning("correction-ahead", f"version {key} is not reached yet: this note "
                             "is not shown", span=place, hint=f"write version: {key} in "
                             "kit.yaml, or leave it to presskit correct")
        else:
            days.append((int(key), one.date))
    days.sort()
    for (earlier, first), (later, day) in zip(days, days[1:], strict=False):
        if day < first:
            findings.error("date-order", f"version {later} is older than version {earlier}",
                           span=finder.value(("corrections", str(later), "date")),
                           hint=f"write {first} or later")


def _is_version(key: str) -> bool:
    return key.isascii() and key.isdigit() and not key.startswith("0")
