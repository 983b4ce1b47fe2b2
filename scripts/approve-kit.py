#!/usr/bin/env python3
"""Approve a kit's translations in this repository, or clear its quotes, as they stand now.

Here: ``presskit review approve`` and ``clear`` with a date of their own choosing, for kits whose
occasion is yet to come.  Never here: reviewing.  Run it after every word has been read, never to
make a label go away.

    scripts/approve-kit.py tests/kits/tidal-prize-2027 ja --name "R. Hale" --date 2027-03-10
    scripts/approve-kit.py tests/kits/tidal-prize-2027 en --name "R. Hale" --date 2027-03-10 \\
        --clear --note "by the speakers, in writing"

Without PATH every text of the locale is covered; a PATH may end with ``*``.  Names are covered
only where a PATH names them (``register.person.*``).  Approvals of other texts stay.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from presskit.build.approving import Word, approve, clear  # noqa: E402
from presskit.build.reviewing import Choice  # noqa: E402
from presskit.desk import Desk  # noqa: E402

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


def main(words: Iterable[str] = tuple(sys.argv[1:])) -> int:
    """Write the file; 1 where a text had to be left out."""
    asked = _read_arguments(words)
    act = clear if asked.clear else approve
    done = act(asked.kit, Desk(), Choice((asked.locale,), tuple(asked.paths)),
               Word(asked.name, asked.date, asked.note), final=asked.state == "final")
    print(f"{asked.locale}: {sum(done.done.values())} approvals, {sum(done.held.values())} stood")
    for one in done.findings:
        print(f"  left out: {one.message}", file=sys.stderr)
    return int(done.findings.failed)


if __name__ == "__main__":
    sys.exit(main())
