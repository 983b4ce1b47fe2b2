"""What a preview is, as plain facts: what is shown of a kit while somebody edits it.

Here: what crosses from the process that builds to the one that shows.  Never here: building,
markup.
"""

from __future__ import annotations

from dataclasses import dataclass

from presskit.diagnostics import Diagnostic, Severity
from presskit.document import Mark

__all__ = ["Look", "Preview", "RoomShown", "Shown"]


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody has on the screen: a document (its kind, and whom or what it is about) in a
    locale (empty: in all) and a format (empty: in all)."""

    locale: str = ""
    kind: str = ""
    subject: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One file of the preview.

    ``name`` is its path below ``out/<kit>/``; its bytes are in the file ``<sha256>`` of the
    preview's folder.  ``draft`` says that its name is marked so; ``late`` that what is shown is
    older than the kit, ``findings`` what there was to say, also against making it anew.
    """

    kind: str
    subject: str
    locale: str
    format: str
    shape: str
    title: str
    state: str
    name: str
    bytes: int
    sha256: str
    pages: int = 0
    draft: bool = False
    marks: tuple[Mark, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    late: bool = False

    @property
    def slot(self) -> tuple[str, str, str, str, str]:
        """What tells it from the other files."""
        return self.locale, self.kind, self.subject, self.format, self.shape

    def is_seen(self, look: Look) -> bool:
        """Whether somebody who looks there has it on the screen."""
        return (look.kind == self.kind and look.subject in ("", self.subject)
                and look.locale in ("", self.locale) and look.format in ("", self.format))


@dataclass(frozen=True, slots=True)
class RoomShown:
    """The press room: the paths of its files, with ``/``, each with its sha256; ``late`` says that
    it is not made of what is shown beside it, ``findings`` what there was to say of it."""

    files: tuple[tuple[str, str], ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    late: bool = True


@dataclass(frozen=True, slots=True)
class Preview:
    """A kit as it is shown: the files in the order of the kit's documents and locales, what is to
    be said about all of it, and how many files are still to be made.

    ``number`` grows with every change.  With errors among ``findings`` the files are those of
    the last good version.  ``embargo`` is the hour that the files are marked with, ISO 8601;
    ``states`` are all there can be, from the lowest.
    """

    number: int = 0
    kit: str = ""
    title: str = ""
    source_locale: str = ""
    locales: tuple[str, ...] = ()
    embargo: str = ""
    files: tuple[Shown, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    waiting: int = 0
    version: int = 1
    states: tuple[str, ...] = ()
    room: RoomShown = RoomShown()

    @property
    def failed(self) -> bool:
        """Whether an edit keeps the kit, or one of its files, from being built."""
        return any(one.severity is Severity.ERROR for one in self.said)

    @property
    def said(self) -> tuple[Diagnostic, ...]:
        """All that there is to say, each finding once."""
        own = (one for file in self.files for one in file.findings)
        return tuple(dict.fromkeys((*self.findings, *own, *self.room.findings)))
