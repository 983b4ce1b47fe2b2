"""Bodies that a Japanese article names: companies, schools, societies, offices.

Here: where such a name begins and ends, and which words only say what kind of body it is.  Never
here: who belongs to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.captions import credits_of
from presskit.extract.japanese.forms import (
    HIRA,
    KANJI,
    KATA,
    Forms,
    grown,
    longest_before,
)
from presskit.extract.proposal import Event, Organisation, Person, Placed
from presskit.extract.words import any_of

__all__ = ["find_bodies"]

SOLID = f"{KANJI}{KATA}A-Za-z0-9Ａ-Ｚａ-ｚ０-９＆&ー"
COMPANY = re.compile(
    f"(?:(?:株式|有限|合同)会社|(?:一般|公益|特定非営利)?(?:社団|財団|活動)法人)"
    f"[{SOLID}・]{{2,24}}|(?:認定)?(?:NPO|ＮＰＯ)法人[ \u3000]?[{SOLID}{HIRA}]{{2,16}}"
    f"(?=[（、」]|$)"
    f"|[{SOLID}]{{2,20}}(?:株式|有限|合同)会社")
LINKS = ("(?:だから|でも|しかし|また|そして|ただ|さらに|いま|それで|しかも|なお|もし|やはり|やがて"
         "|ついに|すでに|まず|かつて|いずれ|この|その|あの|どの|いわゆる|いつも|ほか|および|ならびに|あるいは"
         "|または)")
"""Small words before the name of a body, which are no part of it."""
LEGAL = re.compile("(?:学校|国立大学|公立大学|独立行政|地方独立行政|医療|社会福祉|宗教)法人(?=..)")
RUN = re.compile(f"(?:(?:^|(?<=[。、「（\\s]))(?!{LINKS})[{HIRA}]{{1,8}}(?<![のはがをにで])"
                 f"(?=[{KANJI}{KATA}]))?"
                 f"[{SOLID}]{{2,30}}"
                 f"(?:(?<=友)の会)?")
PUBLISHER = re.compile(f"(?<=』)（(?P<name>[{SOLID}{HIRA}]{{2,16}}?)(?:[刊、）])")
OFFICE = re.compile(f"(?<![{SOLID}{HIRA}])[都道府県市区町村][{KANJI}]{{2,9}}[課局部室]"
                    "(?=[はがもをにのへと、。（])")
"""A part of a town's or a county's office: 県水産振興課."""
BARE = re.compile("(?:認定|一般|公益|特定非営利)*(?:NPO|ＮＰＯ|社団|財団|活動)法人[ \u3000]?"
                  "(?P<name>.{3,})")
ABROAD = re.compile(f"[{KATA}]{{2,10}}・(?=[{KATA}]{{2,}}[{KANJI}])")
"""The country or the city before a body abroad: フィンランド・ラウハマー大学."""
DEPARTMENT = re.compile(f"[{KANJI}{KATA}]{{1,8}}(?:学部|学科|研究科|専攻)")
PART = re.compile(
    "(?:(?:大学院|[^大]{0,10}(?:学部|学科|研究科|研究院|専攻|研究室|部|課|係|室|局|本部|支部|支店"
    "|支社|支所|本社|本店|工場|事業所|事務局|グループ|部門|チーム|店|校|キャンパス|病院|センター))+)$")
PART_END = re.compile("[部課係室局科]$")
STAGE = re.compile(f"[{KANJI}]{{2,5}}(?<![講口星台王高連即正])座")
PLAYED = re.compile("ほか|で|にて|の(?:公演|舞台|劇場)|（")
"""What stands behind a theatre: 青葉座ほか全国で公開."""
STATION = re.compile(f"(?![各同両本部消])[{KANJI}]{{2,4}}署")
"""A police station: 潮見署."""
SKIPPED = ("byline", "contact", "headline", "credit")


def find_bodies(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
                event: Event, forms: Forms) -> tuple[Organisation, ...]:
    """Each once: bodies of titles, companies by their form, what ends as bodies do."""
    found: dict[str, tuple[Piece, float, str]] = {}
    names = {article.words(piece) for person in people for piece in person.mentions}

    def keep(piece: Piece | None, sure: float, why: str) -> None:
        core = piece and _core(article, piece, forms)
        if core and article.words(core) not in names:
            known = found.get(article.words(core))
            if known is None or known[1] < sure:
                found[article.words(core)] = (core if known is None else known[0], sure, why)

    for person in people:
        for title in person.titles:
            keep(title.affiliation, 0.9, "body-of-a-title")
    keep(event.organiser, 0.8, "holds-the-event")
    counts: dict[str, list[Piece]] = {}
    barred = credits_of(article, placed, forms)
    for number, block, _ in article.each():
        if placed[number].kind in SKIPPED:
            continue
        for match in COMPANY.finditer(article.text, block.piece.start, block.piece.end):
            keep(Piece(match.start(), grown(article.text, *match.span(), block.piece.end, forms)),
                 0.9, "form-of-a-company")
        for match in forms.made(named_of).finditer(article.text, block.piece.start,
                                                   block.piece.end):
            keep(Piece(match.start("name") + 1, match.end("name") - 1), 0.8, "after-its-kind")
        for piece, why in _told(article.text, block.piece, forms):
            found.setdefault(article.words(piece), (piece, 0.76, why))
        for piece in _ending(article.text, block.piece, forms):
            if not any(one.holds(piece) for one in barred) and not (
                    event.venue and event.venue.holds(piece)):
                counts.setdefault(article.words(piece), []).append(piece)
    for words, pieces in counts.items():
        stem = longest_before(words, 0, len(words), forms["soft_ends"])
        if len(pieces) > 1 or not stem < len(words) or stem > 2:
            keep(pieces[0], 0.8 if len(pieces) > 1 else 0.65, "ends-as-bodies-do")
    return _in_order(article, found)


def _in_order(article: Article,
              found: dict[str, tuple[Piece, float, str]]) -> tuple[Organisation, ...]:
    """Bodies as they stand in the article, each with its shorter forms."""
    short = {words[:-1]: words for words in found if words.endswith("大学") and words[:-1] in found}
    return tuple(
        Organisation(piece, tuple(found[one][0] for one, whole in short.items()
                                  if whole == article.words(piece)) + _bare_form(article, piece),
                     sure, why)
        for piece, sure, why in sorted(_outermost(found), key=lambda one: one[0])
        if article.words(piece) not in short)


def named_of(forms: Forms) -> re.Pattern[str]:
    """A body's name in marks behind its kind: 劇団「…」."""
    return re.compile(f"{forms.any('marked_bodies')}(?P<name>「[^「」。、]{{2,24}}」)")


