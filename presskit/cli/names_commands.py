"""``presskit names`` on the command line: the list of names, and what is done to them.

Here: the commands below ``names`` with their options.  Never here: work (``cli.names``).
"""

from __future__ import annotations

from typing import Annotated

import typer

from presskit.cli.options import Kit, Listing, Locales, Output, OutputFormat, hand_over, split

__all__ = ["names"]

names = typer.Typer(cls=Listing, rich_markup_mode=None, no_args_is_help=False,
                    help="List names and terms; carry changed ones through every text.")

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
