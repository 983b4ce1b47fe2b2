"""The guard around every command: what happened becomes a report and an exit code.

Here: running a command's module and turning whatever it raises into diagnostics.  Never
here: work of a command, wording of findings.

A command module ``presskit.cli.<name>`` has ``run(report, **arguments) -> Exit | int | None``.
"""

from __future__ import annotations

import importlib
import os
import platform
import re
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from presskit.cli.report import Report, let_go, put
from presskit.diagnostics import Exit, PresskitError

__all__ = ["run_command"]

_MOMENT = 0.02  # seconds until Ctrl-C comes again
_LIBRARIES = ("weasyprint", "python-docx", "reportlab", "pydantic", "opencc", "typer")
_SECRET = re.compile(r"(?i)\b([\w-]*(?:key|token|secret|password|passwd|auth)[\w-]*['\"]?\s*[=:]\s*"
                     r"['\"]?(?:bearer |basic )?)[^\s'\"&]+")


def run_command(name: str, output: str, arguments: Mapping[str, Any]) -> int:
    """Run ``presskit.cli.<name>.run`` and give the exit code of what happened.

    ``output`` is ``human``, ``json`` or ``sarif``.  Raises nothing but ``SystemExit``.
    """
    report = Report(output)
    try:
        with _interruptible():
            return _report(name, report, arguments)
    except KeyboardInterrupt:
        put("interrupted: " + (_standing(report) if report.kept else
                               "nothing of this run was kept"), error=True)
        return int(Exit.INTERRUPTED)
    except OSError as error:
        let_go(sys.stdout)
        put(f"the output can't be written: {error.strerror}", error=True)
        return int(Exit.MACHINE)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C be an exception while a command works, so that it can put things away; what
    Ctrl-C did before (see ``presskit.__main__``) it does again afterwards."""
    before, unraisable = signal.getsignal(signal.SIGINT), sys.unraisablehook
    if not callable(before):  # ignored, and it stays so
        yield
        return
    process, waiting = os.getpid(), list[threading.Timer]()

    def again(what: sys.UnraisableHookArgs) -> None:
        """Ctrl-C in a place that can't raise (what is done round a fork, a finalizer) comes once
        more, a moment later.  A process that was forked there leaves it to its parent."""
        if not issubclass(what.exc_type, KeyboardInterrupt):
            unraisable(what)
        elif os.getpid() == process:
            waiting.append(threading.Timer(_MOMENT, os.kill, (process, signal.SIGINT)))
            waiting[-1].start()

    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.unraisablehook = again
        yield
    finally:
        for timer in waiting:
            timer.cancel()
        sys.unraisablehook = unraisable
        signal.signal(signal.SIGINT, before)


def _report(name: str, report: Report, arguments: Mapping[str, Any]) -> int:
    try:
        code = int(_run(name, report, arguments) or Exit.GOOD)
    except PresskitError as error:
        report.add(error.diagnostics)
        code = int(error.exit_code)
    except OSError as error:
        code = _complain_of_system(report, error, name)
    except Exception:
        code = _complain_of_us(report, name)
    report.close()
    try:
        print(end="", flush=True)
    except BrokenPipeError:
        let_go(sys.stdout)
    return code


def _complain_of_system(report: Report, error: OSError, name: str) -> int:
    from presskit.publish import machine_error
    found = machine_error(error)
    if found is None:
        return _complain_of_us(report, name)
    written = f"; {_standing(report)}" if report.kept else ""
    report.add(replace(one, message=one.message + written) for one in found.diagnostics)
    return int(found.exit_code)


def _standing(report: Report) -> str:
    return f"these stand as this run wrote them: {', '.join(report.kept)}"


def _complain_of_us(report: Report, name: str) -> int:
    report.complain(_report_block(name, report.kept))
    return int(Exit.BUG)


def _run(name: str, report: Report, arguments: Mapping[str, Any]) -> int | None:
    return importlib.import_module(f"presskit.cli.{name}").run(report, **arguments)


def _report_block(command: str, kept: list[str]) -> str:
    from importlib.metadata import PackageNotFoundError, version

    def installed(library: str) -> str:
        try:
            return f"{library} {version(library)}"
        except PackageNotFoundError:
            return f"{library} missing"

    from presskit import __version__
    trace = _SECRET.sub(r"\1***", traceback.format_exc()).rstrip()
    trace = trace.replace(os.path.expanduser("~"), "~")
    written = f"Written before: {', '.join(kept)}." if kept else "Nothing was written."
    lines = [f"This is a fault of presskit, not of your kit. {written}",
             "Please report it with the block below; look first whether it holds anything "
             "private.", "", "--- report ---",
             f"command: presskit {command}", f"presskit {__version__}, Python "
             f"{platform.python_version()}, {platform.system()} {platform.machine()}",
             ", ".join(installed(one) for one in _LIBRARIES),
             f"encoding: {sys.getfilesystemencoding()}, {sys.stdout.encoding}", trace,
             "--- end of report ---"]
    return "\n".join(lines)