def committee_of(forms: Forms) -> re.Pattern[str]:
    """A committee that is named with its work: 「…」製作委員会."""
    return re.compile(f"[「『][^「」『』。]{{2,24}}[」』]{forms.any('committees')}委員会")


def labelled_of(forms: Forms) -> re.Pattern[str]:
    """Bodies behind what they do for a work or an event: 配給：青葉座."""
    return re.compile(f"(?:^|(?<=[。、\\s\u3000])){forms.any('maker_labels')}"
                      f"(?:[：:＝=／/]\\s*|[ \u3000])(?P<names>[{SOLID}{HIRA}・「」『』 ]{{2,40}})")


def _told(text: str, block: Piece, forms: Forms) -> Iterator[tuple[Piece, str]]:
    """Bodies that what stands beside them gives away: （汐見書房） behind a title, 配給：青葉座."""
    for match in forms.made(committee_of).finditer(text, block.start, block.end):
        yield Piece(*match.span()), "makes-a-work"
    for match in OFFICE.finditer(text, block.start, block.end):
        yield Piece(*match.span()), "part-of-an-office"
    for match in PUBLISHER.finditer(text, block.start, block.end):
        yield Piece(*match.span("name")), "publishes-a-work"
    for match in forms.made(labelled_of).finditer(text, block.start, block.end):
        for name in re.compile("[^、，／/]+").finditer(text, *match.span("names")):
            start = name.end() - len(name[0].lstrip(" \u3000"))
            if not re.search("[「」『』]", name[0]) and 2 < len(name[0].strip()) < 25:
                yield Piece(start, start + len(name[0].strip())), "after-a-label"


