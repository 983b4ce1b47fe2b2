"""What an import found, a row a finding, for somebody to look at.

Here: from a draft to rows, the doubtful ones first; those that wait for a decision and are in no
document.  Never here: how rows are shown, what becomes of an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from presskit.build.import_occasion import SURE
from presskit.build.import_release import ReleaseDraft
from presskit.build.imported import introduce
from presskit.extract.article import Piece
from presskit.extract.choices import ACCEPTED
from presskit.extract.proposal import DOUBTFUL

__all__ = ["EVENT", "Row", "list_rows"]

EVENT = ("name", "part_of", "theme", "date", "time", "venue", "city", "organiser")


@dataclass(frozen=True, slots=True)
class Row:
    """A finding: ``kind`` and ``about`` are those of a choice about it, ``what`` says what it is
    taken for, ``words`` are the article's, ``piece`` is where they stand in block ``block`` (from
    1), ``why`` names the rule; one that ``waits`` is in no document before somebody has
    decided."""

    kind: str
    about: str
    what: str
    words: str
    piece: Piece
    block: int
    sure: float
    why: str
    waits: bool = False

    @property
    def is_doubtful(self) -> bool:
        return self.sure < DOUBTFUL


def list_rows(release: ReleaseDraft) -> tuple[Row, ...]:
    """Every finding that is not plain: those that wait first, then other doubtful ones, else in
    the order of the article."""
    rows = [*_people(release), *_quotes(release), *_blocks(release), *_things(release)]
    return tuple(sorted(rows, key=lambda row: (not row.waits, not row.is_doubtful, row.piece)))


def _row(release: ReleaseDraft, kind: str, what: str, pieces: tuple[Piece, ...], sure: float,
         why: str, waits: bool = False) -> Row:
    article = release.draft.proposal.article
    about = "".join("".join(map(article.words, pieces)).split())
    words = " … ".join(" ".join(article.words(piece).split()) for piece in pieces)
    return Row(kind, about, what, words, pieces[0],
               article.block_of(pieces[0]) + 1, sure, why, waits)


def _people(release: ReleaseDraft) -> Iterator[Row]:
    draft = release.draft
    for person in draft.proposal.people:
        title = introduce(draft, person)
        what = f"person, {draft.words(title)}" if title else "person"
        yield _row(release, "person", what, (person.name,), person.sure, person.why,
                   person.sure < DOUBTFUL)


def _quotes(release: ReleaseDraft) -> Iterator[Row]:
    """A quote without a name is doubtful however sure its words are: it can't be registered."""
    article, people = release.draft.proposal.article, release.draft.proposal.people
    for quote in release.draft.proposal.quotes:
        waits = quote.speaker is not None and quote.sure < DOUBTFUL
        if quote.speaker is not None:
            said, sure = f"said by {article.words(people[quote.speaker].name)}", quote.sure
        else:
            who = quote.unnamed and article.words(quote.unnamed)
            said = f"said by {who}, who has no name" if who else "said by whom?"
            sure = quote.sure if quote.why == ACCEPTED else min(quote.sure, DOUBTFUL / 2)
        yield _row(release, "speaker", said, quote.fragments, sure, quote.why or "no-speaker",
                   waits)


def _blocks(release: ReleaseDraft) -> Iterator[Row]:
    proposal = release.draft.proposal
    for number, block, _ in proposal.article.each():
        placed, held = proposal.placed[number], number in release.draft.struck
        if held or placed.kind != "paragraph":
            yield _row(release, "block", "embargo" if held else placed.kind, (block.piece,),
                       placed.sure, placed.why)


def _things(release: ReleaseDraft) -> Iterator[Row]:
    article, people = release.draft.proposal.article, release.draft.proposal.people
    things = release.draft.proposal.things
    for work in things.works:
        by = ", ".join(article.words(people[maker].name) for maker in work.makers)
        yield _row(release, "work", f"{work.kind} by {by}" if by else work.kind, (work.title,),
                   work.sure, work.why, work.sure < DOUBTFUL)
    for one in things.organisations:
        yield _row(release, "organisation", "organisation", (one.name,), one.sure, one.why,
                   one.sure < DOUBTFUL)
    for name in EVENT:
        piece = getattr(things.event, name)
        if piece:
            yield _row(release, f"event.{name}", f"the occasion's {name.replace('_', ' ')}",
                       (piece,), SURE, f"event-{name.replace('_', '-')}")
