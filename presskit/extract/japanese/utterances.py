"""What Japanese words in quotation marks are: speech, a work, a term, a part of what was said.

Here: one pair of marks in its sentence.  Never here: who speaks.

The verb stands at the end of a Japanese sentence: 「…」 is told by what follows it (と話した) and
by what it is itself (a clause that ends as clauses do), less by what stands before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Article
from presskit.extract.japanese.forms import HIRA, Forms
from presskit.extract.japanese.sentences import Line, Topic, unnamed_of
from presskit.extract.japanese.speakers import SUBJECT, passive_of
from presskit.extract.marks import Pair

__all__ = ["STRONG_CLAUSE", "Rules", "is_speech", "kind_of", "rules_of"]

CLAUSE = re.compile(f"(?:[{HIRA}ー〜～]|[。！？!?…♪）])$")
STRONG_CLAUSE = re.compile(r"(?:[。！？!?…]|です|ます|した|ない|たい|だ|った|いる|ある|よう?|ね"
                           r"|よ|か|な|ろう|しょう|ん|い|たら|"
                           r"から|けど|ので|って|のに|ん?や|[じち]ゃ|[べぺ]|[ずだ]ら|なの|だが|[んるた]で|くれ|け|[だや]し|やれ|もの|わ|ぞ|ぜ|う|る|た|え|さ|を|に|へ)$")
HEARD = re.compile(r"という[。（]|といい、|という$|とのこと|そうだ。")
STATES = re.compile("[一-鿿ァ-ヺー]は[^。]{2,}")
SURVEYED = re.compile("と[^、。「」]{0,10}(?:のは|人は|割合は)[^。、]{0,6}[\\d０-９]")
THERE = re.compile("との(?!コメント|談話|考え|見方|認識|見解|意向|声明|思い|立場|方針|意見"
                        "|感想|言葉|説明|回答)[^、。「」はがを]{1,8}[はがを]")
"""Words that somebody found somewhere: 「5分で戻れ」との指示が残っていた."""
WRITTEN = re.compile("と(?:あ[りっる]|記さ|書か|記し|書い|つづ|綴)")
CALLED_SO = re.compile("(?<!理由)(?<!経緯)(?<!心境)(?<!思い)(?<!印象)(?<!感想)(?<!様子)(?<!背景)"
                       "(?<!意図)(?<!狙い)(?<!決意)(?<!抱負)(?<!喜び)(?<!気持ち)(?<!魅力)"
                       "(?<!当時)を$")
"""Whatever is called so: 目標を「ボーナスで泣くこと」と話す; but 理由を「…から」と話す."""
THERE = re.compile("(?:に|へ)は、?$")
"""Where words stand: 楽譜には「おつかれさん」."""
VERB_ENDS = re.compile("と[^、。「」]{2,20}(?:[うくぐすつぬぶむる]|た|だ)。?$")
NOMINAL = re.compile("[、はがを]")
"""What an utterance that ends in a noun has: おいしいと言われるのが一番."""
IN_PASSING = re.compile("(?:[てで](?:から)?|ながら|つつ|まま|[ただ](?:後|あと))$")
"""What somebody does while they speak: 頭を指さして「…」."""
OTHER_TOPIC = re.compile("(?:^|、)(?P<what>[^、。「」]{1,24}?)(?<![にでとらまへて])[はがも]$")
FIRST_TOPIC = re.compile("[^にでとらま]は(?:、|[^、]{1,12}[でに]、)")
SIGNED_LINE = re.compile("[\\s\u3000]*[―—─–]{1,3}[^。「」はがを]{2,40}")
"""Who said something, behind a dash: 「…」――音響エンジニア　黒部誠."""
SIGNED = re.compile(r"（[^（）「」\d０-９]{2,24}）(?:[。と]|$)")


@dataclass(frozen=True, slots=True)
class Rules:
    """Expressions of the lists.

    ``relative``: words that many answered; ``written``: words that stand written.
    ``left``: words that somebody found somewhere, 「5分で戻れ」との指示が残っていた.
    ``called``: whatever is called so, 目標を「…」と話す; but 理由を「…から」と話す.
    ``signs``: what the next sentence calls words that nobody speaks.
    ``motto``: what is no speech though somebody is named before it.
    """

    speech: re.Pattern[str]
    named: re.Pattern[str]
    works: re.Pattern[str]
    acts: re.Pattern[str]
    events: re.Pattern[str]
    unnamed: re.Pattern[str]
    passing: re.Pattern[str]
    passive: re.Pattern[str]
    relative: re.Pattern[str]
    left: re.Pattern[str]
    written: re.Pattern[str]
    called: re.Pattern[str]
    signs: re.Pattern[str]
    motto: re.Pattern[str]


def rules_of(forms: Forms) -> Rules:
    """The expressions, compiled; to be asked for with :meth:`Forms.made`."""
    return Rules(
        speech=re.compile(f"^(?:と|。と)[^。「」]{{0,34}}?{forms.any('speech')}"),
        named=re.compile(f"と(?:い[うっ](?!。|、|$)|[^、。「」]{{0,3}}(?:{forms.any('named')}))"),
        works=re.compile(f"{forms.any('work_nouns')}(?:[「『・は、]|$)"),
        acts=re.compile(f"[^。「」]{{0,12}}{forms.any('work_acts')}"),
        events=re.compile(f"{forms.any('event_kinds')}[\\s\\d０-９年度]*$"),
        unnamed=unnamed_of(forms), passing=re.compile(f"(?:今|{forms.any('no_voices')})$"),
        passive=passive_of(forms),
        relative=re.compile("(?:と|との)[^、。「」]{0,12}(?:た|る|う|す|との|の)"
                            f"{forms.any('answers')}"),
        left=re.compile(f"との(?!{forms.any('views')})[^、。「」はがを]{{1,8}}[はがを]"),
        written=re.compile(f"と{forms.any('written')}"),
        called=re.compile(f"{forms.not_behind('told_nouns')}を$"),
        signs=re.compile(f"[ \u3000]*[そこ]んな{forms.any('signs')}"),
        motto=re.compile(f"{forms.any('mottos')}は、?$"))


def is_speech(article: Article, pair: Pair, line: Line, rules: Rules) -> bool:
    """Whether what stands between two marks is a whole utterance."""
    text = article.text
    words = article.words(pair.inner)
    after = text[pair.outer.end:min(line.piece.end, pair.outer.end + 80)]
    if pair.outer.start == line.piece.start and SIGNED_LINE.fullmatch(after):
        return True
    after = after.lstrip("―—─–")
    size = len(words)
    if not pair.closed:
        return size > 20 and pair.outer.start == line.piece.start
    if rules.motto.search(text[max(line.piece.start, pair.outer.start - 12):pair.outer.start]):
        return False
    if words[-1] in "。" or "。" in words and size > 12:
        return not re.match(r"と(?:題|いう(?!。)|書|記|刻)", after)
    if re.search(r"[%％割]の?[^、。]{0,6}[がは]、?$",
                 text[max(line.piece.start, pair.outer.start - 16):pair.outer.start]):
        return False
    if _is_predicate(text, pair, line, rules) or size < 24 and rules.called.search(
            text[max(line.piece.start, pair.outer.start - 6):pair.outer.start]):
        return False
    clause = bool(CLAUSE.search(words)) or size > 6 and bool(STATES.search(words))
    if after in ("", "。") or after[:1] == "。":
        return _stops(text, pair, line, words, clause, rules)
    if after[0] != "と":
        return size >= 8 and clause and bool(SIGNED.match(after))
    if rules.passive.match(after) and any(topic.how in ("から", "に", "からは") and topic.piece.end
                                    <= pair.outer.start for topic in line.topics):
        return clause
    if _is_told_of(text, pair, line, after, rules):
        return False
    if rules.speech.match(after):
        return clause and size >= 3 or size >= 18 or size >= 6 and bool(NOMINAL.search(words))
    return _is_said(pair, line, words, after, clause)


def _is_said(pair: Pair, line: Line, words: str, after: str, clause: bool) -> bool:
    """Whether words with と behind them are an utterance, though no verb of speech follows."""
    size = len(words)
    named_next = any(pair.outer.end < topic.piece.start <= pair.outer.end + 3
                     for topic in line.topics)
    if named_next and size >= 9 and NOMINAL.search(words) and any(
            topic.how in ("。", "", "だ") for topic in line.topics
            if topic.piece.start > pair.outer.end):
        return True
    if clause and size >= 8 and STRONG_CLAUSE.search(words) \
            and pair.outer.start == line.piece.start and VERB_ENDS.fullmatch(after):
        return True
    return clause and bool(STRONG_CLAUSE.search(words)) and (
        named_next or size >= 7 and any(
            topic.piece.end <= pair.outer.start and topic.how in SUBJECT
            for topic in line.topics))


def _is_predicate(text: str, pair: Pair, line: Line, rules: Rules) -> bool:
    """Whether words are what somebody says of something, and no whole utterance: 同社は、待機中は
    「自由だった」と主張した."""
    low = max([line.piece.start, *(other.outer.end for other in line.pairs
                                   if other.outer.end <= pair.outer.start)])
    match = OTHER_TOPIC.search(text[low:pair.outer.start])
    if not match or rules.passing.search(match["what"]):
        return False
    start = low + match.start("what")
    if any(topic.piece.end > start for topic in line.topics
           if topic.piece.start < pair.outer.start):
        return False
    return bool(FIRST_TOPIC.search(text[low:start])) or any(
        low <= topic.piece.start and topic.how in SUBJECT for topic in line.topics
        if topic.piece.end <= start)


def _stops(text: str, pair: Pair, line: Line, words: str, clause: bool, rules: Rules) -> bool:
    """Whether words with which a sentence ends are an utterance: Aさんは「…」."""
    size = len(words)
    if THERE.search(text[max(line.piece.start, pair.outer.start - 4):pair.outer.start]) \
            or pair.outer.start == line.piece.start and rules.signs.match(
                text, line.piece.end, line.piece.end + 40):
        return False
    alone = pair.outer.start == line.piece.start \
        or text[pair.outer.start - 1] in "、はもが。：: \u3000）とに" or any(
            text[topic.piece.end:pair.outer.start] in ("", "さん", "氏", "様")
            or topic.how in ("は", "も", "が") and IN_PASSING.search(
                text[topic.piece.end:pair.outer.start])
            for topic in line.topics if topic.piece.end <= pair.outer.start)
    acts = any(topic.person is not None and topic.how in SUBJECT and IN_PASSING.search(
        text[topic.piece.start:pair.outer.start].rstrip("、")) for topic in line.topics
        if topic.piece.end <= pair.outer.start)
    if clause and pair.outer.start == line.piece.start and STRONG_CLAUSE.search(words) \
            and size >= 4:
        return True
    if alone and size >= 7 and ("、" in words or acts and NOMINAL.search(words)):
        return True
    return alone and clause and (size >= 10 or bool(STRONG_CLAUSE.search(words)) and size >= 6)


def _is_told_of(text: str, pair: Pair, line: Line, after: str, rules: Rules) -> bool:
    """Whether the sentence speaks of the words: they are written, named, or the answer of so many
    in a survey."""
    low = max(line.piece.start, pair.outer.start - 4)
    return bool(
        rules.written.match(after) and re.search("(?:には|に|では)、?$", text[low:pair.outer.start])
        or SURVEYED.match(after) or rules.left.match(after)
        or rules.relative.match(after) and not _topic_from(line, pair)
        or rules.named.match(after) and not HEARD.match(after))


def _topic_from(line: Line, pair: Pair) -> Topic | None:
    return next((topic for topic in line.topics if topic.piece.end <= pair.outer.start
                 and topic.how in ("からは", "から", "からも", "は", "も")), None)


def kind_of(article: Article, pair: Pair, rules: Rules) -> str:
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
