"""Facts that look alike in every language: addresses, telephone numbers, ISO dates, zones.

Here: their patterns and what they say.  Never here: words of any language but those handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from presskit.localise.facts.fact import Fact, Kind, Weight
from presskit.localise.facts.scan import Found, Rule, told
from presskit.localise.facts.tables import Numerals, any_of

__all__ = ["LATIN_EDGE", "code_rule", "common_rules", "day_rule", "link_value", "not_a_number",
           "quarter_rule", "read_below", "zone_rule"]

LATIN_EDGE = "(?![A-Za-z])"
# Labels of a host, and the part before the @, are no longer than RFC 1035 (2.3.4) and RFC 5321
# (4.5.3.1.1) let them be: a text of one endless "word" is read in step with its length.
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9-]{1,63}){1,126}"
_PATH = r"[\w./?=&%#+~:@!$,;-]*[\w/=#&]"
_EMAIL = rf"[A-Za-z0-9._%+-]{{1,64}}@{_HOST}"
_LINK = (rf"(?:https?://|www\.)(?a:{_HOST}(?::\d+)?(?:[/?#](?:{_PATH})?)?)"
         r"|(?<![\w@.])(?a:[A-Za-z][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,125}"
         rf"\.[A-Za-z]{{2,63}}/{_PATH})")
_PHONE = (r"(?!(?:19|20)\d\d[ -](?:19|20)\d\d(?!\d))"
          r"(?:\+\d{1,3}[ -]?)?(?:\(\d{2,4}\)[ -]?|\d{2,4}[ -])\d{3,4}[ -]\d{3,4}(?![\d,.]\d|\d)"
          r"|\+\d[\d() -]{6,}\d|(?!(?:19|20)\d\d[ -](?:19|20)\d\d(?!\d))\d{4}[ -]\d{4}(?!\d)")
_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|(\d{4})[./] ?(\d{1,2})[./] ?(\d{1,2})\.?(?!\d)"
_SLASHED = r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)"
_SEASON = r"(\d{4}) ?(?:[/-]|至|到) ?(\d{2})(?![\d:.,月日])"
_CODE = (r"(?<![A-Za-z0-9])(?!(?i:mid|pre|post|under|over|top|late|early|non)-)"
         r"(?:[A-Z][A-Za-z]*-\d[A-Za-z0-9]*|[A-Za-z]+\d[A-Za-z0-9]*"
         r"|\d+(?!GB|MB|TB|MW|KM|AM|PM)[A-Z]{1,2}(?![A-Za-z0-9]))")
_LANGUAGE = re.compile(r"(?i)^(?:en|tc|sc|zh|cn|hk|tw|jp|ja|kr|ko|chi|eng|b5|gb)"
                       r"(?:[-_](?:hant|hans|hk|tw|cn|gb|us|jp|kr))*$")


def not_a_number(numerals: Numerals, edge: str = "") -> Rule:
    """Words that look like numbers and are none: they are passed over."""
    words = []
    for one in sorted(numerals.not_numbers, key=len, reverse=True):
        word, _, follow = one.partition("!")
        words.append(re.escape(word) + (f"(?![{follow}])" if follow else ""))
    pattern = f"{edge}(?:{'|'.join(words)}){edge}" if words else "(?!)"
    return Rule("none", f"(?i:{pattern})" if edge else pattern, lambda _numerals, _match: ())


def day_rule(numerals: Numerals, edge: str = "") -> Rule:
    """Days that have a name: it answers for their date and is never asked for."""
    return Rule("named_day", f"{edge}({any_of(numerals.days)}){edge}", _read_named_day)


def _read_named_day(numerals: Numerals, match: Found) -> Iterator[Fact]:
    first, *others = numerals.days[match[1] or ""]
    yield told(match, Kind.DATE, first, weight=Weight.MAYBE, others=others)


def quarter_rule(numerals: Numerals, numbers: str, read: Callable[[str], Fraction]) -> Rule:
    """The quarters of a year, as the table writes them with N for one of some numbers."""
    written = "|".join(re.escape(one).replace("N", f"({numbers})") for one in sorted(
        numerals.quarters, key=len, reverse=True))

    def found(_numerals: Numerals, match: Found) -> Iterator[Fact]:
        text = next(one for one in match.groups() if one)
        yield told(match, Kind.NUMBER, read(text), unit="quarter", weight=Weight.LIKELY,
                   order=True)

    edge = "[A-Za-z0-9]"
    return Rule("quarter", f"(?<!{edge})(?i:{written})(?!{edge}|-final)" if written else "(?!)",
                found)


def read_below(match: Found, first: Fraction, second: Fraction | None) -> Iterator[Fact]:
    """Degrees below zero; where such a range ends nobody can say (minus 5 to 10 degrees)."""
    yield told(match, Kind.NUMBER, -first)
    if second is not None:
        yield told(match, Kind.NUMBER, -second, others=[second])


def common_rules(numerals: Numerals) -> tuple[Rule, ...]:
    """The rules that stand before all those of a language."""
    return (Rule("email", _EMAIL, _read_email), Rule("link", _LINK, _read_link),
            Rule("iso", _ISO, _read_iso), Rule("slashed", _SLASHED, _read_slashed),
            Rule("phone", _PHONE, _read_phone), Rule("season", _SEASON, _read_season))


def code_rule() -> Rule:
    """Names with a figure in them: O1, 4K, GPT-4."""
    return Rule("code", _CODE, lambda _numerals, match: [
        told(match, Kind.CODE, match.text.casefold().replace("-", ""))])


def zone_rule(numerals: Numerals) -> Rule:
    """Names of time zones, and UTC+8."""
    latin = [one for one in numerals.zones if one.isascii()]
    names = any_of([one for one in numerals.zones if not one.isascii()])
    return Rule("zone", rf"{names}|(?<![A-Za-z])(?:{any_of(latin)}{LATIN_EDGE})"
                        r"(?: ?([+-]) ?(\d{1,2})(?::?(\d\d))?(?!\d))?", _read_zone)


def _read_zone(numerals: Numerals, match: Found) -> Iterator[Fact]:
    name = re.split(r" ?[+-]", match.text)[0]
    minutes = numerals.zones.get(name, 0) * 60
    if match[1]:
        shift = int(match[2]) * 60 + int(match[3] or 0)
        minutes += shift if match[1] == "+" else -shift
    yield told(match, Kind.ZONE, minutes)


def link_value(address: str) -> str:
    """An address without what may differ between two languages of one page."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.strip()).rstrip("/.,;:!?")
    host, *parts = bare.split("/")
    parts = [one for one in parts if one and not _LANGUAGE.match(one)]
    return "/".join([host.casefold(), *parts])


def _read_link(_numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield told(match, Kind.LINK, link_value(match.text))


def _read_email(_numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield told(match, Kind.EMAIL, match.text.casefold())


def _read_phone(_numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield told(match, Kind.PHONE, re.sub(r"\D", "", match.text))


def _read_iso(_numerals: Numerals, match: Found) -> Iterator[Fact]:
    year, month, day = (int(one) for one in match.groups() if one)
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield told(match, Kind.DATE, (year, month, day))


def _read_slashed(_numerals: Numerals, match: Found) -> Iterator[Fact]:
    """Day or month first: nobody can say, so both are meant, and it is never sure."""
    first, second, year = (int(one) for one in match.groups())
    read = [(year, month, day) for month, day in ((second, first), (first, second))
            if 1 <= month <= 12 and 1 <= day <= 31]
    if read:
        yield told(match, Kind.DATE, read[0], weight=Weight.LIKELY, others=read[1:])


def _read_season(_numerals: Numerals, match: Found) -> Iterator[Fact]:
    first, second = int(match[1]), int(match[2])
    yield told(match, Kind.NUMBER, Fraction(first))
    century = first // 100 * 100
    yield told(match, Kind.NUMBER, Fraction(second + century if second > first % 100 else second))
