#!/usr/bin/env python3
"""Write approvals of a kit's translations, or clearances of its quotes, as they stand now.

Here: the maintainers' way to record a review of the kits in this repository.  Never here:
reviewing.  Run it after every word has been read, never to make a label go away.

    scripts/approve-kit.py tests/kits/tidal-prize-2027 ja --name "R. Hale" --date 2027-03-10
    scripts/approve-kit.py tests/kits/tidal-prize-2027 en --name "R. Hale" --date 2027-03-10 \\
        --clear --note "by the speakers, in writing"

Without PATH every text of the locale is covered; a PATH may end with ``*``.  Names are covered
only where a PATH names them (``register.people.*``).  Approvals of other texts stay.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from presskit.build.languages import Languages, open_languages  # noqa: E402
from presskit.build.load import load  # noqa: E402
from presskit.desk import Desk  # noqa: E402
from presskit.localise.review import (  # noqa: E402
    approvable_paths,
    approval_for,
    approvals_yaml,
)
from presskit.model.segment import Approval, State  # noqa: E402
from presskit.model.walk import each_segment  # noqa: E402

__all__ = ["main"]


def _read_arguments(words: Iterable[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kit", type=Path, help="the kit's folder")
    parser.add_argument("locale")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="texts, as in msgctxt")
    parser.add_argument("--name", required=True, help="who has read and approved")
    parser.add_argument("--date", required=True, help="when, year-month-day")
    parser.add_argument("--note", default="", help="where the evidence is")
    parser.add_argument("--state", default="reviewed", choices=["reviewed", "final"])
    parser.add_argument("--clear", action="store_true", help="clear quotes for their speakers")
    return parser.parse_args([*words])


def _choose(languages: Languages, asked: argparse.Namespace) -> Iterator[str]:
    """The paths that are meant; quotes alone where speakers clear them."""
    for path in approvable_paths(languages.reach(asked.locale).kit):
        if asked.clear and not (path.startswith("quotes.") and path.endswith(".words")):
            continue
        if any(fnmatchcase(path, one) for one in asked.paths) or (
                not asked.paths and not path.startswith("register.")):
            yield path


def _unfit(languages: Languages, locale: str) -> dict[str, State]:
    """The paths that hold a text nobody could have reviewed, with its state."""
    return {one.path.partition("#")[0]: one.state
            for one in each_segment(languages.reach(locale).kit)
            if one.state.rank < State.TRANSLATED.rank}


def main(words: Iterable[str] = tuple(sys.argv[1:])) -> int:
    """Write the file; 1 where a text had to be left out."""
    asked = _read_arguments(words)
    desk = Desk()
    languages = open_languages(load(asked.kit, desk), desk)
    kit = languages.loaded.kit
    reach = kit.locales.get(asked.locale)
    origin = (reach.from_ if reach else "") or kit.source_locale
    by = "clear" if asked.clear else "approve"
    unfit = _unfit(languages, asked.locale)
    fresh: list[Approval] = []
    chosen = [*_choose(languages, asked)]
    for path in chosen:
        if path not in unfit:
            fresh += approval_for(
                languages.reach(origin).side, languages.reach(asked.locale).side, path,
                state=State(asked.state), name=asked.name, date=asked.date, note=asked.note,
                by=by)
    kept = [one for one in kit.approvals.get(asked.locale, ())
            if (one.path, one.by) not in {(path, by) for path in chosen}]
    target = asked.kit / "approvals" / f"{asked.locale}.yaml"
    target.parent.mkdir(exist_ok=True)
    target.write_text(approvals_yaml([*kept, *fresh]), "utf-8")
    print(f"{target}: {len(fresh)} approvals, {len(kept)} kept")
    left = [path for path in chosen if path in unfit]
    for path in left:
        print(f"  left out: {path} is {unfit[path]}", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
