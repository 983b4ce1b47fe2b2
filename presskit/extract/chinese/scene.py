"""What stands around speech: an article with all in marks covered, and whoever could speak.

Here: people, pronouns and people without names, each with its place; clauses and sentences;
verbs of speech.  Never here: which words are speech, and whose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from presskit.extract.article import Article
from presskit.extract.chinese.accused import find_parties
from presskit.extract.chinese.fold import fold
from presskit.extract.marks import Pair, pairs_of
from presskit.extract.proposal import Person, Placed
from presskit.extract.words import Words, any_of

__all__ = ["COVER", "NAMES", "Scene", "Someone", "scene_of"]

COVER = "○"
CLAUSE = re.compile(r"[^，,；;：:。！？!?…]*[，,；;：:。！？!?…]+[」』”’）)]*"
                    r"|[^，,；;：:。！？!?…]+")
SENTENCE = re.compile(r"[。！？!?…]+[」』”’\"）)]*\s*")
OWNED = re.compile(r"[）)」”]?(?:身[旁边上后前]|旁[边]?|对面|面前|一旁)?的(?!确)|身[旁边]|对面")
BESIDE = re.compile(r".?|、[^，。：；说]{0,12}")
BODY_OF = re.compile(r"(?![向对跟与和要])[\u4e00-\u9fff、]{0,10}")
WITHIN = re.compile(r"(?:在|于|通过|透过|从|以)[^，。]{0,10}$")
HAN = re.compile(r"[\u4e00-\u9fff](?<![在于的和与对向由及：])")
SHORTLY = (r"(?:工(?![作程厂人会业艺具地资])|总(?![是部会经监裁共计体数])|董(?!事)"
           r"|导(?![演致航师游览向])|生(?![产活物前于日意命长动态涯存气病]))")
"""How people of a trade are called by their surnames: 鄺工, 張總, 馮生."""
NAMES = ("name", "polite")


@dataclass(frozen=True, slots=True)
class Someone:
    """A word for somebody: ``kind`` is ``name`` (of a registered person), ``title`` (that one
    registered person bears), ``polite`` (surname and title of nobody registered), ``unnamed``,
    ``role`` (a title of nobody registered before a verb of speech), ``kin``, ``pronoun``,
    ``group`` (a pronoun for several) or ``body`` (an office, a firm, a paper)."""

    start: int
    end: int
    kind: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as the search for speech sees it.

    ``masked`` is as long as its text, in Simplified, what stands in marks and brackets
    covered but for a last stop or comma; ``pairs`` are the outermost pairs of each block,
    ``places`` where people are mentioned, with their numbers.
    """

    article: Article
    folded: str
    masked: str
    pairs: tuple[tuple[Pair, ...], ...]
    people: tuple[Person, ...]
    places: tuple[tuple[int, int], ...]
    someones: tuple[Someone, ...]
    starts: tuple[int, ...]
    say: re.Pattern[str]
    objects: re.Pattern[str]
    say_nouns: re.Pattern[str]
    gestures: re.Pattern[str]
    kin: re.Pattern[str]
    ties: re.Pattern[str]

    def those(self, start: int, end: int) -> Sequence[Someone]:
        """Whoever stands in a stretch."""
        return self.someones[bisect_left(self.starts, start):bisect_left(self.starts, end)]

    def hidden_names(self, start: int, end: int) -> list[int]:
        """People whose names begin in a stretch, in marks and brackets too."""
        places = self.places
        return [number for _, number in places[bisect_left(places, (start, -1)):
                                               bisect_left(places, (end, -1))]]

    def verbs(self, start: int, end: int) -> list[re.Match[str]]:
        """Verbs of speech in a stretch."""
        return [one for one in self.say.finditer(self.masked, start, end) if one["say"]]

    def clauses(self, start: int, end: int) -> list[tuple[int, int]]:
        """Stretches between commas, colons and stops, with their mark."""
        return [one.span() for one in CLAUSE.finditer(self.masked, start, end)]

    def sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Stretches up to a stop, with it."""
        for stop in SENTENCE.finditer(self.masked, start, end):
            yield start, stop.end()
            start = stop.end()
        if start < end:
            yield start, end

    def each_sentence(self, placed: Sequence[Placed], kinds: Sequence[str] = ("paragraph",)
                      ) -> Iterator[tuple[int, int, int]]:
        """Every sentence of the blocks of some kinds: the block's number, start and end."""
        for number, one in enumerate(placed):
            if one.kind in kinds:
                block = self.article.blocks[number].piece
                for start, end in self.sentences(block.start, block.end):
                    yield number, start, end

    def acts(self, one: Someone, begin: int) -> bool:
        """Whether somebody isn't spoken to, of or about, as far as the clause that begins at
        ``begin`` says, and is no owner of something."""
        before = self.masked[max(begin, one.start - 14):one.start]
        if one.kind == "body" and WITHIN.search(before):
            return False
        if self.objects.search(("" if begin < one.start - 14 else "，") + before):
            return False
        return not self.owns(one)

    def owns(self, one: Someone) -> bool:
        """Whether 的 follows, or a place beside somebody, or what somebody else who is named is
        to him: 何華仁弟子、畫家林文雄."""
        after = self.masked[one.end:one.end + 12]
        if one.kind == "name" and (tie := self.ties.match(self.masked, one.end)):
            other = next((other for other in self.those(tie.end(), one.end + 14)
                          if other.kind == "name"), None)
            if other and BESIDE.fullmatch(self.masked, tie.end(), other.start):
                return True
        return bool(OWNED.match(after)) and not (
            after.startswith("的") and self.say_nouns.match(after, 1))


