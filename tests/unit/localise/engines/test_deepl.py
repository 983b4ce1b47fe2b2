"""DeepL through its own library, over our wire."""

import sys

import pytest

from presskit.build.engines import open_engine
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError
from presskit.localise.engines.protocol import Kind, Unit

from .opening import KEY, ask, open_at


def test_the_key_is_in_a_header_and_nothing_of_this_machine_is_told(service):
    ask(open_at(service.address, "deepl"), "感能")
    seen, = service.seen
    assert seen.path == "/v2/translate"
    assert seen.headers["Authorization"] == f"DeepL-Auth-Key {KEY}"
    assert sys.platform not in " ".join(seen.headers.values()).lower()


def test_placeholders_travel_as_elements_and_signs_of_markup_as_themselves(service):
    service.translate = lambda text, _source, _target: text.replace("甲", "A").replace(
        '<x id="2"/>', '<x id="2"></x>')
    text = "甲⟦1⟧ & <b>⟦2⟧</b> \"3 < 4\" ⟦12⟧"
    result, = ask(open_at(service.address, "deepl"), text)
    assert result.text == text.replace("甲", "A")
    assert service.seen[0].data["tag_handling"] == "xml"
    assert service.texts == ['甲<x id="1"/> &amp; &lt;b&gt;<x id="2"/>&lt;/b&gt; "3 &lt; 4" '
                             '<x id="12"/>']


def test_the_text_round_a_batch_goes_along_as_context(service):
    engine = open_at(service.address, "deepl")
    engine.translate([Unit("a", "甲⟦1⟧", before="前", behind="乙"),
                      Unit("b", "乙", before="甲", behind="後")], "zh-Hant-HK", "en")
    assert service.seen[0].data["context"] == "前\n甲…\n乙\n後"


def test_settings_of_the_kit_reach_the_service(service):
    ask(open_at(service.address, "deepl", formality="prefer_more", glossary="g-1"), "感能",
        target="ja")
    data = service.seen[0].data
    assert (data["formality"], data["glossary_id"], data["target_lang"]) == (
        "prefer_more", "g-1", "JA")


@pytest.mark.parametrize(("target", "code"), [
    ("en", "EN-GB"), ("en-US", "EN-US"), ("zh-Hans-CN", "ZH-HANS"), ("zh-Hant-TW", "ZH-HANT"),
    ("ko", "KO"), ("pt-BR", "PT-BR"), ("fr-CA", "FR")])
def test_targets_are_named_as_the_service_names_them(service, target, code):
    ask(open_at(service.address, "deepl"), "hall", source="de", target=target)
    assert service.seen[0].target == code


def test_a_language_that_the_service_lacks_is_said(service, waits):
    service.always = service.status(400, {"message": "Value for 'target_lang' not supported."})
    result, = ask(open_at(service.address, "deepl"), "感能", target="mn")
    assert result.failure.kind is Kind.REFUSED_LANGUAGE


def test_without_the_library_the_hint_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "deepl", None)
    with pytest.raises(PresskitError) as caught:
        open_at("http://127.0.0.1:9", "deepl")
    found, = caught.value.diagnostics
    assert (found.code, caught.value.exit_code) == ("engine-missing", Exit.MACHINE)
    assert found.hint == "run: pip install 'presskit-multilingual[deepl]'"


@pytest.mark.parametrize(("key", "host"), [("a:fx", "api-free.deepl.com"), ("a", "api.deepl.com")])
def test_the_key_says_which_house_of_the_service_is_meant(key, host):
    engine = open_engine("deepl", Desk(), environ={"PRESSKIT_DEEPL_KEY": key})
    assert engine.capabilities.host == host
