"""The event that the sentences of a Korean article tell of.

Here: one sentence that says what takes place (～이 ～에서 열렸다, ～는 ～를 연다), taken apart.
Never here: labelled lines (:mod:`~presskit.extract.korean.events`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from presskit.extract.article import Article, Piece
from presskit.extract.korean.josa import bare
from presskit.extract.proposal import Placed
from presskit.extract.told import Facts, Told, told_best
from presskit.extract.words import Words, any_of

__all__ = ["DATE", "tell_occasion"]

DATE = re.compile(r"(?<!\d)(\d{4})\s?(?:년|[./-])\s?(\d{1,2})\s?(?:월|[./-])\s?(\d{1,2})\s?일?")
PART = re.compile(r"(?:\d{1,2}월\s?)?\d{1,2}일")
HELD = (
    r"(?:열(?:린|렸|리|고|었|며|어|기로)|연다|여는|개최|개막|폐막|진행|펼쳐|펼친|마련|치러|치른|막을|막이|선보"
    r"|막 올|주최|주관)"
)
VENUE = re.compile(r"(?P<venue>[가-힣A-Za-z0-9·'‘’]+(?: [가-힣A-Za-z0-9·'‘’]+){0,4})에서(?=[ ,])")
TAIL = re.compile(rf" ?(?:[^.\s\"“]{{1,14}} ){{0,9}}?[^.\s]{{0,8}}{HELD}")
SHOP = re.compile(r"문(?:을|이|도)? \S{0,4}$")
"""A house that opens its doors: 일주일에 사흘씩 문을 여는."""
COUNTED = re.compile(r"\d(?:곳|군데|개 \S+|개소|여 곳|여곳)$")
NOT_PLACE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|부터|까지|으로|로|와|과|도|서|며|고|한|된|던|인|간|분|시|일|월|년|날|위"
    r"|뒤|후|전|중|때|동안|오후|오전|저녁|이번|다음|오는|지난)$"
)
KEPT = re.compile("(?:마을|대전|가을|거리|공원|극장|아리|누리|마루|나루|고을|도서관)$")
TOWN = re.compile(r"[가-힣]{1,5}(?:특별자치도|특별시|광역시|도|시|군|구|읍|면|동)$")
PROVINCES = frozenset("경기 강원 충북 충남 전북 전남 경북 경남".split())
REGIONS = frozenset(
    "서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남 전북 전남 경북 경남 제주".split()
)
MARKED = re.compile(r"['‘《〈「『](?P<in>[^'‘’《》〈〉「」『』\n]{2,40})['’》〉」』]")
HOSTS = (
    re.compile(
        r"(?P<body>[가-힣A-Za-z0-9·㈜]{2,24})(?:이|가)(?: [^.\s]{1,14}){0,8}?"
        r" (?:주최|주관)(?:한|하는|해)"
    ),
    re.compile(
        r"(?:을|를) (?:공동 ?)?(?:주최|주관)(?:한|하는|해 온) (?P<body>[가-힣A-Za-z0-9·㈜]{2,24}?)"
        r"(?:은|는|이|가|측)(?![가-힣])"
    ),
    re.compile(r"(?<![가-힣])(?P<body>[가-힣A-Za-z0-9·㈜]{2,24}?)(?<![을를은는])(?:이|가)? 주최"),
)
SUBJECT = re.compile(
    r"(?:^|(?<=[.\"”] )|(?<=\n))(?:(?:한편|이어|또|이에) )?"
    r"(?P<body>(?:[가-힣A-Za-z0-9·㈜]{2,20} ){0,2}?[㈜가-힣A-Za-z0-9·]{2,24}?)"
    r"(?:\([^()]{1,40}\))?(?:은|는) "
)
OPENS = re.compile(
    r"(?:을|를)? ?(?:연다|여는|열고|열었|열어|열기로|개최한|개최했|개최할|개최하|마련했|마련한"
    r"|진행한다|진행했)"
)
NO_HOLDER = re.compile(
    r"(?:행사|축제|전시|공연|대회|주최|씨|작가|감독|대표|교수|화백|회장|관장|시장|그|이들|올해|이번)$"
)


def tell_occasion(article: Article, placed: tuple[Placed, ...], words: Words) -> Facts:
    """What the sentence says that says most; empty where none tells of an event."""
    events = any_of(words["events"])
    kinds = re.compile(
        r"(?:제?\d{1,3}회 )?(?:[가-힣A-Za-z0-9·]{1,16} ){0,2}?"
        rf"[가-힣A-Za-z0-9·]{{0,16}}{events}"
    )
    shown = re.compile(rf"(?:{events}|{any_of(words['shows'])}) ?$")
    ends = re.compile(rf"(?:{events})(?: \d+)?$")
    return told_best(article, placed, re.compile(HELD), _sentences, partial(_host, article.text),
                     partial(_tell, article.text, kinds=kinds, shown=shown, ends=ends,
                             sessions=re.compile(rf"{any_of(words['sessions'])}$")))


def _sentences(text: str, block: Piece) -> Iterator[Piece]:
    """Up to each stop that words follow."""
    start = block.start
    for stop in re.compile(r"(?<=[다요까])[.?!](?=\s|$)").finditer(text, block.start, block.end):
        yield Piece(start, stop.end())
        start = stop.end()
        while start < block.end and text[start].isspace():
            start += 1
    if start < block.end:
        yield Piece(start, block.end)


def _tell(
    text: str,
    sentence: Piece,
    kinds: re.Pattern[str],
    shown: re.Pattern[str],
    ends: re.Pattern[str],
    sessions: re.Pattern[str],
) -> Told:
    """One sentence, taken apart; what a council or committee sits in is no event."""
    venue = _venue(text, sentence)
    name, weight = _name(text, sentence, kinds, shown, ends, venue)
    if not name and not venue or name and sessions.search(text[name.start : name.end]):
        return Told()
    found = Told()
    found.add(2, {"venue": venue} if venue else {})
    found.add(weight, {"name": name} if name else {})
    if day := DATE.search(text, sentence.start, sentence.end):
        found.add(3, {"date": Piece(*day.span())})
    elif PART.search(text, sentence.start, sentence.end):
        found.weight += 0.5
    if body := _holder(text, sentence):
        found.add(1, {"organiser": body})
    return found


def _name(
    text: str,
    sentence: Piece,
    kinds: re.Pattern[str],
    shown: re.Pattern[str],
    ends: re.Pattern[str],
    venue: Piece | None,
) -> tuple[Piece | None, float]:
    """The event's name: in marks, with a number, else a word for what takes place."""
    for match in MARKED.finditer(text, sentence.start, sentence.end):
        behind = kinds.match(text, match.end() + (text[match.end() : match.end() + 1] == " "))
        if behind and ends.search(behind[0]) and " " not in behind[0]:
            return Piece(match.start(), behind.end()), 3.0
        if ends.search(match["in"]) or match["in"].startswith("제") and "회" in match["in"][:6] \
                or shown.search(text[max(sentence.start, match.start() - 8) : match.start()]):
            return Piece(*match.span("in")), 3.0
    for match in kinds.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if venue and start < venue.end < end:
            start = venue.end + 3
        for word in re.compile(r"\S+ ").finditer(text, start, end):
            if not _is_bare(word[0].strip()) or word[0].strip() in REGIONS:
                start = word.end()
        tail = re.match(r"(?:은|는|이|가|을|를)(?![가-힣])", text[end : end + 2])
        if end - start > 2 and tail and re.match(
            rf"\S{{1,2}}(?: [^.\s]{{1,14}}){{0,12}}? ?[^.\s]{{0,6}}{HELD}", text[end : end + 120]
        ):
            numbered = re.match(r"제?\d+회 ", text[start:end])
            return Piece(start, end), 3.0 if numbered else 1.0
    return None, 0.0


