"""``presskit exchange`` on the command line: texts to translators and back.

Here: the commands below ``exchange`` with their options.  Never here: work (``cli.exchange``).
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from presskit.cli.options import Kit, Locales, Output, OutputFormat, hand_over, split

__all__ = ["exchange"]

exchange = typer.Typer(no_args_is_help=True, rich_markup_mode=None,
                       help="Send texts to translators, and take what comes back.")


class Form(StrEnum):
    """The formats that are written."""

    xliff = "xliff"
    csv = "csv"
    po = "po"
    docx = "docx"
    tmx = "tmx"


class Version(StrEnum):
    """The versions of XLIFF."""

    old = "1.2"
    new = "2.1"


To = Annotated[Optional[list[str]], typer.Option(
    "--to", metavar="TAG", help="Into these locales; repeat, or part by commas. Else all that are "
    "translated.")]
OneKit = Annotated[str, typer.Option(
    "--kit", metavar="KIT", help="The kit; else the one that the file names, or that we stand in.")]


@exchange.command("export")
def exchange_export(
    kit: Kit = None, to: To = None,
    form: Annotated[Form, typer.Option(
        "--format", "-f", help="xliff for translators' programs, po for Poedit, csv for a "
        "spreadsheet, docx for a proof sheet in Word, tmx for a memory.")] = Form.xliff,
    version: Annotated[Version, typer.Option("--version", help="Of XLIFF.")] = Version.old,
    dest: Annotated[Path, typer.Option(
        "--dest", metavar="DIR", help="Where the files go.")] = Path("exchange"),
    dry_run: Annotated[bool, typer.Option(
        "--dry-run", help="Count, and write nothing.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """Write one file for each language, for somebody outside, and say how much work it is."""
    hand_over("exchange", output, action="export", kit=kit or "", locales=split("--to", to),
              form=form.value, version=version.value, dest=dest, dry_run=dry_run)


@exchange.command("import")
def exchange_import(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="What came back.")],
    kit: OneKit = "",
    to: Annotated[str, typer.Option(
        "--to", metavar="TAG", help="The language, where a file doesn't say.")] = "",
    done: Annotated[bool, typer.Option(
        "--done", help="What was changed in the file is translated, whatever the file says of its "
        "state.")] = False,
    strict: Annotated[bool, typer.Option(
        "--strict", help="Of a Word file: take no text in which a tracked change is neither "
        "accepted nor rejected.")] = False,
    dry_run: Annotated[bool, typer.Option(
        "--dry-run", help="Say what would be done; write nothing.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """Take what came back; what can't be taken without loss is parked."""
    hand_over("exchange", output, action="import", files=tuple(files), kit=kit, locale=to,
              done=done, strict=strict, dry_run=dry_run)


@exchange.command("parked")
def exchange_parked(kit: Kit = None, locale: Locales = None,
                    output: Output = OutputFormat.human) -> None:
    """List the words that came back and wait for a decision, with their numbers."""
    hand_over("exchange", output, action="parked", kit=kit or "",
              locales=split("--locale", locale))


@exchange.command("settle")
def exchange_settle(
    numbers: Annotated[list[int], typer.Argument(
        metavar="NUMBER...", help="The numbers that presskit exchange parked lists.")],
    locale: Annotated[str, typer.Option("--locale", "-l", metavar="TAG", help="The "
                                        "locale.")] = "",
    kit: OneKit = "",
    theirs: Annotated[bool, typer.Option("--theirs", help="Take what came back.")] = False,
    ours: Annotated[bool, typer.Option("--ours", help="Keep what is here, and drop what came "
                                       "back.")] = False,
    text: Annotated[Optional[str], typer.Option(
        "--text", metavar="TEXT", help="Take these words, as Markdown.")] = None,
    output: Output = OutputFormat.human,
) -> None:
    """Decide on parked words."""
    hand_over("exchange", output, action="settle", numbers=tuple(numbers), locale=locale, kit=kit,
              theirs=theirs, ours=ours, text=text)
