"""Where display text may break, and how good each place is for its sense.

Here: break opportunities of a headline, pull quote or card, ranked.  Never here: the words and
signs that decide it (``templates/setting.yaml``), widths, fitting (``lines``), breaking of
running text, which is the layout engine's.

The opportunities are those of Unicode Standard Annex 14, taken from uniseg; phrase edges in
Chinese and Japanese come from the models that ship with BudouX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from presskit.locales import HAN, is_han_spaced, script
from presskit.render.rules import Rules, read_rules

__all__ = ["Break", "Sense", "find_breaks", "find_forced", "weigh_edge"]


class Sense(IntEnum):
    """How well a break serves the sense; smaller is better."""

    AUTHOR = 0
    SENTENCE = 1
    CLAUSE = 2
    ITEM = 3
    PHRASE = 4
    LOOSE = 5
    INSIDE = 6


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may end: before ``text[position]``.

    ``doubt`` grows from 0 to 1 where the model of phrases is less sure.
    """

    position: int
    sense: Sense
    doubt: float = 0.0


_JOINER = "\u2060"


@lru_cache(maxsize=16)
def _whole(tag: str) -> re.Pattern[str]:
    """What is kept whole: numbers with their unit, Latin words, double dots and dashes, and the
    chains that a model of phrases cuts."""
    rules = read_rules(tag)
    units = "|".join(map(re.escape, sorted(rules.units, key=len, reverse=True)))
    doubled = "|".join(f"{re.escape(one)}{{2,}}" for one in sorted(rules.never_parted))
    chains = "".join(f"|{re.escape(one)}" for one in rules.whole_words)
    return re.compile(
        rf"[$¥€£￥]?\d(?:[\d,.:：/–-]|、(?=\d))*\s?(?:[%％‰℃°]|(?:{units})+"
        rf"|(?:{'|'.join(rules.word_units)})\b)?"
        rf"|[第約约近]?[一二三四五六七八九十百千兩两幾几數数零〇]+(?:{units})"
        rf"|[A-Za-zÀ-ɏ0-9]+(?:[’'&+./@_-][A-Za-zÀ-ɏ0-9]+)*[’']?|{doubled}{chains}")


@lru_cache(maxsize=512)
def find_breaks(text: str, locale: str, protected: tuple[str, ...] = (),
                authored: tuple[int, ...] = ()) -> tuple[Break, ...]:
    """The places where a line of ``text`` may end, in order, without the end of the text.

    ``locale`` is a language tag; ``protected`` are strings that are never broken (names,
    titles of works); ``authored`` are positions of the author's own breaks: they are given
    with the best rank even where no rule would break.  Korean and English break at spaces
    alone, Chinese and Japanese between characters too.
    """
    rules, allowed = read_rules(locale), set(_spaces(text))
    if is_han_spaced(locale):
        allowed |= _standard(text, rules)
    allowed -= set(_inside(_whole(locale), text))
    allowed -= {position for name in protected for position in _occurrences(name, text)}
    allowed = {position for position in allowed if _keeps_rules(text, position, rules)}
    edges = {position: weigh_edge(text, position, script(locale)) for position in allowed
             } if is_han_spaced(locale) else {}
    found = {position: _rank(text, position, locale, edges.get(position, 0.0))
             for position in allowed}
    found |= {position: Break(position, Sense.AUTHOR) for position in authored}
    return tuple(found[position] for position in sorted(found))


_INVISIBLE = frozenset("\u2060\u200b\u00ad")


