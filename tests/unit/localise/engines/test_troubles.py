"""Every engine with a network, and every trouble that a service can have."""

import logging
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from email.utils import format_datetime

import pytest

from presskit.localise.engines.protocol import Kind
from tests.helpers.closed import STILL, NetworkClosed
from tests.helpers.services import Reply, Service, nobody, serve

from .opening import BATCHED, CODES, KEY, KEYED, NETWORK, ask, open_at

each = pytest.mark.parametrize("name", NETWORK)


@each
def test_a_text_is_answered_in_the_codes_of_the_service(service, name):
    texts = ("感能是甚麼？", "⟦1⟧於130年前")
    first, second = ask(open_at(service.address_of(name), name), *texts)
    assert [first.text, second.text] == [f"{text} {CODES[name]}" for text in texts]
    assert (first.id, second.id) == ("release.body#0", "release.body#1")
    assert first.failure is None and first.engine == name and first.characters == 6
    assert first.model == ("house-7b" if name == "openai-compatible" else "")


@each
def test_what_has_no_letter_is_copied_and_never_sent(service, name):
    texts = ("……", "——", "🎬", "《⟦1⟧》", "10:30", "", "  ", "⟦1⟧ ⟦2⟧", "2025.12.19")
    results = ask(open_at(service.address_of(name), name), *texts)
    assert [one.text for one in results] == list(texts) and not service.seen
    assert all(one.failure is None and one.characters == 0 for one in results)


@each
def test_white_space_round_a_text_and_its_lines_stay(service, name):
    service.translate = lambda text, _source, _target: text.strip().replace("題", "line")
    result, = ask(open_at(service.address_of(name), name), "\n 題一\n題二 \n")
    assert result.text == "\n line一\nline二 \n"


@each
def test_a_service_that_is_busy_is_asked_again_when_it_says(service, waits, name):
    service.troubles = [service.status(429, Retry_After="7")]
    result, = ask(open_at(service.address_of(name), name), "感能")
    assert result.text == f"感能 {CODES[name]}" and waits == [7.0] and len(service.seen) == 2


@each
def test_the_hour_to_ask_again_may_be_a_date(service, waits, name, monkeypatch):
    monkeypatch.setattr("time.time", lambda: STILL.timestamp() - 20)
    service.troubles = [service.status(503, Retry_After=format_datetime(STILL, usegmt=True))]
    result, = ask(open_at(service.address_of(name), name), "感能")
    assert result.failure is None and waits == [20.0]


@each
@pytest.mark.parametrize("said", ["soon", "-3", "", "Wed, 99 Foo", "١٢"])
def test_an_hour_that_nobody_can_read_is_not_waited_for(service, waits, name, said):
    service.troubles = [service.status(429, **({"X-Odd": "1"} if not said.isascii() else
                                               {"Retry_After": said}))]
    assert ask(open_at(service.address_of(name), name), "感能")[0].failure is None
    assert waits == [1.0]


@each
def test_nobody_waits_for_an_hour(service, waits, name):
    service.always = service.status(429, Retry_After="3600")
    first, second = ask(open_at(service.address_of(name), name), "感能", "混合智能")
    assert first.failure.kind is Kind.LIMITED and first.failure.fatal
    assert first.failure.retry_after == 3600 and waits == [] and len(service.seen) == 1
    assert second.failure.kind in (Kind.LIMITED, Kind.STOPPED)


@each
def test_a_fault_that_passes_is_not_noticed(service, waits, name):
    service.troubles = [service.status(500), service.status(502), service.hang_up]
    result, = ask(open_at(service.address_of(name), name), "感能")
    assert result.text == f"感能 {CODES[name]}" and waits == [1.0, 2.0, 4.0]


@each
def test_a_service_that_is_down_is_left_alone_soon(service, waits, name):
    service.always = service.status(500)
    results = ask(open_at(service.address_of(name), name), *(f"感能{n}" for n in range(60)))
    assert {one.failure.kind for one in results} <= {Kind.SERVER, Kind.STOPPED}
    assert any(one.failure.fatal for one in results) and len(service.seen) <= 20
    assert len(results) == 60


