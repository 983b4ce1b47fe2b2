"""The quote sheet: every quote, numbered, with all that a desk must know to print it.

Here: who said it, where, in which language, the original words under a translation.  Never
here: a direct quote made from a translation back into the language it was spoken in.
"""

from __future__ import annotations

from presskit.compose.calendar import compose_date, compose_language
from presskit.compose.head import sheet_head
from presskit.compose.names import (
    compose_full_name,
    is_translated,
)
from presskit.compose.order import Builder, compose_blocks
from presskit.compose.people import quote_numbers
from presskit.compose.prose import (
    compose_quote,
    compose_source,
    compose_words,
    is_reported,
    is_untranslated,
)
from presskit.compose.wording import (
    Inlines,
    compose_phrase,
    compose_text,
    is_empty,
    join_inlines,
)
from presskit.document import (
    Block,
    Inline,
    Link,
    Paragraph,
    Quote,
    Section,
    Span,
    plain_text,
)
from presskit.locales import related
from presskit.model import kit as model
from presskit.model.addresses import WEB_PAGE
from presskit.model.kit import Kit
from presskit.model.speech import written
from presskit.model.tables import Tables

__all__ = ["compose_attribution", "compose_quotes", "compose_untranslated", "is_original"]

_SESSIONS = {"panel": "panel", "speech": "talks"}
"""The kind of session at which each medium is heard."""


