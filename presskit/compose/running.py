"""The running lines, the label and the metadata of a document.

Here: what every page and every file's properties say.  Never here: page numbers, the clock.
"""

from __future__ import annotations

import datetime as dt

from presskit.compose.calendar import compose_date
from presskit.compose.head import compose_embargo, compose_event, compose_headline, compose_issuer
from presskit.compose.names import compose_name
from presskit.compose.prose import compose_plain, compose_words
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import Running, drop_readings, plain_text
from presskit.locales import join_lines
from presskit.model.kit import Kit
from presskit.model.tables import Tables

__all__ = ["compose_properties", "compose_running", "compose_title_line"]


def compose_running(kit: Kit, tables: Tables, kind: str) -> Running:
    """Header: the short headline, or the sheet's name, and the issuer.  Footer: the kit, its
    language, version and date; the kit's notice on every page.  Readings stand in the text."""
    header = compose_phrase(tables, f"document.{kind}")
    if kind == "press-release":
        header = (compose_words(kit.press_release.short_headline, kit, tables)
                  or compose_text(compose_title_line(kit, tables)))
    facts = (compose_words(kit.title, kit, tables) or _name_kit(kit, tables),
             compose_phrase(tables, "language"),
             compose_phrase(tables, "running.version", version=str(kit.version)),
             compose_text(compose_date(_day_of_version(kit, kind), tables)))
    issuer = compose_issuer(kit, tables)  # the kit's title where nobody is named: said once
    return drop_readings(Running(
        header_start=header,
        header_end=() if plain_text(issuer) == plain_text(header) else issuer,
        footer_start=join_inlines(facts, tables.conventions.gap),
        notice=compose_words(kit.notice, kit, tables)))


def _name_kit(kit: Kit, tables: Tables) -> Inlines:
    """A kit without a title, by its occasion."""
    event, name = compose_event(kit, tables), compose_phrase(tables, "document.kit")
    return compose_phrase(tables, "title", about=event, document=name) if event else name


def _day_of(kit: Kit, kind: str) -> dt.date | None:
    """The day a document goes out: an invitation does before the release, a withdrawal after."""
    if kit.withdrawal:
        return kit.withdrawal.date
    return kit.invitation.date if kind == "media-invitation" else kit.release_date


def _day_of_version(kit: Kit, kind: str) -> dt.date | None:
    """The day that a document says beside its version: that of the correction, where it has one."""
    days = [_day_of(kit, kind), *(one.date for _version, one in kit.replacements[:1])]
    return max((day for day in days if day), default=None)


def compose_title_line(kit: Kit, tables: Tables) -> str:
    """The headline on one line."""
    return join_lines(plain_text(compose_headline(kit, tables), "\n"), kit.locale, headline=True)


def compose_properties(kit: Kit, tables: Tables, kind: str) -> tuple[tuple[str, str], ...]:
    """The metadata of a file as pairs: dates in ISO 8601, the rest in the reader's words."""
    keywords = dict.fromkeys(plain_text(one) for one in _keywords(kit, tables))
    day = _day_of(kit, kind)
    pairs = {"author": plain_text(compose_issuer(kit, tables)),
             "subject": _subject(kit, tables, kind),
             "keywords": ", ".join(word for word in keywords if word),
             "date": day.isoformat() if day else "",
             "version": str(kit.version),
             "notice": compose_plain(kit.notice, kit, tables),
             "embargo": kit.embargo.isoformat() if kit.embargo else ""}
    if kit.replacements:
        pairs["modified"] = kit.replacements[0][1].date.isoformat()
    return tuple(pairs.items())


def _subject(kit: Kit, tables: Tables, kind: str) -> str:
    """What the document is and of what; until when it is embargoed, since a file's properties
    may be all that a newsroom's system shows of it."""
    embargo = [line.children for box in compose_embargo(kit, tables, kind)
               for line in box.children if line.role.startswith("embargo-")]
    return plain_text(join_inlines((compose_phrase(tables, f"document.{kind}"),
                                    compose_event(kit, tables), join_inlines(embargo, " ")),
                                   tables.conventions.gap))


def _keywords(kit: Kit, tables: Tables) -> tuple[Inlines, ...]:
    works = [kit.works[key] for key in (kit.event.name, kit.event.part_of) if key in kit.works]
    issuers = [kit.organisations[party.organisation] for party in kit.parties]
    return tuple(compose_name(kit, one) for one in (*works, *issuers))
