"""From what was found in an article to the contents of a kit.

Here: which finding becomes which entry.  Never here: how anything is found (``extract``), the
body of the release and the account of every character (``import_release``), reading and writing
files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from presskit.build.identifiers import Identifiers
from presskit.content.typed import type_words
from presskit.extract.article import Piece
from presskit.extract.choices import ACCEPTED
from presskit.extract.omitted import without_omitted
from presskit.extract.proposal import DOUBTFUL, Organisation, Person, Proposal, Title, Work
from presskit.locales import HAN_AND_KANA
from presskit.model.names import GUESS

__all__ = ["Draft", "Field", "draft_registers", "introduce"]

_WORKS = frozenset({"film", "event", "festival", "theme", "programme", "project", "model", "book"})
_UNSPACED = re.compile(f"[{HAN_AND_KANA}]")
_ONE = {"people": "person", "organisations": "organisation", "works": "work"}
_ROLES = {"film": "director", "book": "author"}

@dataclass(frozen=True, slots=True)
class Field:
    """A field of the kit, the piece of the article that its words are, how sure the finding is,
    and the rule that found it."""

    path: str
    piece: Piece
    sure: float
    why: str


@dataclass(slots=True)
class Draft:
    """The entries of the files, comments for some of them, and where each field comes from.

    ``people``, ``works`` and ``organisations`` are the ids of what the proposal numbers;
    ``quotes`` those of its quotes, empty for one that no registered person spoke; ``source`` is
    the article's name, ``extractor`` the name of somebody else's rules that had their say;
    ``embargo`` is what somebody said of the blocks ``held``, which hold the article back
    or may, and of which those ``struck`` are no part of the text;
    ``notes`` are the blocks that say something to editors.  ``whole`` is the proposal with what
    somebody has left out.
    """

    proposal: Proposal
    source: str = ""
    extractor: str = ""
    embargo: str = ""
    held: tuple[int, ...] = ()
    struck: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    comments: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    people: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    ids: Identifiers = field(default_factory=Identifiers)
    whole: Proposal | None = None
    speakers: frozenset[int | None] = field(init=False)

    def __post_init__(self) -> None:
        self.whole = self.whole or self.proposal
        self.speakers = frozenset(one.speaker for one in self.proposal.quotes)

    def words(self, piece: Piece) -> str:
        """The words of a piece as a field has them."""
        return type_words(self.proposal.article.words(piece))

    def take(self, path: str, piece: Piece, sure: float = 1.0, why: str = "") -> str:
        """The words of a piece, noted as those of a field."""
        self.fields.append(Field(path, piece, sure, why))
        return self.words(piece)

    def cite(self, path: str, piece: Piece, sure: float = 1.0, why: str = "") -> None:
        """The piece says what a field says, in other words."""
        self.fields.append(Field(path, piece, sure, why))

    def find_organisation(self, piece: Piece, whole: bool = False) -> str:
        """The id of the organisation that a piece names, or, unless it is to be the ``whole``, of
        one whose full name it begins with, as that of a part of it does; empty for none."""
        words = self.proposal.article.words(piece)
        forms = [(self.proposal.article.words(form), key, form == one.name)
                 for one, key in zip(self.proposal.things.organisations, self.organisations,
                                     strict=True) for form in (one.name, *one.also)]
        same = next((key for form, key, _ in forms if form == words), "")
        begun = [(len(form), key) for form, key, full in forms
                 if full and words.startswith(form) and _ends_word(form, words[len(form):])]
        return same if same or whole or not begun else max(begun)[1]

    def name(self, path: str, piece: Piece, sure: float, why: str,
             also: Iterable[Piece] = ()) -> dict[str, Any]:
        """The form of a name in the article's locale: suggested, as the article prints it, until
        somebody has looked at it and found that it is a name and whole; a doubtful one is a
        guess, and no document gives it as a name."""
        article = self.proposal.article
        full = " ".join(article.words(piece).split())
        form: dict[str, Any] = {"full": full}
        aliases = dict.fromkeys(" ".join(article.words(one).split()) for one in also)
        if aliases.keys() - {full}:
            form["aliases"] = [one for one in aliases if one != full]
        self.fields.append(Field(f"{path}.names.{article.locale}.full", piece, sure, why))
        form |= ({"status": "published", "source": self.source} if why == ACCEPTED else
                 {"status": "suggested", "method": GUESS if sure < DOUBTFUL else "as-printed"})
        return {article.locale: form}


def _ends_word(form: str, rest: str) -> bool:
    """Whether a name at the beginning of words is not cut out of a longer one; where words are
    written without spaces nobody can tell."""
    return bool(_UNSPACED.match(form[-1])) or not rest[:1].isalnum()


def draft_registers(proposal: Proposal, source: str = "",
                    readings: Mapping[str, Any] | None = None) -> Draft:
    """Every entry of the registers and of ``quotes.yaml``, of what is not left out
    (:func:`presskit.extract.omitted.without_omitted`); without the release.  ``readings`` as for
    :func:`presskit.build.identifiers.identify`."""
    draft = Draft(without_omitted(proposal), source, ids=Identifiers(readings), whole=proposal)
    settled = draft.proposal
    draft.organisations = tuple(_draft_each(
        draft, "organisations", settled.things.organisations, _draft_organisation))
    draft.people = tuple(_draft_each(draft, "people", settled.people, _draft_person))
    draft.works = tuple(_draft_each(draft, "works", settled.things.works, _draft_work))
    draft.quotes = tuple(_draft_quotes(draft))
    return draft


def _draft_each(draft: Draft, kind: str, those: Iterable[Any], drafter: Any) -> Iterator[str]:
    locale = draft.proposal.article.locale
    for number, one in enumerate(those, 1):
        piece = one.title if isinstance(one, Work) else one.name
        key = draft.ids.give(draft.proposal.article.words(piece), locale,
                             f"{_ONE[kind]}-{number}")
        draft.files.setdefault(kind, {})[key] = drafter(draft, f"{kind}.{key}", one)
        yield key


# People ------------------------------------------------------------------------------------

def _draft_person(draft: Draft, path: str, person: Person) -> dict[str, Any]:
    entry: dict[str, Any] = {"names": draft.name(path, person.name, person.sure, person.why,
                                                 _safe_aliases(draft, person))}
    introduced = [(_introduction(draft, title), title) for title in person.titles]
    best = introduce(draft, person)
    for title in person.titles:
        found = title.affiliation and draft.find_organisation(title.affiliation)
        if found:
            entry["organisation"] = found
            draft.cite(f"{path}.organisation", title.affiliation, person.sure,
                                      "affiliation")
            break
    if draft.proposal.people.index(person) in draft.speakers:
        entry["roles"] = ["speaker"]
    if best:
        entry["title"] = draft.take(f"{path}.title", best, person.sure, "first-introduction")
    others = list(dict.fromkeys(draft.words(piece) for piece, _ in introduced
                                if piece and piece != best))
    if best and [one for one in others if one != entry["title"]]:
        draft.comments["people", path.split(".")[1]] = [
            "also introduced as: " + "; ".join(one for one in others if one != entry["title"])]
    for piece, _ in introduced:
        if piece and piece != best:
            draft.cite(f"{path}.title", piece, person.sure, "further-introduction")
    return entry


def introduce(draft: Draft, person: Person) -> Piece | None:
    """What a person is introduced as: the first that is no mere form of address, since who is
    introduced twice is introduced fully the first time."""
    pieces = [piece for title in person.titles if (piece := _introduction(draft, title))]
    longest = max((piece.end - piece.start for piece in pieces), default=0)
    return next((piece for piece in pieces if 3 * (piece.end - piece.start) >= longest), None)


def _safe_aliases(draft: Draft, person: Person) -> Iterator[Piece]:
    """Shorter forms that may be taken for this person wherever they stand: not a mere surname,
    which another person has too or which is a word of its own."""
    article = draft.proposal.article
    for piece in person.also:
        words = article.words(piece)
        if len(words) > 1 and not any(
                words in article.words(other.name) for other in draft.proposal.people
                if other is not person):
            yield piece


def _introduction(draft: Draft, title: Title) -> Piece | None:
    """Affiliation and title as one piece where they stand side by side; else the title."""
    if title.title is None or title.affiliation is None:
        return title.title or title.affiliation
    first, second = sorted((title.title, title.affiliation))
    between = draft.proposal.article.text[first.end:second.start]
    near = len(between) <= 8 and not re.search(r"[。，、,;；:：.!?\n]", between) or between in (
        ", ", ",")
    return Piece(first.start, second.end) if near and second.start >= first.end else title.title


# Organisations and works -------------------------------------------------------------------

def _draft_organisation(draft: Draft, path: str, organisation: Organisation) -> dict[str, Any]:
    return {"names": draft.name(path, organisation.name, organisation.sure, organisation.why,
                                organisation.also)}


def _draft_work(draft: Draft, path: str, work: Work) -> dict[str, Any]:
    kind = work.kind if work.kind in _WORKS else "other"
    entry = {"names": draft.name(path, work.title, work.sure, work.why), "kind": kind}
    makers = [{"person": draft.people[maker], "role": _ROLES.get(kind, "creator")}
              for maker in work.makers]
    return entry | ({"makers": makers} if makers else {})


# Quotes ------------------------------------------------------------------------------------

def _draft_quotes(draft: Draft) -> Iterator[str]:
    """Quotes of registered people; what others say stays in its paragraph as it is printed."""
    counts = dict.fromkeys(draft.people, 0)
    for quote in draft.proposal.quotes:
        if quote.speaker is None:
            yield ""
            continue
        speaker = draft.people[quote.speaker]
        counts[speaker] += 1
        key = draft.ids.claim(f"{speaker}-{counts[speaker]}")
        path = f"quotes.{key}"
        words = [draft.take(f"{path}.words[{at}]", piece, quote.sure, quote.why)
                 for at, piece in enumerate(quote.fragments)]
        if quote.cue:
            draft.cite(f"{path}.speaker", quote.cue, quote.sure, quote.why)
        guessed = {"speaker_is": "guessed"} if quote.sure < DOUBTFUL else {}
        draft.files.setdefault("quotes", {})[key] = {
            "speaker": speaker, **guessed, "words": words[0] if len(words) == 1 else words}
        yield key
