"""Whose a picture is, said at the end of a Korean block or in a line under its caption.

Here: credits as patterns, and the line over a credit.  Never here: names of people, what a
caption shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.korean.signs import EMAIL, HEADED, ITEM, LABEL, WRAPPED, is_open
from presskit.extract.proposal import Placed
from presskit.extract.words import Words, any_of, made_once

__all__ = ["Marks", "is_credit_alone", "is_shown", "marks_of", "place_captions"]

DAY = r"\d{4}[.]\s?\d{1,2}[.]\s?\d{1,2}[.]?"


@dataclass(frozen=True, slots=True)
class Marks:
    """``credit``: whose picture a block shows, at its end; ``noun``: what is shown, as the only
    words under a picture that nothing marks; ``shows``: how the only sentence there ends;
    ``paper``: the end of a paper's name."""

    credit: re.Pattern[str]
    noun: re.Pattern[str]
    shows: re.Pattern[str]
    paper: re.Pattern[str]


@made_once
def marks_of(words: Words) -> Marks:
    """The patterns, from the lists of the language."""
    paper = rf"(?:{any_of(words['paper_ends_numbered'])}\d*|{any_of(words['paper_ends'])})"
    return Marks(
        _credit(words, paper),
        re.compile(
            r"(?=.{16})[^\s\"“'‘\-–—○□◇■◆▲△ㅇ*·•\d][^.?!:：=\"“]{4,60}(?:[는던]|[가-힣][은한된인]) "
            r"[^.?!:：=\"“]{0,30}[^다요죠까네지군라자걸함음임됨것중때뿐듯.?!)\s][.]"
            r"(?: [^.?!\"“]{4,50}[.])?$"
            rf"|[^.?!:：=\"“]{{4,60}}\({any_of(words['picture_sides'])}[^)]{{0,10}}\)"
            r"[^.?!:：=\"“]{0,30}[^다요죠까네지군라자걸.?!\s][.]?$"
        ),
        re.compile(rf"{any_of(words['shown_ends'])}[.]?$"),
        re.compile(rf"{paper}$"),
    )


def _credit(words: Words, paper: str) -> re.Pattern[str]:
    """In marks, behind a stop, with a label or with the word for what somebody gave; what is
    offered to eat, (점심 제공), is no picture."""
    given, papers = any_of(words["credit_words"]), any_of(words["reporters"])
    picture, labels = any_of(words["picture_words"]), words["credit_labels"]
    label = any_of((*words["credit_words"], *labels))
    agency = (
        rf"(?:[가-힣A-Za-z]{{1,8}}{paper}|{any_of(words['paper_ends_numbered'])}\d"
        rf"|[가-힣]{{2,4}}{any_of(words['agency_ends'])}|{any_of(words['agencies'])})"
    )
    fed = "".join(f"(?<!{re.escape(one)} )" for one in words["offered"])
    rights = rf"[*※]?\s?{any_of(words['rights'])}[^\[\]()\n]{{0,30}}"
    name = r"[가-힣A-Za-z0-9㈜()·]{1,24}(?: [가-힣A-Za-z0-9㈜·]{1,14}){0,2}"
    plain = r"[가-힣A-Za-z0-9㈜·]{1,24}(?: [가-힣A-Za-z0-9㈜·]{1,14}){0,2}"
    ways = (
        rf"(?:[(\[/<]\s?)?(?:{picture}|ⓒ|©|Photo)\s?{label}?\s?[=:：ⓒ©]\s?"
        rf"[^\s=][^=\n]{{0,40}}?[)\]>]?",
        r"(?:[(\[/]\s?)?(?:ⓒ|©)\s?\S[^\n]{0,40}",
        rf"[(\[<]\s?{any_of(labels)}\s?[=:：]\s?[^\s=()\[\]<>][^=()\[\]<>\n]{{0,30}}[)\]>]",
        rf"(?:(?<=[.。)\]”\"])|(?<=/))\s?[(\[/]?\s?{name} ?{fed}(?:{given})[)\]]?\.?",
        rf"[(\[/<]\s?{plain} {fed}(?:{given})(?:[.,·/] ?[^()\[\]\n]{{0,30}})?\s?[)\]>]\.?",
        rf"(?<=[.。]) ?[(\[/]?(?:사진\s?)?[가-힣]{{2,5}}\s?(?:{papers})(?: {EMAIL})?[)\]]?",
        rf"(?<=\S) ?[(\[]\s?[가-힣]{{2,4}}\s?(?:{papers})\s?[)\]]",
        rf"[(\[<]\s?(?:{picture}|촬영)\s?(?:{given})?\s?[가-힣㈜A-Za-z· ]{{2,30}}[)\]>]",
        rf"(?<=[.。]) ?(?:{picture})\s?(?:{given})?\s[가-힣㈜A-Za-z·]{{2,16}}(?: [가-힣]{{2,6}})?",
        rf"(?<=[.。]) ?/?\s?{agency}|(?<=[.。]) ?/\s?[가-힣A-Za-z0-9]{{2,12}}",
        rf"[(\[]\s?{agency}(?: {any_of(words['archive_words'])})?[)\]]",
        rf"(?<=[.。]) {DAY}(?:/{agency})?",
    )
    return re.compile(rf"(?:{'|'.join(ways)})(?:\s?(?:{DAY}|{EMAIL}|{rights}))*$")


def is_credit_alone(said: str, marks: Marks) -> bool:
    """Whether a block says nothing but whose a picture is."""
    found = marks.credit.search(said) if len(said) <= 120 else None
    return found is not None and found.start() == 0


def place_captions(texts: list[str], placed: list[Placed | None], marks: Marks) -> None:
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
            and _shows(over, marks)
        ):
            placed[number - 1] = Placed("caption", 0.85, "line-over-a-credit")


def is_shown(said: str, marks: Marks) -> bool:
    """Whether a block is a noun with what it does, and a stop: 자루를 싣는 황보석 우편원."""
    return len(said) <= 120 and marks.noun.match(said) is not None


def _shows(said: str, marks: Marks) -> bool:
    """A short line without a stop, or one sentence of what somebody is doing."""
    if len(said) > 160 or HEADED.match(said) or WRAPPED.match(said) or LABEL.match(said):
        return False
    if is_open(said, 90):
        return not ITEM.match(said)
    return not re.search(r"[.?!] ", said) and marks.shows.search(said) is not None