def scene_of(article: Article, people: tuple[Person, ...], words: Words) -> Scene:
    """The scene of an article whose people are known."""
    folded = fold(article.text)
    pairs = tuple(tuple(pair for pair in pairs_of(article, block) if pair.depth == 0)
                  for block in article.blocks)
    masked = _mask(article, folded, pairs)
    someones = _someones(folded, masked, people, words)
    not_say, say = any_of(words["say-not"]), any_of(words["say"])
    places = tuple(sorted((piece.start, number) for number, person in enumerate(people)
                          for piece in person.mentions))
    return Scene(article, folded, masked, pairs, people, places, someones,
                 tuple(one.start for one in someones),
                 re.compile(f"{not_say}(?!{COVER})|(?P<say>{say})"),
                 re.compile(rf"{_objects(words)}(?:了|着|过|到)?[^，。、的是说：○]{{0,10}}$"
                            r"|(?:^|[，,：。])\W*(?:与|和|跟|同)[^，。、的是说：○]{0,10}$"
                            rf"|{any_of(words['faces'])}[^，。：○]{{0,12}}$"),
                 re.compile(rf"[^，。：]{{0,3}}?{any_of(words['say-nouns'])}"),
                 re.compile(any_of(words["gestures"])), re.compile(rf"的?{any_of(words['kin'])}"),
                 re.compile(any_of(words["ties"])))


def _objects(words: Words) -> str:
    """An expression for words after which somebody is spoken to or of: 問, but not in 顧問 nor in
    問題."""
    others = "".join(f"(?<!{word[:-1]}(?={word[-1]}))" for word in words["objects-not"])
    return f"{others}(?!{any_of(words.get('objects-begin', ()))}){any_of(words['objects'])}"


def _mask(article: Article, folded: str, pairs: tuple[tuple[Pair, ...], ...]) -> str:
    """Cover what stands in marks, but its last stop, and in brackets."""
    parts, at = [], 0
    for outermost in pairs:
        for pair in outermost:
            if pair.inner is None:
                continue
            inner = folded[pair.inner.start:pair.inner.end].rstrip()
            keep = inner[-1:] if inner[-1:] in "。！？!?…，,～" and pair.mark not in "《〈" else ""
            length = pair.inner.end - pair.inner.start
            parts += [folded[at:pair.inner.start], COVER * (length - len(keep)), keep]
            at = pair.inner.end
    masked = "".join((*parts, folded[at:]))
    return re.sub(r"[（(][^（）()\n]{1,200}[）)]",
                  lambda found: found[0][0] + COVER * (len(found[0]) - 2) + found[0][-1], masked)


