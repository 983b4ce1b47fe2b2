"""The head of a document: issuer, release notice or embargo, headline.

Here: head blocks in the three forms that newsrooms know (``conventions.head``).  Never here:
where they stand on the page.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from presskit.compose.calendar import Moment, compose_date, compose_moments, compose_period
from presskit.compose.corrections import compose_correction
from presskit.compose.names import compose_name, initials
from presskit.compose.order import Builder
from presskit.compose.panel import compose_contact_lines, contacts_of
from presskit.compose.prose import compose_words
from presskit.compose.wording import (
    Inlines,
    compose_phrase,
    compose_text,
    is_empty,
    join_inlines,
)
from presskit.document import (
    Block,
    Cell,
    Figure,
    Heading,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    plain_text,
)
from presskit.model.kit import Kit, Organisation
from presskit.model.tables import Tables

__all__ = ["HEAD", "compose_embargo", "compose_event", "compose_headline",
           "compose_invitation_notice", "compose_issuer", "compose_masthead", "compose_when",
           "sheet_head"]


def _issuers(kit: Kit) -> tuple[Organisation, ...]:
    """Who issues the kit, in the order of the list; never whoever only supports it."""
    return tuple(kit.organisations[party.organisation] for party in kit.parties
                 if party.role == "issuer")


def compose_issuer(kit: Kit, tables: Tables) -> Inlines:
    """The issuers on one line; the kit's title where nobody is named."""
    names = [compose_name(kit, one) for one in _issuers(kit)]
    return (join_inlines(names, tables.conventions.enumeration)
            or compose_words(kit.title, kit, tables))


def compose_event(kit: Kit, tables: Tables) -> Inlines:
    """What the kit is about: the event's name, else the kit's title."""
    work = kit.works.get(kit.event.name)
    return compose_name(kit, work) if work else compose_words(kit.title, kit, tables)


def compose_headline(kit: Kit, tables: Tables) -> Inlines:
    """The headline with its breaks at sense, else what the kit is about."""
    return (compose_words(kit.press_release.headline, kit, tables, display=True)
            or compose_event(kit, tables))


