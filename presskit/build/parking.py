"""Words that came back and wait for a decision: ``translations/parked/<locale>.yaml``.

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

__all__ = ["list_parked", "parked_path", "read_parked", "write_parked"]


def parked_path(folder: Path, locale: str) -> Path:
    """The file of a locale."""
    return folder / "translations" / "parked" / f"{locale}.yaml"


def read_parked(folder: Path, locale: str) -> tuple[Parked, ...]:
    """What waits for a locale, in the file's order.

    Raises ``PresskitError`` for a file that can't be read: nothing may be written over it.
    """
    from presskit.content.files import read_source
    from presskit.content.yaml import compose_yaml
    from presskit.localise.exchange import Parked
    from presskit.localise.exchange.parking import FIELDS
    path, findings = parked_path(folder, locale), Findings()
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
    path, text = parked_path(folder, locale), parked_yaml(parked)
    if text:
        path.parent.parent.mkdir(exist_ok=True)
        write_file(path, text)
    else:
        path.unlink(missing_ok=True)
        with suppress(OSError):  # other locales' words may wait there
            path.parent.rmdir()
    return path
