"""How an interview is laid out, and where by that each turn begins.

Here: labels, letters, dashes, brackets and question marks at a block's beginning and end, and what
of them an article keeps to.  Never here: what one block shows by itself (``turn_signs``), the
words of a language, which are its ``turn_…`` lists.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.turn_signs import TurnSigns, turn_signs
from presskit.extract.turns import Opening, Talk, ends
from presskit.extract.words import Words

__all__ = ["find_talk"]

_LONGEST = 320
"""Characters of a question without a label."""
_MOST = 60
"""Labels that can be somebody's; no talk has so many people."""
_MARKED = tuple("「『“\"‘'")
_YEAR = re.compile(r"(?:[\d０-９]{4}|昭和|平成|令和)")
_QUOTES = re.compile("[「『“\"][^」』”\"]*[」』”\"]")


@dataclass(slots=True)
class _Page:
    """An article while its layout is read."""

    article: Article
    signs: TurnSigns
    texts: list[str]
    labels: dict[int, tuple[str, Opening]] = field(default_factory=dict)
    manners: dict[int, str] = field(default_factory=dict)
    """By what a label is parted from the words: a colon, a wide space, a mark, a line."""
    minutes: set[int] = field(default_factory=set)
    """Blocks with a label behind a mark, three and more in a row."""

    def asks(self, text: str) -> bool:
        """Whether words end or begin as a question does."""
        kept = text.rstrip("」』）)］]】〕>〉》 \u3000")
        return self.signs.asking.search(kept) is not None \
            or self.signs.request.match(text) is not None



def find_talk(article: Article, words: Words) -> Talk:
    """The openings of an interview; none where an article is none.

    ``words`` are the lists of the article's language.
    """
    page = _Page(article, turn_signs(words), [text for _, _, text in article.each()])
    asked = _by_letters(page)
    _read_labels(page, bool(asked))
    _read_minutes(page)
    groups = _groups(page)
    asked |= _by_labels(page, groups, bool(asked))
    if not asked:
        for find in (_by_dashes, _by_arrows, _by_brackets, _by_asking):
            if asked := find(page, groups):
                break
    answered = _answers(page, groups, asked)
    openings = {one.block: one for one in (*asked.values(), *answered.values())}
    if not openings or not asked and not _is_round(page, groups, answered):
        return Talk()
    firsts = [block + 1 for block in asked if block + 1 < len(page.texts)
              and block + 1 not in asked]
    labelled = sum(one in answered for one in firsts) * 2 > len(firsts)
    return Talk(openings, labelled, _is_tight(article, openings, firsts))


def _is_tight(article: Article, openings: dict[int, Opening], firsts: list[int]) -> bool:
    """Whether an answer stands right under its question and a blank line before each question."""
    parted = [_parted(article, number) for number in firsts]
    asked = [_parted(article, number) for number, one in openings.items() if one.asks and number]
    return bool(parted) and 4 * sum(parted) <= len(parted) and 4 * sum(asked) >= 3 * len(asked) > 3


def _parted(article: Article, number: int) -> bool:
    between = article.text[article.blocks[number - 1].piece.end:article.blocks[number].piece.start]
    return between.count("\n") > 1


def _by_letters(page: _Page) -> dict[int, Opening]:
    """Q and 問, where there are two, or an A behind one."""
    found: dict[int, Opening] = {}
    answers = 0
    for number, block, text in page.article.each():
        if match := page.signs.question(text):
            found[number] = Opening(number, block.piece.start + match.end(), None, True)
        elif page.signs.answer(text):
            answers += 1
    return found if len(found) > 1 or found and answers else {}


def _read_labels(page: _Page, letters: bool) -> None:
    """The label that each block begins with, if there is one; and labels that are lines."""
    lines = Counter(text for text in page.texts if page.signs.line(text))
    for number, block, text in page.article.each():
        if letters and page.signs.question(text):
            continue
        match, begin = page.signs.label(text), block.piece.start
        if match and match.end() < len(text):
            parts = text[match.end("who"):match.end()].strip(" ")[:1]
            if parts == "\u3000" and _YEAR.match(text, match.end()):
                continue
            page.manners[number] = ":" if parts in tuple(":：﹕") else parts
            piece = Piece(begin + match.start("who"), begin + match.end("who"))
            page.labels[number] = page.signs.core(match["who"]), Opening(
                number, begin + match.end(), piece, False)
        elif number and number + 1 < len(page.texts) and page.signs.line(text) \
                and (lines[text] > 1 or page.signs.is_press(page.signs.core(text))) \
                and ends(page.texts[number + 1]):
            page.manners[number] = "line"
            page.labels[number] = page.signs.core(text), Opening(
                number, block.piece.end, block.piece, False, alone=True)


