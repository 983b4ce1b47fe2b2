"""The review sheet: what of a kit a person must have seen, in all locales, in one table.

Here: headlines, names, titles, facts and quotes of every locale with how far they have come;
deviations, findings let stand, questions.  Never here: deciding any of that, and never a
document of a press kit: it is internal.

A row is one thing in every locale.  Rows follow the source; a locale that has nothing there says
so, so that what is missing is seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from presskit.compose.calendar import compose_date
from presskit.compose.facts import FACT_ROWS
from presskit.compose.head import compose_embargo, compose_event, compose_masthead
from presskit.compose.names import compose_name
from presskit.compose.prose import compose_quote, compose_words, is_reported
from presskit.compose.running import compose_properties, compose_running
from presskit.compose.sheet_records import SheetSide, compose_records, in_language
from presskit.compose.state import needed_state
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import (
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Row,
    Span,
    Strong,
    Table,
    plain_text,
    segments,
)
from presskit.locales import is_cjk, script
from presskit.model.kit import Dismissal, Kit
from presskit.model.names import name_form
from presskit.model.segment import Segment, State
from presskit.model.walk import each_segment

__all__ = ["SHEET", "SheetSide", "compose_sheet"]

SHEET = "review-sheet"

_LABEL = 14
"""Characters of a text that name its row; letters count half."""

_FACTS = ("date", "place", "admission")
"""The rows of the fact sheet that hold numbers, hours and places; those of the author's own
follow them."""


Told = tuple[Inlines, str, str]
"""What a locale says; no words where it has nothing.  What keeps it from going out, in the sheet's
words, and what else is to be known."""


def compose_sheet(sides: Iterable[SheetSide], wording: SheetSide,
                  dismissals: Iterable[Dismissal]) -> Document:
    """The sheet of some locales, the source first, in the words of ``wording``'s."""
    sides = tuple(sides)
    kit, tables = wording.kit, wording.tables
    name = compose_phrase(tables, f"document.{SHEET}")
    about = compose_event(kit, tables)
    blocks: list[Block] = [
        *compose_masthead(kit, tables), *compose_embargo(kit, tables, SHEET),
        Heading(1, "headline", name),
        Paragraph("document-note", about),
        Paragraph("document-note", compose_phrase(tables, "sheet.note"))]
    rows = [row for key, lines in _GROUPS.items()
            for row in _group(wording, sides, f"sheet.{key}", lines(sides, wording))]
    if rows:
        heads = Row(tuple(Cell((Paragraph("table-head", compose_phrase(tables, key)),), "col")
                          for key in ("sheet.what", "sheet.words")))
        blocks.append(Table("fact-table", (heads,), tuple(rows)))
    blocks += compose_records(wording, sides, dismissals)
    title = plain_text(compose_phrase(tables, "title", document=name, about=about))
    return Document(SHEET, kit.id, kit.locale, title, tuple(blocks),
                    compose_running(kit, tables, SHEET), compose_properties(kit, tables, SHEET))


Line = tuple[Inlines, list[Told]]
"""A row: what it is, and what each locale says, in the order of the sides."""


def _group(wording: SheetSide, sides: tuple[SheetSide, ...], key: str,
           lines: Iterable[Line]) -> Iterator[Row]:
    """The rows of one group, whose name stands above the label of the first."""
    name = (Paragraph("fact-label", (Strong(compose_phrase(wording.tables, key)),)),)
    for label, tolds in lines:
        yield Row((Cell((*name, Paragraph("fact-label", label)), "row"),
                   Cell(tuple(_line(wording, same, told)
                              for told, same in _gathered(sides, tolds)))))
        name = ()


def _gathered(sides: tuple[SheetSide, ...],
              tolds: list[Told]) -> Iterator[tuple[Told, list[SheetSide]]]:
    """What is told, each with the locales that tell it in just these words."""
    found: list[tuple[Told, list[SheetSide]]] = []
    for side, told in zip(sides, tolds, strict=True):
        text = plain_text(told[0])
        same = next((own for (words, *marks), own in found if marks == [*told[1:]]
                     and plain_text(words) == text
                     and (script(own[0].kit.locale) == script(side.kit.locale)
                          or not any(map(str.isalpha, text)))), None)
        if same is None:
            found.append((told, [side]))
        else:
            same.append(side)
    return iter(found)


