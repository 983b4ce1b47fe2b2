"""``deepl``: DeepL through its official library.

Here: the library, over our own wire.  Never here: keys anywhere but in a header.

Placeholders travel as empty elements, which the service keeps (``tag_handling``); the text round
a batch goes along as context, which is neither translated nor billed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, unescape

from presskit.localise.engines.asking import Asker
from presskit.localise.engines.codes import code_of
from presskit.localise.engines.cutting import PLACEHOLDER
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

_BATCH = 25
_CONTEXT = 4_000
_LONGEST = 30_000
"""Bytes of one text; a whole request may have 128 KiB."""

_ELEMENT = re.compile(r'<x id="(\d+)"\s*/>|<x id="(\d+)">\s*</x>')
_OPTIONS = ("formality", "glossary", "model_type")


def open_engine(settings: Settings) -> Engine:
    """The engine; raises ``ImportError`` where the library is not installed."""
    import deepl  # noqa: F401
    return _DeepL(settings)


class _DeepL:
    """See the module."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        client = self._client(None)
        self.capabilities = Capabilities(
            "deepl", host_of(client.server_url), supports=_supports, max_bytes=_LONGEST,
            max_batch=_BATCH, lines=False, context=True, placeholders=True)

    def translate(self, units: Sequence[Unit], source: str, target: str, *,
                  glossary: Mapping[str, str] = NO_GLOSSARY,
                  deadline: float | None = None) -> list[Result]:
        """See :class:`~presskit.localise.engines.protocol.Engine`."""
        codes = {"source_lang": code_of("deepl-source", source),
                 "target_lang": code_of("deepl", target)}
        options = {name: str(self._settings.options[name]) for name in _OPTIONS
                   if self._settings.options.get(name)}
        whole = _context(units)
        with open_line(self._settings, self._client(None).server_url) as line:
            line.deadline = deadline
            return Asker(self._settings, "deepl").ask_together(
                units, lambda these, tries: self._ask(_Carrier(line, tries), these, context=whole,
                                                      **codes, **options))

    def _ask(self, carrier: _Carrier, units: Sequence[Unit], **options: Any) -> list[str]:
        try:
            answers = self._client(carrier).translate_text(
                [_mark_up(one.text) for one in units], tag_handling="xml",
                preserve_formatting=True, **options)
        except Refused:
            raise
        except Exception as error:  # its words repeat what the service said
            raise Refused.of(Kind.BROKEN_ANSWER, "the library failed with "
                             f"{type(error).__name__}") from None
        texts = [one.text for one in answers]
        if len(texts) != len(units) or not all(isinstance(one, str) for one in texts):
            raise Refused.of(Kind.BROKEN_ANSWER, "the answer has another form")
        return [_read_back(one) for one in texts]

    def _client(self, carrier: _Carrier | None) -> Any:
        """A client of its own for every request, so that no two threads share one."""
        from deepl import DeepLClient
        address = self._settings.address.rstrip("/")
        client = DeepLClient(self._settings.key.reveal(),
                             server_url=f"{address}/" if address else None)
        if carrier:
            client._client.close()
            client._client = carrier  # the library's own neither heeds Retry-After nor a deadline
        return client


class _Carrier:
    """In the place of the library's own HTTP client."""

    def __init__(self, line: Line, tries: int) -> None:
        self._line, self._tries = line, tries

    def request_with_backoff(self, method: str, url: str, data: Any = None, json: Any = None,
                             headers: Mapping[str, str] | None = None,
                             **_more: Any) -> tuple[int, str]:
        """One request of the library: status and text."""
        answer = self._line.send(method, url, judge=_judge, tries=self._tries, json=json,
                                 data=data or None, headers=dict(headers or {}))
        return answer.status_code, answer.text

    def close(self) -> None:
        """The line is closed by whoever opened it."""


def _judge(answer: Answer) -> Failure | None:
    if answer.status_code == 400 and "_lang" in answer.text:
        return Failure(Kind.REFUSED_LANGUAGE, "DeepL does not have this pair of languages")
    return None


def _supports(source: str, target: str) -> bool:
    return code_of("deepl-source", source) != code_of("deepl", target).partition("-")[0]


def _context(units: Sequence[Unit]) -> str | None:
    """What stands round the texts, and the texts themselves, as far as there is room."""
    words = [units[0].before, *(one.text for one in units), units[-1].behind]
    whole = "\n".join(PLACEHOLDER.sub("…", one) for one in words if one)
    return whole[:_CONTEXT] or None


def _mark_up(text: str) -> str:
    """A text as XML, its placeholders as elements."""
    return re.sub(r"⟦(\d+)⟧", r'<x id="\1"/>', escape(text))


def _read_back(text: str) -> str:
    return unescape(_ELEMENT.sub(lambda match: f"⟦{match[1] or match[2]}⟧", text),
                    {"&quot;": '"', "&apos;": "'"})