def _read_minutes(page: _Page) -> None:
    """Rows of blocks that begin with the same mark and a label, as those of minutes do."""
    row: list[int] = []
    for number, text in [*enumerate(page.texts), (len(page.texts), "")]:
        if row and (row[-1] != number - 1 or page.texts[row[0]][0] != text[:1]
                    or number not in page.labels):
            page.minutes |= {*row} if len(row) > 2 else set()
            row = []
        if number in page.labels and text[0] in "○◯●◆◇■□・" and ends(text):
            row.append(number)


def _groups(page: _Page) -> dict[str, list[int]]:
    """The blocks of each label, of those that can be somebody's: it stands again, it is known, or
    the article names it elsewhere, and sentences follow it."""
    found: dict[str, list[int]] = {}
    for number, (core, _) in page.labels.items():
        found.setdefault(core, []).append(number)
    rest = "\n".join(text for number, text in enumerate(page.texts) if number not in page.labels)
    inside = "\n".join(page.article.text[one.start:page.article.blocks[one.block].piece.end]
                       for _, one in page.labels.values() if not one.alone)
    kept = {}
    for core, those in sorted(found.items(), key=lambda one: -len(one[1]))[:_MOST]:
        spoken = [number for number in those if page.labels[number][1].alone
                  or ends(page.texts[number]) or page.asks(page.texts[number])]
        known = page.signs.is_press(core) or page.signs.is_answerer(core)
        bare = page.signs.bare(core)
        if len(spoken) * 2 > len(those) and (
                len(those) > 1 or known or those[0] in page.minutes
                or len(bare) > 1 and (bare in rest or bare in inside)):
            kept[core] = those
    return kept


def _by_labels(page: _Page, groups: dict[str, list[int]], lettered: bool) -> dict[int, Opening]:
    """What labels of the press begin: known words, whoever moderates or wrote, else the one label
    that asks far more than the others do."""
    if lettered or not groups:
        return {}
    asking = {core for core in groups if page.signs.is_press(core)} or {
        core for core in groups if page.signs.moderates(core, page.texts, page.labels)}
    if not asking and len(groups) > 1:
        shares = {core: sum(page.asks(page.texts[one]) for one in those) / len(those)
                  for core, those in groups.items()}
        *_, second, first = sorted(groups, key=lambda core: shares[core])
        if len(groups[first]) > 1 and shares[first] >= 0.3 and shares[first] > 2 * shares[second]:
            asking = {first}
    blocks = sorted(number for core in asking for number in groups[core])
    others = [number for core, those in groups.items() if core not in asking for number in those]
    if not blocks or len(blocks) < 2 and not others \
            or not others and not any(page.asks(page.texts[one]) for one in blocks):
        return {}
    return {number: _asking(page.labels[number][1]) for number in blocks}


def _asking(one: Opening) -> Opening:
    return Opening(one.block, one.start, one.label, True, one.alone)


def _by_dashes(page: _Page, groups: dict[str, list[int]]) -> dict[int, Opening]:
    """Questions behind a dash: each with another's words after it, and most of them asking."""
    those = {number: match for number, text in enumerate(page.texts) if number
             and len(text) <= _LONGEST and number + 1 < len(page.texts)
             and (match := page.signs.dash.match(text))
             and (ends(text) or page.asks(text))}
    those = {number: match for number, match in those.items()
             if not page.signs.dash.match(page.texts[number + 1])}
    asking = sum(page.asks(page.texts[number]) or number + 1 in page.labels and
                 page.labels[number + 1][0] in groups for number in those)
    long_ = sum(page.signs.long_dash(match[0]) for match in those.values())
    if not those or asking * (3 if long_ == len(those) else 2) < len(those) \
            or len(those) < 2 and not long_:
        return {}
    return _unlabelled(page, {number: match.end() for number, match in those.items()})


def _by_arrows(page: _Page, groups: dict[str, list[int]]) -> dict[int, Opening]:
    """Questions behind a mark, each with a block behind another mark after it: ▷ and ▶."""
    those = {number: match for number, text in enumerate(page.texts[:-1])
             if number and len(text) <= _LONGEST and (match := page.signs.arrow(text))
             and page.signs.arrow(page.texts[number + 1]) and page.asks(text)
             and page.texts[number + 1][0] != text[0] and ends(page.texts[number + 1])}
    return _unlabelled(page, {number: match.end() for number, match in those.items()}) \
        if len(those) > 1 else {}


