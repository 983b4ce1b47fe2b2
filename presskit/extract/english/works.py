"""Works and their makers: films, books, pieces, by title in marks or by what stands before.

Here: where a title stands and whose the work is.  Never here: what happens at an event.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.english.cast import Cast
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.pronouns import voice_before
from presskit.extract.english.reading import Line
from presskit.extract.english.tokens import sentences_of
from presskit.extract.proposal import Marked, Work
from presskit.extract.words import any_of

__all__ = ["find_works"]

_WORD = r"[^\W\d_a-z][\w’'-]{0,60}+"  # bounded: a word may be as long as a file
_TITLE = (
    rf"{_WORD}(?:(?: (?:of|the|a|an|in|on|and|to|for|from|by|with|at|or)){{0,3}}"
    rf" (?:{_WORD}|\d+)){{0,8}}"
)
_SHOWN = re.compile(
    rf"\bwhose (?:[a-z]+ ){{0,2}}({_TITLE}) (?:was|is|were|won|premiered|opened|has)\b")
_AWARDED = re.compile(rf", for (?:(?:his|her|their) (?:\w+ ){{1,3}})?({_TITLE})(?=\s\(|[,.;]|$)")
_OWNER = re.compile(r"\b([Hh]is|[Hh]er) (?:\w+ ){0,4}\W{0,3}$")
_RUN = re.compile(
    r"\b(?:run|production|performance|screening|premiere|première|staging|adaptation|recording"
    r"|cop(?:y|ies)"
    rf"|revival|showing) of (?:(?:his|her|their) )?({_TITLE})"
)
_FIRST = re.compile(
    rf"\b({_TITLE}) (?:was|were) first (?:heard|performed|played|staged|shown|screened|published"
    r"|exhibited|broadcast|sung|danced)\b")
_DATED = re.compile(rf"(?:, |\b(?:by|with|of|and|in|wrote|made|painted|composed|published) )"
                    rf"({_TITLE}) \((?:19|20)\d\d\)")
_LISTED = re.compile(rf", ({_TITLE}) \((?=[A-Z])")
_BY = re.compile(
    r",? (?:\([^)]{1,40}\) )?(?:is |was )?(?:an? (?:[\w-]+ ){1,4})?(?:directed |written |composed "
    r"|painted |made )?by "
)


def find_works(article: Article, lines: list[Line], cast: Cast, marked: tuple[Marked, ...],
               lexicon: Lexicon) -> tuple[Work, ...]:
    """Each title once, with the makers named next to it, wherever it stands."""
    nouns = any_of(lexicon.words.get("work_nouns", ()))
    before = re.compile(rf"\b({nouns}),? (?:(?:called|titled|entitled|named) )?({_TITLE})")
    after = re.compile(rf"(?<![\w’'-])({_TITLE}), (?:an?|his|her|their) (?:[a-z-]+ ){{0,3}}"
                       rf"{nouns}\b(?! of\b)")
    found: dict[str, tuple[Piece, str, list[int]]] = {}

    def add(piece: Piece, kind: str, line: tuple[int, int]) -> None:
        words = article.words(piece).rstrip(",.")
        piece = Piece(piece.start, piece.start + len(words))
        held = found.setdefault(words.lower(), (piece, kind, []))
        held[2].extend(_makers(article.text, piece, line, cast, lexicon))

    spans = {line.number: (line.start, line.end) for line in lines}
    for one in marked:
        number = article.block_of(one.piece)
        if one.kind == "work" and number in spans:
            add(one.piece, _kind(article.text, one.piece, lexicon), spans[number])
    for line in lines:
        if line.kind not in ("paragraph", "list", "caption"):
            continue
        forms = [(before, 2), (_SHOWN, 1), (_RUN, 1), (_FIRST, 1), (_DATED, 1), (after, 1)]
        if line.kind == "list":
            forms += [(_AWARDED, 1), (_LISTED, 1)]
        for form, group in forms:
            for match in form.finditer(article.text, line.start, line.end):
                piece = _title(article.text, Piece(match.start(group), match.end(group)), cast,
                               lexicon)
                if piece:
                    add(piece, match[1].lower() if group == 2 else "work", (line.start, line.end))
    return tuple(Work(piece, kind, tuple(dict.fromkeys(makers)), 0.75 if makers else 0.6, "title")
                 for piece, kind, makers in sorted(found.values(), key=lambda one: one[0]))


def _title(text: str, piece: Piece, cast: Cast, lexicon: Lexicon) -> Piece | None:
    """A title of two words or more that isn't somebody's name, a body's or a place's."""
    words = text[piece.start : piece.end].split(" ")
    while words and words[-1].islower():
        words.pop()
    if words and words[-1].endswith(("’s", "'s")):
        return None
    piece = Piece(piece.start, piece.start + max(1, len(" ".join(words))))
    lows = [word.lower() for word in words]
    if (len(words) < 2 or cast.within(piece.start - 12 if piece.start > 12 else 0, piece.end)
        and any(start < piece.end and end > piece.start for start, end,
                _ in cast.within(max(0, piece.start - 60), piece.end))):
        return None
    if (any(word in lexicon.bodies and word not in lexicon.title_words for word in lows)
        or " ".join(lows) in lexicon.places_whole or lexicon.is_title(lows[0])
        or lows[0] in lexicon.times or lows[0] in lexicon.given
        or all(word in lexicon.places for word in lows)):
        return None
    return piece


def _kind(text: str, piece: Piece, lexicon: Lexicon) -> str:
    near = re.findall(r"[a-z-]+", text[max(0,
                                           piece.start - 40) : piece.start].lower())[
        ::-1] + re.findall(r"[a-z-]+", text[piece.end : piece.end + 40].lower())
    nouns = set(lexicon.words.get("work_nouns", ()))
    return next((word for word in near if word in nouns), "work")


def _labelled(text: str, piece: Piece, line: tuple[int, int]) -> bool:
    """FICTION: Jane Roe, for The Salt Year: all who stand in the line made it."""
    return ":" in text[line[0] : piece.start] and ". " not in text[piece.start : line[1]]


def _makers(text: str, piece: Piece, line: tuple[int, int], cast: Cast,
            lexicon: Lexicon) -> list[int]:
    """Whoever stands after *by*; else everybody before it in its sentence who could be meant."""
    sentence = next(((start, end) for start,
                     end in sentences_of(text, max(line[0], piece.start - 500),
                                         min(line[1], piece.end + 300))
                     if start <= piece.start < end), line)
    by = _BY.match(text, piece.end + (text[piece.end : piece.end + 1] in ("”", "’", '"', "'")),
                   sentence[1])
    if by:
        after = cast.within(by.end(), sentence[1])
        return [after[0][2]] if after and after[0][0] - by.end() < 60 else []
    if line[1] - line[0] < 400 and _labelled(text, piece, line):
        return [who for _, _, who in cast.within(*line)]
    before = cast.within(sentence[0], piece.start)
    owner = _OWNER.search(text, max(line[0], piece.start - 40), piece.start)
    if owner and not before:
        word = "he" if owner[1].lower() == "his" else "she"
        voice = voice_before(text, cast, lexicon,
                             (line[0] - 1500 if line[0] > 1500 else 0, sentence[0]), word)
        return [voice.person] if voice and voice.person is not None else []
    return [before[-1][2]] if before and piece.start - before[-1][1] < 80 else []
