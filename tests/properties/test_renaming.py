"""A name changed, and changed back: every text is what it was."""

from hypothesis import given
from hypothesis import strategies as st

from presskit.localise.particles import final_sound, set_particle
from presskit.localise.renaming import apply_swaps, find_swaps
from tests.unit.localise.samples import make_kit, open_register, shipped_tools

NAMES = {"en": ["Ann Lee", "Bo", "Zoë O’Hara", "Li"],
         "ko": ["딩웨이", "정위성", "김슬", "홉크로프트"],
         "ja": ["ディン・ウェイ", "王雷", "あべ"], "zh-Hans-CN": ["丁伟", "约翰·霍普", "王紫薇"]}
BETWEEN = {"en": [" and ", ", ", " met ", ".", " 3 ", "’s "], "ja": ["と", "は", "、", "さん"],
           "ko": ["은 ", "는, ", "이 ", "가 ", "을 ", "를 ", "과 ", "와 ", "으로 ", "로 ",
                  "이라고 ", "라고 ", "의 ", " 감독은 ", ". "],
           "zh-Hans-CN": ["和", "说，", "、", "。", "的"]}


@st.composite
def changes(draw):
    """A locale, a name's two forms, and a text with either it or others."""
    locale = draw(st.sampled_from(sorted(NAMES)))
    old, new = draw(st.permutations(NAMES[locale]))[:2]
    parts = draw(st.lists(st.tuples(st.sampled_from([old, "X", "7"]),
                                    st.sampled_from(BETWEEN[locale])), max_size=8))
    return locale, old, new, "".join(one + between for one, between in parts)


def kit_with(locale, full, former):
    return make_kit(people={"a": {"id": "a", "names": {
        locale: {"full": full, "formerly": [former]}}}}, terms={}, quotes={})


def change(text, locale, old, new):
    kit = kit_with(locale, new, old)
    swaps, _doubts = find_swaps(kit, open_register(kit, locale), text, ("person:a",))
    return apply_swaps(text, swaps)


def settled(text, locale, name):
    """The text with the right particles behind a name, as a translator would have them."""
    words, at = shipped_tools().words, text.find(name)
    while locale == "ko" and at >= 0:
        found = set_particle(words, text, at + len(name), final_sound(words, name))
        if found and found.right:
            text = text[:found.start] + found.right + text[found.end:]
        at = text.find(name, at + 1)
    return text


@given(changes())
def test_there_and_back_again(given_):
    locale, old, new, text = given_
    text = settled(text, locale, old)
    there = change(text, locale, old, new)
    assert change(there, locale, old, new) == there  # a second time changes nothing
    assert change(there, locale, new, old) == text
    assert there == settled(there, locale, new)
    if old in text:  # a name is nowhere glued to a letter here
        assert old not in there and there.count(new) == text.count(old)
