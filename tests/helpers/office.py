"""LibreOffice, as a newsroom's machine that has none of our faces.

Here: finding it, converting with it, the faces and the words of what it made.  Never here: what
must be true of them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

__all__ = ["list_faces", "need_office", "office_convert", "open_home", "page_texts"]

NEEDED = "PRESSKIT_TESTS_NEED_OFFICE"
"""Set where a test that can't run must fail: what a continuous integration leaves out unseen
proves nothing."""

_FONTS = ('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
          "<dir>/usr/share/fonts/truetype/dejavu</dir><dir>/usr/share/fonts/dejavu-sans-fonts</dir>"
          "<cachedir>{home}/cache</cachedir></fontconfig>")


def _find_office() -> str:
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def need_office() -> None:
    """Skip the test where LibreOffice or poppler is missing; fail it where that must not be."""
    missing = [name for name, path in (("LibreOffice Writer (soffice)", _find_office()),
                                       ("pdffonts", shutil.which("pdffonts")),
                                       ("pdftotext", shutil.which("pdftotext"))) if not path]
    if missing and os.environ.get(NEEDED):
        pytest.fail(f"not installed: {', '.join(missing)}; scripts/setup-system office brings it")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def open_home(folder: Path) -> Path:
    """A folder with a profile of its own and a fontconfig that knows DejaVu at most."""
    (folder / "fonts.conf").write_text(_FONTS.format(home=folder))
    return folder


def office_convert(home: Path, kind: str, *paths: Path) -> list[Path]:
    """Files as LibreOffice saves them in another format, or in their own."""
    out = home / "out"
    subprocess.run(
        [_find_office(), f"-env:UserInstallation=file://{home}/profile", "--headless",
         "--convert-to", kind, "--outdir", str(out), *map(str, paths)],
        check=True, capture_output=True, timeout=480,
        env={**os.environ, "FONTCONFIG_FILE": str(home / "fonts.conf"), "HOME": str(home)})
    return [out / one.with_suffix(f".{kind.partition(':')[0]}").name for one in paths]


def _run(*command: object) -> str:
    return subprocess.run([str(one) for one in command], check=True, capture_output=True,
                          text=True, timeout=60).stdout


def list_faces(pdf: Path) -> set[str]:
    """The families in a PDF without the digits of what they hold: ``BAA+PresskitSans3f2a9c-Bold``
    is ``PresskitSans``."""
    names = [line.split()[0] for line in _run("pdffonts", pdf).splitlines()[2:]]
    return {re.sub(r"^[A-Z]{6}\+|([0-9a-f]{6})?-(Regular|Bold)$", "", one) for one in names}


def page_texts(pdf: Path) -> list[str]:
    """The words of each page, in the order in which they were drawn."""
    return _run("pdftotext", "-raw", pdf, "-").split("\f")[:-1]
