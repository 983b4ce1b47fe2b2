"""``python -m presskit`` and the command ``presskit``: where a run begins.

Here: what Ctrl-C does before there is any work to undo.  Never here: anything that takes time
to import.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
from typing import NoReturn

__all__ = ["main"]

_MACHINE = 3
"""``diagnostics.Exit.MACHINE``, which costs an import."""


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
    except SystemExit as end:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if end.code is None or isinstance(end.code, int):
            _end(end.code or 0)
        raise
    except OSError as error:  # of the help page: a command's own are reported where it runs
        sys.stderr.write(f"the output can't be written: {error.strerror}\n")
        os._exit(_MACHINE)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end(code: int) -> NoReturn:
    """End with all that is to be done at the end of a process, but for taking apart a million
    objects: the system has their memory back at once, and the one who waits a quarter of a second
    sooner."""
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # closed, or nobody reads: Python says so
        raise SystemExit(code) from None
    os._exit(code)


def _leave(_number: int, _frame: object) -> None:
    os._exit(130)


if __name__ == "__main__":
    main()
