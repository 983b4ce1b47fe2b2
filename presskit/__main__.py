"""``python -m presskit`` and the command ``presskit``: where a run begins.

Here: what Ctrl-C does before there is any work to undo.  Never here: anything that takes time
to import.
"""

from __future__ import annotations

import os
import signal

__all__ = ["main"]


def main() -> None:
    """Run the command line.

    Until a command begins Ctrl-C leaves at once: there is nothing to put away, and a trace of
    the modules being loaded would help nobody.  Once it has ended the exit code stands.  Where
    the one who started us wants it ignored (``nohup``, a shell's ``&``), it stays ignored.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    try:
        from presskit.cli import main as run
        run()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _leave(_number: int, _frame: object) -> None:
    os._exit(130)


if __name__ == "__main__":
    main()
