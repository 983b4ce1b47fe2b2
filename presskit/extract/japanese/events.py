"""What a Japanese article is about: the event's name, day, place, who holds it.

Here: the fields of a release's table; the lead's first sentences.  Never here: other dates.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.dates import DAY, iso_day
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms
from presskit.extract.proposal import Event, Marked, Placed, Work

__all__ = ["find_event"]

WORD = f"[{KANJI}{KATA}{HIRA}A-Za-z0-9０-９＆&・ー]"
BODY = f"[{KANJI}{KATA}A-Za-z0-9０-９＆&・ー]"
HELD = re.compile(f"(?:、|市の|町の|村の|区の|県の|都の|内の|日|（[^（）]{{1,8}}）|の|に|から|まで)"
                  f"(?P<venue>(?:{BODY}|(?<={BODY})の(?={BODY})){{2,24}})"
                  r"(?:（[^（）]{1,24}）)?で(?:開[かきいく]|開催|行[わいう]|始ま|催さ|開幕"
                  r"|上演|上映)")
HOSTED = (re.compile("（(?P<body>[^（）、。]{2,30})(?:など)?(?:の)?主催）"),
          re.compile(f"(?P<body>{BODY}{{2,30}})(?:など)?が主催"),
          re.compile(f"(?P<body>{BODY}{{2,30}})主催の"),
          re.compile(f"主催(?:は|したのは|する)(?P<body>{BODY}{{2,30}})"))
TAKES_PLACE = re.compile("開催|開[かきいく]|行[わいう]|開幕|催さ")
TIME = re.compile(r"(?:午前|午後)?[\d０-９]{1,2}(?:時(?:[\d０-９]{1,2}分|半)?|[:：][\d０-９]{2})")
LEADS = 3
"""So many paragraphs may say what the article is about."""


def find_event(article: Article, placed: tuple[Placed, ...], marked: tuple[Marked, ...],
               works: tuple[Work, ...], forms: Forms) -> Event:
    """The event, as far as the article tells it."""
    facts: dict[str, Piece | str | None] = {}
    _from_table(article, placed, forms, facts)
    leads = [block.piece for number, block, _ in article.each()
             if placed[number].kind == "paragraph" and len(article.words(block.piece)) > 40][:LEADS]
    table = bool(facts)
    for piece in leads:
        _from_lead(article, piece, facts, table)
    if "name" not in facts and leads:
        named = [one.piece for one in marked if one.kind == "event"
                 and any(lead.holds(one.piece) for lead in leads[:2])]
        if named:
            facts["name"] = named[0]
    return Event(**facts)


def _from_table(article: Article, placed: tuple[Placed, ...], forms: Forms,
                facts: dict[str, Piece | str | None]) -> None:
    fields = {name: re.compile(f"[・●■▽○◇◆]?\\s*[【［\\[(（]?\\s*{forms.any('event_' + name)}\\s*"
                               r"[】］\])）]?\s*[：:＝　 ／]+\s*(?=\S)|[【［]"
                               f"{forms.any('event_' + name)}[】］]\\s*")
              for name in ("name", "date", "venue", "organiser")}
    for number, block, text in article.each():
        if placed[number].kind not in ("list", "paragraph", "note") or len(text) > 200:
            continue
        for name, pattern in fields.items():
            match = pattern.match(text)
            if not match or name in facts or match.end() >= len(text):
                continue
            value = Piece(block.piece.start + match.end(), block.piece.end)
            if name == "date":
                facts.update(_day(article, value))
            else:
                facts[name] = _trimmed(article, value, name)


def _day(article: Article, value: Piece) -> dict[str, Piece | str | None]:
    match = DAY.search(article.text, value.start, value.end)
    if not match:
        return {"date": value}
    facts: dict[str, Piece | str | None] = {"date": Piece(match.start(), match.end()),
                                            "day": iso_day(match)}
    if time := TIME.search(article.text, match.end(), value.end):
        facts["time"] = Piece(time.start(), time.end())
    return facts


def _trimmed(article: Article, value: Piece, name: str) -> Piece:
    """A value without marks round it, and a place without its address."""
    text = article.words(value)
    if name != "organiser" and (match := re.match(r"[「『]([^」』]+)[」』]$", text)):
        return Piece(value.start + match.start(1), value.start + match.end(1))
    ends = r"[（(]|[ \u3000](?=[〒\d東京])|／|、" if name == "venue" else r"[、／（(]"
    cut = re.search(ends, text[1:])
    if cut and name != "name":
        return Piece(value.start, value.start + 1 + cut.start())
    return value


def _from_lead(article: Article, piece: Piece, facts: dict[str, Piece | str | None],
               table: bool) -> None:
    text = article.text
    held = HELD.search(text, piece.start, piece.end)
    if held and "venue" not in facts:
        town = re.match("[^の]{1,10}[都道府県市区町村]の(?=..)", held["venue"])
        start = held.start("venue") + (town.end() if town else 0)
        facts["venue"] = Piece(start, held.end("venue"))
    for pattern in HOSTED:
        match = pattern.search(text, piece.start, piece.end)
        if match and "organiser" not in facts:
            facts["organiser"] = Piece(match.start("body"), match.end("body"))
    if table or "date" in facts or not (held or TAKES_PLACE.search(text, piece.start, piece.end)):
        return
    match = DAY.search(text, piece.start, held.start("venue") if held else piece.end)
    if match and iso_day(match):
        facts["date"] = Piece(match.start(), match.end())
        facts["day"] = iso_day(match)
