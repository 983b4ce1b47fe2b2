"""Where names of people stand in a Korean article, by what stands beside them.

Here: single sightings, each with its evidence.  Never here: which of them are one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Article, Piece
from presskit.extract.korean.beside import After, Before, after, before, body_before, without_house
from presskit.extract.korean.evidence import before_it, behind_it, lives
from presskit.extract.korean.foreign import foreign_names
from presskit.extract.korean.josa import bare, is_josa
from presskit.extract.korean.lexicon import Lexicon
from presskit.extract.korean.rows import RUN, linked, plain
from presskit.extract.korean.sight import PLAYED, UNREAD, Sight
from presskit.extract.proposal import Placed, Title

__all__ = ["sights"]

SOLID = re.compile(r"([가-힣]{2,4}?)(씨|군|양|옹|님|여사)([가-힣]{0,4})")
CLOSING = "”’」』"
WORK = re.compile(r"[《〈『「][^》〉』」\n]{1,80}[》〉』」]")


def sights(article: Article, placed: tuple[Placed, ...], known: Lexicon) -> list[Sight]:
    """Every sighting, in order."""
    found: list[Sight] = []
    kept: list[tuple[int, int, list[Sight], list[tuple[int, int]], bool]] = []
    for number, block, said in article.each():
        if placed[number].kind in UNREAD:
            continue
        begin, end = block.piece.start, block.piece.end
        covered = [(begin + one.start(), begin + one.end()) for one in WORK.finditer(said)]
        alien = list(foreign_names(article.text, begin, end, known))
        found += [
            Sight(piece, sure, why, title, also, True) for piece, sure, why, title, also in alien
        ]
        covered += [(piece.start, piece.end) for piece, *_ in alien]
        covered.sort()
        own = list(_own(article.text, begin, end, known, covered))
        if placed[number].kind == "contact":
            own += _asked(article.text, begin, end, known, own)
        kept.append((begin, end, own, covered, placed[number].kind == "list"))
    found += [
        Sight(Piece(*match.span("actor")), 0.93, "plays-a-part")
        for match in PLAYED.finditer(article.text)
        if match["actor"] and match["actor"][1:] != "극 "
    ]
    sure = {article.words(one.piece) for _, _, own, _, _ in kept for one in own if one.sure > 0.75}
    for begin, end, own, covered, listed in kept:
        found += own
        found += linked(article.text, begin, end, known, sure, own, covered, listed)
    return sorted(found, key=lambda one: one.piece)


def _own(
    text: str, begin: int, end: int, known: Lexicon, covered: list[tuple[int, int]]
) -> Iterator[Sight]:
    """Korean names of one block that have evidence of their own."""
    at = 0
    for run in RUN.finditer(text, begin, end):
        while at < len(covered) and covered[at][1] <= run.start():
            at += 1
        if at < len(covered) and covered[at][0] <= run.start():
            continue
        if run.start() > begin and (
            text[run.start() - 1].isalnum() or _reports(text, run, begin, known)
        ):
            continue
        one = (
            _whole(text, run, begin, end, known)
            or _bound(text, run, begin, end, known)
            or _leading(text, run, begin, end, known)
        )
        if one:
            yield one


def _reports(text: str, run: re.Match[str], begin: int, known: Lexicon) -> bool:
    """Whether a run is the ending of quoted words, bound to their closing mark: "…"라면서도."""
    at = run.start() - 1
    closes = text[at] in CLOSING or text[at] in "\"'" and at > begin and not text[at - 1].isspace()
    return closes and any(map(run[0].startswith, known.reporting))


def _whole(text: str, run: re.Match[str], begin: int, end: int, known: Lexicon) -> Sight | None:
    """A run that is a name with nothing bound to it, judged by what stands round it."""
    word = run[0]
    if len(word) > 4 or len(word) == 2 and word[1] == "모":
        return None
    readings = known.read(word, whole=True)
    if not readings and not _may_be_other(text, run, known):
        return None
    behind = after(text, run.end(), end, known)
    if behind.word in known.reporters:
        return None
    if not readings:
        return _other_name(text, Piece(*run.span()), word, behind, begin, known)
    front = without_house(
        text, before(text, run.start(), begin, known), behind.title, begin, known
    )
    sure, why = behind_it(text, word, readings[0], behind, known.is_common(word), known)
    if not sure or word in known.historical and not lives(text, behind, known):
        return None
    if (
        behind.title
        and known.body_end(word)
        and text[run.start() - 1] == " "
        and front.word
        and plain(front.word, known) == front.word
    ):
        return None  # the body of the one whose name stands before it
    title = Title(behind.title, behind.body) if behind.title or behind.body else None
    if not title or front.title and behind.address:
        title = _front_title(front, title)
    elif not title.affiliation and not behind.gap:
        title = Title(title.title, _front_body(text, run.start(), begin, known, front))
    also = behind.inner if behind.kind in ("hanja", "latin") else None
    return Sight(Piece(*run.span()), sure, why, title, also)


def _may_be_other(text: str, run: re.Match[str], known: Lexicon) -> bool:
    """Whether a word that is made as no Korean name may be one yet."""
    return (
        text[run.end() : run.end() + 1] == "("
        or text[run.end() : run.end() + 2] in (" 씨", " (")
        or (run[0][0] in known.surnames or run[0][0] in known.rare)
        and known.is_strange(run[0])
    )


def _other_name(
    text: str, piece: Piece, word: str, behind: After, begin: int, known: Lexicon
) -> Sight | None:
    """A foreign name of one word with a title, Hanja and title, or a pen name."""
    if known.is_common(word):
        return None
    title = Title(behind.title, behind.body) if behind.title else None
    if (
        (title or behind.address == "씨")
        and not behind.gap
        and len(word) == 3
        and (word[0] in known.surnames or word[0] in known.rare)
        and known.is_strange(word)
        and bare(word) == word
    ):
        return Sight(piece, 0.74, "foreign-name-and-title", title)
    if title and behind.kind == "hanja" and not known.title_end(word):
        return Sight(piece, 0.85, "hanja-and-title", title, behind.inner)
    return _pen_name(text, piece, word, behind, begin, known)


def _front_title(front: Before, title: Title | None) -> Title | None:
    return Title(front.title, front.body) if front.title else title


def _front_body(text: str, at: int, begin: int, known: Lexicon, front: Before) -> Piece | None:
    """The body before a name that has its title behind it."""
    return None if front.title else body_before(text, at, max(begin, at - 60), known)


def _pen_name(
    text: str, piece: Piece, word: str, behind: After, begin: int, known: Lexicon
) -> Sight | None:
    """A name without a surname: between a title and an address or age."""
    if (
        len(word) < 2
        or known.title_end(word)
        or word in known.loanwords
        or word in known.adjectives
    ):
        return None
    front = before(text, piece.start, begin, known)
    if behind.kind == "age" and (behind.address or behind.title or front.title):
        return Sight(
            piece,
            0.9,
            "name-and-age",
            Title(behind.title or front.title, behind.body)
            if behind.title or front.title
            else None,
        )
    if front.title and (behind.address == "씨" or behind.kind == "hanja"):
        return Sight(piece, 0.88, "title-name-address", Title(front.title, front.body))
    if (
        behind.address == "씨"
        and text[piece.end : piece.end + 1] == " "
        and len(word) == 3
        and not known.body_end(word)
    ):
        return Sight(piece, 0.65, "word-and-address")
    return None


def _bound(text: str, run: re.Match[str], begin: int, end: int, known: Lexicon) -> Sight | None:
    """A name with 씨 and the like set solid."""
    found = SOLID.fullmatch(run[0])
    if not found:
        return None
    word, rest = found[1], found[3]
    readings = known.read(word, whole=True)
    if (
        rest
        and not is_josa(rest)
        or not readings
        or readings[0].short
        or known.is_common(word)
        or known.is_common(run[0])
        or word[1:] == "모"
        or found[2] != "씨"
        and (len(word) != 3 or readings[0].rare)
    ):
        return None
    front = before(text, run.start(), begin, known)
    title = Title(front.title, front.body) if front.title else None
    return Sight(Piece(run.start(), run.start() + len(word)), 0.93, "name-and-address", title)


def _leading(text: str, run: re.Match[str], begin: int, end: int, known: Lexicon) -> Sight | None:
    """A name, a particle behind it perhaps, after a title or a part, or before its own words."""
    word = run[0]
    if word in known.common or known.title_end(word):
        return None
    for reading in known.read(word):
        name = word[: reading.length]
        if (
            known.is_common(name)
            or name in known.historical
            or name in known.adjectives
            or known.title_end(name) == len(name)
            or name[1:] == "모"
        ):
            continue
        follows = text[run.end() : min(end, run.end() + 14)]
        next_word = re.match(r" ([가-힣]+)", follows)
        if (
            next_word
            and not reading.josa
            and any(next_word[1].startswith(one) for one in known.named_after)
        ):
            return None
        piece = Piece(run.start(), run.start() + reading.length)
        sure, why, title = before_it(text, run, begin, end, reading, known)
        if sure:
            return Sight(piece, sure, why, title)
    return _one_foreign(text, run, begin, known)


def _one_foreign(text: str, run: re.Match[str], begin: int, known: Lexicon) -> Sight | None:
    """A foreign name of one word behind a title, as those of China are: 건축가 천쯔한이."""
    name = bare(run[0])
    if (
        not 2 < len(name) < 5
        or name[0] not in known.surnames
        and name[0] not in known.rare
        or not known.is_strange(name)
        or name in known.foreign_firsts
    ):
        return None
    front = before(text, run.start(), begin, known)
    if not front.title:
        return None
    piece = Piece(run.start(), run.start() + len(name))
    return Sight(piece, 0.72, "title-and-foreign-name", Title(front.title, front.body))


def _asked(text: str, begin: int, end: int, known: Lexicon, own: list[Sight]) -> Iterator[Sight]:
    """Names among the words for whom to ask."""
    seen = {one.piece.start for one in own}
    for run in RUN.finditer(text, begin, end):
        readings = [
            one
            for one in known.read(run[0], whole=True)
            if not one.short and one.length == len(run[0])
        ]
        if (
            readings
            and run.start() not in seen
            and not known.is_common(run[0])
            and not known.body_end(run[0])
            and not known.title_end(run[0])
        ):
            yield Sight(Piece(*run.span()), 0.8, "name-in-a-contact")
