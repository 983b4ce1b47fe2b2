"""Opening engines: settings of a kit, keys of the environment, engines of third parties."""

from importlib import import_module
from importlib.metadata import EntryPoint

import pytest

from presskit.build import engines
from presskit.build.engines import (
    check_settings,
    describe_failure,
    key_variable,
    known_engines,
    open_engine,
)
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Severity, Span
from presskit.localise.engines.protocol import Capabilities, Failure, Kind, Result, Unit
from presskit.registry import ENGINES

HOUSE = {"address": "http://localhost:5000"}


def fail(name, settings=None, environ=None, **more):
    with pytest.raises(PresskitError) as caught:
        open_engine(name, Desk(), settings, environ=environ or {}, **more)
    found, = caught.value.diagnostics
    return found, caught.value.exit_code


def test_every_engine_of_the_table_is_there():
    for name, service in ENGINES.items():
        module, _, function = service.opener.partition(":")
        if name != "memory":
            assert callable(getattr(import_module(module), function)), name


def test_an_engine_is_named_as_the_table_names_it():
    keys = {key_variable(name): "k" for name in ENGINES}
    for name, service in ENGINES.items():
        if name != "memory":
            settings = {**HOUSE, "model": "m"} if service.needs else {}
            can = open_engine(name, Desk(), settings, environ=keys).capabilities
            assert can.name == name and can.needs_network == bool(can.host), name


def test_an_unknown_engine_is_named_with_the_nearest():
    found, code = fail("depl")
    assert (found.code, code, found.hint) == ("engine-unknown", Exit.USAGE, "did you mean deepl?")
    assert "openai-compatible" in fail("zzz")[0].hint


@pytest.mark.parametrize(("name", "settings", "said"), [
    ("libretranslate", {}, "address: is not given"),
    ("libretranslate", {**HOUSE, "speed": "9"}, "there is no setting speed:"),
    ("libretranslate", {"address": "localhost:5000"}, "is no address"),
    ("libretranslate", {"address": "ftp://localhost"}, "is no address"),
    ("libretranslate", {"address": "http://"}, "is no address"),
    ("libretranslate", {"address": "http://[::1"}, "is no address"),
    ("libretranslate", {"address": "http://h:99999/"}, "is no address"),
    ("libretranslate", {"address": "http://ann:hush@h/"}, "holds more than an address"),
    ("libretranslate", {"address": "http://h/?api_key=hush"}, "holds more than an address"),
    ("libretranslate", {**HOUSE, "timeout": "soon"}, "timeout: is not a number"),
    ("libretranslate", {**HOUSE, "timeout": "0"}, "timeout: is not a number"),
    ("libretranslate", {**HOUSE, "timeout": "nan"}, "timeout: is not a number"),
    ("libretranslate", {**HOUSE, "timeout": "inf"}, "timeout: is not a number"),
    ("libretranslate", {**HOUSE, "tries": "1.5"}, "tries: is not a whole number"),
    ("openai-compatible", HOUSE, "model: is not given"),
    ("openai-compatible", {**HOUSE, "model": "m", "json_mode": "si"}, "is not true or false")])
def test_a_wrong_setting_is_told_at_its_place(name, settings, said):
    span = Span("kit.yaml", 30, 5)
    found, code = fail(name, settings, span=span)
    assert (found.code, code, found.span) == ("engine-setting", Exit.CONTENT, span)
    assert said in found.message and "hush" not in repr(found)


@pytest.mark.parametrize("key", ["key", "api_key", "auth-key", "token", "Password", "apikey"])
def test_a_key_in_a_kit_is_refused_and_not_repeated(key):
    found, code = fail("deepl", {key: "hush"}, {"PRESSKIT_DEEPL_KEY": "good"})
    assert (found.code, code) == ("engine-key-in-kit", Exit.CONTENT)
    assert "PRESSKIT_DEEPL_KEY" in found.hint and "hush" not in repr(found)


@pytest.mark.parametrize(("key", "said"), [
    (None, "deepl needs a key"), ("", "deepl needs a key"), ("two words", "is no key"),
    ("line\nfeed", "is no key"), ("schlüssel", "is no key"), ("“k3y”", "is no key")])
def test_a_key_that_is_none_is_told_without_it(key, said):
    found, code = fail("deepl", environ={} if key is None else {"PRESSKIT_DEEPL_KEY": key})
    assert (found.code, code) == ("engine-key-missing", Exit.MACHINE)
    assert said in found.message and "PRESSKIT_DEEPL_KEY" in found.message + found.hint
    assert not key or key not in repr(found)


