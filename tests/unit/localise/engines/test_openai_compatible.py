"""A model: what it was told, and how strictly its words are read."""

import json

import pytest

from presskit.localise.engines.protocol import Kind, Unit
from tests.helpers.services import Reply, chat

from .opening import KEY, ask, open_at


def says(words, ended="stop"):
    """A trouble: the model says these words, whatever was asked."""
    body = json.dumps(chat(words, ended)).encode()
    return lambda _service, _seen, _reply: Reply(body)


def turn(change):
    """A trouble: the model's list of translations, changed."""
    def trouble(_service, _seen, reply):
        data = json.loads(reply.body)
        message = data["choices"][0]["message"]
        entries = json.loads(message["content"])["translations"]
        message["content"] = change(entries)
        return Reply(json.dumps(data).encode())
    return trouble


def listed(entries):
    return json.dumps({"translations": entries}, ensure_ascii=False)


def open_model(service, **settings):
    return open_at(service.address_of("openai-compatible"), "openai-compatible", **settings)


def answers(service, *texts, **settings):
    return [one.text for one in ask(open_model(service, **settings), *texts)]


WHOLE = ["甲 zh-Hant-HK→en", "乙 zh-Hant-HK→en", "丙 zh-Hant-HK→en"]


def test_the_request_is_that_of_the_service(service):
    ask(open_model(service, temperature="0.2", json_mode="true", style="Use US spelling."), "甲")
    seen, = service.seen
    data = seen.data
    assert seen.path == "/v1/chat/completions" and data["model"] == "house-7b"
    assert seen.headers["Authorization"] == f"Bearer {KEY}"
    assert (data["temperature"], data["stream"]) == (0.2, False)
    assert data["response_format"] == {"type": "json_object"}
    system, user = data["messages"]
    assert system["role"] == "system" and system["content"].endswith("- Use US spelling.")
    assert json.loads(user["content"]) == {"texts": [{"id": "1", "text": "甲"}]}


def test_context_notes_length_and_the_terms_that_occur_are_told(service):
    unit = Unit("release.lead", "⟦1⟧談感能", before="前文", behind="後文",
                notes=("Speaker: 馬文現",), longest=60)
    open_model(service).translate([unit], "zh-Hant-HK", "en",
                                  glossary={"感能": "sentient power", "元宇宙": "metaverse"})
    assert json.loads(service.seen[0].data["messages"][1]["content"]) == {
        "texts": [{"id": "1", "text": "⟦1⟧談感能", "before": "前文", "behind": "後文",
                   "notes": ["Speaker: 馬文現"], "longest": 60}],
        "glossary": {"感能": "sentient power"}}


@pytest.mark.parametrize("change", [
    lambda them: listed(them[::-1]),
    lambda them: f"Here you are!\n```json\n{listed(them)}\n```\nAnything else?",
    lambda them: f"<think>maybe {{\"translations\": []}}?</think>{listed(them)}",
    lambda them: listed([{**one, "id": int(one["id"])} for one in them]),
    lambda them: listed([{**one, "note": "sure"} for one in them]),
    lambda them: listed([*them, {"id": "99", "text": "of my own"}, "odd", None])])
def test_answers_find_their_texts_by_their_ids(service, change):
    service.always = turn(change)
    assert answers(service, "甲", "乙", "丙") == WHOLE and len(service.seen) == 1


@pytest.mark.parametrize(("change", "asked"), [
    (lambda them: listed(them[:1] + them[2:]), ["乙"]),
    (lambda them: listed([*them, {"id": "2", "text": "another"}]), ["乙"]),
    (lambda them: listed([them[0], {"id": "2", "text": 7}, them[2]]), ["乙"]),
    (lambda them: listed([them[0], {"id": "2", "text": ""}, them[2]]), ["乙"]),
    (lambda them: listed([them[0], {"text": "for which?"}, {"id": "3"}]), ["乙", "丙"]),
    (lambda them: "\n".join(one["text"] for one in them), ["甲", "乙", "丙"]),
    (lambda them: listed(them)[:-9], ["甲", "乙", "丙"])])
def test_what_was_left_out_is_asked_for_alone(service, change, asked):
    service.troubles = [turn(change)]
    assert answers(service, "甲", "乙", "丙") == WHOLE
    assert service.texts == ["甲", "乙", "丙", *asked]


def test_what_is_left_out_twice_stays_open(service):
    service.always = turn(lambda them: listed([one for one in them if "乙" not in one["text"]]))
    first, second, third = ask(open_model(service), "甲", "乙", "丙")
    assert (first.text, third.text) == (WHOLE[0], WHOLE[2]) and len(service.seen) == 2
    assert second.failure.kind is Kind.BROKEN_ANSWER


@pytest.mark.parametrize(("words", "ended", "wanted"), [
    ("One", "stop", Kind.BROKEN_ANSWER), ('{"translations": [{"id": "1", "te', "length",
                                          Kind.TOO_LONG),
    ("", "content_filter", Kind.BROKEN_ANSWER), (None, "stop", Kind.BROKEN_ANSWER),
    ('{"translations": {"1": "One"}}', "stop", Kind.BROKEN_ANSWER),
    ('{"translations": [{"id": "1", "text": "As an AI language model, I must not"}]}', "stop",
     Kind.WARNING_TEXT),
    (listed([{"id": "1", "text": "blah " * 200}]), "stop", Kind.BROKEN_ANSWER)])
def test_words_that_are_no_answer_are_thrown_away(service, words, ended, wanted):
    service.always = says(words, ended)
    result, = ask(open_model(service), "甲")
    assert result.failure.kind is wanted and result.text == ""


def test_a_fault_on_the_way_to_what_was_left_out_ends_the_run_and_keeps_the_rest(service, waits):
    service.troubles = [turn(lambda them: listed(them[:1])), service.status(401)]
    first, second, third = ask(open_model(service), "甲", "乙", "丙")
    assert first.text == WHOLE[0]
    assert second.failure.kind is Kind.DENIED and third.failure.kind is Kind.STOPPED
    assert len(service.seen) == 2


def test_line_feeds_that_a_model_adds_are_taken_out(service):
    service.translate = lambda *_all: "One \n two\r\nthree"
    assert answers(service, "甲") == ["One two three"]


def test_a_server_without_keys_gets_none(service):
    from presskit.build.engines import open_engine
    from presskit.desk import Desk
    engine = open_engine("openai-compatible", Desk(), {
        "address": service.address_of("openai-compatible"), "model": "m"}, environ={})
    assert ask(engine, "甲")[0].model == "m"
    assert "Authorization" not in service.seen[0].headers
