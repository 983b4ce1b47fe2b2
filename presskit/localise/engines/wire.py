"""One HTTP client for every engine: patient, bounded, and silent about what it carried.

Here: sending, waiting, trying again, and what a status or a broken line means.  Never here: what
the bytes of an answer say.

Retries: RFC 9110 (10.2.3, Retry-After), RFC 6585 (429).  A failure is said in words of this
module; the library's own would show the address, and with it the text or a key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from presskit.localise.engines.journal import note_request
from presskit.localise.engines.protocol import Failure, Kind, Settings

if TYPE_CHECKING:
    import requests

__all__ = ["Answer", "Line", "Refused", "host_of", "is_loopback", "open_line"]

_BIGGEST = 8_000_000
"""Bytes of an answer beyond which it is none: a text of a press kit has thousands."""

_CONNECT = 10.0
_AGAIN = {Kind.LIMITED, Kind.SERVER, Kind.TIMED_OUT, Kind.UNREACHABLE}
_TRIES = {Kind.TIMED_OUT: 2}
"""A request that took too long is sent once more: each try costs the whole time again."""

_PATIENT = {Kind.LIMITED, Kind.UNREACHABLE}
"""What says nothing of the texts, so that fewer of them would fare no better."""

_STATUS = {401: Kind.DENIED, 402: Kind.QUOTA, 403: Kind.DENIED, 407: Kind.DENIED,
           408: Kind.TIMED_OUT, 413: Kind.TOO_LONG, 414: Kind.TOO_LONG, 429: Kind.LIMITED,
           456: Kind.QUOTA}
"""What a status means; 456 is DeepL's own."""

_EVERYBODY = {404, 405, 410, 421, 426}
"""A wrong address, which the next text would meet too."""


class Refused(Exception):
    """A request that brought no answer: carries a :class:`Failure`, and nothing else."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.kind.value)

    @classmethod
    def of(cls, kind: Kind, detail: str, *, fatal: bool = False,
           retry_after: float = 0.0) -> Refused:
        """A refusal from its parts."""
        return cls(Failure(kind, detail, retry_after, fatal))


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; it has the attributes that other libraries ask of one."""

    status_code: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as UTF-8, whatever a header leaves out."""
        return self.body.decode("utf-8", "replace")

    def json(self) -> Any:
        """The body as JSON; raises :class:`Refused`."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise Refused.of(Kind.BROKEN_ANSWER, "the answer is no JSON") from None

    def close(self) -> None:
        """Nothing is open."""


Judge = Callable[[Answer], Failure | None]


def _no_judge(_answer: Answer) -> Failure | None:
    return None


def host_of(address: str) -> str:
    """The machine of an address, without port, account and path.

    >>> host_of("https://house.example:5000/translate")
    'house.example'
    """
    return urlsplit(address).hostname or ""


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    return host in ("localhost", "::1") or host.startswith("127.")


@contextmanager
def open_line(settings: Settings, address: str) -> Iterator[Line]:
    """A line to one machine; connections are kept while it is open, and closed with it."""
    import requests
    with requests.Session() as session:
        # A proxy named in the environment is for the world outside.
        session.trust_env = not is_loopback(host_of(address))
        yield Line(session, settings)


