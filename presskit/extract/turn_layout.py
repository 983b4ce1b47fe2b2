"""How an interview is laid out, and where by that each turn begins.

Here: labels, letters, dashes, brackets and question marks at a block's beginning and end, and what
of them an article keeps to.  Never here: what one block shows by itself (``turn_signs``), the
words of a language, which are its ``turn_…`` lists.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.turn_labels import Page, group_labels, read_labels
from presskit.extract.turn_signs import turn_signs
from presskit.extract.turns import Opening, Talk, ends
from presskit.extract.words import Words

__all__ = ["find_talk"]

_LONGEST = 320
"""Characters of a question without a label."""
_MARKED = tuple("「『“\"‘'")
_RUN_IN = re.compile(r"[^。.!?！？“「\"：:]{4,120}[?？]\s*(?=[^\s”」\"?？].{3})")
_QUOTES = re.compile("[「『“\"][^」』”\"]*[」』”\"]")


def find_talk(article: Article, words: Words) -> Talk:
    """The openings of an interview; none where an article is none.

    ``words`` are the lists of the article's language.
    """
    page = Page(article, turn_signs(words), [text for _, _, text in article.each()])
    if run_in := _by_run_in(page):
        return Talk(run_in, labelled=True)
    asked = _by_letters(page)
    read_labels(page, bool(asked))
    groups = group_labels(page)
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
    replies = frozenset(one for one in firsts
                        if one not in openings and _is_marked(page.texts[one]))
    return Talk(openings, labelled, _is_tight(article, openings, firsts), replies)


def _is_tight(article: Article, openings: dict[int, Opening], firsts: list[int]) -> bool:
    """Whether an answer stands right under its question and a blank line before each question."""
    parted = [_parted(article, number) for number in firsts]
    asked = [_parted(article, number) for number, one in openings.items() if one.asks and number]
    return bool(parted) and 4 * sum(parted) <= len(parted) and 4 * sum(asked) >= 3 * len(asked) > 3


def _parted(article: Article, number: int) -> bool:
    between = article.text[article.blocks[number - 1].piece.end:article.blocks[number].piece.start]
    return between.count("\n") > 1


def _by_run_in(page: Page) -> dict[int, Opening]:
    """Answers in the block of their question, behind a letter; two at least, or three behind a
    sentence that asks where the article says that it is an interview."""
    letters = {number: match.end() for number, text in enumerate(page.texts)
               if (match := page.signs.inside(text))}
    asking = {number: match.end() for number, text in enumerate(page.texts)
              if number and (match := _RUN_IN.match(text)) and not page.signs.question(text)}
    told = asking and any(page.signs.sign.search(text) for text in page.texts[:min(asking)])
    mine = sum(_replies(page, page.texts[number][at:]) for number, at in asking.items())
    these = letters if len(letters) > 1 else \
        asking if len(asking) > 2 and told and 2 * mine >= len(asking) else {}
    return {number: Opening(number, page.article.blocks[number].piece.start + at, None, False)
            for number, at in these.items()}


def _by_letters(page: Page) -> dict[int, Opening]:
    """Q and 問, where there are two, or an A behind one."""
    found: dict[int, Opening] = {}
    answers = 0
    for number, block, text in page.article.each():
        if match := page.signs.question(text):
            found[number] = Opening(number, block.piece.start + match.end(), None, True)
        elif page.signs.answer(text):
            answers += 1
    return found if len(found) > 1 or found and answers else {}


def _by_labels(page: Page, groups: dict[str, list[int]], lettered: bool) -> dict[int, Opening]:
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
        named = page.signs.bare(first).casefold() in page.rest
        opens = groups[first][0] == min(those[0] for those in groups.values())
        if len(groups[first]) > 1 and shares[first] >= (0.6 if named else 0.3) \
                and (opens or not named) and shares[first] > 2 * shares[second]:
            asking = {first}
    blocks = sorted(number for core in asking for number in groups[core])
    others = [number for core, those in groups.items() if core not in asking for number in those]
    if not blocks or len(blocks) < 2 and not others \
            or not others and not any(page.asks(page.texts[one]) for one in blocks):
        return {}
    return {number: _asking(page.labels[number][1]) for number in blocks}


def _asking(one: Opening) -> Opening:
    return Opening(one.block, one.start, one.label, True, one.alone)


def _by_dashes(page: Page, groups: dict[str, list[int]]) -> dict[int, Opening]:
    """Questions behind a dash: each with another's words after it, and most of them asking."""
    those = {number: match for number, text in enumerate(page.texts) if number
             and len(text) <= _LONGEST and number + 1 < len(page.texts)
             and (match := page.signs.dash.match(text))
             and (ends(text) or page.asks(text))}
    those = {number: match for number, match in those.items()
             if not page.signs.dash.match(page.texts[number + 1])}
    asking = sum(page.asks(page.texts[number]) or page.texts[number + 1][0] in _MARKED or
                 number + 1 in page.labels and page.labels[number + 1][0] in groups
                 for number in those)
    long_ = sum(page.signs.long_dash(match[0]) for match in those.values())
    if not those or asking * (3 if long_ == len(those) else 2) < len(those) \
            or len(those) < 2 and not long_:
        return {}
    return _unlabelled(page, {number: match.end() for number, match in those.items()})


