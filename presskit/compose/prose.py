"""The author's prose: segments as inlines of a document, with quotes and names in place.

Here: what a reference becomes, quotes in the locale's marks.  Never here: blocks, other
wording than the kit's.

A quote keeps its words.  Only outer and nested marks, the final stop and white space between
Han and Latin characters follow the locale.
"""

from __future__ import annotations

from dataclasses import replace

from presskit.compose.marks import (
    Place,
    begins_sentence,
    change_stop,
    close_gaps,
    end_fragment,
    nest_marks,
    place_of,
)
from presskit.compose.names import compose_name
from presskit.compose.wording import Inlines, compose_text, is_empty, merge_texts
from presskit.diagnostics import PresskitError
from presskit.document import Inline, LineBreak, Reference, Span, Text, map_text, plain_text
from presskit.locales import is_han_spaced, related, script, separator
from presskit.model.kit import Kit, Quote
from presskit.model.segment import Segment, State
from presskit.model.speech import is_back_translation
from presskit.model.tables import Tables

__all__ = ["check_direct", "compose_plain", "compose_quote", "compose_source", "compose_words",
           "is_excerpt", "is_reported", "is_untranslated", "quote_of"]

ALONE: Place = ("alone", False, False)


def compose_words(segment: Segment, kit: Kit, tables: Tables, *, display: bool = False) -> Inlines:
    """The words of a segment.

    In a display role the breaks at sense stay, elsewhere they join.  Every text says which
    segment it comes from, and its language where that is not the document's.
    """
    inlines = _resolve(_tagged(segment, kit.locale), kit, tables, "")
    return _trimmed(inlines if display else _join_breaks(inlines, kit.locale))


def compose_plain(segment: Segment, kit: Kit, tables: Tables) -> str:
    """The words of a segment as characters on one line: titles, metadata."""
    return plain_text(compose_words(segment, kit, tables))


def compose_source(segments: tuple[Segment, ...], kit: Kit) -> Inlines:
    """The source's words of a text, whatever the kit's locale, tagged with their language; the
    gap beside Latin words in Chinese and Japanese is the writers' business there too."""
    tag = kit.source_locale
    parts = [(tag, _join_breaks(_retag(one.source, tag, one.id), tag)) for one in segments]
    return _trimmed(close_gaps(_join_fragments(parts, kit), tag))


def quote_of(kit: Kit, target: str) -> tuple[Quote, int]:
    """The quote and fragment (0: the whole) that ``id`` or ``id#1`` names.

    Raises ``PresskitError`` (``quote-unknown``) where there is none.
    """
    name, _, number = target.partition("#")
    quote = kit.quotes.get(name)
    fragment = int(number) if number.isdecimal() else 0
    if quote is None or fragment > len(quote.words) or (number and not fragment):
        raise PresskitError.one(
            "quote-unknown", f"there is no quote {target}", segment=f"quotes.{target}",
            hint=f"the quotes are {', '.join(kit.quotes) or 'none yet'}; a fragment is {name}#1")
    return quote, fragment


def is_reported(kit: Kit, quote: Quote) -> bool:
    """Whether the quote may only be told: the kit has a translation of words that were spoken
    in the reader's language, so its "translation" would put invented words in a mouth.

    The published words themselves, where nothing is translated yet, may stand.
    """
    return is_back_translation(kit, quote) and any(
        part.state is not State.INITIAL for part in quote.words)


def check_direct(kit: Kit, quote: Quote) -> None:
    """Raise ``back-translated-quote`` for a quote that may not be quoted directly here."""
    if is_reported(kit, quote):
        raise PresskitError.one(
            "back-translated-quote", f"{quote.id} cannot be a direct quote in {kit.locale}: "
            "the kit has only a translation of it", segment=f"quotes.{quote.id}.words",
            hint=f"tell it in indirect speech, {{q:{quote.id}!}}, or give the words as spoken")


def is_excerpt(kit: Kit, quote: Quote, tables: Tables) -> bool:
    """Whether the passage for cards leaves out some of the quote's words."""
    passage = compose_plain(quote.card, kit, tables)
    whole = plain_text(_words(quote.words, kit, tables, display=False))
    return bool(passage) and "".join(passage.split()) != "".join(whole.split())


def compose_quote(quote: Quote, kit: Kit, tables: Tables, *, fragment: int = 0,
                  place: Place = ALONE, passage: bool = False, display: bool = False,
                  marked: bool = True) -> Inlines:
    """The words of a quote in the locale's marks.

    ``fragment`` counts from 1, 0 is the whole; ``passage`` takes the passage for cards where
    there is one; without ``marked`` the words are told, not quoted.
    """
    parts = (quote.words[fragment - 1],) if fragment else quote.words
    if passage and quote.card.text:
        parts = (quote.card,)
    words = _words(parts, kit, tables, display)
    if not marked:
        return words
    rules = tables.conventions
    words = nest_marks(close_gaps(words, kit.locale), rules)
    words = change_stop(words, place, rules.quote_stop)
    tag = kit.source_locale if is_untranslated(kit, parts) else ""
    before, after = (tables.source if tag and tables.source else rules.quotation).outer
    return (Span("quote", merge_texts((Text(before, tag), *words, Text(after, tag)))),)


