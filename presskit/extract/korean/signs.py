"""Signs by which a block of a Korean article is known.

Here: marks of layout, labels, addresses, as patterns.  Never here: what follows from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.words import Words, any_of, any_spaced

__all__ = [
    "ARROWS",
    "CLOSERS",
    "EMAIL",
    "END",
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
END = re.compile(
    r"[\s<(\[〈-]{0,3}(?:끝|이상|以上)[\s>)\]〉.-]{0,3}$|[#＃*\s]{3,}$|-{2,} ?끝 ?-{2,}$|E?nd\.?$"
)
KIND_OF_QUOTE = '"“'


@dataclass(frozen=True, slots=True)
class Signs:
    """The language's lists, compiled once."""

    byline: re.Pattern[str]
    caption: re.Pattern[str]
    form: re.Pattern[str]
    boilerplate: re.Pattern[str]
    contact: re.Pattern[str]
    source: re.Pattern[str]
    note: re.Pattern[str]
    titled: re.Pattern[str]


def signs_of(words: Words) -> Signs:
    papers, heads = any_of(words["reporters"]), any_of(words["caption_heads"])
    firm = r"[\s\[\]()<>■◆◇●□▣▶▷○◎*※·-]{0,4}"

    def label(name: str) -> str:
        return any_of(words[name]).replace("\\", "")

    def spaced(name: str) -> str:
        return any_spaced(words[name])

    return Signs(
        byline=re.compile(
            rf"[/|(\[=·\s]{{0,3}}(?:[가-힣A-Za-z]{{1,12}}[=/·| ]\s?)?(?:(?:글|취재|사진|정리"
            rf"|인터뷰|대담)"
            rf"(?:[·/](?:글|사진"
            rf"|정리))?\s?[=:·]?\s?)?[가-힣]{{2,5}}\s?(?:[가-힣]{{2,6}}\s)?(?:{papers})"
            rf"(?!\s?(?:간담회|회견|단|들))[^!?\n\"“]{{0,70}}(?<!다\.)$|{EMAIL}$"
            rf"|(?:글|글·사진|취재"
            rf"|정리)\s?[=:]?\s?[가-힣]{{2,4}}(?: ?[|/·] ?(?:사진)\s?[=:]?\s?[가-힣]{{2,4}})?$"
        ),
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
