"""Facts in Chinese, Japanese and Korean.

Here: the patterns of these languages, made of their tables.  Never here: words (they stand in
``templates/vocabulary/numbers.yaml``), dates and times (``calendar``).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from presskit.locales import HANGUL
from presskit.localise.facts.calendar import calendar_rules
from presskit.localise.facts.everywhere import (
    LATIN_EDGE,
    code_rule,
    common_rules,
    day_rule,
    not_a_number,
    quarter_rule,
    read_below,
    zone_rule,
)
from presskit.localise.facts.fact import Fact, Kind, Weight
from presskit.localise.facts.scan import Found, Rule, Scanner, make_scanner, told
from presskit.localise.facts.tables import Numerals, any_of
from presskit.localise.facts.written import FIGURE, each_neighbour, read_east

__all__ = ["open_east"]

_ABOUT = "(?: ?[多餘余幾几여])?"
_SHARE = "(?![立功員员就果本長长績绩品熟交團团形語语都因效份型])"
_LISTED = tuple("」』》〉”’\ufffc")
"""A small count behind these counts what was just listed: 「甲」與「乙」兩個概念."""

_HALF_END = f"(?:(?![{HANGUL}])|(?=이[다며었]|간|짜리|에|을))"
_CENT = r"(?:%p?|퍼센트포인트|퍼센트|パーセント|포인트|ポイント|個百分點|个百分点|百分點|百分点)"


def open_east(numerals: Numerals, language: str) -> Scanner:
    """The scanner of one of these languages."""
    number, counted = _number(numerals, language)
    rules = (*common_rules(numerals), day_rule(numerals), not_a_number(numerals),
             zone_rule(numerals),
             quarter_rule(numerals, "[1-4一二三四]", lambda text: read_east(numerals, text)),
             _below_rule(numerals, number), *calendar_rules(numerals, language, number),
             *_part_rules(number), *_amount_rules(numerals, number),
             Rule("ordinal", rf"(?:第 ?({number})|제 ?({FIGURE}|{number}))"
                             f"(?=( ?{any_of(numerals.counters)})?)", _read_ordinal),
             *_word_rules(numerals, language), code_rule(),
             Rule("number", _counted(numerals, counted, language), _read_number))
    return make_scanner(numerals, rules, f"(?=[{_beginnings(numerals)}])")


def _beginnings(numerals: Numerals) -> str:
    """Every character that a fact, or what is none, begins with."""
    words = (*numerals.digits, *numerals.small, *numerals.large, *numerals.native,
             *numerals.weekdays, *numerals.eras, *numerals.zones, *numerals.before,
             *numerals.periods, *numerals.words, *numerals.not_numbers, *numerals.days,
             *numerals.below)
    first = {one[0] for one in words if not one[0].isascii()}
    return "A-Za-z0-9$+(" + "".join(sorted(first | set("-第제星禮礼週周百")))


def _number(numerals: Numerals, language: str) -> tuple[str, str]:
    """A number in figures, in characters, or both: 3億2,000萬, 一百三十, 三點五; where a unit
    must follow, and where nothing need.  Hangul alone (백, 만) is a number only before what it
    counts."""
    digits, small = "".join(numerals.digits), "".join(numerals.small)
    large = "".join(numerals.large)
    if language == "ko":
        scales, sign = f"[{small}{large}]", f"[{digits}{small}{large}]"
        count = any_of((*numerals.counters, *numerals.units))
        mixed = rf"{FIGURE}(?: ?{scales}+(?: ?{FIGURE})?)*"
        alone = rf"(?:{sign}*{scales}{sign}+|{sign}+{scales})"
        return (rf"(?:{mixed}|(?<![{HANGUL}]){alone})",
                rf"(?:{mixed}|(?<![{HANGUL}])(?:{alone}(?= ?여? ?{count})"
                rf"|(?<![^ ])[십백천만](?=여| {count})))")
    mixed = rf"{FIGURE}(?: ?[多餘余]?[{small}{large}]+(?:{FIGURE})?)*"
    point = rf"(?:點[{digits}]+(?![分{digits}])[{large}]*)?"
    both = rf"(?:{mixed}|[{digits}{small}{large}]+(?:[多餘余幾几][{large}]+)?{point})"
    return both, both


def _part_rules(number: str) -> tuple[Rule, ...]:
    return (Rule("percent", rf"百分之 ?({number})|({number}) ?{_CENT}", _read_percent),
            Rule("tenths", rf"({number}) ?(?:成{_SHARE}|割(?![合り])|할(?![{HANGUL}]))"
                           r"(半|[一二三四五六七八九](?![成十百千萬万])|\d(?=分))?分?",
                 _read_tenths),
            Rule("reduced", r"([一二三四五六七八九]{1,2}|\d{1,2})折(?![扣疊叠騰腾])",
                 _read_reduced),
            Rule("part", rf"({number})(?:分之|分の|분의) ?({number}|일|이|삼|사)", _read_part))


def _amount_rules(numerals: Numerals, number: str) -> tuple[Rule, ...]:
    before = any_of(numerals.before)
    latin = any_of(one for one in numerals.after if one.isascii())
    after = any_of(one for one in numerals.after if not one.isascii())
    behind = rf"(?:{after}(?![化論论素旦宵首老朝年])|{latin}{LATIN_EDGE})"
    return (Rule("amount", rf"({before}) ?({number}){_ABOUT}(?: ?{behind})?"
                           rf"|({number}){_ABOUT} ?({behind})(半)?", _read_amount),)


def _below_rule(numerals: Numerals, number: str) -> Rule:
    """零下五度, -5℃, 零下五至十度."""
    return Rule("below", rf"(?:{any_of(numerals.below)}|(?<![A-Za-z0-9)%°℃-])-) ?({number})"
                         rf"(?: ?(?:至|到|-|から|에서) ?({number}))? ?{any_of(numerals.degrees)}",
                _read_below)


def _word_rules(numerals: Numerals, language: str) -> tuple[Rule, ...]:
    edge = f"(?<![{HANGUL}])" if language == "ko" else ""
    words = any_of(numerals.words)
    # a Korean word may have particles behind it, but it is no part of a longer one
    behind = "(?= |$|[은는이가을를의에도로과와인간째만,.])" if language == "ko" else ""
    native = (Rule("native", rf"{edge}({any_of(numerals.native)})"
                             rf"(?: ?(?={any_of(numerals.counters)}))(?: ?({_units(numerals)}))?"
                             rf"(?: ?(반){_HALF_END})?", _read_native),) \
        if numerals.native else ()
    clear = any_of(word for word, value in numerals.native.items() if value > 10)
    if native:
        native = (*native, Rule("alone", f"{edge}({clear}){behind}()()", _read_native))
    return (*native, Rule("word", f"{edge}({words}){behind}", _read_word))


def _units(numerals: Numerals) -> str:
    latin = any_of(one for one in numerals.units if one.isascii())
    other = any_of(one for one in numerals.units if not one.isascii())
    return rf"(?:{other}(?![級级生青輕轻輪轮기야류산배위석])|{latin}{LATIN_EDGE})"


def _counted(numerals: Numerals, number: str, language: str) -> str:
    referring = any_of((*numerals.referring, *numerals.own))
    half = rf"(半|(?<= )반{_HALF_END})"
    return (rf"({number}){_ABOUT}(?: ?(?:個|个)?{half})?"
            rf"(?: ?({_units(numerals)}))?(?: ?{half}(?![期導导數数價价徑径島岛額额ばご端]))?"
            rf"(?={' ?' if language == 'ko' else ''}(?:({referring})|({any_of(numerals.counters)})"
            "|))")


def _weigh(numerals: Numerals, text: str, counted: bool) -> Weight:
    """How sure a written number is one."""
    if any(one.isdigit() and one not in numerals.digits for one in text):
        return Weight.LIKELY if text == "1" else Weight.SURE
    scales = [one for one in text if one in numerals.small or one in numerals.large
              or numerals.digits.get(one, 0) > 10]
    if len(text) > 1 and scales:
        if len(scales) == len(text) and not counted:  # 千萬
            return Weight.MAYBE
        return Weight.SURE if len(text) > 2 or counted else Weight.LIKELY
    if len(text) > 2:
        return Weight.SURE
    if numerals.digits.get(text) == 1 or not counted:
        return Weight.MAYBE
    return Weight.LIKELY


def _read_number(numerals: Numerals, match: Found) -> Iterator[Fact]:
    text, half, unit, behind, refers, counter = match.groups()
    counted = bool(counter or unit or refers)
    neighbours = each_neighbour(numerals, text)
    for value in neighbours:
        yield _number_fact(numerals, match, value, unit, Weight.MAYBE)
    if neighbours:
        return
    value = read_east(numerals, text)
    weight = Weight.MAYBE if refers else _weigh(numerals, text, counted)
    if weight is Weight.LIKELY and match.before in _LISTED:
        weight = Weight.MAYBE
    if counter == "倍" and not half:  # 增加兩倍 is three times as many
        yield _number_fact(numerals, match, value, unit, weight, value + 1)
    elif unit and (half or behind):
        yield _number_fact(numerals, match, value + Fraction(1, 2), unit, Weight.SURE)
    elif half or behind:
        yield _number_fact(numerals, match, value + Fraction(1, 2), unit, weight, value)
    else:
        yield _number_fact(numerals, match, value, unit, weight)


def _number_fact(numerals: Numerals, match: Found, value: Fraction, unit: str | None,
                 weight: Weight, *others: Fraction) -> Fact:
    base, name = numerals.measure(value, numerals.units.get(unit or "", ""))
    return told(match, Kind.NUMBER, base, weight=weight, unit=name, shown=value,
                others=[numerals.measure(one, numerals.units.get(unit or "", ""))[0]
                        for one in others])


def _read_native(numerals: Numerals, match: Found) -> Iterator[Fact]:
    word, unit, half = match.groups()
    value = Fraction(numerals.native[word])
    weight = (Weight.MAYBE if value == 1 else Weight.LIKELY if value < 11 else Weight.SURE)
    if half:
        value, weight = value + Fraction(1, 2), Weight.SURE
    yield _number_fact(numerals, match, value, unit, weight)


def _read_word(numerals: Numerals, match: Found) -> Iterator[Fact]:
    word = numerals.words[match[1]]
    for shown in word.values:
        value, unit = numerals.measure(shown, word.unit)
        yield told(match, Kind.NUMBER, value, unit=unit, group=1, shown=shown,
                   weight=Weight.MAYBE if word.doubtful else Weight.LIKELY)


def _read_below(numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield from read_below(match, read_east(numerals, match[1] or ""),
                          read_east(numerals, match[2]) if match[2] else None)


def _read_ordinal(numerals: Numerals, match: Found) -> Iterator[Fact]:
    text = match[1] or match[2]
    value = read_east(numerals, text)
    weight = Weight.SURE if value > 10 or text.isdecimal() else Weight.LIKELY
    if value == 1:  # 第一 is *best* as well, 第一屆 is not
        weight = Weight.LIKELY if match[3] else Weight.MAYBE
    yield told(match, Kind.NUMBER, value, weight=weight, order=True)


def _read_percent(numerals: Numerals, match: Found) -> Iterator[Fact]:
    points = "points" if match.text.endswith(("ポイント", "포인트")) else ""
    yield told(match, Kind.PERCENT, read_east(numerals, match[1] or match[2]), unit=points)


def _read_tenths(numerals: Numerals, match: Found) -> Iterator[Fact]:
    """三成半 is 35 per cent, 3割5分 as well."""
    more = {None: Fraction(0), "半": Fraction(5)}.get(match[2])
    value = read_east(numerals, match[1]) * 10
    yield told(match, Kind.PERCENT,
               value + (read_east(numerals, match[2]) if more is None else more))


def _read_reduced(numerals: Numerals, match: Found) -> Iterator[Fact]:
    """八折 is 20 per cent off: what is paid, or what is not."""
    digits = [str(numerals.digits.get(one, one)) for one in match[1]]
    paid = Fraction(int("".join(digits))) * (10 if len(digits) == 1 else 1)
    yield told(match, Kind.PERCENT, 100 - paid, others=[paid])


def _read_part(numerals: Numerals, match: Found) -> Iterator[Fact]:
    whole, part = read_east(numerals, match[1]), read_east(numerals, match[2])
    if whole:
        yield told(match, Kind.NUMBER, part / whole)


def _read_amount(numerals: Numerals, match: Found) -> Iterator[Fact]:
    before, first, second, after, half = match.groups()
    text = first or second
    value = read_east(numerals, text) + (Fraction(1, 2) if half else 0)
    currency = numerals.before[before] if before else numerals.after[after]
    weight = Weight.SURE if before or _weigh(numerals, text, True) is Weight.SURE \
        or len(after) > 1 else Weight.LIKELY
    yield told(match, Kind.AMOUNT, value, unit=currency, weight=weight)
