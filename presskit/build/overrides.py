"""The files of a kit's ``templates/``: does each of them stand for something.

Here: names that replace nothing, phrases that nobody asks for.  Never here: what is wrong
inside a file (whoever reads it says so).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from pathlib import Path

from presskit.build.copying import RECORD, kind_of
from presskit.build.tables import Shelf
from presskit.diagnostics import Findings, Span, show_path

__all__ = ["check_overrides"]

_TAG = "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
_NEW = tuple(re.compile(one) for one in (
    rf"phrases/({_TAG})\.yaml", r"conventions/[A-Za-z0-9-]+\.yaml",
    rf"docx/document\.({_TAG})\.docx", rf"vocabulary/({_TAG})(?:--{_TAG})?\.yaml"))
"""What may stand beside a kit without replacing a shipped file: another locale's, another
convention set, another list of words."""

_OPEN = "method."
"""Phrases that a kit may add to: how a form of a name was come by."""

_IGNORED = re.compile(r"(?i)(^|/)\.|readme|(~|\.(bak|orig|swp))$")


def check_overrides(shelf: Shelf, findings: Findings) -> None:
    """Warn of every file beside the kit that changes nothing, and of phrases that nothing
    asks for.  ``shelf`` has the shipped folder first, the kit's last."""
    shipped, own = set().union(*map(_list, shelf.homes[:-1])), shelf.homes[-1]
    known = {name for name in shipped if kind_of(name)}
    for name in sorted(_list(own) & shipped - known):
        findings.warning("frame-unused", f"{name} is not read from a kit",
                         span=Span(show_path(own / name)), hint="these rules are those of "
                         "the house; delete it, and change the file that ships with presskit")
    for name in sorted(_list(own) - shipped - {RECORD}):
        if not _IGNORED.search(name) and not any(one.fullmatch(name) for one in _NEW):
            near = _nearest(name, known)
            findings.warning(
                "frame-unused", f"{name} replaces nothing and is not read",
                span=Span(show_path(own / name)), hint=f"did you mean templates/{near}?" if near
                else "delete it, or give it the name of a file that ships with presskit")
    for name in sorted(_list(own)):
        if re.fullmatch(_NEW[0], name):
            _check_phrases(shelf, name, findings)


def _list(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def _nearest(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    same = [one for one in sorted(known) if one.rpartition("/")[2] == name.rpartition("/")[2]]
    return next(iter([*same, *near]), "")


def _check_phrases(shelf: Shelf, name: str, findings: Findings) -> None:
    from presskit.content.yaml import read_table

    own, places = read_table(shelf.homes[-1] / name)
    shipped = min((shelf.homes[0] / "phrases").glob("*.yaml"))  # each of them has all phrases
    known, _places = read_table(shipped)
    for key in own:
        if key in known or key.startswith(_OPEN):
            continue
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
        findings.warning("phrase-unknown", f"no document asks for the phrase {key}",
                         span=places.names.get((key,)),
                         hint=f"did you mean {near[0]}?" if near else "delete it")
