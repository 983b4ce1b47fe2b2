"""What a person is called beside a whole name: titles, and the bodies that they are held in.

Here: 〇〇大学の山田太郎教授, 作家で館長の山田太郎さん, 山田太郎氏（〇〇大教授）.  Never here: who
it is.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms, longest_before
from presskit.extract.proposal import Title

__all__ = ["body_before", "titles_at"]

BODY = re.compile(f"(?:[{KANJI}{KATA}A-Za-z0-9Ａ-Ｚａ-ｚ０-９＆&ー‐]"
                  f"|(?<=[{KANJI}])[・の](?=[{KATA}]))+$")
MORE = re.compile(r"(?:で|兼|、|・|／|/|　| )$")
HONOUR = re.compile("(?:さん|氏|さま|様)")
MOST = 4
"""So many titles in a row before one name."""


def titles_at(article: Article, name: Piece, forms: Forms) -> list[Title]:
    """The titles that stand round a whole name."""
    block = article.blocks[article.block_of(name)].piece
    text = article.text
    found = _before(text, block.start, name.start, forms)
    at = name.end
    if match := forms.after_name.match(text, at, block.end):
        at = match.end()
        if match[0] in forms["titles"]:
            body = body_before(text, block.start, name.start, forms) \
                if not any(title.affiliation for title in found) else None
            if body and found and body == found[0].title:
                body = None
            found.append(Title(Piece(match.start(), match.end()), body))
    if text[at:at + 1] == "（" and not found:
        close = text.find("）", at, min(at + 44, block.end))
        if close > 0:
            found += _in_brackets(text, at + 1, close, forms)
    return found


def _before(text: str, low: int, end: int, forms: Forms) -> list[Title]:
    """Titles before a name, the last first: 言語聴覚士で国立長良教育大学准教授の."""
    found: list[Title] = []
    at = end
    while len(found) < MOST and at > low:
        at -= len(text[max(low, at - 2):at]) - len(
            text[max(low, at - 2):at].rstrip(" \u3000の、・：:／/＝=で兼"))
        start = longest_before(text, low, at, forms.called)
        if start == at or start > low and at - start == 1 and re.match(f"[{KANJI}]",
                                                                       text[start - 1]):
            break
        body = body_before(text, low, start, forms)
        found.append(Title(Piece(start, at), body))
        at = body.start if body else start
        if not MORE.search(text[max(low, at - 1):at]):
            break
    return found[::-1]


def body_before(text: str, low: int, end: int, forms: Forms) -> Piece | None:
    """The body whose name ends at a place, の aside."""
    at = end - 1 if end > low and text[end - 1] in "の・、　 " else end
    match = BODY.search(text[max(low, at - 40):at])
    if not match or len(match[0]) < 2 or match[0] in forms.called:
        return None
    start = at - len(match[0])
    if longest_before(text, start, at, forms["body_ends"], 10) == at:
        return None
    return Piece(start, at)


def _in_brackets(text: str, start: int, end: int, forms: Forms) -> list[Title]:
    """Titles in the brackets after a name; a field of learning is none."""
    found = []
    for match in re.compile("[^、・／/，＝]+").finditer(text, start, end):
        begin = longest_before(text, match.start(), match.end(), forms.called)
        if begin == match.end() or re.match(f"[{HIRA}]", text[match.start()]):
            continue
        body = Piece(match.start(), begin) if begin - match.start() > 1 else None
        found.append(Title(Piece(begin, match.end()), body))
    return found
