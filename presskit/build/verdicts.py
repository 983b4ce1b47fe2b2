"""Verdicts: what came of every file that was verified, and the words in which it is told.

Here: a case while it is gone through, the mark of each proof, faults as findings.  Never here:
proving anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit.build.editions import MAKE
from presskit.build.judging import Judged
from presskit.build.languages import Languages
from presskit.build.options import Options
from presskit.build.proving import APPLIES
from presskit.diagnostics import Diagnostic, Findings, Span, show_path
from presskit.publish import Edition, Flaw
from presskit.render.proof import Aspect, Fault

if TYPE_CHECKING:
    from presskit.document import Document
    from presskit.render import Context

__all__ = ["Case", "Checked", "Mark", "Verified", "mark_files", "say_flaws", "tell_faults"]

_OURS = ("the manifest names these very bytes, so presskit wrote them: look into the frames "
         "beside the kit; without any, please report it")

_NOTES = {Aspect.FONTS: "verify-fonts", Aspect.LINES: "verify-lines",
          Aspect.STRUCTURE: "verify-structure"}
"""The codes of what can stand."""

_CODES = {**_NOTES, Aspect.FILES: "verify-files", Aspect.TEXT: "verify-text",
          Aspect.REPEAT: "verify-repeat"}


class Mark(StrEnum):
    """What came of one proof of one file, the gravest first."""

    FAULT = "FAULT"
    OLD = "old"
    NOTE = "note"
    LEFT = "left out"
    GOOD = "ok"
    NONE = "-"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: where it stands, what it is, and what came of each proof."""

    path: str
    locale: str
    document: str
    format: str
    marks: Mapping[Aspect, Mark]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of one kit's folder; ``complete`` as its manifest says."""

    folder: Path
    files: tuple[Checked, ...]
    findings: tuple[Diagnostic, ...]
    complete: bool


@dataclass(slots=True)
class Case:
    """One kit's folder while it is verified.

    ``context`` is what a prover is handed; ``lift`` says that the files carry no mark of an
    embargo that has ended; ``unrepeated`` why nothing can be compared with a file made anew,
    empty if it can; ``faults`` are those of each file by path, ``spoilt`` the files that are not
    the manifest's, ``misnamed`` those whose name is wrong; ``stamped`` are the line and the
    document of each superseded file of the room, by path.
    """

    place: Path
    manifest: Mapping[str, Any]
    options: Options
    languages: Languages
    context: Context
    edition: Edition
    judged: Judged
    lift: bool
    unrepeated: str = ""
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    spoilt: set[str] = field(default_factory=set)
    misnamed: set[str] = field(default_factory=set)
    stamped: dict[str, tuple[Mapping[str, Any], Document]] = field(default_factory=dict)

    def means(self, line: Mapping[str, Any]) -> bool:
        """Whether a line of the manifest is of a file that was asked for; archives are asked for
        where all is."""
        if line["document"] == "bundle":
            return not self.options.filtered
        return self.options.wants(line["locale"], line["document"], line["format"])

    def current(self) -> list[Mapping[str, Any]]:
        """The lines of the files that were asked for and are of this edition of the kit."""
        return [one for one in self.manifest["files"]
                if one["path"] in self.judged.current and self.means(one)]

    def add(self, path: str, *faults: Fault) -> None:
        """Take faults of a file."""
        self.faults.setdefault(path, []).extend(faults)


# What is told -------------------------------------------------------------------------------

def say_flaws(flaws: Iterable[Flaw], place: Path, findings: Findings) -> None:
    """An error for each file that is not what the manifest lists."""
    for one in flaws:
        findings.error("verify-files", one.message, span=Span(show_path(place / one.path)),
                       hint=f"{MAKE}; what it did not make it asks you to move elsewhere")


def tell_faults(case: Case, findings: Findings) -> None:
    """Tell the faults of all files, each once."""
    for path, faults in case.faults.items():
        span = Span(show_path(case.place / path))
        for one in dict.fromkeys(faults):
            said = f"{one.where}: {one.message}" if one.where else one.message
            if one.minor:
                findings.note(_NOTES[one.aspect], said, hint=one.hint, span=span)
            else:
                findings.error(_CODES[one.aspect], said, span=span,
                               hint=one.hint or _hint(case, path, one.aspect))


def _hint(case: Case, path: str, aspect: Aspect) -> str:
    if path in case.spoilt or aspect in (Aspect.FILES, Aspect.REPEAT):
        return MAKE
    return _OURS


# Marks --------------------------------------------------------------------------------------

def mark_files(case: Case, quick: bool) -> Iterator[Checked]:
    """What came of each file that was asked for."""
    for line in case.manifest["files"]:
        if case.means(line):
            yield Checked(line["path"], line["locale"], line["document"], line["format"],
                          {aspect: _mark(case, line, aspect, quick) for aspect in Aspect})


def _mark(case: Case, line: Mapping[str, Any], aspect: Aspect, quick: bool) -> Mark:
    path, bundle = line["path"], line["document"] == "bundle"
    own = [one for one in case.faults.get(path, ()) if one.aspect is aspect]
    wrong = aspect is Aspect.FILES and path in case.spoilt | case.misnamed
    if wrong or any(not one.minor for one in own):
        return Mark.FAULT
    if aspect not in APPLIES[line["format"]]:
        return Mark.NONE
    if aspect is Aspect.FILES:
        return Mark.GOOD
    if aspect is Aspect.REPEAT and quick:
        return Mark.LEFT
    if not bundle and path not in case.judged.current:
        return Mark.OLD
    if aspect is Aspect.REPEAT and case.unrepeated and not bundle:
        return Mark.OLD
    if aspect is not Aspect.REPEAT and any(one.closed for one in case.faults.get(path, ())):
        return Mark.NONE
    if not (case.place / path).is_file():
        return Mark.NONE
    return Mark.NOTE if own else Mark.GOOD
