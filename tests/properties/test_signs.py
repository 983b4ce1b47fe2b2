"""Signs: whatever is typed, mending twice is mending once, and no letter or digit changes."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from presskit.content.edits import Edit, apply_edits
from presskit.localise.signs import OBJECT, find_slips, fold_letters
from tests.helpers.signs import mend, open_hand

LOCALES = ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko")
_SIGNS = ("「」『』“”‘’\"'《》〈〉<>\u226a\u226b（）()，、。.,:;：；！?？!…\u22ef-—\u2015\u2500"
          "\uff0d\u30fc\uff5e\u301c~\u00b7\u30fb\u2027\u2022\uff0e\u318d \u3000\ufe41\ufe42\ufe50"
          + OBJECT)
_LETTERS = ("燈塔海於\u2f83\u2ec4\uf90a\ufa19\ufa11髙一口かガーデ\uff83\uff9e\uff76가나한"
            "\u1112\u1161\u11ababAZ9\uff21\uff12\ufb01\u212be\u0301")
TEXTS = st.lists(st.sampled_from([*_SIGNS, *_LETTERS]), max_size=24).map("".join)


@given(st.sampled_from(LOCALES), TEXTS, st.booleans())
@example("zh-Hant-HK", "“燈”塔...“", False)
@example("en", "，，", False)
@example("ja", "\uff76\uff9e。。。", False)
def test_mending_twice_is_mending_once(locale: str, text: str, quote: bool) -> None:
    hand = open_hand(locale)
    once = mend(text, hand, quote=quote)
    assert mend(once, hand, quote=quote) == once


@given(st.sampled_from(LOCALES), TEXTS, st.booleans())
def test_no_letter_or_digit_changes(locale: str, text: str, quote: bool) -> None:
    hand = open_hand(locale)
    assert fold_letters(mend(text, hand, quote=quote), hand.signs) == fold_letters(
        text, hand.signs)
    if quote:  # not even by another code point
        kept = [one for one in text if one.isalnum()]
        assert [one for one in mend(text, hand, quote=True) if one.isalnum()] == kept


@given(st.sampled_from(LOCALES), TEXTS)
def test_slips_stand_in_order_and_apart(locale: str, text: str) -> None:
    slips = find_slips(text, open_hand(locale))
    assert all(a.end <= b.start for a, b in zip(slips, slips[1:], strict=False))
    assert all(0 <= one.start < one.end <= len(text) and one.instead != text[one.start:one.end]
               for one in slips)


@given(st.text(max_size=12), st.lists(st.integers(0, 12), max_size=4, unique=True))
def test_edits_change_nothing_but_their_places(text: str, places: list[int]) -> None:
    inside = [at for at in places if at < len(text)]
    after = apply_edits(text, [Edit(at, at + 1, "<>") for at in inside])
    assert after == "".join("<>" if at in inside else char for at, char in enumerate(text))
