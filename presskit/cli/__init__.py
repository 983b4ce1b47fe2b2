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

from presskit.cli.correct_command import correct
from presskit.cli.exchange_commands import exchange
from presskit.cli.frames_commands import frames
from presskit.cli.names_commands import names
from presskit.cli.options import (
    Documents,
    Formats,
    Jobs,
    Kit,
    Kits,
    Locales,
    Output,
    OutputFormat,
    hand_over,
    split,
)
from presskit.cli.review_commands import review

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
    hand_over("new", output, name=name, source_locale=source_locale or "", title=title)


@app.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The article: text, Markdown, Word, "
                                        "a web page; or a kit that was made of one.")],
    to: Annotated[Optional[Path], typer.Option(
        "--to", metavar="DIR", help="The kit's folder; content/ and the file's name if left "
        "out.")] = None,
    source: Annotated[str, typer.Option(
        "--source", metavar="TAG", help="The language it is written in, where its letters "
        "mislead.")] = "",
    review: Annotated[bool, typer.Option(
        "--review", help="Walk through the findings, doubtful ones first, and decide.")] = False,
    extractor: Annotated[str, typer.Option(
        "--extractor", metavar="NAME", help="Rules of another package that have a say.")] = "",
    embargo: Annotated[str, typer.Option(
        "--embargo", metavar="TIME", help="The moment before which an article that is held back "
        "may not be published, with its zone; none where that is over.")] = "",
    output: Output = OutputFormat.human,
) -> None:
    """Make a kit of an article, or read it anew for one."""
    hand_over("import", output, file=Path(file), to=to, source=source, review=review,
              extractor=extractor, embargo=embargo)