@each
def test_a_service_that_does_not_answer_is_waited_for_no_longer_than_said(service, waits, name):
    service.always = service.slow
    engine = open_at(service.address_of(name), name, timeout="0.2", tries="2")
    result, = ask(engine, "感能")
    assert result.failure.kind is Kind.TIMED_OUT and waits == [1.0]
    service.wait_for(2)  # it may be read later than it was given up
    assert len(service.seen) == 2
    assert "0.2 seconds" in result.failure.detail


@each
def test_a_service_that_drips_is_not_waited_for_without_end(service, waits, name):
    service.always = service.drip
    engine = open_at(service.address_of(name), name, timeout="0.4", tries="1")
    assert ask(engine, "感能")[0].failure.kind is Kind.TIMED_OUT


@each
def test_an_answer_that_breaks_off_is_asked_for_again(service, waits, name):
    service.troubles = [service.cut]
    assert ask(open_at(service.address_of(name), name), "感能")[0].text == f"感能 {CODES[name]}"
    service.always = service.cut
    assert ask(open_at(service.address_of(name), name), "感能")[0].failure.kind is Kind.SERVER


@each
def test_half_an_answer_is_none_though_no_header_tells(service, waits, name):
    service.always = service.cut_unannounced
    result, = ask(open_at(service.address_of(name), name), "感能" * 200)
    assert result.failure.kind in (Kind.SERVER, Kind.BROKEN_ANSWER) and result.text == ""


@each
@pytest.mark.parametrize("body", ["", "[", "null", "[]", "{}", '"fine"', "[[]]", "[" * 9000,
                                  '{"translatedText": [1]}', '{"translations": [{}]}',
                                  '{"choices": []}', '{"responseData": {}}', "\x00\xff"])
def test_an_answer_of_another_form_is_none(service, waits, name, body):
    service.always = service.says(body)
    result, = ask(open_at(service.address_of(name), name), "感能")
    assert result.failure.kind in (Kind.BROKEN_ANSWER, Kind.EMPTY) and result.text == ""
    assert len(service.seen) == 1


@each
def test_an_answer_without_end_is_none(service, waits, name):
    service.always = lambda _service, _seen, reply: Reply(reply.body + b" " * 8_100_000,
                                                          reply.kind)
    result, = ask(open_at(service.address_of(name), name), "感能")
    assert (result.failure.kind, result.failure.detail) == (Kind.BROKEN_ANSWER,
                                                            "the answer has no end")


@each
@pytest.mark.parametrize(("code", "kind"), [
    (401, Kind.DENIED), (403, Kind.DENIED), (402, Kind.QUOTA), (456, Kind.QUOTA),
    (413, Kind.TOO_LONG), (414, Kind.TOO_LONG), (400, Kind.BROKEN_ANSWER),
    (404, Kind.BROKEN_ANSWER)])
def test_a_status_says_why(service, waits, name, code, kind):
    service.always = service.status(code)
    result, = ask(open_at(service.address_of(name), name), "感能")
    assert result.failure.kind is kind and str(code) in result.failure.detail
    assert result.failure.fatal == (code in (401, 402, 403, 404, 456)) and waits == []


@each
def test_what_is_denied_to_one_text_is_not_asked_for_the_others(service, waits, name):
    service.always = service.status(403)
    results = ask(open_at(service.address_of(name), name), *(f"感能{n}" for n in range(60)))
    assert len(service.seen) == 1 and all(one.failure for one in results)
    assert results[-1].failure.kind in (Kind.DENIED, Kind.STOPPED)


@each
def test_nobody_listens(service, waits, name):
    with nobody() as address:
        first, second = ask(open_at(address, name), "感能", "混合智能")
    assert first.failure.kind is Kind.UNREACHABLE and first.failure.fatal
    assert waits == [1.0, 2.0, 4.0] and second.failure.fatal or second.failure.kind is Kind.STOPPED


@each
def test_a_line_that_is_cut_before_a_byte_came_is_no_machine_that_is_away(service, waits, name):
    service.always = service.hang_up
    result, = ask(open_at(service.address_of(name), name), "感能")
    assert result.failure.kind is Kind.SERVER and not result.failure.fatal
    assert len(service.seen) == 4


