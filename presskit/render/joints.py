"""Joints: the places of a text where a line of paper may not end.

Here: the rules of languages and of what a block is.  Never here: the characters that keep a line
together (``joiners``), what the layout engine keeps by itself.

The prohibitions that the layout engine already keeps (UAX 14) are not repeated; these are its
gaps, after CLREQ, JLREQ and KLREQ; the signs and units stand in ``templates/setting.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, pairwise

from presskit import locales
from presskit.document import Inline, Span, plain_text, walk
from presskit.document.roles import HEADINGS, TITLES
from presskit.render.breaks import Sense, find_breaks
from presskit.render.rules import read_rules
from presskit.render.runs import Line, find_gaps
from presskit.render.whole_names import find_names, find_parts, is_listed

__all__ = ["find_joints"]

_NARROW, _NARROWEST = "fact-label", 7
"""The role in which even a phrase may be wider than its column, and the characters that hold there
for sure."""

_CHANGE = re.compile("[\u4e00-\u9fff][ァ-ヺー]")
_RAGGED = frozenset({"table-text", "table-note", "fact-value", "panel-text"})
"""Roles with one edge straight whose columns may be narrow: words of katakana are whole there."""

_LINED = "running"
"""The role of running lines, which have no last line to look after."""

_LISTS = frozenset({"fact-value", "table-text"})
"""Roles in which a short item between two commas is a name, and not broken."""

_LATIN = "A-Za-z\u00c0-\u024f"
_VERSION = re.compile(r"(?<=[^\W\d_])[.-](?=[0-9])|\+(?=\+)"
                      rf"|(?<=(?<![{_LATIN}])[{_LATIN}]{{2}})-(?=[{_LATIN}]{{2,3}}(?![{_LATIN}-]))")
"""Signs inside of a word (Ver.2.0, B-12, C++, Wi-Fi) behind which the engine would break."""

_LONG_WORD = re.compile(r"[!-~]{15}$")
"""What a narrow column has no room for beside the last characters of a paragraph."""

_TIMES = re.compile(r"[0-9]{1,2}[:：][0-9]{2}[～〜~–-][0-9]{1,2}[:：][0-9]{2}"
                    r"|[0-9]{1,2}[時时點点][0-9]{1,2}分")
_TAIWAN_DOT = "\u2027"
"""The dot of names in Taiwan; at the end of a line PDFium takes it for a hyphen and drops it."""

_SHORTEST_END = 5
"""Characters that the last line of display type holds at least; letters count half.  A shorter
text is not looked at."""

_SHORTEST_TAIL = {"Kore": (5, 10)}
_SHORTEST_LATIN_TAIL = (7, 16)
"""Letters that the last line of running text with spaces holds at least, and how long what is
kept together for that may become: no longer than the narrowest column."""

_ITEM = re.compile(r"(?:(?<=[、，；：\u3000 \n])|^)"
                   r"[^、，；：。「」『』《》（）\u3000 \nぁ-ん]{2,10}(?=[、；\u3000 \n]|$)")
_READING, _NARROW_READING = (re.compile(
    rf"（[ぁ-んァ-ヺー・]{{2,{most}}}）"  # a longer one ends a line at its dots
    r"|（[ぁ-んァ-ヺー]{1,10}・?|(?<=・)[ぁ-んァ-ヺー]{1,10}[）・]") for most in (12, 9))
"""Readings behind names; the narrow ones stand in columns beside others, as their names do."""

_KATAKANA = re.compile(r"(?<![ァ-ヺー])[ァ-ヺー]{2,8}(?![ァ-ヺー])")
_KOREAN = f"{locales.JAMO}{locales.HANGUL}{locales.HAN}"
_SYLLABLES = re.compile(rf"[{_KOREAN}](?=\S)|\S(?=[{_KOREAN}])")
_FOREIGN = re.compile(rf"(?:(?<=[ (\[“‘])|^)[{locales.HAN}]{{2,6}}(?=[ )\].,;:!?’”]|$)")
"""A name or a word of Chinese characters in a text with spaces, which an engine would part."""

_UNIT = re.compile(r"(?=\S{9})[^\s·]+(?:·[^\s·]+)+")
_MEASURE = re.compile(
    r"(?<=[0-9½¼¾⅓⅔⁰¹²³⁴-⁹])[ \u00a0](?=(?:[kcmµμnMGT]?(?:m[²³]?|g|l|L|t|s|W|V|A|Hz|B|Pa|J|Wh)"
    r"|ha|hPa|dB|px|pt|min|h|[ap]m|°[CF]|km/h|m/s|mm/m²)(?![A-Za-z0-9²³])"
    r"|(?:million|billion|trillion)\b)|(?:(?<=№)|(?<=\bNo\.)|(?<=\bNos\.))[ \u00a0](?=[0-9])"
    r"|(?<=[0-9][만억조])[ \u00a0](?=[0-9])|(?<=[0-9]월)[ \u00a0](?=[0-9]{1,2}일)"
    r"|(?<=[0-9]시)[ \u00a0](?=[0-9]{1,2}분)"
    r"|(?<![^\s(])(\+[0-9]{1,3})[ \u00a0](?=[0-9(])")
"""The space between a number and the sign of its unit (a Korean particle may follow), within a
number that is written with words, behind the code of a country."""


def find_joints(line: Line, inlines: tuple[Inline, ...], role: str, locale: str) -> set[int]:
    """The places, as index of the character behind, where a line may not break."""
    text, spaced = line.text, locales.is_han_spaced(locale)
    joints = {*_find_bound(line, locale), *_find_narrow(text, inlines, role, spaced)}
    names = {*_find_names(text, inlines)}
    joints.update(names)
    if role in HEADINGS or role in TITLES and spaced:
        phrases = {*_find_phrases(line, inlines, locale)}
        if role == _NARROW and spaced:
            phrases -= _loosen(text, phrases)
        joints.update(phrases)
        joints.difference_update(_find_kept(line))
    elif role != _LINED and len(text) > _SHORTEST_END:
        last = next((index for index in reversed(range(len(text))) if text[index].isalnum()), -1)
        tag = line.languages[last]
        joints.update(_find_end(text) if locales.is_han_spaced(tag) else _find_tail(text, tag))
    # What the engine parts even between two letters.
    parted = {index for index in names if text[index - 1] == "-"}
    parted.update(index for start, node in line.nodes if node.readings
                  for index in range(start + 1, start + len(node.text)))
    return parted | {match.end() for match in _VERSION.finditer(text)} | {
        index for index in joints if "\n" not in text[index - 1:index + 1]
        and not _is_inside_word(text, index)}


def _find_inside(matches: Iterable[re.Match[str]]) -> Iterator[int]:
    """The places inside of what was found, which stays whole."""
    return (index for match in matches for index in range(match.start() + 1, match.end()))


def _find_bound(line: Line, locale: str) -> Iterator[int]:
    """The places that no block has, by the languages of the text."""
    text, rules = line.text, read_rules(locale)
    bound, numbers, months = _patterns(locale)
    yield from (match.start() for match in bound.finditer(text))
    yield from (index + 1 for index in find_gaps(line)  # a gap would let it begin a line
                if text[index + 1] in rules.no_line_start or text[index] in rules.no_line_end)
    if any(locales.script(tag) == "Kore" for tag in set(line.languages)):
        yield from _find_words(line)
    yield from _find_inside((*numbers.finditer(text), *_TIMES.finditer(text)))
    yield from (index + 1 for index, one in enumerate(text[:-1]) if one == _TAIWAN_DOT)
    yield from (match.end() for pattern in (_MEASURE, months) for match in pattern.finditer(text))
    if not locales.is_han_spaced(locale):
        yield from _find_inside(_FOREIGN.finditer(text))


def _find_names(text: str, inlines: tuple[Inline, ...]) -> Iterator[int]:
    for name in (*find_names(inlines), *find_parts(inlines)):
        yield from _find_inside(re.finditer(re.escape(name), text))


def _find_narrow(text: str, inlines: tuple[Inline, ...], role: str,
                 spaced: bool) -> Iterator[int]:
    """The places inside items, readings and words of katakana in narrow columns."""
    if role in _LISTS and spaced:
        reading = _NARROW_READING if is_listed(inlines) else _READING
        yield from _find_inside((*_ITEM.finditer(text), *reading.finditer(text)))
    if role in _RAGGED:
        yield from _find_inside(_KATAKANA.finditer(text))


@lru_cache(maxsize=16)
def _patterns(tag: str) -> tuple[re.Pattern[str], ...]:
    """What never begins a line though the engine would begin one with it (a wave between
    numbers, a dot between the parts of a name, also one set apart by spaces), numbers with their
    unit, and the space between a day and its month."""
    rules = read_rules(tag)
    bound = re.escape("".join(sorted(rules.bound_to_previous)))
    units = "|".join(map(re.escape, sorted(rules.units, key=len, reverse=True)))
    months = "|".join(one for one in rules.word_units if one.istitle())
    return (re.compile(rf"(?<!\n)(?<!^)[{bound}]"),
            re.compile(rf"第?[0-9][0-9.,:：/]*(?:[%％‰℃°]|{units})"),
            re.compile(rf"(?<=[0-9])[ \u00a0](?=(?:{months})\b)"))


def _is_inside_word(text: str, index: int) -> bool:
    """Whether two letters or digits stand here that no engine would part; a joiner between
    them would only keep them from kerning."""
    return text[index - 1].isascii() and text[index].isascii() and " " not in text[
        index - 1:index + 1]


def _find_words(line: Line) -> Iterator[int]:
    """The places inside words of Korean, which an engine would part at every syllable.  A long
    row of words set apart by dots alone may break behind each of those."""
    long = {index for unit in _UNIT.finditer(line.text) for index in range(*unit.span())}
    for match in _SYLLABLES.finditer(line.text):
        index = match.start() + 1
        if match[0] == "·" and match.start() in long:
            continue
        if locales.script(line.languages[index]) == "Kore":
            yield index


def _find_phrases(line: Line, inlines: tuple[Inline, ...], locale: str) -> Iterator[int]:
    """In display type: every place that is no edge of a phrase, or would leave the last line
    with next to nothing."""
    names = tuple(find_names(inlines))
    originals = {plain_text(one.children) for one in walk(inlines)
                 if isinstance(one, Span) and one.role == "original-name"}
    start = 0
    for part in line.text.split("\n"):
        last = len(part) - (_SHORTEST_END if locales.is_cjk(locale) else 2 * _SHORTEST_END)
        words = [match.start() for match in re.finditer(r"\S+", part)]
        if len(words) > 3 and not locales.is_han_spaced(locale):
            last = min(last, words[-2])  # no word alone
        good = {one.position for one in find_breaks(part, locale, names)
                if one.sense <= Sense.PHRASE and one.position <= last}
        good.update(part.find(f" {one}") + 1 for one in originals if f" {one}" in part)
        yield from (start + index for index in range(1, len(part)) if index not in good)
        start += len(part) + 1


def _loosen(text: str, joints: set[int]) -> set[int]:
    """Of the joints of a phrase that is wider than a narrow column, those to give up: where
    katakana begin behind Han characters, else all but the last, which would leave one character
    alone."""
    edges = [0, *(one for one in range(1, len(text)) if one not in joints), len(text)]
    kept, given = {*_find_end(text)}, set[int]()
    for start, end in pairwise(edges):
        if end - start > _NARROWEST:
            inside = range(start + 1, end)
            given.update([one for one in inside if _CHANGE.match(text, one - 1)]
                         or [one for one in inside if one not in kept])
    return given


def _find_kept(line: Line) -> Iterator[int]:
    """The places before a mark that no line begins with, and behind another mark: the engine ends
    no line there, and in text with letter spacing the face would not see them as neighbours."""
    text = line.text
    for index in range(1, len(text)):
        rules = read_rules(line.languages[index])
        if text[index] in rules.blank_behind | rules.blank_around and (
                text[index - 1] in rules.closing_marks | rules.open_wide):
            yield index


def _find_end(text: str) -> Iterator[int]:
    """The last characters of a paragraph: at least three beside its closing marks."""
    end = len(text.rstrip())
    letters = islice((index for index in reversed(range(end)) if text[index].isalnum()), 2, 3)
    first = next(letters, end - _SHORTEST_END)  # the third from the end
    if _LONG_WORD.search(text[:first + 1]):
        first += 1
    yield from range(first + 1, end)


def _find_tail(text: str, tag: str) -> Iterator[int]:
    """The places behind the last spaces, as far as the last line would be too short there."""
    least, most = _SHORTEST_TAIL.get(locales.script(tag), _SHORTEST_LATIN_TAIL)
    starts = [match.start() for match in re.finditer(r"(?<=\s)\S", text)]
    for index, start in reversed([*enumerate(starts)]):
        before = starts[index - 1] if index else 0
        if sum(map(str.isalnum, text[start:])) >= least or len(text) - before > most:
            return
        yield start
