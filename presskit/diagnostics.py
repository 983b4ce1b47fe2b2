"""What is wrong, where, and what to do about it.

Here: the record of one complaint, its place, the error that carries many of them, and the
exit codes.  Never here: wording for one room's findings, printing, colours, files.

A room gathers its findings and stops once, at its end, by raising :class:`PresskitError`;
anything else that escapes is a fault of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from pathlib import Path

__all__ = ["Diagnostic", "Exit", "Findings", "PresskitError", "Severity", "Span", "show_path"]


class Exit(IntEnum):
    """The exit codes of the command line, a promise to scripts."""

    GOOD = 0
    CONTENT = 1
    USAGE = 2
    MACHINE = 3
    SERVICE = 4
    NOT_ALLOWED = 5
    BUG = 70
    INTERRUPTED = 130


class Severity(StrEnum):
    """How much a finding weighs: an error stops the room, a warning and a note don't."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file.

    ``line`` and ``column`` count from 1; 0 means that the whole file, or the whole line, is
    meant.  ``file`` is the path as the user would type it (relative where that is shorter),
    with ``/``.  The end is exclusive; 0 means "not known".
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


def show_path(path: Path) -> str:
    """The path as a user would type it: relative where that is shorter, with ``/``."""
    full = path.absolute()
    try:
        return full.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return full.as_posix()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint.

    ``code`` is kebab words and never changes its meaning; ``message`` says in one sentence
    what is wrong; ``hint`` says what to type or run (every error has one); ``span`` is the
    place in a file, ``segment`` the path of a text where there is no file to point into;
    ``related`` are other places that belong to it, each with a few words.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    segment: str = ""
    hint: str = ""
    related: tuple[tuple[Span, str], ...] = ()

    def __post_init__(self) -> None:
        if self.severity is Severity.ERROR and not self.hint:
            raise ValueError(f"error {self.code} has no hint")

    @property
    def place(self) -> str:
        """The place in words: ``file:line:column``, else the segment's path, else nothing."""
        return str(self.span) if self.span else self.segment


@dataclass(slots=True)
class Findings:
    """The complaints gathered so far by one room."""

    items: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, message: str, *, hint: str, span: Span | None = None,
              segment: str = "", related: Iterable[tuple[Span, str]] = ()) -> None:
        """Add an error; ``hint`` is not optional."""
        self.items.append(Diagnostic(code, Severity.ERROR, message, span, segment, hint,
                                     tuple(related)))

    def warning(self, code: str, message: str, *, hint: str = "", span: Span | None = None,
                segment: str = "", related: Iterable[tuple[Span, str]] = ()) -> None:
        """Add a warning: the command goes on, the release may not."""
        self.items.append(Diagnostic(code, Severity.WARNING, message, span, segment, hint,
                                     tuple(related)))

    def note(self, code: str, message: str, *, hint: str = "", span: Span | None = None,
             segment: str = "") -> None:
        """Add a note: good to know, nothing to do."""
        self.items.append(Diagnostic(code, Severity.NOTE, message, span, segment, hint))

    def extend(self, other: Iterable[Diagnostic]) -> None:
        """Take over the complaints of another room."""
        self.items.extend(other)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return any(item.severity is Severity.ERROR for item in self.items)

    def raise_errors(self, exit_code: Exit = Exit.CONTENT) -> None:
        """Raise :class:`PresskitError` with all findings, if one of them is an error."""
        if self.failed:
            raise PresskitError(tuple(self.items), exit_code)


class PresskitError(Exception):
    """A command can't go on: carries everything found so far and the exit code.

    >>> error = PresskitError.one("kit-missing", "there is no kit here", hint="presskit new")
    >>> error.exit_code, error.diagnostics[0].code
    (<Exit.CONTENT: 1>, 'kit-missing')
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], exit_code: Exit = Exit.CONTENT) -> None:
        self.diagnostics = tuple(diagnostics)
        self.exit_code = exit_code
        super().__init__("; ".join(f"{d.place}: {d.code}: {d.message}" for d in self.diagnostics
                                   if d.severity is Severity.ERROR))

    @classmethod
    def one(cls, code: str, message: str, *, hint: str, span: Span | None = None,
            segment: str = "", exit_code: Exit = Exit.CONTENT) -> PresskitError:
        """An error with a single finding."""
        return cls([Diagnostic(code, Severity.ERROR, message, span, segment, hint)], exit_code)

    def __reduce__(self):  # exceptions cross process borders
        return type(self), (self.diagnostics, self.exit_code)


def strict(diagnostics: Iterable[Diagnostic], codes: frozenset[str]) -> tuple[Diagnostic, ...]:
    """The findings, with the warnings whose code starts with one of ``codes`` made errors."""
    def lift(item: Diagnostic) -> Diagnostic:
        if item.severity is Severity.WARNING and item.code.startswith(tuple(codes)):
            return replace(item, severity=Severity.ERROR,
                           hint=item.hint or "mend it, or build without --release")
        return item
    return tuple(lift(item) for item in diagnostics)