def _by_brackets(page: _Page, groups: dict[str, list[int]]) -> dict[int, Opening]:
    """Questions that are a block in brackets each, two at least."""
    those = {number: 1 for number, text in enumerate(page.texts)
             if number and number + 1 < len(page.texts) and len(text) <= _LONGEST
             and page.signs.bracketed(text) and page.asks(text)}
    return _unlabelled(page, those) if len(those) > 1 else {}


def _by_asking(page: _Page, groups: dict[str, list[int]]) -> dict[int, Opening]:
    """Blocks that ask and nothing else: three, or two where the article says that it is an
    interview; without that only where whoever replies says *I*, or nothing but question and
    reply stands there."""
    those = [number for number, text in enumerate(page.texts)
             if number and number + 1 < len(page.texts) and len(text) <= _LONGEST
             and text[0] not in _MARKED and page.asks(text) and number not in page.labels
             and ends(page.texts[number + 1])]
    those = [number for number in those if not page.asks(page.texts[number + 1])
             or number + 1 not in those]
    if len(those) < 2:
        return {}
    said = any(page.signs.sign.search(text) for text in page.texts[:those[0]])
    mine = sum(page.texts[number + 1][0] in _MARKED or bool(
        page.signs.mine.search(_QUOTES.sub("", page.texts[number + 1]))) for number in those)
    closely = all(other - one == 2 for one, other in zip(those, those[1:], strict=False))
    if said and (len(those) > 2 or mine) or len(those) > 2 and (2 * mine >= len(those) or closely):
        return _unlabelled(page, dict.fromkeys(those, 0))
    return {}


def _unlabelled(page: _Page, those: dict[int, int]) -> dict[int, Opening]:
    return {number: Opening(number, page.article.blocks[number].piece.start + skip, None, True)
            for number, skip in those.items()}


def _answers(page: _Page, groups: dict[str, list[int]],
             asked: dict[int, Opening]) -> dict[int, Opening]:
    """What labels of those who answer begin, letters and marks too where there are questions."""
    found = {number: page.labels[number][1] for those in groups.values() for number in those
             if number not in asked}
    if not asked:
        return found
    first, last = min(asked), max(asked)
    manners = {page.manners[number] for number in found if first < number <= last + 1}
    found = {number: one for number, one in found.items() if number > first
             and (number < last or page.manners[number] in manners
                  and _stands_by(page, number, last))}
    arrows = _arrows(page, asked)
    for number, block, text in page.article.each():
        if number in asked or number < first or not (
                match := page.signs.answer(text) or number in arrows and page.signs.arrow(text)):
            continue
        begin = block.piece.start
        label = Piece(begin + match.start("aside"), begin + match.end("aside")) \
            if match["aside"] else None
        found[number] = Opening(number, begin + match.end(), label, False)
    return found


def _arrows(page: _Page, asked: dict[int, Opening]) -> set[int]:
    """Blocks behind a question with an arrow, where most answers have one."""
    those = {number + 1 for number in asked if number + 1 < len(page.texts)
             and page.signs.arrow(page.texts[number + 1]) and ends(page.texts[number + 1])}
    return those if len(those) > 1 and 2 * len(those) > len(asked) else set()


def _stands_by(page: _Page, number: int, last: int) -> bool:
    """Whether a label stands near the last question, with no line between that ends nowhere."""
    return number - last <= 8 and all(
        ends(page.texts[one]) or one in page.labels for one in range(last + 1, number))


def _is_round(page: _Page, groups: dict[str, list[int]], answered: dict[int, Opening]) -> bool:
    """Whether labels without a question are people who speak in turn: two at least, each again,
    and hardly anything between them; or minutes."""
    if page.minutes:
        return True
    if sum(len(those) > 1 for those in groups.values()) < 2 or len(answered) < 5:
        return False
    blocks = sorted(answered)
    owner = {number: core for core, those in groups.items() for number in those}
    turns = sum(owner[one] != owner[other]
                for one, other in zip(blocks, blocks[1:], strict=False))
    near = len(blocks) * 2 >= blocks[-1] - blocks[0] + 1 or any(
        one.alone for one in answered.values())
    return near and turns * 2 >= len(blocks) - 1
