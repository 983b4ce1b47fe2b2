"""Contacts of an imported kit: whom to ask, from the lines of an article or a sentence of it.

Here: from the contacts of a proposal to those of ``kit.yaml``.  Never here: finding contacts
(``extract``), everything else of the release (``import_release``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presskit.build.import_account import gaps
from presskit.content.typed import type_words
from presskit.extract.article import Piece
from presskit.extract.proposal import Proposal
from presskit.model.addresses import is_address

if TYPE_CHECKING:
    from presskit.build.import_release import ReleaseDraft

__all__ = ["cite_contacts", "draft_contact", "has_contact"]

_LABEL = 24
"""The characters of a line above a contact; a longer one says something."""

_PARTS = ("name", "phone", "email", "url")


def has_contact(proposal: Proposal, piece: Piece) -> bool:
    """Whether a part of a contact stands here, or no more than the label of one."""
    parts = [part for one in proposal.things.contacts
             for part in (one.name, one.phone, one.email, one.url) if part]
    return any(map(piece.holds, parts)) or bool(parts) and piece.end - piece.start <= _LABEL


def draft_contact(release: ReleaseDraft, piece: Piece) -> None:
    """The parts of a contact that stand in this block; those of one contact may stand in
    several blocks."""
    taken = []
    contacts = release.draft.files.setdefault("kit", {}).setdefault("contacts", {})
    for number, contact in enumerate(release.draft.proposal.things.contacts):
        for name in _PARTS:
            part = getattr(contact, name)
            if part and piece.holds(part) and not any(one.start < part.end and part.start < one.end
                                                      for one in taken):
                words = _address(name, release.draft.proposal.article.words(part))
                if words:
                    release.take(part, f"kit.contacts.default[{number}].{name}")
                    contacts.setdefault(number, {})[name] = words
                    taken.append(part)
    for rest in gaps(piece, taken):
        release.leave(rest, "contact")


def cite_contacts(release: ReleaseDraft) -> None:
    """Contacts that a sentence of a paragraph names: its words stay where they stand."""
    proposal = release.draft.proposal
    kit = release.draft.files.setdefault("kit", {})
    for number, contact in enumerate(proposal.things.contacts):
        parts = {name: part for name in _PARTS
                 if (part := getattr(contact, name))}
        kinds = {proposal.placed[proposal.article.block_of(part)].kind for part in parts.values()}
        if not kinds <= {"paragraph", "list"}:
            continue
        found = {name: words for name, part in parts.items()
                 if (words := _address(name, proposal.article.words(part)))}
        if found.keys() - {"name"}:
            kit.setdefault("contacts", {})[number] = found
            for name in found:
                release.draft.cite(f"kit.contacts.default[{number}].{name}", parts[name],
                                   why="contact-in-a-sentence")


def _address(kind: str, words: str) -> str:
    """A part of a contact as a kit has it; nothing for an address that is none."""
    words = " ".join(words.split())
    if kind == "url" and not words.lower().startswith("http"):
        words = f"https://{words}"
    if kind in ("email", "url"):
        return words if is_address(kind, words) else ""
    return words if kind == "phone" else type_words(words)
