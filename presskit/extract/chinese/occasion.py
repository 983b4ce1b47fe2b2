"""The event that an article in Chinese tells of: its name, day, house, who invites.

Here: names in marks or at a sentence's beginning that are held, opened or begun, and what the
same sentence and the facts at the end say of them.  Never here: what somebody only mentions:
without a name there is no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from presskit.extract.article import Piece
from presskit.extract.chinese.dates import DATE, iso_day
from presskit.extract.chinese.occasion_told import Telling, each_about, told_names
from presskit.extract.chinese.scene import Scene
from presskit.extract.proposal import Event, Placed
from presskit.extract.words import Words, any_of

__all__ = ["find_event"]

PLAIN = r"[^，。！？；：、\s（）()「」“”《》〔〕【】○]"
STAGED = re.compile(r"首演|首映|上演|公演|展出|开展")
DAY = r"\d[\d年月日号时点分起至（）○上下午晚—-]{1,30}"
CLOCK = re.compile(r"\s*(?:[（(][^（）()]{1,6}[）)])?[，,]?\s*"
                   r"(?P<t>(?:[上下]午|中午|晚上|傍晚|早上|清晨)?[\d一二三四五六七八九十]{1,3}(?:[时点]半?|[:：])(?:\d{2}分?)?"
                   r"|[上下]午|中午|晚上|傍晚|早上|清晨)")
NO_NAME = re.compile(r"一场|一次|一个|两场|多场|多次|本[次届]|这|该|此|去年|每|今年|[一两]")
LAST = re.compile(r"(?:首|头|最后|唯一的?)[一两三\d]?[场次个项]")
"""Of how many an event is one: it has no name of its own."""
DATED = re.compile(r"[^，。\s（）「“]{2,8}[，,]\s?(?:\d{4}年)?\d{1,2}月\d{1,2}日\s?"
                   r"(?:[—–-]{1,2}|──|／)"
                   r"|(?:\d{4}年)\d{1,2}月\d{1,2}日[，,]\s?[^，。\s（）「“]{2,8}\s?(?:[—–-]{1,2}|──)")
"""Where and when somebody writes, at the beginning of a release."""
BEFORE = re.compile(r"(?:[〔【（(\[][^〕】）)\]]{0,40}[〕】）)\]]|\S{2,4}讯(?=\s))?\s*")


@dataclass(frozen=True, slots=True)
class Occasions:
    """Patterns of an event's sentence."""

    noun: re.Pattern[str]
    then_held: re.Pattern[str]
    plain: re.Pattern[str]
    holding: re.Pattern[str]
    called: re.Pattern[str]
    host: re.Pattern[str]
    own: re.Pattern[str]
    marked_host: re.Pattern[str]
    inviting: re.Pattern[str]
    firm: re.Pattern[str]
    venue: re.Pattern[str]
    theme: re.Pattern[str]
    city: re.Pattern[str]
    fact: re.Pattern[str]


def find_event(scene: Scene, placed: tuple[Placed, ...], bodies: Iterable[str],
               words: Words) -> Event:
    """The best name of an event with what is said of it; empty where there is none.  ``bodies`` are
    names of those who may invite, folded."""
    patterns, telling = _occasions(words, bodies), Telling.of(words)
    named = [*_marked_names(scene, placed, patterns), *_plain_names(scene, placed, patterns),
             *told_names(scene, placed, telling)]
    named = [one for one in named if not NO_NAME.match(scene.folded, one[2].start)
             and not LAST.search(scene.folded, one[2].start, one[2].end)]
    if not named:
        return _nameless(scene, placed, patterns)
    _, _, name, sentence = min(named, key=lambda one: (-one[0], one[1]))
    event = _facts(scene, placed, patterns, Event(name))
    event = _sentence(scene, patterns, event, *sentence)
    for start, end in each_about(scene, placed, telling, name):
        if event.day and event.venue and event.organiser:
            break
        event = _sentence(scene, patterns, event, start, end)
    if event.organiser:
        first = re.match(r"[^、]*", scene.folded[event.organiser.start:event.organiser.end])[0]
        event = replace(event, organiser=Piece(event.organiser.start,
                                               event.organiser.start + len(first)))
    if event.organiser and name.start - 1 <= event.organiser.start <= name.end:
        event = replace(event, organiser=None)
    return event


def _nameless(scene: Scene, placed: tuple[Placed, ...], patterns: Occasions) -> Event:
    """Of an event without a name the whole day and the house, if the first sentence has both."""
    first = next((number for number, one in enumerate(placed) if one.kind == "paragraph"), None)
    if first is None:
        return Event()
    piece = scene.article.blocks[first].piece
    start, end = next(scene.sentences(piece.start, min(piece.end, piece.start + 300)))
    event = _sentence(scene, patterns, Event(), start, end)
    return event if event.day and event.venue else Event()