def test_the_environment_stands_over_the_kit_for_address_and_model():
    engine = open_engine("openai-compatible", Desk(), {**HOUSE, "model": "small"}, environ={
        "PRESSKIT_OPENAI_COMPATIBLE_ADDRESS": "https://house.example/v1",
        "PRESSKIT_OPENAI_COMPATIBLE_MODEL": "large"})
    assert (engine.capabilities.host, engine.capabilities.model) == ("house.example", "large")


# Third parties -----------------------------------------------------------------------------------

class Echo:
    """A third party's engine."""

    def __init__(self, settings):
        self.settings = settings
        self.capabilities = Capabilities("echo", needs_network=False)

    def translate(self, units, source, target, *, glossary, deadline=None):
        return [Result(one.id, f"{one.text}!") for one in units]


def boom(_settings):
    raise RuntimeError("at https://h/?key=hush")


def no_engine(_settings):
    return object()


def missing(_settings):
    import a_library_that_nobody_has  # noqa: F401


@pytest.fixture
def others(monkeypatch):
    """Entry points that packages would bring."""
    def bring(**them):
        points = [EntryPoint(name, value, "presskit.engines") for name, value in them.items()]
        monkeypatch.setattr(engines, "entry_points", lambda group: [
            one for one in points if one.group == group])
    return bring


def test_an_engine_of_a_package_is_opened_with_its_settings_and_held_to_the_protocol(others):
    others(echo=f"{__name__}:Echo")
    engine = open_engine("echo", Desk(), {"keyboard": "9", "address": "https://h.example"},
                         environ={"PRESSKIT_ECHO_KEY": "k3y"})
    assert engine.translate([Unit("a", " hall ")], "en", "ja")[0].text == " hall! "
    settings = engine._engine.settings
    assert settings.options == {"keyboard": "9"} and settings.address == "https://h.example"
    assert settings.key.reveal() == "k3y" and settings.data == str(Desk().data)
    assert known_engines()[-1] == "echo"


def test_an_engine_of_a_package_takes_no_name_of_ours(others):
    others(pseudo=f"{__name__}:Echo")
    assert known_engines() == tuple(ENGINES)
    assert open_engine("pseudo", Desk(), environ={}).capabilities.name == "pseudo"


@pytest.mark.parametrize(("value", "said"), [
    (f"{__name__}:boom", "RuntimeError"), (f"{__name__}:no_engine", "no engine"),
    (f"{__name__}:missing", "ModuleNotFoundError"), (f"{__name__}:nothing", "AttributeError"),
    ("a_package_that_nobody_has:open", "ModuleNotFoundError"), ("not a name", "AttributeError")])
def test_a_broken_engine_of_a_package_is_a_finding(others, value, said):
    others(echo=value)
    found, code = fail("echo")
    assert (found.code, code) == ("engine-broken", Exit.MACHINE)
    assert said in found.message and "hush" not in repr(found)


# Failures ----------------------------------------------------------------------------------------

@pytest.mark.parametrize("kind", Kind)
def test_every_failure_has_words_and_a_hint(kind):
    found = describe_failure("deepl", Failure(kind, "", 90.4))
    assert (found.code, found.severity) == ("engine-failed", Severity.ERROR)
    assert kind.value in found.message and "90 seconds" in found.message
    assert found.hint and "{" not in found.hint


def test_who_is_denied_is_told_which_key_is_meant():
    assert "PRESSKIT_DEEPL_KEY" in describe_failure("deepl", Failure(Kind.DENIED, "HTTP 403")).hint


@pytest.mark.parametrize(("engine", "given", "codes"), [
    ("", {}, []), ("none", {}, []), ("libretranslate", {}, []),
    ("", {"deepl": {"auth_key": "hush"}}, ["engine-key-in-kit"]),
    ("deeple", {}, ["engine-unknown"]), ("", {"mine": {"api_key": "hush"}}, ["engine-key-in-kit"]),
    ("deepl", {"deepl": {"speed": "9"}, "libretranslate": {"address": "ftp://h"}},
     ["engine-setting", "engine-setting"])])
def test_check_sees_wrong_settings_without_opening_anything(engine, given, codes):
    findings, place = Findings(), Span("kit.yaml", 30, 5)
    places = {("translation", "engines", name): place for name in given}
    check_settings(engine, given, places | {("translation", "engine"): place}, findings)
    assert [one.code for one in findings] == codes and "hush" not in repr(list(findings))
    assert all(one.span == place for one in findings)
    assert findings.failed == bool(set(codes) - {"engine-unknown"})
