"""``presskit doctor``: what this machine has, what it lacks, and what to run.

Here: asking each part once, telling.  Never here: mending.
"""

from __future__ import annotations

import platform
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from presskit.build.machine import SYSTEM, find_system, system_versions, versions
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span

__all__ = ["run"]

_LIBRARIES = ("weasyprint", "reportlab", "python-docx", "pypdfium2", "uharfbuzz", "opencc",
              "pydantic", "babel", "polib", "markdown-it-py", "jinja2", "rapidfuzz", "typer",
              "rich", "deep-translator", "requests", "pypinyin", "cantonese-romanisation")
_ROOM = 500_000_000
"""Bytes that a large kit with its cache may need."""

Answer = tuple[str, str]


def run(report: Report) -> Exit:
    """Ask every part; 3 where something is lacking."""
    desk, findings = Desk(), Findings()
    rows: list[Answer] = []
    for ask in (_python, _libraries, _opencc, _system, _fonts, _cache):
        try:
            rows += ask(desk, findings)
        except PresskitError as error:
            findings.extend(error.diagnostics)
    for name, answer in rows:
        report.say(f"{name:<16} {answer}")
    report.add(findings)
    if findings.failed:
        return Exit.MACHINE
    report.say("everything is there")
    return Exit.GOOD


def _python(_desk: Desk, _findings: Findings) -> list[Answer]:
    from presskit import __version__
    return [("presskit", f"{__version__}, {Path(__file__).parent.parent}"),
            ("Python", f"{platform.python_version()}, {platform.system()} "
                       f"{platform.machine()}")]


def _libraries(_desk: Desk, findings: Findings) -> list[Answer]:
    found = versions(_LIBRARIES)
    for name, version in found:
        if not version:
            findings.error("library-missing", f"the library {name} is not installed",
                           hint="run: make setup, or: pip install presskit-multilingual")
    return [(name, version or "missing") for name, version in found]


def _opencc(_desk: Desk, findings: Findings) -> list[Answer]:
    """Another distribution puts a package of the same name in the place of ours."""
    if dict(versions(("opencc-py",)))["opencc-py"]:
        findings.error("opencc-py", "opencc-py stands in the place of OpenCC",
                       hint="run: pip uninstall opencc-py && pip install --force-reinstall "
                       "opencc")
    return []


def _system(_desk: Desk, findings: Findings) -> list[Answer]:
    there = dict(system_versions())
    install: Callable[[str], str] = {
        "apt-get": lambda names: f"apt-get install {names}",
        "dnf": lambda _names: "dnf install pango harfbuzz",
        "brew": lambda _names: "brew install pango",
    }.get(next((tool for tool in ("apt-get", "dnf", "brew") if shutil.which(tool)), ""),
          lambda _names: "install Pango and HarfBuzz with your system's package manager")
    debian = {"pango": "libpango-1.0-0 libpangoft2-1.0-0", "harfbuzz": "libharfbuzz0b",
              "harfbuzz-subset": "libharfbuzz-subset0", "fontconfig": "libfontconfig1"}
    for name in SYSTEM:
        if find_system(name) is None:
            findings.error("system-library", f"the system lacks {name}, which draws the PDFs",
                           hint=f"run: {install(debian[name])}")
    return [(name, there.get(name, "missing")) for name in SYSTEM]


def _fonts(desk: Desk, findings: Findings) -> list[Answer]:
    from presskit.build.typefaces import find_sets, read_set, verify_members
    from presskit.render.face_files import verify_face
    from presskit.render.fonts import read_fonts
    fonts = read_fonts(desk.fonts)
    faces = [face for family in fonts.families for face in (family.regular, family.bold)]
    for face in faces:
        verify_face(face)
    rows = [("fonts", f"{len(faces)} faces, as locked ({fonts.digest[:12]})")]
    for name in find_sets(desk):
        members = read_set(name, desk)
        there = any(Path(one.family.regular.path).is_file() for one in members)
        try:
            if there:
                verify_members(members)
            rows.append((f"fonts: {name}", "as locked" if there else "not fetched"))
        except PresskitError as error:
            findings.extend(error.diagnostics)
            rows.append((f"fonts: {name}", "not as locked"))
    return rows


def _cache(desk: Desk, findings: Findings) -> list[Answer]:
    folder = desk.cache
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:  # leaves nothing, meets no other doctor
            probe.write(b".")
    except OSError as error:
        findings.error("cache-unwritable", f"the cache can't be written: {error.strerror}",
                       span=Span(str(folder)), hint="set PRESSKIT_CACHE to a folder of yours")
        return []
    used = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    free = shutil.disk_usage(folder).free
    if free < _ROOM:
        findings.error("disk-full", f"only {free // 1_000_000} MB are free",
                       span=Span(str(folder)), hint="make room; the cache may be deleted")
    return [("cache", f"{folder}, {used // 1_000_000} MB used, {free // 1_000_000} MB free")]
