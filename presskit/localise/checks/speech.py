"""Speech that was typed into a text instead of being quoted from ``quotes.yaml``.

Here: words of a registered quote that stand in prose by themselves, whole, in part or nearly,
and speech that no quote is registered for.  Never here: what a quote says.

Only a quote that is quoted by its id stays the same words in every language.  Much that stands
in quotation marks is no speech (a coined word, a title, irony): what is looked for is a run of
the same words, or marks round a whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from presskit.document import Inline, LineBreak, Reference, Text, plain_text
from presskit.locales import HAN, KANA, is_han_spaced, language
from presskit.localise.marks import APOSTROPHE
from presskit.localise.register import Register, without_names
from presskit.localise.wording import each_reference, quote_reference
from presskit.model.kit import Kit

__all__ = ["Heard", "Speech", "each_marked", "find_speech", "open_speech", "write_flow"]

_SINGLE = KANA + HAN
_TOKEN = re.compile(f"[{_SINGLE}]|(?:(?![{_SINGLE}])[^\\W_])+|\0+")
_PAIRS = {"「": "」", "『": "』", "“": "”", "‘": "’", '"': '"'}
_STOPS = "。．.！!？?，,…"
_RUN = {True: 8, False: 5}
"""So many words (Han and kana: characters) in a row are no accident inside marks."""

_NEAR = 200
"""So many characters beside marks are looked at; a paragraph may be as long as a book."""
_MOST = 0.7
"""Without marks, where speech is told in other words, this much of a quote in a row is."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The quotes of a kit in one locale, ready to be looked for: every run of words that may
    not stand elsewhere; the words of each quote in one string, and how many they are."""

    register: Register
    run: int
    outer: tuple[str, str]
    is_source: bool = False
    runs: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was found: the ``quote`` it is from (empty: none that is registered), the
    characters as they stand, and whether they are the quote's word for word."""

    quote: str
    shown: str
    exact: bool = True


def open_speech(kit: Kit, register: Register, outer: tuple[str, str]) -> Speech:
    """The quotes in the kit's locale; ``outer`` are the locale's marks of speech."""
    run = _RUN[is_han_spaced(kit.locale)] - (language(kit.locale) == "ko")
    runs: dict[tuple[str, ...], str] = {}
    words: dict[str, str] = {}
    lengths: dict[str, int] = {}
    for key, quote in kit.quotes.items():
        tokens = _tokens(register, " ".join(
            plain_text(one.words) for one in quote.words if one.language == kit.locale))
        words[key], lengths[key] = "".join(tokens), len(tokens)
        for at in range(len(tokens) - run + 1):
            runs.setdefault(tuple(tokens[at:at + run]), key)
    return Speech(register, run, outer, kit.locale == kit.source_locale, runs, words, lengths)


def _tokens(register: Register, text: str) -> list[str]:
    return [one.casefold() for one in _TOKEN.findall(without_names(register, text))]


def write_flow(inlines: tuple[Inline, ...]) -> str:
    """The prose of a text in one string; U+FFFC stands for whatever is quoted or named by
    its id."""
    out = []
    for node in inlines:
        match node:
            case Text():
                out.append(node.text)
            case Reference():
                out.append("\ufffc")
            case LineBreak():
                out.append("\n")
            case _:
                out.append(write_flow(node.children))
    return "".join(out)


def find_speech(speech: Speech, inlines: tuple[Inline, ...]) -> Iterator[Heard]:
    """The speech in a text that was typed by hand, each quote once; without marks only in the
    source, as a translator may need the same words for indirect speech."""
    told = {quote_reference(one)[0] for one in each_reference(inlines, "quote")
            if "!" in one.mode}
    flow = write_flow(inlines)
    said: set[str] = set()
    for shown, opening, around in each_marked(flow):
        heard = _recognise(speech, shown) or _suspect(speech, shown, opening, around)
        if heard and heard.quote not in said:
            said |= {heard.quote} - {""}
            yield heard
    tokens = _tokens(speech.register, flow) if speech.is_source else []
    for quote, length in _longest(speech, tokens).items():
        most = max(2 * speech.run, _MOST * speech.lengths[quote])
        if length >= most and quote not in said | told:
            yield Heard(quote, "", True)


def _longest(speech: Speech, tokens: list[str]) -> dict[str, int]:
    """For each quote the length of the longest run that it shares with some words."""
    found: dict[str, int] = {}
    quote, length = "", 0
    for at in range(len(tokens) - speech.run + 1):
        here = speech.runs.get(tuple(tokens[at:at + speech.run]), "")
        length = length + 1 if here and here == quote else speech.run
        quote = here
        if here:
            found[here] = max(found.get(here, 0), length)
    return found


def each_marked(flow: str) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """What stands in quotation marks, the outermost alone: the words, the opening mark, the
    character before it and the text behind."""
    start, closing = -1, ""
    for at, char in enumerate(flow):
        if closing and char == closing and not APOSTROPHE.match(flow, at - 1):
            yield (flow[start + 1:at], flow[start],
                   (flow[max(0, start - _NEAR):start].rstrip()[-1:], flow[at + 1:at + 1 + _NEAR]))
            closing = ""
        elif not closing and char in _PAIRS:
            start, closing = at, _PAIRS[char]


def _recognise(speech: Speech, shown: str) -> Heard | None:
    """The quote that some words are from; nearly the same words are taken for a changed one."""
    from rapidfuzz import fuzz
    tokens = _tokens(speech.register, shown)
    whole = "".join(tokens)
    found = _longest(speech, tokens)
    quote = max(found, key=found.__getitem__, default="")
    if not quote and len(tokens) > 2:  # a short quote, whole
        quote = next((key for key, words in speech.words.items() if words == whole), "")
    if not quote and len(tokens) >= speech.run:
        likeness = {key: fuzz.ratio(whole, words) if len(words) < 2 * len(whole)
                    else fuzz.partial_ratio(whole, words)
                    for key, words in speech.words.items() if words}
        quote = max(likeness, key=likeness.__getitem__, default="")
        quote = quote if likeness.get(quote, 0) >= 80 else ""
    return Heard(quote, shown, whole in speech.words[quote]) if quote else None


def _suspect(speech: Speech, shown: str, opening: str, around: tuple[str, str]) -> Heard | None:
    """Speech by its looks: a whole sentence in the marks of speech, words behind a colon, or
    before a Japanese or Korean "said"."""
    tokens = _TOKEN.findall(shown)
    if opening not in (speech.outer[0], '"') or len(tokens) < speech.run:
        return None
    before, behind = around
    told = shown[-1:] in _STOPS or before in ("：", ":") \
        or speech.register.vocabulary.said.match(behind)
    return Heard("", shown) if told else None
