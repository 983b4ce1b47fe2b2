"""LibreTranslate: a list in the body, the key there too, and the server's own complaints."""

import json

import pytest

from presskit.localise.engines.protocol import Kind
from tests.helpers.services import Reply

from .opening import KEY, ask, open_at, units


def test_texts_go_as_a_list_in_the_body_and_the_key_with_them(service):
    ask(open_at(service.address, "libretranslate"), "感能", "混合智能")
    seen, = service.seen
    assert seen.path == "/translate" and seen.method == "POST"
    assert seen.data == {"q": ["感能", "混合智能"], "source": "zt", "target": "en",
                         "format": "text", "api_key": KEY}


def test_a_house_server_without_keys_gets_none(service):
    from presskit.build.engines import open_engine
    from presskit.desk import Desk
    engine = open_engine("libretranslate", Desk(), {"address": f"{service.address}/"}, environ={})
    assert ask(engine, "感能")[0].failure is None and "api_key" not in service.seen[0].data


def test_a_server_that_calls_traditional_chinese_otherwise_is_asked_in_its_words(service, waits):
    def refuse_old(server, seen, reply):
        return reply if seen.source == "zh-Hant" else server.status(
            400, {"error": "zt is not supported"})(server, seen, reply)
    service.always = refuse_old
    result, = ask(open_at(service.address, "libretranslate"), "感能")
    assert result.text == "感能 zh-Hant→en" and [one.source for one in service.seen] == [
        "zt", "zh-Hant"] and waits == []


@pytest.mark.parametrize(("status", "said", "wanted", "requests"), [
    (400, "ko is not supported", Kind.REFUSED_LANGUAGE, 2),
    (400, "Korean (ko) is not available as a target language from Chinese (zt)",
     Kind.REFUSED_LANGUAGE, 2),
    (400, "Invalid request: request (9000) exceeds text limit (5000)", Kind.TOO_LONG, 1),
    (403, f"Invalid API key {KEY}", Kind.DENIED, 1),
    (400, "Please contact the server operator to get an API key", Kind.DENIED, 1),
    (400, "Invalid request: missing q parameter", Kind.BROKEN_ANSWER, 1)])
def test_the_server_s_complaints_are_understood(service, waits, status, said, wanted, requests):
    service.always = service.status(status, {"error": said})
    result, = ask(open_at(service.address, "libretranslate"), "感能", target="ko")
    assert result.failure.kind is wanted and len(service.seen) == requests
    assert KEY not in result.failure.detail


def test_a_batch_beyond_the_server_s_limit_is_halved_until_it_fits(service, waits):
    def limit(server, seen, reply):
        return reply if len(seen.texts) <= 5 else server.status(
            400, {"error": f"Invalid request: request ({len(seen.texts)}) exceeds text limit (5)"}
        )(server, seen, reply)
    service.always = limit
    results = ask(open_at(service.address, "libretranslate"), *(f"感能{n}" for n in range(40)))
    assert [one.text for one in results] == [f"感能{n} zt→en" for n in range(40)] and waits == []


def test_a_limit_of_characters_that_the_kit_names_is_kept(service):
    engine = open_at(service.address, "libretranslate", max_characters="40")
    ask(engine, "感能是新的詞。" * 30)
    assert max(len(one) for one in service.texts) <= 40 and len(service.texts) > 5


@pytest.mark.parametrize("texts", [[], ["one", "two", "three"], ["one", None], "one two"])
def test_answers_that_are_not_as_many_as_the_texts_are_none(service, texts):
    service.always = service.says({"translatedText": texts})
    results = ask(open_at(service.address, "libretranslate"), "感能", "混合智能")
    assert all(one.failure.kind is Kind.BROKEN_ANSWER for one in results)


def test_a_server_that_answers_lists_in_its_own_way_is_asked_for_single_texts(service):
    def first_alone(_server, _seen, reply):
        return Reply(json.dumps({"translatedText": json.loads(reply.body)["translatedText"][:1]}
                                ).encode())
    service.always = first_alone
    results = ask(open_at(service.address, "libretranslate"), *"甲乙丙")
    assert [one.text for one in results] == [f"{text} zt→en" for text in "甲乙丙"]


def test_no_request_holds_more_characters_than_the_server_takes(service):
    engine = open_at(service.address, "libretranslate", max_characters="40")
    texts = ["感能", "混合智能" * 8, "的", "影片" * 12, "音" * 15, "光"]
    results = ask(engine, *texts)
    assert [one.text.split(" ")[0] for one in results] == texts
    assert [sum(map(len, one.texts)) for one in service.seen] == [35, 40]
    assert engine.count_requests(units(*texts)) == 2
