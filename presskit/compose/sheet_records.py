"""What people said beside a kit's words, on the review sheet: deviations, findings let stand,
questions.

Here: a side of the sheet, its lists.  Never here: its tables (``sheet``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from presskit.compose.calendar import compose_date
from presskit.compose.wording import Inlines, compose_phrase, compose_text
from presskit.document import (
    Block,
    Heading,
    Item,
    List,
    Paragraph,
    Strong,
    Text,
    map_text,
    plain_text,
)
from presskit.model.kit import Deviation, Dismissal, Kit, Query
from presskit.model.segment import Segment
from presskit.model.tables import Tables
from presskit.model.walk import each_segment

__all__ = ["SheetSide", "compose_records", "in_language"]


@dataclass(frozen=True, slots=True)
class SheetSide:
    """A kit in one locale with its tables; ``cleared`` who cleared a quote and when, by its id,
    ``uncleared`` the quotes that wait for it, ``unsure`` the names (``kind:id``) that nobody has
    confirmed or approved; ``standing`` its deviations that hold; ``figures`` the numbers, dates,
    times and amounts of each text as it writes them, by the segment's id (``None``: nobody here
    can read the numbers of its language)."""

    kit: Kit
    tables: Tables
    cleared: Mapping[str, tuple[str, str]]
    uncleared: frozenset[str]
    unsure: frozenset[str] = frozenset()
    standing: tuple[Deviation, ...] = ()
    figures: Mapping[str, tuple[str, ...]] | None = field(default_factory=dict)


def in_language(words: Inlines, tag: str, here: str) -> Inlines:
    """Words of one locale's document in that of another."""
    if tag == here:
        return words

    def change(text: Text) -> Text:
        language = text.language or tag
        return replace(text, language="" if language == here else language)

    return map_text(words, change)


def compose_records(wording: SheetSide, sides: tuple[SheetSide, ...],
                    dismissals: Iterable[Dismissal]) -> Iterator[Block]:
    """What people said beside the words, a list of each kind that there is: deviations, findings
    that were let stand, questions; in the words of ``wording``."""
    kit, known = wording.kit, {side.kit.locale: side for side in sides}
    lists = (("sheet.deviations", [_deviation(wording, known, one) for one in kit.deviations]),
             ("sheet.dismissed", [_dismissal(wording, known, one) for one in dismissals]),
             ("sheet.questions", [_question(wording, one) for one in kit.queries]))
    for key, lines in lists:
        if lines:
            yield Heading(2, "section-heading", compose_phrase(wording.tables, key))
            yield List("list", tuple(Item((Paragraph("body", line),)) for line in lines))


def _language(wording: SheetSide, known: Mapping[str, SheetSide], tag: str) -> Inlines:
    if tag not in known:
        return compose_text(tag)
    return (*in_language(compose_phrase(known[tag].tables, "language"), tag,
                          wording.kit.locale), *compose_text(wording.tables.conventions.colon))


def _deviation(wording: SheetSide, known: Mapping[str, SheetSide], one: Deviation) -> Inlines:
    text = one.text if one.kind == "added" else _find(known, one.path)
    tag = one.locale if one.kind == "added" else next(iter(known))
    words = compose_text(plain_text(text.source) if text else one.path, tag)
    said = compose_phrase(wording.tables, "sheet.record", text=_here(words, wording),
                          what=wording.tables.phrases.get(f"sheet.{one.kind}"),
                          reason=one.reason, name=one.name,
                          date=compose_date(one.date, wording.tables))
    if one.locale in known and one not in known[one.locale].standing:
        void = (Strong(compose_phrase(wording.tables, "sheet.void")),)
        said = compose_phrase(wording.tables, "sheet.mark", words=said, state=void)
    return (*_language(wording, known, one.locale), *said)


def _here(words: Inlines, wording: SheetSide) -> Inlines:
    return map_text(words, lambda text: replace(
        text, language="" if text.language == wording.kit.locale else text.language))


def _find(known: Mapping[str, SheetSide], key: str) -> Segment | None:
    source = next(iter(known.values())).kit
    return next((one for one in each_segment(source) if one.id == key), None)


def _dismissal(wording: SheetSide, known: Mapping[str, SheetSide], one: Dismissal) -> Inlines:
    said = compose_phrase(wording.tables, "sheet.record", text=one.path.partition("@")[0],
                          what=one.code, reason=one.reason, name=one.name,
                          date=compose_date(one.date, wording.tables))
    return (*_language(wording, known, one.locale), *said)


def _question(wording: SheetSide, one: Query) -> Inlines:
    tables = wording.tables
    date = compose_date(one.date, tables)
    answer = one.answer or tables.phrases.get("sheet.unanswered")
    return compose_phrase(tables, "sheet.answer", question=one.question, name=one.by, date=date,
                          answer=answer)
