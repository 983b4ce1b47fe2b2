"""``memory``: what was translated and approved before; offline, and never anything else.

Here: texts that the memory holds word for word.  Never here: like texts, which a person has to
finish; texts under another kit's embargo (no kit is known here, so none under any).

Whoever drafts a kit looks its texts up with their markup before they are made ready for an
engine.  What reaches this one are the texts that were not found; a text without placeholders is
looked for once more, for others that speak to engines.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from presskit.diagnostics import PresskitError
from presskit.document import Text
from presskit.locales import foreign
from presskit.localise.codes import Code, split_codes
from presskit.localise.engines.protocol import (
    NO_GLOSSARY,
    Capabilities,
    Engine,
    Failure,
    Kind,
    Result,
    Settings,
    Unit,
    failed,
)
from presskit.localise.memory import Match, Query, find_matches, open_memory
from presskit.localise.wording import write_inlines
from presskit.model.segment import container_of

__all__ = ["open_engine"]

_NAME = "memory"


def open_engine(settings: Settings) -> Engine:
    """The engine on the memory in ``settings.data``; the file is opened for each call."""
    return _Memory(settings)


class _Memory:
    """See the module."""

    capabilities = Capabilities(_NAME, max_batch=1000, context=True, needs_network=False,
                                placeholders=True)

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def translate(self, units: Sequence[Unit], source: str, target: str, *,
                  glossary: Mapping[str, str] = NO_GLOSSARY,
                  deadline: float | None = None) -> list[Result]:
        """See :class:`~presskit.localise.engines.protocol.Engine`."""
        start = time.monotonic()
        try:
            found = self._look_up(units, foreign(source), foreign(target))
        except ValueError:
            return failed(units, Failure(Kind.REFUSED_LANGUAGE, "no language tag"), _NAME)
        except PresskitError as error:
            told = error.diagnostics[0].code
            return failed(units, Failure(Kind.BROKEN_ANSWER, told, fatal=True), _NAME)
        seconds = (time.monotonic() - start) / max(1, len(units))
        return [_answer(unit, matches, seconds)
                for unit, matches in zip(units, found, strict=True)]

    def _look_up(self, units: Sequence[Unit], source: str,
                 target: str) -> list[tuple[Match, ...]]:
        path = Path(self._settings.data) / "memory.sqlite"
        if not self._settings.data or not path.exists():
            return [() for _ in units]
        queries = [Query(_markdown(one.text), container_of(one.id), _markdown(one.before),
                         _markdown(one.behind)) for one in units]
        now = dt.datetime.fromtimestamp(self._settings.now(), dt.UTC)
        with open_memory(path) as memory:
            return find_matches(memory, queries, source, target, kit="", now=now)


def _markdown(text: str) -> str:
    """The words as the memory holds them."""
    return write_inlines((Text(text),))


def _answer(unit: Unit, matches: tuple[Match, ...], seconds: float) -> Result:
    """The words of the best exact match, if they are words alone: markup can't be handed to
    somebody who expects none."""
    best = next((one for one in matches if one.is_exact), None)
    if best is None:
        return Result(unit.id, failure=Failure(Kind.EMPTY, "the memory doesn't hold this text"),
                      engine=_NAME, seconds=seconds)
    pieces = split_codes(best.entry.target)
    if any(isinstance(piece, Code) for piece in pieces):
        return Result(unit.id, failure=Failure(Kind.EMPTY, "the memory has it with markup"),
                      engine=_NAME, seconds=seconds)
    return Result(unit.id, "".join(map(str, pieces)), engine=_NAME, seconds=seconds)
