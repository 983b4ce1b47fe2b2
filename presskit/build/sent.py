"""``translations/sent.log``: what of a kit left this machine, when, and where to.

Here: one line for every request, on disk before the request goes out.  Never here: a text, a key.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError, Span, show_path
from presskit.localise.engines.protocol import Capabilities, Failure, Kind, Unit
from presskit.localise.engines.wire import Refused

__all__ = ["Journal"]


@dataclass(slots=True)
class Journal:
    """The log of one kit; ``error`` is why it can't be written, and then nothing is sent.
    ``keep`` is told that it was written."""

    path: Path
    desk: Desk
    engine: str
    can: Capabilities
    pair: tuple[str, str] = ("", "")
    keep: Callable[[Path], None] = field(default=lambda _path: None)
    error: PresskitError | None = field(default=None, init=False)

    def note(self, units: Sequence[Unit]) -> None:
        """Put down a request that is about to be sent.  Raises ``Refused`` where that fails."""
        try:
            self.path.parent.mkdir(exist_ok=True)
            with self.path.open("a", encoding="utf-8", newline="") as file:
                file.write(self._line(units))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            shown = show_path(self.path)
            self.error = PresskitError.one(
                "not-written", f"what is sent can't be put down: {error.strerror}; nothing was "
                "sent", span=Span(shown), hint="take the right to write there, or make room",
                exit_code=Exit.MACHINE)
            raise Refused(Failure(Kind.STOPPED, "what is sent can't be put down",
                                  fatal=True)) from error
        self.keep(self.path)

    def _line(self, units: Sequence[Unit]) -> str:
        """Time, engine, model, host, locales, how much, which; parted by tabs."""
        around = sum(len(one.before) + len(one.behind) + sum(map(len, one.notes))
                     for one in units) if self.can.context else 0
        parts = (self.desk.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), self.engine,
                 self.can.model or "-", self.can.host or "-", " → ".join(self.pair),
                 f"{len(units)} text{'s' * (len(units) != 1)}",
                 f"{sum(len(one.text) for one in units)} characters",
                 f"{around} around them", " ".join(one.id for one in units))
        return "\t".join(" ".join(one.split()) for one in parts) + "\n"
