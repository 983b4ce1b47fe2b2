"""The three services behind deep-translator: what each says of itself is no translation."""

import pytest

from presskit.localise.engines.protocol import Kind

from .opening import KEY, ask, open_at

CONSENT = """<!DOCTYPE html><html><head><title>Before you continue</title></head><body>
<form action="https://consent.google.com/save"><h1>Before you continue to Google</h1></form>
</body></html>"""


def mymemory(text="", status=200, details="", finished=False, matches=()):
    return {"responseData": {"translatedText": text}, "quotaFinished": finished,
            "responseDetails": details, "responseStatus": status, "matches": list(matches)}


def kind(engine, text="感能"):
    result, = ask(engine, text)
    assert result.text == ""
    return result.failure.kind


# Google ------------------------------------------------------------------------------------------

def test_a_page_that_asks_for_consent_is_no_translation(service):
    service.always = service.says(CONSENT, "text/html")
    engine = open_at(service.address, "google")
    first, second = ask(engine, "感能", "混合智能")
    assert first.failure.kind is Kind.WARNING_TEXT and first.failure.fatal
    assert second.failure.kind is Kind.STOPPED and len(service.seen) == 1


@pytest.mark.parametrize(("address", "wanted"), [
    ("https://consent.google.com/m?continue=x", Kind.WARNING_TEXT),
    ("https://www.google.com/sorry/index?q=x", Kind.DENIED)])
def test_a_page_elsewhere_is_told_by_what_it_is(service, waits, address, wanted):
    service.always = service.status(302, Location=address)
    result, = ask(open_at(service.address, "google"), "感能")
    assert result.failure.kind is wanted and result.failure.fatal and waits == []


def test_a_robot_is_not_asked_again(service, waits):
    service.always = service.says("<html>Our systems have detected unusual traffic</html>",
                                  "text/html")
    assert kind(open_at(service.address, "google")) is Kind.DENIED and waits == []


def test_a_page_without_a_translation_is_none(service):
    service.always = service.says("<html><body><div class='other'>x</div></body></html>",
                                  "text/html")
    assert kind(open_at(service.address, "google")) is Kind.BROKEN_ANSWER


def test_a_page_that_ends_inside_the_translation_is_asked_for_again(service, waits):
    service.troubles = [service.says('<html><div class="result-container">half of it',
                                     "text/html")]
    assert ask(open_at(service.address, "google"), "感能")[0].text == "感能 zh-TW→en"


def test_an_empty_translation_is_none(service):
    service.translate = lambda *_all: ""
    assert kind(open_at(service.address, "google")) is Kind.EMPTY


def test_a_translation_that_is_the_text_is_taken(service):
    service.translate = lambda text, _source, _target: text
    assert ask(open_at(service.address, "google"), "AIGC 2025")[0].text == "AIGC 2025"


def test_signs_of_the_page_are_no_part_of_the_text(service):
    service.translate = lambda *_all: 'Tom & "Ann" <3 ⟦1⟧'
    assert ask(open_at(service.address, "google"), "甲⟦1⟧")[0].text == 'Tom & "Ann" <3 ⟦1⟧'


def test_every_text_has_an_object_of_its_own(service, monkeypatch):
    from deep_translator import google
    made = []
    real = google.GoogleTranslator
    monkeypatch.setattr(google, "GoogleTranslator",
                        lambda *given: made.append(given) or real(*given))
    ask(open_at(service.address, "google"), "甲", "乙", "丙")
    assert made == [("zh-TW", "en")] * 3


def test_others_who_use_the_library_get_their_own_requests(service, monkeypatch):
    ask(open_at(service.address, "google"), "甲")
    import requests
    from deep_translator import google
    with pytest.raises(requests.exceptions.RequestException):
        google.requests.get("http://127.0.0.1:1/")
    assert google.requests.exceptions is requests.exceptions


# MyMemory ----------------------------------------------------------------------------------------

QUOTA = ("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY. NEXT AVAILABLE IN "
         "13 HOURS 31 MINUTES 45 SECONDS VISIT HTTPS://MYMEMORY.TRANSLATED.NET/DOC/USAGELIMITS.PHP")


@pytest.mark.parametrize(("body", "wanted"), [
    (mymemory(QUOTA), Kind.QUOTA),
    (mymemory(QUOTA, 429), Kind.QUOTA),
    (mymemory("fine", finished=True), Kind.QUOTA),
    (mymemory("INVALID LANGUAGE PAIR SPECIFIED. EXAMPLE: LANGPAIR=EN|IT", "403"),
     Kind.REFUSED_LANGUAGE),
    (mymemory("", "403", "'XX' IS AN INVALID TARGET LANGUAGE"), Kind.REFUSED_LANGUAGE),
    (mymemory("PLEASE SELECT TWO DISTINCT LANGUAGES", "403"), Kind.REFUSED_LANGUAGE),
    (mymemory("QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS", "403"),
     Kind.TOO_LONG),
    (mymemory("NOT ALLOWED", "403"), Kind.DENIED),
    (mymemory("INVALID LANGUAGE PAIR SPECIFIED.", 200), Kind.WARNING_TEXT),
    (mymemory("MYMEMORY UNEXPECTED ERROR (TooManyRequests)", 200), Kind.WARNING_TEXT),
    (mymemory("", 200, matches=[{"translation": "of quite another text"}]), Kind.EMPTY),
    (mymemory(None, 200), Kind.EMPTY)])
