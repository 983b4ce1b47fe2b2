"""What a kit has approved, put into the user's translation memory.

Here: opening the memory, which locales give to it.  Never here: what an entry is, what is found
again (``localise.memory``).

An approval stands whatever becomes of the memory: where its file can't be used, that is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.desk import Desk
from presskit.diagnostics import Findings, PresskitError, Severity

__all__ = ["remember"]


def remember(folder: Path, desk: Desk, locales: Iterable[str], findings: Findings) -> int:
    """Put the approved texts of some locales of a kit into the memory, with its embargo; how
    many are new or have changed.

    A memory that can't be used is a warning.
    """
    from presskit.localise.memory import approved_entries, open_memory, remember_kit
    languages = open_languages(load(folder, desk), desk)
    kit = languages.loaded.kit
    entries = []
    for locale in locales:
        if locale in kit.locales:
            origin = languages.reach(kit.locales[locale].from_ or kit.source_locale)
            entries += approved_entries(origin, languages.reach(locale))
    if not entries:
        return 0
    try:
        with open_memory(desk.memory) as memory:
            return remember_kit(memory, kit.id, kit.embargo, entries)
    except PresskitError as error:
        findings.extend(replace(one, severity=Severity.WARNING) for one in error.diagnostics)
        return 0
