"""The word lists: decoding them, and those that we ship."""

import pytest

from presskit.content.yaml import read_table
from presskit.diagnostics import Findings, Span
from presskit.document import Text, plain_text
from presskit.localise.opening import open_converter
from presskit.localise.register import Register
from presskit.localise.script import convert_inlines
from presskit.localise.tables import decode_tools
from presskit.localise.words import decode_words

from .samples import CONVENTIONS, TABLES, codes, make_kit, shipped_tools

PAIRS = sorted(path.stem.split("--") for path in TABLES.glob("*--*.yaml"))


def decode(value, name="a--b"):
    findings = Findings()
    tools = decode_tools({name: (value, {("vocabulary", 0): Span("f.yaml", 3)})}, findings)
    return tools, findings


def test_entries_are_decoded():
    tools, findings = decode({"vocabulary": [
        {"from": "視頻", "to": "影片", "why": "video", "not_in": ["視頻號"]}]})
    [entry] = tools.pairs["a", "b"].vocabulary
    assert (entry.before, entry.after, entry.not_in) == ("視頻", "影片", ("視頻號",))
    assert not list(findings)


@pytest.mark.parametrize(("value", "code"), [
    ({"vocabulary": [{"from": "視頻", "to": "影片"}]}, "vocabulary-entry"),
    ({"vocabulary": ["視頻"]}, "vocabulary-entry"),
    ({"vocabulary": [{"from": "a", "to": "b", "why": "c", "not_in": "d"}]}, "vocabulary-entry"),
    ({"vocabulary": [{"from": "a", "to": "b", "why": "c"}] * 2}, "vocabulary-twice"),
    ({"words": []}, "vocabulary-key"),
    ([], "vocabulary-shape"),
])
def test_a_faulty_table_is_reported(value, code):
    assert codes(decode(value)[1]) == [code]


def test_a_fault_names_its_place():
    [finding] = decode({"vocabulary": [{}]})[1]
    assert str(finding.span) == "f.yaml:3"


@pytest.mark.parametrize("pair", PAIRS, ids="--".join)
def test_a_shipped_pair_has_a_fair_list(pair):
    table = shipped_tools().pairs[tuple(pair)]
    assert 90 <= len(table.vocabulary) <= 400


@pytest.mark.parametrize("pair", PAIRS, ids="--".join)
def test_each_shipped_entry_does_what_it_says_in_the_target_s_script(pair):
    source, target = pair
    converter = open_converter(make_kit(people={}, terms={}), Register(source), target,
                               CONVENTIONS[target], shipped_tools())
    back = {text for text in (plain_text(convert_inlines(converter, "s", (Text(one.before),))
                                         .inlines) + one.after[:0] + "→" + one.after
                              for one in shipped_tools().pairs[source, target].vocabulary)
            if text.partition("→")[0] != text.partition("→")[2]}
    assert not back


@pytest.mark.parametrize("pair", PAIRS, ids="--".join)
def test_no_shipped_entry_says_what_the_characters_alone_would_give(pair):
    source, target = pair
    bare = decode_tools({}, Findings())
    converter = open_converter(make_kit(people={}, terms={}), Register(source), target,
                               CONVENTIONS[target], bare)
    idle = [one.before for one in shipped_tools().pairs[source, target].vocabulary
            if plain_text(convert_inlines(converter, "s", (Text(one.before),)).inlines)
            == one.after]
    assert not idle


@pytest.mark.parametrize("pair", PAIRS, ids="--".join)
def test_a_stop_word_holds_its_entry_or_runs_into_it(pair):
    lonely = [(one.before, stop) for one in shipped_tools().pairs[tuple(pair)].vocabulary
              for stop in one.not_in
              if one.before not in stop and not any(
                  one.before.startswith(stop[-n:]) for n in range(1, len(stop)))]
    assert not lonely


def test_every_table_has_a_head_that_tells_editors_what_it_is_for():
    for path in TABLES.glob("*.yaml"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


def test_traps_are_words_of_two_characters_or_more_each_once():
    words = read_table(TABLES / "traps.yaml")[0]["words"]
    assert len(words) == len(set(words)) and all(len(word) > 1 for word in words)


def test_the_words_of_a_language_are_each_once_and_none_is_empty():
    rows = read_table(TABLES / "words.yaml")[0]
    assert {"zh", "ja", "ko"} <= rows.keys()
    for tag, row in rows.items():
        for key, words in row.items():
            assert words and len(words) == len(set(words)) and all(words), (tag, key)


def test_what_is_no_word_is_told_with_its_place():
    findings = Findings()
    places = {("ko", "particles"): Span("words.yaml", 3, 1), ("ko", "partikel"): Span("w", 4, 1),
              ("ja",): Span("w", 6, 1)}
    words = decode_words({"ko": {"particles": "은", "partikel": ["는"], "verbs": ["말"]},
                          "ja": ["は"]}, places, findings)
    assert [(one.code, one.span and one.span.line) for one in findings] == [
        ("vocabulary-entry", 3), ("vocabulary-key", 4), ("vocabulary-shape", 6)]
    assert not words.particles.match("은") and words.particles.match("")


def test_what_is_no_pair_is_told_and_left_out():
    findings = Findings()
    words = decode_words({"ko": {"alternating": ["은"], "letters": ["/ㄹ"], "endings": ["a/b/c"]}},
                         {}, findings)
    assert [one.code for one in findings] == ["vocabulary-entry"] * 3
    assert (words.alternating, words.letters, words.endings) == ((), {}, {})
    assert decode_words({"ko": {"alternating": ["은/"]}}, {}, Findings()).alternating[0].vowel == ""


def test_a_word_of_the_kits_own_is_known_at_once():
    rows = read_table(TABLES / "words.yaml")[0]
    own = {**rows, "zh": {**rows["zh"], "says": [*rows["zh"]["says"], "爆料"]}}
    shipped, more = (decode_words(one, {}, Findings()) for one in (rows, own))
    assert more.says.match("也爆料") and not shipped.says.match("也爆料")
    assert shipped.said.match("라고 밝혔다") and shipped.said.match("と述べた")
    assert shipped.particles.match("이라고는") and not shipped.particles.match("산")
