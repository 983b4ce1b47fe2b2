"""Composing: every wanted document of a kit, locale by locale.

Here: asking ``compose``, and noting beside each document what the manifest needs.  Never
here: what a document says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presskit import registry
from presskit.build import policy
from presskit.build.holding import find_held
from presskit.build.languages import Languages
from presskit.build.options import Options
from presskit.build.progress import Quiet, Stages
from presskit.diagnostics import Exit, Findings, Span
from presskit.document import Document, digest

if TYPE_CHECKING:
    from presskit.model.kit import Kit

__all__ = ["Composed", "compose_all", "compose_locale", "kinds_of", "say_empty",
           "say_left_back"]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with its state and the digest of the same in the source locale.

    ``verdict`` is what stands against making it, ``public`` what stands against the press room;
    where nobody asked, nothing does.
    """

    document: Document
    state: str
    source_digest: str
    verdict: policy.Verdict = policy.Verdict()
    public: policy.Verdict = policy.Verdict()


def kinds_of(kit: Kit, options: Options) -> list[str]:
    """The kinds of document that the kit has something to say in and that are asked for; of one
    that is withdrawn the notice alone."""
    from presskit.compose import lacking
    if kit.withdrawal:
        kinds = [registry.WITHDRAWAL]
    else:
        kinds = [one for one in (*kit.documents, *([registry.CARD] if kit.cards else []))
                 if not lacking(kit, one)]
        if kinds and not lacking(kit, registry.PICTURE):  # pictures alone are no press kit
            kinds.append(registry.PICTURE)
    return [one for one in kinds if not options.documents or one in options.documents]


def say_empty(languages: Languages, findings: Findings,
              options: Options | None = None) -> None:
    """Say which documents are left out because the kit has nothing for them: a warning where it
    asks for them itself, an error (``nothing-to-make``) where nothing is left; and all of them
    where the kit is withdrawn, an error (``kit-withdrawn``) where just some were asked for."""
    from presskit.compose import lacking
    loaded = languages.loaded
    span = _kit_file(languages)
    if loaded.kit.withdrawal:
        said = f"version {loaded.kit.version} withdraws this kit: only its notice is made"
        if kinds_of(loaded.kit, options or Options()):
            findings.note("kit-withdrawn", said, span=span)
        else:
            findings.error("kit-withdrawn", said, span=span, hint="run presskit make without "
                           "--document; to issue it again, run presskit correct")
        return
    if not kinds_of(loaded.kit, Options()):
        findings.error("nothing-to-make", "this kit asks for no document and no card, or has "
                       "nothing to say in those it asks for", span=span,
                       hint="name a document under documents:, for example [press-release]")
    for kind in loaded.kit.documents:
        what = lacking(loaded.kit, kind)
        if what and "documents" in loaded.kit.model_fields_set:
            findings.warning("document-empty", f"the kit asks for a {kind} and has nothing for it",
                             span=span, hint=f"add {what}, or take it out of documents:")
        elif what:
            findings.note("document-empty", f"there is no {kind}: the kit has nothing for it",
                          span=span, hint=f"to have one add {what}")


def _kit_file(languages: Languages) -> Span:
    return Span((languages.loaded.folder / "kit.yaml").as_posix())


def compose_all(languages: Languages, wanted: Iterable[str], options: Options,
                stages: Stages | None = None) -> Iterator[list[Composed]]:
    """The documents of one locale after the other, the source locale first.

    After an error in one locale the others are still brought there, for what is to be said
    about them, but nothing more is composed.
    """
    source, wanted = languages.locales[0], tuple(wanted)
    stages = stages or Stages(Quiet())
    kinds = kinds_of(languages.loaded.kit, options)
    digests: dict[tuple[str, str], str] = {}
    for locale in dict.fromkeys((source, *wanted)):
        stages.stage("localise")
        languages.reach(locale)
        if languages.findings.failed:
            continue
        stages.stage("compose")
        found = compose_locale(languages, locale, kinds, digests, options.release,
                               judged=options.room)
        if locale in wanted:
            yield found


def compose_locale(languages: Languages, locale: str, kinds: Iterable[str],
                   digests: dict[tuple[str, str], str], release: bool, *,
                   judged: bool = False) -> list[Composed]:
    """The documents of some kinds in one locale, for a release with what stands against them, and
    where they are ``judged`` with what stands against showing them in public.

    ``digests`` are those of the same documents in the source locale, by kind and subject; the
    source locale adds to them.
    """
    from presskit.compose import compose, state_of, states_of
    kit, tables = languages.reach(locale).kit, languages.tables(locale)
    is_source = locale == languages.locales[0]
    names = None if is_source else languages.names(locale)
    known = states_of(kit)
    asked = release or judged
    missing = policy.uncleared(locale, languages) if asked else frozenset()
    held = find_held(languages, locale) if asked else policy.Held()
    found = []
    for kind in kinds:
        for one in compose(kit, kind, tables, names, known):
            if is_source:
                digests[kind, one.subject] = digest(one)
            state = str(state_of(one, kit, names, known))
            verdict = policy.judge(one, state, kit, missing, held) if asked else policy.Verdict()
            found.append(Composed(one, state, digests.get((kind, one.subject), ""),
                                  verdict if release else policy.Verdict(), verdict))
    return found


def say_left_back(languages: Languages, composed: Iterable[Composed], findings: Findings, *,
                  room: bool = False) -> None:
    """Say which documents stay behind.  Raises ``PresskitError`` (``nothing-may-go-out``),
    exit 5, where all of them do; not where a press ``room`` says that the kit is withdrawn: nothing
    may keep what was withdrawn in its place."""
    composed, span = tuple(composed), _kit_file(languages)
    policy.say_left_back(((one.document, one.verdict) for one in composed
                          if not one.verdict.good), span, findings)
    if composed and not any(one.verdict.good for one in composed) and not (
            room and languages.loaded.kit.withdrawal):
        findings.error("nothing-may-go-out", "nothing of this kit may go out yet",
                       span=span, hint="run presskit status: it lists what each locale lacks")
        findings.raise_errors(Exit.NOT_ALLOWED)
