"""What only the whole kit shows: ids that name nothing, cards that are no whole sentences.

Here: cross-checks of a decoded kit.  Never here: types of single values (``decode``), what a
locale needs (``localise``), what may be missing (``missing``).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from presskit.diagnostics import Findings
from presskit.document import Reference, Text, walk
from presskit.model.addresses import check_addresses
from presskit.model.faults import Finder
from presskit.model.guesses import check_guesses
from presskit.model.kit import Kit
from presskit.model.names import KEPT
from presskit.model.reach import check_spelling
from presskit.model.segment import Segment
from presskit.model.sentence_ends import Cut
from presskit.model.sentences import STRAIGHT_HINT, check_card, check_marks, find_straight
from presskit.model.twice import check_twice

__all__ = ["check_kit"]

_FILES = {"person": "people", "organisation": "organisations", "work": "works",
          "term": "terms", "quote": "quotes", "picture": "pictures"}


def check_kit(kit: Kit, values: Mapping[str, Any], located: Sequence[tuple[tuple, Segment]],
              finder: Finder, findings: Findings, known: Iterable[str], cut: Cut) -> None:
    """Report everything in a kit that does not fit together; ``cut`` tells where sentences end.

    ``values`` are the raw ones: an entry that could not be decoded still exists, and a file
    that could not be read is not blamed for what it lacks.
    """
    ids = _Ids(values, finder, findings)
    _check_people(kit, ids)
    _check_quotes(kit, cut, ids, finder, findings)
    _check_occasion(kit, ids)
    check_twice(kit, finder, findings)
    check_addresses(kit, finder, findings)
    check_guesses(kit, finder, findings)
    _check_body(kit, ids, finder, findings)
    for path, segment in located:
        _check_references(kit, path, segment, ids, finder, findings)
        _check_straight(path, segment, finder, findings)
    _check_tags(kit, finder, findings, tuple(known))
    _check_days(kit, finder, findings)


def _check_days(kit: Kit, finder: Finder, findings: Findings) -> None:
    event, invitation = kit.event, kit.invitation
    if event.date and event.end_date and event.end_date < event.date:
        findings.error("date-order", "the event ends before it begins",
                       span=finder.value(("event", "end_date")),
                       hint=f"write {event.date} or later, or change date:")
    last = event.end_date or event.date
    for name, what in (("date", "the invitation goes out"), ("register_by", "registration ends")):
        day = getattr(invitation, name)
        if day and last and day > last:
            findings.error("date-order", f"{what} after the event",
                           span=finder.value(("invitation", name)),
                           hint=f"write {last} or earlier, or change the date of event:")


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids of a kit, and reporting one that names nothing."""

    values: Mapping[str, Any]
    finder: Finder
    findings: Findings

    def known(self, *kinds: str) -> list[str]:
        groups = (self.values.get(_FILES[kind]) for kind in kinds)
        return [key for group in groups if isinstance(group, Mapping) for key in group]

    def check(self, given: str, path: tuple, *kinds: str, needle: str = "") -> None:
        """Report ``given`` at ``path`` if no entry of these kinds has this id."""
        names = self.known(*kinds)
        if not given or given in names or any(map(self.finder.is_broken,
                                                  (_FILES[kind] for kind in kinds))):
            return
        near = difflib.get_close_matches(given, names, n=1, cutoff=0.5)
        file = " or ".join(f"{_FILES[kind]}.yaml" for kind in kinds)
        meant = self.named(given, *kinds)
        hint = f"did you mean {near[0]}?" if near else f"add {given} to {file}"
        if meant:
            hint = f"did you mean {meant}? An id stands here, not a name"
        self.findings.error(
            f"{kinds[0]}-unknown", f'there is no {" or ".join(kinds)} "{given}"',
            span=self.finder.words(path, needle or given),
            hint=hint)

    def named(self, words: str, *kinds: str) -> str:
        """The id of the entry that has these words as a name; empty where none has."""
        for kind in kinds:
            group = self.values.get(_FILES[kind])
            for key, entry in group.items() if isinstance(group, Mapping) else ():
                names = entry.get("names") if isinstance(entry, Mapping) else None
                for form in names.values() if isinstance(names, Mapping) else ():
                    texts = form.values() if isinstance(form, Mapping) else ()
                    if any(words == one or isinstance(one, list) and words in one
                           for one in texts):
                        return key
        return ""


def _check_people(kit: Kit, ids: _Ids) -> None:
    for key, person in kit.people.items():
        ids.check(person.organisation, ("people", key, "organisation"), "organisation")
        ids.check(person.picture, ("people", key, "picture"), "picture")
    for key, work in kit.works.items():
        for at, maker in enumerate(work.makers):
            ids.check(maker.person, ("works", key, "makers", at, "person"), "person")
    for key, term in kit.terms.items():
        ids.check(term.by, ("terms", key, "by"), "person")
        for at, one in enumerate(term.only):
            if one.startswith("speaker:"):
                ids.check(one.removeprefix("speaker:"), ("terms", key, "only", at), "person",
                          needle=one)


