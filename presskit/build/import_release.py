"""From the blocks of an article to ``release.md``, and where every character of it went.

Here: the front matter, the body with its quotes by reference, descriptions, and the account.
Never here: registers (``imported``), pictures (``import_pictures``), contacts
(``import_contacts``), reading and writing files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from presskit.build.import_account import Share, check_account, gaps, solid, trim
from presskit.build.import_contacts import cite_contacts, draft_contact, has_contact
from presskit.build.import_pictures import credits_next, draft_bare, draft_picture
from presskit.build.imported import Draft
from presskit.content.articles import Picture
from presskit.content.typed import type_block
from presskit.extract.article import Piece
from presskit.extract.notes import is_note_head
from presskit.extract.proposal import Caption, Placed, Proposal

__all__ = ["ReleaseDraft", "draft_release"]

_LEFT_OUT = {
    "byline": "who reported it is no part of a release",
    "credit": "a credit without a picture",
    "source": "where the article came from",
    "note": "a line of a form or a page: what kind it is, its day, who may read or print it",
    "omitted": "somebody wants it left out",
    "heading": "the colon behind a heading",
    "end": "a mark of the end: documents set their own",
    "dateline": "place and day: documents set their own line of them",
    "contact": "words beside the contact",
    "boilerplate": "the label of a description",
    "embargo": "the line of an embargo: documents set their own",
    "caption": "a mark or credit beside a caption",
}

_NO_PARAGRAPHS = ("## ", "- ", "![](picture:")
_HEAD = 72
"""The characters of a line above a description; a longer one is part of it."""

Interruption = tuple[int, int, str, Callable[[], None]]
"""Start and end of words, what is typed in their place, and what accounts for them."""


@dataclass(slots=True)
class ReleaseDraft:
    """Front matter, paragraphs of the body as they are typed, and the account."""

    draft: Draft
    front: dict[str, Any] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    album: list[Picture] = field(default_factory=list)
    interruptions: dict[int, list[Interruption]] = field(default_factory=dict)

    def leave(self, piece: Piece, kind: str) -> None:
        for part in solid(self.draft.proposal.article, piece):
            self.shares.append(Share(part, "", _LEFT_OUT[kind]))

    def take(self, piece: Piece, where: str, sure: float = 1.0, why: str = "") -> str:
        self.shares.append(Share(piece, where))
        return self.draft.take(where, piece, sure, why)


def draft_release(draft: Draft, shown: Iterable[Picture] = ()) -> ReleaseDraft:
    """The release with everything that is no entry of a register; adds pictures, contacts and
    descriptions to the draft's files.  ``shown`` are pictures that came with the article."""
    release = ReleaseDraft(draft, album=list(shown))
    release.interruptions = _all_interruptions(release)
    proposal = draft.proposal
    captions = {proposal.article.block_of(one.text): one for one in proposal.things.captions}
    abouts = dict(proposal.things.boilerplate)
    for number, block, words in proposal.article.each():
        placed = proposal.placed[number]
        draft_bare(release, number, placed.kind == "caption")
        if number in draft.struck and "\n" not in words:
            release.leave(block.piece, "embargo")
        elif placed.kind == "caption":
            draft_picture(release, block.piece, captions.get(number) or Caption(block.piece))
        elif placed.kind in ("headline", "subhead") and _draft_head(release, placed, block.piece):
            continue
        elif placed.kind == "contact" and has_contact(proposal, block.piece):
            draft_contact(release, block.piece)
        elif placed.kind == "boilerplate" and abouts.get(number) is not None:
            _draft_about(release, block.piece, draft.organisations[abouts[number]])
        elif placed.kind == "boilerplate" and _is_label(proposal, number):
            release.leave(block.piece, "boilerplate")
        elif number in draft.notes:
            continue  # they follow the body
        elif placed.kind in ("byline", "credit", "source", "note", "end", "omitted"):
            _leave_line(release, placed.kind, block.piece, captions.get(number - 1))
        elif placed.kind == "heading" and (kind := _heads_panel(proposal, number, abouts)):
            release.leave(block.piece, kind)
        elif placed.kind in ("heading", "headline"):
            _draft_heading(release, placed, block.piece)
        else:
            _draft_paragraph(release, number, placed.kind)
    draft_bare(release, len(proposal.placed), False)
    _draft_notes(release)
    cite_contacts(release)
    if all(one.startswith(_NO_PARAGRAPHS) for one in release.body):
        release.body = [one.removeprefix("- ") for one in release.body]  # a release has one
    check_account(proposal.article, release.shares)
    return release


def _draft_head(release: ReleaseDraft, placed: Placed, piece: Piece) -> bool:
    """A line of the front matter; whether it is one: of several headlines only the first."""
    if placed.kind == "subhead":
        subheads = release.front.setdefault("subheads", [])
        subheads.append(release.take(piece, f"release.subheads[{len(subheads)}]", placed.sure,
                                     placed.why))
    elif "headline" not in release.front:
        release.front["headline"] = release.take(piece, "release.headline", placed.sure,
                                                 placed.why)
    else:
        return False
    return True


def _draft_heading(release: ReleaseDraft, placed: Placed, piece: Piece) -> None:
    where = f"release.body[{len(release.body)}]"
    release.body.append("## " + release.take(piece, where, placed.sure, placed.why))


def _leave_line(release: ReleaseDraft, kind: str, piece: Piece, over: Caption | None) -> None:
    """A line that goes nowhere, but for the credit that the entry of the picture over it holds."""
    taken = []
    if kind == "credit" and over and over.credit and credits_next(release.draft.proposal, over):
        taken, kind = [over.credit], "caption"
    for rest in gaps(piece, taken):
        release.leave(rest, kind)


