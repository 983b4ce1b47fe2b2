"""Quotation marks by depth, and a quote's final stop.

Here: the three things that may change in a quote's words, besides its outer marks: nested
marks, the final stop, white space between Han and Latin.  Never here: a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from presskit.compose.wording import Inlines
from presskit.document import Text, map_text, plain_text, walk
from presskit.locales import HAN_AND_KANA, is_han_spaced
from presskit.model.tables import Conventions, QuoteStop

__all__ = ["Place", "begins_sentence", "change_stop", "close_gaps", "end_fragment",
           "nest_marks", "place_of"]

Place = tuple[str, bool, bool]
"""Where a quote stands: ``continuing``, ``closing`` or ``alone``; whether a mark follows that
makes its stop superfluous; whether the author said so."""

_PAIRS = {"「": "」", "『": "』", "“": "”", "‘": "’"}
_COMMAS = frozenset("，,、;；:：")
_STOPS = frozenset("。.！!？?")
_ABBREVIATION = re.compile(r"(\b\w\.){2,}$|\.\.$")
_GAP = re.compile(rf"(?<=[{HAN_AND_KANA}])[ \u00a0](?=[A-Za-z0-9])"
                  rf"|(?<=[A-Za-z0-9])[ \u00a0](?=[{HAN_AND_KANA}])")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TITLES = re.compile("(《[^》]*》)")


def place_of(mode: str, following: str, rules: QuoteStop) -> Place:
    """Where a quote stands in its sentence.

    ``mode`` is what the author wrote behind its id, ``following`` the character behind it
    (empty at the end of a paragraph).
    """
    if mode == "," or following in _COMMAS and following:
        return "continuing", following in _COMMAS and bool(following), mode == ","
    if rules.letter_goes_on and following.isalnum():
        return "continuing", False, False
    return "closing", bool(following) and following in _STOPS, False


def change_stop(inlines: Inlines, place: Place, rules: QuoteStop) -> Inlines:
    """The words with the final stop that their place asks for.

    A mark never stands beside another: where one follows outside, the quote's own goes.
    """
    position, outside, explicit = place
    text = plain_text(inlines, "")
    if not text:
        return inlines
    rule = "drop" if outside else getattr(rules, position)
    bare, stop = text[:-1], text[-1]
    if stop not in rules.stops or not bare:
        comma = rule not in ("keep", "drop") and explicit and stop.isalnum()
        return _end(inlines, text, text + rule) if comma else inlines
    if rule == "keep":
        return inlines
    if _ABBREVIATION.search(text):
        return inlines if rule == "drop" else _end(inlines, text, text + rule)
    return _end(inlines, text, bare if rule == "drop" else bare + rule)


def end_fragment(inlines: Inlines) -> Inlines:
    """A fragment in Latin script whose sentence ends: the comma before "she said" is the
    reporter's, and goes with it."""
    text = plain_text(inlines, "")
    return _end(inlines, text, text[:-1] + ".") if text.endswith(",") else inlines


def begins_sentence(text: str, names: Iterable[str]) -> bool:
    """Whether words surely begin a sentence: by a capital letter that no sentence goes on with.

    "I", letters for words ("AI") and registered ``names`` have theirs anywhere.

    >>> begins_sentence("This is louder.", ()), begins_sentence("I’d go.", ())
    (True, False)
    """
    word = _WORD.match(text.lstrip("“‘"))
    if not word or not word[0][0].isupper() or word[0][1:2].isupper():
        return False
    alone = re.split("['’]", word[0])[0]
    return alone != "I" and not any(alone in name.split() for name in names)


def _end(inlines: Inlines, old: str, new: str) -> Inlines:
    """The inlines, ending as ``new`` does instead of ``old``; they differ in a mark."""
    last = sum(isinstance(one, Text) and bool(one.text) for one in walk(inlines))
    seen = 0

    def change(text: Text) -> Text | tuple[Text, ...]:
        nonlocal seen
        seen += bool(text.text)
        if seen != last or not text.text:
            return text
        kept = text.text if new.startswith(old) else text.text[:-1]
        added = new[len(old):] if new.startswith(old) else new[len(old) - 1:]
        if text.readings and added:  # the mark has none
            return replace(text, text=kept), replace(text, text=added, readings=())
        return replace(text, text=kept + added)

    return map_text(inlines, change)


def nest_marks(inlines: Inlines, rules: Conventions) -> Inlines:
    """The words with the marks inside them turned by depth: nested, outer, nested …

    Words in another language than the document's keep theirs.
    """
    pairs = (rules.quotation.outer, rules.quotation.nested)
    open_marks: list[str] = []

    def change(text: Text) -> Text:
        if text.language:
            return text
        out = ""
        for number, one in enumerate(text.text):
            around = text.text[number - 1:number], text.text[number + 1:number + 2]
            if one == "’" and all(c.isalnum() and c.isascii() for c in around if c) and all(around):
                out += one  # an apostrophe
            elif one in _PAIRS:
                open_marks.append(one)
                out += pairs[len(open_marks) % 2][0]
            elif open_marks and one == _PAIRS[open_marks[-1]]:
                out += pairs[len(open_marks) % 2][1]
                open_marks.pop()
            else:
                out += one
        return replace(text, text=out)

    return map_text(inlines, change)


def close_gaps(inlines: Inlines, locale: str) -> Inlines:
    """Chinese and Japanese words without the spaces between Han and Latin characters.

    The gap is the writers' business.  Titles in 《》 keep theirs: they may be part of the name.
    """
    if not is_han_spaced(locale):
        return inlines

    def change(text: Text) -> Text:
        parts = _TITLES.split(text.text)
        return replace(text, text="".join(
            part if number % 2 else _GAP.sub("", part) for number, part in enumerate(parts)))

    return map_text(inlines, change)