def is_untranslated(kit: Kit, parts: tuple[Segment, ...]) -> bool:
    """Whether words stand in the source's language, for want of a translation that holds: their
    marks are then that language's too."""
    return not related(kit.locale, kit.source_locale) and all(
        part.language == kit.source_locale for part in parts)


def _words(parts: tuple[Segment, ...], kit: Kit, tables: Tables, display: bool) -> Inlines:
    return _join_fragments([(segment.language or kit.locale,
                             compose_words(segment, kit, tables, display=display))
                            for segment in parts], kit)


def _join_fragments(parts: list[tuple[str, Inlines]], kit: Kit) -> Inlines:
    """Fragments with their languages as one run of words; a sentence that ended before the
    attribution ends in its stop again."""
    out: Inlines = ()
    for tag, words in parts:
        if out and script(tag) == "Latn" and plain_text(out).endswith(",") and begins_sentence(
                plain_text(words), (plain_text(compose_name(kit, one))
                                    for one in kit.register.values())):
            out = end_fragment(out)
        out = (*out, *compose_text(separator(tag) if out else ""), *words)
    return merge_texts(out)


def _tagged(segment: Segment, locale: str) -> Inlines:
    return _retag(segment.words, "" if segment.language == locale else segment.language,
                  segment.id)


def _retag(inlines: Inlines, language: str, segment: str) -> Inlines:
    return map_text(inlines, lambda text: replace(text, language=text.language or language,
                                                  segment=text.segment or segment))


def _resolve(inlines: Inlines, kit: Kit, tables: Tables, after: str) -> Inlines:
    """The inlines without references; ``after`` is the character behind them."""
    out: list[Inline] = []
    for number, one in enumerate(inlines):
        following = _following(inlines[number + 1:], after)
        if isinstance(one, Reference):
            _append(out, _resolved(one, kit, tables, following))
        elif isinstance(one, Text | LineBreak):
            out.append(one)
        else:
            out.append(replace(one, children=_resolve(one.children, kit, tables, following)))
    return tuple(out)


def _append(out: list[Inline], words: Inlines) -> None:
    """Add what a reference became; what is told elsewhere leaves no gap behind."""
    last = out[-1] if out else None
    if not words and isinstance(last, Text):
        out[-1] = replace(last, text=last.text.rstrip(" "))
    out.extend(words)


def _following(rest: Inlines, after: str) -> str:
    for one in rest:
        if isinstance(one, Reference) and one.target.startswith("quote:"):
            if "!" not in one.mode:
                return "“"  # a quote begins: no letter, no comma, no stop
            continue
        words = plain_text(one, " ")
        if words:
            return words[0]
    return after


def _resolved(reference: Reference, kit: Kit, tables: Tables, following: str) -> Inlines:
    kind, _, target = reference.target.partition(":")
    if kind == "quote":
        quote, fragment = quote_of(kit, target)
        if "!" in reference.mode:
            return ()
        check_direct(kit, quote)
        place = place_of("," if "," in reference.mode else "", following,
                         tables.conventions.quote_stop)
        return compose_quote(quote, kit, tables, fragment=fragment, place=place)
    if reference.children:
        return _resolve(reference.children, kit, tables, following)
    named = kit.register.get(reference.target)
    if named is None:
        raise PresskitError.one("name-unknown", f"there is no {kind} {target}",
                                hint=f"the register has {', '.join(kit.register) or 'no names'}")
    return compose_name(kit, named)


def _join_breaks(inlines: Inlines, locale: str) -> Inlines:
    """Breaks at sense as mere joins: a space where words have them."""
    out: list[Inline] = []
    for number, one in enumerate(inlines):
        if isinstance(one, LineBreak):
            around = (plain_text(out[-1:]) or " ")[-1] + (
                plain_text(inlines[number + 1:], " ") or " ")[0]
            out.extend(compose_text(_joint(around, locale)))
        elif isinstance(one, Text):
            out.append(one)
        else:
            out.append(replace(one, children=_join_breaks(one.children, locale)))
    return merge_texts(tuple(out))


def _joint(around: str, locale: str) -> str:
    if " " in around or "\u3000" in around:
        return ""
    wide = is_han_spaced(locale) and not all(one.isascii() for one in around)
    return "" if wide else " "


def _trimmed(inlines: Inlines) -> Inlines:
    """Without white space at either end."""
    out = list(inlines)
    if is_empty(inlines):
        return ()
    if isinstance(out[0], Text):
        out[0] = replace(out[0], text=out[0].text.lstrip(" "))
    if isinstance(out[-1], Text):
        out[-1] = replace(out[-1], text=out[-1].text.rstrip(" "))
    return merge_texts(tuple(out))
