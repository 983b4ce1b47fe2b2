"""Bodies that a Korean article names: companies, schools, societies, offices.

Here: where such a name begins and ends, and which words only say what kind of body it is.  Never
here: who belongs to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.korean.around import find_named_bodies
from presskit.extract.korean.josa import bare
from presskit.extract.korean.lexicon import lexicon
from presskit.extract.proposal import Event, Organisation, Person, Placed
from presskit.extract.words import Words, any_of, made_once

__all__ = ["find_bodies"]

WORD = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z0-9]{4,24}")
SHORTENED = ("학교", "등학교")
"""What the short names of schools leave out: 한들대, 해온고."""
SKIPPED = ("byline", "contact", "headline", "credit", "note", "end")


@dataclass(frozen=True, slots=True)
class Signs:
    """``form``: the sign of a legal form, ``formed``: with the name behind it; ``headed``: a name
    with its head in brackets; ``part``: what is a part of a body; ``kinds``: what says only what
    kind of body it is; ``ends``: a word that ends as the names of bodies do."""

    form: re.Pattern[str]
    formed: re.Pattern[str]
    headed: re.Pattern[str]
    part: re.Pattern[str]
    kinds: re.Pattern[str]
    ends: re.Pattern[str]


@made_once
def _signs(words: Words) -> Signs:
    """The patterns, from the lists of the language."""
    form = rf"(?:㈜|\((?:주|사|재|유)\)|{any_of(words['legal_forms'])}\s)"
    return Signs(
        re.compile(form),
        re.compile(rf"{form}(?P<name>[가-힣A-Za-z0-9]{{2,20}})"),
        re.compile(
            r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z0-9&·]{2,24})"
            rf"\({any_of((*words['heads'], *words['heads_of_towns']))}\s"
        ),
        re.compile(rf"(?:\s[가-힣A-Za-z0-9·]{{1,16}}{any_of(words['parts_of_bodies'])})+$"),
        re.compile(any_of((*words["plain_bodies"], *words["kinds_of_bodies"]))),
        re.compile(rf"[가-힣A-Za-z0-9]{{2,}}{any_of(words['body_ends'])}$"),
    )


def find_bodies(
    article: Article,
    placed: tuple[Placed, ...],
    people: tuple[Person, ...],
    event: Event,
    words: Words,
) -> tuple[Organisation, ...]:
    """Each once: bodies of titles, with the sign of a form, with a head in brackets, by their
    ends."""
    found: dict[str, tuple[Piece, float, str]] = {}
    names = {article.words(piece) for person in people for piece in person.mentions}
    signs = _signs(words)

    def keep(piece: Piece | None, sure: float, why: str) -> None:
        core = piece and _core(article, piece, words, signs)
        if not core or article.words(core) in names:
            return
        known = found.get(article.words(core))
        if known is None or known[1] < sure:
            found[article.words(core)] = (known[0] if known else core, sure, why)

    for person in people:
        for title in person.titles:
            keep(title.affiliation, 0.9, "body-of-a-title")
    keep(event.organiser, 0.8, "holds-the-event")
    named = find_named_bodies(article, words, lexicon(words))
    for those in named.values():
        keep(those[0].name, 0.8 if len(those) > 1 else 0.76, "behind-its-kind")
    counts: dict[str, list[Piece]] = {}
    for number, block, _ in article.each():
        if placed[number].kind in SKIPPED:
            continue
        for piece, why in _formed(article.text, block.piece, signs):
            keep(piece, 0.9, why)
        for piece in _ending(article.text, block.piece, signs.ends):
            counts.setdefault(article.words(piece), []).append(piece)
    for pieces in counts.values():
        keep(pieces[0], 0.8 if len(pieces) > 1 else 0.65, "ends-as-bodies-do")
    return _listed(found, {name: those[0].whole for name, those in named.items()})


def _listed(
    found: dict[str, tuple[Piece, float, str]], wholes: dict[str, Piece]
) -> tuple[Organisation, ...]:
    """In order, each with the short form of its name (한들대 for 한들대학교) or the one with its
    kind (극단 파피로), not with the end of one that is longer."""
    short = {name[: -len(rest)]: name for rest in SHORTENED for name in found
             if name.endswith(rest) and name[: -len(rest)] in found}
    kept = []
    for name, (piece, sure, why) in found.items():
        if name in short or sure < 0.9 and any(
            other != name and other.endswith(name) for other in found
        ):
            continue
        also = tuple(found[one][0] for one, whole in short.items() if whole == name)
        if name in wholes and wholes[name] != piece:
            also += (wholes[name],)
        kept.append(Organisation(piece, also, max([sure, *(found[one][1] for one, whole in
                                                           short.items() if whole == name)]), why))
    return tuple(sorted(kept, key=lambda one: one.name))


def _formed(text: str, block: Piece, signs: Signs) -> Iterator[tuple[Piece, str]]:
    """Names with the sign of their legal form, or with their head in brackets."""
    for pattern, why in ((signs.formed, "sign-of-a-form"), (signs.headed, "with-its-head")):
        for match in pattern.finditer(text, block.start, block.end):
            start, name = match.start("name"), match["name"]
            said = bare(name) if pattern is signs.formed and len(bare(name)) > 1 else name
            yield Piece(start, start + len(said)), why


def _ending(text: str, block: Piece, ends: re.Pattern[str]) -> Iterator[Piece]:
    """Words that end as the names of bodies do, without their particles."""
    for match in WORD.finditer(text, block.start, block.end):
        word = match[0]
        for said in dict.fromkeys((word, bare(word), bare(bare(word)))):
            if ends.fullmatch(said):
                yield Piece(match.start(), match.start() + len(said))
                break


def _core(
    article: Article, piece: Piece, words: Words, signs: Signs
) -> Piece | None:
    """The body of which a department is a part, without the sign of its legal form; ``None`` for
    words that say what kind of body it is and no more."""
    start, end = piece.start, piece.end
    if sign := signs.form.match(article.text, start, end):
        start = sign.end()
    said = article.text[start:end]
    if part := signs.part.search(said):
        said = said[: part.start()]
    first, _, rest = said.partition(" ")
    if rest and first in words["regions"]:
        start, said = start + len(first) + 1, rest
    if said.endswith("연구원") and len(said) < 6:
        return None  # somebody's rank
    if len(said) < 3 or signs.kinds.fullmatch(said) or said.split(" ")[-1] in words["desks"]:
        return None
    return Piece(start, start + len(said))
