"""``google``, ``mymemory``, ``microsoft``: services asked through deep-translator.

Here: the library in a harness.  Never here: its other providers; two of them put keys into
addresses.

The library keeps what it sends on its objects, has no timeouts, tries nothing twice, and takes
whatever a service says for a translation.  So every text gets an object of its own, and what the
library believes to be ``requests`` is :class:`_Harness`: every request goes over our own wire,
to our own address, and is judged before the library sees the answer.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from typing import Any

from presskit.localise.engines.asking import Asker
from presskit.localise.engines.codes import code_of
from presskit.localise.engines.protocol import (
    NO_GLOSSARY,
    Capabilities,
    Engine,
    Failure,
    Kind,
    Result,
    Settings,
    Unit,
)
from presskit.localise.engines.wire import Answer, Line, Refused, host_of, open_line

__all__ = ["open_google", "open_microsoft", "open_mymemory"]

_BATCH = 5
"""Texts of one call: they are asked one by one, and a run that is ended loses no more."""


def open_google(settings: Settings) -> Engine:
    """Google's page for telephones, without a key: no promise of any kind comes with it."""
    return _DeepTranslator(_GOOGLE, settings)


def open_mymemory(settings: Settings) -> Engine:
    """MyMemory, a public translation memory; the option ``email`` raises its daily limit."""
    return _DeepTranslator(_MYMEMORY, settings)


def open_microsoft(settings: Settings) -> Engine:
    """Microsoft Translator, with a key; the option ``region`` names that of the account."""
    return _DeepTranslator(_MICROSOFT, settings)


# What each service says ------------------------------------------------------------------------

_RESULT = re.compile(r'<div[^>]*class="(?:t0|result-container)"[^>]*>(.*?)(</div>|\Z)', re.DOTALL)


def _judge_google(answer: Answer) -> Failure | None:
    if answer.status_code >= 400:
        return None
    page, leads = answer.text, answer.headers.get("Location", "")
    if "/sorry/" in leads or "unusual traffic" in page:
        return Failure(Kind.DENIED, "Google takes this machine for a robot")
    found = _RESULT.search(page)
    if "consent." in leads or (not found and "consent." in page):
        return Failure(Kind.WARNING_TEXT, "Google asks for consent", fatal=True)
    if 300 <= answer.status_code:
        return None
    if not found:
        return Failure(Kind.BROKEN_ANSWER, "the page holds no translation")
    return None if found[2] else Failure(Kind.SERVER, "the answer breaks off")


def _judge_mymemory(answer: Answer) -> Failure | None:
    data = _read(answer)
    inside = data.get("responseData") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(inside, dict):
        return _unless_bad_status(answer, Kind.BROKEN_ANSWER, "the answer has another form")
    text = inside.get("translatedText")
    said = f"{text or ''} {data.get('responseDetails') or ''}".upper()
    if data.get("quotaFinished") is True or "YOU USED ALL AVAILABLE" in said:
        return Failure(Kind.QUOTA, "MyMemory's quota for today is used up")
    status = str(data.get("responseStatus") or answer.status_code)
    if status == "200":
        # Where it is empty, the library would take the first entry of a memory, however far off.
        return None if text else _unless_bad_status(answer, Kind.EMPTY, "the answer is empty")
    if "LANGUAGE" in said:
        return Failure(Kind.REFUSED_LANGUAGE, "MyMemory does not know this pair of languages")
    if "LENGTH LIMIT" in said:
        return Failure(Kind.TOO_LONG, "longer than MyMemory takes")
    return _unless_bad_status(answer, _by_code(status), f"MyMemory says {status[:3]}")


def _judge_microsoft(answer: Answer) -> Failure | None:
    data = _read(answer)
    error = data.get("error") if isinstance(data, dict) else None
    if isinstance(error, dict):
        code = str(error.get("code", ""))[:6]
        kind = _MICROSOFT_CODES.get(code) or _by_code(code)
        return Failure(kind, f"Microsoft's error {code}" if code.isdigit() else "an error")
    try:
        good = isinstance(data[0]["translations"][0]["text"], str)  # type: ignore[index]
    except (TypeError, KeyError, IndexError):
        good = False
    return None if good else _unless_bad_status(answer, Kind.BROKEN_ANSWER,
                                                "the answer has another form")


_MICROSOFT_CODES = {"400035": Kind.REFUSED_LANGUAGE, "400036": Kind.REFUSED_LANGUAGE,
                    "400050": Kind.TOO_LONG, "400077": Kind.TOO_LONG, "403001": Kind.QUOTA}


def _by_code(code: str) -> Kind:
    """A code whose first three digits are those of an HTTP status."""
    kinds = {"401": Kind.DENIED, "403": Kind.DENIED, "429": Kind.LIMITED, "5": Kind.SERVER}
    return kinds.get(code[:3]) or kinds.get(code[:1]) or Kind.BROKEN_ANSWER


def _read(answer: Answer) -> Any:
    try:
        return answer.json()
    except Refused:
        return None


def _unless_bad_status(answer: Answer, kind: Kind, detail: str) -> Failure | None:
    """A failure, unless the status says something better."""
    return Failure(kind, detail) if answer.status_code < 300 else None


# The three providers -----------------------------------------------------------------------------

Make = Callable[[str, str, Settings], Any]


