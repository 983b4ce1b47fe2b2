"""Who says a quote of a Japanese article.

Here: the topic of the sentence before the quote, the name after it, who spoke last.  Never here:
whether something is speech.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.forms import Forms
from presskit.extract.japanese.sentences import Line, Topic
from presskit.extract.marks import Pair

__all__ = ["Voice", "Who", "who_says"]

SUBJECT = ("は", "も", "が", "によると", "によれば", "からは", "からも", "から", "より", "：", ":")
SOURCE = ("から", "より")
"""Particles after somebody from whom words come, or a ship."""
GENERAL = re.compile("(?:^|[、。\\s）」]|(?<=[^、。「」]))"
                     "(?P<who>[一-鿿ァ-ヺーA-Za-zＡ-Ｚ々・]{2,20}"
                     "(?:さん|氏|くん|ちゃん|先生)?(?:（[^（）「」]{1,20}）)?)"
                     "(?:は|も|からは|によると|側は)(?:、|[^「」。、はが]{1,10}(?:で|に|し|り"
                     "|て)、?|"
                     "[^「」。、はが]{1,12}に)?$")
IT_IS = re.compile("[たるうすくつむぶぐ]のは、?[^。]{0,40}$")
SIGNED = re.compile("[\\s\u3000]*[―—─–]{1,3}[ \u3000]*([^。「」はがを]{2,40})")
PERSON_AFTER = 44
"""So far after a closing mark the one who spoke may be named."""


@dataclass(frozen=True, slots=True)
class Who:
    """The speaker of one quote, how sure that is and by which rule."""

    person: int | None
    unnamed: Piece | None
    sure: float
    why: str


@dataclass(frozen=True, slots=True)
class Says:
    """Expressions of the lists.

    ``asked_so``: a question of whoever writes, そう声を掛けると、吉岡さんから「…」.
    ``witnessed``: how somebody tells of another's words, そう笑ったのを、関根さんは覚えている.
    ``of_another``: how one speaks of somebody near, who is then not the one who speaks.
    """

    asked: re.Pattern[str]
    pronoun: re.Pattern[str]
    no_voice: re.Pattern[str]
    so: re.Pattern[str]
    passive: re.Pattern[str]
    his_words: re.Pattern[str]
    his_talk: re.Pattern[str]
    asked_so: re.Pattern[str]
    witnessed: re.Pattern[str]
    of_another: re.Pattern[str]
    called: re.Pattern[str]


def says_of(forms: Forms) -> Says:
    """The expressions, compiled; to be asked for with :meth:`Forms.made`."""
    return Says(
        asked=re.compile(forms.any("asked_by")),
        pronoun=re.compile(f"(?<![一-鿿])(?:{forms.any('pronouns')}|同(?:{forms.any('titles')}))"
                           "(?:は|も|が)"),
        no_voice=re.compile(f"{forms.any('no_voices')}$"),
        so=re.compile("[^。「」]{0,24}(?:そう|こう|と(?=[話語言述笑])|このように|"
                      f"{forms.any('taken_up')})"),
        passive=passive_of(forms),
        his_words=re.compile(f"(?:さん|氏|[一-鿿]{{2,4}})?の{forms.any('own_words')}"),
        his_talk=re.compile(f"の{forms.any('own_talk')}(?:（[^（）]{{0,12}}）)?[：:＝ \u3000]*"),
        asked_so=re.compile(f"[そこ]う{forms.any('asked_so')}[^、。「」]{{0,6}}[とら]、"
                            "[^「」。]{2,20}(?:から|は|が)"),
        witnessed=re.compile("[^。「」]{0,12}[そこ]う[^、。「」]{1,12}た"
                             f"(?:の|{forms.any('witnessed')})を"),
        of_another=re.compile("彼女?[はがにの]"
                              f"|(?<![一-鿿]){forms.any('near_kin')}(?:さん)?に?[はがも]"),
        called=re.compile(f"{forms.any('spoken_titles')}$"))


def passive_of(forms: Forms) -> re.Pattern[str]:
    """A verb in a passive form behind a quote: Aさんから「…」と励まされた."""
    return re.compile(f"と[^、。「」]{{0,6}}{forms.any('told_passive')}[われら]")


@dataclass(slots=True)
class Voice:
    """Whom the article speaks of so far: ``topic`` is who was last what a sentence speaks of,
    ``last`` who was last named, both in this block; ``before`` the topic of an earlier block,
    ``spoke`` who said the last quote; ``main`` the one person whom the title names."""

    says: Says
    topic: Topic | None = None
    last: Topic | None = None
    before: Topic | None = None
    spoke: Who | None = None
    main: Topic | None = None


def who_says(article: Article, pair: Pair, lines: list[Line], number: int, voice: Voice,
             speech: re.Pattern[str]) -> Who | None:
    """The speaker of a pair that stands in one of a block's sentences; ``None`` for nobody."""
    line = lines[number]
    return (_after(article, pair, line, voice, speech) or _before(article, pair, line, voice)
            or _next(article, pair, lines, number, voice)
            or _carried(article, pair, voice) or _met_later(pair, lines, number))


