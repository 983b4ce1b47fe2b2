"""When a translation would put invented words into a mouth."""

import pytest

from presskit.model.kit import Kit, Quote
from presskit.model.speech import is_back_translation, written


def kit(source, locale):
    return Kit(id="k", source_locale=source, locale=locale)


def quote(spoken, text_is="translation"):
    return Quote.model_construct(spoken_in=spoken, text_is=text_is)


@pytest.mark.parametrize(("source", "locale", "spoken", "expected"), [
    ("zh-Hant-HK", "en", "en", True),        # spoken in English, known in Chinese only
    ("zh-Hant-HK", "ja", "en", False),
    ("en", "zh-Hant-HK", "yue", True),       # Cantonese is written in Chinese
    ("en", "zh-Hans-CN", "zh", True),
    ("zh-Hant-HK", "zh-Hans-CN", "yue", False),  # converted: the kit's own words
    ("zh-Hant-HK", "zh-Hant-HK", "yue", False),
    ("en", "ja", "yue", False),
    ("en", "ja", "", False)])
def test_a_translation_is_not_put_back_into_the_language_that_was_spoken(
        source, locale, spoken, expected):
    assert is_back_translation(kit(source, locale), quote(spoken)) is expected
    assert not is_back_translation(kit(source, locale), quote(spoken, "original"))


def test_the_sisters_of_mandarin_are_written_in_chinese():
    assert [written(tag) for tag in ("yue", "yue-HK", "nan", "zh", "en")] == [
        "zh", "zh", "zh", "zh", "en"]
