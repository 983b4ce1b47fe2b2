"""The quote card: one quote for a feed.

Here: words with the author's breaks, who said it, who shows it.  Never here: size, whether it
fits (``render``).
"""

from __future__ import annotations

from presskit.compose.head import compose_embargo, compose_masthead
from presskit.compose.order import Builder, compose_blocks
from presskit.compose.prose import compose_quote, compose_words, is_excerpt
from presskit.compose.quotes import compose_attribution
from presskit.compose.wording import compose_phrase
from presskit.document import Block, Paragraph, Quote, write_readings
from presskit.locales import brackets
from presskit.model import kit as model
from presskit.model.kit import Kit
from presskit.model.tables import Tables

__all__ = ["compose_card"]


def compose_card(kit: Kit, tables: Tables, quote: model.Quote) -> tuple[Block, ...]:
    """The passage chosen for the card, else the whole quote; the issuer; the kit's notice.

    A card has no room between its lines: readings stand in brackets.
    """
    def compose_words_of(kit: Kit, tables: Tables) -> tuple[Block, ...]:
        words = compose_quote(quote, kit, tables, passage=True, display=True)
        lines = compose_attribution(kit, quote, tables, sheet=False)
        if is_excerpt(kit, quote, tables):
            last = lines[-1]
            lines = (*lines[:-1], Paragraph(last.role, (*last.children,
                                                        *compose_phrase(tables, "excerpt"))))
        return (Quote("quote-words", (Paragraph("quote-words", words),), lines),)

    builders: dict[str, Builder] = {
        "quote": compose_words_of, "masthead": compose_masthead,
        "notice": lambda kit, tables: compose_embargo(kit, tables, "quote-card"),
        "sample-notice": _compose_notice}
    blocks = compose_blocks(kit, tables, "quote-card", builders)
    return write_readings(blocks, brackets(kit.locale))


def _compose_notice(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    notice = compose_words(kit.notice, kit, tables)
    return (Paragraph("sample-notice", notice),) if notice else ()
