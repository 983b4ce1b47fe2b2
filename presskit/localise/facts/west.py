"""Facts in English.

Here: its patterns, made of its table.  Never here: words (they stand in
``templates/vocabulary/numbers.yaml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from presskit.localise.facts.calendar import hour_of, seconds_of
from presskit.localise.facts.everywhere import (
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
from presskit.localise.facts.written import FIGURE, read_words

__all__ = ["open_west"]

_EDGE = r"(?<![A-Za-z0-9])"
_END = "(?![A-Za-z])"
_CENT = r"(?:%|per ?cent(?:age points?)?|percentage points?)"


def open_west(numerals: Numerals) -> Scanner:
    """The scanner of English."""
    number = _number(numerals)
    units = any_of(numerals.units).replace(r"\ ", "[ -]")
    rules = (*common_rules(numerals), day_rule(numerals, r"\b"),
             not_a_number(numerals, r"\b"), zone_rule(numerals),
             _quarters(numerals), *_below_rules(numerals, _degrees(numerals)),
             *_date_rules(numerals), *_time_rules(numerals), *_amount_rules(numerals, number),
             Rule("percent", rf"{_EDGE}({number}) ?-?(?i:{_CENT})", _read_percent),
             Rule("part", rf"{_EDGE}(?i:(an?|{any_of(numerals.digits)})[ -]"
                          rf"({any_of(numerals.parts)})){_END}", _read_part),
             Rule("decade", rf"{_EDGE}(?:(\d{{3}}0)'?s|'?(\d0)'?s|"
                            rf"(?i:({any_of(numerals.decades)}))){_END}", _read_decade),
             Rule("ordinal", rf"{_EDGE}(?:(\d+)(?:st|nd|rd|th)|(?i:((?:{any_of(numerals.digits)}-)?"
                             rf"{any_of(numerals.ordinals)}))){_END}", _read_ordinal),
             code_rule(),
             Rule("number", rf"{_EDGE}({number})(?:(?:[ -](?:a )?)?({units}){_END})?"
                            rf"(?:[ -]{any_of(numerals.own)}{_END}())?", _read_number),
             Rule("word", rf"{_EDGE}(?i:({any_of(numerals.words)})){_END}", _read_word))
    return make_scanner(numerals, rules, r"(?<![A-Za-z])(?=[^\W_]|[$£€¥₩+(']|-\d)")


def _quarters(numerals: Numerals) -> Rule:
    """*Second quarter*, *4th-quarter*, Q3."""
    words = any_of(one for one, value in numerals.ordinals.items() if value <= 4)
    return quarter_rule(numerals, f"(?:{words}|[1-4](?:st|nd|rd|th)?)",
                        lambda text: read_words(numerals, text.rstrip("stndrh"))
                        if text[0].isdecimal() else read_words(numerals, text))


def _below_rules(numerals: Numerals, number: str) -> tuple[Rule, ...]:
    """*Minus five degrees*, -5°C, *five degrees below zero*; *minus 5* alone may
    be any number below zero."""
    signs, degrees = any_of(numerals.below), any_of(numerals.degrees)
    end = rf"(?: (?:to|and) (?:{signs} )?({number}))?[ -]?(?i:{degrees})"
    return (Rule("below", rf"(?:{_EDGE}(?i:{signs})[ -]|(?<![\w)%°.-])-)({number}){end}",
                 _read_below),
            Rule("minus", rf"{_EDGE}(?i:{signs}) ({number})(?=$|[,;.)](?!\d))", _read_minus),
            Rule("beneath", rf"{_EDGE}({number})[ -]?(?i:{degrees})?(?: ?C(?:elsius)?)? "
                            rf"(?i:{any_of(numerals.beneath)}){_END}", _read_below))


def _number(numerals: Numerals) -> str:
    """A number in figures or words: *12,000*, *two and a half million*, *twenty-five*."""
    digit = any_of(numerals.digits)
    tens = any_of(one for one, value in numerals.digits.items() if value >= 20)
    ones = any_of(one for one, value in numerals.digits.items() if value < 10)
    scale = any_of((*numerals.small, *numerals.large))
    word = rf"(?i:(?:{tens}[ -]{ones}|{digit}))"
    plain = rf"(?:{FIGURE}(?! ?(?:st|nd|rd|th){_END})(?:(?:bn|mn|tn|k){_END})?|{word}{_END}"\
            rf"(?!-{any_of(numerals.ordinals)}))"
    group = rf"(?i:(?:(?:half )?an?|{plain}(?:[ -]and[ -]a[ -]half)?)(?:[ -]{scale}){{1,3}}{_END})"
    more = (rf" {plain}[ -]{scale}{_END}|(?: and |(?<=hundred) |(?<=thousand) ){word}{_END}"
            rf"(?![ -]{scale})")
    return (rf"(?:{group}(?:{more})*|{plain}(?:[ -]and[ -]a[ -]half{_END})?)")


def _degrees(numerals: Numerals) -> str:
    """A number of degrees, up to some hundreds: shorter than any number, and compiled thrice."""
    digit = any_of(numerals.digits)
    tens = any_of(one for one, value in numerals.digits.items() if value >= 20)
    ones = any_of(one for one, value in numerals.digits.items() if value < 10)
    word = f"(?:{tens}[ -]{ones}|{digit})"
    words = rf"(?i:(?:(?:an?|{digit})[ -]hundred(?:(?:[ -]and)?[ -]{word})?|{word})"\
            rf"(?:[ -]and[ -]a[ -]half)?{_END})"
    return rf"(?:{FIGURE}(?! ?(?:st|nd|rd|th){_END})|{words})"


def _date_rules(numerals: Numerals) -> tuple[Rule, ...]:
    month = rf"({any_of(numerals.months)}){_END}\.?"
    full = any_of(one for one in numerals.months if len(one) > 3 and one != "March")
    day, year = r"(\d{1,2})(?:st|nd|rd|th)?(?!\d)", r"(?:,? (\d{4})(?!\d))"
    leading = "|".join(rf"(?<={word} )" for word in
                       ("in", "In", "of", "to", "by", "and", "from", "From", "since", "Since",
                        "until", "late", "early", "this", "last", "next", "mid", "through"))
    days = any_of(numerals.weekdays)
    return (Rule("day_month", rf"{_EDGE}{day}(?: of)? {month}{year}?", _read_day_month),
            Rule("month_day", rf"{_EDGE}{month} (?:the )?{day}(?![:.]\d){year}?", _read_month_day),
            Rule("month", rf"{_EDGE}{month}{year}|{_EDGE}({full})(?<!May){_END}"
                          rf"|(?:{leading})(May|March){_END}", _read_month),
            Rule("weekday", rf"{_EDGE}({days}){_END}"
                            r"|(?<![A-Za-z])(Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)"
                            r"(?:\.|(?=\)|, ?\d| \d|-| to ))", _read_weekday))


def _time_rules(numerals: Numerals) -> tuple[Rule, ...]:
    half = any_of(one for one in numerals.periods if numerals.periods[one] in ("am", "pm"))
    lone = any_of(one for one in numerals.periods if numerals.periods[one] not in ("am", "pm"))
    word = any_of(one for one, value in numerals.digits.items() if 1 <= value <= 12)
    hour = rf"\d{{1,2}}|(?i:{word})"
    return (Rule("clock", rf"{_EDGE}(\d{{1,2}})(?:[:.](\d{{2}}))? ?(?i:({half})){_END}"
                          rf"|{_EDGE}(\d{{1,2}}):(\d{{2}})(?::(\d{{2}}))?(?![\d:])",
                 _read_clock),
            Rule("hour", rf"{_EDGE}(?:(half past) )?({hour})(?: o'clock)(?: ({half}))?"
                         rf"|{_EDGE}(half past) ({hour}){_END}()", _read_hour),
            Rule("noon", rf"{_EDGE}(?:12 )?(?i:({lone})){_END}", _read_noon))


def _amount_rules(numerals: Numerals, number: str) -> tuple[Rule, ...]:
    before = any_of(numerals.before)
    after = any_of(numerals.after)
    sized = rf"{FIGURE} ?(?i:m|mn|bn|tn|k){_END}|{number}"
    return (Rule("amount", rf"(?<![A-Za-z])({before}) ?({sized})"
                           rf"|{_EDGE}({sized})[ -]((?i:{after}){_END}|{after}{_END})",
                 _read_amount),)


def _read_number(numerals: Numerals, match: Found) -> Iterator[Fact]:
    text, unit = match[1], match[2]
    value = read_words(numerals, text)
    simple = text.lower() in numerals.digits
    weight = Weight.LIKELY if simple and value < 11 or text == "1" else Weight.SURE
    if text.lower() in ("one", "a", "an", "a dozen"):
        weight = Weight.MAYBE
    if text.lower() in ("a hundred", "a thousand", "a million"):
        weight = Weight.LIKELY
    if match[3] is not None:  # words, letters: each language has its own number of these
        weight = Weight.MAYBE
    name = numerals.units.get((unit or "").replace("-", " "), "")
    if unit == "m" and not match.text[:-1].isdecimal() and " " not in match.text:
        name = ""
    base, name = numerals.measure(value, name) if name else (value, "")
    others = [value * 1_000_000] if unit == "m" else []
    if text.lower() == "a dozen":
        others = [Fraction(10)]  # 十多
    yield told(match, Kind.NUMBER, base, weight=weight, unit=name, others=others, shown=value)


def _read_word(numerals: Numerals, match: Found) -> Iterator[Fact]:
    word = numerals.words[match[1].lower()]
    for shown in word.values:
        value, unit = numerals.measure(shown, word.unit)
        yield told(match, Kind.NUMBER, value, unit=unit, shown=shown,
                   weight=Weight.MAYBE if word.doubtful else Weight.LIKELY)


def _read_ordinal(numerals: Numerals, match: Found) -> Iterator[Fact]:
    value = Fraction(match[1]) if match[1] else read_words(numerals, match[2])
    weight = Weight.SURE if value > 10 or match[1] and value > 1 else Weight.LIKELY
    if not match[1] and value < 3:
        weight = Weight.MAYBE
    yield told(match, Kind.NUMBER, value, weight=weight, order=True)


def _read_minus(numerals: Numerals, match: Found) -> Iterator[Fact]:
    value = read_words(numerals, match[1] or "")
    yield told(match, Kind.NUMBER, -value, others=[value])


def _read_below(numerals: Numerals, match: Found) -> Iterator[Fact]:
    first, *rest = (read_words(numerals, one) for one in match.groups() if one)
    yield from read_below(match, first, rest[0] if rest else None)


def _read_part(numerals: Numerals, match: Found) -> Iterator[Fact]:
    """*A third* may be a part or the one after the second, *three quarters* are some of a year's
    as well."""
    whole, count = numerals.parts[match[2].lower()], numerals.digits.get(match[1].lower(), 1)
    single = match[2].lower() in numerals.ordinals and count == 1
    weight = Weight.SURE if count > 1 else Weight.LIKELY
    yield told(match, Kind.NUMBER, Fraction(count, whole),
               weight=Weight.MAYBE if whole == 2 else weight,
               others=[Fraction(whole)] if single else
               [Fraction(count)] if count > 1 and whole == 4 else [])


def _read_percent(numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield told(match, Kind.PERCENT, read_words(numerals, match[1]))


def _read_decade(numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield told(match, Kind.DECADE, int(match[1] or match[2] or 0)
               or numerals.decades[match[3].lower()])


def _read_amount(numerals: Numerals, match: Found) -> Iterator[Fact]:
    currency = (numerals.before[match[1]] if match[1] else
                numerals.after.get(match[4]) or numerals.after.get(match[4].lower())
                or _loose(numerals, match[4]))
    yield told(match, Kind.AMOUNT, read_words(numerals, match[2] or match[3]), unit=currency)


def _loose(numerals: Numerals, word: str) -> str:
    return next((value for name, value in numerals.after.items()
                 if name.lower() == word.lower()), "")


def _read_day_month(numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield from _dated(numerals, match, match[3], match[2], match[1])


def _read_month_day(numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield from _dated(numerals, match, match[3], match[1], match[2])


def _read_month(numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield from _dated(numerals, match, match[2], match[1] or match[3] or match[4], None)


def _dated(numerals: Numerals, match: Found, year: str | None, month: str,
           day: str | None) -> Iterator[Fact]:
    value = (int(year or 0), numerals.months[month], int(day or 0))
    if value[2] <= 31:
        fact = told(match, Kind.DATE, value)
        whole = month == next(one for one, number in numerals.months.items()
                              if number == numerals.months[month])  # the first is no abbreviation
        ends = whole and fact.text.endswith(f"{month}.")
        yield replace(fact, end=fact.end - 1, text=fact.text[:-1]) if ends else fact


def _read_weekday(numerals: Numerals, match: Found) -> Iterator[Fact]:
    day = numerals.weekdays.get(match[1] or "") or next(
        value for name, value in numerals.weekdays.items() if name.startswith(match[2][:3]))
    yield told(match, Kind.WEEKDAY, day)


def _read_clock(numerals: Numerals, match: Found) -> Iterator[Fact]:
    if match[1]:
        yield from hour_of(numerals, match, match[3].lower(), int(match[1]), int(match[2] or 0))
    else:
        yield from hour_of(numerals, match, "", int(match[4]), int(match[5]))
        yield from seconds_of(match, match[6])


def _read_hour(numerals: Numerals, match: Found) -> Iterator[Fact]:
    past, hour, period = match.groups()[:3] if match[2] else match.groups()[3:]
    value = numerals.digits.get(hour.lower()) or int(hour)
    yield from hour_of(numerals, match, period, value, 30 if past else 0)


def _read_noon(numerals: Numerals, match: Found) -> Iterator[Fact]:
    noon = numerals.periods[match[1].lower()] == "noon"
    yield told(match, Kind.TIME, 12 * 60 if noon else 0, weight=Weight.MAYBE)
