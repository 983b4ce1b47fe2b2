"""Names of a Japanese article that stand behind what somebody is.

Here: 作家の山田太郎, 主演：山田太郎, and the names of a list behind the first.  Never here:
honorifics and brackets behind a name, names that nothing marks (``sightings``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms
from presskit.extract.japanese.honoured import CLEAR, Sighting
from presskit.extract.japanese.names import Found, name_starting

__all__ = ["behind_titles", "followed_of", "memorial_of", "title_before"]

SURNAME = re.compile(f"([{KANJI}]{{2,3}})(?=[はがも]|、「)")
BETWEEN = re.compile(r"(?:さん|氏|様)?(?:（[^（）]{0,40}）)?(?:さん|氏|様)?\s*"
                     r"[、，,・／/&＆と\u3000×]\s*")


def followed_of(forms: Forms) -> re.Pattern[str]:
    """What is of somebody of whom a text speaks as of no person of its own: 与謝野晶子の歌."""
    return re.compile(f"の{forms.any('works_of')}")


def memorial_of(forms: Forms) -> re.Pattern[str]:
    """What is named after somebody: 夏目漱石賞."""
    return re.compile(f"[ 　]?{forms.any('named_after')}")


def title_before(forms: Forms) -> re.Pattern[str]:
    """An expression for what somebody is, with what joins it to a name."""
    return re.compile(f"(?P<long>{forms.any('titles', 'roles', least=2)})"
                      "(?P<sep>[ \u3000]?[の・／/：:＝=、はをが][ \u3000]?|[ \u3000]|"
                      "（[^（）「」]{1,30}）[ \u3000]|)"
                      "|[\\d０-９一二三四五六]年(?:生)?(?P<year>の?)"
                      f"|{forms.any('roles')}(?P<colon>[：:＝=／/])")


def behind_titles(text: str, low: int, high: int, left: re.Pattern[str],
                      forms: Forms) -> Iterator[Sighting]:
    """Names behind what ``left``, which :func:`title_before` gives, finds."""
    for match in left.finditer(text, low, high):
        sep = (match["colon"] or match["sep"] or match["year"] or "").strip() \
            or match["sep"] or ""
        at = match.end()
        found = name_starting(text, at, high, forms)
        if not found and sep == "の" and match["long"] and (one := SURNAME.match(text, at, high)) \
                and one[1] in forms["surnames"] and one[1] not in forms["prefectures"]:
            yield Sighting(Found(at, one.end(1), None, 2.0), "surname-after-a-title", 0.7)
        if not found or found.fit < _wanted(sep, text, found):
            continue
        if forms.made(memorial_of).match(text, found.end, high) \
                or forms.made(followed_of).match(text, found.end, high):
            continue
        yield Sighting(found, "title-before-the-name", 0.9 if sep != "は" else 0.8)
        yield from _listed(text, found.end, high, forms)


def _wanted(sep: str, text: str, found: Found) -> float:
    """How well a name must look after a title, by what stands between them."""
    if found.split is None and text[found.start].isascii():
        return 3.0 if sep in ("の", "・", "", " ", "\u3000") else 9.0
    if found.split is None:
        return 4.5 if sep in ("は", "を", "が") else 4.0
    if re.fullmatch(f"[{KANJI}{HIRA}{KATA}]+[ \u3000].+", text[found.start:found.end]):
        return 3.0
    clear = text[found.end:found.end + 1] in ("", *CLEAR, "は", "が", "も")
    return {"": 4.5, "は": 5.0, "を": 5.5, "が": 5.5, "、": 4.5}.get(sep, 2.5 if clear else 3.0)


def _listed(text: str, at: int, high: int, forms: Forms) -> Iterator[Sighting]:
    """The next names of a list, each after a comma, with their honorifics and brackets."""
    while match := BETWEEN.match(text, at, high):
        found = name_starting(text, match.end(), high, forms)
        if not found or found.fit < 4.5 and not text[found.end:found.end + 1] == "（":
            return
        yield Sighting(found, "in-a-list-of-names", 0.85)
        at = found.end
