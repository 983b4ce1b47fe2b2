"""Script conversion: the words of one Chinese locale as another writes them.

Here: the order of the steps on one text, what is shielded, the list of changes.  Never here:
translation, the word lists, reading files.

A text goes through these steps: marks by depth and name dots, registered names out (their
form in the target comes back in the end; a name is never converted), addresses out, our own
word lists out (vocabulary in narration only, spelling everywhere), characters by OpenCC,
spelling of the target, everything back in.  What is out is one private-use character from
U+F0000 on, which no table knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from presskit.document import (
    Emphasis,
    Inline,
    Link,
    Reference,
    Span,
    Strong,
    Text,
    plain_text,
)
from presskit.localise.marks import Depth, Marks, convert_marks, convert_name_dots
from presskit.localise.register import Mention, Register, extract_mentions
from presskit.localise.vocabulary import WordList, extract_words

__all__ = ["ADDRESS", "Change", "Conversion", "Converter", "convert_inlines"]

_FIRST = 0xF0000
_SHIELD = re.compile("[\U000f0000-\U000ffffd]")
# Chinese follows an address without a space: Han belongs to it behind a separator alone.
ADDRESS = re.compile(
    r"(?:https?://|www\.)(?:[!-~]|(?<=[/.=&?#-])[^\s，。、；：！？「」『』（）《》“”]+)+"
    r"|[A-Za-z0-9_.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Change:
    """One converted word: in which segment, what it was and became, why.

    ``reason`` is ``character``, ``vocabulary``, ``spelling``, ``marks``, ``name-dot`` or
    ``name``; ``why`` the line of the word list, if one asked for it; ``place`` the source
    words around it.
    """

    segment: str
    before: str
    after: str
    reason: str
    why: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Converter:
    """Everything that a pair of locales needs, opened.

    ``names`` gives the form of a mention (``kind:id``, form) in the target, where there is one.
    """

    source: str
    target: str
    marks: Marks
    words: WordList
    finish: WordList
    characters: Callable[[str], str]
    register: Register
    names: Mapping[tuple[str, str], str]


@dataclass(slots=True)
class Conversion:
    """What came of one segment."""

    inlines: tuple[Inline, ...] = ()
    changes: list[Change] = field(default_factory=list)
    missing: list[Mention] = field(default_factory=list)
    lost_marks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a shield stands for: the source's words, the target's, and why."""

    before: str
    after: str
    reason: str = ""
    why: str = ""


def convert_inlines(converter: Converter, segment: str, inlines: tuple[Inline, ...], *,
                    quoted: bool = False) -> Conversion:
    """The inlines in the target locale.

    ``segment`` is its id, for the list of changes; ``quoted`` says that the words stand
    inside quotation marks: then only characters and marks change, and marks begin nested.
    """
    out = Conversion()
    depth = Depth(base=int(quoted))
    out.inlines = _convert_nodes(converter, segment, inlines, depth, out)
    out.lost_marks = [*depth.lost, *depth.open]
    return out


def _convert_nodes(converter: Converter, segment: str, nodes: tuple[Inline, ...], depth: Depth,
                   out: Conversion) -> tuple[Inline, ...]:
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            text = _convert_text(converter, segment, node.text, depth, out)
            result.append(replace(node, text=text,
                                  readings=tuple(map(converter.characters, node.readings))))
        elif isinstance(node, Reference) and node.children:
            result.append(_convert_mention(converter, segment, node, depth, out))
        elif isinstance(node, Emphasis | Strong | Link | Span):
            children = _convert_nodes(converter, segment, node.children, depth, out)
            result.append(replace(node, children=children))
        else:
            result.append(node)
    return tuple(result)


def _convert_mention(converter: Converter, segment: str, node: Reference, depth: Depth,
                     out: Conversion) -> Reference:
    """A name settled by its id: its form in the target, if the words are one of its forms."""
    words = plain_text(node.children)
    form = next((form for key, form in converter.register.forms.get(words, ())
                 if key == node.target), "")
    if not form:
        return replace(node, children=_convert_nodes(converter, segment, node.children, depth,
                                                     out))
    mention = Mention(0, len(words), node.target, form)
    piece = _name(converter, mention, words, out)
    if piece.after != words:
        out.changes.append(Change(segment, words, piece.after, "name", piece.why, words))
    first, *others = node.children
    name = first if isinstance(first, Text) and not others else Text(words)
    return replace(node, children=(replace(name, text=piece.after),))


def _name(converter: Converter, mention: Mention, words: str, out: Conversion) -> _Piece:
    after = converter.names.get((mention.key, mention.form), "")
    if not after:  # a longer form is right as well, the source's at least nobody's invention
        out.missing.append(mention)
        after = converter.names.get((mention.key, "full"), words)
    return _Piece(words, after, "name", mention.key)


