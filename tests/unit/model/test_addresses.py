"""Addresses and numbers of press contacts."""

from types import SimpleNamespace

from presskit.diagnostics import Findings, Severity, Span
from presskit.model.addresses import check_addresses


def found(phone: str, register_at: str = "", room: str = "") -> list:
    contact = SimpleNamespace(email="", url="", phone=phone)
    kit = SimpleNamespace(contacts={"ja": (contact,)}, organisations={},
                          press_room=SimpleNamespace(url=room),
                          invitation=SimpleNamespace(register_at=register_at))
    findings = Findings()
    check_addresses(kit, SimpleNamespace(value=lambda path: Span("kit.yaml", 3)), findings)
    return list(findings)


def test_a_number_in_full_width_digits_is_shown_in_plain_ones() -> None:
    one, = found("０３－１２３４－５６７８")
    assert (one.code, one.severity) == ("phone-wide", Severity.WARNING)
    assert "03-1234-5678" in one.hint and one.span
    assert found("+81 3 1234 5678") == []


def test_one_registers_at_an_address_that_can_be_written_to_or_opened() -> None:
    for good in ("press@example.org", "https://example.org/register"):
        assert found("", good) == []
    for bad, kind in (("press@", "e-mail address"), ("example.org", "web page")):
        one, = found("", bad)
        assert one.code == "address-form" and kind in one.message and one.hint


def test_the_press_room_stands_in_a_folder() -> None:
    for good in ("https://example.org", "https://例え.jp/広報/"):
        assert found("", room=good) == []
    for bad in ("https://example.org/a/?page=1", "https://example.org/a/#top"):
        one, = found("", room=bad)
        assert (one.code, one.hint) == ("address-form", "write https://example.org/a/")
    assert len(found("", room="ftp://example.org/?a")) == 1
