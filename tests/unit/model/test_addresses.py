"""Addresses and numbers of press contacts."""

from types import SimpleNamespace

from presskit.diagnostics import Findings, Severity, Span
from presskit.model.addresses import check_addresses


def found(phone: str) -> list:
    contact = SimpleNamespace(email="", url="", phone=phone)
    kit = SimpleNamespace(contacts={"ja": (contact,)}, organisations={})
    findings = Findings()
    check_addresses(kit, SimpleNamespace(value=lambda path: Span("kit.yaml", 3)), findings)
    return list(findings)


def test_a_number_in_full_width_digits_is_shown_in_plain_ones() -> None:
    one, = found("０３－１２３４－５６７８")
    assert (one.code, one.severity) == ("phone-wide", Severity.WARNING)
    assert "03-1234-5678" in one.hint and one.span
    assert found("+81 3 1234 5678") == []