def _line(wording: SheetSide, sides: list[SheetSide], told: Told) -> Paragraph:
    words, state, note = told
    here, rules = wording.kit.locale, wording.tables.conventions
    languages = join_inlines([in_language(compose_phrase(one.tables, "language"),
                                           one.kit.locale, here) for one in sides],
                             rules.enumeration)
    said = (in_language(words, sides[0].kit.locale, here)
            or compose_phrase(wording.tables, "sheet.missing"))
    strong = (Strong(compose_text(state)),) if state else ()
    marks = join_inlines((strong, compose_text(note)), rules.enumeration)
    shown = compose_phrase(wording.tables, "sheet.mark", words=said, state=marks) if marks else said
    return Paragraph("fact-value", (Span("label", languages), *compose_text(rules.colon),
                                    *shown))


def _state(wording: SheetSide, kit: Kit, *states: State) -> str:
    """What keeps words in these states from going out; nothing where nothing does."""
    lowest = State.lowest(states)
    if lowest.rank >= needed_state(kit).rank:
        return ""
    return wording.tables.phrases.get(f"state.{lowest}")


def _each(sides: tuple[SheetSide, ...], wording: SheetSide,
          pick: Callable[[Kit], Segment | None]) -> list[Told]:
    """What each locale says in one text."""
    out: list[Told] = []
    for side in sides:
        segment = pick(side.kit)
        words = compose_words(segment, side.kit, side.tables) if segment else ()
        out.append((words, _state(wording, side.kit, segment.state)
                    if segment and words else "", ""))
    return out


def _headlines(sides: tuple[SheetSide, ...], wording: SheetSide) -> Iterator[Line]:
    source, tables = sides[0].kit.press_release, wording.tables
    if sides[0].kit.title.text:
        yield compose_phrase(tables, "document.kit"), _each(
            sides, wording, lambda kit: kit.title)
    if source.headline.text:
        yield compose_phrase(tables, "sheet.headline"), _each(
            sides, wording, lambda kit: kit.press_release.headline)
    for one in source.subheads:
        yield compose_phrase(tables, "sheet.subhead"), _each(
            sides, wording, lambda kit, key=one.id: next(
                (one for one in kit.press_release.subheads if one.id == key), None))
    if source.short_headline.text:
        yield compose_phrase(tables, "sheet.short-headline"), _each(
            sides, wording, lambda kit: kit.press_release.short_headline)


def _facts(sides: tuple[SheetSide, ...], wording: SheetSide) -> Iterator[Line]:
    for name in _FACTS:
        told = [FACT_ROWS[name](side.kit, side.tables) for side in sides]
        if not any(any(lines) for facts in told for _label, lines in facts):
            continue
        label = next(iter(FACT_ROWS[name](wording.kit, wording.tables)), ((), ()))[0]
        yield label, [_fact(side, [line for _, lines in facts for line in lines], wording)
                      for side, facts in zip(sides, told, strict=True)]
    for fact in sides[0].kit.facts:
        def pick(kit: Kit, key: str = fact.value.id) -> Segment | None:
            return next((one.value for one in kit.facts if one.value.id == key), None)
        label = next((one.label for one in wording.kit.facts if one.value.id == fact.value.id),
                     fact.label)
        yield _label(wording, label), _each(sides, wording, pick)


def _fact(side: SheetSide, lines: list[Inlines], wording: SheetSide) -> Told:
    """A row of the fact sheet, made of any texts of the kit."""
    shown = {*segments(lines)}
    states = [one.state for one in each_segment(side.kit) if one.id in shown]
    return join_inlines(lines, " "), _state(wording, side.kit, *states), ""


