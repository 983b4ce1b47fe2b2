"""``presskit review`` on the command line: the list of what is open, and a person's words.

Here: the commands below ``review`` with their options.  Never here: work (``cli.review``).
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from presskit.cli.options import (
    Documents,
    Kit,
    Listing,
    Locales,
    Output,
    OutputFormat,
    hand_over,
    split,
)

__all__ = ["review"]


class Kind(StrEnum):
    """How a locale differs from the source."""

    omitted = "omitted"
    added = "added"
    rewritten = "rewritten"


review = typer.Typer(cls=Listing, rich_markup_mode=None, no_args_is_help=False,
                     help="List what is open (list, list --sheet); approve, clear, ask.")

Name = Annotated[str, typer.Option("--name", metavar="NAME", help="Who says so. Never made up.")]
Date = Annotated[str, typer.Option("--date", metavar="DAY", help="When, year-month-day; else "
                                   "today.")]
Evidence = Annotated[str, typer.Option("--evidence", metavar="TEXT", help="Where it is kept.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
Segments = Annotated[Optional[list[str]], typer.Option(
    "--segment", "-s", metavar="PATH", help="Only these texts or names, as presskit review names "
    "them; * stands for anything; repeat.")]
All = Annotated[bool, typer.Option("--all", help="Every locale of the kit.")]
Final = Annotated[bool, typer.Option("--final", help="Nothing will be changed any more.")]

Despite = Annotated[bool, typer.Option(
    "--despite", help="Also what has a warning about figures, quotes or names: you have seen it, "
    "and the words are right.")]


def _choice(locale, segment, document, everywhere: bool):
    from presskit.build.reviewing import Choice
    return Choice(split("--locale", locale), tuple(segment or ()),
                  split("--document", document), everywhere)


@review.command("list")
def review_list(
    kit: Kit = None,
    locale: Locales = None,
    sheet: Annotated[bool, typer.Option(
        "--sheet", help="Write one page for whoever decides, as PDF and Word file.")] = False,
    out: Annotated[Optional[Path], typer.Option(
        "--out", metavar="DIR", help="Where the page goes; else review/.")] = None,
    wording: Annotated[str, typer.Option(
        "--in", metavar="TAG", help="The language of the page's own words; else the "
        "source's.")] = "",
    output: Output = OutputFormat.human,
) -> None:
    """List what is open, the worst first."""
    hand_over("review", output, action="list", kit=kit or "", locales=split("--locale", locale),
              sheet=sheet, out=out, wording=wording)


@review.command("approve")
def review_approve(
    kit: Kit = None, segment: Segments = None, document: Documents = None, locale: Locales = None,
    everywhere: All = False, name: Name = "", date: Date = "", evidence: Evidence = "",
    final: Final = False,
    as_read: Annotated[bool, typer.Option(
        "--as-read", help="Also what is marked as work to be done: you have read it, and it is "
        "right.")] = False,
    despite: Despite = False, output: Output = OutputFormat.human,
) -> None:
    """Put down that somebody has read translations and approves them."""
    hand_over("review", output, action="approve", kit=kit or "", name=name, date=date,
              choice=_choice(locale, segment, document, everywhere), evidence=evidence,
              final=final, as_read=as_read, despite=despite)


@review.command("clear")
def review_clear(
    kit: Kit = None, segment: Segments = None, document: Documents = None, locale: Locales = None,
    everywhere: All = False,
    name: Name = "", date: Date = "", evidence: Evidence = "", final: Final = False,
    despite: Despite = False, output: Output = OutputFormat.human,
) -> None:
    """Put down that a speaker has cleared their own quote."""
    hand_over("review", output, action="clear", kit=kit or "", name=name, date=date,
              choice=_choice(locale, segment, document, everywhere), evidence=evidence,
              final=final, despite=despite)


@review.command("reject")
def review_reject(
    kit: Kit = None, segment: Segments = None, document: Documents = None, locale: Locales = None,
    everywhere: All = False, name: Name = "", date: Date = "", reason: Reason = "",
    output: Output = OutputFormat.human,
) -> None:
    """Mark translations as work to be done, with the reason."""
    hand_over("review", output, action="reject", kit=kit or "", name=name, date=date,
              choice=_choice(locale, segment, document, everywhere), reason=reason)


@review.command("ask")
def review_ask(
    kit: Kit = None,
    segment: Annotated[str, typer.Option("--segment", "-s", metavar="PATH",
                                         help="The text that it is about.")] = "",
    question: Annotated[str, typer.Option("--question", metavar="TEXT", help="What.")] = "",
    locale: Annotated[str, typer.Option("--locale", "-l", metavar="TAG", help="The translation "
                                        "that it came up in.")] = "",
    blocking: Annotated[bool, typer.Option(
        "--blocking", help="The text is neither approved nor goes out before there is an "
                           "answer.")] = False,
    name: Name = "", date: Date = "", output: Output = OutputFormat.human,
) -> None:
    """Ask something about a text: it stands beside it in every PO file."""
    hand_over("review", output, action="ask", kit=kit or "", segment=segment, locale=locale,
              question=question, name=name, date=date, blocking=blocking)


@review.command("answer")
def review_answer(
    kit: Kit = None,
    query: Annotated[int, typer.Option("--query", "-q", metavar="N", help="The question's "
                                       "number, as presskit review lists it.")] = 0,
    answer: Annotated[str, typer.Option("--answer", metavar="TEXT", help="What.")] = "",
    name: Name = "", date: Date = "", output: Output = OutputFormat.human,
) -> None:
    """Answer a question, once for all languages."""
    hand_over("review", output, action="answer", kit=kit or "", query=query, said=answer,
              name=name, date=date)


@review.command("dismiss")
def review_dismiss(
    kit: Kit = None,
    code: Annotated[str, typer.Option("--code", metavar="CODE", help="The finding's code.")] = "",
    segment: Segments = None, locale: Locales = None, everywhere: All = False,
    reason: Reason = "", name: Name = "", date: Date = "",
    output: Output = OutputFormat.human,
) -> None:
    """Let a finding stand, for a reason that is kept."""
    hand_over("review", output, action="dismiss", kit=kit or "", code=code, reason=reason,
              choice=_choice(locale, segment, None, everywhere), name=name, date=date)


@review.command("deviate")
def review_deviate(
    kit: Kit = None,
    kind: Annotated[Kind, typer.Option("--kind", help="What the locale does with the "
                                       "text.")] = Kind.rewritten,
    segment: Segments = None, locale: Locales = None,
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="The words of an added "
                                      "text, as Markdown.")] = "",
    reason: Reason = "", name: Name = "", date: Date = "",
    output: Output = OutputFormat.human,
) -> None:
    """Let a locale leave a text out, add one behind it, or say it in its own way."""
    hand_over("review", output, action="deviate", kit=kit or "", kind=kind.value, text=text,
              choice=_choice(locale, segment, None, False), reason=reason, name=name, date=date)