def _occasions(words: Words, bodies: Iterable[str]) -> Occasions:
    noun, held = any_of(words["event-nouns"]), any_of(words["event-verbs"])
    plain, hosts = any_of(words["event-nouns-plain"]), any_of(words["hosts"])
    return Occasions(
        re.compile(rf"{PLAIN}{{0,10}}?{noun}"),
        re.compile(rf"\s?(?:[，,]?(?:{DAY}[，,]?)?(?:预?[订定]|拟|计划)?[于在将假](?:{PLAIN}|[（）○]){{0,40}}?)?"
                   rf"(?:正式|成功|[今昨前明日天晚早晨午]{{1,3}})?{held}"),
        re.compile(rf"(?P<name>(?:{PLAIN}|（○{{1,8}}）){{0,26}}{plain})"
                   rf"(?=将|今|昨|明|前|日|正式|已|于|在|\d|{held}|[（(])"
                   rf"(?:[（）○]|{PLAIN}){{0,30}}?{held}"),
        re.compile(rf"{PLAIN}{{2,30}}?(?:举行|举办|召开|主办)了?(?P<name>{PLAIN}{{2,20}}{plain})"
                   r"(?=[，。；])"),
        re.compile(rf"{any_of(words['called'])}(?:为|是|：)?$"),
        re.compile(rf"由[《「“]?(?P<by>(?:{PLAIN}|○){{2,24}}?(?:、{PLAIN}{{2,20}}?)*)[》」”]?"
                   rf"(?:联合|共同|首次)?{hosts}"),
        re.compile(rf"(?P<by>{any_of(bodies)})(?:○|[（）]|有限公司){{0,40}}(?:[和与及][^，。]{{2,20}}?)?"
                   r"(?:[今昨]|将|[订定]于|正式|联合|[在于]|发布|推出|举行|举办|合办|主办|召开)"),
        re.compile(rf"(?:^|[，。,])(?:[^，。]{{0,8}}(?:团体|机构))?[「“](?P<by>○{{2,20}})[」”]"
                   rf"[^，。]{{0,20}}?{hosts}"),
        re.compile(rf"主办(?:单位|方|机构)(?:为|是)?(?P<by>{PLAIN}{{2,20}}?{any_of(words['bodies'])})"),
        re.compile(r"公司|企业|机构|团体|单位|品牌|平台|[年月日昨今]"),
        re.compile(rf"[于在假](?P<at>(?:(?![于在]){PLAIN}){{2,20}}?)(?:正式|隆重|盛大|成功|如期|顺利)?"
                   rf"(?:{held}|办了|举办|办理|合办|发布|推出|宣布)(?![厅会台室馆])"),
        re.compile(rf"以[「“『《\"](?P<theme>[^」”』》\"]{{2,40}})[」”』》\"]"
                   rf"{any_of(words['themes'])}"),
        re.compile(any_of(words["cities"])),
        re.compile(r"(?P<label>活动名称|日期|时间|展期|地点|场地|主办|主办单位|主办方)\s*[：:]\s*"
                   r"(?P<fact>[^\n]{2,60})"))


def _marked_names(scene: Scene, placed: tuple[Placed, ...],
                  patterns: Occasions) -> list[tuple[float, int, Piece, tuple[int, int]]]:
    """Names in marks: how good, where, what, in which sentence."""
    found = []
    for number, pairs in enumerate(scene.pairs):
        if placed[number].kind not in ("paragraph", "subhead", "headline", "list"):
            continue
        block = scene.article.blocks[number].piece
        for pair in pairs:
            if pair.inner is None or not pair.closed or pair.inner.end - pair.inner.start > 40:
                continue
            start, end = pair.outer.start, pair.outer.end
            before = scene.masked[max(block.start, start - 16):start]
            after = scene.masked[end:min(block.end, end + 60)]
            inner = scene.folded[pair.inner.start:pair.inner.end]
            name, own = pair.inner, patterns.noun.search(inner[-8:]) is not None
            tied = patterns.noun.match(after)
            if tied and not own:
                count = re.search(r"第[\d一二三四五六七八九十百]{1,4}[届回]$|首届$", before)
                name = Piece(start - len(count[0]) if count else start, end + tied.end())
            after = after[tied.end() if tied else 0:]
            held = patterns.then_held.match(after)
            sentence = _sentence_of(scene, block, start)
            called = patterns.called.search(before) and (
                own or tied or patterns.noun.search(scene.masked, sentence[0], start))
            hosted = re.search(r"(?:主办|举办|举行|办理|合办|推出|出席|召开)了?的?$", before) or (
                re.search(r"[在于]$", before) and re.match(r"上|中|期间|现场", after))
            weight = 3 * bool(held) + 2 * bool(called) + own + bool(tied) + 2 * bool(hosted) \
                + (number <= 2) + (placed[number].kind == "paragraph")
            if pair.mark in "《〈" and not (held and STAGED.search(held[0])):
                weight -= 3
            if (held or called or hosted and (own or tied)) and weight >= 4:
                found.append((weight, start, name, sentence))
    return found


