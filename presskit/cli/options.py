"""What several commands take on the command line.

Here: options and arguments with their words, and handing over.  Never here: commands, work.
"""

from __future__ import annotations

import difflib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer
from typer.core import TyperGroup

__all__ = ["Documents", "Formats", "Jobs", "Kit", "Kits", "Listing", "Locales", "Output",
           "OutputFormat", "hand_over", "split"]


class OutputFormat(StrEnum):
    """How diagnostics are written."""

    human = "human"
    json = "json"
    sarif = "sarif"


class Listing(TyperGroup):
    """A group whose first word may be a kit: then its first command lists."""

    def parse_args(self, ctx, args):
        words = [one for one in args if one not in ("-h", "--help")]
        if len(args) > 1 and (near := self._meant(args[0])):
            raise typer.BadParameter(f"there is no command {args[0]}: did you mean {near}?", ctx)
        if not (args and args[0] in self.commands) and len(words) == len(args):
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def _meant(self, word: str) -> str:
        """The command that a first word is a slip of; none where it is one, or may be a kit."""
        if word in self.commands or word.startswith("-") or any(
                (home / word).exists() for home in (Path(), Path("content"))):
            return ""
        return next(iter(difflib.get_close_matches(word, self.commands, n=1, cutoff=0.75)), "")


Kit = Annotated[Optional[str], typer.Argument(
    metavar="KIT", help="A kit's folder, or its name under content/; else the kit we stand in, "
    "else every kit.")]
Kits = Annotated[Optional[list[str]], typer.Argument(
    metavar="KIT...", help="Folders of kits, or their names under content/.")]
Output = Annotated[OutputFormat, typer.Option(
    "--output", help="How diagnostics are written: human, json or sarif.")]
Locales = Annotated[Optional[list[str]], typer.Option(
    "--locale", "-l", metavar="TAG", help="Only these locales; repeat, or part by commas.")]
Documents = Annotated[Optional[list[str]], typer.Option(
    "--document", "-d", metavar="KIND", help="Only these documents.")]
Formats = Annotated[Optional[list[str]], typer.Option(
    "--format", "-f", metavar="FORMAT", help="Only these formats: pdf, docx, html, txt, "
    "png.")]
Jobs = Annotated[int, typer.Option(
    "--jobs", "-j", min=0, help="Worker processes; 0: as many as there are cores.")]


def hand_over(command: str, output: OutputFormat, **arguments: object) -> None:
    """Run a command by its name with what was typed, and end with its exit code: raises
    ``typer.Exit``."""
    from presskit.cli.guard import run_command
    raise typer.Exit(run_command(command, output.value, arguments))


def split(option: str, values: list[str] | None) -> tuple[str, ...]:
    """What an option names, parted by commas.  One that is typed and names nothing is no option
    left out: raises ``typer.BadParameter``."""
    named = tuple(part.strip() for value in values or () for part in value.split(",")
                  if part.strip())
    if values and not named:
        raise typer.BadParameter("it names nothing", param_hint=option)
    return named
