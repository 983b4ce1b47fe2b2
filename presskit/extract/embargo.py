"""Whether an article may not be published before some hour.

Here: the paragraphs that say so.  Never here: which hour that is: a time without its zone is none,
and a guess would let something out too early.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article
from presskit.extract.words import Words, any_of

__all__ = ["find_embargoes"]

_LONGEST = 160  # characters: a longer paragraph tells about an embargo, and is none


def find_embargoes(article: Article, words: Words) -> tuple[int, ...]:
    """The numbers of the blocks that hold an article back; ``words`` has the list ``embargo``."""
    mark = re.compile(rf"[\W_]*{any_of(words.get('embargo', ()))}(?![a-z])", re.IGNORECASE)
    return tuple(number for number, _, text in article.each()
                 if len(text) <= _LONGEST and mark.match(text))
