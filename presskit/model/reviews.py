"""What people say about a kit's texts beside the words themselves: questions, findings that
they have looked at and let stand, and where a locale differs from the source on purpose.

Here: the records of ``translations/queries.yaml``, ``approvals/dismissed.yaml`` and
``translations/deviations.yaml``, and whether what they name is there.  Never here: digests of
words and whether a record still fits them (``localise``), writing the files.

A text is named by its segment's id (``release.body@1f0c9a3e``): a path alone may hold many.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict
from pydantic_core import PydanticCustomError

from presskit.diagnostics import Findings
from presskit.document import Reference, walk
from presskit.model.faults import Finder
from presskit.model.fields import NONE, Day, Model, Words
from presskit.model.segment import Segment, container_of, name_path

__all__ = ["ADDED", "RECORDS", "Deviation", "Dismissal", "Query", "check_reviews",
           "deviation_faults", "may_be_left_out"]


def _said(text: str) -> str:
    """A text that says something: a reason that is empty is none."""
    if not text.strip():
        raise PydanticCustomError("missing", "nothing is said here")
    return text


Said = Annotated[str, AfterValidator(_said)]


class Query(Model):
    """A translator's question about a text, and its answer, which holds for every language.

    ``locale`` is the translation it came up in; ``blocking`` keeps the text from being approved
    and from going out until there is an answer.
    """

    path: Said
    question: Said
    by: Said
    date: Day
    locale: str = ""
    blocking: bool = False
    answer: str = ""
    answered_by: str = ""
    answered: Day | None = None


class Dismissal(Model):
    """A finding that somebody has looked at and lets stand.

    It covers one ``finding`` of one ``code`` about just these words: ``source`` and ``words``
    are the sha256 of both sides.
    """

    code: Said
    path: Said
    locale: Said
    finding: Said
    source: Said
    words: Said
    reason: Said
    name: Said
    date: Day


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where a locale says less, more or something else than the source, on purpose.

    ``omitted``: the text ``path`` is left out; ``added``: ``text`` stands behind it;
    ``rewritten``: its translation says it in its own way.  ``source`` and ``words`` are the
    sha256 of what was approved.  No record for a quote: its words are its speaker's.
    """

    __pydantic_config__ = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    kind: Literal["omitted", "added", "rewritten"]
    locale: Said
    path: Said
    reason: Said
    name: Said
    date: Day
    source: str = ""
    words: str = ""
    text: Words = NONE


RECORDS = {"queries": "translations/queries.yaml", "dismissals": "approvals/dismissed.yaml",
           "deviations": "translations/deviations.yaml"}
"""Where the records of each kind stand in a kit's folder, by their field in the kit."""

ADDED = "release.body.added"
"""The path of the texts that one locale adds."""

_MAY_LACK = ("release.body", "release.subheads", "kit.facts.value")


def may_be_left_out(path: str) -> bool:
    """Whether a document still stands where a locale leaves out a text of this path: further
    paragraphs, subheads, rows of the fact sheet, paragraphs of a biography."""
    parts = container_of(path).split(".")
    return container_of(path) in _MAY_LACK or (parts[0] == "people" and parts[2:] == ["bio"])


def check_reviews(kit, segments: Mapping[str, Segment], finder: Finder,
                  findings: Findings) -> None:
    """Report records that name what isn't there, and deviations that no locale may have.

    ``segments`` are those of the kit by id.
    """
    containers = {container_of(one) for one in segments}
    containers |= {name_path(key) for key in kit.register}
    added = {replace(one.text, path=ADDED).id for one in kit.deviations if one.kind == "added"}
    containers |= {container_of(one) for one in added}
    for kind in RECORDS:
        for number, one in enumerate(getattr(kit, kind)):
            where = (kind, number)
            _check_locale(kit, one.locale, where, finder, findings)
            if one.path in segments or one.path in containers and kind == "queries":
                continue
            if kind == "dismissals" and one.path in added:
                continue
            _say_lost(kind, one.path, containers, where, finder, findings)
    for number, one in enumerate(kit.deviations):
        for message, hint in deviation_faults(kit, one, segments):
            findings.error("deviation-not-allowed", message, hint=hint,
                           span=finder.value(("deviations", number, "path")))


def _check_locale(kit, locale: str, where: tuple, finder: Finder, findings: Findings) -> None:
    own = (kit.source_locale, *kit.locales)
    if locale and locale not in own:
        findings.warning("locale-unused", f"{locale} is not a locale of this kit: this entry "
                         "does nothing", span=finder.value((*where, "locale")),
                         hint=f"there are {', '.join(own)}; delete the entry, or add {locale}: "
                         "under locales: in kit.yaml")


def _say_lost(kind: str, path: str, containers: set[str], where: tuple, finder: Finder,
              findings: Findings) -> None:
    name = {"queries": "question", "dismissals": "dismissal"}.get(kind, "deviation")
    container = container_of(path)
    near = difflib.get_close_matches(container, containers, n=1, cutoff=0.8)
    hint = f"did you mean {near[0]}?" if near else "delete the entry"
    message = f"there is no text {path}: this {name} does nothing"
    if container in containers:
        message = f"the text {path} was changed since: this {name} does nothing"
        hint = "presskit review lists the texts; write the entry anew for the one that is meant"
    findings.warning("review-unused", message, hint=hint, span=finder.value((*where, "path")))


def deviation_faults(kit, one: Deviation,
                     segments: Mapping[str, Segment]) -> Iterator[tuple[str, str]]:
    """What speaks against a deviation at all, each with a hint."""
    if one.locale == kit.source_locale:
        yield (f"{one.locale} is the source: it can't deviate from itself",
               "change the text in the kit")
    segment = segments.get(one.path)
    if (one.kind == "added") != bool(one.text.text):
        yield (("an added text has no words", "write them behind text:") if one.kind == "added"
               else (f"a text that is {one.kind} has no words here",
                     "take text: out; a translation's words stand in its PO file"))
    if _tells_quote(one.text):
        yield ("an added text holds a quote", "quotes stand where the source has them: no locale "
               "adds one")
    if segment is None:
        return
    if one.kind != "added" and (segment.quote or _tells_quote(segment)
                                or container_of(one.path).endswith(".closing_words")):
        yield (f"the text {one.path} holds somebody's words",
               "a quote is the same in every locale: it is neither left out nor rewritten")
    if one.kind == "omitted" and not may_be_left_out(one.path):
        yield (f"the text {one.path} can't be left out", "what can: further paragraphs of a "
               "release, subheads, rows of the fact sheet, paragraphs of a biography")
    if one.kind == "omitted" and _is_lead(kit, segment):
        yield ("the lead can't be left out", "a release begins with its news; rewrite it")
    if one.kind == "added" and container_of(one.path) != "release.body":
        yield (f"nothing can be added behind {one.path}",
               "name a paragraph of the release, such as release.body@1f0c9a3e")


def _tells_quote(segment: Segment) -> bool:
    return any(isinstance(one, Reference) and one.target.startswith("quote:")
               for one in walk(segment.source))


def _is_lead(kit, segment: Segment) -> bool:
    first = next((block for block in kit.press_release.body if block.kind == "paragraph"), None)
    return bool(first) and segment.id in [one.id for one in first.segments]
