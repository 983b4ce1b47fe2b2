"""What a person is called beside a whole name: titles, and the bodies that they are held in.

Here: 〇〇大学の山田太郎教授, 作家で館長の山田太郎さん, 山田太郎氏（〇〇大教授）,
〇〇協会（会長＝山田太郎）.  Never here: who it is.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms, grown_back, longest_before
from presskit.extract.proposal import Title

__all__ = ["body_before", "titles_at"]

SOLID = f"{KANJI}{KATA}A-Za-z0-9Ａ-Ｚａ-ｚ０-９＆&ー‐"
BODY = re.compile(f"(?:[{SOLID}]|(?<=[{KANJI}])[・の](?=[{KATA}])|(?<=[{KATA}])・(?=[{KATA}])"
                  f"|の(?=会$)|(?<=法人)[{HIRA}]+(?=[{SOLID}]))+$")
MORE = re.compile(r"(?:で|兼|、|・|／|/|　| |の)$")
YEAR = re.compile(f"(?:[{KANJI}{KATA}]{{0,10}}(?:高校?|中学?|小学?|大学?|大学院))?"
                  "(?:(?:博士|修士)(?:前期|後期)?課程)?"
                  "(?<![\\d０-９])[\\d０-９一二三四五六]年生?$")
MODIFIER = re.compile(f"[{KANJI}{KATA}]{{1,10}}$|[{KANJI}]{{1,2}}[{HIRA}]{{1,2}}$")
NO_MODIFIER = re.compile("[市町村区県都府内在住身同歳年月日時家側系産製氏州国]$|^[同両各当]")
CIVIC = re.compile("(?:副?[市町村区]長|副?知事|[市県町村区都府道]議)")
LONG = re.compile("(?:(?:認定)?(?:NPO|ＮＰＯ|社団|財団|活動)法人|(?:株式|有限|合同)会社)"
                  f"[{SOLID}{HIRA}]{{2,20}}$")
MIXED = re.compile(f"法人[{SOLID}]*(?:(?![はがをの])[{HIRA}])+[{SOLID}]{{1,12}}$")
"""A body in kana and kanji, as far as the title that follows: NPO法人たねびと雪守|代表理事."""
OPENS = re.compile("（[^（）。]{0,60}$")
BEHIND = re.compile(f"・(?P<said>[{SOLID}]{{2,24}}?)(?=[）、。・（はがもをにとのら]|$)")
HELD = re.compile("(?:だった|であった|である|を務め(?:る|た|てい(?:る|た))|をつとめる"
                  "|に(?:就い|就任し|なっ|選ばれ)た|に(?:就く|就任する|なる)|として[^、。「」]{1,8}する|も(?:務める|兼ねる)|を兼ねる|という)$")
"""What joins an office with the name of who holds it: 社長を務める, 2代目社長だった."""
DESK = re.compile(f"[{KANJI}{KATA}]{{2,4}}[課部係室局]長(?:補佐|代理)?")
ALL_KANJI = re.compile(f"[{KANJI}]{{3,20}}")
EQUAL = re.compile("(?:（[^（）]{1,20}）)?＝(?P<said>[^＝。、「」]{2,24})(?=＝)")
"""What somebody is, between two marks behind the name: 山田太郎さん（34）＝除雪班長＝."""
READING = re.compile(f"（[{HIRA}{KATA}A-Za-zÀ-ÿ.・ \u3000ー'-]{{3,40}}）")
ORDER = re.compile("第?[\\d０-９一二三四五六七八九十]{1,3}代目?$")
HALL = re.compile("[市町村区]?役[場所]|[県道府都]庁")
SAME = re.compile("同(?=.)")
_NO_BODY = re.compile(f"[{HIRA}](?![{HIRA}]*(?<![はがをにでと])[{KATA}{KANJI}]+$)")
"""Words that begin in kana and no name of a body in a bracket: ときわで; but ときわエフエム."""
MOST = 4
"""So many titles in a row before one name."""


def titles_at(article: Article, name: Piece, forms: Forms) -> list[Title]:
    """The titles that stand round a whole name."""
    block = article.blocks[article.block_of(name)].piece
    text = article.text
    found = _before(text, block.start, name.start, forms)
    at = name.end
    match = forms.after_name.match(text, at, block.end)
    if not match and (reading := READING.match(text, at, block.end)):
        match = forms.after_name.match(text, reading.end(), block.end)
    match = match or DESK.match(text, at, block.end)
    if not match and re.search(f"[{KATA}]$", text[name.start:name.end]) and (
            whole := ALL_KANJI.match(text, at, block.end)):
        found += _in_brackets(text, *whole.span(), forms)
    if match:
        at = match.end()
        if match[0] not in forms["honorifics"]:
            body = body_before(text, block.start, name.start, forms) \
                if not any(title.affiliation for title in found) else None
            if body and found and body == found[0].title:
                body = None
            found.append(Title(Piece(match.start(), match.end()), body
                               or _town(text, block.start, name.start, match[0])))
    label = len(found) == 1 and found[0].affiliation is None and found[0].title \
        and text[found[0].title.end:found[0].title.end + 1] in tuple("：:")
    if text[at:at + 1] == "（":
        close = text.find("）", at, min(at + 44, block.end))
        if close > 0:
            found += [one for one in _in_brackets(text, at + 1, close, forms)
                      if not found or label or one.affiliation]
    if behind := BEHIND.match(text, at, block.end):
        body = body_before(text, block.start, name.start, forms)
        found += [Title(one.title, one.affiliation or body) for one in
                  _in_brackets(text, behind.start("said"), behind.end(), forms)]
    if equal := EQUAL.match(text, at, block.end):
        found += _in_brackets(text, *equal.span("said"), forms)
    outside = _outside(text, block.start, name.start, forms)
    if outside:
        found = [one if one.affiliation else Title(one.title, outside) for one in found]
    return [_resolved(article, one, forms) for one in found
            if one.title is None or article.words(one.title) not in forms["no_titles"]]


def _before(text: str, low: int, end: int, forms: Forms) -> list[Title]:
    """Titles before a name, the last first: 言語聴覚士で国立長良教育大学准教授の."""
    found: list[Title] = []
    at = end
    while len(found) < MOST and at > low:
        held = HELD.search(text[max(low, at - 16):at])
        before = at
        at -= len(held[0]) if held else len(text[max(low, at - 2):at]) - len(
            text[max(low, at - 2):at].rstrip(" \u3000の、・：:／/＝=で兼"))
        start = longest_before(text, low, at, forms.called)
        if start == at and (year := YEAR.search(text[max(low, at - 24):at])):
            same = 2 if year[0][0] == "同" else 0
            begin = at - len(year[0]) + same
            found.append(Title(Piece(begin, at), body_before(text, low, begin, forms)
                               if "課程" in year[0] else None))
            break
        if start == at and at < before:
            start = _role(text, low, at, forms)
        whole = _whole(text, low, start, forms)
        if start == at or whole == start > low and at - start == 1 and re.match(
                f"[{KANJI}]", text[start - 1]):
            break
        title = Piece(whole, at)
        body = body_before(text, low, title.start, forms) or _town(
            text, low, title.start, text[title.start:title.end])
        found.append(Title(title, body))
        at = body.start if body else title.start
        kin = text[title.start:title.end] in forms["kin"]
        if kin or not MORE.search(text[max(low, at - 1):at]) \
                and not HELD.search(text[max(low, at - 16):at]):
            break
    return _shared(text, found[::-1])


def _role(text: str, low: int, at: int, forms: Forms) -> int:
    """Where a word begins that no list knows and that ends as those for people do: 溶接工の."""
    start = longest_before(text, low, at, forms["role_ends"], 4)
    run = re.search(f"[{KANJI}{KATA}]+$", text[max(low, at - 12):at])
    if start == at or not run or len(run[0]) < 2 or any(
            run[0].endswith(word) for word in forms["no_roles"]):
        return at
    return start if _whole(text, low, start, forms) < start else at


def _shared(text: str, found: list[Title]) -> list[Title]:
    """Of titles that で joins, those behind are held in the body of the first."""
    for number in range(1, len(found)):
        before, one = found[number - 1], found[number]
        if before.affiliation and before.title and one.title and not one.affiliation \
                and text[before.title.end:one.title.start] in ("で", "で、", "兼", "・"):
            found[number] = Title(one.title, before.affiliation)
    return found


def _whole(text: str, low: int, start: int, forms: Forms) -> int:
    """Where a title begins whose last word is of the list: 選考委員長, 盆栽職人, 元工場長."""
    window = text[max(low, start - 24):start]
    if MIXED.search(window):
        return start
    if longest_before(text, low, start, forms.long_ends, 10) < start:
        kind = longest_before(text, low, start, forms["plain_bodies"])
        alone = kind == low or not re.match(f"[{SOLID}]", text[kind - 1])
        return kind if alone else start
    run = re.search(f"[{KANJI}{KATA}]+$", window)
    if order := ORDER.search(window[-8:]):
        return start - len(order[0])
    if run:
        ends = [at for at in range(2, len(run[0]) + 1)
                if longest_before(run[0], 0, at, forms["body_ends"], 10) < at
                and not (at < len(run[0]) and run[0][at - 1] in "会部室" and len(run[0]) - at < 2)]
        rest = run[0][ends[-1]:] if ends else run[0]
        if not ends and len(rest) > 8 or rest in forms["countries"]:
            return start
        rest = re.sub("^(?:今|昨|来|一昨)[春夏秋冬年]", "", rest)
        if rest and not NO_MODIFIER.search(rest) and MODIFIER.fullmatch(rest) \
                and longest_before(rest, 0, len(rest), forms.called) == len(rest) \
                and (ends or text[start - len(rest) - 1:start - len(rest)] not in ("・", "ー")):
            return start - len(rest)
        return start
    return longest_before(text, low, start, forms["crafts"], 6)


def quoted_of(forms: Forms) -> re.Pattern[str]:
    """A body whose name stands in marks: 市民団体「…の会」."""
    return re.compile(f"(?P<kind>{forms.any('marked_houses')}|)「(?P<body>[^「」。、]{{2,24}})」$")


def body_before(text: str, low: int, end: int, forms: Forms) -> Piece | None:
    """The body whose name ends at a place, の aside."""
    at = end - 1 if end > low and text[end - 1] in "の・、　 】" else end
    if (quoted := forms.made(quoted_of).search(text[max(low, at - 44):at])) and (
            quoted["kind"] or quoted["body"].endswith("の会") or longest_before(
                quoted["body"], 0, len(quoted["body"]), forms.long_ends, 10)
            < len(quoted["body"])):
        return Piece(at - len(quoted[0]) + quoted.start("body") - quoted.start(), at - 1)
    match = BODY.search(text[max(low, at - 40):at])
    if not match or len(match[0]) < 2 or match[0] in forms.called or match[0] in forms["kin"]:
        return None
    start = at - len(match[0])
    if longest_before(text, start, at, forms.long_ends, 10) == start:
        start = grown_back(text, low, start)
    if longest_before(text, start, at, forms["body_ends"], 10) == at \
            and not (at < end and text[at] in "の】" and forms.firm.search(match[0])) \
            and "法人" not in match[0] and not HALL.fullmatch(match[0]) \
            or text[start:at] in forms["no_bodies"] \
            or text[start:at] in forms["body_ends"] and "の" not in match[0]:
        return None
    return Piece(start, at)


def _town(text: str, low: int, start: int, title: str) -> Piece | None:
    """The town or prefecture of a mayor or a governor: 北浜市の早乙女直樹市長."""
    match = re.search(f"(?<![{KANJI}])([{KANJI}{KATA}]{{1,6}}[市町村区県都府道])[の \u3000]?$",
                      text[max(low, start - 12):start])
    if not match or not CIVIC.fullmatch(title):
        return None
    return Piece(start - len(match[0]), start - len(match[0]) + len(match[1]))


def _outside(text: str, low: int, start: int, forms: Forms) -> Piece | None:
    """The body before the bracket in which a name stands."""
    opened = OPENS.search(text[max(low, start - 70):start])
    if not opened:
        return None
    at = start - len(opened[0])
    window = text[max(low, at - 40):at]
    match = LONG.search(window) or BODY.search(window) or re.search("「[^「」]{2,24}」$", window)
    if not match or len(match[0]) < 2 or re.search(f"[{HIRA}]$", match[0]) \
            or text[at - 1] in "」" and not re.search("グループ|団体|法人|劇団|バンド",
                                                     text[at - len(match[0]) - 6:at]):
        return None
    cut = 1 if match[0][0] == "「" else 0
    return Piece(at - len(match[0]) + cut, at - cut)


def _in_brackets(text: str, start: int, end: int, forms: Forms) -> list[Title]:
    """Titles in the brackets after a name; a field of learning is none."""
    found = []
    for match in re.compile("[^、・／/，＝]+").finditer(text, start, end):
        begin = longest_before(text, match.start(), match.end(), forms.called)
        if begin == match.end() or _NO_BODY.match(text, match.start(), begin):
            continue
        whole = _whole(text, match.start(), begin, forms)
        if text[match.start():whole] in forms["departments"]:
            whole = match.start()
        body = Piece(match.start(), whole) if whole - match.start() > 1 else None
        found.append(Title(Piece(whole, match.end()), body))
    return found


def _resolved(article: Article, title: Title, forms: Forms) -> Title:
    """A title held in the same body (同組合) is held in the one that was named last."""
    body = title.affiliation
    if not body or not SAME.match(article.words(body)) or body.end - body.start > 8:
        return title
    kind = article.words(body)[1:]
    before = re.compile(f"[{SOLID}]{{2,24}}{re.escape(kind)}(?![{SOLID}])")
    last = [match for match in before.finditer(article.text, max(0, body.start - 1500), body.start)
            if match[0][0] != "同"]
    return Title(title.title, Piece(*last[-1].span())) if last else title
