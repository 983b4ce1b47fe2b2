"""Whose a picture is, said at the end of a Korean block or in a line under its caption.

Here: credits as patterns, and the line over a credit.  Never here: names of people, what a
caption shows.
"""

from __future__ import annotations

import re

from presskit.extract.korean.signs import EMAIL, HEADED, ITEM, LABEL, WRAPPED, is_open
from presskit.extract.proposal import Placed
from presskit.extract.words import Words, any_of

__all__ = ["PAPER", "is_credit_alone", "is_shown", "photo_credit", "place_captions"]

PAPER = r"(?:일보|신문|뉴스\d*|뉴시스|타임[스즈]|투데이|방송|경제|저널|통신|매일|미디어|TV|데일리)"
"""How papers and agencies end."""
AGENCY = rf"(?:[가-힣A-Za-z]{{1,8}}{PAPER}|뉴시스|뉴스\d|[가-힣]{{2,4}}포토|로이터|AFP|AP|EPA)"
RIGHTS = r"[*※]?\s?(?:재판매|무단|DB ?금지|저작권)[^\[\]()\n]{0,30}"
DAY = r"\d{4}[.]\s?\d{1,2}[.]\s?\d{1,2}[.]?"
FED = "".join(f"(?<!{one} )" for one in "점심 저녁 식사 음료 간식 중식 다과 기념품 무료".split())
"""What is offered to eat, (점심 제공), is no picture."""
SHOWS = re.compile(r"(?:있다|있습니다|모습|모습이다|장면|장면이다|전경|풍경|포즈)[.]?$")
"""How the only sentence under a picture ends."""
NOUN = re.compile(
    r"(?=.{16})[^\s\"“'‘\-–—○□◇■◆▲△ㅇ*·•\d][^.?!:：=\"“]{4,60}(?:[는던]|[가-힣][은한된인]) "
    r"[^.?!:：=\"“]{0,30}[^다요죠까네지군라자걸함음임됨것중때뿐듯.?!)\s][.]"
    r"(?: [^.?!\"“]{4,50}[.])?$"
    r"|[^.?!:：=\"“]{4,60}\((?:왼쪽|오른쪽|가운데|위|아래|맨 ?왼쪽|왼쪽부터|사진)[^)]{0,10}\)"
    r"[^.?!:：=\"“]{0,30}[^다요죠까네지군라자걸.?!\s][.]?$"
)
"""What is shown, as the only words under a picture that nothing marks."""


def photo_credit(words: Words) -> re.Pattern[str]:
    """What says at the end of a block whose picture it shows."""
    given, papers = any_of(words["credit_words"]), any_of(words["reporters"])
    picture = any_of(words["picture_words"])
    name = r"[가-힣A-Za-z0-9㈜()·]{1,24}(?: [가-힣A-Za-z0-9㈜·]{1,14}){0,2}"
    plain = r"[가-힣A-Za-z0-9㈜·]{1,24}(?: [가-힣A-Za-z0-9㈜·]{1,14}){0,2}"
    ways = (
        rf"(?:[(\[/<]\s?)?(?:{picture}|ⓒ|©|Photo)\s?(?:{given}|출처)?\s?[=:：ⓒ©]\s?"
        rf"[^\s=][^=\n]{{0,40}}?[)\]>]?",
        r"(?:[(\[/]\s?)?(?:ⓒ|©)\s?\S[^\n]{0,40}",
        r"[(\[<]\s?(?:제공|출처|촬영)\s?[=:：]\s?[^\s=()\[\]<>][^=()\[\]<>\n]{0,30}[)\]>]",
        rf"(?:(?<=[.。)\]”\"])|(?<=/))\s?[(\[/]?\s?{name} ?{FED}(?:{given})[)\]]?\.?",
        rf"[(\[/<]\s?{plain} {FED}(?:{given})(?:[.,·/] ?[^()\[\]\n]{{0,30}})?\s?[)\]>]\.?",
        rf"(?<=[.。]) ?[(\[/]?(?:사진\s?)?[가-힣]{{2,5}}\s?(?:{papers})(?: {EMAIL})?[)\]]?",
        rf"(?<=\S) ?[(\[]\s?[가-힣]{{2,4}}\s?(?:{papers})\s?[)\]]",
        rf"[(\[<]\s?(?:{picture}|촬영)\s?(?:{given})?\s?[가-힣㈜A-Za-z· ]{{2,30}}[)\]>]",
        rf"(?<=[.。]) ?(?:{picture})\s?(?:{given})?\s[가-힣㈜A-Za-z·]{{2,16}}(?: [가-힣]{{2,6}})?",
        rf"(?<=[.。]) ?/?\s?{AGENCY}|(?<=[.。]) ?/\s?[가-힣A-Za-z0-9]{{2,12}}",
        rf"[(\[]\s?{AGENCY}(?: (?:자료사진|DB|캡처))?[)\]]",
        rf"(?<=[.。]) {DAY}(?:/{AGENCY})?",
    )
    return re.compile(rf"(?:{'|'.join(ways)})(?:\s?(?:{DAY}|{EMAIL}|{RIGHTS}))*$")


def is_credit_alone(said: str, photo: re.Pattern[str]) -> bool:
    """Whether a block says nothing but whose a picture is."""
    found = photo.search(said) if len(said) <= 120 else None
    return found is not None and found.start() == 0


def place_captions(texts: list[str], placed: list[Placed | None]) -> None:
    """The line over a credit that stands alone, if it says what a picture shows."""
    told = False
    for number, said in enumerate(texts):
        told = told or placed[number] is None and len(said) > 45 and said.endswith(".")
        over = texts[number - 1] if number else ""
        if (
            number > 1
            and placed[number] is not None
            and placed[number].kind == "credit"
            and placed[number - 1] is None
            and (told or said[0] in "[(<")
            and _shows(over)
        ):
            placed[number - 1] = Placed("caption", 0.85, "line-over-a-credit")


def is_shown(said: str) -> bool:
    """Whether a block is a noun with what it does, and a stop: 자루를 싣는 황보석 우편원."""
    return len(said) <= 120 and NOUN.match(said) is not None


def _shows(said: str) -> bool:
    """A short line without a stop, or one sentence of what somebody is doing."""
    if len(said) > 160 or HEADED.match(said) or WRAPPED.match(said) or LABEL.match(said):
        return False
    if is_open(said, 90):
        return not ITEM.match(said)
    return not re.search(r"[.?!] ", said) and SHOWS.search(said) is not None
