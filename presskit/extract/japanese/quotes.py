"""Speech in Japanese quotation marks, and what else stands in marks.

Here: whether a pair of marks holds speech, a work, a term, a part of what somebody said.  Never
here: who speaks.

The verb stands at the end of a Japanese sentence: 「…」 is told by what follows it (と話した) and
by what it is itself (a clause that ends as clauses do), less by what stands before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.answers import answers
from presskit.extract.japanese.forms import HIRA, Forms, forms_of
from presskit.extract.japanese.sentences import Line, Topic, lines_of, mentions_of, unnamed_of
from presskit.extract.japanese.speakers import SUBJECT, Voice, Who, who_says
from presskit.extract.marks import Pair, pairs_of
from presskit.extract.proposal import Marked, Person, Placed, Quote
from presskit.extract.words import Words

__all__ = ["find_quotes"]

CLAUSE = re.compile(f"(?:[{HIRA}ー〜～]|[。！？!?…♪）])$")
STRONG_CLAUSE = re.compile(r"(?:[。！？!?…]|です|ます|した|ない|たい|だ|った|いる|ある|よう?|ね"
                           r"|よ|か|な|ろう|しょう|ん|い|たら|"
                           r"から|けど|ので|って|のに|わ|ぞ|ぜ|う|る|た|え|さ|を|に|へ)$")
HEARD = re.compile(r"という[。（]|といい、|という$|とのこと|そうだ。")
RELATIVE = re.compile(r"(?:と|との)[^、。「」]{0,12}(?:た|る|う|す|との|の)(?:人|方|回答|割合|声"
                      r"|意見|感想|質問|要望|言葉|一文|文字|"
                      r"見方|指摘|批判|期待|思い|考え|評価|評|理由|回答者|企業|世帯|子ども|生徒"
                      r"|学生|若者)")
SIGNED = re.compile(r"（[^（）「」\d０-９]{2,24}）(?:[。と]|$)")
PASSIVE = re.compile("と[^、。「」]{0,6}(?:言|いわ|諭さ|励まさ|教え|勧め|頼ま|聞か|問わ|誘わ"
                     "|叱ら|怒ら|褒め|告げ)[われら]")
OUTER = "「“\""
SPOKEN_IN = ("paragraph", "list")


ANNOUNCED = re.compile(
    r"(?:の(?:コメント|談話|言葉|ことば|ご?あいさつ|ご?挨拶|メッセージ|所感)[はをが、][^。「」]{0,20}"
    r"|[は、](?=[^。「」]{0,12}(?:話|語|述べ|コメント)))"
    r"(?:以下|次|下記|つぎ)の?(?:通り|とおり|よう)[^。「」]{0,14}[。：:]?$")


@dataclass(frozen=True, slots=True)
class Rules:
    """Expressions of one call."""

    speech: re.Pattern[str]
    named: re.Pattern[str]
    works: re.Pattern[str]
    acts: re.Pattern[str]
    events: re.Pattern[str]
    unnamed: re.Pattern[str]


def find_quotes(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
                words: Words) -> tuple[tuple[Quote, ...], tuple[Marked, ...]]:
    """Everything that somebody says, and every other outermost pair of marks."""
    forms = forms_of(words)
    rules = Rules(
        speech=re.compile(f"^(?:と|。と)[^。「」]{{0,34}}?{forms.any('speech')}"),
        named=re.compile(f"と(?:い[うっ](?!。|、|$)|[^、。「」]{{0,3}}(?:{forms.any('named')}))"),
        works=re.compile(f"{forms.any('work_nouns')}(?:[「『・は、]|$)"),
        acts=re.compile(f"[^。「」]{{0,12}}{forms.any('work_acts')}"),
        events=re.compile(f"{forms.any('event_kinds')}[\\s\\d０-９年度]*$"),
        unnamed=unnamed_of(forms))
    mentions = mentions_of(people)
    quotes, taken = answers(article, placed, people, mentions)
    marked: list[Marked] = []
    voice = Voice(asked=re.compile(forms.any("asked_by")), pronoun=re.compile(
        f"(?<![一-鿿])(?:{forms.any('pronouns')}|同(?:{forms.any('titles')}))(?:は|も|が)"),
        no_voice=re.compile(f"{forms.any('no_voices')}$"))
    opened = False
    voice.before = _of_the_title(article, placed, mentions)
    for number, block, _ in article.each():
        kind = placed[number].kind
        opened = opened or kind == "heading"
        if number in taken:
            voice.topic = None
            continue
        if kind in SPOKEN_IN:
            lines = lines_of(article, block, mentions, rules.unnamed, forms)
            if _is_alone(lines) and (voice.before is None or opened):
                voice.before = _ahead(article, placed, number, mentions, rules, forms) \
                    or voice.before
                voice.spoke = None if opened and voice.before else voice.spoke
            if _is_alone(lines) and (told := _announced(article, number, mentions)):
                voice.before, voice.spoke, voice.topic, voice.last = told, None, None, None
            opened = False
            found, others = _read_block(article, lines, voice, forms, rules)
            quotes += found
            marked += others
        else:
            marked += [Marked(pair.inner, _kind(article, pair, rules)) for pair in
                       pairs_of(article, block) if pair.depth == 0 and pair.inner]
    return tuple(sorted(quotes, key=lambda quote: quote.outer)), tuple(marked)


def _of_the_title(article: Article, placed: tuple[Placed, ...],
                  mentions: list[tuple[int, int, int]]) -> Topic | None:
    """The one person that the title and the lines under it name, if it is one."""
    ends = [block.piece.end for number, block, _ in article.each()
            if placed[number].kind in ("headline", "subhead")]
    named = [one for one in mentions if ends and one[1] <= ends[-1]]
    if len({person for _, _, person in named}) != 1:
        return None
    start, end, person = named[0]
    return Topic(Piece(start, end), "は", person)


def _announced(article: Article, number: int,
               mentions: list[tuple[int, int, int]]) -> Topic | None:
    """Whose words the paragraph before says that these are: Aさんのコメントは次のとおりです。"""
    if not number:
        return None
    block = article.blocks[number - 1].piece
    match = ANNOUNCED.search(article.words(block))
    named = [one for one in mentions if match and block.start <= one[0]
             and one[1] <= block.start + match.start() + 1]
    return Topic(Piece(*named[-1][:2]), "は", named[-1][2]) if named else None


def _is_alone(lines: list[Line]) -> bool:
    """Whether a block is one utterance and no more."""
    return len(lines) == 1 and len(lines[0].pairs) == 1 and \
        lines[0].pairs[0].outer == lines[0].piece


def _ahead(article: Article, placed: tuple[Placed, ...], number: int,
           mentions: list[tuple[int, int, int]], rules: Rules, forms: Forms) -> Topic | None:
    """Whom the next paragraph speaks of first, where an utterance opens a part alone."""
    if number + 1 >= len(placed) or placed[number + 1].kind != "paragraph":
        return None
    lines = lines_of(article, article.blocks[number + 1], mentions, rules.unnamed, forms)
    return next((topic for line in lines[:2] for topic in line.topics
                 if topic.person is not None and topic.how in SUBJECT), None)


def _read_block(article: Article, lines: list[Line], voice: Voice, forms: Forms,
                rules: Rules) -> tuple[list[Quote], list[Marked]]:
    """One block's pairs, sentence by sentence, keeping whom the sentences speak of."""
    quotes: list[Quote] = []
    marked: list[Marked] = []
    voice.before, voice.topic, voice.last = voice.topic or voice.before, None, None
    for number, line in enumerate(lines):
        for pair in line.pairs:
            if pair.inner is None:
                continue
            who = None
            if pair.mark in OUTER and is_speech(article, pair, line, rules):
                who = who_says(article, pair, lines, number, voice, rules.speech)
                who = who if who or _firm(article, pair, line, rules) is False else Who(
                    None, None, 0.5, "nobody-named")
            if who is None or who.why == "nobody-named" and not _stands_out(article, pair, line):
                marked.append(Marked(pair.inner, _kind(article, pair, rules)))
                continue
            quotes.append(Quote((pair.inner,), (pair.outer,), who.person, who.unnamed,
                                _cue(article, pair, line, who), who.sure, who.why))
            voice.spoke = who
        _remember(voice, line)
    return quotes, marked


