"""Places of a Japanese article that seem to name somebody, one by one.

Here: what stands after a name (さん, 館長, an age, a reading), names that nothing marks.  Never
here: what stands before it (``introduced``), which of them are one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.captions import credits_of
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, RUN, Forms, longest_before
from presskit.extract.japanese.honoured import Sighting, follows_kin, honoured
from presskit.extract.japanese.introduced import (
    behind_titles,
    followed_of,
    memorial_of,
    title_before,
)
from presskit.extract.japanese.lines import SPEAKER_LINE
from presskit.extract.japanese.names import DOT, FOREIGN, Found, name_ending, name_starting
from presskit.extract.japanese.parts import fit_given, fit_surname, split_name
from presskit.extract.proposal import Placed

__all__ = ["Sighting", "sightings"]

ESTABLISH = ("paragraph", "caption", "list", "contact", "note", "question", "boilerplate")
KANA_READING = f"（(?P<reading>[{HIRA}ー]{{1,8}}[・･ \u3000][{HIRA}ー]{{1,10}})(?=[）、＝，])"
JOINED_READING = f"（(?P<joined>[{HIRA}]{{3,12}})(?=[）、＝，])"
LATIN_READING = (r"（(?P<latin>(?:Dr\. ?|Prof\. ?)?[A-ZÀ-Þ][^\W\d_]*"
                 r"(?:[ .'’-]{1,2}[^\W\d_]+){1,4}\.?)(?=[）、，])")
FOREIGN_READING = f"（(?P<sound>[{KATA}]+(?:[・･ ＝][{KATA}]+)+)(?=[）、，])"
AGE = r"（(?P<age>(?:当時|享年|故人、)?[\d０-９]{1,3}歳?)(?=[）、＝，　])"
INFO = r"（(?P<info>[^（）「」『』。]{2,40})）"
YEAR = re.compile(r"(?:[^（）]{0,8}[・、＝]?)?[\d０-９一二三四五六]年(?:生)?|[^（）]{1,8}(?:大"
                  r"|高|中|小)(?:[\d０-９]年)?|[\d０-９]{1,2}[＝・、].{1,16}")
LAST_PART = re.compile(f"(?P<name>[{KANJI}{HIRA}{KATA}{DOT}A-Za-z'.  \u3000-]+?)(?:氏|さん|さま"
                       f"|様)?(?:（[^（）]*）)?[：:]?$")
PLACE_ENDS = tuple("大平学文理法工")
"""Given names that end names of places and schools too: 八幡平, 金沢大."""
NAME_LIKE = re.compile(f"{RUN}|{FOREIGN}")
NOT_BEFORE = re.compile(f"[{KANJI}{KATA}{DOT}]")
WITH_BODY = re.compile(f"(?P<name>[{KATA}]+(?:[{DOT}][{KATA}]+)+)(?P<body>[{KANJI}]{{2,14}})$")
"""A foreign name with the body between it and the title: マヤ・フェルナンデス京南大学|准教授."""
DESK = re.compile("[課部係室局]長(?:補佐|代理)?$")


def sightings(article: Article, placed: tuple[Placed, ...], forms: Forms,
              labels: frozenset[int] = frozenset()) -> list[Sighting]:
    """Every sighting, in no order; those in credits of writers are none, nor those that go over
    the end of a label (``labels``: where the words behind one begin)."""
    barred = credits_of(article, placed, forms)
    right, left = _right(forms), title_before(forms)
    every: list[Sighting] = []
    for number, block, _ in article.each():
        if placed[number].kind in ("heading", "headline", "subhead"):
            every += [one for one in behind_titles(article.text, block.piece.start,
                                                   block.piece.end, left, forms)
                      if one.found.split and one.found.fit >= 4]
        if placed[number].why == SPEAKER_LINE:
            every += _speaker_line(article, block.piece, forms)
        if placed[number].kind in ("headline", "subhead", "heading"):
            every += [one for one in _by_what_follows(article.text, block.piece.start,
                                                      block.piece.end, right, forms)
                      if one.why == "title-in-brackets" or one.found.split and one.found.fit >= 3]
        if placed[number].kind not in ESTABLISH:
            continue
        low, high = block.piece.start, block.piece.end
        every += _by_what_follows(article.text, low, high, right, forms)
        every += behind_titles(article.text, low, high, left, forms)
        every += _bare(article.text, low, high, forms)
    if labels:
        every = [one for one in every if not any(
            at in labels for at in range(one.found.start + 1, one.found.end))]
    return [one for one in every if not _in_any(one.found, barred)
            and not _is_body(name := article.text[one.found.start:one.found.end], forms)
            and name not in forms["history"]]


def _is_body(name: str, forms: Forms) -> bool:
    """Whether what looks like a name ends as those of bodies do: 常磐地裁, 檜垣鉄工."""
    firm = forms.firm.search(name)
    return firm is not None and firm.start() > 0 or longest_before(
        name, 0, len(name), forms.long_ends) < len(name)


def _speaker_line(article: Article, block: Piece, forms: Forms) -> Iterator[Sighting]:
    """The name in a line that says who speaks next: its last part, without brackets."""
    line = article.words(block)
    first = name_starting(article.text, block.start, block.end, forms)
    if first and first.fit >= 3 and line[first.end - block.start:][:1] in tuple(" \u3000／・（"):
        yield Sighting(first, "opens-a-line-before-speech", 0.85)
        return
    match = LAST_PART.search(line)
    if not match:
        return
    core = match.start("name") + longest_before(match["name"], 0, len(match["name"]),
                                                forms["titles"])
    end = block.start + (core if core > match.start("name") else match.end("name"))
    found = name_ending(article.text, block.start, end, forms)
    if not found:
        return
    if found.split is None and found.fit < 3:
        found = _by_reading(article.text, found, forms) if found.end - found.start > 3 else None
    if found and (found.split is not None or found.fit >= 3):
        yield Sighting(found, "alone-in-a-line-before-speech", 0.85)


def _in_any(found: Found, pieces: tuple[Piece, ...]) -> bool:
    low, high = 0, len(pieces)
    while low < high:
        middle = (low + high) // 2
        if pieces[middle].end <= found.start:
            low = middle + 1
        else:
            high = middle
    return low < len(pieces) and pieces[low].start <= found.start


def _right(forms: Forms) -> re.Pattern[str]:
    return re.compile(f"{KANA_READING}|{JOINED_READING}|{FOREIGN_READING}|{LATIN_READING}|{AGE}"
                      f"|{INFO}"
                      f"|(?P<honour>{forms.any('honorifics')})|(?P<title>"
                      f"(?:次期|新|前|元|現)?{forms.any('departments')}?"
                      f"{forms.any('titles')})|(?<![{KATA}])・(?P<role>[{KANJI}{KATA}]"
                      f"{{0,14}}{forms.any('titles')})"
                      "(?=[はがもをにとのら、。（]|$)")


def _by_what_follows(text: str, low: int, high: int, right: re.Pattern[str],
                     forms: Forms) -> Iterator[Sighting]:
    at = low
    while match := right.search(text, at, high):
        at = match.start() + 1 if match["info"] or match["role"] else match.end()
        end, kind = match.start(), match.lastgroup or ""
        if kind == "info" and (names := _names_in(text, match, forms)):
            yield from names
            continue
        found = name_ending(text, low, end, forms)
        if kind == "title" and not (found and found.split) and DESK.search(match[0]):
            found = _before_a_desk(text, low, end, forms) or found
        if kind == "title" and (abroad := WITH_BODY.search(text[max(low, end - 48):end])) \
                and longest_before(abroad["body"], 0, len(abroad["body"]), forms.long_ends) \
                < len(abroad["body"]):
            start = end - len(abroad[0])
            yield Sighting(Found(start, start + len(abroad["name"]), None, 4.5),
                           "body-and-title-behind-the-name", 0.9)
            continue
        if not found:
            continue
        if kind == "role":
            if found.split is not None and found.fit >= 2.5:
                yield Sighting(found, "title-after-a-dot", 0.9)
        elif kind in ("honour", "title"):
            yield from honoured(text, high, found, match, forms)
        else:
            yield from _by_brackets(text, low, found, match, forms)


def _before_a_desk(text: str, low: int, end: int, forms: Forms) -> Found | None:
    """A name before a desk that no list knows, and the title of who leads it: 鬼塚理沙融資|課長."""
    for size in (2, 3, 4):
        found = name_ending(text, low, end - size, forms) if end - size > low + 2 else None
        if found and found.split and found.fit >= 4.5 and found.end - found.start > 2 \
                and fit_surname(text[found.start:found.split], forms) >= 3 \
                and re.fullmatch(f"[{KANJI}{KATA}]+", text[found.end:end]):
            return found
    return None


def _by_brackets(text: str, low: int, found: Found, match: re.Match[str],
                 forms: Forms) -> Iterator[Sighting]:
    """A name, by what stands in brackets behind it."""
    kind = match.lastgroup or ""
    group = Piece(match.start(kind), match.end(kind))
    if kind in ("reading", "sound"):
        whole = found if found.split is not None or found.fit >= 2 or kind == "sound" \
            else _by_reading(text, found, forms)
        if whole:
            yield Sighting(whole, "reading-in-brackets", 0.95, reading=group)
    elif kind == "joined":
        if found.split is not None and found.fit >= 4.5 or _is_kin(text, low, found, forms):
            yield Sighting(found, "reading-in-brackets", 0.9, reading=group)
    elif kind == "latin":
        if found.fit >= 4 or found.split is not None and found.fit >= 3:
            yield Sighting(found, "name-in-latin-letters", 0.92, reading=group)
    elif kind == "age":
        if found.split is not None and found.fit >= 3 or found.fit >= 4:
            yield Sighting(found, "age-in-brackets", 0.95)
    elif found.split is not None and found.fit >= 2.5 and YEAR.fullmatch(match["info"]):
        yield Sighting(found, "year-at-school-in-brackets", 0.9)
    elif found.fit >= 3 and _tells_of_somebody(match["info"], forms):
        yield Sighting(found, "title-in-brackets", 0.9)
    elif found.split is not None and found.fit >= 3.5 and (
            forms.firm.search(match["info"]) or longest_before(
                match["info"], 0, len(match["info"]), forms.long_ends) < len(match["info"])):
        yield Sighting(found, "body-in-brackets", 0.85)


def _is_kin(text: str, low: int, found: Found, forms: Forms) -> bool:
    """Whether one word is the given name of somebody's kin: 長男の亮一, 妻春江."""
    return fit_given(text[found.start:found.end], forms) >= 2 \
        and follows_kin(text, low, found.start, forms)


