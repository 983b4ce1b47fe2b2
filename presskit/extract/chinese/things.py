"""All that an article in Chinese says beside people and their words.

Here: captions, contacts, credits, dateline, boilerplate.  Never here: works, bodies and the
event, which have their own files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Article, Piece
from presskit.extract.chinese.bodies import find_bodies
from presskit.extract.chinese.credits import photo_credit
from presskit.extract.chinese.dates import DATE, iso_day
from presskit.extract.chinese.name_lists import lists_of
from presskit.extract.chinese.occasion import find_event
from presskit.extract.chinese.placing import EMAIL, PHONE, URL, ends_sentence
from presskit.extract.chinese.scene import Scene, scene_of
from presskit.extract.chinese.works import find_works
from presskit.extract.descriptions import owner_of
from presskit.extract.proposal import (
    Caption,
    Contact,
    Dateline,
    Marked,
    Organisation,
    Person,
    Placed,
    Quote,
    Things,
)
from presskit.extract.words import Words, any_of

__all__ = ["find_things"]

MOST = 200
"""Of how many bodies it is asked whether they invite."""
EXTENSION = re.compile(r"\s?(?:转|分机|内线|#|ext\.?)\s?\d{1,6}")
REPORTERS = re.compile(r"[【〔\[(（][^】〕\])）\n]{0,8}(?:记者|通讯员|实习生|撰文|文／|特派员)"
                       r"[^】〕\])）\n]{0,40}[】〕\])）]")
DESK = re.compile(r"[（(〔\[【][^（）()]{0,10}(?:记者|编辑|责编|编译|供稿|采写|撰稿|核稿)"
                  r"[^（）()]{0,30}[）)〕\]】](?=[\s\d]*$)")
ABOUT = re.compile(r"[【■◆●\s]{0,4}(?:关于|有关|认识)(?P<name>[^我，。：:﹕\s】]{2,30})[】]?\s*"
                   r"(?:[：:﹕]|$)")


def find_things(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
                quotes: tuple[Quote, ...], marked: tuple[Marked, ...], words: Words) -> Things:
    """Works, bodies, the event, contacts, captions, credits, dateline, boilerplate."""
    scene = scene_of(article, people, words)
    lists, about = lists_of(words), tuple(_described(scene, placed))
    bodies = find_bodies(scene, placed, about, words, lists)
    hosts = {scene.folded[one.start:one.end] for body in bodies[:MOST]
             for one in (body.name, *body.also)}
    event = find_event(scene, placed, hosts, words)
    if event.organiser:
        bodies = find_bodies(scene, placed, (event.organiser, *about), words, lists)
    captions = tuple(_captions(scene, placed, words))
    dateline = _dateline(scene, placed)
    return Things(
        works=find_works(scene, placed, words), organisations=bodies, event=event,
        contacts=tuple(_contacts(scene, placed)), captions=captions,
        credits=tuple(sorted({*_credits(scene, placed, dateline),
                              *(one.credit for one in captions if one.credit)})),
        dateline=dateline, boilerplate=tuple(_boilerplate(scene, placed, bodies)))


_WRAPPED = re.compile(r"[（(][^（）()]+[）)]")
"""A whole line in brackets."""


def _captions(scene: Scene, placed: tuple[Placed, ...], words: Words) -> Iterator[Caption]:
    """Words under pictures without the marks before and the credit behind them."""
    credit, opening = photo_credit(words), any_of((*words["caption-marks"], "图"))
    mark = re.compile(rf"[▲▼△▽◀▶►◄▴▾↑↓]\s*(?:{any_of(words['caption-marks'])}[：:﹕]\s*)?"
                      rf"|[（(〔\[【]\s*{opening}\s*[）)〕\]】]\s*[：:﹕]?\s*"
                      rf"|{opening}\s*(?:[：:﹕／/|｜]\s*|\s+)"
                      r"|[（(〔\[【]\s*图\s?(?:\d{1,2}|[一二三四五六七八九十①-⑳])\s*[）)〕\]】]\s*"
                      r"|图\s?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?[：:﹕、.\s]|[①-⑳])\s*")
    for number, one in enumerate(placed):
        if one.kind != "caption":
            continue
        piece = scene.article.blocks[number].piece
        if _WRAPPED.fullmatch(scene.folded, piece.start, piece.end):
            piece = Piece(piece.start + 1, piece.end - 1)
        opened = mark.match(scene.folded, piece.start, piece.end)
        start, end, source = opened.end() if opened else piece.start, piece.end, None
        found = credit.search(scene.folded[max(start, end - 80):end])
        if found and found.start() + max(start, end - 80) > start:
            base = max(start, end - 80)
            group = next(name for name in ("c1", "c2", "c3", "c4") if found[name])
            source = Piece(base + found.start(group), base + found.end(group))
            end = base + found.start()
        said = scene.article.text[start:end]
        start, end = start + len(said) - len(said.lstrip()), end - (len(said) - len(said.rstrip()))
        if start >= end:
            start, end = piece.start, piece.end
        yield Caption(Piece(start, end), tuple(dict.fromkeys(scene.hidden_names(start, end))),
                      source)


def _contacts(scene: Scene, placed: tuple[Placed, ...]) -> Iterator[Contact]:
    """One for each run of a contact's lines."""
    number = 0
    while number < len(placed):
        first = number
        while number < len(placed) and placed[number].kind == "contact":
            number += 1
        if first < number:
            blocks = scene.article.blocks
            yield _contact(scene, Piece(blocks[first].piece.start, blocks[number - 1].piece.end))
        number += 1


