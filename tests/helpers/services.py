"""Translation services on loopback: each speaks as its model does, and has every trouble.

Here: a real HTTP server with a route for each service, what it saw, and the troubles that it can
be told to have.  Never here: a machine beyond this one, an engine of presskit.

A service translates by :func:`spell`, so that every answer shows its question and its languages.
"""

from __future__ import annotations

import html
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

__all__ = ["ROUTES", "Reply", "Seen", "Service", "chat", "nobody", "serve", "spell"]

ROUTES = {"google": "", "mymemory": "", "microsoft": "", "deepl": "", "libretranslate": "",
          "openai-compatible": "/v1"}
"""The services, each with what stands behind the server's own address."""


def spell(text: str, source: str, target: str) -> str:
    """A translation: the text itself, with the languages it went through."""
    return f"{text} {source}→{target}"


@dataclass(frozen=True)
class Seen:
    """A request as it came: ``path`` with its question, ``texts`` that it asked for."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    texts: tuple[str, ...]
    source: str
    target: str

    @property
    def data(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """What goes out; ``lacking`` bytes are announced and never sent, ``drip`` sends one byte
    after the other, slowly."""

    body: bytes
    kind: str = "application/json"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    lacking: int = 0
    drip: bool = False
    announced: bool = True


Trouble = Callable[["Service", Seen, Reply], Reply | None]
"""What may become of a good reply; None: nothing at all is sent."""


class Service(ThreadingHTTPServer):
    """The server, what it saw, and the troubles it will have."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[Seen] = []
        self.troubles: list[Trouble] = []
        self.always: Trouble | None = None
        self.translate: Callable[[str, str, str], str] = spell
        self.over = threading.Event()
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def address_of(self, name: str) -> str:
        """The address that an engine of this name is given."""
        return self.address + ROUTES[name]

    def wait_for(self, number: int) -> None:
        """Wait until so many requests were read: one that was given up is read all the same."""
        end = time.monotonic() + 20
        while len(self.seen) < number and time.monotonic() < end:
            time.sleep(0.01)

    def next(self) -> Trouble | None:
        """The trouble for the next request."""
        with self.lock:
            return self.troubles.pop(0) if self.troubles else self.always

    @property
    def texts(self) -> list[str]:
        """Every text that was asked for, in the order in which they came."""
        return [text for one in self.seen for text in one.texts]

    # Troubles ------------------------------------------------------------------------------------

    @staticmethod
    def status(code: int, body: object = None, **headers: str) -> Trouble:
        """Another status; underscores in names of headers stand for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return lambda _service, _seen, _reply: Reply(json.dumps(body or {}).encode(),
                                                     status=code, headers=named)

    @staticmethod
    def says(body: object, kind: str = "application/json") -> Trouble:
        """Another answer: a text as it is, anything else as JSON."""
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        return lambda _service, _seen, _reply: Reply(data, kind)

    @staticmethod
    def cut(_service: Service, _seen: Seen, reply: Reply) -> Reply:
        """The line breaks in the middle of the answer."""
        half = len(reply.body) // 2
        return Reply(reply.body[:half], reply.kind, lacking=len(reply.body) - half)

    @staticmethod
    def cut_unannounced(_service: Service, _seen: Seen, reply: Reply) -> Reply:
        """The same, and no header tells."""
        return Reply(reply.body[:len(reply.body) // 2], reply.kind, announced=False)

    @staticmethod
    def hang_up(_service: Service, _seen: Seen, _reply: Reply) -> None:
        """No byte comes."""

    @staticmethod
    def slow(service: Service, _seen: Seen, reply: Reply) -> Reply:
        """The answer comes when the test is over."""
        service.over.wait(20)
        return reply

    @staticmethod
    def drip(_service: Service, _seen: Seen, reply: Reply) -> Reply:
        """One byte after the other, each in time."""
        return Reply(reply.body + b" " * 200, reply.kind, drip=True)

    @staticmethod
    def poisoned(word: str, code: int = 500) -> Trouble:
        """A status for whatever holds a word."""
        return lambda _service, seen, reply: (
            Reply(b"{}", status=code) if any(word in text for text in seen.texts) else reply)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Service

    def log_message(self, format: str, *words: object) -> None:
        """Tests are silent."""

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def _answer(self, body: bytes) -> None:
        path = urlsplit(self.path)
        question = {name: values[0] for name, values in parse_qs(path.query).items()}
        route = _ROUTES.get((self.command, path.path))
        if route is None:
            self._send(Reply(b"{}", status=404))
            return
        texts, source, target, write = route(question, json.loads(body) if body else None)
        seen = Seen(self.command, self.path, dict(self.headers), body, tuple(texts), source,
                    target)
        with self.server.lock:
            self.server.seen.append(seen)
        answers = [self.server.translate(text, source, target) for text in texts]
        reply: Reply | None = write(answers)
        trouble = self.server.next()
        if trouble and reply:
            reply = trouble(self.server, seen, reply)
        self._send(reply)

    def _send(self, reply: Reply | None) -> None:
        self.close_connection = True
        if reply is None:
            return
        try:
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Connection", "close")
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.announced:
                self.send_header("Content-Length", str(len(reply.body) + reply.lacking))
            self.end_headers()
            for at in range(len(reply.body)) if reply.drip else ():
                self.wfile.write(reply.body[at:at + 1])
                if self.server.over.wait(0.05):
                    break
            if not reply.drip:
                self.wfile.write(reply.body)
        except OSError:
            pass  # whoever asked has hung up


# How each service speaks -------------------------------------------------------------------------

Route = tuple[Sequence[str], str, str, Callable[[Sequence[str]], Reply]]


def _json(data: object) -> Reply:
    return Reply(json.dumps(data, ensure_ascii=False).encode())


def _google(question: Mapping[str, str], _data: Any) -> Route:
    def write(answers: Sequence[str]) -> Reply:
        page = ('<html><head><title>Translate</title></head><body><div class="header">T</div>'
                f'<div class="result-container">{html.escape(answers[0])}</div>'
                '<div class="links">…</div></body></html>')
        return Reply(page.encode(), "text/html; charset=UTF-8")
    return [question["q"]], question["sl"], question["tl"], write


def _mymemory(question: Mapping[str, str], _data: Any) -> Route:
    source, _, target = question["langpair"].partition("|")
    return [question["q"]], source, target, lambda answers: _json(
        {"responseData": {"translatedText": answers[0], "match": 0.85}, "quotaFinished": False,
         "responseDetails": "", "responseStatus": 200, "matches": []})


def _translate(question: Mapping[str, str], data: Any) -> Route:
    """LibreTranslate and Microsoft have the same path."""
    if "api-version" in question:
        return ([one["text"] for one in data], question["from"], question["to"],
                lambda answers: _json([{"translations": [{"text": one, "to": question["to"]}]}
                                       for one in answers]))
    texts = data["q"] if isinstance(data["q"], list) else [data["q"]]
    return texts, data["source"], data["target"], lambda answers: _json(
        {"translatedText": list(answers)})


def _deepl(_question: Mapping[str, str], data: Any) -> Route:
    return data["text"], data["source_lang"], data["target_lang"], lambda answers: _json(
        {"translations": [{"detected_source_language": data["source_lang"], "text": one,
                           "billed_characters": len(one)} for one in answers]})


def chat(words: str, ended: str = "stop") -> dict[str, Any]:
    """The answer of a chat model that says these words."""
    return {"model": "house-7b", "choices": [{"index": 0, "finish_reason": ended, "message": {
        "role": "assistant", "content": words}}]}


def _chat(_question: Mapping[str, str], data: Any) -> Route:
    system, user = (one["content"] for one in data["messages"])
    asked = json.loads(user)["texts"]
    source, target = re.findall(r"\(([A-Za-z-]+)\)", system)[:2]
    return [one["text"] for one in asked], source, target, lambda answers: _json(chat(json.dumps(
        {"translations": [{"id": one["id"], "text": text}
                          for one, text in zip(asked, answers, strict=True)]},
        ensure_ascii=False)))


_ROUTES: dict[tuple[str, str], Callable[[Mapping[str, str], Any], Route]] = {
    ("GET", "/m"): _google, ("GET", "/get"): _mymemory, ("POST", "/translate"): _translate,
    ("POST", "/v2/translate"): _deepl, ("POST", "/v1/chat/completions"): _chat}


# Starting it -------------------------------------------------------------------------------------

@contextmanager
def serve() -> Iterator[Service]:
    """A server that answers until the block ends."""
    with Service() as service:
        thread = threading.Thread(target=service.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield service
        finally:
            service.over.set()
            service.shutdown()
            thread.join()


@contextmanager
def nobody() -> Iterator[str]:
    """An address at which nobody listens, nor can begin to before the block ends."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{one.getsockname()[1]}"
