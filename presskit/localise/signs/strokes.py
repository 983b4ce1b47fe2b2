"""Signs that a keyboard has several of: points, dashes, waves, dots.

Here: the ellipsis, the dash, the sign of a range, the dot between the parts of a name.  Never
here: marks that come in pairs.

Sources: GB/T 15834 (4.10 to 4.14), CLREQ, JLREQ, KLREQ.  A PDF knows one code point for each
glyph, so ～ and 〜, · and ・, — and ― can't be told apart in what is copied from it: a locale
writes one of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from presskit.locales import language
from presskit.localise.marks import NAME_DOTS
from presskit.localise.signs.slip import HAN, HANGUL, KANA, Hand, Slip

__all__ = ["choose_wave", "find_dashes", "find_dots", "find_ellipses", "find_waves"]

_ELLIPSES = re.compile("…+|⋯+|\\.{3,}|。{2,}|．{2,}|[・･]{2,}|·{2,}|‧{2,}|•{2,}")
_DASHES = re.compile("[—―─━]+|-{2,}|－{2,}|ー{2,}")
_WAVES = re.compile("[\uff5e\u301c\u223c\u223d~]")
_DOTS = f"{NAME_DOTS}\u2219\u22c5\uff65\u2024"
_ANY_DOT = frozenset(f"{_DOTS}.\u318d\u119e")


def find_ellipses(text: str, hand: Hand) -> Iterator[Slip]:
    """An ellipsis in another form than the locale's."""
    forms = hand.signs.ellipsis
    for match in _ELLIPSES.finditer(text):
        if match[0] not in forms:
            one = match[0][0] in "…⋯"
            safe = len(match[0]) in ((1, 2) if one else (3, 6))
            yield Slip(match.start(), match.end(), forms[0], "sign-ellipsis",
                       "is no ellipsis of this locale", safe)


def find_dashes(text: str, hand: Hand) -> Iterator[Slip]:
    """A dash in another form than the locale's; a single one in Chinese and Japanese, unless it
    connects two words."""
    right = hand.signs.dash
    for match in _DASHES.finditer(text):
        before, after = text[:match.start()].rstrip(), text[match.end():].lstrip()
        between = before[-1:].isalnum() and after[:1].isalnum()
        if match[0] == right or (match[0][0] == "ー" and re.search(f"[{KANA}]$", before)):
            continue
        single = len(right) > 1 and len(match[0]) == 1 and between and hand.signs.dash_between
        if single and match[0] == "—":
            continue
        yield Slip(match.start(), match.end(), right[0] if single else right, "sign-dash",
                   "is no dash of this locale", len(match[0]) <= 3)
    if hand.signs.spaced_hyphen:
        for match in re.finditer(r"(?<=[^\W\d] )-(?= [^\W\d])", text):
            yield Slip(match.start(), match.end(), hand.signs.spaced_hyphen, "sign-dash",
                       "is a hyphen in the place of a dash", True)


def find_waves(text: str, hand: Hand, right: str = "") -> Iterator[Slip]:
    """A sign of a range that isn't the locale's; ``right`` is the one of several that the
    kit's other texts write."""
    accepted = hand.signs.wave
    own = f"[{HAN}{KANA}{HANGUL}0-9]"
    for match in _WAVES.finditer(text) if accepted else ():
        sign = match[0]
        if sign == (right or sign) and sign in accepted:
            continue
        typed = re.search(f"{own} ?$", text[:match.start()]) and \
            re.match(f" ?{own}", text[match.end():])
        if sign != "~" or typed:
            yield Slip(match.start(), match.end(), right or accepted[0], "sign-wave",
                       "is another sign of a range than this locale's texts write", True)


def choose_wave(counts: Mapping[str, int], accepted: Iterable[str]) -> str:
    """The sign of a range for all texts of a locale: the one they write most."""
    return max(accepted, key=lambda sign: counts.get(sign, 0), default="")


def find_dots(text: str, hand: Hand) -> Iterator[Slip]:
    """Another dot between the parts of a name than the locale's."""
    dot = hand.signs.middle_dot or hand.conventions.name_dot.strip()
    if not dot or _ANY_DOT.isdisjoint(text):
        return
    own = {"zh": HAN, "ja": HAN + KANA, "ko": HANGUL + HAN}.get(language(hand.locale), HAN)
    beside = f"[{own}A-Z]"
    for match in re.finditer(f"(?<={beside})[{_DOTS}](?={beside})", text):
        around = text[match.start() - 1] + text[match.end()]
        if match[0] != dot and not around.isascii():
            yield Slip(match.start(), match.end(), dot, "sign-dot",
                       "is another dot than this locale's", True)
    for match in re.finditer(f"(?<=[{own}])[.\u318d\u119e](?=[{own}])", text):
        yield Slip(match.start(), match.end(), dot, "sign-dot",
                   "is no dot between the parts of a name")