def test_what_mymemory_says_of_itself_is_no_translation(service, waits, body, wanted):
    service.always = service.says(body)
    assert kind(open_at(service.address, "mymemory")) is wanted and len(service.seen) == 1


def test_the_quota_text_is_read_whatever_the_status(service, waits):
    service.always = service.status(429, mymemory(QUOTA, 429))
    first, second = ask(open_at(service.address, "mymemory"), "感能", "混合智能")
    assert first.failure.kind is Kind.QUOTA and second.failure.kind is Kind.STOPPED
    assert waits == []


def test_a_busy_mymemory_that_says_so_inside_is_asked_again(service, waits):
    service.troubles = [service.says(mymemory("SLOW DOWN", "429"))]
    assert ask(open_at(service.address, "mymemory"), "感能")[0].failure is None
    assert waits == [1.0]


def test_an_address_of_the_kit_s_own_raises_the_limit(service):
    ask(open_at(service.address, "mymemory", email="press@house.example"), "感能")
    assert "de=press%40house.example" in service.seen[0].path


def test_a_text_that_holds_the_words_of_a_warning_may_be_translated(service):
    service.translate = lambda text, _source, _target: text.replace("警告", "")
    text = "警告MYMEMORY WARNING in a headline"
    assert ask(open_at(service.address, "mymemory"), text)[0].failure is None


def test_the_public_address_is_asked_in_safety():
    from presskit.localise.engines import deep_translator
    for one in (deep_translator._GOOGLE, deep_translator._MYMEMORY, deep_translator._MICROSOFT):
        assert one.address.startswith("https://")


# Microsoft ---------------------------------------------------------------------------------------

@pytest.mark.parametrize(("status", "code", "wanted"), [
    (401, 401000, Kind.DENIED), (403, 403000, Kind.DENIED), (403, 403001, Kind.QUOTA),
    (400, 400036, Kind.REFUSED_LANGUAGE), (400, 400035, Kind.REFUSED_LANGUAGE),
    (400, 400050, Kind.TOO_LONG), (400, 400074, Kind.BROKEN_ANSWER), (200, 401000, Kind.DENIED)])
def test_microsoft_s_numbers_are_read(service, waits, status, code, wanted):
    service.always = service.status(status, {"error": {"code": code, "message": f"about {KEY}"}})
    result, = ask(open_at(service.address, "microsoft"), "感能")
    assert result.failure.kind is wanted and str(code) in result.failure.detail and waits == []


def test_microsoft_is_asked_for_translations_alone_with_the_key_in_a_header(service):
    result, = ask(open_at(service.address, "microsoft", region="eastasia"), "感能")
    seen, = service.seen
    assert result.failure is None and seen.data == [{"text": "感能"}]
    assert seen.headers["Ocp-Apim-Subscription-Key"] == KEY
    assert seen.headers["Ocp-Apim-Subscription-Region"] == "eastasia"


def test_a_busy_microsoft_is_asked_again(service, waits):
    service.troubles = [service.status(429, {"error": {"code": 429000, "message": "slow"}},
                                       Retry_After="3")]
    assert ask(open_at(service.address, "microsoft"), "感能")[0].failure is None
    assert waits == [3.0]


# The library -------------------------------------------------------------------------------------

def test_what_the_library_raises_holds_neither_text_nor_address(service, monkeypatch):
    from deep_translator import google

    def fail(_self, text):
        raise ValueError(f"{text} at {service.address}")
    monkeypatch.setattr(google.GoogleTranslator, "translate", fail)
    result, = ask(open_at(service.address, "google"), "感能")
    assert result.failure.kind is Kind.BROKEN_ANSWER
    assert result.failure.detail == "deep-translator failed with ValueError"


def test_pairs_that_a_service_lacks_are_refused_before_anything_is_sent(service):
    for name, source, target in (("google", "zh-Hant-HK", "xx"), ("google", "tlh", "en"),
                                 ("google", "zh-Hant-HK", "zh-Hant-TW"), ("mymemory", "en", "en"),
                                 ("mymemory", "xx", "en"), ("microsoft", "en-GB", "en-US")):
        result, = ask(open_at(service.address, name), "感能", source=source, target=target)
        assert result.failure.kind is Kind.REFUSED_LANGUAGE, (name, source, target)
    assert not service.seen

