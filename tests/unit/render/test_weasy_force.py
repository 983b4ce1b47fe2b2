"""Lines that nothing may end, broken by force."""

from __future__ import annotations

import pytest

from presskit.document import Document, Heading, Paragraph, Text
from tests.helpers.paper import lay_column, open_sheet
from tests.helpers.rendering import open_context

HEAD = Heading(1, "headline", (Text("標題"),))


def lines(locale: str, role: str, *words: Text, width: float = 100) -> list[str]:
    document = Document("press-release", "kit", locale, "t", (HEAD, Paragraph(role, words)))
    found, _became = lay_column(open_sheet(document, open_context()), width)
    own = [line for line in found if line.role == role]
    assert all(line.width <= line.measure + 0.5 * line.size for line in own)
    return [line.text for line in own]


@pytest.mark.parametrize(("locale", "role", "words"), [
    ("ja", "body", ("アナ＝マリア・リョビスナインガイスター",)),
    ("ko", "body", ("‘〈바람의문법〉을읽고또읽고마침내덮었다’라는",)),
    ("en", "body", ("www.extremely-long.example/and/another/one",)),
    ("zh-Hant-HK", "pull-quote", ("全天候文字祭在", "Windtree Letters", "舉行，圓滿結束……"))])
def test_what_no_line_holds_is_broken_inside_of_its_column(locale, role, words):
    tags = [locale if len(words) < 3 or index != 1 else "en" for index in range(len(words))]
    parts = [Text(one, tag) for one, tag in zip(words, tags, strict=True)]
    found = lines(locale, role, *parts)
    assert len(found) > 1
    assert "".join(found).replace(" ", "") == "".join(words).replace(" ", "")
    assert not any(one[0] in "’」。，ーァ…" for one in found[1:])


def test_no_line_begins_with_the_closing_mark_behind_words_in_another_language():
    words = "船体を長く見ていると、分かります。"
    for width in (100, 120, 150):
        found = lines("zh-Hans-CN", "pull-quote", Text("“", "zh-Hans-CN"), Text(words, "ja"),
                      Text("”", "zh-Hans-CN"), width=width)
        assert "".join(found) == f"“{words}”"
        assert not any(one.startswith("”") for one in found)


def test_a_word_goes_to_the_next_line_before_it_is_broken():
    found = lines("en", "body", Text("Short words, then Windtree, unbroken", "en"))
    assert any("Windtree," in one for one in found)


@pytest.mark.parametrize(("words", "found"), [
    ("映画のスーパークリエイター", ["映画の", "スーパークリエイター"]),  # held by the next line
    ("Kling AI スーパークリエイターとして活動", ["Kling AI", "スーパークリエイター", "として活動"]),
    ("ポストプロダクション・チームの仕事", ["ポストプロダクショ", "ン・チームの仕事"]),  # not held
    ("音「スーパークリエイター」", ["音「スーパークリエ", "イター」"])])  # nothing ends behind 「
def test_a_word_of_katakana_stays_whole_where_a_line_holds_it(words, found):
    own = lines("ja", "table-text", Text(words, "ja"), width=10.4 * 10.5)
    assert own == found