def find_forced(text: str, locale: str, most: int, whole: frozenset[int] = frozenset()) -> int:
    """Where a line ends that nothing may end and that is too wide: how many characters of
    ``text`` stand in it, at most ``most``, but one if it need be; 0 where none may stand alone.

    ``text`` may hold joiners, which count and don't matter; ``whole`` are places that are never
    broken.  The last place at an edge of sense in the second half of the line is taken, else the
    last between two words, one that Unicode Standard Annex 14 has inside of words, any.  None
    of them parts what the rules of the language keep together.

    Example: ``find_forced("データセンター", "ja", 6)`` is 5, since ー begins no line.
    """
    seen = [index for index, one in enumerate(text) if one not in _INVISIBLE]
    plain, rules = "".join(text[index] for index in seen), read_rules(locale)
    ends = {place: _end_behind(text, seen, place) for place in range(1, len(plain))}
    held = [place for place, end in ends.items() if end <= most and end not in whole]
    breaks = find_breaks(plain, locale)
    words = {one.position for one in breaks}
    good = {one.position for one in breaks if one.sense <= Sense.ITEM
            and 2 * ends.get(one.position, 0) >= most}
    numbers = set(_inside(_numbers(locale), plain))
    parted = _standard(plain, rules) - numbers
    for allowed in (good, words, parted, set(ends) - numbers, set(ends)):
        places = [one for one in held if one in allowed and _keeps_forced(plain, one, rules)]
        if places:
            return ends[places[-1]]
    return next((end for end in ends.values() if end not in whole), 0)


def _end_behind(text: str, seen: list[int], place: int) -> int:
    """The end of a line of some visible characters: joiners behind the last stay with it, but
    for a space, which is nothing at the end of a line."""
    return seen[place - 1] + 1 if text[seen[place - 1]] == " " else seen[place]


def _keeps_forced(text: str, place: int, rules: Rules) -> bool:
    before, after = text[place - 1], text[place]
    return after != " " and before not in rules.no_line_end and (
        after not in rules.no_line_start | rules.no_display_start
        | rules.bound_to_previous) and not (
        before == after and before in rules.never_parted)


@lru_cache(maxsize=16)
def _numbers(tag: str) -> re.Pattern[str]:
    """Numbers with their unit."""
    units = "|".join(map(re.escape, sorted(read_rules(tag).units, key=len, reverse=True)))
    return re.compile(rf"\d(?:[\d,.:]*\d)?(?:[%％‰℃°]|(?:{units}))?")


def _spaces(text: str) -> Iterable[int]:
    """Places after a stretch of spaces (never after a no-break space)."""
    return (match.end() for match in re.finditer(r"[ \u3000\t]+", text)
            if 0 < match.start() and match.end() < len(text))


def _inside(pattern: re.Pattern[str], text: str) -> Iterable[int]:
    return (position for match in pattern.finditer(text)
            for position in range(match.start() + 1, match.end()))


def _occurrences(name: str, text: str) -> Iterable[int]:
    return _inside(re.compile(re.escape(name)), text) if name else ()


def _keeps_rules(text: str, position: int, rules: Rules) -> bool:
    before, after = text[:position].rstrip(" \u3000"), text[position:position + 1]
    return bool(before) and _JOINER not in (before[-1], after) and not (
        before[-1] in rules.no_line_end or after in rules.no_line_start
        or after in rules.no_display_start)


# Opportunities of the standard -------------------------------------------------------------

_PLAIN = re.compile(rf"[{HAN}"
                    r"\u3042\u3044\u3046\u3048\u304a-\u3062\u3064-\u3082\u3084\u3086\u3088-\u308d"
                    r"\u308f-\u3094\u30a2\u30a4\u30a6\u30a8\u30aa-\u30c2\u30c4-\u30e2\u30e4\u30e6"
                    r"\u30e8-\u30ed\u30ef-\u30f4]")


def _standard(text: str, rules: Rules) -> set[int]:
    """The opportunities of UAX 14 and those round the marks of Chinese and Japanese.

    Every character of a class behaves alike, so the text is reduced to one ideograph, letter
    and digit per class and asked for in windows: the answers repeat and are remembered.
    """
    reduced = re.sub(r"[0-9]", "0", re.sub(r"[A-Za-z]", "a", _PLAIN.sub("一", text)))
    found: set[int] = set()
    for match in re.finditer(r"一?[^一]+一?", reduced):
        found |= {match.start() + offset for offset in _window(match[0])}
    found |= {match.start() + 1 for match in re.finditer(r"一(?=一)", reduced)}
    found |= {index for index in range(1, len(text))
              if text[index] in rules.opening_marks or text[index] in rules.opening_quotes
              or text[index - 1] in rules.break_behind}
    return found - {0, len(text)}