@each
def test_an_address_elsewhere_is_not_followed(service, waits, name):
    with serve() as other:
        service.always = service.status(302, Location=f"{other.address}/m?q=x")
        result, = ask(open_at(service.address_of(name), name), "感能")
        assert not other.seen
    assert result.failure.kind is Kind.BROKEN_ANSWER and result.failure.fatal
    assert "127.0.0.1" in result.failure.detail and "/m" not in result.failure.detail


@each
def test_one_text_that_fails_takes_none_of_fifty_with_it(service, waits, name):
    service.always = service.poisoned("毒")
    texts = [f"感能{n}" for n in range(50)]
    texts[17] = "毒物"
    results = ask(open_at(service.address_of(name), name), *texts)
    assert [one.text for one in results] == [
        "" if text == "毒物" else f"{text} {CODES[name]}" for text in texts]
    assert results[17].failure.kind is Kind.SERVER and not results[17].failure.fatal


@each
def test_some_texts_that_fail_take_none_of_the_others_with_them(service, waits, name):
    service.always = service.poisoned("毒")
    texts = ["毒" if n % 6 == 2 else f"感能{n}" for n in range(24)]
    results = ask(open_at(service.address_of(name), name), *texts)
    assert [one.text for one in results] == [
        "" if text == "毒" else f"{text} {CODES[name]}" for text in texts]


@pytest.mark.parametrize("name", BATCHED)
def test_a_service_that_is_busy_while_a_batch_is_halved_is_waited_for(service, waits, name):
    service.troubles = [*[service.status(500)] * 4, service.status(429, Retry_After="9")]
    results = ask(open_at(service.address_of(name), name), *(f"感能{n}" for n in range(8)))
    assert [one.text for one in results] == [f"感能{n} {CODES[name]}" for n in range(8)]
    assert waits == [1.0, 2.0, 4.0, 9.0]


@each
def test_eight_at_once_never_get_the_answer_of_another(service, name):
    engine = open_at(service.address_of(name), name)
    gate = threading.Barrier(8)

    def work(who):
        gate.wait(20)
        texts = [f"感能{who}之{n}" for n in range(30)]
        return texts, [one.text for one in ask(engine, *texts)]

    with ThreadPoolExecutor(8) as pool:
        for texts, answers in pool.map(work, range(8)):
            assert answers == [f"{text} {CODES[name]}" for text in texts]
    assert sorted(service.texts) == sorted(f"感能{who}之{n}" for who in range(8)
                                           for n in range(30))


@each
def test_a_long_text_is_cut_at_its_sentences_and_joined(service, name):
    service.translate = lambda text, _source, _target: f"<{len(text)}>"
    text = "".join(f"第{n}句說⟦{n}⟧，「感能。」如此而已。" for n in range(1200))
    result, = ask(open_at(service.address_of(name), name), text)
    most = {"google": 4_500, "mymemory": 500, "microsoft": 30_000, "deepl": 60_000,
            "openai-compatible": 18_000}.get(name, 10 ** 9)
    assert "".join(service.texts).replace('<x id="', "⟦").replace('"/>', "⟧") == text
    assert max(len(one.encode()) for one in service.texts) <= most
    assert all(one.endswith(("。", "。」")) for one in service.texts)
    assert len(result.text.split("> <")) == len(service.texts) and result.characters == len(text)


@each
def test_no_address_is_longer_than_servers_take(service, name):
    ask(open_at(service.address_of(name), name), "感能" * 9000)
    assert max(len(one.path) for one in service.seen) < 15_000


@each
def test_the_time_for_a_run_ends_it(service, waits, name):
    engine = open_at(service.address_of(name), name)
    results = ask(engine, "感能", "混合智能", deadline=0.0)
    assert not service.seen
    assert {one.failure.kind for one in results} == {Kind.STOPPED}


@each
def test_a_wait_beyond_the_time_for_a_run_is_not_begun(service, waits, name):
    service.always = service.status(503, Retry_After="50")
    result, = ask(open_at(service.address_of(name), name), "感能", deadline=time.monotonic() + 30)
    assert result.failure.kind is Kind.STOPPED and waits == [] and len(service.seen) == 1