def _names_in(text: str, match: re.Match[str], forms: Forms) -> list[Sighting]:
    """The people of a list in brackets, if most of its parts are whole names."""
    parts = list(re.compile("[^、，]+").finditer(text, match.start("info"), match.end("info")))
    if len(parts) < 2:
        return []
    names = [found for part in parts
             if (found := name_starting(text, part.start(), part.end(), forms))
             and found.end == part.end() and found.fit >= 2.5]
    good = [found for found in names if found.fit >= 4]
    return [Sighting(found, "in-a-list-in-brackets", 0.85) for found in names] \
        if len(good) > 1 and 3 * len(names) >= 2 * len(parts) else []


def _by_reading(text: str, found: Found, forms: Forms) -> Found | None:
    """A name that no table knows, where a reading in two parts says that it is a whole one."""
    length = found.end - found.start
    if not 2 <= length <= 6 or not re.fullmatch(RUN, text[found.start:found.end]):
        return None
    split = split_name(text[found.start:found.end], forms)[0] or (length + 1) // 2
    return Found(found.start, found.end, found.start + split, 3.0)


def _tells_of_somebody(info: str, forms: Forms) -> bool:
    """Whether what stands in brackets after a name is what somebody does, or a side in a match."""
    parts = re.split("[、・／/＝，  　]", info)
    return any(longest_before(part, 0, len(part), forms.called) < len(part)
               or re.search(r"(?:大学?|高校?|中学?|[\d０-９]年|学者?|史|論|[\d０-９]歳|在住|出身"
                            r"|[\d０-９]{4}[-－年〜])$",
                            part) for part in parts)


def _bare(text: str, low: int, high: int, forms: Forms) -> Iterator[Sighting]:
    """Whole names that nothing marks: a surname of the table with a likely given name."""
    for match in NAME_LIKE.finditer(text, low, high):
        before = text[match.start() - 1:match.start()] if match.start() > low else ""
        if len(match[0]) < 2 or NOT_BEFORE.match(before) \
                or forms.made(followed_of).match(text, match.start() + len(match[0]), high):
            continue
        found = name_starting(text, match.start(), high, forms)
        if not found or forms.made(followed_of).match(text, found.end, high) \
                or forms.made(memorial_of).match(text, found.end, high):
            continue
        if found.split is None:
            if found.fit >= 4.5 and len(text[found.start:found.end]) >= 5:
                yield Sighting(found, "foreign-name", 0.6, bare=True)
        elif text[found.split:found.end] in PLACE_ENDS:
            continue
        elif found.fit >= 5 or found.fit >= 4 and text[found.start:found.split] in forms["local"] \
                or found.fit >= 4.5 and found.split - found.start > 2 \
                and text[found.start:found.split] in forms["surnames"]:
            yield Sighting(found, "surname-of-the-table", 0.7, bare=True)