def _figures(sides: tuple[SheetSide, ...], wording: SheetSide) -> Iterator[Line]:
    """The figures of every text that has some and stands in no other table of the sheet; a row is
    named by the words it begins with."""
    release = sides[0].kit.press_release
    shown = {one.id for one in (release.headline, *release.subheads, release.short_headline)}
    shown |= {one.value.id for one in sides[0].kit.facts}
    texts = [{one.id: one for one in each_segment(side.kit)} for side in sides]
    here = {one.id: one for one in each_segment(wording.kit)}
    for key, one in texts[0].items():
        if key in shown or one.quote or not any(
                key in (side.figures or {}) for side in sides):
            continue
        yield _opening(wording, here.get(key, one)), [
            _figures_of(side, own.get(key), wording)
            for side, own in zip(sides, texts, strict=True)]


def _figures_of(side: SheetSide, segment: Segment | None, wording: SheetSide) -> Told:
    """The figures of one text; all of it in a language whose numbers nobody here can read."""
    if segment is None:
        return (), "", ""
    words = compose_words(segment, side.kit, side.tables) if side.figures is None else \
        compose_text(side.tables.conventions.enumeration.join(side.figures.get(segment.id, ())))
    return words, _state(wording, side.kit, segment.state), ""


def _opening(wording: SheetSide, segment: Segment) -> Inlines:
    """The words that a text begins with, as many as a label holds."""
    text = plain_text(compose_words(segment, wording.kit, wording.tables))
    most = _LABEL if is_cjk(wording.kit.locale) else 2 * _LABEL
    return compose_text(text if len(text) <= most else text[:most].rstrip() + "…")


def _pictures(sides: tuple[SheetSide, ...], wording: SheetSide) -> Iterator[Line]:
    """What describes each picture to those who can't see it."""
    for key, picture in sides[0].kit.pictures.items():
        if picture.alternative.text:
            caption = wording.kit.pictures[key].caption
            yield _opening(wording, caption), _each(
                sides, wording, lambda kit, key=key: kit.pictures[key].alternative)


def _label(wording: SheetSide, segment: Segment) -> Inlines:
    return compose_words(segment, wording.kit, wording.tables)


def _titles(sides: tuple[SheetSide, ...], wording: SheetSide) -> Iterator[Line]:
    for key, person in sides[0].kit.people.items():
        if person.title.text:
            yield compose_name(wording.kit, wording.kit.people[key]), _each(
                sides, wording, lambda kit, key=key: kit.people[key].title)


def _quotes(sides: tuple[SheetSide, ...], wording: SheetSide) -> Iterator[Line]:
    for key, quote in sides[0].kit.quotes.items():
        speaker = compose_name(wording.kit, wording.kit.people[quote.speaker])
        yield speaker, [_quote(side, key, wording) for side in sides]


def _quote(side: SheetSide, key: str, wording: SheetSide) -> Told:
    quote = side.kit.quotes[key]
    words = compose_quote(quote, side.kit, side.tables, marked=not is_reported(side.kit, quote))
    phrases, note = wording.tables.phrases, ""
    open_ = [_state(wording, side.kit, *(one.state for one in quote.words))]
    if key in side.cleared:
        name, day = side.cleared[key]
        date = compose_date(dt.date.fromisoformat(day), wording.tables)
        note = phrases.get("sheet.cleared", name=name, date=date)
    elif key in side.uncleared:
        open_.append(phrases.get("sheet.uncleared"))
    return words, wording.tables.conventions.enumeration.join(filter(None, open_)), note


def _names(sides: tuple[SheetSide, ...], wording: SheetSide) -> Iterator[Line]:
    for key, named in sides[0].kit.register.items():
        told: list[Told] = []
        for side in sides:
            form = name_form(side.kit.register[key], side.kit.locale)
            shown = (form.full, form.short) if form else ()
            words = join_inlines([compose_text(one) for one in shown if one], " / ")
            kept = form is None or form.method.startswith("kept from ")
            told.append(((), "", "") if kept else (
                words, wording.tables.phrases.get("status.suggested")
                if key in side.unsure else "", ""))
        yield compose_name(sides[0].kit, named) if wording.kit.locale == sides[
            0].kit.locale else compose_name(wording.kit, wording.kit.register[key]), told


_GROUPS: dict[str, Callable[[tuple[SheetSide, ...], SheetSide], Iterator[Line]]] = {
    "headlines": _headlines, "facts": _facts, "figures": _figures, "titles": _titles,
    "quotes": _quotes, "names": _names, "pictures": _pictures}
"""The groups of the table, in its order."""
