"""A text as an engine gets it: what it must not touch is a placeholder.

Here: what is taken out, and what will stand there in the target.  Never here: engines, putting
it back (``restoring``).

Taken out are registered names (with the marks round the title of a work, which each locale
writes its own way; also in the letters of another locale), quotes by reference, addresses (also as
the words of a link), breaks at sense, and the edges of links and stress, between which the words
stay.  Of numbers only those with the sign of a unit (305 mm, 60 fps) are: they are the same in
every language (SI Brochure, 5.2).  All others take part in the grammar (130年, 130 years, 130년)
and are left to the engine; whether they are right is checked afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from presskit.document import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Reference,
    Span,
    Strong,
    Text,
    plain_text,
)
from presskit.localise.marks import PAIRS
from presskit.localise.names import paired_names
from presskit.localise.register import Mention, Register, extract_foreign, extract_mentions
from presskit.localise.script import ADDRESS
from presskit.localise.shields.pieces import (
    Kind,
    Piece,
    Shielded,
    each_placeholder,
    write_placeholder,
)
from presskit.localise.wording import write_inlines
from presskit.model.kit import Kit
from presskit.model.names import name_form

__all__ = ["Shield", "TitleMarks", "open_shield", "shield_inlines"]

_MEASURE = re.compile(
    r"(?<![\w.,])[0-9](?:[0-9.,]*[0-9])?[ \u00a0]?(?:[nµμmck]m[²³]?|m[²³]|km/h|m/s|[mk]g|m[lL]|"
    r"[kMGT]?Hz|[kMG]Wh?|[kMGT]B|[hkM]Pa|dB|px|fps|dpi|[kMG]bps|°[CF])(?![\w²³/])", re.ASCII)
_DENIAL = re.compile(r"\\(?=[^\W_])")
_TITLES = PAIRS | {"《": "》", "〈": "〉"}


class TitleMarks(Protocol):
    """The part of a convention set that this module reads."""

    quotation: Any

    def marks_of(self, kind: str) -> tuple[str, str]:
        """The marks round a title of this kind of work."""
        ...


@dataclass(frozen=True, slots=True)
class Shield:
    """What a pair of locales is shielded with.

    ``register`` has the names as the source writes them, ``foreign`` as it writes them in other
    letters, ``names`` their forms in the target by (``kind:id``, form), ``readings`` and ``works``
    (their kind) by ``kind:id``.
    """

    source: str
    target: str
    register: Register
    names: Mapping[tuple[str, str], str]
    readings: Mapping[str, str]
    works: Mapping[str, str]
    conventions: TitleMarks
    foreign: Register


def open_shield(kit: Kit, register: Register, target: str, conventions: TitleMarks) -> Shield:
    """The shield from the register's locale to ``target`` for the names of ``kit``, the kit
    as it is in its files or in the register's locale; ``conventions`` are the target's."""
    forms = {key: name_form(named, target) for key, named in kit.register.items()}
    return Shield(register.locale, target, register,
                  paired_names(kit, register.locale, target),
                  {key: form.reading for key, form in forms.items() if form and form.reading},
                  {f"work:{key}": work.kind for key, work in kit.works.items()}, conventions,
                  extract_foreign(kit, register.locale, register.vocabulary))


def shield_inlines(shield: Shield, inlines: tuple[Inline, ...], *,
                   quoted: bool = False) -> Shielded:
    """The inlines as text with placeholders, numbered from 1 as they come.

    ``quoted`` says that the words will stand in quotation marks: marks of titles are nested.
    A backslash that denies a name only goes.
    """
    writing = _Writing(shield, depth=int(quoted))
    writing.nodes(inlines)
    text = "".join(writing.parts)
    return Shielded(text, _with_spaces(text, writing.pieces), tuple(writing.missing),
                    tuple(writing.doubtful))


@dataclass(slots=True)
class _Writing:
    """A text on its way to an engine."""

    shield: Shield
    depth: int
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    missing: list[Mention] = field(default_factory=list)
    doubtful: list[Mention] = field(default_factory=list)

    def nodes(self, inlines: tuple[Inline, ...]) -> None:
        for node in inlines:
            match node:
                case Text():
                    self.text(node.text)
                case Emphasis():
                    self.pair("*", node.children, "*")
                case Strong():
                    self.pair("**", node.children, "**")
                case Link() if _is_address(node):
                    self.put(Kind.ADDRESS, plain_text(node.children), code=write_inlines((node,)),
                             shown=plain_text(node.children))
                case Link():
                    self.pair("[", node.children, f"]({node.href})")
                case Span():
                    self.nodes(node.children)
                case LineBreak():
                    self.put(Kind.BREAK, "\n", code="\\\n")
                case Reference() if node.children:
                    self.settled(node)
                case Reference():
                    self.put(Kind.QUOTE, write_inlines((node,)), code=write_inlines((node,)))

    def put(self, kind: Kind, source: str, **more: Any) -> int:
        """One placeholder more; gives its number."""
        number = len(self.pieces) + 1
        self.pieces.append(Piece(number, kind, source, **more))
        self.parts.append(write_placeholder(number))
        return number

    def pair(self, opening: str, children: tuple[Inline, ...], closing: str) -> None:
        start = self.put(Kind.OPEN, opening, code=opening)
        self.nodes(children)
        end = self.put(Kind.CLOSE, closing, code=closing, partner=start)
        self.pieces[start - 1] = replace(self.pieces[start - 1], partner=end)

    def settled(self, node: Reference) -> None:
        """A name that the author settled by its id; other words than a form are translated."""
        words = plain_text(node.children)
        form = next((form for key, form in self.shield.register.forms.get(words, ())
                     if key == node.target), "")
        if not form:
            self.pair("[", node.children, f"]({node.target})")
            return
        shown = self.form(Mention(0, len(words), node.target, form), words)
        self.put(Kind.NAME, words, shown=shown, key=node.target,
                 code=write_inlines((replace(node, children=(Text(shown),)),)),
                 reading=self.reading(node.target, form))

    def text(self, text: str) -> None:
        place = 0
        for start, end, found in sorted(self.spans(text), key=lambda one: (one[0], -one[1])):
            if start < place:
                continue
            self.plain(text[place:start])
            place = end
            if isinstance(found, Mention):
                self.name(text, start, end, found)
            elif found:
                self.put(found, text[start:end], shown=text[start:end])
        self.plain(text[place:])

    def spans(self, text: str) -> Iterator[tuple[int, int, Mention | Kind | None]]:
        """What is taken out of a text; without a kind it only goes."""
        for one in extract_mentions(self.shield.register, text):
            if not one.escaped:
                yield (*self.titled(text, one), one)
        for one in extract_mentions(self.shield.foreign, text):
            if one.escaped:
                continue
            if one.others or self.glosses(text, one):  # whose it is, or that it is shown, stays
                yield one.start, one.end, Kind.KEPT
            else:
                yield (*self.titled(text, one), one)
        for pattern, kind in ((ADDRESS, Kind.ADDRESS), (_MEASURE, Kind.MEASURE)):
            yield from ((one.start(), one.end(), kind) for one in pattern.finditer(text))
        yield from ((start, end, Kind.KEPT) for start, end, _ in each_placeholder(text))
        yield from ((one.start(), one.end(), None) for one in _DENIAL.finditer(text))

    def glosses(self, text: str, one: Mention) -> bool:
        """Whether a name in other letters stands in brackets behind the same name: 曾雨珅（Zeng
        Yushen）.  It shows how the name is written there, and stays."""
        opening = text[:one.start].rstrip(" ")
        return opening.endswith(("(", "（")) and any(
            before.end == len(opening[:-1].rstrip(" ")) and before.key in (one.key, *one.others)
            for before in extract_mentions(self.shield.register, text))

    def titled(self, text: str, one: Mention) -> tuple[int, int]:
        """Where a name stands, with the marks round it if it is a title."""
        before, behind = text[one.start - 1:one.start], text[one.end:one.end + 1]
        marked = one.key in self.shield.works and behind and _TITLES.get(before) == behind
        return (one.start - 1, one.end + 1) if marked else (one.start, one.end)

    def name(self, text: str, start: int, end: int, mention: Mention) -> None:
        words = text[mention.start:mention.end]
        shown = self.form(mention, words)
        if end > mention.end:
            opening, closing = self.marks(mention.key)
            shown = f"{opening}{shown}{closing}"
        if mention.others or mention.trap:
            self.doubtful.append(mention)
        self.put(Kind.NAME, text[start:end], shown=shown, key=mention.key,
                 reading=self.reading(mention.key, mention.form))

    def form(self, mention: Mention, words: str) -> str:
        """The name in the target: the same form, a longer one, or as the source has it."""
        names = self.shield.names
        found = names.get((mention.key, mention.form), "")
        if not found:  # a longer form is right as well, the source's at least nobody's invention
            self.missing.append(mention)
        return found or names.get((mention.key, "full"), words)

    def reading(self, key: str, form: str) -> str:
        return self.shield.readings.get(key, "") if form == "full" else ""

    def marks(self, key: str) -> tuple[str, str]:
        conventions = self.shield.conventions
        marks = tuple(conventions.marks_of(self.shield.works[key]))
        outer, nested = tuple(conventions.quotation.outer), tuple(conventions.quotation.nested)
        return nested if marks == outer and self.depth % 2 else marks

    def plain(self, text: str) -> None:
        """Words for the engine; how deep in quotation marks they end is remembered."""
        for char in text:
            if char in PAIRS and char != "‘":
                self.depth += 1
            elif char in PAIRS.values() and char != "’":
                self.depth = max(0, self.depth - 1)
        self.parts.append(text)


def _is_address(link: Link) -> bool:
    """Whether the words of a link are an address themselves: nothing to translate."""
    words = plain_text(link.children).strip().rstrip("/")
    bare = re.sub(r"^(?:https?://|mailto:)(?:www\.)?", "", link.href.partition("?")[0])
    return bool(ADDRESS.fullmatch(words)) or "." in words and words.casefold().removeprefix(
        "www.") == bare.rstrip("/").casefold()


def _with_spaces(text: str, pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces, each with whether a space stands beside it, edges of markup aside."""
    places = [*each_placeholder(text)]
    bare = [one.kind in (Kind.OPEN, Kind.CLOSE) for one in pieces]

    def beside(at: int, step: int) -> str:
        edge = 0 if step < 0 else 1
        other = at + step
        while (0 <= other < len(places) and bare[other]
               and places[at][edge] == places[other][1 - edge]):
            at, other = other, other + step
        end = places[at][edge]
        return text[end - 1:end] if step < 0 else text[end:end + 1]

    return tuple(replace(one, spaced=(beside(at, -1).isspace(), beside(at, 1).isspace()))
                 for at, one in enumerate(pieces))
