"""Carrying over: which files of an earlier build may stand beside those of a filtered one.

Here: whether a file that was not asked for still says what the kit says, and whether it may go
out.  Never here: reading or writing it.

A file is current where its document, composed now, is the one it was made of.  So what a filter
leaves alone is composed too; only drawing it is spared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from presskit import registry
from presskit.build import policy
from presskit.build.composing import Composed, compose_locale, kinds_of
from presskit.build.languages import Languages
from presskit.build.options import Options
from presskit.build.tasks import content_digest, seal_document, writer_of
from presskit.diagnostics import PresskitError
from presskit.publish import Keep, is_room, subject_of

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["keep_current"]

_CHANGED = "the kit, or a frame, was changed since"


@dataclass(frozen=True, slots=True)
class _Now:
    """A document as it is composed now, with the digest of its pictures in it."""

    composed: Composed
    seal: str


def keep_current(entries: Iterable[Mapping[str, Any]], composed: Sequence[Composed],
                 languages: Languages, options: Options, context: Context) -> Keep:
    """What to carry over of a manifest's ``entries`` beside the documents already ``composed``."""
    outside = [one for one in entries if options.keeps(one) and not is_room(one)]
    asked = {_key_of(one) for one in outside}
    known = {_key(one): _Now(one, seal_document(one.document, context))
             for one in (*composed, *_compose_outside(outside, composed, languages, options))
             if _key(one) in asked}
    shapes = languages.loaded.kit.cards

    def keep(entry: Mapping[str, Any]) -> Mapping[str, Any] | str | None:
        if not options.keeps(entry) or is_room(entry):
            return None
        now = known.get(_key_of(entry))
        if now is None or not _is_current(entry, now, shapes, context):
            return _CHANGED
        if not now.composed.verdict.good:
            return policy.say_verdict(now.composed.verdict)
        return {**entry, "state": now.composed.state, "source_sha256": now.composed.source_digest}

    return keep


def _key(one: Composed) -> tuple[str, str, str]:
    return one.document.locale, one.document.kind, one.document.subject


def _key_of(entry: Mapping[str, Any]) -> tuple[str, str, str]:
    return entry.get("locale", ""), entry.get("document", ""), subject_of(entry)


def _compose_outside(outside: Iterable[Mapping[str, Any]], composed: Iterable[Composed],
                     languages: Languages, options: Options) -> list[Composed]:
    """The documents behind manifest lines that the build itself has no need of.

    What is wrong in a locale that was not asked for does not stop the build: its files are not
    known to be current, and that is all.
    """
    there = {(one.document.locale, one.document.kind) for one in composed}
    wanted = {(one.get("locale", ""), one.get("document", "")) for one in outside} - there
    kit, source = languages.loaded.kit, languages.locales[0]
    every = [kind for kind in kinds_of(kit, Options()) if kind in {kind for _, kind in wanted}]
    digests: dict[tuple[str, str], str] = {}
    found: list[Composed] = []
    for locale in (source, *languages.locales[1:]):
        kinds = [one for one in every if locale == source or (locale, one) in wanted]
        said = len(languages.findings)
        try:
            if kinds:
                languages.reach(locale)
            if not any(one.severity == "error" for one in languages.findings.items[said:]):
                found += compose_locale(languages, locale, kinds, digests, options.release)
        except PresskitError:
            continue
        finally:
            del languages.findings.items[said:]
    return found


def _is_current(entry: Mapping[str, Any], now: _Now, shapes: Sequence[str],
                context: Context) -> bool:
    kind, format = now.composed.document.kind, entry.get("format", "")
    if format not in registry.formats_of(kind):
        return False
    if kind == registry.CARD and (entry.get("shape") or "square") not in shapes:
        return False
    own = context.of(now.composed.document.locale, format)
    return entry.get("content_sha256") == content_digest(writer_of(kind, format), own, now.seal)
