"""Who an article means by *the accused*: 被告, 疑犯, 上訴人.

Here: which words say that somebody is one, and of whom they say it.  Never here: who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from presskit.extract.proposal import Person
from presskit.extract.words import Words, any_of

__all__ = ["find_parties"]


def find_parties(folded: str, people: Sequence[Person], words: Words
                 ) -> Iterator[tuple[int, int, int]]:
    """Every place of such a word that stands for somebody named, with that person's number: who
    bears it beside his name, else who is charged, the one named last of several."""
    parties = words.get("parties", ())
    charged = re.compile(rf"(?:[（(][^（）()\n]{{1,20}}[）)])?[，,]?"
                         rf"{any_of(words.get('charged', ()))}")
    named = sorted((piece.start, piece.end, number) for number, person in enumerate(people)
                   for piece in person.mentions)
    bearers: dict[str, list[tuple[int, int]]] = {word: [] for word in parties}
    for start, end, number in named:
        word = next((one for one in parties if folded.endswith(one, 0, start)), None)
        if word:
            bearers[word].append((start, number))
        elif charged.match(folded, end):
            bearers.setdefault("", []).append((start, number))
    behind = {start for start, _, _ in named}
    for match in re.finditer(rf"{any_of(parties)}(?![席方栏])", folded):
        those = bearers[match[0]] or bearers.get("", [])
        if those and match.end() not in behind:
            last = [number for start, number in those if start < match.start()]
            yield *match.span(), (last or [those[0][1]])[-1]