class Line:
    """An open line: used by one thread, for as long as one call takes."""

    def __init__(self, session: requests.Session, settings: Settings) -> None:
        self._session, self._settings = session, settings
        self.deadline: float | None = None

    def send(self, method: str, url: str, *, judge: Judge = _no_judge, tries: int = 0,
             **parts: Any) -> Answer:
        """The answer to a request, after as many tries as it takes.

        ``judge`` looks at every answer before its status does, and may name a failure; ``tries``
        overrides the settings', where the texts may be at fault; ``parts`` are ``params``,
        ``headers``, ``json``, ``data``.  Raises :class:`Refused`.
        """
        most = self._settings.tries
        for count in range(1, most + 1):
            self._keep_deadline(0.0)
            try:
                answer = self._exchange(method, url, parts)
                failure = _weigh(answer, judge, self._settings.now)
            except Refused as refused:
                failure = refused.failure
            if failure is None:
                return answer
            if failure.kind not in _AGAIN:
                raise Refused(failure)
            wait = failure.retry_after or 2.0 ** (count - 1)
            last = most if failure.kind in _PATIENT else tries or most
            if (count >= min(last, _TRIES.get(failure.kind, last))
                    or wait > self._settings.longest_wait):
                # Whoever goes on asking a service that says "too many" is shut out for longer.
                raise Refused(replace(failure, fatal=failure.fatal
                                      or failure.kind is Kind.LIMITED))
            self._keep_deadline(wait)
            self._settings.sleep(wait)
        raise AssertionError("a request is sent at least once")

    def _keep_deadline(self, wait: float) -> None:
        if self.deadline is not None and self._settings.clock() + wait >= self.deadline:
            raise Refused.of(Kind.STOPPED, "the time for this run is over", fatal=True)

    def _exchange(self, method: str, url: str, parts: Mapping[str, Any]) -> Answer:
        import requests
        from urllib3.exceptions import HTTPError, ReadTimeoutError
        seconds = self._settings.timeout
        # An account in ~/.netrc would take the place of a header that signs us in.
        with_parts = {"auth": lambda request: request, **parts}
        note_request()
        try:
            with self._session.request(method, url, stream=True, allow_redirects=False,
                                       timeout=(min(_CONNECT, seconds), seconds),
                                       **with_parts) as response:
                return Answer(response.status_code, response.headers,
                              self._read(response, self._settings.clock() + seconds))
        except (requests.exceptions.ReadTimeout, ReadTimeoutError):
            raise Refused.of(Kind.TIMED_OUT, f"no answer within {seconds:g} seconds") from None
        except requests.exceptions.SSLError:
            raise Refused.of(Kind.UNREACHABLE, "the connection can't be made safe") from None
        except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError,
                HTTPError):
            raise Refused.of(Kind.SERVER, "the answer breaks off") from None
        except requests.exceptions.ConnectionError as error:
            raise _judge_connection(error) from None
        except (requests.exceptions.RequestException, OSError, ValueError):
            raise Refused.of(Kind.UNREACHABLE, "the address can't be used") from None

    def _read(self, response: requests.Response, until: float) -> bytes:
        """The body, bounded in bytes and in time: a server that drips never times out."""
        chunks, size = [], 0
        while chunk := response.raw.read1(65_536, decode_content=True):
            chunks.append(chunk)
            size += len(chunk)
            if size > _BIGGEST:
                raise Refused.of(Kind.BROKEN_ANSWER, "the answer has no end")
            if self._settings.clock() > until:
                raise Refused.of(Kind.TIMED_OUT, "the answer took longer than "
                                 f"{self._settings.timeout:g} seconds")
        return b"".join(chunks)


def _judge_connection(error: Exception) -> Refused:
    """Nobody listens, or the machine is silent; or somebody hung up."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if reason is None:  # the connection stood, and was cut
        return Refused.of(Kind.SERVER, "the connection was cut")
    return Refused.of(Kind.UNREACHABLE, "the service can't be reached")


def _weigh(answer: Answer, judge: Judge, now: Callable[[], float]) -> Failure | None:
    """What the engine, or else the status, says of an answer; with the time to wait."""
    failure = judge(answer) or _judge_status(answer)
    if failure is None or failure.kind not in _AGAIN or failure.retry_after:
        return failure
    return replace(failure, retry_after=_read_wait(answer.headers.get("Retry-After", ""), now))


def _judge_status(answer: Answer) -> Failure | None:
    status = answer.status_code
    if 200 <= status < 300:
        return None
    said = f"HTTP {status}"
    if 300 <= status < 400:
        host = host_of(answer.headers.get("Location", "")) or "another page"
        return Failure(Kind.BROKEN_ANSWER, f"{said}: it leads on to {host}", fatal=True)
    kind = _STATUS.get(status) or (Kind.SERVER if status >= 500 else Kind.BROKEN_ANSWER)
    return Failure(kind, said, fatal=status in _EVERYBODY)


def _read_wait(value: str, now: Callable[[], float]) -> float:
    """The seconds of a Retry-After, which is a number or a date; 0 where it is neither."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now())
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