def _convert_text(converter: Converter, segment: str, text: str, depth: Depth,
                  out: Conversion) -> str:
    shielded, pieces = _shield_names(converter, text, out)
    marked, narration = convert_marks(shielded, converter.marks, depth)
    dotted = convert_name_dots(marked, converter.marks.name_dot)
    template = _shield_words(converter, shielded, dotted, narration, pieces)
    turned = converter.characters(template)
    before, after = _SHIELD.split(template), _SHIELD.split(turned)
    shields = _SHIELD.findall(template)
    if shields != _SHIELD.findall(turned):
        raise ValueError(f"the engine lost a shield in {text!r}")
    record = _Record(segment, text, out.changes)
    result = []
    for number, run in enumerate(before):
        spelled, why = _finish(converter.finish, after[number])
        record.run(run, after[number], spelled, why)
        result.append(spelled)
        if number < len(shields):
            piece = pieces[ord(shields[number]) - _FIRST]
            record.piece(piece)
            result.append(piece.after)
    return "".join(result)


def _shield_names(converter: Converter, text: str,
                  out: Conversion) -> tuple[str, list[_Piece]]:
    """The text with names and addresses out, and what was taken out."""
    pieces: list[_Piece] = []
    parts: list[str] = []
    place = 0
    spans: list[tuple[int, int, Mention | None]] = [
        (m.start, m.end, m) for m in extract_mentions(converter.register, text)]
    spans += [(m.start(), m.end(), None) for m in ADDRESS.finditer(text)]
    for start, end, mention in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < place:
            continue
        if mention and mention.escaped:  # no name here: only the backslash goes
            parts.append(text[place:start - 1])
            place = start
            continue
        parts += [text[place:start], chr(_FIRST + len(pieces))]
        words = text[start:end]
        pieces.append(_name(converter, mention, words, out) if mention
                      else _Piece(words, words))
        place = end
    return "".join([*parts, text[place:]]), pieces


def _shield_words(converter: Converter, original: str, text: str, narration: list[bool],
                  pieces: list[_Piece]) -> str:
    """The text with marks, dots and the entries of the word lists out as well."""
    parts: list[str] = []
    place = 0

    def keep(end: int) -> None:
        nonlocal place
        for at in range(place, end):
            old, new = original[at], text[at]
            if narration[at] and converter.marks.idle_comma(text, at):
                shield(_Piece(old, "", "marks"))
            elif old == new:
                parts.append(new)
            else:
                reason = "name-dot" if new == converter.marks.name_dot else "marks"
                shield(_Piece(old, new, reason))
        place = end

    def shield(piece: _Piece) -> None:
        parts.append(chr(_FIRST + len(pieces)))
        pieces.append(piece)

    for found in extract_words(converter.words, original, narration):
        keep(found.start)
        shield(_Piece(found.entry.before, found.entry.after, found.kind, found.entry.why))
        place = found.end
    keep(len(text))
    return "".join(parts)


def _finish(words: WordList, text: str) -> tuple[str, str]:
    """The text in the spelling of the target, and the reason for the first change."""
    parts, place, why = [], 0, ""
    for found in extract_words(words, text, [True] * len(text)):
        parts += [text[place:found.start], found.entry.after]
        place = found.end
        why = why or found.entry.why
    return "".join([*parts, text[place:]]), why


@dataclass(slots=True)
class _Record:
    """Writes down the changes of one text, with the source words around each."""

    segment: str
    text: str
    changes: list[Change]
    at: int = 0

    def piece(self, piece: _Piece) -> None:
        """A name, a word, a mark."""
        self._seek(piece.before)
        if piece.before != piece.after:
            self._add(piece.before, piece.after, piece.reason, piece.why, self.at)
        self.at += len(piece.before)

    def run(self, before: str, turned: str, after: str, why: str) -> None:
        """Characters between two shields, as runs that differ: what the engine turned them
        into, and what the target's spelling made of that."""
        self._seek(before)
        pairs = ([("replace", i, i + 1, i, i + 1) if a != b else ("equal", i, i + 1, i, i + 1)
                  for i, (a, b) in enumerate(zip(before, after, strict=True))]
                 if len(before) == len(after)
                 else SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
        spelled = [a != b for a, b in zip(turned, after, strict=False)]
        start: tuple[int, int] | None = None
        for kind, i, _, j, _ in [*pairs, ("equal", len(before), 0, len(after), 0)]:
            if kind != "equal" and start is None:
                start = i, j
            elif kind == "equal" and start is not None:
                own = any(spelled[start[1]:j]) or len(turned) != len(after)
                self._add(before[start[0]:i], after[start[1]:j],
                          "spelling" if own else "character", why if own else "",
                          self.at + start[0])
                start = None
        self.at += len(before)

    def _seek(self, words: str) -> None:
        """Steps over a backslash that was left out."""
        if not self.text.startswith(words, self.at) and self.text[self.at:self.at + 1] == "\\":
            self.at += 1

    def _add(self, before: str, after: str, reason: str, why: str, at: int) -> None:
        around = self.text[max(0, at - 6):at + len(before) + 6]
        self.changes.append(Change(self.segment, before, after, reason, why, around))
