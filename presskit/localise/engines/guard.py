"""What holds for every engine, ours and others': put round each one that is opened.

Here: what is never sent, cutting and joining, and refusing answers that are none.  Never here: a
service.

An engine of a third party is held to the protocol as ours are: whatever it raises or returns, a
text gets its own answer or a reason.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from presskit.localise.engines.answers import check_answer, clean_answer
from presskit.localise.engines.asking import not_asked
from presskit.localise.engines.codes import name_of
from presskit.localise.engines.cutting import cut, has_letters, join
from presskit.localise.engines.journal import note_call
from presskit.localise.engines.protocol import (
    NO_GLOSSARY,
    Capabilities,
    Engine,
    Failure,
    Kind,
    Result,
    Unit,
    failed,
)
from presskit.localise.engines.wire import Refused

__all__ = ["Guarded"]

_SERVICE = {Kind.SERVER, Kind.TIMED_OUT, Kind.LIMITED, Kind.BROKEN_ANSWER}
_ENOUGH = 5
"""Texts in a row that the service failed on; then it is left alone."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a text, with the text round it that is never sent."""

    place: int
    text: str
    unit: Unit | None


class Guarded:
    """An engine that keeps to the protocol."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.capabilities: Capabilities = engine.capabilities
        self._row = 0
        self._lock = threading.Lock()

    def translate(self, units: Sequence[Unit], source: str, target: str, *,
                  glossary: Mapping[str, str] = NO_GLOSSARY,
                  deadline: float | None = None) -> list[Result]:
        """See :class:`~presskit.localise.engines.protocol.Engine`."""
        name = self.capabilities.name
        if not self.supports(source, target):
            pair = f"{name_of(source)} to {name_of(target)}"
            return failed(units, Failure(Kind.REFUSED_LANGUAGE, f"{pair} is not offered"), name)
        parts = [part for place, unit in enumerate(units) for part in self._divide(place, unit)]
        asked = [part.unit for part in parts if part.unit]
        answers = iter(self._ask_all(asked, source, target, glossary, deadline))
        by_place: dict[int, list[tuple[_Part, Result]]] = {}
        for part in parts:
            result = next(answers) if part.unit else Result("", part.text, engine=name)
            by_place.setdefault(part.place, []).append((part, result))
        return [self._put_together(unit, by_place[place], target)
                for place, unit in enumerate(units)]

    def supports(self, source: str, target: str) -> bool:
        """Whether the engine has this pair of languages."""
        try:
            return bool(self.capabilities.supports(source, target))
        except Exception:  # a third party's, which knows no such tag
            return False

    def count_requests(self, units: Sequence[Unit]) -> int:
        """How many requests the texts make at least: nothing has to be sent again."""
        asked = [part.unit for unit in units for part in self._divide(0, unit) if part.unit]
        return sum(1 for _ in self._batches(asked)) if self.capabilities.together else len(asked)

    def _divide(self, place: int, unit: Unit) -> list[_Part]:
        """The pieces of a text; those without a letter are kept back."""
        lines = [unit.text] if self.capabilities.lines else unit.text.splitlines(keepends=True)
        pieces = [piece for line in lines for piece in cut(line, self._fits)] or [unit.text]
        if len(pieces) == 1:
            core = unit.text.strip()
            sent = replace(unit, text=core) if has_letters(core) else None
            return [_Part(place, unit.text, sent)]
        around = ["", *pieces, ""]
        return [_Part(place, piece, Unit(f"{unit.id}#{count}", piece.strip(),
                                         unit.before if count == 1 else around[count - 1].strip(),
                                         around[count + 1].strip() or unit.behind, unit.notes)
                      if has_letters(piece) else None)
                for count, piece in enumerate(pieces, start=1)]

    def _fits(self, text: str) -> bool:
        can = self.capabilities
        return ((not can.max_chars or len(text) <= can.max_chars)
                and (not can.max_bytes or len(text.encode()) <= can.max_bytes))

    def _ask_all(self, units: Sequence[Unit], source: str, target: str,
                 glossary: Mapping[str, str], deadline: float | None) -> list[Result]:
        """The answers, asked for in batches of the size that the engine likes."""
        out: list[Result] = []
        for batch in self._batches(units):
            answers = self._count(self._ask(batch, source, target, glossary, deadline))
            out += answers
            ended = next((one.failure for one in answers if one.failure
                          and one.failure.fatal), None)
            if ended:
                return out + not_asked(units[len(out):], ended, self.capabilities.name)
        return out

    def _batches(self, units: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
        """The texts in requests that hold neither more texts nor more characters than they may;
        a text that is longer goes alone."""
        size, longest = max(1, self.capabilities.max_batch), self.capabilities.max_request
        start = characters = 0
        for place, unit in enumerate(units):
            characters += len(unit.text)
            if place > start and (place - start == size or 0 < longest < characters):
                yield units[start:place]
                start, characters = place, len(unit.text)
        if start < len(units):
            yield units[start:]

    def _ask(self, units: Sequence[Unit], source: str, target: str,
             glossary: Mapping[str, str], deadline: float | None) -> list[Result]:
        name = self.capabilities.name
        try:
            note_call(units)
            results = self._engine.translate(units, source, target, glossary=glossary,
                                             deadline=deadline)
        except Refused as refused:
            return failed(units, refused.failure, name)
        except Exception as error:  # what it says may hold a key, so that only its kind is told
            what = f"the engine failed with {type(error).__name__}"
            return failed(units, Failure(Kind.BROKEN_ANSWER, what), name)
        if (not isinstance(results, list | tuple)
                or not all(isinstance(one, Result) for one in results)
                or [one.id for one in results] != [one.id for one in units]):
            return failed(units, Failure(Kind.BROKEN_ANSWER, "the engine's answers are not those "
                                         "that were asked for"), name)
        return [self._check(one, unit) for one, unit in zip(results, units, strict=True)]

    def _check(self, result: Result, unit: Unit) -> Result:
        if result.failure:
            return replace(result, text="", engine=self.capabilities.name)
        failure = check_answer(result.text, unit.text)
        text = "" if failure else clean_answer(result.text, unit.text)
        return replace(result, text=text, failure=failure, engine=self.capabilities.name)

    def _count(self, results: list[Result]) -> list[Result]:
        """Mark the failure that is one too many in a row, over all calls."""
        out = []
        with self._lock:
            for one in results:
                if one.failure is None:
                    self._row = 0
                elif one.failure.kind in _SERVICE:
                    self._row += 1
                    if self._row >= _ENOUGH:
                        one = replace(one, failure=replace(one.failure, fatal=True))
                out.append(one)
        return out

    def _put_together(self, unit: Unit, parts: Sequence[tuple[_Part, Result]],
                      target: str) -> Result:
        for _part, result in parts:
            if result.failure:
                return replace(result, id=unit.id, text="")
        results = [result for _part, result in parts]
        if not any(part.unit for part, _result in parts):
            return Result(unit.id, unit.text, engine=self.capabilities.name)
        text = join([part.text for part, _result in parts],
                    [result.text for result in results], target)
        return Result(unit.id, text, None, self.capabilities.name,
                      next((one.model for one in results if one.model), ""),
                      sum(one.seconds for one in results), sum(one.characters for one in results))