def _someones(folded: str, masked: str, people: tuple[Person, ...],
              words: Words) -> tuple[Someone, ...]:
    """Whoever could speak, in order, none within another."""
    found = [Someone(piece.start, piece.end, "name", number)
             for number, person in enumerate(people) for piece in person.mentions
             if masked[piece.start:piece.end] == folded[piece.start:piece.end]]
    found += (Someone(start, end, "name", number)
              for start, end, number in find_parties(folded, people, words)
              if masked[start:end] == folded[start:end])
    for pattern, kind in _patterns(words):
        for match in pattern.finditer(masked):
            start = match.start()
            while kind in ("role", "body") and match.start() - start < 8 and start \
                    and HAN.match(masked[start - 1]):
                start -= 1
            found.append(Someone(start, match.end(), kind))
    titles = _titles(folded, people, words)
    alone = (rf"(?<![副前原总女男助这那该各名位个]){any_of(titles)}"
             rf"(?=[，,：:最也亦又还则只当随才就便再续曾]|{any_of(words['say'])})")
    places = sorted((one.start, one.person) for one in found if one.kind == "name")
    found += (Someone(match.start(), match.end(), "title",
                      _bearer(titles[match[0]], places, match.start()))
              for match in re.finditer(alone, masked))
    rank = ("name", "polite", "pronoun", "title", "unnamed", "role", "kin", "group", "body")
    taken = bytearray(len(masked))
    kept = []
    for one in sorted(found, key=lambda one: (rank.index(one.kind), one.start, -one.end)):
        if not any(taken[one.start:one.end]):
            taken[one.start:one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return _apart(masked, sorted(kept, key=lambda one: one.start))


def _apart(masked: str, someones: list[Someone]) -> tuple[Someone, ...]:
    """Without words for somebody whose name stands beside them: *校長黃紹恩*, *代表、工人耿大成*,
    *王雷教授*."""
    kept = []
    for number, one in enumerate(someones):
        if one.kind in ("title", "kin", "unnamed", "role", "body"):
            before = someones[number - 1] if number else None
            after = someones[number + 1] if number + 1 < len(someones) else None
            if before and before.kind == "name" and before.end == one.start:
                continue
            beside = BODY_OF if one.kind == "body" else BESIDE
            if after and after.kind in ("name", "polite", "title", "role") \
                    and beside.fullmatch(masked, one.end, max(one.end, after.start)):
                continue
        kept.append(one)
    return tuple(kept)


def _patterns(words: Words) -> tuple[tuple[re.Pattern[str], str], ...]:
    """People without names."""
    plain = rf"[^，。！？；：「」“”（）()\s{COVER}说]"
    surname, doubtful = any_of(words.get("surnames", ())), any_of(words.get("surnames_wary", ()))
    no_subject = rf"(?!{any_of(words.get('no-subject', ()))})"
    no_aunt = rf"(?!{any_of(words.get('no-aunt', ()))})"
    return (
        (re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?!{doubtful})(?<=[的位名是和与来员者人民表长户师友主商客属婆伯亲儿女妻夫东伴计记管工医护厨匠贩]))"
                    rf"(?:{surname}(?:{any_of(words['polite'])}|{SHORTLY})"
                    rf"|{any_of(words['familiar'])}(?!{any_of(words.get('familiar-not', ()))})"
                    rf"{surname}(?=[\u4e00-\u9fff]))"
                    rf"|阿(?![里根拉富尔姆布联波斯贝])[\u4e00-\u9fff]"), "polite"),
        (re.compile(rf"(?:^|(?<=[，。：！？；”」』\s的])){any_of(words['folk'])}"
                    "(?![的们员人群类口])", re.M), "unnamed"),
        (re.compile(rf"{any_of(words['some'])}{plain}{{0,16}}?{any_of(words['folk'])}"
                    rf"(?![\u4e00-\u9fff]{{0,1}}○)|有人|旁人"), "unnamed"),
        (re.compile(rf"(?:{plain}(?<!、)){{1,12}}?{any_of(words['spokes'])}"), "unnamed"),
        (re.compile(rf"(?:(?<=[，。：！？；”」\s的])|^){no_subject}[\u4e00-\u9fff]{{1,7}}?"
                    rf"(?:[人者员生师手友众客主工])(?=[则也亦又还都]?"
                    rf"(?:[在对向从][^，。：○]{{1,10}})?{any_of(words['say'])})", re.M), "unnamed"),
        (re.compile(rf"(?:(?<=[，。：！？；”」\s的主友长坊])|^){no_aunt}[\u4e00-\u9fff]"
                    rf"(?:[姐哥叔伯嫂姨婶婆妹仔]|大姐|大哥|大叔|大嫂)(?=[则也亦又还都]|[，：]|"
                    rf"[\u4e00-\u9fff]{{0,6}}?{any_of(words['say'])})", re.M), "unnamed"),
        (re.compile(rf"{any_of(words['title-ends'])}(?=[则也亦还又]?{any_of(words['say'])})"),
         "role"),
        (re.compile(rf"{any_of(words['voices'])}"
                    rf"(?=(?!的)[\u4e00-\u9fff]{{0,8}}?{any_of(words['say'])})"), "body"),
        (re.compile(any_of(words["ties"])), "kin"),
        (re.compile(any_of(words["several"])), "group"),
        (re.compile(rf"{any_of(words['folk'])}们"), "group"),
        (re.compile(rf"[他她佢](?!们|人|哋|国|乡|日|山)"
                    rf"|(?:这|那|该|此)(?:位|名)(?:{plain}{{0,16}}?(?:{any_of(words['folk'])}"
                    rf"|[人者员生师手友长家主](?=[则也]?{any_of(words['say'])})))?"),
         "pronoun"),
    )


def _bearer(bearers: frozenset[int], places: list[tuple[int, int]], at: int) -> int:
    """Of those who bear a title the one who was named last, at the latest in 20 mentions."""
    end = bisect_left(places, (at, -1))
    return next((person for _, person in reversed(places[max(0, end - 20):end])
                 if person in bearers), min(bearers))


def _titles(folded: str, people: tuple[Person, ...], words: Words) -> dict[str, frozenset[int]]:
    """Titles with those who bear them, whole and by their last word."""
    last = re.compile(rf"{any_of(words['title-ends'])}$")
    bearers: dict[str, set[int]] = {}
    for number, person in enumerate(people):
        for title in person.titles:
            if title.title is not None and title.title.end - title.title.start <= 12:
                whole = folded[title.title.start:title.title.end]
                end = last.search(whole)
                for word in {whole, end[0] if end else whole}:
                    bearers.setdefault(word, set()).add(number)
    return {title: frozenset(those) for title, those in bearers.items() if len(title) > 1}
