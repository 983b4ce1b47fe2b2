"""The questions behind an answer, where one letter is not enough.

Here: other words, a title, a fuller name, what the rules missed; only words that the article has.
Never here: the order of the findings (``walking``), what an answer changes.
"""

from __future__ import annotations

from presskit.build.import_rows import Row
from presskit.cli.report import put
from presskit.extract.choices import Choice, find_words
from presskit.extract.chosen import MARKS, squeeze
from presskit.extract.fuller import fuller_names
from presskit.extract.proposal import KINDS, Proposal

__all__ = ["Stopped", "ask", "ask_fuller", "ask_instead", "ask_missed", "ask_title"]

_MISSED = {"p": "person", "b": "organisation", "w": "work"}
_WHO = "the name, as it stands in the article"


class Stopped(Exception):
    """The input has ended: nothing more is asked, what was answered counts."""


def ask(question: str, keys: str) -> str:
    """One of the letters ``keys``; asked again until one is given.  Raises :class:`Stopped`."""
    while True:
        answer = _read(f"{question} ").lower()[:1]
        if answer and answer in keys:
            return answer


def ask_instead(row: Row, proposal: Proposal) -> str:
    """What a finding is changed to: words of the article, or a kind of block; empty to leave it."""
    if row.kind == "block":
        return _ask_kind()
    if row.kind in ("person", "speaker"):
        who = "who said it: " if row.kind == "speaker" else ""
        given = _ask_words(f"{who}{_WHO}", proposal)
        return given and ask_fuller(given, proposal)
    return _ask_words("the right words, as they stand in the article", proposal)


def ask_fuller(name: str, proposal: Proposal) -> str:
    """The name, or a fuller one of the article that is the same person's, where somebody says
    so."""
    for fuller in fuller_names(proposal, name):
        if ask(f"the article has {fuller} too: is that the same person? [y]es  [n]o", "yn") == "y":
            return fuller
    return name


def ask_title(row: Row, proposal: Proposal, given: list[Choice]) -> None:
    """Add what a person is called, and where: both words of the article, or nothing."""
    title = _ask_words("the title, as it stands in the article (-: none)", proposal, "-")
    if title:
        given.append(_told("title", row.about, title))
    if title == "-":
        given.append(_told("affiliation", row.about, title))
    else:
        body = _ask_words("of which organisation, as it stands in the article (-: none)", proposal,
                          "-")
        if body:
            given.append(_told("affiliation", row.about, body))


def _told(kind: str, about: str, given: str) -> Choice:
    if given == "-":
        return Choice(kind, about, "reject")
    return Choice(kind, about, "change", given)


def ask_missed(proposal: Proposal, given: list[Choice]) -> None:
    """Add what the rules did not find, as often as somebody names something."""
    while True:
        what = ask("did the rules miss something? [p]erson  [q]uote  [b]ody  [w]ork  leave a "
                   "paragraph [o]ut  [n]o", "pqbwon")
        if what == "n":
            return
        if what == "q":
            given += _ask_quote(proposal)
            continue
        made = _ask_omitted(proposal) if what == "o" else _ask_missed(what, proposal)
        given += [made] if made else []


def _ask_missed(what: str, proposal: Proposal) -> Choice | None:
    words = _ask_words(_WHO if what != "w" else "the title, as it stands in the article", proposal)
    if words and what == "p":
        words = ask_fuller(words, proposal)
    return Choice(_MISSED[what], squeeze(words), "add", words) if words else None


def _ask_quote(proposal: Proposal) -> list[Choice]:
    """The words that somebody said, without their outer marks, and who said them; of a quote that
    is known only the latter."""
    words = _bare(_ask_words("what was said, as it stands in one paragraph", proposal))
    piece = find_words(proposal.article, words) if words else None
    known = [one for one in proposal.quotes for outer in one.outer
             if piece and outer.start < piece.end and piece.start < outer.end]
    if known and squeeze("".join(map(proposal.article.words, known[0].fragments))) \
            != squeeze(words):
        put("  that is in a quote already: change that one")
        return []
    who = words and _ask_words(f"who said it: {_WHO}", proposal)
    if not who:
        return []
    said = squeeze(words)
    added = [] if known else [Choice("quote", said, "add", words)]
    return [*added, Choice("speaker", said, "change", ask_fuller(who, proposal))]


def _bare(words: str) -> str:
    """The words without marks that stand round all of them."""
    return words[1:-1] if len(words) > 2 and words[0] + words[-1] in MARKS else words


def _ask_omitted(proposal: Proposal) -> Choice | None:
    """The paragraph that some words stand in, once somebody has seen that it is the one."""
    given = _ask_words("some words of it, as they stand in the article", proposal)
    piece = find_words(proposal.article, given) if given else None
    if piece is None:
        return None
    block = proposal.article.blocks[proposal.article.block_of(piece)].piece
    words = proposal.article.words(block)
    put(f"  {' '.join(words.split())[:200]}")
    sure = ask("leave this paragraph out? [y]es  [n]o", "yn") == "y"
    return Choice("block", squeeze(words), "change", "omitted") if sure else None


def _ask_kind() -> str:
    while True:
        given = _read(f"what it is: {', '.join(KINDS)} (nothing: leave it): ")
        if not given or given in KINDS:
            return given
        put("  that is no kind")


def _ask_words(wanted: str, proposal: Proposal, also: str = "") -> str:
    while True:
        given = _read(f"{wanted} (nothing: leave it): ")
        if not given or given == also or find_words(proposal.article, given):
            return given
        put("  the article has no such words")


def _read(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        raise Stopped from None