@app.command()
def make(
    kit: Kit = None,
    locale: Locales = None,
    document: Documents = None,
    format: Formats = None,
    jobs: Jobs = 0,
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
    room: Annotated[bool, typer.Option(
        "--room/--no-room", help="With the press room, a web site of all that may go out.")] = True,
    preview: Annotated[bool, typer.Option(
        "--preview", help="The press room with everything in it, for looking at only.")] = False,
    watch: Annotated[bool, typer.Option(
        "--watch", help="Build again whenever the kit changes.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the result.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """Build the kit: every document, in every locale and format."""
    hand_over("make", output, kit=kit or "", locales=split("--locale", locale),
               documents=split("--document", document),
               formats=split("--format", format), jobs=jobs, force=force,
               out=out, release=release, lift=lift, embed=embed_fonts.value, room=room,
               preview=preview, watch=watch, open_result=open_)


app.command()(correct)


@app.command()
def serve(
    kit: Kit = None,
    host: Annotated[str, typer.Option(
        "--host", metavar="ADDRESS", help="Where to listen; others than this machine can read the "
        "kit then.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(
        "--port", metavar="N", min=0, max=65535,
        help="The port; 0: 8765, or the next that is free.")] = 0,
    jobs: Jobs = 0,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """Show the kit in the browser while you edit it."""
    hand_over("serve", output, kit=kit or "", host=host, port=port, jobs=jobs,
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
    hand_over("check", output, kits=tuple(kit or ()), fix=fix)


@app.command()
def verify(
    kit: Kits = None,
    locale: Locales = None,
    document: Documents = None,
    format: Formats = None,
    quick: Annotated[bool, typer.Option(
        "--quick", help="Leave out making the files anew.")] = False,
    jobs: Jobs = 0,
    out: Annotated[Path, typer.Option(
        "--out", metavar="DIR", help="Where kits have been built.")] = Path("out"),
    output: Output = OutputFormat.human,
) -> None:
    """Prove that what was built says what the kit says."""
    hand_over("verify", output, kits=tuple(kit or ()), locales=split("--locale", locale),
               documents=split("--document", document), formats=split("--format", format),
               quick=quick, jobs=jobs, out=out)


@app.command()
def status(
    kit: Kit = None,
    changes: Annotated[str, typer.Option(
        "--changes", metavar="LOCALE", help="Each converted word of a locale, and why.")] = "",
    output: Output = OutputFormat.human,
) -> None:
    """Show how far each locale has come."""
    hand_over("status", output, kit=kit or "", changes=changes)


@app.command()
def translate(
    kit: Kit = None,
    to: Annotated[Optional[list[str]], typer.Option(
        "--to", metavar="TAG", help="Only these locales; repeat, or part by commas.")] = None,
    engine: Annotated[str, typer.Option(
        "--engine", metavar="NAME", help="Who drafts what is open, as a machine's words; else the "
        "kit's engine. none: nobody.")] = "",
    dry_run: Annotated[bool, typer.Option(
        "--dry-run", help="Say what would be sent, and where to; write and send nothing.")] = False,
    stale: Annotated[bool, typer.Option(
        "--stale", help="Draft anew what was translated before its source was changed; the old "
        "words stay at the end of the file.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """Bring the PO files up to date, and draft what they lack."""
    hand_over("translate", output, kit=kit or "", locales=split("--to", to), engine=engine,
              dry_run=dry_run, stale=stale)


@app.command()
def schema(
    write: Annotated[Optional[Path], typer.Option(
        "--write", metavar="DIR", help="Write the schemas there instead of showing them.")] = None,
    output: Output = OutputFormat.human,
) -> None:
    """Show or write the JSON Schemas of a kit's files."""
    hand_over("schema", output, write=write)


fonts = typer.Typer(no_args_is_help=True, rich_markup_mode=None,
                    help="Families to set a kit in: take in, fetch, list, check.")
app.add_typer(fonts, name="fonts")


app.add_typer(frames, name="frames")
app.add_typer(names, name="names")
app.add_typer(review, name="review")
app.add_typer(exchange, name="exchange")


@fonts.command("add")
def fonts_add(
    files: Annotated[list[Path], typer.Argument(
        metavar="FILE...", help="TrueType files of your house, one Regular and one Bold of each "
        "family.")],
    kit: Annotated[str, typer.Option(
        "--kit", metavar="KIT", help="The kit they are for; else the one we stand in.")] = "",
    languages: Annotated[Optional[list[str]], typer.Option(
        "--for", metavar="TAG", help="The languages that they are for, where the files don't "
        "tell; repeat, or part by commas.")] = None,
    replace: Annotated[bool, typer.Option(
        "--replace", help="Put them in the place of other faces of the same name.")] = False,
    as_is: Annotated[bool, typer.Option(
        "--as-is", help="Add nothing to them, though punctuation then does not close up.")] = False,
    output: Output = OutputFormat.human,
) -> None:
    """Take your house's own faces into a kit."""
    hand_over("fonts", output, action="add", files=tuple(files), kit=kit,
               languages=split("--for", languages), replace=replace, spacing=not as_is)


@fonts.command("fetch")
def fonts_fetch(
    name: Annotated[str, typer.Argument(metavar="SET", help="The set: serif.")],
    packed: Annotated[Optional[Path], typer.Option(
        "--from", metavar="DIR", help="A folder with the packed packages (.tgz), for a machine "
        "without a network.")] = None,
    output: Output = OutputFormat.human,
) -> None:
    """Fetch a set of families for all kits, through your npm."""
    hand_over("fonts", output, action="fetch", name=name, packed=packed)


@fonts.command("list")
def fonts_list(kit: Kit = None, output: Output = OutputFormat.human) -> None:
    """Show the families, and what each lacks of a kit's characters."""
    hand_over("fonts", output, action="list", kit=kit or "")


@fonts.command("check")
def fonts_check(kit: Kits = None, output: Output = OutputFormat.human) -> None:
    """Say whether all faces are the locked ones."""
    hand_over("fonts", output, action="check", kits=tuple(kit or ()))


@app.command()
def doctor(output: Output = OutputFormat.human) -> None:
    """Say what this machine has and lacks."""
    hand_over("doctor", output)


def main() -> None:
    """Read the command line and do what it says."""
    app()