@lru_cache(maxsize=4096)
def _window(reduced: str) -> frozenset[int]:
    from uniseg.linebreak import line_break_boundaries

    return frozenset(line_break_boundaries(reduced)) - {0, len(reduced)}


@lru_cache(maxsize=4)
def _model(script_tag: str) -> dict[str, dict[str, int]]:
    import budoux

    load = {"Hans": budoux.load_default_simplified_chinese_parser,
            "Hant": budoux.load_default_traditional_chinese_parser,
            "Jpan": budoux.load_default_japanese_parser}
    return load[script_tag]().model


_FEATURES = {"UW1": (-3, -2), "UW2": (-2, -1), "UW3": (-1, 0), "UW4": (0, 1), "UW5": (1, 2),
             "UW6": (2, 3), "BW1": (-2, 0), "BW2": (-1, 1), "BW3": (0, 2), "TW1": (-3, 0),
             "TW2": (-2, 1), "TW3": (-1, 2), "TW4": (0, 3)}
"""Which characters round a place each table of a BudouX model weighs."""

_SURE, _UNSURE = 1.3, 0.6


@lru_cache(maxsize=4)
def _tables(script_tag: str) -> tuple[float, tuple[tuple[dict[str, int], tuple[int, int]], ...]]:
    model = _model(script_tag)
    return (-sum(sum(table.values()) for table in model.values()) / 2,
            tuple((model.get(name, {}), reach) for name, reach in _FEATURES.items()))


def weigh_edge(text: str, position: int, script_tag: str) -> float:
    """How surely a phrase of Chinese or Japanese ends at a place: BudouX's sum, in thousands.

    BudouX itself tells only which sums are positive; small ones are often wrong (藝術|家), so
    the sum is wanted here.
    """
    base, tables = _tables(script_tag)
    if position < 3:  # a place before the text would be counted from its end
        return (base + sum([table.get(text[max(0, position + start):position + end], 0)
                            for table, (start, end) in tables])) / 1000
    return (base + sum([table.get(text[position + start:position + end], 0)
                        for table, (start, end) in tables])) / 1000


# Sense --------------------------------------------------------------------------------------

def _rank(text: str, position: int, locale: str, sureness: float) -> Break:
    rules, before = read_rules(locale), text[:position].rstrip(" \u3000")
    core = before.rstrip("".join(rules.closing_marks))
    last = core[-1:] if core else before[-1:]
    if last in rules.sentence_end or (last == "." and text[position - 1] == " "):
        return Break(position, Sense.SENTENCE)
    if last in rules.clause_end or before[-1:] in rules.clause_end:
        return Break(position, Sense.CLAUSE)
    if before[-1:] in rules.item_end:
        return Break(position, Sense.ITEM)
    if is_han_spaced(locale):
        return _rank_characters(text, position, rules, sureness)
    return Break(position, _rank_words(before, text[position:], rules))


def _rank_characters(text: str, position: int, rules: Rules, sureness: float) -> Break:
    """In Chinese and Japanese: a phrase edge, unless a small word would be cut off.

    Before a word that opens a phrase the model's least belief will do.
    """
    if text[position] in rules.opens_always or (
            sureness > 0 and text[position] in rules.opens_phrase):
        sureness = max(sureness, _SURE)
    if sureness < _UNSURE:
        return Break(position, Sense.INSIDE)
    doubt = max(0.0, (_SURE - sureness) / (_SURE - _UNSURE))
    leans = (text[position] in rules.leans_on_previous
             or text[position - 1] in rules.leads_next)
    return Break(position, Sense.LOOSE if leans else Sense.PHRASE, doubt)


def _rank_words(before: str, after: str, rules: Rules) -> Sense:
    """In languages with spaces: good before a word that opens a phrase and behind one that
    closes one, loose behind one that leads what follows."""
    last = re.split(r"\s", before)[-1].strip("“‘(").lower()
    first = re.split(r"\s", after)[0].strip("“‘(").lower()
    if (last in rules.leads_next or last.endswith(rules.leads_next_endings)
            or first.startswith(rules.leans_on_previous)):
        return Sense.LOOSE
    closed = any(last.endswith(one) and last != one for one in rules.closes_phrase)
    return Sense.ITEM if closed or first in rules.opens_phrase else Sense.PHRASE