def compose_masthead(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The issuer's mark and name; each of several issuers has a line."""
    names = [compose_name(kit, one) for one in _issuers(kit)] or [compose_issuer(kit, tables)]
    sign = initials(plain_text(names[0]))[:1]
    drawn = (Figure("mark", f"mark:{sign}"),) if sign else ()
    mark = ((Figure("mark", kit.brand.mark, plain_text(names[0])),) if kit.brand.mark
            else drawn)
    lines = tuple(Paragraph("issuer", name) for name in names if name)
    return (Section("masthead", (*mark, *lines)),) if lines else ()


def compose_embargo(kit: Kit, tables: Tables, kind: str) -> tuple[Block, ...]:
    """The embargo's box: until when, on the readers' own clock, on the kit's, in universal
    time."""
    if kit.embargo is None:
        return ()
    first, *others = compose_moments(kit.embargo, kit.time_zone, tables)
    lines = [Paragraph("embargo-line", compose_phrase(tables, "embargo.line")),
             Paragraph("embargo-time", compose_phrase(
                 tables, "embargo.time", **_whole(first)))]
    if kind in ("press-release", "media-invitation"):  # a sheet says it in its headline
        lines.insert(0, Paragraph("notice-kind", compose_phrase(tables, f"document.{kind}")))
    lines += [Paragraph("notice-place", compose_phrase(tables, "embargo.other", **_whole(one)))
              for one in others]
    return (Section("embargo-box", tuple(lines)),)


def _whole(moment: Moment) -> dict[str, Inlines]:
    """Date, hour and zone, each a run that no line breaks: half an hour misleads."""
    return {name: (Span("moment", compose_text(words)),)
            for name, words in asdict(moment).items()}


def _compose_notice(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    if tables.conventions.head == "date-addressee":  # says itself that this is a release
        return (*compose_embargo(kit, tables, ""),
                *_compose_date_addressee(tables, "press-release", kit.release_date))
    embargo = compose_embargo(kit, tables, "press-release")
    if tables.conventions.head == "table":
        return (*embargo, *_compose_head_table(kit, tables, kit.release_date, _release_time(
            kit, tables)))
    return embargo or _compose_notice_box(
        ("notice-kind", compose_phrase(tables, "document.press-release")),
        ("notice-line", compose_phrase(tables, "notice.immediate")),
        ("notice-date", compose_text(compose_date(kit.release_date, tables, weekday=True))),
        ("notice-place", compose_words(kit.press_release.place, kit, tables)))


def compose_invitation_notice(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """What a media invitation is and when it went out, in the form of the locale's releases."""
    kind, day = "media-invitation", kit.invitation.date
    name = compose_phrase(tables, f"document.{kind}")
    if tables.conventions.head == "date-addressee":
        return (*compose_embargo(kit, tables, ""),
                *_compose_date_addressee(tables, kind, day))
    embargo = compose_embargo(kit, tables, kind)
    if tables.conventions.head == "table":
        return (*embargo, *_compose_head_table(kit, tables, day, ("head.kind", name)))
    return embargo or _compose_notice_box(
        ("notice-line", name),
        ("notice-date", compose_text(compose_date(day, tables, weekday=True))))


def _compose_notice_box(*said: tuple[str, Inlines]) -> tuple[Block, ...]:
    return (Section("notice-box", _said([Paragraph(role, words) for role, words in said])),)


def _compose_date_addressee(tables: Tables, kind: str,
                            day: dt.date | None) -> tuple[Block, ...]:
    """Japan: the day of issue, then to whom; the kind of document stands with the day."""
    parts = (compose_phrase(tables, f"document.{kind}"), compose_text(compose_date(day, tables)))
    return _said([Paragraph("head-date", join_inlines(parts, tables.conventions.gap)),
                  Paragraph("addressee", compose_phrase(tables, "addressee"))])


def _release_time(kit: Kit, tables: Tables) -> tuple[str, Inlines]:
    """Korea: when it may run."""
    if kit.embargo is None:
        return "head.release-time", compose_phrase(tables, "notice.immediate")
    moment = compose_moments(kit.embargo, kit.time_zone, tables)[0]
    return "head.release-time", compose_phrase(tables, "embargo.time", **_whole(moment))


def _compose_head_table(kit: Kit, tables: Tables, day: dt.date | None,
                        first: tuple[str, Inlines]) -> tuple[Block, ...]:
    """Korea: when it may run or what it is, when it went out, who answers."""
    contact = next(iter(contacts_of(kit)), None)
    department = compose_words(contact.department, kit, tables) if contact else ()
    reach = (compose_contact_lines(contact, kit, tables, ("phone", "email"))
             if contact else ())
    rows: list[tuple[str, tuple[Inlines, ...]]] = [
        (first[0], (first[1],)),
        ("head.date", (compose_text(compose_date(day, tables, weekday=True)),)),
        ("head.department", (department,)), ("head.contact", reach)]
    return (Table("head-table", (), tuple(
        Row((Cell((Paragraph("table-head", compose_phrase(tables, key)),), "row"),
             Cell(tuple(Paragraph("table-text", line) for line in lines))))
        for key, lines in rows if any(not is_empty(line) for line in lines))),)


def _compose_sample_notice(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    return _said([Paragraph("sample-notice", compose_words(kit.notice, kit, tables))])


def _compose_headline_block(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    headline = compose_headline(kit, tables)
    return () if is_empty(headline) else (Heading(1, "headline", headline),)


def _compose_subheads(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    return _said([Paragraph("subhead", compose_words(one, kit, tables, display=True))
                  for one in kit.press_release.subheads])


def compose_when(kit: Kit, tables: Tables) -> str:
    """The day or days of the event, else that of the release."""
    if kit.event.date:
        return compose_period(kit.event.date, kit.event.end_date, tables)
    return compose_date(kit.release_date, tables, weekday=True)


def _said(blocks: list[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs that say something."""
    return tuple(one for one in blocks if not is_empty(one.children))


HEAD: dict[str, Builder] = {
    "masthead": compose_masthead,
    "notice": _compose_notice,
    "sample-notice": _compose_sample_notice,
    "correction": compose_correction,
    "headline": _compose_headline_block,
    "subheads": _compose_subheads,
}
"""The head blocks of a press release."""


def sheet_head(kind: str) -> dict[str, Builder]:
    """The head blocks of a sheet: its name is the headline, what it is about the note."""
    def compose_name_of_sheet(kit: Kit, tables: Tables) -> tuple[Block, ...]:
        return (Heading(1, "headline", compose_phrase(tables, f"document.{kind}")),)

    def compose_note(kit: Kit, tables: Tables) -> tuple[Block, ...]:
        about = (compose_event(kit, tables), compose_text(compose_when(kit, tables)))
        return _said([Paragraph("document-note",
                                join_inlines(about, tables.conventions.gap))])

    return {"masthead": compose_masthead,
            "notice": lambda kit, tables: compose_embargo(kit, tables, kind),
            "sample-notice": _compose_sample_notice,
            "correction": compose_correction,
            "headline": compose_name_of_sheet,
            "document-note": compose_note}
