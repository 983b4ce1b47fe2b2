"""The press release: head, lead, body, end mark, panel, notes.

Here: the order of a release and what its blocks are.  Never here: wording, looks.
"""

from __future__ import annotations

from dataclasses import replace

from presskit.compose.calendar import compose_date, compose_language
from presskit.compose.head import HEAD
from presskit.compose.introducing import listed_name
from presskit.compose.names import is_translated
from presskit.compose.order import Builder, compose_blocks
from presskit.compose.panel import compose_panel
from presskit.compose.pictures import compose_figure
from presskit.compose.prose import (
    check_direct,
    compose_quote,
    compose_words,
    is_excerpt,
    quote_of,
)
from presskit.compose.quotes import compose_untranslated
from presskit.compose.settled import has_speaker
from presskit.compose.wording import Inlines, compose_phrase, is_empty, join_inlines
from presskit.compose.works import compose_works_table
from presskit.document import (
    Block,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Span,
    map_text,
)
from presskit.model.kit import BodyBlock, Kit
from presskit.model.tables import Tables, fields_of

__all__ = ["compose_end_mark", "compose_notes", "compose_passage", "compose_release"]


def compose_release(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The whole release in the order of the locale's layout."""
    builders: dict[str, Builder] = {
        **HEAD, "body": _compose_body, "end-mark": compose_end_mark, "panel": compose_panel,
        "notes": compose_notes}
    return compose_blocks(kit, tables, "press-release", builders)


def _compose_body(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The lead, behind its dateline, and all that follows."""
    lead = next((n for n, block in enumerate(kit.press_release.body)
                 if block.kind == "paragraph"), None)
    out: list[Block] = []
    for number, block in enumerate(kit.press_release.body):
        blocks = _compose_block(kit, tables, block)
        out.extend(_with_dateline(kit, tables, blocks) if number == lead else blocks)
    return tuple(out)


def _with_dateline(kit: Kit, tables: Tables, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    paragraph = blocks[0]
    form = tables.conventions.dateline
    dateline = _compose_dateline(kit, tables, "dateline.line" if form == "line" else "dateline")
    if dateline and form == "inline":
        return (Paragraph("lead", (Span("dateline", dateline), *paragraph.children)),)
    lead = Paragraph("lead", paragraph.children)
    line = (Paragraph("lead", (Span("dateline", dateline),)),) if dateline else ()
    return (*line, lead) if form == "line" else (lead,)


def _compose_dateline(kit: Kit, tables: Tables, key: str) -> Inlines:
    """Place and date as the phrase says, with the mark that leads on to the text where that
    follows; none where the locale has none or a part is missing."""
    place = compose_words(kit.press_release.place, kit, tables)
    date = compose_date(kit.release_date, tables)
    wanted = fields_of(tables.phrases[key])
    if tables.conventions.dateline == "none" or (
            "place" in wanted and not place) or ("date" in wanted and not date):
        return ()
    if tables.conventions.dateline_capitals:
        place = map_text(place, lambda text: replace(text, text=text.text.upper()))
    return compose_phrase(tables, key, place=place, date=date)


def _compose_block(kit: Kit, tables: Tables, block: BodyBlock) -> tuple[Block, ...]:
    words = [compose_words(one, kit, tables, display=block.kind == "heading")
             for one in block.segments]
    match block.kind:
        case "heading":
            role = "section-heading" if block.level <= 2 else "subsection-heading"
            return tuple(Heading(max(block.level, 2), role, one) for one in words)
        case "list":
            role = "numbered-list" if block.ordered else "list"
            return (List(role, tuple(Item((Paragraph("body", one),)) for one in words),
                         block.ordered),)
        case "pull-quote":
            return (compose_passage(kit, tables, block.target),)
        case "works":
            return compose_works_table(kit, block.target, tables)
        case "figure":
            return compose_figure(kit, tables, kit.pictures[block.target])
        case "rule":
            return (Rule(),)
    return tuple(Paragraph("body", one) for one in words)


def compose_passage(kit: Kit, tables: Tables, target: str, role: str = "pull-quote",
                    name_role: str = "person-name") -> Quote:
    """The quote, or its approved passage, on its own; who said it is under it."""
    quote, fragment = quote_of(kit, target)
    check_direct(kit, quote)
    # The author's sense breaks are a card's, far narrower than a page: here the writer breaks.
    words = compose_quote(quote, kit, tables, fragment=fragment, passage=not fragment)
    if not has_speaker(kit, quote):
        return Quote("pull-quote", (Paragraph("pull-quote", words),))
    speaker = kit.people[quote.speaker]
    name = listed_name(kit, quote.speaker, name_role)
    title = compose_words(speaker.title, kit, tables)
    line = compose_phrase(tables, "attribution", name=name, title=title) if title else name
    if not fragment and is_excerpt(kit, quote, tables):
        line = (*line, *compose_phrase(tables, "excerpt"))
    line = join_inlines((line, compose_untranslated(kit, quote, tables)), tables.conventions.gap)
    return Quote(role, (Paragraph(role, words),), (Paragraph("attribution", line),))


def compose_end_mark(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """The locale's sign that a text ends here."""
    mark = compose_phrase(tables, "end-mark")
    return () if is_empty(mark) else (Paragraph("end-mark", mark),)


def compose_notes(kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """In a translated locale: that the quotes are translated, and which text prevails."""
    if not is_translated(kit):
        return ()
    language = compose_language(kit.source_locale, tables)
    key = "note.translation" if kit.quotes else "note.prevails"
    return (Paragraph("note", compose_phrase(tables, key, language=language)),)
