"""Speech in Japanese quotation marks, and what else stands in marks.

Here: in which order an article's words in marks are read, and what of them is one quote.  Never
here: what makes them speech (``utterances``), who speaks (``speakers``).
"""

from __future__ import annotations

import re
from dataclasses import replace

from presskit.extract.article import Article, Piece
from presskit.extract.japanese.forms import Forms, forms_of
from presskit.extract.japanese.sentences import Line, Topic, lines_of, mentions_of
from presskit.extract.japanese.speakers import SOURCE, SUBJECT, Voice, Who, says_of, who_says
from presskit.extract.japanese.statements import statements
from presskit.extract.japanese.utterances import STRONG_CLAUSE, Rules, is_speech, kind_of, rules_of
from presskit.extract.marks import Pair, pairs_of
from presskit.extract.proposal import Marked, Person, Placed, Quote
from presskit.extract.turn_answers import find_answers
from presskit.extract.words import Words

__all__ = ["find_quotes"]

SPLIT = re.compile("と、?[^。「」]{1,40}。")
BROKEN_OFF = re.compile("[はがをにもね、…―—]$")
"""How words end that somebody has not ended: 「最初は」と考えて、「怖かった」と言った."""
OUTER = "「“\""
SPOKEN_IN = ("paragraph", "list")


def find_quotes(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
                words: Words) -> tuple[tuple[Quote, ...], tuple[Marked, ...]]:
    """Everything that somebody says, and every other outermost pair of marks."""
    forms = forms_of(words)
    rules = forms.made(rules_of)
    mentions = mentions_of(people)
    answers = find_answers(article, placed, people, words)
    quotes, taken = statements(article, placed, mentions, answers.blocks, forms)
    quotes, taken = quotes + answers.quotes, taken | {*answers.blocks}
    marked: list[Marked] = []
    voice = Voice(forms.made(says_of))
    opened = False
    voice.before = voice.main = _of_the_title(article, placed, mentions)
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
            if _is_alone(lines) and (told := _announced(article, number, mentions, forms)):
                voice.before, voice.spoke, voice.topic, voice.last = told, None, None, None
            opened = False
            found, others = _read_block(article, lines, voice, forms, rules)
            quotes += found
            marked += others
        else:
            marked += [Marked(pair.inner, kind_of(article, pair, rules)) for pair in
                       pairs_of(article, block) if pair.depth == 0 and pair.inner]
    return tuple(sorted(quotes, key=lambda quote: quote.outer)), tuple(marked)


def announced_of(forms: Forms) -> re.Pattern[str]:
    """Words that announce what somebody says: 所長のコメントは次の通り."""
    return re.compile(
        f"(?:の{forms.any('announced')}[はをが、][^。「」]{{0,20}}"
        f"|[は、](?=[^。「」]{{0,12}}{forms.any('announcing')}))"
        "(?:以下|次|下記|つぎ)の?(?:通り|とおり|よう)[^。「」]{0,14}[。：:]?$")


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


def _announced(article: Article, number: int, mentions: list[tuple[int, int, int]],
               forms: Forms) -> Topic | None:
    """Whose words the paragraph before says that these are: Aさんのコメントは次のとおりです。"""
    if not number:
        return None
    block = article.blocks[number - 1].piece
    match = forms.made(announced_of).search(article.words(block))
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
                marked.append(Marked(pair.inner, kind_of(article, pair, rules)))
                continue
            one = Quote((pair.inner,), (pair.outer,), who.person, who.unnamed,
                        _cue(article, pair, line, who), who.sure, who.why)
            if quotes and _goes_on(article, quotes[-1], one, line):
                quotes[-1] = replace(quotes[-1], fragments=quotes[-1].fragments + one.fragments,
                                     outer=quotes[-1].outer + one.outer)
            else:
                quotes.append(one)
            voice.spoke = who
        _remember(voice, line)
    return quotes, marked


def _goes_on(article: Article, before: Quote, one: Quote, line: Line) -> bool:
    """Whether an utterance alone goes on with one that only a name parts it from:
    「…」とAさん。「…」, or ends one that was broken off."""
    if before.speaker is not None and before.speaker == one.speaker and len(
            article.words(before.fragments[-1])) <= 14 and BROKEN_OFF.search(
            article.words(before.fragments[-1])) \
            and one.outer[0].start - before.outer[-1].end < 48 \
            and "「" not in article.text[before.outer[-1].end:one.outer[0].start]:
        return True
    return before.speaker is not None and before.speaker == one.speaker \
        and one.outer[0].start == line.piece.start \
        and SPLIT.fullmatch(article.text[before.outer[-1].end:line.piece.start]) is not None \
        and article.text[one.outer[0].end:line.piece.end].strip("。 \u3000") == ""


def _remember(voice: Voice, line: Line) -> None:
    people = [topic for topic in line.topics if topic.person is not None]
    subjects = [topic for topic in people if topic.how in SUBJECT and topic.how not in SOURCE] \
        or [topic for topic in people if topic.how in SOURCE]
    if subjects:
        voice.topic = subjects[-1]
        if not line.pairs:
            voice.spoke = None
    elif any(topic.how in SUBJECT for topic in line.topics):
        voice.topic = [topic for topic in line.topics if topic.how in SUBJECT][-1]
    if people:
        first = next((topic for topic in people if topic.how not in ("の", "と")), people[-1])
        voice.last = first
        if not subjects and (len({topic.person for topic in people}) == 1
                             and people[-1].how in ("だ", "で", "、")
                             or people[-1].how in ("。", "")):
            voice.topic = people[-1]


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
