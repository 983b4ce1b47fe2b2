"""From a kit in a locale to its documents.

Here: which documents a kind gives, and what all of them share (title, running lines, label,
metadata).  Never here: a block's content (one module per kind), files, formats.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import replace

from presskit.compose.bios import compose_bio_sheet, compose_bios
from presskit.compose.captions import compose_captions_sheet
from presskit.compose.cards import compose_card
from presskit.compose.facts import compose_facts
from presskit.compose.head import compose_event
from presskit.compose.invitation import compose_invitation, compose_invitation_headline
from presskit.compose.names import compose_name
from presskit.compose.people import BIO_WORDS, has_bio, listed_people
from presskit.compose.press_pictures import PICTURE, compose_press_pictures
from presskit.compose.prose import is_reported
from presskit.compose.quotes import compose_quotes
from presskit.compose.release import compose_release
from presskit.compose.running import compose_properties, compose_running, compose_title_line
from presskit.compose.settled import settled
from presskit.compose.state import compose_label, is_untouched, state_of, states_of
from presskit.compose.withdrawal import (
    WITHDRAWAL,
    compose_withdrawal,
    compose_withdrawal_title,
)
from presskit.compose.wording import Inlines, compose_phrase, compose_text
from presskit.diagnostics import PresskitError
from presskit.document import Block, Document, plain_text
from presskit.locales import join_lines
from presskit.model.kit import Event, Invitation, Kit
from presskit.model.segment import State
from presskit.model.tables import Tables

__all__ = ["KINDS", "compose", "lacking"]

Sheet = tuple[str, Inlines, tuple[Block, ...]]
"""A document's subject, what its title is about, and its blocks."""


def _release(kit: Kit, tables: Tables) -> tuple[Sheet, ...]:
    return (("", (), compose_release(kit, tables)),)


def _bios(kit: Kit, tables: Tables) -> tuple[Sheet, ...]:
    return (("", compose_event(kit, tables), compose_bios(kit, tables)),)


def _each_bio(kit: Kit, tables: Tables) -> tuple[Sheet, ...]:
    return tuple((key, compose_name(kit, person), compose_bio_sheet(kit, tables, key))
                 for key, person in kit.people.items() if has_bio(person))


def _quotes(kit: Kit, tables: Tables) -> tuple[Sheet, ...]:
    return (("", compose_event(kit, tables), compose_quotes(kit, tables)),)


def _facts(kit: Kit, tables: Tables) -> tuple[Sheet, ...]:
    return (("", compose_event(kit, tables), compose_facts(kit, tables)),)


def _captions(kit: Kit, tables: Tables) -> tuple[Sheet, ...]:
    return (("", compose_event(kit, tables), compose_captions_sheet(kit, tables)),)


def _invitation(kit: Kit, tables: Tables) -> tuple[Sheet, ...]:
    headline = join_lines(plain_text(compose_invitation_headline(kit, tables), "\n"), kit.locale,
                          headline=True)
    return (("", compose_text(headline), compose_invitation(kit, tables)),)


def _withdrawal(kit: Kit, tables: Tables) -> tuple[Sheet, ...]:
    return (("", compose_withdrawal_title(kit, tables), compose_withdrawal(kit, tables)),)


def _each_card(kit: Kit, tables: Tables) -> tuple[Sheet, ...]:
    """A card for every quote that may stand as a direct quote in this locale."""
    return tuple((key, compose_name(kit, kit.people[quote.speaker]),
                  compose_card(kit, tables, quote))
                 for key, quote in kit.quotes.items() if not is_reported(kit, quote))


KINDS = {"press-release": _release, "speaker-bios": _bios, "speaker-bio": _each_bio,
         "quote-sheet": _quotes, "fact-sheet": _facts, "captions-sheet": _captions,
         "media-invitation": _invitation, "quote-card": _each_card, WITHDRAWAL: _withdrawal}
"""The kinds of document with words of their own; a :data:`PICTURE` has those of its caption."""


def lacking(kit: Kit, kind: str) -> str:
    """What would fill a kind of document of which the kit has nothing to say beyond its head;
    empty where it has something."""
    kit = settled(kit)
    event = kit.event
    facts = (event.name, event.part_of, event.theme, event.date, event.time.text, event.city.text,
             event.venue.text, event.admission.text, kit.sessions, kit.facts, kit.people,
             kit.works, kit.pictures)
    has, what = {
        "speaker-bios": (bool(listed_people(kit)), "people in people.yaml"),
        "speaker-bio": (any(map(has_bio, kit.people.values())),
                        f"a biography of {BIO_WORDS} words or more in people.yaml"),
        "quote-sheet": (bool(kit.quotes), "quotes in quotes.yaml"),
        "fact-sheet": (any(facts), "an event, sessions or facts in kit.yaml"),
        "captions-sheet": (bool(kit.pictures), "pictures in pictures.yaml"),
        "media-invitation": (event != Event() or kit.invitation != Invitation(),
                             "event: and invitation: in kit.yaml"),
        PICTURE: (any(one.file for one in kit.pictures.values()),
                  "pictures with a file in pictures.yaml"),
        WITHDRAWAL: (kit.withdrawal is not None, "withdrawn: true to a version under "
                     "corrections: in kit.yaml"),
    }.get(kind, (True, ""))
    return "" if has else what


def compose(kit: Kit, kind: str, tables: Tables,
            names: Mapping[str, State] | None = None,
            known: Mapping[str, State] | None = None) -> tuple[Document, ...]:
    """The documents of one kind: one, for ``speaker-bio``, ``quote-card`` and ``picture`` one
    each.

    ``kit`` is in the locale of ``tables``; ``names`` are the states of its names by
    ``kind:id``, where approvals of names are known, and ``known`` those of its segments, where
    they have been asked for already (see :func:`state_of`).  Raises
    :class:`presskit.diagnostics.PresskitError` for an unknown kind, phrase, block or id.
    """
    known = states_of(kit) if known is None else known
    if kind == PICTURE:
        return tuple(_labelled(one, kit, tables, names, known)
                     for one in compose_press_pictures(settled(kit), tables))
    if kind not in KINDS:
        near = difflib.get_close_matches(kind, KINDS, n=1)
        raise PresskitError.one("document-unknown", f"there is no document {kind!r}",
                                hint=f"did you mean {near[0]}?" if near
                                else f"the documents are {', '.join((*KINDS, PICTURE))}")
    kit = settled(kit, quoted=kind == "press-release")
    return tuple(_labelled(Document(
        kind, kit.id, kit.locale, _title(kit, kind, about, tables), children,
        compose_running(kit, tables, kind), compose_properties(kit, tables, kind), subject),
        kit, tables, names, known) for subject, about, children in KINDS[kind](kit, tables))


def _title(kit: Kit, kind: str, about: Inlines, tables: Tables) -> str:
    if kind == "press-release":
        return compose_title_line(kit, tables) or tables.phrases.get(f"document.{kind}")
    if kind == WITHDRAWAL:
        return plain_text(about)
    name = compose_phrase(tables, f"document.{kind}")
    return plain_text(compose_phrase(tables, "title", document=name, about=about)
                      if about else name)


def _labelled(document: Document, kit: Kit, tables: Tables,
              names: Mapping[str, State] | None, known: Mapping[str, State]) -> Document:
    """The document with the label of one that may not go out yet."""
    label, note = compose_label(state_of(document, kit, names, known), kit, tables,
                                untouched=is_untouched(document, known))
    return replace(document, running=replace(document.running, label=label, label_note=note))