def _remember(voice: Voice, line: Line) -> None:
    people = [topic for topic in line.topics if topic.person is not None]
    subjects = [topic for topic in people if topic.how in SUBJECT]
    if subjects:
        voice.topic = subjects[-1]
        if not line.pairs:
            voice.spoke = None
    elif any(topic.how in SUBJECT for topic in line.topics):
        voice.topic = [topic for topic in line.topics if topic.how in SUBJECT][-1]
    if people:
        first = next((topic for topic in people if topic.how not in ("の", "と")), people[-1])
        voice.last = first
        if not subjects and len({topic.person for topic in people}) == 1 \
                and people[-1].how in ("だ", "。", "で", "、", ""):
            voice.topic = people[-1]


def is_speech(article: Article, pair: Pair, line: Line, rules: Rules) -> bool:
    """Whether what stands between two marks is a whole utterance."""
    text = article.text
    words = article.words(pair.inner)
    after = text[pair.outer.end:min(line.piece.end, pair.outer.end + 80)]
    size = len(words)
    clause = bool(CLAUSE.search(words))
    if not pair.closed:
        return size > 20 and pair.outer.start == line.piece.start
    if words[-1] in "。" or "。" in words and size > 12:
        return not re.match(r"と(?:題|いう(?!。)|書|記|刻)", after)
    if re.search(r"[%％割]の?[^、。]{0,6}[がは]、?$",
                 text[max(line.piece.start, pair.outer.start - 16):pair.outer.start]):
        return False
    stopped = after in ("", "。") or after[:1] == "。"
    if stopped:
        alone = pair.outer.start == line.piece.start \
            or text[pair.outer.start - 1] in "、はもが。：: \u3000）とに" or any(
                text[topic.piece.end:pair.outer.start] in ("", "さん", "氏", "様")
                for topic in line.topics if topic.piece.end <= pair.outer.start)
        if alone and size >= 8 and "、" in words:
            return True
        return alone and clause and (size >= 10 or bool(STRONG_CLAUSE.search(words)) and size >= 6)
    if after[0] != "と":
        return size >= 8 and clause and bool(SIGNED.match(after))
    if PASSIVE.match(after) and any(topic.how in ("から", "に", "からは") and topic.piece.end
                                    <= pair.outer.start for topic in line.topics):
        return clause
    if RELATIVE.match(after) and not _topic_from(line, pair):
        return False
    if rules.named.match(after) and not HEARD.match(after):
        return False
    if rules.speech.match(after):
        return clause and size >= 3 or size >= 18
    named_next = any(pair.outer.end < topic.piece.start <= pair.outer.end + 3
                     for topic in line.topics)
    return clause and bool(STRONG_CLAUSE.search(words)) and (
        named_next or size >= 7 and any(
            topic.piece.end <= pair.outer.start and topic.how in SUBJECT
            for topic in line.topics))