@each
def test_damaged_characters_are_refused(service, name):
    service.translate = lambda text, _source, _target: "感\ufffd能"
    assert ask(open_at(service.address_of(name), name), "感能")[0].failure.kind \
        is Kind.BROKEN_ANSWER


@each
def test_an_interrupted_run_is_not_held(service, monkeypatch, name):
    def interrupted(_seconds):
        raise KeyboardInterrupt
    service.always = service.status(500)
    monkeypatch.setattr("presskit.localise.engines.protocol._sleep", interrupted)
    engine = open_at(service.address_of(name), name)
    with pytest.raises(KeyboardInterrupt):
        ask(engine, "感能")


# Keys --------------------------------------------------------------------------------------------

TROUBLES = {
    "good": None, "busy": Service.status(429), "down": Service.status(500),
    "denied": Service.status(403, {"message": f"bad key {KEY}", "error": f"Invalid API key {KEY}"}),
    "odd": Service.status(400, {"error": {"code": 400999, "message": f"key {KEY}"}}),
    "quota": Service.status(456), "cut": Service.cut, "silent": Service.hang_up,
    "slow": Service.slow, "leads on": Service.status(302, Location=f"http://else.example/{KEY}"),
    "no JSON": Service.says(f"oops {KEY}"), "odd JSON": Service.says({"message": KEY})}


@pytest.mark.parametrize("name", KEYED)
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_key_is_in_no_message_no_address_and_no_log(service, waits, caplog, name, trouble):
    caplog.set_level(logging.DEBUG)
    service.always = TROUBLES[trouble]
    engine = open_at(service.address_of(name), name, timeout="0.2", tries="2")
    results = ask(engine, "感能", "混合智能")
    with nobody() as address:
        lost = ask(open_at(address, name), "感能")
    assert trouble == "good" or any(one.failure for one in results)
    shown = repr((results, lost, engine.capabilities, vars(engine._engine)))
    assert KEY not in shown and KEY not in "".join(one.path for one in service.seen)
    assert "感能" not in repr([one.failure for one in (*results, *lost)])
    quiet = [one for one in caplog.records if not one.name.startswith("deepl")]
    assert KEY not in "".join(one.getMessage() for one in quiet)
    service.wait_for(1)  # it may be read later than it was given up
    sent = service.seen[0]
    assert KEY in sent.body.decode() + " ".join(sent.headers.values())


@pytest.mark.parametrize("name", BATCHED)
def test_what_a_library_logs_holds_no_key(service, caplog, name):
    caplog.set_level(logging.DEBUG)
    assert ask(open_at(service.address_of(name), name), "感能")[0].failure is None
    assert KEY not in caplog.text


@each
def test_an_account_of_this_machine_is_not_sent(service, monkeypatch, tmp_path, name):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ann password hush\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setattr("presskit.localise.engines.wire.is_loopback", lambda _host: False)
    monkeypatch.setenv("NO_PROXY", "*")
    assert ask(open_at(service.address_of(name), name), "感能")[0].failure is None
    assert not any("Basic" in value for value in service.seen[0].headers.values())


@each
def test_a_proxy_for_the_world_outside_is_not_asked_for_this_machine(service, monkeypatch, name):
    for variable in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(variable, raising=False)
    with nobody() as address:
        for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(variable, address)
        assert ask(open_at(service.address_of(name), name), "感能")[0].failure is None


def test_only_this_machine_can_be_reached_in_these_tests(service):
    with pytest.raises(NetworkClosed), socket.socket() as one:
        one.connect(("192.0.2.1", 80))



@each
def test_a_machine_that_is_silent_from_the_first_can_t_be_reached(service, waits, monkeypatch,
                                                                   name):
    import requests
    from urllib3.exceptions import ConnectTimeoutError, MaxRetryError

    def silent(_self, method, url, **_parts):
        raise requests.exceptions.ConnectTimeout(
            MaxRetryError(None, f"{url}?{KEY}", ConnectTimeoutError(None, "timed out")))
    monkeypatch.setattr(requests.Session, "request", silent)
    result, = ask(open_at(service.address_of(name), name), "感能")
    assert result.failure.kind is Kind.UNREACHABLE and KEY not in repr(result)
