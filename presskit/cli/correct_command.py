"""``presskit correct`` on the command line.

Here: the command with its options.  Never here: work (``cli.correct``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from presskit.cli.options import Kit, Output, OutputFormat, hand_over

__all__ = ["correct"]


def correct(
    kit: Kit = None,
    note: Annotated[Optional[list[str]], typer.Option(
        "--note", metavar="TEXT", help="What was wrong and what is right, in the kit's own "
        "language; TAG=TEXT in another; repeat.")] = None,
    withdraw: Annotated[bool, typer.Option(
        "--withdraw", help="Withdraw the release: a notice takes its place.")] = False,
    hide_earlier: Annotated[bool, typer.Option(
        "--hide-earlier", help="Neither repeat nor hand out what earlier versions said.")] = False,
    source: Annotated[Optional[Path], typer.Option(
        "--from", metavar="DIR", help="The press room that was published; else the one that "
        "stands under --out.")] = None,
    keep_nothing: Annotated[bool, typer.Option(
        "--keep-nothing", help="Keep nothing of what was handed out: it can't be compared "
        "then.")] = False,
    date: Annotated[str, typer.Option(
        "--date", metavar="DAY", help="The day of the correction, year-month-day; else "
        "today.")] = "",
    out: Annotated[Path, typer.Option(
        "--out", metavar="DIR", help="Where kits have been built.")] = Path("out"),
    output: Output = OutputFormat.human,
) -> None:
    """Begin the version that corrects or withdraws a release."""
    hand_over("correct", output, kit=kit or "", notes=tuple(note or ()), withdraw=withdraw,
              hide=hide_earlier, source=source, nothing=keep_nothing, out=out, date=date)
