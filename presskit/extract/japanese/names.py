"""Where a Japanese name begins and ends.

Here: how far a name reaches to the left of an honorific, to the right of a title; foreign names in
katakana and in Latin letters.  Never here: whether the article means a person.

Nothing separates the words of Japanese, so that a name is told by what it is made of (tables of
surnames, characters that given names are written in) and by what stands round it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.japanese.forms import HIRA, KANJI, KATA, RUN, Forms, longest_before
from presskit.extract.japanese.parts import WOVEN, fit_given, fit_surname, split_name

__all__ = ["DOT", "FOREIGN", "Found", "name_ending", "name_starting"]

DOT = "・･＝=‧·゠"
FOREIGN = f"[{KATA}]+(?:[{DOT}](?:[{KATA}]+|[A-ZＡ-Ｚ](?![a-z])\\.?))*"
WORD = r"(?:[A-Z][a-zÀ-ž'’-]+(?:[A-Z][a-z]+)?|[A-Z]\.)"
LATIN = f"{WORD}(?: (?:de|van|von|der|la|di|da|bin|al|{WORD})){{1,3}}"
FOREIGN_END = re.compile(f"(?:[A-ZＡ-Ｚ]\\.?[{DOT}])*{FOREIGN}$")
LATIN_END = re.compile(LATIN + "$")
STAGE_END = re.compile("(?<![A-Za-zＡ-Ｚａ-ｚ])[A-Z][A-Za-z]{2,15}$")
"""A stage name in Latin letters: 歌手UAMI."""
SPACED_END = re.compile(f"([{KANJI}{HIRA}{KATA}]{{1,6}})[ \u3000]([{KANJI}{HIRA}{KATA}]{{1,6}})$")
RUN_END = re.compile(f"{RUN}$")
HIRA_END = re.compile(f"[{HIRA}]+$")
FOREIGN_AT = re.compile(f"(?:[A-ZＡ-Ｚ]\\.?[{DOT}])*{FOREIGN}")
LATIN_AT = re.compile(LATIN)
SPACED_AT = re.compile(f"([{KANJI}ケノ{HIRA}]{{1,4}}|[{HIRA}{KATA}]{{2,5}}[亭家屋])[ \u3000]"
                       f"([{KANJI}]{{1,3}}|[{HIRA}{KATA}]{{1,5}}[{KANJI}]?)"
                       f"(?=[^{KANJI}{HIRA}{KATA}]|さん|氏|様|さま|くん|ちゃん|です|でし|だ"
                       f"|[はがもをにとのら]|$)")
RUN_AT = re.compile(RUN)
MIXED_AT = re.compile(WOVEN)
HIRA_AT = re.compile(f"[{HIRA}]+")
IS_KANJI, IS_HIRA, IS_KATA = (re.compile(f"[{chars}]") for chars in (KANJI, HIRA, KATA))
IS_WORD = re.compile(f"[{KANJI}{KATA}{HIRA}]")
PARTICLES = "はがもをにとのへでやらかだ"
WINDOW = 28
"""No name is longer, with what decides where it begins."""
STAGE = "亭家屋舎楼斎軒庵"


@dataclass(frozen=True, slots=True)
class Found:
    """A name at a place.  ``split`` is where the given name begins, ``None`` where there is one
    part only; ``fit`` says how much it looks like a name, 5.5 at best, below 3 hardly."""

    start: int
    end: int
    split: int | None
    fit: float


def fit_left(text: str, low: int, start: int, forms: Forms) -> float:
    """How well a name can begin at a place, by what stands before it."""
    if start == low:
        return 2.0
    char = text[start - 1]
    called = longest_before(text, low, start, forms.called)
    if called < start:
        return 2.2 if start - called > 1 else 2.0
    if IS_KANJI.match(char):
        return 0.8 if char in "県市町村区卒着位年歳故元前第組部" else -1.5
    if IS_HIRA.match(char):
        return 1.5
    return 1.0 if IS_KATA.match(char) else 2.0


def name_ending(text: str, low: int, end: int, forms: Forms) -> Found | None:
    """The name that ends at a place, before an honorific, a title or a bracket."""
    first = max(low, end - WINDOW)
    if end <= first:
        return None
    piece = text[first:end]
    if match := LATIN_END.search(piece):
        return Found(first + match.start(), end, None, 4.0)
    if match := STAGE_END.search(piece):
        return Found(first + match.start(), end, None, 1.5)
    spaced = _spaced_ending(text, first, end, forms)
    if spaced:
        return spaced
    last = piece[-1]
    if IS_KATA.match(last):
        return _foreign_ending(text, first, end, forms)
    if IS_HIRA.match(last):
        return _hiragana_ending(text, first, end, forms)
    return _kanji_ending(text, first, end, forms) if RUN_END.search(piece) else None


def _spaced_ending(text: str, first: int, end: int, forms: Forms) -> Found | None:
    match = SPACED_END.search(text[first:end])
    if not match:
        return None
    surname, given = match.groups()
    start = first + match.start()
    if surname in forms.called or given in forms.called:
        return None
    if run := re.search(f"{RUN}$", surname):
        surname = run[0]
        start = first + match.end(1) - len(surname)
        start += _title_length(surname, forms)
        surname = text[start:first + match.end(1)]
    fit = fit_surname(surname, forms)
    if not fit and re.fullmatch(f"[{HIRA}{KATA}{KANJI}]{{2,6}}", surname):
        fit = 2.0 if surname[-1] in STAGE else 0.5
    given_fit = fit_given(given, forms) or (1.0 if len(given) <= 3 else 0.0)
    if not fit or not given_fit or fit + given_fit < 2:
        return None
    return Found(start, end, first + match.start(2), fit + given_fit)


def _title_length(word: str, forms: Forms) -> int:
    """How long the title is that a run of kanji begins with, if a surname follows."""
    for length in range(len(word) - 1, 0, -1):
        if word[:length] in forms.called and length > 1 and fit_surname(word[length:], forms):
            return length
    return 0


def _foreign_ending(text: str, first: int, end: int, forms: Forms) -> Found | None:
    match = FOREIGN_END.search(text[first:end])
    if not match:
        return None
    start = first + match.start()
    parts = re.split(f"[{DOT}]", match[0])
    while len(parts) > 1 and parts[0] in forms.called:
        start += len(parts[0]) + 1
        parts = parts[1:]
    if len(parts) > 1:
        return Found(start, end, None, 4.5)
    run = RUN_END.search(text[first:start])
    if run and len(parts[0]) <= 6:
        for at in range(max(0, len(run[0]) - 4), len(run[0])):
            if fit_surname(run[0][at:], forms) >= (2 if len(parts[0]) < 3 else 1):
                begin = first + run.start() + at
                if fit_left(text, first, begin, forms) > 0:
                    return Found(begin, end, start, 4.0)
    return Found(start, end, None, 1.5)


def _hiragana_ending(text: str, first: int, end: int, forms: Forms) -> Found | None:
    kana = HIRA_END.search(text[first:end])[0]
    begin = end - len(kana)
    if kana[0] == "の" and 4 <= len(kana) <= 10 \
            and longest_before(text, first, begin, forms.called) < begin:
        split = next((at for at in range(3, len(kana) - 1) if kana[at:] in forms["given_kana"]), 0)
        return Found(begin + 1, end, begin + split if split else None, 3.5 if split else 3.0)
    run = RUN_END.search(text[first:begin])
    best: Found | None = None
    if run and len(kana) <= 5:
        for at in range(len(run[0])):
            surname = run[0][at:]
            fit, given = fit_surname(surname, forms), fit_given(kana, forms)
            start = begin - len(surname)
            total = fit + given + fit_left(text, first, start, forms) - 2
            if fit and given and len(surname) <= 4 and total >= 2.0 \
                    and (best is None or total > best.fit):
                best = Found(start, end, begin, total)
    if best:
        return best
    if len(kana) > 2 and run and kana[0] in "のでしたなはがとをにも" \
            and kana not in forms["given_kana"]:
        longest = next((kana[at:] for at in range(1, len(kana) - 1)
                        if kana[at:] in forms["given_kana"]), kana[1:])
        return Found(end - len(longest), end, None, 1.5)
    for at in range(2, len(kana) - 1):
        if kana[at:] in forms["given_kana"] and kana[at - 1] not in "のるたなでにはがをもとい":
            return Found(begin, end, begin + at, 3.0)
    return Found(begin, end, None, 2.0 if kana in forms["given_kana"] else 1.0)


def _kanji_ending(text: str, first: int, end: int, forms: Forms) -> Found | None:
    run = RUN_END.search(text[first:end])[0]
    begin = end - len(run)
    best: Found | None = None
    for at in range(max(0, len(run) - 7), len(run)):
        word = run[at:]
        split, fit = split_name(word, forms)
        total = fit + fit_left(text, first, begin + at, forms) - 2
        if split and total >= 1.5 and (best is None or total > best.fit):
            best = Found(begin + at, end, begin + at + split, total)
    mixed = re.search(f"{RUN}(?:[{HIRA}]{{1,3}}|[{KATA}]{{1,3}})$", text[first:begin]) \
        if len(run) == 1 else None
    if mixed:
        split, fit = split_name(mixed[0] + run, forms)
        if split and fit >= 4 and (best is None or fit > best.fit):
            start = first + mixed.start()
            return Found(start, end, start + split, fit)
    if best:
        return best
    at = _title_length(run, forms) or int(run[0] in forms["kin"] and fit_given(run[1:], forms) >= 2)
    return Found(begin + at, end, None, 1.0 + (fit_surname(run[at:], forms) >= 2))


def name_starting(text: str, start: int, high: int, forms: Forms) -> Found | None:
    """The whole name that begins at a place, after a title, a label or a comma."""
    last = min(high, start + WINDOW)
    piece = text[start:last]
    if match := LATIN_AT.match(piece):
        return Found(start, start + match.end(), None, 3.0)
    if (match := FOREIGN_AT.match(piece)) and re.search(f"[{DOT}]", match[0]):
        end = start + match.end()
        return Found(start, end, None, 2.5 + _fit_right(text, end, last, forms))
    if match := SPACED_AT.match(piece):
        fit = fit_surname(match[1], forms) or (2.0 if match[1][-1] in STAGE else 0.0)
        given = fit_given(match[2], forms)
        fit = fit or (0.5 if given >= 2 and IS_KANJI.match(match[1]) else 0.0)
        if fit and fit + given >= 2 and match[2] not in forms.called:
            return Found(start, start + match.end(2), start + match.start(2), fit + given + 0.5)
    run = RUN_AT.match(piece)
    return _kanji_starting(text, start, last, run[0], forms) if run else None


def _kanji_starting(text: str, start: int, last: int, run: str, forms: Forms) -> Found | None:
    best: Found | None = None
    for length in range(2, min(len(run), 7) + 1):
        rest = run[length:]
        if rest and not forms.after_name.match(rest):
            continue
        split, fit = split_name(run[:length], forms)
        total = fit + _fit_right(text, start + length, last, forms) - 2
        if split and (best is None or total > best.fit):
            best = Found(start, start + length, start + split, total)
    kana = HIRA_AT.match(text[start + len(run):last]) or re.match(
        f"[{KATA}]{{2,4}}", text[start + len(run):last])
    surname = fit_surname(run, forms)
    mixed = MIXED_AT.match(text, start + len(run), last)
    if mixed and surname:
        total = surname + 2.5 + _fit_right(text, mixed.end(), last, forms) - 2
        if best is None or total > best.fit:
            best = Found(start, mixed.end(), start + len(run), total)
    if kana and surname and (best is None or best.fit < 4):
        middle = start + len(run)
        for length in range(min(5, kana.end()), 1, -1):
            given = fit_given(kana[0][:length], forms)
            right = _fit_right(text, middle + length, last, forms)
            sure = 1 if surname >= 3 and IS_KATA.match(kana[0]) else 2
            if given < 2 and (right < sure or kana[0][0] in PARTICLES):
                continue
            total = surname + given + right - 2
            if given and (best is None or total > best.fit):
                best = Found(start, middle + length, middle, total)
    return best


def _fit_right(text: str, end: int, last: int, forms: Forms) -> float:
    """How well a name can end at a place, by what stands after it."""
    if end >= last:
        return 2.0
    char = text[end]
    if forms.after_name.match(text, end):
        return 2.0
    if char in PARTICLES or text.startswith("より", end):
        return 1.5
    return -1.5 if IS_WORD.match(char) else 2.0
