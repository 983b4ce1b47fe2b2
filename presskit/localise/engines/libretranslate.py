"""``libretranslate``: a LibreTranslate server, one's own or hosted.

Here: its JSON.  Never here: which server.

The key travels in the body, never in the address (the service's API documentation, ``/translate``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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

__all__ = ["open_engine"]

_BATCH = 20
_NAMES = ("libretranslate", "libretranslate-new")
"""Newer servers call some languages otherwise (zt, zh-Hant): the old names first."""

_HEADERS = {"Accept-Language": "en"}
"""The server's complaints are read, and they follow this header."""


def open_engine(settings: Settings) -> Engine:
    """The engine for the server at ``settings.address``."""
    return _LibreTranslate(settings)


class _LibreTranslate:
    """See the module."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._address = settings.address.rstrip("/")
        most = int(settings.options.get("max_characters") or 0)  # the server adds up its texts
        self.capabilities = Capabilities(
            "libretranslate", host_of(self._address), supports=_supports, max_batch=_BATCH,
            max_chars=most, max_request=most)

    def translate(self, units: Sequence[Unit], source: str, target: str, *,
                  glossary: Mapping[str, str] = NO_GLOSSARY,
                  deadline: float | None = None) -> list[Result]:
        """See :class:`~presskit.localise.engines.protocol.Engine`."""
        with open_line(self._settings, self._address) as line:
            line.deadline = deadline
            return Asker(self._settings, "libretranslate").ask_together(
                units, lambda these, tries: self._ask(line, these, source, target, tries))

    def _ask(self, line: Line, units: Sequence[Unit], source: str, target: str,
             tries: int) -> list[str]:
        pairs = dict.fromkeys((code_of(names, source), code_of(names, target))
                              for names in _NAMES)
        for count, (one, other) in enumerate(pairs, start=1):
            try:
                return self._send(line, units, one, other, tries)
            except Refused as refused:
                if refused.failure.kind is not Kind.REFUSED_LANGUAGE or count == len(pairs):
                    raise
        raise AssertionError("every language has a code")

    def _send(self, line: Line, units: Sequence[Unit], source: str, target: str,
              tries: int) -> list[str]:
        body: dict[str, object] = {"q": [one.text for one in units], "source": source,
                                   "target": target, "format": "text"}
        if self._settings.key:
            body["api_key"] = self._settings.key.reveal()
        answer = line.send("POST", f"{self._address}/translate", judge=_judge, tries=tries,
                           headers=_HEADERS, json=body).json()
        texts = answer.get("translatedText") if isinstance(answer, dict) else None
        if (not isinstance(texts, list) or len(texts) != len(units)
                or not all(isinstance(one, str) for one in texts)):
            raise Refused.of(Kind.BROKEN_ANSWER, "the answer has another form")
        return texts


def _supports(source: str, target: str) -> bool:
    return code_of(_NAMES[0], source) != code_of(_NAMES[0], target)


def _judge(answer: Answer) -> Failure | None:
    """The server's own complaint, which a status alone does not tell apart."""
    if answer.status_code not in (400, 403):
        return None
    said = answer.text.casefold()
    if "is not supported" in said or "is not available as a target" in said:
        return Failure(Kind.REFUSED_LANGUAGE, "the server does not have this pair of languages")
    if "text limit" in said:
        return Failure(Kind.TOO_LONG, "longer than the server takes")
    if "api key" in said:
        return Failure(Kind.DENIED, "the server wants a key that it knows")
    return None
