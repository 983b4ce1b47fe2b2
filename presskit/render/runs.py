"""Runs: the text of a block cut where its language or its face changes.

Here: one linear pass over a block's characters that finds words of Latin letters inside
Chinese and Japanese, the gap between Han and Latin, and the family that has each character.
Never here: markup, invisible characters (``joiners``), changes to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from presskit import locales
from presskit.document import Inline, LineBreak, Span, Text, plain_text, walk
from presskit.render.face_files import find_family, read_coverage
from presskit.render.fonts import Fonts, is_ignorable

__all__ = ["GAP", "Line", "Run", "cut_runs", "find_families", "find_gaps", "is_han",
           "read_line", "set_apart"]

GAP = 0.125
"""The gap between Han and Latin, in em (CLREQ, JLREQ: up to a quarter)."""

_CORE = f"0-9{locales.LATIN}\u0370-\u03ff\u0400-\u052f"  # with Greek and Cyrillic
_LATIN = re.compile(
    rf"[#$€£¥+@]?[{_CORE}](?:[ -/:-@\[-`{{-~\u2013]*[{_CORE}]|’(?=[{_CORE}]))*[%+°℃]?")
_PLAIN = re.compile(r"[A-Z0-9]+")
_LETTER = re.compile(rf"(?![0-9])[{_CORE}]")
_HAN = f"{locales.HAN}{locales.KANA}{locales.BOPOMOFO}々〇〆"
_GAP = re.compile(rf"[{_HAN}](?=[{_CORE}%+$€£#°])|[{_CORE}%+$€£#°](?=[{_HAN}])")
_IS_HAN = re.compile(rf"[{_HAN}]")


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
    return bool(_IS_HAN.match(character))


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
    known = set(tags)
    for tag in known:
        if not locales.is_han_spaced(tag):
            continue
        mine = text if len(known) == 1 else "".join(
            one if own == tag else "\0" for one, own in zip(text, tags, strict=True))
        for match in _LATIN.finditer(mine):
            span, length = slice(*match.span()), match.end() - match.start()
            latin[span] = [True] * length
            plain[span] = [bool(_PLAIN.fullmatch(match[0]))] * length
    return latin, plain


_APART = {"original-name": "", "label": "", "person-name": "attribution"}
"""The roles of runs that stand apart from their neighbours, in the role of one block or any."""


def set_apart(inlines: tuple[Inline, ...], role: str) -> tuple[Inline, ...]:
    """The inlines of a block with a space where two runs would touch that only their looks
    tell apart: a name and the name in another script, a speaker and the title, a label and
    what it labels.  Whoever copies the words, or hears them, needs the space too.
    """
    if not any(isinstance(one, Span) and _APART.get(one.role) in ("", role) for one in inlines):
        return inlines
    out = list(inlines[:1])
    for before, after in pairwise(inlines):
        apart = any(isinstance(one, Span) and _APART.get(one.role) in ("", role)
                    for one in (before, after))
        edge = plain_text((before,))[-1:], plain_text((after,))[:1]
        if apart and all(one.isalnum() for one in edge):
            out.append(Text(" "))
        out.append(after)
    return tuple(out)


def find_gaps(line: Line) -> Iterator[int]:
    """The places after which a gap between Han and Latin stands: the index of the character
    before it.  None beside punctuation or white space."""
    for match in _GAP.finditer(line.text):
        index = match.start()
        western = index + 1 if is_han(match[0]) else index
        if line.latin[western] or not locales.is_cjk(line.languages[western]):
            yield index


def find_families(line: Line, locale: str, fonts: Fonts) -> list[str]:
    """The family that shows each character; white space and what no face draws goes with its
    neighbour."""
    if _is_even(line):
        stack = fonts.stack(locale, line.languages[0])
        if set(map(ord, line.text)) <= read_coverage(fonts.family(stack[0]).regular):
            return [stack[0]] * len(line.text)
    memory: dict[tuple[str, str, bool], str] = {}
    stacks = {tag: fonts.stack(locale, tag) for tag in {"en", *line.languages}}
    out: list[str] = []
    for index, (one, tag) in enumerate(zip(line.text, line.languages, strict=True)):
        latin = line.latin[index] and not line.plain[index]
        key = (one, tag, latin)
        if key not in memory:
            memory[key] = "" if is_ignorable(one) or one == " " else find_family(
                fonts, one, stacks["en" if latin else tag])
        out.append(memory[key])
    before = ""
    for index, family in enumerate(out):
        before = out[index] = family or before or next(filter(None, out[index:]), "")
    return out


def _is_even(line: Line) -> bool:
    """Whether a line is in one language, and has no words of Latin letters but plain ones."""
    return bool(line.text) and len(set(line.languages)) == 1 and line.latin == line.plain


def cut_runs(line: Line, locale: str, *, fonts: Fonts | None = None,
             marks: Iterable[tuple[int, str]] = ()) -> tuple[tuple[Run, ...], ...]:
    """The runs of every text node of a block, in reading order.

    With ``fonts`` a run also ends where the family changes, and plain words are left in the
    text around them (``blend`` has a face for those).  ``marks`` are places of opening marks
    with what is done to them.
    """
    families = find_families(line, locale, fonts) if fonts else [""] * len(line.text)
    special = dict(marks)
    if _is_even(line) and (fonts or not any(line.latin)) and len(set(families)) == 1:
        return tuple(tuple(_cut_evenly(line, families[0], special, start, node))
                     for start, node in line.nodes)
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


def _cut_evenly(line: Line, family: str, special: dict[int, str], start: int,
                node: Text) -> Iterator[Run]:
    """The runs of a node where only marks set one character apart from another."""
    language, end, place = line.languages[0], start + len(node.text), start
    for index in sorted(one for one in special if start <= one < end):
        if index > place:
            yield Run(line.text[place:index], language, False, family)
        yield Run(line.text[index], language, False, family, special[index])
        place = index + 1
    if end > place:
        yield Run(line.text[place:end], language, False, family)


def _name_languages(runs: list[Run]) -> Iterator[Run]:
    """Words of Latin letters inside Chinese and Japanese are English to a reading voice; mere
    numbers and acronyms are not (WCAG 2.2, 3.1.2 leaves out what has become the language's)."""
    for run in runs:
        if run.latin and not _PLAIN.fullmatch(run.text) and _LETTER.search(run.text):
            yield Run(run.text, "en", True, run.family, run.mark)
        else:
            yield run
