"""``presskit names`` on the command line: the list of names, and what is done to them.

Here: the commands below ``names`` with their options.  Never here: work (``cli.names``).
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from presskit.cli.options import Kit, Listing, Locales, Output, OutputFormat, hand_over, split

__all__ = ["names"]


class Kind(StrEnum):
    """What has a name."""

    person = "person"
    organisation = "organisation"
    work = "work"
    term = "term"


names = typer.Typer(cls=Listing, rich_markup_mode=None, no_args_is_help=False,
                    help="List names and terms (list); carry changes through all texts.")

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show it; write nothing.")]


@names.command("list")
def names_list(
    kit: Kit = None,
    locale: Locales = None,
    open_: Annotated[bool, typer.Option(
        "--open", help="Only what is missing or not confirmed.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """List names and terms with their forms, what is open first."""
    hand_over("names", output, action="list", kit=kit or "", locales=split("--locale", locale),
              only_open=open_)


@names.command("apply")
def names_apply(kit: Kit = None, dry_run: DryRun = False,
                output: Output = OutputFormat.human) -> None:
    """Put changed names in the place of their former forms, in every text of the kit."""
    hand_over("names", output, action="apply", kit=kit or "", dry_run=dry_run)


@names.command("export")
def names_export(
    kit: Kit = None,
    csv: Annotated[Optional[Path], typer.Option(
        "--csv", metavar="FILE", help="The table to be written, for any spreadsheet.")] = None,
    locale: Locales = None,
    kind: Annotated[Optional[list[Kind]], typer.Option(
        "--kind", help="Only people, organisations, works or terms; repeat.")] = None,
    output: Output = OutputFormat.human,
) -> None:
    """Write the register as a table that others check and fill in."""
    hand_over("names", output, action="export", kit=kit or "", path=csv,
              locales=split("--locale", locale), kinds=tuple(one.value for one in kind or ()))


@names.command("import")
def names_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The table that came back.")],
    kit: Annotated[str, typer.Option(
        "--kit", metavar="KIT", help="The kit it is for; else the one we stand in.")] = "",
    replace: Annotated[bool, typer.Option(
        "--replace", help="Take also what differs from a form that is confirmed, or that was "
        "changed here meanwhile.")] = False,
    dry_run: DryRun = False,
    output: Output = OutputFormat.human,
) -> None:
    """Take a table with names back into the register."""
    hand_over("names", output, action="import", kit=kit, path=file, replace=replace,
              dry_run=dry_run)


@names.command("suggest")
def names_suggest(
    kit: Kit = None,
    locale: Locales = None,
    method: Annotated[str, typer.Option(
        "--method", metavar="METHOD", help="Only forms made by it: pinyin, hong-kong-romanisation, "
        "jyutping (shown only so), kana, cantonese-kana, hangul, conversion, kept, "
        "revised-romanisation, usual-surname, hepburn-romanisation.")] = "",
    write: Annotated[bool, typer.Option(
        "--write", help="Put them into the register as suggestions, with their method; where there "
        "are several, none.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """Propose forms of people's names that are missing. Nothing is confirmed by that."""
    hand_over("names", output, action="suggest", kit=kit or "", locales=split("--locale", locale),
              method=method, write=write)
