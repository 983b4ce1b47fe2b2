"""Whatever an engine does, a text gets its own answer or a reason."""

import pytest

from presskit.localise.engines.guard import Guarded
from presskit.localise.engines.protocol import Capabilities, Failure, Kind, Result

from .opening import units


class Odd:
    """An engine that does what a test says."""

    def __init__(self, do, **capabilities):
        self.do, self.calls = do, []
        self.capabilities = Capabilities(**{"name": "odd", "max_batch": 10, **capabilities})

    def translate(self, units, source, target, *, glossary, deadline=None):
        self.calls.append([one.text for one in units])
        return self.do(units)


def run(engine, *texts, target="en"):
    return Guarded(engine).translate(units(*texts), "zh-Hant-HK", target)


def good(them):
    return [Result(one.id, f"<{one.text}>", characters=len(one.text)) for one in them]


def fail(_them):
    raise RuntimeError("k3y at http://h/?key=k3y 感能")


@pytest.mark.parametrize("do", [
    fail, lambda _them: None, lambda _them: [], lambda them: good(them)[::-1],
    lambda them: good(them)[:1], lambda them: good(them) * 2, lambda them: iter(good(them)),
    lambda them: [one.text for one in them], lambda them: {one.id: "x" for one in them}])
def test_an_engine_that_breaks_the_rules_loses_its_texts_and_nothing_else(do):
    results = run(Odd(do), "甲", "……", "乙")
    assert [one.id for one in results] == [f"release.body#{n}" for n in range(3)]
    assert results[1].text == "……"
    for one in (results[0], results[2]):
        assert one.failure.kind is Kind.BROKEN_ANSWER and one.text == ""
        assert "k3y" not in repr(one) and "感能" not in repr(one)


def test_an_interruption_is_no_failure():
    def interrupt(_them):
        raise KeyboardInterrupt
    with pytest.raises(KeyboardInterrupt):
        run(Odd(interrupt), "甲")


@pytest.mark.parametrize("text", [None, "", "  \n", 7])
def test_nothing_is_no_answer(text):
    result, = run(Odd(lambda them: [Result(them[0].id, text)]), "甲")
    assert result.failure.kind is Kind.EMPTY and result.text == ""


def test_a_failure_carries_no_text():
    result, = run(Odd(lambda them: [Result(them[0].id, "half", Failure(Kind.EMPTY))]), "甲")
    assert result.failure.kind is Kind.EMPTY and result.text == ""


def test_no_call_brings_more_than_the_engine_likes():
    engine = Odd(good, max_batch=4)
    results = run(engine, *(f"甲{n}" for n in range(9)))
    assert [len(one) for one in engine.calls] == [4, 4, 1]
    assert [one.text for one in results] == [f"<甲{n}>" for n in range(9)]


def test_five_texts_in_a_row_that_the_service_failed_on_end_the_run():
    engine = Odd(lambda them: [Result(one.id, failure=Failure(Kind.SERVER)) for one in them],
                 max_batch=2)
    results = run(engine, *(f"甲{n}" for n in range(20)))
    assert len(engine.calls) == 3 and results[4].failure.fatal and not results[3].failure.fatal
    assert {one.failure.kind for one in results[6:]} == {Kind.STOPPED}


def test_failures_of_texts_do_not_count_as_those_of_the_service():
    def empty(them):
        return [Result(one.id, failure=Failure(Kind.EMPTY)) for one in them]
    results = run(Odd(empty, max_batch=2), *(f"甲{n}" for n in range(20)))
    assert not any(one.failure.fatal for one in results)


def test_a_long_text_of_which_a_part_fails_stays_open():
    def half(them):
        return [Result(one.id, failure=Failure(Kind.SERVER)) if "丙" in one.text
                else Result(one.id, one.text) for one in them]
    first, second = run(Odd(half, max_chars=4), "甲甲。乙乙。丙丙。", "丁")
    assert first.failure.kind is Kind.SERVER and first.text == "" and second.text == "丁"
    assert first.id == "release.body#0"


def test_parts_are_given_each_other_as_context():
    seen = []

    def look(them):
        seen.extend((one.text, one.before, one.behind) for one in them)
        return good(them)
    Guarded(Odd(look, max_chars=3)).translate(
        units("甲甲。乙乙。", before="前", behind="後"), "zh-Hant-HK", "ja")
    assert seen == [("甲甲。", "前", "乙乙。"), ("乙乙。", "甲甲。", "後")]


def test_an_unknown_pair_is_refused_without_a_word_to_the_engine():
    engine = Odd(good, supports=lambda _source, target: target == "en")
    result, = run(engine, "甲", target="ja")
    assert result.failure.kind is Kind.REFUSED_LANGUAGE and engine.calls == []
    assert "Japanese" in result.failure.detail


def test_an_engine_that_fails_over_a_language_does_not_have_it():
    result, = run(Odd(good, supports=lambda _source, target: {}[target]), "甲")
    assert result.failure.kind is Kind.REFUSED_LANGUAGE
