"""What each block of an article in Chinese is.

Here: the words by which the press of Hong Kong, Taiwan and the Mainland lets a block be known.
Never here: what hangs on no words, which stands in :mod:`presskit.extract.chinese.placing`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from presskit.extract.article import Article
from presskit.extract.chinese.credits import photo_credit, photo_line
from presskit.extract.chinese.fold import fold
from presskit.extract.chinese.placing import Signs, ends_sentence, place
from presskit.extract.proposal import Placed
from presskit.extract.turn_layout import find_talk
from presskit.extract.turns import settle_turns
from presskit.extract.words import Words, any_of

__all__ = ["place_blocks"]

STOPS = "。！？!?…"
OPEN, CLOSE = r"[（(〔\[【]?\s*", r"\s*[）)〕\]】]?"
MARKS = r"[■□◆●◎▪※*\s]{0,4}"
ASIDE = r"(?:[（(][^（）()]{1,20}[）)])?"
_FIGURE = r"[\d０-９]"
_DAY = (rf"(?:[\u4e00-\u9fff]{{2,8}}[，,][ \u3000]?)?(?:民国)?{_FIGURE}{{2,4}}\s?[年./-]\s?"
        rf"{_FIGURE}{{1,2}}\s?[月./-]\s?{_FIGURE}{{1,2}}\s?日?"
        r"(?:[ \u3000]?[（(]?(?:星期|周|礼拜)?[一二三四五六日天][）)]?)?"
        rf"(?:[ \u3000]?{_FIGURE}{{1,2}}[:：时]{_FIGURE}{{2}}分?)?")
"""A whole day and nothing else, with its place and hour at most."""
COLON = r"\s?[：:﹕／/|｜]\s*"


def place_blocks(article: Article, words: Words) -> tuple[Placed, ...]:
    """One entry a block."""
    folded = replace(article, text=fold(article.text))
    signs = _signs(folded, words)
    return settle_turns(folded, _facts(folded, place(folded, signs), words), signs.talk)


def _signs(article: Article, words: Words) -> Signs:
    return Signs(claims=(*_claims(words), *_boilerplate(article)), stops=STOPS, asks="！？!?…",
                 heading=36, caption=_weigh_caption(words), photo=photo_credit(words),
                 credit=photo_line(words), shown=_shown(words), talk=find_talk(article, words))


def _claims(words: Words) -> tuple[tuple[str, re.Pattern[str], float, str], ...]:
    """The first that fits a block's words has it."""
    patterns = (
        ("byline", _byline(words), 0.93, "writer-alone"),
        ("credit", f"{OPEN}{any_of(words['desk'])}(?:{COLON}|\\s+)[^。！？《]{{1,70}}$", 0.92,
         "desk-line"),
        ("credit", r"[（(〔\[][^）)\]]{0,30}(?:记者|实习生|通讯员|编辑)[^。！？）)]{0,40}"
                   r"[）)〕\]]$", 0.85, "writer-in-brackets"),
        ("dateline", r"[【〔\[](?:[^】〕\]]{0,12}(?:(?<![资通])讯|电)|[^】〕\]]{2,20}报[道导])"
         r"[】〕\]]$", 0.9, "dateline-alone"),
        ("dateline", r"[^，。\s（）「“]{2,12}社[^，。\s（）]{1,8}?\d{1,2}月\d{1,2}日电"
         r"\s*题\s?[：:]", 0.9, "dateline-and-title"),
        ("source", f"{OPEN}{any_of(words['sources'])}{COLON}", 0.95, "source-word"),
        ("heading", f"{MARKS}{OPEN}{any_of(words['contacts'])}{CLOSE}$", 0.9, "heads-contact"),
        ("contact", f"{MARKS}{OPEN}{any_of(words['contacts'])}[^。，：:]{{0,10}}?{CLOSE}"
                    "(?:[：:﹕／/|｜]|$)", 0.93, "contact-word"),
        ("note", f"{MARKS}{OPEN}{any_of(words['notes'])}[^。，：:]{{0,6}}{CLOSE}[：:﹕]", 0.85,
         "note-word"),
        ("note", f"{MARKS}{OPEN}{any_of(words['note-openings'])}{CLOSE}$", 0.85, "note-alone"),
        ("note", rf"{OPEN}(?:{any_of(words['note-openings'])}[ \u3000：:|｜]*)?{_DAY}"
         rf"(?:[ \u3000，,/／|｜]*{any_of(words['note-openings'])})?{CLOSE}$", 0.85, "day-alone"),
        ("note", rf"[^，。！？：:「“《]{{2,24}}?[ \u3000]*{any_of(words['note-heads'])}{CLOSE}$",
         0.85, "head-of-a-release"),
        ("credit", photo_line(words).pattern, 0.9, "picture's-credit"),
        ("caption", r"[▲▼△▽◀▶►◄▴▾↑↓]", 0.95, "picture-mark"),
        ("caption", rf"{any_of((*words['caption-marks'], '图'))}[：:﹕／/|｜\s]"
                    rf"|[（(〔\[【]\s*{any_of((*words['caption-marks'], '图'))}\s*[）)〕\]】]"
                    rf"|[（(]?{any_of(words['caption-openings'])}", 0.94, "picture-word"),
        ("caption", r"图\s?(?:(?:\d{1,2}(?:-\d)?|[一二三四五六七八九十]{1,2})\s?[：:﹕、.\s]"
                    r"|[①-⑳])|[（(〔\[【]\s*图\s?(?:\d{1,2}|[一二三四五六七八九十①-⑳])"
                    r"\s*[）)〕\]】]", 0.93, "numbered-picture"),
    )
    return tuple((kind, re.compile(said, re.I), sure, why) for kind, said, sure, why in patterns)


