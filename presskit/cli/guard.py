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
import sys
import traceback
from collections.abc import Mapping
from typing import Any

from presskit.cli.report import Report
from presskit.diagnostics import Exit, PresskitError

__all__ = ["run_command"]

_LIBRARIES = ("weasyprint", "python-docx", "reportlab", "pydantic", "opencc", "typer")
_SECRET = re.compile(r"(?i)\b([\w-]*(?:key|token|secret|password|passwd|auth)[\w-]*['\"]?\s*[=:]\s*"
                     r"['\"]?(?:bearer |basic )?)[^\s'\"&]+")


def run_command(name: str, output: str, arguments: Mapping[str, Any]) -> int:
    """Run ``presskit.cli.<name>.run`` and give the exit code of what happened.

    ``output`` is ``human``, ``json`` or ``sarif``.  Raises nothing but ``SystemExit``.
    """
    report = Report(output)
    try:
        code = int(_run(name, report, arguments) or Exit.GOOD)
    except PresskitError as error:
        report.add(error.diagnostics)
        code = int(error.exit_code)
    except KeyboardInterrupt:
        report.complain("interrupted: nothing of this run was kept")
        code = int(Exit.INTERRUPTED)
    except BrokenPipeError:
        return int(Exit.GOOD)  # the reader has seen enough: `presskit status | head`
    except Exception:
        report.complain(_report_block(name))
        code = int(Exit.BUG)
    report.close()
    return code


def _run(name: str, report: Report, arguments: Mapping[str, Any]) -> int | None:
    return importlib.import_module(f"presskit.cli.{name}").run(report, **arguments)


def _report_block(command: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    def installed(library: str) -> str:
        try:
            return f"{library} {version(library)}"
        except PackageNotFoundError:
            return f"{library} missing"

    from presskit import __version__
    trace = _SECRET.sub(r"\1***", traceback.format_exc()).rstrip()
    trace = trace.replace(os.path.expanduser("~"), "~")
    lines = ["This is a fault of presskit, not of your kit. Nothing was written.",
             "Please report it with the block below; look first whether it holds anything "
             "private.", "", "--- report ---",
             f"command: presskit {command}", f"presskit {__version__}, Python "
             f"{platform.python_version()}, {platform.system()} {platform.machine()}",
             ", ".join(installed(one) for one in _LIBRARIES),
             f"encoding: {sys.getfilesystemencoding()}, {sys.stdout.encoding}", trace,
             "--- end of report ---"]
    return "\n".join(lines)
