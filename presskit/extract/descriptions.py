"""What bodies say of themselves, and which body each of those paragraphs is about.

Here: the walk that languages share.  Never here: which paragraphs are descriptions, what bodies
there are; a language in which a line above says whose it is.
"""

from __future__ import annotations

from presskit.extract.article import Article
from presskit.extract.proposal import Organisation, Placed

__all__ = ["find_descriptions", "owner_of"]


def find_descriptions(article: Article, placed: tuple[Placed, ...],
                      bodies: tuple[Organisation, ...],
                      reach: int) -> tuple[tuple[int, int | None], ...]:
    """The number of each description with that of its body, ``None`` where it names none within
    ``reach`` characters."""
    return tuple((number, owner_of(article, bodies, words[:reach]))
                 for number, _, words in article.each() if placed[number].kind == "boilerplate")


def owner_of(article: Article, bodies: tuple[Organisation, ...], words: str) -> int | None:
    """The number of the first of the bodies whose name stands in some words."""
    return next((number for number, one in enumerate(bodies)
                 if article.words(one.name) in words), None)
