"""What stands in marks and is no speech.

Here: the kind of each such pair.  Never here: whether it is speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from presskit.extract.chinese.scene import Scene
from presskit.extract.marks import Pair
from presskit.extract.proposal import Marked
from presskit.extract.words import Words, any_of

__all__ = ["marked_of"]


def marked_of(scene: Scene, pairs: Iterable[Pair], words: Words) -> tuple[Marked, ...]:
    """One finding a pair that holds anything."""
    event = re.compile(any_of(words["event-nouns"]))
    held = re.compile(any_of(words["event-verbs"]))
    just = re.compile(rf"{any_of(words['say'])}[了过着]?[：:，,]?\s*$")
    names = {scene.article.words(piece) for person in scene.people for piece in person.mentions}
    found = []
    for pair in pairs:
        if pair.inner is None:
            continue
        inner = scene.article.words(pair.inner)
        after = scene.masked[pair.outer.end:pair.outer.end + 12]
        before = scene.masked[max(0, pair.outer.start - 8):pair.outer.start]
        if pair.mark in "《〈«":
            kind = "work"
        elif inner in names:
            kind = "name"
        elif event.match(after) or held.match(after):
            kind = "event"
        else:
            kind = "partial" if just.search(before) else "term"
        found.append(Marked(pair.inner, kind))
    return tuple(found)
