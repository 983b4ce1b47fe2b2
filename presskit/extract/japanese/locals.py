"""Surnames that a Japanese article gives away itself, so that no table must know them.

Here: what stands in the margin of a talk, what stands alone as well as before a given name.  Never
here: who is meant.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, RUN, Forms
from presskit.extract.japanese.parts import fit_given, fit_surname
from presskit.extract.proposal import Placed

__all__ = ["labels_of", "shared_surnames"]

LABEL = re.compile(f"[○◯●◆◇■□・]?[ \\u3000]?([{KANJI}ケノ]{{1,4}}?"
                   f"|[{KATA}]{{2,10}}|[{HIRA}]{{2,6}})"
                   "(?:さん|氏|様|委員長?|会長|座長|議員|部長|課長|市長|監督|教授|館長|理事長?"
                   "|代表)?"
                   "[ \\u3000：:]")


def labels_of(article: Article, placed: tuple[Placed, ...]) -> set[str]:
    """Words that more than one paragraph opens with, before a space or a colon, as those of an
    interview do with a surname."""
    counts: dict[str, int] = {}
    for number, _, text in article.each():
        match = LABEL.match(text[:24])
        if match and placed[number].kind in ("paragraph", "list") \
                and len(text) > match.end() + 4:
            counts[match[1]] = counts.get(match[1], 0) + 1
    return {label for label, count in counts.items() if count > 1}


def shared_surnames(article: Article, forms: Forms) -> set[str]:
    """Surnames that an article gives away: 鵜殿准教授 where 鵜殿研二准教授 stands too."""
    before = re.compile(f"(?<![{KANJI}])({RUN})(?:次期|新|前|元)?"
                        f"(?:{forms.any('titles')}|さん|氏)")
    words = {match[1] for match in before.finditer(article.text) if 2 <= len(match[1]) <= 7}
    return {word[:at] for word in words for at in range(2, min(5, len(word)))
            if word[:at] in words and fit_given(word[at:], forms) >= 1.5} | _alone(article, forms)


def _alone(article: Article, forms: Forms) -> set[str]:
    """Surnames that stand alone as well as before a given name: 帆足は, 帆足源太郎は."""
    runs = {match[0] for match in re.compile(f"(?<![{KANJI}{KATA}]){RUN}(?=[はがもをにとので、。"
                                             f"だ（])")
            .finditer(article.text) if len(match[0]) < 8}
    common = [forms[name] for name in ("work_nouns", "event_kinds", "somebody", "body_ends",
                                       "not_given", "not_honoured", "speech")]
    found = set()
    for run in runs:
        for at in range(2, min(5, len(run))):
            surname, given = fit_surname(run[:at], forms), fit_given(run[at:], forms)
            if run[:at] in runs and given >= 2 and not any(run[:at] in words for words in common) \
                    and (surname >= 1.5 or surname and run[-1] in "子美郎太介助夫男雄彦之也哉"):
                found.add(run[:at])
    return found