@dataclass(frozen=True, slots=True)
class _Provider:
    name: str
    address: str
    path: str
    judge: Callable[[Answer], Failure | None]
    make: Make
    known: Callable[[], Collection[str]]
    max_chars: int
    max_bytes: int = 0
    languages: bool = False


def _make_google(source: str, target: str, _settings: Settings) -> Any:
    return _library("google").GoogleTranslator(source, target)


def _make_mymemory(source: str, target: str, settings: Settings) -> Any:
    email = settings.options.get("email")
    more = {"email": str(email)} if email else {}
    return _library("mymemory").MyMemoryTranslator(source, target, **more)


def _make_microsoft(source: str, target: str, settings: Settings) -> Any:
    region = settings.options.get("region")
    return _library("microsoft").MicrosoftTranslator(
        source, target, api_key=settings.key.reveal(), region=str(region) if region else None)


def _known(table: str) -> Callable[[], Collection[str]]:
    return lambda: frozenset(getattr(_library("constants"), table).values())


_GOOGLE = _Provider("google", "https://translate.google.com", "/m", _judge_google, _make_google,
                    _known("GOOGLE_LANGUAGES_TO_CODES"), 4_999, 4_500)
"""The text goes into the address: 1,500 Chinese characters are 13,500 there."""

_MYMEMORY = _Provider("mymemory", "https://api.mymemory.translated.net", "/get",
                      _judge_mymemory, _make_mymemory, _known("MY_MEMORY_LANGUAGES_TO_CODES"),
                      499, 500)
"""The library allows 499 characters, the service 500 bytes."""

_MICROSOFT = _Provider("microsoft", "https://api.cognitive.microsofttranslator.com",
                       "/translate?api-version=3.0", _judge_microsoft, _make_microsoft, tuple,
                       10_000, languages=True)
"""The service knows its languages; the library would ask for them, at a fixed address."""


# The harness -------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class _Call:
    """The request that the library is about to make in this thread."""

    line: Line
    provider: _Provider
    address: str
    languages: Mapping[str, str]


_CALL: ContextVar[_Call | None] = ContextVar("call", default=None)
_LOCK = threading.Lock()


class _Harness:
    """In the place of ``requests`` in the library's modules; outside a call it is ``requests``."""

    def __getattr__(self, name: str) -> Any:
        import requests
        return getattr(requests, name)

    def get(self, url: str, **parts: Any) -> Any:
        """In the place of ``requests.get``."""
        call = _CALL.get()
        if call and call.provider.languages:
            names = {code: {"name": code} for code in call.languages.values()}
            return Answer(200, {}, json.dumps({"translation": names}).encode())
        return self._send("get", url, parts)

    def post(self, url: str, **parts: Any) -> Any:
        """In the place of ``requests.post``."""
        return self._send("post", url, parts)

    def _send(self, method: str, url: str, parts: dict[str, Any]) -> Any:
        call = _CALL.get()
        if call is None:
            import requests
            return getattr(requests, method)(url, **parts)
        parts.pop("proxies", None)
        return call.line.send(method.upper(), call.address + call.provider.path,
                              judge=call.provider.judge, **parts)


_HARNESS = _Harness()


@cache
def _import(name: str) -> Any:
    with _LOCK:
        module = import_module(f"deep_translator.{name}")
        if hasattr(module, "requests"):
            module.requests = _HARNESS  # type: ignore[attr-defined]
        return module


def _library(name: str) -> Any:
    """A module of the library, in harness."""
    return _import(name)


class _DeepTranslator:
    """One of the three."""

    def __init__(self, provider: _Provider, settings: Settings) -> None:
        self._provider, self._settings = provider, settings
        self._address = (settings.address or provider.address).rstrip("/")
        version("deep-translator")  # where it isn't installed, that is said before a text is sent
        self.capabilities = Capabilities(
            provider.name, host_of(self._address), supports=self._supports,
            max_chars=provider.max_chars, max_bytes=provider.max_bytes, max_batch=_BATCH,
            together=False, lines=False)

    def translate(self, units: Sequence[Unit], source: str, target: str, *,
                  glossary: Mapping[str, str] = NO_GLOSSARY,
                  deadline: float | None = None) -> list[Result]:
        """See :class:`~presskit.localise.engines.protocol.Engine`."""
        codes = {"source": self._code(source), "target": self._code(target)}
        with open_line(self._settings, self._address) as line:
            line.deadline = deadline
            call = _Call(line, self._provider, self._address, codes)
            return Asker(self._settings, self._provider.name).ask_each(
                units, lambda unit: self._ask(call, unit))

    def _ask(self, call: _Call, unit: Unit) -> str:
        token = _CALL.set(call)
        try:
            fresh = self._provider.make(call.languages["source"], call.languages["target"],
                                        self._settings)
            return fresh.translate(unit.text) or ""
        except Refused:
            raise
        except Exception as error:  # the library's own words hold the text, and some the key
            raise Refused.of(Kind.BROKEN_ANSWER, "deep-translator failed with "
                             f"{type(error).__name__}") from None
        finally:
            _CALL.reset(token)

    def _code(self, tag: str) -> str:
        return code_of(self._provider.name, tag, self._provider.known())

    def _supports(self, source: str, target: str) -> bool:
        one, other = self._code(source), self._code(target)
        return bool(one and other and one != other)
