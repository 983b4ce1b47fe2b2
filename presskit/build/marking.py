"""Marks and lines beside a kit's words: PO files and lists of approvals, written anew.

Here: what a command hands on and what came of it, the two kinds of file.  Never here: what may
be approved (``approving``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.inputs import Stamp, stamp
from presskit.build.languages import Languages, origin_of
from presskit.diagnostics import Findings, PresskitError, Span, show_path

if TYPE_CHECKING:
    from presskit.model.segment import Approval, Catalogue, Message

__all__ = ["Outcome", "Word", "begin", "write_approvals", "write_beside", "write_marked"]


@dataclass(frozen=True, slots=True)
class Word:
    """Who says so, when (a day, ISO 8601), and where the evidence is or why."""

    name: str
    date: str
    note: str = ""


@dataclass(slots=True)
class Outcome:
    """What came of it: texts by locale, those of them that had that word already (``held``), the
    files written, what was refused.  ``stamps`` are those of the files as they were read."""

    stamps: Mapping[Path, Stamp | None] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)


def begin(folder: Path) -> Outcome:
    """The outcome of a command that is about to read the kit in ``folder``, alone with it."""
    found = {path: stamp(path) for home in ("translations", "approvals")
             for path in (folder / home).glob("*.*")}
    return Outcome(found)


def write_beside(path: Path, text: str, outcome: Outcome) -> None:
    """Write a file in one step.

    Raises ``PresskitError`` (``file-changed``) where somebody has saved it since it was read: a
    translator's work is worth more than this command.
    """
    from presskit.content.edits import write_file
    if path not in outcome.files and stamp(path) != outcome.stamps.get(path):
        raise PresskitError.one(
            "file-changed", "the file was saved by somebody else meanwhile",
            span=Span(show_path(path)), hint="run the command again")
    write_file(path, text)
    outcome.files.append(path)


def write_approvals(languages: Languages, locale: str, approvals: Iterable[Approval],
                    outcome: Outcome) -> None:
    """Write all approvals of a locale into its file, which is put down in the outcome.

    Raises ``PresskitError`` (``file-changed``) where somebody has saved it meanwhile.
    """
    from presskit.localise.review import approvals_yaml
    path = languages.loaded.folder / "approvals" / f"{locale}.yaml"
    write_beside(path, approvals_yaml(approvals), outcome)


def write_marked(languages: Languages, locale: str, keys: list[str], outcome: Outcome,
                  change) -> None:
    """Write a locale's PO file with ``change`` made to the entries of some segments; a mere
    conversion gets an entry of its own, with the words that it has."""
    from presskit.localise.po import write_catalogue
    from presskit.localise.route import extract
    if not keys:
        return
    kit, here = languages.loaded.kit, languages.reach(locale)
    entries = _entries(languages, locale, keys)
    catalogue: Catalogue = extract(languages.route, locale)
    known = {(one.context, one.source) for one in catalogue.messages if not one.obsolete}
    messages: list[Message] = []
    for key, entry in entries.items():
        if (entry.context, entry.source) not in known:
            messages.append(change(replace(entry, words=here.texts[key])))
    wanted = {(one.context, one.source) for one in entries.values()}
    messages += [change(one) if (one.context, one.source) in wanted and not one.obsolete else one
                 for one in catalogue.messages]
    path = languages.loaded.folder / "translations" / f"{locale}.po"
    write_beside(path, write_catalogue(replace(catalogue, messages=tuple(messages)), kit.id,
                                       origin_of(languages, locale)), outcome)


def _entries(languages: Languages, locale: str, keys: Iterable[str]) -> Mapping[str, Message]:
    """The entries of some segments; of those that have none, empty ones in their place."""
    from presskit.localise.catalogue import key_texts
    from presskit.model.segment import Message
    here, origin = languages.reach(locale), languages.reach(origin_of(languages, locale))
    contexts = {one.segment: one for one in key_texts(
        (key, origin.segments[key].path, text) for key, text in origin.texts.items())}
    return {key: here.messages.get(key) or Message(contexts[key].context, contexts[key].text, "")
            for key in keys}