def _after(article: Article, pair: Pair, line: Line, voice: Voice,
           speech: re.Pattern[str]) -> Who | None:
    """「…」とAさん, 「…」と話すのはAさん, 「…」とAさんに促され."""
    end = next((other.outer.start for other in line.pairs
                if other.outer.start > pair.outer.end), line.piece.end)
    text = article.text
    if text[pair.outer.end:pair.outer.end + 1] == "（":
        return _signed(text, pair, line)
    if pair.outer.start == line.piece.start and (
            sign := SIGNED.fullmatch(text, pair.outer.end, line.piece.end)):
        named = [topic for topic in line.topics if topic.piece.start > pair.outer.end]
        return _who(named[-1], 0.9, "signed-behind-a-dash") if named else Who(
            None, Piece(*sign.span(1)), 0.76, "signed-behind-a-dash")
    for topic in line.topics:
        start = topic.piece.start
        if not pair.outer.end < start < min(end, pair.outer.end + PERSON_AFTER):
            continue
        between = text[pair.outer.end:start]
        tail = text[topic.piece.end:end]
        if between[0] != "と" or "。" in between or voice.says.asked.search(between):
            return None
        if topic.how in ("に", "から") and voice.says.asked.search(tail[:16]):
            return _who(topic, 0.9, "passive-after")
        if _introduces(between, speech) and (
                topic.how in SUBJECT or topic.how in ("。", "", "だ", "、", "で")):
            if topic.how in ("は", "も", "が") \
                    and "のは" not in between and "、" in between[1:].lstrip("、") \
                    and not between.endswith("する"):
                continue
            return _who(topic, 0.92, "named-after")
    return None


def _signed(text: str, pair: Pair, line: Line) -> Who | None:
    """「…」（山田館長）: who spoke, in brackets after the marks."""
    close = text.find("）", pair.outer.end, min(line.piece.end, pair.outer.end + 28))
    if close < pair.outer.end + 2:
        return None
    for topic in line.topics:
        if pair.outer.end < topic.piece.start and topic.piece.end <= close:
            return _who(topic, 0.9, "signed-in-brackets")
    return Who(None, Piece(pair.outer.end + 1, close), 0.76, "signed-in-brackets")


def _introduces(between: str, speech: re.Pattern[str]) -> bool:
    """Whether the words between the closing mark and a name lead to who spoke."""
    rest = between[1:].lstrip("、")
    if not rest or len(rest) < 24 and re.search(r"(?:のは、?|する|た|る|う|す|の|、)$", rest) and (
            speech.search(rest) or "のは" in rest or rest.endswith("の")):
        return True
    return len(rest) <= 24 and not re.search(r"[。」]", rest) and bool(
        re.fullmatch(r"[^はがを]{1,24}[のる]?", rest)) and not re.search(r"[てでり]、|いう", rest)


def _before(article: Article, pair: Pair, line: Line, voice: Voice) -> Who | None:
    """Aさんは「…」, Aさん「…」; the last one before the quote that the sentence speaks of."""
    ahead = [topic for topic in line.topics if topic.piece.end <= pair.outer.start]
    text = article.text
    said = list(voice.says.pronoun.finditer(text, line.piece.start, pair.outer.start))
    for topic in ahead[-1:]:
        of = text.find("の", topic.piece.end, pair.outer.start)
        if topic.how == "の" and of > 0 and voice.says.his_talk.fullmatch(text, of,
                                                                         pair.outer.start):
            return _who(topic, 0.92, "whose-talk-it-is")
    for topic in reversed(ahead):
        if said and said[-1].start() >= topic.piece.start:
            break
        if topic.how in SOURCE and not _is_source(text, topic, pair, ahead, voice):
            continue
        if topic.how in SUBJECT and not _is_aside(text, topic, pair):
            return _who(topic, 0.92, "topic-before")
    for topic in reversed(ahead):
        if topic.how == "に" and voice.says.passive.match(text, pair.outer.end):
            return _who(topic, 0.85, "told-in-a-passive-form")
    if said:
        for topic in (voice.topic, voice.last, voice.before):
            if topic and topic.person is not None:
                return _who(topic, 0.85, "pronoun-before")
    if who := _nameless(text, pair, line, ahead, voice):
        return who
    if ahead and text[ahead[-1].piece.end:pair.outer.start].strip("さん氏様　 ：:（）。") == "":
        return _who(ahead[-1], 0.85, "name-right-before")
    for topic in reversed(ahead):
        if topic.person is not None and topic.how in ("、", "に", "で") and not voice.topic:
            return _who(topic, 0.7, "only-one-before")
    return None


