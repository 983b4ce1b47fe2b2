"""The words of a quote: whole sentences, and no outer marks.

Here: checking a quote's words against themselves, marks that no locale can turn.  Never here:
how a locale marks a quote.
"""

from __future__ import annotations

import re

from presskit.diagnostics import Findings, Span
from presskit.document import plain_text
from presskit.locales import separator
from presskit.model.kit import Quote
from presskit.model.sentence_ends import Cut

__all__ = ["STRAIGHT_HINT", "check_card", "check_marks", "find_straight"]

_STOPS = "。！？!?．."
_PAIRS = {"「": "」", "『": "』", "“": "”", "‘": "’", "«": "»", "《": "》", '"': '"'}


_LATIN = "0-9A-Za-z\u00c0-\u024f"
_STRAIGHT = re.compile(
    r"""(?<!\d)"|(?<=\d)"(?=[^\W\d])"""  # not the sign of inches
    rf"""|(?<![{_LATIN}’'])'(?![\s'])(?!\d\ds?\b)(?!n')"""  # not the ’90s, not ’n’
    rf"""(?:[^']|(?<=[{_LATIN}])'(?=[{_LATIN}]))*?[^\s']'(?![{_LATIN}])""")
STRAIGHT_HINT = ("type the marks of the language, for example “ and ” or 「 and 」: straight ones "
                 "stay as they are in every locale")


def find_straight(text: str) -> str:
    """The first straight quotation mark with what it opens, empty where there is none.

    An apostrophe is none, nor are the marks of feet and inches.

    >>> find_straight('He said "go".'), find_straight("the speakers' models of the '90s")
    ('"go".', '')
    """
    match = _STRAIGHT.search(text)
    return text[match.start():].split()[0][:12] if match else ""


def _bare(sentence: str) -> str:
    """A sentence without white space and its final stop: what "word for word" compares."""
    return re.sub(r"\s", "", sentence).rstrip(_STOPS + "…")


def check_card(quote: Quote, locale: str, cut: Cut, place: Span, words: Span,
               findings: Findings) -> None:
    """The passage for the card must be whole sentences of the words, in their order; ``cut`` tells
    where one ends."""
    if not quote.card.text:
        return
    passage = [_bare(one) for one in cut(
        plain_text(quote.card.source, ""), locale)]
    size = len(passage)
    fragments = [plain_text(one.source, "") for one in quote.words]
    ended = [re.sub(",$", ".", one) for one in fragments]  # as they stand where they are one run
    wholes = ([_bare(one) for one in cut(separator(locale).join(parts), locale)]
              for parts in (fragments, ended))
    if not any(whole[at:at + size] == passage for whole in wholes
               for at in range(len(whole) - size + 1)):
        findings.error("quote-card-words", "the passage for the card is not made of whole "
                       "sentences of the quote", span=place,
                       hint="copy one or more sentences that stand next to each other in words:",
                       related=[(words, "the quote's words")])


def check_marks(quote: Quote, span: Span, findings: Findings) -> None:
    """Outer marks belong to the locale, not to the words."""
    text = quote.words[0].text + quote.words[-1].text if len(quote.words) > 1 \
        else quote.words[0].text
    opening, closing = text[:1], _PAIRS.get(text[:1], "")
    if not closing or text[-1:] != closing or len(text) < 2:
        return
    depth = 0
    for at, char in enumerate(text):
        depth += (char == opening) - (char == closing and opening != closing)
        if depth == 0 and at < len(text) - 1:
            return  # the first pair closes before the end: marks inside the words
    if opening == closing and text.count(opening) > 2:
        return
    findings.warning("quote-marks", "the words stand in quotation marks of their own", span=span,
                     hint="take them away: every locale sets its own marks")
