"""The coverage gate: every character of a document has a glyph in the locale's own stack.

Here: the check, its complaint, and which characters each family is asked for.  Never here: a
fallback of any kind.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from presskit.diagnostics import Findings
from presskit.document import (
    Document,
    Figure,
    Heading,
    Paragraph,
    Running,
    Table,
    Text,
    spread_readings,
    walk,
)
from presskit.locales import is_han_spaced
from presskit.render.blend import BLEND, BLEND_HEADINGS
from presskit.render.face_files import find_family, read_coverage
from presskit.render.fonts import Fonts, is_ignorable
from presskit.render.runs import Line, read_line

__all__ = ["Charset", "check_coverage", "find_lacking", "join_charsets",
           "plan_charset"]

_WORDS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALWAYS = "0123456789/ .,:-–—()•\u00a0" + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Charset:
    """The characters that the documents of one locale ask each family for.

    ``families`` are pairs of a family's key and its characters, both sorted; small enough to
    cross a process border.  It decides how big the faces in memory are, never what a
    document's bytes are.
    """

    locale: str
    families: tuple[tuple[str, str], ...]


def plan_charset(documents: Iterable[Document], fonts: Fonts) -> Charset:
    """The characters of several documents of one locale, by family.

    Call it after :func:`check_coverage`: a character that no family has is left out.
    """
    asked: dict[bool, set[tuple[str, str, bool, bool]]] = {False: set()}
    locale = ""
    for document in documents:
        locale = document.locale
        for role, line in _lines(document):
            asked.setdefault(fonts.role(role) is fonts.display, set()).update(
                zip(line.text, line.languages, line.latin, line.plain, strict=True))
    wanted: dict[str, set[str]] = {}
    for display, characters in asked.items():
        view = fonts.headings if display else fonts
        for one, tag, latin, plain in characters:
            if not (plain or one == " " or is_ignorable(one)):
                family = find_family(view, one, view.stack(locale, "en" if latin else tag))
                if family:
                    wanted.setdefault(family, {" "}).add(one)  # a space goes with its neighbour
        for family in (view.stack(locale)[0], view.lead("en")):
            own = read_coverage(view.family(family).regular)
            wanted.setdefault(family, set()).update(one for one in _ALWAYS if ord(one) in own)
        spaced = {view.lead(tag) for tag, _key in view.languages if is_han_spaced(tag)}
        if spaced & wanted.keys():
            wanted[BLEND_HEADINGS if display else BLEND] = set(_WORDS)
    return Charset(locale, tuple((key, "".join(sorted(wanted[key]))) for key in sorted(wanted)))


def join_charsets(one: Charset, other: Charset) -> Charset:
    """What two charsets of a locale ask for together; the first where it has all."""
    wanted = {key: set(characters) for key, characters in one.families}
    for key, characters in other.families:
        wanted.setdefault(key, set()).update(characters)
    joined = Charset(one.locale, tuple(
        (key, "".join(sorted(wanted[key]))) for key in sorted(wanted)))
    return one if joined == one else joined


def _lines(document: Document) -> Iterator[tuple[str, Line]]:
    """The characters of every group of inlines that stand together in a document, each with its
    role, which is empty where none matters; readings among them."""
    document = spread_readings(document)
    for entry in fields(Running):
        yield "", read_line(getattr(document.running, entry.name), document.locale)
    for node in walk(document.children):
        if isinstance(node, Paragraph | Heading):
            yield node.role, read_line(node, document.locale)
        elif isinstance(node, Table):
            yield "", read_line(node.caption, document.locale)
        elif isinstance(node, Figure) and node.source.startswith(("monogram:", "mark:")):
            drawn = Text(node.source.partition(":")[2])
            yield "", read_line((drawn,), document.locale)


def check_coverage(document: Document, fonts: Fonts, findings: Findings) -> None:
    """Complain of every character that no family of the document's stack has.

    One finding per character and segment, code ``character-missing``, with the code point,
    its name in Unicode and the words around it.
    """
    seen: set[tuple[str, str]] = set()
    if _is_covered(_characters(document), document.locale, fonts):
        return
    for _role, line in _lines(document):
        for place, segment in _missing(line, document.locale, fonts):
            character = line.text[place]
            if (character, segment) not in seen:
                seen.add((character, segment))
                _report(line.text, place, segment, document, findings)


def _missing(line: Line, locale: str, fonts: Fonts) -> Iterable[tuple[int, str]]:
    whole = {point for key in fonts.stack(locale)
             for point in read_coverage(fonts.family(key).regular)}
    for start, node in line.nodes:
        for offset, one in enumerate(node.text):
            if ord(one) not in whole and not is_ignorable(one):
                yield start + offset, node.segment


def _characters(document: Document) -> set[int]:
    """Every code point of a document's words and drawn signs."""
    found: set[str] = set()
    for node in walk(document):
        if isinstance(node, Text):
            found.update(node.text, *node.readings)
        elif isinstance(node, Figure):
            found.update(node.source.partition(":")[2] if node.source.startswith(
                ("monogram:", "mark:")) else "")
    return {*map(ord, found)}


def _is_covered(points: set[int], locale: str, fonts: Fonts) -> bool:
    """Whether code points are covered, asked face by face and mostly answered by the first; what
    is drawn by none need not be."""
    left = set(points)
    for key in fonts.stack(locale):
        if not left:
            break
        left -= read_coverage(fonts.family(key).regular)
    return all(is_ignorable(chr(one)) for one in left)


def _report(text: str, place: int, segment: str, document: Document, findings: Findings) -> None:
    character = text[place]
    name = unicodedata.name(character, "no name in Unicode")
    around = text[max(0, place - 12):place + 13].replace("\n", " ")
    findings.error(
        "character-missing",
        f"no face of {document.locale} has {character!r} (U+{ord(character):04X}, {name}) in "
        f"“{around}” of the {document.kind}",
        segment=segment,
        hint=_hint(character))


def _hint(character: str) -> str:
    if unicodedata.category(character) in ("So", "Sk") and ord(character) > 0x2000:
        return "delete it, or say it in words: no text face has emoji and other small pictures"
    return ("write another form of the character, or take in a face that has it with: presskit "
            "fonts add; and name it under fonts: in kit.yaml")


def find_lacking(documents: Iterable[Document], fonts: Fonts, key: str) -> tuple[int, str]:
    """How many characters of some documents of one locale a family is the first to be asked
    for, and which of them it lacks, sorted by code point."""
    asked: set[str] = set()
    for document in documents:
        for role, line in _lines(document):
            view = fonts.role(role)
            leads = {tag: view.lead(tag) for tag in {"en", *line.languages}}
            asked.update(one for one, tag, latin in zip(line.text, line.languages, line.latin,
                                                       strict=True)
                         if leads["en" if latin else tag] == key
                         and not one.isspace() and not is_ignorable(one))
    own = read_coverage(fonts.family(key).regular)
    return len(asked), "".join(sorted(one for one in asked if ord(one) not in own))
