"""Characters that only look like the right one, or are it in another width.

Here: radicals, doubled ideographs, ligatures, vertical, small, half- and full-width forms,
decomposed letters, one character typed for its lookalike.  Never here: what a mark is for.

Sources: Unicode (UAX 15, EquivalentUnifiedIdeograph), GB/T 15834, CLREQ, JLREQ and KLREQ for
the width of marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from presskit.locales import is_han_spaced
from presskit.localise.signs.slip import HAN, KANA, OBJECT, Hand, Slip

__all__ = ["find_forms", "find_lookalikes", "find_narrow", "find_wide"]

_DOUBLES = "\uf900-\ufaff\U0002f800-\U0002fa1f"
_SCRIPTS = {"han": HAN, "kana": KANA}
_ODD = re.compile(
    f"(?P<radical>[\u2e80-\u2fdf])|(?P<double>[{_DOUBLES}])|(?P<ligature>[\ufb00-\ufb06])"
    "|(?P<narrow>[\uff61-\uff9f]+|[\uffa0-\uffdc]+)"
    "|(?P<turned>[\ufe10-\ufe19\ufe30-\ufe40\ufe45-\ufe48\ufe50-\ufe6b])")
_WHY = {"radical": "is a radical, no character: search doesn't find the word",
        "double": "is a doubled form of a character, which search and faces treat apart",
        "ligature": "is a ligature in one code point: search doesn't find the word",
        "narrow": "is half-width", "turned": "is a form for vertical or small setting"}
_CLUSTER = re.compile("[^\u0300-\u036f\u3099\u309a\u1160-\u11ff]"
                      "[\u0300-\u036f\u3099\u309a\u1160-\u11ff]+|[\u2126\u212a\u212b]")


def find_forms(text: str, hand: Hand) -> Iterator[Slip]:
    """Characters that stand for another in the wrong form."""
    signs = hand.signs
    for match in _ODD.finditer(text):
        kind, odd = str(match.lastgroup), match[0]
        right = signs.radicals.get(odd) or unicodedata.normalize("NFKC", odd)
        if right == odd or odd in signs.keep:
            continue
        if kind == "turned" and is_han_spaced(hand.locale):
            right = signs.wide.get(right, right)
        safe = kind != "double" or signs.compatibility == "fix"
        yield Slip(match.start(), match.end(), right, "sign-character", _WHY[kind], safe,
                   letters=any(map(str.isalnum, right)))
    for match in _CLUSTER.finditer(text):
        right = unicodedata.normalize("NFC", match[0])
        if right != match[0]:
            yield Slip(match.start(), match.end(), right, "sign-character",
                       "is a letter in pieces, or a sign for a letter", True, letters=True)


def find_narrow(text: str, hand: Hand) -> Iterator[Slip]:
    """Full-width characters where the locale writes half-width ones."""
    signs = hand.signs
    if signs.narrow:
        for match in re.finditer(f"[{signs.narrow}]+", text):
            right = unicodedata.normalize("NFKC", match[0])
            yield Slip(match.start(), match.end(), right, "sign-width", "is full-width", True,
                       letters=any(map(str.isalnum, right)))
    for place, char in enumerate(text) if not signs.narrow_marks.keys().isdisjoint(text) else ():
        right = signs.narrow_marks.get(char, "")
        if right:
            before, after = text[place - 1:place], text[place + 1:place + 2]
            if right == "(":
                gap = hand.locale.split("-")[0] == "en" and before.isalnum()
                right = " (" * gap or right
            elif after.isalnum() and not (before.isdigit() and after.isdigit()):
                right += " "
            yield Slip(place, place + 1, right, "sign-width", "is a full-width mark", True)


def find_wide(text: str, hand: Hand) -> Iterator[Slip]:
    """Half-width marks beside the locale's own script."""
    wide = hand.signs.wide
    if not wide or wide.keys().isdisjoint(text):
        return
    own = f"[{HAN}{KANA}，。、；：？！」』”’）》〉】]"
    for match in re.finditer(r"\(([^()]*)\)", text):
        around = text[max(0, match.start() - 1):match.start()] + text[match.end():match.end() + 1]
        if re.search(f"[{HAN}{KANA}]", around + match[1]):
            yield Slip(match.start(), match.start() + 1, wide.get("("), "sign-width",
                       "is a half-width bracket", True)
            yield Slip(match.end() - 1, match.end(), wide.get(")"), "sign-width",
                       "is a half-width bracket", True)
    behind = rf" ?(?={own})|(?=\s|$|\w|[\"“‘「『（《{OBJECT}])"
    for match in re.finditer(rf"(?<={own})([,:;?!])(?:{behind})"
                             rf"|(?<=\w)([,:;?!]) ?(?=[{HAN}{KANA}])", text):
        yield Slip(match.start(), match.end(), wide.get(match[1] or match[2]), "sign-width",
                   "is a half-width mark", True)
    for match in re.finditer(rf"(?<={own})\.(?=\s*$|[」』”’）])", text):
        yield Slip(match.start(), match.end(), wide.get("."), "sign-width",
                   "is a half-width stop", True)


def find_lookalikes(text: str, hand: Hand) -> Iterator[Slip]:
    """A character that was probably typed for its lookalike."""
    for row in hand.signs.lookalikes:
        own = _SCRIPTS[row.between].replace("\u30fc-\u30fe", "\u30fd\u30fe")
        own = own if row.between == "han" else "\u30a1-\u30fa"
        found = re.finditer(f"(?<=[{own}]){row.char}(?=[{own}])", text)
        for match in found if row.char in text else ():
            yield Slip(match.start(), match.end(), row.instead, "sign-lookalike",
                       "is probably its lookalike")

