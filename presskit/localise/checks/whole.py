"""Whether a translation is one, and all of it.

Here: words that are the source's still, much too short or long, without its end, without a
Latin term of the source.  Never here: facts (``parity``), names (``names``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.diagnostics import Findings
from presskit.document import plain_text
from presskit.locales import HAN, HANGUL, KANA, LATIN, is_han_spaced, language, script
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.prose import OBJECT, write_prose
from presskit.localise.watch import Watch
from presskit.localise.wording import each_reference
from presskit.model.segment import State, container_of

__all__ = ["check_end", "check_latin_terms", "check_length", "check_same", "find_lost_terms",
           "has_lost_end", "is_odd_length", "length_ratio"]

_LETTER = re.compile(f"[{LATIN}{HAN}{KANA}{HANGUL}]")
_LATIN_RUN = re.compile(f"[{LATIN}’'-]+(?:[ ,]+[{LATIN}’'-]+){{4,}}")
_TERM = re.compile(r"(?<![A-Za-z0-9@./_-])(?:[A-Z]{2,}|[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*)"
                   r"(?![A-Za-z0-9@_$]|\.[a-z])")
"""A word with two capitals: an abbreviation or a brand, which no language spells otherwise.  Others
(Agentic) may be written as they sound."""

_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)\S+|\S+@\S+")
_STOP = "。．.！!？?…"
_CLOSING = "」』”’）)》〉\"'"
_TITLES = ("headline", "subheads", ".title", ".label", ".name")
_LEAST, _MOST, _SHORTEST = 0.45, 2.2, 24
"""So little or much of what is usual, and so many Chinese characters' worth before any is said."""


def check_same(bench: Bench, pair: Pair, findings: Findings) -> None:
    """The words are not those of the source, and no sentence of it is left in them."""
    here, there = bench.target.kit.locale, bench.origin.kit.locale
    if language(here) == language(there) or pair.state is State.CONVERTED:
        return
    text, source = write_prose(bench, pair.words), write_prose(bench, pair.source)
    if text.split() == source.split():
        bare = "".join(_LETTER.findall(text))
        if len(bare) > (8 if script(here) == "Jpan" or script(there) == "Jpan" else 3) \
                and not re.fullmatch(f"[A-Z0-9]*|[{LATIN}]{{1,12}}", bare):
            complain(findings, bench, pair, "same-as-source",
                     "the words are those of the source still",
                     "translate them; if they stay as they are, dismiss this with the reason")
    elif is_han_spaced(here) or language(here) == "ko":
        left = [one[0] for one in _LATIN_RUN.finditer(text) if one[0] in source]
        if left:
            complain(findings, bench, pair, "source-language-left",
                     f"“{left[0][:40]}” is left in the language of the source",
                     "translate it; if it is a name or a term, give it a form for this locale "
                     "in the register")


def check_length(bench: Bench, pair: Pair, findings: Findings) -> None:
    """The words are about as long as words of this language are that say as much."""
    if _is_apart(pair):
        return
    here, there = bench.watch.weight, bench.watch_of(bench.origin).weight
    ratio = length_ratio(here, there, write_prose(bench, pair.words),
                         write_prose(bench, pair.source))
    if is_odd_length(ratio):
        what = "short" if ratio < 1 else "long"
        complain(findings, bench, pair, "length-ratio",
                 f"the words are very {what} beside their source: {round(100 * ratio)} % of what "
                 "is usual", "look whether something is missing" if ratio < 1 else
                 "look whether something was added, or stands twice")


def _is_apart(pair: Pair) -> bool:
    """Whether a text need not say as much as its source: a card's passage, one that tells a
    quote in indirect speech, what a script conversion made."""
    modes = {("!" in one.mode) for side in (pair.source, pair.words)
             for one in each_reference(side, "quote")}
    return pair.state in (State.CONVERTED, State.STALE) or True in modes \
        or container_of(pair.segment.path).endswith((".card", *_TITLES))


def length_ratio(here: int, there: int, text: str, source: str) -> float:
    """How long some words are beside what is usual for their source, marks and addresses apart;
    0 where it can't be told.

    ``here`` and ``there`` are the weights of the two languages.

    >>> length_ratio(100, 200, "一二三" * 10, "Sixty letters " * 5)
    1.0
    """
    words, said = (re.sub(r"[\W_]+", "", _ADDRESS.sub("", one)) for one in (text, source))
    if not here or not there or len(said) * 100 < _SHORTEST * there:
        return 0
    return (len(words) / here) / (len(said) / there)


def is_odd_length(ratio: float) -> bool:
    """Whether words of this length can hardly say what their source says, and no more."""
    return bool(ratio) and not _LEAST <= ratio <= _MOST


def check_end(bench: Bench, pair: Pair, findings: Findings) -> None:
    """A sentence that has its stop in the source has one in the translation: else its end is
    often missing.  A headline or title without one has none."""
    text, source = (write_prose(bench, one).rstrip() for one in (pair.words, pair.source))
    if container_of(pair.segment.path).endswith(_TITLES):
        if source[-1:].isalnum() and re.search(r"\w[.。．]$", text) \
                and not re.search("[.。．]", source):
            complain(findings, bench, pair, "end-punctuation",
                     "the source has no stop at its end, and here stands one",
                     "take it away: a headline or title has none")
    elif not _is_apart(pair) and has_lost_end(text, source):
        complain(findings, bench, pair, "end-punctuation",
                 f"the source ends with {source.rstrip(_CLOSING)[-1:]}, and here stands no stop",
                 "look whether the end is missing; close the sentence")


def has_lost_end(text: str, source: str) -> bool:
    """Whether a sentence ends in the source and doesn't in the translation; what ends with
    something quoted or named says nothing."""
    return len(source) > 12 and source.rstrip(_CLOSING)[-1:] in _STOP \
        and source[-1] != OBJECT and text[-1:].isalnum()


def check_latin_terms(bench: Bench, pair: Pair, findings: Findings) -> None:
    """A Latin term of a Chinese, Japanese or Korean source stands in the translation too."""
    there = bench.origin.kit.locale
    if script(there) == "Latn" or pair.state in (State.CONVERTED, State.STALE) \
            or container_of(pair.segment.path).endswith(".card"):
        return
    source, text = write_prose(bench, pair.source), plain_text(pair.words)
    lost = list(find_lost_terms(bench.watch, source, text))
    if lost and not _is_told(pair):
        complain(findings, bench, pair, "latin-term-lost",
                 f"{', '.join(dict.fromkeys(lost))} of the source doesn't stand here",
                 "write it, or give the term a form for this locale in the register")


def _is_told(pair: Pair) -> bool:
    """Whether what the source tells stands in a quote here, where its words are not seen."""
    here, there = (any(each_reference(one, "quote")) for one in (pair.words, pair.source))
    return here and not there


def find_lost_terms(watch: Watch, source: str, text: str) -> Iterator[str]:
    """The Latin terms in a source that a translation has neither as they are nor in words."""
    folded = text.casefold()
    known = {one.word.casefold(): one.instead for one in watch.words("latin")}
    for match in _TERM.finditer(source):
        term = match[0].casefold()
        if term not in folded and not any(
                one.casefold() in folded for one in known.get(term, ())):
            yield match[0]
