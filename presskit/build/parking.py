"""Words that came back and wait for a decision: ``translations/parked/<locale>.yaml``; and what was
decided, with all words of both sides: ``translations/parked/settled/<locale>.yaml``.

Here: reading and writing these files.  Never here: which words are parked, what deciding does
(``localise.exchange``).
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.diagnostics import Findings, Span, show_path

if TYPE_CHECKING:
    from presskit.localise.exchange import Parked

__all__ = ["keep_settled", "list_parked", "parked_path", "read_parked", "settled_path",
           "write_parked"]


def parked_path(folder: Path, locale: str) -> Path:
    """The file of a locale."""
    return folder / "translations" / "parked" / f"{locale}.yaml"


def settled_path(folder: Path, locale: str) -> Path:
    """The file of what was decided for a locale."""
    return folder / "translations" / "parked" / "settled" / f"{locale}.yaml"


def read_parked(folder: Path, locale: str) -> tuple[Parked, ...]:
    """What waits for a locale, in the file's order, each with its number.

    Raises ``PresskitError`` for a file that can't be read: nothing may be written over it.
    """
    return _numbered(folder, locale, _read(parked_path(folder, locale)))


def _numbered(folder: Path, locale: str, parked: Iterable[Parked]) -> tuple[Parked, ...]:
    from presskit.localise.exchange.parking import number_parked
    parked = tuple(parked)
    whole = all(one.number for one in parked)
    return number_parked(parked, () if whole else _read(settled_path(folder, locale)))


def _read(path: Path) -> tuple[Parked, ...]:
    from presskit.content.files import read_source
    from presskit.content.yaml import compose_yaml
    from presskit.localise.exchange import Parked
    from presskit.localise.exchange.parking import FIELDS
    findings = Findings()
    if not path.exists():
        return ()
    source = read_source(path, findings)
    value, places = compose_yaml(source, findings, top=list) if source else ([], {})
    found = []
    for number, one in enumerate(value):
        good = isinstance(one, dict) and {"words"} <= one.keys() <= {*FIELDS} and all(
            isinstance(text, str) for text in one.values())
        if good:
            found.append(Parked(**{name: one.get(name, "") for name in FIELDS}))
        else:
            findings.error("parked-broken", "this is no record of parked words",
                           span=places.get((number,)) or Span(show_path(path)),
                           hint="take the line back from your version history; it holds a "
                           "translator's work")
    findings.raise_errors()
    return tuple(found)


def list_parked(folder: Path, locales: Iterable[str]) -> dict[str, tuple[Parked, ...]]:
    """What waits, by locale; those for which nothing does are left out."""
    found = {locale: read_parked(folder, locale) for locale in locales}
    return {locale: some for locale, some in found.items() if some}


def write_parked(folder: Path, locale: str, parked: Iterable[Parked]) -> Path:
    """Write the file of a locale; where nothing waits there is none."""
    from presskit.content.edits import write_file
    from presskit.localise.exchange import parked_yaml
    path = parked_path(folder, locale)
    text = parked_yaml(_numbered(folder, locale, parked))
    if text:
        path.parent.parent.mkdir(exist_ok=True)
        write_file(path, text)
    else:
        path.unlink(missing_ok=True)
        with suppress(OSError):  # other locales' words may wait there
            path.parent.rmdir()
    return path


def keep_settled(folder: Path, locale: str, settled: Iterable[Parked]) -> Path:
    """Put what is decided into the file of a locale, so that no words are lost by it; what was
    begun and is decided once more has one line."""
    from presskit.content.edits import write_file
    from presskit.localise.exchange import parked_yaml
    path = settled_path(folder, locale)
    found = {(one.number, *one.version): one for one in (*_read(path), *settled)}
    write_file(path, parked_yaml(found.values()))
    return path
