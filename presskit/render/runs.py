"""Runs: the text of a block cut where its language or its face changes.

Here: one linear pass over a block's characters that finds words of Latin letters inside
Chinese and Japanese, the gap between Han and Latin, and the family that has each character.
Never here: markup, invisible characters (``joiners``), changes to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from presskit import locales
from presskit.document import LineBreak, Text, walk
from presskit.render.fonts import Fonts, find_family, is_ignorable

__all__ = ["Line", "Run", "cut_runs", "find_families", "find_gaps", "is_han", "read_line"]

_CORE = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff"
_LATIN = re.compile(
    rf"[#$€£¥+@]?[{_CORE}](?:[ -/:-@\[-`{{-~\u2013]*[{_CORE}]|’(?=[{_CORE}]))*[%+°℃]?")
_PLAIN = re.compile(r"[A-Z0-9]+")
_LETTER = re.compile(rf"(?![0-9])[{_CORE}]")
_EDGE = re.compile(rf"[{_CORE}%+$€£#°]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one text node that is set alike.

    ``language`` is the language of the words; ``latin`` says that they are Latin words or
    numbers inside Chinese or Japanese, ``family`` which family has their characters, ``mark``
    what is done to an opening mark (``trim``, ``hang``).
    """

    text: str
    language: str
    latin: bool = False
    family: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The characters of a block in a row, a break at sense as a line feed.

    ``nodes`` are the text nodes with the place where each begins; ``languages`` holds one
    tag a character; ``latin`` whether it belongs to a Latin word inside Chinese or Japanese,
    ``plain`` whether that word is mere capitals and figures (``AI``, ``2025``).
    """

    text: str
    nodes: tuple[tuple[int, Text], ...]
    languages: tuple[str, ...]
    latin: tuple[bool, ...]
    plain: tuple[bool, ...]


def is_han(character: str) -> bool:
    """Whether a character is Han, kana or Bopomofo: what keeps a gap to Latin.

    >>> is_han("界"), is_han("カ"), is_han("가"), is_han("，")
    (True, True, False, False)
    """
    point = ord(character)
    return (0x3400 <= point <= 0x4DBF or 0x4E00 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF
            or 0x20000 <= point <= 0x3FFFF or 0x3041 <= point <= 0x3096
            or 0x30A1 <= point <= 0x30FA or 0x30FC <= point <= 0x30FE
            or 0x3105 <= point <= 0x312F or character in "々〇〆")


def read_line(inlines: object, locale: str) -> Line:
    """The characters of a block's inlines with the language of each.

    ``locale`` is the document's; a text node without a language is in it.
    """
    parts: list[str] = []
    tags: list[str] = []
    nodes: list[tuple[int, Text]] = []
    for node in walk(inlines):
        if isinstance(node, Text):
            nodes.append((len(tags), node))
            parts.append(node.text)
            tags.extend([node.language or locale] * len(node.text))
        elif isinstance(node, LineBreak):
            parts.append("\n")
            tags.append(locale)
    text = "".join(parts)
    latin, plain = _find_latin(text, tags)
    return Line(text, tuple(nodes), tuple(tags), tuple(latin), tuple(plain))


def _find_latin(text: str, tags: list[str]) -> tuple[list[bool], list[bool]]:
    latin, plain = [False] * len(text), [False] * len(text)
    for tag in set(tags):
        if not locales.is_han_spaced(tag):
            continue
        mine = text if len(set(tags)) == 1 else "".join(
            one if own == tag else "\0" for one, own in zip(text, tags, strict=True))
        for match in _LATIN.finditer(mine):
            span, length = slice(*match.span()), match.end() - match.start()
            latin[span] = [True] * length
            plain[span] = [bool(_PLAIN.fullmatch(match[0]))] * length
    return latin, plain


def find_gaps(line: Line) -> Iterator[int]:
    """The places after which a gap between Han and Latin stands: the index of the character
    before it.  None beside punctuation or white space."""
    for index in range(len(line.text) - 1):
        one, two = line.text[index], line.text[index + 1]
        if is_han(one) and _is_latin(line, index + 1) or is_han(two) and _is_latin(line, index):
            yield index


def _is_latin(line: Line, index: int) -> bool:
    western = line.latin[index] or not locales.is_cjk(line.languages[index])
    return western and bool(_EDGE.match(line.text[index]))


def find_families(line: Line, locale: str, fonts: Fonts) -> list[str]:
    """The family that shows each character; white space and what no face draws goes with its
    neighbour."""
    memory: dict[tuple[str, str, bool], str] = {}
    out: list[str] = []
    for index, (one, tag) in enumerate(zip(line.text, line.languages, strict=True)):
        latin = line.latin[index] and not line.plain[index]
        key = (one, tag, latin)
        if key not in memory:
            language = "en" if latin else tag
            memory[key] = "" if is_ignorable(one) or one == " " else find_family(
                fonts, one, fonts.stack(locale, language))
        out.append(memory[key])
    before = ""
    for index, family in enumerate(out):
        before = out[index] = family or before or next(filter(None, out[index:]), "")
    return out


def cut_runs(line: Line, locale: str, *, fonts: Fonts | None = None,
             marks: Iterable[tuple[int, str]] = ()) -> tuple[tuple[Run, ...], ...]:
    """The runs of every text node of a block, in reading order.

    With ``fonts`` a run also ends where the family changes, and plain words are left in the
    text around them (``blend`` has a face for those).  ``marks`` are places of opening marks
    with what is done to them.
    """
    families = find_families(line, locale, fonts) if fonts else [""] * len(line.text)
    special = dict(marks)
    out = []
    for start, node in line.nodes:
        end = start + len(node.text)
        keys = [(line.languages[index], line.latin[index] and not (fonts and line.plain[index]),
                 families[index], special.get(index, "")) for index in range(start, end)]
        runs, place = [], start
        for key, group in groupby(keys):
            stop = place + len(list(group))
            runs.append(Run(line.text[place:stop], *key))
            place = stop
        out.append(tuple(_name_languages(runs)))
    return tuple(out)


def _name_languages(runs: list[Run]) -> Iterator[Run]:
    """Words of Latin letters inside Chinese and Japanese are English to a reading voice; mere
    numbers and acronyms are not (WCAG 2.2, 3.1.2 leaves out what has become the language's)."""
    for run in runs:
        if run.latin and not _PLAIN.fullmatch(run.text) and _LETTER.search(run.text):
            yield Run(run.text, "en", True, run.family, run.mark)
        else:
            yield run