def _nameless(text: str, pair: Pair, line: Line, ahead: list[Topic], voice: Voice) -> Who | None:
    """A body or somebody in general that the sentence speaks of: 市教委は「…」と."""
    if any(topic.person is not None for topic in ahead):
        return None
    start = max(line.piece.start, pair.outer.start - 40)
    match = GENERAL.search(text[start:pair.outer.start])
    if not match or voice.says.no_voice.search(match["who"]):
        return None
    return Who(None, Piece(start + match.start("who"), start + match.end("who")), 0.72,
               "body-as-topic")


def _is_source(text: str, topic: Topic, pair: Pair, ahead: list[Topic], voice: Voice) -> bool:
    """Whether words come from somebody, and not a ship that another speaks of: Aは Bから船を継ぎ、
    「…」と話す."""
    return not any(other.how in SUBJECT and other.how not in SOURCE for other in ahead) \
        or pair.outer.start - topic.piece.end <= 6 \
        or voice.says.passive.match(text, pair.outer.end) is not None


def _is_aside(text: str, topic: Topic, pair: Pair) -> bool:
    """Somebody in a clause that has ended before the quote: Aが来ると、「…」."""
    rest = text[topic.piece.end:pair.outer.start]
    return topic.how == "が" and bool(
        re.search(r"(?:ると|た時|たとき|る中|たため|ので|から)、", rest))


def _next(article: Article, pair: Pair, lines: list[Line], number: int, voice: Voice) -> Who | None:
    """「…」。Aさんはそう話す: the next sentence takes the quote up."""
    text = article.text
    rest = text[pair.outer.end:lines[number].piece.end].strip(" \u3000―—─–")
    if rest not in ("", "。") or number + 1 >= len(lines):
        return None
    after = lines[number + 1]
    if voice.says.asked_so.match(text, after.piece.start, after.piece.end):
        return Who(None, None, 0.72, "asked-by-whoever-writes")
    if match := re.compile(r"(?:そう|こう|と)[^。「」]{1,30}").match(text, after.piece.start,
                                                           after.piece.end):
        for topic in after.topics:
            if topic.piece.start < match.end() + 30:
                return _who(topic, 0.9, "named-in-the-next-sentence")
    if voice.main and voice.says.witnessed.match(text, after.piece.start, after.piece.end):
        return _who(voice.main, 0.7, "whom-the-title-names")
    for topic in after.topics:
        if topic.how in ("。", "", "だ", "で", "、") and IT_IS.search(
                text[after.piece.start:topic.piece.start]):
            return _who(topic, 0.9, "whom-the-next-sentence-ends-with")
        if topic.how == "の" and voice.says.his_words.match(text, topic.piece.end):
            return _who(topic, 0.85, "whose-words-the-next-sentence-names")
        if topic.how in ("は", "も", "が") and topic.piece.start < after.piece.start + 40:
            if voice.says.so.match(text, topic.piece.end, after.piece.end):
                return _who(topic, 0.88, "taken-up-by-the-next-sentence")
            if voice.topic is None and voice.last is None:
                return _who(topic, 0.7 if voice.spoke else 0.76, "topic-of-the-next-sentence")
            return None
        if number == 0 and topic.person is not None and topic.how == "の" \
                and topic.piece.start < after.piece.start + 3:
            return _who(topic, 0.7, "whose-the-next-sentence-begins-with")
    return None


def _carried(article: Article, pair: Pair, voice: Voice) -> Who | None:
    """Whom the sentences before speak of; not somebody whom the words speak of."""
    words = article.words(pair.inner) if pair.inner else ""

    def told_of(topic: Topic) -> bool:
        name = article.words(topic.piece)
        called = voice.says.called.search(name)
        return name in words or called is not None and called[0] + "は" in words

    first = voice.topic or voice.last
    if voice.main and first and first.person is not None and first.person != voice.main.person \
            and voice.says.of_another.search(words):
        return _who(voice.main, 0.74, "whom-the-title-names")
    if voice.topic and not told_of(voice.topic):
        ends = voice.topic.how in ("。", "")
        return _who(voice.topic, 0.74 if ends else 0.82, "topic-of-the-sentence-before")
    if voice.last and not told_of(voice.last):
        return _who(voice.last, 0.78, "named-in-the-sentence-before")
    if voice.spoke and voice.spoke.person is not None:
        return Who(voice.spoke.person, None, 0.76, "spoke-before")
    if voice.before and not told_of(voice.before):
        return _who(voice.before, 0.72, "topic-of-the-block-before")
    return None


def _met_later(pair: Pair, lines: list[Line], number: int) -> Who | None:
    """Whom a paragraph that opens with an utterance is about."""
    if number or pair.outer.start != lines[0].piece.start:
        return None
    return next((_who(topic, 0.7, "first-topic-of-the-paragraph") for line in lines[1:4]
                 for topic in line.topics if topic.how in ("は", "が", "も")), None)


def _who(topic: Topic, sure: float, why: str) -> Who:
    return Who(topic.person, None if topic.person is not None else topic.piece, sure, why)
