"""The notice that stands in the place of a withdrawn release.

Here: its order and its blocks.  Never here: the withdrawn words.
"""

from __future__ import annotations

from dataclasses import replace

from presskit.compose.calendar import compose_date
from presskit.compose.head import HEAD, compose_event
from presskit.compose.order import Builder, compose_blocks
from presskit.compose.panel import compose_panel
from presskit.compose.prose import compose_words
from presskit.compose.release import compose_end_mark
from presskit.compose.wording import Inlines, compose_phrase, compose_text
from presskit.document import Block, Heading, Paragraph, Section
from presskit.model.kit import Kit
from presskit.model.tables import Tables

__all__ = ["WITHDRAWAL", "compose_withdrawal", "compose_withdrawal_title"]

WITHDRAWAL = "withdrawal-notice"
"""The one document of a withdrawn kit."""


def compose_withdrawal_title(kit: Kit, tables: Tables) -> Inlines:
    """What is withdrawn, by the name of the occasion: the withdrawn headline is not repeated.
    Where that may not be told either, what the document is."""
    about = compose_event(kit, tables)
    return (compose_phrase(tables, "withdrawal.title", about=about) if about
            else compose_phrase(tables, f"document.{WITHDRAWAL}"))


def compose_withdrawal(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The notice that stands in the place of a withdrawn release."""
    builders: dict[str, Builder] = {
        "masthead": HEAD["masthead"], "notice": _compose_box,
        "sample-notice": HEAD["sample-notice"], "headline": _compose_headline,
        "text": _compose_text, "end-mark": compose_end_mark, "panel": _compose_contacts}
    return compose_blocks(kit, tables, WITHDRAWAL, builders)


def _compose_box(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    if kit.embargo:
        return HEAD["notice"](kit, tables)
    said = kit.withdrawal
    day = compose_date(said.date, tables, weekday=True) if said else ""
    return (Section("notice-box", (
        Paragraph("notice-line", compose_phrase(tables, "withdrawal.line")),
        Paragraph("notice-date", compose_text(day)))),)


def _compose_headline(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    return (Heading(1, "headline", compose_withdrawal_title(kit, tables)),)


def _compose_text(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    said = kit.withdrawal
    if said is None:
        return ()
    lead = Paragraph("lead", compose_phrase(tables, "withdrawal.text",
                                            date=compose_date(said.date, tables)))
    note = compose_words(said.note, kit, tables)
    return (lead, *((Paragraph("body", compose_phrase(tables, "withdrawal.reason", note=note)),)
                    if note else ()))


def _compose_contacts(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """Whom to ask; no boilerplate under a notice."""
    panels = (replace(one, children=tuple(
        part for part in one.children if getattr(part, "role", "") == "contact"))
        for one in compose_panel(kit, tables) if isinstance(one, Section))
    return tuple(one for one in panels if one.children)
