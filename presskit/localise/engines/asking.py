"""Asking a service for several texts, so that one that fails takes no other with it.

Here: one after another, or many at once and by halves where that fails.  Never here: a service.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from presskit.localise.engines.journal import asking
from presskit.localise.engines.protocol import Failure, Kind, Result, Settings, Unit, failed
from presskit.localise.engines.wire import Refused

__all__ = ["Asker", "not_asked"]

_MISSES = 8
"""Requests that may fail in a row while a batch is being halved: enough to find one text among
fifty, too few to trouble a service that is down."""

_WHOLE = frozenset({Kind.REFUSED_LANGUAGE, Kind.STOPPED})
"""Failures that a smaller batch has too."""


def not_asked(units: Sequence[Unit], failure: Failure, engine: str) -> list[Result]:
    """The texts that were left out because of what an earlier one met."""
    why = f": {failure.detail}" if failure.detail else ""
    return failed(units, Failure(Kind.STOPPED, f"not asked{why}"), engine)


@dataclass(slots=True)
class Asker:
    """One call of an engine: its settings, its name, and how often it has failed so far."""

    settings: Settings
    engine: str
    model: str = ""
    misses: int = field(default=0, init=False)

    def ask_each(self, units: Sequence[Unit], ask: Callable[[Unit], str]) -> list[Result]:
        """One request for each text; ``ask`` raises :class:`Refused`."""
        out: list[Result] = []
        for count, one in enumerate(units, start=1):
            out += self._try((one,), lambda these: [ask(these[0])])
            failure = out[-1].failure
            if failure and failure.fatal:
                return out + not_asked(units[count:], failure, self.engine)
        return out

    def ask_together(self, units: Sequence[Unit],
                     ask: Callable[[Sequence[Unit], int], list[str]]) -> list[Result]:
        """One request for all texts; where it fails, one for each half.

        ``ask`` gets the texts and the number of tries (0: as the settings say), and raises
        :class:`Refused`.
        """
        return self._halve(units, ask, 0)

    def _halve(self, units: Sequence[Unit], ask: Callable[[Sequence[Unit], int], list[str]],
               tries: int) -> list[Result]:
        out = self._try(units, lambda these: ask(these, tries))
        failure = out[0].failure
        if failure is None or len(units) == 1 or failure.fatal or failure.kind in _WHOLE:
            return out
        half = len(units) // 2
        first = self._halve(units[:half], ask, 1)
        ended = next((one.failure for one in first if one.failure and one.failure.fatal), None)
        if ended:
            return first + not_asked(units[half:], ended, self.engine)
        return first + self._halve(units[half:], ask, 1)

    def _try(self, units: Sequence[Unit],
             ask: Callable[[Sequence[Unit]], list[str]]) -> list[Result]:
        start = self.settings.clock()
        try:
            with asking(units):
                texts = ask(units)
        except Refused as refused:
            self.misses += 1
            ended = refused.failure.fatal or self.misses >= _MISSES
            return failed(units, replace(refused.failure, fatal=ended), self.engine)
        self.misses = 0
        seconds = (self.settings.clock() - start) / len(units)
        return [Result(one.id, text, None, self.engine, self.model, seconds, len(one.text))
                for one, text in zip(units, texts, strict=True)]
