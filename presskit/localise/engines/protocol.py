"""What an engine is: texts in, answers or reasons out.

Here: the types that engines and their callers share.  Never here: a network, a service's name.

An engine answers every text by itself: one that fails never takes others with it.  A reason for
failing is said in words of ours; what a service, a library or an address says may hold a key, or
the text itself, and is never handed on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

__all__ = ["FATAL", "Capabilities", "Engine", "Failure", "Kind", "NO_GLOSSARY", "Result", "Secret",
           "Settings", "Unit", "failed"]


class Kind(StrEnum):
    """Why a text has no answer."""

    REFUSED_LANGUAGE = "refused-language"
    TOO_LONG = "too-long"
    LIMITED = "limited"
    QUOTA = "quota"
    DENIED = "denied"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed-out"
    BROKEN_ANSWER = "broken-answer"
    WARNING_TEXT = "warning-text"
    EMPTY = "empty"
    PLACEHOLDER_LOST = "placeholder-lost"
    SERVER = "server"
    STOPPED = "stopped"


FATAL = frozenset({Kind.DENIED, Kind.QUOTA, Kind.UNREACHABLE})
"""What the next text would meet too: asking on is of no use."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a text has no answer.

    ``detail`` is a few words for a message, without key, address or text; ``retry_after`` are
    the seconds that the service asked to wait, 0 where it said nothing; ``fatal`` means that
    every other text would fail as well, so that the run ends here.
    """

    kind: Kind
    detail: str = ""
    retry_after: float = 0.0
    fatal: bool = False

    def __post_init__(self) -> None:
        if self.kind in FATAL:
            object.__setattr__(self, "fatal", True)


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate.

    ``text`` holds no markup but placeholders ``⟦1⟧``, ``⟦2⟧`` …, which come back as they are;
    ``before`` and ``behind`` are its neighbours in the document, ``notes`` what a translator is
    told, ``longest`` the characters that the answer may have (0: any number).
    """

    id: str
    text: str
    before: str = ""
    behind: str = ""
    notes: tuple[str, ...] = ()
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one text: ``text``, or the ``failure``; never both.

    ``engine`` and ``model`` say who answered, ``seconds`` how long it took, ``characters`` how
    many characters of the text were sent.
    """

    id: str
    text: str = ""
    failure: Failure | None = None
    engine: str = ""
    model: str = ""
    seconds: float = 0.0
    characters: int = 0


def _any_pair(_source: str, _target: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do, told without asking anybody.

    ``supports`` takes source and target as BCP 47 tags; ``max_chars`` and ``max_bytes`` (UTF-8)
    bound one text, 0 is no bound: longer ones are cut at sentences before they reach the engine.
    ``max_batch`` is how many texts one call should bring, ``max_request`` how many characters
    they may have in all (0 is no bound), ``together`` whether they travel in one request.
    ``lines`` says whether a line feed in
    a text survives, ``context`` and ``glossary`` whether they are used (and so sent),
    ``placeholders`` whether they may be relied upon.  ``host`` is the machine that texts go to,
    without a port's or an account's details; empty where nothing leaves this machine.
    """

    name: str
    host: str = ""
    model: str = ""
    supports: Callable[[str, str], bool] = _any_pair
    max_chars: int = 0
    max_bytes: int = 0
    max_batch: int = 1
    max_request: int = 0
    together: bool = True
    lines: bool = True
    glossary: bool = False
    context: bool = False
    placeholders: bool = False
    needs_network: bool = True


class Secret:
    """A key that no message, log or traceback shows.

    >>> Secret("abc"), bool(Secret("")), Secret("abc").reveal()
    (Secret(…), False, 'abc')
    """

    __slots__ = ("_value",)

    def __init__(self, value: str = "") -> None:
        self._value = value

    def __repr__(self) -> str:
        return "Secret(…)"

    def __bool__(self) -> bool:
        return bool(self._value)

    def reveal(self) -> str:
        """The key itself, for the one place that sends it."""
        return self._value

    def __reduce__(self):  # a key crosses no border of a process
        return Secret, ()


def _sleep(seconds: float) -> None:
    time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an engine is opened with.

    ``address`` and ``model`` come from the kit or the environment, ``key`` from the environment
    alone, ``options`` are the engine's own, ``data`` is the user's folder for data.  ``timeout``
    are the seconds that one request may take, ``tries`` how often it is sent at most,
    ``longest_wait`` the seconds that are waited between two tries at most.  ``sleep``, ``clock``
    (seconds that only grow) and ``now`` (seconds since 1970) are handed in, so that tests need
    not wait.
    """

    address: str = ""
    model: str = ""
    key: Secret = field(default_factory=Secret)
    data: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    timeout: float = 30.0
    tries: int = 4
    longest_wait: float = 60.0
    sleep: Callable[[float], None] = field(default_factory=lambda: _sleep)
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], float] = field(default_factory=lambda: time.time)


NO_GLOSSARY: Mapping[str, str] = {}


class Engine(Protocol):
    """A service, or a program, that translates."""

    capabilities: Capabilities

    def translate(self, units: Sequence[Unit], source: str, target: str, *,
                  glossary: Mapping[str, str] = NO_GLOSSARY,
                  deadline: float | None = None) -> list[Result]:
        """The answers to ``units``: the same order, the same number, never an error for one.

        ``source`` and ``target`` are BCP 47 tags, ``glossary`` maps terms of the source to those
        of the target, ``deadline`` is a moment of ``time.monotonic`` after which nothing more is
        asked.  Safe to be called from several threads.
        """
        ...


def failed(units: Sequence[Unit], failure: Failure, engine: str = "") -> list[Result]:
    """The same failure for several texts."""
    return [Result(one.id, failure=failure, engine=engine) for one in units]
