"""Signs by which a block of a Korean article is known.

Here: marks of layout, labels, addresses, as patterns.  Never here: what follows from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.words import Words, any_of, any_spaced, made_once

__all__ = [
    "ARROWS",
    "CLOSERS",
    "EMAIL",
    "HEADED",
    "ITEM",
    "KIND_OF_QUOTE",
    "LABEL",
    "PHONE",
    "URL",
    "WRAPPED",
    "Signs",
    "is_closed",
    "is_open",
    "signs_of",
]

EMAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
URL = r"(?:https?://|www\.)[\w./?&=%#~:-]{3,200}"
PHONE = r"(?<![\w.-])\(?0\d{1,3}\)?[- .)]\s?\d{3,4}[- .]\d{4}(?!\w)"
CLOSERS = "\"'”’)]》〉」』】> "
ARROWS = "▲△▼▽◀◁↑←→☝"
HEADED = re.compile(r"(?:[■◆◇●□▣▶▷★☆◎◈❏❍✔♦▩]|[①-⑩]|\d{1,2}[.)](?!\d)|[ⅠⅡⅢⅣⅤ][.)]?)\s*\S")
WRAPPED = re.compile(
    r"(?:\[[^\[\]]{2,40}\]|<[^<>]{2,40}>|【[^】]{2,40}】|〈[^〉]{2,40}〉|〔[^〕]{2,40}〕"
    r"|[-=―—~]{1,3} ?[^-=―—~]{2,40} ?[-=―—~]{1,3})$"
)
ITEM = re.compile(r"(?:[○◦•·*ㆍ▪▫‣◌◯ㅇ∙]|[-–—―]|[①-⑳]|\(?\d{1,2}\)|\d{1,2}\.(?!\d)|[가-하]\.)\s*\S")
LABEL = re.compile(r"[▲△▶▷]?\s*\S{1,6}(?: \S{1,6})?\s?[:：|│](?!//)\s*\S")
KIND_OF_QUOTE = '"“'


@dataclass(frozen=True, slots=True)
class Signs:
    """The language's lists, compiled once; ``sender``: who sends a release, or when, alone in a
    line above its title; ``asked``: whom to ask, in a line of its form."""

    end: re.Pattern[str]
    sender: re.Pattern[str]
    asked: re.Pattern[str]
    byline: re.Pattern[str]
    caption: re.Pattern[str]
    form: re.Pattern[str]
    boilerplate: re.Pattern[str]
    contact: re.Pattern[str]
    source: re.Pattern[str]
    note: re.Pattern[str]
    titled: re.Pattern[str]


@made_once
def signs_of(words: Words) -> Signs:
    heads = any_of(words["caption_heads"])
    firm = r"[\s\[\]()<>■◆◇●□▣▶▷○◎*※·-]{0,4}"

    def label(name: str) -> str:
        return any_of(words[name]).replace("\\", "")

    def spaced(name: str) -> str:
        return any_spaced(words[name])

    return Signs(
        end=_end(words),
        sender=_sender(words),
        asked=re.compile(rf"{any_of(words['form_contacts'])}.{{0,60}}(?:{PHONE}|{EMAIL})"),
        byline=_byline(words),
        caption=re.compile(
            rf"[{ARROWS}]\s?\S|[\[(<【]\s?(?:{heads})\s?\d{{0,2}}\s?[\])>】:]\s?\S"
            rf"|(?:{heads})\s?\d{{0,2}}\s?[=:：.)]\s?\S"
        ),
        form=re.compile(rf"{firm}{spaced('form_heads')}(?![가-힣])"),
        boilerplate=re.compile(
            rf"{firm}(?:[^\s.]{{1,20}}\s)?(?:{spaced('boilerplate')}|About\b.{{1,40}}"
            rf"|.{{1,30}}에 ?대(?:해|하여|해서)"
            rf"|[^\s.]{{2,20}}(?:은|는)[?]?|[^\s.]{{2,20}} 소개){firm}$"
        ),
        contact=re.compile(
            rf"{firm}{spaced('contact')}\s?(?:[:：=)\]>|│]|$|[가-힣 ]{{0,14}}\s?[:：]"
            rf"|(?=[가-힣( ]{{0,30}}\d{{2,4}}-))"
        ),
        source=re.compile(rf"{firm}{spaced('sources')}\s?[=:：]\s?\S"),
        note=re.compile(rf".{{0,20}}{spaced('notes')}"),
        titled=re.compile(rf"(?:{label('titles')})(?:\s?\([^()]{{1,30}}\))?$"),
    )


def _end(words: Words) -> re.Pattern[str]:
    return re.compile(
        rf"[\s<(\[〈-]{{0,3}}{any_of(words['end_words'])}[\s>)\]〉.-]{{0,3}}$|[#＃*\s]{{3,}}$"
        r"|-{2,} ?끝 ?-{2,}$|E?nd\.?$"
    )


def _sender(words: Words) -> re.Pattern[str]:
    return re.compile(
        rf"(?:[가-힣A-Za-z0-9]{{2,16}} ){{0,2}}[가-힣]{{1,12}}{any_of(words['senders'])}"
        r"|\d{4}[.년/-] ?\d{1,2}[.월/-] ?\d{1,2}[.일]?.{0,16}"
    )


def _byline(words: Words) -> re.Pattern[str]:
    papers = any_of(words["reporters"])
    return re.compile(
        rf"[/|(\[=·\s]{{0,3}}(?:[가-힣A-Za-z]{{1,12}}[=/·| ]\s?)?"
        rf"(?:{any_of(words['byline_words'])}(?:[·/]{any_of(words['byline_also'])})?"
        rf"\s?[=:·]?\s?)?[가-힣]{{2,5}}\s?(?:[가-힣]{{2,6}}\s)?(?:{papers})"
        rf"(?!\s?{any_of(words['not_bylines'])})[^!?\n\"“]{{0,70}}(?<!다\.)$|{EMAIL}$"
        rf"|{any_of(words['byline_alone'])}\s?[=:]?\s?[가-힣]{{2,4}}"
        r"(?: ?[|/·] ?(?:사진)\s?[=:]?\s?[가-힣]{2,4})?$"
    )


def is_closed(said: str) -> bool:
    """Whether the last sign but closing marks is a stop."""
    kept = said.rstrip(CLOSERS)
    return bool(kept) and kept[-1] in ".?!。…"


def is_open(said: str, limit: int) -> bool:
    """Short, and no sentence that stops."""
    return (
        len(said) <= limit
        and not said.rstrip(CLOSERS).endswith((".", "。"))
        and not re.search(r"[다요죠까]\. ", said)
    )