def _topic_from(line: Line, pair: Pair) -> Topic | None:
    return next((topic for topic in line.topics if topic.piece.end <= pair.outer.start
                 and topic.how in ("からは", "から", "からも", "は", "も")), None)


def _firm(article: Article, pair: Pair, line: Line, rules: Rules) -> bool:
    """Whether somebody speaks for certain, though nobody says who."""
    words = article.words(pair.inner)
    return len(words) >= 14 and bool(STRONG_CLAUSE.search(words))


def _stands_out(article: Article, pair: Pair, line: Line) -> bool:
    return "。" in article.words(pair.inner) or pair.outer.start == line.piece.start


def _cue(article: Article, pair: Pair, line: Line, who: Who) -> Piece | None:
    """The words that say so: と and its verb, up to the next comma or stop."""
    verb = re.compile(r"と[^、。「」『』]{0,24}")
    match = verb.match(article.text, pair.outer.end, line.piece.end)
    return Piece(match.start(), match.end()) if match and match.end() > match.start() else None


def _kind(article: Article, pair: Pair, rules: Rules) -> str:
    """What a pair is that is no speech."""
    text, words = article.text, article.words(pair.inner)
    before = text[max(0, pair.outer.start - 12):pair.outer.start]
    after = text[pair.outer.end:pair.outer.end + 24]
    if re.search(r"第[\d０-９一二三四五六七八九十]+回$", before) or rules.events.search(words) \
            and not words.startswith("この"):
        return "event"
    if pair.mark in "『《〈" or rules.works.search(before):
        return "work"
    if after[:1] == "と" and CLAUSE.search(words) and len(words) > 4:
        return "partial"
    if re.match(r"[をがは]", after) and rules.acts.match(after[1:]) and len(words) <= 24 \
            and not re.search(r"[いだる]$", words):
        return "work"
    if CLAUSE.search(words) and len(words) > 6 and STRONG_CLAUSE.search(words):
        return "partial"
    return "term"
