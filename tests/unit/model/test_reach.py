"""Locales and chains."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from presskit.diagnostics import Findings, Span
from presskit.model.faults import Finder
from presskit.model.reach import check_reach, check_spelling, check_tag

KNOWN = ("en", "ja", "ko", "zh-Hans-CN", "zh-Hant-HK", "zh-Hant-TW")


class Places(dict):
    names: dict = {}


FINDER = Finder(SimpleNamespace(places=Places({(): Span("kit.yaml")}), findings=Findings()))


def check(source: str, **table: tuple[str, str]) -> list[str]:
    findings = Findings()
    locales = {tag.replace("_", "-"): {"reach": reach, "from": origin}
               for tag, (reach, origin) in table.items()}
    check_reach({"locales": locales}, source, KNOWN, FINDER, findings)
    return [one.code for one in findings]


def test_chains_that_end_at_the_source_are_sound() -> None:
    assert not check("zh-Hant-HK", zh_Hans_CN=("convert", ""), en=("translate", ""),
                     ko=("translate", "en"), ja=("translate", "zh-Hans-CN"))
    assert not check("en", zh_Hans_CN=("translate", ""), zh_Hant_HK=("convert", "zh-Hans-CN"))


@pytest.mark.parametrize(("source", "table", "codes"), [
    ("en", {"ja": ("translate", "ko"), "ko": ("translate", "ja")}, ["locale-chain"] * 2),
    ("en", {"ja": ("translate", "ja")}, ["locale-chain"]),
    ("en", {"ja": ("translate", "fr")}, ["locale-unknown"]),
    ("en", {"fr": ("translate", "")}, ["locale-unknown"]),
    ("en", {"en": ("translate", "")}, ["locale-chain"]),
    ("en", {"ja": ("convert", "")}, ["locale-chain"]),
    ("en", {"zh_Hans_CN": ("convert", "")}, ["locale-chain"]),
    ("zh-Hant-HK", {"zh_Hans_CN": ("convert", ""), "zh_Hant_TW": ("convert", "zh-Hans-CN")},
     ["locale-chain"]),
    ("zh-Hant-HK", {"zh_Hans_CN": ("convert", ""), "en": ("translate", "zh-Hans-CN"),
                    "zh_Hant_TW": ("convert", "en")}, ["locale-chain"] * 2)])
def test_what_can_not_be_reached_is_an_error(source: str, table: dict, codes: list[str]) -> None:
    assert check(source, **table) == codes


@pytest.mark.parametrize(("tag", "near"), [
    ("zh-hk", "zh-Hant-HK"), ("zh_Hant_HK", "zh-Hant-HK"), ("EN", "en"), ("jp", "ja"),
    ("zh-Hans-C", "zh-Hans-CN")])
def test_the_nearest_known_tag_is_offered(tag: str, near: str) -> None:
    findings = Findings()
    assert not check_tag(tag, Span("kit.yaml"), KNOWN, findings)
    (found,) = findings
    assert f"did you mean {near}?" in found.hint


def test_a_tag_that_is_well_spelled_needs_no_wording_of_ours() -> None:
    findings = Findings()
    for tag in ("fr", "pt-BR", "zh-Hant", "sr-Latn-RS"):
        check_spelling(tag, Span("people.yaml"), KNOWN, findings)
    assert not len(findings)
    check_spelling("zh-hant", Span("people.yaml"), KNOWN, findings)
    assert [one.hint for one in findings] == ["did you mean zh-Hant?"]
