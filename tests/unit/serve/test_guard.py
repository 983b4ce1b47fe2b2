"""Who may ask, and what every answer carries."""

import pytest

from presskit.serve.guard import is_known_host, is_loopback
from tests.helpers.previews import open_place


@pytest.fixture
def place(tmp_path):
    return open_place(tmp_path)


@pytest.mark.parametrize(("header", "host", "known"), [
    ("127.0.0.1:8765", "127.0.0.1", True), ("localhost:8765", "127.0.0.1", True),
    ("LOCALHOST", "127.0.0.1", True), ("[::1]:8765", "127.0.0.1", True), ("[::1]", "::1", True),
    ("127.0.0.2", "127.0.0.1", True),
    ("evil.example", "127.0.0.1", False), ("evil.example:8765", "127.0.0.1", False),
    ("127.0.0.1.evil.example", "127.0.0.1", False), ("localhost.evil.example", "::1", False),
    ("localhost.", "127.0.0.1", False), ("", "127.0.0.1", False), (":8765", "127.0.0.1", False),
    ("192.0.2.7:8765", "127.0.0.1", False), ("2130706433", "127.0.0.1", False),
    ("192.0.2.7:8765", "0.0.0.0", True), ("desk.example:8765", "0.0.0.0", False),
    ("desk.example:8765", "desk.example", True), ("other.example", "desk.example", False)])
def test_a_name_that_others_can_point_here_is_none_of_ours(header, host, known):
    assert is_known_host(header, host) is known


def test_loopback():
    assert is_loopback("127.0.0.1") and is_loopback("::1") and is_loopback("localhost")
    assert not is_loopback("0.0.0.0") and not is_loopback("192.0.2.7") and not is_loopback("x")


def test_another_name_in_the_request_gets_nothing_of_the_kit(place):
    answer = place.ask("/", host="evil.example")
    assert answer.status == 421 and "opening" not in answer.text
    assert place.ask("/", host="").status == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(place, method):
    answer = place.ask("/", method)
    assert answer.status == 405 and answer.headers["allow"] == "GET, HEAD"


def test_another_site_may_lead_here_but_use_nothing(place):
    assert place.ask("/", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status == 403
    assert place.ask("/events", sec_fetch_site="same-site", sec_fetch_mode="cors").status == 403
    assert place.ask("/", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status == 200
    assert place.ask("/", sec_fetch_site="same-origin", sec_fetch_mode="cors").status == 200


@pytest.mark.parametrize("path", ["/", "/documents/en/press-release", "/nothing", "/problems",
                                  "/assets/serve.css", "/room/"])
def test_every_answer_carries_the_headers(place, path):
    headers = place.ask(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert not any(name.startswith("access-control") for name in headers)


def test_a_web_page_of_the_kit_stands_in_a_sandbox(place):
    file = next(one for one in place.live.now.preview.files if one.format == "html")
    answer = place.ask(f"/files/{file.sha256}/{file.name.rpartition('/')[2]}")
    assert answer.status == 200
    assert answer.headers["content-security-policy"].startswith(
        "sandbox allow-same-origin; default-src 'none'")
