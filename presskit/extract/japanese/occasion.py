"""The event that the sentences of a Japanese article tell of.

Here: one sentence that says what takes place (～は10日、～を開いた; ～が～で開かれる), taken
apart.  Never here: a release's table (:mod:`~presskit.extract.japanese.events`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.dates import DAY, iso_day
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms, grown, longest_before
from presskit.extract.proposal import Marked, Placed
from presskit.extract.told import Facts, Told, told_best

__all__ = ["tell_occasion"]

HELD = "(?:開(?:か[れせ]|き|い|く|催|幕|会|講|場|始)|行(?:わ|い|う|っ)|催(?:さ|し|す)|始ま|実施" \
       "|挙行|執り行|上演|上映|繰り広げ)"
SOLID = f"[{KANJI}{KATA}A-Za-z0-9０-９Ａ-Ｚａ-ｚ＆&ー〜]"
INNER = f"(?:{SOLID}|[・･]|[{HIRA}])"
NUMBERED = re.compile(r"第[\d０-９一二三四五六七八九十百]{1,4}回[ \u3000]?(?![「『])")
PARTICLE = re.compile(f"(?:(?<=[^{HIRA}])(?:[はがにをと]|には|では|にも)(?=[^{HIRA}])|から|まで"
                      "|より|、|。|日|）|」|』|を|に(?=[^ぁ-ん])"
                      "|[ \u3000])")
BEFORE_NAME = re.compile(f"{PARTICLE.pattern}|で(?=お?[^{HIRA}])|れる(?=[^{HIRA}])"
                         f"|[しいっんきりれけ]た(?=お?[^{HIRA}])")
OF_MATCH = re.compile(f"[{KANJI}{KATA}A-Za-z]{{2,16}}(?=[をがはのでに、])")
TOWN = re.compile("[^の]{1,10}[都道府県市区町村]の(?=..)")
PLACE = re.compile(r"(?:（[^（）]{1,24}）)?(?:で|にて、?|において、?)(?![はもきすし])")
MONTH = re.compile(r"[\d０-９]{1,2}月[\d０-９]{1,2}日")
HOSTED = (re.compile("（(?P<body>[^（）、。]{2,30}?)(?:など|ほか)?(?:の)?主催）"),
          re.compile(f"(?P<body>{INNER}{{2,30}}?)(?:など|ほか)?"
                     "(?:（[^（）]{1,24}）)?(?:などが|が)主催"),
          re.compile(f"(?P<body>{SOLID}{{2,30}})主催の"),
          re.compile(f"主催(?:は|したのは|する)(?P<body>{SOLID}{{2,30}})"))
ACTIVE = re.compile("を[^。「」、はが]{0,12}?(?:開(?:く|い|き|催|始)|行(?:う|い|っ)|催(?:し|す)"
                    "|実施)")
SUBJECT = re.compile("(?:^|(?<=[。\\s\u3000]))(?P<body>[^。、「」（）]{2,40}?)"
                     "(?:（[^（）]{1,60}）)?は")


KIND_ENDS = "[をがはの、。（」]|に(?=は)"


def tell_occasion(article: Article, placed: tuple[Placed, ...], marked: tuple[Marked, ...],
                  forms: Forms) -> Facts:
    """What the sentence says that says most; empty where none tells of an event."""
    shown = re.compile(f"{forms.any('event_kinds', least=2)}$")
    names = {one.piece.start: one.piece for one in marked if one.kind == "event"
             or shown.search(article.text[max(0, one.piece.start - 9):one.piece.start - 1])}
    kinds = re.compile(f"{INNER}{{0,24}}?{forms.any('event_kinds', least=2)}(?={KIND_ENDS})")
    return told_best(article, placed, re.compile(HELD), _sentences,
                     partial(_host, article.text, forms=forms),
                     partial(_tell, article.text, names=names, kinds=kinds, forms=forms))


def _sentences(text: str, block: Piece) -> Iterator[Piece]:
    """Up to each stop that stands in no marks."""
    start = depth = 0
    at = block.start
    start = block.start
    while at < block.end:
        depth += (text[at] in "「『（") - (text[at] in "」』）")
        if text[at] == "。" and depth <= 0:
            yield Piece(start, at + 1)
            start, depth = at + 1, 0
        at += 1
    if start < block.end:
        yield Piece(start, block.end)


def _tell(text: str, sentence: Piece, names: dict[int, Piece], kinds: re.Pattern[str],
          forms: Forms) -> Told:
    """One sentence, taken apart."""
    places = _venue(text, sentence, forms)
    name, weight = _name(text, sentence, names, kinds, {piece.end for piece in places.values()})
    if not name and "venue" not in places:
        return Told()
    found = Told()
    found.add(2 if "venue" in places else 0.5, places)
    found.add(weight, {"name": name} if name else {})
    if day := DAY.search(text, sentence.start, sentence.end):
        found.add(3, {"date": Piece(*day.span()), "day": iso_day(day)})
    elif month := MONTH.search(text, sentence.start, sentence.end):
        found.add(0.5, {"date": Piece(*month.span())})
    if body := _holder(text, sentence, forms):
        found.add(1, {"organiser": body})
    return found


def _name(text: str, sentence: Piece, names: dict[int, Piece], kinds: re.Pattern[str],
          places: set[int]) -> tuple[Piece | None, float]:
    """The event's name: in marks, after its number, else a word for what takes place, which
    begins behind the ``places`` that end in the sentence."""
    for start in sorted(names):
        if sentence.start <= start < sentence.end:
            return names[start], 3.0
    for number in NUMBERED.finditer(text, sentence.start, sentence.end):
        if match := kinds.match(text, number.end(), sentence.end):
            return Piece(number.start(), match.end()), 3.0
        if match := OF_MATCH.match(text, number.end(), sentence.end):
            return Piece(number.start(), match.end()), 2.0
    for match in kinds.finditer(text, sentence.start, sentence.end):
        cut = [one.end() for one in BEFORE_NAME.finditer(text, match.start(), match.end() - 1)]
        cut += [one + 1 for one in places if match.start() < one + 1 < match.end()]
        start = max(cut) if cut else match.start()
        while start > sentence.start and not cut and re.match(f"[{KANJI}{KATA}]", text[start - 1]):
            start -= 1
        if match.end() - start > 2 and text[start] not in "同各" and (
                re.match(f"を[^。、]{{0,12}}{HELD}|[がは][^。]{{0,60}}{HELD}", text[match.end():
                                                                          match.end() + 80])
                or re.search(f"{HELD}た$", text[max(sentence.start, start - 6):start])):
            return Piece(start, match.end()), 1.0
    return None, 0.0


def _venue(text: str, sentence: Piece, forms: Forms) -> dict[str, Piece]:
    """The place before で, without its town; a town alone is the city."""
    found: dict[str, Piece] = {}
    for match in PLACE.finditer(text, sentence.start, sentence.end):
        low = max(sentence.start, match.start() - 30)
        cuts = [one.end() for one in PARTICLE.finditer(text, low, match.start())]
        start, end = cuts[-1] if cuts else low, match.start()
        soon = re.compile(HELD).match(text, match.end(), sentence.end)
        later = re.compile(f"[^。]{{1,60}}?{HELD}").match(text, match.end(), sentence.end)
        if end - start < 2 or not (soon or later) or not re.search(
                f"[{KANJI}{KATA}]", text[start:end]) or text[start:end] in forms["no_venues"]:
            continue
        town = TOWN.match(text, start, end)
        known = longest_before(text, start, end, forms["venue_ends"]) < end
        if text[end - 1] in "市町村区県都内" and not known:
            found.setdefault("city", Piece(start, end))
        elif soon or known:
            if town:
                found["city"] = Piece(start, town.end() - 1)
            found["venue"] = Piece(town.end() if town else start, end)
            return found
    return found


def _host(text: str, sentence: Piece, forms: Forms) -> Piece | None:
    """Who is said to hold it: （～主催）, ～が主催."""
    if text.find("主催", sentence.start, sentence.end) < 0:
        return None
    for pattern in HOSTED:
        if match := pattern.search(text, sentence.start, sentence.end):
            start, end = match.span("body")
            cuts = [one.end() for one in PARTICLE.finditer(text, start, end)]
            start = cuts[-1] if cuts else start
            if end - start > 1:
                return Piece(start, grown(text, start, end, sentence.end, forms))
    return None


def _holder(text: str, sentence: Piece, forms: Forms) -> Piece | None:
    """The body of which a sentence says that it holds something."""
    match = SUBJECT.search(text, sentence.start, min(sentence.end, sentence.start + 110))
    if not match or not ACTIVE.search(text, match.end(), sentence.end):
        return None
    start, end = match.span("body")
    while start < end and text[start] in " \u3000":
        start += 1
    if text[start] in "同当本" or end - start < 2 or not (
            text[end - 1] in "市町村区県都府" or longest_before(
                text, start, end, forms["body_ends"]) < end):
        return None
    return Piece(start, end)