def _check_quotes(kit: Kit, cut: Cut, ids: _Ids, finder: Finder, findings: Findings) -> None:
    for key, quote in kit.quotes.items():
        path = ("quotes", key)
        ids.check(quote.speaker, (*path, "speaker"), "person")
        if not any(fragment.text for fragment in quote.words):
            findings.error("quote-empty", f'the quote "{key}" has no words',
                           span=finder.value((*path, "words")),
                           hint="write its exact words behind words:")
            continue
        check_marks(quote, finder.value((*path, "words")), findings)
        if kit.source_locale != "und":  # where sentences end, only a language says
            check_card(quote, kit.source_locale, cut, finder.value((*path, "card")),
                       finder.value((*path, "words")), findings)


def _check_occasion(kit: Kit, ids: _Ids) -> None:
    for name in ("name", "part_of", "theme"):
        ids.check(getattr(kit.event, name), ("event", name), "work")
    for at, party in enumerate(kit.parties):
        ids.check(party.organisation, ("parties", at, "organisation"), "organisation")
    for at, organisation in enumerate(kit.boilerplate):
        ids.check(organisation, ("boilerplate", at), "organisation")
    for key, session in kit.sessions.items():
        path = ("sessions", key)
        ids.check(session.theme, (*path, "theme"), "work", "term")
        for at, person in enumerate(session.people):
            ids.check(person, (*path, "people", at), "person")
        for at, work in enumerate(session.works):
            ids.check(work, (*path, "works", at), "work")
    for number, one in enumerate(kit.invitation.opportunities):
        for at, person in enumerate(one.people):
            ids.check(person, ("invitation", "opportunities", number, "people", at), "person")


def _check_body(kit: Kit, ids: _Ids, finder: Finder, findings: Findings) -> None:
    body = kit.press_release.body
    typed = ids.values.get("press_release", {}).get("body", [])
    if not finder.is_broken("release") and not any(
            block["kind"] == "paragraph" and any(block["segments"]) for block in typed):
        findings.error("release-empty", "the press release has no paragraph",
                       span=finder.value(("press_release",)),
                       hint="write at least one paragraph in release.md")
    kinds = {work.kind for work in kit.works.values()}
    for at, block in enumerate(body):
        path = ("press_release", "body", at, "target")
        if block.kind == "figure":
            ids.check(block.target, path, "picture")
        elif block.kind == "pull-quote":
            _check_quote(kit, block.target, path, ids, finder, findings)
        elif block.kind == "works" and block.target not in kinds and not finder.is_broken("works"):
            findings.error("works-unknown", f'there is no work of the kind "{block.target}"',
                           span=finder.words(path, block.target),
                           hint="kinds in works.yaml: " + (", ".join(sorted(kinds)) or "none"))


def _check_quote(kit: Kit, target: str, path: tuple, ids: _Ids, finder: Finder,
                 findings: Findings) -> None:
    name, _, fragment = target.partition("#")
    ids.check(name, path, "quote")
    quote = kit.quotes.get(name)
    if quote and fragment and int(fragment) > len(quote.words):
        findings.error("quote-fragment", f'the quote "{name}" has no fragment {fragment}',
                       span=finder.words(path, f"{name}#{fragment}"),
                       hint=f"it has {len(quote.words)}, counted from 1")


def _check_references(kit: Kit, path: tuple, segment: Segment, ids: _Ids, finder: Finder,
                      findings: Findings) -> None:
    for node in walk(segment.source):
        if not isinstance(node, Reference):
            continue
        kind, _, name = node.target.partition(":")
        if kind != "quote":
            ids.check(name, path, kind, needle=node.target)
        elif segment.quote:
            findings.error("quote-nested", "a quote stands in the words of a quote",
                           span=finder.words(path, "{q:"),
                           hint="write the words themselves, in the locale's inner marks")
        else:
            _check_quote(kit, name, path, ids, finder, findings)


def _check_straight(path: tuple, segment: Segment, finder: Finder, findings: Findings) -> None:
    found = next(filter(None, (find_straight(node.text) for node in walk(segment.source)
                               if isinstance(node, Text))), "")
    if found:
        findings.warning("quote-marks-straight", f"{found} begins with a straight quotation mark",
                         span=finder.words(path, found), hint=STRAIGHT_HINT)


def _check_tags(kit: Kit, finder: Finder, findings: Findings, known: Sequence[str]) -> None:
    """Tags that need not be locales of the kit, but must be spelled as tags are."""
    for kind in ("people", "organisations", "works", "terms"):
        for key, entry in getattr(kit, kind).items():
            for tag in {*entry.names, *getattr(entry, "forbid", ())} - {
                    KEPT if getattr(entry, "keep", "") else ""}:
                check_spelling(tag, finder.key((kind, key, "names", tag)), known, findings)
    for key, quote in kit.quotes.items():
        if quote.spoken_in:
            check_spelling(quote.spoken_in, finder.value(("quotes", key, "spoken_in")), known,
                           findings)
    for key, person in kit.people.items():
        for at, tag in enumerate(person.spoken_languages):
            check_spelling(tag, finder.value(("people", key, "spoken_languages", at)), known,
                           findings)
    own = {kit.source_locale, *kit.locales}
    for path, tags in ((("contacts",), kit.contacts), (("release", "states"), kit.release.states),
                       (("conventions",), kit.conventions),
                       (("fonts", "headings"), kit.fonts.headings),
                       (("fonts", "text"), kit.fonts.text)):
        for tag in tags:
            if tag not in own | {"default"} and kit.source_locale != "und":
                findings.error("locale-unknown", f'"{tag}" is not a locale of this kit',
                               span=finder.key((*path, tag)),
                               hint="its locales: default, " + ", ".join(sorted(own)))
