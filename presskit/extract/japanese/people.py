"""Who a Japanese article names: each person once, with every place of theirs.

Here: which sightings are one person, shorter forms of a name, what a person is called.  Never
here: what makes a sighting, who says what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, RUN, Forms, forms_of
from presskit.extract.japanese.honoured import follows_kin
from presskit.extract.japanese.locals import labels_of, shared_surnames
from presskit.extract.japanese.names import DOT
from presskit.extract.japanese.parts import fit_given, fit_surname
from presskit.extract.japanese.sightings import Sighting, sightings
from presskit.extract.japanese.titles import titles_at
from presskit.extract.proposal import Person, Placed
from presskit.extract.turn_layout import find_talk
from presskit.extract.words import Words, any_of

__all__ = ["find_people"]

SURNAMES = ("title-after-a-surname", "surname-after-a-title")
"""Why a name is taken for a surname."""
PARTED = re.compile(f"[{DOT} \u3000]")


@dataclass(slots=True)
class Draft:
    """A person while it is put together: ``key`` is the name without spaces."""

    key: str
    best: Sighting
    surname: str | None = None
    given: str | None = None
    parts: tuple[str, ...] = ()
    readings: list[Piece] = field(default_factory=list)
    places: list[Piece] = field(default_factory=list)
    also: dict[str, Piece] = field(default_factory=dict)
    full: list[Piece] = field(default_factory=list)


def find_people(article: Article, placed: tuple[Placed, ...], words: Words) -> tuple[Person, ...]:
    """Every person, in the order in which they are first named."""
    forms = forms_of(words)
    labels = frozenset(one.start for one in find_talk(article, words).openings.values())
    seen = _apart(sightings(article, placed, forms, labels))
    local = {article.text[one.found.start:one.found.end] for one in seen
             if one.honour and not _is_whole(one)} | labels_of(article, placed)
    local = {word for word in local if re.fullmatch(RUN, word) and 1 < len(word) < 5
             and word not in forms.called and word not in forms["somebody"]
             and fit_given(word, forms) < 2} | shared_surnames(article, forms)
    if local:
        forms = forms.knowing(local)
        seen = _apart(sightings(article, placed, forms, labels))
    drafts = _whole_names(article, seen, forms)
    _single_names(article, seen, drafts, forms)
    _place_mentions(article, placed, drafts, forms)
    people = [_person(article, draft, forms) for draft in drafts.values()]
    return tuple(sorted(people, key=lambda one: one.mentions[0]))


def _apart(seen: list[Sighting]) -> list[Sighting]:
    """Of sightings that overlap the likeliest: marked before bare, then by how they look."""
    kept: list[Sighting] = []
    for one in sorted(seen, key=lambda one: (one.found.start, -one.found.end)):
        while kept and kept[-1].found.end > one.found.start:
            if _weight(kept[-1]) >= _weight(one):
                break
            kept.pop()
        else:
            kept.append(one)
    return kept


def _weight(one: Sighting) -> tuple[bool, bool, float, float]:
    return (not one.bare, one.found.split is not None or one.found.fit >= 3.5,
            one.found.fit, one.sure)


def _is_whole(one: Sighting) -> bool:
    return one.found.split is not None or one.found.fit >= 3


def _whole_names(article: Article, seen: list[Sighting], forms: Forms) -> dict[str, Draft]:
    """Everybody of whom a whole name stands somewhere."""
    drafts: dict[str, Draft] = {}
    marked = [one for one in seen if _is_whole(one) and not one.bare]
    bare = [one for one in seen if _is_whole(one) and one.bare]
    honoured = {article.text[one.found.start:one.found.end] for one in seen if one.honour}
    for one in marked + bare:
        found = one.found
        raw = article.text[found.start:found.end]
        key = re.sub(r"[ \u3000]", "", raw) if found.split else raw
        draft = drafts.get(key)
        if draft is None:
            if one.bare and not _corroborated(article, one, raw, honoured | forms["local"]):
                continue
            draft = drafts[key] = Draft(key, one)
            if found.split is not None:
                draft.surname = article.text[found.start:found.split].strip()
                draft.given = article.text[found.split:found.end].strip()
            else:
                draft.parts = tuple(part for part in PARTED.split(raw) if len(part) > 1)
        elif (one.sure, one.found.fit) > (draft.best.sure, draft.best.found.fit) \
                and draft.best.bare:
            draft.best = one
        draft.readings += [one.reading] if one.reading else []
    for other in list(drafts):
        key = next((other[at:] for at in range(1, len(other) - 1) if other[at:] in drafts), None)
        if key and other in drafts and drafts[key].surname:
            weaker = key if drafts[other].best.found.fit > drafts[key].best.found.fit + 1 else other
            del drafts[weaker]
    return drafts


def _corroborated(article: Article, one: Sighting, raw: str, honoured: set[str]) -> bool:
    """Whether something else in the article speaks for a name that nothing marks."""
    found, text = one.found, article.text
    if found.split is not None:
        parts = {text[found.start:found.split], text[found.split:found.end]}
        after = text[found.end:found.end + 1]
        return bool(parts & honoured) or after in "はがもと、，＝" \
            or text.startswith("から", found.end) \
            or after in "。にを" and text[found.start - 1:found.start] in "の、は"
    if honoured & set(PARTED.split(raw)):
        return True
    rest = text[found.end:found.end + 200].split("\n")[0]
    return rest[:1] in ("は", "が") and re.match(r"[^。]{0,60}「[^」]{6,}」と", rest) is not None


def _single_names(article: Article, seen: list[Sighting], drafts: dict[str, Draft],
                  forms: Forms) -> None:
    """People who are given by one name that is no surname: 可奈子さん."""
    known = {part for draft in drafts.values()
             for part in (draft.surname, draft.given, *draft.parts) if part}
    ends: set[str] = set().union(*map(_ends_of, drafts.values()))
    readings = {part for draft in drafts.values() for piece in draft.readings
                for part in PARTED.split(article.words(piece))}
    for one in sorted(seen, key=lambda one: one.found.start - one.found.end):
        raw = article.text[one.found.start:one.found.end]
        if _is_whole(one) or one.bare or raw in known or raw in readings or raw in drafts:
            continue
        if raw in ends or _is_surname(article.text, one, raw, forms):
            continue
        drafts[raw] = Draft(raw, one)
        ends |= _ends_of(drafts[raw])


def _is_surname(text: str, one: Sighting, raw: str, forms: Forms) -> bool:
    """Whether one name is a surname: of somebody who has no more of a name in the article there
    is nothing to register (大石さん, 稲葉会頭)."""
    if not re.fullmatch(RUN, raw):
        return False
    if one.why in SURNAMES or fit_given(raw, forms) < 2:
        return True
    return fit_surname(raw, forms) >= 1.5 and not follows_kin(text, 0, one.found.start, forms)


def _ends_of(draft: Draft) -> set[str]:
    """What a name begins with, and ends in where it has a surname."""
    key = draft.key
    return {key[:at] for at in range(2, len(key) + 1)} | (
        {key[at:] for at in range(len(key))} if draft.surname else set())


def _place_mentions(article: Article, placed: tuple[Placed, ...], drafts: dict[str, Draft],
                    forms: Forms) -> None:
    """Find each person everywhere, by whole name and by shorter forms."""
    owners: dict[str, list[Draft]] = {}
    for draft in drafts.values():
        printed = article.text[draft.best.found.start:draft.best.found.end]
        for form in {*_openings(draft.key), draft.key, printed, draft.surname, draft.given,
                     *draft.parts,
                     f"{draft.surname} {draft.given}", f"{draft.surname}\u3000{draft.given}",
                     *(article.words(piece) for piece in draft.readings)}:
            if form and "None" not in form:
                owners.setdefault(form, []).append(draft)
    if not owners:
        return
    last: dict[str, Draft] = {}
    pattern = re.compile(any_of(owners))
    for number, block, _ in article.each():
        if placed[number].kind in ("byline", "credit", "end"):
            continue
        for match in pattern.finditer(article.text, block.piece.start, block.piece.end):
            _mention(article, block.piece, match, owners[match[0]], last, forms)
    for draft in drafts.values():
        if not draft.places:
            found = draft.best.found
            draft.places.append(Piece(found.start, found.end))


def _openings(name: str) -> set[str]:
    """What a name in hiragana alone may be shortened to: nothing says where its surname ends."""
    return {name[:at] for at in range(2, len(name) - 1)} if re.fullmatch(f"[{HIRA}]{{4,}}", name) \
        else set()


def _mention(article: Article, block: Piece, match: re.Match[str], owners: list[Draft],
             last: dict[str, Draft], forms: Forms) -> None:
    text, start, end = article.text, match.start(), match.end()
    joined = re.sub(r"[ \u3000]", "", match[0])
    whole = [draft for draft in owners if draft.key in (match[0], joined)
             or any(match[0] == article.words(piece) for piece in draft.readings)]
    owner = whole[0] if whole else last.get(match[0]) if len(owners) > 1 else owners[0]
    owner = owner or owners[0]
    honour = forms.after_name.match(text, end, block.end)
    if not whole or owner.key == match[0] and owner.surname is None and not owner.parts:
        if not _stands_alone(text, block, match, owner, honour, forms):
            return
    piece = Piece(start, end)
    if whole:
        owner.full.append(piece)
        for part in (owner.surname, owner.given):
            if part:
                last[part] = owner
        if match[0] != owner.key and re.match(f"[{HIRA}{KATA}]", match[0]):
            owner.also.setdefault(match[0], piece)
    else:
        if honour and honour[0] not in ("ら", "ほか", "担当"):
            piece = Piece(start, honour.end())
        owner.also.setdefault(text[piece.start:piece.end], piece)
    owner.places.append(piece)


def _stands_alone(text: str, block: Piece, match: re.Match[str], owner: Draft,
                  honour: re.Match[str] | None, forms: Forms) -> bool:
    """Whether a shorter form is that person here and not a part of another word."""
    start, end = match.start(), match.end()
    before = text[start - 1] if start > block.start else ""
    after = text[end] if end < block.end else ""
    if re.match(f"[{KATA}{DOT}]", before) and re.match(f"[{KATA}]", match[0]):
        return before == "・" and honour is not None
    if re.match(f"[{KANJI}]", before) and not any(
            text[max(block.start, start - length):start] in forms.called
            for length in range(2, 8)) and not (honour and before in "故元前同県市町村"):
        return False
    if honour and honour[0] not in ("ら",):
        return True
    if match[0] == owner.given or re.match(f"[{HIRA}]", match[0]):
        return False
    if forms.starts_place.match(text, end, block.end) or re.match(f"[{KANJI}{KATA}]", after):
        return False
    return len(match[0]) > 1 and (after == "" or bool(re.match(r"[はがもをにとのら、。（）「」："
                                                               r"／]|\s",
                                                               after)))


def _person(article: Article, draft: Draft, forms: Forms) -> Person:
    found = draft.best.found
    name = Piece(found.start, found.end)
    places = sorted(set(draft.places) | {name})
    titles = []
    for piece in draft.full or [name]:
        for title in titles_at(article, piece, forms):
            titles.append(title)
    unique, said = [], set()
    for title in titles:
        words = (title.title and article.words(title.title),
                 title.affiliation and article.words(title.affiliation))
        if words not in said:
            said.add(words)
            unique.append(title)
    unique = [one for one in unique if one.affiliation or not any(
        other.affiliation and other.title and one.title
        and article.words(other.title) == article.words(one.title) for other in unique)]
    held = [place for place in places if place == name or not place.holds(name)]
    return Person(name, tuple(held), tuple(draft.also.values()), tuple(unique),
                  draft.best.sure, draft.best.why)
