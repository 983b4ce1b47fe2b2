"""What a kit has approved, put into the user's translation memory, and what it has rejected, taken
out of it.

Here: opening the memory, which locales give to it.  Never here: what an entry is, what is found
again (``localise.memory``).

An approval stands whatever becomes of the memory: where its file can't be used, that is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from presskit.build.languages import Languages, open_languages
from presskit.build.load import load
from presskit.desk import Desk
from presskit.diagnostics import Findings, PresskitError, Severity

__all__ = ["remember", "remember_languages"]


def remember(folder: Path, desk: Desk, locales: Iterable[str], findings: Findings) -> tuple[
        int, int]:
    """Put the approved texts of some locales of a kit into the memory, with its embargo, and take
    out what is rejected or has been replaced; how many are new or have changed, and how many went.

    A memory that can't be used is a warning.
    """
    return remember_languages(open_languages(load(folder, desk), desk), desk, locales, findings)


def remember_languages(languages: Languages, desk: Desk, locales: Iterable[str],
                       findings: Findings) -> tuple[int, int]:
    """The same, of a kit that has been read."""
    from presskit.localise.memory import (
        approved_entries,
        open_memory,
        rejected_entries,
        remember_kit,
        take_back,
    )
    kit = languages.loaded.kit
    approved, rejected = [], []
    for locale in locales:
        if locale in kit.locales:
            origin = languages.reach(kit.locales[locale].from_ or kit.source_locale)
            approved += approved_entries(origin, languages.reach(locale))
            rejected += rejected_entries(origin, languages.reach(locale))
    if not approved and not (rejected and desk.memory.exists()):
        return 0, 0
    try:
        with open_memory(desk.memory) as memory:
            gone = take_back(memory, kit.id, approved, rejected)
            return remember_kit(memory, kit.id, kit.embargo, approved), gone
    except PresskitError as error:
        findings.extend(replace(one, severity=Severity.WARNING) for one in error.diagnostics)
        return 0, 0