def _by_arrows(page: Page, groups: dict[str, list[int]]) -> dict[int, Opening]:
    """Questions behind a mark, each with a block behind another mark after it, ▷ and ▶, or with
    speech in marks; half of them at least ask."""
    those = {number: match for number, text in enumerate(page.texts[:-1])
             if number and len(text) <= _LONGEST and (match := page.signs.arrow(text))
             and (page.signs.arrow(page.texts[number + 1]) and page.texts[number + 1][0] != text[0]
                  and ends(page.texts[number + 1]) or _is_marked(page.texts[number + 1]))
             and (ends(text) or page.asks(text))}
    marks = [page.texts[number][0] for number in those if page.asks(page.texts[number])]
    those = {number: match for number, match in those.items()
             if page.texts[number][0] in marks[:1]}
    return _unlabelled(page, {number: match.end() for number, match in those.items()}) \
        if len(marks) > 1 and 2 * len(marks) >= len(those) else {}


def _by_brackets(page: Page, groups: dict[str, list[int]]) -> dict[int, Opening]:
    """Questions that are a block in brackets each, two at least."""
    those = {number: 1 for number, text in enumerate(page.texts)
             if number and number + 1 < len(page.texts) and len(text) <= _LONGEST
             and page.signs.bracketed(text) and page.asks(text)}
    return _unlabelled(page, those) if len(those) > 1 else {}


def _by_asking(page: Page, groups: dict[str, list[int]]) -> dict[int, Opening]:
    """Blocks that ask and nothing else: three, or two where the article says that it is an
    interview; without that only where whoever replies says *I*, or speaks in marks."""
    those = [number for number, text in enumerate(page.texts)
             if number and number + 1 < len(page.texts) and len(text) <= _LONGEST
             and text[0] not in _MARKED and page.asks(text) and number not in page.labels
             and ends(page.texts[number + 1])]
    every = {*those}
    those = [number for number in those if not page.asks(page.texts[number + 1])
             or number + 1 not in every]
    if len(those) < 2:
        return {}
    said = any(page.signs.sign.search(text) for text in page.texts[:those[0]])
    mine = sum(_replies(page, page.texts[number + 1]) or number + 1 in page.labels
               and page.labels[number + 1][0] in groups for number in those)
    those = sorted({*those, *_told(page, those)})
    if said and (len(those) > 2 or mine) or len(those) > 2 and 2 * mine >= len(those):
        return _unlabelled(page, dict.fromkeys(those, 0))
    return {}


def _told(page: Page, those: list[int]) -> list[int]:
    """Sentences between questions that speak to whoever is asked and don't ask."""
    asked = {*those}
    return [number for number in range(those[0] + 2, those[-1])
            if asked.isdisjoint((number - 1, number, number + 1))
            and len(page.texts[number]) <= _LONGEST // 3 and ends(page.texts[number])
            and page.signs.addressed.search(page.texts[number])
            and not page.signs.mine.search(page.texts[number])
            and len(re.findall(r"[。！？]|[.!?](?=\s|$)", page.texts[number])) == 1]


def _replies(page: Page, text: str) -> bool:
    """Whether somebody speaks in a block: it is all in marks, or says *I* outside of them."""
    return _is_marked(text) or page.signs.mine.search(_QUOTES.sub("", text)) is not None


def _is_marked(text: str) -> bool:
    return text[0] in _MARKED and text.rstrip("。（笑） ")[-1:] in tuple("」』”’\"'")


def _unlabelled(page: Page, those: dict[int, int]) -> dict[int, Opening]:
    return {number: Opening(number, page.article.blocks[number].piece.start + skip, None, True)
            for number, skip in those.items()}


def _answers(page: Page, groups: dict[str, list[int]],
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
    for number, (core, one) in sorted(page.labels.items()):
        if first < number and number not in asked and number not in found \
                and (number - 1 in asked or number - 1 in found) and core != page.signs.bare(core) \
                and page.manners[number] in manners and ends(page.texts[number]):
            found[number] = one
    arrows = _arrows(page, asked)
    for number, block, text in page.article.each():
        match = page.signs.answer(text) or (
            page.signs.arrow(text) if number in arrows and number not in found else None)
        if number in asked or number < first or not match:
            continue
        begin = block.piece.start
        label = Piece(begin + match.start("aside"), begin + match.end("aside")) \
            if match["aside"] else None
        found[number] = Opening(number, begin + match.end(), label, False)
    return found


def _arrows(page: Page, asked: dict[int, Opening]) -> set[int]:
    """Blocks behind a question with an arrow, where most answers have one."""
    those = {number + 1 for number in asked if number + 1 < len(page.texts)
             and page.signs.arrow(page.texts[number + 1]) and ends(page.texts[number + 1])}
    return those if len(those) > 1 and 2 * len(those) > len(asked) else set()


def _stands_by(page: Page, number: int, last: int) -> bool:
    """Whether a label stands near the last question, with no line between that ends nowhere."""
    return number - last <= 8 and all(
        ends(page.texts[one]) or one in page.labels for one in range(last + 1, number))


def _is_round(page: Page, groups: dict[str, list[int]], answered: dict[int, Opening]) -> bool:
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