def _venue(text: str, sentence: Piece) -> Piece | None:
    """The place before 에서, without province and district; no word with a particle is in it."""
    for match in VENUE.finditer(text, sentence.start, sentence.end):
        tail = TAIL.match(text, match.end(), sentence.end)
        if not tail or SHOP.search(tail[0]) or COUNTED.search(match["venue"]):
            continue
        words = list(re.compile(r"\S+").finditer(text, *match.span("venue")))
        first = len(words) - 1
        while first and _is_bare(words[first - 1][0]):
            first -= 1
        own = words[first:]
        while len(own) > 1 and (
            TOWN.search(own[0][0])
            or own[0][0] in PROVINCES
            or own[0][0] in REGIONS
            and TOWN.search(own[1][0])
        ):
            own = own[1:]
        name = text[own[0].start() : own[-1].end()]
        if len(name) > 1 and not TOWN.fullmatch(name) and name not in REGIONS and not re.match(
                r"(?:이날|이 자리|현장|회의|회견|자리|행사|기자회견|간담회|가운데|이곳)$", name):
            return Piece(own[0].start(), own[-1].end())
    return None


def _is_bare(word: str) -> bool:
    """Whether a word has no particle and is no day, so that it may be a part of a name."""
    return bool(KEPT.search(word)) or not (
        NOT_PLACE.search(word) or bare(word) != word or re.match(r"\d+[월일시]", word)
    )


def _host(text: str, sentence: Piece) -> Piece | None:
    """Who is said to hold it: ～가 주최한, ～ 주최."""
    if text.find("주최", sentence.start, sentence.end) < 0:
        return None
    for pattern in HOSTS:
        match = pattern.search(text, sentence.start, sentence.end)
        if match and len(match["body"]) > 1 and match["body"] not in ("이번", "행사", "공동"):
            return Piece(*match.span("body"))
    return None


def _holder(text: str, sentence: Piece) -> Piece | None:
    """The body of which a sentence says that it holds something."""
    match = SUBJECT.search(text, sentence.start, min(sentence.end, sentence.start + 80))
    if not match or not OPENS.search(text, match.end(), sentence.end) \
            or NO_HOLDER.search(match["body"]):
        return None
    return Piece(*match.span("body"))
