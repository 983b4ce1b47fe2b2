"""Pictures of an imported kit: their captions, whose they are, where they stand.

Here: from a caption and the pictures of an article to ``pictures.yaml``.  Never here: finding
captions (``extract``), everything else of the release (``import_release``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from presskit.build.import_account import gaps
from presskit.content.articles import Picture
from presskit.content.typed import type_words
from presskit.extract.article import Piece
from presskit.extract.proposal import Caption, Proposal

if TYPE_CHECKING:
    from presskit.build.import_release import ReleaseDraft

__all__ = ["credits_next", "draft_bare", "draft_picture"]

_LABEL = re.compile(r"(?i:(?:photo |picture )?caption)\s*\d*\s*[:：–—]\s*(?=\S)")
_OPENING = " \t\u00a0\u3000—–-|｜/／(（[［【〔"
"""What may stand between the words under a picture and its credit."""
_CLOSING = " \t\u00a0\u3000)）]］】〕.。"


def draft_picture(release: ReleaseDraft, piece: Piece, caption: Caption) -> None:
    """The entry of a picture whose caption is the block at ``piece``, and the picture itself in the
    release, where it came with the article."""
    draft = release.draft
    pictures = draft.files.setdefault("pictures", {})
    whom = draft.people[caption.shows[0]] if len(caption.shows) == 1 else "picture"
    key = whom if whom != "picture" and whom not in pictures else f"{whom}-{len(pictures) + 1}"
    path = f"pictures.{key}"
    placed = draft.proposal.placed[draft.proposal.article.block_of(caption.text)]
    found = _take_picture(release, draft.proposal.article.block_of(caption.text))
    words, credit = _part_caption(release, caption)
    pictures[key] = {**found, "caption": release.take(words, f"{path}.caption", placed.sure,
                                             placed.why)}
    taken = [words]
    if credit and piece.holds(credit):
        pictures[key]["credit"] = release.take(credit, f"{path}.credit")
        taken.append(credit)
    elif caption.credit and credits_next(draft.proposal, caption):
        pictures[key]["credit"] = release.take(caption.credit, f"{path}.credit")
    for rest in gaps(piece, taken):
        release.leave(rest, "caption")
    if found:
        release.body.append(f"![](picture:{key})")


def credits_next(proposal: Proposal, caption: Caption) -> bool:
    """Whether the credit of a caption is the line under it."""
    after = proposal.article.block_of(caption.text) + 1
    return (
        caption.credit is not None
        and after < len(proposal.placed)
        and proposal.placed[after].kind == "credit"
        and proposal.article.blocks[after].piece.holds(caption.credit)
    )


def _part_caption(release: ReleaseDraft, caption: Caption) -> tuple[Piece, Piece | None]:
    """The words under a picture without the mark before and the credit behind them."""
    article, text = release.draft.proposal.article, caption.text
    start, end, credit = text.start, text.end, caption.credit
    label = _LABEL.match(article.text, start, end)
    start = label.end() if label else start
    if credit and text.holds(credit):
        behind = article.text[credit.end:end].strip(_CLOSING)
        if credit.start <= start or behind:
            return Piece(start, end), None
        end = credit.start
    end = start + len(article.text[start:end].rstrip(_OPENING))
    return (Piece(start, end), credit) if start < end else (text, None)


def _take_picture(release: ReleaseDraft, number: int) -> dict[str, Any]:
    """The file and description of the picture that a caption in this block belongs to: the one
    right above it, else the one right below."""
    for block in (number, number + 1):
        found = next((one for one in release.album if one.block == block), None)
        if found is not None:
            release.album.remove(found)
            return _describe(found)
    return {}


def _describe(picture: Picture) -> dict[str, Any]:
    told = {"alternative": type_words(picture.alternative)} if picture.alternative.strip() else {}
    return {"file": f"pictures/{picture.name}", **told}


def draft_bare(release: ReleaseDraft, number: int, has_caption: bool) -> None:
    """Pictures without a caption that stand before a block; the last of them is the caption's,
    where the block is one."""
    here = [one for one in release.album if one.block == number]
    for picture in here[:-1] if has_caption else here:
        release.album.remove(picture)
        pictures = release.draft.files.setdefault("pictures", {})
        key = release.draft.ids.claim(picture.name.partition(".")[0])
        pictures[key] = _describe(picture)
        release.body.append(f"![](picture:{key})")
