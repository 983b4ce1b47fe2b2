"""Forms that a register lacks, proposed and, where somebody says so, put in as suggestions.

Here: the tables, which proposals are meant, writing them with status ``suggested``.  Never here:
how a proposal is made (``localise/suggesting``), confirming one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.alone import writes_kit
from presskit.build.languages import Languages, open_languages
from presskit.build.load import load
from presskit.build.names_files import put_values
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError

if TYPE_CHECKING:
    from presskit.localise.suggesting import Proposal, Readings

__all__ = ["open_readings", "suggest_names"]

_TABLES = ("chinese", "japanese", "korean")


def open_readings(languages: Languages, desk: Desk) -> Readings:
    """What proposals are made with."""
    from presskit.localise.characters import open_characters
    from presskit.localise.suggesting import Readings

    @cache
    def characters(source: str, target: str):
        return open_characters(source, target, desk.cache / "opencc")

    return Readings({name: languages.shelf.table(f"readings/{name}")[0] for name in _TABLES},
                    characters)


@writes_kit
def suggest_names(folder: Path, desk: Desk, locales: Iterable[str] = (), *, method: str = "",
                  write: bool = False) -> tuple[list[Proposal], list[Proposal], list[Path]]:
    """Proposals for every name that lacks a form, those of them that were put into the register
    (with ``write``), and the files written.

    Where several methods lead to several forms nothing is chosen but by ``method``.  Raises
    ``PresskitError`` for a library that is not installed.
    """
    from presskit.localise.suggesting import ASKED, propose_forms
    languages = open_languages(load(folder, desk), desk)
    readings = open_readings(languages, desk)
    wanted = tuple(locales) or languages.locales
    try:
        found = [one for key in languages.loaded.kit.register for locale in wanted
                 for one in propose_forms(languages.loaded.kit, key, locale, readings)]
    except ImportError as error:
        raise PresskitError.one("names-library", f"the readings need a library: {error.name}",
                                hint=f"run: pip install {error.name}",
                                exit_code=Exit.MACHINE) from error
    found = [one for one in found if not one.full
             or (one.method == method if method else one.method != ASKED)]
    chosen = [one for one in found if one.full and sum(
        (other.key, other.locale) == (one.key, one.locale) for other in found) == 1]
    if not write or not chosen:
        return found, [], []
    files = put_values(folder, desk, [(one.key, one.locale, {
        "full": one.full, **({"reading": one.reading} if one.reading else {}),
        "status": "suggested", "method": one.method}) for one in chosen])
    return found, chosen, files
