"""The same entry twice in one list: it would be printed, or made, twice.

Here: lists of ids and of choices, and the parts of organisations.  Never here: names that stand
twice in a mapping (the reader sees those).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from presskit.diagnostics import Findings
from presskit.model.faults import Finder
from presskit.model.kit import Kit

__all__ = ["check_twice"]

Entry = tuple[Hashable, tuple]
"""What an entry says, and where the word that says it stands."""


def check_twice(kit: Kit, finder: Finder, findings: Findings) -> None:
    """Report every entry that its list had before."""
    for entries in _lists(kit):
        first: dict[Hashable, tuple] = {}
        for said, path in entries:
            if said not in first:
                first[said] = path
                continue
            shown = " as ".join(said) if isinstance(said, tuple) else said
            findings.error("value-twice", f'"{shown}" stands a second time in this list',
                           span=finder.value(path), hint="delete one of the two",
                           related=[(finder.value(first[said]), "the first is here")])


def _lists(kit: Kit) -> Iterator[list[Entry]]:
    def entries(words: tuple[str, ...], *path: str) -> list[Entry]:
        return [(word, (*path, at)) for at, word in enumerate(words)]

    yield entries(kit.documents, "documents")
    yield entries(kit.cards, "cards")
    yield entries(kit.boilerplate, "boilerplate")
    yield [((one.organisation, one.role), ("parties", at, "organisation"))
           for at, one in enumerate(kit.parties)]
    for key, session in kit.sessions.items():
        yield entries(session.people, "sessions", key, "people")
        yield entries(session.works, "sessions", key, "works")
    for at, one in enumerate(kit.invitation.opportunities):
        yield [(word, ("invitation", "opportunities", at, "people", number))
               for number, word in enumerate(one.people)]
    for key, picture in kit.pictures.items():
        yield entries(picture.use, "pictures", key, "use")
    for key, person in kit.people.items():
        yield entries(person.roles, "people", key, "roles")
        yield entries(person.spoken_languages, "people", key, "spoken_languages")
    for key, work in kit.works.items():
        yield [((one.person, one.role), ("works", key, "makers", at, "person"))
               for at, one in enumerate(work.makers)]