def _bare_form(article: Article, piece: Piece) -> tuple[Piece, ...]:
    """The name of a body without its form: NPO法人|たねびと雪守."""
    match = BARE.fullmatch(article.words(piece))
    return (Piece(piece.start + match.start("name"), piece.end),) if match else ()


def _outermost(found: dict[str, tuple[Piece, float, str]]) -> Iterator[tuple[Piece, float, str]]:
    """Without those that are the same body with a form before its name, or the end of one."""
    for words, (piece, sure, why) in found.items():
        if not any(other != words and other.endswith(words) and (
                sure < 0.9 or other[:-len(words)].endswith(("会社", "法人"))) for other in found):
            yield piece, sure, why


def _ending(text: str, block: Piece, forms: Forms) -> Iterator[Piece]:
    """Words that end as the names of bodies do."""
    for match in RUN.finditer(text, block.start, block.end):
        start, end = match.span()
        low = longest_before(text, start, end, forms.long_ends, 10)
        firm = low == end and forms.firm.search(match[0]) \
            and re.match("の[^。、]{2,16}(?:氏|さん)|（[^（）]{2,30}）|と共同|など",
                         text[end:end + 40])
        stage = STAGE.fullmatch(match[0]) and PLAYED.match(text, end)
        if low < end or firm or stage or match[0] in forms["offices"] \
                or STATION.fullmatch(match[0]):
            yield Piece(start, end)
        elif text[end:end + 1] not in tuple("にをはがでとのへも") and (
                longer := grown(text, start, end, block.end, forms)) > end:
            yield Piece(start, longer)
        elif PART_END.search(match[0]):
            yield from _whole_of(text, start, end, forms)


def _whole_of(text: str, start: int, end: int, forms: Forms) -> Iterator[Piece]:
    """The body of which some words name a part: 潮見高校|天文部."""
    for at in range(end - 2, start + 3, -1):
        if start < longest_before(text, start, at, forms.long_ends, 10) < at \
                and PART.fullmatch(text[at:end]):
            yield Piece(start, at)
            return


def _core(article: Article, piece: Piece, forms: Forms) -> Piece | None:
    """The body of which a department, a branch or a works is a part; ``None`` for words that say
    what kind of body it is and no more."""
    start, end = piece.start, piece.end
    if legal := LEGAL.match(article.text, start, end):
        start = legal.end()
    words = article.text[start:end]
    for at in range(3, len(words) - 1):
        stem = longest_before(words, 0, at, forms.long_ends, 10)
        firm = stem == at and at > 3 and forms.firm.search(words[:at])
        if stem == 0 and words[at - 1] not in "人社" and PART.fullmatch(words[at:]):
            return None
        if (0 < stem < at or firm) and not longest_before(words, 0, at + 1, forms.long_ends) < at \
                and PART.fullmatch(words[at:]):
            words = words[:at]
            break
    stem = longest_before(words, 0, len(words), forms["body_ends"], 10)
    kind = re.fullmatch(any_of(forms.words.get("kinds_of_bodies", ())), words[:stem])
    desk = re.fullmatch(any_of(forms.words.get("departments", ())) + "{1,3}[部課係室局]", words)
    if abroad := ABROAD.match(words):
        start, words = start + abroad.end(), words[abroad.end():]
    if words in forms["offices"]:
        return Piece(start, start + len(words))
    if words.endswith("法人"):
        return None
    if len(words) < 3 or stem == 0 or kind or desk or DEPARTMENT.fullmatch(words) \
            or words in forms["no_bodies"] or words[0] in "同各両当某旧" \
            or re.fullmatch(f"[{HIRA}]+", words):
        return None
    return Piece(start, start + len(words))