def _contact(scene: Scene, piece: Piece) -> Contact:
    text, start, end = scene.article.text, piece.start, min(piece.end, piece.start + 2000)
    people = scene.hidden_names(start, end)
    name = next((one for one in (scene.people[people[0]].mentions if people else ())
                 if start <= one.start < end), None)
    mail, url = EMAIL.search(text, start, end), URL.search(text, start, end)
    phone = PHONE.search(text, start, end)
    more = EXTENSION.match(scene.folded, phone.end(), end) if phone else None
    return Contact(name, Piece(phone.start(), (more or phone).end()) if phone else None,
                   Piece(*mail.span()) if mail else None, Piece(*url.span()) if url else None)


def _dateline(scene: Scene, placed: tuple[Placed, ...]) -> Dateline | None:
    """What stands before the first words of the lead."""
    bracket = r"[【〔\[(（]"
    close = r"[】〕\])）]"
    source = re.compile(
        rf"{bracket}(?:本报|本刊|本网|本社|综合|校|专|快|即时|[^\s，。】）]{{0,8}})(?:讯|消息)[^】）]{{0,10}}{close}"
        rf"|{bracket}[^】〕\])）\n]{{2,24}}?(?:\d{{1,2}}月)?\d{{1,2}}日(?:电|讯|报道|报导){close}"
        r"|(?:本报|本刊|本网|本社|本台)[^，。\s]{0,8}?(?:讯|消息|电)(?=[\s（(])"
        r"|[^，。\s（）]{2,12}社[^，。\s（）]{1,8}?(?:\d{4}年)?\d{1,2}月\d{1,2}日电"
        r"|(?:[^，。\s（）「“]{2,8}[，,]\s?)(?:\d{4}年)?\d{1,2}月\d{1,2}日\s?(?:[—–-]{1,2}|──|／)"
        r"|(?:\d{4}年)\d{1,2}月\d{1,2}日[，,]\s?[^，。\s（）「“]{2,8}\s?(?:[—–-]{1,2}|──)")
    for number, one in enumerate(placed):
        piece = scene.article.blocks[number].piece
        found = source.match(scene.folded, piece.start, min(piece.end, piece.start + 60))
        if one.kind in ("paragraph", "dateline"):
            if not found:
                return Dateline(piece) if one.kind == "dateline" else None
            return _dated(scene, found)
    return None


def _dated(scene: Scene, found: re.Match[str]) -> Dateline:
    """A dateline with its place, if it begins with one, and its day."""
    date = DATE.search(scene.folded, found.start(), found.end())
    place = re.match(r"[^，,\d]{2,8}(?=[，,])", found[0])
    return Dateline(Piece(*found.span()), Piece(found.start(), found.start() + place.end())
                    if place else None,
                    Piece(*date.span()) if date else None, iso_day(date) if date else None)


def _credits(scene: Scene, placed: tuple[Placed, ...],
             dateline: Dateline | None) -> Iterator[Piece]:
    """Reporters before the lead, in brackets at the end, and whole lines of the desk's."""
    for number, one in enumerate(placed):
        piece = scene.article.blocks[number].piece
        if one.kind in ("byline", "credit"):
            yield piece
        elif one.kind == "paragraph":
            start = piece.start
            if dateline is not None and start <= dateline.piece.start < piece.end:
                start = dateline.piece.end
            if number < 6 and (found := REPORTERS.match(scene.folded, start, piece.end)):
                yield Piece(*found.span())
            tail = max(start, piece.end - 60)
            if found := DESK.search(scene.folded[tail:piece.end]):
                yield Piece(tail + found.start(), tail + found.end())


def _boilerplate(scene: Scene, placed: tuple[Placed, ...],
                 bodies: tuple[Organisation, ...]) -> Iterator[tuple[int, int | None]]:
    """Paragraphs about somebody, with the body that they begin with."""
    for number, one in enumerate(placed):
        piece = scene.article.blocks[number].piece
        text = scene.article.words(piece)
        if one.kind == "boilerplate" and (ends_sentence(text, "。！？") or len(text) > 40):
            yield number, owner_of(scene.article, bodies, text[:60])


def _described(scene: Scene, placed: tuple[Placed, ...]) -> Iterator[Piece]:
    """Whom boilerplate is about: *About somebody*."""
    for number, one in enumerate(placed):
        piece = scene.article.blocks[number].piece
        if one.kind in ("boilerplate", "heading") and (
                found := ABOUT.match(scene.folded[piece.start:min(piece.end, piece.start + 40)])):
            yield Piece(piece.start + found.start("name"), piece.start + found.end("name"))