def _draft_notes(release: ReleaseDraft) -> None:
    """What is said to editors, as the last section of the release, wherever it stood."""
    proposal = release.draft.proposal
    for number in release.draft.notes:
        placed, block = proposal.placed[number], proposal.article.blocks[number]
        text = proposal.article.words(block.piece).rstrip(":：﹕ ")
        if number + 1 in release.draft.notes and is_note_head(text):
            end = block.piece.start + len(text)
            _draft_heading(release, placed, Piece(block.piece.start, end))
            if end < block.piece.end:
                release.leave(Piece(end, block.piece.end), "heading")
        else:
            _draft_paragraph(release, number, placed.kind)


def _heads_panel(proposal: Proposal, number: int, abouts: Mapping[int, int | None]) -> str:
    """Whether a heading stands over nothing but contacts or descriptions, which documents set
    apart under headings of their own: then which of the two, else nothing."""
    found = ""
    for at in range(number + 1, len(proposal.placed)):
        kind = proposal.placed[at].kind
        if kind == "heading":
            break
        panel = kind == "contact" and has_contact(proposal, proposal.article.blocks[at].piece) \
            or kind == "boilerplate" and abouts.get(at) is not None
        if not panel and kind not in ("end", "source", "credit", "byline"):
            return ""
        found = found or (kind if panel else "")
    return found


# Paragraphs --------------------------------------------------------------------------------

def _draft_paragraph(release: ReleaseDraft, number: int, kind: str) -> None:
    """A paragraph with each registered quote by reference; credits and datelines are cut."""
    article = release.draft.proposal.article
    piece = article.blocks[number].piece
    where = f"release.body[{len(release.body)}]"
    typed, at = "", piece.start

    def copy(end: int) -> str:
        part = trim(article, Piece(at, end)) if at < end else None
        if part:
            release.shares.append(Share(part, where))
        return _with_blanks(article.text[at:end], release.draft.words(part) if part else "")

    for start, end, reference, account in _interruptions(release, number):
        typed += copy(start) + reference
        account()
        at = end
    typed = (typed + copy(piece.end)).strip()
    if typed:
        release.body.append(f"- {type_block(typed)}" if kind == "list" else type_block(typed))


def _with_blanks(text: str, words: str) -> str:
    """Words with the white space that stood round them as one blank on either side."""
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()


def _interruptions(release: ReleaseDraft, number: int) -> Iterator[Interruption]:
    """What stands in a block in the place of words of it, in order; of two that share words, the
    first."""
    end = 0
    for one in sorted(release.interruptions.get(number, ()), key=lambda one: one[:2]):
        if one[0] >= end:
            yield one
            end = one[1]


def _all_interruptions(release: ReleaseDraft) -> dict[int, list[Interruption]]:
    """The interruptions of every block, by its number: quotes, credits, the dateline."""
    proposal = release.draft.proposal
    article, things = proposal.article, proposal.things
    found: dict[int, list[Interruption]] = {}

    def note_down(piece: Piece, typed: str, account: Callable[[], None]) -> None:
        found.setdefault(article.block_of(piece), []).append(
            (piece.start, piece.end, typed, account))

    for quote, key in zip(proposal.quotes, release.draft.quotes, strict=True):
        for at, (words, outer) in enumerate(zip(quote.fragments, quote.outer, strict=True)):
            if key:
                mark = f"#{at + 1}" if len(quote.fragments) > 1 else ""
                note_down(outer, f"{{q:{key}{mark}}}",
                          partial(_share_quote, release, key, at, words, outer))
    if things.dateline:
        note_down(things.dateline.piece, "", partial(_share_dateline, release, things.dateline))
    for credit in things.credits:
        if not (things.dateline and things.dateline.piece.holds(credit)):
            note_down(credit, "", partial(release.leave, credit, "byline"))
    return found


def _share_quote(release: ReleaseDraft, key: str, number: int, words: Piece,
                 outer: Piece) -> None:
    marks = "a mark of a quote: each language sets its own"
    for mark in gaps(outer, [words]):
        for part in solid(release.draft.proposal.article, mark):
            release.shares.append(Share(part, f"quotes.{key}", marks))
    release.shares.append(Share(words, f"quotes.{key}.words[{number}]"))


def _share_dateline(release: ReleaseDraft, dateline: Any) -> None:
    if dateline.place and "place" not in release.front:
        release.front["place"] = release.take(dateline.place, "release.place")
        for rest in gaps(dateline.piece, [dateline.place]):
            release.leave(rest, "dateline")
    else:
        release.leave(dateline.piece, "dateline")


# Descriptions -----------------------------------------------------------------------------

def _is_label(proposal: Proposal, number: int) -> bool:
    """Whether a block is the line above a description that has its organisation."""
    after = dict(proposal.things.boilerplate).get(number + 1)
    piece = proposal.article.blocks[number].piece
    return after is not None and piece.end - piece.start <= _HEAD


def _draft_about(release: ReleaseDraft, piece: Piece, key: str) -> None:
    entry = release.draft.files["organisations"][key]
    words = release.take(piece, f"organisations.{key}.about")
    before = entry.get("about", "")
    wide = before[-1:] > "\u2e7f" and words[:1] > "\u2e7f"
    entry["about"] = f"{before}{'' if wide or not before else ' '}{words}"
    boilerplate = release.draft.files.setdefault("kit", {}).setdefault("boilerplate", [])
    if key not in boilerplate:
        boilerplate.append(key)
