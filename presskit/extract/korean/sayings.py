"""What a Korean sentence says of speech without marks, as patterns of the word lists.

Here: the words beside a name by which somebody spoke, was asked, or is no speaker at all.  Never
here: who it is, the verbs and endings round quoted words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.words import Words, any_of, made_once

__all__ = ["Sayings", "sayings_of"]


@dataclass(frozen=True, slots=True)
class Sayings:
    """Each is matched behind a name or searched in a sentence, as its list says.

    ``attributed``: 말이다; ``of_words``: 씨의 말; ``of_mind``: 씨의 꿈이; ``prompted``: 의원의
    질타에; ``kin``: 아버지 before a name; ``written``: 문구가 적혀; ``joined``: 한편, at the
    beginning; ``spoke``: a verb of speech and no other that ends a sentence.
    """

    attributed: re.Pattern[str]
    of_words: re.Pattern[str]
    of_mind: re.Pattern[str]
    prompted: re.Pattern[str]
    kin: re.Pattern[str]
    written: re.Pattern[str]
    joined: re.Pattern[str]
    spoke: re.Pattern[str]


@made_once
def sayings_of(words: Words) -> Sayings:
    """The patterns, from the lists of the language."""
    nouns, mind = words["speech_nouns"], words["minds"]
    plain = any_of(mind)
    stems = any_of({*words["verbs"]}.difference(words["weak_verbs"]))
    return Sayings(
        attributed=re.compile(rf"{any_of(nouns)}(?:이었다|였다|이다|다|입니다)"),
        of_words=re.compile(
            r"(?:\s?\([^()\n]{1,40}\))?\s?(?:씨|군|양|옹|님)?(?: [가-힣A-Za-z0-9]{1,14}){0,4}?의 "
            rf"{any_of((*nouns, *words['speech_nouns_owned']))}"
        ),
        of_mind=re.compile(
            rf"(?:\s?\([^()\n]{{1,30}}\))?"
            rf"(?:\s?씨 (?={plain})|(?:\s?씨)?(?: [가-힣]{{2,8}})?의 )"
            r"(?:[가-힣]{1,4} )?"
            rf"(?:[가-힣]{{1,8}}(?:은|는)|{any_of((*mind, *words['minds_owned']))}[이가도]) "
        ),
        prompted=re.compile(
            r"(?:\s?\([^()\n]{1,30}\))?\s?(?:씨|군|양)?(?: [가-힣]{2,8}){0,2}?의 "
            rf"{any_of(words['prompts'])}"
            r"(?:에|이|가|을|를|에도|에는|도|이 이어지|이 끝나)[^.]{0,20}"
        ),
        kin=re.compile(rf"({any_of(words['kin'])}) (?:고 |고\(故\) |故 )?$"),
        written=re.compile(
            rf"{any_of(words['writings'])}(?:이다|다|이었다|였다"
            rf"|[이가은는도] (?:\S+ )?{any_of(words['is_written'])})"
        ),
        joined=re.compile(rf"{any_of(words['joining'])},? "),
        spoke=re.compile(rf"{stems}[가-힣]{{0,5}}(?: [가-힣]{{1,6}})?[.]?\s*$"),
    )