def _byline(words: Words) -> str:
    """A whole line of writers and what they are."""
    writer, name = any_of(words["writers"]), r"[^\s，。！？：:／/、|｜]{1,20}"
    paper = r"(?:[\u4e00-\u9fff]{2,6}?[社报网台刊])?"
    return (f"{MARKS}{OPEN}(?:{paper}{writer}[／/、]?){{1,3}}(?:{COLON}|\\s+|(?<=[者员生]))"
            rf"(?!手记|观察|笔记|调查|探访|实测|视角|感言|视点|直击|连线){name}"
            rf"(?:(?:[ \u3000、]+|{COLON}){name}){{0,8}}{CLOSE}$")


def _boilerplate(article: Article) -> tuple[tuple[str, re.Pattern[str], float, str], ...]:
    """*About somebody*, where the article spoke of them before, and not at its beginning."""
    opening = re.compile(r"[【■◆●\s]{0,4}(?:关于|有关|认识)(?:我们)?([^，。！？：:】]{2,30})?"
                         r"[】]?\s*(?:[：:﹕]|$)")
    found = []
    for _, block, text in article.each():
        about = opening.match(text)
        if about and block.piece.start > len(article.text) // 3 and (
                not about[1] or article.text.find(about[1][:6], 0, block.piece.start) >= 0):
            found.append(about[0])
    lines = [about for about in found if about[-1] not in "：:﹕"]
    return (("heading", re.compile(f"{any_of(lines)}$"), 0.9, "heads-boilerplate"),
            ("boilerplate", re.compile(any_of(found)), 0.93, "about-somebody-named-before"))


def _shown(words: Words) -> re.Pattern[str]:
    """Where in a picture somebody stands."""
    return re.compile(rf"[（(]{any_of(words['places-in-pictures'])}[）)]|[左右]起[：:，]?|[左右]为")


def _weigh_caption(words: Words) -> Callable[[str], int]:
    """How much a short block looks like words under a picture."""
    places = _shown(words)
    scene = re.compile(rf"{any_of(words['scenes'])}$|正在"
                       r"|^(?:\d{4}年(?=\d|.{10})|\d{1,2}月|[昨今前]日)")
    named = re.compile(rf"{any_of(words['title-ends'])}[^\s，。：:的在与和]{{2,4}}$"
                       rf"|[^\s，。：:]{{1,8}}[·．‧・•][^\s，。：:]{{1,8}}$"
                       rf"|[^\s，。：:]{{2,20}}[在于向为与和][^，。：:]{{0,16}}?"
                       rf"{any_of(words['acts-in-pictures'])}"
                       r"|^[^，。：:\s]{2,10}(?:接受[^，。]{0,8}(?:访问|采访|专访)$|手持|手捧|站在|坐在"
                       r"|示范|正在)")
    against = re.compile(r"[？！?!：:﹕—]|[ \u3000]|^[一二三四五六七八九十\d]{1,2}[、.．]"
                         r"|^[「“].*[」”]$")

    def weigh(text: str) -> int:
        return (3 * bool(places.search(text)) + 2 * (len(text) > 4 and bool(scene.search(text)))
                + 2 * bool(named.search(text)) - 2 * bool(against.search(text)))

    return weigh


def _facts(article: Article, placed: tuple[Placed, ...], words: Words) -> tuple[Placed, ...]:
    """A short line that holds a fact of an event (日期：, 地點：) is a list's, alone too."""
    facts = re.compile(rf"{any_of(words['fact-labels'])}\s*[：:﹕]")
    texts = [text for _, _, text in article.each()]
    found = [Placed("list", 0.85, "fact-of-an-event")
             if one.kind in ("paragraph", "heading") and facts.match(text)
             and not ends_sentence(text, STOPS) else one
             for one, text in zip(placed, texts, strict=True)]
    for number in range(1, len(found) - 1):
        kinds = [one.kind for one in found[number - 1:number + 2]]
        if kinds == ["heading", "heading", "list"] and not texts[number].endswith(("：", ":")):
            found[number] = Placed("list", 0.7, "under-the-head-of-a-list")
    return tuple(found)
