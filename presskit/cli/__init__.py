"""The command line: what can be typed, and nothing of what is then done.

Here: the commands with their options.  Each body hands over to ``presskit.cli.<command>.run``,
which is imported only then, so that ``presskit --help`` stays cheap.  Never here: work,
printing (``report``), catching errors (``guard``).
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

__all__ = ["app", "main"]

app = typer.Typer(
    name="presskit", no_args_is_help=True, rich_markup_mode=None, add_completion=False,
    pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]},
    help="One content folder in; one press kit out, in every language and format.")


class Embedding(StrEnum):
    """How much of the faces goes into Word files."""

    subset = "subset"
    common = "common"
    full = "full"
    none = "none"


class OutputFormat(StrEnum):
    """How diagnostics are written."""

    human = "human"
    json = "json"
    sarif = "sarif"


Kit = Annotated[Optional[str], typer.Argument(
    metavar="KIT", help="A kit's folder, or its name under content/; else the kit we stand in, "
    "else every kit.")]
Kits = Annotated[Optional[list[str]], typer.Argument(
    metavar="KIT...", help="Folders of kits, or their names under content/.")]
Output = Annotated[OutputFormat, typer.Option(
    "--output", help="How diagnostics are written: human, json or sarif.")]
Locales = Annotated[Optional[list[str]], typer.Option(
    "--locale", "-l", metavar="TAG", help="Only these locales; repeat, or part by commas.")]


def _hand_over(command: str, output: OutputFormat, **arguments: object) -> None:
    from presskit.cli.guard import run_command
    raise typer.Exit(run_command(command, output.value, arguments))


def _split(option: str, values: list[str] | None) -> tuple[str, ...]:
    """What an option names; one that is typed and names nothing is no option left out."""
    named = tuple(part.strip() for value in values or () for part in value.split(",")
                  if part.strip())
    if values and not named:
        raise typer.BadParameter("it names nothing", param_hint=option)
    return named


@app.callback(invoke_without_command=True)
def _presskit(version: Annotated[bool, typer.Option(
        "--version", help="Show the version and stop.")] = False) -> None:
    if version:
        from presskit import __version__
        typer.echo(__version__)
        raise typer.Exit()


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="The new kit's id: a-z, 0-9 and -.")],
    source_locale: Annotated[Optional[str], typer.Option(
        "--source-locale", metavar="TAG", help="The language you write in; asked for where a "
        "terminal looks on.")] = None,
    title: Annotated[str, typer.Option("--title", help="The kit's title.")] = "",
    output: Output = OutputFormat.human,
) -> None:
    """Make a new kit that builds at once."""
    _hand_over("new", output, name=name, source_locale=source_locale or "", title=title)


@app.command()
def make(
    kit: Kit = None,
    locale: Locales = None,
    document: Annotated[Optional[list[str]], typer.Option(
        "--document", "-d", metavar="KIND", help="Only these documents.")] = None,
    format: Annotated[Optional[list[str]], typer.Option(
        "--format", "-f", metavar="FORMAT", help="Only these formats: pdf, docx, html, txt, "
        "png.")] = None,
    jobs: Annotated[int, typer.Option(
        "--jobs", "-j", min=0, help="Worker processes; 0: as many as there are cores.")] = 0,
    force: Annotated[bool, typer.Option(
        "--force", help="Build everything, whatever is remembered.")] = False,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where kits go.")] = Path("out"),
    release: Annotated[bool, typer.Option(
        "--release", help="Take only what may go out.")] = False,
    lift: Annotated[bool, typer.Option(
        "--lift", help="Build without the embargo's mark; refused before its hour.")] = False,
    embed_fonts: Annotated[Embedding, typer.Option(
        "--embed-fonts", help="Faces inside Word files: subset (the characters used), common "
        "(also what an editor needs to type on), full, none.")] = Embedding.subset,
    watch: Annotated[bool, typer.Option(
        "--watch", help="Build again whenever the kit changes.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the result.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """Build the kit: every document, in every locale and format."""
    _hand_over("make", output, kit=kit or "", locales=_split("--locale", locale),
               documents=_split("--document", document),
               formats=_split("--format", format), jobs=jobs, force=force,
               out=out, release=release, lift=lift, embed=embed_fonts.value, watch=watch,
               open_result=open_)


@app.command()
def check(
    kit: Kits = None,
    fix: Annotated[bool, typer.Option(
        "--fix", help="Mend in the kit's files the signs that can mean only one thing, and show "
        "each change.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """Say what is wrong with a kit, without building it."""
    _hand_over("check", output, kits=tuple(kit or ()), fix=fix)


@app.command()
def status(
    kit: Kit = None,
    changes: Annotated[str, typer.Option(
        "--changes", metavar="LOCALE", help="Each converted word of a locale, and why.")] = "",
    output: Output = OutputFormat.human,
) -> None:
    """Show how far each locale has come."""
    _hand_over("status", output, kit=kit or "", changes=changes)


@app.command()
def translate(
    kit: Kit = None,
    to: Annotated[Optional[list[str]], typer.Option(
        "--to", metavar="TAG", help="Only these locales; repeat, or part by commas.")] = None,
    output: Output = OutputFormat.human,
) -> None:
    """Bring the PO files up to date with the kit."""
    _hand_over("translate", output, kit=kit or "", locales=_split("--to", to))


@app.command()
def schema(
    write: Annotated[Optional[Path], typer.Option(
        "--write", metavar="DIR", help="Write the schemas there instead of showing them.")] = None,
    output: Output = OutputFormat.human,
) -> None:
    """Show or write the JSON Schemas of a kit's files."""
    _hand_over("schema", output, write=write)


@app.command()
def doctor(output: Output = OutputFormat.human) -> None:
    """Say what this machine has and lacks."""
    _hand_over("doctor", output)


def main() -> None:
    """Read the command line and do what it says."""
    app()
