"""The coverage gate: every character of a document has a glyph in the locale's own stack.

Here: the check, its complaint, and which characters each family is asked for.  Never here: a
fallback of any kind.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
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
    walk,
)
from presskit.locales import is_han_spaced
from presskit.render.blend import BLEND
from presskit.render.fonts import Fonts, find_family, is_ignorable, read_coverage
from presskit.render.runs import Line, read_line

__all__ = ["Charset", "check_coverage", "plan_charset"]

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
    asked: set[tuple[str, str, bool, bool]] = set()
    locale = ""
    for document in documents:
        locale = document.locale
        for line in _lines(document):
            asked.update(zip(line.text, line.languages, line.latin, line.plain, strict=True))
    wanted: dict[str, set[str]] = {}
    for one, tag, latin, plain in asked:
        if not (plain or one == " " or is_ignorable(one)):
            family = find_family(fonts, one, fonts.stack(locale, "en" if latin else tag))
            if family:
                wanted.setdefault(family, {" "}).add(one)  # a space goes with its neighbour
    for family in (fonts.stack(locale)[0], fonts.lead("en")):
        own = read_coverage(fonts.family(family).regular)
        wanted.setdefault(family, set()).update(one for one in _ALWAYS if ord(one) in own)
    spaced = {fonts.lead(tag) for tag, _key in fonts.languages if is_han_spaced(tag)}
    if spaced & wanted.keys():
        wanted[BLEND] = set(_WORDS)
    return Charset(locale, tuple((key, "".join(sorted(wanted[key]))) for key in sorted(wanted)))


def _lines(document: Document) -> Iterable[Line]:
    """The characters of every group of inlines that stand together in a document."""
    for entry in fields(Running):
        yield read_line(getattr(document.running, entry.name), document.locale)
    for node in walk(document.children):
        if isinstance(node, Paragraph | Heading):
            yield read_line(node, document.locale)
        elif isinstance(node, Table):
            yield read_line(node.caption, document.locale)
        elif isinstance(node, Figure) and node.source.startswith(("monogram:", "mark:")):
            drawn = Text(node.source.partition(":")[2])
            yield read_line((drawn,), document.locale)


def check_coverage(document: Document, fonts: Fonts, findings: Findings) -> None:
    """Complain of every character that no family of the document's stack has.

    One finding per character and segment, code ``character-missing``, with the code point,
    its name in Unicode and the words around it.
    """
    seen: set[tuple[str, str]] = set()
    if _is_covered(_characters(document), document.locale, fonts):
        return
    for line in _lines(document):
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
            found.update(node.text)
        elif isinstance(node, Figure):
            found.update(node.source.partition(":")[2] if node.source.startswith(
                ("monogram:", "mark:")) else "")
    return {ord(one) for one in found if not is_ignorable(one)}


def _is_covered(points: set[int], locale: str, fonts: Fonts) -> bool:
    """Whether code points are covered, asked face by face and mostly answered by the first."""
    left = set(points)
    for key in fonts.stack(locale):
        if not left:
            break
        left -= read_coverage(fonts.family(key).regular)
    return not left


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
    return ("write another form of the character, or add a face that has it to "
            "fonts/fonts.yaml")