def _plain_names(scene: Scene, placed: tuple[Placed, ...],
                 patterns: Occasions) -> list[tuple[float, int, Piece, tuple[int, int]]]:
    """Names without marks at the beginning of a clause, held in it."""
    found = []
    for number, start, end in scene.each_sentence(placed):
        for begin, stop in scene.clauses(start, end):
            begin = BEFORE.match(scene.masked, begin).end()
            limit = min(stop, begin + 80)
            match = patterns.plain.match(scene.masked, begin, limit) \
                or patterns.holding.match(scene.masked, begin, limit)
            if match and len(match["name"]) > 2 and not NO_NAME.match(match["name"]):
                name = Piece(*match.span("name"))
                again = scene.masked.count(match["name"], 0, 20000) > 1
                found.append((4.5 + (number <= 2) + again, begin, name, (start, end)))
    return found


def _sentence_of(scene: Scene, block: Piece, at: int) -> tuple[int, int]:
    for start, end in scene.sentences(max(block.start, at - 300), min(block.end, at + 300)):
        if start <= at < end:
            return start, end
    return at, min(block.end, at + 300)


def _sentence(scene: Scene, patterns: Occasions, event: Event, start: int, end: int) -> Event:
    """What the sentence of the name says, and the next one, of a theme."""
    masked, folded = scene.masked, scene.folded
    dated = DATED.match(folded, start, end)
    start = dated.end() if dated else start
    if event.day is None and (date := DATE.search(folded, start, end)):
        event = replace(event, date=Piece(*date.span()), day=iso_day(date))
        if time := CLOCK.match(folded, date.end(), end):
            event = replace(event, time=Piece(*time.span("t")))
    venue = patterns.venue.search(masked, start, end)
    if event.venue is None and venue and not re.search(r"[日月年]|期间|此前|当天", venue["at"]):
        key = "city" if patterns.city.fullmatch(venue["at"]) else "venue"
        event = replace(event, **{key: Piece(*venue.span("at"))})
    if event.organiser is None:
        event = replace(event, organiser=_host(scene, patterns, start, end))
    theme = patterns.theme.search(folded, start, min(len(folded), end + 120))
    part = re.compile(rf"[在于](?P<of>{PLAIN}{{4,24}})期间").search(masked, start, end)
    return replace(event, theme=event.theme or (Piece(*theme.span("theme")) if theme else None),
                   part_of=event.part_of or (Piece(*part.span("of")) if part else None))


def _host(scene: Scene, patterns: Occasions, start: int, end: int) -> Piece | None:
    """Who invites: 由…主辦, or a name in marks before 辦."""
    if host := patterns.host.search(scene.masked, start, end):
        return Piece(*host.span("by"))
    if host := patterns.marked_host.search(scene.masked, start, end):
        return Piece(*host.span("by"))
    if host := patterns.own.search(scene.masked, start, end):
        return Piece(_whole(scene, patterns, start, host.start("by")), host.end("by"))
    host = patterns.inviting.search(scene.masked, 0, 4000)
    return Piece(*host.span("by")) if host else None


def _whole(scene: Scene, patterns: Occasions, start: int, at: int) -> int:
    """Where the name of a body begins of which a title gives only the last part."""
    head = re.search(r"(?:^|[，。〕】）\s的])([\u4e00-\u9fff]{1,8})$", scene.masked[start:at])
    if head is None or patterns.firm.search(head[1]) or re.search(r"[在于由的]", head[1]):
        return at
    return at - len(head[1])


def _facts(scene: Scene, placed: tuple[Placed, ...], patterns: Occasions, event: Event) -> Event:
    """Lines of facts: date, place, who invites."""
    for number, one in enumerate(placed):
        piece = scene.article.blocks[number].piece
        fact = patterns.fact.match(scene.folded, piece.start, piece.end) \
            if one.kind == "list" else None
        if not fact:
            continue
        label, place = fact["label"], Piece(*fact.span("fact"))
        if label == "活动名称" and event.name and \
                scene.folded[event.name.start:event.name.end] in fact["fact"]:
            event = replace(event, name=place)
        elif label in ("日期", "时间", "展期") and event.day is None:
            if date := DATE.search(scene.folded, place.start, place.end):
                event = replace(event, date=Piece(*date.span()), day=iso_day(date))
        elif label in ("地点", "场地") and event.venue is None:
            event = replace(event, venue=place)
        elif label.startswith("主办") and event.organiser is None:
            event = replace(event, organiser=place)
    return event
