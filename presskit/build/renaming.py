"""A changed form of a name, carried through a kit's files.

Here: writing what was planned (``outdated``), what that does to clearances, approvals and records.
Never here: which texts are touched.

PO files are written before the source's: their ``msgid`` says already what the source will say, so
that a run which is cut off is finished by the next, and no translation goes stale.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from presskit.build.alone import writes_kit
from presskit.build.languages import Languages, open_languages, origin_of
from presskit.build.load import load
from presskit.build.marking import Outcome, begin, write_approvals
from presskit.build.outdated import Renaming, plan_renaming, read_text
from presskit.content.edits import Edit, edit_file
from presskit.desk import Desk
from presskit.model.segment import container_of, quote_of

__all__ = ["rename"]


@writes_kit
def rename(folder: Path, desk: Desk, *, dry_run: bool = False) -> Renaming:
    """Carry each changed form of a name through the kit in ``folder``; with ``dry_run`` only say
    where.

    Raises ``PresskitError`` where a file can't be written, or was changed meanwhile.
    """
    outcome = begin(folder)
    before = open_languages(load(folder, desk), desk)
    plan = plan_renaming(before)
    _say_quotes(plan)
    if dry_run or not plan.files:
        return plan
    for path in sorted(plan.files, key=lambda one: one.suffix != ".po"):
        source, edits = plan.files[path]
        edit_file(path, source.text, edits)
    ids = _new_ids(before, open_languages(load(folder, desk), desk))
    if ids:
        _carry_ids(folder, ids)
    after = open_languages(load(folder, desk), desk)
    _take_clearances(after, plan, outcome)
    _say_approvals(before, open_languages(load(folder, desk), desk), plan)
    return plan


def _say_quotes(plan: Renaming) -> None:
    """A warning for each quote whose words hold the name."""
    for one in plan.touched:
        if quote_of(one.path) and not one.original:
            plan.findings.warning(
                "quote-renamed", f"{one.locale}: the name stands in the words of the quote "
                f"{quote_of(one.path)}; nothing but the name is changed", span=one.span,
                segment=one.path, hint="its speaker clears the words anew: presskit review clear")


def _new_ids(before: Languages, after: Languages) -> dict[str, str]:
    """The ids of texts of the source that say something else now, old to new."""
    from presskit.model.walk import each_segment
    pairs = zip(each_segment(before.loaded.kit), each_segment(after.loaded.kit), strict=True)
    return {old.id: new.id for old, new in pairs if old.id != new.id}


def _carry_ids(folder: Path, ids: Mapping[str, str]) -> None:
    """What was said of texts by their ids is said of them still."""
    for name in ("translations/queries.yaml", "translations/deviations.yaml",
                 "approvals/dismissed.yaml"):
        source = read_text(folder / name)
        edits = [Edit(at, at + len(old), new) for old, new in ids.items()
                 for at in _each_place(source.text, old)] if source else []
        if source and edits:
            edit_file(folder / name, source.text, edits)


def _each_place(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _take_clearances(languages: Languages, plan: Renaming, outcome: Outcome) -> None:
    """A speaker's word is about just the words that were cleared: it goes with the former name."""
    from presskit.localise.review import segment_digest
    by_locale: dict[str, set[str]] = {}
    for one in plan.touched:
        if quote_of(one.path) and not one.original:
            by_locale.setdefault(one.locale, set()).add(container_of(one.path))
    for locale, paths in by_locale.items():
        here = languages.reach(locale)
        origin = languages.reach(origin_of(languages, locale))
        covered = {segment_digest(here.side, one) for key, one in here.segments.items()
                   if container_of(key) in paths and key in origin.segments}

        given = languages.loaded.kit.approvals.get(locale, ())
        gone = [one for one in given
                if one.by == "clear" and one.path in paths and one.words in covered]
        if gone:
            write_approvals(languages, locale, [one for one in given if one not in gone], outcome)
            plan.findings.warning(
                "approval-voided", f"{locale}: the clearance of "
                f"{', '.join(sorted({one.path for one in gone}))} is taken away, because a name in "
                "the words was changed",
                hint="presskit review clear, when the speaker has seen the words")


def _say_approvals(before: Languages, after: Languages, plan: Renaming) -> None:
    """The approvals of touched texts that no longer fit: a particle was changed too."""
    from presskit.build.reviewing import fallen
    for locale in dict.fromkeys(one.locale for one in plan.touched if not one.original):
        touched = {container_of(one.path) for one in plan.touched if one.locale == locale}
        if locale == after.loaded.kit.source_locale:
            continue
        known = {(container_of(one.path), one.approval) for one in fallen(before, locale)}
        lost = [one for one in fallen(after, locale) if container_of(one.path) in touched
                and (container_of(one.path), one.approval) not in known]
        if lost:
            paths = sorted({container_of(one.path) for one in lost})
            plan.findings.warning(
                "approval-voided", f"{locale}: {len(lost)} approval{'s' * (len(lost) > 1)} fell "
                f"away, because more than the name was changed: {', '.join(paths)}",
                hint="have the words read and approved again")
