"""``presskit frames`` on the command line: the files that decide how a kit reads and looks.

Here: the commands below ``frames`` with their options.  Never here: work (``cli.frames``).
"""

from __future__ import annotations

from typing import Annotated

import typer

from presskit.cli.options import Kit, Kits, Listing, Output, OutputFormat, hand_over

__all__ = ["frames"]

frames = typer.Typer(cls=Listing, rich_markup_mode=None, no_args_is_help=False,
                     help="Looks and wording of a kit: list (list), copy to edit, check.")


@frames.command("list")
def frames_list(kit: Kit = None, output: Output = OutputFormat.human) -> None:
    """List what a kit can have of its own, and what it has."""
    hand_over("frames", output, action="list", kit=kit or "")


@frames.command("copy")
def frames_copy(
    names: Annotated[list[str], typer.Argument(
        metavar="NAME...", help="Frames as they are listed: css/page.css, theme, "
        "docx/document.docx.")],
    kit: Annotated[str, typer.Option(
        "--kit", metavar="KIT", help="The kit they are for; else the one we stand in.")] = "",
    keep: Annotated[bool, typer.Option(
        "--keep", help="Copy nothing: let the kit's own count as made of the shipped ones of "
        "now.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """Put shipped frames beside a kit, to edit them there. Nothing is overwritten."""
    hand_over("frames", output, action="copy", names=tuple(names), kit=kit, keep=keep)


@frames.command("check")
def frames_check(kit: Kits = None, output: Output = OutputFormat.human) -> None:
    """Say what is wrong with the frames beside a kit."""
    hand_over("frames", output, action="check", kits=tuple(kit or ()))
