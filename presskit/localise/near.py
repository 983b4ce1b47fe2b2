"""Words that are a registered name but for one letter.

Here: how near a text comes to a name.  Never here: whether a name had to stand there
(``checks``), the names that are written right (``register``).

How much must be the same for a slip to be told from another word depends on the script.  Han,
kana and Hangul: three characters or more of a person's name, five of another's.  Latin: six
letters.  A Han name of two characters shares its surname with half the language, so it is
doubted only where a person must stand: before a verb of saying, behind the person's title, in
a list of people, at the head of the person's own text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from presskit.locales import HAN, HANGUL, LATIN
from presskit.localise.words import Words

__all__ = ["Near", "Shape", "extract_near", "shapes_of"]

_KANA = "\u30a1-\u30fa\u30fc"
_WORD = re.compile(f"[{LATIN}]+(?:-[{LATIN}]+)*")
_ALL_LATIN = re.compile(f"[{LATIN} .,&'’-]+")
_RUNS = {one: re.compile(f"[{one}]+") for one in (_KANA, HANGUL)}
_IS_HAN = re.compile(f"[{HAN}]+")
_DOT = re.compile("[·‧・．•＝=\u3000]")
_EDGE = re.compile("[^\\w]|$")


@dataclass(frozen=True, slots=True)
class Shape:
    """A way of writing a name, as something to be compared with: ``kind`` is ``latin``,
    ``han``, ``kana``, ``hangul``; ``text`` the form, or a part of it that names alone."""

    kind: str
    text: str
    key: str
    letters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Near:
    """Characters ``start`` to ``end`` that come near to ``form`` of the name ``key``."""

    start: int
    end: int
    key: str
    form: str


def shapes_of(forms: Iterable[tuple[str, str]]) -> tuple[Shape, ...]:
    """What texts are compared with, for some names: pairs of a form and its ``kind:id``."""
    found: dict[str, Shape] = {}
    for form, key in forms:
        for kind, text in _parts(form, key.startswith("person:")):
            found.setdefault(text, Shape(kind, text, key, frozenset(text)))
    return tuple(found.values())


def _parts(form: str, person: bool) -> Iterator[tuple[str, str]]:
    least = 3 if person else 5
    if _ALL_LATIN.fullmatch(form):
        words = _WORD.findall(form)
        if len("".join(words)) >= 6:
            yield "latin", " ".join(words)
        if person and len(words) > 1 and len(words[-1]) >= 6:
            yield "latin", words[-1]
        return
    pieces = [one for one in re.split(rf"{_DOT.pattern}|\s", form) if one] if person else [form]
    for piece in pieces:
        alone = len(pieces) == 1
        if _RUNS[HANGUL].fullmatch(piece):
            if len(piece) >= (least if alone else 4):
                yield "hangul", piece
        elif _RUNS[_KANA].fullmatch(piece):
            if len(piece) >= 5:
                yield "kana", piece
        elif len(piece) >= (least if alone else 4) or (
                person and alone and len(piece) == 2 and _IS_HAN.fullmatch(piece)):
            yield "han", piece


def extract_near(shapes: Iterable[Shape], text: str, masked: str, vocabulary: Words, *,
                 owner: str = "", titles: Iterable[str] = ()) -> tuple[Near, ...]:
    """Where ``text`` comes near to a name; ``masked`` is the text with NUL for each character
    of the names that are right.

    ``owner`` is the key of the person whose text this is; ``titles`` are ends of titles that
    stand before names.
    """
    letters = frozenset(text)
    tokens = [(m[0], m.start(), m.end()) for m in _WORD.finditer(text)]
    words = frozenset(token for token, _, _ in tokens)
    doubtful = any(masked[start] != "\0" for _, start, _ in tokens)
    edges, tails = _edges(words), tuple(titles)
    found: list[Near] = []
    shapes = tuple(shapes)
    right = frozenset(shape.text for shape in shapes)
    for shape in shapes:
        if shape.kind == "latin":
            if doubtful and _may_be_near(shape, words, edges):
                found += _near_words(shape, text, masked, tokens)
        elif len(shape.letters - letters) > 1:
            continue
        elif shape.kind == "han":
            if len(shape.text) == 2:
                found += _near_pair(shape, masked, vocabulary, shape.key == owner, tails)
            else:
                found += _near_han(shape, masked)
        else:
            found += _near_run(shape, masked, vocabulary)
    return _apart([one for one in found if text[one.start:one.end] not in right])


def _apart(found: list[Near]) -> tuple[Near, ...]:
    """The longest of those that overlap, in the order of the text."""
    kept: list[Near] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _slips(one: str, other: str) -> bool:
    """Whether one letter is changed, lost, added, or two have changed places."""
    from rapidfuzz.distance import OSA
    return OSA.distance(one, other, score_cutoff=1) == 1


def _edges(words: frozenset[str]) -> frozenset[str]:
    """How the capitalised words of a text begin (``Ho…``) and end (``…ft``)."""
    return frozenset(edge for one in words if one[0].isupper()
                     for edge in (f"{one[:2]}…", f"…{one[-2:]}"))


def _may_be_near(shape: Shape, words: frozenset[str], edges: frozenset[str]) -> bool:
    """Whether all words but one of a Latin name stand in a text; for a name of one word,
    whether a word begins or ends as it does.  Most texts are done with here."""
    name = shape.text
    if " " in name:
        lost = 0
        for one in name.split(" "):
            lost += one not in words
            if lost > 1:
                return False
        return True
    if f"{name[:2]}…" not in edges and f"…{name[-2:]}" not in edges:
        return False
    return any(one[0].isupper() and -2 < len(one) - len(name) < 2
               and (one[:2] == name[:2] or one[-2:] == name[-2:]) for one in words)


def _near_words(shape: Shape, text: str, masked: str,
                tokens: list[tuple[str, int, int]]) -> Iterator[Near]:
    size = shape.text.count(" ") + 1
    lower = {token for token, _, _ in tokens if token[:1].islower()}
    wanted = shape.text.split(" ")
    for at in range(len(tokens) - size + 1):
        window = tokens[at:at + size]
        words = [token for token, _, _ in window]
        if not words[0][:1].isupper() or words[0].lower() in lower and size == 1:
            continue
        other = [at for (word, at, _), right in zip(window, wanted, strict=True) if word != right]
        if len(other) != 1 or masked[other[0]] == "\0":
            continue
        joined = " ".join(words)
        if joined.casefold() == shape.text.casefold() or not _slips(joined, shape.text):
            continue
        if joined == f"{shape.text}s" and not shape.key.startswith("person:"):
            continue
        between = [text[a[2]:b[1]] for a, b in zip(window, window[1:], strict=False)]
        if all(gap.strip(" .,&'’\n-") == "" and gap for gap in between):
            yield Near(window[0][1], window[-1][2], shape.key, shape.text)


def _each_window(shape: Shape, text: str) -> Iterator[tuple[int, int]]:
    """Places where half of the shape stands: one slip leaves the other half whole."""
    form, size, half = shape.text, len(shape.text), len(shape.text) // 2
    for anchor, offset in ((form[:half], 0), (form[half:], half)):
        at = text.find(anchor)
        while at >= 0:
            if offset == 0:
                yield from ((at, at + size + more) for more in ((0, -1, 1) if size > 3 else (0,)))
            else:
                end = at + len(anchor)
                yield from ((end - size - more, end)
                            for more in ((0, -1, 1) if size > 3 else (0,)))
            at = text.find(anchor, at + 1)


def _near_han(shape: Shape, text: str) -> Iterator[Near]:
    for start, end in dict.fromkeys(_each_window(shape, text)):
        window = text[max(start, 0):end]
        if start < 0 or end > len(text) or not _is_name_like(window, shape.text):
            continue
        if window[0] != shape.text[0] and window[-1] != shape.text[-1]:
            continue
        if _slips(window, shape.text):
            yield Near(start, end, shape.key, shape.text)


def _is_name_like(window: str, form: str) -> bool:
    """Whether a window has nothing but letters and what the name itself has."""
    return all(char.isalnum() or char in form or _DOT.match(char) for char in window)


def _near_pair(shape: Shape, text: str, vocabulary: Words, own: bool,
               titles: tuple[str, ...]) -> Iterator[Near]:
    """A name of a surname and one character, with another character behind the surname."""
    surname = shape.text[0]
    at = text.find(surname)
    while 0 <= at < len(text) - 1:
        before, other, behind = text[:at], text[at + 1], text[at + 2:]
        if (_IS_HAN.fullmatch(other) and other not in vocabulary.never_in_name
                and other != shape.text[1]
                and _stands_for_person(before, behind, vocabulary, own, titles)):
            yield Near(at, at + 2, shape.key, shape.text)
        at = text.find(surname, at + 1)


def _stands_for_person(before: str, behind: str, vocabulary: Words, own: bool,
                       titles: tuple[str, ...]) -> bool:
    """Whether what stands between can hardly be anything but a person's name."""
    if titles and before.endswith(titles):
        return bool(vocabulary.says.match(behind) or vocabulary.called.match(behind)
                    or _EDGE.match(behind))
    if any(before.endswith(f"\0{one}") for one in vocabulary.joining):
        return bool(_EDGE.match(behind))
    if not _EDGE.match(before[-1:]):
        return False
    if any(behind.startswith(f"{one}\0") for one in vocabulary.joining):
        return True
    return bool(vocabulary.says.match(behind) or own and vocabulary.called.match(behind))


def _near_run(shape: Shape, text: str, vocabulary: Words) -> Iterator[Near]:
    size = len(shape.text)
    for match in _RUNS[HANGUL if shape.kind == "hangul" else _KANA].finditer(text):
        for length in (size, size - 1, size + 1):
            window = match[0][:length]
            if len(window) < length or (shape.kind == "kana" and length != len(match[0])):
                continue
            if shape.kind == "hangul" and not vocabulary.particles.match(match[0], length):
                continue
            if shape.kind == "hangul" and size < 5:  # a syllable has two or three letters
                near = _slips(*(unicodedata.normalize("NFD", one)
                                for one in (window, shape.text)))
            else:
                near = _slips(window, shape.text)
            if near:
                yield Near(match.start(), match.start() + length, shape.key, shape.text)
                break
