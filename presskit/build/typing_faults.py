"""What is typed wrong in a kit's texts, as findings.

Here: wording what proofs found, which of it somebody has let stand.  Never here: a rule
(``localise/signs``), which texts there are (``proofs``), mending (``mending``).

A sign in a registered name is never let stand: a name is written as its bearer writes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from presskit.build.languages import Languages, origin_of
from presskit.build.proofs import Proof, read_proofs
from presskit.diagnostics import Diagnostic, Findings, Severity, Span
from presskit.localise.dismissals import Dismissed, settle_findings
from presskit.localise.signs import Slip, code_points

__all__ = ["Settled", "digests_of", "each_dismissed", "say_dismissed", "say_let_stand",
           "say_typing", "settle_typing"]

_MOST = 10  # findings of one kind in one file: more would bury the others
_HINTS = {"sign-unpaired": "close it, or delete it",
          "sign-titles": "set the title in the quotation marks of this language"}


@dataclass(frozen=True, slots=True)
class Settled:
    """What is typed wrong and nobody lets stand: the ``proofs``; ``found`` says it one by one, by
    locale (empty: in a name), with what lets nothing stand any more; ``dismissed`` is the rest,
    with its locale."""

    proofs: tuple[Proof, ...]
    found: Mapping[str, tuple[Diagnostic, ...]]
    dismissed: tuple[tuple[str, Dismissed], ...]


def settle_typing(languages: Languages, proofs: Iterable[Proof] | None = None) -> Settled:
    """Part what is typed wrong from what somebody lets stand, in all locales."""
    proofs = tuple(read_proofs(languages) if proofs is None else proofs)
    told = [(proof, [(slip, _word(languages, proof, slip)) for slip in proof.slips])
            for proof in proofs]
    kit, tools = languages.loaded.kit, languages.route.tools
    found = {"": tuple(one for proof, some in told if not proof.passage.key for _, one in some)}
    gone: list[tuple[str, Dismissed]] = []
    for locale in languages.locales:
        own = [one for proof, some in told for _, one in some
               if proof.passage.key and proof.passage.locale == locale]
        found[locale], dismissed = settle_findings(
            kit, locale, own, lambda key, tag=locale: digests_of(languages, tag, key), tools.rules,
            {}, languages.loaded.places, signs=True)
        gone += [(locale, one) for one in dismissed]
    left = {(one.finding.code, one.finding.segment, one.finding.message) for _, one in gone}
    kept = ((proof, tuple(slip for slip, one in some
                          if (one.code, one.segment, one.message) not in left))
            for proof, some in told)
    return Settled(tuple(replace(proof, slips=slips) for proof, slips in kept if slips), found,
                   tuple(gone))


def digests_of(languages: Languages, locale: str, key: str) -> tuple[str, str]:
    """The sha256 of both sides of a text in a locale, by its segment's id."""
    from presskit.localise.deviations import both_digests
    here, origin = languages.reach(locale), languages.reach(origin_of(languages, locale))
    return both_digests(languages.loaded.kit, origin.side, origin.segments, here.side,
                        here.segments, key)


def each_dismissed(languages: Languages,
                   settled: Settled | None = None) -> tuple[tuple[str, Dismissed], ...]:
    """Everything that is not told because somebody lets it stand, with its locale."""
    settled = settle_typing(languages) if settled is None else settled
    return (*((locale, one) for locale in languages.locales
              for one in languages.reach(locale).dismissed), *settled.dismissed)


def say_let_stand(languages: Languages, locale: str, one: Dismissed) -> str:
    """A finding that is not told, and by whose word: the text, what was found, why, who, when."""
    from presskit.build.reviewing import shown
    by, found = one.by, one.finding
    return (f"{shown(languages, found.segment)}  {found.code}: "
            f"{found.message.removeprefix(f'{locale}: ')}; let stand by {by.name} on {by.date}: "
            f"{by.reason}")


def say_dismissed(languages: Languages, settled: Settled, findings: Findings) -> None:
    """One note on how many findings are not shown because somebody let them stand."""
    count = len(each_dismissed(languages, settled))
    if count:
        findings.note("findings-dismissed", f"{count} finding{'s are' if count > 1 else ' is'} "
                      "dismissed, with a reason", span=Span(
                          (languages.loaded.folder / "approvals/dismissed.yaml").as_posix()),
                      hint="presskit review lists them")


def say_typing(settled: Settled, findings: Findings) -> None:
    """A warning for each sign; of many of one kind in one file the first, and how many follow."""
    counts: Counter = Counter()
    for one in chain.from_iterable(settled.found.values()):
        if one.code == "quote-marks-straight":
            continue  # said of the whole text, where it is checked
        key = one.span.file if one.span else "", one.code
        counts[key] += 1
        if counts[key] <= _MOST or one.severity is Severity.ERROR:
            findings.items.append(one)
    for (file, code), count in counts.items():
        if count > _MOST:
            findings.note("sign-more", f"{file}: {count - _MOST} more of {code}")


def _word(languages: Languages, proof: Proof, slip: Slip) -> Diagnostic:
    passage, text = proof.passage, proof.passage.flow.text[slip.start:slip.end]
    told = "" if passage.locale == languages.loaded.kit.source_locale else f"{passage.locale}: "
    hint = _HINTS.get(slip.code, "look at it")
    if slip.instead is not None:
        right = slip.instead.strip() or slip.instead
        hint = f"write {right} ({code_points(right)})" if right.strip() else (
            "write one" if right else "take it away")
        if proof.mended(slip):
            hint += "; presskit check --fix does it"
        elif passage.name or slip.letters:
            hint += ", unless its bearer writes the name so: then it belongs in the register"
        elif passage.quote:
            hint += "; no fix touches the words of a quote"
    start = passage.flow.starts[slip.start]
    shown = f"{text[:6]} ({code_points(text[:6])})" if text.strip() else code_points(text[:6])
    return Diagnostic(
        slip.code, Severity.WARNING, f"{told}{shown} {slip.why}",
        passage.source.span(start, passage.flow.ends[slip.end - 1] - start),
        passage.key or passage.segment, hint)
