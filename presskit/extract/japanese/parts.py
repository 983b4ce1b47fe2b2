"""What surnames and given names in Japanese look like.

Here: whether some characters could be either, and how well, by tables and by what they are put
together from.  Never here: where a name stands.
"""

from __future__ import annotations

import re

from presskit.extract.japanese.forms import HIRA, KANJI, KATA, RUN, Forms

__all__ = ["WOVEN", "fit_given", "fit_surname", "split_name"]

FIELDS = tuple("学大理法文論史工典")
"""Given names that the names of bodies and of fields of learning end in too."""
FORMER = tuple("元前現新旧故")
"""What stands before an office that somebody held or holds, and is no surname before kanji."""
LONGER = tuple("一郎 二郎 次郎 三郎 四郎 五郎 太郎 之介 之助 之進 之輔 市郎 史郎 志郎".split())
"""How given names of three characters end that are nothing else."""
WOVEN = (f"(?:[{HIRA}]{{1,3}}[子美代江世乃枝恵太郎奈香花菜帆]"
         f"|[{KATA}]{{1,3}}[子美代江世乃枝恵野雄夫男吉])")
"""Given names half in kana: ゆう子, サチ子, キヨ江."""
NO_GIVEN_END = (
    "県市町村区郡都府島駅港線社店館校園会部課局院省庁署寺組家門前後内外中上下側員者用的型化"
    "所場団隊系式法学科順略別毎")
"""Words end in these, and no given name."""


def split_name(word: str, forms: Forms) -> tuple[int, float]:
    """Where the given name of a whole name begins, and how well the two parts look."""
    best = (0, 0.0)
    if word in forms["no_names"]:
        return best
    for at in range(1, min(5, len(word))):
        surname, given = fit_surname(word[:at], forms), fit_given(word[at:], forms)
        if surname < 3 and word[at:] in FIELDS or word[:at] in FORMER \
                and re.match(f"[{KANJI}]", word[at:]):
            continue
        if surname and given and (surname + given > best[1] or surname + given == best[1]
                                  and given >= 2):
            best = (at, surname + given)
    if best[1] <= 4 and word in forms["surnames"]:
        return 0, 0.0
    return best


def fit_surname(word: str, forms: Forms) -> float:
    """3 for one of the table, 0 for what cannot be one."""
    fit = forms.fits.get(("surname", word))
    if fit is None:
        fit = forms.fits["surname", word] = _fit_surname(word, forms)
    return fit


def fit_given(word: str, forms: Forms) -> float:
    """2.5 for what looks like a given name, 0 for what cannot be one."""
    fit = forms.fits.get(("given", word))
    if fit is None:
        fit = forms.fits["given", word] = _fit_given(word, forms)
    return fit


def _fit_surname(word: str, forms: Forms) -> float:
    if word in forms["surnames"]:
        return 3.0
    if len(word) == 1:
        return 2.0 if word in forms["surnames_short"] else 0.0
    if len(word) > 4 or not re.fullmatch(RUN, word) or word in forms.called \
            or word in forms["somebody"]:
        return 0.0
    parts = [char for char in word if char not in "々ケヶノッツ之"]
    if not parts:
        return 0.0
    if len(word) <= 3 and parts[-1] in forms["surname_ends"] \
            and parts[0] in forms["surname_parts"] and all(
                char in forms["surname_parts"] or char in forms["surname_ends"] for char in parts):
        return 2.0
    if len(parts) == 2 and all(char in forms["surname_parts"] or char in forms["surname_ends"]
                               for char in parts):
        return 1.5
    return 0.5


def _fit_given(word: str, forms: Forms) -> float:
    if word in forms["given_whole"]:
        return 2.5
    if word in forms["small_words"]:
        return 0.0
    if re.fullmatch(f"[{KANJI}]+", word):
        if len(word) == 1:
            return 2.0 if word in forms["given_single"] else \
                1.0 if word in forms["given_single_marked"] else 0.0
        if len(word) > 3 or word in forms["not_given"] or word in forms.called:
            return 0.0
        known = all(char in forms["given_chars"] or char == "々" for char in word)
        ends = word[-1] in forms["given_ends"]
        if len(word) == 3:
            fit = 2.5 if word[1:] in LONGER else 2.0
            return fit if known and ends and word[1:] not in forms["not_given"] else 0.0
        if known:
            return 2.5 if ends else 1.5
        return 0.5 if ends else 0.3 if word[-1] not in NO_GIVEN_END else 0.0
    if re.fullmatch(f"[{HIRA}]{{2,5}}", word):
        if word in forms["honorifics"] or word not in forms["given_kana"] and (
                word[0] in "のをが" or re.search("おじ|おば|じい|ばあ|かあ|ねえ|にい", word)):
            return 0.0
        return 2.5 if word in forms["given_kana"] else 1.0
    if re.fullmatch(f"[{KATA}]{{2,4}}", word):
        return 1.5
    return 2.5 if re.fullmatch(WOVEN, word) else 0.0
