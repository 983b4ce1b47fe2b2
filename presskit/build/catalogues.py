"""PO files that several write at once: translators, their tools, other presskits.

Here: bringing the files up to date, putting drafts into one.  Never here: what becomes of an
entry (``localise``).

A file is read, changed and written anew in one go.  Presskits wait for each other (``alone``);
whoever else saves between the reading and the writing is seen by the file's stamp, and all is done
once more from what stands there then.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit.build.alone import alone
from presskit.build.inputs import stamp
from presskit.build.languages import Languages, open_languages
from presskit.build.load import load
from presskit.content.edits import write_file
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path

if TYPE_CHECKING:
    from presskit.localise.outcomes import Outcome
    from presskit.model.segment import Catalogue

__all__ = ["Merged", "change_catalogue", "merge_catalogues", "path_of", "read_catalogue",
           "save_outcomes", "uninterrupted"]

_TURNS = 5
"""So often a file may be saved by others just while it is read, before we give up."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A locale's file as it was brought up to date; ``written``: it had changed."""

    locale: str
    path: Path
    catalogue: Catalogue
    written: bool


def path_of(folder: Path, locale: str) -> Path:
    """The PO file of a locale."""
    return folder / "translations" / f"{locale}.po"


def merge_catalogues(folder: Path, desk: Desk, choose: Callable[[Languages], Iterable[str]], *,
                     dry_run: bool = False) -> tuple[Languages, tuple[Merged, ...]]:
    """The kit, and the catalogues of the locales that ``choose`` takes, every text in them; the
    files are written where an entry changed, with ``dry_run`` not.

    Raises ``PresskitError``.
    """
    with alone(folder):
        for _turn in range(_TURNS):
            before = _stamps(folder)
            languages = open_languages(load(folder, desk), desk)
            found = tuple(_merge(languages, locale, folder) for locale in choose(languages))
            if dry_run:
                return languages, found
            if _stamps(folder) == before:
                for one in found:
                    if one.written:
                        _write(languages, one.path, one.catalogue)
                return languages, found
    raise _busy(folder / "translations")


def _stamps(folder: Path) -> dict[Path, Any]:
    return {path: stamp(path) for path in sorted((folder / "translations").glob("*.po"))}


def _merge(languages: Languages, locale: str, folder: Path) -> Merged:
    from presskit.localise.catalogue import is_changed
    from presskit.localise.outcomes import carry_over
    from presskit.localise.route import extract
    from presskit.model.segment import Catalogue

    before = languages.loaded.kit.catalogues.get(locale, Catalogue(locale))
    after = carry_over(before, extract(languages.route, locale))
    path = path_of(folder, locale)
    live = any(not one.obsolete for one in after.messages)
    changed = is_changed(before, after) if path.exists() else live
    return Merged(locale, path, after, changed)


def _write(languages: Languages, path: Path, catalogue: Catalogue) -> None:
    from presskit.localise.po import write_catalogue
    kit = languages.loaded.kit
    source = kit.locales[catalogue.locale].from_ or kit.source_locale
    write_file(path, write_catalogue(catalogue, kit.id, source))


def save_outcomes(languages: Languages, locale: str, outcomes: Iterable[Outcome]) -> Catalogue:
    """Put what came into the file of a locale as it stands now; gives the catalogue.

    Raises ``PresskitError`` where the file can't be read or written.
    """
    from presskit.localise.catalogue import is_changed
    from presskit.localise.outcomes import apply_outcomes
    folder, outcomes = languages.loaded.folder, tuple(outcomes)
    path = path_of(folder, locale)
    with alone(folder, inf):  # what has been paid for waits for its turn as long as it takes
        for _turn in range(_TURNS):
            before = stamp(path)
            found = read_catalogue(path, locale)
            after = apply_outcomes(found, outcomes)
            if not is_changed(found, after):
                return found
            if stamp(path) == before:
                _write(languages, path, after)
                return after
    raise _busy(path)


def change_catalogue(folder: Path, desk: Desk, locale: str,
                     change: Callable[[Languages, Catalogue], Catalogue], *,
                     dry_run: bool = False) -> bool:
    """Change the file of a locale; whether an entry is another after it.

    ``change`` gets the kit and the catalogue, every text in it, as they stand now; it may be
    asked again.  With ``dry_run`` nothing is written.  Raises ``PresskitError``.
    """
    from presskit.localise.catalogue import is_changed
    path = path_of(folder, locale)
    with alone(folder):
        for _turn in range(_TURNS):
            before = stamp(path)
            languages = open_languages(load(folder, desk), desk)
            merged = _merge(languages, locale, folder).catalogue
            after = change(languages, merged)
            if dry_run or not is_changed(merged, after):
                return is_changed(merged, after)
            if stamp(path) == before:
                _write(languages, path, after)
                return True
    raise _busy(path)


def read_catalogue(path: Path, locale: str) -> Catalogue:
    """The catalogue in a PO file; empty where there is no file.

    Raises ``PresskitError`` with everything that is wrong with the file.
    """
    from presskit.content import translations
    from presskit.content.files import read_source
    from presskit.content.yaml import Places
    from presskit.model.segment import Catalogue, Message

    findings, values = Findings(), {}
    if not path.exists():
        return Catalogue(locale)
    source = read_source(path, findings)
    if source:
        translations.read_catalogue(locale, source, values, Places(), findings)
    findings.raise_errors()
    said = values["catalogues"][locale]
    return Catalogue(locale, tuple(Message(**one) for one in said["messages"]),
                     tuple(said["header"]))


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until this is done, and raises ``KeyboardInterrupt`` then: what has been paid
    for is kept."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda *_: pressed.append(1))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            raise KeyboardInterrupt


def _busy(path: Path) -> PresskitError:
    return PresskitError.one(
        "file-changed", "the file is being saved over and over while presskit wants to write it",
        span=Span(show_path(path)), hint="close it in the other program, and run the command "
        "again", exit_code=Exit.MACHINE)
