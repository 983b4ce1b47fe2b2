"""Where display text may break, and how good each place is for its sense.

Here: break opportunities of a headline, pull quote or card, ranked; the prohibitions of line
breaking per language.  Never here: widths, fitting (``lines``), breaking of running text, which
is the layout engine's.

The opportunities are those of Unicode Standard Annex 14, taken from uniseg; what may not begin
or end a line follows CLREQ 3.1.3 and JLREQ 3.1.7 and 3.1.8 (strict level).  Phrase edges in
Chinese and Japanese come from the models that ship with BudouX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from presskit.locales import is_han_spaced, language, script

__all__ = ["NO_LINE_END", "NO_LINE_START", "Break", "Sense", "find_breaks"]


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


NO_LINE_START = frozenset(
    "，。、；：？！」』）》〉】〕｝］”’·‧・．～〜…—–％‰℃°%)]}!?,.:;›»｠〙〗〞〟"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーゝゞヽヾ々〻\u2060")
"""What never begins a line: closing marks, stops, dots, dashes, small kana, iteration marks."""

NO_LINE_END = frozenset("「『（《〈【〔｛［“‘([{‹«｟〘〖〝$¥€£￥＄￡\u2060")
"""What never ends a line: opening marks and currency signs."""

_SENTENCE_END = frozenset("。！？!?．")
_CLAUSE_END = frozenset("，；：,;:—…～〜")
_CLOSERS = frozenset("」』）》〉】〕｝］”’)]}›»")

# One character that leans on what follows (it should not end a line) or on what stands before
# it (it should not begin one).  Taste, not prohibition: a break there is merely loose.
_LEANS_ON_NEXT = {"zh": (
    "在這那这哪每各某把被從从向與与和跟及對对為为以是不未沒没無无也都就才又再還还只很更最太將将讓让由於于如若"
    "其而但並并或且即使用到給给比因所可能會会要想應应須须該该得有反非一兩两幾几第我你他她它您去來来像當当既")}
_OPENS_PHRASE = {"zh": "是和與与及把被將将讓让從从"}
_OPENS_ALWAYS = "既卻却"
_LEANS_ON_PREVIOUS = {"zh": (
    "的地得了著着過过們们嗎吗呢吧啊呀之者性化家品式中上下裡里內内外後后時时間间等所個个位種种次些來来去到")}

_LEADING_WORDS = frozenset("""
a an the this that these those my our your his her its their of to in on at by for from with into
as and or but nor so yet if than who which whose i we you he she it they very more most only also
about between over under through such each every some any all both no
""".split())
"""English words that should not end a line: they lead what follows."""

_OPENING_WORDS = frozenset("""
and but or because which who that when where while if so to for of in on with by from as than into
between through about without before after whether rather
""".split())
"""English words that open a phrase: a line breaks well before them."""

_BOUND_KOREAN = re.compile(
    r"(수|것|때|등|뿐|데|중|지|줄|바|채|만큼|대로|있|없|않|못|아니|아닙|위해|대한|대해)")
_LEADING_KOREAN = re.compile(
    r".*의$|^(그|이|저|한|두|세|네|몇|첫|더|잘|안|못|본|할|될|각|새|꼭|또)$")
_JOINING_KOREAN = re.compile(
    r".+(며|고|면|지만|아서|어서|해서|에서|으로|도록|는데|보다|에는|에게)$")
"""Korean words that hang on the one before them, that lead the next, that close a phrase."""

_UNITS = ("年月日號号時时分秒歲岁天個个位名部支首種种次場场屆届頁页元點点倍成度週周代人件項项條条座"
          "間间家億亿萬万千百世紀級级回話本枚冊円か月ヶ개명년월일시분초세회편번원억만천")
_WHOLE = re.compile(
    rf"[$¥€£￥]?\d(?:[\d,.:：/–-]|、(?=\d))*\s?(?:[%％‰℃°]|[{_UNITS}]+|(?:million|billion|trillion|thousand|per"
    r"|percent|years?|days?|hours?|minutes?|km|m|cm|kg|GB|MB|pt|px|am|pm|January|February|March"
    r"|April|May|June|July|August|September|October|November|December)\b)?"
    rf"|[第約约近]?[一二三四五六七八九十百千兩两幾几數数零〇]+[{_UNITS}]"
    r"|[A-Za-zÀ-ɏ0-9]+(?:[’'&+./@_-][A-Za-zÀ-ɏ0-9]+)*[’']?"
    r"|…{2,}|—{2,}|[‥]{2,}"
    r"|とい[うっ]|として|とともに|につい|によ[っるり]|におい|に対|に関|かもしれ|なければ|ている|でしょう|ませ"
    r"[んう]|ました")
"""What is kept whole: numbers with their unit, Latin words, double dots and dashes, and the
Japanese chains that a model of phrases cuts."""


@lru_cache(maxsize=512)
def find_breaks(text: str, locale: str, protected: tuple[str, ...] = (),
                authored: tuple[int, ...] = ()) -> tuple[Break, ...]:
    """The places where a line of ``text`` may end, in order, without the end of the text.

    ``locale`` is a language tag; ``protected`` are strings that are never broken (names,
    titles of works); ``authored`` are positions of the author's own breaks: they are given
    with the best rank even where no rule would break.  Korean and English break at spaces
    alone, Chinese and Japanese between characters too.
    """
    allowed = set(_spaces(text))
    if is_han_spaced(locale):
        allowed |= _standard(text)
    allowed -= set(_inside(_WHOLE, text))
    allowed -= {position for name in protected for position in _occurrences(name, text)}
    allowed = {position for position in allowed if _keeps_rules(text, position)}
    edges = _weigh_edges(text, allowed, script(locale)) if is_han_spaced(locale) else {}
    found = {position: _rank(text, position, locale, edges.get(position, 0.0))
             for position in allowed}
    found |= {position: Break(position, Sense.AUTHOR) for position in authored}
    return tuple(found[position] for position in sorted(found))


def _spaces(text: str) -> Iterable[int]:
    """Places after a stretch of spaces (never after a no-break space)."""
    return (match.end() for match in re.finditer(r"[ \u3000\t]+", text)
            if 0 < match.start() and match.end() < len(text))


def _inside(pattern: re.Pattern[str], text: str) -> Iterable[int]:
    return (position for match in pattern.finditer(text)
            for position in range(match.start() + 1, match.end()))


def _occurrences(name: str, text: str) -> Iterable[int]:
    return _inside(re.compile(re.escape(name)), text) if name else ()


def _keeps_rules(text: str, position: int) -> bool:
    before, after = text[:position].rstrip(" \u3000"), text[position:position + 1]
    return bool(before) and before[-1] not in NO_LINE_END and after not in NO_LINE_START


# Opportunities of the standard -------------------------------------------------------------

_PLAIN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
                    r"\u3042\u3044\u3046\u3048\u304a-\u3062\u3064-\u3082\u3084\u3086\u3088-\u308d"
                    r"\u308f-\u3094\u30a2\u30a4\u30a6\u30a8\u30aa-\u30c2\u30c4-\u30e2\u30e4\u30e6"
                    r"\u30e8-\u30ed\u30ef-\u30f4]")


def _standard(text: str) -> set[int]:
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
              if text[index] in "「『（《〈【〔“‘"
              or text[index - 1] in "」』）》〉】〕”’，。、；：？！"}
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


def _weigh_edges(text: str, positions: Iterable[int], script_tag: str) -> dict[int, float]:
    """How surely a phrase ends at each place: BudouX's sum, in thousands.

    BudouX itself tells only which sums are positive; small ones are often wrong (藝術|家), so
    the sum is wanted here.
    """
    model = _model(script_tag)
    base = -sum(sum(table.values()) for table in model.values()) / 2
    tables = [(model.get(name, {}), reach) for name, reach in _FEATURES.items()]
    return {position: (base + sum(table.get(text[max(0, position + start):position + end], 0)
                                  for table, (start, end) in tables)) / 1000
            for position in positions}


# Sense --------------------------------------------------------------------------------------

def _rank(text: str, position: int, locale: str, sureness: float) -> Break:
    before = text[:position].rstrip(" \u3000")
    core = before.rstrip("".join(_CLOSERS))
    last = core[-1:] if core else before[-1:]
    if last in _SENTENCE_END or (last == "." and text[position - 1] == " "):
        return Break(position, Sense.SENTENCE)
    if last in _CLAUSE_END or before[-1:] in _CLAUSE_END:
        return Break(position, Sense.CLAUSE)
    if before[-1:] in "、·・":
        return Break(position, Sense.ITEM)
    if is_han_spaced(locale):
        return _rank_characters(text, position, language(locale), sureness)
    return Break(position, _rank_words(before, text[position:], language(locale)))


def _rank_characters(text: str, position: int, tag: str, sureness: float) -> Break:
    """In Chinese and Japanese: a phrase edge, unless a small word would be cut off.

    Before a word that opens a phrase the model's least belief will do.
    """
    if text[position] in _OPENS_ALWAYS or (
            sureness > 0 and text[position] in _OPENS_PHRASE.get(tag, "")):
        sureness = max(sureness, _SURE)
    if sureness < _UNSURE:
        return Break(position, Sense.INSIDE)
    doubt = max(0.0, (_SURE - sureness) / (_SURE - _UNSURE))
    leans = (text[position] in _LEANS_ON_PREVIOUS.get(tag, "")
             or text[position - 1] in _LEANS_ON_NEXT.get(tag, ""))
    return Break(position, Sense.LOOSE if leans else Sense.PHRASE, doubt)


def _rank_words(before: str, after: str, tag: str) -> Sense:
    """In languages with spaces: good before a word that opens a phrase, loose behind one
    that leads what follows."""
    last = re.split(r"\s", before)[-1].strip("“‘(").lower()
    first = re.split(r"\s", after)[0].strip("“‘(").lower()
    if tag == "ko":
        if _BOUND_KOREAN.match(first) or _LEADING_KOREAN.match(last):
            return Sense.LOOSE
        return Sense.ITEM if _JOINING_KOREAN.match(last) else Sense.PHRASE
    if tag == "en" and last in _LEADING_WORDS:
        return Sense.LOOSE
    return Sense.ITEM if tag == "en" and first in _OPENING_WORDS else Sense.PHRASE
