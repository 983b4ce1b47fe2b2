"""Honorifics and titles behind a name in a Japanese article.

Here: whether what stands before さん, 氏 or 館長 is somebody's name.  Never here: finding such
words (``sightings``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.extract.article import Piece
from presskit.extract.japanese.forms import HIRA, KATA, RUN, Forms, longest_before
from presskit.extract.japanese.names import DOT, Found
from presskit.extract.japanese.parts import fit_given, fit_surname

__all__ = ["CLEAR", "Sighting", "follows_kin", "honoured"]

NOT_HONOURED = {"氏": "名族神子姓", "様": "子々式相態々", "君": "主臣", "師": "匠事範", "ら": "し"}
BODY_END = re.compile("(?:大|大学|大学院|学院|高校|中学|小学校?|社|省|庁|部|課|局|会|館|園|院|校)$")
NOT_GIVEN = "[店屋社館校会局所院園家者員師士長手生客人組団隊部科課室族民様々業]"
"""No given name ends in these, and what さん honours does."""
CLEAR = "の、。（）「」・：／　 \n"
"""What no name goes on over."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name at one place.  ``honour`` is what follows it, ``reading`` its sound in brackets;
    ``bare``: nothing round it says that it is a name."""

    found: Found
    why: str
    sure: float
    honour: Piece | None = None
    reading: Piece | None = None
    bare: bool = False


def honoured(text: str, high: int, found: Found, match: re.Match[str],
             forms: Forms) -> Iterator[Sighting]:
    """Somebody with さん, or with a title after the name."""
    word, after = match[0], text[match.end():match.end() + 1]
    piece = Piece(match.start(), match.end())
    name = text[found.start:found.end]
    if after and after in NOT_HONOURED.get(word, "会団権選職任室車賞制課部証杯席" if match["title"]
                                           else ""):
        return
    whole = found.split is not None and found.fit >= 2 or found.fit >= 4
    if word in ("各氏", "両氏"):
        return
    if word in ("ら", "ほか"):
        if found.split is not None and found.fit >= 5 or found.fit >= 4 and found.split is None:
            yield Sighting(found, "and-others", 0.85)
        return
    if match["title"]:
        if BODY_END.search(name) or name in forms.called:
            return
        likely = found.split is not None and found.fit >= 2 and fit_given(
            text[found.split:found.end], forms) >= 2
        if whole and (found.fit >= 3.5 or likely) or text[found.start - 1] in CLEAR and (
                likely or whole and found.fit >= 3):
            yield Sighting(found, "title-after-the-name", 0.95, piece)
        elif (name in forms["surnames"] or name in forms["surnames_short"]
              and name not in "元前新現副各両同全某主総" and text[found.start - 1] in CLEAR) \
                and word[0] not in "市町村区県都府道国駅署" \
                and re.match("[はがもをにとのへで、。（）」 \u3000：:]|$",
                             text[match.end():high]):
            yield Sighting(found, "title-after-a-surname", 0.7, piece)
        return
    clear = found.split is not None and found.fit >= 1.5 and text[found.start - 1] in CLEAR \
        and fit_given(text[found.split:found.end], forms) >= 1.5
    unusual = None if whole or clear else _unusual(text, found, word, forms)
    if unusual:
        yield Sighting(unusual, "unusual-name-honoured", 0.74, piece)
    elif whole or clear:
        yield Sighting(found, "honorific", 0.95 if whole else 0.85, piece)
    elif _may_be_honoured(text, found, word, forms):
        yield Sighting(found, "honorific-after-one-name", 0.72, piece)


def follows_kin(text: str, low: int, start: int, forms: Forms) -> bool:
    """Whether a word for somebody's kin stands before a name: 長男の亮一, 妻春江."""
    at = start - (text[start - 1:start] == "の")
    return longest_before(text, max(low, at - 8), at, forms["kin"]) < at


def _unusual(text: str, found: Found, word: str, forms: Forms) -> Found | None:
    """Four or five kanji between a particle and さん that begin with a surname: 黒沼大地さん."""
    run = re.search(f"{RUN}$", text[max(0, found.end - 8):found.end])
    if word not in ("さん", "氏") or not run or not 4 <= len(run[0]) <= 5 \
            or re.search(f"{NOT_GIVEN}$", run[0]) \
            or longest_before(run[0], 0, len(run[0]), forms.called) < len(run[0]):
        return None
    start = found.end - len(run[0])
    sizes = [size for size in (3, 2) if fit_surname(run[0][:size], forms) >= 2]
    if not sizes or text[start - 1:start] not in (*CLEAR, "の", "は", "が", "と", "に", "を", "も"):
        return None
    return Found(start, found.end, start + sizes[-1], 2.0)


def _may_be_honoured(text: str, found: Found, word: str, forms: Forms) -> bool:
    """Whether さん after one word honours a name and not a trade, a shop or a relative."""
    name = text[found.start:found.end]
    before = text[found.start - 1:found.start]
    if word not in ("さん", "氏", "ちゃん", "くん", "君") or word == "君" and fit_given(
            name, forms) < 2 or name in forms["not_honoured"] \
            or name in forms["somebody"] or name in forms.called or name in forms["pronouns"]:
        return False
    if re.search("[店屋社館校会局所院園家者員師士長手生客人組団隊]$", name) and len(name) > 1 \
            and name not in forms["surnames"]:
        return False
    if name[0] in "おご" and name not in forms["given_kana"] or name in "同両各某":
        return False
    if re.fullmatch(f"[{HIRA}]+", name):
        return name in forms["given_kana"] or word == "さん" and len(name) >= 4 \
            and before in "「『、。（　 " and not re.search("[くみ]$", name)
    if re.fullmatch(f"[{KATA}{DOT}]+", name):
        return len(name) >= 2
    if re.fullmatch("[A-Z][A-Za-z]{2,15}", name):
        return word == "さん"
    if not re.fullmatch(RUN, name) or len(name) > 3:
        return False
    if len(name) == 1 and fit_given(name, forms) >= 2 and follows_kin(text, 0, found.start, forms):
        return True
    return name in forms["surnames"] or name in forms["surnames_short"] and len(name) == 1 \
        or len(name) > 1 and fit_given(name, forms) >= 2 or all(
            char in forms["given_chars"] or char in forms["surname_parts"]
            or char in forms["surname_ends"] for char in name) and len(name) > 1