def compose_quotes(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The sheet of all quotes, in the kit's order."""
    head = sheet_head("quote-sheet")
    builders: dict[str, Builder] = {**head, "translation-note": _compose_translation_note,
                                    "source-note": _compose_source_note,
                                    "quotes": _compose_entries, "notes": _no_notes}
    return compose_blocks(kit, tables, "quote-sheet", builders)


def _compose_translation_note(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """In a translated locale: which words prevail."""
    if not is_translated(kit) or not kit.quotes:
        return ()
    language = compose_language(kit.source_locale, tables)
    return (Paragraph("document-note", compose_phrase(tables, "note.quotes",
                                                      language=language)),)


def _compose_source_note(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """Where all the words were taken from, said once; each quote says it where they differ."""
    source = _common_source(kit)
    return (Paragraph("document-note", _compose_origin(kit, source, tables)),) if source else ()


def _common_source(kit: Kit) -> str:
    sources = {quote.source for quote in kit.quotes.values()}
    return sources.pop() if len(sources) == 1 else ""


def _compose_origin(kit: Kit, source: str, tables: Tables) -> Inlines:
    """An address or a note of the author's, in the author's words."""
    tag = "" if kit.locale == kit.source_locale or source.isascii() else kit.source_locale
    return compose_phrase(tables, "quote.source", source=_link_addresses(source, tag))


def _link_addresses(words: str, tag: str) -> Inlines:
    """Characters in which each address of a web page leads there."""
    out: list[Inline] = []
    place = 0
    for match in WEB_PAGE.finditer(words):
        shown = match[0]
        href = shown if "://" in shown else f"https://{shown}"
        out += compose_text(words[place:match.start()], tag)
        out.append(Link(href, compose_text(shown)))
        place = match.end()
    return (*out, *compose_text(words[place:], tag))


def _compose_entries(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    return tuple(Section("quote-entry",
                         (Paragraph("quote-number", compose_text(str(number))),
                          *_compose_entry(kit, kit.quotes[key], tables)), f"quote-{key}")
                 for key, number in quote_numbers(kit).items())


def _compose_entry(kit: Kit, quote: model.Quote, tables: Tables) -> tuple[Block, ...]:
    """The quote and who said it; told, not quoted, where only a translation exists."""
    attribution = compose_attribution(kit, quote, tables)
    if quote.source and not _common_source(kit):
        origin = _compose_origin(kit, quote.source, tables)
        attribution = (*attribution, Paragraph("quote-occasion", origin))
    original = _compose_original(kit, quote, tables)
    if is_reported(kit, quote):
        label = Span("label", compose_phrase(tables, "reported.label"))
        words = (label, *compose_text(tables.conventions.colon),
                 *compose_quote(quote, kit, tables, marked=False))
        return (Paragraph("quote-words", words), *attribution, *original)
    words = Paragraph("quote-words", compose_quote(quote, kit, tables))
    return (Quote("quote-words", (words,), attribution), *original)


def compose_attribution(kit: Kit, quote: model.Quote, tables: Tables, *,
                        sheet: bool = True) -> tuple[Paragraph, ...]:
    """Speaker, title, occasion; on the sheet also medium, date and language spoken, on a card in
    which language words stand that nobody has translated."""
    speaker = kit.people[quote.speaker]
    occasion = [compose_words(quote.occasion, kit, tables)]
    if not sheet:
        occasion.append(compose_untranslated(kit, quote, tables))
    else:
        occasion += [_compose_medium(kit, quote, tables),
                     compose_text(compose_date(quote.date, tables)),
                     _compose_spoken(kit, quote, tables)]
    name = compose_full_name(kit, speaker, tables, mark=False, name_role="person-name")
    lines = [Paragraph("quote-speaker", name),
             Paragraph("quote-title", compose_words(speaker.title, kit, tables)),
             Paragraph("quote-occasion", join_inlines(occasion, tables.conventions.gap))]
    return tuple(line for line in lines if not is_empty(line.children))


def _compose_medium(kit: Kit, quote: model.Quote, tables: Tables) -> Inlines:
    """How it was said; nothing where the occasion says so already, in these words or by the
    name of a session of that kind."""
    if not quote.medium:
        return ()
    medium = compose_phrase(tables, f"medium.{quote.medium}")
    occasion = plain_text(compose_words(quote.occasion, kit, tables)).casefold()
    said = [medium, *(compose_words(session.name, kit, tables)
                      for session in kit.sessions.values()
                      if session.kind == _SESSIONS.get(quote.medium))]
    names = [plain_text(one).casefold() for one in said]
    return () if any(name and name in occasion for name in names) else medium


def _compose_spoken(kit: Kit, quote: model.Quote, tables: Tables) -> Inlines:
    """The language spoken, and that the kit's words are a translation where they are."""
    if not quote.spoken_in:
        return ()
    spoken = compose_language(quote.spoken_in, tables)
    if quote.text_is == "original":
        return compose_phrase(tables, "spoken", language=spoken)
    published = compose_language(kit.source_locale, tables)
    key = "spoken.reported" if is_reported(kit, quote) else "spoken.translated"
    return compose_phrase(tables, key, language=spoken, published=published)


def _compose_original(kit: Kit, quote: model.Quote, tables: Tables) -> tuple[Block, ...]:
    """Under a translation the words it was made from, with their language; where they stand above
    already, for want of a translation that holds, that they do."""
    if not is_translated(kit):
        return ()
    untranslated = any(one.language == kit.source_locale for one in quote.words)
    words = (compose_phrase(tables, "label.untranslated") if untranslated
             else compose_source(quote.words, kit))
    return (Paragraph("quote-original", (
        Span("label", _compose_label(kit, quote, tables)),
        *compose_text(tables.conventions.colon), *words)),)


def compose_untranslated(kit: Kit, quote: model.Quote, tables: Tables) -> Inlines:
    """For a card or a pull quote: in which language the words stand; nothing where it is the
    reader's."""
    shown = (quote.card,) if quote.card.text else quote.words
    return _compose_label(kit, quote, tables) if is_untranslated(kit, shown) else ()


def _compose_label(kit: Kit, quote: model.Quote, tables: Tables) -> Inlines:
    key = "original.label" if is_original(kit, quote) else "published.label"
    return compose_phrase(tables, key, language=compose_language(kit.source_locale, tables))


def is_original(kit: Kit, quote: model.Quote) -> bool:
    """Whether the kit's own words are those that were spoken, written down in their language."""
    return quote.text_is == "original" and (
        not quote.spoken_in or related(written(quote.spoken_in), kit.source_locale))


def _no_notes(_kit: Kit, _tables: Tables) -> tuple[Block, ...]:
    return ()
