"""What stands before and after a place where a name may be.

Here: what kind of company it is, how much it speaks for a name.  Never here: the name itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.chinese.name_houses import bears, cuts
from presskit.extract.chinese.name_lists import Lists, is_han

__all__ = ["BLANKS", "DOTS", "SEPARATORS", "Side", "bracket_at", "left_of", "office_before",
           "right_of", "verb_at"]

BLANKS = " \t\u00a0\u3000"
DOTS = "·‧．•・∙"
SEPARATORS = "、／/和与及跟同"
LABELS = "：:／/｜|"
_PICTURES = frozenset(("图", "图片", "照片", "相片"))
"""Before a colon they begin a caption as often as they say whose picture it is."""
_OPENING = "（(〔【[“「『《〈‘"
_CLOSING = "）)〕】]”」』》〉’"
_MARKS = frozenset("，。；！？、：,;!?:…—–-~～·|｜/／■□●▲▼◆○◎※★☆•\n\r" + _OPENING + _CLOSING + '"')
_SIDE = re.compile(r"[（(]图?(?:[前后中]排|上|下)?[左右中前后][一二三四五六七八九\d]?[、，）)]|"
                   r"[（(][^（）()\n]{0,12}[\d一二三四五六七八九十]{1,3}岁")
_SEVERAL = re.compile(r"[两二三四五六七八九十]+[位名]|等[两二三四五六七八九十]?[位名人]")
_DONE = re.compile(r"以(?:\d|[一二三四五六七八九十]+[比分票])|[ \u3000]?饰[ \u3000]")
"""What only people do after their names: 以21比18, 飾 somebody."""
_YEAR = re.compile(r"[一二][〇零○一二三四五六七八九]{3}年|民国|[上下去今明前后]世纪")
_REACHED = re.compile(r"[\s，,、；;（(：:／/｜|]{1,3}(?:联络|联系|查询|办公)?"
                      r"(?:电话|手机|邮箱|电邮|电子邮件|微信|传真|(?i:tel|phone|e-?mail))"
                      r"|[ \u3000]?[（(]?\+?\d[\d() -]{5,16}\d|[ \u3000]?[\w.+-]{2,40}@\w")
"""What stands under the name of somebody whom the media may ask."""


@dataclass(frozen=True, slots=True)
class Side:
    """The company of one side: its kind, its weight, and where it ends (before: begins)."""

    kind: str
    weight: float
    at: int


def left_of(text: str, start: int, lists: Lists) -> Side:
    """What stands before a place of folded text."""
    at = start
    while at and text[at - 1] in BLANKS:
        at -= 1
    blank = at < start
    if not at or text[at - 1] == "\n":
        return Side("edge", 1.5, start)
    credit = _credit_before(text, at, blank, lists)
    if credit:
        return credit
    label = at
    while label and text[label - 1] in LABELS:
        label -= 1
    size = office_before(text, label, lists) or \
        (label < start and lists.prizes.before(text, label))
    prize = label == start and lists.prizes.before(text, label)
    if prize > 1 and not size and text[label - 1] in "奖军牌":
        return Side("title", 2.0, label - prize)
    if size:
        if _is_called(text, label - size, lists):
            return Side("none", 0.0, at)
        return Side("title", 3.0 if label == at else 2.5, label - size)
    if text[at - 1] in "为是" and not blank and office_before(text, at - 1, lists):
        return Side("title", 2.5, at - 1 - office_before(text, at - 1, lists))
    if text[at - 1] in "“「『‘" and office_before(text, at - 1, lists):
        return Side("title", 2.0, at - 1 - office_before(text, at - 1, lists))
    return _words_before(text, at, blank, lists)


def _words_before(text: str, at: int, blank: bool, lists: Lists) -> Side:
    """What stands before a place that is no office, by its last words."""
    if text[at - 1] == "、" or (text[at - 1] in SEPARATORS and not blank):
        return Side("list", 1.5 if text[at - 1] == "、" else 1.0, at)
    if text[at - 1] in _MARKS:
        return Side("edge", 1.5, at)
    size = lists.namers.before(text, at)
    if size:
        return Side("link", 2.5, at - size)
    size = lists.links.before(text, at)
    if size:
        if text[at - 1] == "的" and text.find("来自", max(0, at - 12), at) >= 0:
            return Side("link", 2.0, at - 1)
        return Side("link", 1.0 if size == 1 else 1.5, at - size)
    size = lists.bodies.before(text, at)
    if size:
        return Side("body", 1.5 if size > 1 else 1.0, at - size)
    if blank or text[at - 1] in "日天晚早午时晨间":
        return Side("time", 1.0, at)
    return Side("none", 0.0, at)


def _is_called(text: str, begin: int, lists: Lists) -> bool:
    """Whether a surname stands before the office that begins here: 游校長."""
    return text[begin - 1:begin] in lists.common and (
        begin < 2 or text[begin - 2] in _MARKS or text[begin - 2] in BLANKS)


def office_before(text: str, end: int, lists: Lists) -> int:
    """The length of the office, trade or kinship that ends here, 0 for none."""
    size = lists.offices.before(text, end)
    if size:
        return size
    if end > 1 and text[end - 1] in lists.office_endings and is_han(text[end - 2]) and \
            not lists.not_offices.before(text, end):
        return 2
    if end > 2 and text[end - 1] == "人" and is_han(text[end - 3:end - 1]) and \
            not lists.not_offices.before(text, end) and text[end - 2] not in lists.never:
        return 3
    return 0


def _credit_before(text: str, at: int, blank: bool, lists: Lists) -> Side | None:
    """A reporter or a photographer: by 記者 without any mark, by most words only with one."""
    label = at
    while label and text[label - 1] in LABELS + BLANKS:
        label -= 1
    size = lists.credit_before.before(text, label)
    if not size:
        return None
    word = text[label - size:label]
    if word in _PICTURES:
        return None
    if label < at or blank or word.endswith(("记者", "通讯员", "摄")):
        before = text[label - size - 1:label - size]
        if size > 1 or not is_han(before) or before in "文图":
            return Side("credit", -9.0, label - size)
    return None


def right_of(text: str, end: int, lists: Lists) -> Side:
    """What stands after a place of folded text."""
    if end >= len(text) or text[end] == "\n":
        return Side("end", 4.0 if _REACHED.match(text, end) else 1.5, end)
    char = text[end]
    after = end
    while after < len(text) and text[after] in BLANKS:
        after += 1
    size = lists.credit_after.at(text, after + (text[after:after + 1] in "／/"))
    if size and (after > end or char in "／/" or text[after:after + size] in ("摄", "摄影")):
        return Side("credit", -9.0, end)
    if char in "（(":
        closed = bracket_at(text, end)
        weight = 3.0 if closed and _names_somebody(text, end, closed, lists) else 1.5
        return Side("bracket", weight, closed or end + 1)
    if char in "、及":
        return Side("list", 1.5, end + 1)
    if char in "《〈":
        return Side("work", 3.5, end)
    if _REACHED.match(text, end):
        return Side("mark", 3.5, end)
    if _DONE.match(text, end):
        return Side("verb", 2.5, end + 1)
    if char == "，" and _is_explained(text, end + 1, lists):
        return Side("mark", 2.5, end)
    if char in _MARKS or char in BLANKS:
        return Side("mark", 1.5, end)
    if bears(text, end, lists):
        return Side("house", -9.0, end)
    size = lists.titles_after.at(text, end)
    if size:
        return Side("title", 1.0 if _name_begins(text, end + size, lists) else 3.0, end + size)
    if _SEVERAL.match(text, end):
        return Side("several", 2.5, end)
    if char == "的" and lists.belongings.at(text, end + 1):
        return Side("weak", 2.0, end + 1)
    return _words_after(text, end, lists)


def _words_after(text: str, end: int, lists: Lists) -> Side:
    """What stands after a place that is no mark and no title, by its first words."""
    char = text[end]
    strong = verb_at(text, end, lists)
    if strong:
        plain = lists.strong.at(text, end) or char in lists.rare
        return Side("verb", 3.0 if plain else 2.5, strong)
    if cuts(text, end, lists):
        return Side("house", -9.0, end)
    size = lists.verbs.at(text, end)
    if char in "和与及跟" and verb_at(text, end + 1, lists):
        return Side("none", 0.0, end)
    size = size if size > 1 else max(size, lists.adverbs.at(text, end))
    if size:
        return Side("weak", 1.0 if size == 1 else 1.5, end + size)
    if char.isdigit() or _YEAR.match(text, end):
        return Side("weak", 1.0, end)
    return Side("none", 0.0, end)


def _is_explained(text: str, at: int, lists: Lists) -> bool:
    """Whether what follows a comma says who that is: an office with a mark after it."""
    for stop in range(at + 2, min(len(text), at + 20)):
        if text[stop] in _MARKS:
            return text[stop] in "，。" and office_before(text, stop, lists) > 0
    return False


def _name_begins(text: str, at: int, lists: Lists) -> bool:
    """Whether the title that ends here seems to be of somebody who is named after it."""
    follows = (text[at:at + 1] in lists.surnames and text[at + 1:at + 2] in lists.usual) or sum(
        char in lists.foreign for char in text[at:at + 3]) == 3
    return follows and lists.verbs.at(text, at) < 2 and lists.adverbs.at(text, at) < 2 and \
        text[at:at + 2] not in lists.name_words


def verb_at(text: str, start: int, lists: Lists) -> int:
    """Where a verb ends that people do, with small words before it; 0 for none."""
    at = start
    for _ in range(4):
        size = lists.strong.at(text, at)
        if size:
            return at + size
        size = lists.adverbs.at(text, at)
        if not size:
            return 0
        at += size
        if text[at:at + 1] in "，,":
            return at if at - start > 2 else 0
    return 0


def bracket_at(text: str, start: int) -> int:
    """Where the bracket ends that opens here; 0 if it doesn't within a name's company."""
    for at in range(start + 1, min(len(text), start + 60)):
        if text[at] in "）)":
            return at + 1
        if text[at] == "\n":
            return 0
    return 0


def _names_somebody(text: str, start: int, end: int, lists: Lists) -> bool:
    """Whether a bracket says something of a person: a side, an age, an office, another name."""
    inner = text[start + 1:end - 1].strip(BLANKS)
    return bool(_SIDE.match(text, start) or inner.startswith(lists.own_names) or
                any(lists.nicknames.at(inner, at) for at in range(min(8, len(inner)))) or
                office_before(inner, len(inner), lists) or
                re.match(r"[A-Z][A-Za-z’'.-]+(?: [A-Z(][A-Za-z’'.-]*)+$", inner))
