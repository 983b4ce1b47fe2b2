"""What a Japanese article is about: the event's name, day, place, who holds it.

Here: the fields of a release's table.  Never here: sentences
(:mod:`~presskit.extract.japanese.occasion`).
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.dates import DAY, iso_day
from presskit.extract.japanese.forms import Forms
from presskit.extract.japanese.occasion import tell_occasion
from presskit.extract.proposal import Event, Marked, Placed

__all__ = ["find_event"]

TIME = re.compile(r"(?:午前|午後)?[\d０-９]{1,2}(?:時(?:[\d０-９]{1,2}分|半)?|[:：][\d０-９]{2})")
def find_event(article: Article, placed: tuple[Placed, ...], marked: tuple[Marked, ...],
               forms: Forms) -> Event:
    """The event, as far as the article tells it."""
    facts: dict[str, Piece | str | None] = {}
    _from_table(article, placed, forms, facts)
    told = tell_occasion(article, placed, marked, forms)
    if facts:
        told = {key: told[key] for key in ("name", "organiser") if key in told}
    return Event(**told | facts)


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
